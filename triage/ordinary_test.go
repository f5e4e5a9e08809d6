package triage

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"shoudao/ingest"
	"shoudao/triage/when"
)

// The words of which most orders in an office are made: whom, what, by when, and what is to be done with it. Each by
// itself is read; what has to hold is that nothing goes unseen by how they happen to stand together.
var (
	callsHer   = []string{"小林 ", "小林，", "@林敏 ", "林敏，", "党政办：", "党政办，", "请党政办", "各办公室", "各科室：", "@所有人 ", "小林啊，", "小林你", "麻烦小林", "让小林"}
	callsElse  = []string{"老邓 ", "老邓，", "@黄静 ", "@罗强 ", "财政所：", "财政所，", "请财政所", "柳树村：", "青石村 ", "老邓你", "麻烦黄静", "让罗强", "黄主任，", "王书记 ", "老邓啊，"}
	things     = []string{"三月的报表", "名单", "花名册", "考勤表", "会议纪要", "照片", "自查报告", "台账", "方案", "总结", "数据", "讲话稿", "采购合同", "车辆信息", "发票", "值班表", "通讯录", "上周的材料", "接待的费用", "走访记录", "你们的计划", "那个表", "附件2", "明细", "群众意见", "表彰名单"}
	times      = []string{"明天", "明早", "今天下班前", "周五前", "下周一", "月底前", "三点前", "明天上午", "4月8日前", "今晚", "本周内", "抓紧", "", "尽快", "马上", "后天", "周四下午", "晚上", "中午之前", "这两天", "4月10号", "十点半前", "明天一早", "今天", "现在", "节前"}
	deedsAsked = []string{"发我", "给我", "报我", "交给我", "发群里", "发我邮箱", "送我办公室", "传我", "弄好", "整理好", "报上来", "交上来", "打印出来", "核一下", "改一下", "补齐", "准备好", "拿过来", "汇总一下", "更新一下", "再核实一遍", "贴出来", "挂上去", "归档", "打一份", "理一理", "整出来", "赶出来", "备好", "送过来", "提供一下", "签个字", "上传系统", "录入系统", "上报", "报财政所", "发给王主任", "送书记审", "做完", "写完", "统计好", "收齐", "弄出来", "搞好", "落实", "填好", "完善一下", "交老邓", "定下来", "排出来", "报一下", "拿给我", "带过来", "发到我微信", "再发一遍", "发县里"}
	ends       = []string{"", "", "", "哈", "啊", "吧", "，谢谢", "，辛苦", "。", "！", "，急", "，要用", "，别忘了", "，收到回复"}
	reportsOf  = []string{"我报了", "已报", "发你了", "我弄好了", "交了", "已经交上去了", "都弄完了", "发群里了", "我发了", "改好了", "刚发出去", "我昨天就报了", "签完字了", "已归档", "收齐了", "上传了", "打印好了", "送过去了", "给王主任了", "核过了", "没问题", "我看过了", "补齐了", "填好了", "我来弄", "我来", "我等下发", "我马上弄", "我这就改", "我明天报", "我明天给你", "晚点发你", "我看看", "我问问", "我去拿", "还在弄", "正在改", "快好了", "下午给您", "我整理好发您"}
)

// composed puts an order together in one of the ways in which its parts may stand.
func composed(r *rand.Rand, calls []string) string {
	pick := func(all []string) string { return all[r.IntN(len(all))] }
	c, o, t, v := pick(calls), pick(things), pick(times), pick(deedsAsked)
	behind := ""
	if t != "" {
		behind = "，" + t
	}
	orders := []string{c + o + t + v, c + t + o + v, c + t + "把" + o + v, c + "把" + o + t + v, c + o + "，" + t + v, c + o + " " + t + v, c + t + "，把" + o + v, c + o + v + behind}
	return pick(orders) + pick(ends)
}

// reported is what a colleague says that he has done, will do or is doing, to her or to nobody.
func reported(r *rand.Rand) string {
	pick := func(all []string) string { return all[r.IntN(len(all))] }
	return pick([]string{"", "", "", "@林敏 ", "小林 ", "小林，", "王主任，", "林敏，"}) + pick(things) + pick([]string{"", " ", "，"}) + pick(reportsOf)
}

// queuedAlone reports whether a message by itself, from her leader or a colleague, is in the queue.
func queuedAlone(j *Judge, n int, text string) bool {
	sender := []string{"王主任", "老邓", "黄静"}[n%3]
	m := ingest.Message{
		ID: ingest.ID{Source: "t", Native: fmt.Sprint(n)}, Group: ingest.Group{Name: "工作群"}, Sender: sender, SenderID: "id" + sender,
		SentAt: time.Date(2024, 4, 2, 9, 0, 0, 0, j.profile.Office.Location), Text: text,
	}
	for _, it := range (reading{j.profile, j, []ingest.Message{m}}).all().Items {
		if it.Band == Todo && it.State == Open {
			return true
		}
	}
	return false
}

// TestOrdinaryOrders holds that of orders put together by chance from ordinary words hardly one is left out of the
// queue, and that the same words said to others, and reports of them, stay out of it. The shares are those reached:
// whoever betters them raises the bar.
func TestOrdinaryOrders(t *testing.T) {
	p := Profile{
		Names: []string{"林敏", "小林"}, IDs: []string{"me"}, Title: "党政办干事", Units: []string{"党政办"}, Roles: []string{"干事", "文书"},
		Duties: []string{"公章", "会议", "值班"}, Areas: []string{"柳湾村"}, Superiors: []string{"王主任"}, Office: when.DefaultOffice(time.FixedZone("", 8*3600)),
	}
	j := NewJudge(p)
	const tries = 1500
	for _, c := range []struct {
		what   string
		make   func(*rand.Rand) string
		queued bool
		wrong  float64
	}{
		{"said to her", func(r *rand.Rand) string { return composed(r, callsHer) }, true, 0.020},
		{"said to others", func(r *rand.Rand) string { return composed(r, callsElse) }, false, 0.002},
		{"reported", reported, false, 0.014},
	} {
		r := rand.New(rand.NewPCG(20240402, 1))
		wrong, first := 0, ""
		for n := range tries {
			if text := c.make(r); queuedAlone(j, n, text) != c.queued {
				if wrong++; first == "" {
					first = text
				}
			}
		}
		share := float64(wrong) / tries
		t.Logf("%s: %.4f wrong, such as %q", c.what, share, first)
		if share > c.wrong {
			t.Errorf("%s: %d of %d are judged wrong, such as %q", c.what, wrong, tries, first)
		}
	}
}
