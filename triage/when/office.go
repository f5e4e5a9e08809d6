package when

import (
	"strings"
	"time"
)

// DefaultOffice is what is usual where loc is: hours from 08:30 to 12:00 and from
// 14:00 to 18:00, and by the name of the zone
//
//	Europe/London   the bank holidays of England and Wales, day first
//	America/…       the federal holidays of the United States, month first
//	anything else   the calendar of mainland China, day first
//
// Dates in a Chinese text have the month first wherever it is read.
func DefaultOffice(loc *time.Location) Office {
	o := Office{
		Location:  loc,
		Morning:   Hours{8*60 + 30, 12 * 60},
		Afternoon: Hours{14 * 60, 18 * 60},
		Calendar:  China(),
		DayFirst:  true,
	}
	switch name := loc.String(); {
	case name == "Europe/London":
		o.Calendar = EnglandWales()
	case strings.HasPrefix(name, "America/"):
		o.Calendar = UnitedStates()
		o.DayFirst = false
	}
	return o
}

// Soft is by when to be done with m to be safe: a deadline that is a day and falls on
// days off, 本周内 or 月底前, at the close of the last workday before it; any other time
// at its own.
func (o Office) Soft(m Match) time.Time {
	due := momentOf(m.At)
	if m.Grain != Day || o.Calendar.workday(due.day) {
		return m.At
	}
	last := o.Calendar.addWorkdays(due.day, -1)
	return moment{last, int(o.Afternoon.Close)}.in(m.At.Location())
}

// Named is the calendar that settings call "cn", "gb-eng" or "us".
func Named(name string) (*Calendar, bool) {
	switch name {
	case "cn":
		return China(), true
	case "gb-eng":
		return EnglandWales(), true
	case "us":
		return UnitedStates(), true
	}
	return nil, false
}
