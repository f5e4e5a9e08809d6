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
		switch her := a.who == myName || a.who == myNick; {
		case her && !a.at && (away(trimTimes(rest)) || then(h.t.s[a.to:c.to])):
			a.place = aside
			d.request, d.due, d.meeting = 0, nil, false
		case her && lookedFor[rest]:
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
		case her && (a.at || h.superior) && toRead[rest]:
			d.raise(hit{from: c.from, to: c.to}, 2)
		case her && lags(rest), blames(rest), (her || a.who == myUnit || a.who == myArea && a.place != object) && wanting(rest):
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
		utf8.RuneCountInString(rest) <= 6 && endsAny(rest, "没关", "没锁", "没倒", "没扫", "没人管", "没打扫")
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
	if ok && endsAny(of, "错了", "不对", "有问题", "不全", "漏了", "少了", "对不上", "没签字", "没盖章", "过期了") {
		return utf8.RuneCountInString(of) >= 3
	}
	_, points, cut := strings.Cut(rest, "扣了")
	return cut && strings.Contains(points, "分")
}

// blames reports whether a unit or somebody is asked what went wrong.
func blames(rest string) bool {
	return startsAny(rest, "怎么搞的", "咋搞的", "怎么回事", "咋回事", "搞什么", "怎么搞", "咋个搞的", "怎么弄的")
}
