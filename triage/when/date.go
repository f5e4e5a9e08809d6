package when

import "time"

// A date is a day, counted from 1 January 1970. Dates know no zone and no hour, so
// that counting them is plain arithmetic.
type date int

const secondsPerDay = 24 * 60 * 60

// dateOf is the date of a year, month and day. Months and days beyond their range
// run on into the next, as in [time.Date].
func dateOf(year int, month time.Month, day int) date {
	return toDate(time.Date(year, month, day, 0, 0, 0, 0, time.UTC))
}

// toDate is the date that t shows in its own zone.
func toDate(t time.Time) date {
	_, offset := t.Zone()
	seconds := t.Unix() + int64(offset)
	days := seconds / secondsPerDay
	if seconds%secondsPerDay < 0 {
		days--
	}
	return date(days)
}

// civil is the date as year, month and day.
func (d date) civil() (int, time.Month, int) {
	return time.Unix(int64(d)*secondsPerDay, 0).UTC().Date()
}

// weekday is the day of the week; 1 January 1970 was a Thursday.
func (d date) weekday() time.Weekday {
	return time.Weekday(((int(d)+4)%7 + 7) % 7)
}

// monday is the first day of the ISO week of d.
func (d date) monday() date {
	return d - date((d.weekday()+6)%7)
}

// addMonths is the same day n months on, or that month's last day if it has no
// such day.
func (d date) addMonths(n int) date {
	year, month, day := d.civil()
	first := dateOf(year, month+time.Month(n), 1)
	return first + date(min(day, first.daysInMonth())-1)
}

// daysInMonth is how many days the month of d has.
func (d date) daysInMonth() int {
	year, month, _ := d.civil()
	return int(dateOf(year, month+1, 1) - dateOf(year, month, 1))
}

// validDay reports whether the month of that year has the day. Year 0 stands for
// any year, so the 29th of February is valid in it.
func validDay(year, month, day int) bool {
	if month < 1 || month > 12 || day < 1 {
		return false
	}
	if year == 0 {
		year = 2000
	}
	return day <= dateOf(year, time.Month(month), 1).daysInMonth()
}

// A moment is a minute of a day. The end of a day is minute 1440 of it, which is
// the same instant as minute 0 of the next.
type moment struct {
	day    date
	minute int
}

// The minutes of a day that are spoken of.
const (
	noon       = 12 * 60
	lastMinute = 24*60 - 1
	midnight   = 24 * 60
)

// momentOf is the moment that t shows in its own zone, its seconds dropped.
func momentOf(t time.Time) moment {
	return moment{toDate(t), t.Hour()*60 + t.Minute()}
}

// before reports whether m comes before other.
func (m moment) before(other moment) bool {
	return m.count() < other.count()
}

// count is the minutes from the start of 1970, for comparing and adding.
func (m moment) count() int { return int(m.day)*midnight + m.minute }

// add is the moment n minutes on.
func (m moment) add(n int) moment {
	count := m.count() + n
	day := count / midnight
	if count%midnight < 0 {
		day--
	}
	return moment{date(day), count - day*midnight}
}

// in is the instant at which a clock in loc shows m.
func (m moment) in(loc *time.Location) time.Time {
	year, month, day := m.day.civil()
	return time.Date(year, month, day, 0, m.minute, 0, 0, loc)
}
