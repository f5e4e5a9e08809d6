package store

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"shoudao/ingest"
)

func TestLacking(t *testing.T) {
	s := openTest(t, t.TempDir()+"/a.db")
	at := func(hour, minute int) time.Time { return time.Date(2026, 3, 11, hour, minute, 0, 0, time.UTC) }
	early := Lack{ingest.Group{ID: "700", Name: "防汛群"}, 17, Gap{at(8, 0), at(8, 10)}, 2}
	next := Lack{early.Group, 20, early.Gap, 3} // of the same second: it is another
	late := Lack{ingest.Group{ID: "701"}, 5, Gap{at(9, 0), at(9, 30)}, 1}
	for _, l := range []Lack{early, late, next, early} {
		if err := s.Lacks(t.Context(), "qq", l); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		feed string
		from time.Time
		want []Lack
	}{
		{"qq", at(0, 0), []Lack{late, early, next}},
		{"qq", at(9, 0), []Lack{late}},
		{"other", at(0, 0), nil},
	} {
		got, err := s.Lacking(t.Context(), c.feed, c.from)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("of %s from %v (-want +got):\n%s", c.feed, c.from, diff)
		}
	}
}
