package triage

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// peopleEnds are the characters in which the names of kinds of people end who are in no office: 种粮大户, 供货商, 宝妈.
var peopleEnds = runesOf("户民友主客商娘妈爸亲居")

// kindOfPeople is the length of a noun of people that the tables do not have, right behind 各位 at byte i: 各位|种粮大户. They
// are of some kind, and the user would be called by another word.
func (l *looker) kindOfPeople(i int) int {
	end := i
	for n := 1; n <= 5; n++ {
		r := runeAt(l.s, end)
		if !hanzi(r) || l.blanked[end] == ' ' {
			return 0
		}
		end += utf8.RuneLen(r)
		word := l.s[i:end]
		if slices.Contains(anyone, word) {
			return 0 // 各位家人: whoever is here
		}
		next := runeAt(l.s, end)
		if n >= 2 && peopleEnds.has(r) && (!hanzi(next) || l.blanked[end] == ' ' || strings.ContainsRune("请们把要有", next) || strings.HasPrefix(l.s[end:], "注意")) {
			return end - i
		}
	}
	return 0
}

// ownersBefore are whose people the noun at byte i are by the units that stand right before it, alone or in a list: 上河村、马家村的|书记,
// 骨科的|带教老师. It is noEntity where none does.
func (l *looker) ownersBefore(i int) (who entity, from int) {
	of, ok := strings.CutSuffix(l.s[:i], "的")
	if !ok {
		return noEntity, i
	}
	from = len(of)
	for from > 0 && (hanzi(runeBefore(of, from)) || runeBefore(of, from) == '、') && l.blanked[from-1] != ' ' {
		from -= utf8.RuneLen(runeBefore(of, from))
	}
	list := of[from:]
	for _, w := range actMarks {
		if rest, ok := strings.CutPrefix(list, w); ok {
			from, list = from+len(w), rest
			break
		}
	}
	if !strings.Contains(list, "、") && l.v.otherGrade(list) {
		return classOut, from
	}
	if list == "" || strings.ContainsAny(list, "各每全本我咱你您该这那哪几两三四五") {
		return noEntity, i
	}
	for name := range strings.SplitSeq(list, "、") {
		n := utf8.RuneCountInString(name)
		if n < 2 || n > 5 || l.v.unitNoun(name) || n > 3 && !unitSuffix(name) {
			return noEntity, i
		}
		if l.v.hers(name) {
			return myRole, from
		}
		if unitSuffix(name) && !endsAny(name, "班", "会", "级", "区", "室", "店", "社", "厅", "组", "队") {
			who = classOut
		}
	}
	return who, from
}

// unitNoun reports whether a word is a kind of units and no unit.
func (v *vocabulary) unitNoun(w string) bool {
	_, ok := unitNouns[w]
	return ok
}

// hers reports whether the name of a unit is that of one of the user's, be it short.
func (v *vocabulary) hers(name string) bool {
	for _, u := range slices.Concat(v.self.units, v.self.areas) {
		if strings.Contains(u, name) || strings.Contains(name, u) {
			return true
		}
		if short := shortUnit(name); short != "" && strings.Contains(u, short) {
			return true
		}
	}
	return v.onDesk(name)
}

// yours reads at byte i the units to which a letter speaks, each of those that get it: 请你村…, 贵单位尚未…. In talk 你村 is of whoever
// has spoken, so that nothing may stand before it, and nothing be asked about it.
func (l *looker) yours(i int) int {
	r, n := utf8.DecodeRuneInString(l.s[i:])
	if r != '你' && r != '贵' {
		return 0
	}
	left := endsAny(l.s[:i], "还差", "就差", "只差", "就剩", "只剩", "仅剩", "就等", "只等")
	if left && strings.HasPrefix(l.s[i+n:], "们") {
		n += len("们")
	}
	if before := strings.TrimRight(strings.TrimSuffix(l.s[:i], "请"), " "); !left && before != "" && !thoseBorders.has(runeBefore(before, len(before))) {
		return 0
	}
	e, ok := l.v.nouns.longest(l.s, i+n)
	if !ok || !l.v.unitNoun(e.word) || l.v.inUnits(e.word) != classIn || strings.ContainsAny(l.s[i:], "?吗呢几") || strings.Contains(l.s[i:], "多少") {
		return 0
	}
	end := i + n + len(e.word)
	l.hits = append(l.hits, hit{from: i, to: end, use: youWord})
	l.found = append(l.found, address{from: i, to: end, who: classIn, all: true})
	return end - i
}

// whoHas reads at byte i a question for the one on whose desk something is, where it is on the user's: 谁管公章.
func (l *looker) whoHas(i int) int {
	rest, ok := cutAny(l.s[i:], "谁", "who ")
	if !ok {
		return 0
	}
	what, ok := cutAny(rest, "负责", "分管", "经办", "经管", "管", "looks after ", "handles ", "deals with ", "is in charge of ", "manages ")
	if !ok {
		return 0
	}
	who := len(l.s) - i - len(rest)
	for _, d := range l.v.self.duties {
		after, ok := strings.CutPrefix(what, d)
		if next := runeAt(after, 0); !ok || letter(next) || hanzi(next) && !strings.ContainsRune("的呀啊呢哦", next) {
			continue
		}
		end := len(l.s) - len(after)
		l.hits = append(l.hits, hit{from: i, to: i + who, use: askWord})
		l.found = append(l.found, address{from: i, to: end, who: myRole, all: true, duty: true})
		return end - i
	}
	return 0
}

// alongsides are the bodies that every office has beside its own units; their names end in no kind of units.
var alongsides = strings.Fields(`关工委 武装部 组织部 宣传部 统战部 老干局 工会 妇联 团委 纪委 人大 政协 残联 科协 侨联 工商联 文联`)

// body is the length of the name of one of them at byte i, where it is told to act or stands in such a list, and is none of the
// user's: 请|工会、妇联出席.
func (l *looker) body(i int) int {
	before := l.s[:i]
	told := actEnds.has(runeBefore(l.s, i)) && told(before[max(0, i-9):])
	if !told && !(len(l.found) > 0 && l.found[len(l.found)-1].who == unit && listed(l.s[l.found[len(l.found)-1].to:i])) {
		return 0
	}
	for _, b := range alongsides {
		if strings.HasPrefix(l.s[i:], b) {
			own := func(w string) bool { return strings.Contains(w, b) }
			if slices.ContainsFunc(l.v.self.units, own) || slices.ContainsFunc(l.v.self.roles, own) || thing(l.s[i+len(b):]) {
				return 0
			}
			return len(b)
		}
	}
	return 0
}

// withoutList is what stands before an address without the units that are called in one list with it: 马家村、|柳湾村.
func withoutList(before string) string {
	for {
		rest, ok := strings.CutSuffix(before, "、")
		if !ok {
			return before
		}
		at := strings.LastIndexAny(rest, " 、,:。") + 1
		if at > 0 && rest[at-1] >= 0x80 {
			at = strings.LastIndexAny(rest, "、。")
			at += len("、")
		}
		if name := rest[at:]; !unitSuffix(name) || utf8.RuneCountInString(name) > 5 {
			return before
		}
		before = rest[:at]
	}
}

// relayed reports whether what stands around a name has somebody tell its bearer what follows: 你跟|小林|说一声.
func relayed(before, after string) bool {
	return endsAny(before, "跟", "和", "给", "帮我跟", "替我跟") && startsAny(after, "说一声", "说一下", "说下", "讲一声", "讲一下", "带句话", "带个话")
}

// lackAmongThem has a sentence that calls the user by name and tells what those lack who are with her ask her to see to it:
// 江老师，你们班两个孩子没带跳绳.
func (h *heard) lackAmongThem() {
	for _, a := range h.addresses {
		if a.who != myName && a.who != myNick || a.place != called {
			continue
		}
		for i := range h.clauses {
			c, d := &h.clauses[i], &h.deeds[i]
			body := h.body(i)
			if c.from < a.from || c.sentence != h.sentenceAt(a.from) || d.asks() || d.done || d.thanks || d.chatter || d.noNeed || interrogative(body) || strings.Contains(body, "吧") {
				continue
			}
			of, ok := cutAny(strings.TrimLeft(body[min(len(body), max(0, a.to-c.from)):], " ,:"), "你们", "你班", "你科", "你家", "你那", "您班", "您那")
			if ok && (strings.Contains(of, "没") || strings.Contains(of, "忘") || strings.Contains(of, "漏")) && !holdsAny(of, "没事", "没关系", "没问题", "没错", "忘不") {
				d.raise(hit{from: c.from, to: c.to}, 1)
				d.chase = true
			}
		}
	}
}

// hearsay reports whether a clause only tells what is said: 听说下周要交.
func hearsay(body string) bool {
	return startsAny(strings.TrimLeft(body, " "), "听说", "据说", "传说", "听人说", "好像听说") && !strings.ContainsAny(body, "你您")
}

// tidies reports whether words tell people to clean up behind themselves: 把自己的碗洗干净.
func tidies(body string) bool {
	return strings.Contains(body, "把") && endsAny(strings.TrimRight(body, " !。~哈啊哦呀"), "干净")
}

// afterThose is a clause without the people that it begins with, told by what they lack: 没领教材的|班级来领.
func afterThose(body string) string {
	if startsAny(body, "没", "还没", "未", "尚未") {
		if _, rest, ok := strings.Cut(body, "的"); ok {
			return rest
		}
	}
	return body
}

// withTold has a unit told that stands behind one that is, with 和 between them: 请工会和|党政办布置会场.
func withTold(s string, c *clause, found []address) {
	for i := 1; i < len(found); i++ {
		a, first := &found[i], found[i-1]
		if a.place == object && a.from >= c.from && a.to <= c.to && first.place == subject && first.told && first.who == unit && (a.who == unit || a.who == myUnit) &&
			slices.Contains([]string{"和", "与", "及"}, s[first.to:a.from]) {
			a.place, a.told = subject, true
		}
	}
}

// looksOver reports whether the clause has all look at something.
func (s *said) looksOver() bool {
	a, c := s.scope.mine, s.clause()
	return s.scope.h == s.h && a.from >= c.from && a.to <= c.to && looksOver(s.h.t.s[a.to:c.to])
}

// looksOver reports whether what stands behind 大家 has them look at what was named before: 排班表大家|看一下有没有问题.
func looksOver(after string) bool {
	verb, n := utf8.DecodeRuneInString(after)
	return strings.ContainsRune("看核对过审瞧", verb) && startsAny(after[n:], "一下", "下", "一遍") && holdsAny(after, "有没有", "有无", "对不对", "是否", "还有没")
}

// sibling is the length of the name of a unit at byte i that only another number tells from one of the user's: 三一班 for one of 三二班.
func (l *looker) sibling(i int) int {
	here := runeAt(l.s, i)
	for _, u := range l.v.self.units {
		if runeAt(u, 0) != here {
			continue // most of them
		}
		at := strings.IndexAny(u, tellings)
		if first := utf8.RuneLen(runeAt(u, 0)); at == 0 && strings.HasPrefix(u[first:], "(") && strings.IndexAny(u[first+1:], tellings) == 0 {
			at = first + 1 // 三(2)班
		}
		if at <= 0 {
			continue
		}
		for next := u[at+utf8.RuneLen(runeAt(u, at)):]; ; {
			if strings.IndexAny(next, tellings) != 0 { // 三二班: the last of the numbers tells
				break
			}
			at = len(u) - len(next)
			next = u[at+utf8.RuneLen(runeAt(u, at)):]
		}
		r := runeAt(u, at)
		head, tail := u[:at], u[at+utf8.RuneLen(r):]
		rest, ok := strings.CutPrefix(l.s[i:], head)
		other := runeAt(rest, 0)
		if !ok || tail == "" || other == r || !strings.ContainsRune(tellings, other) {
			continue
		}
		if after := rest[utf8.RuneLen(other):]; strings.HasPrefix(after, tail) && !slices.Contains(l.v.self.units, head+string(other)+tail) {
			return len(head) + utf8.RuneLen(other) + len(tail)
		}
	}
	return 0
}

// tellings are the numbers that tell units of one kind from each other.
const tellings = "一二三四五六七八九1234567890"
