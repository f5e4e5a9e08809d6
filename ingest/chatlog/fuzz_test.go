package chatlog

import (
	"bytes"
	"encoding/json"
	"os"
	"testing"
	"unicode/utf8"

	"shoudao/ingest"
)

// FuzzAnswer holds what every answer becomes, whatever the bytes are: messages with
// all that a message must have, in order, each id once, and no row lost.
func FuzzAnswer(f *testing.F) {
	for _, name := range []string{"rows.json", "lines.json"} {
		b, err := os.ReadFile("testdata/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b, name == "lines.json")
	}
	f.Add([]byte(`[{},{"contents":{"refer":{"contents":{"refer":{}}}}},null,7,"x",[]]`), false)
	f.Add([]byte(`null`), true)
	f.Fuzz(func(t *testing.T, b []byte, history bool) {
		known := newRoster()
		known.joins("7001@chatroom", "wxid_me", "林敏")
		group := ingest.Group{ID: "7001@chatroom"}
		var all []entry
		rows := 0
		err := each(json.NewDecoder(bytes.NewReader(b)), func(raw json.RawMessage) {
			rows++
			e := readRow(raw, known)
			if history {
				e = readLine(raw, group, known)
			}
			e.skip.Line = rows
			all = append(all, e)
		})
		if valid := json.Valid(b); valid && err != nil && bytes.HasPrefix(bytes.TrimSpace(b), []byte("[")) {
			t.Fatalf("a list cannot be read: %v", err)
		}
		p := settled(all)
		if got := len(p.Messages) + len(p.Skipped) + p.Repeated; got != rows {
			t.Fatalf("%d records of %d rows", got, rows)
		}
		check(t, p)
		if sumOf(p) != sumOf(settled(all)) {
			t.Fatal("the same rows have two hashes")
		}
	})
}

func check(t *testing.T, p ingest.Page) {
	seen := map[ingest.ID]bool{}
	for i, m := range p.Messages {
		if i > 0 && p.Messages[i-1].Compare(m) >= 0 {
			t.Fatalf("%v before %v", p.Messages[i-1], m)
		}
		if seen[m.ID] || m.ID.Native == "" || m.ID.Source != Namespace && m.ID.Source != NamespaceAlpha {
			t.Fatalf("id %v", m.ID)
		}
		seen[m.ID] = true
		if m.Group.ID == "" || !ingest.Plausible(m.SentAt) || !utf8.ValidString(m.Text) {
			t.Fatalf("message %+v", m)
		}
		if m.Sender == "" && m.SenderID == "" && m.Kind != ingest.System && m.Kind != ingest.Recall {
			t.Fatalf("nobody says %+v", m)
		}
	}
}

// FuzzTrail holds that a cursor is read as what writes it, or not at all.
func FuzzTrail(f *testing.F) {
	f.Add("1 1782900000 0000abcd 495240 AQIDBAUG")
	f.Add("1 0 ffffffff 495240 AAAAAAAAAQIDBAUG")
	f.Fuzz(func(t *testing.T, c string) {
		got, ok := trailOf(ingest.Cursor(c))
		if ok && (got.cursor() != ingest.Cursor(c) || len(got.sums) == 0) {
			t.Fatalf("cursor %q is read as %q", c, got.cursor())
		}
	})
}
