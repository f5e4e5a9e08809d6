// Package stamp reads the dates and clock times that exporters and people write
// beside messages: 2026-03-07 08:05:30, 2026/3/7 8:05, 2026年3月7日 下午2:30, RFC 3339.
//
// Only forms that have one meaning are read. The year comes first, so 3/7/2026 is
// none: it is March in one country and July in another. A year of two digits is
// none either.
package stamp

import (
	"strings"
	"time"
	"unicode"

	"shoudao/ingest"
)

// Parse reads a date and a clock time, in loc where no zone is written with them;
// with loc nil such a time cannot be read. The precision is that of the clock
// time. Nothing but white space may stand around it.
func Parse(s string, loc *time.Location) (time.Time, ingest.Precision, bool) {
	s = Fold(s)
	d, rest, ok := Day(s)
	if !ok {
		return time.Time{}, 0, false
	}
	rest = skipWeekday(trim(rest))
	if rest != "" && (rest[0] == 'T' || rest[0] == 't') {
		rest = rest[1:]
	}
	c, rest, ok := ClockTime(trim(rest))
	if !ok {
		return time.Time{}, 0, false
	}
	if rest = trim(rest); rest != "" {
		if loc, ok = zone(rest); !ok {
			return time.Time{}, 0, false
		}
	}
	if loc == nil {
		return time.Time{}, 0, false
	}
	at := d.At(c, loc)
	return at, c.Precision, ingest.Plausible(at)
}

// A Date is a day of the calendar.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// At is the instant of the clock time c on that day in loc.
func (d Date) At(c Clock, loc *time.Location) time.Time {
	return time.Date(d.Year, d.Month, d.Day, c.Hour, c.Minute, c.Second, c.Nanosecond, loc)
}

// A Clock is a time of day: 24:00 is hour 24.
type Clock struct {
	Hour, Minute, Second, Nanosecond int
	Precision                        ingest.Precision
}

// Day reads a date at the beginning of s and returns what follows: 2026-03-07,
// 2026/3/7, 2026.3.7, 20260307, 2026年3月7日. It must be one that exists.
func Day(s string) (d Date, rest string, ok bool) {
	year, rest, ok := digits(s, 4, 4)
	if !ok {
		return Date{}, s, false
	}
	after := [2]string{"", ""} // what stands behind year and month
	least := 2
	for _, marks := range [...][2]string{{"-", "-"}, {"/", "/"}, {".", "."}, {"年", "月"}} {
		if strings.HasPrefix(rest, marks[0]) {
			after, least = marks, 1
		}
	}
	month, rest, ok := digits(rest[len(after[0]):], least, 2)
	if !ok || !strings.HasPrefix(rest, after[1]) {
		return Date{}, s, false
	}
	day, rest, ok := digits(rest[len(after[1]):], least, 2)
	if !ok {
		return Date{}, s, false
	}
	if after[1] == "月" {
		rest = strings.TrimPrefix(strings.TrimPrefix(rest, "日"), "号")
	}
	d = Date{year, time.Month(month), day}
	t := time.Date(year, d.Month, day, 0, 0, 0, 0, time.UTC)
	exists := t.Year() == year && t.Month() == d.Month && t.Day() == day
	return d, rest, exists
}

// ClockTime reads a time of day at the beginning of s and returns what follows:
// 8:05, 08:05:30.250, 下午2:30, 2:30 PM, 8时05分30秒, 8点05分.
func ClockTime(s string) (c Clock, rest string, ok bool) {
	half, rest := before(s)
	if c.Hour, rest, ok = digits(rest, 1, 2); !ok {
		return Clock{}, s, false
	}
	sign, rest, ok := mark(rest, ":", "时", "時", "点", "點")
	if !ok {
		return Clock{}, s, false
	}
	if c.Minute, rest, ok = digits(rest, 2, 2); !ok {
		return Clock{}, s, false
	}
	c.Precision = ingest.ToMinute
	minuteEnd := ":"
	if sign != ":" {
		minuteEnd = "分"
	}
	if tail, found := strings.CutPrefix(rest, minuteEnd); found {
		if second, tail, ok := digits(tail, 2, 2); ok {
			c.Second, c.Precision, rest = second, ingest.ToSecond, strings.TrimPrefix(tail, "秒")
			c.Nanosecond, rest = fraction(rest)
		} else if sign != ":" {
			rest = tail
		}
	}
	if half == none {
		half, rest = behind(rest)
	}
	c.Hour, ok = half.hour(c.Hour)
	ok = ok && c.Minute < 60 && c.Second <= 60 && (c.Hour < 24 || c.Hour == 24 && c.Minute+c.Second == 0)
	return c, rest, ok
}

// Fold writes full-width digits and signs as ASCII, every kind of space as a
// space, and drops direction marks, which some clients put around times.
func Fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case '！' <= r && r <= '～':
			return r - '！' + '!'
		case r == '\u200e' || r == '\u200f' || r == '\ufeff':
			return -1
		case r > ' ' && unicode.IsSpace(r):
			return ' '
		}
		return r
	}, strings.TrimSpace(s))
}

func trim(s string) string { return strings.TrimLeft(s, " \t") }

// digits reads a number of least to most digits, and not a part of a longer one
// unless it fills most.
func digits(s string, least, most int) (n int, rest string, ok bool) {
	i := 0
	for ; i < len(s) && i < most && '0' <= s[i] && s[i] <= '9'; i++ {
		n = 10*n + int(s[i]-'0')
	}
	return n, s[i:], i >= least
}

func mark(s string, signs ...string) (sign, rest string, ok bool) {
	for _, sign := range signs {
		if rest, ok := strings.CutPrefix(s, sign); ok {
			return sign, rest, true
		}
	}
	return "", s, false
}

// fraction reads the part of a second behind its point or comma, as nanoseconds.
func fraction(s string) (n int, rest string) {
	if len(s) < 2 || s[0] != '.' && s[0] != ',' || s[1] < '0' || s[1] > '9' {
		return 0, s
	}
	i, unit := 1, 100_000_000
	for ; i < len(s) && '0' <= s[i] && s[i] <= '9'; i++ {
		n += int(s[i]-'0') * unit
		unit /= 10
	}
	return n, s[i:]
}

// zone reads Z, +08:00, +0800, +08, UTC, GMT+8.
func zone(s string) (*time.Location, bool) {
	if s == "Z" || s == "z" {
		return time.UTC, true
	}
	word, named := s, false
	for _, name := range [...]string{"UTC", "GMT"} {
		if rest, ok := strings.CutPrefix(s, name); ok {
			word, named = rest, true
		}
	}
	if named && word == "" {
		return time.UTC, true
	}
	sign := 1
	switch {
	case strings.HasPrefix(word, "+"):
	case strings.HasPrefix(word, "-"):
		sign = -1
	default:
		return nil, false
	}
	least := 2
	if named {
		least = 1
	}
	h, rest, ok := digits(word[1:], least, 2)
	if !ok || h > 14 {
		return nil, false
	}
	m := 0
	if rest != "" {
		if m, rest, ok = digits(strings.TrimPrefix(rest, ":"), 2, 2); !ok || rest != "" || m > 59 {
			return nil, false
		}
	}
	return time.FixedZone("", sign*(h*3600+m*60)), true
}
