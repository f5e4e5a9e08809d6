package triage

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"shoudao/triage/when"
)

// complete reports whether a segment asks for something by some time. When somebody
// comes (明天督查组来) is not by when something is wanted.
func complete(seg []*said) bool {
	var asks, due bool
	for _, s := range seg {
		d := s.deed()
		asks = asks || d.asks()
		due = due || d.due != nil && (d.asks() || d.due.Kind == when.Deadline)
	}
	return asks && due
}

// opens reports whether the sentence that begins at clause i asks for another
// thing than the segment before it: it has a request and a deadline of its own.
func opens(all []*said, i int, seg []*said) bool {
	s := all[i]
	if b := all[i-1]; b.send == s.send && b.clause().sentence == s.clause().sentence {
		return false
	}
	var request bool
	var due *when.Match
	for _, n := range all[i:] {
		if n.send != s.send || n.clause().sentence != s.clause().sentence {
			break
		}
		request = request || n.deed().request > 0
		if due == nil {
			due = n.deed().due
		}
	}
	if !request || due == nil || due.Role != when.Plain || sameMatter(all, i) {
		return false
	}
	if s.h.callsToCome() && slices.ContainsFunc(seg, func(b *said) bool { return b.ofPresence() && sameDay(b.deed().due, due) }) {
		return false // 明天下午开会 / 三点到会议室集合
	}
	for _, b := range seg {
		if d := b.deed().due; d != nil && d.At.Equal(due.At) && !anew(all, i, b) {
			return false
		}
		if d := b.deed().due; d != nil && s.send != b.send && d.Grain == when.Day && due.Grain == when.Minute && d.At.Format(time.DateOnly) == due.At.Format(time.DateOnly) && s.hourOnly() {
			return false // 明天去县里送材料 / 十点前要送到
		}
	}
	return true
}

// hourOnly reports whether a clause says little more than at what hour.
func (s *said) hourOnly() bool {
	words := utf8.RuneCountInString(strings.Trim(s.h.body(s.index), " 。!~啊哈"))
	for _, t := range within(s.h.times, s.clause()) {
		words -= utf8.RuneCountInString(s.h.t.s[t.from:min(t.to, s.clause().to)])
	}
	return words <= 4 && !strings.Contains(s.h.body(s.index), "把")
}

// sameDay reports whether two times are of one day.
func sameDay(a, b *when.Match) bool {
	return a != nil && b != nil && a.At.Format(time.DateOnly) == b.At.Format(time.DateOnly)
}

// anew reports whether the sentence that begins at clause i is another send than b, and about something else: two
// things may well be wanted by one day.
func anew(all []*said, i int, b *said) bool {
	s := all[i]
	if s.send == b.send {
		return false
	}
	var here, there Topic
	for _, n := range all {
		t := n.h.topic(n.clause().from, n.clause().to)
		switch {
		case n.send == s.send && n.clause().sentence == s.clause().sentence:
			here = append(here, t...)
		case n.send == b.send:
			there = append(there, t...)
		}
	}
	slices.Sort(here)
	slices.Sort(there)
	return len(here) >= 2 && len(there) >= 2 && here.shared(there) == 0
}

// callsAgain reports whether with clause i a send begins that calls the user by name once more, or says that there is
// more, and asks about something that the segment does not speak of: 小林 花名册明天给我 / 小林 王芳的电话发我, 另外车派一下.
func callsAgain(all []*said, i int, seg []*said) bool {
	s := all[i]
	if s.send == seg[0].send || all[i-1].send == s.send || !s.h.beginsWithHer() && !s.h.saysMore() || !seg[0].h.beginsWithHer() || s.h.points() {
		return false
	}
	if s.h.callsToCome() && !slices.ContainsFunc(seg, (*said).ofPresence) && slices.ContainsFunc(seg, func(b *said) bool { return b.deed().asks() }) {
		return true
	}
	other := s.h.otherHead(seg[0].h.afterHer())
	if !s.h.asksOutright() && !(other && slices.ContainsFunc(s.h.deeds, func(d deed) bool { return d.request > 0 })) || !slices.ContainsFunc(seg, func(b *said) bool {
		return b.deed().request > 0 || b.deed().question || b.deed().due != nil && b.deed().due.Kind == when.Deadline
	}) {
		return false
	}
	if sameFrame(s.h.t.s, seg[0].h.t.s) {
		return true
	}
	if s.h.goesOnFrom(seg[0].h) {
		return false
	}
	here, there := s.h.whole(), seg[0].h.whole()
	shared := here.shared(there)
	return len(here) >= 1 && len(there) >= 1 && (shared == 0 || shared == 1 && len(here) >= 6 && len(there) >= 6 || other) // 3床的…, 12床的…
}

// asksOutright reports whether the words surely ask for something, or ask for what they name
// before they say what to do with it: 会议室订一下, and not 订大的.
func (h *heard) asksOutright() bool {
	for i, d := range h.deeds {
		c := h.clauses[i]
		if d.request > 1 || d.question || d.request == 0 && !d.done && d.due != nil && d.due.Kind == when.Deadline && strings.Contains(h.t.s[c.from:c.to], "need ") {
			return true
		}
		from := h.afterCall(c)
		if d.request == 1 && (d.at.from > from || onTop(h.t.s[from:c.to])) {
			return true
		}
	}
	return false
}

// onTop reports whether the words ask for one thing more: 再印二十份材料, and not 再改一下.
func onTop(s string) bool {
	for _, again := range []string{"再", "还要", "还有", "另外", "顺便", "顺带"} {
		if rest, ok := strings.CutPrefix(s, again); ok {
			rest = strings.TrimRight(rest, " 。!啊吧哈")
			for _, once := range []string{"一下", "一遍", "一次"} {
				rest = strings.TrimSuffix(rest, once)
			}
			return utf8.RuneCountInString(rest) > 3
		}
	}
	return false
}

// goesOnFrom reports whether the words say what is to follow when what another send asks for is
// done: 名单核一下 / 核完回我.
func (h *heard) goesOnFrom(p *heard) bool {
	s := strings.TrimLeft(h.t.s[h.afterCall(h.clauses[0]):], " ,:")
	if startsAny(s, "拿到", "拿来", "拿给", "拿上", "送到", "送来", "送给", "送上", "发到", "发给", "交到", "交给", "放到", "搬到", "带到") && utf8.RuneCountInString(s) <= 10 && strings.HasPrefix(strings.TrimLeft(p.t.s[p.afterCall(p.clauses[0]):], " ,"), "把") {
		return true // 把花名册找出来 / 拿到我办公室来
	}
	verb, size := utf8.DecodeRuneInString(s)
	return size > 0 && startsAny(s[size:], "完", "好") && strings.ContainsRune(p.t.s, verb)
}

// saysMore reports whether the words begin by saying that there is one thing more. What warns, or points at something, is
// of what was asked: 对了，那把别拿混.
func (h *heard) saysMore() bool {
	return onTop(h.t.s) || !holdsAny(h.t.s, "别", "不要", "记得", "那", "这", "don't", "that ", "this ") && startsAny(h.t.s, "还有", "另外", "对了", "再就是", "再有", "哦对", "顺便", "还要", "also", "and also", "oh and", "one more thing", "and one more thing", "by the way", "another thing")
}

// afterCall is where the words of a clause begin that follow who is called.
func (h *heard) afterCall(c clause) int {
	from := c.from
	for _, a := range h.addresses {
		if c.from <= a.from && a.to <= c.to {
			from = max(from, a.to)
		}
	}
	for from < c.to && h.t.s[from] == ' ' {
		from++
	}
	return from
}

// beginsWithHer reports whether the words begin by calling the user by her name.
func (h *heard) beginsWithHer() bool {
	return slices.ContainsFunc(h.addresses, func(a address) bool {
		return (a.who == myName || a.who == myNick) && a.spoken() && strings.Trim(h.t.s[:a.from], " @") == ""
	})
}

// sameMatter reports whether the sentence that begins at clause i only says how to answer what
// the one before it asks for: list the windows. Let me know by….
func sameMatter(all []*said, i int) bool {
	var here Topic
	for _, n := range all[i:] {
		if n.send != all[i].send || n.clause().sentence != all[i].clause().sentence {
			break
		}
		here = append(here, n.h.topic(n.clause().from, n.clause().to)...)
	}
	if last := all[i-1]; last.send != all[i].send && len(here) == 2 {
		return here.shared(last.h.whole()) > 0 // 还有，周四前把党徽数报我
	}
	return len(here) <= 2
}
