package tui

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"shoudao/ingest"
	"shoudao/triage"
	"shoudao/triage/when"
)

// The scene of the tests: an invented township, on the morning of Thursday 12
// March 2026.
var (
	town = time.FixedZone("CST", 8*60*60)
	eve  = time.Date(2026, 3, 12, 8, 12, 0, 0, town)
)

// at is a time of day of March 2026.
func at(day, hour, minute int) time.Time { return time.Date(2026, 3, day, hour, minute, 0, 0, town) }

// A teller makes messages and the items that triage would find in them.
type teller struct{ box *memory }

func (t teller) say(group, sender string, when time.Time, text string, files ...string) ingest.Message {
	m := ingest.Message{
		ID:    ingest.ID{Source: "town", Native: fmt.Sprintf("%05d", len(t.box.messages))},
		Group: ingest.Group{ID: group, Name: group}, Sender: sender, SenderID: sender, SentAt: when, Text: text,
	}
	for _, f := range files {
		m.Attachments = append(m.Attachments, ingest.Attachment{Name: f, Size: 48 << 10})
		m.Kind = ingest.File
	}
	t.box.messages = append(t.box.messages, Said{Message: m, Verdict: triage.Verdict{Message: m.ID, Band: triage.Filtered, Code: triage.NoAsk}})
	return m
}

// idle is a message that nobody has to read.
func (t teller) idle(group, sender string, when time.Time, text string) {
	m := t.say(group, sender, when, text)
	t.box.messages[len(t.box.messages)-1].Verdict = triage.Verdict{Message: m.ID, Band: triage.Filtered, Code: triage.Acknowledged}
}

// because is a reason that rests on words of a message; on all of it if there are
// none.
func because(m ingest.Message, c triage.Code, weight int, words string) triage.Reason {
	i := strings.Index(m.Text, words)
	if words == "" || i < 0 {
		return triage.Reason{Code: c, Weight: weight, Span: triage.Span{Message: m.ID, To: len(m.Text)}}
	}
	return triage.Reason{Code: c, Weight: weight, Span: triage.Span{Message: m.ID, From: i, To: i + len(words)}}
}

func by(m ingest.Message, at time.Time, grain when.Grain, inferred bool, words string) triage.Due {
	d := triage.Due{At: at, Grain: grain, Inferred: inferred}
	if i := strings.Index(m.Text, words); i >= 0 {
		d.Words = triage.Span{Message: m.ID, From: i, To: i + len(words)}
	}
	return d
}

// ask makes an item of a message.
func (t teller) ask(m ingest.Message, title string, d triage.Due, why ...triage.Reason) {
	t.box.items = append(t.box.items, triage.Item{
		Anchor: triage.Anchor{Message: m.ID}, AskedAt: m.SentAt, Title: title, Group: m.Group, Sender: m.Sender,
		SenderID: m.SenderID, Links: []triage.Link{link(m, triage.Ask, d, why)},
		Band: triage.Todo, Priority: triage.Normal, Due: d,
	})
	t.belongs(m)
}

func link(m ingest.Message, act triage.Act, d triage.Due, why []triage.Reason) triage.Link {
	return triage.Link{Message: m.ID, SentAt: m.SentAt, Act: act, To: len(m.Text), Due: d, Reasons: why, By: m.ID, ByAt: m.SentAt}
}

func (t teller) belongs(m ingest.Message) {
	i := slices.IndexFunc(t.box.messages, func(s Said) bool { return s.Message.ID == m.ID })
	t.box.messages[i].Verdict = triage.Verdict{Message: m.ID, Band: triage.Todo}
}

// also links a message to the item that was made last.
func (t teller) also(m ingest.Message, act triage.Act, d triage.Due, why ...triage.Reason) {
	it := &t.box.items[len(t.box.items)-1]
	it.Links = append(slices.Clip(it.Links), link(m, act, d, why))
	if !d.At.IsZero() {
		it.Due = d
	}
	t.belongs(m)
}

// newTown is the inbox of the scene.
func newTown() *memory {
	t := teller{&memory{}}
	t.urgent()
	t.later()
	t.small()
	t.apart()
	slices.SortStableFunc(t.box.messages, func(a, b Said) int { return a.Message.SentAt.Compare(b.Message.SentAt) })
	for _, s := range t.box.messages {
		g := s.Message.Group
		if !slices.ContainsFunc(t.box.reach, func(r Reach) bool { return r.Group == g }) {
			t.box.reach = append(t.box.reach, Reach{Group: g, Until: at(12, 8, 5)})
		}
	}
	return t.box
}

// urgent are the items of today.
func (t teller) urgent() {
	m := t.say("岚溪镇工作群", "周书记", at(11, 16, 42), "@林晓梅 把各村党员、预备党员的人数梳理一下，连同去年转正的，明天交给我。数字要和台账对得上，对不上的注明原因。")
	t.ask(
		m, "把各村党员、预备党员的人数梳理一下，明天交给我", by(m, at(12, 18, 0), when.Part, true, "明天"),
		because(m, triage.Mentioned, 40, "@林晓梅"), because(m, triage.DueSaid, 25, "明天交"),
		because(m, triage.Requested, 15, "梳理一下"), because(m, triage.FromSuperior, 10, ""), because(m, triage.AskedOfYou, 6, ""),
	)
	m = t.say("防汛值守群", "杨干事", at(11, 9, 2), "各村党建联络员：返乡人员台账明天下班前报我。")
	t.ask(
		m, "返乡人员台账报我", by(m, at(12, 18, 0), when.Part, false, "明天下班前"),
		because(m, triage.ByRole, 30, "各村党建联络员"), because(m, triage.DueSaid, 25, "明天下班前"), because(m, triage.Requested, 15, "报我"),
	)
	t.also(t.say("石桥村干部群", "杨干事", at(11, 9, 5), "各村党建联络员：返乡人员台账明天下班前报我。"), triage.Copy, triage.Due{})
	m = t.say("岚溪镇工作群", "杨干事", at(11, 9, 6), "各村党建联络员：返乡人员台账明天下班前报我。没有返乡的也要报零。")
	t.also(m, triage.Copy, triage.Due{})
	t.say("防汛值守群", "李文书", at(11, 20, 11), "昨天那个表再发一下")
	t.idle("防汛值守群", "王联络", at(11, 20, 13), "收到")
	m = t.say("防汛值守群", "杨干事", at(11, 20, 15), "县里要求提前，返乡台账改到明早12点前，格式用昨天那个表。", "返乡台账.xlsx")
	t.also(m, triage.Move, by(m, at(12, 12, 0), when.Minute, false, "明早12点前"), because(m, triage.Chased, 12, "县里要求提前"))
	t.idle("防汛值守群", "赵联络", at(11, 20, 16), "收到")
	t.idle("防汛值守群", "钱联络", at(11, 20, 17), "好的")
	t.say("防汛值守群", "孙联络", at(11, 20, 17), "零报告也要盖章吗？")
	t.say("防汛值守群", "杨干事", at(11, 20, 19), "不用盖章")
	m = t.say("机关支部群", "张主任", at(11, 18, 20), "明天的党建例会由10点改到下午两点半，三楼会议室，请党建办通知到人")
	t.ask(
		m, "党建例会由10点改到下午两点半，三楼会议室", by(m, at(12, 14, 30), when.Minute, false, "下午两点半"),
		because(m, triage.ByUnit, 30, "党建办"), because(m, triage.MeetingCalled, 20, "例会"), because(m, triage.DueSaid, 25, "明天"),
	)
	m = t.say("岚溪镇工作群", "周书记", at(11, 17, 30), "@所有人 请下载附件认真学习，学完在群里回复收到", "学习材料（3月）.pdf")
	t.ask(
		m, "请下载附件认真学习，学完在群里回复收到", by(m, at(12, 17, 30), when.Minute, false, ""),
		because(m, triage.ToEveryone, 20, "@所有人"), because(m, triage.ReceiptWanted, 25, "回复收到"), because(m, triage.FileToHandle, 15, "下载附件"),
	)
	m = t.say("组织员联络群", "组织部老吴", at(10, 9, 0), "发展党员材料里缺政审表的，周三之前补齐")
	t.ask(
		m, "发展党员材料里缺政审表的，周三之前补齐", by(m, at(11, 23, 59), when.Day, false, "周三之前"),
		because(m, triage.ByRole, 30, "发展党员材料"), because(m, triage.DueSaid, 25, "周三之前"), because(m, triage.Requested, 15, "补齐"),
	)
	m = t.say("组织员联络群", "组织部老吴", at(11, 15, 10), "还差岚溪的政审表，抓紧")
	t.also(m, triage.Chase, triage.Due{}, because(m, triage.Chased, 10, "抓紧"))
	m = t.say("组织员联络群", "组织部老吴", at(11, 19, 40), "岚溪？")
	t.also(m, triage.Chase, triage.Due{})
}

// later are the items of the days to come.
func (t teller) later() {
	m := t.say("驻村帮扶群", "陈镇长", at(11, 21, 3), "@林晓梅 驻村工作队名单核对好，明天上午十点前发我")
	t.ask(
		m, "驻村工作队名单核对好发我", by(m, at(13, 10, 0), when.Minute, false, "明天上午十点前"),
		because(m, triage.Mentioned, 40, "@林晓梅"), because(m, triage.DueSaid, 25, "明天上午十点前"), because(m, triage.FromSuperior, 9, ""),
	)
	m = t.say("纪检工作群", "纪委小郭", at(11, 10, 30), "各支部廉洁承诺书电子版13日17点前打包发我邮箱")
	t.ask(
		m, "各支部廉洁承诺书电子版打包发邮箱", by(m, at(13, 17, 0), when.Minute, false, "13日17点前"),
		because(m, triage.ByRole, 30, "各支部"), because(m, triage.DueSaid, 25, "13日17点前"), because(m, triage.Requested, 15, "发我"),
	)
	m = t.say("工会群", "工会何姐", at(11, 18, 22), "三八活动的照片每村交两张，周日前")
	t.ask(
		m, "三八活动的照片每村交两张", by(m, at(15, 23, 59), when.Day, false, "周日前"),
		because(m, triage.ByArea, 20, "每村"), because(m, triage.DueSaid, 25, "周日前"), because(m, triage.Requested, 15, "交两张"),
	)
	m = t.say("民政低保群", "民政办", at(11, 11, 15), "低保年审，名单里是党员的单独列一张表，20号前给我 ꆈꌠ")
	t.ask(
		m, "低保年审，名单里是党员的单独列一张表", by(m, at(20, 23, 59), when.Day, false, "20号前"),
		because(m, triage.ByDuty, 30, "是党员的"), because(m, triage.DueSaid, 25, "20号前"), because(m, triage.Requested, 10, "单独列"),
	)
	m = t.say("石桥村干部群", "郑支书", at(11, 20, 50), "晓梅，我们村那两个预备党员转正，材料还缺什么？")
	t.ask(m, "我们村那两个预备党员转正，材料还缺什么？", triage.Due{}, because(m, triage.Named, 35, "晓梅"), because(m, triage.Asked, 25, "还缺什么"))
	m = t.say("岚溪镇工作群", "周书记", at(11, 22, 8), "党建办考虑一下主题党日的方案")
	t.ask(m, "党建办考虑一下主题党日的方案", triage.Due{}, because(m, triage.ByUnit, 30, "党建办"), because(m, triage.Requested, 30, "考虑一下"))
	m = t.say("统战工作群", "统战小孙", time.Date(2026, 1, 20, 9, 0, 0, 0, town), "走访登记表有空补一下")
	t.ask(m, "走访登记表有空补一下", triage.Due{}, because(m, triage.ToGroup, 60, "补一下"))
}

// apart is what is worth a glance, and what the user said herself.
func (t teller) apart() {
	m := t.say("防汛值守群", "杨干事", at(11, 21, 30), "[图片] 按图上要求弄", "通知.jpg")
	t.ask(m, "[图片] 按图上要求弄", triage.Due{}, because(m, triage.ToGroup, 12, ""), because(m, triage.FileToHandle, 15, "按图上要求弄"))
	t.glance()
	m = t.say("工会群", "工会何姐", at(11, 17, 10), "周五下午两点气排球，想来的来")
	t.ask(m, "周五下午两点气排球，想来的来", by(m, at(13, 14, 0), when.Minute, false, "周五下午两点"), because(m, triage.ToGroup, 20, "想来的来"))
	t.glance()
	for i, said := range []string{"名单我下午核", "老吴，材料已经寄出"} {
		m := t.say("组织员联络群", "林晓梅", at(11, 16, 10+i), said)
		t.box.messages[len(t.box.messages)-1].Verdict = triage.Verdict{Message: m.ID, Band: triage.Own}
	}
}

// glance moves the item that was made last out of the queue.
func (t teller) glance() {
	it := &t.box.items[len(t.box.items)-1]
	it.Band = triage.Look
	i := slices.IndexFunc(t.box.messages, func(s Said) bool { return s.Message.ID == it.Anchor.Message })
	t.box.messages[i].Verdict.Band = triage.Look
}

// small is the talk around them.
func (t teller) small() {
	for i, who := range []string{"王联络", "赵联络", "钱联络", "孙联络", "李文书", "吴主任", "郑支书"} {
		t.idle("岚溪镇工作群", who, at(11, 16, 43+i), "收到")
	}
	t.say("岚溪镇工作群", "何姐", at(11, 16, 40), "早安，心态好一切都好 🌸")
	t.say("岚溪镇工作群", "吴主任", at(11, 16, 41), "[图片]")
	t.say("岚溪镇工作群", "供电所", at(11, 16, 55), "明天上午九点到十一点停电检修，请互相转告")
	t.say("岚溪镇工作群", "李文书", at(11, 17, 2), "预备党员谈话记录我上周交过了")
	t.say("石桥村干部群", "郑支书", at(9, 22, 51), "各村预备党员谈话记录放在二楼柜子里")
}

// phrases are the times that the tests' users type. It stands in for the rules,
// which are not the screen's business.
func phrases(wake bool) When {
	return func(text string, now time.Time) (time.Time, bool) {
		midnight := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, now.Location())
		day := func(n, hour, minute int) time.Time {
			return midnight.AddDate(0, 0, n).Add(time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute)
		}
		end, minute := 23, 59
		if wake {
			end, minute = 9, 0
		}
		known := map[string]time.Time{
			"1小时后": now.Add(time.Hour), "in 1 hour": now.Add(time.Hour), "今天下午": day(0, 14, 0), "this afternoon": day(0, 14, 0),
			"今晚": day(0, 19, 0), "tonight": day(0, 19, 0), "明早": day(1, 9, 0), "tomorrow morning": day(1, 9, 0),
			"tomorrow 9am": day(1, 9, 0), "下周一": day(4, end, minute), "next Monday": day(4, end, minute),
			"周五": day(1, end, minute), "Friday": day(1, end, minute), "3.15": day(3, end, minute), "+2d": now.AddDate(0, 0, 2),
			"今天下班前": day(0, 18, 0), "today, close of business": day(0, 18, 0), "明天下班前": day(1, 18, 0), "tomorrow, close of business": day(1, 18, 0), "昨天": day(-1, end, minute),
		}
		at, ok := known[text]
		return at, ok
	}
}
