package triage

import (
	"slices"
	"strings"
	"unicode/utf8"

	"shoudao/triage/when"
)

// A time often tells which thing is meant, and not by when: 28号卸货的那批报备, 9日到12日值班的名单. Or it tells what the thing is
// wanted for: 周三我要带去财政局.

// whichThing reports whether a time only tells which thing a clause speaks of. What is got ready for a day (明天会议的材料, 下午去县里的车) is
// wanted by then, and a gathering takes place then.
func whichThing(s string, c *clause, t *timed) bool {
	if t.Kind != when.Point && t.Kind != when.Period || t.to >= c.to {
		return false
	}
	words := s[t.from:t.to]
	if next := runeAt(s, t.to); endsAny(words, "季度", "半年", "年度") && hanzi(next) && !strings.ContainsRune("前内末底之以要须应完结给交报发再先就的", next) {
		return true // 一季度公车油费
	}
	if c.inquires(s, t) || ofTheThing(s, c, t) || endsAny(s[c.from:max(t.from, c.from)], " dated ", " sent on ", " issued on ", " signed on ") && letter(runeAt(s, c.from)) {
		return true
	}
	mid, rest, ok := strings.Cut(s[t.to:c.to], "的")
	if !ok || rest == "" || t.Grain == when.Minute || startsAny(words, "今", "当") || utf8.RuneCountInString(mid) > 4 || strings.ContainsAny(mid, "前给交报发送我你您把请让帮再先") || startsAny(rest, "话", "时候", "时间", "人来", "都", "也", "就") {
		return false
	}
	that := startsAny(rest, "那", "这")
	if strings.HasSuffix(strings.TrimRight(mid, " "), "会") || !that && hasService(rest) {
		return false
	}
	if mid == "" && !that || c.has(attendWord) || holdsAny(rest, "参加", "你去", "来开", "出席", "到场", "跟我去") {
		return false
	}
	return hanzi(runeAt(rest, 0)) && (strings.ContainsFunc(mid, hanzi) || that)
}

// inquires reports whether a clause has somebody look up how something is, or was, on a day: 查下4月20号那天会议室有没有人.
func (c *clause) inquires(s string, t *timed) bool {
	if !endsAny(s[t.from:t.to], "那天", "当天", "这天") || t.Grain != when.Day || c.has(attendWord, sendWord) {
		return false
	}
	return holdsAny(s[c.from:t.from], "查", "看", "问", "核", "翻") || holdsAny(s[t.to:c.to], "有没有", "是不是", "几", "谁", "什么", "哪", "多少", "吗")
}

// ofTheThing reports whether an English date stands between an article and the noun that it belongs to, which is to be made or sent, and not
// gone to: the hall for the 20 april fair.
func ofTheThing(s string, c *clause, t *timed) bool {
	if t.Kind != when.Point || t.Grain != when.Day || !letter(runeAt(s, c.from)) || c.has(attendWord) {
		return false
	}
	noun, _, _ := strings.Cut(strings.TrimLeft(s[t.to:c.to], " "), " ")
	if !strings.HasPrefix(s[t.to:], " ") || !letter(runeAt(noun, 0)) || slices.Contains(notNouns, noun) {
		return false
	}
	return endsAny(" "+s[c.from:t.from], " the ", " our ", " your ", " their ", " last ", "'s ")
}

// notNouns are the small words that most often follow an English date.
var notNouns = strings.Fields("at in on by for from to and or but is are was will would works please pls so if as then with when i we you they he she it because instead before after latest deadline thanks may can could should only too")

// hasService reports whether words begin with what is had ready for an hour, or with what takes place at it.
func hasService(rest string) bool {
	_, n := utf8.DecodeRuneInString(rest)
	head := rest
	for i := range rest {
		if i > 5*n {
			head = rest[:i]
			break
		}
	}
	return holdsAny(head, "车", "会", "饭", "餐", "票", "场地", "窗口", "培训", "活动", "课", "班", "材料", "会标", "桌签", "座签", "水", "房", "发言", "稿", "广播", "彩排")
}

// A purpose is what somebody does with a thing when he has it.
var purposes = strings.Fields(`带去 带到 带给 拿去 拿到 要用 用 汇报 上会 报县里 报市里 报局里 报给 报 交 给 看 讲 签 盖 上报 去 到 审 念 发言 核 发`)

// purpose is whether a clause only says that somebody else than she wants, or has, to do something at its time, which is why
// the thing is wanted: 周三我要带去财政局, 明天书记要看.
func (h *heard) purpose(i int) bool {
	d, body := &h.deeds[i], strings.TrimRight(h.body(i), " 啊哈呀。!~")
	if d.due == nil || d.due.Kind == when.Deadline || d.question || d.meeting || strings.ContainsAny(body, "你您请把各们") || utf8.RuneCountInString(body) > 20 {
		return false
	}
	rest := body
	for _, t := range within(h.times, &h.clauses[i]) {
		rest = strings.Replace(rest, h.t.s[t.from:min(t.to, h.clauses[i].to)], "", 1)
	}
	who, what, ok := strings.Cut(strings.TrimLeft(rest, " 就"), "要")
	if !ok || !slices.Contains([]string{"我", "书记", "主任", "领导", "镇长", "局长", "校长", "县里", "市里", "区里", "局里", "上面", "上头", "检查组", "审计", "我们", "老板", "院长", "所长", "科长", "院里", "省里", "总部", "分行", "客户", "甲方"}, strings.TrimSpace(who)) {
		return false
	}
	return startsAny(what, purposes...) && what != "给" && what != "交"
}

// purposeful lets clauses that only say what a thing is wanted for, or what somebody else does, ask for nothing by themselves where
// nothing else in the message does: they go on with what was sent before.
func (h *heard) purposeful() {
	for i := range h.clauses {
		d := &h.deeds[i]
		third := d.due != nil && d.due.Kind != when.Deadline && d.request < 2 && !d.question && ofThird(h.body(i))
		if !third && (!h.purpose(i) || slices.ContainsFunc(h.clauses, func(o clause) bool { return o.index != i && len(h.topic(o.from, o.to)) > 0 })) {
			continue
		}
		d.request, d.self, d.busy, d.will = 0, false, false, false
	}
}

// heads lets what only announces the points of a notice, or that more will be said, ask for nothing: 现就节前安全工作通知如下; 具体要求另行通知.
func (h *heard) heads() {
	for i := range h.clauses {
		body, d := strings.TrimRight(h.body(i), " :。!~"), &h.deeds[i]
		head := endsAny(body, "通知如下", "安排如下", "要求如下", "提示如下", "事项如下", "提醒如下", "通报如下", "公告如下", "明确如下", "部署如下")
		later := endsAny(body, "另行通知", "另通知", "再通知", "另行安排", "时间另定", "另定", "待定", "另行明确", "另行下发")
		if head || later {
			d.request, d.meeting, d.rota, d.due = 0, false, false, nil
		}
	}
}
