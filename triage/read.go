package triage

import (
	"slices"
	"strings"

	"shoudao/ingest"
	"shoudao/triage/when"
)

// An ask is one thing that a turn puts on the user, or comes near to.
type ask struct {
	at      *said   // the asking clause
	said    []*said // all clauses of its segment
	around  []*said // the other clauses of its point: they tell what it is about
	reasons []Reason
	score   int
	due     Due
	plain   bool // nothing but a receipt is wanted
	query   bool // nothing but an answer is wanted
	meeting bool
	rota    bool
	// titleFrom and titleTo are the words to show, in the raw text of the asking
	// message, where they are not the segment's.
	titleFrom, titleTo int
}

// A setting is where a turn is said: what only the memory knows.
type setting struct {
	group     ingest.Group
	circle    *circle
	toGroup   bool // the group itself is an address: hers, small or of her kind
	crowd     bool // many speak there
	lost      bool // in none of the groups is there anybody or anything of the user's
	outsider  bool // nothing tells that the user has a part in the group
	replied   bool // a message of hers is quoted
	toOther   bool // a message of somebody else's is quoted
	answering bool // she has just spoken to this speaker
}

// asks reads a turn: the clauses of one sender's sends, cut into segments that are
// said to the same people, each weighed.
func (v *vocabulary) asks(turn []*heard, in setting) []ask {
	if table := v.rota(turn[len(turn)-1]); len(table) > 0 {
		for i := range table {
			v.tune(&table[i], in)
		}
		return table
	}
	all := v.scopes(turn)
	v.settle(all, in)
	var found []ask
	for _, seg := range segments(all) {
		found = append(found, v.weigh(seg, in)...)
	}
	found = v.receipts(merged(headless(found, all)), all, in)
	for i := range found {
		found[i].takeIn(all)
		found[i].lookAround(all)
	}
	return found
}

// settle gives words that are said to nobody the address that their setting
// implies: a quoted message, a conversation of two, a group that is itself one.
func (v *vocabulary) settle(all []*said, in setting) {
	for _, s := range all {
		if s.scope.set() {
			continue
		}
		switch {
		case in.group.Direct, in.replied, in.answering && s.clause().has(youWord):
			s.scope.mine = address{who: myNick, place: called}
		}
	}
}

// segments cuts a turn where the address or the point changes.
func segments(all []*said) [][]*said {
	var segs [][]*said
	from := 0
	for i := 1; i <= len(all); i++ {
		if i == len(all) || !together(all[i-1], all[i]) || callsAgain(all, i, all[from:i]) || complete(all[from:i]) && opens(all, i, all[from:i]) {
			segs = append(segs, all[from:i:i])
			from = i
		}
	}
	return segs
}

// together reports whether two neighbouring clauses are said to the same people in
// the same point.
func together(a, b *said) bool {
	if a.clause().point != b.clause().point && a.send == b.send {
		return false
	}
	if !a.scope.set() && b.scope.set() && a.send == b.send && a.clause().sentence == b.clause().sentence {
		return true
	}
	if a.scope.mine.who == noEntity != (b.scope.mine.who == noEntity) {
		return false
	}
	if (a.scope.out.who != noEntity) != (b.scope.out.who != noEntity) {
		return false
	}
	return a.scope.foreign.who == b.scope.foreign.who || b.scope.mine.who != noEntity
}

// weigh makes asks of a segment: one, or where several of its sentences ask with a
// deadline of their own, one for each.
func (v *vocabulary) weigh(seg []*said, in setting) []ask {
	best := -1
	var points []int
	behind := backdrops(seg)
	for i, s := range seg {
		p := v.points(s, in)
		if behind != nil && behind[i] {
			p -= weights[AskedOfYou] + weights[DueSaid]
		}
		points = append(points, p)
		if best < 0 || p > points[best] {
			best = i
		}
	}
	if best < 0 || !seg[best].deed().asks() && seg[best].deed().due == nil && !seg[best].hints() {
		return nil
	}
	return []ask{v.ask(seg, seg[best], in)}
}

// ask makes the ask of a segment: the evidence of its best clause, and from the
// others what adds to it.
func (v *vocabulary) ask(seg []*said, best *said, in setting) ask {
	a := ask{at: best, said: seg}
	have := map[Code]bool{}
	add := func(m mark) {
		if have[m.code] {
			return
		}
		have[m.code] = true
		from, to := m.h.t.span(m.from, m.to)
		a.reasons = append(a.reasons, Reason{Code: m.code, Weight: weights[m.code], Span: Span{Message: m.h.m.ID, From: from, To: to}})
	}
	for _, m := range v.marks(best, in) {
		add(m)
	}
	for _, s := range seg {
		if have[ToStrangers] {
			break // more of what is not hers makes it no more hers
		}
		for _, m := range v.marks(s, in) {
			switch m.code {
			case DueSaid, Urgent, ReceiptWanted, Chased, Requested, MeetingCalled:
				add(m)
			}
		}
	}
	if best.h.superior && have[AskedOfYou] {
		add(mark{code: FromSuperior, h: best.h})
	}
	for _, s := range seg {
		if s != best && s.deed().noNeed && (s.direct || s.scope.toHer() && strings.Contains(s.h.t.s[s.clause().from:s.clause().to], "no action")) && s.scope.mine.who != noEntity && s.deed().request < 2 {
			add(mark{NoNeed, s.h, s.clause().from, s.clause().to})
		}
	}
	if from, to, ok := best.h.tickedOff(best); ok {
		add(mark{NoNeed, best.h, from, to})
	}
	if a.due = dueOf(seg, best); !a.due.At.IsZero() && !have[DueSaid] && have[AskedOfYou] && a.due.Words.Message == best.h.m.ID {
		a.reasons = append(a.reasons, Reason{Code: DueSaid, Weight: weights[DueSaid], Span: a.due.Words}) // it stands outside of the segment
	}
	for _, r := range a.reasons {
		a.score += r.Weight
	}
	if a.score >= TodoLine && !slices.ContainsFunc(a.reasons, func(r Reason) bool { return r.Code.addresses() || r.Code == SpokenOf }) {
		add(mark{NoAddress, best.h, best.clause().from, best.clause().to}) // however much it asks, nobody knows of whom
		a.score += weights[NoAddress]
	}
	v.tune(&a, in)
	d := best.deed()
	a.plain = have[ReceiptWanted] && !have[Requested] && !have[MeetingCalled]
	if a.plain && d.due == nil && !a.due.Firm && d.receipt {
		a.due = Due{} // 供水车改周一，收到回复: what is to be known, and not by when
	}
	a.query = have[Asked] && !have[Requested] && !have[DueSaid]
	a.meeting, a.rota = d.meeting, d.rota
	return a
}

// takeIn gives an ask that does not say what it is about (小周你弄一下) what its speaker
// has said to nobody in the sends before it.
func (a *ask) takeIn(all []*said) {
	if a.at.send == 0 || a.rota || len(a.topic()) > 1 {
		return
	}
	for _, s := range all {
		if s.send >= a.at.send || s.scope.set() || s.h.speech != "" {
			continue
		}
		a.said = append([]*said{s}, a.said...)
		if m := s.deed().due; m != nil && a.due.At.IsZero() && !(m.Kind != when.Deadline && a.tellsOn()) {
			a.due = s.h.dueAs(m)
		}
	}
}

// tellsOn reports whether all that an ask wants is that others be told: 文杰通知一下.
func (a *ask) tellsOn() bool {
	return holdsAny(a.at.h.body(a.at.index), "通知一下", "通知下", "转告", "说一声", "告诉大家", "通知大家")
}

// fewClauses is up to how many clauses a message without points is short.
const fewClauses = 12

// lookAround notes the clauses of the ask's own numbered point, or, of a short message that has no
// points, all that it says.
func (a *ask) lookAround(all []*said) {
	point := a.at.clause().point
	if point == 0 && slices.ContainsFunc(all, func(s *said) bool { return s.send == a.at.send && (s.clause().point > 0 || s.index >= fewClauses) }) {
		return
	}
	for _, s := range all {
		if s.send == a.at.send && s.clause().point == point && !slices.Contains(a.said, s) {
			a.around = append(a.around, s)
		}
	}
}

// headless drops what a numbered notice says around its points, unless it has a
// deadline of its own: 请抓好以下工作, 请各村高度重视. A deadline behind the points holds
// for those that have none.
func headless(asks []ask, all []*said) []ask {
	if len(asks) == 0 {
		return nil
	}
	points := map[int]int{}
	for _, s := range all {
		points[s.send] = max(points[s.send], s.clause().point)
	}
	kept := asks[:0]
	for _, a := range asks {
		if points[a.at.send] < 2 || a.at.clause().point > 0 || !a.due.At.IsZero() {
			kept = append(kept, a)
		}
	}
	if len(kept) == 0 {
		return asks
	}
	return kept
}

// merged drops from the asks of one turn those that only lead up to another: a
// point without a deadline of its own belongs to the ask before it.
func merged(asks []ask) []ask {
	kept := asks[:0]
	for _, a := range asks {
		if len(kept) > 0 {
			last := &kept[len(kept)-1]
			if a.due.At.IsZero() && a.at.send == last.at.send && last.score >= TodoLine && a.at.clause().point != 0 {
				last.said = append(last.said, a.said...)
				continue
			}
			if last.oneWith(a) {
				last.join(a)
				continue
			}
		}
		kept = append(kept, a)
	}
	return kept
}
