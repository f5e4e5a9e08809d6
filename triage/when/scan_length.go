package when

// A length is a length of time as it was said.
type length struct {
	n    int // how many of the unit
	half bool
	unit lengthUnit
	rest int // minutes that go beyond whole hours
}

// A lengthUnit is what a length is counted in; the zero length is none.
type lengthUnit int

const (
	noLength lengthUnit = iota
	minutes
	hours
	days
	weeks
	months
	quarters
	years
	workdays
	halfDays
	seconds
	fortnights
)

// lengthUnits: a lengthUnit each.
var lengthUnits = newLexicon(
	row{int(seconds), "秒 秒钟"},
	row{int(minutes), "分钟 分 min mins minute minutes"},
	row{int(hours), "小时 个小时 钟头 个钟头 个钟 hour hours hr hrs h"},
	row{int(days), "天 日 day days calendar_days calendar_day 个自然日 自然日 个日历日"},
	row{int(weeks), "周 个周 星期 个星期 礼拜 个礼拜 week weeks wk wks"},
	row{int(fortnights), "fortnight fortnights"},
	row{int(months), "个月 个整月 month months"},
	row{int(quarters), "个季度 quarter quarters"},
	row{int(years), "年 year years"},
	row{int(workdays), "个工作日 工作日 个工作天 工作天 个交易日 working_day working_days business_day business_days workday workdays work_days"},
)

// most is the longest length of each unit that anybody means as a deadline.
var most = [...]int{minutes: 6000, hours: 1000, days: 1000, weeks: 104, months: 60, quarters: 20, years: 10, workdays: 260, halfDays: 20, seconds: 6000, fortnights: 52}

// length reads a length of time: 三天, 半小时, 一个半月, 3个工作日, 1小时30分钟.
func (s *scanner) length(i int) (length, int) {
	if _, to := latinHalves.at(s, i); to != 0 {
		return s.halfLength(s.spaces(to))
	}
	if s.at(i) == '半' {
		return s.halfLength(i + 1)
	}
	n, to := s.lengthNumber(i)
	if to == 0 || n == 0 {
		return length{}, 0
	}
	l := length{n: n}
	at := s.spaces(to)
	if s.at(at) == '.' && s.at(at+1) == '5' {
		l.half, at = true, at+2
	}
	if s.at(at) == '个' && s.at(at+1) == '半' {
		l.half, at = true, at+2
	}
	if s.at(at) == '刻' && s.at(at+1) == '钟' {
		return length{n: 15 * n, unit: minutes}, at + 2
	}
	if s.at(at) == '来' || s.at(at) == '多' || s.at(at) == '几' || s.at(at) == '余' {
		return length{}, 0
	}
	unit, end := lengthUnits.at(s, at)
	if end == 0 && (l.half || s.at(i) == '两') { // 一个半月, 两月内
		unit, end = halfUnits.at(s, at)
	}
	if end == 0 || n > most[unit] {
		return length{}, 0
	}
	l.unit = lengthUnit(unit)
	return s.lengthRest(l, end)
}

// lengthNumber reads the number of a length, which 3 - 5 has not.
func (s *scanner) lengthNumber(i int) (n, to int) {
	if n, to = s.latinNumber(i); to != 0 {
		return n, to
	}
	return s.number(i)
}

// latinHalves: half of the unit that follows.
var latinHalves = newLexicon(row{0, "half_an half_a half a_half"})

// halfUnits: units that stand without 个 after 半.
var halfUnits = newLexicon(
	row{int(months), "月"},
	row{int(hours), "小时 钟头 钟"},
	row{int(weeks), "星期 礼拜"},
)

// halfLength reads the unit of half a length: 半小时, 半天, 半个月, 半年.
func (s *scanner) halfLength(i int) (length, int) {
	l := length{half: true}
	switch unit, to := lengthUnits.at(s, i); lengthUnit(unit) {
	case hours, months, years:
		l.unit = lengthUnit(unit)
		return l, to
	case days:
		return length{n: 1, unit: halfDays}, to
	}
	if unit, to := halfUnits.at(s, i); to != 0 && lengthUnit(unit) != weeks {
		l.unit = lengthUnit(unit)
		return l, to
	}
	return length{}, 0
}

// lengthRest reads what a length has beyond its whole units: 两年半, 1小时30分钟.
func (s *scanner) lengthRest(l length, i int) (length, int) {
	if s.at(i) == '半' && !l.half {
		switch l.unit {
		case years, days, weeks:
			l.half = true
			return l, i + 1
		case minutes: // a Match knows whole minutes
			return l, s.past(i+1, '钟')
		}
	}
	if l.unit == hours {
		at := s.spaces(i)
		if n, to := s.number(at); to != 0 && n < 60 {
			if unit, end := lengthUnits.at(s, s.spaces(to)); end != 0 && lengthUnit(unit) == minutes {
				l.rest = n
				return l, end
			}
		}
	}
	return l, i
}

// minutes is how long a length of minutes or hours is.
func (l length) minutes() int {
	n := l.n
	switch l.unit {
	case seconds:
		return n / 60 // a Match knows whole minutes
	case hours:
		n *= 60
		if l.half {
			n += 30
		}
	}
	return n + l.rest
}

// after is the day on which a length of whole days or more, begun on d, ends.
func (l length) after(d date) date {
	switch l.unit {
	case days:
		return d + date(l.n)
	case weeks:
		d += date(7 * l.n)
		if l.half {
			d += 4
		}
	case fortnights:
		return d + date(14*l.n)
	case months:
		d = d.addMonths(l.n)
		if l.half {
			d += 15
		}
	case quarters:
		d = d.addMonths(3 * l.n)
	case years:
		d = d.addMonths(12 * l.n)
		if l.half {
			d = d.addMonths(6)
		}
	}
	return d
}
