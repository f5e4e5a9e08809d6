package store_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"shoudao/ingest"
	"shoudao/store"
	"shoudao/triage"
)

func TestBalance(t *testing.T) {
	s, j := twoAsks(t)
	ctx, now := t.Context(), at("12:00:00")
	mine := say(4, "11:40:00", "镇", "林晓梅", "吃面好")
	mine.SenderID = "id-me"
	put(t, s, mine)
	sift(t, s, j)
	count := func(from, to time.Time) triage.Balance {
		t.Helper()
		b, err := s.Balance(ctx, from, to)
		if err != nil {
			t.Fatal(err)
		}
		if b.Received != b.Own+b.Todo+b.Look+b.Filtered {
			t.Errorf("the balance does not hold: %+v", b)
		}
		b.By = nil
		return b
	}
	if got, want := count(time.Time{}, time.Time{}), (triage.Balance{Received: 4, Own: 1, Todo: 2, Filtered: 1}); !cmp.Equal(got, want) {
		t.Errorf("of all: %+v, want %+v", got, want)
	}
	if got, want := count(at("10:30:00"), at("11:40:00")), (triage.Balance{Received: 2, Todo: 1, Filtered: 1}); !cmp.Equal(got, want) {
		t.Errorf("of an hour: %+v, want %+v", got, want)
	}
	chatter := ingest.ID{Source: "live", Native: "3"}
	if v, items, err := s.Verdict(ctx, chatter); err != nil || v.Band != triage.Filtered || v.Code == "" || len(items) != 0 {
		t.Errorf("verdict on chatter: %+v, %v, %v", v, items, err)
	}
	decide(t, s, j, now, triage.Decision{Verb: triage.MarkMine, Anchor: triage.Anchor{Message: chatter}, At: now})
	if got, want := count(time.Time{}, time.Time{}), (triage.Balance{Received: 4, Own: 1, Todo: 3}); !cmp.Equal(got, want) {
		t.Errorf("once she said that it is hers: %+v, want %+v", got, want)
	}
	put(t, s, say(5, "11:50:00", "镇", "王二", "还没看"))
	if v, _, err := s.Verdict(ctx, ingest.ID{Source: "live", Native: "5"}); err != nil || v.Band != 0 {
		t.Errorf("verdict on what is not triaged: %+v, %v", v, err)
	}
	if _, _, err := s.Verdict(ctx, ingest.ID{Source: "live", Native: "6"}); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("verdict on nothing: %v", err)
	}
}

func TestLedger(t *testing.T) {
	s := open(t)
	ctx := t.Context()
	first, second := at("20:00:00"), at("21:00:00")
	page := ingest.Page{
		Messages: []ingest.Message{say(1, "09:30:00", "镇", "李敏", "一"), say(2, "09:40:00", "村", "李敏", "二")},
		Skipped:  []ingest.Skip{{Path: "f.jsonl", Line: 3, Fault: ingest.BadSyntax, Detail: "{"}}, Repeated: 1, Next: "1",
	}
	if _, err := s.Run(first).Append(ctx, "file", "", page); err != nil {
		t.Fatal(err)
	}
	page.Messages[1] = say(3, "09:50:00", "镇", "王二", "三")
	page.Skipped, page.Repeated, page.Next = nil, 0, "2"
	if _, err := s.Run(second).Append(ctx, "file", "1", page); err != nil {
		t.Fatal(err)
	}

	sources, err := s.Sources(ctx)
	want := []store.Source{{
		Name: "file", Cursor: "2", LastAt: second, Last: ingest.Tally{Read: 2, Stored: 1, Known: 1},
		Sum: ingest.Tally{Read: 6, Stored: 3, Known: 2, Unreadable: 1}, Runs: 2,
	}}
	if diff := cmp.Diff(want, sources); diff != "" || err != nil {
		t.Errorf("sources, %v (-want +got):\n%s", err, diff)
	}
	skips, err := s.Skips(ctx, "file", first)
	if diff := cmp.Diff([]ingest.Skip{{Path: "f.jsonl", Line: 3, Fault: ingest.BadSyntax, Detail: "{"}}, skips); diff != "" || err != nil {
		t.Errorf("skips, %v (-want +got):\n%s", err, diff)
	}
	coverage, err := s.Coverage(ctx)
	cover := []store.Coverage{
		{Group: ingest.Group{ID: "g-镇", Name: "镇"}, First: at("09:30:00"), Last: at("09:50:00"), ImportedAt: second, Until: at("09:50:00")},
		{Group: ingest.Group{ID: "g-村", Name: "村"}, First: at("09:40:00"), Last: at("09:40:00"), ImportedAt: first, Until: at("09:40:00")},
	}
	if diff := cmp.Diff(cover, coverage); diff != "" || err != nil {
		t.Errorf("coverage, %v (-want +got):\n%s", err, diff)
	}
}

// A group is covered as far as the copy that reaches furthest, whatever else is read
// later, and never beyond the instant of the reading.
func TestCoverage(t *testing.T) {
	s := open(t)
	ctx := t.Context()
	run := func(source, hour string, messages ...ingest.Message) {
		t.Helper()
		if _, err := s.Run(at(hour)).Whole().Append(ctx, source, "", ingest.Page{Messages: messages}); err != nil {
			t.Fatal(err)
		}
	}
	village, town := say(1, "08:00:00", "村", "李敏", "一"), say(2, "11:50:00", "镇", "李敏", "二")
	run("all", "12:00:00", village, town)
	run("village alone", "13:00:00", village)
	run("all", "14:00:00", village)
	run("town ahead of its time", "15:00:00", say(3, "18:00:00", "镇", "王二", "三"))
	want := map[string]time.Time{"村": at("11:50:00"), "镇": at("15:00:00")}
	got := map[string]time.Time{}
	cover, err := s.Coverage(ctx)
	for _, c := range cover {
		got[c.Group.Name] = c.Until
	}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("reach, %v (-want +got):\n%s", err, diff)
	}
}

func TestATriageFinishesWhatACrashLeft(t *testing.T) {
	s, j := open(t), judge()
	put(t, s, say(1, "09:30:00", "镇", "何书记", askRoll))
	// Nothing is triaged: the process has ended. Another begins with more.
	put(t, s, say(2, "15:30:00", "镇", "何书记", askPaper))
	if d := sift(t, s, j); d.Messages != 2 || len(d.Entering) != 2 {
		t.Errorf("%d messages read, %d entered, want 2 and 2", d.Messages, len(d.Entering))
	}
	if d := sift(t, s, j); d.Messages != 0 {
		t.Errorf("%d messages read though nothing is new", d.Messages)
	}
}
