package store

import (
	"context"
	"slices"
	"unicode/utf8"

	"shoudao/triage"
)

// today is the decision with the ids and places that its messages have now, and their
// rows. Messages that the archive does not have keep the ids that they had.
func (t *txn) today(ctx context.Context, d triage.Decision) (triage.Decision, []int64, error) {
	var rows []int64
	at, row, err := t.spanToday(ctx, triage.Span{Message: d.Anchor.Message, From: d.Anchor.Offset, To: d.Anchor.Offset})
	if err != nil {
		return d, nil, err
	}
	d.Anchor = triage.Anchor{Message: at.Message, Offset: at.From}
	rows = append(rows, row)
	d.Seen = slices.Clone(d.Seen)
	for i, s := range d.Seen {
		if d.Seen[i], row, err = t.spanToday(ctx, s); err != nil {
			return d, nil, err
		}
		rows = append(rows, row)
	}
	return d, slices.DeleteFunc(rows, func(row int64) bool { return row == 0 }), nil
}

// spanToday is a span of one telling of a message in the words of the one that stands
// for it now, and the row of the message.
func (t *txn) spanToday(ctx context.Context, s triage.Span) (triage.Span, int64, error) {
	row, err := t.find(ctx, s.Message)
	if err != nil || row == 0 {
		return s, row, err
	}
	m, err := t.message(ctx, row)
	if err != nil || m.ID == s.Message {
		return s, row, err
	}
	var told string
	if err := t.row(ctx, "SELECT text FROM alias WHERE src = (SELECT id FROM source WHERE name = ?) AND ext = ?",
		s.Message.Source, s.Message.Native).Scan(&told); err != nil {
		return s, row, err
	}
	to := triage.Span{Message: m.ID, From: carry(told, m.Text, s.From), To: carry(told, m.Text, s.To)}
	if s.From == s.To {
		to.To = to.From
	}
	return to, row, nil
}

// carry is the place in the text to that corresponds to a place in the text from. The
// two differ in width, tradition and white space at most.
func carry(from, to string, place int) int {
	if from == to {
		return place
	}
	n := utf8.RuneCountInString(ink(from[:min(max(place, 0), len(from))]))
	for i, r := range to {
		if ink(string(r)) == "" {
			continue
		}
		if n == 0 {
			return i
		}
		n--
	}
	return len(to)
}
