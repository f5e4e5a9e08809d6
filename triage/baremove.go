package triage

import (
	"time"

	"shoudao/triage/when"
)

// hourOfElse reports whether a change of time that does not say what it is of (改七点) is of
// something else than the item: it says which hour is left, and that is not the item's (六点有问题，
// 改七点); or another hour has been named in the room since, which the item knows nothing of. Who
// asked for the item may come back to it, but not on the heels of such an hour.
func (h *heard) hourOfElse(r *room, c change, l *living) bool {
	if !h.m.ReplyTo.IsZero() || c.due.Grain != when.Minute {
		return false
	}
	for _, t := range h.times {
		if t.Grain == when.Minute && !sameClock(t.At, c.due.At) && (l.Due.Grain != when.Minute || !sameClock(t.At, l.Due.At)) {
			return true
		}
	}
	since := l.TouchedAt()
	if at := h.m.SentAt.Add(-turnGap); l.askedBy(h.m) && since.Before(at) {
		since = at
	}
	named := r.lastBefore(func(p *heard) bool {
		return p != h && p.m.SentAt.After(since) && !l.of(p.m.ID) && !samePerson(p.m.SenderID, p.m.Sender, h.m.SenderID, h.m.Sender) && p.tellsHour()
	})
	return named != nil
}

// tellsHour reports whether a message names a time of day.
func (h *heard) tellsHour() bool {
	for _, t := range h.times {
		if t.Grain == when.Minute && t.Kind != when.Past {
			return true
		}
	}
	return false
}

// sameClock reports whether two instants are the same time of day, in the morning or in the afternoon.
func sameClock(a, b time.Time) bool {
	b = b.In(a.Location())
	return a.Hour()%12 == b.Hour()%12 && a.Minute() == b.Minute()
}
