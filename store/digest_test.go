package store_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"shoudao/store"
	"shoudao/triage"
)

func TestDigests(t *testing.T) {
	s, _ := twoAsks(t)
	last := func(before time.Time) store.Digest {
		t.Helper()
		d, err := s.LastDigest(t.Context(), before)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	enter := func(d store.Digest) {
		t.Helper()
		if err := s.EnterDigest(t.Context(), d, d.At.Add(-time.Hour)); err != nil {
			t.Fatal(err)
		}
	}
	noon := at("12:00:00")
	if d := last(noon); !d.At.IsZero() || d.Told != "" {
		t.Errorf("before the first one there was %+v", d)
	}
	eve := store.Digest{At: at("01:00:00"), Until: at("00:50:00"), Told: "eve"}
	enter(eve)
	enter(store.Digest{At: at("08:00:00"), Until: at("07:59:00")})
	again := store.Digest{At: at("08:12:00"), Until: at("08:11:00"), Told: "morning"}
	enter(again)
	again.At = at("08:00:00")
	if diff := cmp.Diff(again, last(noon)); diff != "" {
		t.Errorf("given anew it is the same one, and tells of more (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(eve, last(at("07:59:59"))); diff != "" {
		t.Errorf("the one before it (-want +got):\n%s", diff)
	}
	enter(store.Digest{At: at("09:30:00"), Until: at("09:29:00")})
	if diff := cmp.Diff(again, last(at("09:29:59"))); diff != "" {
		t.Errorf("an hour later it is another one (-want +got):\n%s", diff)
	}
	for i := range 40 {
		enter(store.Digest{At: noon.AddDate(0, 0, i)})
	}
	if d := last(noon); !d.At.IsZero() {
		t.Errorf("an old one is kept: %+v", d)
	}
	if d := last(noon.AddDate(0, 0, 60)); !d.At.Equal(noon.AddDate(0, 0, 39)) {
		t.Errorf("the last one is %+v", d)
	}
}

func TestHours(t *testing.T) {
	s, j := twoAsks(t)
	put(t, s, say(4, "11:40:00", "村", "王二", "收到"), say(5, "11:59:59", "村", "赵三", "收到"), say(6, "13:00:00", "镇", "赵三", "收到"))
	sift(t, s, j)
	from := at("11:40:00")
	all, err := s.Hours(t.Context(), from)
	if err != nil {
		t.Fatal(err)
	}
	want, err := s.Balance(t.Context(), from, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	got := triage.Balance{By: want.By}
	for i, h := range all {
		if h.At.Minute() != 0 || h.At.Second() != 0 || i > 0 && !all[i-1].At.Before(h.At) {
			t.Errorf("an hour began at %v", h.At)
		}
		got.Received += h.Balance.Received
		got.Own += h.Balance.Own
		got.Todo += h.Balance.Todo
		got.Look += h.Balance.Look
		got.Filtered += h.Balance.Filtered
	}
	if diff := cmp.Diff(want, got); diff != "" || len(all) != 2 || !all[0].At.Equal(at("11:00:00")) || all[0].Balance.Received != 2 {
		t.Errorf("%+v\n(-balance +hours):\n%s", all, diff)
	}
}
