package triage

import (
	"strings"
	"unicode/utf8"

	"shoudao/triage/when"
)

// What is over, and what could have been and was not, is told in the words in which it would be asked: only its tense tells.

// unreal takes for no ask what could have been and was not, or is only dreamt of: 小林要是有空早就去了, 要是昨天小林把表给我, 下辈子让小林写.
func (h *heard) unreal() {
	for i := range h.clauses {
		d, body := &h.deeds[i], strings.TrimLeft(h.body(i), " ")
		supposed := holdsAny(body, "要是", "如果", "假如", "早知道")
		if supposed && (d.past && d.due == nil || strings.Contains(body, "早就") && strings.HasSuffix(body, "了")) || startsAny(body, "下辈子", "改天让", "哪天让") && !h.superior {
			d.request, d.question, d.chase, d.ifs = 0, false, false, true
		}
		if !h.superior && d.chase && d.request == 0 && d.due == nil && strings.Contains(body, "再不") && h.jokes(&h.clauses[i]) {
			d.chase, d.chatter = false, true // 小林再不来，菜都凉了哈哈
		}
	}
}

// situations takes it for a report how well the user's unit has done, behind a label of how things stand: 办结情况：柳湾村按时办结，青石村超期两件.
func (h *heard) situations() {
	for _, a := range h.addresses {
		c := h.clauseAt(a.from)
		if c == nil || c.index == 0 || a.from != c.from || a.to >= c.to || a.who != myUnit && a.who != myArea || a.all || h.deeds[c.index].due != nil {
			continue
		}
		label := &h.clauses[c.index-1]
		for label.index > 0 && !label.head && label.sentence == c.sentence {
			label = &h.clauses[label.index-1]
		}
		told := label.head && label.sentence == c.sentence && endsAny(h.body(label.index), "情况", "结果", "通报", "进展", "进度") && !holdsAny(h.body(label.index), "请", "报", "要", "填")
		if d := &h.deeds[c.index]; told && startsAny(h.t.s[a.to:c.to], "按时", "及时", "按期", "如期", "提前", "全部") && !holdsAny(h.body(c.index), "请", "要", "抓紧") {
			d.request, d.done = 0, true
		}
	}
}

// pastLabels takes those for told of who stand, and nothing with them, behind a label that names a time gone by: 上月满勤：小林、老邓; 昨天小夜：小阮，
// 大夜：小李.
func (h *heard) pastLabels() {
	line := -1
	for i := range h.clauses {
		c := &h.clauses[i]
		if c.head && h.gone(i) && !h.deeds[i].chase && utf8.RuneCountInString(h.body(i)) <= 12+12*latinShare(h.body(i)) && !holdsAny(h.body(i), "未", "没", "缺", "补", "还") {
			line = c.line
			continue
		}
		if c.head && len(within(h.times, c)) > 0 {
			line = -1 // 昨天值班：老邓，今晚值班：小林
		}
		if c.line != line || h.goesOnToAsk(i) {
			continue
		}
		named := false
		for k := range h.addresses {
			a := &h.addresses[k]
			if a.from < c.from || a.to > c.to || a.at || !a.mine() {
				continue
			}
			if rest := strings.TrimSpace(h.t.s[c.from:a.from] + h.t.s[a.to:c.to]); rest == "" || listOnly(h.body(i)) || rollCall(h.body(i)) {
				a.place, named = aside, true
			}
		}
		if named {
			d := &h.deeds[i]
			d.request, d.rota, d.due = 0, false, nil
		}
	}
}

// goesOnToAsk reports whether a clause behind clause i, in its sentence, asks for something or names a time to come: 昨天报名的：小林，今晚七点到场.
func (h *heard) goesOnToAsk(i int) bool {
	for k := i + 1; k < len(h.clauses) && h.clauses[k].sentence == h.clauses[i].sentence; k++ {
		if d := &h.deeds[k]; d.due != nil && d.due.At.After(h.m.SentAt) || d.request > 1 {
			return true
		}
	}
	return false
}

// latinShare is 1 for words in letters, which are longer, and 0 for others.
func latinShare(s string) int {
	if letter(runeAt(s, 0)) {
		return 1
	}
	return 0
}

// gone reports whether clause i names a time gone by, and none that is to come: what stands under such a label is over.
func (h *heard) gone(i int) bool {
	over := false
	for k := range h.times {
		if t := &h.times[k]; t.from >= h.clauses[i].from && t.to <= h.clauses[i].to {
			if t.Kind != when.Past && !t.At.Before(h.m.SentAt) {
				return false
			}
			over = true
		}
	}
	return over || startsAny(h.body(i), "上月", "上周", "昨天", "昨晚", "上学期", "上季度", "去年", "last week", "last month", "yesterday")
}
