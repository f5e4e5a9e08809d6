package store

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestGaps(t *testing.T) {
	s := openTest(t, t.TempDir()+"/a.db")
	at := func(hour, minute int) time.Time { return time.Date(2026, 3, 11, hour, minute, 0, 0, time.UTC) }
	heard := func(start time.Time, until ...time.Time) {
		t.Helper()
		for _, u := range until {
			if err := s.Listened(t.Context(), "door", start, u); err != nil {
				t.Fatal(err)
			}
		}
	}
	gaps := func(feed string, from, to time.Time) []Gap {
		t.Helper()
		got, err := s.Gaps(t.Context(), feed, from, to, 5*time.Minute)
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	if got := gaps("door", at(0, 0), at(23, 0)); len(got) != 0 {
		t.Errorf("of what was never listened to: %v", got)
	}
	if got, err := s.Heard(t.Context(), "door"); err != nil || !got.IsZero() {
		t.Errorf("what was never listened to was heard until %v, %v", got, err)
	}
	heard(at(8, 0), at(8, 1), at(12, 0), at(11, 0)) // a late entry takes nothing back
	heard(at(12, 3), at(18, 0))
	heard(at(19, 40), at(20, 0))
	if got, err := s.Heard(t.Context(), "door"); err != nil || !got.Equal(at(20, 0)) {
		t.Errorf("heard until %v, %v", got, err)
	}
	want := []Gap{{at(20, 0), at(23, 0)}, {at(18, 0), at(19, 40)}}
	if diff := cmp.Diff(want, gaps("door", at(0, 0), at(23, 0))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]Gap{{at(19, 0), at(19, 40)}}, gaps("door", at(19, 0), at(20, 2))); diff != "" {
		t.Errorf("from within a gap (-want +got):\n%s", diff)
	}
	if got := gaps("other", at(0, 0), at(23, 0)); len(got) != 0 {
		t.Errorf("of another feed: %v", got)
	}
	heard(at(9, 0), at(9, 0).AddDate(1, 0, 0)) // the clock was set ahead, and back
	heard(at(9, 0).AddDate(1, 0, 0), at(10, 0).AddDate(1, 0, 0))
	if diff := cmp.Diff(want, gaps("door", at(0, 0), at(23, 0))); diff != "" {
		t.Errorf("with a clock that was wrong (-want +got):\n%s", diff)
	}
}
