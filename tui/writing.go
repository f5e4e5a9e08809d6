package tui

import (
	"slices"
	"time"

	"shoudao/ingest"
	"shoudao/triage"
)

// A writing puts an item into lines: it is what a pane shows, part by part.
type writing struct {
	*desk
	dossier
	now    time.Time
	w      int
	unfold bool
	differ bool
}

// twoColumns is from which width on the reasons and the history of the deadline
// stand side by side.
const twoColumns = 92

func (t writing) lines() []line {
	var all []line
	part := func(lines []line) {
		if len(lines) > 0 && len(all) > 0 {
			all = append(all, nil)
		}
		all = append(all, lines...)
	}
	part(t.head())
	if t.w >= twoColumns {
		part(sideBySide(t.reasons(t.w/2-2), t.dues(t.w-t.w/2-2), t.w/2))
	} else {
		part(t.reasons(t.w))
		part(t.dues(t.w))
	}
	part(t.standing())
	part(t.original())
	part(t.copies())
	part(t.files())
	part(t.context())
	return all
}

// sideBySide sets right beside left, from column at on.
func sideBySide(left, right []line, at int) []line {
	lines := make([]line, max(len(left), len(right)))
	for i := range lines {
		if i < len(left) {
			lines[i] = left[i]
		}
		if i < len(right) {
			lines[i] = lines[i].to(at).join(right[i])
		}
	}
	return lines
}

// head is the title, the deadline and where it all came from.
func (t writing) head() []line {
	w := t.words
	p := passage{cleaned: cleaned{text: title(t.item, w)}}
	var lines []line
	for _, l := range p.wrapped(t.w-2, 0, strong, strong) {
		lines = append(lines, of(plain, " ").join(l))
	}
	when, tone := due(t.item, t.now, w)
	l := of(plain, " ").and(tone, when)
	if at := t.item.Due.At; at.After(t.now) {
		l = l.and(plain, "  ").and(tone, own(w.Times.Left(at.Sub(t.now))))
	} else if !at.IsZero() {
		l = l.and(plain, "  ").and(muted, own(w.Times.Full(at.In(t.now.Location()), t.now)))
	}
	lines = append(lines, l.and(plain, "  ").and(muted, t.state()))
	from := own(w.Detail.Group+": ") + groupName(t.item.Group) + "  " + Line(t.item.Sender)
	if n := groups(t.item); n > 1 {
		from += "  " + own(w.Detail.Copies(n))
	}
	return append(lines, of(plain, " ").and(muted, cut(from, t.w-2)))
}

func (t writing) state() Safe {
	w, s := t.words, t.item.Standing
	said := w.States.Of(t.item.State)
	if s.WakeAt.After(t.now) {
		said = w.Detail.SnoozedTill(w.Times.Full(s.WakeAt.In(t.now.Location()), t.now))
	}
	for _, extra := range []struct {
		is   bool
		name string
	}{{t.item.Due.Inferred, w.Detail.Inferred}, {s.DueSet, w.Detail.UserSet}, {s.Pinned, w.Buckets.Pinned}, {t.item.Due.Every.Rhythm != 0, w.Detail.Every}} {
		if extra.is {
			said += "  " + extra.name
		}
	}
	return own(said)
}

// reasons are the evidence with its points, each with the words on which it rests.
func (t writing) reasons(n int) []line {
	w := t.words
	lines := []line{of(heading, own(" "+w.Detail.Why(t.item.Score())))}
	against := false
	for _, p := range points(t.item) {
		if p.weight == 0 {
			continue
		}
		against = against || p.weight < 0
		l := of(plain, "  ").and(strong, padLeft(own(signed(p.weight)), 4)).and(plain, "  ")
		l = l.and(plain, Line(w.Reason(p.code).Sentence))
		for _, s := range t.evidence(p.code) {
			l = l.and(plain, " ").and(proof, s)
		}
		lines = append(lines, l.cut(n))
	}
	if !against {
		lines = append(lines, of(muted, own("        "+w.Detail.Shadow)))
	}
	return lines
}

// evidence are the words on which the reasons of a code rest, each once.
func (t writing) evidence(c triage.Code) []Safe {
	var said []Safe
	for _, r := range t.item.Reasons() {
		s, ok := t.span(r.Span)
		if r.Code == c && ok && r.Span.To-r.Span.From < wholeClause && !slices.Contains(said, s) {
			said = append(said, s)
		}
	}
	return said
}

// span is the words of a span, if its message is here.
func (t writing) span(s triage.Span) (Safe, bool) {
	m, ok := t.message(s.Message)
	if !ok || s.To <= s.From || s.To > len(m.Text) || m.Marking != "" {
		return "", false
	}
	return Line(m.Text[runeStart(m.Text, s.From):runeStart(m.Text, s.To)]), true
}

func (t writing) message(id ingest.ID) (ingest.Message, bool) {
	s, ok := t.saidAs(id)
	return s.Message, ok
}

// saidAs is a message of the item, if it is here.
func (d dossier) saidAs(id ingest.ID) (Said, bool) {
	i := slices.IndexFunc(d.said, func(s Said) bool { return s.Message.ID == id })
	if i < 0 {
		return Said{}, false
	}
	return d.said[i], true
}

// dues are what was said of the deadline, in order, and which of it holds.
func (t writing) dues(n int) []line {
	w := t.words
	lines := []line{of(heading, own(" "+w.Detail.Dues))}
	for _, l := range t.item.Links {
		if l.Due.At.IsZero() {
			continue
		}
		said, _ := t.span(l.Due.Words)
		stamp := w.Times.Stamp(l.SentAt.In(t.now.Location()), t.now)
		holds := l.Due.At.Equal(t.item.Due.At)
		told := of(fresh, star(holds)).and(muted, own(stamp+" "))
		if said != "" {
			told = told.and(proof, cutIn(t.w, said, 18)).and(plain, " ")
		}
		told = told.and(muted, "-> ").and(plain, own(w.Times.Full(l.Due.At.In(t.now.Location()), t.now)+doubt(l.Due)))
		if taken := own("  " + w.Detail.Taken); holds && told.width()+width(taken) <= n {
			told = told.and(fresh, taken)
		}
		lines = append(lines, told.cut(n))
	}
	if t.item.Standing.DueSet && !t.item.Due.At.IsZero() {
		at := w.Times.Full(t.item.Due.At.In(t.now.Location()), t.now)
		lines = append(lines, of(fresh, star(true)).and(plain, own(at)).and(fresh, own("  "+w.Detail.UserSet)))
	}
	if len(lines) == 1 {
		lines = append(lines, of(muted, own("  "+w.Detail.NoDues)))
	}
	return lines
}

// star marks the deadline that holds.
func star(holds bool) Safe {
	if holds {
		return "* "
	}
	return "  "
}

// standing is what the user did.
func (t writing) standing() []line {
	w, s := t.words, t.item.Standing
	if s.Verb == 0 && s.Note == "" && !s.Replied && !s.Pinned {
		return nil
	}
	lines := []line{of(heading, own(" "+w.Detail.Mine))}
	if s.Verb != 0 {
		at := ""
		if !s.At.IsZero() {
			at = w.Times.Stamp(s.At.In(t.now.Location()), t.now) + " "
		}
		lines = append(lines, of(muted, own("  "+at)).and(plain, own(w.Verbs.Of(s.Verb))))
	}
	if s.Replied {
		lines = append(lines, of(plain, own("  "+w.Verbs.Replied)))
	}
	if s.Pinned {
		lines = append(lines, of(plain, own("  "+w.Verbs.Pin)))
	}
	if s.Note != "" {
		p := passage{cleaned: clean(s.Note, true)}
		head := of(muted, own("  "+w.Verbs.Note+" "))
		for _, l := range p.wrapped(max(t.w-head.width()-2, 8), 0, plain, plain) {
			lines = append(lines, head.join(l))
			head = of(plain, pad("", head.width()))
		}
	}
	return lines
}
