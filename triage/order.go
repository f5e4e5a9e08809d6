package triage

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// No table holds every verb. What is said to somebody by name is an order by its shape as
// well: by what stands around the verb, whatever the verb (匀我们两件, 对一对, 添进去).

// deedStems are characters that begin a deed where they stand behind a name.
const deedStems = `弄搞写做查看改补填签交报发送拿带算跑打印贴挂录传收缴领办定约换修挪移搬拍调订问回答接顶盯守扫清拆装读念讲备核对数量测检理整排催放取买借退撤拟审复推登存导拉配找叫喊捎封添盖剪抄校匀擦洗抬扛捡搭架倒剔抽匹刷贴裁锁开关停断插拔充灌熬煮炖摘栽浇铲铺`

// shaped reports whether the words that follow a name have the shape of an order.
func shaped(rest string) bool {
	rest = strings.TrimRight(strings.Trim(rest, " ,:!。~"), "吧哈啊呀")
	n := utf8.RuneCountInString(rest)
	if n < 2 || n > 24 || tells(rest) {
		return false
	}
	first := runeAt(rest, 0)
	switch {
	case startsAny(rest, "得", "须", "务必", "记得", "先", "再", "顺便", "顺手", "抽空", "劳驾", "就") && utf8.RuneCountInString(rest) > 2 && strings.ContainsAny(rest, deedStems):
		return true
	case strings.Contains(rest, `改"`), strings.Contains(rest, "改成"), strings.Contains(rest, "改为"):
		return true // 导语"截止"改"截至"
	case repeated(rest):
		return true
	case first == '加' && amounts(rest):
		return true // 加一段安全的
	case strings.ContainsRune(deedStems, first) && (amounts(rest) || inward(rest)):
		return true
	}
	return completes(rest) || handsOn(rest)
}

// handsOn reports whether words have a paper handed to somebody, the verb being one character: 会议纪要这两天|报|财政所.
func handsOn(rest string) bool {
	at := strings.LastIndexAny(rest, "报发交送传转寄给")
	if at < 0 {
		return false
	}
	_, n := utf8.DecodeRuneInString(rest[at:])
	to := utf8.RuneCountInString(rest[at+n:])
	return to >= 1 && to <= 7 && !strings.Contains(rest[at:], "的") && holdsAny(rest[:at], paperwork...)
}

// completes reports whether words end in a deed that is to be brought to its end, with its thing before it: 台账|赶出来,
// 合同|签个字.
func completes(rest string) bool {
	if body, ok := strings.CutSuffix(rest, "个字"); ok {
		return strings.HasSuffix(body, "签")
	}
	for _, w := range []string{"出来", "上来", "过来", "下来", "好", "完", "齐", "清楚", "到位"} {
		if body, ok := strings.CutSuffix(rest, w); ok {
			last, n := utf8.DecodeLastRuneInString(body)
			return (strings.ContainsRune(deedStems, last) || strings.ContainsRune("赶凑捋定", last)) && last != '做' && body[:len(body)-n] != ""
		}
	}
	return false
}

// paperwork is what offices work on.
var paperwork = strings.Fields(`表 单 册 台账 材料 资料 报告 数据 照片 方案 总结 明细 纪要 发票 合同 计划 附件 通讯录 证明 简历 稿 文件 档案 系统 意见 记录 信息 费用 账本 手续`)

// handles reports whether a clause has something done with a thing of office work: 把明细理一理, 考勤表交老邓. What is only
// exhorted is done with none, 注意保暖.
func (h *heard) handles(c *clause) bool {
	body := h.t.s[c.from:c.to]
	if c.index > 0 && !c.opens {
		body = h.t.s[h.clauses[c.index-1].from:c.to] // 考勤表，晚上发我
	}
	return (strings.Contains(body, "把") || holdsAny(body, paperwork...)) && !holdsAny(body, "注意", "提高", "加强", "了解", "知悉", "参考", "学习", "保存", "保管")
}

// bareNames lets a clause that only names a paper ask for nothing, where the sentence goes on to say what is with it:
// 小林，走访记录，改好了.
func (h *heard) bareNames() {
	for i := range h.clauses[:max(len(h.clauses)-1, 0)] {
		c, d := &h.clauses[i], &h.deeds[i]
		body := h.t.s[c.from:c.to]
		if d.request != 1 || d.due != nil || d.question || d.chase || h.clauses[i+1].sentence != c.sentence || c.has(pleaseWord) || strings.Contains(body, "把") {
			continue
		}
		if slices.ContainsFunc(c.words, func(w hit) bool {
			verb := w.use == verbWord || w.use == weakVerb || w.use == sendWord || w.use == giveWord
			return verb && !slices.Contains(namers, h.t.s[w.from:w.to]) && empty(withoutHaste.Replace(h.t.s[c.from:w.from]))
		}) {
			continue // 整理台账，检查组来了
		}
		if n := utf8.RuneCountInString(body); n <= 8 && endsAny(body, paperwork...) {
			d.request = 0
		}
	}
}

// withoutHaste takes the words out that hurry somebody.
var withoutHaste = strings.NewReplacer("赶紧", "", "抓紧", "", "尽快", "", "快", "", "再", "")

// cutEnd is what stands before the first of the endings that s has.
func cutEnd(s string, endings ...string) (string, bool) {
	for _, w := range endings {
		if endsAny(s, w) {
			return s[:len(s)-len(w)], true
		}
	}
	return s, false
}

// hastens reports whether words that would be a promise of their speaker's urge whoever is spoken to: 马上把照片理出来.
func hastens(body string) bool {
	if strings.ContainsAny(body, "我咱俺") && !holdsAny(body, "发我", "给我", "报我", "交我", "传我", "送我", "找我", "到我") || holdsAny(body, "给你", "给您", "发你", "发您", "帮你", "帮您", "替你") {
		return false
	}
	ending := strings.TrimRight(body, " 啊哈吧。!~")
	if before, ok := cutEnd(ending, "明天报", "明天发", "明天弄", "晚上报", "晚上发", "晚上弄"); ok {
		return before != "" && !holdsAny(before, "了", "都", "的话") // 花名册|明天报
	}
	return holdsAny(body, "马上", "立刻", "立马") && !holdsAny(body, "不用", "大家") && !strings.HasSuffix(strings.TrimRight(body, " 啊哈。!~"), "马上")
}

// tells reports whether words tell of something: they have a sign of what is past or done, of
// how it is, of who is it, or of the speaker.
func tells(rest string) bool {
	for _, w := range []string{"过去", "过来", "过一遍", "过目", "不错过", "过磅", "过一下"} {
		rest = strings.ReplaceAll(rest, w, "")
	}
	if strings.ContainsAny(rest, "了过着已刚昨真太很挺谢赞夸厉棒笑是有吗呢吧么啥谁哪我他她不没别") {
		return true
	}
	if at := strings.Index(rest, "得"); at >= 0 && slices.ContainsFunc(degrees, func(w string) bool { return strings.HasPrefix(rest[at+len("得"):], w) }) {
		return true // 讲得好
	}
	return strings.Contains(rest, "辛苦") || strings.Contains(rest, "得很") || strings.Contains(rest, "生日")
}

// nominates reports whether a clause has somebody name, send or lend so and so many: 推荐一名, 派2人.
func nominates(body string) bool {
	if !nominations.within(body) {
		return false
	}
	for _, v := range []string{"推荐", "选派", "报", "派", "抽调", "抽", "推选", "各出", "出"} {
		_, rest, ok := strings.Cut(body, v)
		if !ok {
			continue
		}
		number := strings.TrimLeft(rest, "0123456789一二两三四五六七八九十几")
		if number != rest && startsAny(number, "名", "人", "位", "个人", "个代表", "个同志", "个老师", "个学生", "户") {
			return true
		}
	}
	return false
}

// nominations are characters of which the verbs of it have one.
var nominations = runesOf("推派抽出")

// repeated reports whether a verb is said twice, as one does who asks for a little of it: 对
// 一对, 捋捋.
func repeated(rest string) bool {
	var before, last rune
	for _, r := range rest {
		if r == before && last == '一' || r == last && (strings.ContainsRune(deedStems, r) || strings.ContainsRune("转走逛谈聊", r)) {
			return true
		}
		before, last = last, r
	}
	return false
}

// amounts reports whether a number of things stands behind the verb that rest begins with:
// 补三张, 匀我们两件.
func amounts(rest string) bool {
	_, n := utf8.DecodeRuneInString(rest)
	after := rest[n:]
	if r := runeAt(after, 0); strings.ContainsRune("张份件个条套箱块版把台", r) && utf8.RuneCountInString(after) >= 2 {
		return true // 换张横的
	}
	for i, r := range after {
		if i > 9 {
			return false
		}
		if strings.ContainsRune("一二两三四五六七八九十几半", r) || digit(r) {
			unit := strings.TrimLeft(after[i+utf8.RuneLen(r):], "0123456789一二两三四五六七八九十几")
			return strings.ContainsRune("张份件个条页本套次趟家户桌箱块版段句桶袋包支把台眼遍下", runeAt(unit, 0)) && unit != ""
		}
	}
	return false
}

// inward reports whether a verb takes its thing somewhere: 添进去, 挪到后面, 传上来.
func inward(rest string) bool {
	_, n := utf8.DecodeRuneInString(rest)
	after := rest[n:]
	for _, w := range []string{"进", "上来", "上去", "下来", "下去", "回来", "回去", "过来", "过去", "出来", "掉", "齐", "到", "往", "入", "好", "完"} {
		if at := strings.Index(after, w); at >= 0 && at <= len("一个字") {
			return true
		}
	}
	return false
}
