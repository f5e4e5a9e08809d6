package triage

import (
	"slices"
	"strings"
	"time"

	"shoudao/triage/when"
)

// meetsAt reports whether the words speak of the meeting that is at the time of due.
func (h *heard) meetsAt(due Due) bool {
	return due.Grain == when.Minute && strings.Contains(h.t.s, "会") && slices.ContainsFunc(h.times, func(t timed) bool {
		return t.Grain == when.Minute && t.At.Equal(due.At)
	})
}

// copied is the living item that the ask repeats: the same thing by other words or
// in another group.
func (f *Fold) copied(a ask, t Topic, h *heard, r *room) *living {
	var best *living
	most := 0.0
	for _, l := range f.items {
		if l.Links[0].Message == a.at.h.m.ID {
			continue // another point of the same notice
		}
		if due := a.due.At; a.due.Grain == when.Minute && due.Equal(l.Due.At) && (l.wantsPresence() && f.telling(t, l) > 0 || f.telling(t, l) > 1 && t.like(l.Topic) >= 0.4) {
			return l
		}
		if l.State == Open && h.meetsAt(l.Due) && l.has(MeetingCalled) {
			return l // 周五9点半那个会
		}
		if f.calledAnew(a, t, h, l) && roomKey(l.Group) == roomKey(r.group) {
			return l
		}
		if due := a.due.At; !due.IsZero() && due.Equal(l.Due.At) && t.shared(l.Topic) > 0 && roomKey(l.Group) == roomKey(r.group) && l.askedBy(h.m) {
			return l // the same thing by the same time, once more
		}
		like := t.like(l.Topic)
		need := 0.6
		if roomKey(l.Group) == roomKey(r.group) {
			need = 0.55
		}
		if like >= need && like > most && len(t) >= 3 {
			best, most = l, like
		}
	}
	return best
}

// calledAnew reports whether an ask calls the meeting of an item for another time: its caller calls
// one of that name before it has been held.
func (f *Fold) calledAnew(a ask, t Topic, h *heard, l *living) bool {
	if !l.has(MeetingCalled) || !a.meeting || l.State != Open || !l.askedBy(h.m) || a.due.Grain != when.Minute || l.Due.Grain != when.Minute {
		return false
	}
	return h.m.SentAt.Before(l.Due.At) && near(a.due.At.Sub(l.Due.At), 48*time.Hour) && len(t) <= 5 && f.telling(t, l) > 0
}
