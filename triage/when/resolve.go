package when

import (
	"strings"
	"time"
)

// A resolver turns what was said into instants. It goes through a text once, from
// its beginning, and keeps what later words refer to.
type resolver struct {
	Office
	said time.Time
	now  moment

	spoken     date // the day last spoken of, for 当天
	hasSpoken  bool
	unbound    bool // no word binds the expression that is read: no deadline, no beginning
	lastNamed  date // the day last named in any way, 五一 among them, that is to come; 0: none
	carried    date // the day that a bare hour belongs to
	carries    bool
	carriedBy  Kind // what kind of time it comes from; a deadline's day ends with its sentence
	meeting    moment
	hasMeet    bool
	spokenWeek ref  // the week that bare weekdays belong to: 下周一检查，周三培训
	weekHeads  bool // it is the header of all that follows

	block blockMemo
}

// blockMemo remembers the next days off, for texts that name them over and over.
type blockMemo struct {
	known       bool
	first, last date
	ok          bool
}

// tense is the side of now on which an unfinished date is looked for.
type tense uint8

const (
	ahead  tense = iota // the next one
	behind              // the last one
	near                // the nearest
	loosen              // the next one, unless the last was within the month
)

// recently is how long ago a date without a year may be and still be the one that is
// meant, if nothing says that it lies ahead.
const recently = 31

// monthFirstInFigures reports whether 5/6, with no word beside it that tells the
// language, is the sixth of May, as it is in China.
func (c Context) monthFirstInFigures() bool {
	loc := c.Location
	if loc == nil {
		loc = c.At.Location()
	}
	name := loc.String()
	return name == "" || name == "Local" || strings.HasPrefix(name, "Asia/")
}

// said is the instant at which the words were said, by the office's clock.
func (c Context) said() time.Time {
	if c.Location == nil {
		return c.At
	}
	return c.At.In(c.Location)
}

func newResolver(c Context) *resolver {
	r := &resolver{Office: c.Office}
	if r.Location == nil {
		r.Location = c.At.Location()
	}
	if r.Morning == (Hours{}) && r.Afternoon == (Hours{}) {
		usual := DefaultOffice(r.Location)
		r.Morning, r.Afternoon = usual.Morning, usual.Afternoon
	}
	r.said = c.said()
	r.now = momentOf(r.said)
	if !c.Day.IsZero() {
		r.spoken, r.hasSpoken = toDate(c.Day.In(r.Location)), true
		r.carried, r.carries, r.carriedBy = r.spoken, true, Point
	}
	return r
}

// A span is a run of days, and how sure it is.
type span struct {
	first, last date
	inferred    bool
	provisional bool
}

func oneDay(d date) span { return span{first: d, last: d} }

// span is the days that d names.
func (r *resolver) span(d day, t tense) (span, bool) {
	sp, ok := r.named(d, t)
	switch {
	case ok && d.part == workweek:
		sp.last = max(sp.first.monday()+4, sp.first)
	case ok && d.eve:
		sp.first, sp.last = sp.first-1, sp.last-1
	}
	return sp, ok
}

func (r *resolver) named(d day, t tense) (span, bool) {
	today := r.now.day
	switch d.form {
	case fromToday:
		if d.year.by != unsaid || d.month.by != unsaid {
			today = today.addMonths(12*d.year.n + d.month.n)
		}
		return oneDay(today + date(d.num)), true
	case fromSpoken:
		if r.hasSpoken {
			today = r.spoken
		}
		return oneDay(today + date(d.num)), true
	case ofWeek:
		if d.month.by != unsaid {
			week, ok := r.weekOfMonth(d, t)
			return oneDay(week.first.monday() + date((d.weekday+6)%7)), ok
		}
		return oneDay(r.weekday(d, t)), true
	case ofMonth:
		return r.dayOfMonth(d, t)
	case nthOfMonth:
		return r.nthWeekday(d, t)
	case ofFeast:
		return r.feastDay(d, t)
	case nthWorkday, workdayOf:
		return r.workday(d, t)
	case lunarDay, lunarMonth:
		return r.lunar(d, t)
	case theWeek:
		if d.num != 0 {
			return r.weekOfMonth(d, t)
		}
		return r.week(d), true
	case theMonth:
		return r.month(d, t)
	case theQuarter, theHalf, theYear, theMonths:
		return r.yearPart(d, t)
	case edgeOfBlock:
		if d.feast != 0 {
			return r.edgeOfYear(d.feast)
		}
		first, _, ok := r.nextBlock()
		sp := oneDay(first - 1)
		sp.provisional = !r.Calendar.knows(first)
		return sp, ok
	}
	return span{}, false
}

// nextBlock is the next days off with a name, from tomorrow on.
func (r *resolver) nextBlock() (first, last date, ok bool) {
	if !r.block.known {
		r.block.known = true
		r.block.first, r.block.last, r.block.ok = r.Calendar.nextBlock(r.now.day, true)
	}
	return r.block.first, r.block.last, r.block.ok
}

// weekday is the day that 周五 names: the next one, today included; with its week
// said, the one in that ISO week.
func (r *resolver) weekday(d day, t tense) date {
	today := r.now.day
	next := today + date((d.weekday-today.weekday()+7)%7)
	switch {
	case d.num == 1: // Friday week
		return next + 7
	case d.week.by == shifted:
		return today.monday() + date(7*d.week.n) + date((d.weekday+6)%7)
	case t == behind && next > today:
		return next - 7
	}
	return next
}

// week is the week, or the part of it, that d names.
func (r *resolver) week(d day) span {
	monday := r.now.day.monday() + date(7*d.week.n)
	switch d.part {
	case weekend:
		return span{first: monday + 5, last: monday + 6}
	case head:
		return span{first: monday, last: monday + 1, inferred: true}
	case middle:
		return span{first: monday + 2, last: monday + 2, inferred: true}
	}
	return span{first: monday, last: monday + 6}
}

// year is the year that a ref names, as seen from now.
func (r *resolver) year(y ref) int {
	if y.by == numbered {
		return y.n
	}
	year, _, _ := r.now.day.civil()
	return year + y.n
}

// dayOfMonth is the day of a month that d names. What is not said, the year and the
// month, is found on the side of now that t tells.
func (r *resolver) dayOfMonth(d day, t tense) (span, bool) {
	year, month, _ := r.now.day.civil()
	switch {
	case d.month.by == shifted:
		first := dateOf(year+d.year.n, month+time.Month(d.month.n), 1)
		return monthDay(first, d.num)
	case d.month.by == unsaid && d.year.by != unsaid:
		return span{}, false
	case d.month.by == unsaid:
		return r.monthlessDay(d.num, t)
	case d.year.by != unsaid:
		year := r.year(d.year)
		if year < minYear || year > maxYear {
			return span{}, false
		}
		return monthDay(dateOf(year, time.Month(d.month.n), 1), d.num)
	}
	return r.pick(t, func(shift int) (date, bool) {
		sp, ok := monthDay(dateOf(year+shift, time.Month(d.month.n), 1), d.num)
		return sp.first, ok
	}, 4)
}

// monthlessDay is the next day with that number: 12号. Months that have no such day
// are passed over.
//
// What is the day last named, or the day after it, is in its month, and where no word binds
// it the week that follows, too: 五一值班 1号小周，2号小吴，4号小林. A deadline that leaps stays
// where it is nearer: to be early is the safe mistake.
func (r *resolver) monthlessDay(num int, t tense) (span, bool) {
	year, month, _ := r.now.day.civil()
	if t == loosen || t == near {
		y, m, last := r.lastNamed.civil()
		if leap := num - last; r.lastNamed > r.now.day && leap >= 0 && (leap <= 1 || r.unbound && leap <= 7) {
			return monthDay(dateOf(y, m, 1), num)
		}
		t = ahead
	}
	return r.pick(t, func(shift int) (date, bool) {
		sp, ok := monthDay(dateOf(year, month+time.Month(shift), 1), num)
		return sp.first, ok
	}, 12)
}

// monthDay is a day of the month that begins on first.
func monthDay(first date, num int) (span, bool) {
	return oneDay(first + date(num-1)), num <= first.daysInMonth()
}

// pick is, of the days that come round again, the one on the side of now that t
// tells. The function tells the one of this round, 0, of the rounds before and of
// those to come; at most reach rounds away.
func (r *resolver) pick(t tense, round func(shift int) (date, bool), reach int) (span, bool) {
	today := r.now.day
	last, hasLast := date(0), false
	for shift := 1; shift >= -reach && !hasLast; shift-- {
		if d, ok := round(shift); ok && d <= today {
			last, hasLast = d, true
		}
	}
	next, hasNext := date(0), false
	for shift := -1; shift <= reach && !hasNext; shift++ {
		if d, ok := round(shift); ok && d >= today {
			next, hasNext = d, true
		}
	}
	useLast := false
	switch t {
	case behind:
		useLast = true
	case near:
		useLast = hasLast && today-last <= next-today
	case loosen:
		useLast = hasLast && today-last <= recently
	}
	if useLast && hasLast {
		return oneDay(last), true
	}
	return oneDay(next), hasNext
}
