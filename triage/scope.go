package triage

import (
	"slices"
	"strings"
)

// A scope is to whom words are said: the addresses that hold over the clauses
// behind them until others take their place.
type scope struct {
	mine    address // the surest address that means the user; who is 0 if none does
	foreign address // one that means somebody else; who is 0 if there is none
	out     address // the user is excepted
	carried bool    // from an earlier send
	h       *heard  // the send in which the addresses stand
}

func (s scope) set() bool { return s.mine.who != noEntity || s.foreign.who != noEntity }

// toHer reports whether the scope is the user herself, by name or mention.
func (s scope) toHer() bool {
	return s.mine.who == myName || s.mine.who == myNick || s.mine.at && s.mine.who != everyone
}

// calls reports whether somebody else is called by name.
func (s scope) calls() bool {
	return s.mine.who == noEntity && (s.foreign.who == person || s.foreign.who == aboveMe && !s.foreign.all) && s.foreign.place == called
}

// named reports whether the scope is somebody called by name or unit, not a class.
func (s scope) named() bool {
	if s.mine.who != noEntity {
		return !s.mine.all && s.mine.who != everyone && s.mine.who != classIn
	}
	return s.foreign.who == person || s.foreign.who == unit
}

// about reports whether the scope is somebody else who is only what a sentence begins with: 县督查组明天来, 供电所说今晚停电.
func (s scope) about() bool {
	return s.mine.who == noEntity && s.foreign.place == subject && !s.foreign.told && !s.foreign.at && !s.foreign.you
}

// leads reports whether a clause begins with a class: who is spoken to now, whatever was told before it.
func (h *heard) leads(a address, c *clause) bool {
	return a.all && a.place == subject && strings.Trim(h.t.s[c.from:a.from], " 请烦劳望也另外") == "" && !strings.HasPrefix(h.t.s[a.to:c.to], "的")
}

// A hearer is the state of reading a turn: whom its words are said to at each
// level. A header holds for the notice, a header in a point for the point, a
// subject for its sentence.
type hearer struct {
	v        *vocabulary
	doc      scope
	point    scope
	sentence scope
	inPoint  int
	inSent   int
	asked    bool    // the sentence has asked for something so far
	alone    *said   // the clause right before, if it was nothing but an address
	pending  []*said // clauses said to nobody yet
	said     []said  // all of the turn, at one place
}

// A said is one clause of a turn with its address.
type said struct {
	send, index int // which send, which clause of it
	h           *heard
	scope       scope
	direct      bool // the address stands in the clause itself
	alone       bool // the clause is nothing but an address
	timed       bool // a time stands in its sentence
	weighed     bool // it is known what marks it has
	evidence    []mark
	points      int // what they weigh
}

func (s *said) clause() *clause { return &s.h.clauses[s.index] }
func (s *said) deed() *deed     { return &s.h.deeds[s.index] }

// scopes gives every clause of a turn its address.
func (v *vocabulary) scopes(turn []*heard) []*said {
	clauses := 0
	for _, h := range turn {
		clauses += len(h.clauses)
	}
	r := hearer{v: v, said: make([]said, 0, clauses)}
	all := make([]*said, 0, clauses)
	for k, h := range turn {
		r.begin(k, h)
		var last *said
		for i := range h.clauses {
			last = r.hear(k, h, i)
			all = append(all, last)
		}
		if last != nil && last.alone {
			r.adopt(last.scope)
		}
	}
	if a, h := corrected(turn); h != nil {
		for _, s := range all {
			if s.h != h && (!s.scope.named() || h.namesAgain(s.scope) || s.send == len(turn)-2 && s.scope.mine.who == noEntity && h.meant(a)) {
				s.scope = scope{h: h, mine: a}
			} else if s.h == h && h.meant(a) && s.scope.mine.who == noEntity {
				s.scope = scope{h: h, mine: a} // it goes on with what it corrects
			}
		}
	}
	for i, s := range all {
		for _, o := range all[max(0, i-6):min(len(all), i+7)] {
			s.timed = s.timed || o.send == s.send && o.clause().sentence == s.clause().sentence && o.deed().due != nil
		}
	}
	return all
}

// begin prepares for the next send: what the last one said to somebody still is,
// though less surely.
func (r *hearer) begin(k int, h *heard) {
	if k > 0 {
		switch {
		case r.sentence.set():
			r.doc = r.sentence
		case r.point.set():
			r.doc = r.point
		}
		r.doc.carried = true
	}
	r.sentence, r.point = scope{}, scope{}
	r.inPoint, r.inSent = 0, -1
	for _, a := range h.addresses {
		if a.at && a.place == called && len(h.clauses) > 0 && a.from <= h.clauses[0].from {
			r.doc = r.join(scope{h: h}, a)
		}
	}
}

// hear reads clause i of send k.
func (r *hearer) hear(k int, h *heard, i int) *said {
	c := &h.clauses[i]
	if c.point != r.inPoint {
		r.point, r.inPoint = scope{}, c.point
	}
	if c.sentence != r.inSent {
		if r.sentence.mine.who == noEntity || r.doc.set() || r.point.set() || !r.sentence.named() && !r.asked {
			r.sentence = scope{}
		}
		r.inSent, r.asked = c.sentence, false
	}
	r.said = append(r.said, said{send: k, index: i, h: h})
	s := &r.said[len(r.said)-1]
	r.asked = r.asked || h.deeds[i].asks() || h.deeds[i].due != nil
	own, alone := r.own(k, h, c)
	if own.set() || own.out.who != noEntity {
		if p := r.alone; alone && p != nil && (p.scope.toHer() || own.toHer()) && p.h == h && p.index == i-1 && !c.head && p.clause().sentence == c.sentence {
			own = r.union(p.scope, own) // @林敏 @黄静 你们俩…
		}
		r.enter(own, c, alone)
		s.direct, s.alone = true, alone && own.set()
	}
	r.alone = nil
	if a, ok := h.lastNamed(i); ok && !s.direct && c.has(youWord) && (!r.now().named() || r.now().h != h) {
		r.sentence = r.join(scope{h: h}, a)
	}
	if f := r.now().foreign; !s.direct && f.who != noEntity && f.who != person && r.now().mine.who == noEntity && startsAny(strings.TrimLeft(h.body(i), " "), "你", "您") {
		for _, a := range h.addresses {
			if (a.who == myName || a.who == myNick) && a.place == called && h.sentenceAt(a.from) == c.sentence && a.to <= c.from {
				r.sentence = r.join(scope{h: h}, a) // 小林 这份要领导签，你帮递进去
			}
		}
	}
	s.scope = r.now()
	if own.out.who != noEntity {
		s.scope.out = own.out
	}
	if !s.scope.set() {
		r.pending = append(r.pending, s)
	}
	if s.alone && !c.head {
		r.alone = s
	}
	return s
}

// union is the scope of those of both, who are called one after the other.
func (r *hearer) union(a, b scope) scope {
	for _, o := range []address{b.mine, b.foreign} {
		if o.who != noEntity {
			a = r.join(a, o)
		}
	}
	a.h = b.h
	return a
}

// lastNamed is the person whom the clauses before clause i name last, where they name
// just one: 简报宇航文笔好 你写吧.
func (h *heard) lastNamed(i int) (who address, ok bool) {
	for _, a := range h.addresses {
		if a.to > h.clauses[i].from || a.at || a.who != person && a.who != myName && a.who != myNick || strings.HasPrefix(h.t.s[a.to:], "'s") {
			continue
		}
		if ok {
			return who, false
		}
		who, ok = a, a.place == aside || a.place == subject
	}
	who.place = subject
	return who, ok
}

// now is the scope that holds at this place.
func (r *hearer) now() scope {
	for _, s := range []scope{r.sentence, r.point, r.doc} {
		if s.set() || s.out.who != noEntity {
			return s
		}
	}
	return scope{}
}

// own is the scope that the clause itself sets, and whether it is nothing but an
// address.
func (r *hearer) own(k int, h *heard, c *clause) (scope, bool) {
	s := scope{h: h}
	covered := 0
	held := r.now()
	for _, a := range h.addresses {
		if a.from < c.from || a.to > c.to {
			continue
		}
		covered += a.to - a.from
		if a.place == excluded && a.mine() {
			s.out = a
			continue
		}
		if !a.spoken() {
			continue
		}
		if held.named() && !c.head && !a.you && !h.paired(held, a, c) && !h.owesEn(a, c) && !(c.opens && c.point > 0 && a.from == c.from && a.who == unit && a.place == subject) && !(held.about() && h.leads(a, c)) && !(!held.toHer() && a.foreign() && h.leads(a, c) && strings.HasPrefix(h.t.s[a.from:], "其")) && (a.all || held.mine.who != noEntity && a.foreign() && (a.place == subject && !a.told && (a.who != person || held.toHer()) || a.charged && !c.opens)) {
			continue // inside what is said to somebody by name, a class or another's name is its object
		}
		if held.calls() && held.h == h && !c.head && !a.you && !a.at && !a.all && a.mine() && a.who != everyone && !a.told && a.who != myName && a.who != myNick {
			continue // 邵斌，B区的方量…: so is her area in what is said to another
		}
		if held.calls() && held.h == h && !c.head && !a.told && a.place == subject && h.tellsOfHer(a, c) {
			continue // 老赵，小林那份你也打出来
		}
		if held.mine.at && held.mine.who != everyone && !c.head && a.mine() && !a.at && sureness(a) < sureness(held.mine) {
			continue // @李敏 三组那户…: her area is what it is about
		}
		if a.foreign() && a.place == subject && !a.told && h.deeds[c.index].question && !c.has(youWord) && !strings.Contains(h.t.s[a.from:a.to], "几") {
			continue // 各村到了多少人: asked about them, not asked of them
		}
		if a.who == classOut && a.told && held.mine.who != noEntity && held.h == h && passesOnTo(h.t.s[c.from:a.from]) {
			continue // 各位班主任，请提醒|家长…: she is to tell them
		}
		s = r.join(s, a)
	}
	return s, s.set() && (c.head || covered*10 >= len(strings.TrimSpace(h.t.s[c.from:c.to]))*7)
}

// paired reports whether a clause begins with another unit where the one before it told something of the user's unit, and asked nothing: 柳湾村按时办结，
// 青石村书面说明. What follows is of the other.
func (h *heard) paired(held scope, a address, c *clause) bool {
	m := held.mine
	if held.h != h || m.at || m.place != subject || m.told || m.you || m.all || m.who != myUnit && m.who != myArea || a.who != unit || a.from != c.from {
		return false
	}
	own := h.clauseAt(m.from)
	if own == nil || own.from != m.from || own.sentence != c.sentence || own.index >= c.index {
		return false
	}
	return !slices.ContainsFunc(h.deeds[own.index:c.index], func(d deed) bool { return d.asks() || d.due != nil })
}

// owesEn reports whether an English clause says of another what he still owes: Feld still owes me his.
func (h *heard) owesEn(a address, c *clause) bool {
	return a.who == person && a.from == c.from && letter(runeAt(h.t.s, a.from)) && startsAny(h.t.s[a.to:c.to], " still owes", " owes", " still hasn't", " hasn't", " has yet", " still needs to")
}

// join adds an address to a scope: of the user's addresses the surest counts.
func (r *hearer) join(s scope, a address) scope {
	switch {
	case a.mine():
		if s.mine.who == noEntity || sureness(a) > sureness(s.mine) {
			s.mine = a
		}
	case a.foreign():
		if s.foreign.who == noEntity {
			s.foreign = a
		}
	}
	return s
}

// sureness orders addresses by how surely they mean the user herself.
func sureness(a address) int {
	n := [...]int{myName: 7, myNick: 6, myTitle: 5, myUnit: 4, myRole: 4, classIn: 3, myArea: 2, everyone: 1, unit: 0}[a.who]
	if a.duty {
		n++ // 党建上管党员统计的同志: the duty says more than the unit
	}
	if a.standIn {
		return 5 // behind her own name, before all else
	}
	if a.at {
		n += 10
	}
	return n
}

// enter sets the scope at the level where the clause stands.
func (r *hearer) enter(own scope, c *clause, alone bool) {
	switch {
	case alone && c.point == 0:
		r.doc, r.sentence = own, scope{}
	case alone:
		r.point, r.sentence = own, scope{}
	default:
		r.sentence = own
	}
}

// adopt gives what was said to nobody before to a name that comes late, unless the
// name opens something new: it must stand at the end of what its speaker says.
func (r *hearer) adopt(own scope) {
	for _, p := range r.pending {
		if !p.scope.set() {
			p.scope = own
		}
	}
	r.pending = nil
}

// passesOnTo reports whether the words before an address have somebody tell it what follows: 请提醒|家长周四前完成.
func passesOnTo(before string) bool {
	return endsAny(strings.TrimRight(before, " "), "提醒", "提醒一下", "提醒下", "通知到", "督促", "督促一下", "要求", "叮嘱", "告知", "通知")
}
