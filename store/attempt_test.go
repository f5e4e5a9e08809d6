package store

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestAttempts(t *testing.T) {
	s := openTest(t, t.TempDir()+"/a.db")
	at := func(minute int) time.Time { return time.Date(2026, 3, 12, 8, minute, 0, 0, time.UTC) }
	enter := func(feed string, minute int, fault, todo string) {
		t.Helper()
		if err := s.Attempted(t.Context(), feed, at(minute), fault, todo); err != nil {
			t.Fatal(err)
		}
	}
	enter("mail", 1, "", "")
	enter("folder", 2, "no such folder", "make it")
	enter("mail", 3, "no answer", "wait")
	enter("mail", 4, "wrong password", "type it again")
	got, err := s.Attempts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := []Attempt{
		{Feed: "folder", TriedAt: at(2), Fault: "no such folder", Todo: "make it"},
		{Feed: "mail", TriedAt: at(4), OKAt: at(1), Fault: "wrong password", Todo: "type it again"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	enter("mail", 5, "", "")
	got, err = s.Attempts(t.Context())
	if err != nil || got[1].Fault != "" || !got[1].OKAt.Equal(at(5)) {
		t.Errorf("after a success: %+v, %v", got, err)
	}
}
