package text

import (
	"fmt"
	"time"

	"shoudao/triage/when"
)

// days is how many days at lies after now in the calendar of now's zone.
func days(at, now time.Time) int {
	noon := func(t time.Time) time.Time {
		return time.Date(t.Year(), t.Month(), t.Day(), 12, 0, 0, 0, time.UTC)
	}
	return int(noon(at.In(now.Location())).Sub(noon(now)) / (24 * time.Hour))
}

// dueDay is the day that a deadline belongs to: 24:00 is the end of a day, not
// the beginning of the next.
func dueDay(at time.Time) time.Time { return at.Add(-time.Minute) }

// thisWeek reports whether at lies ahead of now and not after the next Sunday.
func thisWeek(at, now time.Time) bool {
	ahead := days(at, now)
	return ahead >= 0 && ahead <= (7-int(now.Weekday()))%7
}

// clock is the time of day of a deadline; 24:00 is said as such.
func clock(at time.Time) string {
	if at.Hour() == 0 && at.Minute() == 0 {
		return "24:00"
	}
	return at.Format("15:04")
}

var (
	zhWeekdays = [...]string{"周日", "周一", "周二", "周三", "周四", "周五", "周六"}
	enWeekdays = [...]string{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"}
)

func zhDue(at, now time.Time, grain when.Grain) string {
	day := dueDay(at.In(now.Location()))
	at = at.In(now.Location())
	said := ""
	switch n := days(day, now); {
	case n == -1:
		said = "昨天"
	case n == 0:
		said = "今天"
	case n == 1:
		said = "明天"
	case thisWeek(day, now):
		said = zhWeekdays[day.Weekday()]
	case day.Year() != now.Year():
		return day.Format("2006/1/2")
	}
	date := fmt.Sprintf("%d/%d", day.Month(), day.Day())
	switch {
	case said == "" && grain == when.Day:
		return date + " " + zhWeekdays[day.Weekday()]
	case said == "":
		return date + " " + clock(at)
	case grain != when.Day:
		return said + " " + clock(at)
	case days(day, now) > 1:
		return said + " " + date
	}
	return said
}

func enDue(at, now time.Time, grain when.Grain) string {
	day := dueDay(at.In(now.Location()))
	at = at.In(now.Location())
	said := ""
	switch n := days(day, now); {
	case n == -1:
		said = "yesterday"
	case n == 0:
		said = "today"
	case n == 1:
		said = "tomorrow"
	case thisWeek(day, now):
		said = enWeekdays[day.Weekday()]
	case day.Year() != now.Year():
		return day.Format("2 Jan 2006")
	}
	date := day.Format("2 Jan")
	switch {
	case said == "" && grain == when.Day:
		return enWeekdays[day.Weekday()] + " " + date
	case said == "":
		return date + " " + clock(at)
	case grain != when.Day:
		return said + " " + clock(at)
	case days(day, now) > 1:
		return said + " " + date
	}
	return said
}

func zhStamp(at, now time.Time) string {
	at = at.In(now.Location())
	switch {
	case days(at, now) == 0:
		return at.Format("15:04")
	case at.Year() == now.Year():
		return at.Format("1/2 15:04")
	}
	return at.Format("2006/1/2 15:04")
}

func enStamp(at, now time.Time) string {
	at = at.In(now.Location())
	switch {
	case days(at, now) == 0:
		return at.Format("15:04")
	case at.Year() == now.Year():
		return at.Format("2 Jan 15:04")
	}
	return at.Format("2 Jan 2006 15:04")
}

func zhFull(at, now time.Time) string {
	at = at.In(now.Location())
	return dueDay(at).Format("1/2 ") + zhWeekdays[dueDay(at).Weekday()] + " " + clock(at)
}

func enFull(at, now time.Time) string {
	at = at.In(now.Location())
	return dueDay(at).Format("Mon 2 Jan ") + clock(at)
}

func zhToday(now time.Time) string {
	return fmt.Sprintf("%d月%d日 %s %s", now.Month(), now.Day(), zhWeekdays[now.Weekday()], now.Format("15:04"))
}

func enToday(now time.Time) string { return now.Format("Mon 2 Jan 15:04") }

// zhSpan says a length with its two largest units: 3小时48分, 2天5小时, 12分.
func zhSpan(d time.Duration) string {
	n := int(d / time.Minute)
	switch {
	case n < 60:
		return fmt.Sprintf("%d分", n)
	case n < 24*60 && n%60 == 0:
		return fmt.Sprintf("%d小时", n/60)
	case n < 24*60:
		return fmt.Sprintf("%d小时%d分", n/60, n%60)
	case n/60%24 == 0 || n >= 7*24*60:
		return fmt.Sprintf("%d天", n/60/24)
	}
	return fmt.Sprintf("%d天%d小时", n/60/24, n/60%24)
}

func enSpan(d time.Duration) string {
	n := int(d / time.Minute)
	switch {
	case n < 60:
		return fmt.Sprintf("%dm", n)
	case n < 24*60 && n%60 == 0:
		return fmt.Sprintf("%dh", n/60)
	case n < 24*60:
		return fmt.Sprintf("%dh%dm", n/60, n%60)
	case n/60%24 == 0 || n >= 7*24*60:
		return fmt.Sprintf("%dd", n/60/24)
	}
	return fmt.Sprintf("%dd%dh", n/60/24, n/60%24)
}

// rough is a length with its largest unit only, for a column.
func rough(d time.Duration) time.Duration {
	switch {
	case d >= 24*time.Hour:
		return d.Truncate(24 * time.Hour)
	case d >= time.Hour:
		return d.Truncate(time.Hour)
	}
	return d
}

func zhTimes() TimeWords {
	return TimeWords{
		DueCells: 13, StampCells: 11,
		Due: zhDue, Stamp: zhStamp, Full: zhFull, Today: zhToday,
		Left: func(d time.Duration) string { return "还剩 " + zhSpan(d) },
		Late: func(d time.Duration) string { return "逾期 " + zhSpan(rough(d)) },
		Span: zhSpan,
		None: "--",
	}
}

func enTimes() TimeWords {
	return TimeWords{
		DueCells: 15, StampCells: 12,
		Due: enDue, Stamp: enStamp, Full: enFull, Today: enToday,
		Left: func(d time.Duration) string { return enSpan(d) + " left" },
		Late: func(d time.Duration) string { return enSpan(rough(d)) + " late" },
		Span: enSpan,
		None: "--",
	}
}
