package store

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
)

//go:embed migrations/*.sql
var migrations embed.FS

// applicationID marks the file as an archive of ours: "shda".
const applicationID = 0x73686461

// schema is the number of the last migration. A file with a higher one was written
// by a newer program.
func schema() (int, error) {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	return len(names), err
}

// check refuses a file that is not for this program, before anything is written to
// it.
func check(ctx context.Context, db interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}, path string,
) error {
	var app, version, tables int
	if err := db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&tables); err != nil {
		return fault(path, err)
	}
	if err := db.QueryRowContext(ctx, "PRAGMA application_id").Scan(&app); err != nil {
		return fault(path, err)
	}
	if err := db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return fault(path, err)
	}
	want, err := schema()
	switch {
	case err != nil:
		return err
	case tables > 0 && app != applicationID:
		return &FileError{path, NotArchive, nil}
	case version > want:
		return &FileError{path, Newer, fmt.Errorf("schema %d, known up to %d", version, want)}
	}
	return nil
}

// migrate brings the schema up to date, each step with its number in one
// transaction, so that of two processes that start together one does it.
func (s *Store) migrate(ctx context.Context) error {
	last, err := schema()
	if err != nil {
		return err
	}
	for {
		var version int
		err := s.run(ctx, s.writers, func(t *txn) error {
			return t.conn.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version)
		})
		if err != nil || version >= last {
			return err
		}
		if err := s.write(ctx, func(t *txn) error { return t.step(ctx, version) }); err != nil {
			return err
		}
	}
}

// step takes the schema from a version to the next, unless another process has.
func (t *txn) step(ctx context.Context, from int) error {
	var version int
	if err := t.conn.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil || version != from {
		return err
	}
	statements, err := migrations.ReadFile(fmt.Sprintf("migrations/%04d.sql", from+1))
	if err != nil {
		return err
	}
	if _, err := t.conn.ExecContext(ctx, string(statements)); err != nil {
		return fmt.Errorf("migrate to %d: %w", from+1, err)
	}
	_, err = t.conn.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d; PRAGMA application_id = %d", from+1, applicationID))
	return err
}
