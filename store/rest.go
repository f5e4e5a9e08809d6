package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// Rest does a small part of what is for idle moments, and reports whether there is more of it.
// First the parts of the search index are merged step by step; then the write-ahead log is folded
// into the file, and the planner's figures are brought up to date. Who writes waits for a
// step at most, and who reads for nothing: where somebody is in the way, it leaves the log as it is.
func (s *Store) Rest(ctx context.Context) (more bool, err error) {
	err = s.write(ctx, func(t *txn) error {
		more, err = s.index.rest(ctx, t)
		return err
	})
	if err == nil && !more {
		err = s.foldLog(ctx)
	}
	if err != nil {
		return false, fmt.Errorf("rest: %w", err)
	}
	return more, nil
}

// foldLog folds the log into the file on a connection of its own, so that the one that writes
// is free: to copy the pages keeps nobody from anything, and only the moment in which the emptied
// log is cut asks that nobody else is there.
func (s *Store) foldLog(ctx context.Context) error {
	if err := s.inPlace(); err != nil {
		return err
	}
	err := inFile(ctx, s.path, func(db *sql.Conn) error {
		for _, q := range []string{"PRAGMA busy_timeout = 0", "PRAGMA wal_checkpoint(PASSIVE)", "PRAGMA wal_checkpoint(TRUNCATE)", "PRAGMA analysis_limit = 400", "PRAGMA optimize"} {
			if _, err := db.ExecContext(ctx, q); err != nil {
				return err
			}
		}
		return nil
	})
	if e, ok := errors.AsType[*FileError](err); ok && e.Fault == Busy {
		return nil
	}
	return err
}
