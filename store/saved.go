package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// A Saved is a search that the user keeps under a name. It stands in the archive and not in
// the settings: it is made on the screen, which never writes into a file that the user writes
// herself, and it goes with the archive into every backup.
type Saved struct {
	Name  string
	Query string // as it was typed
}

// LongestName is how many characters the name of a saved search may have.
const LongestName = 30

// ErrBadName says that a saved search cannot be called so: the name is blank or longer than
// [LongestName].
var ErrBadName = errors.New("not a name for a search")

// SaveSearch keeps a search under its name, in the place of the one that had it, if any.
func (s *Store) SaveSearch(ctx context.Context, v Saved, at time.Time) error {
	name := valid(strings.TrimSpace(v.Name))
	if name == "" || utf8.RuneCountInString(name) > LongestName {
		return fmt.Errorf("save search %q: %w", v.Name, ErrBadName)
	}
	err := s.writeThrough(ctx, func(t *txn) error {
		const query = "INSERT INTO saved (name, query, at) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET query = excluded.query"
		return t.exec(ctx, query, name, valid(strings.TrimSpace(v.Query)), at.UnixMicro())
	})
	if err != nil {
		return fmt.Errorf("save search %q: %w", name, err)
	}
	return nil
}

// DropSearch forgets the search with the name, and tells what it was; [ErrNotFound] if there
// is none.
func (s *Store) DropSearch(ctx context.Context, name string) (Saved, error) {
	was := Saved{Name: strings.TrimSpace(name)}
	err := s.writeThrough(ctx, func(t *txn) error {
		return t.row(ctx, "DELETE FROM saved WHERE name = ? RETURNING query", was.Name).Scan(&was.Query)
	})
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNotFound
	}
	if err != nil {
		return Saved{}, fmt.Errorf("forget search %q: %w", name, err)
	}
	return was, nil
}

// SavedSearches are those that are kept, in the order in which they got their names.
func (s *Store) SavedSearches(ctx context.Context) ([]Saved, error) {
	var all []Saved
	err := s.read(ctx, func(t *txn) error {
		rows, err := t.rows(ctx, "SELECT name, query FROM saved ORDER BY at, name")
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var v Saved
			if err := rows.Scan(&v.Name, &v.Query); err != nil {
				return err
			}
			all = append(all, v)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("read saved searches: %w", err)
	}
	return all, nil
}
