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
	packed, to := latinDays.at(&s.view, i)
	if to == 0 || s.at(to) == '\'' {
		return unit{}, 0
	}
	u := unit{latin: true, day: day{form: dayForm(packed >> 4 & 0xf), num: packed>>8 - 8}}
	if p := part(packed & 0xf); p != noPart {
		u.clock = clock{form: partOnly, part: p}
	}
	return u, to
}

// latinWeekday reads a weekday: Friday, next Tue, this coming Thursday.
func (s *scanner) latinWeekday(i int) (unit, int) {
	var week ref
	at := i
	if shift, to := latinShifts.at(&s.view, i); to != 0 && s.at(to) == ' ' {
		at = s.spaces(to)
		if s.at(i) != 't' || s.at(i+1) == 'h' && s.at(i+2) == 'i' {
			week = ref{shifted, shift}
		}
	}
	weekday, to := latinWeekdays.at(&s.view, at)
	if to == 0 || s.at(to) == '\'' || !s.meansWeekday(at, to, week) {
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
	if _, from := latinTimeEnds.before(&s.view, s.backSpaces(i)); from >= 0 || isDigit(s.at(s.backSpaces(i)-1)) {
		return true
	}
	next := s.spaces(to)
	if _, end := latinParts.at(&s.view, next); end != 0 {
		return true
	}
	return isDigit(s.at(next)) || s.capital(i) && s.endsWord(next)
}

// latinTimeEnds: words that stand before a weekday.
var latinTimeEnds = newEndings(row{0, "by on before until till til this next last every each noon cob eod am pm thing due for from to midnight day and or"})

// latinSpan reads a week, month, quarter or year, or its end: next week, end of Q1, EOM.
func (s *scanner) latinSpan(i int) (unit, int) {
	if packed, to := latinSpanEnds.at(&s.view, i); to != 0 {
		return unit{latin: true, day: day{form: dayForm(packed >> 4), part: segment(packed & 0xf)}}, to
	}
	at, ended := i, false
	if _, to := latinEnds.at(&s.view, i); to != 0 && s.at(to) == ' ' {
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
	shift, to := latinShifts.at(&s.view, at)
	if to != 0 && s.at(to) == ' ' {
		at = s.spaces(to)
	} else if !ended {
		return unit{}, 0
	}
	form, end := latinSpans.at(&s.view, at)
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

// latinMonthDate reads a date that begins with its month: March 12, Nov 24, 2025.
func (s *scanner) latinMonthDate(i int) (unit, int) {
	u, to := s.latinMonth(i)
	if to == 0 {
		return unit{}, 0
	}
	if u.day.year.by == numbered {
		return u, to // March 2024
	}
	at := s.spaces(to)
	if s.at(at) == '.' {
		at = s.spaces(at + 1)
	}
	if _, end := theWord.at(&s.view, at); end != 0 {
		at = s.spaces(end)
	}
	num, end := s.dayOfLatinMonth(at)
	switch {
	case end != 0 && at > to || end != 0 && s.at(to) == '.':
		u.day.form, u.day.num = ofMonth, num
	case s.monthAlone(i, to):
		return u, to
	default:
		return unit{}, 0
	}
	if !validDay(0, u.day.month.n, num) {
		return unit{}, 0
	}
	u.day.year, end = s.latinYear(end)
	return u, end
}

// theWord: the article.
var theWord = newLexicon(row{0, "the"})

// latinMonth reads the name of a month, and a year right after it.
func (s *scanner) latinMonth(i int) (unit, int) {
	month, to := latinMonths.at(&s.view, i)
	if to == 0 || s.at(to) == '\'' || s.at(to) == '-' && isLetter(s.at(to+1)) || !s.word(i) {
		return unit{}, 0
	}
	u := unit{latin: true, day: day{form: theMonth, month: ref{numbered, month}}}
	if n, count, end := s.digits(s.spaces(to)); count == 4 && minYear <= n && n <= maxYear && s.at(end) != ':' {
		u.day.year = ref{numbered, n}
		return u, end
	}
	return u, to
}

// monthAlone reports whether the name of a month from i to to is a month and nothing
// else: may and march are verbs as well.
func (s *scanner) monthAlone(i, to int) bool {
	_, from := monthLeads.before(&s.view, s.backSpaces(i))
	return from >= 0 && (to-i > 3 || s.at(i) != 'm' || s.capital(i)) && s.endsWord(s.spaces(to))
}

// monthLeads: words before the name of a month.
var monthLeads = newEndings(row{0, "in by before until till of during since this next last early late mid mid-"})

// dayOfLatinMonth reads the number of a day beside the name of a month: 12, 12th.
func (s *scanner) dayOfLatinMonth(i int) (num, to int) {
	num, count, to := s.digits(i)
	if to == 0 || count > 2 || num < 1 || num > 31 {
		return 0, 0
	}
	if _, end := ordinalEnds.at(&s.view, to); end != 0 {
		return num, end
	}
	if s.at(to) == ':' || s.at(to) == '%' || s.at(to) == '/' || s.at(to) == '.' && isDigit(s.at(to+1)) || isAlnum(s.at(to)) {
		return 0, 0
	}
	return num, to
}

// ordinalEnds: what follows an ordinal number in figures.
var ordinalEnds = newLexicon(row{0, "st nd rd th"})

// latinYear reads a year after a date: 12 March 2024, Nov 24, 2025.
func (s *scanner) latinYear(i int) (ref, int) {
	at := s.spaces(s.past(i, ','))
	if n, count, to := s.digits(at); count == 4 && minYear <= n && n <= maxYear && at > i && s.at(to) != ':' {
		return ref{numbered, n}, to
	}
	return ref{}, i
}

// latinNumberDate reads a date that begins with its day: 12 March, 1st of May, 15th.
func (s *scanner) latinNumberDate(i int) (unit, int) {
	num, count, to := s.digits(i)
	if to == 0 || count > 2 || num < 1 || num > 31 {
		return unit{}, 0
	}
	_, end := ordinalEnds.at(&s.view, to)
	ordinal := end != 0
	if ordinal {
		to = end
	}
	at := s.spaces(to)
	if s.at(at) == 'o' && s.at(at+1) == 'f' && s.at(at+2) == ' ' {
		at = s.spaces(at + 2)
	}
	if s.at(at) == '-' {
		at++
	}
	if u, end := s.latinMonth(at); end != 0 && validDay(0, u.day.month.n, num) {
		u.day.form, u.day.num = ofMonth, num
		if u.day.year.by == unsaid {
			u.day.year, end = s.latinYear(end)
		}
		return u, end
	}
	if !ordinal || !s.dayByOrdinal(i, to) {
		return unit{}, 0
	}
	return unit{latin: true, day: day{form: ofMonth, num: num}}, to
}

// dayByOrdinal reports whether an ordinal alone is a day: by the 15th, but not the
// 3rd floor.
func (s *scanner) dayByOrdinal(i, to int) bool {
	at := s.backSpaces(i)
	if _, from := latinWeekdayEnds.before(&s.view, at); from >= 0 {
		return true
	}
	if _, from := ordinalLeads.before(&s.view, at); from < 0 {
		return false
	}
	next := s.spaces(to)
	if !isLetter(s.at(next)) {
		return true
	}
	_, end := afterBareHour.at(&s.view, next)
	return end != 0
}

// ordinalLeads: words before a day that is said as an ordinal alone.
var ordinalLeads = newEndings(row{0, "by on before until till due by_the on_the before_the until_the from_the to_the and_the the of_the"})

// weekCommencing reads a week by its first day: w/c 11 March.
func (s *scanner) weekCommencing(i int) (unit, int) {
	_, to := commencing.at(&s.view, i)
	if to == 0 {
		return unit{}, 0
	}
	u, end := s.element(s.spaces(s.past(to, ':')))
	if end == 0 || !u.day.form.single() || u.clock.form != noClock {
		return unit{}, 0
	}
	u.day.part = workweek
	return u, end
}

// commencing: a week that begins on the day that follows.
var commencing = newLexicon(row{0, "w/c wc week_commencing week_of the_week_of week_beginning w/b the_week_commencing"})

// latinFeast reads the days off around a feast: Thanksgiving break.
func (s *scanner) latinFeast(i int) (unit, int) {
	if _, to := bankHoliday.at(&s.view, i); to != 0 {
		return unit{latin: true, day: day{form: edgeOfBlock, num: 1}}, to
	}
	u, to := s.feast(i)
	if to == 0 || s.at(to) == '\'' {
		return unit{}, 0
	}
	u.latin = true
	if _, end := latinHolidays.at(&s.view, s.spaces(to)); end != 0 {
		to = end
	}
	return u, to
}

// bankHoliday: the next days off.
var bankHoliday = newLexicon(row{0, "the_bank_holiday bank_holiday the_long_weekend the_bank_holiday_weekend the_holiday the_holidays the_public_holiday"})

// latinPart reads a part of the day: morning, pm, first thing.
func (s *scanner) latinPart(i int) (unit, int) {
	p, to := latinParts.at(&s.view, i)
	if to == 0 || s.at(to) == '\'' {
		return unit{}, 0
	}
	switch part(p) {
	case early:
	default: // good morning, I am, the morning after
		_, from := partLeads.before(&s.view, s.backSpaces(i))
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
