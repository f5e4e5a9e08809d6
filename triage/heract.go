package triage

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// herAct is what the user's message would do to an item; 0 if nothing.
func (h *heard) herAct() Act {
	if h.attachment() {
		return Finish
	}
	var done, first, last, will, question bool // first and last: what surely is done stands before, or at the end of, all that is promised
	for i := range h.deeds {
		d := &h.deeds[i]
		told := h.tellsDone(i)
		last = told && (d.done || !pastEn(h.body(i)))
		first = first || last && !will
		done = done || told
		will = will || d.will || d.due != nil && (d.self || h.clauses[i].has(selfWord) || h.handsLater(i)) && !told
		question = question || d.question && !h.statesEn(i)
	}
	will = will || h.pledges()
	done = done && !h.halfway() && !h.leavesForLater()
	switch {
	case h.countsIn():
		return Receipt
	case done && (!will || first || last), h.delivers(), (!question || h.ofUs()) && h.none(), h.liesBefore(), h.located() && (!question || h.hasCome()), h.joinsList(), h.addsLine(), h.labels(), h.tellsOver():
		return Finish
	case will:
		return Promise
	case h.returns():
		return Finish
	case h.speech == Acknowledged, h.speech == Thanked:
		return Receipt
	case question && !h.declines() && !startsAny(strings.TrimLeft(h.t.s, " 早都"), "没了", "没有了", "没有,", "没有。"):
		return 0
	}
	return Clarify
}

// handsLater reports whether clause i says that something goes at a time to come to the one who is spoken to, and charges nobody with it:
// 周五下班前发你.
func (h *heard) handsLater(i int) bool {
	d, c := &h.deeds[i], &h.clauses[i]
	if d.question || h.deeds[0].ack || !d.due.At.After(h.m.SentAt) || !hands(h.body(i)) || strings.ContainsAny(h.t.s[c.from:min(max(d.dueFrom, c.from), c.to)], "你您") {
		return false
	}
	return !slices.ContainsFunc(h.addresses, func(a address) bool { return a.from >= c.from && a.to <= c.to && a.foreign() && a.spoken() })
}

// statesEn reports whether clause i is English and no question by its form, whatever words of asking stand in it: 38 of that is the
// week when Kelsey was out.
func (h *heard) statesEn(i int) bool {
	body := strings.TrimSpace(h.body(i))
	if !letter(runeAt(body, 0)) && !digit(runeAt(body, 0)) || h.clauses[i].query {
		return false
	}
	first, _, _ := strings.Cut(body, " ")
	return !asksFirst[first]
}

// asksFirst are the words that an English question begins with.
var asksFirst = pairSet(`what when where who which how why whether whose did do does have has is are was were can could would will shall should may any anyone what's where's who's how's when's so and or but`)

// beginsDone reports whether the message begins with something that has been done.
func (h *heard) beginsDone() bool { return len(h.clauses) > 0 && h.tellsDone(0) }

// tellsDone reports whether clause i says that something has been done.
func (h *heard) tellsDone(i int) bool {
	d, body := &h.deeds[i], h.body(i)
	if h.clauses[i].query || soonDone(body) || d.due != nil && d.due.At.After(h.m.SentAt.Add(30*time.Minute)) && strings.Contains(body, "就") || startsAny(body, "谁", "大家都", "你们", "是不是") {
		return false // 今晚就交了, 大家都发完了吗
	}
	if holdsAny(body, "了跟您", "了跟你", "了告诉您", "了告诉你", "好告诉您", "好告诉你", "了叫您", "了喊您", "了找您", "了联系您") {
		return false // 弄完了跟您说
	}
	if _, then, ok := strings.Cut(body, "先"); ok && strings.Contains(then, "再") {
		return false // 先去看下再写
	}
	if d.done {
		return !d.question && !d.chase && !h.onlySaw(i) && !h.fails(i)
	}
	return !d.question && !h.onlySaw(i) && (pastEn(body) || justDid(body) || restored(body) || finished(body) && !h.fails(i))
}

// onlyPastEn reports whether nothing but the form of an English verb says that something is done:
// that alone does not tell that it is what was asked for.
func (h *heard) onlyPastEn() bool {
	return letter(runeAt(h.t.s, 0)) && !h.laidDown() && !slices.ContainsFunc(h.deeds, func(d deed) bool { return d.done })
}

// halfway reports whether the words say that something has only begun.
func (h *heard) halfway() bool {
	for i := range h.clauses {
		if body := h.body(i); i > 0 && !strings.ContainsAny(body, "了完好") && startsAny(strings.TrimLeft(body, " 就只但"), "剩下", "还差", "还剩", "还有") && !holdsAny(body, "附件", "什么", "吗") {
			return true // 报了三个村的了 还有两个
		}
	}
	return holdsAny(h.t.s, "到第", "一半", "还没", "没弄完", "没核完", "没填完", "开始核", "开始弄", "开始做", "开始写", "开始填", "在核", "在弄", "half ", "first page", "drafted", "to follow", "more to come", "started", "have begun")
}

// leavesForLater reports whether what is done is only a part, and another is promised by a time: 去年的发您了，今年的明天给.
func (h *heard) leavesForLater() bool {
	done := false
	for i := range h.clauses {
		d, body := &h.deeds[i], h.body(i)
		if d.due != nil && done && !d.question && d.due.At.After(h.m.SentAt) && !strings.ContainsAny(body, "了您你") {
			for _, t := range within(h.times, &h.clauses[i]) {
				if t.to > h.clauses[i].to {
					continue
				}
				before, deed := h.t.s[h.clauses[i].from:t.from], strings.Trim(h.t.s[t.to:h.clauses[i].to], " 再才哈。!~")
				if (holdsAny(before, paperwork...) || strings.HasSuffix(before, "的")) && !holdsAny(before, "会", "我", "等", "再") && deedAt(deed, 0) && utf8.RuneCountInString(deed) <= 3 {
					return true // 花名册|明天|报
				}
			}
		}
		done = done || h.tellsDone(i)
	}
	return false
}
