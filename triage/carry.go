package triage

import (
	"slices"
	"strings"
	"unicode/utf8"

	"shoudao/triage/when"
)

// labelPoints makes others' of the points that are labelled with units which nobody of has
// spoken for, where another point's label is a unit that is known: 1.农服中心：…；2.社事办：….
func (v *vocabulary) labelPoints(h *heard) {
	var unknown []*clause
	known := false
	for i := range h.clauses {
		c := &h.clauses[i]
		behind := i > 0 && h.clauses[i-1].head && h.clauses[i-1].opens && h.clauses[i-1].point == c.point && !c.head && utf8.RuneCountInString(h.t.s[c.from:c.to]) <= len("党政办")/2 // 2、会务：党政办，…
		if c.point == 0 || !behind && (!c.head || !c.opens) || utf8.RuneCountInString(h.t.s[c.from:c.to]) > longestLabel {
			continue
		}
		addressed := false
		for _, a := range h.addresses {
			if a.from >= c.from && a.to <= c.to {
				addressed = true
				known = known || a.who == unit || a.who == myUnit || a.who == classOut || a.who == person
			}
		}
		if !addressed && unitSuffix(h.t.s[c.from:c.to]) {
			unknown = append(unknown, c)
		}
	}
	if !known && len(unknown) < 2 {
		return
	}
	for _, c := range unknown {
		who := unit
		if v.inUnits(h.t.s[c.from:c.to]) == classIn {
			who = myUnit
		}
		h.addresses = append(h.addresses, address{from: c.from, to: c.to, who: who, place: called})
	}
	slices.SortStableFunc(h.addresses, func(a, b address) int { return a.from - b.from })
}

// tickOff takes it that those who stand under a label of what is done are not spoken to:
// 已报：简若溪、晏红.
func (h *heard) tickOff() {
	for i := range h.clauses {
		if !h.underDone(i) {
			continue
		}
		for k := range h.addresses {
			if a := &h.addresses[k]; a.from >= h.clauses[i].from && a.to <= h.clauses[i].to && !a.all {
				a.place = aside
			}
		}
		for k := i + 1; k < len(h.clauses); k++ {
			if d := &h.deeds[k]; d.request == 1 && startsAny(h.body(k), "其他", "其余", "剩下", "剩余", "没报", "未报", "没交", "未交") {
				d.chase = true // 已报：上坪、大塘，其他村抓紧
				d.note(hit{from: h.clauses[k].from, to: h.clauses[k].to})
			}
		}
	}
}

// readHeader lets what a report's header says hold for all of it: 【工作日报】, 交班：.
func (h *heard) readHeader() {
	head, _, ok := strings.Cut(strings.TrimLeft(h.t.s, "[("), ":")
	if bracket, _, cut := strings.Cut(strings.TrimLeft(h.t.s, "[("), "]"); cut && (!ok || len(bracket) < len(head)) {
		head, ok = bracket, true
	}
	if ok && utf8.RuneCountInString(head) <= 30 && holdsAny(head, "fyi only", "no action", "for information only", "for info only", "仅供参考", "仅供了解", "知悉即可") {
		for i := range h.deeds {
			d := &h.deeds[i]
			d.request, d.meeting, d.rota, d.due, d.notice = 0, false, false, nil, true // FYI only, no action needed: all departments…
		}
		return
	}
	if !ok || utf8.RuneCountInString(head) > 12 || !slices.ContainsFunc(reportHeaders, func(w string) bool { return strings.HasSuffix(head, w) }) {
		return
	}
	for i := range h.deeds {
		if d := &h.deeds[i]; d.request < 2 && !d.question && !(d.due != nil && d.due.Kind == when.Deadline) {
			d.request, d.meeting, d.rota, d.done, d.due = 0, false, false, true, nil
		}
	}
}

// readFooter lets the end of a notice say what all of it is: 以上仅供知悉.
func (h *heard) readFooter() {
	last := h.t.s[max(0, len(h.t.s)-45):]
	praise := holdsAny(last, "特此通报表扬", "予以通报表扬", "提出表扬", "特此表扬")
	if !holdsAny(last, "仅供知悉", "供知悉", "仅供参考", "仅供了解", "仅供大家了解", "知悉即可", "了解即可", "知晓即可", "无需操作", "无需处理", "for information only", "no action needed", "nothing for you to do") && !praise {
		return
	}
	h.informs(praise)
}

// informs takes a notice for one that wants no more than to be known.
func (h *heard) informs(praise bool) {
	for i := range h.deeds {
		if d := &h.deeds[i]; d.request < 2 && (!praise || d.due == nil && d.request == 0) {
			d.notice, d.request, d.meeting, d.due = true, 0, false, nil
		}
	}
}

// reportHeaders end the headers of what only tells what was done.
var reportHeaders = strings.Fields(`今日巡查 巡查情况 检查情况 今日检查 日报 周报 简报 快讯 动态 战报 掠影 纪实 交班 交接班 工作小结 工作总结 工作日志 今日工作`)

// carryConditions lets a condition hold for what follows from it: 要是差一户 就让宇航请客.
func (h *heard) carryConditions() {
	for i := 1; i < len(h.deeds); i++ {
		if body := h.body(i); h.deeds[i-1].ifs && startsAny(body, "就", "那", "不然") {
			h.deeds[i].ifs = true
		}
	}
}

// carryReports lets what a sentence begins to report go on to its end: 数出来了，
// 发放6.82万元 asks for nothing.
func (h *heard) carryReports() {
	if slices.ContainsFunc(h.addresses, func(a address) bool { return a.at && a.mine() && a.who != everyone }) {
		return // told to her, it is to be done
	}
	for i := 1; i < len(h.deeds); i++ {
		d, before := &h.deeds[i], &h.deeds[i-1]
		if before.busy && before.due == nil && h.clauses[i].sentence == h.clauses[i-1].sentence && d.request < 3 && !(d.due != nil && d.due.Kind == when.Deadline) && !d.question && !h.clauses[i].has(pleaseWord, youWord, giveWord, politeAsk) && !strings.ContainsAny(h.body(i), "各都") {
			d.busy, d.self = true, true // 我已经照模板填好了，直接传省平台，20日截止
			continue
		}
		if h.clauses[i].sentence != h.clauses[i-1].sentence || !before.done || h.fails(i-1) || before.request > 1 || d.due != nil {
			continue
		}
		if d.request == 1 && endsAny(strings.TrimRight(h.body(i-1), " "), "看了", "看过了", "审了", "审过了", "看完了", "核了") && shaped(h.body(i)) && h.herSentence(h.clauses[i].sentence) {
			continue // 小林 稿子书记看了，加一段安全的
		}
		if d.request == 1 && !d.question && !d.chase && !h.clauses[i].has(pleaseWord, youWord, giveWord) {
			d.request, d.done = 0, true
		} else if d.request == 0 && !d.question && !d.chase && !d.asks() && !h.clauses[i].has(youWord) {
			d.done = true // 数出来了，34人次，发放6.82万元
		}
	}
}

// herSentence reports whether a sentence calls the user by name.
func (h *heard) herSentence(sentence int) bool {
	return slices.ContainsFunc(h.addresses, func(a address) bool {
		return (a.who == myName || a.who == myNick) && a.place == called && h.sentenceAt(a.from) == sentence
	})
}

// tickedOff reports whether the message that asks everybody for something tells that the
// user, or her unit, has done it, and where: 文澜、滨河已交; 收到：东桥、文澜.
func (h *heard) tickedOff(best *said) (from, to int, ok bool) {
	mine := best.scope.mine
	others := best.deed().others || startsAny(h.body(best.index), "其他", "其余", "剩下", "别的")
	if mine.who != everyone && !mine.all && !others {
		return 0, 0, false
	}
	for _, a := range h.addresses {
		if a.all || a.who != myName && a.who != myNick && a.who != myUnit && a.who != myArea {
			continue
		}
		for i := range h.clauses {
			c := &h.clauses[i]
			if a.from < c.from || a.to > c.to {
				continue
			}
			listed := h.underDone(i)
			if rest := h.t.s[a.to:c.to]; !listed && utf8.RuneCountInString(rest) > 8 {
				continue // 安全生产费用已汇总: what was done, not who did
			}
			if listed || h.deeds[i].done && h.deeds[i].request == 0 && i != best.index {
				return a.from, a.to, true
			}
		}
	}
	return 0, 0, false
}

// longestLabel is how long a label of a list is at most, in runes.
const longestLabel = 8

// contacts takes it that those behind a label of whom to ask are not spoken to: 联系人：林敏，电话….
func (h *heard) contacts() {
	for i := 1; i < len(h.clauses); i++ {
		if !h.clauses[i-1].head || !endsAny(strings.TrimSpace(h.body(i-1)), "联系人", "咨询人", "咨询电话", "联系电话", "咨询", "联系方式", "contact", "queries to", "questions to") {
			continue
		}
		for k := range h.addresses {
			if a := &h.addresses[k]; a.from >= h.clauses[i].from && a.to <= h.clauses[i].to && !a.at {
				a.place = aside
			}
		}
	}
}

// underDone reports whether clause i stands behind a label of those who have done it, on
// its line: 已交：沙坪 竹坝.
func (h *heard) underDone(i int) bool {
	for k := i - 1; k >= 0 && h.clauses[k].line == h.clauses[i].line; k-- {
		c := &h.clauses[k]
		if c.head {
			short := utf8.RuneCountInString(h.t.s[c.from:c.to]) <= longestLabel
			return short && (h.deeds[k].done || h.deeds[k].ack) && (k == i-1 || c.sentence == h.clauses[i].sentence)
		}
	}
	return false
}
