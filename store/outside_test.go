package store_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"shoudao/ingest"
	"shoudao/store"
	"shoudao/triage"
	"shoudao/triage/when"
)

// TestOutside has every message either in the balance or outside of it.
func TestOutside(t *testing.T) {
	s := open(t)
	put(t, s, say(1, "10:00:00", "村", "王二", "收到"), say(2, "11:40:00", "镇", "王二", "收到"), say(3, "11:41:00", "村", "王二", "收到"),
		say(4, "11:42:00", "店", "王二", "收到"), say(5, "11:43:00", "店", "王二", "谢谢"))
	sift(t, s, triage.NewJudge(triage.Profile{
		Names: []string{"林晓梅"}, IDs: []string{"id-me"}, Office: when.DefaultOffice(zone), Groups: []string{"村"},
	}))
	for _, c := range []struct {
		from, to time.Time
		counted  int
		want     []store.Outside
	}{
		{time.Time{}, time.Time{}, 2, []store.Outside{{Group: ingest.Group{ID: "g-店", Name: "店"}, Messages: 2}, {Group: ingest.Group{ID: "g-镇", Name: "镇"}, Messages: 1}}},
		{at("11:42:00"), time.Time{}, 0, []store.Outside{{Group: ingest.Group{ID: "g-店", Name: "店"}, Messages: 2}}},
		{time.Time{}, at("11:42:00"), 2, []store.Outside{{Group: ingest.Group{ID: "g-镇", Name: "镇"}, Messages: 1}}},
		{at("10:30:00"), at("11:42:00"), 1, []store.Outside{{Group: ingest.Group{ID: "g-镇", Name: "镇"}, Messages: 1}}},
		{at("12:00:00"), time.Time{}, 0, nil},
	} {
		got, err := s.Outside(t.Context(), c.from, c.to)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("from %v to %v (-want +got):\n%s", c.from, c.to, diff)
		}
		if b, err := s.Balance(t.Context(), c.from, c.to); err != nil || b.Received != c.counted {
			t.Errorf("from %v to %v: %d in the balance, %v; want %d", c.from, c.to, b.Received, err, c.counted)
		}
	}
}
