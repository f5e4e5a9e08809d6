package store

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"shoudao/ingest"
	"shoudao/triage"
)

// anItem draws an item as decisions might leave it, with instants near now, on the
// borders between buckets above all.
func anItem(t *rapid.T, n int, now time.Time) triage.Item {
	day := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, now.Location())
	near := func(label string) time.Time {
		base := rapid.SampledFrom([]time.Time{
			now, day, day.AddDate(0, 0, 1), day.AddDate(0, 0, 2), day.AddDate(0, 0, 7-(int(day.Weekday())+6)%7),
			now.Add(-triage.AgedAfterDue), now.Add(-triage.AgedAfterSilence), day.AddDate(0, 1, 0),
		}).Draw(t, label)
		return base.Add(rapid.SampledFrom([]time.Duration{0, -time.Minute, time.Minute, -time.Microsecond, time.Microsecond, time.Hour, -time.Hour}).Draw(t, label))
	}
	id := ingest.ID{Source: rapid.SampledFrom([]string{"a", "b", "乙"}).Draw(t, "source"), Native: fmt.Sprint(n)}
	it := triage.Item{
		Anchor: triage.Anchor{Message: id, Offset: rapid.IntRange(0, 20).Draw(t, "offset")},
		Links: []triage.Link{{
			Message: id, By: id, Act: triage.Ask, ByAt: near("touched"),
			Reasons: []triage.Reason{{Code: triage.Requested, Weight: rapid.IntRange(50, 53).Draw(t, "score")}},
		}},
		Band:  rapid.SampledFrom([]triage.Band{triage.Todo, triage.Todo, triage.Todo, triage.Look, triage.Filtered}).Draw(t, "band"),
		State: rapid.SampledFrom([]triage.State{triage.Open, triage.Open, triage.Open, triage.Done, triage.NotMine}).Draw(t, "state"),
	}
	if rapid.Bool().Draw(t, "dated") {
		it.Due.At = near("due")
	}
	if rapid.IntRange(0, 4).Draw(t, "snoozed") == 0 {
		it.Standing.WakeAt = near("wake")
	}
	if rapid.IntRange(0, 9).Draw(t, "woke") == 0 {
		it.Standing.Woke, it.Standing.At, it.Standing.WakeAt = true, now.Add(-time.Hour), time.Time{}
	}
	it.Standing.Pinned = rapid.IntRange(0, 4).Draw(t, "pinned") == 0
	return it
}

func TestTheQueueIsInTheOrderOfRank(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	round := 0
	rapid.Check(t, func(r *rapid.T) {
		ctx := context.Background()
		now := time.Date(2026, 3, rapid.IntRange(8, 16).Draw(r, "day"), rapid.IntRange(0, 23).Draw(r, "hour"), 7, 0, 0, testZone)
		round++
		s := openBlank(t, filepath.Join(dir, fmt.Sprint(round)))
		defer discard(t, s)
		var items []triage.Item
		for n := range rapid.IntRange(0, 40).Draw(r, "items") {
			items = append(items, anItem(r, n, now))
		}
		err := s.write(ctx, func(x *txn) error {
			for _, it := range items {
				if _, err := newFindings(x).put(ctx, it, encodeItem(it), false, 0); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			r.Fatal(err)
		}
		asleep := func(it triage.Item) bool { return it.Standing.WakeAt.After(now) }
		views := map[View]func(triage.Item) bool{
			Queue:   func(it triage.Item) bool { return it.State == triage.Open && it.Band == triage.Todo && !asleep(it) },
			Look:    func(it triage.Item) bool { return it.State == triage.Open && it.Band == triage.Look && !asleep(it) },
			Snoozed: func(it triage.Item) bool { return it.State == triage.Open && it.Band != triage.Filtered && asleep(it) },
		}
		size := map[View]int{}
		for view, in := range views {
			want := slices.DeleteFunc(slices.Clone(items), func(it triage.Item) bool { return !in(it) })
			triage.Rank(want, now)
			if view == Snoozed {
				slices.SortFunc(want, firstAwake)
			}
			size[view] = len(want)
			var got []triage.Item
			step := rapid.IntRange(1, 50).Draw(r, "step")
			for {
				page, err := s.Items(ctx, Window{View: view, At: now, Offset: len(got), Limit: step})
				if err != nil {
					r.Fatal(err)
				}
				got = append(got, page...)
				if len(page) < step {
					break
				}
			}
			if diff := gocmp.Diff(anchors(want), anchors(got)); diff != "" {
				r.Fatalf("view %d at %v (-ranked +read):\n%s", view, now, diff)
			}
		}
		want := Counts{Queue: size[Queue], Look: size[Look], Snoozed: size[Snoozed]}
		for _, it := range items {
			if views[Queue](it) {
				want.Buckets[it.Bucket(now)]++
				if it.Overdue(now) {
					want.Overdue++
				}
				if it.Old(now) {
					want.Old++
				}
			}
			if it.State != triage.Open && !it.TouchedAt().Before(midnight(now)) {
				switch it.State {
				case triage.Done:
					want.Done++
				case triage.NotMine:
					want.NotMine++
				}
			}
		}
		got, err := s.Counts(ctx, now)
		if diff := gocmp.Diff(want, got); err != nil || diff != "" {
			r.Fatalf("counts, %v (-want +got):\n%s", err, diff)
		}
	})
}

// firstAwake orders what sleeps as its list does.
func firstAwake(a, b triage.Item) int {
	return cmp.Or(a.Standing.WakeAt.Compare(b.Standing.WakeAt), a.Due.At.Compare(b.Due.At), b.Score()-a.Score(), a.Anchor.Compare(b.Anchor))
}

func anchors(items []triage.Item) []triage.Anchor {
	return mapped(items, func(it triage.Item) triage.Anchor { return it.Anchor })
}

// plan is how SQLite will answer a query, a step a line.
func plan(t *testing.T, s *Store, query string, args ...any) []string {
	t.Helper()
	rows, err := s.reader.QueryContext(t.Context(), "EXPLAIN QUERY PLAN "+query, args...)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var steps []string
	for rows.Next() {
		var id, parent, unused int
		var step string
		if err := rows.Scan(&id, &parent, &unused, &step); err != nil {
			t.Fatal(err)
		}
		steps = append(steps, step)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return steps
}

// sorts is the step with which SQLite sorts all that it has found.
const sorts = "USE TEMP B-TREE FOR ORDER BY"

func TestTheQueueIsReadFromItsIndex(t *testing.T) {
	s := openTest(t, filepath.Join(t.TempDir(), "archive.db"))
	defer s.Close()
	for _, view := range []View{Queue, Look, Snoozed, Closed} {
		for _, p := range view.parts(time.Unix(0, 0)) {
			for _, step := range plan(t, s, "SELECT body FROM "+p.from+" WHERE "+p.where+" ORDER BY "+p.order, p.args...) {
				if step == "SCAN item" || step == sorts && p.from == byIndex {
					t.Errorf("view %d, %s: %s", view, p.where, step)
				}
			}
		}
	}
}

func TestAPlaceInAGroupIsReadFromItsIndex(t *testing.T) {
	s := openTest(t, filepath.Join(t.TempDir(), "archive.db"))
	defer s.Close()
	for side, order := range map[string]string{"<": "DESC", ">": ""} {
		steps := plan(t, s, onOneSide(side, order), 1, 0, 0, 0, "", "", 8)
		if slices.Contains(steps, sorts) || !strings.Contains(steps[0], "message_grp (grp=? AND ts") {
			t.Errorf("side %s: %q", side, steps)
		}
	}
}
