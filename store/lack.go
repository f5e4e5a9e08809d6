package store

import (
	"context"
	"fmt"
	"time"

	"shoudao/ingest"
)

// A Lack is a stretch of a group in which messages are missing that could not be had: From
// and To are the messages on its sides.
type Lack struct {
	Group ingest.Group
	First int64 // the number in its group of the first that is missing, by which it is known again
	Gap
	Messages int
}

// Lacks enters that a feed could not have messages. What is entered again, after a crash,
// is entered once.
func (s *Store) Lacks(ctx context.Context, feed string, l Lack) error {
	err := s.write(ctx, func(t *txn) error {
		return t.exec(ctx, `
			INSERT INTO lack (feed, grp, name, first, after, before, n) VALUES (?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT DO UPDATE SET name = excluded.name, before = excluded.before, n = excluded.n`,
			feed, l.Group.ID, l.Group.Name, l.First, l.From.UnixMicro(), l.To.UnixMicro(), l.Messages)
	})
	if err != nil {
		return fmt.Errorf("enter that messages are missing: %w", err)
	}
	return nil
}

// Lacking is what a feed could not have from an instant on, the latest first.
func (s *Store) Lacking(ctx context.Context, feed string, from time.Time) ([]Lack, error) {
	var all []Lack
	err := s.read(ctx, func(t *txn) error {
		rows, err := t.rows(ctx, `
			SELECT grp, name, first, after, before, n FROM lack WHERE feed = ? AND before >= ? ORDER BY before DESC, grp, after, first`,
			feed, from.UnixMicro())
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var l Lack
			var after, before int64
			if err := rows.Scan(&l.Group.ID, &l.Group.Name, &l.First, &after, &before, &l.Messages); err != nil {
				return err
			}
			l.From, l.To = t.instant(after), t.instant(before)
			all = append(all, l)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("read what is missing: %w", err)
	}
	return all, nil
}
