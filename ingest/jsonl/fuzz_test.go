package jsonl

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"shoudao/ingest"
	"shoudao/ingest/file"
	"shoudao/ingest/ingesttest"
)

// FuzzRead holds what every reading promises, whatever the bytes are: order, ids
// that differ, the same again, and no line lost.
func FuzzRead(f *testing.F) {
	groups, err := os.ReadFile("testdata/groups.jsonl")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(groups)
	f.Add([]byte(ingesttest.UTF16LE(string(groups))))
	f.Add([]byte(ingesttest.GB18030(string(groups))))
	f.Add([]byte(good("a", 1) + "\r\n" + good("a", 2) + "\n\n#\n" + good("a", 1) + "\n\x00\n{"))
	f.Fuzz(func(t *testing.T, text []byte) {
		src := source(string(text))
		all, skipped, repeated := read(t, src)
		again, skippedAgain, _ := read(t, src)
		if diff := cmp.Diff(all, again); diff != "" {
			t.Fatalf("(-once +twice):\n%s", diff)
		}
		if diff := cmp.Diff(skipped, skippedAgain); diff != "" {
			t.Fatalf("(-once +twice):\n%s", diff)
		}
		seen := map[ingest.ID]bool{}
		for i, m := range all {
			if i > 0 && all[i-1].Compare(m) >= 0 {
				t.Fatalf("%v before %v", all[i-1], m)
			}
			if seen[m.ID] {
				t.Fatalf("%v twice", m.ID)
			}
			seen[m.ID] = true
			if !utf8.ValidString(m.Text) {
				t.Fatalf("text %q", m.Text)
			}
		}
		if !bytes.Equal(file.Decode(text), bytes.TrimPrefix(text, []byte("\ufeff"))) {
			return // another encoding: how many lines there are is not so plain
		}
		if got, want := len(all)+len(skipped)+repeated, lines(string(text)); got != want {
			t.Fatalf("%d records of %d lines", got, want)
		}
	})
}

// lines counts what is neither blank nor a comment, another way than the reader.
func lines(text string) (n int) {
	end := "\n"
	if !strings.Contains(text, end) {
		end = "\r"
	}
	for line := range strings.SplitSeq(text, end) {
		line = strings.TrimSpace(strings.TrimPrefix(strings.TrimSuffix(line, "\r"), "\ufeff"))
		if !utf8.ValidString(line) || line != "" && line[0] != '#' {
			n++
		}
	}
	return n
}

// FuzzAppend holds that what is written reads back equal, on one line.
func FuzzAppend(f *testing.F) {
	f.Add("m1", "wechat-text", "防汛工作群", "周站长", "各村\n报数 @所有人", "g:1", "jsonl:m0", int64(1772842000), uint8(3), uint8(1))
	f.Add("a:b", "csv", "", "", "\u2028\u0000<&>\\\"", "\ufeff", "x", int64(946684800), uint8(9), uint8(2))
	f.Fuzz(func(t *testing.T, native, space, group, sender, text, other, reply string, unix int64, kind, flags uint8) {
		m := ingest.Message{
			ID:          ingest.ID{Source: space, Native: native},
			Group:       ingest.Group{ID: other, Name: group, Direct: flags&4 != 0},
			Sender:      sender,
			SenderID:    other,
			SentAt:      time.Unix(unix, int64(flags)*1001).In(east),
			Precision:   ingest.Precision(flags % 3),
			Nth:         int(flags),
			Kind:        ingest.Kind(kind % 11),
			Text:        text,
			MentionAll:  flags&8 != 0,
			Marking:     other,
			Mentions:    []string{other, text},
			Attachments: []ingest.Attachment{{Name: text, Size: int64(kind), Place: other}},
		}
		if reply != "" {
			m.ReplyTo = ingest.ID{Source: space, Native: reply}
			m.Of = ingest.ID{Source: sender, Native: reply}
		}
		for _, s := range []string{native, space, group, sender, text, other, reply} {
			if !utf8.ValidString(s) {
				return
			}
		}
		unreadable := native == "" || space == "" || strings.Contains(space, ":") || sender == "" ||
			group == "" && other == "" || !ingest.Plausible(m.SentAt)
		if unreadable {
			return
		}
		b, err := Append([]byte("before"), m)
		if err != nil {
			t.Fatal(err)
		}
		line, found := bytes.CutPrefix(b, []byte("before"))
		if !found || bytes.Count(line, []byte("\n")) != 1 || line[len(line)-1] != '\n' {
			t.Fatalf("not one line: %q", b)
		}
		got, err := Decode(line, Options{})
		if err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		if diff := cmp.Diff(m, got); diff != "" {
			t.Fatalf("%s (-written +read):\n%s", line, diff)
		}
	})
}
