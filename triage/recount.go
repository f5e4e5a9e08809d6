package triage

import (
	"slices"
	"strings"
	"unicode/utf8"

	"shoudao/triage/when"
)

// recount takes it for a report what a clause tells of the user herself that is over: 佟彬半小时之前把
// 清册打三份拿到我屋了, Ruth got the order paper to the printers.
func (h *heard) recount() {
	for i := range h.clauses {
		c, d := &h.clauses[i], &h.deeds[i]
		if d.past && h.lasted(c) && !c.has(pleaseWord, youWord, giveWord, politeAsk) && !c.query {
			d.request, d.rota, d.meeting, d.due, d.done = 0, false, false, nil, true
		}
		if c.query {
			continue
		}
		for k, a := range h.addresses {
			if a.from < c.from || a.from != c.from && !(d.past && h.onlyTimes(c.from, a.from)) || a.to >= c.to || a.at || a.place != subject || a.who != myName && a.who != myNick {
				continue
			}
			ahead := d.due != nil && d.due.At.After(h.m.SentAt)
			if rest := strings.TrimLeft(h.t.s[a.to:c.to], " "); letter(runeAt(rest, 0)) && beginsPast(rest) && !(ahead && d.due.Kind == when.Deadline) || !ahead && d.past && over(rest) {
				d.request, d.question, d.chase, d.rota, d.meeting, d.due, d.done = 0, false, false, false, false, nil, true
				if h.onlyToldAfter(i) {
					h.addresses[k].place = aside // 昨天小林把话筒送去修了，师傅说周四能取
				}
			}
		}
	}
}

// onlyToldAfter reports whether clauses follow clause i in its sentence, and all of them go on to tell what others say or their speaker does.
func (h *heard) onlyToldAfter(i int) bool {
	n := i + 1
	for ; n < len(h.clauses) && h.clauses[n].sentence == h.clauses[i].sentence; n++ {
		if d := &h.deeds[n]; !d.told && !d.self && !d.done || d.question || h.clauses[n].has(youWord, politeAsk) {
			return false
		}
	}
	return n > i+1
}

// onlyTimes reports whether nothing but times stands between two places: 昨天下午|小林把话筒送去修了.
func (h *heard) onlyTimes(from, to int) bool {
	words := h.t.s[from:to]
	for _, t := range h.times {
		if t.from >= from && t.to <= to {
			words = strings.Replace(words, h.t.s[t.from:t.to], "", 1)
		}
	}
	return strings.TrimSpace(words) == ""
}

// lasted reports whether a clause ends with the hour until which something went on: 巡查到|十二点.
func (h *heard) lasted(c *clause) bool {
	times := within(h.times, c)
	if len(times) < 2 {
		return false
	}
	last := times[len(times)-1]
	return strings.HasSuffix(h.t.s[c.from:last.from], "到") && strings.Trim(h.t.s[last.to:c.to], " 。!~多钟") == ""
}

// turnsAway takes it that a question at the end is put to another, where the words before it say that the user has
// done her part: 柳湾报了，上坪呢.
func (h *heard) turnsAway() {
	for i := 1; i < len(h.clauses); i++ {
		who, ok := strings.CutSuffix(h.body(i), "呢")
		if n := utf8.RuneCountInString(who); !ok || n < 2 || n > 5 || !h.deeds[i].question || !h.deeds[i-1].done {
			continue
		}
		in := func(a address, c *clause) bool { return a.mine() && a.from >= c.from && a.to <= c.to }
		if slices.ContainsFunc(h.addresses, func(a address) bool { return in(a, &h.clauses[i-1]) }) && !slices.ContainsFunc(h.addresses, func(a address) bool { return in(a, &h.clauses[i]) }) {
			h.deeds[i].question, h.deeds[i].done = false, true
		}
	}
}

// over reports whether Chinese words, which tell a time gone by, tell what was done then, and ask for nothing
// more: 昨晚跑一趟把卫生费收了.
func over(rest string) bool {
	rest = strings.TrimRight(rest, " !。~")
	if startsAny(rest, "你", "您", "请", "麻烦") || holdsAny(rest, "请", "再", "重新", "补", "要", "吧", "帮", "怎么", "为什么", "没") || interrogative(rest) {
		return false
	}
	return strings.HasSuffix(rest, "了") || strings.HasSuffix(rest, "咯") || strings.HasSuffix(rest, "啦") || strings.HasSuffix(rest, "过的")
}

// beginsPast reports whether English words begin with the past of a verb.
func beginsPast(rest string) bool {
	word, _, _ := strings.Cut(rest, " ")
	return pastForms[word] && word != "put" && word != "cut" && word != "set" && word != "shut" || len(word) > 4 && strings.HasSuffix(word, "ed") && !notPast[word]
}

// remedy lets the end of a sentence say that what it begins with is over: 视频重录好 已传系统, 差的那张是漏打，
// 已经补了. Only what could be an ask, and has no time to come, is taken back.
func (h *heard) remedy() {
	spoken := h.callsHer() || slices.ContainsFunc(h.addresses, func(a address) bool { return a.mine() && a.spoken() })
	for i := range h.clauses {
		c, d := &h.clauses[i], &h.deeds[i]
		if i+1 < len(h.clauses) && h.clauses[i+1].sentence == c.sentence && d.due == nil && !d.question && !c.has(youWord, pleaseWord, politeAsk) && endsAny(h.body(i+1), "已结束", "已经结束", "已完成", "已经完成", "已办结", "结束了", "开完了") {
			d.request, d.meeting, d.chase, d.done = 0, false, false, true // 会议由林敏主持，已经结束
		}
		if d.done || d.question || d.due != nil || d.request > 1 || !d.chase && d.request == 0 || c.has(youWord, pleaseWord, giveWord, politeAsk) || strings.Contains(h.body(i), "把") {
			continue
		}
		for k := i + 1; k < len(h.clauses) && h.clauses[k].sentence == c.sentence && h.clauses[k].point == c.point; k++ {
			if body := h.body(k); h.deeds[k].done && h.deeds[k].request == 0 && h.deeds[k].due == nil && (!spoken || endsAny(h.body(i), "好", "完", "齐", "妥")) && (strings.HasPrefix(body, "已") || !d.chase && strings.HasSuffix(body, "了")) {
				d.request, d.chase, d.done = 0, false, true
				break
			}
		}
	}
}
