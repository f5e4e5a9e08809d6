package when

import "strings"

// clock reads a time of day, or a part of the day alone: 下午3点半, 17:30, 上午, 下班.
func (s *scanner) clock(i int) (unit, int) {
	if s.at(i) == '一' && s.at(i+1) == '上' && s.at(i+2) == '班' {
		return unit{clock: clock{form: opening}}, i + 3
	}
	if c, to := s.officeHour(i); to != 0 {
		return unit{clock: c}, to
	}
	p, to := partWords.at(s, i)
	if to == 0 {
		p, to = hourParts.at(s, i)
		if to != 0 && s.at(to) == '一' && s.at(to+1) == '点' {
			return unit{}, 0 // 早一点: a little earlier
		}
	}
	if to == 0 {
		c, end := s.hour(i, noPart)
		return unit{clock: c}, end
	}
	at := s.spaces(s.past(to, '的'))
	if c, end := s.officeHour(at); end != 0 {
		c.part = part(p)
		return unit{clock: c}, end
	}
	if c, end := s.hour(at, part(p)); end != 0 {
		c.part = part(p)
		return unit{clock: c}, end
	}
	if _, word := partWords.at(s, i); word == 0 || s.greets(to) || s.lasts(i) {
		return unit{}, 0
	}
	return unit{clock: clock{form: partOnly, part: part(p)}}, to
}

// dayEnd reads a part of the day that is a word only after a day: 周五晚, 13日早.
func (s *scanner) dayEnd(i int) (unit, int) {
	p, to := hourParts.at(s, i)
	if to == 0 {
		return unit{}, 0
	}
	switch s.at(to) {
	case '会', '饭', '餐', '读', '操', '自', '检', '班', '点', '日', '市', '报', '些', '高', '练', '课', '安', '训', '就', '已':
		return unit{}, 0
	}
	return unit{clock: clock{form: partOnly, part: part(p)}}, to
}

// lasts reports whether what stands before a part of the day makes a length of it:
// 忙了一上午, 整个下午. After 周一 and 统一 it is none.
func (s *scanner) lasts(i int) bool {
	switch s.at(i - 1) {
	case '一':
		return !strings.ContainsRune("周期拜统初十二廿月号日", s.at(i-2))
	case '整':
		return true
	case '个':
		return strings.ContainsRune("整一半几两", s.at(i-2))
	}
	return false
}

// greets reports whether what follows a part of the day makes it a greeting or a
// thing: 早上好, 下午茶.
func (s *scanner) greets(i int) bool {
	switch s.at(i) {
	case '好', '茶':
		return true
	case '安':
		return s.at(i+1) != '排' && s.at(i+1) != '装' && s.at(i+1) != '全'
	case '愉':
		return s.at(i+1) == '快'
	}
	return false
}

// officeHour reads an hour that the office sets: 下班, 上班. What it is the hour for
// has to follow, or it is the act and not the hour.
func (s *scanner) officeHour(i int) (clock, int) {
	form, to := officeWords.at(s, i)
	if to == 0 {
		return clock{}, 0
	}
	if s.at(to) == '前' { // 下班前来补: nobody goes anywhere
		return clock{form: clockForm(form)}, to
	}
	if clockForm(form) == closing && s.closesDay(i, to) {
		return clock{form: closing}, to
	}
	bind, end := boundWords.at(s, to)
	if end == 0 || binding(bind) == notBound || clockForm(form) == ending && binding(bind) != before {
		return clock{}, 0
	}
	return clock{form: clockForm(form)}, to
}

// closesDay reports whether 下班 from i to to stands right behind a day as the hour at which
// something is handed in: 今天下班交给我, 留到周五下班. What people do when they go home is
// another thing: 今天下班后, 明天下班早.
func (s *scanner) closesDay(i, to int) bool {
	if r := s.at(i - 1); r != '天' && r != '日' && r != '号' {
		if _, ok := weekdayOfNumeral(r); !ok || !isWeekRune(s.at(i-2)) {
			return false
		}
	}
	if s.at(i-2) == '到' || s.at(i-3) == '到' {
		return true // 留到今天下班
	}
	switch s.at(to) {
	case '交', '报', '给', '发', '收':
		return true
	}
	return false
}

// startsHour reports whether something shows that 一点 from i to to is the hour: 我们一点出发,
// 到一点, 一点前. Behind anything else it is a little.
func (s *scanner) startsHour(i, to int) bool {
	switch s.at(i - 1) {
	case '在', '于', '到', '是', '们', '我', '天', '日', '号', '午', '晨', '晚', '早', '夜', '从', '至', '前', '后', '约', '就', '六', '五', '四', '三', '二', '一', '间':
		return true
	}
	switch s.at(to) {
	case '前', '后', '之', '以', '开', '集', '准', '整', '钟', '左', '出', '到', '见', '半', '来', '交', '结', '截', '上', '下', '去', '在', '至', '-', '—', '~', ':':
		return true
	}
	return isDigit(s.at(to))
}

// hour reads the figures of a time of day. A part of the day said before them lifts
// doubts that figures alone leave.
func (s *scanner) hour(i int, said part) (clock, int) {
	if c, to := s.officeHour(i); to != 0 {
		return c, to
	}
	hour, count, to := s.digits(i)
	if to == 0 {
		if hour, to = s.numeral(i); to == 0 {
			return clock{}, 0
		}
	}
	if hour > 24 || count > 2 {
		return clock{}, 0
	}
	c := clock{form: timed, hour: hour, firm: hour > 12 || hour == 0 || count == 2 && hour < 10}
	at := s.spaces(to)
	switch s.at(at) {
	case ':', '.':
		if count == 0 || s.at(at) == '.' && said == noPart {
			return clock{}, 0
		}
		return s.colonMinute(c, i, at+1)
	case '点', '时':
		if s.at(at) == '点' && said == noPart && s.isPoint(i, at+1, hour) || s.at(at) == '时' && s.isTimeWord(at+1) {
			return clock{}, 0
		}
		c.firm = c.firm || s.at(at) == '时' && hour > 6
		c, to = s.spokenMinute(c, at+1)
		if half, end := s.meridiem(to); to != 0 && end > to+1 && s.at(to) != ' ' && 1 <= hour && hour <= 12 { // 3点半pm
			c.hour, c.firm, to = hour%12+12*half, true, end
		}
		return c, to
	case '-', '~', '至', '到', '、': // 9-11点
		second, end := s.number(s.spaces(at + 1))
		if end != 0 && hour < second && second <= 24 && (s.at(end) == '点' && !s.isPoint(i, end+1, hour) || s.at(end) == '时' && !s.isTimeWord(end+1)) {
			return c, to
		}
	}
	return clock{}, 0
}

// isPoint reports whether N点 before i counts points of a talk, or is a little: 三点
// 要求, 早一点.
func (s *scanner) isPoint(from, i, n int) bool {
	if _, to := pointNouns.at(s, i); to != 0 && !(n != 1 && s.at(i) == '都' && strings.ContainsRune("到来去回在参集下上进开", s.at(i+1))) { // 七点都来
		return true
	}
	if isDigit(s.at(from)) {
		return s.at(from-1) == '第'
	}
	if _, start := beforePoints.before(s, from); start >= 0 && !s.setsOut(i) {
		return true
	}
	if n != 1 || s.at(from) != '一' {
		return false
	}
	if _, start := beforeALittle.before(s, from); start >= 0 {
		return true
	}
	if isHan(s.at(from-1)) && !s.startsHour(from, i) {
		return true // 压暗一点
	}
	_, to := afterALittle.at(s, i)
	return to != 0
}

// setsOut reports whether N点 before i has behind it what only an hour has: 主任说十点半, 说十点走.
func (s *scanner) setsOut(i int) bool {
	switch s.at(i) {
	case '半', '走':
		return true
	case '出':
		return s.at(i+1) == '发'
	case '集':
		return s.at(i+1) == '合'
	case '开':
		return s.at(i+1) == '会' || s.at(i+1) == '始'
	case '一', '三':
		return s.at(i+1) == '刻'
	}
	return false
}

// isTimeWord reports whether 时 before i is part of another word: 三时间.
func (s *scanner) isTimeWord(i int) bool {
	switch s.at(i) {
	case '间', '候', '段', '代', '期', '差', '常', '速', '效', '光', '长', '任', '辰':
		return true
	}
	return false
}

// present reads the present as the beginning of a period: 即日起至3月15日.
func (s *scanner) present(i int) (unit, int) {
	_, to := presentWords.at(s, i)
	return unit{clock: clock{form: atNow}}, to
}
