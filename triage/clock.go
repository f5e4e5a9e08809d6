package triage

import (
	"slices"
	"strings"

	"shoudao/triage/when"
)

// times picks the clause's own time: a deadline before a point, the new value of
// a change before the old one.
func (d *deed) times(s string, c *clause, times []timed) {
	handed := false // a deed of handing over stands behind the time that is chosen
	for i := range times {
		m := &times[i].Match
		d.past = d.past || m.Kind == when.Past
		if m.Kind == when.Subject && (coversTurn(s, c, &times[i]) || attendsIt(s, c, &times[i])) {
			turn := times[i]
			turn.Kind = when.Point
			d.takes(&turn)
			continue
		}
		if m.Kind == when.Past || m.Kind == when.Subject || m.Role == when.Old || compared(s[c.from:min(max(times[i].from, c.from), c.to)]) || whichThing(s, c, &times[i]) {
			continue
		}
		if d.due != nil && m.Kind == d.due.Kind && letter(runeAt(s, c.from)) && holdsAny(s[min(d.dueTo, times[i].from):times[i].from]+" ", " need ", " want ", " must ", " has to ", " have to ") {
			d.takes(&times[i]) // flights jump at midnight so I need it tonight
			continue
		}
		rest := s[min(times[i].to, c.to):c.to]
		hand := startsAny(rest, "给", "交", "报", "发", "送", "要") && !startsAny(rest, "给了", "报到", "发现", "要是", "要来")
		if d.due != nil && hand && m.Kind == when.Point && (d.due.Kind == when.Point || d.due.Kind == when.Period && d.due.Grain == when.Day) && !handed {
			handed = true
			d.takes(&times[i]) // 礼拜五来看，礼拜四给
			continue
		}
		handed = handed || hand && d.due == nil
		if d.due == nil || rankTime(m) > rankTime(d.due) || rankTime(m) == rankTime(d.due) && m.Grain == when.Minute && d.due.Grain != when.Minute {
			d.takes(&times[i])
		}
	}
}

// coversTurn reports whether a clause has somebody do another's turn of the day t: 你顶我周四的班.
func coversTurn(s string, c *clause, t *timed) bool {
	rest, ok := strings.CutPrefix(s[t.to:max(c.to, t.to)], "的")
	return ok && strings.Trim(rest, " 。!~吧哈啊呗行不好") == "班" && holdsAny(s[c.from:max(t.from, c.from)], "顶", "替", "代") && t.Grain == when.Day
}

// attendsIt reports whether a clause has somebody go to what takes place at the time t: 明天的会你参加, 周四的培训你代我去.
func attendsIt(s string, c *clause, t *timed) bool {
	rest, ok := strings.CutPrefix(s[t.to:max(c.to, t.to)], "的")
	if !ok || t.Grain != when.Day && t.Grain != when.Part && t.Grain != when.Minute {
		return false
	}
	for _, w := range []string{"会议", "会", "例会", "培训", "活动", "演练", "座谈会", "座谈", "视频会", "碰头会"} {
		deed, ok := strings.CutPrefix(rest, w)
		if deed = strings.TrimLeft(deed, " "); ok && startsAny(deed, "你", "您") && holdsAny(deed, "参加", "去", "来", "顶", "替", "记录", "主持") && !holdsAny(deed, "参加过", "去了", "参加了", "来了") {
			return true
		}
	}
	return false
}

// behindDue is what stands in a clause behind the words of its deadline, untilDue what stands up to their end. A
// deadline that was taken from elsewhere stands before the clause.
func (d *deed) behindDue(s string, c *clause) string { return s[max(c.from, min(d.dueTo, c.to)):c.to] }

func (d *deed) untilDue(s string, c *clause) string { return s[c.from:max(c.from, min(d.dueTo, c.to))] }

// takes has the clause be due at t.
func (d *deed) takes(t *timed) { d.due, d.dueFrom, d.dueTo = &t.Match, t.from, t.to }

// shuts reports whether English words before a time make it the end of something: they shut at, it locks, before I speak to her at.
func shuts(before string) bool {
	before = strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(" "+before, " at"), " on"))
	return endsAny(" "+before, " shut", " shuts", " close", " closes", " lock", " locks", " closes orders", " closes bookings", " cut-off", " cut-off is", " cutoff", " cutoff is", " expires", " runs out") ||
		holdsAny(" "+before, " before i ", " before we ", " before you ", " before they ", " before he ", " before she ")
}

// close makes a deadline of a time at which something closes: 今天17:30收, 15号晚8点系统关.
func (d *deed) close(s string, c *clause) {
	if d.due == nil || d.due.Kind != when.Point || d.dueTo > c.to {
		return
	}
	if h := strings.TrimSpace(s[c.from:min(max(d.dueFrom, c.from), c.to)]); letter(runeAt(s, c.from)) && shuts(h) {
		d.ends = true // it asks for nothing by itself: the office closes at 4
		return
	}
	rest := strings.TrimSpace(d.behindDue(s, c))
	for cut := true; cut; {
		cut = false
		for _, w := range []string{"左右", "准时", "统一", "就", "前", "后台", "系统", "平台", "通道", "链接", "一过", "之前", " "} {
			if short, ok := strings.CutPrefix(rest, w); ok {
				rest, cut = short, true
			}
		}
	}
	if rest == "关" || d.request > 0 && c.has(giveWord) && startsAny(rest, "给我", "发我", "交我", "报我", "交给我", "发给我", "报给我", "拿给我", "送我", "给他", "给她") || startsAny(rest, "收", "截", "关闭", "关闸", "关口", "关系统", "关通道", "关门", "封", "锁", "停", "作废", "失效", "过期", "汇总", "统计", "下线", "清零", "付印", "取数", "closes", "shuts", "locks") && !startsAny(rest, "收到", "收拾", "收听", "收看", "关于", "关注", "封闭", "停水", "停电", "收工", "收费", "收割", "收官", "关门红", "停诊", "停课", "停车") {
		m := *d.due
		m.Kind = when.Deadline
		d.due = &m
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

// compared reports whether a time is only compared with: 比|周五前还早.
func compared(before string) bool {
	return strings.HasSuffix(strings.TrimRight(before, " "), "比") && !endsAny(strings.TrimRight(before, " "), "评比", "对比", "同比", "环比", "比对")
}

// bareTimes makes deadlines of the times that are a sentence of their own: a paragraph for my report. Tomorrow midday;
// and of those by which the speaker has promised what he asks for: ring him back, I've said today.
func (h *heard) bareTimes() {
	for i := range h.clauses {
		c, d := &h.clauses[i], &h.deeds[i]
		if d.due == nil || d.due.Kind != when.Point || d.done {
			continue
		}
		rest := h.body(i)
		for _, t := range h.times {
			if t.from >= c.from && t.to <= c.to {
				rest = h.t.s[c.from:t.from] + h.t.s[t.to:c.to]
			}
		}
		alone := i > 0 && c.opens && (i+1 == len(h.clauses) || h.clauses[i+1].sentence != c.sentence) && slices.Contains([]string{"", "please", "pls", "latest", "at the latest", "sharp", "if poss", "if possible", "if you can", "ok", "is ok", "is fine", "would be fine", "will do", "would do", "works", "works for me", "is plenty", "would be ample", "is ample", "would be great", "would be ideal", "would be perfect", "would be lovely", "吧", "哈", "就行", "也行", "可以", "就可以", "最晚", "最迟"}, strings.Trim(rest, " .!~,"))
		promised := slices.Contains([]string{"i've said", "i said", "i've told them", "i've told him", "i've told her", "i told them", "i promised", "i've promised", "we've said", "we said", "说好了", "我答应的是", "我说的是"}, strings.Trim(rest, " .!~,"))
		if alone || promised {
			m := *d.due
			m.Kind = when.Deadline
			d.due, d.self, d.busy, d.will = &m, false, false, false
		}
	}
}

// pleads takes it that what its speaker asks leave for is his own doing, and when he is about it no deadline: 30号下午我想请假，行不.
func (h *heard) pleads() {
	for i := range h.clauses {
		if d := &h.deeds[i]; d.self && h.goesOff(i) {
			d.request, d.due = 0, nil // 我八点前要赶去听课
			continue
		}
		if !h.deeds[i].question || !slices.Contains([]string{"行不", "行吗", "行不行", "可以吗", "可以不", "可不可以", "好吗", "好不", "好不好", "成不", "成吗", "要得不", "方便不", "方便吗", "同意不", "同意吗"}, strings.Trim(h.body(i), " 啊呀哦嘛的你您")) {
			continue
		}
		for k := range i {
			if d := &h.deeds[k]; (d.due == nil || d.due.Kind != when.Deadline) && holdsAny(h.body(k), "我想", "我要", "我得", "我能", "我这", "我准备", "我打算") && !strings.Contains(h.body(k), "我要的") {
				d.due, d.request = nil, 0
			}
		}
	}
}
