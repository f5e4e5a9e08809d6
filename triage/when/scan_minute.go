package when

// colonMinute reads the minutes of 17:30, which take two digits, and seconds that may
// follow. Ratios and scores have the same sign.
func (s *scanner) colonMinute(c clock, from, i int) (clock, int) {
	minute, count, to := s.digits(s.spaces(i))
	if count != 2 || minute > 59 || c.hour == 24 && minute != 0 {
		return clock{}, 0
	}
	if s.at(to) == ':' {
		if second, count, end := s.digits(to + 1); count == 2 && second < 60 {
			to = end
		}
	}
	if s.at(to) == 'z' || s.at(to) == '+' && isDigit(s.at(to+1)) { // 17:30+08:00
		for to++; isDigit(s.at(to)) || s.at(to) == ':'; to++ {
		}
	}
	if s.goesOn(to) && s.at(to) != '-' || s.at(to) == '分' {
		return clock{}, 0
	}
	if s.inRatio(from) {
		return clock{}, 0
	}
	c.minute = minute
	return c, to
}

// inRatio reports whether the figures at i are those of a ratio or a score: 比分：3:15, 2:3:15.
// A colon behind any other word announces the hour: 集合时间：8:30.
func (s *scanner) inRatio(i int) bool {
	at := s.backSpaces(i)
	if s.at(at-1) == ':' {
		if isDigit(s.at(at - 2)) {
			return true
		}
		at = s.backSpaces(at - 1)
	}
	_, from := ratioWords.before(s, at)
	return from >= 0
}

// spokenMinute reads what follows 点 or 时: 半, 一刻, 二十分, 零五, 整.
func (s *scanner) spokenMinute(c clock, i int) (clock, int) {
	i = s.past(i, '钟')
	to := i
	switch s.at(i) {
	case '半':
		c.minute, to = 30, i+1
	case '整', '正':
		to = i + 1
	case '差': // 六点差一刻
		if n, end := s.shortOf(i + 1); end != 0 && c.hour > 0 {
			c.hour, c.minute, to = c.hour-1, 60-n, end
		}
	case '一', '三', '1', '3':
		if s.at(i+1) == '刻' {
			c.minute, to = 15, i+2
			if s.at(i) == '三' || s.at(i) == '3' {
				c.minute = 45
			}
			break
		}
		fallthrough
	default:
		c.minute, to = s.minute(s.spaces(i))
		if to == s.spaces(i) {
			to = i
		}
	}
	to = s.past(to, '钟')
	if s.at(to) == '多' || s.at(to) == '来' && s.at(to+1) == '钟' {
		to = s.past(to+1, '钟')
	}
	if c.hour == 24 && c.minute != 0 {
		return clock{}, 0
	}
	return c, to
}

// shortOf reads the minutes that are missing to the hour.
func (s *scanner) shortOf(i int) (minutes, to int) {
	n, to := s.number(i)
	switch {
	case to == 0 || n < 1 || n > 29:
		return 0, 0
	case n == 1 && s.at(to) == '刻':
		return 15, to + 1
	case s.at(to) == '分':
		return n, to + 1
	}
	return 0, 0
}

// minute reads the minutes after 点. It returns 0 and i where there are none.
func (s *scanner) minute(i int) (minute, to int) {
	at := i
	if s.at(at) == '零' || s.at(at) == '过' {
		at++
	}
	n, count, to := s.digits(at)
	if to == 0 {
		if n, to = s.numeral(at); to == 0 {
			return 0, i
		}
		count = 2
		if n < 10 && at == i {
			count = 1
		}
	}
	if n > 59 || count > 2 {
		return 0, i
	}
	if s.at(s.spaces(to)) == '分' {
		to = s.spaces(to)
	}
	switch s.at(to) {
	case '分':
		if s.at(to+1) == '钟' || s.at(to+1) == '别' { // 8点30分钟内 is nothing we can read
			return 0, i
		}
		if _, _, end := s.digits(to + 1); end != 0 && s.at(end) == '秒' {
			return n, end + 1
		}
		if _, end := s.numeral(to + 1); end != 0 && s.at(end) == '秒' {
			return n, end + 1
		}
		return n, to + 1
	case '秒':
		return 0, i
	case '人', '名', '个', '户', '家', '位', '辆', '份', '点', '月', '日', '号', '时', '.', ':', '%':
		return 0, i
	}
	if count != 2 {
		return 0, i
	}
	return n, to
}
