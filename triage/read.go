package triage

import (
	"shoudao/ingest"
	"shoudao/triage/when"
)

// An ask is one thing that a turn puts on the user, or comes near to.
type ask struct {
	at      *said   // the asking clause
	said    []*said // all clauses of its segment
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
	replied   bool // a message of hers is quoted
	toOther   bool // a message of somebody else's is quoted
	answering bool // she has just spoken to this speaker
}

// asks reads a turn: the clauses of one sender's sends, cut into segments that are
// said to the same people, each weighed.
func (v *vocabulary) asks(turn []*heard, in setting) []ask {
	if table := v.rota(turn[len(turn)-1]); len(table) > 0 {
		return table
	}
	all := v.scopes(turn)
	v.settle(all, in)
	var found []ask
	for _, seg := range segments(all) {
		found = append(found, v.weigh(seg, in)...)
	}
	found = merged(headless(found, all))
	for i := range found {
		found[i].takeIn(all)
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
	for i, s := range all {
		if i == 0 || !together(all[i-1], s) || complete(segs[len(segs)-1]) && i > 0 && opens(all, i, segs[len(segs)-1]) {
			segs = append(segs, nil)
		}
		segs[len(segs)-1] = append(segs[len(segs)-1], s)
	}
	return segs
}

// complete reports whether a segment asks for something by some time.
func complete(seg []*said) bool {
	var asks, due bool
	for _, s := range seg {
		asks = asks || s.deed().asks()
		due = due || s.deed().due != nil
	}
	return asks && due
}

// opens reports whether the sentence that begins at clause i asks for another
// thing than the segment before it: it has a request and a deadline of its own.
func opens(all []*said, i int, seg []*said) bool {
	s := all[i]
	if b := all[i-1]; b.send == s.send && b.clause().sentence == s.clause().sentence {
		return false
	}
	var request bool
	var due *when.Match
	for _, n := range all[i:] {
		if n.send != s.send || n.clause().sentence != s.clause().sentence {
			break
		}
		request = request || n.deed().request > 0
		if due == nil {
			due = n.deed().due
		}
	}
	if !request || due == nil || due.Role != when.Plain {
		return false
	}
	for _, b := range seg {
		if d := b.deed().due; d != nil && d.At.Equal(due.At) {
			return false
		}
	}
	return true
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
	for i, s := range seg {
		p := v.points(s, in)
		points = append(points, p)
		if best < 0 || p > points[best] {
			best = i
		}
	}
	if best < 0 || !seg[best].deed().asks() && seg[best].deed().due == nil {
		return nil
	}
	return []ask{v.ask(seg, seg[best], in)}
}

// points is how much a clause alone speaks for an ask.
func (v *vocabulary) points(s *said, in setting) int {
	n := 0
	for _, m := range v.marks(s, in) {
		n += weights[m.code]
	}
	return n
}

// marks is the evidence in one clause, for and against.
func (v *vocabulary) marks(s *said, in setting) []mark {
	d, c := s.deed(), s.clause()
	var ms []mark
	put := func(code Code, from, to int) { ms = append(ms, mark{code, s.h, from, to}) }
	addressed := v.addressMarks(s, in, func(code Code, h *heard, from, to int) {
		if h == nil {
			h, from, to = s.h, s.clause().from, s.clause().from
		}
		ms = append(ms, mark{code, h, from, to})
	})
	acts := len(ms)
	deadline := d.due != nil && d.due.Kind == when.Deadline
	if d.request > 0 && !(d.self && !d.question) {
		if d.request > 1 {
			put(Requested, d.at.from, d.at.to)
		} else {
			put(Implied, d.at.from, d.at.to)
		}
	}
	if d.question && !d.open {
		put(Asked, d.at.from, d.at.to)
	}
	if d.meeting && !d.done && (d.due != nil || s.timed) {
		put(MeetingCalled, d.at.from, d.at.to)
	}
	if d.rota && d.due != nil {
		put(OnRota, d.at.from, d.at.to)
	}
	if d.receipt {
		put(ReceiptWanted, d.at.from, d.at.to)
	}
	if d.chase {
		put(Chased, d.at.from, d.at.to)
	}
	asked := len(ms) > acts
	if d.due != nil && !d.question && !(d.done && d.request == 0) {
		put(DueSaid, c.from, c.to)
		asked = asked || deadline
	}
	if s.scope.mine.who == everyone && d.request == 1 && !deadline && !d.meeting && !d.receipt {
		asked = false // 各位注意保暖: an exhortation
	}
	if mine := s.scope.mine; d.question && d.request == 0 && !deadline && mine.place == subject && !c.query && s.direct && !c.has(youWord) {
		asked = false // 小马咋没有: a question about her, not to her
	}
	if addressed && asked {
		put(AskedOfYou, c.from, c.to)
	}
	if d.urgent {
		put(Urgent, c.from, c.to)
	}
	v.minus(s, put)
	return ms
}

// addressMarks is the evidence of to whom the clause is said; it reports whether
// that is the user.
func (v *vocabulary) addressMarks(s *said, in setting, put func(Code, *heard, int, int)) bool {
	sc := s.scope
	switch {
	case sc.out.who != noEntity:
		put(Excluded, sc.h, sc.out.from, sc.out.to)
		return false
	case sc.mine.who != noEntity:
		code := addressCode(sc.mine, in)
		put(code, sc.h, sc.mine.from, sc.mine.to)
		return true
	case sc.foreign.who != noEntity:
		put(ForOthers, sc.h, sc.foreign.from, sc.foreign.to)
		return false
	case in.toGroup && s.deed().plainly():
		put(ToGroup, s.h, s.clause().from, s.clause().from)
		return true
	}
	return false
}

// plainly reports whether a clause asks so plainly that it needs no address where
// the whole group is one.
func (d *deed) plainly() bool {
	return d.request > 1 || d.due != nil && d.due.Kind == when.Deadline && !d.done || d.meeting && d.request > 0 || d.receipt
}

// addressCode names the evidence that an address of the user's is.
func addressCode(a address, in setting) Code {
	if a.to == 0 && a.who == myNick {
		if in.replied {
			return RepliedTo
		}
		return ToYou
	}
	if a.at && a.who != everyone {
		return Mentioned
	}
	if a.duty {
		return ByDuty
	}
	switch a.who {
	case myName, myNick:
		return Named
	case myTitle:
		return ByTitle
	case myUnit:
		return ByUnit
	case myRole, classIn:
		return ByRole
	case myArea:
		return ByArea
	}
	return ToEveryone
}

// minus is the evidence against.
func (v *vocabulary) minus(s *said, put func(Code, int, int)) {
	d, c := s.deed(), s.clause()
	switch {
	case d.noNeed && d.request < 2:
		put(NoNeed, c.from, c.to)
	case d.done && d.request < 2 && !d.chase && !d.question:
		put(ReportedDone, c.from, c.to)
	case (d.self || d.will) && d.request < 2 && !d.question:
		put(OfHimself, c.from, c.to)
	case d.notice && d.request < 2 && !d.receipt:
		put(ForNotice, c.from, c.to)
	}
	if d.ifs && d.request < 2 {
		put(Hypothetical, c.from, c.to)
	}
	if d.policy {
		put(Policy, c.from, c.to)
	}
	if d.thanks && d.request < 2 {
		put(Thanked, c.from, c.to)
	}
	if d.chatter && d.request < 2 {
		put(Chatter, c.from, c.to)
	}
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
		if s != best && s.deed().noNeed && s.direct && s.scope.mine.who != noEntity && s.deed().request < 2 {
			add(mark{NoNeed, s.h, s.clause().from, s.clause().to})
		}
	}
	a.due = dueOf(seg, best)
	for _, r := range a.reasons {
		a.score += r.Weight
	}
	d := best.deed()
	a.plain = have[ReceiptWanted] && !have[Requested] && !have[MeetingCalled]
	a.query = have[Asked] && !have[Requested] && !have[DueSaid]
	a.meeting, a.rota = d.meeting, d.rota
	return a
}

// dueOf chooses the deadline of an ask: the asking clause's own, else the nearest
// in its segment, a deadline before a mere point in time. A question has none but
// what its own clause says as a deadline.
func dueOf(seg []*said, best *said) Due {
	from := 0
	for i, s := range seg {
		if s == best {
			from = i
		}
	}
	var chosen *when.Match
	var in *said
	rank := -1 << 30
	for i, s := range seg {
		d := s.deed()
		if d.due == nil || d.question && d.due.Kind != when.Deadline {
			continue
		}
		n := rankTime(d.due)*4 - abs(i-from)*2
		if s == best {
			n += 6
		}
		if n > rank {
			rank, chosen, in = n, d.due, s
		}
	}
	if chosen == nil {
		return dueBeside(best)
	}
	due := in.h.dueAs(chosen)
	if d := best.deed(); (d.meeting || d.rota) && !chosen.Start.IsZero() && chosen.Kind != when.Deadline {
		due.At = chosen.Start
	}
	return due
}

// dueBeside is the deadline that somebody else has in the sentence of an ask that
// has none: 学完回复收到，明天下班前党政办汇总. It is concluded, not said.
func dueBeside(best *said) Due {
	if best.deed().question {
		return Due{}
	}
	for i := range best.h.deeds {
		d := &best.h.deeds[i]
		if best.h.clauses[i].sentence == best.clause().sentence && d.due != nil && d.due.Kind == when.Deadline {
			due := best.h.dueAs(d.due)
			due.Inferred = true
			return due
		}
	}
	return Due{}
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// takeIn gives an ask that does not say what it is about (小周你弄一下) what its speaker
// has said to nobody in the sends before it.
func (a *ask) takeIn(all []*said) {
	if len(a.topic()) > 1 || a.rota {
		return
	}
	for _, s := range all {
		if s.send >= a.at.send || s.scope.set() || s.h.speech != "" {
			continue
		}
		a.said = append([]*said{s}, a.said...)
		if m := s.deed().due; m != nil && a.due.At.IsZero() {
			a.due = s.h.dueAs(m)
		}
	}
}

// headless drops what a numbered notice says around its points, unless it has a
// deadline of its own: 请抓好以下工作, 请各村高度重视. A deadline behind the points holds
// for those that have none.
func headless(asks []ask, all []*said) []ask {
	points := map[int]int{}
	for _, s := range all {
		points[s.send] = max(points[s.send], s.clause().point)
	}
	var kept []ask
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
	var kept []ask
	for _, a := range asks {
		if len(kept) > 0 {
			last := &kept[len(kept)-1]
			if a.due.At.IsZero() && a.at.send == last.at.send && last.score >= TodoLine && a.at.clause().point != 0 {
				last.said = append(last.said, a.said...)
				continue
			}
		}
		kept = append(kept, a)
	}
	return kept
}
