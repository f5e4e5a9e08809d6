package triage

import (
	"slices"
	"strings"
	"time"

	"shoudao/triage/when"
)

// Most times in a notice are not by when it wants its thing: they are of the thing, of the reason, of what is asked about, or of its
// speaker.

// asksOnly reports whether a segment asks a question, and asks for nothing else, whatever else it tells: 明天想复工，水位到多少可以干.
func asksOnly(seg []*said, best *said) bool {
	if best.deed().question {
		return best.deed().request == 0
	}
	return best.deed().request == 1 && best.deed().due != nil && best.deed().due.Kind != when.Deadline && slices.ContainsFunc(seg, func(s *said) bool { return s.deed().question && s.deed().request == 0 }) &&
		holdsAny(best.h.body(best.index), "想", "打算", "准备", "要去")
}

// beside reports whether the time of a clause is none by which the asking clause of its segment is to be done.
func (s *said) beside(best *said, asking bool) bool {
	d, c := s.deed(), s.clause()
	deadline := d.due.Kind == when.Deadline || d.ends
	switch {
	case d.ifs && s.brings(best), s != best && holdsAny(best.h.body(best.index), "while you're there", "while you're in", "when you're there", "while you are there"):
		return false // 你明天要是过来的话，明白卡带二十本
	case asking && holdsAny(s.h.body(s.index), "要用", "急用", "等着用", "得用"):
		return false // 介绍函盖了没有，我明天去刻章要用
	case d.ifs && holdsAny(s.h.body(s.index), "问起", "问到", "问我", "要看", "要查") && s != best:
		return false // 明天上午县里要是问起来我手上好有数
	case s == best && !deadline && triggers(d.behindDue(s.h.t.s, c)):
		return true // 十点半复查结果一出来打我电话
	case s != best && !deadline && d.request < 2 && !d.question && ofThird(s.h.body(s.index)):
		return true // 清单你核一下，他9号复诊
	case d.ifs && (!deadline || d.due.At.Before(best.h.m.SentAt.Add(-12*time.Hour))):
		return true // 下午要是下雨: when it may be, not by when; 9月的单子
	case s != best && d.move && c.has(meetWord) && !best.deed().meeting && best.deed().due != nil:
		return true // 名单明天中午给我，会议改到周五了
	case s != best && s.lastsOnly():
		return true // 会议室小林来讲，五分钟以内，明天九点五十在门口等
	case s == best && d.question && d.request == 0 && letter(runeAt(s.h.t.s, c.from)):
		return true // do we get the new aprons before christmas: what it is about
	case deadline && s != best && s.h.goesOff(s.index):
		return true // 我八点前要赶去听课
	case deadline:
		return asking && s != best && d.self && d.request == 0 && !s.wantsWord()
	case asking, d.told && s != best:
		return true // 30号下午我想请假，行不: what it is about
	case d.question && d.request < 2:
		return true
	}
	return s != best && (d.self && (d.request == 0 || d.done) || s.depicts() || best.h.triggered(best))
}

// brings reports whether a condition is that she comes, and she is to bring something then.
func (s *said) brings(best *said) bool {
	body := s.h.body(s.index)
	return s.h == best.h && strings.ContainsAny(body, "你您") && holdsAny(body, "来", "去", "回", "上来", "下来") && strings.ContainsAny(best.h.body(best.index), "带捎拿")
}

// goesOff reports whether clause i tells where its speaker himself has to be.
func (h *heard) goesOff(i int) bool {
	if body := h.body(i); strings.HasPrefix(body, "我") && holdsAny(body, "要赶", "得赶") {
		return true
	}
	return holdsAny(h.body(i), "我要赶", "我得赶", "我要去", "我得去", "我要走", "我得走", "要赶去", "得赶去", "我要上", "我有课", "我还要", "i have to be", "i need to be", "i've got to be")
}

// lastsOnly reports whether a clause is nothing but how long something takes, and another says when it is.
func (s *said) lastsOnly() bool {
	h := s.h
	if words := h.t.s[s.deed().dueFrom:s.deed().dueTo]; !strings.Contains(words, "分钟") || h.bareTime(s.index) == nil {
		return false
	}
	return slices.ContainsFunc(h.clauses, func(c clause) bool {
		d := &h.deeds[c.index]
		return c.index != s.index && c.point == s.clause().point && d.due != nil && d.due.Grain == when.Minute && d.due.Kind == when.Point
	})
}

// tellsOfThing reports whether a clause tells when something ends by itself, which a question about it has not to be answered by: 上岗
// 证下个月到期，什么时候能换.
func (s *said) tellsOfThing() bool {
	d := s.deed()
	return startsAny(d.behindDue(s.h.t.s, s.clause()), "到期", "期满", "过期", "失效") || endsAny(d.untilDue(s.h.t.s, s.clause()), "到期", "期满", "过期", "失效")
}

// wantsWord reports whether a clause tells that its speaker wants to know.
func (s *said) wantsWord() bool {
	return holdsAny(s.h.body(s.index), "知道", "答复", "回复", "回话", "准信", "回我", "告诉", "know", "hear", "answer", "yes or no", "reply", "decide")
}

// depicts reports whether a clause that asks nothing tells how things are at a time, and is not when something takes place: 晚上黑灯瞎火的,
// 系统今天提醒我三遍了, the carpet men come Thursday until Saturday, 这周第三次了.
func (s *said) depicts() bool {
	d, h := s.deed(), s.h
	if d.request > 1 || d.question || d.meeting || d.receipt || d.rota || d.due.Kind == when.Deadline || h.bareTime(s.index) != nil || s.clause().has(sendWord, giveWord) {
		return false
	}
	body := strings.TrimRight(h.body(s.index), " 。!~")
	switch {
	case d.due.Kind == when.Period && d.due.Grain == when.Day && holdsAny(h.t.s[d.dueFrom:d.dueTo], "until ", "till "), d.done && endsAny(body, "了", "遍", "次"):
		return true
	case d.due.Grain == when.Part && strings.HasSuffix(body, "的"):
		return true
	}
	return holdsAny(body, "次了", "回了", "遍了", "time this ", "times this ")
}

// triggers reports whether words have something done as soon as something happens.
func triggers(body string) bool {
	return holdsAny(body, "一出来", "一到就", "一来就", "一有", "出来了就", "到了就", "as soon as", "the minute it", "the moment ", "when it's back", "when they're back")
}

// gone reports whether the time of a clause, which is no deadline, is a day or a longer time that was over when it was said: 一季度公车油费.
func (s *said) gone() bool {
	m := s.deed().due
	return m.Kind != when.Deadline && m.Grain >= when.Day && m.At.Before(s.h.m.SentAt)
}

// ofThird reports whether a clause tells what somebody does who is neither the speaker nor spoken to: 他9号复诊.
func ofThird(body string) bool {
	return startsAny(body, "他", "她", "人家", "病人", "孩子", "客户", "家属", "老人", "学生") && !startsAny(body, "他们", "她们", "客户经理") && !strings.ContainsAny(withoutPlans.Replace(body), "你您交给报前要")
}

// withoutPlans takes from words what somebody is going to do, which is nothing that he wants: 孩子周三要回老家.
var withoutPlans = strings.NewReplacer("要回", "", "要去", "", "要来", "", "要住", "", "要请假", "", "要考", "", "要参加", "", "要做手术", "", "要打针", "", "要出院", "", "要上", "", "要办", "", "要走", "")

// triggered reports whether an ask is to be done as soon as something happens, and at no hour: 结果一出来打我电话.
func (h *heard) triggered(best *said) bool {
	for i := range h.clauses {
		if c := &h.clauses[i]; c.sentence == best.clause().sentence && c.point == best.clause().point && (triggers(h.body(i)) || strings.HasSuffix(h.body(i), "一出来")) {
			return true
		}
	}
	return false
}
