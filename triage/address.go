package triage

import (
	"slices"
	"strings"
	"unicode/utf8"

	"shoudao/ingest"
)

// A place is what an address is in its clause.
type place uint8

const (
	aside    place = iota // spoken of, not to
	subject               // spoken to, or told to act: 小李…, 请各村…, 让小周…
	called                // a name alone, before or behind what is asked
	object                // the one to whom something goes: 报小吴, 找李敏
	owner                 // 李敏的…
	excluded              // 除河口村外
	quoted                // inside a title or quotation marks
)

// An address is one mention of somebody who could be spoken to.
type address struct {
	from, to int // bytes of the folded text
	who      entity
	place    place
	at       bool // with an @
	all      bool // 各, 全体: a class and not one of its kind
	told     bool // a word such as 请, 让, 由 stands before it
	duty     bool // named by what is on somebody's desk
	charged  bool // 由, 让, 安排: others are charged with it by whoever is spoken to
}

// mine reports whether the address means the user, alone or among others.
func (a address) mine() bool {
	switch a.who {
	case myName, myNick, myTitle, myUnit, myRole, myArea, everyone, classIn:
		return true
	}
	return false
}

// foreign reports whether the address means somebody else.
func (a address) foreign() bool {
	switch a.who {
	case person, unit, classOut, aboveMe:
		return true
	}
	return false
}

// spoken reports whether what is said is said to this address.
func (a address) spoken() bool { return a.place == subject || a.place == called }

// look finds the words and addresses of a folded text.
func (v *vocabulary) look(s, blanked string, c *circle, m *ingest.Message) ([]hit, []address) {
	l := looker{v: v, c: c, s: s, blanked: blanked, fits: v.fits(newText(m.Group.Name).s)}
	for _, name := range m.Mentions {
		if f := strings.TrimSpace(newText(name).s); f != "" {
			l.recorded = append(l.recorded, f)
		}
	}
	longestFirst(l.recorded)
	for i := 0; i < len(s); {
		i += l.step(i)
	}
	return l.hits, l.found
}

type looker struct {
	v        *vocabulary
	c        *circle
	s        string
	blanked  string // s without its times
	fits     bool   // the group is of the user's kind
	recorded []string
	hits     []hit
	found    []address
}

// step reads what begins at byte i and returns how far it goes.
func (l *looker) step(i int) int {
	if l.s[i] == '@' {
		if n := l.mention(i); n > 0 {
			return n
		}
	}
	if n := l.class(i); n > 0 {
		return n
	}
	if n := l.dutyHolder(i); n > 0 {
		return n
	}
	best, ok := l.v.base.longest(l.s, i)
	if e, found := l.c.names.longest(l.s, i); found && (!ok || len(e.word) > len(best.word) || len(e.word) == len(best.word) && best.entity == noEntity) {
		best, ok = e, true
	}
	if n := l.stranger(i); n > len(best.word) {
		l.put(i, i+n, person)
		return n
	}
	if n := l.noun(i, len(best.word)); n > 0 {
		return n
	}
	if !ok {
		_, n := utf8.DecodeRuneInString(l.s[i:])
		return n
	}
	end := i + len(best.word)
	if best.entity == noEntity {
		l.hits = append(l.hits, hit{from: i, to: end, use: best.use})
		return len(best.word)
	}
	if best.entity == myDuty {
		l.hits = append(l.hits, hit{from: i, to: end, entity: myDuty})
		return len(best.word)
	}
	if (best.entity == myName || best.entity == myNick) && l.crossed(i, end) {
		_, n := utf8.DecodeRuneInString(l.s[i:])
		return n
	}
	return l.named(i, end, best.entity)
}

// named puts an entity, widened by the person noun behind it: 民政办|主任, 河口的|文书.
func (l *looker) named(from, to int, who entity) int {
	if who == myUnit || who == unit || who == myArea {
		at := to
		if who != unit && strings.HasPrefix(l.s[at:], "村") || strings.HasPrefix(l.s[at:], "社区") {
			at += len("村")
			if strings.HasPrefix(l.s[to:], "社区") {
				at = to + len("社区")
			}
			to = at
		}
		if strings.HasPrefix(l.s[at:], "的") {
			at += len("的")
		}
		if e, ok := l.v.nouns.longest(l.s, at); ok {
			end := at + len(e.word)
			if head := longestSuffix(e.word, l.v.heads); head != "" && !thing(l.s[end:]) {
				switch {
				case who != myUnit && who != myArea:
					who = classOut
				case l.v.bears(head, "") == classIn:
					who = myRole
				case l.v.bears(head, "") == everyone:
				default:
					who = classOut
				}
				to = end
			}
		}
	}
	l.put(from, to, who)
	return to - from
}

// mention reads what stands behind an @ at byte i.
func (l *looker) mention(i int) int {
	rest := l.s[i+1:]
	for _, name := range l.recorded {
		if strings.HasPrefix(rest, name) {
			return l.at(i, i+1+len(name), name)
		}
	}
	for _, w := range []string{"所有人", "全体成员", "all", "channel", "here", "everyone", "全员"} {
		if strings.HasPrefix(rest, w) {
			l.found = append(l.found, address{from: i, to: i + 1 + len(w), who: everyone, at: true, place: called})
			return 1 + len(w)
		}
	}
	if e, ok := l.c.names.longest(l.s, i+1); ok {
		return l.at(i, i+1+len(e.word), e.word)
	}
	if e, ok := l.v.base.longest(l.s, i+1); ok && e.entity != noEntity && e.entity != myDuty {
		end := i + 1 + len(e.word)
		if r := runeAt(l.s, end); e.entity != myName || !hanzi(r) || !l.longerName(i+1, end) {
			l.found = append(l.found, address{from: i, to: end, who: e.entity, at: true, place: called})
			return end - i
		}
	}
	n := strings.IndexFunc(rest, func(r rune) bool { return r == ' ' || r == '\n' || strings.ContainsRune(",。!?;:@", r) })
	if n < 0 {
		n = len(rest)
	}
	if n == 0 || n > 60 {
		return 0
	}
	return l.at(i, i+1+n, rest[:n])
}

// at puts a mention of the given name.
func (l *looker) at(from, to int, name string) int {
	who := person
	if l.v.means(name, l.c) {
		who = myName
	} else if slices.Contains(l.v.self.units, name) || l.v.belongs(name) == classIn {
		who = myUnit
	}
	l.found = append(l.found, address{from: from, to: to, who: who, at: true, place: called})
	return to - from
}

// means reports whether a shown name is the user's.
func (v *vocabulary) means(shown string, c *circle) bool {
	if k, ok := c.known[shown]; ok {
		return c.speakers[k].mine
	}
	if slices.Contains(v.self.names, shown) {
		return true
	}
	if v.self.full == "" {
		return false
	}
	if v.self.surname == "" {
		return strings.Contains(shown, v.self.full)
	}
	at := strings.Index(shown, v.self.full)
	if at < 0 {
		return false
	}
	return !hanzi(runeAt(shown, at+len(v.self.full)))
}

// longerName reports whether the characters behind a name make it another's:
// 李敏|华 where somebody of that name speaks, or where only a name could stand.
func (l *looker) longerName(from, to int) bool {
	e, ok := l.c.names.longest(l.s, from)
	return ok && from+len(e.word) > to
}

// class reads 各…, 全体…, 每个… at byte i.
func (l *looker) class(i int) int {
	q := ""
	for _, w := range quantifiers {
		if strings.HasPrefix(l.s[i:], w) && len(w) > len(q) && w != "请" && w != "凡" {
			q = w
		}
	}
	if q == "" {
		return 0
	}
	if e, ok := l.v.base.longest(l.s, i); ok && len(e.word) > len(q) && e.entity == noEntity {
		return 0
	}
	end := l.v.classAt(l.blanked, i+len(q))
	if end == i+len(q) {
		if q != "各位" && q != "全体" {
			return 0
		}
		l.found = append(l.found, address{from: i, to: end, who: everyone, all: true})
		return len(q)
	}
	l.found = append(l.found, address{from: i, to: end, who: l.v.belongs(l.s[i:end]), all: true})
	return end - i
}

// dutyVerbs begin the name of somebody by what is on his desk: 管党员统计的同志.
var dutyVerbs = strings.Fields(`分管 主管 负责 经办 承办 对接 管 做 搞 抓 联系 办`)

// dutyHolder reads somebody who is called by his duty at byte i: 管信息的, 负责低保的同志.
// Whoever has a duty of the user's words, or her unit's, is the user.
func (l *looker) dutyHolder(i int) int {
	verb := ""
	for _, v := range dutyVerbs {
		if strings.HasPrefix(l.s[i:], v) {
			verb = v
			break
		}
	}
	if verb == "" {
		return 0
	}
	const longest = 30 // bytes: ten characters
	rest := l.blanked[i+len(verb):]
	of := strings.Index(rest, "的")
	if of < 6 || of > longest || strings.ContainsAny(rest[:of], " ,。;:!?\n") {
		return 0
	}
	end := i + len(verb) + of + len("的")
	called := false
	for _, w := range []string{"同志", "同事", "干部", "老师", "人员", "那位", "各位", "几位", "人"} {
		if strings.HasPrefix(l.s[end:], w) {
			end, called = end+len(w), true
			break
		}
	}
	if r := runeAt(l.s, end); !called && r != 0 && !strings.ContainsRune(" ,:!。\n", r) {
		return 0
	}
	who := classOut
	if l.v.onDesk(rest[:of]) {
		who = myRole
	}
	l.found = append(l.found, address{from: i, to: end, who: who, all: true, duty: true})
	return end - i
}

// onDesk reports whether words name one of the user's duties or what her unit is
// for: 党建 of 党建办.
func (v *vocabulary) onDesk(what string) bool {
	for _, d := range v.self.duties {
		if strings.Contains(what, d) || strings.Contains(d, what) {
			return true
		}
	}
	for _, u := range v.self.units {
		if short := shortUnit(u); short != "" && (strings.Contains(what, short) || strings.Contains(what, u)) {
			return true
		}
	}
	return false
}

// noun reads a bare noun of persons at byte i if it is longer than least: 内勤, 班主任们.
func (l *looker) noun(i, least int) int {
	e, ok := l.v.nouns.longest(l.s, i)
	if !ok || len(e.word) < least || !slices.Contains(l.v.heads, e.word) {
		return 0
	}
	before := l.v.qualifierBefore(l.s, i)
	who := l.v.bears(e.word, before)
	if who == everyone {
		who = noEntity // 同志, 人员: anybody
	}
	if who == classIn {
		who = myRole
	}
	plural := strings.HasPrefix(l.s[i+len(e.word):], "们")
	if who == myRole && before == "" && !plural && slices.Contains(leaders, e.word) {
		who = myTitle
		if l.c.superior && !l.fits {
			return len(e.word) // the superior may be meant
		}
	}
	if who != noEntity {
		l.found = append(l.found, address{from: i - len(before), to: i + len(e.word), who: who})
	}
	return len(e.word)
}

// qualifierBefore is the run of letters and digits before byte i that belongs to
// the noun there: 23级|辅导员.
func (v *vocabulary) qualifierBefore(s string, i int) string {
	from := i
	for from > 0 {
		r := runeBefore(s, from)
		if !digit(r) && r != '级' && r != '班' && !letter(r) {
			break
		}
		from -= utf8.RuneLen(r)
	}
	return s[from:i]
}

// stranger is the length of a name by its form alone: 张书记, 小赵, 老钱.
func (l *looker) stranger(i int) int {
	r, n := utf8.DecodeRuneInString(l.s[i:])
	if strings.ContainsRune("小老阿", r) {
		k := surname(l.s, i+n)
		if k == 0 || l.crossed(i, i+n+k) {
			return 0
		}
		if after := runeAt(l.s, i+n+k); after != 0 && strings.ContainsRune("子儿", after) {
			return 0
		}
		return n + k
	}
	k := surname(l.s, i)
	if k == 0 {
		return 0
	}
	best := 0
	for _, t := range titles {
		if len(t) > best && strings.HasPrefix(l.s[i+k:], t) && !(utf8.RuneCountInString(t) == 1 && l.crossed(i, i+k+len(t))) {
			best = len(t)
		}
	}
	if best == 0 {
		return 0
	}
	if e, ok := l.v.base.longest(l.s, i); ok && len(e.word) >= k+best {
		return 0
	}
	return k + best
}

// crossed reports whether a word of the tables begins with the last character of
// s[from:to] and goes on beyond it: then 小周|末 is no 小周.
func (l *looker) crossed(from, to int) bool {
	last := to - utf8.RuneLen(runeBefore(l.s, to))
	if last <= from {
		return false
	}
	e, ok := l.v.base.longest(l.s, last)
	return ok && last+len(e.word) > to && e.entity == noEntity
}

func (l *looker) put(from, to int, who entity) {
	l.found = append(l.found, address{from: from, to: to, who: who})
}
