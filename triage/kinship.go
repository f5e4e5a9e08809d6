package triage

import (
	"slices"
	"strings"
	"time"

	"shoudao/ingest"
)

// urges is what speaks for it that words which do not say what they are about (等着要，怎么
// 回事) urge an item: its asker says them where he asked, or they come right behind it; and for it that words do which call its thing by name.
func (f *Fold) urges(h *heard, r *room, c change, l *living) int {
	n := 0
	if l.in(r) && h.comesBack(l) {
		n += 12
	}
	if len(c.topic) > 2 || l.State != Open || !l.in(r) {
		return n
	}
	if l.askedBy(h.m) {
		n += 8
	}
	if len(c.topic) == 0 && h.m.SentAt.Sub(l.TouchedAt()) <= 30*time.Minute {
		n += 6
	}
	if c.mine && len(c.topic) == 0 && !l.byName() && h.countsUp() && f.firstOfMany(l, r) {
		n += 14 // 还差：青山村、柳湾村
	}
	return n
}

// askedBy reports whether m is by the one who asked for the item.
func (l *living) askedBy(m ingest.Message) bool {
	return samePerson(l.SenderID, l.Sender, m.SenderID, m.Sender)
}

// kinship is how near a message's words are to an item: by quotation, by what they
// are about, by who says them where, and how soon.
func (f *Fold) kinship(h *heard, t Topic, l *living, r *room) int {
	n := 0
	if !h.m.ReplyTo.IsZero() {
		if l.of(h.m.ReplyTo) {
			n += 60
		} else {
			n -= 10
		}
	}
	shared := t.shared(l.Topic)
	if small := min(len(t), len(l.Topic)); small > 0 {
		n += shared*24/small + min(shared, 5)*4
	}
	if shared == 0 && len(t) >= 4 {
		n -= 8
	}
	here := l.in(r)
	if here {
		n += 6
	}
	switch same := l.askedBy(h.m); {
	case here && same:
		n += 10
	case same && h.m.SenderID != "" && shared > 1:
		n += 6 // who asks in one group reminds in another
	}
	if here || shared > 0 {
		n += freshness(h.m.SentAt.Sub(l.TouchedAt()))
	}
	if here && l.has(OnRota) && h.hasUse(moveWord) && (h.hasUse(dutyWord) || strings.Contains(h.t.s, "对调") || strings.Contains(h.t.s, "换")) {
		n += 14
	}
	if h.hasUse(meetWord) && l.has(MeetingCalled) && here && near(l.Due.At.Sub(h.m.SentAt), 40*time.Minute) {
		n += 12
	}
	return n
}

// telling is how many words a topic shares with an item and with no other living one.
func (f *Fold) telling(t Topic, l *living) int {
	n := 0
	for _, w := range t.common(l.Topic) {
		if !slices.ContainsFunc(f.index.byWord[w], func(o *living) bool { return o != l && o.State != Cancelled }) {
			n++
		}
	}
	return n
}

// freshness is what an item's having been spoken of lately adds to kinship.
func freshness(age time.Duration) int {
	switch {
	case age <= 10*time.Minute:
		return 10
	case age <= 2*time.Hour:
		return 6
	case age <= 24*time.Hour:
		return 3
	}
	return 0
}
