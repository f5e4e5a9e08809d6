package triage

import (
	"slices"
	"strings"
	"time"
)

// answeredFor takes from the user what was said to a name that others bear too (小周)
// once one of them answers for it, and what was said to one for whom she stands in, once he is there
// and answers himself: with the next words in the group, or quoting it.
func (f *Fold) answeredFor(h *heard, r *room) {
	self := f.judge.words().self
	name := h.by.name
	shares := self.surname != "" && strings.HasPrefix(name, self.surname) && name != self.full // one who only shows her name may be anybody
	covered := self.standsInFor(h.by.shown)
	if !shares && covered == "" {
		return
	}
	answers := h.speech == Acknowledged || slices.ContainsFunc(h.deeds, func(d deed) bool { return d.done || d.ack || d.will })
	if !answers {
		return
	}
	before := r.lastBefore(func(p *heard) bool { return !sameSender(p.m, h.m) })
	if before == nil {
		return
	}
	for l := range f.index.since(r, h.m.SentAt.Add(-2*time.Hour)) {
		if !l.of(before.m.ID) && !l.of(h.m.ReplyTo) {
			continue // others have spoken since: it need not be an answer to this
		}
		if l.State != Open || h.m.SentAt.Sub(l.TouchedAt()) > 2*time.Hour || !(shares && self.sharedName(l, r) || covered != "" && self.onlyFor(covered, l, r)) {
			continue
		}
		l.link(Link{
			Message: h.m.ID, SentAt: h.m.SentAt, Act: Clarify, To: len(h.m.Text), By: h.m.ID, ByAt: h.m.SentAt,
			Reasons: []Reason{{Code: ForOthers, Weight: weights[ForOthers], Span: Span{Message: h.m.ID, To: len(h.m.Text)}}},
		})
	}
}

// sharedName reports whether nothing but a name that others could bear as well addresses
// the item.
func (s *self) sharedName(l *living, r *room) bool {
	if p := r.byID(l.Links[0].Message); p != nil && slices.ContainsFunc(p.addresses, func(a address) bool { return a.at && a.mine() }) {
		return false
	}
	shared := false
	for _, k := range l.Reasons() {
		if !k.Code.addresses() {
			continue
		}
		p := r.byID(k.Span.Message)
		if k.Code != Named || p == nil || k.Span.To > len(p.m.Text) || !slices.Contains(s.nicks, newText(p.m.Text[k.Span.From:k.Span.To]).s) {
			return false
		}
		shared = true
	}
	return shared
}

// tellNamesake makes another's of the user's given name where the words go on to speak
// of a place to which she does not belong: 晓梅，你们村….
func (v *vocabulary) tellNamesake(h *heard) {
	for _, you := range []string{"你们", "你"} {
		at := strings.Index(h.t.s, you)
		if at < 0 {
			continue
		}
		noun, ok := v.nouns.longest(h.t.s, at+len(you))
		if word, known := v.base.longest(h.t.s, at+len(you)); known && word.entity == noEntity && word.use != noUse {
			continue // 你组织一下, 你办一下
		}
		if !ok || unitNouns[noun.word] == "" || v.inUnits(noun.word) != classOut || slices.ContainsFunc(v.self.areas, func(a string) bool { return strings.HasSuffix(a, noun.word) }) && !v.self.outside {
			continue
		}
		for i := range h.addresses {
			if a := &h.addresses[i]; (a.who == myName || a.who == myNick) && !a.at && a.from < at && at-a.to <= len("，你") {
				a.who = person
			}
		}
	}
}

// leaveOthers makes others' of a class of the rest, where the words before it name the
// user: 李敏的表填得清楚，其他科照着补.
func (h *heard) leaveOthers() {
	named := -1
	for i := range h.addresses {
		a := &h.addresses[i]
		rest := strings.HasPrefix(h.t.s[a.from:], "其")
		switch {
		case a.mine() && a.who != everyone && !rest:
			named = a.from
		case rest && a.all && named >= 0:
			a.who = classOut
		}
	}
}

// introduces reports whether a name is its speaker's own: Hi, Marge from the stall here.
func (h *heard) introduces(a address) bool {
	if a.at || a.who != person || !letter(runeAt(h.t.s, a.from)) {
		return false
	}
	for w := range strings.FieldsSeq(newText(h.m.Sender).s) {
		if w == h.t.s[a.from:a.to] {
			return true
		}
	}
	return false
}
