package when

import (
	"slices"
	"testing"
	"time"

	"github.com/golang-module/carbon/v2"
)

// The other table is right but for three months, and those are known: it has no leap
// month where 2033 has it; it puts the new moon of 28 September 2057, which comes
// within seconds of midnight in Beijing, on the next day, unlike the almanac of the
// Hong Kong Observatory; and that of 30 April 2060, which comes at 18:10, as well.
func TestLunarDatesAgreeWithAnotherTable(t *testing.T) {
	type run struct{ first, last date }
	var got []run
	for d := dateOf(1991, time.January, 1); d <= dateOf(2100, time.December, 31); d++ {
		year, month, day := d.civil()
		other := carbon.CreateFromDateTime(year, int(month), day, 12, 0, 0, carbon.UTC).Lunar()
		// The other table does not tell a leap month from the one before it.
		plain, ok := lunarDate(other.Year(), other.Month(), other.Day(), false)
		leap, isLeap := lunarDate(other.Year(), other.Month(), other.Day(), true)
		switch n := len(got); {
		case ok && plain == d || isLeap && leap == d:
		case n > 0 && got[n-1].last == d-1:
			got[n-1].last = d
		default:
			got = append(got, run{d, d})
		}
	}
	want := []run{
		{dateOf(2033, time.August, 25), dateOf(2033, time.December, 21)},
		{dateOf(2057, time.September, 28), dateOf(2057, time.October, 27)},
		{dateOf(2060, time.April, 30), dateOf(2060, time.May, 29)},
	}
	if !slices.Equal(got, want) {
		t.Errorf("the tables differ in %v, want %v", got, want)
	}
}

// GB/T 33661-2017 puts the winter solstice into the eleventh month, which makes the
// month after it in 2033 the leap month 闰十一月 and moves the new year to 19 February.
func TestTheLeapMonthOf2033IsTheEleventh(t *testing.T) {
	for _, c := range []struct {
		name       string
		month, day int
		leap       bool
		want       date
	}{
		{"冬月初一", 11, 1, false, dateOf(2033, time.November, 22)},
		{"闰冬月初一", 11, 1, true, dateOf(2033, time.December, 22)},
		{"腊月初一", 12, 1, false, dateOf(2034, time.January, 20)},
	} {
		if got, ok := lunarDate(2033, c.month, c.day, c.leap); !ok || got != c.want {
			t.Errorf("%s = %v, %t, want %v", c.name, got, ok, c.want)
		}
	}
	if got, _ := lunarDate(2034, 1, 1, false); got != dateOf(2034, time.February, 19) {
		t.Errorf("the new year of 2034 = %v, want 19 February", got)
	}
	if eve, _ := lunarNewYearsEve(2033); eve != dateOf(2034, time.February, 18) {
		t.Errorf("the eve of the new year of 2034 = %v, want 18 February", eve)
	}
}

func TestDaysThatDoNotExistAreRefused(t *testing.T) {
	for _, c := range []struct {
		name             string
		year, month, day int
		leap             bool
	}{
		{"before the table", 1989, 12, 1, false},
		{"after the table", 2101, 1, 1, false},
		{"month 0", 2024, 0, 1, false},
		{"month 13", 2024, 13, 1, false},
		{"day 0", 2024, 1, 0, false},
		{"the 30th of a short month", 2024, 1, 30, false},
		{"a leap month in a year without one", 2024, 1, 1, true},
		{"another leap month than the year's", 2023, 3, 1, true},
	} {
		if d, ok := lunarDate(c.year, c.month, c.day, c.leap); ok {
			t.Errorf("%s: lunarDate = %v, want none", c.name, d)
		}
	}
}

// The dates are those of the State Council's notices and of the almanacs.
func TestSolarTermsFallOnTheirDays(t *testing.T) {
	const winterSolstice = 23
	for _, c := range []struct {
		year, term int
		want       date
	}{
		{2019, pureBrightness, dateOf(2019, time.April, 5)},
		{2024, pureBrightness, dateOf(2024, time.April, 4)},
		{2026, pureBrightness, dateOf(2026, time.April, 5)},
		{2027, pureBrightness, dateOf(2027, time.April, 5)},
		{2021, winterSolstice, dateOf(2021, time.December, 21)},
		{2024, winterSolstice, dateOf(2024, time.December, 21)},
	} {
		if got := solarTerm(c.year, c.term); got != c.want {
			t.Errorf("term %d of %d = %v, want %v", c.term, c.year, got, c.want)
		}
	}
}
