package triage

import (
	"slices"
	"strings"
	"unicode/utf8"

	"shoudao/triage/when"
)

// rota finds the user's turns of duty in a table that a message lays out: a date
// and the names behind it, line by line (3月13日 值守：李敏、郑晓洁) or in a row
// (10.1 马小龙 10.2 晓燕). Where the table's head tells the hours of duty, a turn begins
// with them.
func (v *vocabulary) rota(h *heard) []ask {
	if k, ok := h.dutyList(); ok {
		return []ask{k}
	}
	if len(h.times) < 2 || !duties.within(h.t.s) && !h.hasUse(dutyWord) && !h.pairs() {
		return nil
	}
	days, hour := h.rotaDays()
	if len(days) < 2 {
		return nil
	}
	var asks []ask
	for i, d := range days {
		end := len(h.t.s)
		if i+1 < len(days) {
			end = days[i+1].from
		}
		if nl := strings.IndexByte(h.t.s[d.to:end], '\n'); nl >= 0 {
			end = d.to + nl
		}
		for _, a := range h.addresses {
			if a.from >= d.to && a.to <= end && !strings.ContainsAny(h.t.s[d.to:a.from], "。!?") && (a.who == myName || a.who == myNick || a.who == myUnit && !h.namedBetween(d.to, a.from)) {
				at := hour
				if own := h.hourIn(d.to, end); own != nil {
					at = own
				}
				asks = append(asks, h.turnOfDuty(d, a, end, at))
				break
			}
		}
	}
	return asks
}

// namedBetween reports whether somebody else stands between two places: 周五 严老师 |语文 is his.
func (h *heard) namedBetween(from, to int) bool {
	return slices.ContainsFunc(h.addresses, func(a address) bool { return a.who == person && a.from >= from && a.to <= to })
}

// dutyList finds the user's turn where a message is nothing but one day and who is on duty: 周六值班：小林、赵六.
func (h *heard) dutyList() (ask, bool) {
	days, hour := h.rotaDays()
	if len(days) != 1 || days[0].At.Before(h.m.SentAt) || strings.ContainsAny(strings.TrimRight(h.t.s, " 。!\n"), "\n。!?") {
		return ask{}, false
	}
	from := 0
	for _, duty := range []string{"值班", "值守", "带班", "加班", "备勤", "夜班", "早班", "晚班", "中班", "接站"} {
		if at := strings.LastIndex(h.t.s, duty); at >= 0 {
			from = max(from, at+len(duty))
		}
	}
	if from == 0 || from < days[0].to {
		return ask{}, false
	}
	for _, label := range []string{"人员", "名单", "安排", "的", "是", "为"} {
		if rest := h.t.s[from:]; strings.HasPrefix(rest, label) {
			from += len(label)
		}
	}
	her, ok := h.rollCall(from)
	if !ok {
		return ask{}, false
	}
	return h.turnOfDuty(days[0], her, len(h.t.s), hour), true
}

// rollCall is the user's place in a list of names that is all there is from a byte on.
func (h *heard) rollCall(from int) (her address, ok bool) {
	her.who = noEntity
	for _, name := range strings.FieldsFunc(strings.TrimRight(h.t.s[from:], " 。!"), func(r rune) bool { return strings.ContainsRune(": ,、/和及@", r) }) {
		at := from + strings.Index(h.t.s[from:], name)
		known := false
		for _, a := range h.addresses {
			if a.from > at || a.to < at+len(name) {
				continue
			}
			known = a.foreign()
			if a.who == myName || a.who == myNick {
				her, known = a, true
			}
		}
		if !known && (surname(name, 0) == 0 || utf8.RuneCountInString(name) > 4) {
			return her, false
		}
	}
	return her, her.who != noEntity
}

// duties are characters of which every word for a duty has one.
var duties = runesOf("班守勤岗考巡值")

// pairs reports whether the message is a row of days with a name behind each: 周一 小李，
// 周二 小王，周三 小赵.
func (h *heard) pairs() bool {
	n := 0
	for _, t := range h.times {
		if rest := strings.TrimLeft(h.t.s[t.to:], " :"); surname(rest, 0) > 0 && rollCallStart(rest) {
			n++
			continue
		}
		for _, a := range h.addresses {
			if (a.who == person || a.who == myName || a.who == myNick) && a.from >= t.to && a.from-t.to <= 2 {
				n++
			}
		}
	}
	return n >= 3 || h.rows() >= 2
}

// rows is how many lines begin with a day and have somebody's name in them: 周五15:00 江若水 语文.
func (h *heard) rows() int {
	n := 0
	for i := range h.times {
		t := &h.times[i]
		if t.from > 0 && h.t.s[t.from-1] != '\n' || t.Kind == when.Past || t.Kind == when.Deadline {
			continue
		}
		line := h.t.s[t.to:]
		if nl := strings.IndexByte(line, '\n'); nl >= 0 {
			line = line[:nl]
		}
		named := slices.ContainsFunc(h.addresses, func(a address) bool {
			return (a.who == person || a.who == myName || a.who == myNick) && a.from >= t.to && a.to <= t.to+len(line) && (a.place == called || a.place == subject || a.place == aside)
		})
		if named && utf8.RuneCountInString(line) <= 24 && !strings.ContainsAny(line, "。!?") {
			n++
		}
	}
	return n
}

// rollCallStart reports whether what begins like a name ends like one: within four characters
// comes a sign of lists.
func rollCallStart(rest string) bool {
	for i, r := range rest {
		if i > 0 && strings.ContainsRune("、,; \n", r) {
			return i >= len("李敏") && i <= len("欧阳小敏")
		}
		if i > len("欧阳小敏") {
			return false
		}
	}
	return false
}

func (h *heard) hasUse(u use) bool {
	for _, w := range h.hits {
		if w.use == u {
			return true
		}
	}
	return false
}

// rotaDays are the days that begin the entries of a table, and the hour at which
// duty begins as the words around them tell; nil if they do not.
func (h *heard) rotaDays() (days []timed, hour *timed) {
	for i := range h.times {
		t := &h.times[i]
		switch {
		case t.Kind == when.Past || t.Kind == when.Subject:
		case t.Grain == when.Day, t.Grain == when.Minute && len(days) > 0 && h.namedRightBehind(t):
			days = append(days, *t) // 20日 王芳 21日上午8点 小李
		case hour == nil:
			hour = t
		}
	}
	return days, hour
}

// hourIn is the hour that an entry of a table has of its own: Fri 14 from 17:30 – Sam.
func (h *heard) hourIn(from, to int) *timed {
	for i := range h.times {
		if t := &h.times[i]; t.from >= from && t.to <= to && t.Grain == when.Minute && t.Kind != when.Past {
			return t
		}
	}
	return nil
}

// namedRightBehind reports whether somebody's name stands right behind a time.
func (h *heard) namedRightBehind(t *timed) bool {
	return slices.ContainsFunc(h.addresses, func(a address) bool {
		return (a.who == person || a.who == myName || a.who == myNick) && a.from >= t.to && strings.Trim(h.t.s[t.to:a.from], " :") == ""
	})
}

// turnOfDuty is the ask of one entry.
func (h *heard) turnOfDuty(d timed, a address, end int, hour *timed) ask {
	from, to := h.t.span(d.from, end)
	at := &said{h: h}
	for i := range h.clauses {
		if h.clauses[i].from <= a.from {
			at.index = i
		}
	}
	k := ask{at: at, said: []*said{at}, rota: true, titleFrom: from, titleTo: to}
	due := h.dueAs(&d.Match)
	if hour != nil && d.Grain == when.Day {
		start := hour.At
		if !hour.Start.IsZero() {
			start = hour.Start
		}
		y, m, day := d.At.Date()
		due.At, due.Grain = dateAt(y, m, day, start), when.Minute
	}
	k.due = due
	add := func(code Code, i, j int) {
		i, j = h.t.span(i, j)
		k.reasons = append(k.reasons, Reason{Code: code, Weight: weights[code], Span: Span{Message: h.m.ID, From: i, To: j}})
		k.score += weights[code]
	}
	add(namedCode(a), a.from, a.to)
	add(OnRota, d.from, d.to)
	add(DueSaid, d.from, d.to)
	add(AskedOfYou, d.from, end)
	return k
}
