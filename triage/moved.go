package triage

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"shoudao/triage/when"
)

// Who moves a thing seldom says it all again: he names the day that it had (明天上午的培训改到周
// 一), or calls it by one word, and says why at some length. What the sentence is about is then the
// reason, and what it is moved from is in the clause that moves it.

// movedFrom is what speaks for it that a change of time is an item's, beyond their kinship: it names
// the day that the item has, and the clause that moves it names the item.
func (f *Fold) movedFrom(h *heard, r *room, c change, l *living) int {
	n, here, colleague := 0, l.in(r), !l.askedBy(h.m) && f.sameUnit(h, l)
	from := f.mayCancel(h, l) && h.comesFrom(c, l)
	if from {
		n += 14
	}
	if here && colleague {
		n += 6
	}
	if !here || !l.askedBy(h.m) && !colleague && !from {
		return n
	}
	if narrow := h.movingTopic(c); len(narrow) < len(c.topic) && f.telling(narrow, l) > 0 {
		n += max(0, nearness(narrow, l.Topic)-nearness(c.topic, l.Topic))
	}
	return n
}

// movesElse reports whether a change of time that says what it is for can be no item's: it shares
// no word with the item, quotes nothing of it, and names no time that the item has.
func (h *heard) movesElse(c change, l *living) bool {
	if h.m.ReplyTo.IsZero() && l.State == Open && (h.movesThing(c, l) || !l.gathers() && !l.askedBy(h.m) && h.movesHead(c, l) && !h.leaves(c, l.Due)) {
		return true
	}
	if h.otherInFrame(l) {
		return true // 3月的考勤表明天发我 is not that of February
	}
	if h.m.ReplyTo.IsZero() && (h.labelled(c, l) || (l.State == Done || c.topic.shared(l.Topic) < 2) && h.leavesOther(c, l.Due)) {
		return true
	}
	if h.movesOnlyEvent(c, l) {
		return true
	}
	return l.State == Done && len(c.topic) >= 2 && c.topic.shared(l.Topic) == 0 && !l.of(h.m.ReplyTo) && !h.comesFrom(c, l) && h.m.SentAt.Sub(l.TouchedAt()) > turnGap
}

// movesOnlyEvent reports whether a change moves what the item's paper is for, and says nothing of the paper, which has been handed in, or is wanted
// as before: 拔河挪到下周二 leaves the list for it.
func (h *heard) movesOnlyEvent(c change, l *living) bool {
	if !h.m.ReplyTo.IsZero() || !c.hand.At.IsZero() || h.hands(c) {
		return false
	}
	if l.State == Done {
		return l.Due.Firm && !l.wantsPresence() && h.movesEvent(c, l)
	}
	return l.State == Open && !l.Due.At.IsZero() && (c.due.At.After(l.Due.At) || c.by.days > 0) && onlyNames(h.movedWords(c), l.words())
}

// movesEvent reports whether what a change moves is a gathering that the item's paper is for: 拔河 of 拔河赛秩序册.
func (h *heard) movesEvent(c change, l *living) bool {
	words := h.movedWords(c)
	at := strings.Index(l.words(), words)
	if words == "" || at < 0 {
		return false
	}
	return endsAny(words, "会", "赛", "培训", "活动", "演练", "检查", "验收") || strings.ContainsRune("会赛", runeAt(l.words(), at+len(words)))
}

// labelled reports whether a change begins with a label of what it is of, and the item is not that: Impact hours: it's Wednesday now.
func (h *heard) labelled(c change, l *living) bool {
	head := &h.clauses[c.from]
	if !head.head || c.to-c.from < 2 {
		return false
	}
	t := h.topic(head.from, head.to)
	return len(t) > 0 && t.shared(l.Topic) == 0
}

// comesFrom reports whether the words of a change say from which time it moves something, and that
// is the item's. Where they share no word with it, both have to be of one kind: a gathering that the
// item does not call by name, or something that is handed in.
func (h *heard) comesFrom(c change, l *living) bool {
	if !h.leaves(c, l.Due) && !h.shifted(c, l.Due) {
		return false
	}
	if len(c.topic) == 0 || c.topic.shared(l.Topic) > 0 {
		return true
	}
	words := h.t.s[h.clauses[c.from].from:h.clauses[c.to-1].to]
	if l.has(OnRota) && c.mine {
		return true // 明天红军上，李敏15号
	}
	if l.wantsPresence() {
		return h.hasUse(meetWord) && !holdsAny(strings.ReplaceAll(l.Title, "会议室", ""), "会", "培训", "演练", "考试", "体检", "彩排", "讲座", "活动")
	}
	return sameDeeds(words, l.Title) > 0
}

// nearness is what the words that two topics have in common add to kinship.
func nearness(t, o Topic) int {
	shared := t.shared(o)
	if small := min(len(t), len(o)); small > 0 {
		return shared*24/small + min(shared, 5)*4
	}
	return 0
}

// leaves reports whether the words of a change name, besides the new time, the day that due has.
func (h *heard) leaves(c change, due Due) bool {
	if due.At.IsZero() {
		return false
	}
	from, to := h.clauses[c.from].from, h.clauses[c.to-1].to
	behind := false // the new time has been named
	for _, t := range h.times {
		switch {
		case t.from < from || t.to > to || t.Kind == when.Past:
		case t.Role == when.New || t.At.Equal(c.due.At):
			behind = true
		case t.covers(due) && (!behind || t.Role == when.Old):
			return true
		}
	}
	return false
}

// leavesOther reports whether the words of a change name a day that it moves something from, and due has another.
func (h *heard) leavesOther(c change, due Due) bool {
	from, to := h.clauses[c.from].from, h.clauses[c.to-1].to
	old := slices.ContainsFunc(h.times, func(t timed) bool {
		return t.Role == when.Old && t.Grain == when.Day && t.Kind != when.Past && t.from >= from && t.to <= to
	})
	return old && !due.At.IsZero() && !h.leaves(c, due)
}

// leadUp lets a new time that says nothing of what it is for have its topic from what was sent right
// before it, 下午例会改了|改到明天9点, and returns that.
func (h *heard) leadUp(c *change, r *room) *heard {
	if words := h.t.s[h.clauses[c.from].from:h.clauses[c.to-1].to]; c.act == Move && strings.Contains(words, " it ") {
		c.topic = h.topic(0, h.clauses[c.to-1].to) // one thought on the note. Could I have it|by Thursday rather than Friday
	}
	if c.act != Move || len(c.topic) > 0 || !h.m.ReplyTo.IsZero() {
		return nil
	}
	turn := r.turn(h)
	for i := len(turn) - 2; i >= 0; i-- {
		if p := turn[i]; len(p.whole()) > 0 && strings.ContainsAny(p.t.s, "改变调换推挪延") {
			c.topic = p.whole()
			return p
		}
	}
	return nil
}

// shifts are how far words say that something is put off.
var shifts = []struct {
	word string
	by   time.Duration
}{{"半小时", 30 * time.Minute}, {"半个小时", 30 * time.Minute}, {"一小时", time.Hour}, {"一个小时", time.Hour}, {"1小时", time.Hour}, {"1个小时", time.Hour}, {"两小时", 2 * time.Hour}, {"两个小时", 2 * time.Hour}, {"2小时", 2 * time.Hour}}

// shifted reports whether the words say how far something is moved, and the new time is as far
// from that of the item: 推迟一小时，3:30开始.
func (h *heard) shifted(c change, due Due) bool {
	for _, s := range shifts {
		if by := c.due.At.Sub(due.At); strings.Contains(h.t.s, s.word) && (by == s.by || by == -s.by) {
			return true
		}
	}
	return false
}

// firmer reports whether m is a deadline and due only a time that was named: 市里要求周四上报，12月3日前交齐.
func firmer(m *when.Match, due Due, h *heard) bool {
	named := slices.ContainsFunc(h.times, func(t timed) bool { return t.At.Equal(due.At) && t.Role == when.New })
	return m.Kind == when.Deadline && !due.Firm && m.Role != when.Old && !named
}

// movingTopic is what the clause is about that moves something.
func (h *heard) movingTopic(c change) Topic {
	for i := c.from; i < c.to; i++ {
		if h.deeds[i].move || h.retimed(i) {
			return h.topic(h.clauses[i].from, h.clauses[i].to)
		}
	}
	return c.topic
}

// sameUnit reports whether the words are of somebody of the unit of the one who asked for the item.
func (f *Fold) sameUnit(h *heard, l *living) bool {
	return h.by.house != "" && h.by.house == f.asker(l).house
}

// houseOf is the unit that a shown name tells, be the name behind it one that is known or not.
func houseOf(sp speaker) string {
	if sp.unit != "" {
		return sp.unit
	}
	if at := strings.LastIndexAny(sp.shown, "-_—·"); at > 0 {
		return sp.shown[:at]
	}
	return ""
}

// misstated reports whether the words say that their speaker has named a wrong time, and name the right one: 说错了，后天
// 下班前; 打错了，是周四.
func (h *heard) misstated() bool {
	if !startsAny(strings.TrimLeft(h.t.s, " 啊哦噢呀哎抱歉不好意思,"), "说错", "打错", "写错", "记错", "时间错", "时间写错", "时间打错", "更正", "sorry, i meant", "i meant") {
		return false
	}
	return h.setsDay() && !slices.ContainsFunc(h.addresses, func(a address) bool { return a.foreign() }) && utf8.RuneCountInString(h.t.s) <= 24
}

// retimed reports whether clause k drops a time that was set, and no word of moving stands in it:
// 不等周六了, push it to Friday.
func (h *heard) retimed(k int) bool {
	c := &h.clauses[k]
	if h.postponed(k) || h.unhurries(k) || h.later(k) || h.wantsLater(k, len(h.clauses)) != nil || h.supersedes(k) {
		return true
	}
	times := within(h.times, c)
	if len(times) == 0 {
		return false
	}
	if pointsTo(h.t.s[c.from:times[0].from]) && utf8.RuneCountInString(h.t.s[c.from:times[0].from]) == 2 && endsAny(strings.TrimRight(h.body(k), " 。!~哈"), "要", "给我", "交我", "发我") && !h.deeds[k].question {
		return true // 那篇明天中午我就要
	}
	for _, t := range times {
		before := h.t.s[c.from:t.from]
		if strings.HasSuffix(before, "改") && t.Role == when.New && t.Kind != when.Past && !h.deeds[k].question {
			return true // 妇联改下周二收, 书记改三点来了
		}
		if strings.HasSuffix(before, "不等") && strings.HasPrefix(h.t.s[t.to:c.to], "了") {
			return true
		}
	}
	if h.misstated() && h.correctsTo(k) {
		return true
	}
	before := h.t.s[c.from:times[0].from]
	if d := h.deeds[k].due; d != nil && slices.ContainsFunc(times, func(t timed) bool {
		return t.Role == when.Old && (d.Kind == when.Deadline || !h.deeds[k].question && endsAny(h.t.s[:t.from], "rather than ", "instead of "))
	}) {
		return true // by Thursday rather than Friday
	}
	if strings.HasSuffix(before, "make it ") || strings.HasSuffix(before, "making it ") {
		return true // can we make it 11.30
	}
	for _, w := range []string{"push ", "move ", "bump ", "slide "} {
		if at := strings.Index(before, w); at >= 0 && (at == 0 || before[at-1] == ' ') && strings.HasSuffix(strings.TrimSpace(before), " to") {
			return true
		}
	}
	return false
}

// covers reports whether a time as it was said can be that of due: the same hour, a part of the
// day in which it lies, or its day.
func (t timed) covers(due Due) bool {
	at := due.At.In(t.At.Location())
	if t.At.Format(time.DateOnly) != at.Format(time.DateOnly) {
		return false
	}
	switch {
	case due.Grain == when.Day || t.Grain == when.Day:
		return true
	case t.Grain == when.Part && !t.Start.IsZero():
		return !at.Before(t.Start) && !at.After(t.At)
	}
	return t.At.Equal(due.At)
}
