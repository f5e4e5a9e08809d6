package wechat

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// TestNothingSaidIsLost holds for what people write into each other's messages, by
// accident or not: what was said stays somebody's words, or is told as unreadable.
func TestNothingSaidIsLost(t *testing.T) {
	tests := []struct {
		promise, text string
		want          []string
	}{
		{
			"a notice with a time and a theme is no mail's header",
			"郝主任  08:05\n\n请通知召开主题党日\n\n时间：7月2日上午9:00\n主题：重温入党誓词\n附件：名单.docx\n请石坎村今天下班前报名单\n",
			[]string{"郝主任: 请通知召开主题党日\n\n时间：7月2日上午9:00\n主题：重温入党誓词\n附件：名单.docx\n请石坎村今天下班前报名单"},
		},
		{
			"what is ruled off with two dashes stays, if it says something",
			"郝主任  08:05\n\n报数\n\n--\n请石坎村今天下班前把名单报上来，不要拖\n",
			[]string{"郝主任: 报数\n\n--\n请石坎村今天下班前把名单报上来，不要拖"},
		},
		{
			"a time of day in a text does not swallow those who speak after it",
			"郝主任  08:05\n\n会议时间定了\n\n截止时间  23:59\n\n请抓紧\n\n石坎村  08:06\n\n一\n\n新来的  08:07\n\n二\n\n赵村  08:08\n\n三\n",
			[]string{"郝主任: 会议时间定了\n\n截止时间  23:59\n\n请抓紧", "石坎村: 一", "新来的: 二", "赵村: 三"},
		},
		{
			"a roster in a text forges no message",
			"郝主任  15:05\n\n值班\n\n郝主任  06:00\n石坎村  23:59\n\n石坎村  15:06\n\n好\n\n赵村  15:07\n\n好\n",
			[]string{"郝主任: 值班\n\n郝主任  06:00\n石坎村  23:59", "石坎村: 好", "赵村: 好"},
		},
		{
			"where the line of a new day is missing, nobody knows the day",
			"郝主任  22:05\n\n报数\n\n石坎村  08:06\n\n收到\n\n赵村  08:09\n\n收到\n\n郝主任  09:09\n\n好\n",
			[]string{"郝主任: 报数", "bad-time at 9", "bad-time at 13", "bad-time at 17"},
		},
		{
			"a date that somebody rules off is text",
			"郝主任  08:05\n\n====2026年6月20日====\n雨量10mm\n\n石坎村  08:06\n\n收到\n",
			[]string{"郝主任: ====2026年6月20日====\n雨量10mm", "石坎村: 收到"},
		},
		{
			"dashes made like those of the first date are a date, though damaged",
			"郝主任  08:05\n\n一\n\n—————  2026-0x-02  —————\n\n石坎村  08:06\n\n二\n",
			[]string{"郝主任: 一", "bad-time at 11"},
		},
		{
			"a line that speaks of a transcript begins none",
			"郝主任  08:05\n\n微信群里的聊天记录如下：\n今天的雨量统计\n\n石坎村  08:06\n\n收到\n",
			[]string{"郝主任: 微信群里的聊天记录如下：\n今天的雨量统计", "石坎村: 收到"},
		},
		{
			"words without a head are told",
			"郝主任  08::05\n\n请报名单\n\n石坎村  08:06\n\n收到\n",
			[]string{"石坎村: 收到", "bad-syntax at 5"},
		},
		{
			"words without any head are told",
			"郝主任  0805\n\n请报名单\n",
			[]string{"bad-syntax at 5"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.promise, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, heads(t, top+tt.text, given)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	t.Run("copies that cross midnight keep who speaks", func(t *testing.T) {
		text := "郝主任 2026/7/1 20:05:12\n报数\n\n石坎村 8:06:11\n收到\n\n赵村 8:06:12\n收到\n"
		want := []string{"石坎村: 收到", "赵村: 收到", "郝主任: 报数"}
		if diff := cmp.Diff(want, heads(t, text, given)); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		text = "石坎村 8:06:11\n一\n\n赵村 8:06:12\n二\n\n郝主任 2026-6-30 9:00:00\n三\n"
		want = []string{"郝主任: 三", "石坎村: 一", "赵村: 二"}
		if diff := cmp.Diff(want, heads(t, text, given)); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	})
}

// TestEveryLineIsSomewhere holds for any order of lines that have a meaning in a
// transcript: where nothing is told as unreadable, every line of text stands in a
// message as often as it was written.
func TestEveryLineIsSomewhere(t *testing.T) {
	said := []string{"报数一", "收到二", "[图片]", "时间：明早", "主题：开会", "\"郝主任\"撤回了一条消息"}
	line := rapid.SampledFrom(append([]string{
		"郝主任  08:05", "石坎村  08:06", "赵村  23:59", "郝主任  06:00", "时间  09:00", "会议  14:30", "", "", "",
		"—————  2026-07-02  —————", "====2026年6月20日====", "----",
	}, said...))
	rapid.Check(t, func(t *rapid.T) {
		lines := rapid.SliceOfN(line, 1, 30).Draw(t, "lines")
		var shown []string
		for p, err := range source(top+strings.Join(lines, "\n")+"\n", given).Pages(t.Context(), "") {
			if err != nil {
				t.Fatal(err)
			}
			if len(p.Skipped) > 0 {
				return
			}
			for _, m := range p.Messages {
				shown = append(shown, strings.Split(m.Text, "\n")...)
			}
		}
		for _, l := range said {
			if got, want := count(shown, l), count(lines, l); got != want {
				t.Fatalf("%q stands in messages %d times, was written %d times:\n%s", l, got, want, strings.Join(shown, "\n"))
			}
		}
	})
}

func count(lines []string, line string) (n int) {
	for _, l := range lines {
		if l == line {
			n++
		}
	}
	return n
}
