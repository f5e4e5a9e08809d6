package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"shoudao/ingest"
	"shoudao/ingest/jsonl"
	"shoudao/store"
)

// out is all that leaves an archive, as it is written.
func out(t *testing.T, s *store.Store, o store.Outgoing) (text string, all []ingest.Message) {
	t.Helper()
	var b bytes.Buffer
	for m, err := range s.Out(t.Context(), o) {
		if err == nil {
			err = jsonl.Encode(&b, m)
		}
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, m)
	}
	return b.String(), all
}

// What leaves an archive makes the same one again, by however many ways its messages came:
// which of them are one message, whose they are and in which order they stand.
func TestWhatLeavesMakesTheSameArchive(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	n := 0
	rapid.Check(t, func(r *rapid.T) {
		chat := aChat(r)
		fill := func(pages [][]ingest.Message) (text, said string, back []ingest.Message) {
			n++
			path := filepath.Join(dir, fmt.Sprint(n))
			s := openBlank(t, path)
			defer func() { _, _ = s.Close(), os.Remove(path) }()
			for _, page := range pages {
				put(t, s, page...)
			}
			text, _ = out(t, s, store.Outgoing{})
			for line := range bytes.Lines([]byte(text)) {
				m, err := jsonl.Decode(line, jsonl.Options{})
				if err != nil {
					r.Fatalf("%s: %v", line, err)
				}
				back = append(back, m)
			}
			return text, memo(t, s, chat), back
		}
		text, said, back := fill(chat)
		again, saidAgain, _ := fill([][]ingest.Message{back})
		if diff := cmp.Diff(text, again); diff != "" {
			r.Fatalf("what left (-first +second):\n%s", diff)
		}
		if diff := cmp.Diff(said, saidAgain); diff != "" {
			r.Fatalf("what is known (-first +second):\n%s", diff)
		}
	})
}

func TestOutIsOfAGroupAndOfATime(t *testing.T) {
	s := openBlank(t, filepath.Join(t.TempDir(), "archive.db"))
	defer s.Close()
	first := say(1, "09:30:05", "镇", "李敏", "请各村报数")
	put(t, s, first, say(2, "09:30:20", "镇党建", "王二", "收到"), say(3, "10:30:40", "镇", "王二", "好"))
	put(t, s, transcript(first)...)
	ids := func(o store.Outgoing) string {
		_, all := out(t, s, o)
		said := ""
		for _, m := range all {
			if m.ID.OfContent() {
				said += " transcript"
				continue
			}
			said += " " + m.ID.Native
		}
		return said
	}
	tests := []struct {
		name string
		o    store.Outgoing
		want string
	}{
		{"everything, as often as it came", store.Outgoing{}, " 1 transcript 2 3"},
		{"each message once", store.Outgoing{Once: true}, " 1 2 3"},
		{"the group of that name, and none that has it in its own", store.Outgoing{Group: "镇", Once: true}, " 1 3"},
		{"a part of a name", store.Outgoing{Group: "党建"}, " 2"},
		{"from an instant on", store.Outgoing{From: first.SentAt.Add(time.Minute)}, " 3"},
	}
	for _, tt := range tests {
		if got := ids(tt.o); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
	for _, err := range s.Out(t.Context(), store.Outgoing{Group: "县"}) {
		if !errors.Is(err, store.ErrNotFound) {
			t.Errorf("a group that is not there: %v", err)
		}
	}
}
