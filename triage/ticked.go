package triage

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Who collects something says who has handed it in, and who has not: 司法所、党政办已交，其他的抓紧; 目前收到党政办、财政所的. Whoever is
// among the first is done with it, and is not spoken to.

// tickEnds end a clause that says of those who are named in it that they have done it.
var tickEnds = strings.Fields(`已交 已报 已发 已传 已填 已送 已缴 已签 已提交 已上报 已上传 已完成 交了 报了 发了 传了 填了 送了 缴了 签了 交齐了 交上来了 报上来了 发来了 交齐 已收到 收到了 收到 收到啦 完成了 有了 交完了 报完了`)

// ticks takes it that the user has done what a clause says that she, or her unit, among others has done: she is taken out
// of what the message asks besides.
func (h *heard) ticks() {
	for k := range h.addresses {
		if a := &h.addresses[k]; h.tickedBy(a) {
			a.place = excluded
		}
	}
}

// tickedBy reports whether the clause of an address says that its bearer, who is the user or her unit, has handed something in.
func (h *heard) tickedBy(a *address) bool {
	if a.all || a.at || a.who != myName && a.who != myNick && a.who != myUnit && a.who != myArea {
		return false
	}
	c := h.clauseAt(a.from)
	if c == nil || c.query || a.to > c.to || runeAt(h.t.s, a.to) == ' ' {
		return false // 小林 老邓已经交了
	}
	if h.underDone(c.index) {
		return true
	}
	body, before := h.body(c.index), h.t.s[c.from:a.from]
	after := strings.TrimRight(h.t.s[a.to:c.to], " 。!~啊哈呀")
	if utf8.RuneCountInString(body) > 30 || strings.ContainsAny(body, "没未还不差除?吗把请让帮等再") || holdsAny(after, "的人", "退", "错") {
		return false
	}
	if lead := strings.TrimLeft(before, " 现在目前截至止已经就只都今天"); strings.HasPrefix(lead, "收到") {
		return namesOnly(strings.TrimPrefix(lead, "收到")) && namesOnly(strings.TrimSuffix(strings.TrimSuffix(after, "了"), "的"))
	}
	rest, ok := cutEnd(after, tickEnds...)
	if !ok || !namesOnly(before) || strings.HasSuffix(after, "收到") && !strings.ContainsAny(body, "的、") {
		return false // 党政办收到: so says a colleague who has read it
	}
	for _, w := range []string{"已经", "都", "也", "均", "全", "已", "刚", "的"} {
		rest = strings.TrimSuffix(rest, w)
	}
	return rest == "" || startsAny(rest, "、", "和", "跟") && namesOnly(strings.TrimLeft(rest, "、和跟"))
}

// namesOnly reports whether words around a name are nothing but more names: 司法所、|…|、财政所.
func namesOnly(s string) bool {
	for name := range strings.SplitSeq(strings.Trim(s, " 的"), "、") {
		for part := range strings.FieldsSeq(name) {
			if utf8.RuneCountInString(part) > 5 || strings.ContainsFunc(part, func(r rune) bool { return !hanzi(r) }) || strings.ContainsAny(part, "了过我你您他她") {
				return false
			}
		}
	}
	return true
}

// ticked finishes the item of which the words say that the user has handed in what it asks for. It reports whether there
// is one.
func (f *Fold) ticked(h *heard, r *room) bool {
	if !slices.ContainsFunc(h.addresses, func(a address) bool { return a.place == excluded && h.tickedBy(&a) }) {
		return false
	}
	t := h.whole()
	var best *living
	most, several := -1, false
	for _, l := range f.index.byRoom[r.key] {
		if l.State != Open || l.Band != Todo || l.wantsPresence() || l.wantsAnswer() || l.Links[0].Message == h.m.ID || !strings.ContainsAny(l.words(), handingVerbs+"填签缴录") {
			continue
		}
		if h.ticksElse(l) {
			continue
		}
		n := 2 * f.telling(t, l)
		if l.askedBy(h.m) {
			n++
		}
		switch {
		case n > most:
			best, most, several = l, n, false
		case n == most:
			several = true
		}
	}
	if best == nil || several {
		return false
	}
	best.link(h.whollyAs(Told))
	return true
}

// ticksElse reports whether the words beside those that say who has handed in name something, and it is not the item's: 清明值班表
// 今天发我，党政办已交.
func (h *heard) ticksElse(l *living) bool {
	return slices.ContainsFunc(h.clauses, func(c clause) bool {
		ticks := slices.ContainsFunc(h.addresses, func(a address) bool { return a.place == excluded && a.from >= c.from && a.to <= c.to })
		t := h.topic(c.from, c.to)
		return !ticks && len(t) >= 2 && t.shared(l.Topic) == 0 && h.deeds[c.index].request > 0 && !h.urgesNamed(c.index)
	})
}
