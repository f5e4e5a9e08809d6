package chatlog

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"shoudao/ingest"
)

var east = time.FixedZone("", 8*3600)

// fixture is a file of rows.
func fixture(t testing.TB, name string) []json.RawMessage {
	t.Helper()
	b, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var rows []json.RawMessage
	if err := json.Unmarshal(b, &rows); err != nil {
		t.Fatal(err)
	}
	return rows
}

// brief is an entry on a line: id, clock, kind, who, what.
func brief(e entry) string {
	if e.skip.Fault != "" {
		return fmt.Sprintf("%s: %s", e.skip.Fault, e.skip.Detail)
	}
	m := e.message
	s := fmt.Sprintf("%v %s %v %s(%s) %q", m.ID, m.SentAt.In(east).Format("15:04:05"), m.Kind, m.Sender, m.SenderID, m.Text)
	if len(m.Mentions) > 0 || m.MentionAll {
		s += fmt.Sprintf(" mentions %v %v", m.Mentions, m.MentionAll)
	}
	for _, a := range m.Attachments {
		s += fmt.Sprintf(" with %s at %s", a.Name, a.Place)
	}
	if !m.Of.IsZero() {
		s += fmt.Sprintf(" of %v", m.Of)
	}
	if !m.ReplyTo.IsZero() {
		s += fmt.Sprintf(" to %v", m.ReplyTo)
	}
	return strings.ReplaceAll(s, "7001@chatroom/17828", "G/")
}

func TestReadsRows(t *testing.T) {
	known := newRoster()
	known.joins("7001@chatroom", "wxid_me", "林敏")
	want := []string{
		`chatlog:G/64300001 08:05:00 text 郝主任(wxid_hao) "各村今晚7点前把水位报上来 @所有人" mentions [] true`,
		`chatlog:G/64360001 08:06:00 text 林敏(wxid_me) "收到"`,
		`chatlog:G/64360002 08:06:00 text 石坎村(wxid_shi) "@林敏\u2005@周站长\u2005报了" mentions [林敏 周站长] false`,
		`chatlog:G/64420001 08:07:00 image 石坎村(wxid_shi) "" with  at msg/attach/aa/2026-07/Img/00c0ffee`,
		`chatlog:G/64420002 08:07:00 video 石坎村(wxid_shi) "" with  at 00f11111`,
		`chatlog:G/64480001 08:08:00 file 郝主任(wxid_hao) "" with 水位统计表.xlsx at 00abcdef`,
		`chatlog:G/64540001 08:09:00 link 郝主任(wxid_hao) "汛情通报\n第3期\nhttps://example.org/a?b=1"`,
		`chatlog:G/64600001 08:10:00 text 石坎村(wxid_shi) "这个表填哪列"`,
		`chatlog:G/64660001 08:11:00 other 郝主任(wxid_hao) "群聊的聊天记录\n周站长: 水库今晚泄洪\n县防办: 县里的聊天记录\n值班员: 各乡镇注意"`,
		`chatlog:G/64720001 08:12:00 other 郝主任(wxid_hao) "[群公告]"`,
		`chatlog:G/64780001 08:13:00 system () "\"石坎村\" 拍了拍 \"郝主任\""`,
		`chatlog:G/64840001/recall 08:14:00 recall 石坎村() "\"石坎村\" 撤回了一条消息" of chatlog:G/64840001`,
		`chatlog:G/64840002/recall 08:14:00 recall () "" of chatlog:G/64840002`,
		`chatlog:G/64840003/recall 08:14:00 recall 我() "你撤回了一条消息" of chatlog:G/64840003`,
		`chatlog:G/64900001 08:15:00 system () "\"郝主任\"邀请\"小黎\"加入了群聊"`,
		`chatlog:G/64960001 08:16:00 voice 石坎村(wxid_shi) ""`,
		`chatlog:G/64960002 08:16:00 sticker 石坎村(wxid_shi) ""`,
		`chatlog:G/64960003 08:16:00 other 石坎村(wxid_shi) "[名片]"`,
		`chatlog:G/64960004 08:16:00 other 石坎村(wxid_shi) "[位置]\n柳湾水库"`,
		`chatlog:G/64960005 08:16:00 other 石坎村(wxid_shi) "[语音通话]"`,
		`chatlog:G/64960006 08:16:00 other 石坎村(wxid_shi) "[红包]"`,
		`chatlog:G/64960007 08:16:00 other 石坎村(wxid_shi) "[转账|发送 ￥20.00](饭钱)"`,
		`chatlog:G/64960008 08:16:00 link 石坎村(wxid_shi) "防汛小程序"`,
		`chatlog:G/64960009 08:16:00 other 石坎村(wxid_shi) "新玩意"`,
		`chatlog:G/64960010 08:16:00 other 石坎村(wxid_shi) "看不懂的"`,
		`chatlog:wxid_zhou/1782865020001 08:17:00 text 周站长(wxid_zhou) "材料发你了"`,
		`chatlog: 08:18:00 text 周站长(wxid_zhou) "没有序号"`,
		`chatlog-alpha:G/65140000007 08:19:00 text 郝主任(wxid_hao) "@林敏\u2005看一下" mentions [wxid_me] true`,
		`bad-time: 2026-07-01 08:19:00`,
		`bad-time: 1970-01-01T08:00:00+08:00`,
		`no-time: 没有时间`,
		`no-group: 没有群`,
		`no-sender: 没有人`,
		`chatlog:7001@chatroom/6 08:19:30 text 我() "是我"`,
		`bad-value: {"seq":"七","time":"2026-07-01T08:19:00+08:00","talker":"7001@chatroom","sender"`,
		`bad-value: "不是一行"`,
	}
	var got []string
	for _, raw := range fixture(t, "rows.json") {
		got = append(got, brief(readRow(raw, known)))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestGroups(t *testing.T) {
	known := newRoster()
	known.shown["7001@chatroom"], known.shown["wxid_zhou"] = "备注的名", "周站长"
	for _, tt := range []struct {
		promise string
		row     row
		want    ingest.Group
	}{
		{"a group by the name beside the row", row{Talker: "7001@chatroom", TalkerName: "柳湾防汛群", IsChatRoom: true}, ingest.Group{ID: "7001@chatroom", Name: "柳湾防汛群"}},
		{"else by that of the list", row{Talker: "7001@chatroom"}, ingest.Group{ID: "7001@chatroom", Name: "备注的名"}},
		{"a person", row{Talker: "wxid_zhou"}, ingest.Group{ID: "wxid_zhou", Name: "周站长", Direct: true}},
	} {
		tt.row.Time, tt.row.Sender, tt.row.Type = "2026-07-01T08:05:00+08:00", "wxid_hao", typeText
		m, fault, _ := tt.row.message(known)
		if m.Group != tt.want || fault != "" {
			t.Errorf("%s: %+v, %s", tt.promise, m.Group, fault)
		}
	}
}
