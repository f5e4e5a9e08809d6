package chatlab

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"shoudao/ingest"
	"shoudao/ingest/file"
)

// FuzzRead holds what every reading promises, whatever the bytes are: order, ids that
// differ, the same again, a place for every record, and text that is text.
func FuzzRead(f *testing.F) {
	f.Add([]byte(fixture(f, "group.json")))
	f.Add([]byte(fixture(f, "group.jsonl")))
	f.Add([]byte(export(said("1", 1, "一"), `{"sender":"a","content":"x}`, said("2", 2, "二"), "null,,:}]")))
	f.Add([]byte(`{"_type":"member"` + "\n" + `{"timestamp":1772841600,"sender":"a","content":"` + "\xff"))
	f.Add([]byte(`{"_type":"header","meta":{"name":"防` + "\xb7" + `群"}}` + "\n" + `{"_type":"message","timestamp":1772841600,"sender":"a","content":"b"}` + "\n"))
	f.Add([]byte("\xff\xfe{\x00\"\x00"))
	f.Add([]byte("{" + strings.Repeat("0", 78) + "坝")) // a detail is cut between characters
	f.Fuzz(func(t *testing.T, text []byte) {
		Recognise(text)
		src := New(file.Bytes("test", text), Options{Group: "g"})
		all, skipped, _ := read(t, src)
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
			if seen[m.ID] || m.ID.Source == "" || m.ID.Native == "" {
				t.Fatalf("id %v", m.ID)
			}
			seen[m.ID] = true
			if !utf8.ValidString(m.Text + m.Sender + m.Group.Name + m.ID.Native) {
				t.Fatalf("%+v is no text", m)
			}
		}
		for _, s := range skipped {
			if s.Line < 1 || !utf8.ValidString(s.Detail) {
				t.Fatalf("skip %+v", s)
			}
		}
	})
}

// FuzzWritten holds that what another program has written as JSON is read as it is, in
// both sorts of the form, pretty or not.
func FuzzWritten(f *testing.F) {
	f.Add("各村报数", "郝主任", "防汛工作群", "73391843128", "二", uint32(1), uint32(2))
	f.Add("},{\"sender\":\"", "\\", "a/b%", "1", "[图片]\u2028", uint32(7), uint32(7))
	f.Add("\x00", "0", "0", "0", "long", uint32(0), uint32(0))
	f.Fuzz(func(t *testing.T, text, sender, group, id, other string, first, second uint32) {
		for _, s := range []string{text, sender, group, id, other} {
			if !utf8.ValidString(s) || len(s) > 200 {
				return
			}
		}
		sender, group = strings.TrimSpace(sender), strings.TrimSpace(group)
		if sender == "" || group == "" || id == "" || strings.HasPrefix(id, "~") {
			return
		}
		type record map[string]any
		records := []record{
			{"sender": sender, "accountName": sender, "timestamp": 1772841600 + int64(first%1000), "type": 0, "content": text, "platformMessageId": id},
			{"sender": sender, "accountName": sender, "timestamp": 1772841600 + int64(second%1000), "type": 0, "content": other},
		}
		head := record{"name": group, "platform": "wechat", "type": "group"}
		whole := record{"meta": head, "messages": records}
		flat, err := json.Marshal(whole)
		if err != nil {
			t.Fatal(err)
		}
		pretty, err := json.MarshalIndent(whole, "", "\t")
		if err != nil {
			t.Fatal(err)
		}
		lines, err := json.Marshal(record{"_type": "header", "meta": head})
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range records {
			r["_type"] = "message"
			b, err := json.Marshal(r)
			if err != nil {
				t.Fatal(err)
			}
			lines = append(append(lines, '\n'), b...)
		}
		want := map[string]int{fmt.Sprintf("%s|%s|%s", group, sender, text): 1}
		want[fmt.Sprintf("%s|%s|%s", group, sender, other)]++
		for _, text := range []string{string(flat), string(pretty), string(lines)} {
			all, skipped, repeated := read(t, source(text))
			got := map[string]int{}
			for _, m := range all {
				got[fmt.Sprintf("%s|%s|%s", m.Group.Name, m.Sender, m.Text)]++
			}
			if diff := cmp.Diff(want, got); diff != "" || len(skipped) > 0 || repeated > 0 {
				t.Fatalf("%s: skipped %v, repeated %d (-want +got):\n%s", text, skipped, repeated, diff)
			}
		}
	})
}
