package triage

import (
	"strings"
	"unicode/utf8"

	"shoudao/triage/when"
)

// A list of names says what becomes of those in it only by what stands around it: who goes, who still owes, and who is praised.

// tellOfListed takes it that those in a list are not spoken to whom its sentence praises or shows to all: 全勤：林敏、黄静，表扬一下.
func (h *heard) tellOfListed() {
	for i := 1; i < len(h.clauses); i++ {
		if !h.clauses[i-1].head || !listOnly(h.body(i)) && !rollCall(h.body(i)) || ofLackers(h.body(i-1)) {
			continue
		}
		told := sentHome(h.body(i - 1))
		for k := i + 1; k < len(h.clauses) && h.clauses[k].sentence == h.clauses[i].sentence; k++ {
			body := h.body(k)
			told = told || sentHome(body) || startsAny(body, "还有要", "还有谁", "还有没有", "还有想", "还有人", "有意见", "有异议", "均无", "均已", "均未", "都没问题", "没问题")
		}
		if told {
			h.deeds[i-1].request, h.deeds[i-1].done = 0, true
		}
		for k := range h.addresses {
			if a := &h.addresses[k]; told && a.from >= h.clauses[i].from && a.to <= h.clauses[i].to && !a.at {
				a.place = aside
			}
		}
	}
}

// sentHome reports whether those who stand under a label, or in a list, are only told of: what is said of them is praise or is there for all to see.
func sentHome(body string) bool {
	return startsAny(body, "表扬", "提出表扬", "予以表扬", "特此表扬", "点赞", "恭喜", "祝贺") || holdsAny(body, "表彰", "公示", "提出表扬", "通报表扬")
}

// following reports whether the clause before head i tells what those lack who are named behind it: 下列同志学时还没够，抓紧补：….
func (h *heard) following(i int) bool {
	return i > 0 && h.clauses[i-1].sentence == h.clauses[i].sentence && h.deeds[i-1].chase && startsAny(h.body(i-1), "下列", "以下", "下面", "如下")
}

// castList calls those whom a clause names as the ones who take part in what is to come: 下午去县里开会的是王主任、林敏、小何.
func (h *heard) castList() {
	for i := range h.clauses {
		body, d := h.body(i), &h.deeds[i]
		if d.done || d.past || d.noNeed || d.question {
			continue
		}
		at, mark := -1, ""
		for _, w := range []string{"的是", "的有", "的人员是", "的同志是", "的人是", "的就"} {
			if n := strings.Index(body, w); n > 0 && at < 0 {
				at, mark = n, w
			}
		}
		if at < 0 || d.due == nil || strings.ContainsAny(body[:at], "没未已了过不优") || !holdsAny(body[:at], "去", "参加", "出席", "参会", "带队", "值班", "来", "到", "陪", "跟", "出车") {
			continue
		}
		from := h.clauses[i].from + at + len(mark)
		if list := strings.TrimLeft(body[at+len(mark):], " :"); !listOnly(list) {
			continue
		}
		for k := range h.addresses {
			if a := &h.addresses[k]; a.from >= from && a.to <= h.clauses[i].to && (a.who == myName || a.who == myNick) {
				a.place, d.rota, d.at = called, true, hit{from: h.clauses[i].from, to: h.clauses[i].to}
			}
		}
		for k := i + 1; d.rota && d.due.Grain != when.Minute && k < len(h.clauses) && h.clauses[k].sentence == h.clauses[i].sentence; k++ {
			if due := h.deeds[k].due; due != nil && due.Grain == when.Minute {
				d.due = due // 一点半楼下
			}
		}
	}
}

// castGroup calls those who stand behind the number of a group or a car, where their line tells the hour: 第二组：林敏、苏文，8:30出发.
func (h *heard) castGroup() {
	for i := 1; i < len(h.clauses); i++ {
		if !h.clauses[i-1].head || !groupLabel(h.body(i-1)) || !h.herAmong(&h.clauses[i]) {
			continue
		}
		for k := i; k < len(h.clauses) && h.clauses[k].line == h.clauses[i].line && !h.clauses[k].head; k++ {
			due := h.deeds[k].due
			if due == nil {
				continue
			}
			d := &h.deeds[i]
			d.rota, d.due, d.at = true, due, hit{from: h.clauses[i].from, to: h.clauses[i].to}
			for n := range h.addresses {
				if a := &h.addresses[n]; a.from >= h.clauses[i].from && a.to <= h.clauses[i].to && a.mine() {
					a.place = called
				}
			}
			break
		}
	}
}

// groupLabel reports whether a label numbers a group, a car or the like: 第二组, 2号车, A组.
func groupLabel(label string) bool {
	label = strings.TrimSpace(label)
	if utf8.RuneCountInString(label) > 5 || !endsAny(label, "组", "车", "队", "批", "路", "场", "桌") {
		return false
	}
	return strings.ContainsAny(label, "一二三四五六七八九十0123456789") || letter(runeAt(label, 0))
}
