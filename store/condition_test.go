package store_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"shoudao/ingest"
	"shoudao/store"
	"shoudao/triage"
)

// TestSearchByItems asks for what became of messages.
func TestSearchByItems(t *testing.T) {
	s, j := twoAsks(t)
	now := at("12:00:00")
	items := list(t, s, store.Queue, now)
	undated := say(4, "11:40:00", "镇", "何书记", "晓梅，把花名册的事想一想")
	undated.Kind = ingest.Link
	put(t, s, undated)
	roll, paper, talk, link := askRoll, askPaper, "今天吃面", undated.Text
	if items[0].Links[0].Message.Native != "1" {
		items[0], items[1] = items[1], items[0]
	}
	decide(t, s, j, now, items[0].Decide(triage.MarkDone, now))
	later := items[1].Decide(triage.Snooze, now)
	later.Until = now.Add(time.Hour)
	decide(t, s, j, now, later)

	one := func(cs ...store.Condition) store.Clause { return store.Clause{Any: cs} }
	not := func(cs ...store.Condition) store.Clause { return store.Clause{Not: true, Any: cs} }
	tests := []struct {
		name string
		all  []store.Clause
		at   time.Time
		want []string
	}{
		{"all", nil, now, []string{link, talk, paper, roll}},
		{"an item", []store.Clause{one(store.HasItem)}, now, []string{paper, roll}},
		{"no item", []store.Clause{not(store.HasItem)}, now, []string{link, talk}},
		{"a deadline", []store.Clause{one(store.HasDeadline)}, now, []string{paper, roll}},
		{"done", []store.Clause{one(store.Being(triage.Done))}, now, []string{roll}},
		{"not done", []store.Clause{not(store.Being(triage.Done))}, now, []string{link, talk, paper}},
		{"open", []store.Clause{one(store.Being(triage.Open))}, now, []string{paper}},
		{"snoozed", []store.Clause{one(store.HasSnoozed)}, now, []string{paper}},
		{"no longer snoozed", []store.Clause{one(store.HasSnoozed)}, now.Add(2 * time.Hour), nil},
		{"either", []store.Clause{one(store.HasSnoozed, store.Being(triage.Done))}, now, []string{paper, roll}},
		{"an item, and words", []store.Clause{one(store.HasItem), one(store.Holds("花名册"))}, now, []string{roll}},
		{"an item or words", []store.Clause{one(store.Being(triage.Done), store.Holds("面"))}, now, []string{talk, roll}},
		{"a link, and no words", []store.Clause{one(store.HasLink), not(store.Holds("面"))}, now, []string{link}},
	}
	for _, tt := range tests {
		page, err := s.Search(t.Context(), store.Query{All: tt.all, At: tt.at})
		var got []string
		for _, h := range page.Hits {
			got = append(got, h.Message.Text)
		}
		if diff := cmp.Diff(tt.want, got); err != nil || diff != "" {
			t.Errorf("%s: %v (-want +got):\n%s", tt.name, err, diff)
		}
	}
}
