package triage

import (
	"slices"
	"strings"

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
	if callsAgain(all, i, seg) {
		return true
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
	for _, b := range seg {
		if d := b.deed().due; d != nil && d.At.Equal(due.At) && !anew(all, i, b) {
			return false
		}
	}
	return true
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

// callsAgain reports whether with clause i a send begins that calls the user by name once more, and asks about something
// that the segment does not speak of: 小林 花名册明天给我 / 小林 王芳的电话发我.
func callsAgain(all []*said, i int, seg []*said) bool {
	s := all[i]
	if s.send == seg[0].send || all[i-1].send == s.send || !s.h.beginsWithHer() || !seg[0].h.beginsWithHer() || s.h.points() {
		return false
	}
	if !slices.ContainsFunc(s.h.deeds, func(d deed) bool { return d.request > 1 || d.question }) {
		return false
	}
	if sameFrame(s.h.t.s, seg[0].h.t.s) {
		return true
	}
	here, there := s.h.whole(), seg[0].h.whole()
	return len(here) >= 2 && len(there) >= 2 && here.shared(there) == 0
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
