package when

// latinExpr reads a time with the word before it that binds it: by Friday, no later
// than March 12, on the 15th, at 5.
func (s *scanner) latinExpr(i int, e *expr) bool {
	if !isLetter(s.at(i)) && s.at(i) != '@' || !s.word(i) {
		return false
	}
	if u, to := s.weekCommencing(i); to != 0 {
		e.a, e.to = u, to
		s.bound(e)
		return true
	}
	bind, to := latinPrefixes.at(s, i)
	if to == 0 {
		return false
	}
	at := s.spaces(s.past(to, ':'))
	u, end := s.afterPrefix(at)
	if end == 0 || binding(bind) == within && u.day.form == noDay {
		return false // in 5 is a length that lacks its unit
	}
	e.a, e.to, e.bind, e.latin = u, end, binding(bind), true
	switch e.bind {
	case about, between:
		e.from = at
	case within:
		e.from, e.bind = at, loose // in March
	case since:
		if _, from := moves.before(s, s.backSpaces(i)); from >= 0 {
			e.bind, e.bindTo, e.moved = loose, end, true // moved from Thursday to Friday
			return true
		}
	}
	e.early = e.bind == before && s.at(i) == 'b' && s.at(i+1) == 'e' && u.clock.form == noClock && (u.day.form == ofWeek || u.day.form == ofMonth || u.day.form == nthOfMonth)
	s.bound(e)
	return true
}

// afterPrefix reads the unit behind a word that binds it, an article between them
// passed over: until the 15th.
func (s *scanner) afterPrefix(i int) (unit, int) {
	if u, to := s.weekCommencing(i); to != 0 {
		return u, to
	}
	if u, to := s.unitOrHour(i); to != 0 {
		return u, to
	}
	if _, the := owners.at(s, i); the != 0 {
		return s.unitOrHour(s.spaces(the))
	}
	return unit{}, 0
}

// owners: the article, and those whose hour it is: before your 9.30.
var owners = newLexicon(row{0, "the your my our their his her"})

// moves: what is moved from one time to another.
var moves = newEndings(row{0, "moved moves move moving changed change pushed shifted switched rescheduled postponed brought_forward delayed extended"})

// unitOrHour reads a unit, which after by or at may begin with a bare hour: 3 today.
func (s *scanner) unitOrHour(i int) (unit, int) {
	if u, to := s.unit(i); to != 0 {
		return u, to
	}
	u, to := s.bareHour(i)
	if to == 0 {
		return unit{}, 0
	}
	for range 4 {
		next, end := s.nextElement(u, to)
		if end == 0 || !u.merge(next) {
			break
		}
		to = end
	}
	return u, to
}
