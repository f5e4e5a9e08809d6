package triage

import (
	"slices"
	"strings"

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
	deeds     []deed   // by clause
	speech    Code     // what the message is as a whole; empty for words that may ask
	score     int      // the highest that an ask of it reached
	lack      Code     // what kept it below the line
	turn      []*heard // see [room.turn]; only the newest message has it
	by        speaker  // its sender as the room knows him
	caption   bool     // see [vocabulary.captioned]
	shown     string   // see [heard.shownName]
	unread    bool     // the rules fail on its words, see [Fold.hear]
	relays    yesNo    // see [heard.speaksFor]
	final     bool     // nothing of it changes any more but score and lack
	gist      Topic    // see [heard.whole]
	summed    bool     // whether it is known
}

// hear takes a message in.
func (v *vocabulary) hear(m ingest.Message, c *circle, ctx when.Context) *heard {
	h := &heard{m: m, t: newText(m.Text)}
	h.own = v.own(m, c)
	h.by = c.speaker(m.Sender)
	h.superior = h.by.above
	h.caption = v.captioned(h, c)
	if !worded(m.Kind, h.t.s) && !h.caption {
		h.speech = h.judge()
		if h.attachment() {
			h.hits, h.addresses = v.look(h.t.s, h.t.s, c, &m) // a file's name tells what it is about
		}
		return h
	}
	h.times = h.t.timesOf(c.finder, ctx)
	beginLater(h.times)
	blanked := blank(h.t.s, spansOf(h.times))
	h.hits, h.addresses = v.look(h.t.s, blanked, c, &m)
	h.addresses = slices.DeleteFunc(h.addresses, func(a address) bool { return h.introduces(a) || h.onlyWord(a) || h.tellsOfAll(a) })
	v.nameCounted(h)
	v.tellNamesake(h)
	h.leaveOthers()
	h.times = slices.DeleteFunc(h.times, func(t timed) bool { return h.named(t) || h.quotes(t) })
	if m.MentionAll && !h.calledAll() {
		h.addresses = append([]address{{who: everyone, at: true, place: called}}, h.addresses...)
	}
	if v.recorded(h, c) {
		h.addresses = append([]address{{who: myName, at: true, place: called}}, h.addresses...)
	} else if v.recordedFor(h) {
		h.addresses = append([]address{{who: myNick, at: true, place: called, standIn: true}}, h.addresses...)
	}
	h.clauses = clauses(h.sealed())
	assign(h.clauses, h.hits)
	v.labelPoints(h)
	h.deeds = make([]deed, len(h.clauses))
	for i := range h.clauses {
		cl := &h.clauses[i]
		settlePlaces(h.t.s, cl, h.addresses, blanked)
		v.standIn(h, cl)
		h.deeds[i] = readDeed(h.t.s, cl, within(h.times, cl))
		h.sends(cl, &h.deeds[i])
		h.charges(cl, &h.deeds[i])
		h.sendsOff(cl, &h.deeds[i])
		h.casts(cl, &h.deeds[i])
		v.tuning.stress(h.t.s, cl, &h.deeds[i])
		h.deeds[i].self = h.deeds[i].self || h.ofItself(cl, h.by.shown)
	}
	v.nameLackers(h)
	v.nameDebtors(h)
	h.weighTogether()
	h.speech = h.judge()
	return h
}

// weighTogether lets the clauses of the message say what each other mean, which none can tell alone.
func (h *heard) weighTogether() {
	h.heads()
	h.purposeful()
	h.bareTimes()
	h.bareNames()
	h.pleads()
	h.invites()
	h.eased()
	h.praises()
	h.offers()
	h.tellsOwn()
	h.leavesToThem()
	h.sells()
	h.leaveOut()
	h.thanksHer()
	h.orders()
	h.lackAmongThem()
	h.bids()
	h.bidsEn()
	h.asksOfHer()
	h.wants()
	h.passesOn()
	h.offhand()
	h.misses()
	h.callOwner()
	h.takesThem()
	h.errands()
	h.callLeft()
	h.convenes()
	h.callTogether()
	h.callThere()
	h.callIn()
	h.handsOn()
	h.dealOut()
	h.saysHerself()
	h.sentFor()
	h.visits()
	h.chargeEn()
	h.passOnEn()
	h.faultAfter()
	h.owedByException()
	h.recount()
	h.remedy()
	h.turnsAway()
	h.owe()
	h.tickOff()
	h.ticks()
	h.contacts()
	h.leaveDone()
	h.tellOfListed()
	h.castList()
	h.castGroup()
	h.callRoll()
	h.postRota()
	h.callWatch()
	h.callDebtors()
	h.readHeader()
	h.readFooter()
	h.carryReports()
	h.carryConditions()
	h.handOver()
	h.comesToHer()
	h.unreal()
	h.situations()
	h.pastLabels()
	h.retells()
}

// beginLater lets what recurs begin with the days that are named before it: 10月1日至8日，每天
// 下午4点前.
func beginLater(times []timed) {
	for i := 1; i < len(times); i++ {
		days, each := &times[i-1], &times[i]
		if each.Every == (when.Every{}) || days.Start.IsZero() || !each.At.Before(days.Start) || each.from-days.to > len("期间，每天从") {
			continue
		}
		y, m, d := days.Start.Date()
		each.At = dateAt(y, m, d, each.At)
	}
}

// body is the folded text of clause i.
func (h *heard) body(i int) string { return h.t.s[h.clauses[i].from:h.clauses[i].to] }

// sends raises the request of a clause in which something goes to somebody: 报曾凡,
// 交党政办, 发周倩邮箱.
func (h *heard) sends(c *clause, d *deed) {
	for _, a := range h.addresses {
		if a.from < c.from || a.to > c.to || a.place != object || a.from == c.from {
			continue
		}
		before, after := runeBefore(h.t.s, a.from), strings.TrimRight(h.t.s[a.to:c.to], " 啊哈。!~")
		if strings.ContainsRune("报发交送转传寄给", before) && !d.done && after == "了" && d.due == nil && !strings.Contains(h.t.s[c.from:a.from], "把") {
			d.done = true // 方案给王主任了
			continue
		}
		if strings.ContainsRune("报发交送转传寄给", before) && !d.done {
			d.raise(hit{from: a.from - 3, to: a.to}, 1)
			if d.due != nil {
				d.raise(hit{from: a.from - 3, to: a.to}, 1)
			}
		}
	}
}

// sentenceAt is the number of the sentence in which a byte of the text stands.
func (h *heard) sentenceAt(at int) int {
	if len(h.clauses) == 0 {
		return 0
	}
	i, ok := slices.BinarySearchFunc(h.clauses, at, func(c clause, at int) int { return c.from - at })
	if !ok {
		i--
	}
	return h.clauses[max(i, 0)].sentence
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

// named reports whether a time is part of a name: 小满.
func (h *heard) named(t timed) bool {
	return slices.ContainsFunc(h.addresses, func(a address) bool {
		return (a.who == person || a.who == myName || a.who == myNick) && a.from <= t.from && t.to <= a.to
	})
}

// quotes reports whether a feast or a term of the year is only spoken of as a word: 文中"立冬"还是"小雪". "五一"前 is a time.
func (h *heard) quotes(t timed) bool {
	s := h.t.s
	if runeBefore(s, t.from) != '"' || runeAt(s, t.to) != '"' || t.Kind == when.Deadline || strings.ContainsFunc(s[t.from:t.to], digit) {
		return false
	}
	return !startsAny(strings.TrimLeft(s[t.to+1:], " "), "前", "节", "假", "期", "后", "之", "当", "以", "小长", "黄金", "这", "那天", "放", "值", "安全", "检查")
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

// topic is what the words between two places of the folded text are about.
func (h *heard) topic(from, to int) Topic {
	return topicOf(h.t.s, from, to, h.hits, h.addresses, h.times)
}

// whole is what the message is about. It is asked for with every item that the message may have to do with.
func (h *heard) whole() Topic {
	if !h.final {
		return h.topic(0, len(h.t.s))
	}
	if !h.summed {
		h.gist, h.summed = h.topic(0, len(h.t.s)), true
	}
	return h.gist
}
