package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"shoudao/triage"
)

// A Digest is what the user was told when she was given a digest of the archive.
type Digest struct {
	At    time.Time // when it was given first
	Until time.Time // from when messages are to be counted in the next one
	Told  string    // in a form of whoever made it
}

// digestsKept is how many are kept. One is looked at.
const digestsKept = 16

// EnterDigest keeps that a digest was given. If one was given first after the instant again,
// this is the same one given anew, and tells of more.
func (s *Store) EnterDigest(ctx context.Context, d Digest, again time.Time) error {
	err := s.write(ctx, func(t *txn) error {
		begun := d.At.UnixMicro()
		err := t.row(ctx, "SELECT begun FROM digest WHERE begun > ? AND begun < ? ORDER BY begun DESC LIMIT 1", again.UnixMicro(), begun).Scan(&begun)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		if err := t.exec(ctx, "INSERT OR REPLACE INTO digest (begun, until, told) VALUES (?, ?, ?)", begun, d.Until.UnixMicro(), d.Told); err != nil {
			return err
		}
		return t.exec(ctx, "DELETE FROM digest WHERE begun NOT IN (SELECT begun FROM digest ORDER BY begun DESC LIMIT ?)", digestsKept)
	})
	if err != nil {
		return fmt.Errorf("enter a digest: %w", err)
	}
	return nil
}

// LastDigest is the last digest that was given first at an instant or before, and the zero
// Digest if there is none.
func (s *Store) LastDigest(ctx context.Context, at time.Time) (Digest, error) {
	var d Digest
	err := s.read(ctx, func(t *txn) error {
		var begun, until int64
		err := t.row(ctx, "SELECT begun, until, told FROM digest WHERE begun <= ? ORDER BY begun DESC LIMIT 1", at.UnixMicro()).Scan(&begun, &until, &d.Told)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err != nil {
			return err
		}
		d.At, d.Until = t.instant(begun), t.instant(until)
		return nil
	})
	if err != nil {
		return Digest{}, fmt.Errorf("read the last digest: %w", err)
	}
	return d, nil
}

// An Hour is what an hour brought.
type Hour struct {
	At      time.Time      // when it began
	Balance triage.Balance // without its reasons
}

// Hours is what each hour of the user's clock brought from an instant on, the first first.
// Hours that brought nothing are left out; together they are the [Store.Balance].
func (s *Store) Hours(ctx context.Context, from time.Time) ([]Hour, error) {
	var all []Hour
	err := s.read(ctx, func(t *txn) error {
		r, err := t.between(ctx, from, time.Time{})
		if err != nil {
			return err
		}
		// No clock is off by anything but quarters of an hour.
		const quarter = int64(15 * time.Minute / time.Microsecond)
		rows, err := t.rows(ctx, "SELECT m.ts / ?, "+standing+", count(*) FROM message m CROSS JOIN verdict v ON v.msg = m.id "+
			"WHERE m.id >= ? AND m.ts >= ? GROUP BY 1, 2 ORDER BY 1", quarter, r.low, r.first)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var n int
			var part int64
			var band triage.Band
			if err := rows.Scan(&part, &band, &n); err != nil {
				return err
			}
			at := t.instant(part * quarter)
			at = at.Add(-time.Duration(at.Minute()) * time.Minute)
			if k := len(all); k == 0 || !all[k-1].At.Equal(at) {
				all = append(all, Hour{At: at})
			}
			last := &all[len(all)-1]
			last.Balance = last.Balance.With(band, n)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("read what hours brought: %w", err)
	}
	return all, nil
}
