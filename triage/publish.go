package triage

import (
	"slices"
	"time"
	"unicode/utf8"
)

// Who is told to let others know has done it by writing to them, in whatever group that is: 文杰通知一下 — @所有人 原定明天8:30的会
// 改到10点.

// toldOn are the words by which somebody is asked to let others know.
var toldOn = []string{"通知", "转告", "传达", "转达", "告诉", "跟大家说", "跟家长说", "说一声", "说一下", "吼一声", "喊一声", "喊一下", "群里发", "群里说", "发群", "发到群", "转发", "转到", "let everyone know", "tell everyone", "tell the ", "let the ", "announce", "post it", "circulate"}

// publishes finishes the item that asks the user to let others know what her message tells a class of people or all.
// It reports whether there is one.
func (f *Fold) publishes(h *heard) bool {
	if utf8.RuneCountInString(h.t.s) < 12 || h.asksAll() {
		return false
	}
	if !h.calledAll() && !slices.ContainsFunc(h.addresses, func(a address) bool { return (a.all || a.who == everyone) && a.spoken() }) {
		return false
	}
	t := h.whole()
	var best *living
	for l := range f.index.trail.since(h.m.SentAt.Add(-24 * time.Hour)) {
		if l.State != Open || l.Band != Todo || !l.has(Named) && !l.has(Mentioned) && !l.has(ByUnit) || l.askedBy(h.m) || !holdsAny(l.words(), toldOn...) {
			continue
		}
		age := h.m.SentAt.Sub(l.TouchedAt())
		if age > 24*time.Hour || !(f.telling(t, l) > 0 || t.shared(l.Topic) > 1 || utf8.RuneCountInString(l.Title) <= 10 && age <= 30*time.Minute) {
			continue
		}
		if best != nil {
			return false
		}
		best = l
	}
	if best == nil {
		return false
	}
	best.link(h.whollyAs(Finish))
	return true
}

// asksAll reports whether the words put a question to those whom they call: 大家谁有空.
func (h *heard) asksAll() bool {
	return slices.ContainsFunc(h.deeds, func(d deed) bool { return d.question || d.open })
}
