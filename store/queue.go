package store

import (
	"context"
	"fmt"
	"slices"
	"time"

	"shoudao/triage"
)

// pageLength is how many items or hits come at once, if nobody says otherwise.
const pageLength = 50

// A View is a list of items.
type View uint8

// The views.
const (
	Queue   View = iota + 1 // what the user has to do
	Look                    // worth a glance
	Snoozed                 // out of sight until a time
	Closed                  // done, cancelled or not hers; the last closed first
)

// A Window is a part of a list, as it stands at an instant. The instant carries the
// user's zone: today is today there.
type Window struct {
	View   View
	At     time.Time
	Offset int
	Limit  int // 0: 50
}

// Items are the items of a window. Queue and Look are in the order of
// [triage.Compare] at the instant; of Snoozed comes first what wakes first. Items that
// sleep at the instant stand in Snoozed alone.
func (s *Store) Items(ctx context.Context, w Window) ([]triage.Item, error) {
	var items []triage.Item
	err := s.read(ctx, func(t *txn) error {
		parts := w.View.parts(w.At)
		skip, want := max(w.Offset, 0), w.Limit
		if want <= 0 {
			want = pageLength
		}
		for i, p := range parts {
			rows, err := t.rows(ctx, "SELECT coalesce(settled, body) FROM "+p.from+" WHERE "+p.where+" ORDER BY "+p.order+" LIMIT ? OFFSET ?",
				append(p.args, want-len(items), skip)...)
			if err != nil {
				return err
			}
			got, err := t.bodies(rows)
			if err != nil {
				return err
			}
			items = append(items, got...)
			if len(items) == want || i == len(parts)-1 {
				return nil
			}
			if len(got) > 0 {
				skip = 0
				continue
			}
			n, err := t.count(ctx, p)
			if err != nil {
				return err
			}
			skip = max(0, skip-n)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read items: %w", err)
	}
	return items, nil
}

// A part is a run of a list that an index holds in its order.
type part struct {
	from, where, order string
	args               []any
}

// Where the parts are read from. Of those that are back there are so few that they are
// sorted when read.
const (
	byIndex = "item"
	byWake  = "item INDEXED BY item_wake"
)

func (t *txn) count(ctx context.Context, p part) (n int, err error) {
	err = t.row(ctx, "SELECT count(*) FROM "+p.from+" WHERE "+p.where, p.args...).Scan(&n)
	return n, err
}

// byRank is the order of triage.Compare inside a part: the index has it.
const byRank = "due, score DESC, anchor_source, anchor_native, anchor_offset"

// parts are the runs of the view, in their order. The conditions on state and band are
// written out, since otherwise SQLite would not use the indexes that are made for them.
func (v View) parts(at time.Time) []part {
	now := at.UnixMicro()
	switch v {
	case Queue:
		return ranked("state = 0 AND band = 2", at)
	case Look:
		return ranked("state = 0 AND band = 3", at)
	case Snoozed:
		return []part{{byWake, "wake IS NOT NULL AND wake > ? AND state = 0 AND band IN (2, 3)", "wake, " + byRank, []any{now}}}
	case Closed:
		return []part{{byIndex, "closed IS NOT NULL", "closed DESC, id DESC", nil}}
	}
	return nil
}

// ranked are the parts of a list in the order of triage.Compare: first what is
// pinned, then what is back; of each the dated, then those without a date, then the
// aged, of which those without a date come first.
func ranked(where string, at time.Time) []part {
	// An item is aged when more than the time has passed since a minute before it was
	// due; see triage.Item.Bucket.
	due := at.Add(time.Minute - triage.AgedAfterDue).UnixMicro()
	silent := at.Add(-triage.AgedAfterSilence).UnixMicro()
	now := at.UnixMicro()
	var parts []part
	for _, top := range []struct {
		from, where string
		args        []any
	}{
		{byIndex, "pinned = 1 AND (wake IS NULL OR wake <= ?) AND ", []any{now}},
		{byWake, "pinned = 0 AND wake IS NOT NULL AND wake <= ? AND ", []any{now}},
		{byIndex, "pinned = 0 AND wake IS NULL AND ", nil},
	} {
		for _, p := range []struct {
			where string
			arg   int64
		}{{"due >= ? AND ", due}, {"due IS NULL AND recent >= ? AND ", silent}, {"due IS NULL AND recent < ? AND ", silent}, {"due < ? AND ", due}} {
			parts = append(parts, part{top.from, top.where + p.where + where, byRank, append(slices.Clone(top.args), p.arg)})
		}
	}
	return parts
}

// Counts says how much there is at an instant.
type Counts struct {
	Queue   int                       // items in the queue
	Buckets [int(triage.Aged) + 1]int // of these, by bucket
	Overdue int                       // of these, past their deadline and not aged
	Old     int                       // of these, at the end: see [triage.Item.Old]
	Look    int
	Snoozed int
	// What was closed since midnight, by the user or by the messages.
	Done, Cancelled, NotMine int
}

// Counts counts the items as they stand at an instant, which carries the user's zone.
func (s *Store) Counts(ctx context.Context, at time.Time) (Counts, error) {
	var c Counts
	err := s.read(ctx, func(t *txn) error {
		for b := triage.Today; b <= triage.Aged; b++ {
			var err error
			if c.Buckets[b], err = t.count(ctx, bucket(b, at)); err != nil {
				return err
			}
			c.Queue += c.Buckets[b]
		}
		var err error
		aged := bucket(triage.Aged, at)
		aged.where += " AND pinned = 0 AND wake IS NULL"
		if c.Old, err = t.count(ctx, aged); err != nil {
			return err
		}
		overdue := bucket(triage.Today, at)
		overdue.where, overdue.args = "due < ? AND "+overdue.where, append([]any{at.UnixMicro()}, overdue.args...)
		if c.Overdue, err = t.count(ctx, overdue); err != nil {
			return err
		}
		for view, n := range map[View]*int{Look: &c.Look, Snoozed: &c.Snoozed} {
			for _, p := range view.parts(at) {
				more, err := t.count(ctx, p)
				if err != nil {
					return err
				}
				*n += more
			}
		}
		return t.row(ctx, `
			SELECT count(*) FILTER (WHERE state = 1), count(*) FILTER (WHERE state = 2), count(*) FILTER (WHERE state = 3)
			FROM item WHERE closed >= ?`, midnight(at).UnixMicro()).Scan(&c.Done, &c.Cancelled, &c.NotMine)
	})
	if err != nil {
		return Counts{}, fmt.Errorf("count items: %w", err)
	}
	return c, nil
}

func midnight(at time.Time) time.Time {
	return time.Date(at.Year(), at.Month(), at.Day(), 0, 0, 0, 0, at.Location())
}

// bucket is the part of the queue that triage.Item.Bucket calls so, in no order.
func bucket(b triage.Bucket, at time.Time) part {
	day := midnight(at)
	monday := day.AddDate(0, 0, -(int(day.Weekday())+6)%7)
	// 24:00 belongs to the day that it ends.
	tomorrow, after, sunday := day.AddDate(0, 0, 1).Add(time.Minute), day.AddDate(0, 0, 2).Add(time.Minute), monday.AddDate(0, 0, 7).Add(time.Minute)
	aged := at.Add(time.Minute - triage.AgedAfterDue)
	later := after
	if sunday.After(later) {
		later = sunday
	}
	silent := at.Add(-triage.AgedAfterSilence).UnixMicro()
	where, args := "", []any(nil)
	between := func(from, to time.Time) {
		where, args = "due >= ? AND due < ?", []any{from.UnixMicro(), to.UnixMicro()}
	}
	switch b {
	case triage.Today:
		between(aged, tomorrow)
	case triage.Tomorrow:
		between(tomorrow, after)
	case triage.ThisWeek:
		between(after, later)
	case triage.Later:
		where, args = "due >= ?", []any{later.UnixMicro()}
	case triage.NoDate:
		where, args = "due IS NULL AND recent >= ?", []any{silent}
	case triage.Aged:
		where, args = "(due < ? OR due IS NULL AND recent < ?)", []any{aged.UnixMicro(), silent}
	}
	where += " AND pinned IN (0, 1) AND state = 0 AND band = 2 AND (wake IS NULL OR wake <= ?)"
	return part{byIndex, where, "", append(args, at.UnixMicro())}
}
