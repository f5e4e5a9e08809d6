package ingest_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"shoudao/ingest"
	"shoudao/ingest/file"
	"shoudao/ingest/ingesttest"
	"shoudao/ingest/jsonl"
)

// said is a line of one message at that minute past eight.
func said(id string, minute int, text string) string {
	return fmt.Sprintf(`{"id":%q,"group":"防汛工作群","sender":"郝主任","time":"2026-03-07T08:%02d:00+08:00","text":%q}`+"\n", id, minute, text)
}

func lines(text string) *file.Source {
	s := jsonl.New(file.Bytes("test", []byte(text)), jsonl.Options{})
	s.PageSize = 2
	return s
}

var mixed = said("1", 1, "各村报数") + said("2", 2, "机密★3年\n某某方案") + said("1", 1, "各村报数") +
	said("3", 3, "这是秘密哈哈") + "秘密★1年 不是一条\n" + said("4", 4, "收到")

func TestPull(t *testing.T) {
	t.Run("counts everything once and withholds what is marked", func(t *testing.T) {
		var sink ingesttest.Memory
		var told []ingest.Tally
		got, err := ingest.Pull(t.Context(), lines(mixed), &sink, func(_ ingest.Page, so ingest.Tally) { told = append(told, so) })
		if err != nil {
			t.Fatal(err)
		}
		if want := (ingest.Tally{Read: 6, Stored: 3, Known: 1, Unreadable: 1, Withheld: 1}); got != want {
			t.Errorf("balance %+v, want %+v", got, want)
		}
		if len(told) < 2 || told[len(told)-1] != got || told[0] == got {
			t.Errorf("told %+v of %+v", told, got)
		}
		m := sink.Messages()[1]
		if m.Text != "" || m.Marking != "机密★3年" || m.ID.Native != "2" {
			t.Errorf("the marked message is stored as %+v", m)
		}
		if s := sink.Skipped(); len(s) != 1 || s[0].Detail != "" || s[0].Fault != ingest.BadSyntax {
			t.Errorf("a marked line that is none is told as %+v", s)
		}
	})
	t.Run("keeps what is marked where that is wanted", func(t *testing.T) {
		var sink ingesttest.Memory
		got, err := ingest.Transfer{KeepMarked: true}.Pull(t.Context(), lines(mixed), &sink)
		if err != nil {
			t.Fatal(err)
		}
		if want := (ingest.Tally{Read: 6, Stored: 4, Known: 1, Unreadable: 1}); got != want {
			t.Errorf("balance %+v, want %+v", got, want)
		}
		if m := sink.Messages()[1]; m.Text != "机密★3年\n某某方案" || m.Marking != "" {
			t.Errorf("the marked message is stored as %+v", m)
		}
	})
	t.Run("stops where another process reads the same source", func(t *testing.T) {
		sink := &ingesttest.Memory{}
		src := lines(mixed)
		got, err := ingest.Pull(t.Context(), src, sink, func(page ingest.Page, _ ingest.Tally) {
			if _, err := sink.Append(t.Context(), src.Name(), page.Next, ingest.Page{Next: "elsewhere"}); err != nil {
				t.Fatal(err)
			}
		})
		if !errors.Is(err, ingest.ErrCursorMoved) || !strings.Contains(err.Error(), src.Name()) {
			t.Errorf("error %v", err)
		}
		if len(sink.Messages()) != got.Stored+got.Withheld || got.Read == 0 {
			t.Errorf("%d messages are stored, the balance is %+v", len(sink.Messages()), got)
		}
	})
	t.Run("leaves what it has committed when it is cancelled", func(t *testing.T) {
		var sink ingesttest.Memory
		ctx, cancel := context.WithCancel(t.Context())
		got, err := ingest.Pull(ctx, lines(mixed), &sink, func(ingest.Page, ingest.Tally) { cancel() })
		if !errors.Is(err, context.Canceled) || got.Read == 0 || got.Read == 6 {
			t.Errorf("error %v, balance %+v", err, got)
		}
		rest, err := ingest.Pull(t.Context(), lines(mixed), &sink, nil)
		if sum := got.Plus(rest); err != nil || sum.Read != 6 || len(sink.Messages()) != 4 {
			t.Errorf("error %v, balance of both %+v, %d messages", err, sum, len(sink.Messages()))
		}
	})
	t.Run("says which source cannot be read", func(t *testing.T) {
		var sink ingesttest.Memory
		_, err := ingest.Pull(t.Context(), jsonl.New(file.At(t.TempDir()+"/none.jsonl"), jsonl.Options{}), &sink, nil)
		if err == nil || !strings.Contains(err.Error(), "none.jsonl") {
			t.Errorf("error %v", err)
		}
	})
}

func TestContentID(t *testing.T) {
	at := time.Date(2026, 3, 7, 8, 5, 12, 0, time.FixedZone("", 8*3600))
	m := ingest.Message{Group: ingest.Group{Name: "g"}, Sender: "郝主任", SentAt: at, Text: "各村 报数"}
	with := func(change func(*ingest.Message)) ingest.ID {
		n := m
		change(&n)
		return ingest.ContentID("x", n, 0)
	}
	id := ingest.ContentID("x", m, 0)
	for promise, same := range map[string]ingest.ID{
		"white space of the text": with(func(n *ingest.Message) { n.Text = " 各村\u00a0\u2005报数\r\n" }),
		"seconds":                 with(func(n *ingest.Message) { n.SentAt = at.Add(40 * time.Second) }),
		"precision":               with(func(n *ingest.Message) { n.Precision = ingest.ToMinute }),
		"the zone of the instant": with(func(n *ingest.Message) { n.SentAt = at.UTC() }),
		"kind":                    with(func(n *ingest.Message) { n.Kind = ingest.Link }),
	} {
		if same != id {
			t.Errorf("%s makes another id", promise)
		}
	}
	others := map[string]ingest.ID{
		"itself":          id,
		"another group":   with(func(n *ingest.Message) { n.Group.Name = "h" }),
		"a group's id":    with(func(n *ingest.Message) { n.Group.ID = "7" }),
		"another sender":  with(func(n *ingest.Message) { n.Sender = "王" }),
		"another minute":  with(func(n *ingest.Message) { n.SentAt = at.Add(time.Minute) }),
		"another text":    with(func(n *ingest.Message) { n.Text = "各村报数" }),
		"moved borders":   with(func(n *ingest.Message) { n.Sender, n.Text = "郝主任各村", "报数" }),
		"said once more":  ingest.ContentID("x", m, 1),
		"another source":  ingest.ContentID("y", m, 0),
		"time of import":  with(func(n *ingest.Message) { n.Precision = ingest.ToImport }),
		"another day":     with(func(n *ingest.Message) { n.Precision, n.SentAt = ingest.ToImport, at.AddDate(0, 0, 1) }),
		"an empty sender": with(func(n *ingest.Message) { n.Sender = "" }),
	}
	seen := map[ingest.ID]string{}
	for promise, other := range others {
		if before, twice := seen[other]; twice {
			t.Errorf("%s has the id of %s", promise, before)
		}
		seen[other] = promise
	}
	renamed := with(func(n *ingest.Message) { n.Group = ingest.Group{ID: "7", Name: "h"} })
	if renamed != others["a group's id"] {
		t.Error("a group with an id is another under another name")
	}
	evening := with(func(n *ingest.Message) { n.Precision, n.SentAt = ingest.ToImport, at.Add(10*time.Hour) })
	if evening != others["time of import"] {
		t.Error("a paste without times is another in the evening")
	}
}

func TestUnixTime(t *testing.T) {
	want := time.Date(2026, 3, 7, 0, 5, 12, 0, time.UTC)
	for _, n := range []int64{1772841912, 1772841912_000, 1772841912_000_000, 1772841912_000_000_000} {
		if got, ok := ingest.UnixTime(n); !ok || !got.Equal(want) || got.Location() != time.UTC {
			t.Errorf("UnixTime(%d) = %v, %v", n, got, ok)
		}
	}
	for _, n := range []int64{0, -1, 1, 20260307080512, 946684799, 7258118400, 1<<63 - 1, -1 << 63} {
		if got, ok := ingest.UnixTime(n); ok {
			t.Errorf("UnixTime(%d) = %v", n, got)
		}
	}
}

func TestMessage(t *testing.T) {
	at := time.Date(2026, 3, 7, 8, 5, 0, 0, time.UTC)
	id := func(s string) ingest.ID { return ingest.ID{Source: "x", Native: s} }
	ordered := []ingest.Message{
		{ID: id("9"), SentAt: at},
		{ID: id("a"), SentAt: at},
		{ID: id("1"), SentAt: at, Nth: 1},
		{ID: id("0"), SentAt: at.Add(time.Nanosecond)},
	}
	shuffled := []ingest.Message{ordered[3], ordered[1], ordered[0], ordered[2]}
	slices.SortFunc(shuffled, ingest.Message.Compare)
	for i := range ordered {
		if !shuffled[i].Equal(ordered[i]) {
			t.Errorf("at %d stands %v, want %v", i, shuffled[i].ID, ordered[i].ID)
		}
	}
	if a, b := ordered[0], ordered[0]; !a.Equal(b) || a.Compare(b) != 0 {
		t.Error("a message differs from itself")
	}
	elsewhere, empty := ordered[0], ordered[0]
	elsewhere.SentAt = at.In(time.FixedZone("", 3600))
	empty.Mentions = []string{}
	if !elsewhere.Equal(ordered[0]) || !empty.Equal(ordered[0]) {
		t.Error("zone or an empty list make a difference")
	}
	for s, want := range map[string]ingest.ID{"x:1": id("1"), "x:1:2": id("1:2")} {
		if got, ok := ingest.ParseID(s); !ok || got != want || got.String() != s {
			t.Errorf("ParseID(%q) = %v, %v", s, got, ok)
		}
	}
	for _, s := range []string{"", "x", "x:", ":1"} {
		if got, ok := ingest.ParseID(s); ok {
			t.Errorf("ParseID(%q) = %v", s, got)
		}
	}
	for k := range ingest.Other {
		if got := ingest.ParseKind(k.String()); got != k {
			t.Errorf("ParseKind(%q) = %v", k.String(), got)
		}
	}
	if ingest.ParseKind("hologram") != ingest.Other {
		t.Error("a kind nobody knows is not other")
	}
}

func TestSkipIsAnError(t *testing.T) {
	var err error = ingest.Skip{Path: "a.jsonl", Line: 7, Fault: ingest.BadTime, Detail: "昨天"}
	if want := `a.jsonl:7: bad-time: "昨天"`; err.Error() != want {
		t.Errorf("%s, want %s", err, want)
	}
	s, ok := errors.AsType[ingest.Skip](fmt.Errorf("decode: %w", err))
	if !ok || s.Line != 7 {
		t.Errorf("%+v, %v", s, ok)
	}
	if got, want := (ingest.Skip{Line: 1, Fault: ingest.NoTime}).Error(), "no-time"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
