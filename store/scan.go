package store

import (
	"context"
	"fmt"
	"iter"
	"strings"
	"time"

	"shoudao/han"
)

// scans reports whether the index knows nothing of what is asked, though something but the
// time is.
func (q *question) scans() bool {
	if _, known := q.look.node(); known || q.look.linked {
		return false
	}
	for _, c := range q.clauses {
		for _, way := range c.any {
			if c.not || way.in == nil {
				return true
			}
		}
	}
	return false
}

// heavier is how many times as long as a look at the words of a message it takes to read and check
// all of it.
const heavier = 8

// A walk goes through the messages that may answer, the newest first, and knows how far it
// has come.
type walk struct {
	question
	most  int   // after how many it halts; 0: never
	seen  int   // how many it has been at
	last  int64 // the row of the last of them
	halts bool  // it has been at as many as it may
}

// rows yields those that are to be checked: those that the index proposes, or of all those that a look
// at their words does not rule out.
func (w *walk) rows(ctx context.Context, s *Store, t *txn) iter.Seq2[int64, error] {
	return func(yield func(int64, error) bool) {
		if w.scans() {
			if err := w.scan(ctx, t, yield); err != nil {
				yield(0, fmt.Errorf("look through messages: %w", err))
			}
			return
		}
		for row, err := range s.index.search(ctx, t, w.look) {
			w.seen, w.last = w.seen+1, row
			if w.halts = w.most > 0 && w.seen*heavier >= w.most; !yield(row, err) || w.halts {
				return
			}
		}
	}
}

// scan reads no more of a message than its words as long as they rule it out: to read all of
// it takes ten times as long.
func (w *walk) scan(ctx context.Context, t *txn, yield func(int64, error) bool) error {
	const query = "SELECT id, text, more IS NOT NULL FROM message WHERE id BETWEEN ? AND ? ORDER BY id DESC"
	rows, err := t.rows(ctx, query, w.look.low, w.look.high)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var text string
		var more bool // perhaps the name of a file, with the words
		if err := rows.Scan(&w.last, &text, &more); err != nil {
			return err
		}
		w.seen++
		w.halts = w.most > 0 && w.seen >= w.most
		if (more || w.may(text)) && !yield(w.last, nil) || w.halts {
			return nil
		}
	}
	return rows.Err()
}

// may reports whether a message without anything that came with it may answer by its words.
func (w *walk) may(text string) bool {
	folded, _ := han.Folded(text)
	for _, c := range w.clauses {
		some, known := false, true
		for _, way := range c.any {
			switch {
			case way.like != nil:
				some = some || way.like.MatchString(folded)
			case way.term != "":
				some = some || strings.Contains(folded, way.term)
			default:
				known = false
			}
		}
		if known && some == c.not || some && c.not {
			return false
		}
	}
	return true
}

// until is when the message of the row was sent that a walk has come to, to about a second;
// zero if it has not begun.
func (w *walk) until(zone *time.Location) time.Time {
	if w.seen == 0 {
		return time.Time{}
	}
	return time.Unix(w.last+epoch, 0).In(zone)
}

// part is how much of the time that is asked for a search has been through that goes on
// behind a position.
func (t *txn) part(ctx context.Context, whole rowRange, next Position) (float64, error) {
	if next.IsZero() {
		return 1, nil
	}
	var first, last int64
	err := t.row(ctx, "SELECT coalesce((SELECT min(id) FROM message), 0), coalesce((SELECT max(id) FROM message), 0)").Scan(&first, &last)
	low, high := max(whole.low, first), min(whole.high, last)
	if err != nil || high <= low {
		return 0, err
	}
	return min(max(float64(high-next.row)/float64(high-low), 0), 1), nil
}
