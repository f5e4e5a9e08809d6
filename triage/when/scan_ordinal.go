package when

import "time"

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
