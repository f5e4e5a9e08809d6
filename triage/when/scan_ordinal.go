package when

import "time"

// monthsOfYear reads months, or quarters, by their place in a year that was named before
// them: 前三季度, 前五个月, 后两个月, 首月, 第8个月.
func (s *scanner) monthsOfYear(i int) (unit, int) {
	d := day{form: theMonths, month: ref{numbered, 1}, num: 1}
	var to int
	switch s.at(i) {
	case '首':
		if s.at(i+1) != '月' {
			return unit{}, 0
		}
		return unit{day: d}, i + 2
	case '第':
		n, end := s.number(i + 1)
		if end == 0 || n < 1 || n > 12 || s.at(end) != '个' || s.at(end+1) != '月' {
			return unit{}, 0
		}
		d.month.n = n
		return unit{day: d}, end + 2
	case '前', '头':
	case '后':
		d.month = ref{shifted, -1}
	default:
		return unit{}, 0
	}
	if d.num, to = s.countsMonths(i + 1); to == 0 {
		return unit{}, 0
	}
	return unit{day: d}, to
}

// firstQuarters reads the first quarters of a year that nobody names: 前三季度. Without a
// year 前三个月 is a length.
func (s *scanner) firstQuarters(i int) (unit, int) {
	num, to := s.countsMonths(i + 1)
	if to == 0 || s.at(to-1) == '月' {
		return unit{}, 0
	}
	return unit{day: day{form: theMonths, month: ref{numbered, 1}, num: num}}, to
}

// countsMonths reads how many months a count of months or quarters of one year has.
func (s *scanner) countsMonths(i int) (months, to int) {
	n, to := s.number(i)
	if to == 0 || n < 1 {
		return 0, 0
	}
	to = s.past(to, '个')
	switch {
	case s.at(to) == '月' && n <= 12:
		return n, to + 1
	case s.at(to) == '季' && n <= 4:
		return 3 * n, s.past(to+1, '度')
	}
	return 0, 0
}

// nthWeekday reads a weekday by its place in the month: 第二个周五, 最后一个星期一.
func (s *scanner) nthWeekday(i int) (num int, weekday time.Weekday, to int) {
	switch s.at(i) {
	case '第':
		num, to = s.number(i + 1)
	case '最':
		if s.at(i+1) == '后' && (s.at(i+2) == '一' || s.at(i+2) == '1') {
			num, to = -1, i+3
		}
	}
	if to == 0 || num > 5 || s.at(to) != '个' {
		return 0, 0, 0
	}
	_, to = weekNames.at(s, to+1)
	if to == 0 {
		return 0, 0, 0
	}
	if weekday, ok := weekdayOfNumeral(s.at(to)); ok {
		return num, weekday, to + 1
	}
	return 0, 0, 0
}

// nthWeek reads a week by its place in a month: 第二周, 最后一个星期. Week 1 is the one in
// which the month begins, -1 that in which it ends.
func (s *scanner) nthWeek(i int) (num, to int) {
	switch s.at(i) {
	case '第':
		num, to = s.number(i + 1)
	case '首':
		num, to = 1, i+1
	case '最':
		if s.at(i+1) == '后' && (s.at(i+2) == '一' || s.at(i+2) == '1') {
			num, to = -1, i+3
		}
	}
	if to == 0 || num > 6 || num == 0 {
		return 0, 0
	}
	_, to = weekNames.at(s, s.past(to, '个'))
	return num, to
}
