package triage

import (
	"slices"
	"strings"
	"unicode/utf8"

	"shoudao/triage/when"
)

// callRoll lets a list of names have what its label says of them: 今晚要加班的：李敏、老邓.
func (h *heard) callRoll() {
	for i := 1; i < len(h.clauses); i++ {
		c, label := &h.clauses[i], &h.deeds[i-1]
		told := h.body(i - 1)
		if what := ofThose(told); what != "" && h.herAmong(c) {
			label.done, told = false, what
			label.raise(hit{from: h.clauses[i-1].from, to: h.clauses[i-1].to}, 1) // 报了名的同志带好红马甲：…
		}
		if !h.clauses[i-1].head || !rollCall(h.t.s[c.from:c.to]) && !h.herAmong(c) || !label.rota && !label.meeting && label.request == 0 && !label.noNeed && label.due == nil || label.done || label.chase {
			continue
		}
		d := &h.deeds[i]
		if label.noNeed || holdsAny(h.body(i-1), "不用", "不必", "免") {
			d.noNeed = true // 今晚不用加班的：…
			continue
		}
		if tells(told) || h.gone(i-1) && !h.goesOnToAsk(i) {
			continue // 参加过培训的：…, 上月满勤：…
		}
		d.rota, d.at = true, hit{from: c.from, to: c.to}
		if told != h.body(i-1) {
			d.done = false
			d.raise(d.at, 2)
			label.due = h.dayBefore(i - 1)
		}
		for k := range h.addresses {
			if a := &h.addresses[k]; a.from >= c.from && a.to <= c.to && a.place == subject {
				a.place = called
			}
		}
		if d.due == nil {
			d.due = label.due
		}
		if next := i + 1; next < len(h.deeds) && h.clauses[next].sentence == c.sentence && h.deeds[next].due != nil {
			d.due = h.deeds[next].due // 八点到3号库
		}
	}
}

// dayBefore is the last time to come that the sentence of clause i names up to there.
func (h *heard) dayBefore(i int) *when.Match {
	var due *when.Match
	for k := range h.times {
		if t := &h.times[k]; t.from < h.clauses[i].to && h.sentenceAt(t.from) == h.clauses[i].sentence && t.Kind != when.Past && t.At.After(h.m.SentAt) {
			due = &t.Match
		}
	}
	return due
}

// herAmong reports whether a clause is nothing but a list of names with the user's among them: 小林、赵六. The others need
// not be known.
func (h *heard) herAmong(c *clause) bool {
	list := strings.Trim(h.t.s[c.from:c.to], " 。!~")
	for name := range strings.SplitSeq(list, "、") {
		if n := utf8.RuneCountInString(name); n < 2 || n > 4 || strings.ContainsFunc(name, func(r rune) bool { return !hanzi(r) }) {
			return false
		}
	}
	return strings.Contains(list, "、") && slices.ContainsFunc(h.addresses, func(a address) bool {
		return (a.who == myName || a.who == myNick) && a.from >= c.from && a.to <= c.to
	})
}

// callWatch lets those of a duty whose label tells the day have it, each behind the name of
// his turn: 7月6日值班：带班唐志远，夜班邵文静.
func (h *heard) callWatch() {
	for i := range h.clauses {
		label := h.watch(i)
		if label == nil {
			continue
		}
		for k := i + 1; k < len(h.clauses) && h.clauses[k].line == h.clauses[i].line; k++ {
			c, d := &h.clauses[k], &h.deeds[k]
			for a := range h.addresses {
				who := &h.addresses[a]
				if who.from < c.from || who.to > c.to || who.who != myName && who.who != myNick || utf8.RuneCountInString(h.t.s[c.from:who.from]) > len("plus ") || d.noNeed {
					continue
				}
				who.place, d.rota, d.at = called, true, hit{from: c.from, to: c.to}
				if d.due == nil {
					d.due = label.due
				}
				if d.due == nil {
					d.raise(d.at, 2)
				}
			}
		}
	}
}

// postRota takes it back that a duty is done where only its list is: 值班排好了：1号老王、小李.
// The days on it are still to come.
func (h *heard) postRota() {
	for i := range h.deeds {
		body := h.body(i)
		if (h.clauses[i].has(dutyWord) || strings.Contains(body, "值班") || strings.Contains(body, "排班")) && (h.deeds[i].done || h.deeds[i].self) && holdsAny(body, "定了", "定好", "定下来", "排好", "排出来", "出来了", "排完", "安排好", "已安排", "已排", "排了", "rota is up", "rota is out", "rota's up", "rota's out", "rota is done", "rota's done") {
			d := &h.deeds[i]
			d.rota, d.done, d.self, d.busy = true, false, false, false
		}
	}
}

// watch is what a head says of a duty: its own clause, or what stands before it on its line,
// tells of the duty and of its time. It is nil for another head.
func (h *heard) watch(i int) *deed {
	if !h.clauses[i].head || h.deeds[i].done || h.gone(i) {
		return nil
	}
	all := h.deeds[i]
	for k := i - 1; k >= 0 && h.clauses[k].line == h.clauses[i].line; k-- {
		d := &h.deeds[k]
		all.rota, all.meeting = all.rota || d.rota, all.meeting || d.meeting
		if all.due == nil || d.due != nil && all.due.Grain != when.Minute && d.due.Grain == when.Minute {
			all.due = d.due
		}
	}
	if all.due == nil && (all.rota || strings.Contains(h.body(i), "值班")) && holdsAny(h.body(i), "本周", "这周", "本月", "今天", "今日", "明天", "明日", "今晚") {
		return &all // 本周值班：林敏、王芳
	}
	if all.due == nil || !all.rota && !all.meeting && !(all.due.Grain == when.Minute && h.namesBehind(i) >= 2) {
		return nil
	}
	return &all
}

// namesBehind is how many clauses of the sentence of head i begin with a name: thurs 2pm in
// 305: Bea, Ray, me.
func (h *heard) namesBehind(i int) int {
	n := 0
	for k := i + 1; k < len(h.clauses) && h.clauses[k].sentence == h.clauses[i].sentence; k++ {
		for _, a := range h.addresses {
			if a.from == h.clauses[k].from && (a.who == person || a.who == myName || a.who == myNick) {
				n++
			}
		}
	}
	return n
}

// callDebtors lets those who stand under a label of what is still owed owe it, each: 没传的
// 还剩仨：闻静 卓然 小万.
func (h *heard) callDebtors() {
	for i := range h.clauses {
		h.callListed(i)
		if !h.clauses[i].head || !h.deeds[i].chase && !startsAny(h.body(i), "未", "没", "还没", "尚未", "漏") && !h.following(i) || h.deeds[i].done {
			continue
		}
		for k := i + 1; k < len(h.clauses) && h.clauses[k].sentence == h.clauses[i].sentence && utf8.RuneCountInString(h.body(k)) <= longestLabel; k++ {
			for _, a := range h.addresses {
				if d := &h.deeds[k]; a.from >= h.clauses[k].from && a.to <= h.clauses[k].to && a.mine() && !d.chase {
					d.chase, d.at = true, hit{from: a.from, to: a.to}
				}
			}
		}
	}
}

// callListed lets the user owe what a clause says that some have not done, she among them: 没打卡的有小林.
func (h *heard) callListed(i int) {
	c, d := &h.clauses[i], &h.deeds[i]
	for k := range h.addresses {
		a := &h.addresses[k]
		if a.from < c.from || a.to > c.to || !a.mine() || a.who == everyone {
			continue
		}
		before := h.t.s[c.from:a.from]
		who, _, ok := strings.Cut(before, "的")
		if at := strings.LastIndexAny(who, "没未"); !ok || at < 0 || !deedAt(strings.TrimLeft(who[at+len("没"):], "有能及时"), 0) && !strings.HasPrefix(who[at+len("没"):], "到") || strings.Contains(h.t.s, "已") {
			continue
		}
		if !ok || !holdsAny(who, "没", "未") || strings.Contains(who, "没有") || !holdsAny(before[len(who):], "的有", "的是", "的还有", "的就", "的只有", "的包括") {
			continue
		}
		a.place, d.chase, d.done, d.at = called, true, false, hit{from: c.from, to: a.to}
	}
}
