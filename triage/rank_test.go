package triage

import (
	"testing"
	"time"

	"shoudao/ingest"
)

func TestRankPutsWhatIsBackOnTop(t *testing.T) {
	now := time.Date(2026, 3, 12, 8, 0, 0, 0, time.UTC)
	item := func(name string, due time.Time, s Standing) Item {
		return Item{Anchor: Anchor{Message: ingest.ID{Source: "t", Native: name}}, AskedAt: now, Due: Due{At: due}, Standing: s}
	}
	old := now.Add(-AgedAfterDue - time.Hour)
	items := []Item{
		item("today", now.Add(time.Hour), Standing{}),
		item("chased while snoozed", now.AddDate(0, 0, 9), Standing{Woke: true}),
		item("aged", old, Standing{}),
		item("aged but back", old, Standing{WakeAt: now}),
		item("asleep", now.Add(2*time.Hour), Standing{WakeAt: now.Add(time.Minute)}),
		item("pinned", time.Time{}, Standing{Pinned: true}),
	}
	Rank(items, now)
	for i, want := range []string{"pinned", "chased while snoozed", "aged but back", "today", "asleep", "aged"} {
		if got := items[i].Anchor.Message.Native; got != want {
			t.Errorf("place %d has %q, want %q", i, got, want)
		}
		if got, want := items[i].Old(now), want == "aged"; got != want {
			t.Errorf("%s: Old = %v", items[i].Anchor.Message.Native, got)
		}
	}
	done := item("done", now, Standing{WakeAt: now})
	done.State = Done
	if done.Returned(now) {
		t.Error("a closed item counts as back from snooze")
	}
}
