package triage

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Who of a kind is meant is often told by a list: those whom the words name, and how many of what kind they are (沿河的石桥、柳湾两个村), or those
// who have not done what all were asked for (还没报的村明天报，目前石桥和河口没报).

// counters are the numbers that count those of a list.
var counters = []string{"两个", "两", "三个", "三", "四个", "四", "五个", "五", "六个", "六", "七个", "八个", "几个", "2个", "3个", "4个", "5个", "6个"}

// nameCounted has a list of places that a clause begins with be whom it is said to, by how many of what kind they are: 有林区的石桥、双河两村,
// 后进的三个村(石桥、双河、河口). Where none of them is the user's, they are others.
func (v *vocabulary) nameCounted(h *heard) {
	for i := 0; i < len(h.t.s); {
		at := strings.Index(h.t.s[i:], "、")
		if at < 0 {
			return
		}
		from, to, ok := v.countedList(h.t.s, i+at)
		if !ok {
			from, to, ok = v.bracketed(h.t.s, i+at)
		}
		i += at + len("、")
		if ok {
			i = to
			v.nameThem(h, from, to)
		}
	}
}

// nameThem makes one address of a list of places: the user's where she or a place of hers is in it, else others'.
func (v *vocabulary) nameThem(h *heard, from, to int) {
	inside := func(a address) bool { return a.from < to && a.to > from }
	who := unit
	if list := h.t.s[from:to]; v.inCare(list) || v.onDesk(list) || slices.ContainsFunc(v.self.units, func(u string) bool { return strings.Contains(list, u) }) {
		at := slices.IndexFunc(h.addresses, func(a address) bool { return inside(a) && a.mine() && !a.all && a.who != everyone })
		if at < 0 {
			return
		}
		who = h.addresses[at].who
	}
	h.addresses = append(slices.DeleteFunc(h.addresses, inside), address{from: from, to: to, who: who})
	slices.SortStableFunc(h.addresses, func(a, b address) int { return a.from - b.from })
}

// bracketed is where a kind of places begins that a clause begins with and a list in brackets tells, with a list sign at byte i, and where it ends.
func (v *vocabulary) bracketed(s string, i int) (from, to int, ok bool) {
	open := strings.LastIndexByte(s[:i], '(')
	shut := strings.IndexByte(s[i:], ')')
	if open < 0 || shut < 0 || !listOnly(s[open+1:i+shut]) {
		return 0, 0, false
	}
	from = open
	for hanzi(runeBefore(s, from)) {
		from -= utf8.RuneLen(runeBefore(s, from))
	}
	kind := s[from:open]
	for _, c := range counters {
		at := strings.LastIndex(kind, c)
		if at < 0 || utf8.RuneCountInString(kind[:at]) > 8 || at > 0 && !strings.HasSuffix(kind[:at], "的") {
			continue
		}
		if noun := kind[at+len(c):]; v.unitNoun(noun) {
			return from, i + shut + 1, true
		}
	}
	return 0, 0, false
}

// countedList is where the counted list begins, with what tells of those in it, that has a list sign at byte i, and where it ends.
func (v *vocabulary) countedList(s string, i int) (from, to int, ok bool) {
	from = i
	for hanzi(runeBefore(s, from)) || runeBefore(s, from) == '、' {
		from -= utf8.RuneLen(runeBefore(s, from))
	}
	for _, w := range actMarks {
		if rest := strings.TrimPrefix(s[from:i], w); rest != s[from:i] {
			from = i - len(rest)
			break
		}
	}
	before := s[from:i]
	if head := strings.LastIndex(before, "的"); head >= 0 {
		before = before[head+len("的"):]
	}
	if n := utf8.RuneCountInString(before); n < 2 || n > 4 || utf8.RuneCountInString(s[from:i]) > 14 {
		return 0, 0, false
	}
	to = i + len("、")
	for n := 0; hanzi(runeAt(s, to)) || runeAt(s, to) == '、'; n++ {
		for _, c := range counters {
			if rest, found := strings.CutPrefix(s[to:], c); found && n >= 2 {
				noun, known := v.nouns.longest(rest, 0)
				if strings.HasPrefix(rest, "家") && !startsAny(rest, "家庭", "家长", "家属", "家人") {
					to = len(s) - len(rest) + len("家")
					return from, to, unitSuffix(before) && !strings.HasPrefix(s[to:], "的") // 综治办、城建办两家
				}
				if _, of := cutAny(noun.word, "村", "社区", "支部", "所", "站"); known && (v.unitNoun(noun.word) || of) {
					to = len(s) - len(rest) + len(noun.word)
					return from, to, !strings.HasPrefix(s[to:], "的")
				}
			}
		}
		if n > 20 {
			break
		}
		to += utf8.RuneLen(runeAt(s, to))
	}
	return 0, 0, false
}

// nameDebtors has those be asked alone who are named as the ones who have not done what a whole kind is asked for: 还没报的村明天报，目前石桥和河口没报. Where
// the user is not named she is free.
func (v *vocabulary) nameDebtors(h *heard) {
	for i := 1; i < len(h.clauses); i++ {
		who, ok := debtors(h.body(i))
		if !ok || v.inCare(who) || v.onDesk(who) || slices.ContainsFunc(v.self.names, func(n string) bool { return strings.Contains(who, n) }) {
			continue
		}
		for k := range h.addresses {
			if a := &h.addresses[k]; a.to <= h.clauses[i].from && a.mine() && (a.who == classIn || a.who == myRole || a.who == everyone) && ofDebtors(h.t.s, *a) {
				a.who = classOut
			}
		}
	}
}

// debtors are the names in a clause that says of two or more that they have not done something: 目前石桥和河口没报.
func debtors(body string) (who string, ok bool) {
	who = strings.TrimSpace(body)
	for _, w := range []string{"目前", "现在", "截止目前", "截至目前", "就", "只有", "还有", "还剩", "只剩"} {
		who = strings.TrimPrefix(who, w)
	}
	at := -1
	for _, w := range []string{"还没", "还未", "尚未", "没", "未"} {
		if n := strings.Index(who, w); n >= 0 && (at < 0 || n < at) {
			at = n
		}
	}
	if at <= 0 {
		return "", false
	}
	who = strings.TrimSuffix(strings.TrimSuffix(who[:at], "都"), "两家")
	names := 0
	for name := range strings.FieldsFuncSeq(who, func(r rune) bool { return strings.ContainsRune("、和及", r) }) {
		if n := utf8.RuneCountInString(name); n < 2 || n > 4 || strings.ContainsFunc(name, func(r rune) bool { return !hanzi(r) }) {
			return "", false
		}
		names++
	}
	return who, names >= 2
}

// ofDebtors reports whether an address is a class by what it has not done: 还没报的村, 家访没做完的|班主任.
func ofDebtors(s string, a address) bool {
	from := strings.LastIndexAny(s[:a.from], ",。;:!?\n") + 1
	before := s[from:a.to]
	at := strings.LastIndex(before, "的")
	return at > 0 && holdsAny(before[:at], "没", "未")
}

// leaveDone frees the user of what those are asked who have not done it, where the words say that hers is done: 家访没做完的班主任周五前补完，三(2)班已完成.
func (h *heard) leaveDone() {
	for _, done := range h.addresses {
		if done.who != myUnit && done.who != myArea && done.who != myName && done.who != myNick {
			continue
		}
		i := h.clauseNumber(done.from)
		if i < 0 || !h.deeds[i].done || h.deeds[i].noNeed || h.deeds[i].request > 0 || utf8.RuneCountInString(h.t.s[done.to:h.clauses[i].to]) > 6 {
			continue
		}
		for k := range h.addresses {
			if a := &h.addresses[k]; (a.who == classIn || a.who == myRole || a.who == everyone) && h.clauseNumber(a.from) != i && ofDebtors(h.t.s, *a) {
				a.who = classOut
			}
		}
	}
}

// clauseNumber is the number of the clause in which byte at stands; -1 where none is.
func (h *heard) clauseNumber(at int) int {
	return slices.IndexFunc(h.clauses, func(c clause) bool { return at >= c.from && at < c.to })
}

// bringsAlong reports whether a clause has people bring something along: 明天带身份证原件来.
func bringsAlong(body string) bool {
	_, what, ok := strings.Cut(body, "带")
	what = strings.TrimRight(what, " 。!~哈啊")
	return ok && endsAny(what, "来", "过来", "到") && utf8.RuneCountInString(what) >= 3 && !strings.Contains(what, "带")
}
