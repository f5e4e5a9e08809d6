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
		f.withheld(h)
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
	if f.grants(h, r) {
		return
	}
	if f.toldDone(h, r) || f.ticked(h, r) {
		return
	}
	if f.swapped(h, r) {
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
	for _, a := range f.judge.words.asks(turn, f.setting(h, r)) {
		if a.at.h == h && (spent[a.at.index] || f.calledOff(h) && (a.idle() || a.passesWord() || a.onlyTells()) || f.reasons(h, a)) {
			continue
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

// withheld makes an item to be looked at of a message whose text was not kept: she
// has to read it at its place.
func (f *Fold) withheld(h *heard) {
	m := h.m
	ask := Link{Message: m.ID, SentAt: m.SentAt, Act: Ask, By: m.ID, ByAt: m.SentAt}
	ask.Reasons = []Reason{{Code: Secret, Weight: weights[Secret], Span: Span{Message: m.ID}}}
	f.add(Item{
		Anchor: Anchor{Message: m.ID}, AskedAt: m.SentAt, Title: m.Marking,
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
		if s.h == h || s.h.score < a.score {
			s.h.score = max(s.h.score, a.score)
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

// make makes a new item.
func (f *Fold) make(a ask, turn []*heard, t Topic) {
	h := turn[len(turn)-1]
	m := a.at.h.m
	from, to := a.at.h.t.span(a.at.clause().from, a.at.clause().to)
	if a.titleTo > 0 {
		from, to = a.titleFrom, a.titleTo
	}
	it := Item{
		Anchor: Anchor{Message: m.ID, Offset: from}, AskedAt: m.SentAt, Title: a.title(),
		Group: m.Group, Sender: m.Sender, SenderID: m.SenderID,
	}
	first := a.link(a.at, Ask, h, a.reasons)
	first.From, first.To, first.Due = from, to, a.due
	it.Links = append(it.Links, first)
	l := f.add(it, t)
	for _, s := range a.said {
		if s.h != a.at.h {
			l.link(a.link(s, Part, h, nil))
		}
	}
	for _, p := range turn {
		if p.attachment() && h.m.SentAt.Sub(p.m.SentAt) <= turnGap {
			l.link(Link{Message: p.m.ID, SentAt: p.m.SentAt, Act: Attach, To: len(p.m.Text), By: h.m.ID, ByAt: h.m.SentAt})
		}
	}
}

// link is the link of one clause of the ask, made by h.
func (a ask) link(s *said, act Act, h *heard, reasons []Reason) Link {
	from, to := s.h.t.span(s.clause().from, s.clause().to)
	k := Link{Message: s.h.m.ID, SentAt: s.h.m.SentAt, Act: act, From: from, To: to, By: h.m.ID, ByAt: h.m.SentAt, Reasons: reasons}
	if act != Part {
		k.Due = a.due
	}
	return k
}

// titleSize is how long a title may be, in bytes. A row shows less.
const titleSize = 360

// title is the asking words: its clauses in the asking message, with what stands between
// them. What is too long begins with the clause that asks and ends with a clause.
func (a ask) title() string {
	if a.titleTo > 0 {
		return a.at.h.m.Text[a.titleFrom:a.titleTo]
	}
	raw, t := a.at.h.m.Text, a.at.h.t
	from, to := t.span(a.at.clause().from, a.at.clause().to)
	first, last := from, to
	for _, s := range a.said {
		if s.h == a.at.h {
			i, j := t.span(s.clause().from, s.clause().to)
			first, last = min(first, i), max(last, j)
		}
	}
	if last-first <= titleSize {
		return raw[first:last]
	}
	for _, s := range a.said {
		if s.h != a.at.h {
			continue // its places are in another text
		}
		if _, j := t.span(s.clause().from, s.clause().to); j-from <= titleSize {
			to = max(to, j)
		}
	}
	return raw[from:runeStart(raw, min(to, from+titleSize))]
}

// topic is what the ask is about.
func (a ask) topic() Topic {
	var t Topic
	for _, s := range slices.Concat(a.said, a.around) {
		t = append(t, s.h.topic(s.clause().from, s.clause().to)...)
	}
	slices.Sort(t)
	return slices.Compact(t)
}

// grown is the living item that an earlier send of the turn made of the ask.
func (f *Fold) grown(a ask) *living {
	first := a.at.h.m.SentAt
	for _, s := range a.said {
		if s.h.m.SentAt.Before(first) {
			first = s.h.m.SentAt
		}
	}
	var old *living
	for _, s := range a.said {
		from, to := s.h.t.span(s.clause().from, s.clause().to)
		l := f.index.first(s.h.m.ID, func(l *living) bool {
			if l.Links[len(l.Links)-1].ByAt.Before(first) {
				return false // it was last spoken of before the turn began
			}
			for _, k := range slices.Backward(l.Links) { // the turn's are the last
				if k.Message == s.h.m.ID && (k.Act == Ask || k.Act == Part) && k.span().meets(Span{s.h.m.ID, from, to}) {
					return true
				}
			}
			return false
		})
		if l != nil && (old == nil || l.nth < old.nth) {
			old = l
		}
	}
	return old
}

// news is the evidence of an ask that the item does not have yet.
func (l *living) news(a ask) []Reason {
	return slices.DeleteFunc(slices.Clone(a.reasons), func(r Reason) bool { return l.has(r.Code) || !r.Code.ofItem() })
}

// grow adds what the turn's last send brought to the item that it belongs to.
func (f *Fold) grow(l *living, a ask, h *heard) {
	news := l.news(a)
	for _, s := range a.said {
		if s.h != h {
			continue
		}
		k := a.link(s, Part, h, news)
		news = nil
		if a.due.Words.Message == h.m.ID {
			k.Due = a.due
		}
		l.link(k)
	}
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
				l.link(Link{Message: h.m.ID, SentAt: h.m.SentAt, Act: Attach, To: len(h.m.Text), By: h.m.ID, ByAt: h.m.SentAt})
			}
		}
	}
}
