package triage

import (
	"slices"
	"time"

	"shoudao/triage/when"
)

// forHer reports whether a reminder is for the user too: it names her, or it names
// nobody and the thing is still open.
func (f *Fold) forHer(c change, l *living) bool {
	return c.mine || !c.foreign && !c.spared && l.State == Open
}

// The kinship that a change needs to be held for one of an item's.
const (
	needCancel = 22
	needMove   = 22
	needChase  = 24
)

// onlyOf reports whether the item is the only open one that h's sender has asked for there.
func (f *Fold) onlyOf(h *heard, l *living) bool {
	n := 0
	for _, o := range f.items {
		if o.State == Open && roomKey(o.Group) == roomKey(h.m.Group) && o.askedBy(h.m) {
			n++
			if o != l {
				return false
			}
		}
	}
	return n == 1
}

// subject is the living item that a change is about; nil if none is near enough.
func (f *Fold) subject(h *heard, r *room, c change) *living {
	need := map[Act]int{Cancel: needCancel, Move: needMove, Chase: needChase}[c.act]
	if c.foreign && h.m.ReplyTo.IsZero() {
		if c.act != Chase {
			return nil
		}
		need += 6
	}
	if c.asks && c.act == Chase && h.m.ReplyTo.IsZero() {
		need += 10
	}
	var best *living
	for _, l := range f.items {
		if l.State == Cancelled && c.act != Move {
			continue
		}
		fresh := h.m.SentAt.Sub(l.TouchedAt()) <= 10*time.Minute && len(c.topic) <= 2
		if c.act == Chase && !c.due.At.IsZero() && l.wantsPresence() && !near(c.due.At.Sub(l.Due.At), 12*time.Hour) {
			continue // what is wanted by another day is no meeting
		}
		if c.act == Chase && l.State == Done && l.wantsAnswer() && h.m.ReplyTo.IsZero() && len(c.topic) > 2 && c.topic.like(l.Topic) < 0.5 {
			continue // what was asked has been answered: this is another question
		}
		if c.act == Cancel && len(c.topic) > 0 && !fresh && h.m.ReplyTo.IsZero() && c.topic.shared(l.Topic) < 2 && f.telling(c.topic, l) == 0 {
			continue // what is taken back is something else
		}
		if c.act == Move && (h.movesElse(c, l) || l.wantsAnswer() && l.Due.At.IsZero()) {
			continue // a question has no time to be moved
		}
		if c.act == Cancel && h.refersElsewhere(l) {
			continue
		}
		if c.act == Cancel && !f.mayCancel(h, l) && !(c.mine && f.telling(c.topic, l) > 0) {
			continue
		}
		n := f.kinship(h, c.topic, l, r)
		if c.mine {
			n += 6
		}
		if c.mine && c.act == Move && f.onlyOf(h, l) {
			n += 8
		}
		if c.act == Chase && l.State == Done && c.mine && !l.askedBy(h.m) && h.m.ReplyTo.IsZero() {
			n -= 12
		}
		if c.act == Move {
			n += f.movedFrom(h, r, c, l)
		}
		if c.act == Chase {
			n += sameDeeds(h.t.s, l.Title) + f.urges(h, r, c, l) + sameHour(c.due, l.Due)
		}
		if n >= need {
			best, need = l, n
		}
	}
	return best
}

// sameHour is what it adds that a reminder names the very time by which the item is wanted: 还差你俩，
// 四点.
func sameHour(said, due Due) int {
	if !due.At.IsZero() && said.Grain == when.Minute && said.At.Equal(due.At) {
		return 10
	}
	return 0
}

// widen lets a reminder that says in its own sentence of nothing what it is about have its topic from
// the whole message: Petty cash: have Millbrook. Still waiting on Harlow Creek.
func (f *Fold) widen(c *change, h *heard) {
	if c.act != Chase || slices.ContainsFunc(f.items, func(l *living) bool { return c.topic.shared(l.Topic) > 0 }) {
		return
	}
	c.topic = h.whole()
}
