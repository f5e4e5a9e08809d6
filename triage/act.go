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

// An act is what one clause does.
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
	will     bool // the speaker's own future
	noNeed   bool
	notice   bool
	ifs      bool
	policy   bool
	thanks   bool
	ack      bool
	open     bool // an open call: 谁有…
	chatter  bool
	past     bool        // it tells a time gone by
	others   bool        // it is about the others: 其他村不用管
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
	d.times(times)
	body := s[c.from:c.to]
	d.self = d.self && !d.needs(body) || serves(body)
	d.question = d.question && !c.head || c.query && !d.rhetorical(c)
	d.finish(s, c, body)
	return d
}

// word takes one word into account.
func (d *deed) word(s string, c *clause, w hit) {
	switch w.use {
	case pleaseWord:
		d.raise(w, 1)
	case verbWord, attendWord, sendWord:
		d.raise(w, 1)
	case giveWord:
		d.raise(w, 2)
	case politeAsk:
		d.raise(w, 2)
	case askWord:
		tail := strings.TrimRight(s[w.to:c.to], " 啊呀哦了!。~)")
		if word := s[w.from:w.to]; (word == "没" || word == "没有" || word == "没得") && tail != "" {
			return // 没偷吃 asks nothing
		}
		d.question = d.question || !c.head
	case meetWord:
		d.meeting = true
		d.note(w)
	case dutyWord:
		d.rota = true
		d.note(w)
	case receiptWord:
		d.receipt = true
		d.note(w)
	case notYetWord, lackWord, chaseWord:
		d.chase = true
		d.note(w)
	case urgentWord:
		d.urgent = true
	case cancelWord:
		d.cancel = true
	case moveWord:
		d.move = true
	case doneWord:
		d.done = true
	case selfWord:
		d.self = d.self || leading(s, c, w)
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
	case ackWord:
		short := utf8.RuneCountInString(s[w.from:w.to]) == 1 && hanzi(runeAt(s, w.from))
		d.ack = d.ack || !short || leading(s, c, w) // 行 in 各支行 agrees to nothing
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

// leading reports whether nothing but small words stands before w in its clause.
func leading(s string, c *clause, w hit) bool { return empty(s[c.from:w.from]) }

// needs reports whether a clause about the speaker tells what he needs: 我要…的数据.
func (d *deed) needs(body string) bool {
	for _, w := range []string{"麻烦", "拜托", "劳驾", "辛苦你", "辛苦您", "帮我", "我要", "我需要", "我等着", "我急用", "我看看", "给我", "我审", "我汇总", "我统一", "我好"} {
		if strings.Contains(body, w) {
			return true
		}
	}
	return false
}

// times picks the clause's own time: a deadline before a point, the new value of
// a change before the old one.
func (d *deed) times(times []timed) {
	for i := range times {
		m := &times[i].Match
		d.past = d.past || m.Kind == when.Past
		if m.Kind == when.Past || m.Kind == when.Subject || m.Role == when.Old {
			continue
		}
		if d.due == nil || rankTime(m) > rankTime(d.due) || rankTime(m) == rankTime(d.due) && m.Grain == when.Minute && d.due.Grain != when.Minute {
			d.due = m
		}
	}
}

// rankTime orders times by how surely they are the deadline of their clause.
func rankTime(m *when.Match) int {
	n := 0
	if m.Role == when.New {
		n += 8
	}
	switch m.Kind {
	case when.Deadline:
		n += 4
	case when.Period:
		n += 2
	case when.Point:
		n++
	}
	return n
}

// rhetorical reports whether a question is none: it laughs.
func (d *deed) rhetorical(*clause) bool { return d.chatter }

// finish weighs the words of the clause against each other.
func (d *deed) finish(s string, c *clause, body string) {
	ending := strings.TrimRight(body, " !。~)\"")
	if !d.done && (strings.HasSuffix(ending, "了") || strings.HasSuffix(ending, "啦")) && !d.noNeed && !d.cancel && (d.request > 0 || c.has(weakVerb)) {
		d.done = !hedged(ending) && !(d.due != nil && (strings.Contains(body, "把") || d.due.Kind == when.Deadline))
	}
	if w, ok := c.first(weakVerb); ok && d.request == 0 && (strings.Contains(body, "把") || told2nd(s, c)) {
		d.raise(w, 1)
	}
	if w, ok := c.first(weakVerb); ok && d.request == 0 && d.due != nil && !d.done && !d.self && !d.question && !thwarted(s, w) {
		d.raise(w, 1) // 10月9日上午报
	}
	if w, ok := c.first(weakVerb); ok && d.request == 0 && !d.done && !d.self && strings.HasSuffix(ending, "点") && w.to == c.from+len(ending)-len("点") {
		d.raise(w, 2) // 各站发点
	}
	if w, ok := c.first(piecesWord); ok && d.request == 0 && !d.done && !d.thanks && !d.self && worked(c, w, s) {
		d.raise(w, 1)
	}
	if w, ok := c.first(tailWord); ok && d.request == 0 && !announces(s[c.from:w.to]) && !d.done && !d.thanks {
		d.raise(w, 1) // 琢磨一下: whatever is to be done once, or a little, is asked for
	}
	if d.request > 0 && c.has(softWord, tailWord) {
		d.request = min(d.request+1, 3)
	}
	for _, w := range []string{"辛苦大家", "辛苦各位", "辛苦你们", "大家辛苦", "各位辛苦"} {
		if strings.HasSuffix(ending, w) {
			d.request, d.thanks = 0, true
		}
	}
	if w, ok := c.first(thankWord); ok && leading(s, c, w) {
		d.request, d.meeting, d.question = 0, false, false // 谢谢小林帮我们…: what follows is what the thanks are for
	}
	if d.done && !perfect(body) && (d.due != nil || sequence(s, c)) {
		d.done = false // 定于28日(正常上班)召开
	}
	if d.done && !strings.Contains(body, "已") && !d.past && d.due != nil && d.due.Kind == when.Deadline && strings.Contains(body, "前") && c.has(weakVerb, verbWord, sendWord) {
		d.done = false
		d.request = max(d.request, 1)
	}
	if strings.HasPrefix(body, "交给我") && d.due == nil && utf8.RuneCountInString(ending) <= 5 {
		d.request, d.will = 0, true // 交给我吧
	}
	if underWay(s[c.from:c.to]) {
		d.done, d.will = false, true
	}
	deadline := d.due != nil && d.due.Kind == when.Deadline
	if deadline && d.request > 0 {
		d.request = min(d.request+1, 3)
	}
	if d.done && perfect(body) && d.past && !c.has(youWord, giveWord, politeAsk) && !deadline {
		d.request = 0 // 昨天把账对完了
	}
	if handled(body) && !d.question && !c.has(youWord, giveWord, politeAsk) {
		d.request, d.done, d.due, deadline = 0, true, nil, false
	}
	if d.done && d.request < 2 && !deadline {
		d.request, d.meeting, d.rota = 0, false, false
	}
	if interrogative(ending) {
		d.question = true
	}
	if (d.cancel || d.noNeed) && freesDoers(body) {
		d.cancel, d.noNeed, d.others = false, false, true
	}
	if replyWanted(body) {
		d.receipt, d.done = true, false
		d.note(hit{from: c.from, to: c.to})
	}
	if d.question && d.at.to == 0 {
		d.at = hit{from: c.from, to: c.to}
	}
}

// perfect reports whether a clause says in so many words that it is over: 已, 了, 刚.
func perfect(body string) bool {
	return strings.ContainsAny(body, "已了啦刚")
}

// sequence reports whether what sounds done only comes before what is to be done: 改好
// 重新传, 填完交我.
func sequence(s string, c *clause) bool {
	for i, w := range c.words {
		if w.use != doneWord {
			continue
		}
		for _, after := range c.words[i+1:] {
			if slices.Contains([]use{verbWord, weakVerb, giveWord, sendWord}, after.use) {
				return true
			}
		}
	}
	return false
}

// thwarted reports whether a verb is one of what cannot be, is not, or has been: 看|不见.
func thwarted(s string, w hit) bool {
	return strings.ContainsRune("不没得过着了到", runeAt(s, w.to)) && w.to < len(s) || strings.ContainsRune("不没别未", runeBefore(s, w.from)) && w.from > 0
}

// handled reports whether a clause tells that something has been dealt with: 把线盒都数过
// 一遍了, 把重点人员见了一遍.
func handled(body string) bool {
	_, rest, ok := strings.Cut(body, "把")
	if !ok || strings.ContainsAny(body, "请吧呗别") {
		return false
	}
	ending := strings.TrimRight(rest, " !。~")
	for _, w := range []string{"完了", "过了", "好了", "一遍了", "齐了", "来了", "回来了", "上了", "清了", "掉了"} {
		if strings.HasSuffix(ending, w) {
			return true
		}
	}
	return strings.Contains(ending, "了一遍") || strings.Contains(ending, "了一次")
}

// worked reports whether a verb of work stands right before w: 写|一条, 说|一句.
func worked(c *clause, w hit, s string) bool {
	for _, v := range c.words {
		if v.to == w.from && (v.use == weakVerb || v.use == verbWord || v.use == sendWord) {
			return true
		}
	}
	before := s[c.from:w.from]
	if strings.HasSuffix(before, "简单说") || strings.HasSuffix(before, "回") {
		return true
	}
	_, n := utf8.DecodeLastRuneInString(before) // 去瞅一眼: whatever one goes and does
	return strings.HasSuffix(before[:len(before)-n], "去") || strings.HasSuffix(before[:len(before)-n], "来")
}

// announces reports whether the speaker only says that he is going to say something: 再
// 说一下, 有两件事强调一下.
func announces(body string) bool {
	for _, w := range []string{"再说一下", "说一下", "讲一下", "强调一下", "补充一下", "提一下", "通报一下", "插一下", "再提醒一下"} {
		if rest, ok := strings.CutSuffix(body, w); ok && !strings.ContainsAny(rest, "你您请各") {
			return true
		}
	}
	return false
}

// serves reports whether what is done goes to whoever is spoken to: 四点前给你放桌上.
func serves(body string) bool {
	for _, w := range []string{"给你放", "给你送", "给你发", "给您送", "给您发", "给您放", "给你带", "给您带", "给你拿", "发给你", "发给您", "送给你", "带给你", "帮你", "帮您", "替你", "放你", "放您"} {
		if at := strings.Index(body, w); at >= 0 && !strings.ContainsAny(body[:at], "你您请") {
			return true
		}
	}
	return false
}

// underWay reports whether a clause says that the speaker is at it: 在看了, 正在弄.
func underWay(body string) bool {
	rest := strings.TrimLeft(body, " 嗯啊好哦我正还已经都")
	verb, ok := strings.CutPrefix(rest, "在")
	return ok && strings.ContainsRune("看弄做写改约查核催办填搞整跑送发报联印排问找协处凑汇统算对传录", runeAt(verb, 0))
}

// told2nd reports whether a weak verb stands right behind 你: 你弄, 你先看.
func told2nd(s string, c *clause) bool {
	for _, w := range c.words {
		if w.use != weakVerb {
			continue
		}
		before := s[max(c.from, w.from-9):w.from]
		if strings.Contains(before, "你") || strings.Contains(before, "您") {
			return true
		}
	}
	return false
}

// freesDoers reports whether a clause lets off only those who have done it: 已报的不用再报.
func freesDoers(body string) bool {
	for _, w := range []string{"报的", "交的", "填的", "发的", "完成的", "提交的", "缴的", "报过的", "交过的", "报了的", "交了的", "填了的", "发了的", "做过的", "弄完的", "参加过的", "已报", "已交"} {
		if strings.Contains(body, w) {
			return true
		}
	}
	return false
}

// interrogative reports whether a clause ends as questions do. 呢 asks behind a noun
// (材料呢), not behind what goes on (写着呢, 在弄呢).
func interrogative(ending string) bool {
	if alternative(ending) || counts(ending) || eitherOr(ending) {
		return true
	}
	for _, end := range []string{"吗", "没有", "了没", "没得", "么"} {
		if strings.HasSuffix(ending, end) {
			return true
		}
	}
	if body, ok := strings.CutSuffix(ending, "不"); ok && hanzi(runeBefore(body, len(body))) && !strings.ContainsRune("可就也都才从决绝毫是差", runeBefore(body, len(body))) {
		return true // 能用不
	}
	body, ok := strings.CutSuffix(ending, "呢")
	return ok && !strings.HasSuffix(body, "着") && !strings.Contains(body, "在") && !strings.Contains(body, "还没")
}

// alternative reports whether a clause leaves a choice: 放横的还是竖的, 32个还是37个. 还是
// before what is to be done is none: 还是按原来的.
func alternative(ending string) bool {
	before, after, ok := strings.Cut(ending, "还是")
	if !ok || utf8.RuneCountInString(before) < 2 || after == "" {
		return false
	}
	for _, w := range strings.Fields(`按 要 得 先 用 老 没 不 有 那 这 很 比较 麻烦 请 给 由 再 继续 辛苦 谢 挺 蛮 太 你 您 我 他 她 大家 需 会 能 可以 觉得 多 少 把 在 原`) {
		if strings.HasPrefix(after, w) {
			return false
		}
	}
	return true
}

// eitherOr reports whether a clause asks whether or not: 跟不跟货走, 来不来.
func eitherOr(ending string) bool {
	for i, r := range ending {
		if r != '不' || i == 0 {
			continue
		}
		before := runeBefore(ending, i)
		if hanzi(before) && before == runeAt(ending, i+len("不")) && !strings.HasPrefix(ending[i:], "不得不") {
			return true
		}
	}
	return false
}

// counts reports whether a clause asks for a number: 导读今天放几条. 几 in 十几, 好几 and 这几
// asks for none.
func counts(ending string) bool {
	at := strings.LastIndex(ending, "几")
	if at <= 0 || utf8.RuneCountInString(ending[at:]) > 4 || strings.Contains(ending[at:], "乎") {
		return false
	}
	return !strings.ContainsRune("十百千好这那前后近过第上下了了", runeBefore(ending, at))
}

// replyWanted reports whether a clause tells what to answer: 回复"姓名+已阅", 看到回个1.
func replyWanted(body string) bool {
	if at := strings.Index(body, "收到"); at >= 0 && strings.Contains(body[at:], "回复") {
		return true
	}
	for _, w := range []string{"回复", "回个", "回一个", "扣", "群里回"} {
		at := strings.Index(body, w)
		if at < 0 {
			continue
		}
		rest := body[at+len(w):]
		for _, what := range []string{"收到", "已阅", "已知", "知悉", "姓名", "ok", "1", "\""} {
			if strings.Contains(rest, what) {
				return true
			}
		}
	}
	return false
}

// hedged reports whether a sentence that ends in 了 is none the less not of what
// has been done: 别忘了, 不用报了, 该交了, 没时间了.
func hedged(ending string) bool {
	for _, w := range []string{"别", "不要", "不用", "该", "快要", "要", "没", "太", "就"} {
		if strings.Contains(ending, w) {
			return true
		}
	}
	return false
}
