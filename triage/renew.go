package triage

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"shoudao/triage/when"
)

// Who has asked for something comes back to it in few words: how far it is (床垫那一课呢, any word on
// my form), who is still wanting (质量分析表仅差汽修一组), that it lies there (那张还压着). That is no second
// thing to do, though by itself it might be read as one.

// longestRenewal is how long a message is at most that does nothing but come back to something, in
// runes: a longer one may ask for something else besides.
const longestRenewal = 60

// renewWithin is how long after a thing was asked for few words are taken to come back to it.
const renewWithin = 14 * 24 * time.Hour

// renew hangs words that come back to an item on it as a reminder. It reports whether it did.
func (f *Fold) renew(h *heard, r *room, spent []bool) bool {
	if h.speech == Thanked || h.speech == Chatter || slices.Contains(spent, true) || utf8.RuneCountInString(h.t.s) > longestRenewal && !letter(runeAt(h.t.s, 0)) {
		return false
	}
	if h.speech == Acknowledged && !h.tallies() || h.m.ReplyTo.IsZero() && !f.askedHere(h, r) {
		return false
	}
	rest := slices.ContainsFunc(h.deeds, func(d deed) bool { return d.others })
	c := h.about(change{act: Chase, from: 0, to: len(h.clauses), rest: rest})
	if c.foreign || c.spared {
		return false
	}
	l := f.renewed(h, r, c)
	if l == nil || !f.forHer(c, l) || h.asksBesides(l) || h.asksApart(l) {
		return false
	}
	act := Chase
	if !h.looksBack(c) && !f.quotes(h) {
		if h.otherHead(l.words()) && (h.callsHer() || slices.ContainsFunc(h.deeds, func(d deed) bool { return d.request > 0 })) || f.telling(c.topic, l) < 2 || slices.ContainsFunc(h.deeds, func(d deed) bool { return d.request > 1 || d.open || d.done && !d.question }) {
			return false
		}
		if !slices.ContainsFunc(h.deeds, deed.asks) {
			act = Clarify
		}
	}
	k := h.whollyAs(act)
	if act == Chase && !l.has(Chased) {
		k.Reasons = []Reason{{Code: Chased, Weight: weights[Chased], Span: Span{Message: h.m.ID, To: len(h.m.Text)}}}
	}
	if !l.Due.At.IsZero() && l.Due.At.Before(h.m.SentAt) {
		k.Due = h.closing() // they shut at 5
	} else if l.askedBy(h.m) {
		if k.Due = h.hourFor(l); !k.Due.At.IsZero() {
			k.Act = Chase
		}
	}
	l.link(k)
	return true
}

// closing is the deadline that the words name, or when they say that something ends.
func (h *heard) closing() Due {
	for i := range h.deeds {
		if d := &h.deeds[i]; d.due != nil && (d.due.Kind == when.Deadline || d.ends || leavesUntil(h.body(i))) && d.due.At.After(h.m.SentAt) {
			return h.dueAs(d.due)
		}
	}
	return Due{}
}

// hourFor is the hour by which the words of whoever has asked for an item want it on the day that it has: 走访表三点前，我要带去县里.
func (h *heard) hourFor(l *living) Due {
	for i := range h.deeds {
		d := &h.deeds[i]
		if d.due == nil || d.due.Kind != when.Deadline || d.due.Grain != when.Minute || l.Due.Grain == when.Minute || !d.due.At.After(h.m.SentAt) {
			continue
		}
		if d.due.At.Format(time.DateOnly) == l.Due.At.In(d.due.At.Location()).Format(time.DateOnly) && h.topic(h.clauses[i].from, h.clauses[i].to).shared(l.Topic) > 0 {
			return h.dueAs(d.due)
		}
	}
	return Due{}
}

// askedHere reports whether an item of the room is open that h's sender may come back to: most words
// are of somebody who has asked for nothing.
func (f *Fold) askedHere(h *heard, r *room) bool {
	for l := range f.index.since(r, h.m.SentAt.Add(-renewWithin)) {
		if l.State == Open && l.Band == Todo && f.mayCancel(h, l) {
			return true
		}
	}
	return false
}

// quotes reports whether the message quotes one of an item's.
func (f *Fold) quotes(h *heard) bool {
	return !h.m.ReplyTo.IsZero() && len(f.index.byMessage[h.m.ReplyTo]) > 0
}

// renewed is the item that the words come back to; nil if none stands out.
func (f *Fold) renewed(h *heard, r *room, c change) *living {
	var best *living
	most, next := -1, -1
	back, called := h.backTopic(c), h.callsToCome()
	among := f.index.since(r, h.m.SentAt.Add(-renewWithin))
	if !h.m.ReplyTo.IsZero() {
		among = slices.Values(f.index.byMessage[h.m.ReplyTo])
	}
	for l := range among {
		if l.Band != Todo || l.State != Open && !l.of(h.m.ReplyTo) || h.otherInFrame(l) || called && !l.ofPresence() || h.m.SentAt.Sub(l.AskedAt) > renewWithin || !f.mayRenew(h, r, l) || !h.agrees(l.Due) || h.m.ReplyTo.IsZero() && h.otherOfHead(l) {
			continue
		}
		n := max(f.kinship(h, c.topic, l, r), f.kinship(h, back, l, r)) + h.namesHour(l.Due)
		if h.comesBack(l) {
			n += 12
		}
		if n > most {
			best, most, next = l, n, most
		} else {
			next = max(next, n)
		}
	}
	if best == nil || most < needChase || most-next < clearLead {
		return nil
	}
	shared := max(back.shared(best.Topic), c.topic.shared(best.Topic))
	if !best.of(h.m.ReplyTo) && h.namesHour(best.Due) == 0 && !h.comesBack(best) && (shared == 0 || shared == 1 && len(back) > 4) {
		return nil // one word in many is in common by chance
	}
	return best
}

// namesHour is what it adds that the words name the very hour of due: 云岭站呢 5点.
func (h *heard) namesHour(due Due) int {
	n := 0
	for _, t := range h.times {
		n = max(n, sameHour(h.dueAs(&t.Match), due))
	}
	return n
}

// mayRenew reports whether it can be the item that h comes back to: its asker does, where he asked,
// or a colleague of his or a superior, or somebody quotes it.
func (f *Fold) mayRenew(h *heard, r *room, l *living) bool {
	if !h.m.ReplyTo.IsZero() {
		return l.of(h.m.ReplyTo)
	}
	return l.in(r) && f.mayCancel(h, l)
}

// agrees reports whether the words name no time that is against due: what is wanted by another day
// is another thing, or has been moved.
func (h *heard) agrees(due Due) bool {
	for i := range h.deeds {
		m := h.deeds[i].due
		if m == nil || due.At.IsZero() || h.deeds[i].request == 0 && m.Kind != when.Deadline && m.Grain != when.Minute {
			continue
		}
		if at := due.At.In(m.At.Location()); m.At.Format(time.DateOnly) != at.Format(time.DateOnly) && !(due.At.Before(h.m.SentAt) && near(m.At.Sub(h.m.SentAt), 24*time.Hour)) && !(m.Kind != when.Deadline && near(m.At.Sub(due.At), 24*time.Hour)) {
			return false
		}
	}
	return true
}

// looksBack reports whether the words come back to something that has been asked for.
func (h *heard) looksBack(c change) bool {
	for i := c.from; i < c.to; i++ {
		if h.turnsBack(i) {
			return true
		}
	}
	return h.tallies()
}

// asksBesides reports whether the words go on to ask for something that is not the item: 花名册核完没？
// 另外明天把桌签打出来.
func (h *heard) asksBesides(l *living) bool {
	for i := range h.deeds {
		t := h.topic(h.clauses[i].from, h.clauses[i].to)
		if h.deeds[i].request > 1 && !h.turnsBack(i) && len(t) > 2 && t.shared(l.Topic) == 0 {
			return true
		}
	}
	return false
}

// turnsBack reports whether clause i comes back to something that has been asked for.
func (h *heard) turnsBack(i int) bool {
	d, body := &h.deeds[i], h.body(i)
	if d.chase || d.question && d.done && !startsAny(strings.TrimLeft(body, " "), "谁", "哪个", "哪位", "是谁", "who ") || lacks(body) {
		return true
	}
	return d.question && d.request == 0 && (strings.HasSuffix(body, "呢") || asksHowFar(body)) && (d.due == nil || d.due.Kind != when.Deadline)
}

// backTopic is what the first clause is about that comes back to something; what else is said may be
// of other things.
func (h *heard) backTopic(c change) Topic {
	for i := c.from; i < c.to; i++ {
		if h.turnsBack(i) {
			return h.topic(h.clauses[i].from, h.clauses[i].to)
		}
	}
	return c.topic
}

// tallies reports whether the words begin with what has been received, and from whom, and go on:
// 轮换表收到：东桥、城北，其他支行2日前.
func (h *heard) tallies() bool {
	return len(h.clauses) > 1 && h.clauses[0].head && h.deeds[0].ack && len(h.topic(h.clauses[0].from, h.clauses[0].to)) > 0
}

// lacks reports whether a clause tells that something is wanting still.
func lacks(body string) bool {
	if holdsAny(body, "还差", "还缺", "未见", "没影", "只收到", "仅差", "仅缺", "没清零", "没录完", "没认证", "未认证", "还压着", "还不来", "还没得", "没动的", "空着", "就等", "只等", "收齐", "忘记问", "没看到") {
		return true
	}
	return letter(runeAt(strings.TrimSpace(body), 0)) && holdsAny(body, "still", "missing", "to come", "waiting on", "outstanding", "to go", "overdue", "was due", "last call", "not yet received", "have not received", "anybody else", "nobody else")
}

// asksHowFar reports whether a question asks how far something has come, and not for anything new.
func asksHowFar(body string) bool {
	if holdsAny(body, "有信", "有结果", "进展", "进度", "怎么样了", "好了", "完了", "弄到", "做到哪", "到哪") {
		return true
	}
	return letter(runeAt(strings.TrimSpace(body), 0)) && (holdsAny(body, "any luck", "any word", "any news", "any progress", "any movement", "any update", "any sign", "how's", "has it", "have you had", "had a chance", "did you get", "did you manage", "is it ready", "is it done", "is it in", "where is", "where's", "where are we") || utf8.RuneCountInString(body) <= 20)
}
