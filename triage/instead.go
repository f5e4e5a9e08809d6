package triage

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// hindrances are why somebody is not the one to do a thing.
var hindrances = strings.Fields(`手上事多 手头事多 事情多 事多 那边忙 这边忙 太忙 很忙 在忙 正忙 走不开 在县里 在市里 在外面 在外地 在开会 没空 抽不开身 带教 外出 休息 补休 轮休 请假 生病 病了 不在 不方便 有事 出差 开会去 别管 不用管 不管 不去 不来 is_out is_off is_away is_on_leave is_busy is_tied_up can't_make isn't_in`)

// handOver lets a sentence that tells why the user cannot do a thing, and then who does it, be said to the other: 小林手上事多，简报交给老邓. The
// one who is called in it with 你 is told more.
func (h *heard) handOver() {
	for k := range h.addresses {
		a := &h.addresses[k]
		if a.who != myName && a.who != myNick || a.at || a.you || a.place == excluded {
			continue
		}
		c := h.clauseAt(a.from)
		if c == nil || a.to > c.to || strings.TrimSpace(h.t.s[c.from:a.from]) != "" && !h.onlyTimes(c.from, a.from) || !keptFrom(h.t.s[a.to:c.to]) {
			continue
		}
		other := h.takesIt(c)
		if other == nil && !h.ofHer(c) {
			continue
		}
		a.place = aside // 小阮今天带教，她的床李娟接
		if d := &h.deeds[c.index]; !d.question {
			d.request, d.due, d.done = 0, nil, true
		}
		if other != nil {
			if other.place == object || other.place == aside {
				other.place = subject
			}
		}
	}
}

// keptFrom reports whether what stands behind a name says why its bearer does not do a thing.
func keptFrom(rest string) bool {
	said := strings.ReplaceAll(rest, " ", "_")
	return holdsAny(said, hindrances...) && !holdsAny(rest, "你", "您", "请问", "请你", "吗", "?", "的话", "如果", "要是", "有事跟", "有事找", "完") && utf8.RuneCountInString(rest) <= 24
}

// takesIt is somebody else to whom the clauses behind c, in its sentence, give something; nil if there is none.
func (h *heard) takesIt(c *clause) *address {
	for k := range h.addresses {
		b := &h.addresses[k]
		if b.who != person || b.from < c.to {
			continue
		}
		o := h.clauseAt(b.from)
		if o == nil || o.sentence != c.sentence || b.to > o.to {
			continue
		}
		before, after := h.t.s[o.from:b.from], strings.TrimRight(h.t.s[b.to:o.to], " 。!~吧哈")
		if slices.ContainsFunc(h.deeds[c.index+1:o.index], func(d deed) bool { return d.request > 0 }) {
			continue // 小林不去县里，把材料送市里，老邓去县里
		}
		given := endsAny(strings.TrimRight(before, " "), "交给", "给", "由", "让", "归", "换", "改由", "转给") && after == ""
		does := after != "" && (acts(after) || slices.Contains([]string{"接", "代", "顶", "替", "管", "去", "上", "来", "负责"}, after) || startsAny(after, " covers", " takes", " will ", " has "))
		if given || does || told(before) {
			return b
		}
	}
	return nil
}

// ofHer reports whether a clause behind c, in its sentence, speaks of the user as 她: whoever is spoken to is no 她.
func (h *heard) ofHer(c *clause) bool {
	for i := c.index + 1; i < len(h.clauses) && h.clauses[i].sentence == c.sentence; i++ {
		if startsAny(h.body(i), "她的", "她那", "她这", "她今", "她明", "她手") && !h.clauses[i].has(youWord) {
			return true
		}
	}
	return false
}

// comesToHer has what a sentence takes from another, and says why, be the user's to do: 老邓手上事多，简报交给小林.
func (h *heard) comesToHer() {
	for k := range h.addresses {
		a := &h.addresses[k]
		if a.who != myName && a.who != myNick || a.at || a.place == excluded {
			continue
		}
		c := h.clauseAt(a.from)
		if c == nil || a.to > c.to || strings.Trim(h.t.s[a.to:c.to], " 。!~吧哈") != "" || !endsAny(h.t.s[c.from:a.from], "交给", "归", "由", "改由", "转给") || h.deeds[c.index].done {
			continue
		}
		for _, b := range h.addresses {
			if o := h.clauseAt(b.from); o != nil && b.who == person && b.from == o.from && o.sentence == c.sentence && o.index < c.index && b.to < o.to && keptFrom(h.t.s[b.to:o.to]) {
				a.place, a.told = subject, true
				h.deeds[c.index].raise(hit{from: c.from, to: c.to}, 2)
				break
			}
		}
	}
}
