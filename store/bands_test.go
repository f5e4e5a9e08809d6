package store_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"shoudao/ingest"
	"shoudao/store"
	"shoudao/triage"
)

func TestBanded(t *testing.T) {
	s, j := twoAsks(t)
	ctx, now := t.Context(), at("12:00:00")
	first, second := say(4, "11:40:00", "镇", "林晓梅", "吃面好"), say(5, "11:41:00", "村", "林晓梅", "我下楼了")
	first.SenderID, second.SenderID = "id-me", "id-me"
	put(t, s, first, second, say(6, "11:42:00", "镇", "王二", "收到"), say(7, "11:43:00", "镇", "赵三", "收到"))
	sift(t, s, j)
	natives := func(q store.BandQuery) (ids []string, total int) {
		t.Helper()
		page, total, err := s.Banded(ctx, q)
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range page {
			if x.Verdict.Message != x.Message.ID || x.Verdict.Band != q.Band {
				t.Errorf("%v: verdict %+v", x.Message.ID, x.Verdict)
			}
			ids = append(ids, x.Message.ID.Native)
		}
		return ids, total
	}
	check := func(what string, q store.BandQuery, total int, want ...string) {
		t.Helper()
		got, n := natives(q)
		if diff := cmp.Diff(want, got); diff != "" || n != total {
			t.Errorf("%s: %d in all, want %d (-want +got):\n%s", what, n, total, diff)
		}
	}
	check("her own, newest first", store.BandQuery{Band: triage.Own}, 2, "5", "4")
	check("her own since then", store.BandQuery{Band: triage.Own, Since: at("11:41:00")}, 1, "5")
	check("her own up to then", store.BandQuery{Band: triage.Own, Until: at("11:41:00")}, 1, "4")
	check("the filtered of a time", store.BandQuery{Band: triage.Filtered, Since: at("11:42:00"), Until: at("11:43:00")}, 1, "6")
	check("a part of the filtered", store.BandQuery{Band: triage.Filtered, Offset: 1, Limit: 1}, 3, "6")
	check("what one reason kept out", store.BandQuery{Band: triage.Filtered, Code: triage.Acknowledged}, 2, "7", "6")
	decide(t, s, j, now, triage.Decision{Verb: triage.MarkMine, Anchor: triage.Anchor{Message: ingest.ID{Source: "live", Native: "6"}}, At: now})
	check("what is hers now has gone", store.BandQuery{Band: triage.Filtered, Code: triage.Acknowledged}, 1, "7")
}

func TestTraffics(t *testing.T) {
	s, j := twoAsks(t)
	put(t, s, say(4, "11:40:00", "村", "王二", "收到"))
	sift(t, s, j)
	all, err := s.Traffics(t.Context(), at("10:30:00"), time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	sum := map[string]triage.Balance{}
	for _, x := range all {
		sum[x.Group.Name] = x.Balance
		if x.LastAt.IsZero() || x.Last.IsZero() {
			t.Errorf("%s: no last message", x.Group.Name)
		}
	}
	if all[0].Group.Name != "村" || all[0].Last.Native != "4" || !all[0].LastAt.Equal(at("11:40:00")) {
		t.Errorf("the group spoken in last is %+v", all[0])
	}
	want, err := s.Balance(t.Context(), at("10:30:00"), time.Time{})
	got := triage.Balance{By: want.By}
	for _, b := range sum {
		got.Received, got.Own, got.Todo, got.Look, got.Filtered = got.Received+b.Received, got.Own+b.Own, got.Todo+b.Todo, got.Look+b.Look, got.Filtered+b.Filtered
	}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("the groups do not sum up to the balance, %v (-want +got):\n%s", err, diff)
	}
}
