package when

import (
	_ "embed"
	"strings"
	"sync"
	"time"
)

// chinaTable are the days off and make-up workdays of the notices that the General
// Office of the State Council publishes in October or November for the year to
// come (国务院办公厅关于部分节假日安排的通知), with the changes made since: Labour Day of
// 2019, Spring Festival of 2020.
//
//go:embed holidays.csv
var chinaTable string

// China is the calendar of mainland China. Beyond the last year of its table, which
// [Calendar.Until] tells, it knows the statutory days alone: bridging days and
// make-up workdays cannot be computed.
func China() *Calendar { return china() }

var china = sync.OnceValue(func() *Calendar {
	c, err := ParseCalendar(strings.NewReader(chinaTable))
	if err != nil {
		panic("when: embedded table: " + err.Error()) // the table is part of the program
	}
	return c
})

// chinaStatutory are the statutory days off of a year, 全国年节及纪念日放假办法: in the
// version in force since 2025 (State Council decree 795 of 2024) thirteen days, in
// that of 2014 to 2024 (decree 644 of 2013) eleven.
func chinaStatutory(year int) []listedDay {
	solar := func(name string, month time.Month, day int) listedDay {
		return listedDay{dateOf(year, month, day), name, true}
	}
	spring, _ := lunarDate(year, 1, 1, false)
	dragon, _ := lunarDate(year, 5, 5, false)
	moon, _ := lunarDate(year, 8, 15, false)
	days := []listedDay{
		solar("元旦", time.January, 1),
		{spring, "春节", true},
		{spring + 1, "春节", true},
		{spring + 2, "春节", true},
		{solarTerm(year, pureBrightness), "清明节", true},
		solar("劳动节", time.May, 1),
		{dragon, "端午节", true},
		{moon, "中秋节", true},
		solar("国庆节", time.October, 1),
		solar("国庆节", time.October, 2),
		solar("国庆节", time.October, 3),
	}
	if year >= 2025 {
		days = append(days, listedDay{spring - 1, "春节", true}, solar("劳动节", time.May, 2))
	}
	return days
}
