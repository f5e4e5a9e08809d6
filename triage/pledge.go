package triage

import (
	"slices"
	"strings"
	"time"
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
	rest := strings.ReplaceAll(strings.TrimPrefix(body[at+len("我"):], "们"), "接着", "接")
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

// pledgedBy is by when the user says that she will do it: what she hands over then comes before what she does before; nil if she does not
// say.
func (h *heard) pledgedBy() (by *when.Match) {
	most := -1
	for i := range h.deeds {
		d, body := &h.deeds[i], h.body(i)
		if d.due == nil || !d.due.At.After(h.m.SentAt) || h.engaged(i) {
			continue
		}
		n := 0
		switch {
		case hands(body), strings.Contains(body, "i'll "), strings.Contains(body, "i will "):
			n = 2 // 四月排班我今晚排 明天上午发你们
		case d.self, d.will:
			n = 1
		}
		switch {
		case n > most:
			by, most = d.due, n
		case by.Grain > when.Minute && d.due.Grain == when.Minute && by.At.Format(time.DateOnly) == d.due.At.Format(time.DateOnly) && confirms(body):
			by = d.due // 周五晚班我来，五点半接班对吧
		}
	}
	return by
}

// hands reports whether a clause has something go to those who are spoken to.
func hands(body string) bool {
	for _, v := range []string{"发", "给", "报", "交", "送", "传", "拿", "带", "寄"} {
		for _, to := range []string{"你", "您", "大家", "群"} {
			if strings.Contains(body, v+to) {
				return true
			}
		}
	}
	return false
}

// confirms reports whether a clause asks if that is the hour.
func confirms(body string) bool {
	return endsAny(strings.TrimRight(body, " ?!。~"), "是吧", "对吧", "吧", "是不", "是不是", "对不")
}

// engaged reports whether clause i tells when its speaker is not free, or what has been: 这周排满了.
func (h *heard) engaged(i int) bool {
	body := h.body(i)
	return h.deeds[i].past || holdsAny(body, "排满", "没空", "没时间", "来不及", "有事", "出差", "请假", "不在", "走不开", "不行", "开会", "有课", "腾不出", "busy", "tied up", "i'm off", "i am off", "on leave", "i'm out", "can't", "cannot")
}

// vowsAhead reports whether the user says what she has, and what she will do with it by when: 攒了半年，明天整理完发群里.
func (h *heard) vowsAhead() bool {
	by := h.pledgedBy()
	if by == nil || h.deeds[0].ack || !strings.Contains(h.t.s, "我") || slices.ContainsFunc(h.deeds, func(d deed) bool { return d.question }) {
		return false
	}
	last := len(h.deeds) - 1
	for i := range h.deeds {
		if h.deeds[i].due == by {
			last = i
		}
	}
	return !slices.ContainsFunc(h.deeds[last:], func(d deed) bool { return d.done })
}
