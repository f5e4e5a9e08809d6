package triage

import (
	"strings"
	"unicode/utf8"
)

// Who asks a whole kind of people often says at once who of them is meant, by name: 没传的：石桥、河口. The others are free, and those who
// are named are asked.

// nameLackers has a list behind a label of those who lack something be those who are asked; a place in her care stands for the user.
func (v *vocabulary) nameLackers(h *heard) {
	for i := 1; i < len(h.clauses); i++ {
		label := &h.deeds[i-1]
		if !h.clauses[i-1].head || !ofLackers(h.body(i-1)) || !listOnly(h.body(i)) || label.noNeed {
			continue
		}
		hers := v.inCare(h.body(i))
		for k := range h.addresses {
			a := &h.addresses[k]
			if a.from < h.clauses[i].from || a.to > h.clauses[i].to || !a.mine() || a.who == everyone {
				continue
			}
			hers, a.place = true, called
			d := &h.deeds[i]
			d.chase = true
			d.note(hit{from: h.clauses[i].from, to: h.clauses[i].to})
			if d.due == nil {
				d.due = label.due
			}
		}
		for k := range h.addresses {
			if a := &h.addresses[k]; !hers && a.to <= h.clauses[i].from && h.lists(i-1, *a) && (a.all || a.who == classIn || a.who == myRole || a.who == everyone) {
				a.who = classOut
			}
		}
	}
}

// lists reports whether a label says who is meant of those whom an address speaks to: what stands in its own sentence, and what was asked before
// it where it asks for nothing else (没传的：…, and not 党费没交的：… behind 把花名册发我).
func (h *heard) lists(label int, a address) bool {
	rest := strings.TrimSpace(trimTimes(h.body(label)))
	return h.sentenceAt(a.from) == h.clauses[label].sentence || startsAny(rest, "没", "未", "还没", "还未", "差", "还差", "缺", "还缺", "欠", "还欠")
}

// ofLackers reports whether a label speaks of those who have not done something: 没传的, 还差的, 党费没交的同志周五前转我.
func ofLackers(label string) bool {
	if strings.Contains(label, "未") && endsAny(label, "人员", "名单", "同志", "单位", "党员", "干部", "教师", "老师", "支部") {
		return !strings.Contains(label, "未来")
	}
	for _, w := range []string{"没", "未", "差", "缺", "欠"} {
		_, rest, ok := strings.Cut(label, w)
		if at := strings.Index(rest, "的"); ok && at > 0 && utf8.RuneCountInString(rest[:at]) <= 5 || ok && rest == "" {
			return true
		}
	}
	return false
}

// listOnly reports whether a clause is nothing but names, two or more.
func listOnly(body string) bool {
	list := strings.Trim(body, " 。!~")
	for name := range strings.SplitSeq(list, "、") {
		if n := utf8.RuneCountInString(name); n < 2 || n > 5 || strings.ContainsFunc(name, func(r rune) bool { return !hanzi(r) }) {
			return false
		}
	}
	return strings.Contains(list, "、")
}

// relatives are the nouns that a relative clause tells of people by: 报了名的|同志.
var relatives = []string{"同志", "人员", "人", "老师", "同事", "党员", "家长", "同学", "志愿者", "村", "办", "单位", "支部", "各位"}

// ofThose is what a label has those do whom a relative clause tells of: 带好红马甲 of 报了名的同志带好红马甲. It is empty where the label only
// says who they are.
func ofThose(label string) string {
	who, what, ok := strings.Cut(label, "的")
	for ; ok; who, what, ok = strings.Cut(what, "的") {
		if !strings.ContainsAny(who, "了过") {
			continue
		}
		what, _ = cutAny(what, relatives...)
		what = strings.TrimLeft(trimTimes(strings.TrimLeft(what, "们 ,请都")), "0123456789一二三四五六七八九十两点半分:")
		if utf8.RuneCountInString(what) >= 2 && !tells(what) && (deedAt(what, 0) || startsAny(what, "在", "到", "带", "穿", "自带", "准时")) {
			return what
		}
	}
	return ""
}
