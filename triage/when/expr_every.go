package when

import "time"

// returning reads a duty that returns: 每周五前, 每月25日前, 每天下午4点前, every Friday.
func (s *scanner) returning(i int, e *expr) bool {
	rhythm, to := rhythmWords.at(s, i)
	if to == 0 {
		return false
	}
	x := expr{from: i, every: Every{Rhythm: Rhythm(rhythm)}}
	ok := false
	switch at := s.spaces(s.past(to, '的')); x.every.Rhythm {
	case Daily, Workdaily:
		ok = true
		x.to = to
		s.daily(&x, at)
	case Weekly:
		ok = s.weekly(&x, to)
	case Monthly:
		ok = s.monthly(&x, at)
	}
	if !ok {
		return false
	}
	s.bound(&x)
	*e = x
	return true
}

// daily reads the hour of a daily duty, if it has one.
func (s *scanner) daily(e *expr, i int) {
	e.a.day = day{form: fromToday}
	if e.every.Rhythm == Workdaily {
		e.a.day = day{form: nthWorkday}
	}
	if u, end := s.unit(i); end != 0 && u.day.form == noDay {
		e.a.clock, e.to = u.clock, end
	} else if p, end := s.dayEnd(i); end != 0 {
		e.a.clock, e.to = p.clock, end
	} else if u, end := s.byClock(i); end != 0 {
		e.a.clock, e.to, e.bind = u.clock, end, before
	}
}

// byClock reads the hour of a daily duty in English: daily by 5 pm.
func (s *scanner) byClock(i int) (unit, int) {
	bind, to := latinPrefixes.at(s, i)
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
func (s *scanner) weekly(e *expr, i int) bool {
	if weekday, ok := weekdayOfNumeral(s.at(i)); ok && !s.countsAfterWeek(i) && !s.onceAWeek(i) {
		e.a.day = day{form: ofWeek, weekday: weekday}
		e.to = i + 1
	} else if weekday, to := latinWeekdays.at(s, s.spaces(i)); to != 0 {
		e.a = unit{latin: true, day: day{form: ofWeek, weekday: time.Weekday(weekday)}}
		e.to = to
	} else {
		return false
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
	return true
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

// monthly reads the day of a monthly duty: 25日, 底.
func (s *scanner) monthly(e *expr, i int) bool {
	if part, to := monthSegments.at(s, i); to != 0 {
		e.a.day, e.to = day{form: theMonth, part: segment(part)}, to
		if p := segment(part); p == tail || p == lastDay {
			e.every.Day = -1
		}
		return true
	}
	num, to := s.number(i)
	if to == 0 || num < 1 || num > 31 || s.at(to) != '日' && s.at(to) != '号' {
		return false
	}
	e.a.day, e.to, e.every.Day = day{form: ofMonth, num: num}, to+1, num
	if next, end := s.nextElement(e.a, e.to); end != 0 && e.a.merge(next) {
		e.to = end
	}
	return true
}

// plural reads a weekday that returns: on Fridays.
func (s *scanner) plural(i int, e *expr) bool {
	weekday, to := latinPlurals.at(s, i)
	if to == 0 || !s.word(i) {
		return false
	}
	e.to, e.every = to, Every{Rhythm: Weekly, Weekday: time.Weekday(weekday)}
	e.a = unit{latin: true, day: day{form: ofWeek, weekday: e.every.Weekday}}
	if u, end := s.byClock(s.spaces(to)); end != 0 {
		e.a.clock, e.to, e.bind = u.clock, end, before
	}
	s.bound(e)
	return true
}

// rhythmWords: a Rhythm each.
var rhythmWords = newLexicon(
	row{int(Daily), "每天 每日 每一天 天天 逐日 every_day each_day daily"},
	row{int(Workdaily), "每个工作日 每工作日 逐个工作日 工作日每天 every_weekday each_weekday every_working_day every_business_day weekdays on_weekdays"},
	row{int(Weekly), "每周 每星期 每个星期 每礼拜 每个礼拜 逢周 每逢周 每逢星期 every each every_week_on weekly_on"},
	row{int(Monthly), "每月 每个月 逐月"},
)
