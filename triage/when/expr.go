package when

import "time"

// An expr is a time expression: one unit or two with what binds them, or a length,
// or an event whose hour has to be known from elsewhere.
type expr struct {
	from, to int // places in the folded text
	a, b     unit
	ranged   bool // from a to b
	length   length
	ago      bool // the length counts backwards
	latin    bool // an English word before it binds it
	bind     binding
	bindTo   int // where the binding word behind the unit ends; to if there is none
	every    Every
	event    event
	// listed: a and b are days in a row, 3月7日、8日
	attribute bool // 的 follows: 3分钟以内的视频
}

// An event is what a time is bound to that has an hour of its own.
type event uint8

const (
	noEvent   event = iota
	scheduled       // 会前, 考核前: nobody knows the hour but who called it
	someday         // an event of the day that the unit names: 周四开会前
)

// expr reads a time expression at i.
func (s *scanner) expr(i int) (expr, bool) {
	if _, to := sayings.at(&s.view, i); to != 0 {
		return expr{from: i, to: to, bind: notBound}, true
	}
	if e, ok := s.returning(i); ok {
		return e, true
	}
	if e, ok := s.dayPair(i); ok {
		return e, true
	}
	if e, ok := s.lengthExpr(i); ok {
		return e, true
	}
	if e, ok := s.latinExpr(i); ok {
		return e, true
	}
	if u, to := s.unit(i); to != 0 {
		return s.bound(expr{from: i, to: to, a: u})
	}
	return s.eventExpr(i)
}

// bound reads what goes on with the first unit of e: the end of a range, and the
// word that binds the whole.
func (s *scanner) bound(e expr) (expr, bool) {
	if b, to := s.rangeEnd(e.a, e.to, e.bind == between); to != 0 {
		e.b, e.to, e.ranged = b, to, true
		if e.a.clock.form == noClock && b.clock.form == timed { // 3月9日—10日 7:30—10:00
			if hours, to := s.rangeEnd(b, e.to, false); to != 0 && hours.day.form == noDay {
				e.a.clock, e.b.clock, e.to = b.clock, hours.clock, to
			}
		}
		if e.bind == since {
			e.bind = loose // from Monday to Wednesday
		}
		if _, end := rangeTails.at(&s.view, s.spaces(e.to)); end != 0 {
			e.to = end
		}
	}
	if e.a.clock.form == atNow && !e.ranged {
		return expr{}, false
	}
	s.suffix(&e)
	if e.a.day.form == edgeOfBlock && e.bind == loose && !e.latin {
		e.bind = before // 节前: the word has it
	}
	return e, true
}

// suffix reads the word behind a unit that binds it.
func (s *scanner) suffix(e *expr) {
	e.bindTo = e.to
	for range 3 {
		at := s.spaces(e.bindTo)
		if s.at(at) == '(' || s.at(at) == ')' {
			break
		}
		bind, to := boundWords.at(&s.view, at)
		if binding(bind) == notBound && e.a.clock.form >= closing && s.at(at) == '前' {
			bind, to = int(before), at+1 // 下班前往外搬
		}
		if to == 0 || binding(bind) == notBound {
			break
		}
		e.bindTo = to
		switch binding(bind) {
		case about:
			e.to = to
			if e.bind == loose {
				e.bind = about
			}
			continue
		case until:
		default:
			e.to = to
		}
		if e.bind == loose || e.bind == about || e.bind == between {
			e.bind = binding(bind)
		}
		break
	}
	if u, end := s.bracketed(e.bindTo); end != 0 && e.bind == before && e.a.clock.form == ending && u.clock.form == timed && u.day.form == noDay {
		e.a.clock, e.to, e.bindTo = u.clock, end, end // 早读前（7:50）
		e.a.clock.meet = true
	}
	e.attribute = s.at(e.bindTo) == '的'
	if e.bind == loose || e.bind == about {
		s.eventSuffix(e)
	}
}

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
	if to == 0 && !s.han && a.clock.form == timed {
		b, to = s.bareHour(s.spaces(at))
	}
	switch {
	case to == 0 || b.clock.form == atNow:
		return unit{}, 0
	case list:
		if !inRow(a, b) {
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
	if _, end := rangeWords.at(&s.view, i); end != 0 {
		return end, false
	}
	if between {
		if _, end := rangeAnd.at(&s.view, i); end != 0 {
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

// returning reads a duty that returns: 每周五前, 每月25日前, 每天下午4点前, every Friday.
func (s *scanner) returning(i int) (expr, bool) {
	rhythm, to := rhythmWords.at(&s.view, i)
	if to == 0 {
		return s.plural(i)
	}
	e := expr{from: i, every: Every{Rhythm: Rhythm(rhythm)}}
	at := s.spaces(s.past(to, '的'))
	switch e.every.Rhythm {
	case Daily, Workdaily:
		e.a.day = day{form: fromToday}
		e.to = to
		if u, end := s.unit(at); end != 0 && u.day.form == noDay {
			e.a.clock, e.to = u.clock, end
		} else if p, end := s.dayEnd(at); end != 0 {
			e.a.clock, e.to = p.clock, end
		} else if u, end := s.byClock(at); end != 0 {
			e.a.clock, e.to, e.bind = u.clock, end, before
		}
		if e.every.Rhythm == Workdaily {
			e.a.day = day{form: nthWorkday}
		}
	case Weekly:
		return s.weekly(e, to)
	case Monthly:
		u, end := s.monthlyDay(at)
		if end == 0 {
			return expr{}, false
		}
		e.a, e.to, e.every.Day = u, end, u.day.num
		if u.day.part == tail {
			e.every.Day = -1
		}
	default:
		return expr{}, false
	}
	return s.bound(e)
}

// byClock reads the hour of a daily duty in English: daily by 5 pm.
func (s *scanner) byClock(i int) (unit, int) {
	bind, to := latinPrefixes.at(&s.view, i)
	if to == 0 || binding(bind) != before && binding(bind) != about {
		return unit{}, 0
	}
	at := s.spaces(to)
	u, end := s.unit(at)
	if end == 0 {
		u, end = s.bareHour(at)
	}
	if u.day.form != noDay {
		return unit{}, 0
	}
	return u, end
}

// weekly reads the weekday of a weekly duty, which begins where its week is named:
// 每|周五.
func (s *scanner) weekly(e expr, i int) (expr, bool) {
	if weekday, ok := weekdayOfNumeral(s.at(i)); ok && !s.countsAfterWeek(i) && !s.onceAWeek(i) {
		e.a.day = day{form: ofWeek, weekday: weekday}
		e.to = i + 1
	} else if weekday, to := latinWeekdays.at(&s.view, s.spaces(i)); to != 0 {
		e.a = unit{latin: true, day: day{form: ofWeek, weekday: time.Weekday(weekday)}}
		e.to = to
	} else {
		return expr{}, false
	}
	e.every.Weekday = e.a.day.weekday
	for range 3 {
		next, end := s.nextElement(e.a, e.to)
		if end == 0 || !e.a.merge(next) {
			break
		}
		e.to = end
	}
	if e.a.clock.form == noClock {
		if u, end := s.byClock(s.spaces(e.to)); end != 0 {
			e.a.clock, e.to, e.bind = u.clock, end, before
		}
	}
	return s.bound(e)
}

// onceAWeek reports whether 一 at i counts what is done each week: 每周一报.
func (s *scanner) onceAWeek(i int) bool {
	switch s.at(i + 1) {
	case '报':
		next := s.at(i + 2)
		return s.at(i) == '一' && next != '送' && next != '告' && next != '到' && next != '名' && next != '我'
	case '清', '查', '测', '练', '评', '结', '通', '调', '研', '更', '巡', '主', '题', '星':
		return s.at(i) == '一'
	}
	return false
}

// monthlyDay reads the day of a monthly duty: 25日, 底.
func (s *scanner) monthlyDay(i int) (unit, int) {
	if part, to := monthSegments.at(&s.view, i); to != 0 {
		return unit{day: day{form: theMonth, part: segment(part)}}, to
	}
	num, to := s.number(i)
	if to == 0 || num < 1 || num > 31 || s.at(to) != '日' && s.at(to) != '号' {
		return unit{}, 0
	}
	u, to := unit{day: day{form: ofMonth, num: num}}, to+1
	if next, end := s.nextElement(u, to); end != 0 && u.merge(next) {
		to = end
	}
	return u, to
}

// plural reads a weekday that returns: on Fridays.
func (s *scanner) plural(i int) (expr, bool) {
	weekday, to := latinPlurals.at(&s.view, i)
	if to == 0 || !s.word(i) {
		return expr{}, false
	}
	e := expr{from: i, to: to, every: Every{Rhythm: Weekly, Weekday: time.Weekday(weekday)}}
	e.a = unit{latin: true, day: day{form: ofWeek, weekday: e.every.Weekday}}
	if u, end := s.byClock(s.spaces(to)); end != 0 {
		e.a.clock, e.to, e.bind = u.clock, end, before
	}
	return s.bound(e)
}

// rhythmWords: a Rhythm each.
var rhythmWords = newLexicon(
	row{int(Daily), "每天 每日 每一天 天天 逐日 every_day each_day daily"},
	row{int(Workdaily), "每个工作日 每工作日 逐个工作日 工作日每天 every_weekday each_weekday every_working_day every_business_day weekdays on_weekdays"},
	row{int(Weekly), "每周 每星期 每个星期 每礼拜 每个礼拜 逢周 每逢周 每逢星期 every each every_week_on weekly_on"},
	row{int(Monthly), "每月 每个月 逐月"},
)
