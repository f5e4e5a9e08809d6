package triage

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"shoudao/triage/when"
)

// What she has handed over comes back with a fault: its asker does not say what it is, for both have
// it before them (第三页对不上，你再核一下; 砍一半再发我; fix and resend please). That is the old item, open again.

// reworkWithin is how long after she has handed something over words of a fault are taken to be of it.
const reworkWithin = 4 * time.Hour

// rework opens the item again that the words find fault with. It reports whether there is one.
func (f *Fold) rework(h *heard, r *room) bool {
	if !f.handedOver(h, r) || !h.faults() || h.m.ReplyTo.IsZero() && f.namesOthers(h) {
		return false
	}
	l := f.handedBack(h, r)
	if l == nil || h.whole().shared(l.Topic) == 0 && !l.of(h.m.ReplyTo) && (h.setsDay() || h.callsHer() && !h.ofParts()) {
		return false // a day of its own, or her name, and not a word of the old: something new
	}
	act := Reopen
	if !h.refuses() && !holdsAny(h.t.s, "重拍", "重发", "重报", "重做", "重填", "重弄", "重写", "重新", "改了再", "改好再", "补上", "再改", "再调", "再补", "再核", "再修", "再压", "再精简") && !slices.ContainsFunc(h.deeds, func(d deed) bool { return d.request > 0 }) {
		act = Clarify
	}
	k := h.whollyAs(act)
	for i := range h.deeds {
		if m := h.deeds[i].due; m != nil && k.Due.At.IsZero() {
			k.Due = h.dueAs(m)
		}
	}
	l.link(k)
	return true
}

// namesOthers reports whether the words call others and not her.
func (f *Fold) namesOthers(h *heard) bool {
	c := h.about(change{act: Chase, from: 0, to: len(h.clauses)})
	return c.foreign
}

// handedBack is the item of the room that she has last handed something over for, if its asker
// speaks and is about nothing else that is open there.
func (f *Fold) handedBack(h *heard, r *room) *living {
	t := h.whole()
	var last *living
	for _, l := range f.index.either(f.index.byRoom[r.key], slices.Collect(f.index.lately(h.m.SentAt))) {
		if !l.askedIn(h, r) {
			continue
		}
		if l.State == Open && f.telling(t, l) > 1 {
			return nil
		}
		if l.mayComeBack(h) {
			last = h.nearer(last, l)
		}
	}
	return last
}

// mayComeBack reports whether she has handed something over for the item lately: nothing else makes it done.
func (l *living) mayComeBack(h *heard) bool {
	return l.State == Done && h.m.SentAt.Sub(l.TouchedAt()) <= reworkWithin
}

// handedOver reports whether there is anything that h's sender could find fault with. Mostly there is not, and the
// words need not be looked at.
func (f *Fold) handedOver(h *heard, r *room) bool {
	for l := range f.index.trail.since(h.m.SentAt.Add(-reworkWithin)) {
		if l.mayComeBack(h) && l.askedIn(h, r) {
			return true
		}
	}
	return false
}

// nearer is which of two items words are more likely of: the one that they quote, or else the one last spoken of.
func (h *heard) nearer(a, b *living) *living {
	switch {
	case a == nil:
		return b
	case a.of(h.m.ReplyTo) != b.of(h.m.ReplyTo):
		if a.of(h.m.ReplyTo) {
			return a
		}
		return b
	case b.after(a):
		return b
	}
	return a
}

// askedIn reports whether h's sender has asked for the item in this room, or asked for it once more.
func (l *living) askedIn(h *heard, r *room) bool {
	if l.in(r) && l.askedBy(h.m) {
		return true
	}
	horizon := h.m.SentAt.Add(-ContextAge)
	for i := len(l.Links) - 1; i >= 0 && !l.Links[i].ByAt.Before(horizon); i-- { // the room remembers none before
		k := &l.Links[i]
		if k.Act != Chase && k.Act != Move && k.Act != Reopen {
			continue
		}
		if p := r.byID(k.Message); p != nil && sameSender(p.m, h.m) {
			return true
		}
	}
	return false
}

// faults reports whether the words find something wrong and want it mended.
func (h *heard) faults() bool {
	if len(h.clauses) == 0 || h.speech == Thanked || h.speech == Acknowledged {
		return false
	}
	if h.amends() || h.refuses() {
		return true
	}
	for i := range h.clauses {
		body := strings.TrimSpace(h.body(i))
		if h.deeds[i].self || h.deeds[i].busy || h.deeds[i].will {
			continue
		}
		if holdsAny(body, "再核", "再改", "再发", "再看看", "再补", "重拍", "重写", "重做", "重报", "重填", "重交", "改了再", "改一下", "换张", "换成", "改成", "太长", "太短", "太大", "太多", "这么多", "核准", "应该是", "看不清", "拍糊", "糊了", "反了", "补个", "也写上", "也加上", "不行", "不对") {
			return true
		}
		if letter(runeAt(body, 0)) && holdsAny(body, "resend", "redo", "still says", "doesn't add up", "doesn't foot", "should be", "should say", "can you fix", "please fix", "fix and", "needs fixing", "one thing", "wrong") {
			return true
		}
	}
	return slices.ContainsFunc(h.clauses, func(c clause) bool { body := h.t.s[c.from:c.to]; return body == "补" || body == "重来" })
}

// refuses reports whether a short message says that what was handed over is not there, or not as it has to be, so that
// it counts for nothing yet: 打不开; 没盖章; 我这没收到啊; 我要的是花名册，你发的是台账.
func (h *heard) refuses() bool {
	if utf8.RuneCountInString(h.t.s) > 24 || holdsAny(h.t.s, "谁", "别人", "还有人", "他们", "收到了", "没问题", "不要紧", "没关系") {
		return false
	}
	return holdsAny(h.t.s, "打不开", "没盖章", "没签字", "没签名", "缺签名", "缺签字", "缺章", "空的", "空白的", "没收到", "没看见", "没看到", "我这没有", "我这里没有", "发哪", "交哪了", "漏了", "发错了", "交错了", "不是这个", "不是这份", "我要的是", "去年的", "旧的", "can't open", "cannot open", "won't open", "is empty", "didn't get it", "haven't got it", "not signed", "wrong file", "wrong version")
}

// setsDay reports whether the words name a day or an hour for something.
func (h *heard) setsDay() bool {
	return slices.ContainsFunc(h.deeds, func(d deed) bool { return d.due != nil })
}

// setsDeadline reports whether the words say by when something is to be done.
func (h *heard) setsDeadline() bool {
	return slices.ContainsFunc(h.deeds, func(d deed) bool { return d.due != nil && d.due.Kind == when.Deadline })
}

// callsHer reports whether the words call the user by her name.
func (h *heard) callsHer() bool {
	return slices.ContainsFunc(h.addresses, func(a address) bool { return (a.who == myName || a.who == myNick) && a.place == called })
}

// speaksToHer reports whether the words speak to the user by her name.
func (h *heard) speaksToHer() bool {
	return slices.ContainsFunc(h.addresses, func(a address) bool { return (a.who == myName || a.who == myNick) && a.spoken() })
}

// ofParts reports whether the words are of a part of something, or say that it has to be done again:
// what it is need not be said.
func (h *heard) ofParts() bool {
	if holdsAny(h.t.s, "标题", "附件", "落款", "表头", "格式", "打不开", "重发", "再核", "再改", "再发", "再看", "再补", "重报", "重写", "重做", "重填", "resend", "redo", "fix and") {
		return true
	}
	at := strings.Index(h.t.s, "第")
	return at >= 0 && strings.ContainsAny(h.t.s[at:], "页条行列栏项卷段")
}
