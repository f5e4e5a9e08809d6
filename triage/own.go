package triage

import (
	"strings"
	"time"
)

// fromHer reads what the user wrote: a receipt, a promise, an answer, the thing
// itself.
func (f *Fold) fromHer(h *heard, r *room) {
	act := f.herAct(h, r)
	if act == 0 {
		return
	}
	l := f.answered(h, r, act)
	if l == nil {
		return
	}
	if act == Receipt && l.wantsReceipt() {
		act = Finish
	}
	if act == Clarify {
		if !l.wantsAnswer() && h.m.ReplyTo.IsZero() {
			return
		}
		act = Finish
	}
	l.link(Link{Message: h.m.ID, SentAt: h.m.SentAt, Act: act, To: len(h.m.Text), By: h.m.ID, ByAt: h.m.SentAt})
}

// wantsReceipt reports whether a receipt is all that the item wants.
func (l *living) wantsReceipt() bool {
	return l.has(ReceiptWanted) && !l.has(Requested) && !l.has(MeetingCalled) && !l.has(OnRota)
}

// wantsAnswer reports whether an answer is all that the item wants.
func (l *living) wantsAnswer() bool {
	return l.has(Asked) && !l.has(Requested) && !l.has(DueSaid)
}

// herAct is what the user's message would do to an item.
func (f *Fold) herAct(h *heard, r *room) Act {
	if attachment(h.m.Kind) {
		return Finish
	}
	var done, will, question, asks bool
	for i := range h.deeds {
		d := &h.deeds[i]
		done = done || d.done && !d.chase
		will = will || d.will
		question = question || d.question
		asks = asks || d.request > 1
	}
	switch {
	case done && !will:
		return Finish
	case will:
		return Promise
	case h.speech == Acknowledged:
		return Receipt
	case question:
		return 0
	}
	return Clarify
}

// answered is the open item that the user's message speaks to.
func (f *Fold) answered(h *heard, r *room, act Act) *living {
	t := h.whole()
	var best *living
	most := 0
	for _, l := range f.items {
		if l.State != Open {
			continue
		}
		n := 0
		here := roomKey(l.Group) == roomKey(r.group)
		age := h.m.SentAt.Sub(l.TouchedAt())
		if !h.m.ReplyTo.IsZero() && l.of(h.m.ReplyTo) {
			n += 100
		}
		n += int(t.like(l.topic) * 40)
		if here {
			n += 12
			if age <= 30*time.Minute {
				n += 10
			} else if age <= 24*time.Hour {
				n += 4
			}
			if f.speaksTo(h, l) {
				n += 12
			}
		}
		need := 22
		if !here {
			need = 30
		}
		if n >= need && n >= most {
			best, most = l, n
		}
	}
	return best
}

// speaksTo reports whether the user's words name the item's sender.
func (f *Fold) speaksTo(h *heard, l *living) bool {
	shown := newText(l.Sender).s
	for _, m := range h.m.Mentions {
		if m == l.Sender {
			return true
		}
	}
	name, _ := personName(strings.TrimSpace(shown))
	for _, a := range h.addresses {
		word := h.t.s[a.from:a.to]
		if a.foreign() && name != "" && strings.HasPrefix(word, name[:surname(name, 0)]) && surname(name, 0) > 0 {
			return true
		}
	}
	return false
}
