package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"shoudao/triage"
)

// A Progress is told how far a triage of the whole archive has come.
type Progress func(done, all int)

// Retriage makes all findings anew. The archive is read once, in the order of time,
// with only what is alive in memory, while others read and write it; the results are
// put in place of the old ones at once in the end. Messages that came meanwhile are
// left to the next [Store.Triage]. Tell may be nil.
func (s *Store) Retriage(ctx context.Context, j *triage.Judge, tell Progress) (Delta, error) {
	delta, err := s.anew(ctx, j, tell, "COMMIT")
	if err != nil {
		return Delta{}, fmt.Errorf("triage anew: %w", err)
	}
	return delta, nil
}

// Preview tells what [Store.Retriage] by the judge would change, and changes nothing.
// Tell may be nil.
func (s *Store) Preview(ctx context.Context, j *triage.Judge, tell Progress) (Delta, error) {
	delta, err := s.anew(ctx, j, tell, "ROLLBACK")
	if err != nil {
		return Delta{}, fmt.Errorf("preview: %w", err)
	}
	return delta, nil
}

// shadowed are the tables of the findings. While they are made anew, a connection has
// temporary tables of the same names, which SQLite prefers.
var shadowed = []string{"item", "link", "code", "verdict"}

// anew makes all findings beside the archive, puts them in place of the old ones, and
// ends that transaction as it is told.
func (s *Store) anew(ctx context.Context, j *triage.Judge, tell Progress, end string) (delta Delta, err error) {
	db, err := sql.Open("sqlite", dsn(s.path, writing, "mode", "rw"))
	if err != nil {
		return delta, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	conn, err := db.Conn(ctx)
	if err != nil {
		return delta, fault(s.path, err)
	}
	t := newTxn(conn, s.zone)
	defer func() { err = errors.Join(err, t.close()) }()
	var made making
	err = t.within(ctx, "BEGIN", "COMMIT", func(t *txn) error {
		made, err = t.beside(ctx, j, tell)
		return err
	})
	if err == nil {
		err = t.within(ctx, "BEGIN IMMEDIATE", end, func(t *txn) error {
			delta, err = t.swap(ctx, j, made)
			return err
		})
	}
	return delta, fault(s.path, err)
}

// A making is how findings were made.
type making struct {
	messages int
	mark     int64 // the last one set when they were read
}

// beside makes all findings in temporary tables, from one state of the archive.
func (t *txn) beside(ctx context.Context, j *triage.Judge, tell Progress) (making, error) {
	var made making
	var all int
	if tell == nil {
		tell = func(int, int) {}
	}
	if err := t.row(ctx, "SELECT coalesce(max(n), 0), (SELECT count(*) FROM message) FROM mark").Scan(&made.mark, &all); err != nil {
		return made, err
	}
	if err := t.shadow(ctx); err != nil {
		return made, err
	}
	var err error
	made.messages, _, err = newFindings(t).refold(ctx, j, time.Time{}, func(n int) { tell(n, all) })
	if err == nil {
		tell(all, all)
	}
	return made, err
}

// shadow makes empty temporary tables with the names and indexes of those of the
// findings.
func (t *txn) shadow(ctx context.Context) error {
	for _, table := range shadowed {
		var form string
		err := t.row(ctx, "SELECT sql FROM main.sqlite_schema WHERE type = 'table' AND name = ?", table).Scan(&form)
		if err != nil {
			return err
		}
		form = strings.Replace(form, "CREATE TABLE ", "CREATE TEMP TABLE ", 1)
		if _, err := t.conn.ExecContext(ctx, form); err != nil {
			return err
		}
	}
	_, err := t.conn.ExecContext(ctx, "CREATE INDEX temp.link_item ON link (item)")
	return err
}

// swap puts the findings of the temporary tables in place of the old ones and lays the
// decisions over them.
func (t *txn) swap(ctx context.Context, j *triage.Judge, made making) (Delta, error) {
	rulesWas, readable, other, err := t.madeBy(ctx, j)
	if err != nil {
		return Delta{}, err
	}
	if err := t.keepItems(ctx); err != nil {
		return Delta{}, err
	}
	var steps []string
	for _, table := range shadowed {
		steps = append(steps, "DELETE FROM main."+table, "INSERT INTO main."+table+" SELECT * FROM temp."+table, "DROP TABLE temp."+table)
	}
	// A message may have gone since it was read.
	steps = append(steps,
		"DELETE FROM verdict WHERE msg NOT IN (SELECT id FROM message)", "DELETE FROM link WHERE msg NOT IN (SELECT id FROM message)")
	for _, step := range steps {
		if _, err := t.conn.ExecContext(ctx, step); err != nil {
			return Delta{}, err
		}
	}
	if err := t.exec(ctx, "DELETE FROM mark WHERE n <= ?", made.mark); err != nil {
		return Delta{}, err
	}
	if err := t.exec(ctx, "UPDATE state SET fingerprint = ?, rules = ?", fingerprint(j), triage.Version); err != nil {
		return Delta{}, err
	}
	if err := newFindings(t).settleDecided(ctx, j); err != nil {
		return Delta{}, err
	}
	if err := t.learn(ctx); err != nil {
		return Delta{}, err
	}
	delta := Delta{Messages: made.messages}
	shifts, err := t.shifts(ctx, readable)
	if err != nil {
		return Delta{}, err
	}
	delta.sort(shifts)
	if other && slices.ContainsFunc(shifts, Shift.Visible) {
		err = t.record(ctx, rulesWas, delta)
	}
	return delta, err
}

// bodies reads a result of encoded items.
func (t *txn) bodies(rows *sql.Rows) ([]triage.Item, error) {
	defer rows.Close()
	var items []triage.Item
	for rows.Next() {
		var b []byte
		if err := rows.Scan(&b); err != nil {
			return nil, err
		}
		it, err := decodeItem(b, t.zone)
		if err != nil {
			return nil, err
		}
		items = append(items, it)
	}
	return items, rows.Err()
}

// settleDecided lays all decisions that hold over the items.
func (f *findings) settleDecided(ctx context.Context, j *triage.Judge) error {
	rows, err := f.t.rows(ctx, "SELECT id FROM effective ORDER BY id")
	if err != nil {
		return err
	}
	ids, err := ints(rows)
	if err != nil {
		return err
	}
	done := map[int64]bool{}
	for _, id := range ids {
		if done[id] {
			continue
		}
		d, err := f.t.decision(ctx, id)
		if err != nil {
			return err
		}
		_, msgs, err := f.t.today(ctx, d)
		if err != nil {
			return err
		}
		for _, row := range msgs[:min(len(msgs), 1)] {
			c, err := f.settleAround(ctx, j, row)
			if err != nil {
				return err
			}
			for other := range c.decisions {
				done[other] = true
			}
		}
	}
	return nil
}
