package triage

import (
	"slices"
	"strings"
	"time"

	"shoudao/triage/when"
)

// A sentence that sets another time gives its reason as well (讲课的老师堵路上, 示教室四点有人用), and says of the thing itself
// hardly more than 会议 or 那篇. What counts is the clause that moves, and the time that stands in it or right behind.

// postpones are words by which something gets another time that stands in the next clause, where they end their own: 例会改期啦，8
// 日上午9点.
var postpones = strings.Fields(`改期 改时间 换时间 换个时间 调时间 时间有变 时间变了 时间有调整 时间调整 提前 提早 推迟 延后 延期 顺延 往后挪 往后推 往前提 往前挪 往后延 rescheduled postponed moved moves`)

// startVerbs stand behind the hour at which something begins, and tell nothing of what it is.
var startVerbs = strings.Fields(`出发 开始 集合 开会 召开 举行 进行 准时 再开 再去 再来 动身 开 来 到 去 走 再 起 了 吧 啊 哈 呀 啦 哦 嘛 start sharp instead please now`)

// moves reports whether clause k sets another time for something.
func (h *heard) moves(k int) bool {
	return h.deeds[k].move || h.retimed(k) || h.lapse(k, k+1) != lapse{}
}

// mover is the first clause from i up to before j that sets another time; j if none does.
func (h *heard) mover(i, j int) int {
	for k := i; k < j; k++ {
		if h.moves(k) {
			return k
		}
	}
	return j
}

// later reports whether clause k says only that it is then that something is done, behind what keeps its speaker until then: 明天上
// 午有个会，10点再去.
func (h *heard) later(k int) bool {
	c := &h.clauses[k]
	if k == 0 || h.clauses[k-1].sentence != c.sentence || h.deeds[k-1].asks() && !h.deeds[k-1].self || !strings.Contains(h.body(k), "再") {
		return false
	}
	return h.bareTime(k) != nil || h.timeAlone(k, "再交", "再报", "再发", "再给我", "再给", "再去", "再来", "再弄", "再开") != nil
}

// postponed reports whether clause k says that something gets another time, and the next clause is that time.
func (h *heard) postponed(k int) bool {
	body := strings.TrimRight(h.body(k), " 了啦啊哈。!~:")
	return !h.deeds[k].question && endsAny(body, postpones...) && !strings.HasSuffix(body, "别提前") && k+1 < len(h.clauses) && h.bareTime(k+1) != nil
}

// deferrals are words by which something that was wanted need not be there so soon.
var deferrals = strings.Fields(`先放放 先放一放 放一放 放放 先缓 缓一缓 缓缓 缓一下 不急 不着急 不赶 不用赶 莫急 别急 不忙 可以等 能等 等得起 晚点 晚两天 晚几天`)

// deferralsEn are the same in English.
var deferralsEn = []string{"can wait", "may wait", "could wait", "no rush", "no hurry", "take your time", "hold off", "doesn't need to be", "don't worry about"}

// unhurries reports whether clause k says that something is not wanted so soon, and the clause or the next one in its sentence by when it
// is: 台账先放放，下周一给我; the guest list can wait till Thursday.
func (h *heard) unhurries(k int) bool {
	body := h.body(k)
	if h.deeds[k].question || !holdsAny(body, deferrals...) && !holdsAny(body, deferralsEn...) {
		return false
	}
	if d := h.deeds[k].due; d != nil && holdsAny(body, "wait till", "wait until", "wait to") {
		return true
	}
	for n := k + 1; n < min(k+5, len(h.clauses)) && h.clauses[n].point == h.clauses[k].point; n++ {
		if h.handsAt(n) != nil {
			return true
		}
		if h.deeds[n].due != nil || h.deeds[n].request > 1 {
			return false
		}
	}
	return false
}

// waives is how many clauses go with the sentence of clauses i to j, where that says that something is not wanted so soon, and they by when
// it is, with no more than the reason between.
func (h *heard) waives(i, j int) int {
	if slices.ContainsFunc(h.deeds[i:j], func(d deed) bool { return d.due != nil }) {
		return 0
	}
	body := h.t.s[h.clauses[i].from:h.clauses[j-1].to]
	if !holdsAny(body, deferrals...) && !holdsAny(body, deferralsEn...) {
		return 0
	}
	for n := 0; n < 3 && j+n < len(h.clauses) && h.clauses[j+n].point == h.clauses[i].point; n++ {
		if h.handsAt(j+n) != nil {
			return n + 1
		}
		if h.deeds[j+n].due != nil || h.deeds[j+n].request > 1 {
			return 0
		}
	}
	return 0
}

// handsAt is the time of clause k, if it says no more than that something unsaid is handed over by then, or will do then: 下周一下班前
// 再给我, 10 April will do; nil if it says more.
func (h *heard) handsAt(k int) *when.Match {
	return h.timeAlone(k, "给我", "发我", "交我", "报我", "给", "发", "交", "报", "上来", "过来", "出来", "行", "可以", "好", "成", "不迟", "要", "我", "弄", "做", "写", "完成", "完", "定稿", "之前", "前", "will do", "is fine", "is ok", "is okay", "would do", "works", "ok", "for me", "fine")
}

// bareTime is the time that clause k is, if it says nothing besides but that something begins then; nil if it says more.
func (h *heard) bareTime(k int) *when.Match { return h.timeAlone(k) }

// timeAlone is the time that clause k is, if nothing stands around it but small words, words of beginning and those that are given.
func (h *heard) timeAlone(k int, small ...string) *when.Match {
	c, due := &h.clauses[k], h.deeds[k].due
	if due == nil || due.Kind == when.Past || due.Kind == when.Subject {
		return nil
	}
	rest := ""
	from := c.from
	for _, t := range within(h.times, c) {
		rest += h.t.s[from:max(t.from, from)]
		from = min(t.to, c.to)
	}
	rest += h.t.s[from:c.to]
	for cut := true; cut; {
		cut = false
		rest = strings.Trim(rest, " 。!~,统一都就还是在")
		for _, w := range slices.Concat(startVerbs, small) {
			if short, ok := strings.CutPrefix(rest, w); ok {
				rest, cut = short, true
			}
		}
	}
	if rest != "" {
		return nil
	}
	return due
}

// setTo is the time that clauses i to j set, where that is plain: it stands behind the word that moves, or is the next clause. It
// is nil where the words have to be weighed.
func (h *heard) setTo(i, j int) *when.Match {
	at := h.mover(i, j)
	if at == j {
		return nil
	}
	word := h.moveAt(at)
	var set *when.Match
	for _, t := range within(h.times, &h.clauses[at]) {
		if m := t.Match; t.from >= word && !strings.HasSuffix(h.t.s[:t.from], "不等") && m.Kind != when.Past && m.Kind != when.Subject && m.Role != when.Old && (set == nil || rankTime(&m) > rankTime(set) || m.Grain < set.Grain) {
			set = &m
		}
	}
	if set != nil || word < 0 {
		return set
	}
	for k := at + 1; k < j; k++ {
		if due := h.bareTime(k); due != nil || h.deeds[k].due != nil {
			return due
		}
	}
	return nil
}

// refined is the time m of clauses i to j, or where they name the hour of its day besides, that.
func (h *heard) refined(m *when.Match, i, j int) *when.Match {
	for k := i; k < j; k++ {
		d := h.deeds[k].due
		if d == nil || d.Grain != when.Minute || d.At.Format(time.DateOnly) != m.At.Format(time.DateOnly) {
			continue
		}
		if m.Grain == when.Day || m.Grain == when.Part && d.Kind == when.Deadline {
			return d // 改到周五上午，12点前交齐
		}
	}
	return m
}

// moveAt is where in clause k the Chinese word stands that moves; -1 if there is none.
func (h *heard) moveAt(k int) int {
	c := &h.clauses[k]
	if w, ok := c.first(moveWord); ok && hanzi(runeAt(h.t.s, w.from)) {
		return w.from
	}
	if h.supersedes(k) {
		return h.deeds[k].dueFrom
	}
	body := h.body(k)
	for _, w := range slices.Concat(deferrals, postpones, []string{"不等", "改"}) {
		if at := strings.LastIndex(body, w); at >= 0 && hanzi(runeAt(w, 0)) {
			return c.from + at
		}
	}
	if _, at := adverbial(body); at >= 0 {
		return c.from + at
	}
	if _, at := givenMore(body); at >= 0 {
		return c.from + at
	}
	return -1
}

// settles tells of a change of the sentence of clauses i to j to when it moves, as far as that is plain.
func (h *heard) settles(c *change, i, j int) {
	set := h.setTo(i, j)
	if by := h.lapse(i, j); by != (lapse{}) && (set == nil || by.days != 0 && set.Grain == when.Minute || h.lengthOnly(set, i, j)) {
		c.by, c.due = by, Due{} // 下午碰头往后挪半小时: 下午 is of which
		if set != nil && set.Grain == when.Minute {
			c.due = h.dueAs(set)
		}
		return
	}
	if set != nil {
		c.due = h.dueAs(h.refined(set, i, j))
	}
	if m := h.handTime(i, j); m != nil {
		c.hand = h.dueAs(m)
	}
}

// inMover reports whether an address stands in the clause that moves something.
func (h *heard) inMover(c change, a address) bool {
	at := h.mover(c.from, c.to)
	return at < c.to && a.from >= h.clauses[at].from && a.to <= h.clauses[at].to
}

// handTime is the deadline by which the sentence of clauses i to j wants a paper, where it moves what the paper is for: 验收改到下
// 周三了，资料周一给我就行.
func (h *heard) handTime(i, j int) *when.Match {
	at := h.mover(i, j)
	for k := at + 1; k < j; k++ {
		if d := &h.deeds[k]; d.due != nil && d.due.Role != when.Old && d.due.Kind != when.Past && !d.noNeed && !d.done && (h.clauses[k].has(giveWord) || h.willDo(k)) {
			return d.due
		}
	}
	return nil
}

// movedWords is what the clause that moves something calls it, before the word that moves and without times and small words.
func (h *heard) movedWords(c change) string {
	at := h.mover(c.from, c.to)
	if at == c.to {
		return ""
	}
	cl := &h.clauses[at]
	end := h.moveAt(at)
	if end < cl.from && (pointsTo(h.body(at)) || h.misstated() || h.wantsLater(at, c.to) != nil) {
		return ""
	}
	if end < cl.from {
		return h.body(at)
	}
	words, from := "", cl.from
	for _, t := range within(h.times, cl) {
		if t.from >= end {
			break
		}
		words += h.t.s[from:t.from]
		from = min(t.to, end)
	}
	return strings.Trim(words+h.t.s[from:end], " 的也都就那这个今明后,:我们咱说是统一")
}

// partNamed is the time that the words of a change name before the word that moves: 下午的会, 周四例会. It is nil if they name none.
func (h *heard) partNamed(c change) *timed {
	at := h.mover(c.from, c.to)
	if at == c.to {
		return nil
	}
	end := h.moveAt(at)
	for i, t := range h.times {
		if t.from >= h.clauses[at].from && t.to <= end && t.Kind != when.Past {
			return &h.times[i]
		}
	}
	return nil
}

// loosens reports whether a sentence says that a later time will do: 下周三挂也行.
func (h *heard) loosens(i, j int) bool {
	body := h.t.s[h.clauses[i].from:h.clauses[j-1].to]
	return startsAny(strings.TrimLeft(body[max(0, len(body)-len("也行哈")):], "挂交报弄给发我你"), "也行", "也可以", "也成", "都行")
}

// retimesEn reports whether a short English sentence says nothing but that another time will do: Tuesday's fine, make that Friday.
func (h *heard) retimesEn(i, j int) bool {
	n := 0
	for k := i; k < j; k++ {
		if h.deeds[k].due == nil {
			continue
		}
		if n++; n > 1 || h.deeds[k].question || h.timeAlone(k, willDo...) == nil || h.bareTime(k) != nil {
			return false
		}
	}
	return n == 1
}

// willDo stand around an English time that takes the place of another.
var willDo = strings.Split("actually|make that|make it|let's say|let's make it|say|no|by|on|'s fine|'s ok|'s okay|'s good|'s better|is fine|is ok|is okay|is better|is good|will do|would do|works|works too|would work|is soon enough|'s soon enough|too|for me|rather|then|if you like|if that's easier|if that helps", "|")

// willDo reports whether clause k says that something will do by its time: 你那边10号前到位就行.
func (h *heard) willDo(k int) bool {
	return endsAny(strings.TrimRight(h.body(k), " 。!~啊哈吧"), "就行", "即可", "就可以", "就好", "就成", "也行", "也可以", "不迟", "来得及")
}
