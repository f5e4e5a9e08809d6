package tui

import (
	"strings"

	"charm.land/bubbles/v2/key"

	"shoudao/ingest"
	"shoudao/triage"
)

// headRows are the rows of the figures.
func (s preview) headRows(f frame) int {
	if s.seen.Nobody && roomy(f) {
		return 4
	}
	return 2
}

// rowsRoom is how many rows the items and misses have.
func (s preview) rowsRoom(f frame) int { return max(s.room(f)-s.headRows(f), 2) }

// rowLines are how many rows an item or a miss takes: itself, its reasons, and above the
// first of each sort a heading.
func (s preview) rowLines() rowHeight {
	return func(i int, first bool) int {
		if first || i == 0 || i == len(s.seen.Top) {
			return 3
		}
		return 2
	}
}

func (s preview) view(f frame) picture {
	w := s.words.Setup.Preview
	var rows []row
	switch {
	case !s.known:
	case s.seen.Received == 0:
		rows = wrapped(plain, w.NoMessages, f.w)
	default:
		rows = append(s.figures(f), s.found(f)...)
	}
	keys := []key.Binding{s.finish(), s.mine(), s.notMine(), s.toMisses(), s.backward()}
	notes := s.notes(f)
	switch {
	case s.known && s.seen.Received == 0:
		keys = []key.Binding{s.finish(), s.backward()}
	case s.known && s.word == nil && len(s.misses()) == 0:
		keys = []key.Binding{s.finish(), s.backward()}
	case s.word != nil:
		keys = []key.Binding{s.yes(), s.no()}
		if len(notes) > 1 && !roomy(f) { // what is asked is seen whole
			rows, notes = append(wrapped(strong, s.question(), f.w), rows...), nil
		}
	}
	return picture{rows: s.page(f, previewStep, rows, notes, keys...)}
}

// figures are how many messages become how many items.
func (s preview) figures(f frame) []row {
	w, p := s.words.Setup.Preview, s.seen
	from := s.words.Times.Full(p.From.In(f.now.Location()), f.now)
	until := s.words.Times.Full(p.Until.In(f.now.Location()), f.now)
	rows := []row{
		{line: of(muted, own(" "+w.Of(from, until, p.Received)))},
		{line: of(strong, own(" "+w.Flow(p.Todo, p.Items, rate(float64(p.Items)/float64(max(p.Days, 1))))))},
	}
	if p.Nobody && roomy(f) {
		names := make([]string, 0, len(p.Called))
		for _, c := range p.Called {
			names = append(names, string(Line(c)))
		}
		rows = append(rows, row{line: of(late, own(" "+w.Nobody))}, row{})
		if len(names) > 0 {
			rows[3].line = of(plain, own(" "+w.Called(strings.Join(names, "  "))))
		}
	}
	return rows
}

// found are the items at the top and the misses, as far as there is room.
func (s preview) found(f frame) []row {
	w, misses, lines := s.words.Setup.Preview, s.misses(), s.rowLines()
	s.list = s.list.fitted(s.rowsRoom(f), lines)
	var rows []row
	for i := s.list.top; i < s.list.total; i++ {
		if lines(i, i == s.list.top) > 2 {
			head := w.Top
			if i >= len(s.seen.Top) {
				head = w.Misses
			}
			rows = append(rows, row{line: of(heading, own(" "+head))})
		}
		chosen := i == s.list.cursor
		if i < len(s.seen.Top) {
			rows = append(rows, s.itemRows(f, s.seen.Top[i], chosen)...)
		} else {
			rows = append(rows, s.missRows(f, misses[i-len(s.seen.Top)], chosen)...)
		}
	}
	if len(misses) == 0 {
		rows = append(rows, row{line: of(muted, own(" "+w.NoMisses))})
	}
	return rows
}

// itemRows are an item and why it would be in the queue.
func (s preview) itemRows(f frame, r Row, chosen bool) []row {
	said := s.place(f, r.Message).and(plain, title(r.Item, s.words))
	return []row{
		{line: sign(chosen, false).join(said), chosen: chosen},
		{line: of(plain, "  ").join(reasonLine(r.Item, s.words, f.w-2))},
	}
}

// missRows are a message and what it lacks.
func (s preview) missRows(f frame, m Miss, chosen bool) []row {
	w := s.words
	said := s.place(f, m.Message).and(plain, Line(words(m.Message, w)))
	short := own(w.Setup.Preview.Short(m.Short))
	for _, c := range m.Lacks {
		short += own("  " + w.Reason(c).Name)
	}
	why := reasonLine(triage.Item{Links: []triage.Link{{Reasons: m.Reasons}}}, w, f.w-width(short)-6)
	return []row{
		{line: sign(chosen, false).join(said), chosen: chosen},
		{line: of(plain, "  ").join(why).and(plain, "  ").and(soon, short)},
	}
}

// place is when and where a message was said, and by whom, as far as there is room.
func (s preview) place(f frame, m ingest.Message) line {
	l := of(muted, pad(own(s.words.Times.Stamp(m.SentAt.In(f.now.Location()), f.now)), s.words.Times.StampCells)).and(plain, " ")
	if f.w < 60 {
		return l
	}
	return l.and(muted, pad(groupName(m.Group), groupCells)).and(plain, " ").and(muted, pad(Line(m.Sender), whoCells)).and(plain, " ")
}

// question is what a word would do.
func (s preview) question() string {
	w := s.words.Setup.Preview
	if s.word.More == 0 {
		return w.Alone(s.what(*s.word))
	}
	return w.Would(s.what(*s.word), rate(s.word.PerDay), s.word.More)
}

// notes say what is going on, or ask for the word that was found.
func (s preview) notes(f frame) []line {
	w := s.words.Setup
	switch {
	case s.saving, s.writing:
		return []line{of(fresh, own(" "+w.Saving))}
	case s.counting != nil:
		return []line{of(fresh, own(" "+w.Preview.Working))}
	case s.looking != nil:
		return wrappedLines(fresh, own(w.Preview.Searching), f.w)
	case s.word != nil:
		return wrappedLines(strong, own(s.question()), f.w)
	case s.seen.Nobody && !roomy(f):
		return []line{of(late, own(" "+w.Preview.Nobody))}
	}
	return nil
}

func (s preview) help(frame) []keyGroup {
	k := s.keys
	return []keyGroup{{s.words.Keys.Choose, []key.Binding{
		s.finish(), s.mine(), s.notMine(), s.yes(), s.no(), s.toMisses(), k.down, k.up, k.pageDown, k.pageUp, s.backward(), k.quit,
	}}}
}
