package tui

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"shoudao/ingest"
	"shoudao/triage"
	"shoudao/tui/text"
)

// title is what an item is called: its asking words, or what kind of message it is
// where there are none.
func title(it triage.Item, w text.Words) Safe {
	if s := Line(strings.TrimSpace(it.Title)); s != "" {
		return s
	}
	return own(w.Kinds.Other)
}

// words are what a message says, raw: its text, or what stands for it.
func words(m ingest.Message, w text.Words) string {
	if m.Marking != "" {
		return w.Kinds.Withheld(m.Marking)
	}
	if m.Text != "" {
		return m.Text
	}
	parts := []string{kind(m.Kind, w)}
	for _, a := range m.Attachments {
		parts = append(parts, a.Name)
	}
	return strings.TrimSpace(strings.Join(parts, " "))
}

// fated are the marks of what became of a message, before its words on the same line.
func (d *desk) fated(s Said, now time.Time) line {
	if said := d.fate(s, now); said != "" {
		return of(badge, said)
	}
	return nil
}

// fate is the same as text.
func (d *desk) fate(s Said, now time.Time) Safe {
	said := own("")
	for _, m := range d.words.Marks(s.Message, s.Fate, now) {
		said += own(m + " ")
	}
	return said
}

// holding are the words of a message that hold: those of its last edit, if there is one.
func holding(s Said, w text.Words) string { return words(s.Fate.Now(s.Message), w) }

func kind(k ingest.Kind, w text.Words) string {
	switch k {
	case ingest.Text:
		return ""
	case ingest.Image:
		return w.Kinds.Image
	case ingest.File:
		return w.Kinds.File
	case ingest.Link:
		return w.Kinds.Link
	case ingest.Voice:
		return w.Kinds.Voice
	case ingest.Video:
		return w.Kinds.Video
	case ingest.Sticker:
		return w.Kinds.Sticker
	case ingest.System:
		return w.Kinds.System
	case ingest.Recall:
		return w.Kinds.Recall
	case ingest.Edit:
		return w.Kinds.Edit
	}
	return w.Kinds.Other
}

// due is a deadline as a column shows it, and in which tone.
func due(it triage.Item, now time.Time, w text.Words) (Safe, tone) {
	d := it.Due
	if d.At.IsZero() {
		return own(w.Times.None), muted
	}
	if it.State == triage.Open && it.Overdue(now) {
		return own(w.Times.Late(now.Sub(d.At)) + doubt(d)), late
	}
	tone := dated
	if it.State == triage.Open && it.Bucket(now) == triage.Today {
		tone = soon
	}
	return own(w.Times.Due(d.At.In(now.Location()), now, d.Grain) + doubt(d)), tone
}

// doubt marks a deadline that was concluded and not said.
func doubt(d triage.Due) string {
	if d.Inferred || d.Provisional {
		return "?"
	}
	return ""
}

// Extras are what else a row tells, the most pressing first.
func Extras(it triage.Item, m ingest.Message, w text.Words) Safe {
	var said []string
	if OwesReceipt(it) {
		said = append(said, w.Queue.Owed)
	}
	if n := acts(it, triage.Chase); n > 0 {
		said = append(said, w.Queue.Chased(n))
	}
	if n := moves(it); n > 1 {
		said = append(said, w.Queue.Moved(n))
	}
	if n := groups(it); n > 1 {
		said = append(said, w.Queue.Copies(n))
	}
	if n := len(m.Attachments) + acts(it, triage.Attach); n > 0 {
		said = append(said, w.Queue.Files(n))
	}
	if it.Standing.Note != "" {
		said = append(said, w.Queue.Note)
	}
	return own(strings.Join(said, " "))
}

// moves is how many other deadlines the item was given, one after the other.
func moves(it triage.Item) int {
	n, last := 0, time.Time{}
	for _, l := range it.Links {
		if l.Act == triage.Move && !l.Due.At.Equal(last) {
			n, last = n+1, l.Due.At
		}
	}
	return n
}

// groups is how many times the same notice was sent, the first included.
func groups(it triage.Item) int { return 1 + acts(it, triage.Copy) }

// A point is the weight that a code brings to an item.
type point struct {
	code   triage.Code
	weight int
}

// points are the item's reasons by code, the heaviest first. Their sum is the
// score.
func points(it triage.Item) []point {
	var sums []point
	for _, r := range it.Reasons() {
		i := slices.IndexFunc(sums, func(p point) bool { return p.code == r.Code })
		if i < 0 {
			i = len(sums)
			sums = append(sums, point{code: r.Code})
		}
		sums[i].weight += r.Weight
	}
	slices.SortStableFunc(sums, func(a, b point) int { return cmp.Compare(abs(b.weight), abs(a.weight)) })
	return sums
}

func abs(n int) int { return max(n, -n) }

// A passage is a text made safe, with the stretches in it that stand out.
type passage struct {
	cleaned
	marks []stretch
}

// newPassage makes raw safe, with the spans of the message id marked in it.
func newPassage(raw string, id ingest.ID, spans []triage.Span) passage {
	p := passage{cleaned: clean(raw, true)}
	for _, s := range spans {
		if s.Message == id && s.To > s.From {
			if m := (stretch{p.at(s.From), p.at(s.To)}); m.to > m.from {
				p.marks = append(p.marks, m)
			}
		}
	}
	slices.SortFunc(p.marks, func(a, b stretch) int { return cmp.Compare(a.from, b.from) })
	return p
}

// proofs are the spans on which the item's reasons for it rest. A reason that rests
// on a whole clause marks nothing: everything would stand out.
func proofs(it triage.Item) []triage.Span {
	var spans []triage.Span
	for _, l := range it.Links {
		for _, r := range l.Reasons {
			if r.Weight > 0 && r.Span.To-r.Span.From < wholeClause {
				spans = append(spans, r.Span)
			}
		}
	}
	return spans
}

// wholeClause is from how many bytes on a span is more than the words of one
// reason.
const wholeClause = 60

// line is the stretch s of the passage, its marks in the tone marked, the rest in
// base. Tones change between letters only.
func (p passage) line(s stretch, base, marked tone) line {
	var l line
	pos, from := s.from, s.from
	last := base
	for cluster := range clusters(p.text[s.from:s.to]) {
		t := base
		for _, m := range p.marks {
			if pos >= m.from && pos < m.to {
				t = marked
			}
		}
		if t != last && pos > from {
			l, from = l.and(last, p.text[from:pos]), pos
		}
		last = t
		pos += len(cluster)
	}
	return l.and(last, p.text[from:s.to])
}

// wrapped is the passage in lines of n cells, at most limit of them; a ~ ends the
// last if there is more. No limit is 0.
func (p passage) wrapped(n, limit int, base, marked tone) []line {
	var lines []line
	all := wrap(p.text, n)
	for i, s := range all {
		l := p.line(s, base, marked)
		if limit > 0 && i == limit-1 && len(all) > limit {
			return append(lines, l.and(base, "~").cut(n))
		}
		lines = append(lines, l)
	}
	return lines
}

// oneLine is the passage from the raw offset on, its line breaks as blanks.
func (p passage) oneLine(from int) passage {
	start := p.at(from)
	q := passage{cleaned: cleaned{text: p.text[start:].flat()}}
	for _, m := range p.marks {
		if m.to > start {
			q.marks = append(q.marks, stretch{max(m.from-start, 0), m.to - start})
		}
	}
	return q
}

// behind is the passage in up to limit lines of n cells, the first of them behind
// head, the others indented.
func (p passage) behind(head, indent line, n, limit int) []line {
	room := n - head.width()
	if limit == 1 || room < 4 {
		return []line{head.join(p.wrapped(max(room, 4), 1, plain, proof)[0])}
	}
	all := wrap(p.text, room)
	lines := []line{head.join(p.line(all[0], plain, proof))}
	if len(all) == 1 {
		return lines
	}
	rest := passage{cleaned: cleaned{text: p.text[all[1].from:]}}
	for _, m := range p.marks {
		if m.to > all[1].from {
			rest.marks = append(rest.marks, stretch{max(m.from-all[1].from, 0), m.to - all[1].from})
		}
	}
	for _, l := range rest.wrapped(n-indent.width(), limit-1, plain, proof) {
		lines = append(lines, indent.join(l))
	}
	return lines
}

// runeStart is the last border of a rune in s that is not after n.
func runeStart(s string, n int) int {
	for n > 0 && n < len(s) && !utf8.RuneStart(s[n]) {
		n--
	}
	return min(max(n, 0), len(s))
}
