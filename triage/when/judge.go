package when

// match is what e means, if it is a time at all, and what it is to its clause.
func (r *resolver) match(e *expr, h hints) (Match, bool) {
	e.a.clock.meet = e.a.clock.meet || h.meets
	if d := &e.a.day; d.form == ofWeek && d.week.by == unsaid && r.spokenWeek.by == shifted && (e.bind == loose || e.bind == about || r.weekHeads) {
		d.week = r.spokenWeek // 下周安排：周一…
	}
	r.unbound = e.bind == loose
	rd, ok := r.read(e, h)
	if !ok || !rd.plausible() {
		return Match{}, false
	}
	m := Match{
		At:          rd.till.in(r.Location),
		Grain:       rd.grain,
		Kind:        r.kind(e, h, rd),
		Role:        role(h),
		Every:       e.every,
		Inferred:    rd.inferred,
		Provisional: rd.provisional,
		Conflict:    rd.conflict,
	}
	if rd.begins {
		m.Start = rd.from.in(r.Location)
	}
	if e.a.day.form == theWeek && (h.header || h.replaced) {
		r.spokenWeek, r.weekHeads = e.a.day.week, h.header
	}
	r.remember(e, m.Kind, rd)
	return m, true
}

// plausible reports whether a reading lies in the years that are read as years and
// does not end before it begins.
func (rd reading) plausible() bool {
	lo, hi := dateOf(minYear, 1, 1), dateOf(maxYear+1, 1, 1)
	return !rd.till.before(rd.from) && lo <= rd.from.day && rd.till.day < hi
}

// role is the expression's place in a change of plans.
func role(h hints) Role {
	switch {
	case h.lead == leadNew || h.lead == leadExtends:
		return New
	case h.lead == leadOld || h.replaced:
		return Old
	}
	return Plain
}

// kind is how the words bind the time.
func (r *resolver) kind(e *expr, h hints, rd reading) Kind {
	over := rd.till.before(r.now)
	switch {
	case h.file || h.lead == leadTopic || e.occasion && h.lead == noLead || e.attribute && (e.bind == until || e.expires):
		return Subject
	case e.ago || over && e.a.day.past() && !e.ranged:
		return Past
	case e.length.unit != noLength:
		return lengthKind(e)
	case e.bind == since || e.bind == during || e.bind == after && e.a.clock.form == noClock && e.a.day.form != workdayOf:
		return Subject
	case e.bind == loose && r.aboutSpan(e, h):
		return Subject
	case over && (h.done || e.a.day.year.by == numbered && h.lead != leadExtends):
		return Past
	case h.lead == leadCutoff && rd.till.day <= r.now.day && e.a.clock.form == noClock:
		return Subject
	case r.due(e, h):
		return Deadline
	case (h.done || h.told) && rd.from.day <= r.now.day:
		return Past
	case over && e.every == Every{}:
		return Past
	case e.attribute && e.a.clock.form == noClock && h.lead == noLead && !h.replaced:
		return Subject
	case h.chat:
		return Subject
	case e.ranged || !rd.single || e.bind == until:
		return Period
	}
	return Point
}

// past reports whether the words themselves put the day into the past: 昨天, 上周五, 去年.
func (d day) past() bool {
	return d.form == fromToday && d.num < 0 ||
		d.week.by == shifted && d.week.n < 0 || d.month.by == shifted && d.month.n < 0 || d.year.by == shifted && d.year.n < 0
}

// lengthKind is the kind of a length that counts forwards.
func lengthKind(e *expr) Kind {
	switch {
	case e.attribute:
		return Subject // 3分钟以内的视频
	case e.bind == within:
		return Deadline
	}
	return Point
}

// due reports whether the words make the time a deadline.
func (r *resolver) due(e *expr, h hints) bool {
	switch e.bind {
	case before, within:
		return true
	case until:
		return !e.ranged && (!e.latin || h.lead == leadExtends)
	}
	return (h.lead == leadDue || h.lead == leadCutoff || h.lead == leadExtends) && !e.ranged
}

// aboutSpan reports whether a week, month, year or feast is what something is about,
// and not when something is done: 2月份台账, 春节值班表.
func (r *resolver) aboutSpan(e *expr, h hints) bool {
	if r.gone(e.a.day) {
		return true
	}
	if h.deed || e.a.clock.form != noClock || e.bind == about {
		return false
	}
	d := e.a.day
	if d.form.single() && (e.ranged && d.form != ofFeast || d.eve) {
		return false
	}
	return !d.form.single() && d.form != edgeOfBlock || d.form == ofFeast
}

// gone reports whether a bare month is one that has passed this year, and so is hardly that of the next: 别用二月, said in
// March. Said late in the year, the first months are the next ones.
func (r *resolver) gone(d day) bool {
	if d.form != theMonth || d.part != 0 || d.month.by != numbered || d.year.by != unsaid {
		return false
	}
	_, now, _ := r.now.day.civil()
	ahead := (d.month.n - int(now) + 12) % 12
	return ahead > 8 && d.month.n < int(now)
}

// remember keeps what later words may refer to.
func (r *resolver) remember(e *expr, k Kind, rd reading) {
	if rd.hasDay && (rd.single || e.ranged) && rd.day > r.now.day {
		r.lastNamed = rd.day
	}
	if k == Past || k == Subject && !e.attribute || !rd.hasDay || e.every.Rhythm == Daily || e.every.Rhythm == Workdaily {
		return
	}
	if e.every != (Every{}) {
		k = Deadline // it holds for its own sentence alone
	}
	if !rd.single && !e.ranged || rd.day < r.now.day {
		return
	}
	r.spoken, r.hasSpoken = rd.day, true
	if k != Deadline || !r.carries || r.carriedBy == Deadline {
		r.carried, r.carries, r.carriedBy = rd.day, true, k
	}
	if k != Deadline && rd.grain == Minute {
		r.meeting, r.hasMeet = rd.from, true
	}
}

// endSentence forgets the day of a deadline, because the next sentence asks for
// something else, and a week that was not the header of all that follows.
func (r *resolver) endSentence() {
	if !r.weekHeads {
		r.spokenWeek = ref{}
	}
	if r.carriedBy == Deadline {
		r.carries = false
	}
}
