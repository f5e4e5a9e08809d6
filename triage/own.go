package triage

import (
	"slices"
	"strings"
	"time"

	"shoudao/triage/when"
)

// fromHer reads what the user wrote: a receipt, a promise, an answer, the thing
// itself.
func (f *Fold) fromHer(h *heard, r *room) {
	if f.retract(h, r) || f.leavesTo(h, r) {
		return
	}
	act := h.herAct()
	if act != Promise && f.publishes(h) {
		return
	}
	if act == Clarify && r.handedOver(h) && !h.calledAll() {
		act = Finish // the words to a picture or a file
	}
	if act == 0 {
		return
	}
	l := f.answered(h, r, act)
	if l == nil {
		if (act == Promise || act != Receipt && !h.attachment() && h.vowsAhead()) && !f.volunteer(h, r) {
			f.undertake(h, r)
		}
		return
	}
	switch {
	case act == Clarify && l.wantsAnswer() && (h.putsOff() || h.vowsOnceDone()):
		act = Promise
	case act == Clarify && l.wantsAnswer() && h.unreached():
		return
	case act == Receipt && l.wantsReceipt():
		act = Finish
	case act == Receipt && l.wantsAnswer() && !l.asksIfDone() && h.yesOrNo():
		act = Finish // is room 4 free — yes
	case act == Promise && l.wantsAnswer() && !l.asksIfDone() && !(l.asksIfComes() && h.goesToYou()) && h.m.SentAt.Sub(l.AskedAt) <= 24*time.Hour && !h.defers():
		act = Finish // 一支头麦，翻页笔我自己带 answers what was asked, whatever it promises beside
	case act == Clarify && l.has(Asked) && !l.has(Requested) && h.fillsIn(l.Title):
		act = Finish
	case act == Clarify && h.calledAll():
		return // what she announces to all answers nobody
	case act == Clarify && (l.wantsAnswer() && !(l.asksHerDone() && !h.beginsDone()) || l.of(h.m.ReplyTo) && !h.hindered() && !h.putsOff() && !h.goesFirst() || h.m.SentAt.Sub(l.TouchedAt()) <= time.Hour && h.denies() && l.conditional()):
		act = Finish
	case act == Clarify && h.vowsAhead():
		l.promise(h, holdsAny(l.Title, "谁", "哪位"))
		return
	case act == Clarify:
		return
	}
	if act == Promise {
		l.promise(h, holdsAny(l.Title, "谁", "哪位"))
		return
	}
	k := h.whollyAs(act)
	l.link(k)
	f.answersAll(h, r, l)
}

// handedOver reports whether the user has sent a file or a picture right before h.
func (r *room) handedOver(h *heard) bool {
	turn := r.turn(h)
	if len(turn) < 2 {
		return false
	}
	last := turn[len(turn)-2]
	return last.attachment() && h.m.SentAt.Sub(last.m.SentAt) <= 2*time.Minute
}

// answered is the open item that the user's message speaks to. What she sends
// right after having finished something, and without a topic of its own, belongs
// to that.
func (f *Fold) answered(h *heard, r *room, act Act) *living {
	t := h.whole()
	if act == Finish {
		if l := f.justFinished(h, r, t); l != nil {
			return l
		}
		t = h.toldTopic()
	}
	need := map[Act]int{Finish: 26, Promise: 22, Receipt: 16, Clarify: 20}[act]
	if act == Finish && h.located() && !slices.ContainsFunc(h.deeds, func(d deed) bool { return d.done }) {
		need = needThere // she is somewhere, or something is: the item must ask for just that
	}
	var best *living
	most, next := -1, -1 // points of the best and of the best other one
	orders := h.ordersOthers()
	elsewhere := h.chargesAny(func(a address) bool { return a.who == person }) && !slices.ContainsFunc(h.deeds, func(d deed) bool { return d.done })
	among := f.index.near(r, t, h.m.ReplyTo)
	if act == Finish {
		among = f.index.join(among, f.elsewhere(h))
	}
	there := act == Finish && need == needThere && !h.laidDown()
	bare := act == Finish && h.m.ReplyTo.IsZero()
	for _, l := range among {
		if l.State != Open || (orders || elsewhere && !l.in(r)) && !f.speaksTo(h, l) {
			continue // what she has others do is not done yet, nor what somebody else has asked in another group
		}
		if there && !l.wantsPresence() && !(h.arrives() && l.wantsHerNow(h)) {
			continue // where she is says nothing of what is done
		}
		if (act == Finish || act == Clarify) && !l.of(h.m.ReplyTo) && h.turnsToAnother(t, l) {
			continue
		}
		if bare && f.tellsElse(h, l, r, t, there) {
			continue
		}
		of := t
		if bare {
			of = f.deedTopic(h, l, r, t)
		}
		n := f.kinship(h, of, l, r) + f.answers(h, l, r, act, of)
		if n > most || n == most && (best == nil || l.nth > best.nth) {
			best, most, next = l, n, most
		} else {
			next = max(next, n)
		}
	}
	if best == nil {
		return nil
	}
	if bare {
		t = f.deedTopic(h, best, r, t)
	}
	if most < f.needFor(best, h, r, act, need, most-next, t) {
		return nil
	}
	return best
}

// elsewhere are the open items that the user's words may settle in whatever group they say them: the list
// that she joins, and what she has come to.
func (f *Fold) elsewhere(h *heard) []*living {
	joins, arrives := h.joinsList(), h.arrives()
	if !joins && !arrives {
		return nil
	}
	const about = 45 * time.Minute
	among := f.index.dueIn(h.m.SentAt.Add(-about), h.m.SentAt.Add(about))
	if joins {
		among = f.items
	}
	var found []*living
	for _, l := range among {
		if l.State == Open && (joins && firstLine(h.m.Text) == firstLine(l.Title) || arrives && h.comesTo(l)) {
			found = append(found, l)
		}
	}
	return found
}

// comesTo reports whether the item wants the user to be somewhere about now.
func (h *heard) comesTo(l *living) bool {
	return l.wantsPresence() && near(l.Due.At.Sub(h.m.SentAt), 45*time.Minute)
}

// An elliptic message says that something is done and not what: 已转, 填好啦. It is
// about the thing of its group that stands out.
const (
	needElliptic = 14
	needAlone    = 9
	needThere    = 30
	clearLead    = 6
)

// What she posts without a word is what an item is waiting for where nothing else in the group is: a picture where pictures
// are wanted, a file whose name tells of it.
const (
	needPicture = 20
	needNamed   = 15
)

// answers is what speaks for it that the user's message answers an item, beyond their
// kinship.
func (f *Fold) answers(h *heard, l *living, r *room, act Act, t Topic) int {
	n := 0
	here := l.in(r)
	if here && f.speaksTo(h, l) {
		n += 12
		if l.has(Asked) && !l.asksHerDone() && (act == Finish || act == Clarify) && h.m.SentAt.Sub(l.TouchedAt()) <= 24*time.Hour && f.onlyQuestionOf(l, r) {
			n += 12 // Wren, your July 3 is approved
		}
	}
	if act == Clarify && l.wantsAnswer() && here {
		n += 10
	}
	if here && l.has(Asked) && (l.wantsAnswer() || !l.has(Requested)) && h.m.SentAt.Sub(l.TouchedAt()) <= 6*time.Hour && h.fillsIn(l.Title) {
		n += 20
	}
	if here && h.m.SentAt.Sub(l.TouchedAt()) <= 15*time.Minute && h.denies() && l.conditional() {
		n += 8
	}
	if act == Receipt && here && l.wantsReceipt() {
		n += 8
	}
	if act != Finish {
		return n
	}
	return n + f.finishes(h, l, here, t)
}

// onlyQuestionOf reports whether the item is all that its asker waits for an answer to in the room.
func (f *Fold) onlyQuestionOf(l *living, r *room) bool {
	return !slices.ContainsFunc(f.index.byRoom[r.key], func(o *living) bool {
		return o != l && o.State == Open && o.Band == Todo && o.SenderID == l.SenderID && o.Sender == l.Sender
	})
}

// finishes is the same of words by which the user says that something is done.
func (f *Fold) finishes(h *heard, l *living, here bool, t Topic) int {
	n := 0
	if h.joinsList() && firstLine(h.m.Text) == firstLine(l.Title) {
		n += 40
	}
	if here && (h.joinsList() || h.addsLine() && l.has(ReceiptWanted)) && strings.Contains(l.Title, "接龙") {
		n += 40
	}
	if here && h.returns() && l.callsUnits() {
		n += 14
	}
	if here && h.attachment() && !pictured(h.m.Kind) && l.wantsFile() && h.m.SentAt.Sub(l.TouchedAt()) <= 2*time.Hour {
		n += 14
	}
	telling := f.telling(t, l)
	same := sameDeeds(h.t.s, l.Title)
	if same == 0 && h.onlyDeed() && handsAsAsked(h.t.s, l.Title) {
		same = 4
	}
	n += same + 5*min(telling, 2)
	if !here {
		if h.comesTo(l) && h.arrives() {
			n += 36
		}
		return n
	}
	n += h.handsThing(l)
	if handsBack(h.t.s, l.Title) {
		n += 8
	}
	if h.deedOf(l) {
		n += 16
	}
	if telling > 0 && h.attachment() {
		n += 6
	}
	if h.attachment() && !pictured(h.m.Kind) && l.wantsPresence() && (!l.has(Requested) || !strings.ContainsAny(l.Title, handingVerbs) && strings.ContainsFunc(l.Title, hanzi)) {
		n -= 24 // nobody is at a meeting by sending a file
	}
	if (l.wantsPresence() && near(l.Due.At.Sub(h.m.SentAt), 3*time.Hour) || l.wantsHerNow(h)) && h.arrives() {
		n += 24
	}
	if over := h.m.SentAt.Sub(l.Due.At); l.wantsPresence() && over > 0 && over < 16*time.Hour && h.tellsOver() || f.hasBeen(h, l, t) {
		n += 24
	}
	if t.shared(l.Topic) == 0 && h.m.SentAt.Sub(l.TouchedAt()) <= 30*time.Minute {
		n += 8
	}
	if l.Due.Grain == when.Minute && near(l.Due.At.Sub(h.m.SentAt), time.Hour) {
		n += 12
	}
	return n + h.shows(l)
}

// shows is what speaks for it that the user's words, or her picture, are just what the item wants: photographs, a number, that there is
// none, that it has been read.
func (h *heard) shows(l *living) int {
	n := 0
	if pictured(h.m.Kind) && strings.ContainsAny(l.Title, "照拍图片") {
		n += 14
		if holdsAny(l.Title, "发这", "发群", "发到群", "发本群", "群里", "发我", "传这") {
			n += 4
		}
	}
	if h.delivers() && holdsAny(l.Title, "几户", "几个", "几人", "多少", "报个数", "报数", "报下数", "人数", "户数", "个数", "how many", "the number", "numbers") {
		n += 6
	}
	if strings.Contains(l.Title, "没有") && strings.Contains(l.Title, "无") && h.saysNone() {
		n += 16
	}
	if l.has(ReceiptWanted) && (strings.Contains(h.t.s, "已阅") || strings.Contains(h.t.s, "已知")) {
		n += 16
	}
	return n
}
