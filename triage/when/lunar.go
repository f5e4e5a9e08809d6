package when

import "time"

//go:generate go run gen_lunar.go gen_series.go

// A lunarYear is one year of the Chinese calendar as GB/T 33661-2017 defines it, and
// the solar terms of the Gregorian year of the same number.
type lunarYear struct {
	// months holds, from the lowest bit on: thirteen bits for the months in their
	// order, the leap month in its place, 1 for 30 days and 0 for 29; four bits for
	// the number of the month that the leap month follows, 0 if there is none; and
	// the first day of the first month, in days after 1 January.
	months uint32
	// terms holds two bits for each of the 24 solar terms from 小寒 on: how many days
	// after the earliest day in termBase it falls.
	terms uint64
}

func (y lunarYear) long(i int) bool { return y.months>>i&1 == 1 }
func (y lunarYear) leap() int       { return int(y.months >> 13 & 0xf) }
func (y lunarYear) offset() int     { return int(y.months >> 17) }

// lunarDate is the day of the lunar calendar; leap chooses the leap month of that
// number. It reports false for years beyond the table and days that do not exist:
// the 30th of a short month, a leap month in a year without it.
func lunarDate(year, month, day int, leap bool) (date, bool) {
	if year < firstYear || year > lastYear || month < 1 || month > 12 || day < 1 {
		return 0, false
	}
	y := lunarYears[year-firstYear]
	if leap && y.leap() != month {
		return 0, false
	}
	place := month - 1
	if leap || y.leap() != 0 && month > y.leap() {
		place++
	}
	d := dateOf(year, time.January, 1) + date(y.offset())
	for i := range place {
		d += y.days(i)
	}
	return d + date(day-1), date(day) <= y.days(place)
}

// days is how long the i-th month of the year is, counting the leap month.
func (y lunarYear) days(i int) date {
	if y.long(i) {
		return 30
	}
	return 29
}

// lunarNewYearsEve is the last day of the lunar year, 除夕: the 29th or 30th of the
// twelfth month.
func lunarNewYearsEve(year int) (date, bool) {
	next, ok := lunarDate(year+1, 1, 1, false)
	return next - 1, ok
}

// The number of the solar term 清明, counted from 小寒.
const pureBrightness = 6

// solarTerm is the day of the term with that number, counted from 小寒 in January,
// 0, to 冬至 in December, 23.
func solarTerm(year, term int) date {
	days := int(termBase[term]) + int(lunarYears[year-firstYear].terms>>(2*term)&3)
	return dateOf(year, time.Month(term/2+1), days)
}
