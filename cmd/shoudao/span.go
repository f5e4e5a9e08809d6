package main

import (
	"strings"
	"time"

	"shoudao/tui/text"
)

// A span is a time whose messages are told: those sent from one instant up to before another.
// A zero instant is no limit.
type span struct{ from, to time.Time }

// said is the span in words; until is empty where it has no end.
func (s span) said(w text.TimeWords, now time.Time) (from, until string) {
	if s.to.IsZero() {
		return w.Stamp(s.from, now), ""
	}
	// Midnight is told as the end of a day, and here a day begins with it.
	from = strings.Replace(w.Full(s.from.Add(time.Minute), now), "00:01", "00:00", 1)
	if s.from.Hour()+s.from.Minute() > 0 {
		from = w.Full(s.from, now)
	}
	return from, w.Full(s.to, now)
}

// spanOf reads the span from one typed instant to another. A day alone begins it with its
// first hour, and ends it with its last.
func spanOf(since, until string, now time.Time) (span, error) {
	var s span
	if since != "" {
		at, ok := sinceOf(since, now)
		if !ok {
			return s, flagValueError{"--since", since}
		}
		s.from = at
	}
	if until == "" {
		return s, nil
	}
	at, ok := instantOf(until, now)
	if _, err := time.Parse(time.DateOnly, until); err == nil {
		at = at.AddDate(0, 0, 1)
	}
	if !ok || !s.from.IsZero() && !at.After(s.from) {
		return s, flagValueError{"--until", until}
	}
	s.to = at
	return s, nil
}

// instantForms are how an instant may be typed.
var instantForms = []string{time.DateOnly, "2006-01-02T15:04", "2006-01-02 15:04", "2006-01-02T15:04:05", time.DateTime, time.RFC3339}

// sinceOf reads an instant before now.
func sinceOf(typed string, now time.Time) (time.Time, bool) {
	at, ok := instantOf(typed, now)
	return at, ok && at.Before(now)
}

// instantOf reads an instant: a day, a time of today, or both.
func instantOf(typed string, now time.Time) (time.Time, bool) {
	if c, err := time.Parse("15:04", typed); err == nil {
		y, m, d := now.Date()
		return time.Date(y, m, d, c.Hour(), c.Minute(), 0, 0, now.Location()), true
	}
	for _, form := range instantForms {
		if at, err := time.ParseInLocation(form, typed, now.Location()); err == nil {
			return at.In(now.Location()), true
		}
	}
	return time.Time{}, false
}
