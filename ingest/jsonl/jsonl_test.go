package jsonl

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"shoudao/ingest"
	"shoudao/ingest/file"
	"shoudao/ingest/ingesttest"
)

var east = time.FixedZone("", 8*3600)

func at(clock string) time.Time {
	t, err := time.ParseInLocation("15:04:05.999", clock, east)
	if err != nil {
		panic(err)
	}
	return t.AddDate(2026, 2, 6)
}

func source(text string) *file.Source {
	s := New(file.Bytes("test", []byte(text)), Options{})
	s.PageSize = 2
	return s
}

func read(t *testing.T, src *file.Source) (all []ingest.Message, skipped []ingest.Skip, repeated int) {
	t.Helper()
	for p, err := range src.Pages(t.Context(), "") {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, p.Messages...)
		skipped = append(skipped, p.Skipped...)
		repeated += p.Repeated
	}
	return all, skipped, repeated
}

func TestReadsAllThatTheFormCanSay(t *testing.T) {
	got, skipped, _ := read(t, New(file.At("testdata/groups.jsonl"), Options{}))
	group := ingest.Group{Name: "防汛工作群"}
	id := func(native string) ingest.ID { return ingest.ID{Source: "jsonl", Native: native} }
	receipt := ingest.Message{Group: group, Sender: "西坪村", SentAt: at("08:22:00"), Precision: ingest.ToMinute, Text: "收到"}
	first, second := receipt, receipt
	first.ID = ingest.ContentID("jsonl", receipt, 0)
	second.ID, second.Nth = ingest.ContentID("jsonl", receipt, 1), 1
	want := []ingest.Message{
		{
			ID: id("m1"), Group: ingest.Group{ID: "g7", Name: "防汛工作群"}, SenderID: "u3", Sender: "周站长",
			SentAt: at("08:05:30"), Text: "@各村 今晚六点前报水位", Mentions: []string{"东坪村", "u9"}, MentionAll: true,
		},
		{
			ID: id("m2"), Group: group, Sender: "东坪村", SentAt: at("08:06:02.25"), Kind: ingest.Image,
			ReplyTo: id("m1"), Attachments: []ingest.Attachment{{Name: "水尺.jpg", Size: 48213, Place: "图片/水尺.jpg"}},
		},
		{ID: id("3"), Group: group, Sender: "东坪村", SentAt: at("08:06:39"), Text: "补一张\n刚才那张糊了"},
		{ID: id("m4"), Group: group, Sender: "东坪村", SentAt: at("08:06:40.5"), Kind: ingest.Recall, Of: id("m2")},
		{
			ID: ingest.ID{Source: "other", Native: "m5"}, Group: group, Sender: "周站长",
			SentAt: at("08:20:00"), ReplyTo: id("m1"), Text: "还差两个村",
		},
		{
			ID: id("m6"), Group: ingest.Group{Name: "周站长", Direct: true}, Sender: "周站长",
			SentAt: at("08:21:00"), Text: "你那边好了没",
		},
		first, second,
		{ID: id("m9"), Group: group, SentAt: at("08:23:00"), Kind: ingest.System, Text: "西坪村 加入了群聊"},
		{ID: id("m10"), Group: group, Sender: "周站长", SentAt: at("08:24:00"), Kind: ingest.Other, Text: "大家辛苦"},
		{ID: id("m11"), Group: group, Sender: "周站长", SentAt: at("08:25:00"), Marking: "秘密★1年"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(skipped) > 0 {
		t.Errorf("skipped %v", skipped)
	}
}

// good is a line that can be read, at that minute past eight.
func good(id string, minute int) string {
	return fmt.Sprintf(`{"id":"%s","group":"g","sender":"s","time":"2026-03-07T08:%02d:00+08:00","text":"x"}`, id, minute)
}

func TestSaysWhyALineCannotBeRead(t *testing.T) {
	tests := []struct {
		name, line string
		want       ingest.Fault
		detail     string
	}{
		{"not JSON", "08:05 周站长：报数", ingest.BadSyntax, "08:05 周站长：报数"},
		{"a list", `[1,2]`, ingest.BadSyntax, `[1,2]`},
		{"two objects", `{"id":"1"}{"id":"2"}`, ingest.BadSyntax, `{"id":"1"}{"id":"2"}`},
		{"a zero byte", "{\"id\":\"1\x00\"}", ingest.BadSyntax, "{\"id\":\"1\x00\"}"},
		{"nothing but zero bytes", "\x00\x00\x00", ingest.BadSyntax, "\x00\x00\x00"},
		{"nested beyond reason", `{"id":` + strings.Repeat("[", 20_000) + strings.Repeat("]", 20_000) + `}`, ingest.BadSyntax, `{"id":` + strings.Repeat("[", 75)},
		{"bytes that are no text", "{\"id\":\"1\",\"text\":\"\xff\"}", ingest.BadEncoding, `{"id":"1","text":"` + "\ufffd" + `"}`},
		{"no time", `{"id":"1","group":"g","sender":"s"}`, ingest.NoTime, ""},
		{"time is null", `{"id":"1","group":"g","sender":"s","time":null}`, ingest.NoTime, "null"},
		{"time is nothing", `{"id":"1","group":"g","sender":"s","time":""}`, ingest.NoTime, `""`},
		{"time of no zone", `{"id":"1","group":"g","sender":"s","time":"2026-03-07 08:05"}`, ingest.BadTime, `"2026-03-07 08:05"`},
		{"time before there was chat", `{"id":"1","group":"g","sender":"s","time":0}`, ingest.BadTime, "0"},
		{"time is a list", `{"id":"1","group":"g","sender":"s","time":[]}`, ingest.BadTime, "[]"},
		{"no group", `{"id":"1","sender":"s","time":1772842000,"text":"谁的"}`, ingest.NoGroup, "谁的"},
		{"no sender", `{"id":"1","group":"g","time":1772842000,"text":"谁说的"}`, ingest.NoSender, "谁说的"},
		{"text is an object", `{"id":"1","group":"g","sender":"s","time":1772842000,"text":{}}`, ingest.BadValue, "text: {}"},
		{"mentions is a text", `{"id":"1","group":"g","sender":"s","time":1772842000,"mentions":"all"}`, ingest.BadValue, `mentions: "all"`},
		{"size is a text", `{"id":"1","group":"g","sender":"s","time":1772842000,"attachments":[{"size":"3 MB"}]}`, ingest.BadValue, `attachments: [{"size":"3 MB"}]`},
		{"mention_all is a word", `{"id":"1","group":"g","sender":"s","time":1772842000,"mention_all":"yes"}`, ingest.BadValue, `mention_all: "yes"`},
		{"reply_to lacks its id", `{"id":"1","group":"g","sender":"s","time":1772842000,"reply_to":{"source":"x"}}`, ingest.BadValue, `reply_to: {"source":"x"}`},
		{"source with a colon", `{"id":"1","source":"a:b","group":"g","sender":"s","time":1772842000}`, ingest.BadValue, `source: "a:b"`},
		{"nth below zero", `{"id":"1","nth":-1,"group":"g","sender":"s","time":1772842000}`, ingest.BadValue, `nth: -1`},
		{"the id of another message", good("a", 9), ingest.SameID, "a"},
		{"longer than a message can be", `{"text":"` + strings.Repeat("长", file.MaxSize/3) + `"}`, ingest.TooLong, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, skipped, _ := read(t, source(good("a", 1)+"\n# x\n"+tt.line+"\n"+good("b", 2)+"\n"))
			want := []ingest.Skip{{Path: "test", Line: 3, Fault: tt.want, Detail: tt.detail}}
			if diff := cmp.Diff(want, skipped); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if len(got) != 2 || got[0].ID.Native != "a" || got[1].ID.Native != "b" {
				t.Errorf("the good lines became %v", got)
			}
		})
	}
}

// Both readings of a file judge a line alike, also where a name is no string.
func TestBothReadingsAgree(t *testing.T) {
	const rest = `"source":"t","group":"防汛","time":"2026-03-07T08:05:00+08:00","text":"报数"}` + "\n"
	text := `{"id":"1","sender":"郝主任",` + rest + `{"id":"2","sender":5,` + rest + `{"id":3,"sender":"郝主任",` + rest + `{"id":"4","sender":["郝主任"],` + rest
	got, skipped, _ := read(t, source(text))
	if len(got)+len(skipped) != 4 {
		t.Errorf("%d read and %d skipped of 4", len(got), len(skipped))
	}
	for _, s := range skipped {
		if s.Fault != ingest.BadValue {
			t.Errorf("line %d: %s", s.Line, s.Fault)
		}
	}
}

func TestTheLastLine(t *testing.T) {
	tests := []struct {
		name, line string
		want       ingest.Fault
	}{
		{"whole without a line end", good("b", 2), ""},
		{"cut in a text", `{"id":"b","group":"g","sen`, ingest.CutShort},
		{"cut in a character", "{\"id\":\"\xe6\x94", ingest.CutShort},
		{"cut in a number", `{"id":"b","time":1772`, ingest.CutShort},
		{"cut in a word", `{"id":"b","direct":tr`, ingest.CutShort},
		{"cut before a value", `{"id":`, ingest.CutShort},
		{"no JSON at all", "完", ingest.BadSyntax},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, skipped, _ := read(t, source(good("a", 1)+"\n"+tt.line))
			if tt.want == "" {
				if len(got) != 2 || len(skipped) != 0 {
					t.Errorf("%v, skipped %v", got, skipped)
				}
				return
			}
			if len(skipped) != 1 || skipped[0].Fault != tt.want || skipped[0].Line != 2 || len(got) != 1 {
				t.Errorf("%v, skipped %v, want %s", got, skipped, tt.want)
			}
		})
	}
}

func TestForgives(t *testing.T) {
	loose := Options{Group: "缺省群", Location: east}
	tests := []struct {
		name, line string
		check      func(m ingest.Message) any
		want       any
	}{
		{"a group that the caller names", `{"sender":"s","time":1772842000}`, func(m ingest.Message) any { return m.Group.Name }, "缺省群"},
		{"a time without a zone where a place is given", `{"sender":"s","time":"2026-03-07 08:05:01"}`, func(m ingest.Message) any { return m.SentAt.Equal(at("08:05:01")) }, true},
		{"a time without seconds", `{"sender":"s","time":"2026-03-07 08:05"}`, func(m ingest.Message) any { return m.Precision }, ingest.ToMinute},
		{"a number as a text", `{"sender":"s","time":"1772842000"}`, func(m ingest.Message) any { return m.SentAt.Unix() }, int64(1772842000)},
		{"seconds with a fraction", `{"sender":"s","time":1772842000.25}`, func(m ingest.Message) any { return m.SentAt.UnixMilli() }, int64(1772842000250)},
		{"seconds with an exponent", `{"sender":"s","time":1.772842e9}`, func(m ingest.Message) any { return m.SentAt.Unix() }, int64(1772842000)},
		{"a number for a sender's id", `{"sender_id":10086,"time":1772842000}`, func(m ingest.Message) any { return m.SenderID }, "10086"},
		{"1 for true", `{"sender":"s","time":1772842000,"mention_all":1}`, func(m ingest.Message) any { return m.MentionAll }, true},
		{"null for nothing", `{"sender":"s","time":1772842000,"mentions":null,"reply_to":null,"kind":null}`, func(m ingest.Message) any { return len(m.Mentions) }, 0},
		{"white space everywhere", " {\t\"sender\" : \"s\" , \"time\":1772842000 } ", func(m ingest.Message) any { return m.Sender }, "s"},
		{"a name in escapes", `{"\u0073ender":"s","time":1772842000}`, func(m ingest.Message) any { return m.Sender }, "s"},
		{"half a surrogate", `{"sender":"s","time":1772842000,"text":"a\ud83db"}`, func(m ingest.Message) any { return m.Text }, "a\ufffdb"},
		{"a zero in escapes", `{"sender":"s","time":1772842000,"text":"a\u0000b"}`, func(m ingest.Message) any { return m.Text }, "a\x00b"},
		{"the last of two members", `{"sender":"r","sender":"s","time":1772842000}`, func(m ingest.Message) any { return m.Sender }, "s"},
		{"its own source before an id", `{"source":"q","sender":"s","time":1772842000,"reply_to":"q:7:8"}`, func(m ingest.Message) any { return m.ReplyTo }, ingest.ID{Source: "q", Native: "7:8"}},
		{"a colon in an id", `{"sender":"s","time":1772842000,"reply_to":"7:8"}`, func(m ingest.Message) any { return m.ReplyTo }, ingest.ID{Source: "jsonl", Native: "7:8"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m, err := Decode([]byte(tt.line), loose)
			if err != nil {
				t.Fatal(err)
			}
			if got := tt.check(m); got != tt.want {
				t.Errorf("Decode(%s) gives %v, want %v", tt.line, got, tt.want)
			}
		})
	}
}

func TestReadsEveryEncoding(t *testing.T) {
	plain, _, _ := read(t, source(good("a", 1)+"\n"+strings.Replace(good("b", 2), "x", "防汛🌊", 1)+"\n"))
	text := good("a", 1) + "\n" + strings.Replace(good("b", 2), "x", "防汛🌊", 1) + "\n"
	tests := map[string]string{
		"a mark":                   "\ufeff" + text,
		"a mark in the middle":     strings.Replace(text, "\n", "\n\ufeff", 1),
		"CRLF":                     strings.ReplaceAll(text, "\n", "\r\n"),
		"CR":                       strings.ReplaceAll(text, "\n", "\r"),
		"UTF-16 LE with a mark":    ingesttest.UTF16LE("\ufeff" + text),
		"UTF-16 BE with a mark":    ingesttest.UTF16BE("\ufeff" + text),
		"UTF-16 LE without a mark": ingesttest.UTF16LE(text),
		"UTF-16 BE without a mark": ingesttest.UTF16BE(text),
		"GB 18030":                 ingesttest.GB18030(text),
	}
	for name, text := range tests {
		t.Run(name, func(t *testing.T) {
			got, skipped, _ := read(t, source(text))
			if diff := cmp.Diff(plain, got); diff != "" || len(skipped) > 0 {
				t.Errorf("skipped %v (-UTF-8 +got):\n%s", skipped, diff)
			}
		})
	}
}

func TestCountsARepeatedLineAsRepeated(t *testing.T) {
	reordered := `{"text":"x","time":"2026-03-07T00:01:00Z","group":"g","sender":"s","id":"a","mood":1}`
	got, skipped, repeated := read(t, source(good("a", 1)+"\n"+good("b", 2)+"\n"+good("a", 1)+"\n"+reordered+"\n"))
	if len(got) != 2 || len(skipped) != 0 || repeated != 2 {
		t.Errorf("%d messages, skipped %v, repeated %d; want 2, none, 2", len(got), skipped, repeated)
	}
}

func TestOrdersWhatTheFileDoesNot(t *testing.T) {
	var lines []string
	for i := range 40 {
		lines = append(lines, good(fmt.Sprintf("m%02d", i), i))
	}
	want, _, _ := read(t, source(strings.Join(lines, "\n")))
	turned := make([]string, len(lines))
	for i, l := range lines {
		turned[len(lines)-1-i] = l
	}
	byGroup := append(append([]string{}, lines[20:]...), lines[:20]...)
	for name, lines := range map[string][]string{"newest first": turned, "group by group": byGroup} {
		t.Run(name, func(t *testing.T) {
			got, _, _ := read(t, source(strings.Join(lines, "\n")))
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-ordered +got):\n%s", diff)
			}
		})
	}
}

func TestKeepsThePromisesOfASource(t *testing.T) {
	var b bytes.Buffer
	for i := range 30 {
		fmt.Fprintln(&b, good(fmt.Sprintf("m%02d", i), i/3))
	}
	b.WriteString("broken\n{\"group\":\"g\",\"sender\":\"s\",\"time\":1772842000}\n" + good("m03", 1) + "\n" + good("m04", 9) + "\n")
	text := b.String()
	for name, text := range map[string]string{
		"sorted": text, "with an old end": text + good("old", 0), "UTF-16": ingesttest.UTF16LE(text),
	} {
		t.Run(name, func(t *testing.T) {
			got := ingesttest.Run(t, func() ingest.Source { return source(text) })
			want := ingest.Tally{Read: 34, Stored: 31, Known: 1, Unreadable: 2}
			if strings.Contains(text, "old") {
				want.Read, want.Stored = want.Read+1, want.Stored+1
			}
			if got != want {
				t.Errorf("balance %+v, want %+v", got, want)
			}
		})
	}
	cut := len(text) - 40 // inside the last line
	ingesttest.Grow(t,
		func() ingest.Source { return source(text[:cut]) },
		func() ingest.Source { return source(text + good("old", 0)) })
}
