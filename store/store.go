package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// readers is how many readers work at the same time.
const readers = 4

// The settings of the two sides. A large write-ahead log is worth more than any cache:
// with the default of 1,000 pages every page of messages would end in a checkpoint.
// Writers begin at once for writing, because a transaction that reads first cannot
// wait for another's.
var (
	writing = []string{
		"busy_timeout(5000)", "journal_mode(WAL)", "synchronous(NORMAL)", "cache_size(-65536)",
		"wal_autocheckpoint(16000)", "journal_size_limit(67108864)",
	}
	reading = []string{"busy_timeout(5000)", "query_only(1)", "cache_size(-32768)"}
)

// A Store is an open archive. It is safe for use by several goroutines.
type Store struct {
	path    string
	file    fs.FileInfo // as it was opened
	zone    *time.Location
	writer  *sql.DB
	reader  *sql.DB
	writers *pool // the one connection that writes
	readers *pool // those that read
	closing sync.Once
	closed  chan struct{} // closed when nothing more is to begin
	index   index

	watching sync.Mutex
	watch    *sql.Conn // on which [Store.Version] looks
}

// Open opens the archive at path, and makes it if there is none. Nobody but its owner
// may read it, whatever was allowed before. Instants are handed out in zone. A file that cannot be used is left as it
// is and gives a [*FileError].
func Open(ctx context.Context, path string, zone *time.Location) (*Store, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("open archive: %w", err)
	}
	if err := create(path); err != nil {
		return nil, &FileError{path, folderFault(err), err}
	}
	s := &Store{path: path, zone: zone, index: blocks{}, writers: newPool(1), readers: newPool(readers), closed: make(chan struct{})}
	if s.reader, err = sql.Open("sqlite", dsn(path, reading, "mode", "ro")); err != nil {
		return nil, fmt.Errorf("open archive: %w", err)
	}
	if s.writer, err = sql.Open("sqlite", dsn(path, writing, "mode", "rw")); err != nil {
		return nil, errors.Join(fmt.Errorf("open archive: %w", err), s.reader.Close())
	}
	if err := s.patiently(ctx, s.prepare); err != nil {
		if s.writers.len() > 0 {
			err = errors.Join(err, s.writers.take().close())
		}
		return nil, errors.Join(err, s.reader.Close(), s.writer.Close())
	}
	return s, nil
}

// patiently does what is busy again, for some seconds. SQLite waits by itself for a
// transaction to end, but not while another process makes a new file an archive.
func (s *Store) patiently(ctx context.Context, do func(context.Context) error) error {
	const pause, tries = 50 * time.Millisecond, 100
	for n := 1; ; n++ {
		err := do(ctx)
		if e, ok := errors.AsType[*FileError](err); !ok || e.Fault != Busy || n == tries {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pause):
		}
	}
}

// prepare checks the file, connects to it and brings it up to date. The file is looked
// at by a reader first: a writer would make an archive of whatever it is.
func (s *Store) prepare(ctx context.Context) error {
	if info, err := os.Stat(s.path); err != nil {
		return &FileError{s.path, folderFault(err), err}
	} else if info.Size() > 0 {
		if err := check(ctx, s.reader, s.path); err != nil {
			return err
		}
	}
	if s.writers.len() == 0 {
		conn, err := s.writer.Conn(ctx)
		if err != nil {
			return fault(s.path, err)
		}
		s.writers.put(newTxn(conn, s.zone))
	}
	if err := s.migrate(ctx); err != nil {
		return err
	}
	for s.readers.len() < readers {
		s.readers.put(nil) // connected when it is needed
	}
	if err := s.renewIndex(ctx); err != nil {
		return err
	}
	info, err := os.Stat(s.path)
	s.file = info
	return fault(s.path, err)
}

// Close ends all work on the archive, once what is under way has ended; what begins later
// ends with [ErrClosed], and so does a second Close. It folds the
// write-ahead log into the file, so that the one file is all there is to copy, as far as
// no other process still reads.
func (s *Store) Close() error {
	first := false
	s.closing.Do(func() { close(s.closed); first = true })
	if !first {
		return ErrClosed
	}
	var errs []error
	for range readers {
		if t := s.readers.take(); t != nil {
			errs = append(errs, t.close())
		}
	}
	s.watching.Lock()
	defer s.watching.Unlock()
	if s.watch != nil {
		errs = append(errs, s.watch.Close())
	}
	errs = append(errs, s.reader.Close())
	t := s.writers.take()
	for _, q := range []string{"PRAGMA busy_timeout = 200", "PRAGMA optimize", "PRAGMA wal_checkpoint(TRUNCATE)"} {
		_, err := t.conn.ExecContext(context.Background(), q)
		errs = append(errs, err)
	}
	errs = append(errs, t.close(), s.writer.Close())
	return fault(s.path, errors.Join(errs...))
}

// Tidy is for when much has come in: it merges the search index and folds
// the write-ahead log into the file. It takes milliseconds when there is little to do, and
// after a large import some seconds for a million messages, in steps between which others
// write. What it has done stays done when ctx ends it.
func (s *Store) Tidy(ctx context.Context) error {
	for more := true; more; {
		err := s.write(ctx, func(t *txn) (err error) {
			more, err = s.index.merge(ctx, t)
			return err
		})
		if err != nil {
			return err
		}
	}
	return s.run(ctx, s.writers, func(t *txn) error {
		_, err := t.conn.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
		return err
	})
}

// Version is a number that changes when this or another process has committed
// something.
func (s *Store) Version(ctx context.Context) (int64, error) {
	s.watching.Lock()
	defer s.watching.Unlock()
	if s.isClosed() {
		return 0, ErrClosed
	}
	if s.watch == nil {
		// The number can only be compared on one connection.
		conn, err := s.reader.Conn(ctx)
		if err != nil {
			return 0, fault(s.path, err)
		}
		s.watch = conn
	}
	if err := s.inPlace(); err != nil {
		return 0, err
	}
	var version int64
	err := s.watch.QueryRowContext(ctx, "PRAGMA data_version").Scan(&version)
	return version, fault(s.path, err)
}

// write runs use in a transaction that writes. It begins for writing at once, since a
// transaction that has read cannot wait for another's commit.
func (s *Store) write(ctx context.Context, use func(*txn) error) error {
	return s.run(ctx, s.writers, func(t *txn) error { return t.within(ctx, "BEGIN IMMEDIATE", "COMMIT", use) })
}

// try is write, and nothing of it stays.
func (s *Store) try(ctx context.Context, use func(*txn) error) error {
	return s.run(ctx, s.writers, func(t *txn) error { return t.within(ctx, "BEGIN IMMEDIATE", "ROLLBACK", use) })
}

// writeThrough runs use in a transaction that is on the disk when it returns.
func (s *Store) writeThrough(ctx context.Context, use func(*txn) error) error {
	return s.run(ctx, s.writers, func(t *txn) error {
		if _, err := t.conn.ExecContext(ctx, "PRAGMA synchronous = FULL"); err != nil {
			return err
		}
		err := t.within(ctx, "BEGIN IMMEDIATE", "COMMIT", use)
		// Whatever has happened, the next one writes as before.
		_, back := t.conn.ExecContext(context.WithoutCancel(ctx), "PRAGMA synchronous = NORMAL")
		return errors.Join(err, back)
	})
}

// read runs use on one state of the archive.
func (s *Store) read(ctx context.Context, use func(*txn) error) error {
	return s.run(ctx, s.readers, func(t *txn) error { return t.within(ctx, "BEGIN", "COMMIT", use) })
}

// isClosed reports whether nothing more is to begin.
func (s *Store) isClosed() bool {
	select {
	case <-s.closed:
		return true
	default:
		return false
	}
}

// run lets use have a connection, as soon as one is free.
func (s *Store) run(ctx context.Context, from *pool, use func(*txn) error) error {
	var t *txn
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-s.closed:
		return ErrClosed
	case <-from.free:
		t = from.top()
		defer func() { from.put(t) }()
	}
	if s.isClosed() { // both were ready
		return ErrClosed
	}
	if from == s.writers {
		if err := s.inPlace(); err != nil {
			return err
		}
	}
	if t == nil {
		conn, err := s.reader.Conn(ctx)
		if err != nil {
			return fault(s.path, err)
		}
		t = newTxn(conn, s.zone)
	}
	return fault(s.path, use(t))
}
