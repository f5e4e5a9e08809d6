package table

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"shoudao/ingest"
	"shoudao/ingest/file"
	"shoudao/ingest/ingesttest"
)

func TestReadsEveryEncodingAndSeparator(t *testing.T) {
	text := fixture(t, "plain.csv")
	want := briefs(t, text)
	simple := "时间,群,发送人,内容\n2026-03-07 08:05,防汛工作群,郝主任,\"各村,报数\"\n"
	simpleWant := briefs(t, simple)
	for name, tt := range map[string]struct {
		text string
		want []string
	}{
		"a mark":       {"\ufeff" + text, want},
		"CRLF":         {strings.ReplaceAll(text, "\n", "\r\n"), want},
		"CR":           {strings.ReplaceAll(text, "\n", "\r"), want},
		"GB 18030":     {ingesttest.GB18030(text), want},
		"UTF-16 LE":    {"\xff\xfe" + ingesttest.UTF16LE(text), want},
		"UTF-16 BE":    {ingesttest.UTF16BE(text), want},
		"semicolons":   {"时间;群;发送人;内容\n2026-03-07 08:05;防汛工作群;郝主任;各村,报数\n", simpleWant},
		"tabs":         {"时间\t群\t发送人\t内容\n2026-03-07 08:05\t防汛工作群\t郝主任\t各村,报数\n", simpleWant},
		"bars":         {"时间|群|发送人|内容\n2026-03-07 08:05|防汛工作群|郝主任|各村,报数\n", simpleWant},
		"full width":   {"时间，群，发送人，内容\n2026-03-07 08:05，防汛工作群，郝主任，各村,报数\n", simpleWant},
		"names quoted": {"\"时间\",\"群\",\"发送人\",\"内容\"\n\"2026-03-07 08:05\",\"防汛工作群\",\"郝主任\",\"各村,报数\"\n", simpleWant},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, briefs(t, tt.text)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestKnowsColumnsByName(t *testing.T) {
	row := func(names, values string) string { return names + "\n" + values + "\n" }
	tests := []struct{ promise, text, want string }{
		{"any order", row("内容,发送人,时间", "报数,郝主任,2026-03-07 08:05:01"), `2026-03-07 08:05:01 防汛工作群 郝主任 text "报数"`},
		{"spaces, case and signs in names", row(" Sent_At ,[Sender Name], TEXT:", "2026-03-07 08:05:01,郝主任,报数"), `2026-03-07 08:05:01 防汛工作群 郝主任 text "报数"`},
		{"traditional characters", row("時間,發送人,訊息內容,群組", "2026-03-07 08:05:01,郝主任,報數,防汛"), `2026-03-07 08:05:01 防汛 郝主任 text "報數"`},
		{"a group for a row", row("时间,群,发送人,内容", "2026-03-07 08:05:01,文化站,郝主任,报数"), `2026-03-07 08:05:01 文化站 郝主任 text "报数"`},
		{"the file's name for a row without group", row("时间,群,发送人,内容", "2026-03-07 08:05:01,,郝主任,报数"), `2026-03-07 08:05:01 防汛工作群 郝主任 text "报数"`},
		{"the group's name for a person", row("时间,昵称,群昵称,内容", "2026-03-07 08:05:01,王,郝主任,报数"), `2026-03-07 08:05:01 防汛工作群 郝主任 text "报数"`},
		{"another name where that is empty", row("时间,昵称,群昵称,内容", "2026-03-07 08:05:01,王,,报数"), `2026-03-07 08:05:01 防汛工作群 王 text "报数"`},
		{"kinds of exporters", row("时间,发送人,类型,内容", "2026-03-07 08:05:01,郝主任,图片消息,x"), `2026-03-07 08:05:01 防汛工作群 郝主任 image "x"`},
		{"our own kinds", row("time,sender,kind,text", "2026-03-07 08:05:01,郝主任,voice,x"), `2026-03-07 08:05:01 防汛工作群 郝主任 voice "x"`},
		{"kinds nobody knows", row("时间,发送人,类型,内容", "2026-03-07 08:05:01,郝主任,抢红包,x"), `2026-03-07 08:05:01 防汛工作群 郝主任 other "x"`},
		{"news of the group without a sender", row("时间,发送人,内容", `2026-03-07 08:05:01,,"""甲""邀请""乙""加入了群聊"`), `2026-03-07 08:05:01 防汛工作群  system "\"甲\"邀请\"乙\"加入了群聊"`},
		{"white space of a text", row("时间,发送人,内容", "2026-03-07 08:05:01,郝主任,  报数 "), `2026-03-07 08:05:01 防汛工作群 郝主任 text "  报数 "`},
		{"lines before the names", "防汛工作群聊天记录\n导出时间,2026-03-08\n\n" + row("时间,发送人,内容", "2026-03-07 08:05:01,郝主任,报数"), `2026-03-07 08:05:01 防汛工作群 郝主任 text "报数"`},
		{"values that are missing at the end", row("时间,发送人,内容,类型,附件", "2026-03-07 08:05:01,郝主任,报数"), `2026-03-07 08:05:01 防汛工作群 郝主任 text "报数"`},
		{"empty values too many", row("时间,发送人,内容,类型", "2026-03-07 08:05:01,郝主任,报数,,, ,"), `2026-03-07 08:05:01 防汛工作群 郝主任 text "报数"`},
		{"guards against calculation", row("时间,发送人,内容,类型", "2026-03-07 08:05:01,'@郝主任,'=1+1,"), `2026-03-07 08:05:01 防汛工作群 @郝主任 text "=1+1"`},
		{"a quotation that is one", row("时间,发送人,内容,类型", "2026-03-07 08:05:01,郝主任,'引文',"), `2026-03-07 08:05:01 防汛工作群 郝主任 text "'引文'"`},
	}
	for _, tt := range tests {
		t.Run(tt.promise, func(t *testing.T) {
			if diff := cmp.Diff([]string{tt.want}, briefs(t, tt.text)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestReadsTimes(t *testing.T) {
	tests := []struct{ date, clock, want string }{
		{"", "2026-03-07 08:05", "2026-03-07 08:05"},
		{"", "2026-03-07 08:05:30", "2026-03-07 08:05:30"},
		{"", "2026/3/7 8:05", "2026-03-07 08:05"},
		{"", "2026年3月7日 8:05", "2026-03-07 08:05"},
		{"", "2026-03-07T00:05:30Z", "2026-03-07 08:05:30"},
		{"", "20260307080530", "2026-03-07 08:05:30"},
		{"", "1772841930", "2026-03-07 08:05:30"},
		{"", "1772841930000", "2026-03-07 08:05:30"},
		{"", "46088.337152778", "2026-03-07 08:05:30"},
		{"2026-03-07", "08:05:30", "2026-03-07 08:05:30"},
		{"2026/3/7", "下午2:30", "2026-03-07 14:30"},
		{"2026年3月7日", "8时05分", "2026-03-07 08:05"},
		{"2026/3/7 0:00:00", "8:05", "2026-03-07 08:05"},
		{"46088", "0.337152778", "2026-03-07 08:05:30"},
		{"46088", "8:05", "2026-03-07 08:05"},
		{"2026-03-07 08:05", "", "2026-03-07 08:05"},
		{"", "", "no-time"},
		{"", "46088", "bad-time"},
		{"", "2026-03-07", "bad-time"},
		{"", "08:05", "bad-time"},
		{"2026-03-07", "", "bad-time"},
		{"", "3/7/2026 8:05", "bad-time"},
		{"2026-03-07", "25:00", "bad-time"},
		{"", "NaN", "bad-time"},
		{"", "17", "bad-time"},
		{"", "1899-12-30 00:00", "bad-time"},
		{"1899-12-30", "00:00", "bad-time"},
	}
	form := map[ingest.Precision]string{ingest.ToSecond: time.DateTime, ingest.ToMinute: "2006-01-02 15:04"}
	for _, tt := range tests {
		at, p, fault := when(tt.date, tt.clock, east)
		got := string(fault)
		if fault == "" {
			got = at.In(east).Format(form[p])
		}
		if got != tt.want {
			t.Errorf("when(%q, %q) = %s, want %s", tt.date, tt.clock, got, tt.want)
		}
	}
	if _, _, fault := when("", "2026-03-07 08:05", nil); fault != ingest.BadTime {
		t.Errorf("a time without a zone where no place is given: %q", fault)
	}
}

func TestSecondsOfAFile(t *testing.T) {
	text := "时间,发送人,内容\n2026-03-07 08:05:00,郝主任,一\n2026-03-07 08:06:00,郝主任,二\n"
	for _, tt := range []struct {
		more string
		want ingest.Precision
	}{{"", ingest.ToMinute}, {"2026-03-07 08:06:01,郝主任,三\n", ingest.ToSecond}} {
		got, _ := read(t, source(text+tt.more))
		if got[0].Precision != tt.want {
			t.Errorf("with %q the first message is known to %v", tt.more, got[0].Precision)
		}
	}
}

func TestIDs(t *testing.T) {
	for value, want := range map[string]string{
		"7339184312889431021": "7339184312889431021", "a17": "a17", "17": "", "999999": "", "1.23457E+15": "", `"=""0007339184"""`: "0007339184", "": "",
	} {
		got, skipped := read(t, source("消息ID,时间,发送人,内容\n"+value+",2026-03-07 08:05:01,郝主任,报数\n"))
		if len(skipped) > 0 || len(got) != 1 {
			t.Fatalf("id %s: skipped %v", value, skipped)
		}
		if want == "" {
			want = content(got[0], 0).ID.Native
		}
		if got[0].ID != (ingest.ID{Source: Namespace, Native: want}) {
			t.Errorf("id %s becomes %v, want %s", value, got[0].ID, want)
		}
	}
}

func TestRowsOfOneMinuteKeepTheirOrder(t *testing.T) {
	var up, down []string
	for i := range 12 {
		up = append(up, fmt.Sprintf("2026-03-07 08:%02d,郝主任,第%d条", i/4, i))
		down = append([]string{up[i]}, down...)
	}
	names := "时间,发送人,内容\n"
	want := briefs(t, names+strings.Join(up, "\n"))
	if diff := cmp.Diff(want, briefs(t, names+strings.Join(down, "\n"))); diff != "" {
		t.Errorf("newest first (-oldest first +newest first):\n%s", diff)
	}
	for i, line := range want {
		if !strings.Contains(line, fmt.Sprintf("第%d条", i)) {
			t.Errorf("at %d stands %s", i, line)
		}
	}
}

func TestBrokenFiles(t *testing.T) {
	names := "时间,发送人,内容,类型\n"
	good := "2026-03-07 08:05:01,郝主任,一,\n"
	first := `2026-03-07 08:05:01 防汛工作群 郝主任 text "一"`
	tests := []struct {
		promise, text string
		want          []string
	}{
		{"a quote that never closes is a letter", names + good + "2026-03-07 08:06:01,东坪村,\"二,\n", []string{first, `2026-03-07 08:06:01 防汛工作群 东坪村 text "\"二"`}},
		{"and swallows nothing", names + "2026-03-07 08:06:01,东坪村,\"二,\n" + good, []string{first, `2026-03-07 08:06:01 防汛工作群 东坪村 text "\"二"`}},
		{"nor rows with quotes", names + "2026-03-07 08:06:01,东坪村,\"二,\n2026-03-07 08:05:01,郝主任,\"一\",\n", []string{first, `2026-03-07 08:06:01 防汛工作群 东坪村 text "\"二"`}},
		{"quotes that are not doubled", names + "2026-03-07 08:06:01,东坪村,\"说\"二\"了\n三\",\n" + good, []string{first, `2026-03-07 08:06:01 防汛工作群 东坪村 text "说\"二\"了\n三"`}},
		{"bytes that are no text", names + good + "2026-03-07 08:06:01,东坪村,\xff,\n", []string{first, "bad-encoding at 3: 2026-03-07 08:06:01,东坪村,\ufffd,"}},
		{"a row beyond reason", names + good + "2026-03-07 08:06:01,东坪村," + strings.Repeat("长", file.MaxSize/3+1) + ",\n", []string{first, "too-long at 3: "}},
		{"a row cut short", names + good + "2026-03-07 08:06:01,东坪", []string{first, "cut-short at 3: 2026-03-07 08:06:01,东坪"}},
		{"values too many", names + good + "2026-03-07 08:06:01,东坪村,二,text,三\n", []string{first, "wrong-count at 3: 2026-03-07 08:06:01,东坪村,二,text,三"}},
		{"a row without values", names + ",,,\n\n" + good + ",,,\n", []string{first}},
		{"names and no rows", names, nil},
		{"no names", good, []string{"no-message at 1: 2026-03-07 08:05:01,郝主任,一,"}},
		{"nothing", "\n\n", nil},
	}
	for _, tt := range tests {
		t.Run(tt.promise, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, briefs(t, tt.text)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestAPasteIsCalledAfterNoGroup(t *testing.T) {
	f := file.Bytes("clipboard", []byte("时间,发送人,内容\n2026-03-07 08:05:01,郝主任,报数\n"))
	for name, want := range map[string]string{"": "", "防汛": "防汛"} {
		f.Name = name
		got, skipped := read(t, New(f, Options{Location: east}))
		if want == "" && (len(skipped) != 1 || skipped[0].Fault != ingest.NoGroup) || want != "" && (len(got) != 1 || got[0].Group.Name != want) {
			t.Errorf("%q: %v, skipped %v", name, got, skipped)
		}
	}
}

func TestRecognise(t *testing.T) {
	for _, name := range []string{"plain.csv", "ours.tsv", "excel.csv", "exporter.csv", "rough.csv"} {
		if !Recognise([]byte(fixture(t, name))) {
			t.Errorf("%s is not recognised", name)
		}
	}
	for promise, text := range map[string]string{
		"a list of people":  "姓名,电话,地址\n郝主任,8123,镇政府\n",
		"a list of times":   "时间,地点\n09:00,二楼\n",
		"prose with commas": "时间，地点，人物，事件，是记叙文的要素。\n",
		"JSON lines":        `{"time":"2026-03-07T08:05:00+08:00","sender":"郝主任","text":"x"}`,
		"nothing":           "",
	} {
		if Recognise([]byte(text)) {
			t.Errorf("%s is taken for a table of messages", promise)
		}
	}
}

func TestKeepsThePromisesOfASource(t *testing.T) {
	for name, want := range map[string]ingest.Tally{
		"plain.csv":    {Read: 5, Stored: 5},
		"ours.tsv":     {Read: 3, Stored: 3},
		"excel.csv":    {Read: 3, Stored: 3},
		"exporter.csv": {Read: 3, Stored: 3},
		"rough.csv":    {Read: 9, Stored: 4, Unreadable: 5},
	} {
		t.Run(name, func(t *testing.T) {
			text := fixture(t, name)
			if got := ingesttest.Run(t, func() ingest.Source { return source(text) }); got != want {
				t.Errorf("balance %+v, want %+v", got, want)
			}
		})
	}
	text := fixture(t, "plain.csv")
	for _, cut := range []int{len(text) - 40, strings.LastIndex(text, "2026"), strings.Index(text, "收到")} {
		before := text[:cut]
		before = before[:strings.LastIndex(before, "\n")+1]
		ingesttest.Grow(t,
			func() ingest.Source { return source(before) },
			func() ingest.Source { return source(text) })
	}
}
