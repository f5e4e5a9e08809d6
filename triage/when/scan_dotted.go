package when

// isoDate reads a date in digits with its year: 2024-03-12, 2024/3/12, 2024.3.12.
func (s *scanner) isoDate(i int) (unit, int) {
	year, count, to := s.digits(i)
	if count != 4 || year < minYear || year > maxYear {
		return unit{}, 0
	}
	sign := s.at(to)
	if sign == ' ' {
		return s.spacedDate(year, to+1)
	}
	if !isDateSign(sign) {
		return unit{}, 0
	}
	month, _, at := s.digits(to + 1)
	if at == 0 || month < 1 || month > 12 {
		return unit{}, 0
	}
	d := day{form: theMonth, year: ref{numbered, year}, month: ref{numbered, month}}
	if !isDateSign(s.at(at)) || sign == '.' && s.yearAfter(at) {
		if sign != '.' || isAlnum(s.at(at)) { // 2024.3 is a month, 2024-3 a document's number
			return unit{}, 0
		}
		return unit{day: d}, at
	}
	num, count, end := s.digits(at + 1)
	glued := count == 4 && s.at(end) == ':' && at-to == 3 // 2024-03-1217:30, as a copied table has it
	if glued {
		num, end = num/100, end-2
	}
	if end == 0 || !validDay(year, month, num) || !glued && (count > 2 || s.goesOn(end) && (sign == '-' || s.at(end) != '-')) {
		return unit{}, 0
	}
	d.form, d.num = ofMonth, num
	if s.at(end) == 't' && isDigit(s.at(end+1)) { // 2024-03-12T17:00
		end++
	} else if s.at(end) == '日' || s.at(end) == '号' {
		end++
	}
	return unit{day: d}, end
}

// yearAfter reports whether a sign at i parts a month from a year: 2023.09-2024.06.
func (s *scanner) yearAfter(i int) bool {
	year, count, _ := s.digits(i + 1)
	return s.at(i) == '-' && count == 4 && minYear <= year && year <= maxYear
}

// spacedDate reads the month and the day of a date with blanks: 2024 03 12. Two digits
// each, or any three numbers would do.
func (s *scanner) spacedDate(year, i int) (unit, int) {
	month, count, to := s.digits(i)
	if count != 2 || s.at(to) != ' ' {
		return unit{}, 0
	}
	num, count, end := s.digits(to + 1)
	if count != 2 || !validDay(year, month, num) || s.goesOn(end) {
		return unit{}, 0
	}
	return unit{day: day{form: ofMonth, year: ref{numbered, year}, month: ref{numbered, month}, num: num}}, end
}

// goesOn reports whether the run of digits that ends at i belongs to a longer code: a
// file name, a version, an account.
func (s *scanner) goesOn(i int) bool {
	switch r := s.at(i); r {
	case 't':
		return !isDigit(s.at(i + 1))
	case '.', '-', '/', '_', ':':
		return isAlnum(s.at(i + 1))
	case '%':
		return true
	default:
		return isAlnum(r)
	}
}

func isDateSign(r rune) bool { return r == '-' || r == '/' || r == '.' }

// dottedDate reads a month and a day in digits, which without a word beside them
// might as well be a price, a score or a version: 3.12前, 3/12 17:00, Fri 11/21.
func (s *scanner) dottedDate(i int) (unit, int) {
	first, count, to := s.digits(i)
	sign := s.at(to)
	if to == 0 || count > 2 || !isDateSign(sign) && sign != '·' {
		return unit{}, 0
	}
	second, count, end := s.digits(to + 1)
	if end == 0 || count > 2 || first == 24 && second == 7 {
		return unit{}, 0
	}
	if sign == '-' && (s.at(end) == '日' || s.at(end) == '号') {
		return unit{}, 0 // 10-12日 are three days
	}
	year := ref{}
	if s.at(end) == sign && sign != '·' {
		n, count, last := s.digits(end + 1)
		switch {
		case sign == '-' || last == 0 || s.goesOn(last):
			return unit{}, 0
		case count == 4 && minYear <= n && n <= maxYear:
			year, end = ref{numbered, n}, last
		case count == 2 && sign == '/':
			year, end = ref{numbered, century(n) + n}, last
		default:
			return unit{}, 0
		}
	}
	month, num := s.order(first, second)
	if !validDay(year.n, month, num) || s.goesOn(end) && (sign == '-' || s.at(end) != '-') {
		return unit{}, 0
	}
	if year.by == unsaid && (!s.datesDigits(i, end, sign) || s.dottedClock(i) != 0) {
		return unit{}, 0
	}
	d := day{form: ofMonth, year: year, month: ref{numbered, month}, num: num}
	if s.at(end) == '日' || s.at(end) == '号' {
		end++
	}
	return unit{day: d, latin: !s.han}, end
}

// order tells which of two numbers is the month. A Chinese text has it first; an
// impossible month decides everywhere.
func (s *scanner) order(first, second int) (month, num int) {
	if first > 12 && second <= 12 || s.dayFirst && second <= 12 {
		return second, first
	}
	return first, second
}

// inSeries reports whether the number at i is one of three or more in a row that are the
// days of a month, one after the other: 10.1 马小龙 10.2 晓燕 10.3 老贾.
func (s *scanner) inSeries(i int) bool {
	month, _, _ := s.digits(i)
	last, run, here := 0, 0, false
	for j := 0; j < len(s.runes); j++ {
		first, count, to := s.digits(j)
		if to == 0 {
			continue
		}
		num, more, end := s.digits(to + 1)
		if first == month && count <= 2 && s.at(to) == '.' && end != 0 && more <= 2 && !s.goesOn(end) && !isAlnum(s.at(j-1)) {
			if num != last+1 {
				run, here = 0, false
			}
			last, run, here = num, run+1, here || j == i
			if run >= 3 && here {
				return true
			}
		}
		j = to
	}
	return false
}

// datesDigits reports whether a word beside the digits from i to end shows that they
// are a date: a weekday, an hour, what binds a time, or nothing else in the text.
func (s *scanner) datesDigits(i, end int, sign rune) bool {
	if s.ranging || (sign == '/' || sign == '·') && s.spaces(0) == i && s.spaces(end) >= len(s.runes) {
		return true
	}
	switch s.at(end) {
	case '日', '号':
		return true
	}
	if sign == '.' && s.inSeries(i) {
		return true
	}
	after := s.spaces(end)
	if s.bindsDigits(i, end) || s.at(after) == '(' && s.namesWeekday(after+1) || s.namesWeekday(after) || s.weekdayEnds(i) {
		return true
	}
	if sep := s.at(after); (sep == '-' || sep == '~' || sep == '至' || sep == '到') && sign != '-' {
		month, _, to := s.digits(s.spaces(after + 1))
		if to != 0 && month <= 31 && (s.at(to) == sign && isDigit(s.at(to+1)) || s.at(to) == '日' || s.at(to) == '号') {
			return true
		}
	}
	if _, to := partWords.at(s, after); to != 0 {
		return true
	}
	hour, count, to := s.digits(after)
	return to != 0 && count <= 2 && hour <= 24 && (s.at(to) == '点' || s.at(to) == ':' || s.at(to) == '时')
}

// bindsDigits reports whether a word that binds a time touches the digits.
func (s *scanner) bindsDigits(i, end int) bool {
	if _, to := digitSuffixes.at(s, s.spaces(end)); to != 0 {
		return true
	}
	for range 3 {
		for s.at(i-1) == ' ' || s.at(i-1) == ':' {
			i--
		}
		if _, from := digitPrefixes.before(s, i); from >= 0 {
			return true
		}
		if r := s.at(i - 1); r != '于' && r != '在' && r != '是' && r != '为' {
			break
		}
		i--
	}
	return false
}

// namesWeekday reports whether a weekday is said at i.
func (s *scanner) namesWeekday(i int) bool {
	if u, to := s.weekday(i); to != 0 && u.day.form == ofWeek {
		return true
	}
	_, to := latinWeekdays.at(s, i)
	return to != 0
}

// weekdayEnds reports whether a weekday is said right before i.
func (s *scanner) weekdayEnds(i int) bool {
	for s.at(i-1) == ' ' || s.at(i-1) == ',' || s.at(i-1) == '(' || s.at(i-1) == '.' {
		i--
	}
	if _, from := latinWeekdayEnds.before(s, i); from >= 0 {
		return true
	}
	_, ok := weekdayOfNumeral(s.at(i - 1))
	return ok && isWeekRune(s.at(i-2))
}
