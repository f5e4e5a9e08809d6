package when

// latinExpr reads a time with the word before it that binds it: by Friday, no later
// than March 12, on the 15th, at 5.
func (s *scanner) latinExpr(i int) (expr, bool) {
	if !isLetter(s.at(i)) && s.at(i) != '@' || !s.word(i) {
		return expr{}, false
	}
	if u, to := s.weekCommencing(i); to != 0 {
		return s.bound(expr{from: i, to: to, a: u})
	}
	bind, to := latinPrefixes.at(s, i)
	if to == 0 {
		return expr{}, false
	}
	at := s.spaces(s.past(to, ':'))
	e := expr{from: i, bind: binding(bind), latin: true}
	var end int
	if u, last := s.weekCommencing(at); last != 0 {
		e.a, end = u, last
	} else if e.a, end = s.unitOrHour(at); end == 0 {
		if _, the := theWord.at(s, at); the != 0 {
			e.a, end = s.unitOrHour(s.spaces(the)) // until the 15th
		}
	}
	if end == 0 {
		return expr{}, false
	}
	switch e.bind {
	case about, between:
		e.from = at
	case within:
		e.from, e.bind = at, loose // in March
	case since:
		if _, from := moves.before(s, s.backSpaces(i)); from >= 0 {
			e.to, e.bind, e.moved = end, loose, true // moved from Thursday to Friday
			return e, true
		}
	}
	e.to = end
	return s.bound(e)
}

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
