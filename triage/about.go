package triage

import (
	"slices"
	"strings"

	"shoudao/triage/when"
)

// about fills in what a change is about and whom it names.
func (h *heard) about(c change) change {
	from, to := h.clauses[c.from].from, h.clauses[c.to-1].to
	c.topic = h.topic(from, to)
	for _, a := range h.addresses {
		if a.to <= from && !(a.at && a.from <= h.clauses[0].from) || a.from >= to {
			continue
		}
		switch {
		case a.mine() && a.who != everyone && c.act == Chase && h.hasDelivered(a, c):
			c.spared = true
		case a.mine() && a.who != everyone && a.place != excluded && !h.spelledOut(a):
			c.mine = true
		case a.foreign() && h.relayed(a) && h.by.shown != h.t.s[a.from:a.to]:
			// 主任让我说一声，走访表延到8号
		case a.foreign() && c.act == Move && a.who == person && !a.at && h.movesHis(c, a):
			c.foreign = true // 赵强明天的谈话推迟一天
		case a.foreign() && c.act == Move && a.place == subject && !a.told && !a.you:
			// 宗总还在市里，会改到5点: the reason
		case a.foreign() && c.act == Move && !a.at && (a.place != called && !h.inMover(c, a) || h.ofHimself(a)):
			// 我刚问了老师，说宽到下周三也行: so is he who is named there
		case a.foreign() && (a.spoken() || c.act == Chase && a.place != object):
			c.foreign = true
		}
	}
	c.rest = c.rest && c.foreign && c.act == Chase
	c.foreign = c.foreign && !c.mine && !c.rest
	c.asks = c.asks && c.mine
	c.mine = c.mine && !c.spared
	return c
}

// hasDelivered reports whether a chase names the user, or her unit, among those who have
// done it: 只有石门、上湾发了，其他村5点前.
func (h *heard) hasDelivered(a address, c change) bool {
	for i := c.from; i < c.to; i++ {
		if cl := &h.clauses[i]; a.from >= cl.from && a.to <= cl.to {
			return c.rest && h.deeds[i].done && h.deeds[i].request == 0
		}
	}
	return false
}

// spelledOut reports whether brackets behind a unit name the ones of it who are meant, and
// the user is none of them: 文澜2人(聂红霞、苗雨).
func (h *heard) spelledOut(a address) bool {
	open := strings.IndexByte(h.t.s[a.to:], '(')
	if a.who != myUnit && a.who != myArea || open < 0 || open > len("12人") {
		return false
	}
	shut := strings.IndexByte(h.t.s[a.to:], ')')
	others := false
	for _, b := range h.addresses {
		if b.from > a.to+open && b.to <= a.to+shut {
			if b.mine() {
				return false
			}
			others = others || b.who == person
		}
	}
	return others
}

// dueAs is a time of the message as a deadline.
func (h *heard) dueAs(m *when.Match) Due {
	return Due{
		At: m.At, Start: m.Start, Grain: m.Grain, Firm: m.Kind == when.Deadline, Inferred: m.Inferred,
		Provisional: m.Provisional, Every: m.Every, Words: Span{Message: h.m.ID, From: m.From, To: m.To},
	}
}

// namesHer reports whether clause k names the user.
func (h *heard) namesHer(k int) bool {
	c := &h.clauses[k]
	return slices.ContainsFunc(h.addresses, func(a address) bool {
		return a.from >= c.from && a.to <= c.to && (a.who == myName || a.who == myNick)
	})
}

// sentenceDone reports whether the sentence of clauses i to j tells that some have done it:
// 只有石门、上湾发了，其他村5点前.
func (h *heard) sentenceDone(i, j int) bool {
	return slices.ContainsFunc(h.deeds[i:j], func(d deed) bool { return d.done && d.request == 0 })
}

// movesHis reports whether a change of time is of what is somebody's own: 赵强明天的谈话推迟一天, not 赵强说谈话推迟一天.
func (h *heard) movesHis(c change, a address) bool {
	cl := h.clauseAt(a.from)
	if cl == nil || cl.from != a.from || cl.index < c.from || cl.index >= c.to {
		return false
	}
	at := slices.IndexFunc(cl.words, func(w hit) bool { return w.use == moveWord && w.from > a.to })
	if at < 0 {
		return false
	}
	his := h.t.s[a.to:cl.words[at].from]
	return strings.Contains(his, "的") && !holdsAny(his, "说", "讲", "通知", "让", "叫", "要", "安排", "定", "主持", "牵头")
}
