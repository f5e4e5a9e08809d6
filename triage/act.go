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
		d.raise(w, 2)
	case politeAsk:
		if word, rest := s[w.from:w.to], strings.Trim(s[w.to:c.to], " 啊呀哦!。~"); slices.Contains([]string{"有空", "有时间"}, word) && slices.Contains([]string{"吗", "么", "不", "没", "没得", "没有", "不方便"}, rest) {
			d.question = true // 你明天有空吗
			return
		}
		d.raise(w, 2)
	case ifWord:
		if s[w.from:w.to] == "什么时候能" && startsAny(s[w.to:c.to], "好", "出", "给", "交", "报", "弄", "完", "到", "来", "发", "有", "定", "做", "写", "拿") {
			d.question = true // 台账什么时候能好
			return
		}
		d.tone(w.use)
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

// asked takes a word of asking into account, where it asks.
func (d *deed) asked(s string, c *clause, w hit) {
	tail := strings.TrimRight(s[w.to:c.to], " 啊呀哦了!。~)")
	if word := s[w.from:w.to]; (word == "没" || word == "没有" || word == "没得" || word == "了没") && tail != "" {
		return // 没偷吃 and 核过了没错 ask nothing
	}
	if word := s[w.from:w.to]; (word == "进度" || word == "进展") && tail != "" && !startsAny(tail, "如何", "怎", "呢", "到", "咋", "吗", "是") {
		return // 带本周进度表
	}
	if word := s[w.from:w.to]; (word == "哪" || word == "谁") && strings.HasSuffix(s[c.from:w.from], "到") && utf8.RuneCountInString(tail) > 4 {
		return // 盘到哪科提前一天打电话
	}
	d.question = d.question || !c.head
}

// acked takes a word of agreeing into account.
func (d *deed) acked(s string, c *clause, w hit) {
	short := utf8.RuneCountInString(s[w.from:w.to]) == 1 && hanzi(runeAt(s, w.from))
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

// tone takes a word into account that says the same wherever it stands.
func (d *deed) tone(u use) {
	switch u {
	case urgentWord:
		d.urgent = true
	case cancelWord:
		d.cancel = true
	case moveWord:
		d.move = true
	case willWord:
		d.will = true
	case noNeedWord:
		d.noNeed = true
	case noticeWord, passOnWord:
		d.notice = true
	case ifWord:
		d.ifs = true
	case policyWord:
		d.policy = true
	case thankWord, praiseWord:
		d.thanks = true
	case giveUpWord:
		d.open = true
	case othersWord:
		d.others = true
	case greetWord, laughWord, soupWord:
		d.chatter = true
	}
}

// raise adds to the request; two signs of one make it sure.
func (d *deed) raise(w hit, by int) {
	d.request = min(d.request+by, 3)
	d.note(w)
}

func (d *deed) note(w hit) {
	if d.at.to == 0 {
		d.at = w
	}
	d.at.to = max(d.at.to, w.to)
}

// goesTo reports whether a word that promises something as it stands, 明天发, goes on to say to whom or what: 明天发|我 is
// asked.
func goesTo(before, word, rest string) bool {
	if strings.HasSuffix(before, "现") && strings.HasPrefix(word, "在") {
		return startsAny(rest, "出来", "好", "完", "齐", "一下") // 现|在弄|出来
	}
	if !startsAny(word, "明天", "晚上") || endsAny(before, "我", "我们", "咱们") {
		return false
	}
	rest = strings.TrimRight(rest, " 哈啊哦吧。!~")
	return rest != "" && !startsAny(rest, "你", "您", "给你", "给您", "过去", "上去") && (rest != "出来" || before != "")
}

// possesses reports whether a word for the speaker at the head of a clause only says whose a thing is with which 你 is to
// do something: 我那个单子你批一下, 我报销的单子你点一下.
func possesses(word, rest string) bool {
	you := strings.IndexAny(rest, "你您")
	if you < 0 || !strings.HasPrefix(word, "我") {
		return false
	}
	what := rest[:you]
	return startsAny(what, "那个", "这个", "那份", "这份", "的", "那张", "这张", "那条", "这边的", "那边的") && !strings.ContainsAny(what, "给跟帮替把找问") || strings.Contains(what, "的") && utf8.RuneCountInString(what) <= 8 && !strings.ContainsAny(what, "给跟帮替把找问了")
}

// leading reports whether nothing but small words stands before w in its clause.
func leading(s string, c *clause, w hit) bool { return empty(s[c.from:w.from]) }

// needs reports whether a clause about the speaker tells what he needs: 我要…的数据.
func (d *deed) needs(body string) bool {
	return holdsAny(body, "请您", "请你", "请签", "请审", "请批", "请核", "请确认", "请过目", "请帮", "麻烦", "拜托", "劳驾", "辛苦你", "辛苦您", "帮我", "我要", "我需要", "我等着", "我急用", "我看看", "going to need", "i'll need", "i will need", "gonna need", "给我", "我审", "我汇总", "我统一", "我好")
}

// finish weighs the words of the clause against each other.
func (d *deed) finish(s string, c *clause, body string) {
	ending := strings.TrimRight(body, " !。~)\"")
	if !d.done && (strings.HasSuffix(ending, "了") || strings.HasSuffix(ending, "啦") || strings.HasSuffix(ending, "咯")) && !d.noNeed && !d.cancel && (d.request > 0 || c.has(weakVerb)) {
		d.done = !hedged(ending) && !(d.due != nil && (strings.Contains(body, "把") || d.due.Kind == when.Deadline))
	}
	if !d.meeting && !d.done && gathers(ending) {
		d.meeting = true
		d.note(hit{from: c.from, to: c.to})
	}
	d.demand(s, c, body)
	for _, w := range []string{"辛苦大家", "辛苦各位", "辛苦你们", "大家辛苦", "各位辛苦"} {
		if strings.HasSuffix(ending, w) {
			d.request, d.thanks = 0, true
		}
	}
	if w, ok := c.first(thankWord); ok && leading(s, c, w) {
		d.request, d.meeting, d.question = 0, false, false // 谢谢小林帮我们…: what follows is what the thanks are for
	}
	if d.policy && strings.Contains(body, "之日起") {
		d.request, d.due = 0, nil // 应当自死亡之日起30日内…: the text of a rule
	}
	if c.has(soupWord) && d.due == nil && d.request < 3 {
		d.request, d.chatter = 0, true // 帮忙点个赞
	}
	d.tense(s, c, body)
	deadline := d.due != nil && d.due.Kind == when.Deadline
	if deadline && d.request > 0 {
		d.request = min(d.request+1, 3)
	}
	if d.done && perfect(body) && d.past && !c.has(youWord, giveWord, politeAsk) && !deadline {
		d.request = 0 // 昨天把账对完了
	}
	if sentOff(body) {
		d.done, d.request = false, max(d.request, 2)
	} else if handled(body, d.due != nil && !d.past, d.past) && !d.question && !c.has(youWord, giveWord, politeAsk) {
		d.request, d.done, d.due, deadline = 0, true, nil, false
	}
	if w, ok := c.first(piecesWord, tailWord); ok && startsAny(body, "你", "您") && strings.Contains(s[w.to:c.to], "我就") {
		d.done, d.self, d.will, d.request = false, false, false, max(d.request, 2) // 您瞅一眼没毛病我就发了
	}
	if d.done && d.request < 2 && !deadline {
		d.request, d.meeting, d.rota = 0, false, false
	}
	d.settle(s, c, body, ending, deadline)
}

// settle says at last which of its words a clause is: a question, a report, praise, or one that wants a receipt.
func (d *deed) settle(s string, c *clause, body, ending string, deadline bool) {
	if interrogative(ending) {
		d.question = true
		if choice(ending) {
			d.request = 0 // 是我去开还是你有别的安排
		}
	}
	if (d.cancel || d.noNeed) && freesDoers(body) {
		d.cancel, d.noNeed, d.others = false, false, true
	}
	if given(ending) && !c.has(youWord, pleaseWord, politeAsk) && !deadline && !d.chase {
		d.request, d.done = 0, true // 送我桌上了
	}
	if leavesBe(ending) {
		d.request, d.cancel = 0, true // 签到表别带回来了
	}
	if d.request == 1 && !d.question && d.due == nil && d.past && praised(body) {
		d.request, d.done = 0, true // 上周防台自查做得细
	}
	if d.thanks && d.request > 0 && praised(body) {
		d.request, d.done = 0, true // 你把停保做了真及时
	}
	if replyWanted(body) {
		d.receipt, d.done = true, false
		d.note(hit{from: c.from, to: c.to})
	}
	if w, ok := c.first(receiptWord); ok && d.receipt && startsAny(strings.TrimLeft(s[w.to:c.to], " 就都也"), "不搞", "不用", "不要", "不必", "免了", "就免", "取消") {
		d.receipt, d.noNeed = false, true // 接龙不搞
	}
	if d.receipt && d.request > 0 && !c.has(sendWord, attendWord, giveWord) && onlyReplies(s, c) {
		d.request = 0 // 请…回复收到 asks for nothing but that
	}
	if d.question && d.at.to == 0 {
		d.at = hit{from: c.from, to: c.to}
	}
}
