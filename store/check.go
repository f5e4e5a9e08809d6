package store

import (
	"context"
	"errors"
	"fmt"
)

// A Health is what a check of an archive has seen.
type Health struct{ Messages, Groups int }

const healthQuery = "SELECT (SELECT count(*) FROM message), (SELECT count(DISTINCT grp) FROM message)"

// Check reads all of the archive's pages. An archive that cannot be relied on is a
// [*FileError] of the fault Damaged. With whole it compares its indexes with its tables as
// well, which takes some times as long.
func (s *Store) Check(ctx context.Context, whole bool) (Health, error) {
	var h Health
	look := "SELECT quick_check FROM pragma_quick_check LIMIT 1"
	if whole {
		look = "SELECT integrity_check FROM pragma_integrity_check LIMIT 1"
	}
	err := s.read(ctx, func(t *txn) error {
		var said string
		if err := t.row(ctx, look).Scan(&said); err != nil {
			return err
		}
		if said != "ok" {
			return &FileError{s.path, Damaged, errors.New(said)}
		}
		return t.row(ctx, healthQuery).Scan(&h.Messages, &h.Groups)
	})
	if err != nil {
		return h, fmt.Errorf("check the archive: %w", fault(s.path, err))
	}
	return h, nil
}
