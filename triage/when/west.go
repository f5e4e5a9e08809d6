package when

import (
	"sync"
	"time"
)

// EnglandWales is the calendar of England and Wales with its bank holidays: those of
// the Banking and Financial Dealings Act 1971, schedule 1, those that the Crown
// proclaims each year under section 1(3), New Year's Day and the first Monday in
// May among them, and the single days proclaimed so far.
func EnglandWales() *Calendar { return englandWales() }

var englandWales = sync.OnceValue(func() *Calendar { return ruled(bankHolidays) })

// UnitedStates is the calendar of the federal holidays of the United States, 5 U.S.C.
// 6103: one that falls on a Saturday is kept on the Friday before, one on a Sunday
// on the Monday after (section 6103(b), Executive Order 11582).
func UnitedStates() *Calendar { return unitedStates() }

var unitedStates = sync.OnceValue(func() *Calendar { return ruled(federalHolidays) })

// ruled is a calendar that is a rule alone and so knows all its years.
func ruled(rule func(year int) []listedDay) *Calendar {
	c := &Calendar{days: make(map[date]listedDay)}
	c.complete(rule)
	c.since, c.until = firstYear, lastYear
	return c
}

// bankHolidays are the bank holidays of England and Wales.
func bankHolidays(year int) []listedDay {
	easter := easterSunday(year)
	earlyMay := nthWeekday(year, time.May, time.Monday, 1)
	spring := lastWeekday(year, time.May, time.Monday)
	var days []listedDay
	switch year { // moved or added by royal proclamation
	case 1995, 2020:
		earlyMay = dateOf(year, time.May, 8) // fifty and seventy-five years since the war in Europe ended
	case 1999:
		days = append(days, listedDay{dateOf(year, time.December, 31), "Millennium Eve", true})
	case 2002:
		spring = dateOf(year, time.June, 4)
		days = append(days, listedDay{dateOf(year, time.June, 3), "Golden Jubilee", true})
	case 2011:
		days = append(days, listedDay{dateOf(year, time.April, 29), "Royal wedding", true})
	case 2012:
		spring = dateOf(year, time.June, 4)
		days = append(days, listedDay{dateOf(year, time.June, 5), "Diamond Jubilee", true})
	case 2022:
		spring = dateOf(year, time.June, 2)
		days = append(days,
			listedDay{dateOf(year, time.June, 3), "Platinum Jubilee", true},
			listedDay{dateOf(year, time.September, 19), "State funeral", true})
	case 2023:
		days = append(days, listedDay{dateOf(year, time.May, 8), "Coronation", true})
	}
	christmas, boxing := christmasDays(year)
	return append(days,
		listedDay{mondayIfWeekend(dateOf(year, time.January, 1)), "New Year's Day", true},
		listedDay{easter - 2, "Good Friday", true},
		listedDay{easter + 1, "Easter Monday", true},
		listedDay{earlyMay, "Early May bank holiday", true},
		listedDay{spring, "Spring bank holiday", true},
		listedDay{lastWeekday(year, time.August, time.Monday), "Summer bank holiday", true},
		listedDay{christmas, "Christmas Day", true},
		listedDay{boxing, "Boxing Day", true})
}

// christmasDays are the days off for Christmas and Boxing Day: on a weekend the
// first two weekdays after that are not taken.
func christmasDays(year int) (christmas, boxing date) {
	christmas = dateOf(year, time.December, 25)
	boxing = christmas + 1
	switch christmas.weekday() {
	case time.Friday:
		boxing += 2
	case time.Saturday:
		christmas, boxing = christmas+2, boxing+2
	case time.Sunday:
		christmas += 2
	}
	return christmas, boxing
}

// federalHolidays are the federal holidays of the United States as they are kept.
func federalHolidays(year int) []listedDay {
	fixed := func(name string, month time.Month, day int) listedDay {
		d := dateOf(year, month, day)
		switch d.weekday() {
		case time.Saturday:
			d--
		case time.Sunday:
			d++
		}
		return listedDay{d, name, true}
	}
	monday := func(name string, month time.Month, n int) listedDay {
		return listedDay{nthWeekday(year, month, time.Monday, n), name, true}
	}
	days := []listedDay{
		fixed("New Year's Day", time.January, 1),
		monday("Martin Luther King Day", time.January, 3),
		monday("Presidents Day", time.February, 3),
		{lastWeekday(year, time.May, time.Monday), "Memorial Day", true},
		fixed("Independence Day", time.July, 4),
		monday("Labor Day", time.September, 1),
		monday("Columbus Day", time.October, 2),
		fixed("Veterans Day", time.November, 11),
		{nthWeekday(year, time.November, time.Thursday, 4), "Thanksgiving Day", true},
		fixed("Christmas Day", time.December, 25),
	}
	if year >= 2021 {
		days = append(days, fixed("Juneteenth", time.June, 19))
	}
	return days
}

func mondayIfWeekend(d date) date {
	switch d.weekday() {
	case time.Saturday:
		return d + 2
	case time.Sunday:
		return d + 1
	}
	return d
}

// nthWeekday is the n-th such weekday of the month, counted from 1.
func nthWeekday(year int, month time.Month, weekday time.Weekday, n int) date {
	first := dateOf(year, month, 1)
	return first + date((weekday-first.weekday()+7)%7) + date(7*(n-1))
}

func lastWeekday(year int, month time.Month, weekday time.Weekday) date {
	return nthWeekday(year, month+1, weekday, 1) - 7
}

// easterSunday is Easter in the Gregorian calendar, by the method that Meeus,
// Astronomical Algorithms, chapter 8, gives without exceptions.
func easterSunday(year int) date {
	century, rest := year/100, year%100
	golden := year % 19
	correction := (century - (century+8)/25 + 1) / 3
	epact := (19*golden + century - century/4 - correction + 15) % 30
	weekday := (32 + 2*(century%4) + 2*(rest/4) - epact - rest%4) % 7
	shift := (golden + 11*epact + 22*weekday) / 451
	month := (epact + weekday - 7*shift + 114) / 31
	day := (epact+weekday-7*shift+114)%31 + 1
	return dateOf(year, time.Month(month), day)
}
