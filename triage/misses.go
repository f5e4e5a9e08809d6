package triage

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Where the user is looked for, or told of what went wrong with her, hardly a word asks for anything: 小林人呢, 你们党政办怎么搞
// 的, @林敏 电话.

// misses lets such words ask.
func (h *heard) misses() {
	for k := range h.addresses {
		a := &h.addresses[k]
		c := h.clauseAt(a.from)
		if c == nil || a.to > c.to || !a.mine() || a.who == everyone || a.place == excluded || a.place == quoted || h.own {
			continue
		}
		d, rest := &h.deeds[c.index], strings.Trim(h.t.s[a.to:c.to], " ,:。!?~啊呀哈")
		if (rest == "" || rest == "们") && c.index+1 < len(h.clauses) && h.clauses[c.index+1].sentence == c.sentence {
			c, d = &h.clauses[c.index+1], &h.deeds[c.index+1]
			rest = strings.Trim(h.t.s[c.from:c.to], " ,:。!?~啊呀哈")
		}
		if rest == "" && a.place == called && c.index > 0 && h.clauses[c.index-1].sentence == c.sentence && (c.index+1 == len(h.clauses) || h.clauses[c.index+1].sentence != c.sentence) && (attends(h.body(c.index-1)) || faulty(h.body(c.index-1))) {
			h.deeds[c.index-1].raise(hit{from: h.clauses[c.index-1].from, to: c.to}, 2) // 县里又来要数了 小林
			continue
		}
		switch her := a.who == myName || a.who == myNick; {
		case her && !a.at && (away(trimTimes(rest)) || then(h.t.s[a.to:c.to])):
			a.place = aside
			d.request, d.due, d.meeting = 0, nil, false
		case her && lookedFor[rest], her && (rest == "在不" || rest == "在没") && c.index+1 < len(h.clauses) && h.clauses[c.index+1].sentence == c.sentence:
			a.place, d.question = called, false
			d.raise(hit{from: c.from, to: c.to}, 2)
		case a.place != object && c.from > a.to && startsAny(trimTimes(rest), "都来", "都到", "都去", "都参加"), her && c.from > a.to && strings.HasPrefix(trimTimes(rest), "陪"):
			a.place, d.notice = called, false
			d.raise(hit{from: c.from, to: c.to}, 2) // 书记们，明天都来; 小林，明天陪记者转转
		case (her || a.who == myUnit) && a.place == called && faulty(rest) && !slices.ContainsFunc(h.deeds, func(d deed) bool { return d.noNeed || d.cancel }):
			d.raise(hit{from: c.from, to: c.to}, 2) // 小林，空调坏了
		case (a.who == myUnit || a.who == myArea) && alarming(rest) && !d.question && !slices.ContainsFunc(h.deeds, func(d deed) bool { return d.done || d.noNeed || d.cancel }):
			a.place = called
			d.raise(hit{from: c.from, to: c.to}, 2) // 卫星发现柳湾村有火点
		case (her || a.who == myUnit) && (a.place == subject || a.place == called) && assigned[rest] && !d.question && !usual(h.t.s[min(c.from, a.from):a.from]):
			d.notice = false
			d.raise(hit{from: c.from, to: c.to}, 2) // 应急办牵头，党政办配合
		case (her || a.who == myUnit) && (a.place == called || a.place == subject && strings.HasPrefix(rest, "你")) && (forgot(rest) || stale(rest) || attends(rest) || yourTurn(rest)) && !d.question && !d.thanks:
			d.done = false
			d.raise(hit{from: c.from, to: c.to}, 2) // 差旅单你忘签名了; 大厅有个大爷坐半天了
		case (her || a.who == myUnit) && a.place == called && dues(rest) && !d.question:
			d.raise(hit{from: c.from, to: c.to}, 2) // 饭钱一人38
		case her && (a.at || h.superior) && toRead[rest]:
			d.raise(hit{from: c.from, to: c.to}, 2)
		case her && lags(rest), (a.who == myUnit || a.who == myArea) && a.place != object && fallsShort(rest), blames(rest), (her || a.who == myUnit || a.who == myArea && a.place != object) && wanting(rest):
			a.place, d.chase, d.question = called, true, false
			d.note(hit{from: c.from, to: c.to})
		}
	}
}

var (
	lookedFor = pairSet(`人呢 在不在 在吗 在没在 在哪 在哪里 到哪了 来了没 来了吗 到了没 到了吗 怎么没来 咋没来 怎么还没来 怎么还没到 去哪了 哪去了 跑哪去了`)
	toRead    = pairSet(`来电话 来个电话 回个电话 打个电话 电话 私信 微信 短信 邮件 私聊 看私信 看微信 看短信 看邮件 看消息 看下消息 回电话 接电话 回消息 回信息 看一下消息 私我 私聊我`)
)

// assigned are what a leader writes behind the name of whoever is to see to a matter.
var assigned = pairSet(`牵头 牵个头 牵头办 配合 配合好 配合一下 负责 负责一下 主办 承办 协办 会办 阅处 阅办 阅研 阅示 阅 办 办理 处理 落实 研处 研办 统筹 抓总 兜底 出面 去办 来办 接手 接办 跟办 督办 负总责`)

// usual reports whether what stands before a name tells how things are, and charges nobody: 一直是|党政办|负责.
func usual(before string) bool {
	return holdsAny(before, "一直", "以前", "原来", "原先", "平时", "本来", "不是", "不归", "都是", "向来", "历来", "去年", "以往", "应该是", "好像")
}

// aways say that somebody is not there, longest first.
var aways = []string{"请病假", "请了假", "下夜班", "休产假", "外出了", "请假", "休息", "不在", "出差", "休假", "调休", "补休", "轮休", "生病", "住院", "没来"}

// away reports whether all that is told of somebody is that he is not there: 请假, 出差去了. A 请假条 is to be handed in.
func away(rest string) bool {
	for _, w := range aways {
		if after, ok := strings.CutPrefix(rest, w); ok {
			return slices.Contains([]string{"", "了", "去了", "中", "一天", "两天", "半天", "上班"}, after)
		}
	}
	return false
}

// then reports whether what is told of somebody is only when something was: 昨天小林|值班的时候有人来.
func then(after string) bool {
	what, _, ok := strings.Cut(after, "的时候")
	return ok && hanzi(runeAt(what, 0)) && !startsAny(what, "方便", "有空", "有时间", "得空", "你", "空") && !strings.ContainsAny(what, "把请到来")
}

// alarming reports whether what is told of a place is what those who are there have to see to at once, or have left undone:
// 有火点, 塌方了, 窗户没关.
func alarming(rest string) bool {
	if utf8.RuneCountInString(rest) > 12 || holdsAny(rest, "吗", "没有", "已", "过", "演练", "应急", "预案", "防") {
		return false
	}
	if some, ok := strings.CutPrefix(strings.TrimLeft(rest, "那边又还的"), "有"); ok {
		return holdsAny(some, "火", "烟", "上访", "被困", "险情", "警情", "投诉", "举报", "报警", "积水", "溺水", "打架", "闹事", "聚集")
	}
	return startsAny(strings.TrimLeft(rest, "那边又"), "着火", "起火", "冒烟", "失火", "塌方", "滑坡", "进水", "被淹", "淹了", "决口") ||
		utf8.RuneCountInString(rest) <= 6 && endsAny(rest, "没关", "没锁", "没倒", "没扫", "没人管", "没打扫") ||
		utf8.RuneCountInString(rest) <= 8 && endsAny(rest, "没拔", "没挂牌", "没盖", "没上锁", "没见人", "没人守", "没人值守", "没封")
}

// lags reports whether what is told of somebody is that he is behind: 才12分, 只有3条.
func lags(rest string) bool {
	for _, w := range []string{"才", "只有"} {
		if after, ok := strings.CutPrefix(rest, w); ok {
			unit := strings.TrimLeft(after, "0123456789.%")
			return unit != after && startsAny(unit, "分", "条", "个", "户", "份", "篇", "次") || unit == "" && strings.HasSuffix(after, "%")
		}
	}
	return startsAny(rest, "排倒数", "垫底", "倒数")
}

// wanting reports whether what is told of somebody's thing is that it is wrong, or costs him: 的数报错了, 卫生扣了两分.
func wanting(rest string) bool {
	if utf8.RuneCountInString(rest) > 14 || holdsAny(rest, "是不是", "吗", "已", "改好", "补", "好像") {
		return false
	}
	of, ok := strings.CutPrefix(rest, "的")
	if ok && stale(of) {
		return true // 党政办的灯还亮着
	}
	if ok && endsAny(of, "错了", "不对", "有问题", "不全", "漏了", "少了", "对不上", "没签字", "没盖章", "过期了") {
		return utf8.RuneCountInString(of) >= 3
	}
	if that, one := cutAny(rest, "那张", "那份", "那条", "那篇", "那期", "那一张", "那一份", "这张", "这份"); one && slices.Contains([]string{"不行", "不合格", "不算", "看不清", "打不开", "糊了", "太糊", "用不了", "重来", "不能用"}, that) {
		return true // 柳湾村那张不行
	}
	if _, what, without := strings.Cut(trimTimes(rest), "没有"); without && what != "意见" && slices.Contains(paperwork, what) {
		return true // 林敏三月没有照片
	}
	_, points, cut := strings.Cut(rest, "扣了")
	return cut && strings.Contains(points, "分")
}

// blames reports whether a unit or somebody is asked what went wrong.
func blames(rest string) bool {
	return startsAny(rest, "怎么搞的", "咋搞的", "怎么回事", "咋回事", "搞什么", "怎么搞", "咋个搞的", "怎么弄的")
}

// fallsShort reports whether what is told of a unit or a place is that it is behind the others, or has nothing to show: 拖后腿了, 才37票, 这个月还是零.
func fallsShort(rest string) bool {
	rest = trimTimes(strings.TrimRight(rest, "了"))
	if startsAny(rest, "拖后腿", "掉队", "挂零") {
		return utf8.RuneCountInString(rest) <= 8
	}
	rest, _ = cutAny(rest, "这个月", "本月", "这周", "本周", "今年", "目前", "到现在", "还", "截至目前")
	if slices.Contains([]string{"还是零", "是零", "还是0", "为零", "是0", "空白", "是空白", "还是空的", "还没有"}, rest) {
		return true
	}
	after, ok := strings.CutPrefix(rest, "才")
	unit := strings.TrimLeft(after, "0123456789.%")
	return ok && unit != after && (unit == "" || startsAny(unit, "票", "人", "户", "条", "个", "份", "篇", "分", "次"))
}

// stale reports whether words behind a name say that a thing in its bearer's care is not as it should be: 黑板报还是上个月的, 灯还亮着,
// 打印机又卡纸了, 照片看不清, 床栏没拉, 错别字太多了.
func stale(rest string) bool {
	if utf8.RuneCountInString(rest) > 16 || strings.ContainsAny(rest, "我他她吗谁") || holdsAny(rest, "已", "修好", "换好", "弄好", "昨晚", "昨天", "原来", "以前") {
		return false
	}
	if thing, ok := strings.CutSuffix(rest, "的"); ok {
		_, old, found := strings.Cut(thing, "还是")
		return found && startsAny(old, "上", "去年", "旧", "老", "以前", "原来", "前年")
	}
	if endsAny(rest, "还亮着", "还开着", "还空着", "没关", "没锁", "没拉", "没盖", "没拔", "没封", "没倒", "没扫", "看不清", "看不清楚", "打不开", "读不通", "不通顺", "对不上", "不齐", "没了") {
		return utf8.RuneCountInString(rest) >= 4
	}
	if _, again, ok := strings.Cut(rest, "又"); ok && endsAny(again, "了") && holdsAny(again, "卡", "坏", "漏", "堵", "掉", "断", "死机", "跳闸", "黑屏") {
		return true
	}
	return holdsAny(rest, "错别字", "错字", "漏洞", "垃圾", "灰") && endsAny(rest, "太多了", "太多", "好多", "不少", "很多")
}

// attends reports whether words behind a name tell its bearer of who waits, asks or calls for him, or of what has come in for him: 大厅有个大爷
// 坐半天了, 县里又来要数了, 邮箱里有封急件.
func attends(rest string) bool {
	if utf8.RuneCountInString(rest) > 20 || strings.ContainsAny(rest, "我他她吗谁没") || holdsAny(rest, "昨天", "刚走", "走了", "夸", "表扬", "哈哈") {
		return false
	}
	if _, some, ok := strings.Cut(rest, "有"); ok {
		waits := holdsAny(some, "等你", "找你", "问你", "催你", "等着", "坐半天", "等半天", "站半天", "坐了半天", "等了半天", "等好久", "等了好久", "坐好久", "等一上午", "等着盖", "等着办", "坐一上午")
		item := startsAny(strings.TrimPrefix(some, "你"), "封", "一个待办", "个待办", "一条待办", "条待办", "一份", "份", "一封", "两个待办", "待办", "一件", "几个待办") && holdsAny(some, "待办", "急件", "急文", "文件", "来文", "信", "邮件", "传真", "工单", "件")
		return waits || item
	}
	for _, w := range []string{"又来要", "又来催", "来催", "来要", "又催", "又在催", "在催", "又来问", "又要"} {
		if before, after, ok := strings.Cut(rest, w); ok && before != "" {
			return strings.HasSuffix(after, "了") || after == "" || after == "呢"
		}
	}
	return false
}

// yourTurn reports whether words behind a name say that something is its bearer's turn: 今天中午是你看午休, 值班表上是你.
func yourTurn(rest string) bool {
	for _, w := range []string{"是你", "有你", "轮到你", "轮你", "归你"} {
		before, deed, ok := strings.Cut(rest, w)
		if !ok || strings.ContainsAny(rest, "我他她谁吗呢不没就原还") || strings.HasSuffix(rest, "的") {
			continue
		}
		day := trimTimes(before) != before || holdsAny(before, "班", "值", "岗", "早", "晚", "午", "周", "号")
		return day && (deed == "" || holdsAny(deed, "看", "值", "守", "带", "讲", "记", "上", "接", "负责", "主持", "做"))
	}
	return false
}

// dues reports whether words say what each has to pay: 昨天饭钱AA一人38.
func dues(rest string) bool {
	if !holdsAny(rest, "钱", "费", "款", "aa") || holdsAny(rest, "了", "不用", "补", "才", "只") {
		return false
	}
	for _, w := range []string{"一人", "每人", "人均", "一个人", "各人"} {
		if _, sum, ok := strings.Cut(rest, w); ok && digit(runeAt(strings.TrimLeft(sum, " 交:"), 0)) {
			return true
		}
	}
	return false
}
