package triage

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A superior need not ask. Where he says who does what and nothing more, without a sign that it is so or has been, it
// is to be done: 车到了，小林下来; 上午的会小林记; 各村书记今晚住村; 全体穿制服. Of a colleague such words may be news.

// bids raises the request of such clauses.
func (h *heard) bids() {
	if h.own || !h.superior {
		return
	}
	for k := range h.addresses {
		a := &h.addresses[k]
		c := h.clauseAt(a.from)
		if c == nil || c.head || a.to > c.to || !a.mine() || a.at || a.place != subject && a.place != aside && a.place != object {
			continue
		}
		d := &h.deeds[c.index]
		rest := strings.TrimRight(h.behind(*a, c), " 。!~吧哈啊呀")
		d.done = d.done && !startsAny(rest, "在岗带班", "在岗值")
		if d.done || d.question || d.noNeed || d.cancel || d.past || d.told || d.ifs || d.self || d.request > 1 || d.request == 1 && a.who != everyone && a.place == subject && !(c.index > 0 && h.deeds[c.index-1].done) || holdsAny(h.body(c.index), "昨", "前天", "上周", "上次", "上个月", "前几天") {
			continue
		}
		named := a.who == myName || a.who == myNick
		if named && a.place == object && !strings.HasSuffix(h.t.s[c.from:a.from], "给") {
			continue
		}
		if named && fronted(h.t.s[c.from:a.from]) && bidden(rest) || !named && a.place == subject && keeps(rest) {
			a.place = subject
			d.raise(hit{from: a.from, to: c.to}, 2-d.request)
		}
	}
}

// fronted reports whether the words before a name are no more than what is to be dealt with, or when: 上午的会, 这个给, 今晚的班.
func fronted(before string) bool {
	if utf8.RuneCountInString(before) > 12 || strings.ContainsAny(before, "和跟把问找等你我他她不没了有") {
		return false
	}
	return !endsAny(before, "的", "让", "叫", "请", "被", "是", "说", "见")
}

// ways are where somebody is told to go, which needs no verb behind it.
var ways = strings.Fields(`过来 上来 下来 进来 回来 过去 上去 下去 进去 回去 来 去 先来 先去`)

// handDeeds are characters that begin a deed behind a name, beside [deedStems]; as the first of a word they are in too
// many others to be among them.
const handDeeds = "记值摆跟穿戴住留陪站泡烧带"

// bidden reports whether the words behind a name are a bare deed: 下来, 上来拿文件, 记, 摆桌牌.
func bidden(rest string) bool {
	n := utf8.RuneCountInString(rest)
	if n == 0 || n > 8 || tells(rest) || strings.ContainsAny(rest, "的得，") || holdsAny(rest, "休息", "吃饭", "回家", "睡", "喝", "自", "年", "时") {
		return false
	}
	for _, w := range ways {
		if after, ok := strings.CutPrefix(rest, w); ok && (after == "" || strings.ContainsRune(deedStems+handDeeds, runeAt(after, 0))) {
			return true
		}
	}
	first := runeAt(rest, 0)
	return n <= 5 && (strings.ContainsRune(handDeeds, first) || n == 1 && strings.ContainsRune(deedStems, first)) && !startsAny(rest, "记者", "记录", "值得", "跟着", "留学", "留言", "带头", "住院", "站长", "住房")
}

// manners are what all of a class are to be in, or to keep.
var manners = strings.Fields(`在岗带班 在岗值守 在岗值班 带班值守 带班 值班 值守 在岗 在位 留守 留人值班 留人 住村 驻村 住点 备勤 待命 穿 佩戴 戴 空腹 静音 关机 手机静音 手机关机 手机调静音 轮流`)

// keeps reports whether the words behind a class are such: 带班, 今晚住村, 穿制服.
func keeps(rest string) bool {
	if utf8.RuneCountInString(rest) > 10 || tells(rest) || strings.ContainsAny(rest, "的得很") {
		return false
	}
	return slices.ContainsFunc(manners, func(w string) bool {
		after, ok := strings.CutPrefix(rest, w)
		return ok && !thing(after) && !startsAny(after, "表", "室", "费", "补", "安排", "干部", "人员", "员", "制度", "记录", "很", "到位")
	})
}

// wants raises the request of a clause that only names a paper or a thing, or that something is out of order, in what a
// superior says to the user by name: 小林，花名册; 三楼的灯坏了，小林. Who is called by @ is told of a fault to mend it,
// whoever tells her: @林敏 系统打不开了.
func (h *heard) wants() {
	if h.own || h.m.MentionAll {
		return
	}
	her := slices.IndexFunc(h.addresses, func(a address) bool {
		return (a.who == myName || a.who == myNick) && a.place == called && (h.superior || a.at)
	})
	if her < 0 || slices.ContainsFunc(h.addresses, func(a address) bool { return a.foreign() && a.spoken() }) {
		return
	}
	for i := range h.clauses {
		c, d := &h.clauses[i], &h.deeds[i]
		if d.done && d.request == 0 && !d.self && i > 0 && h.addresses[her].to <= c.from && h.sentenceAt(h.addresses[her].from) == c.sentence && strings.HasPrefix(h.body(i), "把") && barelyDone(h.body(i)) {
			d.done = false // 小林，把横幅收了
			d.raise(hit{from: c.from, to: c.to}, 2)
		}
		if d.asks() || d.done || d.self || d.will || d.thanks || d.ack || d.chatter || d.noNeed || d.cancel || d.told || d.past || d.policy {
			continue
		}
		body := h.body(i)
		if a := h.addresses[her]; a.from >= c.from && a.to <= c.to {
			body = strings.TrimLeft(h.t.s[a.to:c.to], " ,:")
		}
		body = strings.Trim(body, " 。!~呢啊")
		switch {
		case h.superior && d.notice && d.request < 2 && startsAny(body, "跟大家说", "跟他们说", "跟各", "给大家说"):
			d.notice = false
		case (faulty(body) || outOfOrder(body)) && !strings.ContainsAny(body, "我咱"):
			d.raise(hit{from: c.from, to: c.to}, 1)
		case h.superior && len(h.clauses) <= 4 && h.endsWith(i) && !tellsBefore(h.deeds[:i]) && bareThing(body) && len(within(h.times, c)) == 0 && !c.has(verbWord, sendWord, giveWord, softWord, willWord, greetWord):
			d.chase = true // it may be what he has asked for already
		default:
			continue
		}
		d.raise(hit{from: c.from, to: c.to}, 1)
	}
}

// outOfOrder reports whether a clause says of a thing that it has none of what it needs to work: 投影没信号.
func outOfOrder(body string) bool {
	return endsAny(body, "没信号", "没反应", "没声音", "没声", "没电", "没网", "没图像", "没画面", "没水", "没墨", "没纸", "连不上", "登不上", "打不开", "用不了", "进不去", "开不了", "点不动", "在漏水", "在漏", "是旧的", "是错的", "歪了", "松了", "锈了", "脏了", "失效了", "过期了", "又卡了", "又坏了", "又堵了", "又停了", "不亮") && utf8.RuneCountInString(body) > 3
}

// tellsBefore reports whether one of the deeds tells that something is done, or of its speaker.
func tellsBefore(deeds []deed) bool {
	return slices.ContainsFunc(deeds, func(d deed) bool { return d.done && !d.chase || d.self || d.cancel })
}

// endsWith reports whether nothing stands behind clause i but names and whose, or of when, the thing is: 会标，明天的。小林.
func (h *heard) endsWith(i int) bool {
	for k := i; k < len(h.clauses); k++ {
		c := &h.clauses[k]
		if c.line > 0 {
			return false // a list
		}
		named := slices.ContainsFunc(h.addresses, func(a address) bool { return a.from <= c.from && a.to >= c.to })
		timed := slices.ContainsFunc(h.times, func(t timed) bool { return t.from <= c.from && strings.Trim(h.t.s[t.to:max(t.to, c.to)], " 的") == "" })
		if k == i && named || k > i && !named && !timed {
			return false
		}
	}
	return true
}

// bareThing reports whether a clause is nothing but the name of a thing: 花名册, 桌签.
func bareThing(body string) bool {
	n := utf8.RuneCountInString(body)
	return n >= 2 && n <= 6 && !tells(body) && !strings.ContainsFunc(body, func(r rune) bool { return !hanzi(r) })
}

// passesOn raises the request of words by which a superior sends what lies before him to the user: 转党政办.
func (h *heard) passesOn() {
	if h.own || !h.superior {
		return
	}
	for k := range h.addresses {
		a := &h.addresses[k]
		c := h.clauseAt(a.from)
		if c == nil || a.to > c.to || !a.mine() || a.who == everyone || h.t.s[c.from:a.from] != "转" {
			continue
		}
		if rest := strings.Trim(h.t.s[a.to:c.to], " 。!~"); rest == "" || slices.Contains([]string{"办", "办理", "处理", "阅办", "阅处", "落实", "核实", "同志"}, rest) {
			d := &h.deeds[c.index]
			a.place, d.notice = called, false
			d.raise(hit{from: c.from, to: c.to}, 2)
		}
	}
}

// bidsEn raises the request of an English clause in which a superior has the user or her unit do something by the bare
// form of a verb, or everybody with what is his: Events be out by then, everyone save your work.
func (h *heard) bidsEn() {
	if h.own || !h.superior {
		return
	}
	for _, a := range h.addresses {
		c := h.clauseAt(a.from)
		if c == nil || a.from != c.from || a.to >= c.to || a.at || !a.mine() || !letter(runeAt(h.t.s, a.from)) {
			continue
		}
		d := &h.deeds[c.index]
		if d.done || d.question || d.told || d.ifs || d.self || d.will || d.request > 1 {
			continue
		}
		all := a.who == everyone || a.who == classIn
		verb, rest, _ := strings.Cut(strings.TrimLeft(h.t.s[a.to:c.to], " "), " ")
		if (dealtEn[verb] || handsIn[verb] || bareEn[verb]) && (!all || holdsAny(" "+rest+" ", " your ", " yours ")) {
			d.raise(hit{from: c.from, to: c.to}, 2)
		}
	}
}

// bareEn are verbs that have a form of their own where they do not order.
var bareEn = pairSet(`be have save keep wear stay come go switch turn back close open lock stand start stop`)

// asksOfHer has the user answer what a superior asks the room of her doing: 昨天说的那个，小林弄了没; has Olivia seen this?
func (h *heard) asksOfHer() {
	if h.own || !h.superior || slices.ContainsFunc(h.addresses, func(a address) bool { return a.foreign() && a.place == called }) {
		return
	}
	for k := range h.addresses {
		a := &h.addresses[k]
		c := h.clauseAt(a.from)
		if c == nil || a.to > c.to || a.who != myName && a.who != myNick || a.place != subject && a.place != aside || !h.deeds[c.index].question {
			continue
		}
		before, after := h.t.s[c.from:a.from], strings.TrimRight(h.t.s[a.to:c.to], " ?啊呀")
		zh := (before == "" || before == "那") && deedAt(after, 0) && endsAny(after, "了没", "了吗", "了没有", "好没", "完没", "没有") && !strings.ContainsRune("吃回", runeAt(after, 0))
		en := slices.Contains([]string{"has ", "have ", "did ", "is ", "does "}, before) && holdsAny(after, " seen", " done", " sent", " got ", " read", " replied", " finished", " aware", " know", " send", " get ", " look", " had a ", " on ", " doing", " dealing", " happy")
		if zh || en {
			a.place, h.deeds[c.index].chase = called, true
			h.deeds[c.index].note(hit{from: c.from, to: c.to})
		}
	}
}
