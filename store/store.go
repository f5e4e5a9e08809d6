package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
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
	path   string
	zone   *time.Location
	writer *sql.DB // one connection
	reader *sql.DB
	index  index

	watching sync.Mutex
	watch    *sql.Conn // on which [Store.Version] looks
}

// Open opens the archive at path, and makes it, readable for its owner only, if there
// is none. Instants are handed out in zone. A file that cannot be used is left as it
// is and gives a [*FileError].
func Open(ctx context.Context, path string, zone *time.Location) (*Store, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("open archive: %w", err)
	}
	if err := create(path); err != nil {
		return nil, fault(path, err)
	}
	s := &Store{path: path, zone: zone, index: ngrams{}}
	if s.reader, err = sql.Open("sqlite", dsn(path, reading, "mode", "ro")); err != nil {
		return nil, fmt.Errorf("open archive: %w", err)
	}
	// One more than read at the same time: Version has a connection of its own.
	s.reader.SetMaxOpenConns(readers + 1)
	s.reader.SetMaxIdleConns(readers + 1)
	if s.writer, err = sql.Open("sqlite", dsn(path, writing, "_txlock", "immediate")); err != nil {
		return nil, errors.Join(fmt.Errorf("open archive: %w", err), s.reader.Close())
	}
	s.writer.SetMaxOpenConns(1)
	if err := s.prepare(ctx); err != nil {
		return nil, errors.Join(err, s.reader.Close(), s.writer.Close())
	}
	return s, nil
}

// prepare checks the file and brings it up to date.
func (s *Store) prepare(ctx context.Context) error {
	if info, err := os.Stat(s.path); err != nil {
		return fault(s.path, err)
	} else if info.Size() > 0 {
		if err := check(ctx, s.reader, s.path); err != nil {
			return err
		}
	}
	if err := s.migrate(ctx); err != nil {
		return err
	}
	return s.renewIndex(ctx)
}

// create makes an empty file for the archive, unless there is one. SQLite gives the
// files beside it the same permissions. The file is not opened if it exists: closing
// it would drop the locks of another connection of this process.
func create(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return nil // another process was faster
	}
	if err != nil {
		return err
	}
	return f.Close()
}

// dsn is the data source name of path. It is built as a URL, because folders hold
// spaces, percent signs and Chinese characters.
func dsn(path string, pragmas []string, key, value string) string {
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // C:/Users/… is file:///C:/Users/…
	}
	q := url.Values{"_pragma": pragmas, key: {value}}
	return (&url.URL{Scheme: "file", Path: slashed, RawQuery: q.Encode()}).String()
}

// Close ends all work on the archive. It folds the write-ahead log into the file, so
// that the one file is all there is to copy, as far as no other process still reads.
func (s *Store) Close() error {
	s.watching.Lock()
	defer s.watching.Unlock()
	var errs []error
	if s.watch != nil {
		errs = append(errs, s.watch.Close())
	}
	errs = append(errs, s.reader.Close())
	for _, q := range []string{"PRAGMA busy_timeout = 200", "PRAGMA optimize", "PRAGMA wal_checkpoint(TRUNCATE)"} {
		_, err := s.writer.Exec(q)
		errs = append(errs, err)
	}
	errs = append(errs, s.writer.Close())
	return fault(s.path, errors.Join(errs...))
}

// Tidy is for idle moments: it merges some of the search index and folds the
// write-ahead log into the file. It takes milliseconds when there is little to do.
func (s *Store) Tidy(ctx context.Context) error {
	err := s.write(ctx, func(t *txn) error { return s.index.merge(ctx, t) })
	if err == nil {
		_, err = s.writer.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
	}
	return fault(s.path, err)
}

// Version is a number that changes when this or another process has committed
// something.
func (s *Store) Version(ctx context.Context) (int64, error) {
	s.watching.Lock()
	defer s.watching.Unlock()
	if s.watch == nil {
		// The number can only be compared on one connection.
		conn, err := s.reader.Conn(ctx)
		if err != nil {
			return 0, fault(s.path, err)
		}
		s.watch = conn
	}
	var version int64
	err := s.watch.QueryRowContext(ctx, "PRAGMA data_version").Scan(&version)
	return version, fault(s.path, err)
}

// A txn is a transaction with its prepared statements.
type txn struct {
	*sql.Tx
	zone  *time.Location
	stmts map[string]*sql.Stmt
}

// write runs use in a transaction that writes. The context of use must be ctx.
func (s *Store) write(ctx context.Context, use func(*txn) error) error {
	tx, err := s.writer.BeginTx(ctx, nil)
	if err != nil {
		return fault(s.path, err)
	}
	return s.finish(tx, use)
}

// writeThrough runs use in a transaction that is on the disk when it returns.
func (s *Store) writeThrough(ctx context.Context, use func(*txn) error) (err error) {
	conn, err := s.writer.Conn(ctx)
	if err != nil {
		return fault(s.path, err)
	}
	defer func() {
		// Whatever happened, the next user of the one connection writes as before.
		_, back := conn.ExecContext(context.WithoutCancel(ctx), "PRAGMA synchronous = NORMAL")
		err = cmp.Or(err, fault(s.path, back), fault(s.path, conn.Close()))
	}()
	if _, err := conn.ExecContext(ctx, "PRAGMA synchronous = FULL"); err != nil {
		return fault(s.path, err)
	}
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return fault(s.path, err)
	}
	return s.finish(tx, use)
}

// read runs use on one state of the archive.
func (s *Store) read(ctx context.Context, use func(*txn) error) error {
	tx, err := s.reader.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return fault(s.path, err)
	}
	return s.finish(tx, use)
}

func (s *Store) finish(tx *sql.Tx, use func(*txn) error) error {
	defer tx.Rollback() // after a commit there is nothing to roll back
	if err := use(&txn{tx, s.zone, map[string]*sql.Stmt{}}); err != nil {
		return fault(s.path, err)
	}
	return fault(s.path, tx.Commit())
}

// prepared is the statement for a query, prepared once a transaction.
func (t *txn) prepared(ctx context.Context, query string) (*sql.Stmt, error) {
	if st, ok := t.stmts[query]; ok {
		return st, nil
	}
	st, err := t.PrepareContext(ctx, query)
	if err == nil {
		t.stmts[query] = st
	}
	return st, err
}

func (t *txn) exec(ctx context.Context, query string, args ...any) error {
	st, err := t.prepared(ctx, query)
	if err != nil {
		return err
	}
	_, err = st.ExecContext(ctx, args...)
	return err
}

func (t *txn) rows(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	st, err := t.prepared(ctx, query)
	if err != nil {
		return nil, err
	}
	return st.QueryContext(ctx, args...)
}

// A row is one row, or the error on the way to it.
type row struct {
	*sql.Row
	err error
}

// Scan is as that of [sql.Row].
func (r row) Scan(dest ...any) error {
	if r.err != nil {
		return r.err
	}
	return r.Row.Scan(dest...)
}

func (t *txn) row(ctx context.Context, query string, args ...any) row {
	st, err := t.prepared(ctx, query)
	if err != nil {
		return row{err: err}
	}
	return row{Row: st.QueryRowContext(ctx, args...)}
}

// instant is the instant that the file holds as us.
func (t *txn) instant(us int64) time.Time { return time.UnixMicro(us).In(t.zone) }
