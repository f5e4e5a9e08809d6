package when

// The years that are read as years.
const (
	minYear = 1900
	maxYear = 2100
)

// yearDate reads what begins with a year: 2024年3月12日, 明年1月底, 今年上半年, 2024年端午.
func (s *scanner) yearDate(i int) (unit, int) {
	year, to, firm := s.year(i)
	if to == 0 {
		return unit{}, 0
	}
	at := s.spaces(s.past(to, '的'))
	if s.at(at) == ',' && year.by == numbered && firm { // 2024年，3月5日
		if u, end := s.monthOrDay(s.spaces(at + 1)); end != 0 && u.day.form == ofMonth && u.day.month.by == numbered {
			u.day.year = year
			return u, end
		}
	}
	if u, end := s.inYear(at); end != 0 {
		u.day.year = year
		return u, end
	}
	if !firm {
		return unit{}, 0 // 3年 is a length of time
	}
	d := day{form: theYear, year: year}
	to = s.past(to, '度')
	if part, end := yearSegments.at(s, s.past(to, '的')); end != 0 && s.at(end) != '容' {
		d.part, to = segment(part), end
	}
	return unit{day: d}, to
}

// inYear reads what may follow a year and lies in it.
func (s *scanner) inYear(i int) (unit, int) {
	for _, read := range []reader{
		(*scanner).lunarDate, (*scanner).monthOrDay, (*scanner).quarter, (*scanner).half, (*scanner).monthsOfYear, (*scanner).feast,
	} {
		if u, to := read(s, i); to != 0 && u.day.year.by == unsaid {
			return u, to
		}
	}
	return unit{}, 0
}

// year reads a year with its 年. It is not firm if the same words can be a length
// of time, so that something has to follow.
func (s *scanner) year(i int) (year ref, to int, firm bool) {
	if shift, end := yearWords.at(s, i); end != 0 {
		return ref{shifted, shift}, end, true
	}
	n, count, to := s.digits(i)
	if to == 0 {
		if n, to = s.spelt(i, 4); to != 0 {
			count = 4
		} else if n, to = s.spelt(i, 2); to != 0 && !s.estimates(i) {
			count = 2
		} else if n, to = s.numeral(i); to != 0 && n >= 1000 {
			count = 4
		}
	}
	if to == 0 || s.at(s.spaces(to)) != '年' {
		return ref{}, 0, false
	}
	to = s.spaces(to) + 1
	switch {
	case s.at(to) == '代': // 九零年代
	case count == 4 && minYear <= n && n <= maxYear:
		return ref{numbered, n}, to, true
	case count == 2:
		return ref{numbered, century(n) + n}, to, !isDigit(s.at(i)) || s.at(i) == '0' || s.at(to) == '度' || s.at(to) == '底' || s.at(to) == '末'
	}
	return ref{}, 0, false
}

// estimates reports whether the two numerals at i are no year but about how many: 三四年,
// 三五年, where the second goes one or two beyond the first.
func (s *scanner) estimates(i int) bool {
	if r := s.at(i + 3); s.at(i+2) == '年' && (isDigit(r) || r == '度' || r == '底' || r == '末' || r == '初') {
		return false // 二四年3月
	}
	first, _ := numeralDigit(s.at(i))
	second, _ := numeralDigit(s.at(i + 1))
	return first > 0 && first < second && second <= first+2
}

// century is the one that the two last digits of a year leave out.
func century(year int) int {
	if year < 50 {
		return 2000
	}
	return 1900
}

// monthDate reads a month, or a day of it, that no year is said with.
func (s *scanner) monthDate(i int) (unit, int) {
	if s.at(i-1) == '每' || s.at(i-1) == '第' || s.at(i-1) == '年' && isDigit(s.at(i-2)) {
		return unit{}, 0 // 9999年1月 is no date, and so has no month
	}
	return s.monthOrDay(i)
}

// monthOrDay reads a month, and a day or a part of it if one is said: 3月12日, 3月底,
// 下月5号, 3月第二个周五, 本月最后一个工作日.
func (s *scanner) monthOrDay(i int) (unit, int) {
	month, to := s.month(i)
	if to == 0 {
		return unit{}, 0
	}
	d := day{form: theMonth, month: month}
	at := s.spaces(s.past(to, '的'))
	if num, end := s.dayInMonth(at, to); end != 0 {
		if month.by == numbered && !validDay(0, month.n, num) {
			return unit{}, 0
		}
		d.form, d.num = ofMonth, num
		return unit{day: d}, end
	}
	to = s.past(to, '份')
	at = s.past(to, '的')
	if part, end := monthSegments.at(s, at); end != 0 && s.segmentEnds(segment(part), end) {
		d.part = segment(part)
		return s.monthWorkday(d, end)
	}
	if s.at(at) == '中' && s.endsWord(at+1) {
		d.part = middle
		return unit{day: d}, at + 1
	}
	if num, weekday, end := s.nthWeekday(at); end != 0 {
		d.form, d.num, d.weekday = nthOfMonth, num, weekday
		return unit{day: d}, end
	}
	if num, end := s.nthWeek(at); end != 0 {
		d.form, d.num = theWeek, num
		return unit{day: d}, end
	}
	return s.monthWorkday(d, to)
}

// segmentEnds reports whether a part of the month may end at i: 3月初, but not 3月初中.
func (s *scanner) segmentEnds(part segment, i int) bool {
	switch s.at(i) {
	case '中', '步', '级', '次', '审', '稿', '一', '二':
		return part != head
	case '线', '部', '数', '版', '气':
		return part != tail
	}
	return true
}

// endsWord reports whether a time word may end at i: what follows is a sign or binds
// the time.
func (s *scanner) endsWord(i int) bool {
	r := s.at(i)
	if r == 0 || !isHan(r) && !isAlnum(r) {
		return true
	}
	_, end := boundWords.at(s, i)
	return end != 0
}

// month reads the name of a month.
func (s *scanner) month(i int) (ref, int) {
	if shift, to := monthWords.at(s, i); to != 0 {
		return ref{shifted, shift}, to
	}
	n, to := s.ordinal(i)
	if to == 0 || n < 1 || n > 12 {
		return ref{}, 0
	}
	to = s.spaces(to)
	switch s.at(to) {
	case '月':
		switch s.at(to + 1) {
		case '饼', '票', '薪', '租', '刊', '嫂', '球', '亮', '龄', '色':
			return ref{}, 0
		}
		return ref{numbered, n}, to + 1
	case '-', '~', '至', '到', '、': // 1-2月: the second number has the word for both
		sign := to + 1
		if s.at(to) == '-' {
			sign = s.past(sign, '-')
		}
		if second, end := s.number(s.spaces(sign)); end != 0 && n < second && second <= 12 && s.at(end) == '月' && s.at(end+1) != '个' {
			return ref{numbered, n}, to
		}
	}
	return ref{}, 0
}

// dayInMonth reads the day after a month. Without 日 or 号 it has to stand close to
// the month, which ends at close, and nothing may be counted with it: 3月12个村.
func (s *scanner) dayInMonth(i, close int) (num, to int) {
	num, to = s.ordinal(i)
	if to == 0 || num < 1 || num > 31 {
		return 0, 0
	}
	at := s.spaces(to)
	switch r := s.at(at); {
	case r == '日' || r == '号':
		return num, at + 1
	case i != close:
		return 0, 0
	case r == '-' || r == '~' || r == '至' || r == '到' || r == '、':
		second, end := s.number(s.spaces(at + 1))
		if end != 0 && num < second && second <= 31 && (s.at(end) == '日' || s.at(end) == '号' || r != '、' && s.endsDays(end)) {
			return num, to
		}
	}
	if at > to || s.endsWord(to) && s.at(to) != '.' && s.at(to) != ':' && s.at(to) != '%' {
		return num, to
	}
	if _, end := partWords.at(s, to); end != 0 {
		return num, to
	}
	return 0, 0
}

// endsDays reports whether days that no 日 follows may end at i: 3月13-15培训.
func (s *scanner) endsDays(i int) bool {
	if i = s.spaces(i); endsClause(s.at(i)) || s.at(i) == '(' {
		return true
	}
	for _, l := range []*lexicon{boundWords, partWords, deeds, meetWords} {
		if _, to := l.at(s, i); to != 0 {
			return true
		}
	}
	return false
}

// dayNumber reads a day of a month that is not named: 12号, 十五日.
func (s *scanner) dayNumber(i int) (unit, int) {
	num, to := s.ordinal(i)
	if to == 0 || num < 1 || num > 31 {
		return unit{}, 0
	}
	d := day{form: ofMonth, num: num}
	to = s.spaces(to)
	switch r := s.at(to); r {
	case '日', '号':
		if s.numbersThing(i, to) {
			return unit{}, 0
		}
		return unit{day: d}, to + 1
	case '-', '~', '至', '到', '、': // 10-12日
		second, end := s.number(s.spaces(to + 1))
		if end == 0 || num >= second || second > 31 || s.at(end) != '日' && s.at(end) != '号' {
			break
		}
		if _, word := afterDayNumber.at(s, end); word == 0 {
			return unit{day: d}, to
		}
	}
	return unit{}, 0
}

// numbersThing reports whether the number that begins at i and has 日 or 号 at sign
// numbers a document, a house, a car, or counts days.
func (s *scanner) numbersThing(i, sign int) bool {
	if _, to := afterDayNumber.at(s, sign); to != 0 {
		return true
	}
	switch s.at(i - 1) {
	case '第', '每', '.', '/', '_', '月': // 13月1日 is no date, and so has no day
		return true
	case ')', ']', '〕', '】':
		if year, _, to := s.digits(i - 5); to == i-1 && year > 1900 {
			return true // 〔2024〕12号
		}
	}
	if _, from := beforeDayNumber.before(s, i); from < 0 {
		return false
	}
	after := s.spaces(sign + 1)
	for _, l := range []*lexicon{boundWords, partWords, officeWords, deeds} {
		if _, to := l.at(s, after); to != 0 {
			return false // 档案13号下班前
		}
	}
	return !isDigit(s.at(after))
}
