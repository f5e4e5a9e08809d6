package triage

import (
	"time"

	"shoudao/ingest"
	"shoudao/triage/when"
)

// changes reads what h does to a living item: it is taken back, moved, or asked
// for once more. It reports whether that is all that h does.
func (f *Fold) changes(h *heard, r *room) bool {
	act, due := f.change(h)
	if act == 0 {
		return false
	}
	l := f.subject(h, r, act)
	if l == nil {
		return false
	}
	if act == Chase && !f.chases(h, l) {
		return false
	}
	k := Link{Message: h.m.ID, SentAt: h.m.SentAt, Act: act, To: len(h.m.Text), By: h.m.ID, ByAt: h.m.SentAt, Due: due}
	if act == Chase && !l.has(Chased) {
		k.Reasons = []Reason{{Code: Chased, Weight: weights[Chased], Span: Span{Message: h.m.ID, To: len(h.m.Text)}}}
	}
	l.link(k)
	return true
}

// has reports whether the item has a reason of the code.
func (l *living) has(c Code) bool {
	for _, k := range l.Links {
		for _, r := range k.Reasons {
			if r.Code == c {
				return true
			}
		}
	}
	return false
}

// change is what the message as a whole would do to an item, and its new deadline.
func (f *Fold) change(h *heard) (Act, Due) {
	var cancel, move, chase bool
	var due Due
	for i := range h.deeds {
		d := &h.deeds[i]
		cancel = cancel || d.cancel || d.noNeed && d.request < 2
		move = move || d.move
		chase = chase || d.chase || d.query()
		if d.due != nil && (due.At.IsZero() || d.due.Role == when.New) {
			due = Due{
				At: d.due.At, Start: d.due.Start, Grain: d.due.Grain, Inferred: d.due.Inferred, Provisional: d.due.Provisional,
				Every: d.due.Every, Words: Span{Message: h.m.ID, From: d.due.From, To: d.due.To},
			}
		}
	}
	switch {
	case move && !due.At.IsZero():
		return Move, due
	case cancel:
		return Cancel, Due{}
	case chase:
		return Chase, due
	}
	return 0, Due{}
}

// query reports whether the clause asks how far a thing is.
func (d *deed) query() bool { return d.question && d.done }

// subject is the living item that a change is about: the one whose message is
// quoted, else the one most like it, else the sender's last in the group.
func (f *Fold) subject(h *heard, r *room, act Act) *living {
	if !h.m.ReplyTo.IsZero() {
		for i := len(f.items) - 1; i >= 0; i-- {
			if f.items[i].of(h.m.ReplyTo) {
				return f.items[i]
			}
		}
	}
	t := h.whole()
	var best *living
	most := 0.0
	for _, l := range f.items {
		here := roomKey(l.Group) == roomKey(r.group)
		same := here && sameSender(ingest.Message{Sender: l.Sender, SenderID: l.SenderID}, h.m)
		like := t.like(l.topic)
		if len(t) <= 1 && same && h.m.SentAt.Sub(l.TouchedAt()) <= 2*time.Hour {
			like = 0.5
		}
		if here {
			like += 0.1
		}
		if same {
			like += 0.1
		}
		if like >= 0.45 && like >= most {
			best, most = l, like
		}
	}
	return best
}

// chases reports whether a reminder is for the user too: it names her or nobody,
// or the item is still open and the names are not a list of those who lack.
func (f *Fold) chases(h *heard, l *living) bool {
	var mine, others bool
	for _, a := range h.addresses {
		mine = mine || a.mine() && a.who != everyone && a.place != excluded
		others = others || a.foreign() && a.place != object
	}
	if mine {
		return true
	}
	return !others && l.State == Open
}

// recall takes back what its sender last said.
func (f *Fold) recall(h *heard, r *room) {
	of := h.m.Of
	if of.IsZero() {
		last := r.lastBefore(func(p *heard) bool {
			return sameSender(p.m, h.m) && h.m.SentAt.Sub(p.m.SentAt) <= 2*time.Minute
		})
		if last == nil {
			return
		}
		of = last.m.ID
	}
	for _, l := range f.items {
		if l.Links[0].Message == of {
			l.link(Link{Message: h.m.ID, SentAt: h.m.SentAt, Act: Cancel, To: len(h.m.Text), By: h.m.ID, ByAt: h.m.SentAt})
		}
	}
}
