package main

import (
	"strconv"
	"strings"
	"time"

	"shoudao/triage/when"
)

// due reads a deadline that the user typed: 周五 is the end of Friday. It reports false
// for what it does not understand; what it does may be past.
func due(typed string, now time.Time, office when.Office) (time.Time, bool) {
	if t, ok := ahead(typed, now); ok {
		return t, true
	}
	m, ok := when.Due(dotted(typed), when.Context{Office: office, At: now})
	return m.At, ok
}

// wake reads when the user wants to see something again: 周五 is Friday when the office
// opens, 下午 the beginning of the afternoon.
func wake(typed string, now time.Time, office when.Office) (time.Time, bool) {
	if t, ok := ahead(typed, now); ok {
		return t, true
	}
	m, ok := when.Due(dotted(typed), when.Context{Office: office, At: now})
	if !ok {
		return time.Time{}, false
	}
	at := m.At
	switch {
	case m.Grain == when.Day:
		at = office.Morning.Open.On(at)
	case m.Grain == when.Part && !m.Start.IsZero():
		at = opened(m.Start, office)
	}
	if !at.After(now) {
		at = m.At // the part has begun: its end is left
	}
	return at, true
}

// opened is at, or when the office opens after it if that is before the morning or in
// the midday break: nobody looks at a queue at six.
func opened(at time.Time, office when.Office) time.Time {
	switch clock := when.Clock(at.Hour()*60 + at.Minute()); {
	case clock < office.Morning.Open:
		return office.Morning.Open.On(at)
	case clock >= office.Morning.Close && clock < office.Afternoon.Open:
		return office.Afternoon.Open.On(at)
	}
	return at
}

// dotted is what the user typed, with a day that is nothing but 3.15 written out. In a
// message that may be a price or a version, and is left alone there; here only a time is
// asked for.
func dotted(typed string) string {
	month, day, ok := strings.Cut(strings.TrimSpace(typed), ".")
	m, bad := strconv.Atoi(month)
	d, worse := strconv.Atoi(day)
	if !ok || bad != nil || worse != nil || m < 1 || m > 12 || d < 1 || d > 31 {
		return typed
	}
	return strconv.Itoa(m) + "月" + strconv.Itoa(d) + "日"
}

// ahead reads +2d, +3h, +30m, +1w.
func ahead(typed string, now time.Time) (time.Time, bool) {
	n, ok := strings.CutPrefix(strings.TrimSpace(typed), "+")
	if !ok || len(n) < 2 {
		return time.Time{}, false
	}
	count, err := strconv.Atoi(n[:len(n)-1])
	if err != nil || count <= 0 || count > 1000 {
		return time.Time{}, false
	}
	switch n[len(n)-1] {
	case 'm':
		return now.Add(time.Duration(count) * time.Minute), true
	case 'h':
		return now.Add(time.Duration(count) * time.Hour), true
	case 'd':
		return now.AddDate(0, 0, count), true
	case 'w':
		return now.AddDate(0, 0, 7*count), true
	}
	return time.Time{}, false
}
