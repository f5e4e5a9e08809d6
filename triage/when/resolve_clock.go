package when

// A reading is what an expression means: from one moment to another.
type reading struct {
	from, till  moment
	grain       Grain
	begins      bool // from is the beginning of a period or of a part, and not only the day's
	single      bool // it is one day, or a part of one
	day         date // the day that later hours may belong to
	hasDay      bool
	inferred    bool
	provisional bool
	conflict    bool
}

// The hours at which the parts of a day begin and end where the office does not
// tell. 一早 is taken to be over at nine.
const (
	dawnEnd      = 6 * 60
	earlyEnd     = 9 * 60
	middayStart  = 11*60 + 30
	duskStart    = 17 * 60
	duskEnd      = 19 * 60
	eveningStart = 18 * 60
)

// part is when a part of the day begins and ends.
func (r *resolver) partOfDay(p part) (from, till int, inferred bool) {
	open, close := int(r.Morning.Open), int(r.Afternoon.Close)
	switch p {
	case dawn:
		return 0, dawnEnd, false
	case early:
		return dawnEnd, earlyEnd, true
	case forenoon:
		return min(open, noon), noon, false
	case midday:
		return middayStart, noon, false
	case afternoon:
		return noon, max(close, noon), false
	case daytime:
		return min(open, close), close, false
	case dusk:
		return duskStart, duskEnd, true
	}
	return eveningStart, lastMinute, false
}

// minute is the hour and minute of a spoken clock on the clock of 24 hours. It may lie
// beyond midnight: 晚上12点 is the end of the day, 晚上1点 an hour after it. It is
// sure unless the words leave open which half of the day is meant.
func (c clock) count(todays bool) (minute int, sure bool) {
	h := c.hour
	switch c.part {
	case dawn, early, forenoon:
		if h == 12 && c.part == dawn {
			h = 0
		}
	case midday:
		if 1 <= h && h <= 3 {
			h += 12
		}
	case afternoon, dusk, daytime:
		if 1 <= h && h <= 11 && (c.part != daytime || h < 7) {
			h += 12
		}
	case evening, night:
		switch {
		case h == 12 || h == 0:
			h = 24
		case h <= 4 && (c.part == evening || todays):
			h += 24
		case 5 <= h && h <= 11 && (c.part == evening || h > 6):
			h += 12
		}
	default:
		if !c.firm && 1 <= h && h <= 6 {
			h += 12
		}
		return h*60 + c.minute, c.firm || h >= 12
	}
	return h*60 + c.minute, true
}

// onDay is the reading of an hour on a day that is known.
func (r *resolver) onDay(c clock, d date) reading {
	rd := reading{day: d, hasDay: true, single: true}
	switch c.form {
	case noClock:
		rd.from, rd.till, rd.grain = moment{d, 0}, moment{d, lastMinute}, Day
	case partOnly:
		from, till, inferred := r.partOfDay(c.part)
		rd.from, rd.till, rd.grain = moment{d, from}, moment{d, till}, Part
		rd.begins, rd.inferred = true, inferred
	case timed:
		minute, sure := c.count(d == r.now.day)
		at := moment{d, minute}
		if !sure && d == r.now.day && at.before(r.now) && !c.meet {
			if evening := at.add(12 * 60); !evening.before(r.now) {
				at, rd.inferred = evening, true
			}
		}
		rd.from, rd.till, rd.grain = at, at, Minute
	default:
		r.atOffice(&rd, c, d)
	}
	return rd
}

// atOffice fills in an hour that the office sets.
func (r *resolver) atOffice(rd *reading, c clock, d date) {
	rd.grain = Part
	minute := int(r.Afternoon.Close)
	switch {
	case c.form == opening && (c.part == afternoon || c.part == midday):
		minute = int(r.Afternoon.Open)
	case c.form == opening:
		minute = int(r.Morning.Open)
	case c.form == closing && (c.part == forenoon || c.part == midday || c.part == early):
		minute = int(r.Morning.Close)
	case c.form == ending && c.part == early:
		minute, rd.inferred = earlyEnd, true
	case c.form == ending && c.part != noPart:
		_, minute, _ = r.partOfDay(c.part)
		rd.inferred = true
	case c.form == ending:
		minute, rd.inferred, rd.grain = lastMinute, true, Day
	}
	rd.till = moment{d, minute}
	if c.form == closing && d == r.now.day && rd.till.before(r.now) {
		rd.till, rd.inferred = moment{d, lastMinute}, true // 今天下班前, said in the evening
	}
	rd.from = rd.till
}

// bare is the reading of an hour without a day: the next one in waking hours.
func (r *resolver) bare(c clock, t tense) reading {
	rd := r.onDay(c, r.now.day)
	if t == behind {
		if r.now.before(rd.till) {
			rd = r.onDay(c, r.now.day-1)
		}
		return rd
	}
	if !rd.till.before(r.now) && (c.form != closing || !rd.inferred) {
		return rd
	}
	switch c.form {
	case closing, opening:
		rd = r.onDay(c, r.Calendar.addWorkdays(r.now.day, 1))
		rd.provisional = !r.Calendar.knows(rd.day)
	case partOnly:
		if c.part <= forenoon && r.now.minute >= duskStart || c.part == early || c.part == dawn {
			return r.onDay(c, r.now.day+1)
		}
	case ending:
	default:
		if minute, sure := c.count(true); !sure || !c.firm && c.part == noPart && minute == noon {
			// Half past eight, said at ten, is tonight; twelve, said at three, is midnight.
			if tonight := (moment{r.now.day, minute + 12*60}); !c.meet && !tonight.before(r.now) {
				rd.from, rd.till, rd.inferred = tonight, tonight, true
				return rd
			}
		}
		return r.onDay(c, r.now.day+1)
	}
	return rd
}

// unit is the reading of a unit.
func (r *resolver) unit(u unit, t tense) (reading, bool) {
	if u.day.form == noDay {
		switch {
		case u.clock.form == atNow:
			return reading{from: r.now, till: r.now, grain: Minute, day: r.now.day, hasDay: true, single: true}, true
		case r.carries:
			return r.onCarried(u.clock, t), true
		}
		return r.bare(u.clock, t), true
	}
	sp, ok := r.span(u.day, t)
	if !ok {
		return reading{}, false
	}
	var rd reading
	if u.clock.form == noClock {
		rd = reading{from: moment{sp.first, 0}, till: moment{sp.last, lastMinute}, grain: Day, day: sp.first, hasDay: true}
		rd.single = sp.first == sp.last
		rd.begins = !rd.single
	} else {
		rd = r.onDay(u.clock, sp.last)
	}
	rd.inferred = rd.inferred || sp.inferred
	rd.provisional = rd.provisional || sp.provisional
	rd.conflict = r.contradicts(u.beside, sp.first)
	return rd, true
}

// onCarried is the reading of an hour on the day last spoken of.
func (r *resolver) onCarried(c clock, t tense) reading {
	if r.carried == r.now.day {
		if c.form == timed || t == behind {
			return r.bare(c, t)
		}
	}
	return r.onDay(c, r.carried)
}

// contradicts reports whether a second name for the day d names another one.
func (r *resolver) contradicts(beside day, d date) bool {
	switch beside.form {
	case noDay:
		return false
	case ofWeek:
		return beside.weekday != d.weekday()
	case ofMonth:
		_, month, num := d.civil()
		return beside.num != num || beside.month.by == numbered && beside.month.n != int(month)
	}
	sp, ok := r.span(beside, near)
	return ok && sp.first != d
}
