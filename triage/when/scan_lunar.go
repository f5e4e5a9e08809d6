package when

// lunarDate reads a date of the lunar calendar: 腊月廿三, 正月十五, 大年初六, 农历八月初一.
func (s *scanner) lunarDate(i int) (unit, int) {
	_, to := lunarMarks.at(s, i)
	marked := to != 0
	if marked {
		i = to
		if u, end := s.yearDate(i); end != 0 && u.day.lunarize() {
			return u, end
		}
		if u, end := s.feast(i); end != 0 {
			return u, end
		}
	}
	d := day{form: lunarDay}
	if s.at(i) == '闰' {
		d.leap, i, marked = true, i+1, true
	}
	month, to := lunarMonths.at(s, i)
	if to != 0 {
		marked = true
	} else if s.at(i) == '初' {
		return s.newYearDay(i)
	} else if s.at(i) == '年' && s.at(i+1) == '初' && !isNumber(s.at(i-1)) {
		month, to, marked = 1, i+1, true
	} else if month, to = s.number(i); to != 0 && 1 <= month && month <= 12 && s.at(to) == '月' {
		to++
	} else {
		return unit{}, 0
	}
	d.month = ref{numbered, month}
	num, end := s.lunarNumber(to, marked)
	switch {
	case end != 0:
		d.num = num
		return unit{day: d}, end
	case marked && s.at(i) != '年' && s.at(i) != '大':
		d.form = lunarMonth
		return unit{day: d}, to
	}
	return unit{}, 0
}

// lunarize makes d, which the word for the lunar calendar stands before, one of that
// calendar. It reports whether it can be: 农历2024年八月八日, but not 农历2024年底.
func (d *day) lunarize() bool {
	switch {
	case d.form == lunarDay || d.form == lunarMonth:
		return true
	case d.month.by != numbered || d.part != whole:
		return false
	case d.form == ofMonth && d.num <= 30:
		d.form = lunarDay
	case d.form == theMonth:
		d.form = lunarMonth
	default:
		return false
	}
	return true
}

// newYearDay reads a day of the first month without its month, as it is said around the
// new year: 初八上班. The first four are years of a school as well.
func (s *scanner) newYearDay(i int) (unit, int) {
	num, to := s.numeral(i + 1)
	if to == 0 || num < 5 || num > 10 || isNumber(s.at(i-1)) || s.at(i-1) == '月' || s.at(i-1) == '年' {
		return unit{}, 0
	}
	return unit{day: day{form: lunarDay, num: num}}, to
}

// lunarNumber reads the day of a lunar month. In a month that the Gregorian calendar
// has as well only 初 and 廿 show that the lunar one is meant.
func (s *scanner) lunarNumber(i int, marked bool) (num, to int) {
	switch {
	case s.at(i) == '初':
		num, to = s.number(i + 1)
		if num > 10 {
			return 0, 0
		}
	case s.at(i) == '廿' || marked:
		num, to = s.number(i)
	}
	if to == 0 || num < 1 || num > 30 || s.at(to) == '日' && !marked || s.at(to) == '点' {
		return 0, 0
	}
	return num, s.past(to, '日')
}
