package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// An Attempt is what became of the last attempt to bring what is new from a feed.
type Attempt struct {
	Feed    string
	TriedAt time.Time
	OKAt    time.Time // when one last succeeded; zero: never
	// Fault and Todo say what went wrong and what to do, in the words that the user was
	// told; both are empty where the last attempt succeeded.
	Fault, Todo string
}

// Attempted enters an attempt that ended at an instant. An empty fault says that it
// succeeded.
func (s *Store) Attempted(ctx context.Context, feed string, at time.Time, fault, todo string) error {
	ok := sql.NullInt64{Int64: at.UnixMicro(), Valid: fault == ""}
	err := s.write(ctx, func(t *txn) error {
		return t.exec(ctx, `
			INSERT INTO attempt (feed, tried, ok, fault, todo) VALUES (?, ?, ?, ?, ?)
			ON CONFLICT DO UPDATE SET tried = excluded.tried, ok = coalesce(excluded.ok, ok), fault = excluded.fault, todo = excluded.todo`,
			feed, at.UnixMicro(), ok, fault, todo)
	})
	if err != nil {
		return fmt.Errorf("enter the attempt: %w", err)
	}
	return nil
}

// Attempts are the last attempts of all feeds, by name.
func (s *Store) Attempts(ctx context.Context) ([]Attempt, error) {
	var all []Attempt
	err := s.read(ctx, func(t *txn) error {
		rows, err := t.rows(ctx, "SELECT feed, tried, ok, fault, todo FROM attempt ORDER BY feed")
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var a Attempt
			var tried int64
			var ok sql.NullInt64
			if err := rows.Scan(&a.Feed, &tried, &ok, &a.Fault, &a.Todo); err != nil {
				return err
			}
			a.TriedAt = t.instant(tried)
			if ok.Valid {
				a.OKAt = t.instant(ok.Int64)
			}
			all = append(all, a)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("read attempts: %w", err)
	}
	return all, nil
}
