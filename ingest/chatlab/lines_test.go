package chatlab

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"shoudao/ingest/file"
	"shoudao/ingest/ingesttest"
)

func TestLinesOfManySorts(t *testing.T) {
	head := `{"_type":"header","chatlab":{"version":"0.0.2"},` + meta + "}"
	of := func(record string) string { return `{"_type":"message",` + record[1:] }
	one, two := of(said("", 1, "一")), of(said("", 2, "二"))
	tests := []struct {
		promise, text string
		want          []string
	}{
		{"a head behind a broken line", "{\"_ty\n" + head + "\n" + one, []string{line(1, "一"), `bad-syntax at 1: {"_ty`}},
		{"no head", one, []string{`no-group at 1: 一`}},
		{"a head without its word", head[:1] + head[len(`{"_type":"header",`):] + "\n" + one, []string{line(1, "一")}},
		{"members behind the messages", head + "\n" + one + "\n" + `{"_type":"member","platformId":"wxid_hao","accountName":"郝"}` + "\n" + two, []string{line(1, "一"), line(2, "二")}},
		{"two files in one", head + "\n" + one + "\n" + strings.ReplaceAll(head, "防汛工作群", "文化站") + "\n" + two, []string{line(1, "一"), strings.ReplaceAll(line(2, "二"), "防汛工作群", "文化站")}},
		{"a member that is too long", head + "\n" + `{"_type":"member","platformId":"wxid_hao","groupNickname":"郝主任","avatar":"` + strings.Repeat("A", file.MaxSize) + "\"}\n" + strings.Replace(one, `"accountName":"郝主任",`, "", 1), []string{line(1, "一")}},
		{"a message that is too long", head + "\n" + of(said("", 1, strings.Repeat("A", file.MaxSize))) + "\n" + two, []string{line(2, "二"), `too-long at 1: ` + file.Excerpt(of(said("", 1, strings.Repeat("A", 99))))}},
		{"a last line that is cut", head + "\n" + one + "\n" + two[:50], []string{line(1, "一"), `cut-short at 2: ` + two[:50]}},
		{"a comment first", "#\n" + head + "\n" + one, []string{line(1, "一")}},
		{"CRLF and UTF-16", "\xff\xfe" + ingesttest.UTF16LE(head+"\r\n"+one+"\r\n"), []string{line(1, "一")}},
		{"GB 18030", ingesttest.GB18030(head + "\n" + one), []string{line(1, "一")}},
	}
	for _, tt := range tests {
		t.Run(tt.promise, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, briefs(t, tt.text)); diff != "" {
				t.Errorf("(-want +got):\n%.2000s", diff)
			}
		})
	}
}

func TestRecognise(t *testing.T) {
	text := export(said("", 1, "一"))
	for promise, text := range map[string]string{
		"an object": text, "an object, cut": text[:60], "pretty": fixture(t, "group.json"), "lines": fixture(t, "group.jsonl"),
		"messages first":                 `{"messages":[` + said("", 1, "一"),
		"people first, one of them long": `{"members":[{"platformId":"a","avatar":"` + strings.Repeat("A", 1<<16),
		"a message that is long":         `{"messages":[` + said("", 1, strings.Repeat("长", 1<<15)),
	} {
		if !Recognise([]byte(text)) {
			t.Errorf("%s is not recognised", promise)
		}
	}
	for promise, text := range map[string]string{
		"any object": `{"name":"x","list":[1]}`, "any list": `[1]`, "nothing": "", "text": "meta",
		"another export":    `{"weflow":{"version":"1"},"session":{"wxid":"x"},"messages":[{"localId":1,"createTime":1}]}`,
		"another's chat":    `{"metadata":{"name":"x"},"chatInfo":{},"messages":[{"id":"1","timestamp":1,"sender":{"uid":"u"}}]}`,
		"our lines":         `{"group":"g","sender":"s","time":1772841912,"text":"\"_type\":\"message\""}` + "\n",
		"lines of another":  `{"_type":"event","x":1}` + "\n",
		"messages of a bot": `{"messages":[{"role":"user","content":"x"}]}`,
	} {
		if Recognise([]byte(text)) {
			t.Errorf("%s is taken for this form", promise)
		}
	}
}
