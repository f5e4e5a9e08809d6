package triage

import (
	"slices"
	"strings"
	"time"

	"shoudao/ingest"
	"shoudao/triage/when"
)

// fromHer reads what the user wrote: a receipt, a promise, an answer, the thing
// itself.
func (f *Fold) fromHer(h *heard, r *room) {
	act := h.herAct()
	if act == 0 {
		return
	}
	l := f.answered(h, r, act)
	if l == nil {
		if act == Promise {
			f.volunteer(h, r)
		}
		return
	}
	switch {
	case act == Receipt && l.wantsReceipt():
		act = Finish
	case act == Clarify && (l.wantsAnswer() || l.of(h.m.ReplyTo)):
		act = Finish
	case act == Clarify:
		return
	}
	k := Link{Message: h.m.ID, SentAt: h.m.SentAt, Act: act, To: len(h.m.Text), By: h.m.ID, ByAt: h.m.SentAt}
	if act == Promise && l.Due.At.IsZero() {
		for i := range h.deeds {
			if m := h.deeds[i].due; m != nil {
				k.Due = h.dueAs(m)
			}
		}
	}
	l.link(k)
}

// volunteer makes an item of what the user takes upon herself: an open call or a
// question to nobody that she answers with 我来, 晚点报.
func (f *Fold) volunteer(h *heard, r *room) {
	call := r.lastBefore(func(p *heard) bool { return !p.own })
	if !h.m.ReplyTo.IsZero() {
		call = r.byID(h.m.ReplyTo)
	}
	if call == nil || call.own || h.m.SentAt.Sub(call.m.SentAt) > 30*time.Minute || !call.calls() {
		return
	}
	span := Span{Message: h.m.ID, To: len(h.m.Text)}
	it := Item{
		Anchor: Anchor{Message: h.m.ID}, AskedAt: h.m.SentAt, Title: call.m.Text + " / " + h.m.Text,
		Group: call.m.Group, Sender: call.m.Sender, SenderID: call.m.SenderID,
	}
	own := Link{Message: h.m.ID, SentAt: h.m.SentAt, Act: Ask, To: span.To, By: h.m.ID, ByAt: h.m.SentAt}
	for _, c := range []Code{Volunteered, Promised, AskedOfYou} {
		own.Reasons = append(own.Reasons, Reason{Code: c, Weight: weights[c], Span: span})
	}
	for i := range h.deeds {
		if m := h.deeds[i].due; m != nil {
			own.Due = h.dueAs(m)
		}
	}
	if own.Due.At.IsZero() {
		for i := range call.deeds {
			if m := call.deeds[i].due; m != nil && m.Kind == when.Deadline {
				own.Due = call.dueAs(m)
			}
		}
	}
	it.Links = []Link{own, {Message: call.m.ID, SentAt: call.m.SentAt, Act: Part, To: len(call.m.Text), By: h.m.ID, ByAt: h.m.SentAt}}
	f.add(it, call.whole())
}

// calls reports whether the message asks for something, of whomever.
func (h *heard) calls() bool {
	for i := range h.deeds {
		if d := &h.deeds[i]; d.question || d.open || d.request > 0 {
			return true
		}
	}
	return false
}

// wantsReceipt reports whether a receipt is all that the item wants.
func (l *living) wantsReceipt() bool {
	return l.has(ReceiptWanted) && !l.has(MeetingCalled) && !l.has(OnRota) && !l.has(DueSaid)
}

// wantsAnswer reports whether an answer is all that the item wants.
func (l *living) wantsAnswer() bool {
	return l.has(Asked) && !l.has(Requested) && !l.has(DueSaid)
}

// wantsPresence reports whether the item is to be somewhere at its time.
func (l *living) wantsPresence() bool {
	return l.has(MeetingCalled) || l.has(OnRota) || l.Due.Grain != 0 && slices.ContainsFunc([]string{"到村", "到岗", "到场", "集合", "到位", "到会", "到达"}, func(w string) bool {
		return strings.Contains(l.Title, w)
	})
}

// herAct is what the user's message would do to an item; 0 if nothing.
func (h *heard) herAct() Act {
	if attachment(h.m.Kind) {
		return Finish
	}
	var done, will, question bool
	for i := range h.deeds {
		d := &h.deeds[i]
		done = done || d.done && !d.chase
		will = will || d.will || d.due != nil && d.self && !d.done
		question = question || d.question
	}
	switch {
	case done && !will, h.delivers():
		return Finish
	case will:
		return Promise
	case h.speech == Acknowledged, h.speech == Thanked:
		return Receipt
	case question:
		return 0
	}
	return Clarify
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
	}
	var best *living
	need := map[Act]int{Finish: 26, Promise: 22, Receipt: 16, Clarify: 20}[act]
	for _, l := range f.items {
		if l.State != Open {
			continue
		}
		n := f.kinship(h, t, l, r)
		here := roomKey(l.Group) == roomKey(r.group)
		if here && f.speaksTo(h, l) {
			n += 12
		}
		if here && act == Finish && l.wantsPresence() && near(l.Due.At.Sub(h.m.SentAt), 3*time.Hour) && h.arrives() {
			n += 24
		}
		if act == Clarify && l.wantsAnswer() && here {
			n += 10
		}
		if act == Finish && here && t.shared(l.Topic) == 0 && h.m.SentAt.Sub(l.TouchedAt()) <= 30*time.Minute {
			n += 8
		}
		if act == Finish {
			if here && l.Due.Grain == when.Minute && near(l.Due.At.Sub(h.m.SentAt), time.Hour) {
				n += 12
			}
			if here && pictured(h.m.Kind) && strings.ContainsAny(l.Title, "照拍图片") {
				n += 14
			}
			n += sameDeeds(h.t.s, l.Title)
			if l.has(ReceiptWanted) && here && (strings.Contains(h.t.s, "已阅") || strings.Contains(h.t.s, "已知")) {
				n += 16
			}
		}
		if n >= need {
			best, need = l, n
		}
	}
	return best
}

func pictured(k ingest.Kind) bool { return k == ingest.Image || k == ingest.Video }

// delivers reports whether the words are figures that somebody waits for: 河口 63人，
// 预备2.
func (h *heard) delivers() bool {
	digits, words := 0, 0
	for _, r := range h.t.s {
		if digit(r) {
			digits++
		} else if hanzi(r) {
			words++
		}
	}
	return digits > 0 && words <= 30 && len(h.times) == 0 && !h.asks()
}

func (h *heard) asks() bool {
	for i := range h.deeds {
		if h.deeds[i].question || h.deeds[i].request > 1 {
			return true
		}
	}
	return false
}

// sameDeeds is what it adds that the verbs of what has been done are those of what
// was asked: 已填 answers 扫码填写.
func sameDeeds(done, asked string) int {
	n := 0
	for _, r := range done {
		if strings.ContainsRune("报交发填签转缴送学答录传拍改写印贴核修装清拆备收填选投盖领订打审无零", r) && strings.ContainsRune(asked, r) {
			n += 5
		}
	}
	return min(n, 8)
}

// justFinished is the item that the user closed in this turn, if these words add
// nothing that is about another.
func (f *Fold) justFinished(h *heard, r *room, t Topic) *living {
	turn := r.turn(h)
	for i := len(turn) - 2; i >= 0; i-- {
		for _, l := range f.items {
			if last := l.Links[len(l.Links)-1]; l.State == Done && last.Message == turn[i].m.ID {
				return l
			}
		}
	}
	return nil
}

// arrives reports whether the words say that the user is where she has to be.
func (h *heard) arrives() bool {
	for _, w := range []string{"到村", "到岗", "已到", "到了", "到位", "在岗", "在现场", "到场", "上岗", "到达", "签到", "here", "arrived", "made it"} {
		if strings.Contains(h.t.s, w) {
			return true
		}
	}
	return false
}

func near(d, within time.Duration) bool { return d.Abs() <= within }

// speaksTo reports whether the user's words name the item's sender.
func (f *Fold) speaksTo(h *heard, l *living) bool {
	if slices.Contains(h.m.Mentions, l.Sender) {
		return true
	}
	shown := strings.TrimSpace(newText(l.Sender).s)
	if nick := nickOf(shown); len(nick) > 3 && strings.Contains(h.t.s, nick) {
		return true
	}
	name, _ := personName(shown)
	k := surname(name, 0)
	for _, a := range h.addresses {
		if a.foreign() && k > 0 && strings.HasPrefix(h.t.s[a.from:a.to], name[:k]) {
			return true
		}
	}
	return false
}
