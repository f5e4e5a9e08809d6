package when

import "time"

// nthWeekday is the n-th such weekday of a month: 3月第二个周五.
func (r *resolver) nthWeekday(d day, t tense) (span, bool) {
	month, ok := r.month(day{form: theMonth, year: d.year, month: d.month}, t)
	if !ok {
		return span{}, false
	}
	y, m, _ := month.first.civil()
	if d.num < 0 {
		return oneDay(lastWeekday(y, m, d.weekday)), true
	}
	found := nthWeekday(y, m, d.weekday, d.num)
	return oneDay(found), found <= month.last
}

// weekOfMonth is the week of a month that d names, as far as it lies in the month: people
// count the rows of the calendar, and some begin with the first that is full.
func (r *resolver) weekOfMonth(d day, t tense) (span, bool) {
	month, ok := r.month(day{form: theMonth, year: d.year, month: d.month}, t)
	if !ok {
		return span{}, false
	}
	monday := month.first.monday() + date(7*(d.num-1))
	if d.num < 0 {
		monday = month.last.monday()
	}
	sp := span{first: max(monday, month.first), last: min(monday+6, month.last), inferred: true}
	return sp, sp.first <= sp.last
}

// month is the month, or the part of it, that d names.
func (r *resolver) month(d day, t tense) (span, bool) {
	first, ok := r.firstOfMonth(d, t)
	if !ok {
		return span{}, false
	}
	last := first + date(first.daysInMonth()) - 1
	switch d.part {
	case head:
		return span{first: first, last: first + 4, inferred: true}, true
	case first10:
		return span{first: first, last: first + 9}, true
	case second10, middle:
		return span{first: first + 10, last: first + 19, inferred: d.part == middle}, true
	case last10:
		return span{first: first + 20, last: last}, true
	case tail:
		return span{first: last - 4, last: last}, true
	case firstDay:
		return oneDay(first), true
	case lastDay:
		return oneDay(last), true
	}
	return span{first: first, last: last}, true
}

// firstOfMonth is the first day of the month that d names.
func (r *resolver) firstOfMonth(d day, t tense) (date, bool) {
	year, month, _ := r.now.day.civil()
	if d.month.by != numbered {
		return dateOf(year+d.year.n, month+time.Month(d.month.n), 1), d.year.by != numbered
	}
	if d.year.by != unsaid {
		year = r.year(d.year)
		return dateOf(year, time.Month(d.month.n), 1), minYear <= year && year <= maxYear
	}
	ahead := (d.month.n - int(month) + 12) % 12 // months until the next one
	switch {
	case t == behind && ahead > 0, t == near && ahead > 6:
		ahead -= 12
	}
	return dateOf(year, month+time.Month(ahead), 1), true
}

// yearPart is the quarter, the half, the year or the part of a year that d names.
func (r *resolver) yearPart(d day, t tense) (span, bool) {
	year := r.year(d.year)
	if year < minYear || year > maxYear {
		return span{}, false
	}
	_, month, _ := r.now.day.civil()
	var first date
	length := 12
	switch d.form {
	case theQuarter:
		first, length = dateOf(year, time.Month(3*d.num-2), 1), 3
		if d.num == 0 {
			first = dateOf(year, (month-1)/3*3+1+time.Month(3*d.week.n), 1)
		}
	case theHalf:
		first, length = dateOf(year, time.Month(6*d.num-5), 1), 6
	case theMonths:
		first, length = dateOf(year, time.Month(d.month.n), 1), d.num
		if d.month.by == shifted {
			first = dateOf(year, time.Month(13-d.num), 1)
		}
	default:
		first = dateOf(year, time.January, 1)
	}
	last := first.addMonths(length) - 1
	if d.year.by == unsaid && d.form != theYear && d.week.by == unsaid && d.num != 0 && last < r.now.day && (t == ahead || t == loosen) {
		first, last = first.addMonths(12), (last+1).addMonths(12)-1
	}
	switch d.part {
	case head:
		return span{first: first, last: first + 30, inferred: true}, true
	case middle:
		return span{first: first, last: first.addMonths(6) - 1, inferred: true}, true
	case tail:
		return span{first: (last + 1).addMonths(-1), last: last}, true
	case firstDay:
		return oneDay(first), true
	case lastDay:
		return oneDay(last), true
	}
	return span{first: first, last: last}, true
}

// workday is a workday counted from today, from a feast, from the next days off, or
// within a month.
func (r *resolver) workday(d day, t tense) (span, bool) {
	var from date
	switch {
	case d.form == nthWorkday && d.num == 0: // of a duty on every workday
		from = r.now.day - 1
		d.num = 1
	case d.form == nthWorkday:
		from = r.now.day
	case d.feast != 0:
		feast, ok := r.feastDay(day{form: ofFeast, feast: d.feast, year: d.year}, t)
		if !ok {
			return span{}, false
		}
		_, from = r.Calendar.festive(feast.first)
	case d.month.by != unsaid || d.part != whole:
		month, ok := r.month(day{form: theMonth, year: d.year, month: d.month}, t)
		if !ok {
			return span{}, false
		}
		from = month.first - 1
		if d.num < 0 {
			from = month.last + 1
		}
	default:
		_, last, ok := r.nextBlock()
		if r.Calendar.holiday(r.now.day) != "" { // 节后, said on the holiday
			_, last = r.Calendar.block(r.now.day)
		}
		if !ok {
			return span{}, false
		}
		from = last
	}
	found := r.Calendar.addWorkdays(from, d.num)
	sp := oneDay(found)
	sp.provisional = !r.Calendar.knows(found) || !r.Calendar.knows(from)
	return sp, true
}

// feastDay is the day of the feast in the year that is said, else the next one.
func (r *resolver) feastDay(d day, t tense) (span, bool) {
	year, _, _ := r.now.day.civil()
	if d.year.by != unsaid {
		found, ok := d.feast.in(r.year(d.year))
		return oneDay(found), ok
	}
	return r.pick(t, func(shift int) (date, bool) { return d.feast.in(year + shift) }, 2)
}

// beforeFeast is the last day before the days off around a feast, the weekend that
// touches them included; before a feast without days off it is the day before.
func (r *resolver) beforeFeast(feast date) span {
	first, _ := r.Calendar.festive(feast)
	sp := oneDay(first - 1)
	sp.provisional = !r.Calendar.knows(feast) && r.Calendar.holiday(feast) != ""
	return sp
}

// edgeOfYear is the last day before the next Spring Festival, as long as that is what
// people look forward to: 年前, said in the spring, has been.
func (r *resolver) edgeOfYear(f feast) (span, bool) {
	feast, ok := r.feastDay(day{feast: f}, ahead)
	if !ok || feast.first-r.now.day > 150 {
		return span{}, false
	}
	return r.beforeFeast(feast.first), true
}

// newYearSoon is how many days before it a day of the first month is named without its
// month.
const newYearSoon = 45

// lunar is the day or the month of the lunar calendar that d names.
func (r *resolver) lunar(d day, t tense) (span, bool) {
	year, _, _ := r.now.day.civil()
	num := max(d.num, 1)
	if d.month.by == unsaid { // 初八: only around the new year does anybody know which
		sp, ok := r.lunar(day{form: lunarDay, month: ref{numbered, 1}, num: num}, ahead)
		return sp, ok && sp.first-r.now.day <= newYearSoon
	}
	find := func(shift int) (date, bool) {
		found, ok := lunarDate(year+shift, d.month.n, num, d.leap)
		return found, ok
	}
	var sp span
	var ok bool
	if d.year.by != unsaid {
		found, exists := lunarDate(r.year(d.year), d.month.n, num, d.leap)
		sp, ok = oneDay(found), exists
	} else {
		sp, ok = r.pick(t, find, 2)
	}
	if ok && d.form == lunarMonth {
		sp.last += 28
	}
	return sp, ok
}
