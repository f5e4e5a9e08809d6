package triage

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// dealOut gives the user the part that stands before her name where a message deals out two or more, each with
// whoever is to take it behind a colon or a dash: 签到：林敏；茶水：黄静、罗强.
func (h *heard) dealOut() {
	if !slices.ContainsFunc(h.addresses, mayTake) {
		return
	}
	parts := h.parcels()
	if len(parts) < 2 {
		parts = h.parcelsEn()
	}
	if len(parts) < 2 {
		return
	}
	for _, p := range parts {
		for k := range h.addresses {
			a := &h.addresses[k]
			if a.from < p.from || a.to > p.to || !mayTake(*a) {
				continue
			}
			if c := h.clauseAt(a.from); c != nil && h.deeds[c.index].request < 2 {
				a.place = called
				h.deeds[c.index].raise(hit{from: p.from, to: p.to}, 2)
			}
		}
	}
}

// mayTake reports whether an address is one by which the user is given a part.
func mayTake(a address) bool { return a.who == myName || a.who == myNick || a.who == myUnit }

// A parcel is a part of something and those who take it.
type parcel struct{ from, who, to int }

// parcels are the parts that a message deals out: each is a label of what is to be
// done and names behind it, with a colon or a dash between.
func (h *heard) parcels() (all []parcel) {
	from := 0
	for from < len(h.t.s) {
		to := len(h.t.s)
		if n := strings.IndexAny(h.t.s[from:], "，,;；。 \n"); n >= 0 {
			to = from + n
		}
		if p, ok := parcelOf(h.t.s, from, to); ok {
			all = append(all, p)
		}
		_, n := utf8.DecodeRuneInString(h.t.s[to:])
		from = to + max(n, 1)
	}
	return all
}

// parcelsEn are the same of an English message, in which the name comes first: Bob - quotes; Olivia - venue shortlist.
func (h *heard) parcelsEn() (all []parcel) {
	from := 0
	if head, _, ok := strings.Cut(h.t.s, ": "); ok && len(head) <= 30 && holdsAny(head, "action", "owner", "to do", "todo", "tasks", "jobs") {
		from = len(head) + 2
	}
	for from < len(h.t.s) {
		to := len(h.t.s)
		if n := strings.IndexAny(h.t.s[from:], ";\n"); n >= 0 {
			to = from + n
		}
		part := h.t.s[from:to]
		if name, what, ok := strings.Cut(part, " - "); ok && letter(runeAt(strings.TrimSpace(name), 0)) && strings.Count(strings.TrimSpace(name), " ") <= 1 && len(what) <= 60 && len(what) > 2 && !pastEn(what) {
			all = append(all, parcel{from, from, to})
		}
		from = to + 1
	}
	return all
}

// parcelMarks stand between a part and its names.
const parcelMarks = ":-—/→="

// parcelOf reads s[from:to] as one.
func parcelOf(s string, from, to int) (parcel, bool) {
	at := strings.IndexAny(s[from:to], parcelMarks)
	if at <= 0 {
		return parcel{}, false
	}
	label := s[from : from+at]
	who := from + at
	for who < to && strings.ContainsRune(parcelMarks, runeAt(s, who)) {
		who += utf8.RuneLen(runeAt(s, who))
	}
	if n := utf8.RuneCountInString(label); n < 2 || n > 6 || strings.ContainsFunc(label, func(r rune) bool { return !hanzi(r) }) || told2none(label) {
		return parcel{}, false
	}
	names := strings.FieldsFunc(s[who:to], func(r rune) bool { return r == '、' })
	if len(names) == 0 || slices.ContainsFunc(names, func(n string) bool {
		k := utf8.RuneCountInString(n)
		return k < 2 || k > 4 || strings.ContainsFunc(n, func(r rune) bool { return !hanzi(r) })
	}) {
		return parcel{}, false
	}
	return parcel{from, who, to}, true
}

// told2none reports whether a label says of those behind it what they are or have done, and not what they
// are to do: 已交, 优秀, 迟到, 请假.
func told2none(label string) bool {
	return strings.ContainsAny(label, "已优良差迟假缺旷奖冠亚季男女寿星电联分名次未没") || holdsAny(label, "报修", "故障", "申请", "来源", "发文", "收文", "抄送", "表扬", "批评", "生日", "中奖", "第一", "姓名", "收件", "来自", "作者", "供稿", "摄影", "编辑", "值班", "带班", "留守", "参会", "参加", "到会")
}

// owedByException has the user owe what a message says that all but she have done: 除林敏外都交了.
func (h *heard) owedByException() {
	for k := range h.addresses {
		a := &h.addresses[k]
		if c := h.clauseAt(a.from); c != nil && a.mine() && a.who != everyone && endsAny(h.t.s[c.from:c.to], "除外", "以外") {
			a.place = excluded // 柳湾、大塘除外
		}
		if !a.mine() || a.who == everyone || a.place != excluded && !h.exceptsWith(a) {
			continue
		}
		for i := range h.clauses {
			c, d := &h.clauses[i], &h.deeds[i]
			if c.sentence != h.sentenceAt(a.from) || c.to <= a.from || !d.done || d.request > 1 {
				continue
			}
			if rest := h.t.s[max(c.from, min(a.to, c.to)):c.to]; strings.ContainsAny(rest, "都全均齐") && !strings.ContainsAny(rest, "没未不别") {
				a.place, d.done, d.chase = called, false, true
				d.note(hit{from: c.from, to: c.to})
			}
		}
	}
}

// exceptsWith reports whether the user stands in a list of those who are excepted: 除了老邓和小林都交了.
func (h *heard) exceptsWith(a *address) bool {
	c := h.clauseAt(a.from)
	if c == nil {
		return false
	}
	_, list, ok := strings.Cut(h.t.s[c.from:a.from], "除")
	return ok && utf8.RuneCountInString(list) <= 16 && endsAny(list, "和", "、", "跟", "与", "及") && !strings.ContainsAny(list, "外都全均")
}

// clauseAt is the clause in which a byte of the text stands; nil if it stands in none.
func (h *heard) clauseAt(at int) *clause {
	i := slices.IndexFunc(h.clauses, func(c clause) bool { return at >= c.from && at < c.to })
	if i < 0 {
		return nil
	}
	return &h.clauses[i]
}
