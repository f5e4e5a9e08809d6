package triage

import (
	"slices"
	"strings"
	"unicode/utf8"

	"shoudao/ingest"
	"shoudao/triage/when"
)

// A heard is one message as the reader took it in, before it is known what came
// before it.
type heard struct {
	m         ingest.Message
	own       bool
	superior  bool // its sender is one of the user's superiors
	t         text
	hits      []hit
	clauses   []clause
	addresses []address
	times     []timed
	deeds     []deed // by clause
	speech    Code   // what the message is as a whole; empty for words that may ask
	score     int    // the highest that an ask of it reached
	lack      Code   // what kept it below the line
}

// hear takes a message in.
func (v *vocabulary) hear(m ingest.Message, c *circle, ctx when.Context) *heard {
	h := &heard{m: m, t: newText(m.Text)}
	h.own = v.own(m, c)
	h.superior = c.speaker(m.Sender).above
	if !worded(m.Kind, h.t.s) {
		h.speech = h.judge()
		if h.attachment() {
			h.hits, h.addresses = v.look(h.t.s, h.t.s, c, &m) // a file's name tells what it is about
		}
		return h
	}
	h.times = h.t.timesOf(ctx)
	blanked := blank(h.t.s, spansOf(h.times))
	h.hits, h.addresses = v.look(h.t.s, blanked, c, &m)
	h.addresses = slices.DeleteFunc(h.addresses, func(a address) bool { return h.introduces(a) })
	v.tellNamesake(h)
	h.leaveOthers()
	h.times = slices.DeleteFunc(h.times, func(t timed) bool { return h.named(t) })
	if m.MentionAll && !h.calledAll() {
		h.addresses = append([]address{{who: everyone, at: true, place: called}}, h.addresses...)
	}
	h.clauses = clauses(h.sealed())
	assign(h.clauses, h.hits)
	h.deeds = make([]deed, len(h.clauses))
	shown := strings.TrimSpace(newText(m.Sender).s)
	for i := range h.clauses {
		cl := &h.clauses[i]
		settlePlaces(h.t.s, cl, h.addresses, blanked)
		h.deeds[i] = readDeed(h.t.s, cl, within(h.times, cl))
		h.sends(cl, &h.deeds[i])
		h.charges(cl, &h.deeds[i])
		h.deeds[i].self = h.deeds[i].self || h.ofItself(cl, shown)
	}
	h.tickOff()
	h.readHeader()
	h.readFooter()
	h.carryReports()
	h.carryConditions()
	h.speech = h.judge()
	return h
}

// carryReports lets what a sentence begins to report go on to its end: 数出来了，
// 发放6.82万元 asks for nothing.
func (h *heard) carryReports() {
	if slices.ContainsFunc(h.addresses, func(a address) bool { return a.at && a.mine() && a.who != everyone }) {
		return // told to her, it is to be done
	}
	for i := 1; i < len(h.deeds); i++ {
		d, before := &h.deeds[i], &h.deeds[i-1]
		if h.clauses[i].sentence != h.clauses[i-1].sentence || !before.done || before.request > 1 || d.due != nil {
			continue
		}
		if d.request == 1 && !d.question && !d.chase && !h.clauses[i].has(pleaseWord, youWord, giveWord) {
			d.request, d.done = 0, true
		} else if d.request == 0 && !d.question && !d.chase && !d.asks() && !h.clauses[i].has(youWord) {
			d.done = true // 数出来了，34人次，发放6.82万元
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
	}
}

// readFooter lets the end of a notice say what all of it is: 以上仅供知悉.
func (h *heard) readFooter() {
	last := h.t.s[max(0, len(h.t.s)-45):]
	if !slices.ContainsFunc([]string{"仅供知悉", "供知悉", "仅供参考", "无需操作", "无需回复", "无需处理", "不用回复", "for information only", "no action needed", "nothing for you to do"}, func(w string) bool {
		return strings.Contains(last, w)
	}) {
		return
	}
	for i := range h.deeds {
		if d := &h.deeds[i]; d.request < 2 {
			d.notice, d.request, d.meeting, d.due = true, 0, false, nil
		}
	}
}

// reportHeaders end the headers of what only tells what was done.
var reportHeaders = strings.Fields(`日报 周报 简报 快讯 动态 战报 掠影 纪实 交班 交接班 工作小结 工作总结 工作日志 今日工作`)

// carryConditions lets a condition hold for what follows from it: 要是差一户 就让宇航请客.
func (h *heard) carryConditions() {
	for i := 1; i < len(h.deeds); i++ {
		if body := h.t.s[h.clauses[i].from:h.clauses[i].to]; h.deeds[i-1].ifs && (strings.HasPrefix(body, "就") || strings.HasPrefix(body, "那")) {
			h.deeds[i].ifs = true
		}
	}
}

// sends raises the request of a clause in which something goes to somebody: 报曾凡,
// 交党政办, 发周倩邮箱.
func (h *heard) sends(c *clause, d *deed) {
	for _, a := range h.addresses {
		if a.from < c.from || a.to > c.to || a.place != object || a.from == c.from {
			continue
		}
		if before := runeBefore(h.t.s, a.from); strings.ContainsRune("报发交送转传寄给", before) && !d.done {
			d.raise(hit{from: a.from - 3, to: a.to}, 1)
			if d.due != nil {
				d.raise(hit{from: a.from - 3, to: a.to}, 1)
			}
		}
	}
}

// charges raises the request of a clause that charges the user with something: 让秀兰报,
// 秀兰去补拍.
func (h *heard) charges(c *clause, d *deed) {
	for _, a := range h.addresses {
		if a.from < c.from || a.to > c.to || a.who != myName && a.who != myNick || a.place != subject || d.done || d.question || d.noNeed {
			continue
		}
		span := hit{from: a.from, to: c.to}
		switch {
		case a.told && c.has(weakVerb, verbWord, sendWord, attendWord):
			d.raise(span, 2)
		case acts(h.t.s[a.to:c.to]) && d.request == 0:
			d.raise(span, 1)
		}
	}
}

// ofItself reports whether the clause is what a unit says of itself: its subject is
// the unit in its speaker's shown name, 上湾刘桂香: 上湾村今天清理沟渠.
func (h *heard) ofItself(c *clause, shown string) bool {
	for _, a := range h.addresses {
		if a.from < c.from || a.to > c.to || a.place != subject || a.told || a.who != unit && a.who != myUnit && a.who != myArea {
			continue
		}
		word := h.t.s[a.from:a.to]
		if short := shortUnit(word); strings.Contains(shown, word) || short != "" && strings.Contains(shown, short) {
			return true
		}
	}
	return false
}

// worded reports whether messages of the kind say something in their text. A voice
// message does where the chat program has written down what was said.
func worded(k ingest.Kind, said string) bool {
	switch k {
	case ingest.Text, ingest.Other, ingest.Edit:
		return true
	case ingest.Voice:
		return utf8.RuneCountInString(strings.TrimSpace(said)) > 4 && !strings.HasPrefix(said, "[")
	}
	return false
}

// leaveOthers makes others' of a class of the rest, where the words before it name the
// user: 李敏的表填得清楚，其他科照着补.
func (h *heard) leaveOthers() {
	named := -1
	for i := range h.addresses {
		a := &h.addresses[i]
		rest := strings.HasPrefix(h.t.s[a.from:], "其")
		switch {
		case a.mine() && a.who != everyone && !rest:
			named = a.from
		case rest && a.all && named >= 0:
			a.who = classOut
		}
	}
}

// tellNamesake makes another's of the user's given name where the words go on to speak
// of a place to which she does not belong: 晓梅，你们村….
func (v *vocabulary) tellNamesake(h *heard) {
	for _, you := range []string{"你们", "你"} {
		at := strings.Index(h.t.s, you)
		if at < 0 {
			continue
		}
		noun, ok := v.nouns.longest(h.t.s, at+len(you))
		if !ok || unitNouns[noun.word] == "" || v.inUnits(noun.word) != classOut || slices.ContainsFunc(v.self.areas, func(a string) bool { return strings.HasSuffix(a, noun.word) }) && !v.self.outside {
			continue
		}
		for i := range h.addresses {
			if a := &h.addresses[i]; (a.who == myName || a.who == myNick) && !a.at && a.from < at && at-a.to <= len("，你") {
				a.who = person
			}
		}
	}
}

// introduces reports whether a name is its speaker's own: Hi, Marge from the stall here.
func (h *heard) introduces(a address) bool {
	if a.at || a.who != person || !letter(runeAt(h.t.s, a.from)) {
		return false
	}
	for w := range strings.FieldsSeq(newText(h.m.Sender).s) {
		if w == h.t.s[a.from:a.to] {
			return true
		}
	}
	return false
}

// sealed is the text with the signs inside of names taken for letters: @Doe, Jane is one
// name, and no clause ends in it.
func (h *heard) sealed() string {
	s := h.t.s
	for _, a := range h.addresses {
		if a.at && a.to <= len(s) && letter(runeAt(s, a.from+1)) {
			s = s[:a.from+1] + strings.Repeat("x", a.to-a.from-1) + s[a.to:]
		}
	}
	return s
}

// named reports whether a time is part of a name: 小满.
func (h *heard) named(t timed) bool {
	return slices.ContainsFunc(h.addresses, func(a address) bool {
		return (a.who == person || a.who == myName || a.who == myNick) && a.from <= t.from && t.to <= a.to
	})
}

func (h *heard) calledAll() bool {
	for _, a := range h.addresses {
		if a.who == everyone && a.at {
			return true
		}
	}
	return false
}

func spansOf(times []timed) []hit {
	spans := make([]hit, len(times))
	for i, t := range times {
		spans[i] = hit{from: t.from, to: t.to}
	}
	return spans
}

// within are the times that begin in the clause.
func within(times []timed, c *clause) []timed {
	from := 0
	for from < len(times) && times[from].from < c.from {
		from++
	}
	to := from
	for to < len(times) && times[to].from < c.to {
		to++
	}
	return times[from:to]
}

// judge says what a message is as a whole where that settles it.
func (h *heard) judge() Code {
	switch h.m.Kind {
	case ingest.System, ingest.Recall:
		return SystemLine
	case ingest.Image, ingest.Video:
		return Trace
	case ingest.Sticker:
		return Chatter
	case ingest.Voice:
		if !worded(ingest.Voice, h.t.s) {
			return Chatter
		}
	case ingest.Link:
		return Forwarded
	case ingest.File:
		return FileAlone
	}
	size := utf8.RuneCountInString(strings.TrimSpace(h.t.s))
	if size == 0 || len(h.clauses) == 0 {
		return Chatter
	}
	var acks, thanks, idle, asks int
	for i := range h.clauses {
		d := &h.deeds[i]
		switch {
		case d.ack && !d.chase && d.request == 0 && !d.question:
			acks++
		case d.thanks && d.request == 0 && !d.question:
			thanks++
		case !d.asks() && (d.chatter || h.clauses[i].to-h.clauses[i].from <= 6):
			idle++
		case d.asks():
			asks++
		}
	}
	n := len(h.clauses)
	switch {
	case asks > 0:
		return ""
	case acks > 0 && acks+thanks+idle == n:
		return Acknowledged
	case acks > 0 && size <= 24:
		return Acknowledged
	case thanks > 0 && thanks+idle == n:
		return Thanked
	case idle == n && size <= 12 && len(h.addresses) == 0 && len(h.times) == 0:
		return Chatter
	}
	return ""
}

// topic is what the words between two places of the folded text are about.
func (h *heard) topic(from, to int) Topic {
	return topicOf(h.t.s, from, to, h.hits, h.addresses, h.times)
}

// whole is what the message is about.
func (h *heard) whole() Topic { return h.topic(0, len(h.t.s)) }

// own reports whether the user wrote the message: by her ids, or, where a source
// gives none, as 我 or under a name that ends in hers and in nobody else's there.
func (v *vocabulary) own(m ingest.Message, c *circle) bool {
	if m.SenderID != "" {
		return v.ids[m.SenderID]
	}
	shown := strings.TrimSpace(newText(m.Sender).s)
	if shown == "我" {
		return true
	}
	if v.self.full == "" || !strings.HasSuffix(shown, v.self.full) {
		return false
	}
	for _, sp := range c.speakers {
		if sp.shown != shown && !sp.mine && strings.HasSuffix(sp.shown, v.self.full) {
			return false
		}
	}
	return true
}
