package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// A Gap is a time in which nobody listened to a feed to which messages are brought.
type Gap struct{ From, To time.Time }

// Listened enters that a feed was listened to from start until an instant. It is called
// again and again with the same start while that lasts, so that a crash ends it.
func (s *Store) Listened(ctx context.Context, feed string, start, until time.Time) error {
	err := s.write(ctx, func(t *txn) error {
		return t.exec(ctx, `
			INSERT INTO listening (feed, start, until) VALUES (?, ?, ?)
			ON CONFLICT DO UPDATE SET until = max(until, excluded.until)`,
			feed, start.UnixMicro(), until.UnixMicro())
	})
	if err != nil {
		return fmt.Errorf("enter that a feed was listened to: %w", err)
	}
	return nil
}

// Heard is until when a feed was listened to; the zero time if it never was.
func (s *Store) Heard(ctx context.Context, feed string) (time.Time, error) {
	var heard time.Time
	err := s.read(ctx, func(t *txn) error {
		var until sql.NullInt64
		err := t.row(ctx, "SELECT max(until) FROM listening WHERE feed = ?", feed).Scan(&until)
		if until.Valid {
			heard = t.instant(until.Int64)
		}
		return err
	})
	if err != nil {
		return time.Time{}, fmt.Errorf("read when a feed was listened to: %w", err)
	}
	return heard, nil
}

// Gaps are the times from one instant to another in which nobody listened to a feed, each
// longer than least, the latest first. What lies before it was first listened to is none. Of
// what was entered from after to the clock was wrong: it hides no gap.
func (s *Store) Gaps(ctx context.Context, feed string, from, to time.Time, least time.Duration) ([]Gap, error) {
	var gaps []Gap
	err := s.read(ctx, func(t *txn) error {
		rows, err := t.rows(ctx, "SELECT start, until FROM listening WHERE feed = ? ORDER BY start", feed)
		if err != nil {
			return err
		}
		defer rows.Close()
		var heard time.Time // up to where, so far
		add := func(next time.Time) {
			g := Gap{heard, next}
			if g.From.Before(from) {
				g.From = from
			}
			if !heard.IsZero() && g.To.Sub(g.From) > least {
				gaps = append([]Gap{g}, gaps...)
			}
		}
		for rows.Next() {
			var start, until int64
			if err := rows.Scan(&start, &until); err != nil {
				return err
			}
			begun, end := t.instant(start), t.instant(until)
			if begun.After(to) {
				break
			}
			if end.After(to.Add(least)) {
				end = begun
			}
			add(begun)
			if end.After(heard) {
				heard = end
			}
		}
		add(to)
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("read when a feed was listened to: %w", err)
	}
	return gaps, nil
}
