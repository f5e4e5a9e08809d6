package triage

import (
	"strings"
	"time"

	"shoudao/ingest"
)

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
	for _, l := range f.index.byMessage[of] {
		if l.Links[0].Message == of {
			l.link(h.whollyAs(Cancel))
		}
	}
}

// corrects reports whether the message says that the sender's last one went to the
// wrong person: 打错了 是小黎.
func (h *heard) corrects() bool {
	for _, w := range []string{"打错", "发错", "说错", "叫错", "@错", "写错人", "不是你", "wrong person", "wrong chat", "wrong group"} {
		if strings.Contains(h.t.s, w) && len(h.t.s) < 60 && !strings.Contains(h.t.s, "错群") {
			return true
		}
	}
	return false
}

// withdraw takes the items of the sender's turn away from the user, to whom they
// were said by mistake.
func (f *Fold) withdraw(h *heard, r *room) bool {
	if len(r.turn(h)) < 2 || !h.corrects() || h.misstated() {
		return false
	}
	if last := r.lastBefore(func(p *heard) bool { return h.m.SentAt.Sub(p.m.SentAt) <= turnGap }); last != nil && last.m.Kind == ingest.Recall {
		return false // it speaks of what has been taken back
	}
	for _, a := range h.addresses {
		if a.mine() {
			return false
		}
	}
	done := false
	for _, p := range r.turn(h)[:len(r.turn(h))-1] {
		for _, l := range f.index.byMessage[p.m.ID] {
			if l.Links[0].Message == p.m.ID && !l.has(Withdrawn) {
				l.link(Link{
					Message: h.m.ID, SentAt: h.m.SentAt, Act: Cancel, To: len(h.m.Text), By: h.m.ID, ByAt: h.m.SentAt,
					Reasons: []Reason{{Code: Withdrawn, Weight: weights[Withdrawn], Span: Span{Message: h.m.ID, To: len(h.m.Text)}}},
				})
				done = true
			}
		}
	}
	return done
}
