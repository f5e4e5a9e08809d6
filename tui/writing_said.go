package tui

import (
	"slices"
	"strings"

	"shoudao/ingest"
	"shoudao/triage"
)

// original is what was said of the item in its own words, but for the copies.
func (t writing) original() []line {
	w := t.words
	lines := []line{of(heading, own(" "+w.Detail.Original))}
	for _, s := range t.said {
		act := t.act(s.Message.ID)
		if act == triage.Copy {
			continue
		}
		lines = append(lines, t.speaker(s, act))
		lines = append(lines, t.text(s)...)
	}
	if len(lines) == 1 {
		lines = append(lines, of(muted, own("  "+w.Detail.NoOrigin)))
	}
	if t.left > 0 {
		lines = append(lines, of(muted, own("  "+w.Detail.LeftOut(t.left))))
	}
	return lines
}

// act is what a message did to the item.
func (t writing) act(id ingest.ID) triage.Act {
	for _, l := range t.item.Links {
		if l.Message == id {
			return l.Act
		}
	}
	return triage.Ask
}

// speaker is who said something, where and when, and what it did to the item.
func (t writing) speaker(s Said, act triage.Act) line {
	w, m := t.words, s.Message
	stamp := w.Times.Stamp(m.SentAt.In(t.now.Location()), t.now)
	l := of(muted, own("  "+stamp+" ")+cutIn(t.w, groupName(m.Group), 24)+" ").and(plain, cutIn(t.w, Line(m.Sender), 16))
	if act != triage.Ask {
		l = l.and(plain, " ").and(badge, own("["+w.Acts.Of(act)+"]"))
	}
	if marks := t.fated(s, t.now); marks != nil {
		l = l.and(plain, " ").join(marks)
	}
	return l.cut(t.w)
}

// text is a message's words, with those marked on which a reason rests. Of one that was edited
// the words that hold come first.
func (t writing) text(s Said) []line {
	lines := t.telling(s.Fate.Now(s.Message))
	if earlier, ok := s.Fate.Earlier(s.Message); ok {
		lines = append(lines, of(muted, own("    "+t.words.Kinds.Earlier)))
		lines = append(lines, t.telling(earlier)...)
	}
	return lines
}

func (t writing) telling(m ingest.Message) []line {
	p := newPassage(words(m, t.words), m.ID, proofs(t.item))
	var lines []line
	for _, l := range p.wrapped(t.w-5, 0, plain, proof) {
		// In the line mode each line of foreign words says that it is one: by itself it could
		// be read as the program's own.
		lines = append(lines, of(plain, own(map[bool]string{false: "    ", true: "| "}[t.w >= wide])).join(l))
	}
	if p.hidden {
		lines = append(lines, of(bad, own("    "+t.words.Detail.Hidden)))
	}
	if p.rest > 0 {
		lines = append(lines, of(muted, own("    "+t.words.Detail.CutShort(p.rest))))
	}
	return lines
}

// copies are the other places in which the same was said, each with what it says
// differently; in full where the user asks for it.
func (t writing) copies() []line {
	w := t.words
	n := acts(t.item, triage.Copy)
	if n == 0 {
		return nil
	}
	first, _ := t.message(t.item.Anchor.Message)
	lines := []line{of(heading, own(" "+w.Detail.Copies(n+1)))}
	for _, l := range t.item.Links {
		s, ok := t.saidAs(l.Message)
		if l.Act != triage.Copy || !ok {
			continue
		}
		lines = append(lines, t.speaker(s, triage.Ask))
		other := added(first.Text, s.Fate.Now(s.Message).Text)
		switch {
		case t.differ:
			lines = append(lines, t.text(s)...)
		case len(other) == 0:
			lines = append(lines, of(muted, own("    "+w.Detail.SameWords)))
		default:
			lines = append(lines, of(muted, own("    "+w.Detail.NewWords)))
			for _, s := range other {
				p := passage{cleaned: clean(s, true)}
				for _, l := range p.wrapped(t.w-7, 0, fresh, fresh) {
					lines = append(lines, of(plain, "      ").join(l))
				}
			}
		}
	}
	return lines
}

// added are the sentences of a copy that the first text does not have.
func added(first, second string) []string {
	had := map[string]bool{}
	for _, s := range sentences(first) {
		had[s] = true
	}
	var other []string
	for _, s := range sentences(second) {
		if !had[s] {
			other = append(other, s)
		}
	}
	return other
}

// sentences cuts a text at line ends and at signs that end a clause.
func sentences(s string) []string {
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("\n。！？；，,!?;", r) })
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return slices.DeleteFunc(parts, func(s string) bool { return s == "" })
}

// files are the attachments of the item's messages.
func (t writing) files() []line {
	var lines []line
	for _, s := range t.said {
		for _, a := range s.Message.Attachments {
			l := of(plain, "  ").and(plain, Line(a.Name))
			if a.Size > 0 {
				l = l.and(muted, own("  "+t.words.Detail.Bytes(a.Size)))
			}
			lines = append(lines, l.and(muted, "  "+Line(a.Place)).cut(t.w))
		}
	}
	if len(lines) == 0 {
		return nil
	}
	return slices.Insert(lines, 0, of(heading, own(" "+t.words.Detail.Attachments(len(lines)))))
}

// context is what was said in the group before and after.
func (t writing) context() []line {
	if len(t.around) == 0 {
		return nil
	}
	lines := []line{of(heading, own(" "+t.words.Detail.Context))}
	return append(lines, timeline{desk: t.desk, said: t.around, here: t.item.Anchor.Message, now: t.now, w: t.w, unfold: t.unfold}.lines()...)
}
