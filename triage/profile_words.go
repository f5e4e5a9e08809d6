package triage

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A self is what follows from the profile: the words that mean the user, and what
// she is among others.
type self struct {
	full          string     // her full name, folded
	names         []string   // all her names, folded, the full one first
	accounts      []string   // her sender ids, folded, by which a program may record a mention
	sounds        [][]string // how each of names sounds; nil for one that is not Chinese
	initials      *runes     // what they may begin with, see [initials]
	nicks         []string   // those that another could bear too: 小李, 李主任
	units         []string
	roles         []string // roles and the parts of her title
	areas         []string
	duties        []string // words of her duties
	superiors     []string
	superiorNames []string // the persons in them
	covers        []string // those for whom she stands in
	surname       string   // "" for a name that is not Chinese
	heads         bool     // she leads something
	places        []string // areas and units told from others by a number: 5栋
	kinds         []string // what stands behind the number: 栋
	outside       bool     // she looks after places whose own people are not hers: 驻村
}

// leaders are the titles whose bearers are among 各…负责人 and 各位领导.
var leaders = strings.Fields(`书记 主任 经理 所长 科长 股长 站长 队长 校长 院长 园长 行长 部长 局长 处长 镇长 乡长 主管 负责人 组长 村长 护士长 会长 主席 总监`)

func foldAll(raw []string) []string {
	var folded []string
	for _, r := range raw {
		if f := strings.TrimSpace(newText(r).s); f != "" && !slices.Contains(folded, f) {
			folded = append(folded, f)
		}
	}
	return folded
}

func newSelf(p Profile) *self {
	s := &self{
		units: foldAll(unbracketed(p.Units)), areas: foldAll(unbracketed(p.Areas)), superiors: foldAll(p.Superiors), covers: foldAll(p.Covers),
		roles: foldAll(append(slices.Clone(p.Roles), splitTitle(p.Title)...)),
	}
	for _, u := range s.units {
		if first, rest, ok := strings.Cut(u, " "); ok && letter(runeAt(u, 0)) && strings.HasSuffix(first, "s") {
			s.units = append(s.units, strings.TrimSuffix(first, "s")+" "+rest) // every park office, for the Parks office
		}
	}
	for _, sup := range s.superiors {
		name, _ := personName(sup)
		s.superiorNames = append(s.superiorNames, name)
	}
	s.names, s.accounts = foldAll(p.Names), foldAll(p.IDs)
	if len(s.names) > 0 {
		s.full = s.names[0]
		if n := surname(s.full, 0); n > 0 && utf8.RuneCountInString(s.full) <= 4 {
			s.surname = s.full[:n]
		}
	}
	for _, name := range s.names[min(1, len(s.names)):] {
		if s.shared(name) {
			s.nicks = append(s.nicks, name)
		}
	}
	s.titled(p.Title)
	for _, name := range s.names {
		s.sounds = append(s.sounds, soundOf(name))
	}
	s.initials = initials(s.sounds)
	s.outside = s.looksAfter()
	for _, r := range append(slices.Clone(s.roles), s.units...) {
		for _, l := range leaders {
			s.heads = s.heads || strings.HasSuffix(r, l)
		}
	}
	s.number()
	for _, d := range foldAll(p.Duties) {
		s.duties = append(s.duties, dutyWords(d)...)
	}
	return s
}

// number notes the places of hers that a number tells from others: 5栋, 407.
func (s *self) number() {
	for _, w := range slices.Concat(s.areas, s.units) {
		n := strings.IndexFunc(w, func(r rune) bool { return !digit(r) })
		if n <= 0 {
			continue
		}
		s.places = append(s.places, w)
		if kind := w[n:]; utf8.RuneCountInString(kind) <= 3 && hanzi(runeAt(kind, 0)) && !slices.Contains(s.kinds, kind) {
			s.kinds = append(s.kinds, kind)
		}
	}
}

// within reports whether a range of numbers holds one of the user's places of the kind: 3-6, for
// one of 5栋.
func (s *self) within(numbers, kind string) bool {
	from, to, ok := strings.Cut(strings.NewReplacer("—", "-", "~", "-").Replace(numbers), "-")
	if !ok {
		return false
	}
	low, err := strconv.Atoi(from)
	high, bad := strconv.Atoi(strings.Trim(to, "-"))
	return err == nil && bad == nil && slices.ContainsFunc(s.places, func(p string) bool {
		own, found := strings.CutSuffix(p, kind)
		n, err := strconv.Atoi(own)
		return found && err == nil && low <= n && n <= high
	})
}

// splitTitle cuts 河口村党支部书记、村委会主任 into its parts. The words of an English title mean its bearer together only:
// Facilities Coordinator.
func splitTitle(title string) []string {
	title = unbracket(title)
	if !strings.ContainsFunc(title, hanzi) {
		title = strings.NewReplacer(" and ", ",", " & ", ",").Replace(title)
		parts := strings.FieldsFunc(title, func(r rune) bool { return strings.ContainsRune(",，/()（）", r) })
		for i := range parts {
			parts[i] = strings.TrimSpace(parts[i])
		}
		parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
		if len(parts) == 0 {
			return nil
		}
		last := parts[len(parts)-1]
		for i := range parts[:len(parts)-1] { // Volunteer and Facilities Coordinator is a Volunteer Coordinator
			if at := strings.LastIndexByte(last, ' '); at >= 0 && !strings.Contains(parts[i], " ") {
				parts[i] += last[at:]
			}
		}
		return parts
	}
	return strings.FieldsFunc(title, func(r rune) bool { return strings.ContainsRune("、,，/和兼()（） ", r) })
}

// unbracket takes numbers out of their brackets, where they are part of a name: 三(2)班 is 三2班.
func unbracket(s string) string {
	for _, n := range "0123456789一二三四五六七八九十" {
		s = strings.NewReplacer("("+string(n)+")", string(n), "（"+string(n)+"）", string(n)).Replace(s)
	}
	return s
}

// unbracketed are the words, and those of them with numbers in brackets also without.
func unbracketed(words []string) []string {
	all := slices.Clone(words)
	for _, w := range words {
		if bare := unbracket(w); bare != w {
			all = append(all, bare)
			if spelt := inCharacters.Replace(w); spelt != w && hanzi(runeAt(w, 0)) {
				all = append(all, spelt, unbracket(spelt)) // 三(2)班 is 三(二)班, and 三二班
			}
		}
	}
	return all
}

// inCharacters writes numbers of one digit as Chinese does.
var inCharacters = strings.NewReplacer("1", "一", "2", "二", "3", "三", "4", "四", "5", "五", "6", "六", "7", "七", "8", "八", "9", "九")

// shared reports whether a name is one that others could bear as well: 小李, 老陈,
// 李主任, a first name of one word.
func (s *self) shared(name string) bool {
	if s.surname == "" {
		return !strings.ContainsAny(name, " ,.")
	}
	rest, ok := strings.CutPrefix(name, s.surname)
	if ok && slices.Contains(titles, rest) {
		return true
	}
	r, n := utf8.DecodeRuneInString(name)
	return strings.ContainsRune("小老阿", r) && name[n:] == s.surname
}

// titled adds the surname with the titles that hers allows: 党建办干事 Li is 李干事.
func (s *self) titled(title string) {
	if s.surname == "" {
		return
	}
	for _, part := range foldAll(splitTitle(title)) {
		for _, t := range titles {
			called := s.surname + t
			if utf8.RuneCountInString(t) >= 2 && strings.HasSuffix(part, t) && !strings.HasSuffix(part, "班主任") && !slices.Contains(s.names, called) {
				s.nicks = append(s.nicks, called)
				s.names = append(s.names, called)
			}
		}
	}
}

// mayBe reports whether people could call the user by the title: as friends do, or by
// a part of her own title or roles.
func (s *self) mayBe(title string) bool {
	if slices.Contains(kinTitles, title) {
		return true
	}
	return slices.ContainsFunc(s.roles, func(r string) bool { return strings.Contains(strings.ReplaceAll(r, "班主任", ""), title) })
}

// looksAfter reports whether the user's areas are villages and she belongs to none:
// what is said to such a village is said to its own people.
func (s *self) looksAfter() bool {
	villages := func(list []string) bool {
		return slices.ContainsFunc(list, func(w string) bool { return strings.HasSuffix(w, "村") || strings.HasSuffix(w, "社区") })
	}
	return villages(s.areas) && !villages(s.units)
}

// dutyWords are what a duty is recognised by: itself, and without the verbs that
// offices hang on to everything.
func dutyWords(duty string) []string {
	words := []string{duty}
	for _, tail := range strings.Fields(`管理 工作 收缴 统计 维护 办理 初审 审核 监测 报送 服务 核实 应对 业务 建设`) {
		if short, ok := strings.CutSuffix(duty, tail); ok && utf8.RuneCountInString(short) >= 2 {
			words = append(words, short)
		}
	}
	return words
}

// latinNouns are the English nouns of people, before the profile says which of them
// mean the user.
func latinNouns() []entry {
	var es []entry
	for _, w := range latinOthers {
		es = append(es, entry{word: strings.ReplaceAll(w, "_", " "), entity: classOut})
	}
	for _, w := range latinEveryone {
		es = append(es, entry{word: strings.ReplaceAll(w, "_", " "), entity: everyone})
	}
	return es
}

// crowdWords call whoever is in the group.
var crowdWords = strings.Fields(`大家 大伙 大伙儿 同志们 同仁们 姐妹们 兄弟们 伙伴们 小伙伴们 家人们 朋友们 战友们 老铁们 同事们 领导们 每个人 每人 人人 人手一份 人手一张 一人一份 一人一张 一人一篇 一人一表 所有人 看到的 收到的`)

// entries are the profile's words for the lexis. Short forms of units come first,
// so that a name of the same letters holds.
func (s *self) entries() []entry {
	es := latinNouns()
	for _, w := range crowdWords {
		es = append(es, entry{word: w, entity: everyone})
	}
	put := func(list []string, e entity) {
		for _, w := range list {
			if utf8.RuneCountInString(w) >= 2 {
				es = append(es, entry{word: w, entity: e})
			}
		}
	}
	put(s.duties, myDuty)
	if s.outside {
		put(s.areas, unit)
	} else {
		put(s.areas, myArea)
	}
	for _, u := range s.units {
		put([]string{shortUnit(u)}, myUnit)
	}
	put(s.units, myUnit)
	put(s.roles, myRole)
	put(latinRoles(s.roles), myRole)
	put(s.covers, person)
	for _, c := range s.covers {
		put(latinForms(c), person)
	}
	put(s.superiors, aboveMe)
	for _, sup := range s.superiors {
		put(latinForms(sup), aboveMe)
	}
	put(s.names, myName)
	put(s.nicks, myNick)
	return es
}
