package triage

import (
	"slices"
	"strings"
	"unicode/utf8"

	"shoudao/triage/when"
)

// points is how much a clause alone speaks for an ask.
func (v *vocabulary) points(s *said, in setting) int {
	v.marks(s, in)
	return s.points
}

// marks is the evidence in one clause, for and against.
func (v *vocabulary) marks(s *said, in setting) []mark {
	if !s.weighed {
		s.evidence, s.weighed = v.evidence(s, in), true
		for _, m := range s.evidence {
			s.points += weights[m.code]
		}
	}
	return s.evidence
}

// evidence finds them.
func (v *vocabulary) evidence(s *said, in setting) []mark {
	d, c := s.deed(), s.clause()
	if d.told && !s.scope.toHer() {
		told := *d
		told.request, told.question, told.chase, told.meeting, told.done = 0, false, false, false, true
		d = &told
	}
	ms := make([]mark, 0, 6)
	put := func(code Code, from, to int) { ms = append(ms, mark{code, s.h, from, to}) }
	addressed := v.addressMarks(s, in, func(code Code, h *heard, from, to int) {
		if h == nil {
			h, from, to = s.h, s.clause().from, s.clause().from
		}
		ms = append(ms, mark{code, h, from, to})
	})
	asked := s.wants(d, put)
	if v.forHerself(s) {
		asked = false
		put(ForOthers, c.from, c.to)
	}
	if addressed && asked {
		put(AskedOfYou, c.from, c.to)
	}
	if role := s.scope.mine.who; addressed && !asked && (d.due == nil || role == myRole || role == classIn || role == myUnit) && s.hints() {
		if d.due == nil && s.plain() {
			put(Implied, c.from, c.to)
			put(AskedOfYou, c.from, c.to)
		} else {
			put(SpokenTo, c.from, c.to)
		}
	}
	if d.question && d.request == 0 && d.due == nil && !d.chase && s.h.jokes(c) {
		put(Chatter, c.from, c.to)
	}
	if d.urgent {
		put(Urgent, c.from, c.to)
	}
	v.minus(s, put)
	return ms
}

// wants is the evidence in one clause that something is to be done, whoever is spoken to. It
// reports whether something is asked of them.
func (s *said) wants(d *deed, put func(Code, int, int)) (asked bool) {
	c := s.clause()
	ask := func(code Code, ok bool) {
		if ok {
			put(code, d.at.from, d.at.to)
			asked = true
		}
	}
	requested := d.request > 0 && !(d.self && !d.question)
	ask(Requested, requested && d.request > 1)
	ask(Implied, requested && d.request == 1)
	ask(Asked, d.question && (!d.open || s.scope.mine.duty || s.scope.toHer() && s.scope.h == s.h && s.scope.mine.place == called && s.h.sentenceAt(s.scope.mine.from) == c.sentence))
	ask(MeetingCalled, d.meeting && !d.done && (d.due != nil || s.timed))
	ask(OnRota, d.rota && d.due != nil)
	ask(ReceiptWanted, d.receipt)
	ask(Chased, d.chase)
	deadline := d.due != nil && d.due.Kind == when.Deadline && !d.busy
	if d.due != nil && !d.question && !(d.done && d.request == 0) && !d.busy {
		put(DueSaid, c.from, c.to)
		asked = asked || deadline || s.appoints()
	}
	return asked && !s.asksNobody(deadline)
}

// appoints reports whether the clause tells the user by name a time to come, and nothing that
// could make news or a wish of it: 秋萍明早八点半门口上车.
func (s *said) appoints() bool {
	d := s.deed()
	body := s.h.t.s[s.clause().from:s.clause().to]
	near := s.direct || s.plain() && s.scope.h == s.h && s.scope.mine.place == called && s.h.sentenceAt(s.scope.mine.from) == s.clause().sentence
	return s.scope.toHer() && near && !pastEn(body) && !d.past && !d.done && !d.self && !d.will && !d.told && !d.ifs && !d.thanks && !d.noNeed && !d.notice && !d.chatter && !d.policy && !tells(body)
}

// asksNobody reports whether the clause asks, and yet nothing of whom it is said to: it
// exhorts all, it is for whoever takes it, or it is a question about her and not to her.
func (s *said) asksNobody(deadline bool) bool {
	d, c, mine := s.deed(), s.clause(), s.scope.mine
	switch {
	case mine.who == everyone && d.request == 1 && !deadline && !d.meeting && !d.receipt && !s.looksOver() && !(s.timed && (c.has(attendWord) || bringsAlong(s.h.t.s[c.from:c.to]))) && !s.h.handles(c) && !s.h.handsInEn(s.h.t.s[c.from:c.to]):
		return true // 各位注意保暖
	case mine.who == everyone && !s.h.superior && !deadline && tidies(s.h.t.s[c.from:c.to]):
		return true // 大家把自己的碗洗干净: manners
	case mine.who == everyone && d.request == 0 && d.chase && !deadline && !d.receipt && !d.question:
		return true // 各位，还剩四天
	case c.point > 0 && !s.direct && !s.labelled() && d.request < 2 && !deadline && !d.meeting && !d.receipt && !d.chase && !d.question && (mine.all || mine.who == everyone || mine.who == myRole || mine.who == myUnit):
		return true // 宣传车本周进村: a point that tells all of a class something
	case mine.who == everyone && d.question && d.request == 0 && !c.query && !deadline && !d.meeting && !d.receipt && s.h.long():
		return true // 问到具体哪一块地: in the midst of a speech
	case d.open && (mine.who == everyone || mine.who == noEntity):
		return true // 谁去取一下
	}
	if endsAny(strings.TrimRight(s.h.t.s[c.from:c.to], " 啊呀了呢"), "什么情况", "啥情况", "怎么样", "咋样", "怎么说", "到哪") {
		return false
	}
	latin := letter(runeAt(s.h.t.s, c.from))
	return d.question && d.request == 0 && !deadline && !mine.duty && mine.place == subject && !c.query && s.direct && !latin && !c.has(youWord) // 小马咋没有
}

// labelled reports whether the clause's point is labelled with the user's unit: (一)党政办：做好会务.
func (s *said) labelled() bool {
	mine, c := s.scope.mine, s.clause()
	if mine.who != myUnit || mine.place != called || s.scope.h != s.h {
		return false
	}
	label := s.h.clauseAt(mine.from)
	return label != nil && label.head && label.point == c.point && mine.from == label.from
}

// forHerself reports whether what a class is told goes to the user: 各科室…发李敏.
// Then it is for her to receive, not to do.
func (v *vocabulary) forHerself(s *said) bool {
	mine := s.scope.mine
	if mine.who != everyone && mine.who != classIn && !mine.all {
		return false
	}
	c := s.clause()
	return slices.ContainsFunc(s.h.addresses, func(a address) bool {
		return a.from >= c.from && a.to <= c.to && (a.who == myName || a.who == myNick) && a.place == object
	})
}

// addressMarks is the evidence of to whom the clause is said; it reports whether
// that is the user.
func (v *vocabulary) addressMarks(s *said, in setting, put func(Code, *heard, int, int)) bool {
	sc := s.scope
	switch {
	case sc.out.who != noEntity:
		put(Excluded, sc.h, sc.out.from, sc.out.to)
		return false
	case in.outsider && sc.mine.reaches(in.lost):
		put(ToStrangers, sc.h, sc.mine.from, sc.mine.to)
		return false
	case sc.mine.who != noEntity:
		code := addressCode(sc.mine, in)
		put(code, sc.h, sc.mine.from, sc.mine.to)
		return true
	case sc.foreign.who != noEntity:
		put(ForOthers, sc.h, sc.foreign.from, sc.foreign.to)
		return false
	case in.toGroup && s.h.invitesOthers():
	case in.toGroup && s.deed().plainly(in.crowd) && (s.h.superior || s.timed || s.deed().due != nil || s.deed().receipt):
		put(ToGroup, s.h, s.clause().from, s.clause().from)
		return true
	case in.toGroup && s.deed().plainly(false), s.h.superior && s.underPicture():
		put(ToCrowd, s.h, s.clause().from, s.clause().from)
	default:
		if from, to, ok := s.h.spokenOf(s.clause()); ok {
			put(SpokenOf, s.h, from, to)
		}
	}
	return false
}

// invitesOthers reports whether the message names those who are to come, and not the user:
// 参加人：祁总、老成、阿哲; or calls others by @.
func (h *heard) invitesOthers() bool {
	if slices.ContainsFunc(h.addresses, func(a address) bool { return a.at && a.foreign() }) && !slices.ContainsFunc(h.addresses, address.mine) {
		return true // 再催一下：@老邓 @黄静 体检表
	}
	if h.through() {
		return true // 打叉的今天补考，小林已过
	}
	for i := range h.clauses {
		c := &h.clauses[i]
		if !c.head || !holdsAny(h.t.s[c.from:c.to], "参加人", "参会人", "参会", "与会", "出席", "列席") {
			continue
		}
		return !slices.ContainsFunc(h.addresses, address.mine)
	}
	return false
}

// spokenOf is where the sentence of a clause names the user, or something that is on her
// desk, though not as the one who is spoken to.
func (h *heard) spokenOf(c *clause) (from, to int, ok bool) {
	in := func(at int) bool {
		for i := range h.clauses {
			if o := &h.clauses[i]; o.sentence == c.sentence && at >= o.from && at < o.to {
				return true
			}
		}
		return false
	}
	for _, a := range h.addresses {
		if a.mine() && a.who != everyone && !a.all && (a.place == aside || a.place == owner || a.place == subject) && in(a.from) {
			return a.from, a.to, true
		}
	}
	for _, w := range h.hits {
		if w.entity == myDuty && in(w.from) {
			return w.from, w.to, true
		}
	}
	return 0, 0, false
}

// hints reports whether the clause, or the one after it, calls the user by name and
// says something that is neither thanks nor news of its speaker: 可欣 会议室的钟慢了.
// Whoever is called is meant to do something about it, though only those who know the
// matter can tell what.
func (s *said) hints() bool {
	d := s.deed()
	if s.h.speech != "" || d.asks() || d.thanks || d.ack || d.chatter || d.noNeed || d.notice || d.policy || d.self || d.will {
		return false
	}
	if slices.ContainsFunc(s.h.clauses, func(c clause) bool {
		o := &s.h.deeds[c.index]
		return c.sentence == s.clause().sentence && o.request == 0 && (o.noNeed || o.cancel)
	}) {
		return false // no need to send the list, Tom has it
	}
	a := s.scope.mine
	if (a.who == myRole || a.who == classIn || a.who == myUnit) && a.place == called && s.scope.h == s.h && s.timed && !s.alone && !s.deed().done {
		return d.due != nil // 书记们，明天考核组进村
	}
	byName := a.who == myName || a.who == myNick || a.at && a.who != everyone
	return byName && a.to > 0 && a.place == called && s.scope.h == s.h && len(s.h.clauses) > 1 && !s.alone
}

// plain reports whether nothing in the sentence of a clause tells news, a feeling or a fact,
// so that it can hardly be anything but an ask.
func (s *said) plain() bool {
	for i := range s.h.clauses {
		c, d := &s.h.clauses[i], &s.h.deeds[i]
		if c.sentence == s.clause().sentence && (tells(s.h.t.s[c.from:c.to]) || pastEn(s.h.t.s[c.from:c.to]) || d.done || d.self || d.chatter || d.thanks || d.told) {
			return false
		}
	}
	body := s.h.t.s[s.clause().from:s.clause().to]
	if startsAny(body, "听说", "据说", "好像", "估计", "怪不得", "难怪") {
		return false
	}
	if letter(runeAt(body, 0)) {
		return strings.Count(body, " ") >= 3 || s.scope.mine.to <= s.clause().from && s.scope.h == s.h
	}
	return utf8.RuneCountInString(body) >= 4
}
