package when

// read is the reading of an expression.
func (r *resolver) read(e *expr, h hints) (reading, bool) {
	if e.length.unit != noLength {
		return r.readLength(e)
	}
	if e.event == scheduled {
		return r.readEvent(e.a.day.eve)
	}
	if e.every != (Every{}) {
		return r.readReturning(e)
	}
	t := r.tense(e, h)
	if e.ranged {
		return r.readRange(e, t)
	}
	rd, ok := r.unit(e.a, t)
	if !ok {
		return reading{}, false
	}
	switch {
	case e.bind == until && e.latin:
		rd.from, rd.begins = r.now, r.now.before(rd.till)
		if !rd.begins {
			rd.from = rd.till
		}
	case e.event == someday:
		rd.till = moment{max(rd.day-1, r.now.day), lastMinute}
		rd.from, rd.grain, rd.inferred, rd.begins = rd.till, Day, true, false
	case e.bind == before && e.a.day.form == ofFeast && e.a.clock.form == noClock:
		sp := r.beforeFeast(rd.day)
		rd.day = sp.last
		rd.from, rd.till = moment{sp.last, 0}, moment{sp.last, lastMinute}
		rd.provisional = rd.provisional || sp.provisional
	case e.early && rd.day > r.now.day && e.a.clock.form == noClock:
		rd.day--
		rd.from, rd.till, rd.begins = moment{rd.day, 0}, moment{rd.day, lastMinute}, false // before Monday is by Sunday
	case e.bind == before && e.a.day.form == theWeek && e.a.day.part == weekend && e.a.clock.form == noClock:
		rd.till = moment{rd.day - 1, lastMinute} // 周末前 is by Friday
		rd.from, rd.begins = moment{rd.day - 1, 0}, false
	}
	return rd, true
}

// tense is the side of now on which a date without a year is looked for.
func (r *resolver) tense(e *expr, h hints) tense {
	switch {
	case h.done || h.told && e.bind != before && e.bind != within:
		return behind
	case e.bind == since:
		return near
	case r.aboutSpan(e, h) && e.bind == loose:
		return near
	case e.a.day.form == ofMonth || e.a.day.form == nthOfMonth:
		return loosen
	}
	return ahead
}

// readRange is the reading from one unit to another. What the second leaves unsaid it
// takes from the first.
func (r *resolver) readRange(e *expr, t tense) (reading, bool) {
	tenses := []tense{t}
	if t == ahead || t == loosen {
		tenses = []tense{behind, ahead} // 3月1日至5日 may have begun
	}
	var rd reading
	ok := false
	for _, t := range tenses {
		rd, ok = r.rangeFrom(e, t)
		grace := date(0)
		if e.a.day.form == ofMonth && e.a.day.month.by != unsaid {
			grace = recently
		}
		if ok && (!rd.till.before(r.now) || 0 < grace && r.now.day-rd.till.day <= grace) {
			break
		}
	}
	return rd, ok
}

func (r *resolver) rangeFrom(e *expr, t tense) (reading, bool) {
	a := e.a
	a.clock.meet = true // 9-11点 is not tonight
	if a.day.form == noDay && (e.b.day.form == noDay || e.b.day.form == fromSpoken) && a.clock.form != atNow && !r.carries {
		a.day = day{form: fromToday} // the hours of today, unless they are over
		if t == ahead {
			if rd, ok := r.rangeFrom(&expr{a: a, b: e.b}, behind); ok && !rd.till.before(r.now) {
				return rd, true
			}
			a.day.num = 1
		} else if t != behind {
			return reading{}, false
		}
	}
	from, ok := r.unit(a, t)
	if !ok {
		return reading{}, false
	}
	b := e.b
	if b.day.form == noDay {
		return r.hoursUntil(from, a.clock, b.clock), true
	}
	later := *r
	later.now = moment{from.day, 0}
	if b.day.form == fromToday || b.day.week.by == shifted || b.day.month.by == shifted {
		later.now.day = r.now.day
	}
	later.spoken, later.hasSpoken = from.day, true
	if a.clock.firm && a.clock.hour > 12 && b.clock.part == noPart {
		b.clock.firm = true // 22:00至6:00 is on the clock of 24 hours
	}
	till, ok := later.unit(b, ahead)
	if !ok || till.till.before(from.from) {
		return reading{}, false
	}
	return r.join(from, till), true
}

// hoursUntil is the reading of a range of hours of one day: 下午3点-5点, 9:00—11:30.
func (r *resolver) hoursUntil(from reading, a, b clock) reading {
	d := from.from.day
	if b.part == noPart && !b.firm && a.part != noPart {
		shared := b
		shared.part = a.part
		if rd := r.onDay(shared, d); from.from.before(rd.till) {
			return r.join(from, rd)
		}
	}
	b.firm = b.firm || a.firm && a.hour > 12 && b.part == noPart
	minute, _ := b.count(false)
	till := reading{till: moment{d, minute}, grain: Minute, day: d, hasDay: true}
	if b.form != timed {
		till = r.onDay(b, d)
	}
	if !from.from.before(till.till) {
		if noon := till.till.add(12 * 60); !b.firm && from.from.before(noon) {
			till.till = noon
		} else {
			till.till = till.till.add(midnight)
		}
	}
	return r.join(from, till)
}

// join is the reading from the beginning of one to the end of the other.
func (r *resolver) join(from, till reading) reading {
	till.from, till.begins, till.single = from.from, true, false
	till.day, till.hasDay = from.day, from.hasDay
	till.inferred = till.inferred || from.inferred
	till.provisional = till.provisional || from.provisional
	till.conflict = till.conflict || from.conflict
	return till
}

// readLength is the reading of a length that is counted from now. A length in hours
// ends at a minute, one in days at the end of its last day, the day of now not
// counted: 民法典 art. 201, 202 and 1259.
func (r *resolver) readLength(e *expr) (reading, bool) {
	l := e.length
	rd := reading{grain: Day, single: true, hasDay: true}
	switch {
	case e.ago:
		return r.readAgo(l), true
	case l.unit == seconds || l.unit == minutes || l.unit == hours:
		rd.till, rd.grain = r.now.add(l.minutes()), Minute
	case l.unit == halfDays:
		rd.till, rd.grain, rd.inferred = r.now.add(4*60), Part, true
	case l.unit == workdays:
		day := r.Calendar.addWorkdays(r.now.day, l.n)
		rd.till = moment{day, lastMinute}
		rd.provisional = !r.Calendar.knows(day)
	default:
		rd.till = moment{l.after(r.now.day), lastMinute}
	}
	if e.a.day.form == ofWeek {
		rd.till.day = rd.till.day.monday() + date((e.a.day.weekday+6)%7)
	}
	switch {
	case e.a.day.form == ofMonth:
		return r.unit(e.a, ahead)
	case e.a.clock.form != noClock:
		return r.onDay(e.a.clock, rd.till.day), true
	}
	rd.from, rd.day = rd.till, rd.till.day
	return rd, true
}

// readAgo is the reading of a length that is counted back from now.
func (r *resolver) readAgo(l length) reading {
	rd := reading{grain: Day, single: true}
	switch l.unit {
	case seconds, minutes, hours:
		rd.till, rd.grain = r.now.add(-l.minutes()), Minute
	case workdays:
		rd.till = moment{r.Calendar.addWorkdays(r.now.day, -l.n), lastMinute}
	case halfDays:
		rd.till, rd.grain = r.now.add(-4*60), Part
	default:
		l.n = -l.n
		rd.till = moment{l.after(r.now.day), lastMinute}
	}
	rd.from, rd.day = rd.till, rd.till.day
	return rd
}

// readEvent is the reading of an event whose hour the text has told: the meeting last
// spoken of. An event known only by its day has to be prepared the day before, and so has
// one of which that is said.
func (r *resolver) readEvent(eve bool) (reading, bool) {
	switch {
	case r.hasMeet && eve:
		till := moment{r.meeting.day - 1, lastMinute}
		return reading{from: till, till: till, grain: Day, day: till.day, hasDay: true, single: true}, true
	case r.hasMeet:
		return reading{from: r.meeting, till: r.meeting, grain: Minute, day: r.meeting.day, hasDay: true, single: true}, true
	case r.hasSpoken && r.spoken > r.now.day:
		till := moment{r.spoken - 1, lastMinute}
		return reading{from: till, till: till, grain: Day, single: true, inferred: true}, true
	}
	return reading{}, false
}

// readReturning is the reading of a duty that returns: its next occurrence that is
// still ahead.
func (r *resolver) readReturning(e *expr) (reading, bool) {
	d := e.a.day
	e.a.clock.meet = true // at nine each day is not at nine tonight
	for days := date(0); days <= 62; days++ {
		at := r.now.day + days
		switch {
		case e.every.Rhythm == Workdaily && !r.Calendar.workday(at),
			e.every.Rhythm == Weekly && at.weekday() != d.weekday,
			e.every.Rhythm == Monthly && !r.fallsOn(e.every.Day, d.part, at):
			continue
		}
		rd := r.onDay(e.a.clock, at)
		if e.ranged && e.b.day.form == noDay {
			rd = r.hoursUntil(rd, e.a.clock, e.b.clock)
		}
		if !rd.till.before(r.now) {
			return rd, true
		}
	}
	return reading{}, false
}

// fallsOn reports whether a monthly duty is due on d. In a month without that day it
// is due on its last.
func (r *resolver) fallsOn(day int, part segment, d date) bool {
	_, _, num := d.civil()
	last := d.daysInMonth()
	switch part {
	case head:
		return num == 5
	case first10:
		return num == 10
	case second10:
		return num == 20
	}
	return num == day || num == last && (day < 0 || day > last || part == last10)
}
