package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"time"

	"shoudao/triage"
	"shoudao/triage/when"
)

// A Rejudged is one judgement of the whole archive by other rules or for another profile
// than before, with what it changed.
type Rejudged struct {
	ID              int64
	RulesWas, Rules int // versions; 0: not known. The same: the profile has changed
	Messages        int
	ToldAt          time.Time // zero: the user has not been told
	Shifts          []Shift
}

// keptRejudged is how many of them are kept once the user was told.
const keptRejudged = 8

// Untold are the judgements of which the user has not been told, oldest first.
func (s *Store) Untold(ctx context.Context) ([]Rejudged, error) {
	return s.rejudged(ctx, "WHERE told IS NULL ORDER BY id")
}

// LastRejudged is the last judgement by other rules or for another profile that changed
// anything. [ErrNotFound] says that there was none.
func (s *Store) LastRejudged(ctx context.Context) (Rejudged, error) {
	all, err := s.rejudged(ctx, "ORDER BY id DESC LIMIT 1")
	if err == nil && len(all) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return Rejudged{}, err
	}
	return all[0], nil
}

// Told notes that the user was told of all judgements up to one.
func (s *Store) Told(ctx context.Context, id int64, at time.Time) error {
	err := s.write(ctx, func(t *txn) error {
		if err := t.exec(ctx, "UPDATE rejudged SET told = ? WHERE told IS NULL AND id <= ?", at.UnixMicro(), id); err != nil {
			return err
		}
		if err := t.exec(ctx, "DELETE FROM shift WHERE rejudged IN (SELECT id FROM rejudged WHERE told IS NOT NULL AND id <= ?)", id-keptRejudged); err != nil {
			return err
		}
		return t.exec(ctx, "DELETE FROM rejudged WHERE told IS NOT NULL AND id <= ?", id-keptRejudged)
	})
	if err != nil {
		return fmt.Errorf("note what was told: %w", err)
	}
	return nil
}

func (s *Store) rejudged(ctx context.Context, which string) ([]Rejudged, error) {
	var all []Rejudged
	err := s.read(ctx, func(t *txn) error {
		rows, err := t.rows(ctx, "SELECT id, rules_was, rules, messages, told FROM rejudged "+which)
		if err != nil {
			return err
		}
		for rows.Next() {
			var r Rejudged
			var told sql.NullInt64
			if err := rows.Scan(&r.ID, &r.RulesWas, &r.Rules, &r.Messages, &told); err != nil {
				rows.Close()
				return err
			}
			if told.Valid {
				r.ToldAt = t.instant(told.Int64)
			}
			all = append(all, r)
		}
		rows.Close()
		if err := rows.Err(); err != nil {
			return err
		}
		for i := range all {
			if all[i].Shifts, err = t.storedShifts(ctx, all[i].ID); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read what was judged anew: %w", err)
	}
	return all, nil
}

func (t *txn) storedShifts(ctx context.Context, id int64) ([]Shift, error) {
	rows, err := t.rows(ctx, `SELECT was, place, anchor_source, anchor_native, anchor_offset, title, grp, sender,
		due_was, grain_was, guess_was, due, grain, guess, handled FROM shift WHERE rejudged = ? ORDER BY n`, id)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []Shift
	for rows.Next() {
		var s Shift
		var dueWas, due sql.NullInt64
		var grainWas, grain int
		a := &s.Anchor
		if err := rows.Scan(&s.Was, &s.Is, &a.Message.Source, &a.Message.Native, &a.Offset, &s.Title, &s.Group, &s.Sender,
			&dueWas, &grainWas, &s.DueWas.Inferred, &due, &grain, &s.Due.Inferred, &s.Handled); err != nil {
			return nil, err
		}
		s.DueWas.Grain, s.Due.Grain = when.Grain(grainWas), when.Grain(grain)
		if dueWas.Valid {
			s.DueWas.At = t.instant(dueWas.Int64)
		}
		if due.Valid {
			s.Due.At = t.instant(due.Int64)
		}
		all = append(all, s)
	}
	return all, rows.Err()
}

// madeBy is by which rules the findings were made, and whether their items are in the
// form of this program; anew is set if there are any, and another judge made them.
func (t *txn) madeBy(ctx context.Context, j *triage.Judge) (rules int, readable, anew bool, err error) {
	var print string
	err = t.row(ctx, "SELECT fingerprint, rules FROM state").Scan(&print, &rules)
	return rules, strings.HasPrefix(print, codecVersion+"/"), print != "" && print != fingerprint(j), err
}

// record keeps what a judgement by other rules has changed, so that the user can be told
// of it. It stands in the transaction of the change itself: nothing changes unrecorded.
func (t *txn) record(ctx context.Context, rulesWas int, d Delta) error {
	var id int64
	err := t.row(ctx, "INSERT INTO rejudged (rules_was, rules, messages) VALUES (?, ?, ?) RETURNING id", rulesWas, triage.Version, d.Messages).Scan(&id)
	if err != nil {
		return err
	}
	for n, s := range d.Shifts {
		if !s.Visible() {
			continue
		}
		err := t.exec(ctx, `INSERT INTO shift (rejudged, n, was, place, anchor_source, anchor_native, anchor_offset, title, grp, sender,
			due_was, grain_was, guess_was, due, grain, guess, handled) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			id, n, s.Was, s.Is, s.Anchor.Message.Source, s.Anchor.Message.Native, s.Anchor.Offset, s.Title, s.Group, s.Sender,
			instantOrNull(s.DueWas.At), int(s.DueWas.Grain), s.DueWas.Inferred,
			instantOrNull(s.Due.At), int(s.Due.Grain), s.Due.Inferred, s.Handled)
		if err != nil {
			return err
		}
	}
	return nil
}
