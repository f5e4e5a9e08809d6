package table

import (
	"math"
	"strconv"
	"strings"
	"time"

	"shoudao/ingest"
	"shoudao/ingest/internal/stamp"
)

// when reads the time of a row: one value, or a date and a clock time.
func when(date, clock string, loc *time.Location) (at time.Time, p ingest.Precision, fault ingest.Fault) {
	if date == "" && clock == "" {
		return at, p, ingest.NoTime
	}
	if at, p, ok := instant(clock, loc); ok {
		return at, p, ""
	}
	d, isDate := day(date)
	c, isClock := timeOfDay(clock)
	if isDate && isClock && loc != nil {
		if at = d.At(c, loc); ingest.Plausible(at) {
			return at, c.Precision, ""
		}
	}
	if at, p, ok := instant(date, loc); ok {
		return at, p, ""
	}
	return at, p, ingest.BadTime
}

// instant reads a value that is date and clock time at once.
func instant(s string, loc *time.Location) (time.Time, ingest.Precision, bool) {
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		if at, ok := ingest.UnixTime(n); ok {
			return at, ingest.ToSecond, true
		}
		if len(s) == len("20260307080530") {
			s = s[:8] + " " + s[8:10] + ":" + s[10:12] + ":" + s[12:]
		}
	}
	if days, err := strconv.ParseFloat(s, 64); err == nil {
		d, c, ok := serial(days)
		if !ok || loc == nil || c == (stamp.Clock{}) {
			return time.Time{}, 0, false // a day without a clock time is no instant
		}
		return d.At(c, loc), ingest.ToSecond, true
	}
	return stamp.Parse(s, loc)
}

// serial reads the number in which spreadsheets count days, from 30 December 1899
// (ECMA-376 part 1, 18.17.4.1); the fraction is the time of day.
func serial(days float64) (d stamp.Date, c stamp.Clock, ok bool) {
	const first, last = 36526, 109574 // 2000-01-01, 2200-01-01
	if !(first <= days && days < last) {
		return d, c, false
	}
	whole, fraction := math.Modf(days)
	seconds := int(math.Round(fraction * 86400))
	t := time.Date(1899, time.December, 30+int(whole), 0, 0, seconds, 0, time.UTC)
	d = stamp.Date{Year: t.Year(), Month: t.Month(), Day: t.Day()}
	return d, stamp.Clock{Hour: t.Hour(), Minute: t.Minute(), Second: t.Second()}, true
}

// day reads a date; the clock time that a spreadsheet writes behind one is midnight.
func day(s string) (stamp.Date, bool) {
	if days, err := strconv.ParseFloat(s, 64); err == nil {
		if d, _, ok := serial(days); ok {
			return d, true
		}
	}
	d, rest, ok := stamp.Day(stamp.Fold(s))
	rest = strings.TrimSpace(rest)
	return d, ok && (rest == "" || strings.HasPrefix(rest, "0:00") || strings.HasPrefix(rest, "00:00"))
}

// timeOfDay reads a clock time, or the part of a day that a spreadsheet makes of it.
func timeOfDay(s string) (stamp.Clock, bool) {
	if part, err := strconv.ParseFloat(s, 64); err == nil && 0 <= part && part < 1 {
		n := int(math.Round(part * 86400))
		return stamp.Clock{Hour: n / 3600, Minute: n / 60 % 60, Second: n % 60}, true
	}
	c, rest, ok := stamp.ClockTime(stamp.Fold(s))
	return c, ok && strings.TrimSpace(rest) == ""
}
