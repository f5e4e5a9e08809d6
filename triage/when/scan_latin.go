package when

import "time"

// latinReaders are the readers of what begins with a letter.
var latinReaders = []reader{
	(*scanner).latinSpan,
	(*scanner).latinDay,
	(*scanner).latinFeast,
	(*scanner).latinWeekday,
	(*scanner).latinNamedClock,
	(*scanner).latinMonthDate,
	(*scanner).latinPart,
}

// latinDay reads a day counted from today, with its part if one is in the word.
func (s *scanner) latinDay(i int) (unit, int) {
	packed, to := latinDays.at(s, i)
	if to == 0 || s.owns(to) {
		return unit{}, 0
	}
	u := unit{latin: true, day: day{form: dayForm(packed >> 4 & 0xf), num: packed>>8 - 8}}
	if u.day.form == fromSpoken && u.day.num < 0 && isLetter(s.at(s.spaces(to))) {
		return unit{}, 0 // the day before the meeting
	}
	if p := part(packed & 0xf); p != noPart {
		u.clock = clock{form: partOnly, part: p}
	}
	return u, to
}

// owns reports whether a day that ends at i has something of its own, Friday's meeting, and is not said to do: Friday's fine.
func (s *scanner) owns(i int) bool {
	if s.at(i) != '\'' {
		return false
	}
	_, to := suitWords.at(s, s.spaces(i+2))
	if s.at(i+1) != 's' || s.at(i+2) != ' ' || to == 0 {
		return true
	}
	if next := s.spaces(to); s.at(next) != 0 && !endsClause(s.at(next)) { // Friday's best photos
		_, goesOn := afterSuiting.at(s, next)
		return goesOn == 0
	}
	return false
}

// suitWords: what is said of a day that will do.
var suitWords = newLexicon(row{0, "fine ok okay good great better best easier perfect grand not_good no_good out enough soon_enough"})

// afterSuiting: what may follow that without being what the day has.
var afterSuiting = newLexicon(row{0, "for too by then if with thanks but and as so to now from"})

// latinWeekday reads a weekday: Friday, next Tue, this coming Thursday.
func (s *scanner) latinWeekday(i int) (unit, int) {
	var week ref
	at := i
	if shift, to := latinShifts.at(s, i); to != 0 && s.at(to) == ' ' {
		at = s.spaces(to)
		if s.at(i) != 't' || s.at(i+1) == 'h' && s.at(i+2) == 'i' {
			week = ref{shifted, shift}
		}
	}
	weekday, to := latinWeekdays.at(s, at)
	if to == 0 || s.owns(to) || !s.meansWeekday(at, to, week) {
		return unit{}, 0
	}
	if s.at(to) == '.' && to-at <= 4 { // Fri.
		if next := s.spaces(to + 1); isAlnum(s.at(next)) {
			to++
		}
	}
	d := day{form: ofWeek, week: week, weekday: time.Weekday(weekday)}
	if week.by == shifted && week.n == 0 {
		d.week = ref{} // this Friday is the coming one
	}
	if s.at(to) == ' ' && s.at(to+1) == 'w' && s.at(to+2) == 'e' && s.at(to+3) == 'e' && s.at(to+4) == 'k' && s.endsWord(to+5) {
		return unit{latin: true, day: day{form: ofWeek, week: ref{shifted, 1}, weekday: d.weekday, num: 1}}, to + 5
	}
	return unit{latin: true, day: d}, to
}

// meansWeekday reports whether the word from i to to is a weekday: sat and sun are
// words of their own as well.
func (s *scanner) meansWeekday(i, to int, week ref) bool {
	if to-i != 3 || s.at(i) != 's' || week.by == shifted {
		return true
	}
	if s.capital(i) && !s.opensClause(i) {
		return true
	}
	if _, from := latinTimeEnds.before(s, s.backSpaces(i)); from >= 0 || isDigit(s.at(s.backSpaces(i)-1)) {
		return true
	}
	next := s.spaces(to)
	if _, end := latinParts.at(s, next); end != 0 {
		return true
	}
	return isDigit(s.at(next)) || s.capital(i) && s.endsWord(next)
}

// latinTimeEnds: words that stand before a weekday.
var latinTimeEnds = newEndings(row{0, "by on before until till til this next last every each noon cob eod am pm thing due for from to midnight day and or"})

// latinSpan reads a week, month, quarter or year, or its end: next week, end of Q1, EOM.
func (s *scanner) latinSpan(i int) (unit, int) {
	if packed, to := latinSpanEnds.at(s, i); to != 0 {
		return unit{latin: true, day: day{form: dayForm(packed >> 4), part: segment(packed & 0xf)}}, to
	}
	at, ended := i, false
	if _, to := latinEnds.at(s, i); to != 0 && s.at(to) == ' ' {
		at, ended = s.spaces(to), true
		if u, end := s.latinMonth(at); end != 0 {
			u.day.part = tail
			return u, end
		}
	}
	if u, to := s.quarterLetter(at); to != 0 {
		u.day.part = tail
		return u, to
	}
	shift, to := latinShifts.at(s, at)
	if to != 0 && s.at(to) == ' ' {
		at = s.spaces(to)
	} else if !ended {
		return unit{}, 0
	}
	form, end := latinSpans.at(s, at)
	if end == 0 || s.at(end) == '\'' || !ended && shift == 0 && s.at(i) == 't' && s.at(i+1) == 'h' && s.at(i+2) == 'e' {
		return unit{}, 0
	}
	d := day{form: dayForm(form)}
	switch d.form {
	case theWeek, theQuarter:
		d.week = ref{shifted, shift}
	case theMonth:
		d.month = ref{shifted, shift}
	case theYear:
		d.year = ref{shifted, shift}
	}
	if ended && d.form != theWeek {
		d.part = tail
	}
	return unit{latin: true, day: d}, end
}

// quarterLetter reads Q1 to Q4.
func (s *scanner) quarterLetter(i int) (unit, int) {
	if s.at(i) != 'q' || s.at(i+1) < '1' || s.at(i+1) > '4' || isAlnum(s.at(i+2)) || !s.word(i) {
		return unit{}, 0
	}
	return unit{latin: true, day: day{form: theQuarter, num: int(s.at(i+1) - '0')}}, i + 2
}

// latinFeast reads the days off around a feast: Thanksgiving break.
func (s *scanner) latinFeast(i int) (unit, int) {
	if _, to := bankHoliday.at(s, i); to != 0 {
		return unit{latin: true, day: day{form: edgeOfBlock, num: 1}}, to
	}
	u, to := s.feast(i)
	if to == 0 || s.at(to) == '\'' {
		return unit{}, 0
	}
	u.latin = true
	if _, end := latinHolidays.at(s, s.spaces(to)); end != 0 {
		to = end
	}
	return u, to
}

// bankHoliday: the next days off.
var bankHoliday = newLexicon(row{0, "the_bank_holiday bank_holiday the_long_weekend the_bank_holiday_weekend the_holiday the_holidays the_public_holiday"})

// latinPart reads a part of the day: morning, pm, first thing.
func (s *scanner) latinPart(i int) (unit, int) {
	p, to := latinParts.at(s, i)
	if to == 0 || s.at(to) == '\'' {
		return unit{}, 0
	}
	switch part(p) {
	case early:
	default: // good morning, I am, the morning after
		_, from := partLeads.before(s, s.backSpaces(i))
		if from < 0 {
			return unit{}, 0
		}
	}
	at := s.spaces(to)
	if s.at(i+1) == 'm' && isDigit(s.at(at)) { // pm 2:30
		if c, end := s.hour(at, part(p)); end != 0 {
			c.part = part(p)
			return unit{latin: true, clock: c}, end
		}
	}
	return unit{latin: true, clock: clock{form: partOnly, part: part(p)}}, to
}

// partLeads: words before a part of the day that belongs to a day.
var partLeads = newEndings(row{0, `monday mon tuesday tues tue wednesday weds wed thursday thurs thur thu friday fri saturday sat sunday sun
	today tomorrow tmrw tmr yesterday st nd rd th 0 1 2 3 4 5 6 7 8 9 january february march april may june july august september october november december
	by this)`})

// capital reports whether the letter at i is a capital in the raw text.
func (s *scanner) capital(i int) bool {
	if i < 0 || i >= len(s.runes) {
		return false
	}
	c := s.text[s.bytes[i]]
	return 'A' <= c && c <= 'Z'
}

// backSpaces is the place after the last rune before i that is not a space.
func (s *scanner) backSpaces(i int) int {
	for range 2 {
		if s.at(i-1) != ' ' {
			break
		}
		i--
	}
	return i
}

// opensClause reports whether a clause begins at i.
func (s *scanner) opensClause(i int) bool {
	i = s.backSpaces(i)
	return i == 0 || endsClause(s.at(i-1)) || s.at(i-1) == ':' || s.at(i-1) == '、' || s.at(i-1) == ')' || s.at(i-1) == '】'
}
