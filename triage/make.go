package triage

import (
	"slices"
)

// make makes a new item.
func (f *Fold) make(a ask, turn []*heard, t Topic) {
	h := turn[len(turn)-1]
	m := a.at.h.m
	from, to := a.at.h.t.span(a.at.clause().from, a.at.clause().to)
	if a.titleTo > 0 {
		from, to = a.titleFrom, a.titleTo
	}
	it := Item{
		Anchor: Anchor{Message: m.ID, Offset: from}, AskedAt: m.SentAt, Title: a.title(),
		Group: m.Group, Sender: m.Sender, SenderID: m.SenderID,
	}
	first := a.link(a.at, Ask, h, a.reasons)
	first.From, first.To, first.Due = from, to, a.due
	it.Links = append(it.Links, first)
	l := f.add(it, t)
	for _, s := range a.said {
		if s.h != a.at.h {
			l.link(a.link(s, Part, h, nil))
		}
	}
	for _, p := range turn {
		if p.attachment() && h.m.SentAt.Sub(p.m.SentAt) <= turnGap {
			l.link(Link{Message: p.m.ID, SentAt: p.m.SentAt, Act: Attach, To: len(p.m.Text), By: h.m.ID, ByAt: h.m.SentAt})
		}
	}
}

// link is the link of one clause of the ask, made by h.
func (a ask) link(s *said, act Act, h *heard, reasons []Reason) Link {
	from, to := s.h.t.span(s.clause().from, s.clause().to)
	k := Link{Message: s.h.m.ID, SentAt: s.h.m.SentAt, Act: act, From: from, To: to, By: h.m.ID, ByAt: h.m.SentAt, Reasons: reasons}
	if act != Part {
		k.Due = a.due
	}
	return k
}

// whollyAs is the link of all that h says.
func (h *heard) whollyAs(act Act) Link {
	return Link{Message: h.m.ID, SentAt: h.m.SentAt, Act: act, To: len(h.m.Text), By: h.m.ID, ByAt: h.m.SentAt}
}

// titleSize is how long a title may be, in bytes. A row shows less.
const titleSize = 360

// title is the asking words: its clauses in the asking message, with what stands between
// them. What is too long begins with the clause that asks and ends with a clause.
func (a ask) title() string {
	if a.titleTo > 0 {
		return a.at.h.m.Text[a.titleFrom:a.titleTo]
	}
	raw, t := a.at.h.m.Text, a.at.h.t
	from, to := t.span(a.at.clause().from, a.at.clause().to)
	first, last := from, to
	for _, s := range a.said {
		if s.h == a.at.h {
			i, j := t.span(s.clause().from, s.clause().to)
			first, last = min(first, i), max(last, j)
		}
	}
	if last-first <= titleSize {
		return raw[first:last]
	}
	for _, s := range a.said {
		if s.h != a.at.h {
			continue // its places are in another text
		}
		if _, j := t.span(s.clause().from, s.clause().to); j-from <= titleSize {
			to = max(to, j)
		}
	}
	return raw[from:runeStart(raw, min(to, from+titleSize))]
}

// topic is what the ask is about.
func (a ask) topic() Topic {
	var t Topic
	for _, s := range slices.Concat(a.said, a.around) {
		t = append(t, s.h.topic(s.clause().from, s.clause().to)...)
	}
	slices.Sort(t)
	return slices.Compact(t)
}

// grown is the living item that an earlier send of the turn made of the ask.
func (f *Fold) grown(a ask) *living {
	first := a.at.h.m.SentAt
	for _, s := range a.said {
		if s.h.m.SentAt.Before(first) {
			first = s.h.m.SentAt
		}
	}
	var old *living
	for _, s := range a.said {
		from, to := s.h.t.span(s.clause().from, s.clause().to)
		l := f.index.first(s.h.m.ID, func(l *living) bool {
			if l.Links[len(l.Links)-1].ByAt.Before(first) {
				return false // it was last spoken of before the turn began
			}
			for _, k := range slices.Backward(l.Links) { // the turn's are the last
				if k.Message == s.h.m.ID && (k.Act == Ask || k.Act == Part) && k.span().meets(Span{s.h.m.ID, from, to}) {
					return true
				}
			}
			return false
		})
		if l != nil && (old == nil || l.nth < old.nth) {
			old = l
		}
	}
	return old
}

// news is the evidence of an ask that the item does not have yet.
func (l *living) news(a ask) []Reason {
	return slices.DeleteFunc(slices.Clone(a.reasons), func(r Reason) bool { return l.has(r.Code) || !r.Code.ofItem() })
}

// grow adds what the turn's last send brought to the item that it belongs to.
func (f *Fold) grow(l *living, a ask, h *heard) {
	news := l.news(a)
	for _, s := range a.said {
		if s.h != h {
			continue
		}
		k := a.link(s, Part, h, news)
		news = nil
		if a.due.Words.Message == h.m.ID {
			k.Due = a.due
		}
		l.link(k)
	}
}
