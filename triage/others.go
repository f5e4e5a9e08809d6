package triage

import (
	"slices"
	"time"

	"shoudao/ingest"
)

// fromOthers reads what somebody else sent: what it does to the living items, and
// what it asks anew.
func (f *Fold) fromOthers(h *heard, r *room) {
	if h.m.Marking != "" {
		f.lookAt(h, Secret, h.m.Marking)
		return
	}
	if h.attachment() {
		f.attach(h, r)
		return
	}
	if h.speech == SystemLine {
		return
	}
	if f.withdraw(h, r) {
		return
	}
	f.answeredFor(h, r)
	f.takenUp(h, r)
	if f.toldHour(h, r) || f.grants(h, r) {
		return
	}
	if f.settledAtOnce(h, r) || f.toldDone(h, r) || f.ticked(h, r) || f.allIn(h, r) || f.relieved(h, r) || f.needless(h, r) {
		return
	}
	if f.swapped(h, r) || f.reinstates(h, r) {
		return
	}
	spent := f.changes(h, r)
	if h.speech == Acknowledged && f.renew(h, r, spent) {
		return
	}
	if h.speech == Acknowledged || h.speech == Thanked || h.speech == Chatter {
		return
	}
	if h.answers() {
		return
	}
	if !slices.Contains(spent, true) && f.rework(h, r) || f.renew(h, r, spent) {
		return
	}
	if f.handOver(h, r) {
		return
	}
	if f.beckoned(h, r) || f.nominated(h, r) || f.begins(h, r) {
		return
	}
	turn := r.turn(h)
	for _, a := range f.judge.words().asks(turn, f.setting(h, r)) {
		if a.at.h == h && (spent[a.at.index] || f.calledOff(h) && (a.idle() || a.passesWord() || a.onlyTells()) || f.reasons(h, a)) {
			continue
		}
		if a.at.h != h && f.endedBy(h, a.at.h) {
			continue // what ends an ask of the same turn adds nothing to it
		}
		f.take(a, turn, r)
	}
	f.atHand(h, r)
	f.readThere(h)
}

// readThere makes an item to be looked at of a message that calls the user and is too long to be
// read to its end, where nothing in what was read asked anything of her.
func (f *Fold) readThere(h *heard) {
	called := slices.ContainsFunc(h.addresses, func(a address) bool { return a.at && a.mine() })
	if len(h.m.Text) <= readLimit || !called || len(f.index.byMessage[h.m.ID]) > 0 {
		return
	}
	ask := Link{Message: h.m.ID, SentAt: h.m.SentAt, Act: Ask, By: h.m.ID, ByAt: h.m.SentAt}
	for _, c := range []Code{h.mentionCode(), SpokenTo} {
		ask.Reasons = append(ask.Reasons, Reason{Code: c, Weight: weights[c], Span: Span{Message: h.m.ID}})
	}
	f.add(Item{
		Anchor: Anchor{Message: h.m.ID}, AskedAt: h.m.SentAt, Title: h.m.Text[:runeStart(h.m.Text, titleSize)],
		Group: h.m.Group, Sender: h.m.Sender, SenderID: h.m.SenderID, Links: []Link{ask},
	}, nil)
}

// lookAt makes an item to be looked at of a message that she has to read herself: at its place, if its text was not
// kept.
func (f *Fold) lookAt(h *heard, why Code, title string) {
	m := h.m
	ask := Link{Message: m.ID, SentAt: m.SentAt, Act: Ask, By: m.ID, ByAt: m.SentAt}
	ask.Reasons = []Reason{{Code: why, Weight: weights[why], Span: Span{Message: m.ID}}}
	f.add(Item{
		Anchor: Anchor{Message: m.ID}, AskedAt: m.SentAt, Title: title,
		Group: m.Group, Sender: m.Sender, SenderID: m.SenderID, Links: []Link{ask},
	}, nil)
}

// answers reports whether the message begins with a receipt and goes on to say
// something to everybody: 收到，各办直接发我就行 comes from one who has been asked.
func (h *heard) answers() bool {
	if len(h.clauses) < 2 || !h.deeds[0].ack || h.superior {
		return false
	}
	return !slices.ContainsFunc(h.addresses, func(a address) bool { return a.who == myName || a.who == myNick || a.at && a.mine() })
}

// fewSpeakers is up to how many others a group is one in which a plain word is for each.
const fewSpeakers = 6

// setting is what the room tells about the words of h.
func (f *Fold) setting(h *heard, r *room) setting {
	in := setting{group: r.group, circle: r.circle}
	in.toGroup = r.circle.fits || r.circle.others <= 3 && h.superior
	in.crowd = r.circle.others > fewSpeakers
	in.lost = len(f.judge.profile.Groups) == 0 && f.nowhere()
	in.outsider = f.outsider(h, r, in.lost)
	if !h.m.ReplyTo.IsZero() {
		if q := r.byID(h.m.ReplyTo); q != nil {
			in.replied, in.toOther = q.own, !q.own
		}
	}
	if last := r.lastBefore(func(p *heard) bool { return !sameSender(p.m, h.m) }); last != nil {
		in.answering = last.own && h.m.SentAt.Sub(last.m.SentAt) <= 10*time.Minute
	}
	return in
}

// take makes an item of an ask, or adds to the one that the turn has already made
// of it, or to the one that it repeats.
func (f *Fold) take(a ask, turn []*heard, r *room) {
	h := turn[len(turn)-1]
	for _, s := range a.said {
		// How near it came must not be hidden by what a mute takes: that it is muted is its lack.
		if n := a.unmuted(); s.h == h || s.h.score < n {
			s.h.score = max(s.h.score, n)
		}
		s.h.lack = lacking(a.reasons)
	}
	if old := f.grown(a); old != nil {
		if s := a.repeats(old, h); old.State == Cancelled && s != nil {
			old.link(a.link(s, Reopen, h, nil)) // taken back, and said again
			return
		}
		f.grow(old, a, h)
		return
	}
	if !slices.ContainsFunc(a.said, func(s *said) bool { return s.h == h }) || a.unmuted() < LookLine {
		return
	}
	topic := a.topic()
	if old, act := f.before(a, topic, h, r); old != nil {
		old.link(a.link(a.at, act, h, old.news(a)))
		return
	}
	if a.score < LookLine {
		return // muted: it may add to what there is, and makes nothing
	}
	f.knownFrom(&a, h, r)
	f.make(a, turn, topic)
}

// lacking is the weightiest evidence against, or what is missing.
func lacking(reasons []Reason) Code {
	var worst Reason
	addressed := false
	for _, r := range reasons {
		if r.Weight < worst.Weight {
			worst = r
		}
		addressed = addressed || r.Code.addresses()
	}
	switch {
	case worst.Code != "":
		return worst.Code
	case !addressed:
		return NoAddress
	}
	return NoAsk
}

// attachment reports whether the message is a file, a picture or the like, and no words.
func (h *heard) attachment() bool {
	switch h.m.Kind {
	case ingest.Image, ingest.File, ingest.Link, ingest.Video:
		return !h.caption
	case ingest.Voice:
		return !worded(h.m.Kind, h.t.s)
	}
	return false
}

// attach hangs a file or a picture on the item that its sender has just made.
func (f *Fold) attach(h *heard, r *room) {
	turn := r.turn(h)
	for i := len(turn) - 2; i >= 0; i-- {
		for _, l := range f.index.byMessage[turn[i].m.ID] {
			if l.SenderID == h.m.SenderID && l.Sender == h.m.Sender {
				l.link(h.whollyAs(Attach))
			}
		}
	}
}
