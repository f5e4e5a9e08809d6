package tui

import (
	"shoudao/ingest"
	"shoudao/tui/text"
)

// facts are what was read, the most important first.
func (p pasteScreen) facts(f frame) []line {
	w, r := p.words.Paste, p.read
	at := func(n int) Safe { return own(w.Sum(n, len(r.Speakers))) }
	sum := of(plain, " ").and(strong, at(r.Total))
	if f.h < 15 {
		return []line{sum.and(plain, "  ").join(p.balance(w))}
	}
	span := w.Untimed
	if !r.Untimed {
		span = w.Span(p.words.Times.Full(r.From.In(f.now.Location()), f.now), p.words.Times.Full(r.To.In(f.now.Location()), f.now))
	}
	sum = sum.and(plain, "  ").and(plain, own(span))
	for _, k := range r.Kinds {
		name := w.Text
		if kind := ingest.ParseKind(k.Name); kind != ingest.Text {
			name = p.words.Kinds.Of(kind)
		}
		sum = sum.and(muted, own("  "+w.Kind(k.N, name)))
	}
	balance := of(plain, " ").join(p.balance(w))
	if r.Tally.Unreadable > 0 {
		balance = balance.and(plain, "  ").and(bad, p.problem())
	}
	who := of(muted, own(" "+w.People+"  "))
	for _, s := range r.Speakers[:min(len(r.Speakers), 20)] {
		who = who.and(plain, own(w.Speaker(string(cut(Line(s.Name), 16)), s.N))).and(plain, "  ")
	}
	return []line{sum, balance, who}
}

// balance is what taking it in would come to.
func (p pasteScreen) balance(w text.PasteWords) line {
	t := p.read.Tally
	l := of(fresh, own(w.Fresh(t.Stored)))
	l = l.and(plain, "  ").and(muted, own(w.Known(t.Known)))
	if t.Withheld > 0 {
		l = l.and(plain, "  ").and(soon, own(w.Withheld(t.Withheld)))
	}
	if t.Unreadable > 0 {
		l = l.and(plain, "  ").and(bad, own(w.Unreadable(t.Unreadable)))
	}
	return l
}

// problem is the first record that cannot be read, and why.
func (p pasteScreen) problem() Safe {
	s := p.read.Problem
	if s.Fault == "" {
		return ""
	}
	w := p.words
	return own(w.Paste.First(w.Cmd.Trouble.At(s), w.Cmd.Trouble.Faults.Of(s.Fault), string(cut(Line(s.Detail), 30))))
}
