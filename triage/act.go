package triage

import (
	"slices"
	"strings"
	"unicode/utf8"

	"shoudao/triage/when"
)

// A mark is a piece of evidence in the folded text of a message.
type mark struct {
	code     Code
	h        *heard
	from, to int
}

// A deed is what one clause does.
type deed struct {
	request  int // 0 none, 1 could be one, 2 surely one
	question bool
	meeting  bool
	receipt  bool
	chase    bool
	rota     bool
	urgent   bool
	cancel   bool
	move     bool
	done     bool
	self     bool // of the speaker himself
	busy     bool // its speaker does it, or somebody by himself: no deadline in it is the user's
	will     bool // the speaker's own future
	noNeed   bool
	notice   bool
	ifs      bool
	policy   bool
	thanks   bool
	ack      bool
	open     bool // an open call: 谁有…
	chatter  bool
	told     bool        // it tells what somebody said or asked
	past     bool        // it tells a time gone by
	ends     bool        // something ends at its time
	others   bool        // it is about the others: 其他村不用管
	dueFrom  int         // where the words of due begin
	dueTo    int         // where they end
	due      *when.Match // the deadline or time in the clause, the surest
	at       hit         // the words that decide
}

// asks reports whether the clause asks for anything at all.
func (d deed) asks() bool {
	return d.request > 0 || d.question || d.meeting || d.receipt || d.chase || d.rota
}

// deed reads one clause. Times are those that lie in it.
func readDeed(s string, c *clause, times []timed) deed {
	var d deed
	for _, w := range c.words {
		d.word(s, c, w)
	}
	d.times(s, c, times)
	body := s[c.from:c.to]
	d.close(s, c)
	d.busy = acting(body) || selfActing(body)
	d.self = (d.self || d.busy) && !d.needs(body) || serves(body)
	d.busy = d.busy && d.self
	if d.busy && d.request < 2 && holdsAny(body, "缺的", "漏的", "少的", "差的", "欠的") {
		d.chase = false // 缺的那盒药我下午送上来
	}
	d.question = d.question && !c.head || c.query && !d.rhetorical(c)
	d.finish(s, c, body)
	d.done = d.done && !faulty(body)
	d.told = narrates(body) || hearsay(body)
	d.open = d.open || (d.question || d.request > 0) && startsAny(strings.TrimLeft(body, " "), "谁", "哪位", "有没有人", "有谁", "who can", "who could", "who's ", "who is ")
	if holdsAny(body, "要不要帮你", "要不要给你", "要不要帮您", "有什么要带", "有啥要带", "要带什么", "要我带") && d.due == nil {
		d.request, d.question, d.self = 0, false, true // 我去打饭，要不要帮你带
	}
	if startsAny(strings.TrimPrefix(strings.TrimPrefix(body, "那"), "要么"), "需要我", "要不要我", "用不用我", "要我帮", "我帮你") && d.due == nil {
		d.request, d.question, d.self = 0, false, true // an offer
	}
	if startsAny(strings.TrimLeft(body, " 我们"), "本来想", "本来打算", "本来要", "本想", "原本想", "原来想", "原打算") {
		d.request, d.ifs = 0, true // 本来想让小林去的，算了
	}
	if grumbles(body) {
		d.request, d.question, d.chase, d.chatter = 0, false, false, true
	}
	return d
}

// word takes one word into account.
func (d *deed) word(s string, c *clause, w hit) {
	if unasking(s, c, w) {
		return
	}
	switch w.use {
	case pleaseWord:
		d.raise(w, 1)
	case verbWord, attendWord, sendWord:
		d.raise(w, 1)
	case giveWord:
		if strings.HasSuffix(s[w.from:w.to], "我") && startsAny(s[w.to:c.to], "妈", "爸", "媳妇", "老婆", "老公", "女儿", "儿子", "娃") {
			return // 我给我妈打个电话
		}
		d.raise(w, 2)
	case politeAsk:
		d.pleaded(s, c, w)
	case ifWord:
		d.supposed(s, c, w)
	case askWord:
		d.asked(s, c, w)
	case tailWord, piecesWord:
		d.done = d.done || strings.HasSuffix(s[c.from:w.from], "了") // 跑了一趟
	case meetWord:
		d.meeting = true
		d.note(w)
	case dutyWord:
		d.rota = true
		d.note(w)
	case receiptWord:
		if before := s[c.from:w.from]; strings.HasSuffix(before, "已") || strings.Contains(before, "都") && (strings.Contains(before, "都已") || strings.HasPrefix(s[w.to:], "了")) {
			return // 都已回复"已阅"
		}
		d.receipt = true
		d.note(w)
	case notYetWord, lackWord, chaseWord:
		d.chase = true
		d.note(w)
	case doneWord:
		d.done = d.done || !strings.HasPrefix(s[w.to:], "的") || strings.HasPrefix(s[w.to:], "的。") // 装完的 are some, and not a report
	case selfWord:
		d.self = d.self || leading(s, c, w) && !possesses(s[w.from:w.to], s[w.to:c.to])
	case ackWord:
		d.acked(s, c, w)
	case cancelWord, noNeedWord:
		switch before, after := s[c.from:w.from], s[w.to:c.to]; {
		case unable(before, s[w.from:w.to]), startsAny(after, " except", " but "), denied(before, after), w.use == noNeedWord && ofManner(after), ofRest(before, s[w.from:c.to]):
		case w.use == noNeedWord && ofSome(before):
			d.others = true // 退休的不用交
		default:
			d.tone(w.use)
		}
	case willWord:
		d.willed(s, c, w)
	default:
		d.tone(w.use)
	}
}

// reportsOn reports whether words have somebody tell how far something is.
func reportsOn(before string) bool {
	return holdsAny(before, "报一", "报下", "上报", "汇报", "报送", "通报", "反馈", "更新", "填报", "填写", "报我", "每周", "每天", "每日", "发一下", "报送", "报")
}

// pleaded takes polite words into account, where they ask for more than whether there is time.
func (d *deed) pleaded(s string, c *clause, w hit) {
	if strings.HasPrefix(s[w.to:c.to], "午") && strings.HasSuffix(s[w.from:w.to], "一下") {
		d.thanks = true // 辛苦一下午了
		return
	}
	if word, rest := s[w.from:w.to], strings.Trim(s[w.to:c.to], " 啊呀哦!。~"); slices.Contains([]string{"有空", "有时间"}, word) && slices.Contains([]string{"吗", "么", "不", "没", "没得", "没有", "不方便"}, rest) {
		d.question = true // 你明天有空吗
		return
	}
	d.raise(w, 2)
}

// supposed takes a word of supposing into account, which asks where nothing is supposed.
func (d *deed) supposed(s string, c *clause, w hit) {
	if s[w.from:w.to] == "哪天" && strings.Trim(s[w.to:c.to], " 啊呀哦呢!?。~") == "" && w.from > c.from {
		d.question = true // 你体检约的哪天
		return
	}
	if s[w.from:w.to] == "什么时候能" && startsAny(s[w.to:c.to], "好", "出", "给", "交", "报", "弄", "完", "到", "来", "发", "有", "定", "做", "写", "拿") {
		d.question = true // 台账什么时候能好
		return
	}
	d.tone(w.use)
}

// asked takes a word of asking into account, where it asks.
func (d *deed) asked(s string, c *clause, w hit) {
	tail := strings.TrimRight(s[w.to:c.to], " 啊呀哦了!。~)")
	if word := s[w.from:w.to]; (word == "没" || word == "没有" || word == "没得" || word == "了没") && (tail != "" || endsAny(s[c.from:w.from], "还", "一个数", "一点动静", "一份", "一条") && !c.query) {
		return // 没偷吃 and 核过了没错 ask nothing
	}
	if word := s[w.from:w.to]; (word == "进度" || word == "进展") && tail != "" && !startsAny(tail, "如何", "怎", "呢", "到", "咋", "吗", "是") {
		return // 带本周进度表
	}
	if word := s[w.from:w.to]; (word == "进度" || word == "进展") && tail == "" && reportsOn(s[c.from:w.from]) {
		return // 每周五报一次走访进度
	}
	if word := s[w.from:w.to]; (word == "哪" || word == "谁") && strings.HasSuffix(s[c.from:w.from], "到") && utf8.RuneCountInString(tail) > 4 {
		return // 盘到哪科提前一天打电话
	}
	d.question = d.question || !c.head
}

// acked takes a word of agreeing into account.
func (d *deed) acked(s string, c *clause, w hit) {
	short := utf8.RuneCountInString(s[w.from:w.to]) == 1 && hanzi(runeAt(s, w.from))
	if s[w.from:w.to] == "收到" && w.from > c.from && startsAny(s[w.to:c.to], "今", "明", "后天", "周", "本周", "月底", "下周", "年底") {
		return // 党费收到今天为止
	}
	if s[w.from:w.to] == "中" && hanzi(runeAt(s, w.to)) {
		return // 中秋值班表
	}
	if next := runeAt(s, w.to); s[w.from:w.to] == "明白" && hanzi(next) && !strings.ContainsRune("了的啦哈啊呀吧", next) {
		return // 明白卡
	}
	d.ack = d.ack || !short || leading(s, c, w) // 行 in 各支行 agrees to nothing
}

// willed takes a word of what is still to be done into account: its speaker's promise, or what he asks.
func (d *deed) willed(s string, c *clause, w hit) {
	switch before, rest := s[c.from:w.from], s[w.to:c.to]; {
	case goesTo(before, s[w.from:w.to], rest):
		d.raise(w, 1)
		if strings.HasPrefix(rest, "我") {
			d.raise(w, 2)
		}
	case !endsAny(before, "陪", "随"): // 陪我去 is said to somebody
		d.will = true
	}
}

// leading reports whether nothing but small words stands before w in its clause.
func leading(s string, c *clause, w hit) bool { return empty(s[c.from:w.from]) }

// needs reports whether a clause about the speaker tells what he needs: 我要…的数据.
func (d *deed) needs(body string) bool {
	return holdsAny(body, "请您", "请你", "请签", "请审", "请批", "请核", "请确认", "请过目", "请帮", "麻烦", "拜托", "劳驾", "辛苦你", "辛苦您", "帮我", "我要", "我需要", "我等着", "我急用", "我看看", "going to need", "i'll need", "i will need", "gonna need", "给我", "我审", "我汇总", "我统一", "我好")
}
