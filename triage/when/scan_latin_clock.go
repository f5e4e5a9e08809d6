package when

// latinClock reads an hour in the English way: 5pm, 5:30 p.m., 1700hrs, 9 o'clock.
func (s *scanner) latinClock(i int) (unit, int) {
	hour, count, to := s.digits(i)
	if to == 0 {
		return unit{}, 0
	}
	c := clock{form: timed, hour: hour, firm: true}
	if count == 4 && hour < 2400 && hour%100 < 60 {
		if _, end := hundredHours.at(s, s.spaces(to)); end != 0 {
			c.hour, c.minute = hour/100, hour%100
			return unit{latin: true, clock: c}, end
		}
	}
	if count > 2 || hour > 24 {
		return unit{}, 0
	}
	if sign := s.at(to); sign == ':' || sign == '.' {
		minute, digits, end := s.digits(to + 1)
		if digits == 2 && minute < 60 {
			c.minute, to = minute, end
		}
	}
	if half, end := s.meridiem(to); end != 0 && 1 <= hour && hour <= 12 {
		c.hour = hour%12 + 12*half
		return unit{latin: true, clock: c}, end
	}
	if end := s.dottedClock(i); end != 0 {
		c.firm = hour > 12 || hour >= 7
		return unit{latin: true, clock: c}, end
	}
	if _, end := oClock.at(s, s.spaces(to)); end != 0 && hour > 0 && c.minute == 0 {
		c.firm = hour > 12
		return unit{latin: true, clock: c}, end
	}
	if half, ok := s.sharedMeridiem(to); ok && 1 <= hour && hour <= 12 { // 9-11am
		c.hour = hour%12 + 12*half
		return unit{latin: true, clock: c}, to
	}
	return unit{}, 0
}

// dottedClock is the end of an hour with a full stop, as the British write it, that begins at
// i: tomorrow 9.30, by 7.30 tomorrow. Without a day or a word of time beside it such a number
// is a price or a date, and minutes that no five divides are no minutes.
func (s *scanner) dottedClock(i int) int {
	hour, count, to := s.digits(i)
	if s.han || to == 0 || count > 2 || hour > 23 || s.at(to) != '.' {
		return 0
	}
	minute, digits, end := s.digits(to + 1)
	if digits != 2 || minute > 55 || minute%5 != 0 || s.goesOn(end) {
		return 0
	}
	if _, from := clockLeads.before(s, s.backSpaces(i)); from >= 0 {
		return end
	}
	back := s.backSpaces(i)
	if s.at(back-1) == ',' {
		back = s.backSpaces(back - 1)
	}
	if _, from := latinDayEnds.before(s, back); from >= 0 {
		return end
	}
	if isLetter(s.at(back-1)) && isLetter(s.at(back-2)) && isDigit(s.at(back-3)) { // Monday 17th, 3.30
		return end
	}
	after := s.spaces(end)
	if _, next := latinDays.at(s, after); next != 0 {
		return end
	}
	if _, next := latinWeekdays.at(s, after); next != 0 {
		return end
	}
	if _, next := clockTails.at(s, after); next != 0 {
		return end
	}
	return 0
}

// clockTails: what stands behind an hour and behind no price.
var clockTails = newLexicon(row{0, "instead sharp same_day start kick-off kickoff"})

// clockLeads: what stands before an hour and before no date in dots.
var clockLeads = newEndings(row{0, "at from till until now @ make_it make_that making_it made_it say your my our their his her"})

// latinDayEnds: days, before a place.
var latinDayEnds = newEndings(row{0, `monday mon tuesday tues tue wednesday weds wed thursday thurs thur thu friday fri saturday sat sunday sun today tomorrow tmrw tonight morning afternoon evening`})

// meridiem reads am or pm. A single letter has to touch the figures, and so does am,
// which is a verb, unless the clause ends or goes on with a time.
func (s *scanner) meridiem(i int) (half, to int) {
	at := s.spaces(i)
	half, to = meridiems.at(s, at)
	if to == 0 || to-at == 1 && at != i {
		return 0, 0
	}
	if to-at == 1 && (isHan(s.at(to)) || s.at(to) == '.' && isAlnum(s.at(to+1))) {
		return 0, 0 // 4A级
	}
	if s.at(to) == '.' && s.at(to-1) == 'm' && s.at(at+1) == '.' {
		to++
	}
	return half, to
}

// sharedMeridiem reads the am or pm that a range has at its end alone: 9-11am.
func (s *scanner) sharedMeridiem(i int) (half int, ok bool) {
	at := s.spaces(i)
	switch {
	case s.at(at) == '-' || s.at(at) == '~':
		at = s.spaces(at + 1)
	case s.at(at) == 't' && s.at(at+1) == 'o' && s.at(at+2) == ' ':
		at = s.spaces(at + 2)
	default:
		return 0, false
	}
	second, count, to := s.digits(at)
	if to == 0 || count > 2 || second < 1 || second > 12 {
		return 0, false
	}
	if s.at(to) == ':' {
		if _, count, end := s.digits(to + 1); count == 2 {
			to = end
		}
	}
	half, end := s.meridiem(to)
	first, _, _ := s.digits(i - 1)
	if half == 1 && (second == 12 || first > second) {
		half = 0 // 11-1pm begins before noon
	}
	return half, end != 0
}

// hundredHours: what follows 1700.
var hundredHours = newLexicon(row{0, "hrs hours h hr"})

// oClock: what follows an hour that stands for itself.
var oClock = newLexicon(row{0, "o'clock oclock o_clock sharp on_the_dot"})

// latinNamedClock reads an hour that has a name: noon, EOD, half past five.
func (s *scanner) latinNamedClock(i int) (unit, int) {
	if n, to := latinClocks.at(s, i); to != 0 && s.at(to) != '\'' {
		if n < 0 {
			return unit{latin: true, clock: clock{form: clockForm(-n)}}, to
		}
		return unit{latin: true, clock: clock{form: timed, hour: n / 60, firm: true}}, to
	}
	if _, to := latinMeals.at(s, i); to != 0 && s.at(to) != '\'' {
		if _, from := mealLeads.before(s, s.backSpaces(i)); from >= 0 {
			return unit{latin: true, clock: clock{form: timed, hour: 12, firm: true}}, to
		}
	}
	if minute, to := pastHours.at(s, i); to != 0 {
		hour, end := s.smallNumber(s.spaces(to))
		if end == 0 || hour < 1 || hour > 12 || s.at(s.spaces(to)) == 'a' { // half an hour
			return unit{}, 0
		}
		if minute < 0 {
			hour, minute = hour-1, 60+minute
		}
		c := clock{form: timed, hour: hour, minute: minute}
		if half, to := s.meridiem(end); to != 0 {
			c.hour, c.firm, end = hour%12+12*half, true, to
		}
		return unit{latin: true, clock: c}, end
	}
	if n, to := latinNumbers.at(s, i); to != 0 && n <= 12 && s.at(i) != 'a' && s.at(i+1) != 'h' {
		if _, end := oClock.at(s, s.spaces(to)); end != 0 {
			return unit{latin: true, clock: clock{form: timed, hour: n}}, end
		}
		if half, end := s.meridiem(to); end != 0 {
			return unit{latin: true, clock: clock{form: timed, hour: n%12 + 12*half, firm: true}}, end
		}
		if s.spelledHour(i, to) {
			return unit{latin: true, clock: clock{form: timed, hour: n}}, to
		}
	}
	return unit{}, 0
}

// spelledHour reports whether the number in letters from i to to is an hour: a word of time stands before it, and a part of the day
// or the end of the sentence behind: at four this afternoon, by five.
func (s *scanner) spelledHour(i, to int) bool {
	if _, from := hourLeads.before(s, s.backSpaces(i)); from < 0 {
		return false
	}
	next := s.spaces(to)
	switch s.at(next) {
	case 0, ',', '!', '?', ';', '\n':
		return true
	case '.':
		return !isAlnum(s.at(next + 1))
	}
	if packed, end := latinDays.at(s, next); end != 0 {
		return packed >= dayPart(fromToday, 0, noPart)
	}
	_, end := afterSpelledHour.at(s, next)
	return end != 0
}

var (
	hourLeads        = newEndings(row{0, "at by before until till from"})
	afterSpelledHour = newLexicon(row{0, "sharp please pls today tomorrow tonight on in_the if_you latest"})
)

// latinMeals are an hour where something is to be done before them, and otherwise what people eat at.
var (
	latinMeals = newLexicon(row{0, "lunch"})
	mealLeads  = newEndings(row{0, "by before"})
)

// pastHours: minutes after the hour that follows, or before it.
var pastHours = newLexicon(
	row{30, "half_past half"},
	row{15, "quarter_past a_quarter_past"},
	row{-15, "quarter_to a_quarter_to quarter_of"},
	row{10, "ten_past"},
	row{20, "twenty_past"},
	row{-10, "ten_to"},
	row{-20, "twenty_to"},
)

// smallNumber reads a number in figures or in English words.
func (s *scanner) smallNumber(i int) (n, to int) {
	if n, _, to = s.digits(i); to != 0 {
		return n, to
	}
	return s.latinNumber(i)
}

// latinNumber reads a small number in English words.
func (s *scanner) latinNumber(i int) (n, to int) {
	if !isLetter(s.at(i)) {
		return 0, 0
	}
	return latinNumbers.at(s, i)
}

// hourPair reads the first of two bare hours after a day: tonight 6-9.
func (s *scanner) hourPair(i int) (unit, int) {
	first, count, to := s.digits(i)
	if to == 0 || count > 2 || first < 1 || first > 12 || s.at(to) != '-' {
		return unit{}, 0
	}
	if _, end := s.bareHour(to + 1); end == 0 {
		return unit{}, 0
	}
	return unit{latin: true, clock: clock{form: timed, hour: first}}, to
}

// bareHour reads an hour that nothing but the word before it shows to be one: by 5.
func (s *scanner) bareHour(i int) (unit, int) {
	hour, count, to := s.digits(i)
	if to == 0 || count > 2 || hour < 1 || hour > 12 {
		return unit{}, 0
	}
	next := s.spaces(to)
	switch r := s.at(next); {
	case isLetter(r):
		if _, end := afterBareHour.at(s, next); end == 0 {
			return unit{}, 0
		}
	case r == '-' || r == '/' || r == ':' || r == '%' || r == '#' || r == '$' || r == '+' || isDigit(r) || isHan(r):
		return unit{}, 0
	case r == '.' && isAlnum(s.at(next+1)):
		return unit{}, 0
	}
	return unit{latin: true, clock: clock{form: timed, hour: hour}}, to
}
