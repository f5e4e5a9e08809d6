package text_test

import (
	"testing"

	"shoudao/tui/text"
)

func TestNotifyWords(t *testing.T) {
	zh, en := text.For(text.Chinese).Notify, text.For(text.English).Notify
	for _, c := range []struct{ got, want string }{
		{zh.Emergency(1, "上堤"), "紧急情况: 上堤"},
		{zh.Emergency(2, ""), "有 2 件紧急情况"},
		{zh.Urgent(1, ""), "有 1 件加急"},
		{zh.Urgent(3, "回电话"), "3 件加急: 回电话 等"},
		{zh.Earlier(1, "明天", "报表"), "改早到明天: 报表"},
		{zh.Earlier(2, "今天 12:00", ""), "有 2 件改早了，最早今天 12:00"},
		{zh.Soon(1, "今天", "报表"), "今天到期: 报表"},
		{zh.Soon(1, "今天 12:00", ""), "有 1 件今天 12:00 到期"},
		{zh.Soon(3, "今天 12:00", "报表"), "3 件快到期，最早今天 12:00: 报表 等"},
		{zh.Night(3), "夜里来了 3 件"},
		{zh.NightDue(3, 1, "今天 12:00", ""), "夜里来了 3 件，1 件今天 12:00 到期"},
		{zh.NightDue(3, 2, "今天 12:00", "报表"), "夜里来了 3 件，2 件今天到期，最早今天 12:00: 报表"},
		{zh.Silent(1, "低保群", "3/11 18:00"), "低保群 只到 3/11 18:00"},
		{zh.Silent(1, "", "3/11 18:00"), "有 1 个群只到 3/11 18:00"},
		{zh.Silent(2, "低保群", "3/11 18:00"), "2 个群没有跟上，低保群 只到 3/11 18:00"},
		{zh.Silent(2, "", "3/11 18:00"), "有 2 个群没有跟上，最早的只到 3/11 18:00"},
		{en.Emergency(1, "dyke"), "emergency: dyke"},
		{en.Emergency(2, ""), "2 emergencies"},
		{en.Urgent(1, ""), "1 urgent"},
		{en.Earlier(1, "tomorrow", "table"), "moved forward to tomorrow: table"},
		{en.Earlier(2, "today 12:00", "table"), "2 moved forward, the first to today 12:00: table and more"},
		{en.Soon(1, "today 12:00", ""), "1 due today 12:00"},
		{en.Soon(3, "today 12:00", "table"), "3 due soon, the first today 12:00: table and more"},
		{en.NightDue(3, 1, "today 12:00", ""), "3 came in the night, 1 due today 12:00"},
		{en.NightDue(3, 2, "today 12:00", "table"), "3 came in the night, 2 due today, the first today 12:00: table"},
		{en.Silent(1, "Canteen", "11 Mar 18:00"), "Canteen reaches only to 11 Mar 18:00"},
		{en.Silent(2, "", "11 Mar 18:00"), "2 groups do not keep up, the last reaches only to 11 Mar 18:00"},
	} {
		if c.got != c.want {
			t.Errorf("said %q, want %q", c.got, c.want)
		}
	}
}
