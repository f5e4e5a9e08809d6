package triage

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"shoudao/triage/when"
)

// Turns of duty are swapped: those who do so settle it, and whoever keeps the list says how it stands now, 行，4日王芳，6日林敏. Her turn
// is then that of her new day, at the hour that it had.

// swapWords tell that turns are given away.
var swapWords = []string{"换", "对调", "调一下", "调班", "调个班", "互换", "莫守了", "不用守", "swap", "amended", "switch"}

// swapped moves the user's turn to the day that the words give her instead. It reports whether they do.
func (f *Fold) swapped(h *heard, r *room) bool {
	if len(h.times) == 0 || slices.ContainsFunc(h.deeds, func(d deed) bool { return d.question }) {
		return false
	}
	says := holdsAny(h.t.s, swapWords...)
	if !says && !r.talksOfSwap(h.m.SentAt) {
		return false
	}
	var day *timed
	for i := range h.times {
		if t := &h.times[i]; h.givesHer(t) && t.At.After(h.m.SentAt) {
			if day != nil {
				return false
			}
			day = t
		}
	}
	if day == nil {
		return false
	}
	l := f.turnGiven(h, r, day, says)
	if l == nil {
		return false
	}
	due := l.keptHour(h.dueAs(&day.Match), h)
	l.link(Link{Message: h.m.ID, SentAt: h.m.SentAt, Act: Move, To: len(h.m.Text), Due: due, By: h.m.ID, ByAt: h.m.SentAt})
	return true
}

// turnGiven is the open turn of the user's that the words give to somebody else, or where they only say that turns are swapped, her only
// one.
func (f *Fold) turnGiven(h *heard, r *room, day *timed, says bool) *living {
	var only *living
	for _, l := range f.index.byRoom[r.key] {
		if l.State != Open || !l.has(OnRota) || !l.Due.At.After(h.m.SentAt) || day.covers(l.Due) {
			continue
		}
		if slices.ContainsFunc(h.times, func(t timed) bool { return t.covers(l.Due) && !h.givesHer(&t) && h.namesSomebody(&t) }) {
			return l
		}
		if only != nil {
			return nil
		}
		only = l
	}
	if !says {
		return nil
	}
	return only
}

// talksOfSwap reports whether the room has just spoken of swapping turns.
func (r *room) talksOfSwap(at time.Time) bool {
	n := 0
	for _, p := range slices.Backward(r.recent) {
		if n++; n > 6 || at.Sub(p.m.SentAt) > 2*time.Hour {
			return false
		}
		if holdsAny(p.t.s, swapWords...) {
			return true
		}
	}
	return false
}

// givesHer reports whether a day has the user's name in the list behind it, or right before it: 6日林敏、李娜; Olivia Monday late.
func (h *heard) givesHer(t *timed) bool {
	if t.Kind == when.Past || t.Kind == when.Subject {
		return false
	}
	return slices.ContainsFunc(h.addresses, func(a address) bool {
		if a.who != myName && a.who != myNick {
			return false
		}
		if a.from >= t.to {
			between := h.t.s[t.to:a.from]
			return utf8.RuneCountInString(between) <= 10 && !strings.ContainsAny(between, ",;。!?\n") && !holdsAny(between, "和", "跟", "与", "莫", "不")
		}
		return strings.Trim(h.t.s[min(a.to, t.from):t.from], " 你换到成去") == ""
	})
}

// namesSomebody reports whether somebody's name, whoever it be, stands right behind a day or right before it.
func (h *heard) namesSomebody(t *timed) bool {
	rest := strings.TrimLeft(h.t.s[t.to:], " :由")
	if surname(rest, 0) > 0 {
		return true
	}
	return slices.ContainsFunc(h.addresses, func(a address) bool {
		return a.who == person && (a.from >= t.to && a.from-t.to <= 3 || a.to <= t.from && t.from-a.to <= 1)
	})
}
