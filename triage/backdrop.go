package triage

import (
	"slices"
	"strings"

	"shoudao/triage/when"
)

// Who asks for something often begins with why: 书记明天要去市场看，你把摊位数给我，今晚就要. The day of
// the reason is not by when the thing is wanted, and the clause that gives it is not what is asked.

// arrivals are the verbs of which others' coming and going is told, and of what takes a room or the current.
var arrivals = strings.Fields(`要来 要去 要到 要下来 要过来 来看 来检查 来查 来调研 来督查 来督导 来考察 来参观 来验收 来拍 来采访 来开会 来人 来暗访 来审计 来巡察 去看 去市里 去县里 去省里 陪市 陪省 陪县 下来检查 下来督查 过来看 过来检查 占用 停电 停水 要开会 要汇报 要验收 要检查 要考核 要来检查 就要开 就来 要带娃 要带孩子 要去听 要出差 要打针 要请假 有课 要上课 要迎检`)

// backdrop reports whether clause i tells when others come or something takes place, and asks nothing of whom it is said
// to. Its subject is neither called nor spoken to.
func (h *heard) backdrop(i int) bool {
	c, d := &h.clauses[i], &h.deeds[i]
	if d.due == nil || d.due.Kind == when.Deadline || d.question || d.receipt {
		return false
	}
	body := h.t.s[c.from:c.to]
	if strings.ContainsAny(body, "你您请把各咱") {
		return false
	}
	for _, w := range arrivals {
		at := strings.Index(body, w)
		if at < 0 {
			continue
		}
		who := body[:at]
		for _, a := range h.addresses {
			if a.mine() && a.from >= c.from && a.to <= c.from+at {
				who = h.t.s[a.to : c.from+at] // 小林啊|下周一县里|来看
			}
		}
		who = strings.TrimLeft(who, "啊呀哈,: ")
		for _, t := range within(h.times, c) {
			who = strings.ReplaceAll(who, h.t.s[t.from:t.to], "")
		}
		if who = strings.TrimSpace(who); who != "" && !holdsAny(who, paperwork...) {
			return true
		}
	}
	return false
}

// backdrops are which of the clauses only tell why the others ask; none where no other clause asks.
func backdrops(seg []*said) []bool {
	asks := func(s *said) bool {
		d := s.deed()
		return (d.request > 0 || d.question || d.receipt) && !s.h.backdrop(s.index)
	}
	if !slices.ContainsFunc(seg, asks) {
		return nil
	}
	behind := make([]bool, len(seg))
	for i, s := range seg {
		behind[i] = s.h.backdrop(s.index)
	}
	return behind
}

// fixes reports whether a clause only tells on which day something takes place: 春游定在12号. What is handed in for it has a time of its own.
func (s *said) fixes() bool {
	d := s.deed()
	return d.due != nil && d.due.Kind == when.Point && !d.meeting && !d.question && !s.clause().has(sendWord, giveWord, attendWord) &&
		endsAny(strings.TrimRight(s.h.t.s[s.clause().from:max(d.dueFrom, s.clause().from)], " "), "定在", "定于", "定到", "安排在", "放在", "安排到", "时间是")
}
