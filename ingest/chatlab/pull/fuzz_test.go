package pull

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"shoudao/ingest"
	"shoudao/ingest/file"
)

// FuzzTrail holds that whatever a cursor says, it is the beginning or says the same when
// it is written again.
func FuzzTrail(f *testing.F) {
	f.Add(`{"v":1,"to":1772841600000000000,"covered":["a"],"behind":{"b":5},"hours":{"492456":7},"swept":9}`)
	f.Add(`{"v":2,"to":5}`)
	f.Add(`{"v":1,"to":-5,"hours":{"x":1}}`)
	f.Add("no cursor")
	f.Fuzz(func(t *testing.T, text string) {
		once := trailOf(ingest.Cursor(text))
		if diff := cmp.Diff(once, trailOf(once.cursor())); once.To > 0 && diff != "" {
			t.Fatalf("%s (-once +again):\n%s", text, diff)
		}
	})
}

// FuzzList holds that a list of sessions gives sessions that can be asked for, or an error.
func FuzzList(f *testing.F) {
	f.Add([]byte(`{"sessions":[{"id":"a","name":"甲","platform":"wechat","type":"group","lastMessageAt":1772841600}],"page":{"hasMore":true,"nextCursor":"x"}}`))
	f.Add([]byte(`{"page":null,"sessions":[{"id":5,"name":null},{"id":".."},[],"x"],"more":[{}]}`))
	f.Add([]byte(`{"sessions":[{"id":"a"`))
	f.Fuzz(func(t *testing.T, body []byte) {
		src, err := New(Options{Base: "http://127.0.0.1", Now: time.Now})
		if err != nil {
			t.Fatal(err)
		}
		_, err = listed(strings.NewReader(string(body)), func(raw json.RawMessage) error {
			one, ok := src.session(raw)
			if ok && (one.id == "" || one.id == "." || one.id == ".." || one.Group.ID != one.id) {
				t.Fatalf("%s is %+v", raw, one)
			}
			return nil
		})
		if err == nil && !json.Valid(body[:len(body)-trailing(body)]) {
			t.Fatalf("%q is no JSON, and no error", body)
		}
	})
}

// trailing is how much stands behind the object that a body begins with.
func trailing(body []byte) int {
	d := json.NewDecoder(strings.NewReader(string(body)))
	var first json.RawMessage
	if d.Decode(&first) != nil {
		return 0
	}
	return len(body) - int(d.InputOffset())
}

// FuzzSpool holds that what is laid down is taken up as it was.
func FuzzSpool(f *testing.F) {
	f.Add("报数", "郝主任", "防汛工作群", "7339\u2028", int64(1772841600), uint8(0), false)
	f.Add("\x00\"\\\n", "", "g", "~", int64(1772841600), uint8(7), true)
	f.Fuzz(func(t *testing.T, text, sender, group, native string, at int64, kind uint8, bad bool) {
		m := ingest.Message{
			ID: ingest.ID{Source: "chatlab-x", Native: native}, Group: ingest.Group{ID: group, Name: text, Direct: bad},
			SenderID: sender, Sender: sender, SentAt: time.Unix(at, 5e6).UTC(), Kind: ingest.Kind(kind % 11), Text: text,
			ReplyTo: ingest.ID{Source: "chatlab-x", Native: sender}, Mentions: []string{text},
			Attachments: []ingest.Attachment{{Name: text, Size: at, Place: group}},
		}
		if sender == "" {
			m.ReplyTo = ingest.ID{}
		}
		speaks := sender != "" || m.Kind == ingest.System || m.Kind == ingest.Recall
		for _, s := range []string{text, sender, group, native} {
			if !utf8.ValidString(s) || len(s) > 1000 {
				return
			}
		}
		if native == "" || group == "" || !speaks || !ingest.Plausible(m.SentAt) {
			return
		}
		p := file.Piece{Message: m, Nameless: m.ID.OfContent()}
		if bad {
			p = file.Piece{Place: file.Place{Line: 7}, Near: m.SentAt}.Bad(ingest.BadTime, text)
		}
		s, err := newSpool(t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		defer s.close()
		if err := s.put(record{p, m.SentAt}); err != nil {
			t.Fatal(err)
		}
		in, err := file.NewLines(s, s.size)
		if err != nil {
			t.Fatal(err)
		}
		line, _ := in.Next()
		got, when := laid(line)
		if p.Line = got.Line; bad && got.Line != 7 || !when.Equal(m.SentAt) {
			t.Fatalf("line %d, at %v", got.Line, when)
		}
		p.Place = got.Place
		if diff := cmp.Diff(p, got); diff != "" {
			t.Fatalf("(-laid down +taken up):\n%s", diff)
		}
	})
}
