package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// sizeLook is how often it is looked how much of a copy is there.
const sizeLook = 100 * time.Millisecond

// telling tells how large a file has grown of all bytes, until stop is called.
func telling(path string, all int64, tell Progress) (stop func()) {
	if tell == nil {
		return func() {}
	}
	done, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		tick := time.NewTicker(sizeLook)
		defer tick.Stop()
		for {
			select {
			case <-done:
				return
			case <-tick.C:
				if info, err := os.Stat(path); err == nil {
					tell(int(min(info.Size(), all)), int(all))
				}
			}
		}
	}()
	return func() {
		close(done)
		<-ended
	}
}

// Copy writes a copy of the archive, as it stands now, readable for its owner only, to
// a file that must not exist. Others may read and write the archive meanwhile, in this
// process and in others.
func (s *Store) Copy(ctx context.Context, path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600) // SQLite takes an empty one
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	// It only reads, but no connection that is held to reading may run it. It has one of its
	// own, so that who writes does not wait; the turn of a reader keeps the archive open.
	return s.run(ctx, s.readers, func(*txn) error {
		if err := s.inPlace(); err != nil {
			return err
		}
		return inFile(ctx, s.path, func(db *sql.Conn) error {
			_, err := db.ExecContext(ctx, "VACUUM INTO ?", path)
			return err
		})
	})
}

// Backup writes a copy of the archive, as Copy does, that has been read back and found
// whole, to the file at path. It stands there at once or not at all; what stood there is
// gone. Nobody fetches messages into a copy: it holds no lease. Tell, which may be nil, is told
// how many bytes of about how many are written.
func (s *Store) Backup(ctx context.Context, path string, tell Progress) (Health, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return Health{}, fmt.Errorf("back up: %w", err)
	}
	dir, err := os.MkdirTemp(filepath.Dir(path), StagePrefix)
	if err != nil {
		return Health{}, fmt.Errorf("back up: %w", err)
	}
	defer func() { _ = os.RemoveAll(dir) }() // what is left of a copy harms nobody
	sweep(dir)
	stage := filepath.Join(dir, filepath.Base(path))
	told := telling(stage, s.bytes(), tell)
	err = s.Copy(ctx, stage)
	told()
	if err != nil {
		return Health{}, fmt.Errorf("back up: %w", err)
	}
	h, err := inspect(ctx, stage)
	if err == nil {
		err = settle(stage, path)
	}
	if err != nil {
		return Health{}, fmt.Errorf("back up: %w", err)
	}
	return h, nil
}

// bytes is how large the archive's file is.
func (s *Store) bytes() int64 {
	info, err := os.Stat(s.path)
	if err != nil {
		return 0 // who writes to it says what is wrong
	}
	return info.Size()
}

// StagePrefix begins the names of the folders in which a copy is made before it gets its
// place.
const StagePrefix = ".shoudao-copy-"

// longDead is the age from which on a folder for a copy is what a killed process left.
const longDead = 24 * time.Hour

// sweep removes what killed processes left beside the folder for a copy, which is new.
func sweep(dir string) {
	own, err := os.Stat(dir)
	if err != nil {
		return
	}
	entries, err := os.ReadDir(filepath.Dir(dir))
	if err != nil {
		return
	}
	for _, e := range entries {
		info, err := e.Info()
		if err == nil && e.IsDir() && strings.HasPrefix(e.Name(), StagePrefix) && own.ModTime().Sub(info.ModTime()) > longDead {
			_ = os.RemoveAll(filepath.Join(filepath.Dir(dir), e.Name())) // the next one tries again
		}
	}
}

// inFile lets use have a connection to the database at path, which must be there.
func inFile(ctx context.Context, path string, use func(*sql.Conn) error) error {
	db, err := sql.Open("sqlite", dsn(path, []string{"busy_timeout(5000)"}, "mode", "rw"))
	if err != nil {
		return err
	}
	conn, err := db.Conn(ctx)
	if err != nil {
		return errors.Join(fault(path, err), db.Close())
	}
	return fault(path, errors.Join(use(conn), conn.Close(), db.Close()))
}

// inspect reads all of a copy that nobody else uses, refuses it unless it is whole and for
// this program, and gives back the lease that was copied with it. The copy is one file
// afterwards.
func inspect(ctx context.Context, path string) (Health, error) {
	var h Health
	err := inFile(ctx, path, func(db *sql.Conn) error {
		if err := check(ctx, db, path); err != nil {
			return err
		}
		var app int
		if err := db.QueryRowContext(ctx, "PRAGMA application_id").Scan(&app); err != nil || app != applicationID {
			return errors.Join(&FileError{path, NotArchive, nil}, err) // an empty file is no archive either
		}
		var said string
		if err := db.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&said); err != nil {
			return err
		}
		if said != "ok" {
			return &FileError{path, Damaged, errors.New(said)}
		}
		for _, q := range []string{"PRAGMA journal_mode = DELETE", "DELETE FROM lease"} {
			if _, err := db.ExecContext(ctx, q); err != nil {
				return err
			}
		}
		return db.QueryRowContext(ctx, healthQuery).Scan(&h.Messages, &h.Groups)
	})
	return h, err
}

// settle gives a whole file its place, on the disk.
func settle(stage, path string) error {
	f, err := os.OpenFile(stage, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Rename(stage, path); err != nil {
		return err
	}
	syncFolder(filepath.Dir(path))
	return nil
}

// syncFolder has the names in a folder written to the disk, where the system lets it.
func syncFolder(dir string) {
	if f, err := os.Open(dir); err == nil {
		_ = f.Sync() // Windows knows no such thing
		_ = f.Close()
	}
}
