package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"shoudao/triage"
)

// A Deed is what an action does.
type Deed uint8

// The deeds. Their numbers are stored: append only.
const (
	Decided Deed = iota + 1
	Undone
	Redone
)

// An Action is what the user did at once, for any number of items.
type Action struct {
	ID        int64
	At        time.Time
	Decisions []triage.Decision // of the action itself; of an undo or redo, those that it takes back or brings again
}

// Decide records decisions as one action and lays them over the items. When it
// returns, the action is on the disk, and the items stand as the user wants them. A
// message that no item has and that she says is hers becomes an item. After it,
// nothing can be redone.
func (s *Store) Decide(ctx context.Context, j *triage.Judge, at time.Time, ds []triage.Decision) (Action, error) {
	if len(ds) == 0 {
		return Action{}, fmt.Errorf("decide: %w", ErrNothing)
	}
	var act Action
	err := s.writeThrough(ctx, func(t *txn) error {
		id, err := t.act(ctx, at, Decided, sql.NullInt64{})
		if err != nil {
			return err
		}
		for _, d := range ds {
			if err := t.insertDecision(ctx, id, d); err != nil {
				return err
			}
		}
		act = Action{id, at, ds}
		return t.apply(ctx, j, ds)
	})
	if err != nil {
		return Action{}, fmt.Errorf("decide: %w", err)
	}
	return act, nil
}

// Undo takes the last action back that holds, and returns it. [ErrNothing] says that
// there is none. It can be repeated to the first action ever.
func (s *Store) Undo(ctx context.Context, j *triage.Judge, at time.Time) (Action, error) {
	return s.reverse(ctx, j, at, Undone, "SELECT max(action) FROM effective")
}

// Redo brings again what was undone last, and returns it. [ErrNothing] says that there
// is nothing, or that the user has decided something since.
func (s *Store) Redo(ctx context.Context, j *triage.Judge, at time.Time) (Action, error) {
	return s.reverse(ctx, j, at, Redone, `
		SELECT (SELECT a.of FROM action a WHERE a.deed = 2 AND a.id > (SELECT max(id) FROM action WHERE deed = 1)
			AND NOT EXISTS (SELECT 1 FROM action b WHERE b.of = a.of AND b.id > a.id) ORDER BY a.id DESC LIMIT 1)`)
}

func (s *Store) reverse(ctx context.Context, j *triage.Judge, at time.Time, deed Deed, query string) (Action, error) {
	var act Action
	err := s.writeThrough(ctx, func(t *txn) error {
		var of sql.NullInt64
		if err := t.row(ctx, query).Scan(&of); err != nil {
			return err
		}
		if !of.Valid {
			return ErrNothing
		}
		if _, err := t.act(ctx, at, deed, of); err != nil {
			return err
		}
		var err error
		if act, err = t.action(ctx, of.Int64); err != nil {
			return err
		}
		return t.apply(ctx, j, act.Decisions)
	})
	if err != nil {
		return Action{}, fmt.Errorf("take back: %w", err)
	}
	return act, nil
}

// apply settles the items that the decisions touch.
func (t *txn) apply(ctx context.Context, j *triage.Judge, ds []triage.Decision) error {
	stirred := map[int64]bool{}
	for _, d := range ds {
		_, rows, err := t.today(ctx, d)
		if err != nil {
			return err
		}
		for _, row := range rows {
			stirred[row] = true
		}
	}
	return newFindings(t).settleAll(ctx, j, sortedRows(stirred))
}

// act enters an action.
func (t *txn) act(ctx context.Context, at time.Time, deed Deed, of sql.NullInt64) (int64, error) {
	var id int64
	err := t.row(ctx, "INSERT INTO action (at, deed, of) VALUES (?, ?, ?) RETURNING id", at.UnixMicro(), deed, of).Scan(&id)
	return id, err
}

// action is an action with its decisions.
func (t *txn) action(ctx context.Context, id int64) (Action, error) {
	act := Action{ID: id}
	var us int64
	if err := t.row(ctx, "SELECT at FROM action WHERE id = ?", id).Scan(&us); err != nil {
		return act, err
	}
	act.At = t.instant(us)
	rows, err := t.rows(ctx, "SELECT id FROM decision WHERE action = ? ORDER BY id", id)
	if err != nil {
		return act, err
	}
	ids, err := ints(rows)
	if err != nil {
		return act, err
	}
	for _, n := range ids {
		d, err := t.decision(ctx, n)
		if err != nil {
			return act, err
		}
		act.Decisions = append(act.Decisions, d)
	}
	return act, nil
}

func (t *txn) insertDecision(ctx context.Context, action int64, d triage.Decision) error {
	var id int64
	err := t.row(ctx, `
		INSERT INTO decision (action, verb, anchor_source, anchor_native, anchor_offset, at, until, text)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
		action, d.Verb, d.Anchor.Message.Source, d.Anchor.Message.Native, d.Anchor.Offset,
		d.At.UnixMicro(), instantOrNull(d.Until), d.Text).Scan(&id)
	if err != nil {
		return err
	}
	for n, s := range d.Seen {
		err := t.exec(ctx, "INSERT INTO seen (decision, n, source, native, start, stop) VALUES (?, ?, ?, ?, ?, ?)",
			id, n, s.Message.Source, s.Message.Native, s.From, s.To)
		if err != nil {
			return err
		}
	}
	return nil
}

// decision is a decision as the user made it.
func (t *txn) decision(ctx context.Context, id int64) (triage.Decision, error) {
	var d triage.Decision
	var at int64
	var until sql.NullInt64
	err := t.row(ctx, "SELECT verb, anchor_source, anchor_native, anchor_offset, at, until, text FROM decision WHERE id = ?", id).
		Scan(&d.Verb, &d.Anchor.Message.Source, &d.Anchor.Message.Native, &d.Anchor.Offset, &at, &until, &d.Text)
	if err != nil {
		return d, err
	}
	d.At = t.instant(at)
	if until.Valid {
		d.Until = t.instant(until.Int64)
	}
	rows, err := t.rows(ctx, "SELECT source, native, start, stop FROM seen WHERE decision = ? ORDER BY n", id)
	if err != nil {
		return d, err
	}
	defer rows.Close()
	for rows.Next() {
		var s triage.Span
		if err := rows.Scan(&s.Message.Source, &s.Message.Native, &s.From, &s.To); err != nil {
			return d, err
		}
		d.Seen = append(d.Seen, s)
	}
	return d, errors.Join(rows.Err(), rows.Close())
}
