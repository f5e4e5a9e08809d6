package triage

import (
	"slices"
	"strings"
	"unicode/utf8"

	"shoudao/triage/when"
)

// callRoll lets a list of names have what its label says of them: 今晚要加班的：李敏、老邓.
func (h *heard) callRoll() {
	for i := 1; i < len(h.clauses); i++ {
		c, label := &h.clauses[i], &h.deeds[i-1]
		if !h.clauses[i-1].head || !rollCall(h.t.s[c.from:c.to]) && !h.herAmong(c) || !label.rota && !label.meeting && label.request == 0 && !label.noNeed && label.due == nil || label.done || label.chase {
			continue
		}
		d := &h.deeds[i]
		if label.noNeed || holdsAny(h.body(i-1), "不用", "不必", "免") {
			d.noNeed = true // 今晚不用加班的：…
			continue
		}
		if tells(h.body(i - 1)) {
			continue // 参加过培训的：…
		}
		d.rota, d.at = true, hit{from: c.from, to: c.to}
		for k := range h.addresses {
			if a := &h.addresses[k]; a.from >= c.from && a.to <= c.to && a.place == subject {
				a.place = called
			}
		}
		if d.due == nil {
			d.due = label.due
		}
		if next := i + 1; next < len(h.deeds) && h.clauses[next].sentence == c.sentence && h.deeds[next].due != nil {
			d.due = h.deeds[next].due // 八点到3号库
		}
	}
}

// herAmong reports whether a clause is nothing but a list of names with the user's among them: 小林、赵六. The others need
// not be known.
func (h *heard) herAmong(c *clause) bool {
	list := strings.Trim(h.t.s[c.from:c.to], " 。!~")
	for name := range strings.SplitSeq(list, "、") {
		if n := utf8.RuneCountInString(name); n < 2 || n > 4 || strings.ContainsFunc(name, func(r rune) bool { return !hanzi(r) }) {
			return false
		}
	}
	return strings.Contains(list, "、") && slices.ContainsFunc(h.addresses, func(a address) bool {
		return (a.who == myName || a.who == myNick) && a.from >= c.from && a.to <= c.to
	})
}

// callWatch lets those of a duty whose label tells the day have it, each behind the name of
// his turn: 7月6日值班：带班唐志远，夜班邵文静.
func (h *heard) callWatch() {
	for i := range h.clauses {
		label := h.watch(i)
		if label == nil {
			continue
		}
		for k := i + 1; k < len(h.clauses) && h.clauses[k].line == h.clauses[i].line; k++ {
			c, d := &h.clauses[k], &h.deeds[k]
			for a := range h.addresses {
				who := &h.addresses[a]
				if who.from < c.from || who.to > c.to || who.who != myName && who.who != myNick || utf8.RuneCountInString(h.t.s[c.from:who.from]) > len("plus ") || d.noNeed {
					continue
				}
				who.place, d.rota, d.at = called, true, hit{from: c.from, to: c.to}
				if d.due == nil {
					d.due = label.due
				}
				if d.due == nil {
					d.raise(d.at, 2)
				}
			}
		}
	}
}

// postRota takes it back that a duty is done where only its list is: 值班排好了：1号老王、小李.
// The days on it are still to come.
func (h *heard) postRota() {
	for i := range h.deeds {
		body := h.body(i)
		if (h.clauses[i].has(dutyWord) || strings.Contains(body, "值班") || strings.Contains(body, "排班")) && (h.deeds[i].done || h.deeds[i].self) && holdsAny(body, "定了", "定好", "定下来", "排好", "排出来", "出来了", "排完", "安排好", "已安排", "已排", "排了", "rota is up", "rota is out", "rota's up", "rota's out", "rota is done", "rota's done") {
			d := &h.deeds[i]
			d.rota, d.done, d.self, d.busy = true, false, false, false
		}
	}
}

// watch is what a head says of a duty: its own clause, or what stands before it on its line,
// tells of the duty and of its time. It is nil for another head.
func (h *heard) watch(i int) *deed {
	if !h.clauses[i].head || h.deeds[i].done {
		return nil
	}
	all := h.deeds[i]
	for k := i - 1; k >= 0 && h.clauses[k].line == h.clauses[i].line; k-- {
		d := &h.deeds[k]
		all.rota, all.meeting = all.rota || d.rota, all.meeting || d.meeting
		if all.due == nil || d.due != nil && all.due.Grain != when.Minute && d.due.Grain == when.Minute {
			all.due = d.due
		}
	}
	if all.due == nil && (all.rota || strings.Contains(h.body(i), "值班")) && holdsAny(h.body(i), "本周", "这周", "本月", "今天", "今日", "明天", "明日", "今晚") {
		return &all // 本周值班：林敏、王芳
	}
	if all.due == nil || !all.rota && !all.meeting && !(all.due.Grain == when.Minute && h.namesBehind(i) >= 2) {
		return nil
	}
	return &all
}

// namesBehind is how many clauses of the sentence of head i begin with a name: thurs 2pm in
// 305: Bea, Ray, me.
func (h *heard) namesBehind(i int) int {
	n := 0
	for k := i + 1; k < len(h.clauses) && h.clauses[k].sentence == h.clauses[i].sentence; k++ {
		for _, a := range h.addresses {
			if a.from == h.clauses[k].from && (a.who == person || a.who == myName || a.who == myNick) {
				n++
			}
		}
	}
	return n
}

// callDebtors lets those who stand under a label of what is still owed owe it, each: 没传的
// 还剩仨：闻静 卓然 小万.
func (h *heard) callDebtors() {
	for i := range h.clauses {
		h.callListed(i)
		if !h.clauses[i].head || !h.deeds[i].chase && !startsAny(h.body(i), "未", "没", "还没", "尚未", "漏") || h.deeds[i].done {
			continue
		}
		for k := i + 1; k < len(h.clauses) && h.clauses[k].sentence == h.clauses[i].sentence && utf8.RuneCountInString(h.body(k)) <= longestLabel; k++ {
			for _, a := range h.addresses {
				if d := &h.deeds[k]; a.from >= h.clauses[k].from && a.to <= h.clauses[k].to && a.mine() && !d.chase {
					d.chase, d.at = true, hit{from: a.from, to: a.to}
				}
			}
		}
	}
}

// callListed lets the user owe what a clause says that some have not done, she among them: 没打卡的有小林.
func (h *heard) callListed(i int) {
	c, d := &h.clauses[i], &h.deeds[i]
	for k := range h.addresses {
		a := &h.addresses[k]
		if a.from < c.from || a.to > c.to || !a.mine() || a.who == everyone {
			continue
		}
		before := h.t.s[c.from:a.from]
		who, _, ok := strings.Cut(before, "的")
		if at := strings.LastIndexAny(who, "没未"); !ok || at < 0 || !deedAt(strings.TrimLeft(who[at+len("没"):], "有能及时"), 0) && !strings.HasPrefix(who[at+len("没"):], "到") || strings.Contains(h.t.s, "已") {
			continue
		}
		if !ok || !holdsAny(who, "没", "未") || strings.Contains(who, "没有") || !holdsAny(before[len(who):], "的有", "的是", "的还有", "的就", "的只有", "的包括") {
			continue
		}
		a.place, d.chase, d.done, d.at = called, true, false, hit{from: c.from, to: a.to}
	}
}

// labelPoints makes others' of the points that are labelled with units which nobody of has
// spoken for, where another point's label is a unit that is known: 1.农服中心：…；2.社事办：….
func (v *vocabulary) labelPoints(h *heard) {
	var unknown []*clause
	known := false
	for i := range h.clauses {
		c := &h.clauses[i]
		if c.point == 0 || !c.head || !c.opens || utf8.RuneCountInString(h.t.s[c.from:c.to]) > longestLabel {
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
	if !known {
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
	if !holdsAny(last, "仅供知悉", "供知悉", "仅供参考", "无需操作", "无需处理", "for information only", "no action needed", "nothing for you to do") && !praise {
		return
	}
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
		if d.request == 1 && !d.question && !d.chase && !h.clauses[i].has(pleaseWord, youWord, giveWord) {
			d.request, d.done = 0, true
		} else if d.request == 0 && !d.question && !d.chase && !d.asks() && !h.clauses[i].has(youWord) {
			d.done = true // 数出来了，34人次，发放6.82万元
		}
	}
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
