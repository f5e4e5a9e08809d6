package store_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"shoudao/ingest"
	"shoudao/store"
	"shoudao/triage"
	"shoudao/triage/when"
)

// judgeOf reads for somebody.
func judgeOf(name string) *triage.Judge {
	return triage.NewJudge(triage.Profile{Names: []string{name}, IDs: []string{"id-me"}, Office: when.DefaultOffice(zone)})
}

// judge reads for the user of the tests.
func judge() *triage.Judge { return judgeOf("林晓梅") }

// sift triages what is new.
func sift(t testing.TB, s *store.Store, j *triage.Judge) store.Delta {
	t.Helper()
	d, err := s.Triage(t.Context(), j, nil)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// list is a view of the archive at an instant.
func list(t testing.TB, s *store.Store, view store.View, now time.Time) []triage.Item {
	t.Helper()
	items, err := s.Items(t.Context(), store.Window{View: view, At: now})
	if err != nil {
		t.Fatal(err)
	}
	return items
}

func titles(items []triage.Item) string {
	var all []string
	for _, it := range items {
		all = append(all, it.Title)
	}
	return strings.Join(all, "|")
}

const (
	askRoll  = "@林晓梅 请明天下午5点前把党员花名册报我"
	askPaper = "@林晓梅 请后天上午把会议材料送到三楼"
)

// twoAsks is an archive with two items in the queue, and talk.
func twoAsks(t testing.TB) (*store.Store, *triage.Judge) {
	s, j := open(t), judge()
	put(t, s, say(1, "09:30:00", "镇", "何书记", askRoll), say(2, "10:30:00", "镇", "何书记", askPaper), say(3, "11:30:00", "镇", "王二", "今天吃面"))
	sift(t, s, j)
	if got := len(list(t, s, store.Queue, at("12:00:00"))); got != 2 {
		t.Fatalf("%d items in the queue, want 2", got)
	}
	return s, j
}

func decide(t testing.TB, s *store.Store, j *triage.Judge, now time.Time, ds ...triage.Decision) store.Action {
	t.Helper()
	act, err := s.Decide(t.Context(), j, now, ds)
	if err != nil {
		t.Fatal(err)
	}
	return act
}

func TestDecide(t *testing.T) {
	now := at("12:00:00")
	tests := []struct {
		name   string
		do     func(t *testing.T, s *store.Store, j *triage.Judge, items []triage.Item)
		queue  int
		look   func(t *testing.T, s *store.Store)
		within time.Duration
	}{
		{
			"an item that is done leaves the queue at once",
			func(t *testing.T, s *store.Store, j *triage.Judge, items []triage.Item) {
				decide(t, s, j, now, items[0].Decide(triage.MarkDone, now))
			},
			1,
			func(t *testing.T, s *store.Store) {
				if closed := list(t, s, store.Closed, now); len(closed) != 1 || closed[0].State != triage.Done {
					t.Errorf("closed: %+v", closed)
				}
				if c, err := s.Counts(t.Context(), now); err != nil || c.Done != 1 || c.Queue != 1 {
					t.Errorf("counts %+v, %v", c, err)
				}
			}, 0,
		},
		{
			"several at once are one action",
			func(t *testing.T, s *store.Store, j *triage.Judge, items []triage.Item) {
				decide(t, s, j, now, items[0].Decide(triage.MarkDone, now), items[1].Decide(triage.MarkNotMine, now))
				act, err := s.Undo(t.Context(), j, now)
				if err != nil || len(act.Decisions) != 2 {
					t.Errorf("undone: %+v, %v", act, err)
				}
			}, 2, nil, 0,
		},
		{
			"a snoozed item comes back at its time",
			func(t *testing.T, s *store.Store, j *triage.Judge, items []triage.Item) {
				d := items[0].Decide(triage.Snooze, now)
				d.Until = now.Add(time.Hour)
				decide(t, s, j, now, d)
				if got := len(list(t, s, store.Snoozed, now)); got != 1 {
					t.Errorf("%d snoozed, want 1", got)
				}
				if got := len(list(t, s, store.Queue, now)); got != 1 {
					t.Errorf("%d in the queue while one sleeps, want 1", got)
				}
			}, 2, nil, time.Hour,
		},
		{
			"a message that the user says is hers becomes an item",
			func(t *testing.T, s *store.Store, j *triage.Judge, _ []triage.Item) {
				id := ingest.ID{Source: "live", Native: "3"}
				decide(t, s, j, now, triage.Decision{Verb: triage.MarkMine, Anchor: triage.Anchor{Message: id}, At: now})
				if v, items, err := s.Verdict(t.Context(), id); err != nil || v.Band != triage.Todo || len(items) != 1 {
					t.Errorf("verdict %+v, items %v, %v", v, items, err)
				}
				if _, err := s.Retriage(t.Context(), j, nil); err != nil {
					t.Error(err)
				}
			}, 3, nil, 0,
		},
		{
			"what is taken back is hers no more",
			func(t *testing.T, s *store.Store, j *triage.Judge, _ []triage.Item) {
				id := ingest.ID{Source: "live", Native: "3"}
				decide(t, s, j, now, triage.Decision{Verb: triage.MarkMine, Anchor: triage.Anchor{Message: id}, At: now})
				if _, err := s.Undo(t.Context(), j, now); err != nil {
					t.Error(err)
				}
			}, 2, nil, 0,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, j := twoAsks(t)
			tt.do(t, s, j, list(t, s, store.Queue, now))
			if got := list(t, s, store.Queue, now.Add(tt.within)); len(got) != tt.queue {
				t.Errorf("%d in the queue, want %d: %s", len(got), tt.queue, titles(got))
			}
			if tt.look != nil {
				tt.look(t, s)
			}
		})
	}
}

func TestADecisionSurvivesEverything(t *testing.T) {
	s, j := twoAsks(t)
	now := at("12:00:00")
	first := list(t, s, store.Queue, now)[0]
	decide(t, s, j, now, first.Decide(triage.MarkDone, now))
	check := func(what string) {
		t.Helper()
		if got := list(t, s, store.Queue, now); len(got) != 1 || got[0].Title == first.Title {
			t.Errorf("after %s: %s", what, titles(got))
		}
	}
	check("the decision")
	if _, err := s.Retriage(t.Context(), j, nil); err != nil {
		t.Fatal(err)
	}
	check("a triage of all")
	// The same messages by another program, whose ids are the better ones.
	again := dump(say(1, "09:30:00", "镇", "何书记", askRoll), say(2, "10:30:00", "镇", "何书记", askPaper))
	again[0].Text = "＠林晓梅　請明天下午５點前把黨員花名冊報我"
	put(t, s, again...)
	sift(t, s, j)
	check("a copy under a better id")
	if it, err := s.Item(t.Context(), first.Anchor); err != nil || it.Anchor.Message.Source != "dump" || it.State != triage.Done {
		t.Errorf("under its old anchor: %v %v, %v", it.Anchor, it.State, err)
	}
}

func TestAChaseReopens(t *testing.T) {
	s, j := twoAsks(t)
	now := at("12:00:00")
	items := list(t, s, store.Queue, now)
	decide(t, s, j, now, items[0].Decide(triage.MarkDone, now), items[1].Decide(triage.MarkDone, now))
	chase := say(4, "15:00:00", "镇", "何书记", "@林晓梅 党员花名册报了没有？今天必须报")
	chase.ReplyTo = items[0].Anchor.Message
	put(t, s, chase)
	delta := sift(t, s, j)
	if got := titles(delta.Entering); !strings.Contains(got, "花名册") {
		t.Errorf("entering the queue: %q", got)
	}
	if got := titles(list(t, s, store.Queue, at("16:00:00"))); !strings.Contains(got, "花名册") {
		t.Errorf("the queue: %q", got)
	}
}

func TestUndoAndRedo(t *testing.T) {
	s, j := twoAsks(t)
	ctx, now := t.Context(), at("12:00:00")
	items := list(t, s, store.Queue, now)
	undo := func() error { _, err := s.Undo(ctx, j, now); return err }
	redo := func() error { _, err := s.Redo(ctx, j, now); return err }
	done := func(i int) func() error {
		return func() error {
			_, err := s.Decide(ctx, j, now, []triage.Decision{items[i].Decide(triage.MarkDone, now)})
			return err
		}
	}
	steps := []struct {
		name  string
		do    func() error
		want  error
		queue int
	}{
		{"nothing to undo", undo, store.ErrNothing, 2},
		{"nothing to redo", redo, store.ErrNothing, 2},
		{"one done", done(0), nil, 1},
		{"two done", done(1), nil, 0},
		{"undo the second", undo, nil, 1},
		{"undo the first", undo, nil, 2},
		{"no more to undo", undo, store.ErrNothing, 2},
		{"redo the first", redo, nil, 1},
		{"redo the second", redo, nil, 0},
		{"no more to redo", redo, store.ErrNothing, 0},
		{"undo the second again", undo, nil, 1},
		{"something new", done(1), nil, 0},
		{"ends the line of redo", redo, store.ErrNothing, 0},
		{"undo what was new", undo, nil, 1},
		{"undo the first again", undo, nil, 2},
		{"what the new one ended stays ended", undo, store.ErrNothing, 2},
		{"redo the first once more", redo, nil, 1},
		{"redo what was new", redo, nil, 0},
	}
	for _, step := range steps {
		if err := step.do(); !errors.Is(err, step.want) {
			t.Errorf("%s: %v, want %v", step.name, err, step.want)
		}
		if got := len(list(t, s, store.Queue, now)); got != step.queue {
			t.Errorf("%s: %d in the queue, want %d", step.name, got, step.queue)
		}
	}
}

func TestHandles(t *testing.T) {
	s, j := twoAsks(t)
	ctx := t.Context()
	items := list(t, s, store.Queue, at("12:00:00"))
	anchors := []triage.Anchor{items[0].Anchor, items[1].Anchor}
	handles, err := s.Handles(ctx, anchors)
	if err != nil {
		t.Fatal(err)
	}
	for i, h := range handles {
		if len(h) < 3 {
			t.Errorf("handle %q is too short", h)
		}
		for _, typed := range []string{h, strings.ToUpper(h), " " + h + " ", strings.NewReplacer("0", "o", "1", "l").Replace(h)} {
			if got, err := s.Resolve(ctx, typed); got != anchors[i] || err != nil {
				t.Errorf("%q is %v, %v; want %v", typed, got, err, anchors[i])
			}
		}
	}
	if _, err := s.Retriage(ctx, j, nil); err != nil {
		t.Fatal(err)
	}
	again, err := s.Handles(ctx, anchors)
	if diff := cmp.Diff(handles, again); diff != "" || err != nil {
		t.Errorf("after a triage of all, %v (-before +after):\n%s", err, diff)
	}
	if _, err := s.Resolve(ctx, "zzzzzzzz"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("a handle of nothing: %v", err)
	}
	if _, err := s.Resolve(ctx, ""); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("no handle: %v", err)
	}
}

func TestPreviewChangesNothing(t *testing.T) {
	s, j := twoAsks(t)
	ctx, now := t.Context(), at("12:00:00")
	before := titles(list(t, s, store.Queue, now))
	delta, err := s.Preview(ctx, judgeOf("钱七"), nil)
	if err != nil {
		t.Fatal(err)
	}
	entering, leaving := delta.Entering, delta.Leaving
	if got, want := titles(leaving), titles(list(t, s, store.Queue, now)); len(entering) != 0 || len(leaving) != 2 {
		t.Errorf("for somebody else %q would enter and %q leave, want all of %q to leave", titles(entering), got, want)
	}
	if got := titles(list(t, s, store.Queue, now)); got != before {
		t.Errorf("the queue is %q, and was %q", got, before)
	}
	if d := sift(t, s, j); d.Messages != 0 {
		t.Errorf("afterwards %d messages are triaged", d.Messages)
	}
}

func TestOtherRulesTriageAll(t *testing.T) {
	s, _ := twoAsks(t)
	d := sift(t, s, judgeOf("钱七"))
	if d.Messages != 3 || len(d.Leaving) != 2 {
		t.Errorf("%d messages read, %d left, want 3 and 2", d.Messages, len(d.Leaving))
	}
	if got := list(t, s, store.Queue, at("12:00:00")); len(got) != 0 {
		t.Errorf("the queue: %s", titles(got))
	}
}

// TestRedo holds that what is brought again is what was undone last, and nothing that was
// undone before the user decided anew.
func TestRedo(t *testing.T) {
	s, j := twoAsks(t)
	ctx, now := t.Context(), at("12:00:00")
	items := list(t, s, store.Queue, now)
	done := func(it triage.Item) { decide(t, s, j, now, it.Decide(triage.MarkDone, now)) }
	undo := func() {
		t.Helper()
		if _, err := s.Undo(ctx, j, now); err != nil {
			t.Fatal(err)
		}
	}
	again := func(want triage.Anchor) {
		t.Helper()
		act, err := s.Redo(ctx, j, now)
		if err != nil || act.Decisions[0].Anchor != want {
			t.Errorf("redone: %+v, %v, want %v", act, err, want)
		}
	}
	none := func() {
		t.Helper()
		if act, err := s.Redo(ctx, j, now); !errors.Is(err, store.ErrNothing) {
			t.Errorf("redone: %+v, %v, want nothing", act, err)
		}
	}
	none()
	done(items[0])
	undo()
	done(items[1])
	undo()
	again(items[1].Anchor)
	none()
	undo()
	again(items[1].Anchor)
	done(items[0])
	undo()
	undo()
	again(items[1].Anchor)
	again(items[0].Anchor)
	none()
}
