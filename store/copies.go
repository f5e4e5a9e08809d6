package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"shoudao/ingest"
	"shoudao/triage"
)

// A Copied is a message that says the notice of an item again, and the item into which it was
// folded.
type Copied struct {
	Message ingest.Message
	Item    triage.Item
}

// Copies are the messages sent from one instant up to before another (zero: no limit) that
// were folded into an item as copies of its notice, in the order in which they were sent. One
// that two items have is told once, with the item that is older.
func (s *Store) Copies(ctx context.Context, from, to time.Time) ([]Copied, error) {
	var all []Copied
	err := s.read(ctx, func(t *txn) error {
		items, err := t.copied(ctx, from, to)
		if err != nil {
			return err
		}
		told := map[ingest.ID]bool{}
		for _, it := range items {
			for _, l := range it.Links {
				early, late := l.SentAt.Before(from), !to.IsZero() && !l.SentAt.Before(to)
				if l.Act != triage.Copy || early || late || told[l.Message] {
					continue
				}
				told[l.Message] = true
				row, err := t.find(ctx, l.Message)
				if err != nil {
					return err
				}
				if row == 0 {
					continue // it has left the archive
				}
				m, err := t.message(ctx, row)
				if err != nil {
					return err
				}
				all = append(all, Copied{m, it})
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read copies: %w", err)
	}
	slices.SortFunc(all, func(a, b Copied) int {
		return cmp.Or(a.Message.SentAt.Compare(b.Message.SentAt), a.Message.ID.Compare(b.Message.ID))
	})
	return all, nil
}

// copied are the items with a message of a time that may have copies: those of several messages.
func (t *txn) copied(ctx context.Context, from, to time.Time) ([]triage.Item, error) {
	r, err := t.between(ctx, from, to)
	if err != nil {
		return nil, err
	}
	rows, err := t.rows(ctx, `SELECT coalesce(settled, body) FROM item WHERE id IN (
			SELECT l.item FROM message m CROSS JOIN link l ON l.msg = m.id WHERE m.id BETWEEN ? AND ? AND m.ts >= ? AND m.ts < ?)
		AND (SELECT count(*) FROM link WHERE item = item.id) > 1 ORDER BY made, id`, r.low, r.high, r.first, r.end)
	if err != nil {
		return nil, err
	}
	return t.bodies(rows)
}
