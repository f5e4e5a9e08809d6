package onebot

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"shoudao/ingest"
)

// FuzzEvent holds what every event becomes, whatever the bytes are: nothing, a fault, or
// a message with all that a message must have.
func FuzzEvent(f *testing.F) {
	for _, raw := range events(f) {
		f.Add(raw)
	}
	f.Add([]byte(`{"post_type":"message","time":1782864300,"message_id":1,"group_id":7,"user_id":8,"message":[{"type":"forward","data":{"content":[{"message":[{"type":"node","data":{"content":[[]]}}]}]}}]}`))
	d := decoder{source: "onebot", groups: map[string]string{"700": "群"}}
	f.Fuzz(func(t *testing.T, raw []byte) {
		e, ok := d.decode(raw)
		again, _ := d.decode(raw)
		if !again.message.Equal(e.message) || again.fault != e.fault {
			t.Fatal("the same event is read in two ways")
		}
		if !ok || e.fault != "" {
			return
		}
		m := e.message
		switch {
		case !strings.HasPrefix(m.ID.Source, "onebot") || m.ID.Native == "" || e.key == "":
			t.Fatalf("id %v", m.ID)
		case m.Group.ID == "" || !ingest.Plausible(m.SentAt):
			t.Fatalf("message %+v", m)
		case m.Sender == "" && m.SenderID == "" && m.Kind != ingest.System && m.Kind != ingest.Recall:
			t.Fatalf("nobody says %+v", m)
		case m.Kind == ingest.Recall && m.Of.IsZero():
			t.Fatalf("nothing is recalled by %+v", m)
		case !utf8.ValidString(m.Text):
			t.Fatalf("text %q", m.Text)
		}
	})
}

// FuzzCodes holds that a text without codes comes out as it went in, and that what is
// written as codes is read as what was meant.
func FuzzCodes(f *testing.F) {
	f.Add("各村报水位", "a,b]&[")
	f.Add("[CQ:at,qq=1]", "&amp;#91;")
	f.Add("[CQ:", "")
	escape := strings.NewReplacer("&", "&amp;", "[", "&#91;", "]", "&#93;", ",", "&#44;")
	f.Fuzz(func(t *testing.T, text, value string) {
		if !utf8.ValidString(text) || !utf8.ValidString(value) {
			return
		}
		parts := codes(escape.Replace(text) + "[CQ:share,url=" + escape.Replace(value) + "]")
		last := parts[len(parts)-1]
		if last.Type != "share" || last.value("url") != value {
			t.Fatalf("the value %q is read as %q", value, last.value("url"))
		}
		var words string
		for _, p := range parts[:len(parts)-1] {
			words += p.value("text")
		}
		// A comma needs no escape in text, and its escape means itself there.
		if want := strings.ReplaceAll(text, ",", "&#44;"); words != want {
			t.Fatalf("the text %q is read as %q", want, words)
		}
		for _, p := range codes(text) {
			if !json.Valid(mustJSON(t, p)) {
				t.Fatalf("part %v", p)
			}
		}
	})
}

// FuzzTrail holds that a cursor of any form leads to positions that can be gone on from.
func FuzzTrail(f *testing.F) {
	t := trail{}
	t.add(placed{entry{key: "10001/g700/1", room: "10001/g700", seq: 501}, second0})
	f.Add(string(t.cursor()))
	f.Add(`1 {"a":{"t":-5,"s":9223372036854775807,"k":"AAAA"}}`)
	f.Add("1 null")
	f.Fuzz(func(t *testing.T, c string) {
		got := trailOf(ingest.Cursor(c))
		e := placed{entry{key: "x", room: "a"}, second0}
		got.add(e)
		if !got.told(e) && got["a"].At <= second0 || !got["a"].knows("x") {
			t.Fatalf("cursor %q: %v", c, got)
		}
		if back := trailOf(got.cursor()); len(got) <= rooms && len(back) != len(got) {
			t.Fatalf("cursor %q is not read back", got.cursor())
		}
	})
}
