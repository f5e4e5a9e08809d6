package chatlab

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"shoudao/ingest"
	"shoudao/ingest/file"
	"shoudao/ingest/ingesttest"
)

// said is an element of the list of messages; more are members of it.
func said(id string, second int, text string, more ...string) string {
	parts := append([]string{fmt.Sprintf(`"sender":"wxid_hao","accountName":"郝主任","timestamp":%d,"type":0,"content":%q`, 1772841600+second, text)}, more...)
	if id != "" {
		parts = append(parts, fmt.Sprintf(`"platformMessageId":%q`, id))
	}
	return "{" + strings.Join(parts, ",") + "}"
}

const meta = `"meta":{"name":"防汛工作群","platform":"wechat","type":"group","groupId":"g"}`

// export is a file of these messages.
func export(messages ...string) string {
	return `{"chatlab":{"version":"0.0.2"},` + meta + `,"members":[],"messages":[` + strings.Join(messages, ",") + `]}`
}

// line is what [brief] makes of what said makes.
func line(second int, text string) string {
	return fmt.Sprintf("00:%02d:%02d 防汛工作群 wxid_hao|郝主任 text %q", second/60, second%60, text)
}

func TestTheOrderOfMembersIsFree(t *testing.T) {
	text := fixture(t, "group.json")
	var all struct{ Chatlab, Meta, Members, Messages json.RawMessage }
	if err := json.Unmarshal([]byte(text), &all); err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{
		"chatlab": string(all.Chatlab), "meta": string(all.Meta), "members": string(all.Members), "messages": string(all.Messages),
	}
	for _, order := range []string{
		"messages members meta chatlab", "chatlab messages meta members", "members messages chatlab meta",
		"meta members chatlab messages", "messages meta chatlab members",
	} {
		var b strings.Builder
		for i, name := range strings.Fields(order) {
			fmt.Fprintf(&b, "%c%q:%s", "{,,,"[i], name, parts[name])
		}
		for form, text := range map[string]string{"as it is": b.String() + "}", "on one line": compact(t, b.String()+"}"), "with a mark": "\ufeff" + b.String() + "}\n"} {
			if diff := cmp.Diff(group, briefs(t, text)); diff != "" {
				t.Errorf("%s, %s (-want +got):\n%s", order, form, diff)
			}
		}
		got, _, _ := read(t, source(b.String()+"}"))
		want, _, _ := read(t, source(text))
		if got[0].ID != want[0].ID {
			t.Errorf("%s: the id is %v", order, got[0].ID)
		}
	}
}

func compact(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	if err := json.Compact(&b, []byte(text)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestTheFirstVersion(t *testing.T) {
	text := `{"chatlab":{"version":"0.0.1","exportedAt":1772841600000},"meta":{"name":"与小明的对话","platform":"qq","type":"private"},
		"members":[{"platformId":"1","accountName":"我"},{"platformId":"2","accountName":"小明"}],
		"messages":[{"sender":"1","accountName":"我","timestamp":1772841600000,"type":0,"content":"在吗"},{"sender":2,"accountName":"小明","timestamp":1772841601,"type":99,"content":"在"}]}`
	all, _, _ := read(t, source(text))
	if len(all) != 2 || !all[0].Group.Direct || all[0].Group.ID != "" || all[1].SenderID != "2" || all[1].Kind != ingest.Other {
		t.Errorf("%+v", all)
	}
}

// Whose copy it is is told once for each head, whatever the order.
func TestWhoseCopyItIs(t *testing.T) {
	head := `"meta":{"name":"甲","platform":"wechat","type":"group","ownerId":"wxid_lin"}`
	people := `"members":[{"platformId":"wxid_lin","accountName":"晓","groupNickname":"党建办-林晓"}]`
	list := `"messages":[` + said("", 1, "一") + "," + said("", 2, "二") + "]"
	line := `{"_type":"message",` + said("", 1, "一")[1:]
	for promise, tt := range map[string]struct {
		text string
		want []string
	}{
		"in an object":              {"{" + head + "," + people + "," + list + "}", []string{"wxid_lin 党建办-林晓"}},
		"behind the messages":       {"{" + list + "," + people + "," + head + "}", []string{"wxid_lin 党建办-林晓"}},
		"without members":           {"{" + head + "," + list + "}", []string{"wxid_lin "}},
		"in lines":                  {`{"_type":"header",` + head + "}\n" + line + "\n" + `{"_type":"header",` + head + "}\n" + line, []string{"wxid_lin "}},
		"in two files":              {"{" + head + "," + list + "}{" + head + "," + list + "}", []string{"wxid_lin ", "wxid_lin "}},
		"where nobody is called so": {export(said("", 1, "一")), nil},
		"where nothing is said":     {"{" + head + `,"messages":[]}`, nil},
	} {
		var got []string
		src := New(file.Bytes("test", []byte(tt.text)), Options{Owner: func(id, name string) { got = append(got, id+" "+name) }})
		read(t, src)
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", promise, diff)
		}
	}
}

// A conversation of two bears the id of the other, where the file says whose it is.
func TestAConversationOfTwo(t *testing.T) {
	head := `"meta":{"name":"小明","platform":"wechat","type":"private","ownerId":"wxid_lin"}`
	people := `"members":[{"platformId":"wxid_lin","accountName":"晓"},{"platformId":"wxid_ming","accountName":"小明"}]`
	for promise, text := range map[string]string{
		"members first":  "{" + head + "," + people + `,"messages":[` + said("7339184312889431021", 0, "在吗") + "]}",
		"messages first": "{" + `"messages":[` + said("7339184312889431021", 0, "在吗") + "]," + people + "," + head + "}",
	} {
		all, _, _ := read(t, source(text))
		if want := (ingest.Group{ID: "wxid_ming", Name: "小明", Direct: true}); len(all) != 1 || all[0].Group != want {
			t.Errorf("%s: %+v", promise, all)
		}
	}
}

func TestWhoIsShown(t *testing.T) {
	members := `[{"platformId":"a","accountName":"账","groupNickname":"群名"},{"platformId":"b","accountName":"账"},{"platformId":"c","aliases":[null,"别名"]}]`
	for names, want := range map[string]string{
		`"sender":"a","accountName":"时账","groupNickname":"时群名"`:  "时群名",
		`"sender":"a","accountName":"时账","groupNickname":""`:     "群名",
		`"sender":"a","accountName":"时账","groupNickname":null`:   "群名",
		`"sender":"b","accountName":"时账"`:                        "时账",
		`"sender":"b"`:                                           "账",
		`"sender":"c"`:                                           "别名",
		`"sender":"d"`:                                           "",
		`"sender":"d","accountName":" 时账 ","groupNickname":"  "`: "时账",
	} {
		all, skipped, _ := read(t, source(`{`+meta+`,"members":`+members+`,"messages":[{`+names+`,"timestamp":1772841600,"type":0,"content":"x"}]}`))
		if len(all) != 1 || all[0].Sender != want {
			t.Errorf("%s: %+v, skipped %v", names, all, skipped)
		}
	}
}

func TestRunningNumbers(t *testing.T) {
	text := export(
		said("1", 0, "报数", `"replyToMessageId":"2"`), said("2", 1, "收到", `"replyToMessageId":"1"`),
		said("3", 2, "好", `"replyToMessageId":"0"`), said("a1", 3, "行", `"replyToMessageId":"a0"`))
	all, _, _ := read(t, source(text))
	var got []string
	for _, m := range all {
		got = append(got, m.ID.Native+" to "+m.ReplyTo.Native)
	}
	want := []string{"wechat/g/1@1772841600 to wechat/g/2@1772841601", "wechat/g/2@1772841601 to wechat/g/1@1772841600", "wechat/g/3@1772841602 to ", "wechat/g/a1 to wechat/g/a0"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	// Another export counts from another message.
	later, _, _ := read(t, source(export(said("1", 60, "开会"))))
	if later[0].ID == all[0].ID {
		t.Errorf("two messages are %v", later[0].ID)
	}
}

func TestGroupsDoNotShareIDs(t *testing.T) {
	seen := map[ingest.ID]string{}
	for _, head := range []string{
		`"meta":{"name":"甲","platform":"wechat","groupId":"g"}`, `"meta":{"name":"甲","platform":"qq","groupId":"g"}`,
		`"meta":{"name":"甲","platform":"wechat","groupId":"h"}`, `"meta":{"name":"乙","platform":"wechat"}`,
		`"chatlab":{"generator":"甲程序 3"},"meta":{"name":"乙","platform":"wechat"}`,
		`"meta":{"name":"a/b","platform":"wechat"}`, `"meta":{"name":"b","platform":"wechat/a"}`, `"meta":{"name":"a%2Fb","platform":"wechat"}`,
	} {
		all, _, _ := read(t, source("{"+head+`,"messages":[`+said("73391843128", 0, "x")+"]}"))
		if other, ok := seen[all[0].ID]; ok || strings.Contains(all[0].ID.Source, ":") {
			t.Errorf("%s and %s have the id %v", head, other, all[0].ID)
		}
		seen[all[0].ID] = head
	}
}

func TestExporterOf(t *testing.T) {
	for generator, want := range map[string]string{
		"": "", "WeFlow": "weflow", "WeFlow v4.1": "weflow", "weflow/4": "weflow", "My Converter Tool": "my", "4.2": "", "v4": "v", "导出:助手 2": "导出", "a:b": "a",
	} {
		if got := exporterOf(generator); got != want {
			t.Errorf("exporterOf(%q) = %q, want %q", generator, got, want)
		}
	}
}

func TestReadsTimes(t *testing.T) {
	for raw, want := range map[string]string{
		`1772841912`: "00:05:12", `1772841912000`: "00:05:12", `"1772841912"`: "00:05:12", `1772841912.5`: "00:05:12.5", `1.772841912e9`: "00:05:12",
		`1772841912000.25`: "00:05:12", `"2026-03-07T08:05:12+08:00"`: "00:05:12",
		`0`: "bad-time", `-5`: "bad-time", `"x"`: "bad-time", `1e300`: "bad-time", `true`: "bad-time", `{}`: "bad-time", `null`: "no-time", `""`: "no-time",
	} {
		at, fault := when([]byte(raw))
		got := string(fault)
		if fault == "" {
			got = at.Format("15:04:05.999")
		}
		if got != want {
			t.Errorf("when(%s) = %s, want %s", raw, got, want)
		}
	}
}

func TestWhatMessagesSay(t *testing.T) {
	tests := []struct{ promise, members, want string }{
		{"a picture that is written out", `"type":1,"content":"data:image/png;base64,AAAA"`, `image ""`},
		{"a picture of an exporter", `"type":1,"content":"[图片]","media":{"type":"image","fileName":"a.png","md5":"0"}`, `image "[图片]" [a.png 0 ]`},
		{"a path of Windows", `"type":3,"content":"[视频]","mediaPath":"media\\48\\v.mp4"`, `video "[视频]" [v.mp4 0 media\48\v.mp4]`},
		{"a picture in the place of a path", `"type":1,"content":null,"mediaPath":"data:image/png;base64,AAAA"`, `image ""`},
		{"enclosures", `"type":4,"content":"","attachments":[{"name":"a.doc","size":12,"filePath":"f/a.doc"},{"dataUri":"data:,x"},3]`, `file "" [a.doc 12 f/a.doc]`},
		{"the name of a file alone", `"type":4,"content":"名单.xlsx"`, `file "名单.xlsx" [名单.xlsx 0 ]`},
		{"a placeholder that is called text", `"type":0,"content":"[图片]"`, `image "[图片]"`},
		{"no number", `"content":"报数"`, `text "报数"`},
		{"a number in quotes", `"type":"2","content":"[语音]"`, `voice "[语音]"`},
		{"a link", `"type":7,"content":"[链接] 通知"`, `link "[链接] 通知"`},
		{"a reply with what it quotes", `"type":25,"content":"收到","quote":{"platformMessageId":"73391843128","content":"报数"}`, `text "收到" to wechat/g/73391843128`},
		{"words that are a number", `"type":0,"content":42`, `text "42"`},
		{"a recall that is called system", `"type":80,"content":"你撤回了一条消息"`, `recall "你撤回了一条消息"`},
	}
	for _, tt := range tests {
		t.Run(tt.promise, func(t *testing.T) {
			sender, shown := `"sender":"a","accountName":"郝主任",`, "a|郝主任"
			if strings.Contains(tt.members, "你撤回") {
				shown = "|我"
			}
			want := []string{"00:00:00 防汛工作群 " + shown + " " + tt.want}
			got := briefs(t, export(`{`+sender+`"timestamp":1772841600,`+tt.members+`}`))
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestBrokenRecords(t *testing.T) {
	good, next := said("", 1, "一"), said("", 2, "二")
	tests := []struct{ promise, broken, want string }{
		{"a comma too many", `{"sender":"a",,"timestamp":1}`, `bad-syntax at 2: {"sender":"a",,"timestamp":1}`},
		{"a bare word", `{"sender":a}`, `bad-syntax at 2: {"sender":a}`},
		{"a quote that is not escaped", `{"sender":"a","timestamp":1,"content":"他说"好"的"}`, `bad-syntax at 2: {"sender":"a","timestamp":1,"content":"他说"好"的"}`},
		{"a quote that never closes", `{"sender":"a","timestamp":1772841600,"content":"他说"好"}`, `bad-syntax at 2: {"sender":"a","timestamp":1772841600,"content":"他说"好"}`},
		{"a brace that is missing", `{"sender":"a","timestamp":1772841600,"media":{"type":1,"content":"x"}`, `bad-syntax at 2: {"sender":"a","timestamp":1772841600,"media":{"type":1,"content":"x"}`},
		{"a line end in a text", "{\"sender\":\"a\",\"content\":\"x\ny\"}", "bad-syntax at 2: {\"sender\":\"a\",\"content\":\"x\ny\"}"},
		{"bytes that are no text", "{\"sender\":\"a\",\"content\":\"\xff\"}", "bad-encoding at 2: {\"sender\":\"a\",\"content\":\"\ufffd\"}"},
		{"nothing", `null`, `no-message at 2: null`},
		{"a word", `"x"`, `no-message at 2: "x"`},
		{"an empty object", `{}`, `no-time at 2: `},
		{"no sender", `{"timestamp":1772841600,"content":"x"}`, `no-sender at 2: x`},
		{"a sender of another sort", `{"sender":{"id":1},"timestamp":1772841600}`, `bad-value at 2: sender: {"id":1}`},
		{"words of another sort", `{"sender":"a","timestamp":1772841600,"content":["x"]}`, `bad-value at 2: content: ["x"]`},
		{"a colon", `:`, `bad-syntax at 2: :`},
	}
	for _, tt := range tests {
		t.Run(tt.promise, func(t *testing.T) {
			want := []string{line(1, "一"), line(2, "二"), tt.want}
			if diff := cmp.Diff(want, briefs(t, export(good, tt.broken, next))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestBrokenFiles(t *testing.T) {
	good := said("", 1, "一")
	object := export(good)
	tests := []struct {
		promise, text string
		want          []string
	}{
		{"cut inside a record", object[:len(object)-9], []string{`cut-short at 1: ` + file.Excerpt(good[:len(good)-7])}},
		{"cut behind a record", object[:len(object)-2], []string{line(1, "一"), `cut-short at 2: `}},
		{"cut behind the list", object[:len(object)-1], []string{line(1, "一"), `cut-short at 2: `}},
		{"cut before the list", `{` + meta, []string{`cut-short at 1: `}},
		{"a word between its members", `{` + meta + ` x`, []string{`bad-syntax at 1: x`}},
		{"no list of messages", `{` + meta + `}`, []string{`no-message at 1: ` + file.Excerpt(`{`+meta+`}`)}},
		{"an answer that is an error", `{"error":"no session"}`, []string{`no-message at 1: {"error":"no session"}`}},
		{"messages that are no list", `{` + meta + `,"messages":{}}`, []string{`no-message at 1: ` + file.Excerpt(`{`+meta+`,"messages":{}}`)}},
		{"an empty list", export(), nil},
		{"words behind it", object + "\nend", []string{line(1, "一"), `bad-syntax at 2: end`}},
		{"white space behind it", object + "\r\n\t ", []string{line(1, "一")}},
		{"two in one file", object + "\n\ufeff" + strings.ReplaceAll(export(said("", 5, "三")), "防汛工作群", "文化站"), []string{line(1, "一"), strings.ReplaceAll(line(5, "三"), "防汛工作群", "文化站")}},
		{"no object", `[1,2]`, []string{`bad-syntax at 1: [1,2]`}},
		{"no group", `{"messages":[` + good + `]}`, []string{`no-group at 1: 一`}},
		{"UTF-16", ingesttest.UTF16LE(object), []string{`bad-encoding at 1: `}},
		{"the same message twice", export(said("73391843128", 1, "一"), said("73391843128", 1, "一")), []string{line(1, "一"), "1 repeated"}},
		{"two messages of one id", export(said("73391843128", 1, "一"), said("73391843128", 2, "二")), []string{line(1, "一"), "same-id at 2: wechat/g/73391843128"}},
	}
	for _, tt := range tests {
		t.Run(tt.promise, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, briefs(t, tt.text)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestAFileWithoutAHeadIsCalledByItsName(t *testing.T) {
	f := file.Bytes("clipboard", []byte(`{"messages":[`+said("", 1, "一")+`]}`))
	f.Name = "防汛工作群"
	all, _, _ := read(t, New(f, Options{}))
	if len(all) != 1 || all[0].Group.Name != f.Name {
		t.Errorf("%+v", all)
	}
}
