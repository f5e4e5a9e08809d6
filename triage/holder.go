package triage

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// class reads 各…, 全体…, 每个… at byte i.
func (l *looker) class(i int) int {
	q := ""
	if !quantifierStarts.has(runeAt(l.s, i)) || runeAt(l.s, i) == '全' && strings.ContainsRune("安完健齐周保成", runeBefore(l.s, i)) && i > 0 {
		return 0
	}
	for _, w := range quantifiers {
		if strings.HasPrefix(l.s[i:], w) && len(w) > len(q) && w != "请" && w != "凡" {
			q = w
		}
	}
	if q == "" {
		return 0
	}
	if e, ok := l.v.base.longest(l.s, i); ok && len(e.word) > len(q) && e.entity == noEntity {
		if e.use != othersWord {
			return 0
		}
		l.hits = append(l.hits, hit{from: i, to: i + len(e.word), use: e.use})
	}
	end := l.v.classAt(l.blanked, i+len(q))
	if q == "全体" && strings.ContainsRune("到去回往", runeAt(l.s, i+len(q))) {
		end = i + len(q) // 全体到院里集合
	}
	if end == i+len(q) {
		n := l.outsiders(i + len(q))
		if n == 0 && (q == "各位" || q == "诸位") {
			n = l.kindOfPeople(end)
		}
		if n > 0 {
			l.found = append(l.found, address{from: i, to: end + n, who: classOut, all: true})
			return len(q) + n
		}
		if q != "各位" && q != "全体" && q != "诸位" {
			return 0
		}
		l.found = append(l.found, address{from: i, to: end, who: l.everybody(i), all: true})
		return len(q)
	}
	who := l.v.belongs(l.s[i:end])
	if who == classOut && (q == "各位" || q == "诸位") && l.s[i+len(q):end] == "老师" {
		who = everyone // a courtesy: whoever is here
	}
	if who != classOut && l.part(i) {
		who = classOut
	}
	l.found = append(l.found, address{from: i, to: end, who: who, all: true, vague: who == classIn && l.v.vague(l.s[i:end])})
	return end - i
}

// dutyHolder reads somebody who is called by his duty at byte i: 管信息的, 负责低保的同志.
// Whoever has a duty of the user's words, or her unit's, is the user.
func (l *looker) dutyHolder(i int) int {
	verb := ""
	if !dutyStarts.has(runeAt(l.s, i)) {
		return 0
	}
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
	for _, w := range []string{"同志", "同事", "干部", "老师", "人员", "那位", "各位", "几位", "兄弟", "弟兄", "伙计", "师傅", "姐妹", "大哥", "朋友", "人"} {
		if strings.HasPrefix(l.s[end:], w) {
			end, called = end+len(w), true
			break
		}
	}
	if r := runeAt(l.s, end); !called && r != 0 && !strings.ContainsRune(" ,:!。\n", r) && !l.working(end) {
		return 0
	}
	who := classOut
	if what := rest[:of]; l.v.onDesk(what) || l.v.inCare(what) || strings.HasPrefix(what, "这") && slices.ContainsFunc(l.v.self.duties, func(d string) bool { return strings.Contains(l.s, d) }) {
		who = myRole
	}
	l.found = append(l.found, address{from: i, to: end, who: who, all: true, duty: true})
	return end - i
}

// working reports whether a word of work begins at byte i: 管信息的|写一条.
func (l *looker) working(i int) bool {
	e, ok := l.v.base.longest(l.s, i)
	return ok && slices.Contains([]use{verbWord, weakVerb, sendWord, giveWord, attendWord, pleaseWord}, e.use)
}

// rooms are units that are called rooms; other rooms are places.
var rooms = strings.Fields(`督查室 秘书室 法制室 综合室 信访室 监察室 纪检室 文印室 收发室 质控室 财务室 政工室 研究室 技术室 预算室 安监室 人事室 宣传室 调度室`)

// desk is the length of the name of another unit that nobody of has spoken for, where a
// clause begins with it or it is told to act: 农机站：…, 仓储组今晚盘点, 请种植业股把…. A
// number may tell it from hers: 10栋.
func (l *looker) desk(i int) int {
	before := runeBefore(l.s, i)
	asked := actEnds.has(before) && told(l.s[max(0, i-9):i])
	if before != 0 && !deskBorders.has(before) && !l.opensPoint(i) && (l.blanked[i-1] != ' ' || l.blanked[i] == ' ') && !asked || noDesk.has(runeAt(l.s, i)) || l.v.breaks(l.s, i) {
		return 0
	}
	end := i
	for n := 1; n <= 7; n++ {
		r := runeAt(l.s, end)
		if !hanzi(r) || l.blanked[end] == ' ' {
			return 0
		}
		end += utf8.RuneLen(r)
		name := l.s[i:end]
		if n < 3 || !deskEnds.has(r) || r == '室' && !endsAny(l.s[:end], rooms...) || r == '班' && !strings.HasSuffix(l.s[:end], "专班") {
			continue
		}
		if strings.ContainsRune("村镇乡局", r) && strings.ContainsAny(name[:len(name)-utf8.RuneLen(r)], "各全每个到里在的是来去抽查验示范贫困重点") {
			continue
		}
		if startsAny(name, papers...) && !startsAny(name, "数学", "证券") || startsAny(name, "总结", "方案", "报告", "计划", "合同", "发票", "清单", "明细", "纪要", "通知") {
			return 0 // 总结|报财政所
		}
		if l.v.inUnits(name) != classOut || l.v.onDesk(name) || l.crossed(i, end) || l.somebody(i) {
			return 0
		}
		after := l.s[end:]
		if asked || r == '股' || strings.HasSuffix(name, "专班") || after == "" || startsAny(after, ":", ",", "已", "把", "请", "的同志", "要", "在", "负责", "牵头") || strings.HasPrefix(l.blanked[end:], " ") {
			return end - i
		}
	}
	return 0
}

var (
	deskBorders = runesOf("\n。;:!. ),?")
	deskEnds    = runesOf("股组站科队班所庭办室村镇乡局")
	noDesk      = runesOf("包驻联各全本我你您他她这那哪每一两几该此其上下进出到去在回不没再先按据由前后内之起止交报发送给寄转找")
)

// somebody reports whether a person's name begins at byte i: 请|李敏带队 names no unit.
func (l *looker) somebody(i int) bool {
	if e, ok := l.v.base.longest(l.s, i); ok && (e.entity == myName || e.entity == myNick) {
		return true
	}
	e, ok := l.c.names.longest(l.s, i)
	return ok && e.entity == person
}

// listed is the length of a list of names that nobody has spoken for, with which a clause
// begins: 青冈、白岭6月17日前….
func (l *looker) listed(i int) int {
	if before := runeBefore(l.s, i); before != 0 && !listBorders.has(before) && !l.opensPoint(i) {
		return 0
	}
	end, names := i, 0
	for {
		n := 0
		at := end
		for hanzi(runeAt(l.s, at)) && l.blanked[at] != ' ' && n < 4 && !startsAny(l.s[at:], "还没", "还未", "尚未") {
			at += utf8.RuneLen(runeAt(l.s, at))
			n++
		}
		if n < 2 || n > 3 {
			break
		}
		if e, ok := l.v.base.longest(l.s, end); ok && len(e.word) > len("一") || ok && e.entity != noEntity {
			return 0
		}
		if l.v.abbreviates(l.s[end:at]) {
			return 0
		}
		names, end = names+1, at
		if !strings.HasPrefix(l.s[end:], "、") {
			break
		}
		end += len("、")
	}
	if names < 2 || strings.HasSuffix(l.s[i:end], "、") || l.blanked[min(end, len(l.blanked)-1)] != ' ' && !startsAny(l.s[end:], ":", "还没", "还未", "尚未") {
		return 0
	}
	return end - i
}

var listBorders = runesOf("\n。;:!,?")

// abbreviates reports whether a name is a short form of one of the user's units: 农业局 for
// 农业农村局.
func (v *vocabulary) abbreviates(name string) bool {
	short := []rune(name)
	return len(short) >= 3 && slices.ContainsFunc(v.self.units, func(u string) bool {
		k := 0
		for _, r := range u {
			if k < len(short) && r == short[k] {
				k++
			}
		}
		return k == len(short) && strings.HasPrefix(u, string(short[:2])) && strings.HasSuffix(u, string(short[len(short)-1:]))
	})
}

// numbered is the length of a place of the kind of one of the user's that another number
// tells from hers: 10栋 for one who looks after 5栋, 2格 for one of 3格.
func (l *looker) numbered(i int) int {
	if !digit(runeAt(l.s, i)) || digit(runeBefore(l.s, i)) || i > 0 && strings.IndexByte(".-", l.s[i-1]) >= 0 {
		return 0
	}
	n := strings.IndexFunc(l.s[i:], func(r rune) bool { return !digit(r) && r != '-' && r != '—' && r != '~' })
	if n <= 0 || n > 8 {
		return 0
	}
	for _, k := range l.v.self.kinds {
		if strings.HasPrefix(l.s[i+n:], k) && !l.v.self.within(l.s[i:i+n], k) && !slices.Contains(l.v.self.places, l.s[i:i+n+len(k)]) {
			return n + len(k)
		}
	}
	return 0
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

// inCare reports whether words name one of the user's areas: 柏树 of 柏树村, 南区安全.
func (v *vocabulary) inCare(what string) bool {
	return slices.ContainsFunc(v.self.areas, func(a string) bool {
		short := shortUnit(a)
		return strings.Contains(what, a) || short != "" && strings.Contains(what, short)
	})
}

// noun reads a bare noun of persons at byte i if it is longer than least: 内勤, 班主任们.
func (l *looker) noun(i, least int) int {
	e, ok := l.v.nouns.longest(l.s, i)
	if !ok || len(e.word) < least || !slices.Contains(l.v.heads, e.word) {
		return 0
	}
	end := i + len(e.word)
	for next, more := l.v.nouns.longest(l.s, end); more; next, more = l.v.nouns.longest(l.s, end) {
		end += len(next.word)
	}
	if thing(l.s[end:]) {
		return len(e.word) // 党员|预备党员|数
	}
	before := l.v.qualifierBefore(l.s, i)
	who := l.v.bears(e.word, before)
	if who == everyone {
		who = noEntity // 同志, 人员: anybody
	}
	if who == classIn {
		who = myRole
	}
	if who == myRole && before == "" && l.part(i) {
		who = classOut
	}
	from := i - len(before)
	if kind := l.runBefore(i); who == classOut && before == "" && strings.HasSuffix(kind, "年级") && l.begins(i-len(kind)) {
		from -= len(kind) // 四五六年级班主任
	}
	if before == "" {
		if owner, at := l.ownersBefore(i); owner == classOut || owner == myRole && who == myRole {
			who, from = owner, at
			l.found = append(l.found, address{from: from, to: end, who: who})
			return end - i
		}
	}
	plural := strings.HasPrefix(l.s[i+len(e.word):], "们")
	if who == myRole && before == "" && !plural && l.otherKind(i, e.word) {
		who, from = classOut, i-len(l.runBefore(i))
	}
	if kind := l.runBefore(i); who == myRole && from == i && strings.HasSuffix(kind, "年级") && l.begins(i-len(kind)) {
		from -= len(kind) // 低年级|班主任
	}
	if who == classOut && before == "" && from == i {
		from -= l.modifier(i, i+len(e.word))
	}
	if who == myRole && before == "" && !plural && slices.Contains(leaders, e.word) {
		who = myTitle
		if l.c.superior && !l.fits {
			return len(e.word) // the superior may be meant
		}
	}
	if who != noEntity {
		vague := who == myRole && (l.v.vagueMember(before+e.word) || before == "" && slices.Contains(titles, e.word)) // 老师能发一下课表吗
		l.found = append(l.found, address{from: from, to: i + len(e.word), who: who, vague: vague})
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
	if of := s[from:i]; (of == "级" || of == "班") && hanzi(runeBefore(s, from)) {
		return "" // 低年|级班主任
	}
	return s[from:i]
}
