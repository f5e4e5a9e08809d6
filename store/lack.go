package store

import (
	"context"
	"fmt"
	"slices"
	"time"

	"shoudao/ingest"
)

// A Lack is a stretch of a group in which messages are missing that could not be had: From
// and To are the messages on its sides.
type Lack struct {
	Group ingest.Group
	First int64 // the number in its group of the first that is missing, by which it is known again
	Gap
	Messages int
}

// Lacks enters that a feed could not have messages. What is entered again, after a crash,
// is entered once.
func (s *Store) Lacks(ctx context.Context, feed string, l Lack) error {
	err := s.write(ctx, func(t *txn) error {
		return t.exec(ctx, `
			INSERT INTO lack (feed, grp, name, first, after, before, n) VALUES (?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT DO UPDATE SET name = excluded.name, before = excluded.before, n = excluded.n`,
			feed, l.Group.ID, l.Group.Name, l.First, l.From.UnixMicro(), l.To.UnixMicro(), l.Messages)
	})
	if err != nil {
		return fmt.Errorf("enter that messages are missing: %w", err)
	}
	return nil
}

// Lacking is what a feed could not have from an instant on, the latest first.
func (s *Store) Lacking(ctx context.Context, feed string, from time.Time) ([]Lack, error) {
	var all []Lack
	err := s.read(ctx, func(t *txn) error {
		rows, err := t.rows(ctx, `
			SELECT grp, name, first, after, before, n FROM lack WHERE feed = ? AND before >= ? ORDER BY before DESC, grp, after, first`,
			feed, from.UnixMicro())
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var l Lack
			var after, before int64
			if err := rows.Scan(&l.Group.ID, &l.Group.Name, &l.First, &after, &before, &l.Messages); err != nil {
				return err
			}
			l.From, l.To = t.instant(after), t.instant(before)
			all = append(all, l)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("read what is missing: %w", err)
	}
	return all, nil
}

// Had takes messages out of what a feed could not have, by their numbers in their group: they
// came after all. What is left of a stretch is as many stretches as it is in pieces.
func (s *Store) Had(ctx context.Context, feed, group string, numbers []int64) error {
	numbers = slices.Compact(slices.Sorted(slices.Values(numbers)))
	if len(numbers) == 0 {
		return nil
	}
	var open []Lack
	first, last := numbers[0], numbers[len(numbers)-1]
	err := s.read(ctx, func(t *txn) (err error) {
		open, err = t.lacksAmong(ctx, feed, group, first, last)
		return err
	})
	if err == nil && len(open) > 0 { // else nothing is to be written
		err = s.write(ctx, func(t *txn) error { return t.had(ctx, feed, group, numbers) })
	}
	if err != nil {
		return fmt.Errorf("enter that missing messages came: %w", err)
	}
	return nil
}

// lacksAmong are the stretches of a group in which one of the numbers from first to last is.
// Those that were entered without a number cannot be known again.
func (t *txn) lacksAmong(ctx context.Context, feed, group string, first, last int64) ([]Lack, error) {
	rows, err := t.rows(ctx, `
		SELECT after, first, n FROM lack WHERE feed = ? AND grp = ? AND first > 0 AND first <= ? AND first + n > ?`, feed, group, last, first)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []Lack
	for rows.Next() {
		var l Lack
		var after int64
		if err := rows.Scan(&after, &l.First, &l.Messages); err != nil {
			return nil, err
		}
		l.From = t.instant(after)
		all = append(all, l)
	}
	return all, rows.Err()
}

// had takes sorted numbers out of the stretches of a group.
func (t *txn) had(ctx context.Context, feed, group string, numbers []int64) error {
	open, err := t.lacksAmong(ctx, feed, group, numbers[0], numbers[len(numbers)-1])
	if err != nil {
		return err
	}
	for _, l := range open {
		begin, _ := slices.BinarySearch(numbers, l.First)
		behind, _ := slices.BinarySearch(numbers, l.First+int64(l.Messages))
		if begin == behind {
			continue
		}
		if err := t.cut(ctx, feed, group, l, numbers[begin:behind]); err != nil {
			return err
		}
	}
	return nil
}

// cut leaves of a stretch what is between the numbers, which are in it.
func (t *txn) cut(ctx context.Context, feed, group string, l Lack, numbers []int64) error {
	after, from, end := l.From.UnixMicro(), l.First, l.First+int64(l.Messages)
	for _, n := range append(slices.Clone(numbers), end) {
		if n > from {
			err := t.exec(ctx, `
				INSERT INTO lack (feed, grp, name, first, after, before, n)
				SELECT feed, grp, name, ?, after, before, ? FROM lack WHERE feed = ? AND grp = ? AND after = ? AND first = ?
				ON CONFLICT DO UPDATE SET n = excluded.n`, from, n-from, feed, group, after, l.First)
			if err != nil {
				return err
			}
		}
		from = n + 1
	}
	if numbers[0] != l.First {
		return nil
	}
	return t.exec(ctx, `DELETE FROM lack WHERE feed = ? AND grp = ? AND after = ? AND first = ?`, feed, group, after, l.First)
}
