package triage

import (
	"slices"
	"testing"
	"time"
)

// TestTheIndexKnowsAllItems holds what the index is asked for against a look at every living item: what has been spoken
// of lately, in a room and in all, what is due about an hour, and which have died.
func TestTheIndexKnowsAllItems(t *testing.T) {
	for _, g := range goldStreams(t) {
		t.Run(g.name, func(t *testing.T) {
			fold := g.judges[0].Resume(Memory{})
			for i, m := range g.repeated(4 * len(g.messages)) {
				fold.Add(m)
				if i%7 > 0 {
					continue
				}
				fold.forget(m)
				r := fold.room(m.Group)
				horizon := m.SentAt.Add(-[]time.Duration{time.Hour, 2 * 24 * time.Hour, renewWithin}[i%3])
				isTheSame(t, "spoken of", slices.Collect(fold.index.trail.since(horizon)), fold.items, func(l *living) bool { return !l.touched.Before(horizon) })
				isTheSame(t, "spoken of here", slices.Collect(fold.index.since(r, horizon)), fold.items, func(l *living) bool { return l.in(r) && !l.touched.Before(horizon) })
				from, to := m.SentAt.Add(-time.Hour), m.SentAt.Add(5*time.Hour)
				due := func(l *living) bool { return !l.Due.At.Before(from) && !l.Due.At.After(to) }
				isTheSame(t, "due", slices.DeleteFunc(fold.index.dueIn(from, to), func(l *living) bool { return !due(l) }), fold.items, due)
				isTheSame(t, "alive", fold.items, fold.items, func(l *living) bool { return l.Alive(m.SentAt) })
			}
		})
	}
}

func isTheSame(t *testing.T, what string, got, all []*living, fits func(*living) bool) {
	t.Helper()
	want := slices.DeleteFunc(slices.Clone(all), func(l *living) bool { return !fits(l) })
	byNth := func(a, b *living) int { return a.nth - b.nth }
	if got = slices.SortedFunc(slices.Values(got), byNth); !slices.Equal(got, want) {
		t.Fatalf("%s: %d items, want %d", what, len(got), len(want))
	}
}
