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

func TestHad(t *testing.T) {
	at := func(minute int) time.Time { return time.Date(2026, 3, 11, 8, minute, 0, 0, time.UTC) }
	office := ingest.Group{ID: "700", Name: "防汛群"}
	lack := func(first int64, n int) Lack { return Lack{office, first, Gap{at(0), at(10)}, n} }
	for _, c := range []struct {
		name    string
		feed    string
		numbers []int64
		want    []Lack
	}{
		{"none of them", "qq", []int64{16, 22, 1}, []Lack{lack(17, 5)}},
		{"the first", "qq", []int64{17}, []Lack{lack(18, 4)}},
		{"the last, twice", "qq", []int64{21, 21}, []Lack{lack(17, 4)}},
		{"from the middle", "qq", []int64{20, 18}, []Lack{lack(17, 1), lack(19, 1), lack(21, 1)}},
		{"all", "qq", []int64{15, 16, 17, 18, 19, 20, 21, 22}, nil},
		{"none", "qq", nil, []Lack{lack(17, 5)}},
		{"of another feed", "other", []int64{17}, []Lack{lack(17, 5)}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := openTest(t, t.TempDir()+"/a.db")
			if err := s.Lacks(t.Context(), "qq", lack(17, 5)); err != nil {
				t.Fatal(err)
			}
			for range 2 { // it is told again after a crash
				if err := s.Had(t.Context(), c.feed, "700", c.numbers); err != nil {
					t.Fatal(err)
				}
			}
			got, err := s.Lacking(t.Context(), "qq", at(0))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
