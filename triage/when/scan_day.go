package when

import "strings"

// combinedDay reads a day and a part of it in one word: 明早, 今晚.
func (s *scanner) combinedDay(i int) (unit, int) {
	packed, to := dayParts.at(s, i)
	if to == 0 {
		return unit{}, 0
	}
	var u unit
	u.day.form, u.day.num = dayForm(packed>>4&0xf), packed>>8-8
	u.clock.form, u.clock.part = partOnly, part(packed&0xf)
	if u.day == (day{form: fromToday, num: 1}) && u.clock.part == early && s.small {
		u.day.num = 0 // 明早 said after midnight is when one has slept
	}
	if s.at(to) == '上' { // 今晚上
		to++
	}
	return u, to
}

// relativeDay reads a day counted from today or from the day last spoken of.
func (s *scanner) relativeDay(i int) (unit, int) {
	if num, to := spokenDays.at(s, i); to != 0 {
		return unit{day: day{form: fromSpoken, num: num}}, to
	}
	num, to := relativeDays.at(s, i)
	if to == 0 {
		return unit{}, 0
	}
	if _, from := beforeRelative.before(s, i); from >= 0 && (s.at(i) == '后' || s.at(i) == '前') {
		return unit{}, 0 // 以后天天, 三月前天气
	}
	return unit{day: day{form: fromToday, num: num}}, to
}

// weekday reads a weekday or a week: 周五, 下周五, 本周, 下周末.
func (s *scanner) weekday(i int) (unit, int) {
	var week ref
	shift, at := weekPrefixes.at(s, i)
	if at != 0 {
		week = ref{shifted, shift}
	} else {
		at = i
		if isNumber(s.at(i-1)) && !isWeekRune(s.at(i-2)) && !(s.at(i-1) == '一' && s.at(i-2) == '统') || s.at(i-1) == '每' || s.at(i-1) == '几' {
			return unit{}, 0 // 两周一次: the week is counted
		}
	}
	_, to := weekNames.at(s, at)
	if to == 0 {
		return unit{}, 0
	}
	if _, again := weekNames.at(s, s.past(to, '的')); again != 0 { // 下周周六
		if _, ok := weekdayOfNumeral(s.at(again)); ok {
			to = again
		}
	}
	if at == i+1 && week == (ref{shifted, -1}) && s.takesTurn(i, to) {
		return unit{}, 0 // 你上|周五
	}
	if s.at(to) == ' ' && s.at(to-1) != '周' && s.endsParted(to+2) { // 星期 4
		to++
	}
	if weekday, ok := weekdayOfNumeral(s.at(to)); ok && !s.countsAfterWeek(to) {
		return unit{day: day{form: ofWeek, week: week, weekday: weekday}}, to + 1
	}
	d := day{form: theWeek, week: week}
	switch s.at(to) {
	case '末':
		d.part = weekend
		return unit{day: d}, to + 1
	case '初':
		d.part = head
		return unit{day: d}, to + 1
	case '中':
		d.part = middle
		return unit{day: d}, to + 1
	}
	if week.by == unsaid {
		return unit{}, 0
	}
	return unit{day: d}, to
}

// takesTurn reports whether the 上 at i, before a weekday of which the word for week ends at to, has somebody take a turn of duty and is not
// of last week: a person stands before it, and nothing comes after the day.
func (s *scanner) takesTurn(i, to int) bool {
	if _, ok := weekdayOfNumeral(s.at(to)); !ok || !strings.ContainsRune("你我您他她", s.at(i-1)) {
		return false
	}
	return s.at(to+1) == 0 || endsClause(s.at(to+1))
}

// endsParted reports whether a day that a blank parts may end at i, 星期 4: the text or the
// clause ends there, or a part of the day or what binds it follows.
func (s *scanner) endsParted(i int) bool {
	if endsClause(s.at(i)) {
		return true
	}
	_, part := partWords.at(s, i)
	_, bound := boundWords.at(s, i)
	return part != 0 || bound != 0
}

// isWeekRune reports whether the word for week ends with r.
func isWeekRune(r rune) bool { return r == '周' || r == '期' || r == '拜' }

// countsAfterWeek reports whether the numeral at i after 周 does not name a weekday
// but begins a count or a word: 一周三次, 本周日程.
func (s *scanner) countsAfterWeek(i int) bool {
	switch s.at(i + 1) {
	case '次', '趟', '遍', '个', '名', '家', '项', '件', '篇', '张', '岁', '鸣', '帆', '航':
		return true
	case '程', '常', '均', '志', '历', '益':
		return s.at(i) == '日'
	case '天', '节':
		return s.at(i) != '日' && s.at(i) != '天'
	}
	return false
}

// past is the place after r if r stands at i, else i.
func (s *scanner) past(i int, r rune) int {
	if s.at(i) == r {
		return i + 1
	}
	return i
}

// bareSegment reads a part of the present month, quarter, year or week: 月底, 年内.
func (s *scanner) bareSegment(i int) (unit, int) {
	packed, to := bareSegments.at(s, i)
	if to == 0 || isNumber(s.at(i-1)) || s.at(i-1) == '个' || s.at(i-1) == '每' {
		return unit{}, 0
	}
	switch d := (day{form: dayForm(packed >> 4), part: segment(packed & 0xf)}); {
	case d.part == middle && !s.endsWord(to), s.at(i+1) == '内' && s.at(to) == '容':
		return unit{}, 0
	default:
		return s.monthWorkday(d, to)
	}
}

// monthWorkday reads the first or last workday of the month d, if that is what
// follows; else d stays what it is.
func (s *scanner) monthWorkday(d day, i int) (unit, int) {
	at := s.past(i, '的')
	num, to := ordinalWorkdays.at(s, at)
	if to == 0 || d.form != theMonth {
		return unit{day: d}, i
	}
	d.form, d.num = workdayOf, num
	return unit{day: d}, to
}

// quarter reads a quarter of a year: 一季度, 第二季度末, 本季度.
func (s *scanner) quarter(i int) (unit, int) {
	d := day{form: theQuarter}
	var to int
	if shift, end := quarterWords.at(s, i); end != 0 {
		d.week, to = ref{shifted, shift}, end
	} else if d.num, to = s.quarterNumber(i); to == 0 {
		return unit{}, 0
	}
	to = s.past(to, '的')
	switch part, end := monthSegments.at(s, to); segment(part) {
	case head, tail, lastDay:
		if end != 0 {
			d.part, to = segment(part), end
		}
	}
	return unit{day: d}, to
}

// quarterNumber reads which quarter it is, the word 季度 included.
func (s *scanner) quarterNumber(i int) (num, to int) {
	i = s.past(i, '第')
	if s.at(i) == '首' {
		num, to = 1, i+1
	} else {
		num, to = s.number(i)
	}
	if to == 0 || num < 1 || num > 4 || s.at(to) != '季' {
		return 0, 0
	}
	return num, s.past(to+1, '度')
}

// half reads half a year: 上半年, 下半年.
func (s *scanner) half(i int) (unit, int) {
	d := day{form: theHalf, num: 1}
	switch s.at(i) {
	case '下':
		d.num = 2
	case '上':
	default:
		return unit{}, 0
	}
	if s.at(i+1) != '半' || s.at(i+2) != '年' {
		return unit{}, 0
	}
	return unit{day: d}, i + 3
}

// workday reads a workday counted from today: 下一个工作日.
func (s *scanner) workday(i int) (unit, int) {
	num, to := ordinalWorkdays.at(s, i)
	if to == 0 || num < 1 {
		return unit{}, 0
	}
	return unit{day: day{form: nthWorkday, num: num}}, to
}

// blockEdge reads a day beside the next days off: 节前, 节后第一个工作日.
func (s *scanner) blockEdge(i int) (unit, int) {
	side, to := blockEdges.at(s, i)
	_, ordinal := ordinalWorkdays.at(s, s.past(to, '的'))
	if s.at(to) == '后' || to == 0 || s.at(i-1) == '过' || isHan(s.at(i-1)) && s.at(i) == '节' && !s.opensClause(i) && ordinal == 0 && !strings.ContainsRune("到至于在等请", s.at(i-1)) {
		return unit{}, 0 // a feast by name is read by feast, 春节前; other 节 are joints
	}
	if side < 0 {
		to = s.past(to, '的')
		if _, end := ordinalWorkdays.at(s, to); end != 0 {
			to = end
		}
		return unit{day: day{form: edgeOfBlock}}, to
	}
	d := day{form: workdayOf, num: 1}
	if num, end := ordinalWorkdays.at(s, s.past(to, '的')); end != 0 && num > 0 {
		d.num, to = num, end
	}
	return unit{day: d}, to
}

// newYearEdge reads the workdays before and after the Spring Festival: 年前, 年后.
func (s *scanner) newYearEdge(i int) (unit, int) {
	side, to := newYearEdges.at(s, i)
	if to == 0 || isHan(s.at(i-1)) && !s.opensClause(i) && s.at(i-1) != '在' && s.at(i-1) != '于' && s.at(i-1) != '争' && s.at(i-1) != '取' && s.at(i-1) != '请' {
		return unit{}, 0
	}
	d := day{form: edgeOfBlock, feast: springFestival}
	if side > 0 {
		d = day{form: workdayOf, feast: springFestival, num: 1}
	}
	return unit{day: d}, to
}

// feast reads a day with a name, and the workday after it: 端午, 春节后第一个工作日.
func (s *scanner) feast(i int) (unit, int) {
	n, to := feastWords.at(s, i)
	if to == 0 || s.notFeast(feast(n), i, to) {
		return unit{}, 0
	}
	d := day{form: ofFeast, feast: feast(n)}
	to = s.past(s.unquoted(i, to), '节')
	at := to
	for range 2 { // 春节假期后
		if _, end := holidayWords.at(s, at); end != 0 {
			at = end
		}
	}
	if bind, _ := boundWords.at(s, at); binding(bind) == before {
		to = at // 五一假期|前
	}
	if _, end := afterWords.at(s, at); end != 0 {
		d.form, d.num, to = workdayOf, 1, end
		if num, end := ordinalWorkdays.at(s, s.past(to, '的')); end != 0 && num > 0 {
			d.num, to = num, end
		}
	}
	return unit{day: d}, to
}

// unquoted is where a feast in quotation marks ends, “五一”|前, if what follows shows that it is a time; else to.
func (s *scanner) unquoted(from, to int) int {
	if s.at(from-1) != '"' || s.at(to) != '"' {
		return to
	}
	if _, end := besideTerseFeast.at(s, to+1); end == 0 {
		return to
	}
	return to + 1
}

// notFeast reports whether what reads like a feast is a number, a name or a part of
// another word.
func (s *scanner) notFeast(f feast, from, to int) bool {
	if isNumber(s.at(from-1)) || s.at(from-1) == '第' || isNumber(s.at(to)) && isNumber(s.at(to-1)) || s.at(to) == '日' || s.at(to) == '号' {
		return true
	}
	if !f.rule().terse {
		return s.at(to) == '楼' || s.at(to) == '路' || s.at(to) == '村' || s.at(to) == '街'
	}
	if from == 0 && to == len(s.runes) {
		return false
	}
	_, end := besideTerseFeast.at(s, s.unquoted(from, to))
	return end == 0 || s.at(from-1) == '周' || s.at(from-1) == '月'
}
