package triage

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// A superior who reads what somebody else has told the room says no more than that she does it: 周四县里培训，去一个人 — 小林你去. What, where and when
// is in the words before his.

// barely are what somebody is sent to do where it has just been said what that is.
var barely = strings.Fields(`去 来 参加 去参加 陪 陪着 跟 跟着 跟进 盯 盯着 写 弄 办 做 报 填 顶 去听 去开 去跑 去看 对接 联系 处理 准备 落实`)

// barelyEn are the same in English.
var barelyEn = strings.Split("can you go|could you go|you go|can you do it|can you do that|can you take it|can you take that|can you be there|can you cover it|please go|over to you|one for you|yours please", "|")

// sendsHer is the address of the user whom a superior's words send to do what has just been told, and nothing else; none if they do not.
func (h *heard) sendsHer() address {
	none := address{who: noEntity}
	if !h.superior || len(h.times) > 0 || utf8.RuneCountInString(h.t.s) > 30 || !h.m.ReplyTo.IsZero() || slices.ContainsFunc(h.deeds, func(d deed) bool { return d.noNeed || d.cancel }) {
		return none
	}
	for _, a := range h.addresses {
		c := h.clauseAt(a.from)
		if c == nil || c.index > 0 || a.to > c.to || a.who != myName && a.who != myNick || a.place == excluded {
			continue
		}
		if strings.Trim(h.t.s[c.from:a.from], " @那就让由还是") != "" {
			continue
		}
		to := c.to
		if strings.Trim(h.t.s[a.to:to], " ,") == "" && len(h.clauses) > 1 {
			to = h.clauses[1].to // Olivia, |can you go?
		}
		what := strings.TrimRight(strings.TrimLeft(h.t.s[a.to:to], " ,你您也"), " 吧啊哈。!~?")
		for _, w := range []string{"一下", "下", "一趟"} {
			what = strings.TrimSuffix(what, w)
		}
		if slices.Contains(barely, what) && !strings.Contains(h.t.s, "?") || slices.Contains(barelyEn, what) {
			return a
		}
	}
	return none
}

// leavesOpenWho reports whether the words tell of something that is to be done, or to be gone to, and call nobody to it.
func (h *heard) leavesOpenWho() bool {
	if h.speech != "" || slices.ContainsFunc(h.addresses, func(a address) bool { return a.foreign() && a.who == person && a.spoken() }) {
		return false
	}
	return slices.ContainsFunc(h.clauses, func(c clause) bool {
		d := &h.deeds[c.index]
		ahead := d.due != nil && d.due.At.After(h.m.SentAt.Add(-time.Hour))
		return !d.done && !d.past && (ahead || d.request > 0 || d.meeting || faulty(h.body(c.index)) || outOfOrder(h.body(c.index)))
	})
}

// given hangs the words by which the user is sent on the one item that what has just been told is already. It reports whether there is one.
func (f *Fold) given(h, told *heard, a address) bool {
	l := f.index.first(told.m.ID, func(l *living) bool { return l.State == Open && l.Links[0].Message == told.m.ID })
	if l == nil {
		return false
	}
	from, to := h.t.span(a.from, a.to)
	k := h.whollyAs(Chase)
	for _, c := range []Code{namedCode(a), AskedOfYou} {
		if !l.has(c) {
			k.Reasons = append(k.Reasons, Reason{Code: c, Weight: weights[c], Span: Span{Message: h.m.ID, From: from, To: to}})
		}
	}
	l.link(k)
	return true
}
