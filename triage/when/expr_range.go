package when

// rangeEnd reads the second unit of a range that begins with a and goes on at i. In
// English and may stand between the two if between stood before them.
func (s *scanner) rangeEnd(a unit, i int, between bool) (unit, int) {
	at, list := s.rangeSign(s.spaces(i), between)
	if at == 0 {
		if a.day.form != ofWeek {
			return unit{}, 0
		}
		at, list = i, true // 周六周日
	}
	s.ranging = true
	b, to := s.unit(s.spaces(at))
	s.ranging = false
	switch {
	case to != 0:
	case !s.han && a.clock.form == timed:
		b, to = s.unitOrHour(s.spaces(at))
	case !list && a.day.form == ofMonth && a.clock.form == noClock && isNumber(s.at(i-1)):
		b, to = s.bareDay(s.spaces(at), a.day.num)
	}
	switch {
	case to == 0 || b.clock.form == atNow:
		return unit{}, 0
	case list:
		if !inRow(a, b) && !s.betweens(a, b, to) {
			return unit{}, 0
		}
	case a.clock.form == atNow:
	case a.clock.form == noClock && b.day.form == noDay: // 周五到9点 is no range
		return unit{}, 0
	case a.day.form == noDay && b.day.form != noDay && b.clock.form == noClock:
		return unit{}, 0
	}
	return b, to
}

// bareDay reads the last of several days that no 日 follows: 3月13-|15培训.
func (s *scanner) bareDay(i, first int) (unit, int) {
	num, to := s.ordinal(i)
	if to == 0 || num <= first || num > 31 || !s.endsDays(to) {
		return unit{}, 0
	}
	return unit{day: day{form: ofMonth, num: num}}, to
}

// betweens reports whether 之间 at i makes two units, parted as in a list, the ends of a
// range: 3月10日和3月15日之间.
func (s *scanner) betweens(a, b unit, i int) bool {
	return s.at(i) == '之' && s.at(i+1) == '间' && a.day.form != noDay && b.day.form != noDay && (a.clock.form == noClock) == (b.clock.form == noClock)
}

// rangeSign reads what stands between the two ends of a range, or between two days of
// a list.
func (s *scanner) rangeSign(i int, between bool) (to int, list bool) {
	switch s.at(i) {
	case '-', '~':
		for to = i + 1; to < i+4 && (s.at(to) == '-' || s.at(to) == '~'); to++ {
		}
		return to, false
	case '、', '和', '及', '与', '跟', '&':
		return i + 1, true
	case ',':
		return i + 1, true
	}
	if _, end := rangeWords.at(s, i); end != 0 {
		return end, false
	}
	if between {
		if _, end := rangeAnd.at(s, i); end != 0 {
			return end, false
		}
	}
	return 0, false
}

// rangeWords: words between the ends of a range.
var rangeWords = newLexicon(row{0, "至 到 起至 起到 开始至 开始到 直到 直至 一直到 起,至 to until till til thru through up_to"})

var rangeAnd = newLexicon(row{0, "and"})

// rangeTails: words after the end of a range that belong to it.
var rangeTails = newLexicon(row{0, "两天 三天 四天 五天 之间 期间 这两天 这三天 两日 三日 共两天 止 为止"})

// inRow reports whether a and b are bare days that follow each other.
func inRow(a, b unit) bool {
	if a.clock.form != noClock {
		return false
	}
	switch {
	case a.day.form == ofMonth && b.day.form == ofMonth:
		return b.day.month.by == unsaid && b.day.num == a.day.num+1 || b.day.month == a.day.month && b.day.month.by != unsaid && b.day.num == a.day.num+1
	case a.day.form == ofWeek && b.day.form == ofWeek:
		return b.day.week.by == unsaid && (a.day.weekday+1)%7 == b.day.weekday
	case a.day.form == fromToday && b.day.form == fromToday:
		return b.day.num == a.day.num+1
	}
	return false
}
