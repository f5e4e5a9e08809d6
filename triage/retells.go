package triage

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Who tells of asking and doing uses the words by which one asks: by whom it was done (密码是小林改的), what was asked and has been answered
// (主任问你来没来，我说来了), what somebody always says, what would have been, and that all stays as it is.

// retells lets clauses that only tell such things ask for nothing.
func (h *heard) retells() {
	if h.own {
		return
	}
	for i := range h.clauses {
		c, d, body := &h.clauses[i], &h.deeds[i], strings.TrimRight(h.body(i), " 啊呀哈哦。!~")
		switch {
		case d.question && c.query:
		case h.madeBy(c, body), h.before(c, body):
			h.tellsDoneBy(i)
		case d.due == nil && asTold(body) && !strings.ContainsAny(body, "你您请"):
			d.request, d.done = 0, true
			h.keepsCopy(i)
		case startsAny(body, "早知道", "早知", "要不是", "如果当初", "要是当初", "要是当时"):
			d.request, d.question, d.ifs = 0, false, true
		case startsAny(body, "不然我", "否则我", "要不然我", "再不我") && !h.superior:
			h.threatens(i)
		case i > 0 && !h.superior && slices.Contains([]string{"唉", "哎", "太难了", "心疼", "可怜", "真惨", "太惨了"}, body):
			h.sighs(i)
		case i > 0 && h.deeds[i-1].ifs && !h.superior && d.due == nil && !c.has(youWord, politeAsk) && holdsAny(body, "就得", "又得", "非得"):
			d.request, d.ifs = min(d.request, 1), true
		case d.request < 2 && !d.question && endsAny(body, "照常上课", "照常上班", "照常进行", "照常运行", "正常上课", "正常上班", "保持不变", "不受影响"):
			d.request, d.meeting, d.rota, d.due, d.notice = 0, false, false, nil, true
		case i > 0 && h.deeds[i-1].done && h.sentenceAt(c.from) == h.clauses[i-1].sentence && slices.Contains([]string{"辛苦您", "辛苦你", "麻烦您", "辛苦老师", "感动"}, body):
			d.request, d.thanks = 0, true
		}
	}
	h.retellsAnswer()
	h.retellsSaying()
	h.letsKnow()
}

// letsKnow lets clauses ask for nothing that want no more than that something is known, or that say what their speaker gives to all:
// 你知道一下就行; 通报发给大家; and what is a matter of principle: 必须做到三查八对，这是底线.
func (h *heard) letsKnow() {
	for i := range h.clauses {
		d, body := &h.deeds[i], strings.TrimRight(h.body(i), " 啊呀哈哦。!~")
		switch {
		case d.due != nil || d.question && h.clauses[i].query:
		case endsAny(body, "知道就行", "知道就好", "知道一下就行", "知道一下就好", "看看就行", "看看就好", "看一下就行", "了解就行", "了解一下就行", "了解一下就好", "有数就行", "参考就行"):
			d.request, d.question, d.notice = 0, false, true
		case holdsAny(body, "发给大家", "转给大家", "发给各位", "转给各位") && !strings.ContainsAny(body, "把你您请将"):
			d.request, d.notice = 0, true
		case i > 0 && startsAny(body, "这是底线", "这是红线", "这是原则", "这是规矩", "这是铁律", "这是基本要求", "这是常识") && h.deeds[i-1].request < 2 && h.deeds[i-1].due == nil:
			h.deeds[i-1].policy = true
		case i > 0 && slices.Contains([]string{"感动", "太感动了", "救了我", "爱了"}, body) && strings.Contains(h.body(i-1), "帮我") && strings.HasSuffix(h.body(i-1), "了"):
			h.deeds[i-1].request, h.deeds[i-1].done = 0, true
		case endsAny(body, letKnow...) && h.toldBy() && !d.question:
			d.request, d.due, d.told = 0, nil, true
		case d.request < 2 && utf8.RuneCountInString(body) > 4 && endsAny(body, "完咧", "好咧", "过咧", "齐咧", "完嘞", "完唠"):
			d.request, d.done = 0, true
		}
	}
	h.tellsSuperior()
	h.pledgesEn()
}

// pledgesEn takes it for a promise of its speaker's that an English clause begins with what he will do: I'll send you the list by Friday.
func (h *heard) pledgesEn() {
	for i := range h.clauses {
		d, body := &h.deeds[i], h.body(i)
		if !d.question && startsAny(body, "i'll ", "i will ", "we'll ", "we will ") && !holdsAny(body, "need", "want", "like you", "ask you", "have you", "get you", "expect", "from you", "leave it", "leave you", "see you", "when you", "once you", "you can", "your ") {
			d.request, d.due, d.self = 0, nil, true
		}
	}
}

// tellsSuperior takes it for what a superior is told of the user that a message calls him and goes on to speak of her: 主任，明天小林要值班.
func (h *heard) tellsSuperior() {
	if h.superior || len(h.clauses) < 2 || !slices.Contains(titles, strings.TrimRight(h.body(0), " ")) {
		return
	}
	for k := range h.addresses {
		a := &h.addresses[k]
		c := h.clauseAt(a.from)
		if c == nil || c.index == 0 || a.at || a.who != myName && a.who != myNick || a.place != subject || a.told || a.to >= c.to || startsAny(h.t.s[a.to:], "你", "您") {
			continue
		}
		if d := &h.deeds[c.index]; d.request < 2 && !d.question {
			a.place = aside
			d.request, d.due, d.told = 0, nil, true
		}
	}
}

// madeBy reports whether the clause is a name, a deed and 的: it tells who has done what was spoken of, (是)小林改的.
func (h *heard) madeBy(c *clause, body string) bool {
	if !strings.HasSuffix(body, "的") {
		return false
	}
	return slices.ContainsFunc(h.addresses, func(a address) bool {
		if a.from < c.from || a.to > c.to || a.at || a.who != myName && a.who != myNick && a.who != myUnit || strings.Trim(h.t.s[c.from:a.from], " 都是就还") != "" {
			return false
		}
		verb := strings.TrimSuffix(body[min(a.to-c.from, len(body)):], "的")
		n := utf8.RuneCountInString(verb)
		return n >= 1 && n <= 3 && strings.ContainsRune(deedStems, runeAt(verb, 0))
	})
}

// yore begin what is told of a time gone by.
var yore = strings.Fields(`去年这个时候 去年这时候 去年 前年 上个月 上月 上周 上星期 昨天 昨晚 前天 前几天 当年 那时候 以前`)

// before reports whether the clause begins with a time gone by and right behind it the user, and asks for nothing of its own: 去年小林天天做台账.
func (h *heard) before(c *clause, body string) bool {
	if strings.ContainsAny(body, "的你您请把给让叫没不再重补改吗") {
		return false
	}
	for _, w := range yore {
		rest, ok := strings.CutPrefix(body, w)
		if !ok {
			continue
		}
		at := c.from + len(body) - len(rest)
		return slices.ContainsFunc(h.addresses, func(a address) bool { return a.mine() && !a.at && a.from == at && a.to < c.from+len(body) })
	}
	return false
}

// tellsDoneBy takes clause i for a report, and the user in it for one who is spoken of.
func (h *heard) tellsDoneBy(i int) {
	c, d := &h.clauses[i], &h.deeds[i]
	d.request, d.question, d.chase, d.rota, d.meeting, d.due, d.done = 0, false, false, false, false, nil, true
	for k := range h.addresses {
		if a := &h.addresses[k]; a.mine() && a.from >= c.from && a.to <= c.to {
			a.place = aside
		}
	}
}

// asTold reports whether a clause tells how something was made: 按图上的要求弄的.
func asTold(body string) bool {
	rest, ok := strings.CutSuffix(body, "的")
	return ok && startsAny(body, "按", "照", "都是按", "是按", "是照") && utf8.RuneCountInString(rest) >= 4 && strings.ContainsRune(deedStems, lastRune(rest))
}

// keepsCopy takes it for no ask that what has been made, by clause i, is sent to be kept: 照模板填的，留个底.
func (h *heard) keepsCopy(i int) {
	for k := i + 1; k < len(h.clauses); k++ {
		body := strings.TrimRight(h.body(k), " 啊呀哈哦。!~")
		if !slices.Contains([]string{"留个底", "留底", "存个底", "存个档", "存档", "备查", "留存", "备个份"}, body) {
			return
		}
		h.deeds[k].request, h.deeds[k].notice = 0, true
	}
}

// retellsAnswer lets ask for nothing what was asked of the user and has been answered for her, or taken back, as the same sentence goes on
// to tell: 主任问你来没来，我说来了; 主任让你去一趟，后来说不用了.
func (h *heard) retellsAnswer() {
	for j := 1; j < len(h.clauses); j++ {
		if !startsAny(h.body(j), "我说", "我回了", "我回他", "我跟他说", "我答", "后来说", "后来又说", "后来又", "又说不", "他又说") {
			continue
		}
		for i := j - 1; i >= 0 && h.clauses[i].sentence == h.clauses[j].sentence; i-- {
			if d := &h.deeds[i]; holdsAny(h.body(i), "问", "让", "叫", "喊", "找") {
				d.request, d.question, d.chase, d.due, d.told = 0, false, false, nil, true
			}
		}
		h.deeds[j].request, h.deeds[j].told = 0, true
	}
}

// retellsSaying lets the words in quotation marks that a message begins with ask for nothing, where it goes on to tell who says so at all
// times: "明天给我"，主任老这么说.
func (h *heard) retellsSaying() {
	rest, ok := strings.CutPrefix(h.t.s, `"`)
	at := strings.IndexByte(rest, '"')
	if !ok || at < 0 || !holdsAny(rest[at:], "老这么说", "老说", "总说", "总这么说", "常说", "经常说", "口头禅", "以前说", "天天说", "挂在嘴边") {
		return
	}
	for i := range h.clauses {
		if d := &h.deeds[i]; h.clauses[i].from <= at+1 {
			d.request, d.question, d.chase, d.due, d.told = 0, false, false, nil, true
		}
	}
	for k := range h.addresses {
		if a := &h.addresses[k]; a.from <= at {
			a.place = quoted
		}
	}
}

// threatens takes the user, whom clause i names as the one who would be sent for, for somebody who is spoken of: 不然我让小林调监控.
func (h *heard) threatens(i int) {
	d := &h.deeds[i]
	d.request, d.question, d.ifs = 0, false, true
	for k := range h.addresses {
		if a := &h.addresses[k]; a.mine() && a.from >= h.clauses[i].from && a.to <= h.clauses[i].to {
			a.place = aside
		}
	}
}

// sighs takes what clause i sighs over for a complaint: 领导一句话，小林跑断腿，唉.
func (h *heard) sighs(i int) {
	for k := i - 1; k >= 0 && h.clauses[k].sentence == h.clauses[i].sentence; k-- {
		if d := &h.deeds[k]; d.request < 2 && d.due == nil && !h.clauses[k].has(pleaseWord, politeAsk, youWord) && !strings.Contains(h.body(k), "把") && !faulty(h.body(k)) {
			d.request, d.chatter = 0, true
		}
	}
}

// through reports whether a clause names the user as one who has done it already: 小林已过.
func (h *heard) through() bool {
	return slices.ContainsFunc(h.addresses, func(a address) bool {
		c := h.clauseAt(a.from)
		return c != nil && a.from == c.from && a.to < c.to && (a.who == myName || a.who == myNick || a.who == myUnit) && strings.HasPrefix(h.t.s[a.to:c.to], "已") && h.deeds[c.index].request == 0 && h.deeds[c.index].due == nil
	})
}
