package chatlog

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"shoudao/ingest"
)

func TestReadsLinesOfAlpha(t *testing.T) {
	known := newRoster()
	known.joins("7001@chatroom", "wxid_hao", "郝主任")
	known.joins("7001@chatroom", "wxid_me", "")
	known.joins("7001@chatroom", "wxid_a", "小王")
	known.joins("7001@chatroom", "wxid_b", "小王")
	known.shown["wxid_me"] = "林敏"
	group := ingest.Group{ID: "7001@chatroom", Name: "柳湾防汛群"}
	want := []string{
		`chatlog-alpha:G/64300000001 08:05:00 text 郝主任(wxid_hao) "各村报水位 @所有人" mentions [] true`,
		`chatlog-alpha:G/64360000002 08:06:00 text (wxid_me) "收到"`,
		`chatlog-alpha:G/64360000003 08:06:00 text 小王() "@林敏\u2005报了" mentions [林敏] false`,
		`chatlog-alpha:G/64420000004 08:07:00 image 郝主任(wxid_hao) "" with  at 00c0ffee`,
		`chatlog-alpha:G/64480000005 08:08:00 file 郝主任(wxid_hao) "" with 水位统计表.xlsx at 00abcdef`,
		`chatlog-alpha:G/64540000006 08:09:00 link 郝主任(wxid_hao) "汛情通报\nhttps://example.org/a"`,
		`chatlog-alpha:G/64600000007 08:10:00 text 郝主任(wxid_hao) "这个表填哪列"`,
		`chatlog-alpha:G/64660000008 08:11:00 other 郝主任(wxid_hao) "[合并转发|群聊的聊天记录]\n  周站长\n  水库今晚泄洪"`,
		`chatlog-alpha:G/64840000009/recall 08:14:00 recall 郝主任() "\"郝主任\" 撤回了一条消息" of chatlog-alpha:G/64840000009`,
		`chatlog-alpha:G/64960000010 08:16:00 voice 郝主任(wxid_hao) ""`,
		`chatlog-alpha:G/64960000011 08:16:00 other 郝主任(wxid_hao) "[名片]"`,
		`chatlog-alpha:G/64960000012 08:16:00 sticker 郝主任(wxid_hao) ""`,
		`no-sender: 没有人`,
		`no-time: 没有时间`,
		`bad-time: 时间不对`,
		`bad-value: {"timestamp":"七"}`,
	}
	var got []string
	for _, raw := range fixture(t, "lines.json") {
		got = append(got, brief(readLine(raw, group, known)))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestWhois(t *testing.T) {
	known := newRoster()
	direct := ingest.Group{ID: "wxid_zhou", Name: "周站长", Direct: true}
	for sender, want := range map[string][2]string{
		"周站长": {"wxid_zhou", "周站长"}, "wxid_zhou": {"wxid_zhou", ""}, "wxid_me": {"wxid_me", ""}, "林敏": {"", "林敏"},
	} {
		if id, name := known.whois(direct, sender); [2]string{id, name} != want {
			t.Errorf("whois(%s) = %s, %s, want %v", sender, id, name, want)
		}
	}
}
