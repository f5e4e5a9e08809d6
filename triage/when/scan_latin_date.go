package when

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
	if _, end := theWord.at(s, at); end != 0 {
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
	month, to := latinMonths.at(s, i)
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
	_, from := monthLeads.before(s, s.backSpaces(i))
	return from >= 0 && (to-i > 3 || s.at(i) != 'm' || s.capital(i)) && s.endsWord(s.spaces(to))
}

// monthLeads: words before the name of a month.
var monthLeads = newEndings(row{0, "in by before until till during since this next last late"})

// dayOfLatinMonth reads the number of a day beside the name of a month: 12, 12th.
func (s *scanner) dayOfLatinMonth(i int) (num, to int) {
	num, count, to := s.digits(i)
	if to == 0 || count > 2 || num < 1 || num > 31 {
		return 0, 0
	}
	if _, end := ordinalEnds.at(s, to); end != 0 {
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
	_, end := ordinalEnds.at(s, to)
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
	if _, from := latinWeekdayEnds.before(s, at); from >= 0 {
		return true
	}
	if _, from := ordinalLeads.before(s, at); from < 0 {
		return false
	}
	next := s.spaces(to)
	if !isLetter(s.at(next)) {
		return true
	}
	_, end := afterBareHour.at(s, next)
	return end != 0
}

// ordinalLeads: words before a day that is said as an ordinal alone.
var ordinalLeads = newEndings(row{0, "by on before until till due by_the on_the before_the until_the from_the to_the and_the the of_the"})

// weekCommencing reads a week by its first day: w/c 11 March.
func (s *scanner) weekCommencing(i int) (unit, int) {
	_, to := commencing.at(s, i)
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
