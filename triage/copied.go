package triage

import (
	"slices"
	"strings"
	"time"

	"shoudao/triage/when"
)

// before is the living item that an ask is about, and what it does to it; nil for a new one.
func (f *Fold) before(a ask, t Topic, h *heard, r *room) (*living, Act) {
	if old := f.goingOn(a, h, r); old != nil {
		return old, Clarify
	}
	if old := f.counted(a, t, h, r); old != nil {
		return old, f.comingBack(old, a, h)
	}
	if old := f.pointed(a, t, h, r); old != nil {
		return old, f.furthers(old, a)
	}
	if old := f.passedOn(a, t, h, r); old != nil {
		if a.due.At.IsZero() {
			return old, Chase
		}
		return old, Move
	}
	if a.score >= LookLine {
		if old := f.quoted(a, t, h); old != nil {
			return old, f.furthers(old, a)
		}
		if old := f.elaborated(a, t, h, r); old != nil {
			return old, Clarify
		}
		if old, by := f.referred(h, r); old != nil {
			if by != h {
				old.link(Link{Message: by.m.ID, SentAt: by.m.SentAt, Act: Clarify, To: len(by.m.Text), By: h.m.ID, ByAt: h.m.SentAt})
			}
			return old, f.furthers(old, a)
		}
	}
	old := f.copied(a, t, h, r)
	if old != nil && f.asksAgain(old, a, h) {
		return old, Reopen
	}
	return old, Copy
}

// goingOn is the open item that an ask only has the user do: the one that its sender has repeated or forwarded right before,
// 转：…|小林你弄一下, or that somebody has just asked her for, 小林来拉. It is the one that has been spoken of last.
func (f *Fold) goingOn(a ask, h *heard, r *room) *living {
	var last *living
	turn := r.turn(h)
	among := f.index.byRoom[r.key]
	if len(turn) > 1 && a.saysDoIt() {
		among = f.index.either(among, f.index.byMessage[turn[len(turn)-2].m.ID])
	}
	for _, l := range among {
		fits := h.passesOver(l, r) || len(turn) > 1 && l.of(turn[len(turn)-2].m.ID) && l.State == Open && l.Band == Todo && a.saysDoIt()
		if fits && (last == nil || l.after(last)) {
			last = l
		}
	}
	return last
}

// meetsAt reports whether the words speak of the meeting that is at the time of due.
func (h *heard) meetsAt(due Due) bool {
	return due.Grain == when.Minute && strings.Contains(h.t.s, "会") && slices.ContainsFunc(h.times, func(t timed) bool {
		return t.Grain == when.Minute && t.At.Equal(due.At)
	})
}

// copied is the living item that the ask repeats: the same thing by other words or
// in another group.
func (f *Fold) copied(a ask, t Topic, h *heard, r *room) *living {
	among := f.index.sharing(t)
	if strings.Contains(h.t.s, "会") {
		for _, t := range h.times {
			among = f.index.join(among, f.index.dueIn(t.At, t.At)) // it may say no more of a meeting than its hour
		}
	}
	if a.due.Grain == when.Minute && reminds(h.t.s) {
		due := slices.DeleteFunc(f.index.dueIn(a.due.At, a.due.At), func(l *living) bool { return !l.in(r) || !l.Due.At.Equal(a.due.At) })
		among = f.index.join(among, due)
	}
	var same, best *living
	most := 0.0
	for _, l := range among {
		like := likeness(l.common, min(len(t), len(l.Topic)))
		need := 0.6
		if l.in(r) {
			need = 0.55
		}
		alike := like >= need && len(t) >= 3
		if !alike && !l.has(MeetingCalled) && (a.due.At.IsZero() || !a.due.At.Equal(l.Due.At)) {
			continue // nothing that [Fold.sameTime] could find
		}
		if l.Links[0].Message == a.at.h.m.ID {
			continue // another point of the same notice
		}
		if l.askedBy(h.m) && h.callsHer() && h.otherHead(l.words()) && (a.due.At.IsZero() || !a.due.At.Equal(l.Due.At)) {
			continue // 公务用车的|保险单 is not 公务用车的|里程表
		}
		if h.otherInFrame(l) || l.gathers() && h.otherKind(l) {
			continue
		}
		if f.sameTime(a, t, l, h, r) || l.State == Open && a.asBefore(l) || h.eventOf(l, t) {
			if same == nil || l.nth < same.nth {
				same = l
			}
			continue
		}
		if alike && (like > most || like == most && l.nth < best.nth) {
			best, most = l, like
		}
	}
	if same != nil {
		return same
	}
	return best
}

// sameTime reports whether the item is what the ask repeats because both are at the same time, or because its
// meeting is called for another.
func (f *Fold) sameTime(a ask, t Topic, l *living, h *heard, r *room) bool {
	at := a.due.At.Equal(l.Due.At)
	switch {
	case at && a.due.Grain == when.Minute && (l.wantsPresence() && f.telling(t, l) > 0 || f.telling(t, l) > 1 && t.like(l.Topic) >= 0.4):
		return true
	case l.in(r) && f.calledAnew(a, t, h, l):
		return true
	case at && !a.due.At.IsZero() && l.in(r) && (l.askedBy(h.m) || h.goesHere(l)) && t.shared(l.Topic) > 0:
		return true // the same thing by the same time, once more
	case at && a.due.Grain == when.Minute && l.in(r) && l.askedBy(h.m) && len(t) <= 2 && reminds(h.t.s):
		return true // 小林，明早八点别忘了
	case at && !a.due.At.IsZero() && l.askedBy(h.m) && l.State == Open && f.telling(t, l) > 0 && holdsAny(h.t.s, "别忘", "记得", "提醒", "don't forget", "reminder"):
		return true // and in another group
	}
	return h.ofItsMeeting(l)
}

// reminds reports whether words have somebody think of what he has been told.
func reminds(s string) bool {
	return holdsAny(s, "别忘", "记得", "提醒", "准时", "don't forget", "reminder")
}

// ofItsMeeting reports whether the words speak of the meeting that the item is: 周五9点半那个会.
func (h *heard) ofItsMeeting(l *living) bool {
	return l.State == Open && h.meetsAt(l.Due) && l.has(MeetingCalled)
}

// calledAnew reports whether an ask calls the meeting of an item for another time: its caller calls
// one of that name before it has been held.
func (f *Fold) calledAnew(a ask, t Topic, h *heard, l *living) bool {
	if !l.has(MeetingCalled) || !a.meeting || l.State != Open || !l.askedBy(h.m) || a.due.Grain != when.Minute || l.Due.Grain != when.Minute {
		return false
	}
	return h.m.SentAt.Before(l.Due.At) && near(a.due.At.Sub(l.Due.At), 48*time.Hour) && len(t) <= 5 && f.telling(t, l) > 0
}

// repeats is the clause of h by which a turn asks for an item anew; nil if none does.
func (a ask) repeats(l *living, h *heard) *said {
	if a.at.h == h {
		return a.at
	}
	for _, s := range a.said {
		if s.h == h && s.deed().asks() && h.topic(s.clause().from, s.clause().to).shared(l.Topic) > 0 {
			return s
		}
	}
	return nil
}

// asksAgain reports whether an ask for what has been called off, or done, is more than one more
// copy of the old notice: its asker or a superior says it, or it is said to her by name.
func (f *Fold) asksAgain(l *living, a ask, h *heard) bool {
	if l.State == Open || a.score < TodoLine {
		return false
	}
	same := l.askedBy(h.m)
	toHer := a.at.scope.toHer()
	if l.State == Done {
		return toHer && (same || h.superior)
	}
	return same || h.superior || toHer
}

// quoted is the item that an ask quotes a message of and goes on with: @Marcus pls make it 42, under the
// order. An ask that has words of its own and shares none with the item is another.
func (f *Fold) quoted(a ask, t Topic, h *heard) *living {
	if h.m.ReplyTo.IsZero() {
		return nil
	}
	var best *living
	most := -1
	for _, l := range f.index.byMessage[h.m.ReplyTo] {
		if l.State == Cancelled || l.Band != Todo || l.of(h.m.ID) {
			continue
		}
		n := t.shared(l.Topic)
		if n == 0 && (len(t) > 4 || !a.due.At.IsZero()) {
			continue
		}
		if n > most || n == most && l.nth < best.nth {
			best, most = l, n
		}
	}
	return best
}
