package store_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"shoudao/ingest"
	"shoudao/store"
	"shoudao/triage"
	"shoudao/triage/when"
)

// said writes what the user has said of messages, one a line.
func said(t *testing.T, s *store.Store) string {
	t.Helper()
	all, err := s.Judgements(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, j := range all {
		lines = append(lines, fmt.Sprintf("%s %s mine=%v draw=%q held=%v holds=%v", j.Message.ID.Native, j.Group.Name, j.Mine, j.Draw, j.Held, j.Holds))
	}
	return strings.Join(lines, "\n")
}

func TestJudgements(t *testing.T) {
	now := at("12:00:00")
	talk := func(s *store.Store) ingest.Message {
		m, err := s.Message(t.Context(), ingest.ID{Source: "live", Native: "3"})
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	noodles := func(s *store.Store, j *triage.Judge) triage.Item { return j.Adopt(talk(s)) }
	mine := func(s *store.Store, j *triage.Judge, draw triage.Draw) []triage.Decision {
		return []triage.Decision{triage.Answer(talk(s), draw, true, now), noodles(s, j).Decide(triage.MarkMine, now)}
	}
	for _, c := range []struct {
		name string
		do   func(s *store.Store, j *triage.Judge, items []triage.Item)
		want string
	}{
		{"of nothing", func(*store.Store, *triage.Judge, []triage.Item) {}, ""},
		{"a drawn message that is not hers held and holds", func(s *store.Store, j *triage.Judge, _ []triage.Item) {
			decide(t, s, j, now, triage.Answer(talk(s), triage.OfWhole, false, now))
		}, `3 镇 mine=false draw="all" held=true holds=true`},
		{"one that is hers was missed, and is still", func(s *store.Store, j *triage.Judge, _ []triage.Item) {
			decide(t, s, j, now, mine(s, j, triage.OfGroup)...)
		}, `3 镇 mine=true draw="group" held=false holds=false`},
		{"taken back it has not been judged", func(s *store.Store, j *triage.Judge, _ []triage.Item) {
			decide(t, s, j, now, mine(s, j, triage.OfWhole)...)
			if act, err := s.Undo(t.Context(), j, now); err != nil || len(act.Decisions) != 2 {
				t.Errorf("undo: %+v, %v", act, err)
			}
		}, ""},
		{"what she takes in without a sample was missed", func(s *store.Store, j *triage.Judge, _ []triage.Item) {
			decide(t, s, j, now, noodles(s, j).Decide(triage.MarkMine, now))
		}, `3 镇 mine=true draw="" held=false holds=false`},
		{"an item that she refuses should not have come", func(s *store.Store, j *triage.Judge, items []triage.Item) {
			decide(t, s, j, now, items[0].Decide(triage.MarkNotMine, now))
		}, ofFirst("mine=false", "held=false", "holds=false")},
		{"refused and put back it is not judged", func(s *store.Store, j *triage.Judge, items []triage.Item) {
			decide(t, s, j, now, items[0].Decide(triage.MarkNotMine, now))
			decide(t, s, j, now, items[0].Decide(triage.MarkOpen, now))
		}, ""},
		{"an item that she closes held and holds", func(s *store.Store, j *triage.Judge, items []triage.Item) {
			decide(t, s, j, now, items[0].Decide(triage.MarkDone, now))
		}, ofFirst("mine=true", "held=true", "holds=true")},
		{"a drawn message that she first took for another's was missed all the same", func(s *store.Store, j *triage.Judge, _ []triage.Item) {
			decide(t, s, j, now, triage.Answer(talk(s), triage.OfWhole, false, now))
			decide(t, s, j, now, noodles(s, j).Decide(triage.MarkMine, now))
		}, `3 镇 mine=true draw="all" held=false holds=false`},
		{"a drawn message that is not hers after all was filtered rightly", func(s *store.Store, j *triage.Judge, _ []triage.Item) {
			decide(t, s, j, now, mine(s, j, triage.OfWhole)...)
			decide(t, s, j, now, noodles(s, j).Decide(triage.MarkNotMine, now))
		}, `3 镇 mine=false draw="all" held=true holds=true`},
		{"what she took in herself does not hold by being closed", func(s *store.Store, j *triage.Judge, _ []triage.Item) {
			decide(t, s, j, now, mine(s, j, triage.OfWhole)...)
			decide(t, s, j, now, noodles(s, j).Decide(triage.MarkDone, now))
		}, `3 镇 mine=true draw="all" held=false holds=false`},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, j := twoAsks(t)
			c.do(s, j, list(t, s, store.Queue, now))
			if got := said(t, s); got != c.want {
				t.Errorf("judged:\n%s\nwant:\n%s", got, c.want)
			}
		})
	}
}

// ofFirst is the judgement of the first item of the queue.
func ofFirst(mine, held, holds string) string {
	return "1 镇 " + mine + ` draw="" ` + held + " " + holds
}

// TestBetterRulesLearn judges a message as hers, and lets a name in the profile find it.
func TestBetterRulesLearn(t *testing.T) {
	s, j := twoAsks(t)
	now := at("12:00:00")
	put(t, s, say(4, "11:40:00", "镇", "王二", "@梅丫头 请明天下午5点前把隐患台账报我"))
	sift(t, s, j)
	m, err := s.Message(t.Context(), ingest.ID{Source: "live", Native: "4"})
	if err != nil {
		t.Fatal(err)
	}
	it := j.Adopt(m)
	decide(t, s, j, now, triage.Answer(m, triage.OfWhole, true, now), it.Decide(triage.MarkMine, now))
	if got, want := said(t, s), `4 镇 mine=true draw="all" held=false holds=false`; got != want {
		t.Fatalf("judged: %s, want %s", got, want)
	}
	p := triage.Profile{Names: []string{"林晓梅", "梅丫头"}, IDs: []string{"id-me"}, Office: when.DefaultOffice(zone)}
	if _, err := s.Retriage(t.Context(), triage.NewJudge(p), nil); err != nil {
		t.Fatal(err)
	}
	if got, want := said(t, s), `4 镇 mine=true draw="all" held=false holds=true`; got != want {
		t.Errorf("with the name judged: %s, want %s", got, want)
	}
}

func TestUnjudged(t *testing.T) {
	s, j := twoAsks(t)
	ctx, now := t.Context(), at("12:00:00")
	put(t, s, say(4, "11:40:00", "村", "王二", "收到"), say(5, "11:41:00", "村", "赵三", "好的"))
	sift(t, s, j)
	natives := func() (ids []string) {
		all, err := s.Unjudged(ctx, at("11:00:00"))
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range all {
			ids = append(ids, x.Group.Name+x.ID.Native)
		}
		return ids
	}
	if got := fmt.Sprint(natives()); got != "[镇3 村4 村5]" {
		t.Errorf("unjudged: %s", got)
	}
	m, err := s.Message(ctx, ingest.ID{Source: "live", Native: "4"})
	if err != nil {
		t.Fatal(err)
	}
	decide(t, s, j, now, triage.Answer(m, triage.Picked, false, now))
	if got := fmt.Sprint(natives()); got != "[镇3 村5]" {
		t.Errorf("after an answer: %s", got)
	}
	counts, err := s.ByName(ctx, at("00:00:00"))
	if err != nil {
		t.Fatal(err)
	}
	named := 0
	for _, it := range list(t, s, store.Queue, now) {
		if it.ByName() {
			named += len(it.Messages())
		}
	}
	if got := counts[ingest.Group{ID: "g-镇", Name: "镇"}]; got != named {
		t.Errorf("%d messages call her by name, want %d", got, named)
	}
}

func TestCrowd(t *testing.T) {
	s, j := twoAsks(t)
	put(t, s, say(4, "11:30:00", "村", "王二", "收到"), say(5, "11:41:00", "镇", "赵三", "好的"), say(6, "18:00:00", "村", "赵三", "好的"))
	sift(t, s, j)
	got, err := s.Crowd(t.Context(), ingest.ID{Source: "live", Native: "3"})
	if err != nil {
		t.Fatal(err)
	}
	want := store.Crowd{From: at("11:00:00"), To: at("12:00:00"), InGroup: 2, InAll: 3, Nth: 1, After: 3, Until: at("00:00:00").AddDate(0, 0, 1)}
	if !got.From.Equal(want.From) || !got.To.Equal(want.To) || !got.Until.Equal(want.Until) ||
		got.InGroup != want.InGroup || got.InAll != want.InAll || got.Nth != want.Nth || got.After != want.After {
		t.Errorf("the crowd is %+v, want %+v", got, want)
	}
	if _, err := s.Crowd(t.Context(), ingest.ID{Source: "live", Native: "99"}); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("of a message that is not there: %v", err)
	}
}

func TestAnAnswerIsOfTheMessageWhateverItsID(t *testing.T) {
	s, j := twoAsks(t)
	now := at("12:00:00")
	m := say(3, "11:30:00", "镇", "王二", "今天吃面")
	again := m
	again.ID = ingest.ID{Source: "copy", Native: "x"}
	put(t, s, again)
	sift(t, s, j)
	decide(t, s, j, now, triage.Answer(m, triage.OfWhole, false, now))
	if got, want := said(t, s), `x 镇 mine=false draw="all" held=true holds=true`; got != want {
		t.Errorf("judged: %s, want %s", got, want)
	}
	if all, err := s.Unjudged(t.Context(), at("00:00:00")); err != nil || len(all) != 0 {
		t.Errorf("unjudged: %v, %v", all, err)
	}
	if judged, missed, err := s.Sampled(t.Context(), now); err != nil || judged != 1 || missed != 0 {
		t.Errorf("sampled: %d, %d missed, %v", judged, missed, err)
	}
	if judged, _, err := s.Sampled(t.Context(), now.Add(1)); err != nil || judged != 0 {
		t.Errorf("sampled since then: %d, %v", judged, err)
	}
}
