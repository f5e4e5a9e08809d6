package triage

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"shoudao/triage/when"
)

// forHer reports whether a reminder is for the user too: it names her, or it names
// nobody and the thing is still open.
func (f *Fold) forHer(c change, l *living) bool {
	return c.mine || !c.foreign && !c.spared && l.State == Open
}

// The kinship that a change needs to be held for one of an item's.
const (
	needCancel = 22
	needMove   = 22
	needChase  = 24
)

// onlyOf is the only open item that h's sender has asked for in the room, of those whose time
// is still to come if it has to be ahead; nil if there is none, or are several.
func (f *Fold) onlyOf(h *heard, r *room, ahead bool) *living {
	var only *living
	for _, l := range f.index.byRoom[r.key] {
		if l.State == Open && l.askedBy(h.m) && (!ahead || l.Due.At.After(h.m.SentAt)) {
			if only != nil || ahead && l.has(OnRota) {
				return nil
			}
			only = l
		}
	}
	return only
}

// movesBare reports whether a change names a new time and nothing that it is for: 改四点; 船不来了，
// 改到下周一. It names nobody either.
func (f *Fold) movesBare(h *heard, c change) bool {
	return c.act == Move && len(h.addresses) == 0 && !holdsAny(h.t.s, "对调", "换班", "调班") && h.m.ReplyTo.IsZero() && utf8.RuneCountInString(h.t.s) <= 30 && len(h.movingTopic(c)) == 0 && !f.index.shares(c.topic)
}

// subject is the living item that a change is about; nil if none is near enough.
func (f *Fold) subject(h *heard, r *room, c change) *living {
	need := map[Act]int{Cancel: needCancel, Move: needMove, Chase: needChase}[c.act]
	if c.foreign && h.m.ReplyTo.IsZero() {
		if c.act != Chase {
			return nil
		}
		need += 6
	}
	if c.asks && c.act == Chase && h.m.ReplyTo.IsZero() {
		need += 10
	}
	var best, only *living
	bare := f.movesBare(h, c)
	if c.act == Move && (c.mine || bare) {
		only = f.onlyOf(h, r, !c.mine)
	}
	told := deedsAsDone(h.t.s)
	for _, l := range f.index.near(r, c.topic, h.m.ReplyTo) {
		if l.State == Cancelled && c.act != Move {
			continue
		}
		fresh := h.m.SentAt.Sub(l.TouchedAt()) <= 10*time.Minute && len(c.topic) == 0
		if c.act == Chase && (h.chasesElse(c, l) || h.m.ReplyTo.IsZero() && f.strange(h, c, l)) {
			continue
		}
		if c.act == Cancel && len(c.topic) > 0 && !fresh && h.m.ReplyTo.IsZero() && c.topic.shared(l.Topic) < 2 && f.telling(c.topic, l) == 0 {
			continue // what is taken back is something else
		}
		if c.act == Move && (h.movesElse(c, l) || l.wantsAnswer() && l.Due.At.IsZero() || bare && (h.hourElse(c, l) || h.hourOfElse(r, c, l))) {
			continue // a question has no time to be moved
		}
		if c.act == Cancel && (h.refersElsewhere(l) || len(c.topic) == 0 && h.m.ReplyTo.IsZero() && h.elsewise(r, l) || h.ofMeeting(c) && !l.wantsPresence()) {
			continue
		}
		if c.act == Cancel && !f.mayCancel(h, l) && !((c.mine || h.callsHer()) && f.telling(c.topic, l) > 0) && !h.tellsOff(c, l, r) {
			continue
		}
		n := f.kinship(h, c.topic, l, r)
		if c.mine {
			n += 6
		}
		if l == only {
			n += 8
		}
		if c.act == Chase && l.State == Done && c.mine && !l.askedBy(h.m) && h.m.ReplyTo.IsZero() {
			n -= 12
		}
		if c.act == Move {
			n += f.movedFrom(h, r, c, l)
		}
		if c.act == Chase && c.mine && f.telling(c.topic, l) > 0 && slices.ContainsFunc(h.clauses[c.from:c.to], func(cl clause) bool { return h.lags(cl.index) }) {
			n += 8 // 小林，问卷才3份
		}
		if c.act == Chase {
			n += told.asked(h.t.s, l.Title) + f.urges(h, r, c, l) + sameHour(c.due, l.Due)
		}
		if n > need || n == need && (best == nil || l.nth > best.nth) {
			best, need = l, n
		}
	}
	return best
}

// chasedBy is by when a reminder of clauses i to j wants the thing: what it says besides of when others come is no deadline (审计的下周一来),
// and 当天 is the day that it is wanted already.
func (h *heard) chasedBy(i, j int) (due Due) {
	for k := i; k < j; k++ {
		d := &h.deeds[k]
		if d.due == nil || holdsAny(h.t.s[d.dueFrom:d.dueTo], "当天", "当日", "那天", "that day") || d.due.Kind != when.Deadline && !d.chase && d.request == 0 && !d.ends && h.bareTime(k) == nil && !leavesUntil(h.body(k)) {
			continue
		}
		if due.At.IsZero() || d.chase || d.due.Role == when.New || finer(h.dueAs(d.due), due) || firmer(d.due, due, h) {
			due = h.dueAs(d.due)
		}
	}
	return due
}

// leavesUntil reports whether a clause says until when something is still taken: 系统给留到今天下班.
func leavesUntil(body string) bool { return holdsAny(body, "留到", "等到", "开到", "保留到") }

// chasesElse reports whether what is chased can be no such item.
func (h *heard) chasesElse(c change, l *living) bool {
	if !c.due.At.IsZero() && l.wantsPresence() && !near(c.due.At.Sub(l.Due.At), 12*time.Hour) {
		return true // what is wanted by another day is no meeting
	}
	if !h.m.ReplyTo.IsZero() {
		return false
	}
	switch {
	case h.asksOther(l) || h.otherInFrame(l) || h.otherOfHead(l):
		return true // 小李 你车停好了没
	case letter(runeAt(h.t.s, 0)) && len(c.topic) > 0 && c.topic.shared(l.Topic) == 0 && lacks(h.body(c.from)):
		return true // mileage claims still missing: not the timesheets
	}
	return l.State == Done && l.wantsAnswer() && len(c.topic) > 2 && c.topic.like(l.Topic) < 0.5 // what was asked has been answered: this is another question
}

// strange reports whether words that would urge an item say enough of what they are about, and it is not the item: they share no
// word with it, or with one that is done none that no other has, and do not follow upon it.
func (f *Fold) strange(h *heard, c change, l *living) bool {
	if h.corrects() {
		return true // 打错了是小舟
	}
	if l.State == Done {
		return len(c.topic) > 2 && f.telling(c.topic, l) == 0 && c.topic.like(l.Topic) < 0.3
	}
	return len(c.topic) > 3 && c.topic.shared(l.Topic) == 0 && h.m.SentAt.Sub(l.TouchedAt()) > 10*time.Minute && sameDeeds(h.t.s, l.Title) == 0
}

// ofMeeting reports whether a change is of a meeting or the like.
func (h *heard) ofMeeting(c change) bool {
	for i := c.from; i < c.to; i++ {
		if h.clauses[i].has(meetWord) || strings.Contains(h.body(i), "的会") || strings.Contains(h.body(i), "那个会") {
			return true
		}
	}
	return false
}

// sameHour is what it adds that a reminder names the very time by which the item is wanted: 还差你俩，
// 四点.
func sameHour(said, due Due) int {
	if !due.At.IsZero() && said.Grain == when.Minute && said.At.Equal(due.At) {
		return 10
	}
	return 0
}

// widen lets a reminder that says in its own sentence of nothing what it is about have its topic from
// the whole message: Petty cash: have Millbrook. Still waiting on Harlow Creek.
func (f *Fold) widen(c *change, h *heard) {
	if c.act == Cancel && len(c.topic) <= 1 && !f.index.shares(c.topic) && h.liftsBare(c.from) {
		c.topic = f.freed(c, h)
	}
	if c.act != Chase || f.index.shares(c.topic) {
		return
	}
	if h.countsUp() {
		c.topic = nil // names are not what it is about
		return
	}
	c.topic = h.whole()
}

// freed is what a call-off of a bare verb (不用翻了) is of: what its sentence has said before, 台账找到了，
// or nothing, where that is as bare.
func (f *Fold) freed(c *change, h *heard) Topic {
	from := c.from
	for from > 0 && h.clauses[from-1].sentence == h.clauses[c.from].sentence {
		from--
	}
	t := h.topic(h.clauses[from].from, h.clauses[c.to-1].to)
	if len(t) <= 2 && !f.index.shares(t) {
		return nil
	}
	return t
}

// liftsBare reports whether a clause says of nothing that it is not needed, and of nobody but the user:
// 你不用翻了, not 窗户不开了.
func (h *heard) liftsBare(k int) bool {
	cl := &h.clauses[k]
	i := slices.IndexFunc(cl.words, func(w hit) bool { return w.use == cancelWord || w.use == noNeedWord })
	if i < 0 {
		return false
	}
	before := h.t.s[cl.from:cl.words[i].from]
	for _, a := range h.addresses {
		if a.mine() && a.from >= cl.from && a.to <= cl.words[i].from {
			before = strings.Replace(before, h.t.s[a.from:a.to], "", 1)
		}
	}
	return strings.Trim(before, " @,你您咱们就也都那先") == ""
}
