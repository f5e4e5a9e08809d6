package triage

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// offhand takes for no ask what only lets the user go, tells what she has said, or is to treat her: 小林你回吧; 林姐说下午来换; 今天请她喝奶茶.
func (h *heard) offhand() {
	for k := range h.addresses {
		a := &h.addresses[k]
		c := h.clauseAt(a.from)
		if c != nil && a.all && a.from == c.from && a.to < c.to && !h.own {
			if rest := strings.TrimRight(h.t.s[a.to:c.to], " 。!~哈啊呀"); strings.HasPrefix(rest, "都") && strings.Contains(rest, "过") && strings.HasSuffix(rest, "了") && h.deeds[c.index].due == nil {
				h.deeds[c.index].request, h.deeds[c.index].done = 0, true // 各办都给我打过招呼了
			}
		}
		if c == nil || a.to > c.to || a.who != myName && a.who != myNick || a.place == excluded || a.place == quoted || h.own {
			continue
		}
		rest := strings.TrimRight(h.t.s[a.to:c.to], " 。!~哈啊呀")
		switch d := &h.deeds[c.index]; {
		case !a.at && c.from == a.from && d.due == nil && dismisses(rest):
			d.request, d.chatter = 0, true
		case !a.at && strings.HasSuffix(h.t.s[c.from:a.from], "请") && startsAny(rest, feasts...):
			d.request, d.chatter = 0, true // 今天请小林吃饭
			a.place = aside
		case !a.at && startsAny(rest, "刚刚", "刚才", "刚把", "已经", "已把") && strings.HasSuffix(rest, "了") && !strings.ContainsAny(rest, "你您请没") && d.request < 3 && !d.question:
			d.request, d.due, d.done = 0, nil, true // 江老师刚刚把卷子交给教务了
			a.place = aside
		case !a.at && a.place != object && relates(rest):
			h.tellOf(c.sentence, c.index)
			a.place = aside
		case !a.at && startsAny(strings.TrimLeft(rest, "你您"), "上周", "昨天", "前天", "上次", "上个月", "上月", "那天", "去年", "刚才", "昨晚") && strings.Contains(rest, "帮我") && strings.ContainsAny(rest, "了的"):
			d.request, d.done = 0, true // 小林上周帮我顶了班
		case !a.at && d.past && strings.Contains(rest, "跟我") && strings.HasSuffix(rest, "了"):
			d.request, d.done = 0, true // 昨天小林电话里都跟我讲了
			a.place = aside
		}
	}
	for i := range h.clauses {
		if i > 0 && h.clauses[i-1].sentence == h.clauses[i].sentence && h.deeds[i].thanks && utf8.RuneCountInString(h.body(i)) <= 6 && praisedFor(h.body(i-1)) && h.deeds[i-1].due == nil && h.deeds[i-1].request < 3 {
			h.deeds[i-1].request, h.deeds[i-1].done = 0, true // 石书记把路灯的事解决了，点赞
		}
		if i > 0 && h.clauses[i-1].sentence == h.clauses[i].sentence && h.deeds[i].thanks && utf8.RuneCountInString(h.body(i)) <= 4 {
			if d := &h.deeds[i-1]; d.request == 1 && d.due == nil && !h.clauses[i-1].has(pleaseWord, politeAsk) && finishesBy(strings.TrimRight(h.body(i-1), " ")) {
				d.request, d.done = 0, true // 党政办全员学完，表扬
			}
		}
		if rests(h.body(i)) && !h.deeds[i].question && h.deeds[i].request < 2 {
			h.deeds[i].request, h.deeds[i].due, h.deeds[i].done = 0, nil, true // 阮姐昨晚抢救到三点，今天补休
		}
		if d := &h.deeds[i]; hosts(h.body(i)) && d.request < 2 {
			d.request, d.chatter = 0, true
		}
	}
}

// rests reports whether a clause says that somebody has the day off: 今天补休.
func rests(body string) bool {
	return slices.Contains([]string{"补休", "轮休", "调休", "休息", "在家休息", "公休", "休年假"}, strings.TrimRight(trimTimes(body), " 。!~哈"))
}

// praisedFor reports whether a clause tells what has been brought about, for which the words behind it may praise: 把路灯的事解决了.
func praisedFor(body string) bool {
	what, ok := strings.CutSuffix(strings.TrimRight(body, " 。!~"), "了")
	return ok && endsAny(what, "解决", "完成", "办成", "办结", "搞定", "好", "完", "齐", "掉", "下来", "上去", "回来") && !holdsAny(body, "请", "要", "麻烦", "你", "您", "没", "还")
}

// tellOf takes clause i of a sentence, and those behind it, for what is told of somebody.
func (h *heard) tellOf(sentence, i int) {
	for ; i < len(h.clauses) && h.clauses[i].sentence == sentence; i++ {
		if d := &h.deeds[i]; !h.clauses[i].has(youWord, politeAsk) && !d.question {
			d.request, d.due, d.meeting, d.told = 0, nil, false, true
		}
	}
}

// dismisses reports whether words let whoever is called go or rest: 你回吧, 先去吃饭吧.
func dismisses(rest string) bool {
	rest = strings.TrimLeft(rest, " ,你您就先也早点快")
	rest, ok := strings.CutSuffix(rest, "吧")
	if !ok {
		return false
	}
	for _, w := range []string{"回", "回家", "回去", "回去休息", "走", "下班", "休息", "去休息", "睡", "去睡", "吃饭", "去吃饭", "吃", "去吃", "歇着", "歇会儿", "歇歇", "忙", "去忙", "忙你的", "玩"} {
		if rest == w {
			return true
		}
	}
	return false
}

// relates reports whether words behind a name relate what its bearer has said: 说下午来换. 说一下 and 说说 ask for it.
func relates(rest string) bool {
	said, ok := cutAny(rest, "说", "说了", "回话", "告诉我", "跟我说", "答应", "回复说", "讲了", "反映说")
	if !ok || said == "下" || startsAny(said, "一下", "一说", "一声", "下子", "说", "明", "两句", "几句", "清", "到位", "话", "法", "得", "给") {
		return false
	}
	return utf8.RuneCountInString(said) >= 2 && !strings.ContainsAny(said, "你您请")
}

// feasts are what one is invited to for pleasure.
var feasts = []string{"喝", "吃饭", "吃火锅", "吃烧烤", "吃个饭", "吃顿", "吃串", "撸串", "吃糖", "吃面", "唱歌", "看电影"}

// hosts reports whether words invite somebody spoken of to something good: 请她喝奶茶.
func hosts(body string) bool {
	for _, w := range []string{"请她", "请他", "请他们", "请大家", "请你们", "请你"} {
		if _, rest, ok := strings.Cut(body, w); ok && startsAny(rest, feasts...) {
			return true
		}
	}
	return false
}
