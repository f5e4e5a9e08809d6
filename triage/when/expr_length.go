package when

// lengthExpr reads a length that is counted from now: 三天内, 半小时后, 两天前, 未来三天,
// within 3 days, in half an hour, two weeks ago.
func (s *scanner) lengthExpr(i int, e *expr) bool {
	lead, at := lengthLeads.at(s, i)
	if at == 0 {
		at = i
		if !isNumber(s.at(i)) && !isLetter(s.at(i)) {
			return false
		}
	}
	l, end := s.length(s.spaces(at))
	if end == 0 && at > i && isLetter(s.at(s.spaces(at))) { // in the next hour
		unit, last := lengthUnits.at(s, s.spaces(at))
		l, end = length{n: 1, unit: lengthUnit(unit)}, last
	}
	if end == 0 || s.countsSpan(i) {
		return false
	}
	side, to := s.lengthSide(lengthSide(lead), l, i, end)
	switch side {
	case withinSide:
		e.bind = within
	case laterSide:
		e.bind = after
	case agoSide:
		e.ago = true
	default:
		return false
	}
	e.length, e.to = l, to
	s.lengthDay(e)
	e.bindTo = e.to
	_, topic := lengthTopics.at(s, e.to)
	e.attribute = s.at(e.to) == '的' || topic != 0
	return true
}

// lengthSide tells to which side of now the length from i to end is counted, and where
// the word behind it ends that says so. It is 0 if nothing says so.
func (s *scanner) lengthSide(lead lengthSide, l length, i, end int) (lengthSide, int) {
	behind, to := lengthTails.at(s, s.spaces(end))
	switch {
	case to != 0 && lengthSide(behind) == agoSide:
		if s.at(end-1) == '日' && s.at(i) != '两' || s.at(i-1) == '提' {
			return 0, 0 // 3日前 is before the third, 两日前 two days ago
		}
		return agoSide, to
	case to != 0:
		return lengthSide(behind), to
	case lead == nextSide:
		if l.n < 2 || s.at(i-1) == '最' || s.at(i-1) == '以' {
			return 0, 0
		}
		return withinSide, end
	case lead != 0 && s.at(i) == '限' && (l.unit == months || l.unit == years):
		return 0, 0 // 合同期限一年
	case lead != 0:
		return lead, end
	case l.unit == workdays && s.workdaysAlone(i, end):
		return withinSide, end
	}
	return 0, 0
}

// lengthTopics: what follows a length that is told of, and not set: 10分钟内有效.
var lengthTopics = newLexicon(row{0, "有效 有雨 降雨 降水 最高 最低 新增 累计 免费 到账 送达 无异议 可达"})

// lengthDay reads the hour, or the day of the week, the month or the year, in which a
// length ends: 三天后的下午三点, 两周后的周五, 两个月后的5号. It reads 的今天 as what it is, a
// word that adds nothing: 一年前的今天.
func (s *scanner) lengthDay(e *expr) {
	if e.bind != after && !e.ago || e.length.unit < days {
		return
	}
	u, to := s.unit(s.spaces(s.past(e.to, '的')))
	switch {
	case to == 0 || u.latin:
		return
	case u == unit{day: day{form: fromToday}} && s.at(e.to) == '的' && e.length.unit > days:
		e.to = to
		return
	case e.ago:
		return
	case u.day.form == ofWeek && u.day.week.by == unsaid && e.length.unit == weeks:
	case u.day.form == ofMonth && !e.length.half && e.length.unit == months && u.day.month.by == unsaid:
		u.day.month = ref{shifted, e.length.n}
	case u.day.form == ofMonth && !e.length.half && e.length.unit == years && u.day.month.by == numbered && u.day.year.by == unsaid:
		u.day.year = ref{shifted, e.length.n}
	case u.day.form != noDay:
		return
	}
	e.a, e.to = u, to
	if bind, end := boundWords.at(s, to); end != 0 && binding(bind) == before {
		e.bind, e.to = within, end
	}
}

// A lengthSide is the side of now to which a length is counted.
type lengthSide int

const (
	withinSide lengthSide = iota + 1 // 内, within
	laterSide                        // 后, from now
	agoSide                          // 前, ago
	nextSide                         // 下三天: within, but 下一周 is next week
)

// lengthLeads: a lengthSide each, before a length.
var lengthLeads = newLexicon(
	row{int(withinSide), "未来 未来的 接下来 接下来的 今后 之后 within within_the_next in_the_next over_the_next within_the in_the"},
	row{int(laterSide), "再过 过 in"},
	row{int(withinSide), "限 限时"},
	row{int(nextSide), "下 后"},
)

// lengthTails: a lengthSide each, after a length.
var lengthTails = newLexicon(
	row{int(withinSide), "内 之内 以内 里 之间"},
	row{int(laterSide), "后 以后 之后 过后 from_now from_today later hence 's_time"},
	row{int(agoSide), "前 之前 以前 ago"},
)

// workdaysAlone reports whether a number of workdays from i to end is a deadline
// without a word that says so: 5个工作日反馈.
func (s *scanner) workdaysAlone(i, end int) bool {
	if s.at(i-1) == '期' || s.at(i-1) == '共' || s.at(i-1) == '第' {
		return false
	}
	_, to := deeds.at(s, end)
	return to != 0 || s.opensClause(i) && s.endsWord(end)
}

// countsSpan reports whether the words before a length at i make it the length of a
// thing, and not a time: 控制在5分钟内, 近3年内.
func (s *scanner) countsSpan(i int) bool {
	at := i
	for range 3 {
		if _, from := spanLeads.before(s, at); from >= 0 {
			return true
		}
		at--
		if r := s.at(at); r != '在' && r != ' ' && r != ':' && r != '约' && r != '为' && r != '于' {
			return false
		}
	}
	return false
}

// spanLeads: what makes a length that of a thing.
var spanLeads = newEndings(row{0, `控制 时长 长度 每人 发言 视频 录音 录像 限时 近 最近 过去 前 此前 满 每 相隔 间隔 持续 汇报时间 时间控制
	连续 历时 为期 提前 每隔 每次 单次 年龄 工龄 党龄 试用期 保修 last past every each 第`})
