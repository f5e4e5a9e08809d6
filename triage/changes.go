package triage

import (
	"slices"
	"strings"
	"unicode/utf8"

	"shoudao/triage/when"
)

// A change is what one sentence does to an item that is already there.
type change struct {
	act      Act
	due      Due
	hand     Due   // by when it wants the paper, where it moves what that is for
	by       lapse // how far it puts something off, where it does not say to when
	maybe    bool  // it is not settled
	from, to int   // clauses of the message, from the first up to before the last
	topic    Topic
	mine     bool // it names the user
	foreign  bool // it names others and not her
	asks     bool // it asks by itself, of the user: it need not be about anything before it
	spared   bool // it says that the user has done it
	rest     bool // it names some and asks the others
}

// changes applies what h does to living items: things are taken back, moved or
// asked for once more. It reports for each clause whether that is all it does.
func (f *Fold) changes(h *heard, r *room) []bool {
	spent := make([]bool, len(h.clauses))
	for _, c := range f.changesIn(h) {
		lead := h.leadUp(&c, r)
		f.widen(&c, h)
		if f.movesBare(h, c) && f.onlyOf(h, r, true) != nil {
			c.topic = nil // the rest of the sentence says why
		}
		one := f.theOne(h, r, c)
		l := f.changed(h, r, c, one)
		if l == nil || c.act == Cancel && h.consoles() {
			continue
		}
		from, to := h.t.span(h.clauses[c.from].from, h.clauses[c.to-1].to)
		k := Link{Message: h.m.ID, SentAt: h.m.SentAt, Act: c.act, From: from, To: to, By: h.m.ID, ByAt: h.m.SentAt, Due: c.due}
		if c.act == Move && c.by != (lapse{}) {
			if l.Due.At.IsZero() || l != one && len(c.topic) > 0 && c.topic.shared(l.Topic) == 0 && !startsAny(h.t.s, "会推", "会延", "会提", "会议推", "会议延", "会议提") {
				continue
			}
			k.Due = c.by.from(l.Due)
			if c.due.Grain == when.Minute { // 顺延一天，还是9点
				y, m, day := k.Due.At.Date()
				k.Due.At, k.Due.Grain = dateAt(y, m, day, c.due.At), when.Minute
			}
			k.Due.Words = Span{Message: h.m.ID, From: from, To: to}
		}
		if c.act == Move {
			if !c.hand.At.IsZero() && (!l.wantsPresence() || onlyNames(h.movedWords(c), l.words())) {
				k.Due = c.hand
			}
			k.Due = l.nextWeek(l.keptDay(l.keptHour(k.Due, h), h), h)
			if k.Due.At.After(l.Due.At) && !l.Due.At.IsZero() && (c.maybe || !f.mayCancel(h, l) && !h.announces(c, l)) {
				k.Act, k.Due = Clarify, Due{} // hearsay: the earlier day is the safe one
			}
		}
		if c.act == Cancel && besides(c.topic, l.Title) {
			k.Act = Clarify // the rest of it stands
		}
		if c.act == Chase {
			if !f.forHer(c, l) {
				continue
			}
			if !l.has(Chased) {
				k.Reasons = []Reason{{Code: Chased, Weight: weights[Chased], Span: Span{Message: h.m.ID, From: from, To: to}}}
			}
		}
		if lead != nil {
			l.link(Link{Message: lead.m.ID, SentAt: lead.m.SentAt, Act: Clarify, To: len(lead.m.Text), By: h.m.ID, ByAt: h.m.SentAt})
		}
		l.link(k)
		for i := c.from; i < c.to; i++ {
			spent[i] = true
		}
	}
	return spent
}

// changed is the item that a change is of: the only one that it can be, the nearest, or the gathering that is called off.
func (f *Fold) changed(h *heard, r *room, c change, one *living) *living {
	if one != nil {
		return one
	}
	if l := f.subject(h, r, c); l != nil {
		return l
	}
	l := f.theCancelled(h, r, c)
	if l == nil {
		f.besideEvent(h, r, c)
	}
	return l
}

// changesIn cuts a message into sentences and says what each does.
func (f *Fold) changesIn(h *heard) []change {
	var found []change
	for i := 0; i < len(h.clauses); {
		j := i + 1
		for j < len(h.clauses) && h.clauses[j].sentence == h.clauses[i].sentence && h.clauses[j].point == h.clauses[i].point {
			j++
		}
		if n := h.waives(i, j); n > 0 {
			j += n // the policy may wait a week. 10 April will do
		}
		found = append(found, h.changesOf(i, j)...)
		i = j
	}
	return found
}

// changesOf is what the sentence of clauses i to j does. Each clause that takes
// something back is a change of its own: 植树取消，名单不用报了.
func (h *heard) changesOf(i, j int) []change {
	whole := change{from: i, to: j}
	var cancels []change
	var move, chase, urges, hers bool
	plain := true
	for k := i; k < j; k++ {
		d := &h.deeds[k]
		if (d.cancel || d.noNeed) && h.goesOn(k, j) || d.noNeed && holdsAny(h.body(k), "回复", "回我", "回信") {
			continue // 不用打印，发电子版
		}
		if h.dropped(k) && !h.asksAfter(k, j) && !h.asksBefore(i, k) || d.cancel || d.noNeed && d.request < 2 && !d.others && !h.asksAfter(k, j) && !h.asksBefore(i, k) {
			cancels = append(cancels, h.about(change{act: Cancel, from: k, to: k + 1}))
		}
		move = move || d.move || h.retimed(k)
		chase = chase || d.chase || h.lags(k) || d.question && d.done || (d.others || h.urgesNamed(k)) && h.sentenceDone(i, j)
		urges = urges || d.request == 1 && !d.self && d.due == nil || d.urgent
		whole.asks = whole.asks || d.request > 1
		plain = plain && d.request <= 1 && d.due == nil
		whole.rest = whole.rest || d.others
		if d.due != nil && move && h.namesHer(k) {
			whole.due, hers = h.dueAs(d.due), true // 红军明天上，李敏15号
			continue
		}
		if d.due != nil && (d.chase || whole.due.At.IsZero() || d.due.Role == when.New || finer(h.dueAs(d.due), whole.due) || firmer(d.due, whole.due, h)) {
			whole.due = h.dueAs(d.due)
		}
	}
	if short := h.clauses[j-1].to - h.clauses[i].from; !whole.due.At.IsZero() && !move && (short <= 45 && (len(cancels) > 0 || i == 0) || h.loosens(i, j)) {
		move = h.retimes(i, j)
	}
	by := h.lapse(i, j)
	if (move || by != lapse{}) && !hers {
		h.settles(&whole, i, j)
	}
	if whole.due.At.IsZero() {
		whole.by = by
	}
	if h.onlyPutsOff(&whole, i, j) {
		cancels, move = nil, !whole.due.At.IsZero()
	}
	switch {
	case len(cancels) > 0 && h.putOff(i, j):
		return cancels
	case whole.by != (lapse{}) && !h.tentative(i, j) && len(cancels) == 0:
		whole.act = Move
	case move && !whole.due.At.IsZero() && !h.cancelsAfter(i, j):
		whole.maybe = h.tentative(i, j)
		whole.act = Move
	case len(cancels) > 0:
		return cancels
	case chase:
		whole.act = Chase
		whole.due = h.chasedBy(i, j)
	case urges && plain:
		whole.act = Chase
		if c := h.about(whole); len(c.topic) > 0 && !h.countsUp() {
			return nil
		}
	default:
		return nil
	}
	return []change{h.about(whole)}
}

// tentative reports whether a sentence only says that something may be moved: 可能要推到周五, 估计提前到十二号. Until it is
// settled the old time holds.
func (h *heard) tentative(i, j int) bool {
	for k := i; k < j; k++ {
		if (h.deeds[k].move || h.deeds[k].due != nil) && holdsAny(h.body(k), "可能", "估计", "争取", "建议", "打算", "没答应", "大概率", "也许", "说不定", "有可能", "不一定", "还没定", "没定下来", "might", "may be moved", "maybe", "could be moved") && !holdsAny(h.body(k), "尽可能", "可能的") {
			return true
		}
	}
	return false
}

// consoles reports whether the words only say that it is no matter: 不好意思，一忙忘了 — 没事. That takes nothing back.
func (h *heard) consoles() bool {
	return h.m.ReplyTo.IsZero() && utf8.RuneCountInString(h.t.s) <= 10 && startsAny(h.t.s, "没事", "没关系", "不要紧", "不碍事", "no worries", "no problem")
}

// cancelsAfter reports whether a sentence that tells of a change goes on to say that the thing
// is not to be done: 改到元旦以后，所以先不要动了.
func (h *heard) cancelsAfter(i, j int) bool {
	moved := 0
	for k := i; k < j; k++ {
		for _, w := range h.clauses[k].words {
			switch {
			case w.use == moveWord && moved == 0:
				moved = w.to
			case w.use == cancelWord && moved > 0 && (strings.Contains(h.t.s[w.from:w.to], "先不") || strings.Contains(h.t.s[w.from:w.to], "不用")):
				return true
			}
		}
	}
	return false
}

// goesOn reports whether the sentence goes on behind clause k, up to clause j, to say how the thing is to be done instead.
func (h *heard) goesOn(k, j int) bool {
	for i := k + 1; i < j; i++ {
		body := strings.TrimLeft(h.body(i), " ")
		if !h.deeds[i].done && !h.deeds[i].noNeed && !h.deeds[i].cancel && !holdsAny(body, "作废", "不算", "了的", "另说", "另定", "再说", "再定", "再约") && (startsAny(body, "直接", "改用", "用新", "专心", "照") || strings.ContainsRune(deedStems, runeAt(body, 0)) && utf8.RuneCountInString(body) <= 8 && !strings.HasSuffix(body, "了")) {
			return true
		}
	}
	return false
}

// retimes reports whether a short sentence does nothing but name another time:
// 周四吧, 还是周五.
func (h *heard) retimes(i, j int) bool {
	body := h.t.s[h.clauses[i].from:h.clauses[j-1].to]
	if h.loosens(i, j) {
		return true // 油费表周一给我也行
	}
	if letter(runeAt(body, 0)) && !strings.ContainsFunc(body, hanzi) {
		return h.retimesEn(i, j)
	}
	for _, w := range []string{"吧", "还是", "改", "那就", "就", "也行", "也可以", "也成", "都行", "提前", "推到", "推迟", "往后推"} {
		if strings.Contains(body, w) {
			return !slices.ContainsFunc(h.deeds[i:j], func(d deed) bool { return d.due != nil && (d.request > 0 || d.done) })
		}
	}
	return false
}
