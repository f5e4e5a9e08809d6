package store

import (
	"context"
	"database/sql"
	"errors"
	"sync"
	"time"
)

// A txn is a connection while a transaction runs on it, one at a time. It keeps the
// statements that it has prepared, because to prepare one costs more than to run it.
type txn struct {
	conn   *sql.Conn
	zone   *time.Location
	stmts  map[string]*sql.Stmt
	people []called // all persons up to the last of these, see [txn.sendersCalled]; of a reader alone
}

func newTxn(conn *sql.Conn, zone *time.Location) *txn {
	return &txn{conn: conn, zone: zone, stmts: map[string]*sql.Stmt{}}
}

// close ends the connection.
func (t *txn) close() error {
	var errs []error
	for _, st := range t.stmts {
		errs = append(errs, st.Close())
	}
	return errors.Join(append(errs, t.conn.Close())...)
}

// within runs use in a transaction. Whatever happens, the transaction ends, also when
// ctx is done while it only begins: it may have begun, and the error says nothing of that.
func (t *txn) within(ctx context.Context, begin, end string, use func(*txn) error) error {
	ended := false
	defer func() {
		if !ended {
			_, _ = t.conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK") // what went wrong before says more
		}
	}()
	if _, err := t.conn.ExecContext(ctx, begin); err != nil {
		return err
	}
	if err := use(t); err != nil {
		return err
	}
	_, err := t.conn.ExecContext(ctx, end)
	ended = err == nil
	return err
}

// prepared is the statement for a query.
func (t *txn) prepared(ctx context.Context, query string) (*sql.Stmt, error) {
	if st, ok := t.stmts[query]; ok {
		return st, nil
	}
	st, err := t.conn.PrepareContext(ctx, query)
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

// rows runs a query. While its rows are being read, the same query must not be run
// again.
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

// A pool is connections while nobody uses them. The one that was used last is used first: it
// has in its memory what was read last, which is what is mostly read next.
type pool struct {
	free chan struct{} // as many as there are
	mu   sync.Mutex
	txns []*txn // the one that was used last is the last; nil is not connected yet
}

func newPool(size int) *pool { return &pool{free: make(chan struct{}, size)} }

func (p *pool) len() int { return len(p.free) }

func (p *pool) put(t *txn) {
	p.mu.Lock()
	p.txns = append(p.txns, t)
	p.mu.Unlock()
	p.free <- struct{}{}
}

// take waits until there is one.
func (p *pool) take() *txn {
	<-p.free
	return p.top()
}

// top is for whoever has received from free.
func (p *pool) top() *txn {
	p.mu.Lock()
	defer p.mu.Unlock()
	last := len(p.txns) - 1
	t := p.txns[last]
	p.txns = p.txns[:last]
	return t
}
