package onebot

import (
	"bytes"
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"shoudao/ingest"
)

var east = time.FixedZone("", 8*3600)

// events are those of the fixture, as they were recorded.
func events(t testing.TB) [][]byte {
	t.Helper()
	b, err := os.ReadFile("testdata/events.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	return bytes.Split(bytes.TrimSpace(b), []byte("\n"))
}

// brief is an entry on a line: id, clock, kind, who, what.
func brief(e entry, told bool) string {
	if !told {
		return "nothing"
	}
	if e.fault != "" {
		return fmt.Sprintf("%s: %s", e.fault, e.detail)
	}
	m := e.message
	s := fmt.Sprintf("%v %s %v %s(%s) %q", m.ID, m.SentAt.In(east).Format("15:04:05"), m.Kind, m.Sender, m.SenderID, m.Text)
	if len(m.Mentions) > 0 || m.MentionAll {
		s += fmt.Sprintf(" mentions %v %v", m.Mentions, m.MentionAll)
	}
	for _, a := range m.Attachments {
		s += fmt.Sprintf(" with %s of %d at %s", a.Name, a.Size, a.Place)
	}
	if !m.Of.IsZero() {
		s += fmt.Sprintf(" of %v", m.Of)
	}
	if !m.ReplyTo.IsZero() {
		s += fmt.Sprintf(" to %v", m.ReplyTo)
	}
	return s
}

func TestReadsEvents(t *testing.T) {
	d := decoder{source: "onebot", groups: map[string]string{"700": "名单里的名"}}
	want := []string{
		`onebot:10001/g700/77 08:05:00 text 郝主任(800) "@所有人 各村报水位" mentions [] true`,
		`onebot:10001/g700/-78 08:06:00 text 石坎村(801) "@10001 1 & 2 [已报]" mentions [10001] false to onebot:10001/g700/77`,
		`onebot:10001/g700/79 08:07:00 text 党建办-林敏(10001) "收到"`,
		`onebot:10001/g700/80 08:08:00 text 大力(anonymous:5) "匿名的话"`,
		`onebot:10001/g700/81 08:08:01 image 石坎村(801) "" with  of 2048 at https://example.org/a1`,
		`onebot:10001/g700/82 08:08:02 text 石坎村(801) "水位照片" with  of 0 at https://example.org/a2`,
		`onebot:10001/g700/83 08:08:03 file 郝主任(800) "" with 水位统计表.xlsx of 4096 at /f1`,
		`onebot:10001/g700/84 08:08:04 voice 郝主任(800) "" with  of 0 at v.amr`,
		`onebot:10001/g700/85 08:08:05 video 郝主任(800) "" with  of 0 at https://example.org/v`,
		`onebot:10001/g700/86 08:08:06 sticker 郝主任(800) ""`,
		`onebot:10001/g700/87 08:08:07 link 郝主任(800) "[分享]汛情通报\n汛情通报\n第3期\nhttps://example.org/b"`,
		`onebot:10001/g700/88 08:08:08 other 郝主任(800) "[群公告]防汛\n防汛\n各村今晚值班"`,
		`onebot:10001/g700/89 08:08:09 other 郝主任(800) "[聊天记录]\n周站长: 水库今晚泄洪\n县防办: 各乡镇注意\n值班员: [聊天记录]\n里层: 里面的话"`,
		`onebot:10001/g700/90 08:08:10 other 郝主任(800) "[hologram]"`,
		`onebot:10001/g700/91 08:08:11 system () "管理员已禁止群内匿名聊天"`,
		`onebot:10001/u802/92 08:08:12 text 周站长(802) "材料发你了"`,
		`onebot:10001/u802/93 08:08:13 text 林敏(10001) "好"`,
		`onebot:10001/g700/94 08:08:14 link 石坎村(801) "防汛\n指南\nhttps://example.org/?a=1,2&b"`,
		`onebot:10001/g700/95 08:08:15 text 石坎村(801) "[CQ:没完 [强] 好"`,
		`onebot:10001/g700/96 08:08:16 other 石坎村(801) "[位置]\n水库"`,
		`onebot:10001/g700/82/recall 08:09:00 recall (800) "" of onebot:10001/g700/82`,
		`onebot:10001/u802/92/recall 08:09:01 recall (802) "" of onebot:10001/u802/92`,
		`onebot-upload:10001/g700/upload//f1 08:09:02 file (800) "" with 水位统计表.xlsx of 4096 at `,
		"nothing", "nothing", "nothing",
		`no-group: 没有群`,
		`no-time: 没有时间`,
		`bad-time: 时间不对`,
		`bad-value: 没有号`,
		`no-sender: 没有人`,
		`bad-value: 七`,
		`bad-value: {"time":1782864300,"self_id":[],"post_type":"message"}`,
		`bad-syntax: {"time":17828`,
	}
	var got []string
	for _, raw := range events(t) {
		got = append(got, brief(d.decode(raw)))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestGroupsOfEvents(t *testing.T) {
	d := decoder{source: "onebot", groups: map[string]string{"700": "名单里的名"}}
	var got []ingest.Group
	for _, i := range []int{0, 1, 15, 16} {
		e, _ := d.decode(events(t)[i])
		got = append(got, e.message.Group)
	}
	want := []ingest.Group{
		{ID: "700", Name: "柳湾防汛群"},
		{ID: "700", Name: "名单里的名"},
		{ID: "802", Name: "周站长", Direct: true},
		{ID: "802", Direct: true},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestNamespaces(t *testing.T) {
	for app, want := range map[string]string{
		"NapCat.Onebot": "onebot-napcat", "Lagrange.OneBot": "onebot-lagrange", "go-cqhttp": "onebot-go-cqhttp", "LLOneBot": "onebot-llonebot",
		"": "onebot", "收到": "onebot", "a:b": "onebot-ab",
	} {
		if got := namespace(app); got != want {
			t.Errorf("namespace(%q) = %q, want %q", app, got, want)
		}
	}
}
