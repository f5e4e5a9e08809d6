package triage

import "strings"

// visits has those who are to be visited or inspected get ready for it: 明天下午考核组到柳湾，请提前准备好台账.
func (h *heard) visits() {
	for k := range h.addresses {
		a := &h.addresses[k]
		c := h.clauseAt(a.from)
		if c == nil || a.who != myUnit && a.who != myArea || a.place != object && a.place != aside || a.all {
			continue
		}
		before, after := h.t.s[c.from:a.from], h.t.s[a.to:c.to]
		d := &h.deeds[c.index]
		if d.done || d.past || d.question || d.noNeed || d.self || !h.timed(c) || strings.HasPrefix(after, "的") {
			continue
		}
		for _, to := range []string{"到", "来", "去", "进", "赴", "抽到", "查到", "检查", "抽查", "走访", "督导", "调研"} {
			if who, ok := strings.CutSuffix(strings.TrimRight(before, " "), to); ok && visitor(h.sentenceText(c), who) {
				a.place, a.told = subject, true
				d.raise(hit{from: c.from, to: c.to}, 1)
				break
			}
		}
	}
}

// visitor reports whether a sentence, or what stands in it before the verb of going, names those who visit offices.
func visitor(sentence, who string) bool {
	if strings.ContainsAny(who, "我你") {
		return false
	}
	return holdsAny(who, "组", "领导", "书记", "县里", "区里", "市里", "省里", "记者", "专家", "考察团", "媒体", "巡察", "审计") ||
		holdsAny(sentence, "检查", "考核", "督查", "督导", "调研", "抽查", "验收", "暗访", "巡查")
}

// sentenceText is the text of the sentence of a clause, up to its end.
func (h *heard) sentenceText(c *clause) string {
	from, to := c.from, c.to
	for i := range h.clauses {
		if h.clauses[i].sentence == c.sentence {
			from, to = min(from, h.clauses[i].from), max(to, h.clauses[i].to)
		}
	}
	return h.t.s[from:to]
}
