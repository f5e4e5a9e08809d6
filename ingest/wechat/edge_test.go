package wechat

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"shoudao/ingest"
	"shoudao/ingest/file"
)

const top = "微信群\"防汛群\"的聊天记录如下:\n\n—————  2026-07-01  —————\n\n"

// heads writes what was read as "sender: text" to compare at a glance.
func heads(t *testing.T, text string, o Options) (got []string) {
	t.Helper()
	for p, err := range source(text, o).Pages(t.Context(), "") {
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range p.Messages {
			got = append(got, m.Sender+": "+m.Text)
		}
		for _, s := range p.Skipped {
			got = append(got, fmt.Sprintf("%s at %d", s.Fault, s.Line))
		}
	}
	return got
}

func TestTellsHeadsFromText(t *testing.T) {
	tests := []struct {
		promise, text string
		want          []string
	}{
		{
			"a timetable in a text is text", "郝主任  15:20\n\n明天安排：\n\n上午会议  09:00\n\n下午会议  14:30\n\n石坎村  15:21\n\n好\n",
			[]string{"郝主任: 明天安排：\n\n上午会议  09:00\n\n下午会议  14:30", "石坎村: 好"},
		},
		{
			"a name that has spoken is a head, though its time goes back", "郝主任  15:20\n\n一\n\n石坎村  15:21\n\n二\n\n郝主任  15:02\n\n三\n",
			[]string{"郝主任: 三", "郝主任: 一", "石坎村: 二"},
		},
		{
			"a line without its blank lines is text", "郝主任  08:05\n\n分工\n石坎村  08:30\n赵村  09:30\n\n石坎村  09:00\n\n好\n",
			[]string{"郝主任: 分工\n石坎村  08:30\n赵村  09:30", "石坎村: 好"},
		},
		{
			"one space is not two", "郝主任  08:05\n\n会议\n\n时间 09:00\n\n石坎村  08:06\n\n好\n",
			[]string{"郝主任: 会议\n\n时间 09:00", "石坎村: 好"},
		},
		{
			"two heads without blank lines", "郝主任 08:05\n报数\n石坎村 08:06\n好\n",
			[]string{"郝主任: 报数", "石坎村: 好"},
		},
		{
			"a new speaker is a head", "郝主任  08:05\n\n一\n\n新来的  08:06\n\n二\n",
			[]string{"郝主任: 一", "新来的: 二"},
		},
		{
			"a name may be a time", "8:00  08:05\n\n一\n\n12:00-21:00  08:06\n\n二\n",
			[]string{"8:00: 一", "12:00-21:00: 二"},
		},
		{
			"a name may hold spaces and signs", "🌸 田  禾 🌸  08:05\n\n一\n\nA&B: C  08:06\n\n二\n",
			[]string{"🌸 田  禾 🌸: 一", "A&B: C: 二"},
		},
		{
			"a name may end in a day", "值班 7月1日  08:05\n\n一\n\n值班 7月2日  08:06\n\n二\n",
			[]string{"值班 7月1日: 一", "值班 7月2日: 二"},
		},
		{
			"a message may be empty", "郝主任  08:05\n\n\n\n石坎村  08:06\n\n二\n",
			[]string{"郝主任: ", "石坎村: 二"},
		},
		{
			"a clock that cannot be is text", "郝主任  08:05\n\n比分\n\n石坎村  25:61\n\n好\n",
			[]string{"郝主任: 比分\n\n石坎村  25:61\n\n好"},
		},
		{
			"behind a day that cannot be nobody knows the day", "郝主任  08:05\n\n一\n\n—————  2026-02-30  —————\n\n石坎村  08:06\n\n二\n",
			[]string{"郝主任: 一", "bad-time at 11"},
		},
		{
			"a recall that somebody types takes nothing back", "郝主任  08:05\n\n一\n\n\"石坎村\" 撤回了一条消息\n\n石坎村  08:06\n\n石坎村撤回了一条消息是为啥\n",
			[]string{"郝主任: 一\n\n\"石坎村\" 撤回了一条消息", "石坎村: 石坎村撤回了一条消息是为啥"},
		},
		{
			"news of the group is not sent along", "郝主任  08:05\n\n一\n\n\"郝主任\"邀请\"新来的\"加入了群聊\n\n郝主任  08:06\n\n欢迎\n",
			[]string{"郝主任: 一\n\n\"郝主任\"邀请\"新来的\"加入了群聊", "郝主任: 欢迎"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.promise, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, heads(t, top+tt.text, given)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestCutsOffTheMailAround(t *testing.T) {
	text := top + "郝主任  08:05\n\n一\n"
	tests := []struct{ promise, tail, want string }{
		{"a signature of a phone", "\n发自我的iPhone\n", "一"},
		{"a signature in English", "\nSent from my HUAWEI phone\n", "一"},
		{"a signature behind two dashes", "\n-- \n郝主任\n电话 8123\n", "一"},
		{"a quoted mail", "\n发件人: a@example.com\n日期: 2026-7-1\n主题: 聊天\n\n你好\n", "一"},
		{"a forwarded mail", "\n-----Original Message-----\nFrom: a\n", "一"},
		{"one line that looks like a field is text", "\n时间: 明早九点\n地点二楼\n", "一\n\n时间: 明早九点\n地点二楼"},
		{"a phone that is spoken of is text", "\n发自我的iPhone\n\n哈哈\n", "一\n\n发自我的iPhone\n\n哈哈"},
		{"two dashes that rule off a long text are text", "\n--\n" + strings.Repeat("报数\n", 11), "一\n\n--\n" + strings.TrimSpace(strings.Repeat("报数\n", 11))},
	}
	for _, tt := range tests {
		t.Run(tt.promise, func(t *testing.T) {
			if diff := cmp.Diff([]string{"郝主任: " + tt.want}, heads(t, text+tt.tail, given)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	t.Run("what looks like a mail, but goes on, is text", func(t *testing.T) {
		pasted := "\n发件人: a@example.com\n主题: 聊天\n\n郝主任  08:06\n\n二\n"
		want := []string{"郝主任: 一\n\n发件人: a@example.com\n主题: 聊天", "郝主任: 二"}
		if diff := cmp.Diff(want, heads(t, text+pasted, given)); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	})
}

func TestSaysWhyItCannotBeRead(t *testing.T) {
	bare := Options{Location: east}
	good := "郝主任  08:05\n\n一\n\n"
	tests := []struct {
		promise, text string
		options       Options
		want          []string
	}{
		{"no group is named", "郝主任 2026-07-01 08:05\n一\n", bare, []string{"no-group at 1"}},
		{"no day is known", "郝主任 08:05\n一\n\n郝主任 08:06\n二\n", Options{Location: east, Group: "g"}, []string{"no-time at 1", "no-time at 4"}},
		{"no day is known from which 昨天 counts", "郝主任 昨天 08:05\n一\n", Options{Location: east, Group: "g"}, []string{"no-time at 1"}},
		{"no time at all is known", "郝主任:\n一\n\n郝主任:\n二\n", Options{Location: east, Group: "g"}, []string{"no-time at 1", "no-time at 4"}},
		{"no place is given", top + good, Options{}, []string{"bad-time at 5"}},
		{"a day that is not", "郝主任 2026-02-30 08:05\n一\n", Options{Location: east, Group: "g"}, []string{"bad-time at 1"}},
		{"bytes that are no text", top + good + "石坎村  08:06\n\n收\xff到\n\n郝主任  08:07\n\n好\n", bare, []string{"郝主任: 一", "bad-encoding at 9", "郝主任: 好"}},
		{"a line beyond reason", top + good + "石坎村  08:06\n\n" + strings.Repeat("长", file.MaxSize/3) + "\n\n郝主任  08:07\n\n好\n", bare, []string{"郝主任: 一", "too-long at 9", "郝主任: 好"}},
		{"a text beyond reason", top + good + "石坎村  08:06\n\n" + strings.Repeat(strings.Repeat("长", 6000)+"\n", file.MaxSize/18000+1) + "\n郝主任  08:07\n\n好\n", bare, []string{"郝主任: 一", "too-long at 9", "郝主任: 好"}},
		{"no transcript at all", "\n防汛工作要点\n\n一、提高认识。\n", given, []string{"no-message at 2"}},
		{"a header and nothing else", top, given, nil},
		{"nothing at all", "\n \n", given, nil},
	}
	for _, tt := range tests {
		t.Run(tt.promise, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, heads(t, tt.text, tt.options)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestRecognise(t *testing.T) {
	for name, f := range fixtures(t) {
		if !Recognise([]byte(f[0])) {
			t.Errorf("%s is not recognised", name)
		}
	}
	for promise, text := range map[string]string{
		"a document":            "关于做好防汛工作的通知\n\n各村：\n现将有关事项通知如下：\n一、时间：7月1日 09:00\n二、地点：二楼\n",
		"a document in parts":   "工作要求:\n各村压实责任。\n\n时间安排:\n7月1日前完成。\n\n联系人:\n郝主任\n",
		"a timetable":           "上午会议  09:00\n下午会议  14:30\n晚上值班  18:00\n",
		"a timetable in detail": "签到 08:30\n一楼大厅\n会议 09:00\n二楼会议室\n合影 11:30\n门口\n",
		"a roster":              "7月1日 郝主任 08:30\n7月2日 石坎村 08:30\n",
		"a log":                 "2026-07-01 08:05:12 INFO started\n2026-07-01 08:05:13 WARN slow\n",
		"a table":               "时间,发送人,内容\n2026-07-01 08:05,郝主任,报数\n",
		"JSON lines":            `{"id":"1","time":"2026-07-01T08:05:00+08:00","text":"x"}`,
		"a mail":                "From: a@example.com\nTo: b@example.com\nSubject: hi\nDate: Wed, 1 Jul 2026 08:05\n\nhello\n",
		"subtitles":             "1\n00:00:01,000 --> 00:00:04,000\n你好\n\n2\n00:00:05,000 --> 00:00:08,000\n再见\n",
		"a poem":                "登高\n\n风急天高\n",
		"notes that say so":     "今天聊天记录如下，先记几条：\n1. 报数\n",
		"nothing":               "",
	} {
		if Recognise([]byte(text)) {
			t.Errorf("%s is taken for a transcript", promise)
		}
	}
}

func TestHeader(t *testing.T) {
	o := Options{Names: []string{"林小满"}}
	group := func(name string) ingest.Group { return ingest.Group{Name: name} }
	two := func(name string) ingest.Group { return ingest.Group{Name: name, Direct: true} }
	tests := []struct {
		line string
		want ingest.Group
	}{
		{`微信群"防汛群"的聊天记录如下:`, group("防汛群")},
		{"微信群“防汛群”的聊天记录如下：", group("防汛群")},
		{"微信群「防“汛”群」的聊天記錄如下：", group("防“汛”群")},
		{`微信群"a"的b"的聊天记录如下:`, group(`a"的b`)},
		{"  微信群 \"防汛群\" 的聊天记录如下，请查收。", group("防汛群")},
		{"微信群防汛群的聊天记录如下:", group("防汛群")},
		{"群聊《文化站》的聊天记录如下:", group("文化站")},
		{"防汛 WeChat群組的聊天記錄如下，請查收。", group("防汛")},
		{"周站长 和 林小满 在微信上的聊天记录如下，请查收。", two("周站长")},
		{"林小满 和 周站长 在微信上的聊天记录如下，请查收。", two("周站长")},
		{"甲 和 乙 在微信上的聊天记录如下，请查收。", two("甲 和 乙")},
		{"甲和乙在微信上的聊天记录如下，请查收。", two("甲 和 乙")},
		{"甲 與 乙 在WeChat上的對話如下，請查收。", two("甲 和 乙")},
		{`The following is the chat history of group "Crew" in WeChat:`, group("Crew")},
		{"Below is the chat history between Dana and Li Wei on WeChat:", two("Dana 和 Li Wei")},
	}
	for _, tt := range tests {
		if got, ok := headerOf(tt.line, o); !ok || got != tt.want {
			t.Errorf("headerOf(%q) = %+v, %v", tt.line, got, ok)
		}
	}
	for _, line := range []string{
		"今天聊天记录如下，先记几条：", "他说微信群的聊天记录如下图", "chat history", "my WeChat chat history is lost",
		"各位：现将会议情况通报如下：", "微信群的聊天记录如下", "郝主任 在微信上说如下:",
	} {
		if got, ok := headerOf(line, o); ok {
			t.Errorf("headerOf(%q) = %+v", line, got)
		}
	}
}

func TestIDs(t *testing.T) {
	ids := func(text string, o Options) (all []ingest.ID) {
		for p, err := range source(text, o).Pages(t.Context(), "") {
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range p.Messages {
				all = append(all, m.ID)
			}
		}
		return all
	}
	o := given
	o.Group = "防汛群"
	shared := ids(top+"郝主任  08:05\n\n报数 @石坎村\u2005请\n\n郝主任  08:05\n\n报数 @石坎村\u2005请\n", o)
	copied := ids("郝主任 2026-07-01 08:05:12\n报数 @石坎村 请\n\n郝主任 2026-07-01 08:05:40\n报数\u00a0@石坎村\u00a0请\n", o)
	if diff := cmp.Diff(shared, copied); diff != "" {
		t.Errorf("the same messages by mail and by copy (-mail +copy):\n%s", diff)
	}
	if len(shared) != 2 || shared[0] == shared[1] {
		t.Errorf("two equal messages have the ids %v", shared)
	}
	named := "郝主任:\n报数\n\n郝主任:\n报数\n"
	later, nextDay := o, o
	later.At = o.At.Add(2 * time.Hour)
	nextDay.At = o.At.Add(3 * time.Hour)
	if diff := cmp.Diff(ids(named, o), ids(named, later)); diff != "" {
		t.Errorf("pasted twice in one day (-first +second):\n%s", diff)
	}
	if cmp.Equal(ids(named, o), ids(named, nextDay)) {
		t.Error("the same words on another day are taken for the same messages")
	}
}
