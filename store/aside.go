package store

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"
)

// An Aside is a file of a watched folder that could not be read: since when for that reason,
// and what went wrong and what to do, in the words that the user was told.
type Aside struct {
	Path        string
	At          time.Time
	Fault, Todo string
}

// SetAside enters a file that could not be read. For the same reason it is entered once.
func (s *Store) SetAside(ctx context.Context, feed string, a Aside) error {
	err := s.write(ctx, func(t *txn) error {
		return t.exec(ctx, `
			INSERT INTO aside (feed, path, at, fault, todo) VALUES (?, ?, ?, ?, ?)
			ON CONFLICT DO UPDATE SET at = CASE WHEN fault = excluded.fault THEN at ELSE excluded.at END,
				fault = excluded.fault, todo = excluded.todo`,
			feed, valid(a.Path), a.At.UnixMicro(), a.Fault, a.Todo)
	})
	if err != nil {
		return fmt.Errorf("enter a file that could not be read: %w", err)
	}
	return nil
}

// KeepAside forgets the files of a feed that were set aside, but for those at the paths: the
// others have been read meanwhile, or are gone.
func (s *Store) KeepAside(ctx context.Context, feed string, paths []string) error {
	all, err := s.Asides(ctx, feed)
	if err != nil || !slices.ContainsFunc(all, func(a Aside) bool { return !slices.Contains(paths, a.Path) }) {
		return err
	}
	list, err := json.Marshal(mapped(paths, valid))
	if err == nil {
		err = s.write(ctx, func(t *txn) error {
			return t.exec(ctx, "DELETE FROM aside WHERE feed = ? AND path NOT IN (SELECT value FROM json_each(?))", feed, string(list))
		})
	}
	if err != nil {
		return fmt.Errorf("forget files that could not be read: %w", err)
	}
	return nil
}

// Asides are the files of a feed that could not be read, by path.
func (s *Store) Asides(ctx context.Context, feed string) ([]Aside, error) {
	var all []Aside
	err := s.read(ctx, func(t *txn) error {
		rows, err := t.rows(ctx, "SELECT path, at, fault, todo FROM aside WHERE feed = ? ORDER BY path", feed)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var a Aside
			var us int64
			if err := rows.Scan(&a.Path, &us, &a.Fault, &a.Todo); err != nil {
				return err
			}
			a.At = t.instant(us)
			all = append(all, a)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("read which files could not be read: %w", err)
	}
	return all, nil
}
