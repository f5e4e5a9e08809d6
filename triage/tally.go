package triage

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Who collects something of many counts up: these have, those have not, and he need not say what it is. 青山村已报，柳湾村、河口村抓紧
// urges who stands in it with 抓紧, and is done with whom it does not name at all, where it says who alone is wanting: 就差司法所了.

// urgings end a clause that urges those whom it names.
var urgings = strings.Fields(`抓紧 抓紧了 抓紧点 抓紧报 抓紧交 抓紧时间 尽快 尽快报 尽快交 赶紧 赶紧的 赶紧报 赶紧交 快点 加快 加快点 速报 怎么回事 什么情况`)

// countsUp reports whether the words hold nothing but who has done something and who has not.
func (h *heard) countsUp() bool {
	names, wanting := false, false
	for i := range h.clauses {
		body := strings.Trim(h.body(i), " 。!~啊哈@")
		rest, urged := cutEnd(body, urgings...)
		done, ticked := cutEnd(body, tickEnds...)
		switch label := h.clauses[i].head && utf8.RuneCountInString(body) <= 8; {
		case body == "" || h.deeds[i].thanks:
		case label && (ofLackers(body) || lacksOnly(body)):
			wanting = true
		case lastNamed(body) != "":
			names, wanting = true, true
		case label && (ticked || holdsAny(body, "收到", "已", "交了", "报了", "传了", "发了")):
		case urged && nameList(rest):
			names, wanting = true, true
		case ticked && nameList(strings.TrimRight(done, "都均也的")), nameList(body):
			names = true
		default:
			return false
		}
	}
	return names && wanting
}

// lacksOnly reports whether a label is no more than a word for what is wanting.
func lacksOnly(body string) bool {
	return slices.Contains([]string{"差", "还差", "还缺", "缺", "欠", "还欠", "未报", "未交", "未填", "未收到", "没收到", "还剩", "剩", "目前还差", "现在还差"}, body)
}

// lastNamed is whom a clause names of which nothing else says than that he is wanting: 就差|柳湾村|了.
func lastNamed(body string) string {
	for _, w := range []string{"就差", "只差", "还差", "就剩", "只剩", "还缺"} {
		if who, ok := strings.CutPrefix(body, w); ok && nameList(strings.TrimSuffix(who, "了")) {
			return strings.TrimSuffix(who, "了")
		}
	}
	return ""
}

// nameList reports whether a clause is a list of names, or one: 柳湾村、河口村; 三(1)、四(3).
func nameList(body string) bool {
	body = strings.Trim(body, " 的")
	if body == "" {
		return false
	}
	for name := range strings.FieldsFuncSeq(body, func(r rune) bool { return strings.ContainsRune("、 和跟@", r) }) {
		if n := utf8.RuneCountInString(name); n < 1 || n > 7 || strings.ContainsFunc(name, func(r rune) bool { return !hanzi(r) && !digit(r) && !strings.ContainsRune("()（）", r) }) ||
			strings.ContainsAny(name, "了过我你您他她没不把请的") || holdsAny(name, paperwork...) {
			return false
		}
	}
	return true
}

// urgesNamed reports whether clause i urges some whom it names, in a sentence that says of others that they have done it.
func (h *heard) urgesNamed(i int) bool {
	rest, ok := cutEnd(strings.TrimRight(h.body(i), " 。!~啊哈"), urgings...)
	return ok && nameList(rest)
}

// allIn finishes the item of which the words say that all have handed in what it asks of many: 物资表各村都齐了; 问卷就差司法所了, where the
// user is not of the 司法所. It reports whether there is one.
func (f *Fold) allIn(h *heard, r *room) bool {
	if h.m.ReplyTo.IsZero() && utf8.RuneCountInString(h.t.s) > 40 || slices.ContainsFunc(h.addresses, func(a address) bool { return a.mine() && a.who != everyone && !a.all }) {
		return false
	}
	all := h.saysAllIn()
	if !all && !h.namesLast() {
		return false
	}
	t := h.whole()
	var best *living
	for _, l := range f.index.byRoom[r.key] {
		if l.State != Open || l.Band != Todo || l.byName() || l.wantsPresence() || l.wantsAnswer() || !strings.ContainsAny(l.words(), handingVerbs+"填签缴录") || !f.mayCancel(h, l) && f.telling(t, l) == 0 {
			continue
		}
		if f.telling(t, l) == 0 && len(t) > 0 && !h.countsUp() {
			continue
		}
		if best != nil {
			return false
		}
		best = l
	}
	if best == nil {
		return false
	}
	best.link(h.whollyAs(Told))
	return true
}

// saysAllIn reports whether the words say that what many were to hand in is all there: 各村都齐了, 大家的都收到了.
func (h *heard) saysAllIn() bool {
	if holdsAny(h.t.s, "没", "未", "差", "还", "不", "除", "?", "吗") {
		return false
	}
	return slices.ContainsFunc(h.clauses, func(c clause) bool {
		body := strings.TrimRight(h.body(c.index), " 。!~啊哈啦")
		rest, ok := cutEnd(body, "都齐了", "全齐了", "都收齐了", "全收齐了", "都交齐了", "都报齐了", "都交了", "都报了", "都收到了", "全部收齐", "全部收到", "已全部报齐", "已收齐", "全部报齐")
		return ok && (strings.ContainsAny(rest, "各") || holdsAny(rest, "大家", "所有", "全部") || rest == "" || holdsAny(rest, paperwork...))
	})
}

// namesLast reports whether the words say of somebody that he alone is wanting, or under a label who is.
func (h *heard) namesLast() bool {
	if strings.Contains(h.t.s, "等") || strings.Contains(h.t.s, "?") {
		return false
	}
	for i := range h.clauses {
		if !holdsAny(h.body(i), "差", "剩") {
			continue
		}
		body := strings.TrimRight(h.body(i), " 。!~啊哈啦")
		for _, w := range []string{"就差", "只差", "就剩", "只剩", "仅剩"} {
			if _, who, ok := strings.Cut(body, w); ok && strings.HasSuffix(who, "了") && nameList(strings.TrimSuffix(who, "了")) {
				return true
			}
		}
	}
	return h.countsUp() && len(h.clauses) > 1 && h.clauses[0].head && ofLackers(h.body(0)) && strings.Contains(h.body(0), "的") && strings.Contains(h.body(1), "、")
}

// firstOfMany reports whether no other open item of the room that asks something of many is due sooner.
func (f *Fold) firstOfMany(l *living, r *room) bool {
	return !slices.ContainsFunc(f.index.byRoom[r.key], func(o *living) bool {
		return o != l && o.State == Open && o.Band == Todo && !o.byName() && !o.wantsPresence() && !o.Due.At.IsZero() && (l.Due.At.IsZero() || o.Due.At.Before(l.Due.At))
	})
}
