package when

import "time"

// A ref tells which year, month or week is meant: by its number, by its distance
// from the present one, or not at all.
type ref struct {
	by refKind
	n  int
}

type refKind uint8

const (
	unsaid   refKind = iota
	numbered         // 2024年, 3月
	shifted          // 明年, 本月, 下周: 1, 0, 1 from now
)

// A day is a day or a span of days as it was named, before anybody asks which one
// it is. What its fields mean hangs on its form; the zero day is none.
type day struct {
	form    dayForm
	year    ref
	month   ref
	week    ref
	num     int // of the month, of workdays, from today: the form tells
	weekday time.Weekday
	part    segment
	feast   feast
	leap    bool // of a lunar month
	eve     bool // the day before the one that is named: 五一前一天
}

type dayForm uint8

// The forms. Those up to lunarDay name one day, the others spans of days.
const (
	noDay       dayForm = iota
	fromToday           // 明天: num days from today
	fromSpoken          // 当天, 次日: num days from the day last spoken of
	ofWeek              // 周五, 下周五: weekday of week
	ofMonth             // 3月12日, 12号: num of month of year
	nthOfMonth          // 3月第二个周五: the num-th weekday of month; num -1 is the last
	ofFeast             // 端午, 五一
	nthWorkday          // 下一个工作日: num workdays from today
	workdayOf           // 节后第一个工作日, 月底最后一个工作日: num-th workday after or in what the other fields name
	lunarDay            // 腊月廿三
	theWeek             // 本周, 下周末: part of week; 3月第二周: week num of month
	theMonth            // 3月, 月底: part of month of year
	theQuarter          // 一季度: num of year; num 0 is this one, shifted by week.n
	theHalf             // 上半年: num of year
	theMonths           // 前三季度, 前两个月, 第8个月: num months of year, from month on; month -1: the last
	theYear             // 年底, 2024年: part of year
	lunarMonth          // 正月: num is 0
	edgeOfBlock         // 节前, 放假前: the last day before the next days off; num is 1 if the word lacks 前
)

// single reports whether the form names one day and not a span of them.
func (f dayForm) single() bool { return noDay < f && f <= lunarDay }

// A segment is a part of a week, month or year.
type segment uint8

const (
	whole    segment = iota
	head             // 初
	middle           // 中
	tail             // 底, 末
	first10          // 上旬
	second10         // 中旬
	last10           // 下旬
	weekend
	firstDay
	lastDay
	workweek // the working week that begins on the day: w/c 11 March
)

// A part is a part of the day.
type part uint8

const (
	noPart    part = iota
	dawn           // 凌晨
	early          // 早上, 一早
	forenoon       // 上午
	midday         // 中午
	afternoon      // 下午
	dusk           // 傍晚
	evening        // 晚上
	night          // 半夜
	daytime        // 白天
)

// A clock is a time of day as it was named; the zero clock is none.
type clock struct {
	form   clockForm
	part   part
	hour   int
	minute int
	// firm: on the clock of 24 hours, or with am or pm, so that nobody has to guess
	// which half of the day is meant.
	firm bool
	// meet: people gather at it, and do so in the morning: 8:30点名.
	meet bool
}

type clockForm uint8

const (
	noClock  clockForm = iota
	partOnly           // 上午, 今晚
	timed              // 8点半, 17:00
	closing            // 下班: of the half day that part tells
	opening            // 上班
	atNow              // 现在, 即日
	ending             // of the day: EOD of an office without hours, 放学, 天黑
)

// A unit is a day and a time of day as they were named together.
type unit struct {
	day    day
	clock  clock
	beside day // a second name for the day, said as a check: 3月12日（周二）
	latin  bool
	by     bool // a word between day and hour makes it a deadline: on 3/12 by noon
}

// merge takes other into u if the two can be one: a day and its hour, a date and
// its weekday, a part of the day and its hour.
func (u *unit) merge(other unit) bool {
	merged := *u
	if other.day.form != noDay && !merged.mergeDay(other) {
		return false
	}
	if other.clock.form != noClock && !merged.clock.merge(other.clock) {
		return false
	}
	if other.beside.form != noDay {
		merged.beside = other.beside
	}
	merged.by = merged.by || other.by
	*u = merged
	return true
}

func (u *unit) mergeDay(other unit) bool {
	switch d := other.day; {
	case u.day.form == noDay:
		u.day = d // only English has the hour before its day; the scanner sees to that
	case u.beside.form != noDay:
		return false
	case u.day.form == theWeek && u.day.part == whole && d.form == ofWeek && d.week.by == unsaid:
		u.day.form, u.day.weekday = ofWeek, d.weekday // 下周 周三
	case u.day.form == theWeek && u.day.part == whole && d.form == fromToday && d.num == 0:
		u.day = day{form: fromToday, num: 7 * u.day.week.n} // 下周的今天
	case (u.day.form == theYear || u.day.form == theMonth) && u.day.part == whole && u.day.roams() && d == day{form: fromToday}:
		u.day.form = fromToday // 明年的今天, 下个月的今天
	case u.day.form == ofWeek && (d.form == ofMonth || d.form == fromToday):
		u.day, u.beside = d, u.day
	case u.day.form == theMonth && u.day.part == tail && d.form == ofMonth:
		u.day = d // 月底（29号）
	case (u.day.form == ofMonth || u.day.form == fromToday || u.day.form == lunarDay) && d.form == ofWeek,
		u.day.form == fromToday && (d.form == ofMonth || d.form == lunarDay),
		u.day.form == ofMonth && d.form == lunarDay,
		u.day.form == ofFeast && d.form == ofMonth:
		u.beside = d
	default:
		return false
	}
	return true
}

// roams reports whether the year or the month of d is told by its distance from now alone.
func (d day) roams() bool { return d.year.by != numbered && d.month.by != numbered }

// merge takes the hour other into the part of the day c, or the part into the hour.
func (c *clock) merge(other clock) bool {
	switch {
	case c.form == noClock:
		*c = other
	case c.form == partOnly && other.form != partOnly && (other.part == noPart || other.part == c.part || c.part == evening && other.part == dawn):
		part := c.part
		*c = other
		c.part = part
	case c.form == partOnly && other.form == partOnly && c.part == evening && other.part == evening:
	case c.form == timed && other.form == partOnly && c.part == noPart && !c.firm:
		c.part = other.part
	default:
		return false
	}
	return true
}
