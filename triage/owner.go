package triage

// callOwner speaks to whoever a thing is of that has come for him, where the sentence goes on to have it fetched: 柳湾村的手册到了，派个人来取.
func (h *heard) callOwner() {
	if h.own {
		return
	}
	for k := range h.addresses {
		a := &h.addresses[k]
		c := h.clauseAt(a.from)
		if c == nil || a.from != c.from || a.place != owner || a.who != myName && a.who != myNick && a.who != myUnit {
			continue
		}
		for i := c.index; i < len(h.clauses) && h.clauses[i].sentence == c.sentence; i++ {
			if d := &h.deeds[i]; i > c.index && d.request > 0 && !d.done && !d.self && !h.addressed(c) && fetches(h.body(i)) {
				a.place = called
				d.raise(hit{from: h.clauses[i].from, to: h.clauses[i].to}, max(0, 2-d.request))
				break
			}
		}
	}
}

// fetches reports whether words have somebody come for a thing, or take it in.
func fetches(body string) bool {
	return holdsAny(body, "来取", "来拿", "来领", "来签", "来搬", "来抬", "去取", "去拿", "去领", "下来拿", "上来拿", "拿一下", "取一下", "领一下", "领走", "拿走", "取走", "签收") && !holdsAny(body, "了", "谁", "我")
}
