package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"shoudao/ingest"
	"shoudao/triage"
	"shoudao/tui"
	"shoudao/tui/text"
)

// TestSetupPreviewIsTheTriage holds that the figures of the setup are those of the command.
func TestSetupPreviewIsTheTriage(t *testing.T) {
	s, _ := townSetup(t, true)
	p, err := s.Preview(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	d, err := s.desk(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	messages, err := d.week(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	a := *s.app
	a.out = &out
	if err := a.printTriage(d.profile, messages); err != nil {
		t.Fatal(err)
	}
	var want triageOutput
	if err := json.Unmarshal(out.Bytes(), &want); err != nil {
		t.Fatal(err)
	}
	if p.Received != want.Counts.Received || p.Todo != want.Counts.Todo || p.Received != 312 {
		t.Errorf("%d messages, %d in the queue, want %+v", p.Received, p.Todo, want.Counts)
	}
	if p.Items < 10 || len(p.Top) != previewTop || p.Nobody || p.Days != 1 {
		t.Errorf("%d items, %d at the top, nobody %v, %d days", p.Items, len(p.Top), p.Nobody, p.Days)
	}
	if !slices.IsSortedFunc(p.Top, func(a, b tui.Row) int { return b.Item.Score() - a.Item.Score() }) {
		t.Error("the items at the top are not the weightiest first")
	}
	last := 0
	for _, m := range p.Misses {
		score := 0
		for _, r := range m.Reasons {
			score += r.Weight
		}
		if m.Short < last || m.Short <= 0 || score+m.Short != triage.TodoLine {
			t.Errorf("%q is %d short of the line, with %d points", m.Message.Text, m.Short, score)
		}
		last = m.Short
	}
	if len(p.Misses) == 0 {
		t.Error("there is no miss")
	}
}

func TestSetupPreview(t *testing.T) {
	t.Run("without an archive it is empty", func(t *testing.T) {
		s := newTestSetup(t, string(demoProfile))
		if p, err := s.Preview(t.Context()); err != nil || p.Received != 0 {
			t.Errorf("Preview = %+v, %v", p, err)
		}
	})
	t.Run("another word makes other figures", func(t *testing.T) {
		s, _ := townSetup(t, true)
		before, err := s.Preview(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		d := loaded(t, s)
		d.Typed[tui.Roles], d.Typed[tui.Duties], d.Typed[tui.Units] = "", "", ""
		save(t, s, d)
		after, err := s.Preview(t.Context())
		if err != nil || after.Items >= before.Items {
			t.Errorf("with fewer words there are %d items (%v), with more %d", after.Items, err, before.Items)
		}
	})
	t.Run("of somebody whom nobody calls it tells whom they call", func(t *testing.T) {
		s, _ := townSetup(t, true)
		if err := replaceFile(s.path, []byte("[me]\nnames = [\"瞿望舒\"]\n")); err != nil {
			t.Fatal(err)
		}
		p, err := s.Preview(t.Context())
		if err != nil || !p.Nobody || len(p.Called) == 0 {
			t.Errorf("nobody %v, called %v (%v)", p.Nobody, p.Called, err)
		}
	})
	t.Run("it can be called off", func(t *testing.T) {
		s, _ := townSetup(t, true)
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := s.Preview(ctx); !errors.Is(err, context.Canceled) {
			t.Errorf("Preview that was called off = %v", err)
		}
	})
}

func TestSetupSuggests(t *testing.T) {
	s, _ := townSetup(t, true)
	more := `{"id":"m1","source":"more","group":"云碓应急值守群","sender":"骆斌","sender_id":"luobin","time":"2026-03-12T07:00:00+08:00","kind":"text","text":"各村网格员明天下班前把隐患台账报我"}
{"id":"m2","source":"more","group":"云碓应急值守群","sender":"骆斌","sender_id":"luobin","time":"2026-03-12T07:40:00+08:00","kind":"text","text":"网格员今天把巡查表交应急办"}
{"id":"m3","source":"more","group":"云碓应急值守群","sender":"骆斌","sender_id":"luobin","time":"2026-03-12T07:45:00+08:00","kind":"text","text":"林晓梅，今天下班前把值班表交给我"}
`
	path := s.path + ".jsonl"
	if err := replaceFile(path, []byte(more)); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Read(t.Context(), path, true); err != nil {
		t.Fatal(err)
	}
	was := written(t, s)
	word, err := s.Suggest(t.Context(), ingest.ID{Source: "more", Native: "m1"})
	if err != nil {
		t.Fatal(err)
	}
	if want := (tui.Suggestion{Key: "me.roles", Value: "网格员", More: 1, PerDay: 1}); word != want {
		t.Errorf("Suggest = %+v, want %+v", word, want)
	}
	if got := written(t, s); !bytes.Equal(got.raw, was.raw) {
		t.Error("looking for a word changed the settings")
	}
	if _, err := s.Suggest(t.Context(), ingest.ID{Source: "more", Native: "m3"}); !errors.Is(err, tui.ErrThere) {
		t.Errorf("Suggest for what is in the queue = %v", err)
	}
	d, err := s.Accept(t.Context(), word)
	if err != nil {
		t.Fatal(err)
	}
	is := written(t, s)
	if !slices.Contains(is.Me.Roles, "网格员") || !strings.HasSuffix(d.Typed[tui.Roles], "、网格员") || d.Lang != text.Chinese {
		t.Errorf("roles %v, the field shows %q", is.Me.Roles, d.Typed[tui.Roles])
	}
	if n := bytes.Count(is.raw, []byte("\n")); n != bytes.Count(was.raw, []byte("\n")) || !bytes.Contains(is.raw, []byte("# Those of the township's 34 groups")) {
		t.Errorf("the settings have %d lines now:\n%s", n, is.raw)
	}
	if _, err := s.Suggest(t.Context(), ingest.ID{Source: "more", Native: "m1"}); !errors.Is(err, tui.ErrThere) {
		t.Errorf("Suggest once the word is there = %v", err)
	}
}
