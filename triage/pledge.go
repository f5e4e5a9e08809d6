package triage

import (
	"strings"
	"unicode/utf8"

	"shoudao/triage/when"
)

// pledges reports whether the user's own words say that she will do a piece of work: 路灯我
// 明天去电管站问, 我排吧, I'll drop it over. Where she goes, eats or sits is none.
func (h *heard) pledges() bool {
	for i := range h.clauses {
		d, c := &h.deeds[i], &h.clauses[i]
		if d.done || d.question || d.thanks || d.past {
			continue
		}
		if body := h.t.s[c.from:c.to]; pledged(body, d.due != nil) || pledgedEn(body) {
			return true
		}
	}
	return false
}

// pledged reports whether a Chinese clause, which tells a time if it is dated, has its speaker do some work that is still to come.
func pledged(body string, dated bool) bool {
	at := strings.Index(body, "我")
	if at < 0 || utf8.RuneCountInString(body) > 26 || strings.ContainsRune("给跟找发报交传送拿带问等告叫让向对于至到回归替帮自", runeBefore(body, at)) && at > 0 {
		return false
	}
	rest := strings.TrimPrefix(body[at+len("我"):], "们")
	if strings.ContainsAny(rest, "了过着没不别吗呢已刚想怕得") || startsAny(rest, "这", "那", "的", "在", "是", "有", "说", "看你", "家") {
		return false
	}
	for _, w := range []string{"出发", "带班", "关门", "在岗", "走访", "下去看看", "觉得", "听说", "记得", "以为", "要求", "开会", "请假", "值班", "加班", "休息", "回家", "吃饭", "睡", "上课", "接娃", "接孩子", "看病", "知道", "等你", "等着", "建议", "估计", "明白", "看行", "都行"} {
		if strings.Contains(rest, w) {
			return false
		}
	}
	n := 0
	for k, r := range rest {
		if n++; n > 12 {
			return false
		}
		if strings.ContainsRune(deedStems, r) && k+utf8.RuneLen(r) <= len(rest) {
			return n > 1 || dated || strings.HasSuffix(strings.TrimRight(rest, "~!。 "), "吧") || utf8.RuneCountInString(rest) <= 2
		}
	}
	return false
}

// pledgedEn reports the same of an English clause.
func pledgedEn(body string) bool {
	for _, w := range []string{"i'll ", "i will ", "i can ", "ill ", "i'm going to ", "let me ", "i shall "} {
		at := strings.Index(body, w)
		if at < 0 || at > 0 && letter(runeBefore(body, at)) {
			continue
		}
		rest := body[at+len(w):]
		return rest != "" && !startsAny(rest, "be ", "see", "think", "never", "not ", "say", "know", "try", "miss", "have to", "tell you", "bet", "believe", "hear", "imagine", "only", "wait", "live", "die", "survive", "just say", "understand", "relate")
	}
	return false
}

// pledgedBy is by when the user says that she will do it; nil if she does not say.
func (h *heard) pledgedBy() *when.Match {
	for i := range h.deeds {
		if m := h.deeds[i].due; m != nil && m.At.After(h.m.SentAt) {
			return m
		}
	}
	return nil
}
