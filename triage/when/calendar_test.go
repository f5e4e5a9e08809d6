package when_test

import (
	"strings"
	"testing"
	"time"

	"shoudao/triage/when"
)

func day(t *testing.T, s string) time.Time {
	t.Helper()
	d, err := time.Parse(time.DateOnly, s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestChinaKnowsTheNoticesOfTheStateCouncil(t *testing.T) {
	for _, c := range []struct {
		name, day string
		work      bool
		holiday   string
	}{
		{"a plain weekday is worked", "2024-03-06", true, ""},
		{"a plain Sunday is not, and has no name", "2024-03-10", false, ""},
		{"a holiday on a weekday is off", "2024-05-02", false, "劳动节"},
		{"a holiday on a weekend has its name", "2024-05-04", false, "劳动节"},
		{"a make-up Sunday is worked", "2024-04-28", true, ""},
		{"the eve of the lunar year is worked in 2024", "2024-02-09", true, ""},
		{"and off since 2025", "2025-01-28", false, "春节"},
		{"Labour Day of 2019 was lengthened", "2019-05-03", false, "劳动节"},
		{"Spring Festival of 2020 was lengthened", "2020-01-31", false, "春节"},
		{"New Year of 2023 began in the year before", "2022-12-31", false, "元旦"},
		{"beyond the table the statutory days are off", "2027-02-06", false, "春节"},
		{"and so is the eve", "2027-02-05", false, "春节"},
		{"and 清明", "2027-04-05", false, "清明节"},
		{"and the second of May", "2028-05-02", false, "劳动节"},
		{"but bridging days are not known", "2028-10-04", true, ""},
	} {
		d := day(t, c.day)
		if got := when.China().Workday(d); got != c.work {
			t.Errorf("%s: Workday(%s) = %t, want %t", c.name, c.day, got, c.work)
		}
		if got := when.China().Holiday(d); got != c.holiday {
			t.Errorf("%s: Holiday(%s) = %q, want %q", c.name, c.day, got, c.holiday)
		}
	}
	if got := when.China().Until(); got != 2026 {
		t.Errorf("Until() = %d, want 2026", got)
	}
}

// The numbers are those of the notices: days off that are listed, and make-up
// workdays, weekend days inside a holiday among the former.
func TestChinaHasTheDaysOfEachNotice(t *testing.T) {
	for year, want := range map[int]struct{ off, makeUp int }{
		2019: {22, 6}, 2020: {30, 6}, 2021: {31, 7}, 2022: {32, 7}, 2023: {26, 7}, 2024: {28, 8}, 2025: {28, 5}, 2026: {33, 6},
	} {
		off, makeUp := 0, 0
		for d := time.Date(year, time.January, 1, 0, 0, 0, 0, time.UTC); d.Year() == year; d = d.AddDate(0, 0, 1) {
			weekend := d.Weekday() == time.Saturday || d.Weekday() == time.Sunday
			switch {
			case when.China().Holiday(d) != "":
				off++
			case weekend && when.China().Workday(d):
				makeUp++
			}
		}
		if off != want.off || makeUp != want.makeUp {
			t.Errorf("%d has %d days off and %d make-up workdays, want %d and %d", year, off, makeUp, want.off, want.makeUp)
		}
	}
}

func TestWesternHolidaysFollowTheirRules(t *testing.T) {
	uk, us := when.EnglandWales(), when.UnitedStates()
	for _, c := range []struct {
		name     string
		calendar *when.Calendar
		day      string
		want     string
	}{
		{"Good Friday", uk, "2024-03-29", "Good Friday"},
		{"Easter Monday", uk, "2024-04-01", "Easter Monday"},
		{"early in May", uk, "2024-05-06", "Early May bank holiday"},
		{"late in May", uk, "2024-05-27", "Spring bank holiday"},
		{"in August", uk, "2024-08-26", "Summer bank holiday"},
		{"New Year's Day on a Saturday moves on", uk, "2022-01-03", "New Year's Day"},
		{"Christmas Day on a Sunday moves past Boxing Day", uk, "2022-12-27", "Christmas Day"},
		{"Boxing Day then stays", uk, "2022-12-26", "Boxing Day"},
		{"Boxing Day on a Saturday moves on", uk, "2026-12-28", "Boxing Day"},
		{"both on a weekend take the next two days", uk, "2021-12-28", "Boxing Day"},
		{"the holiday of May moved in 2020", uk, "2020-05-08", "Early May bank holiday"},
		{"and left its Monday", uk, "2020-05-04", ""},
		{"the jubilee of 2022", uk, "2022-06-03", "Platinum Jubilee"},
		{"the coronation", uk, "2023-05-08", "Coronation"},
		{"Thanksgiving", us, "2024-11-28", "Thanksgiving Day"},
		{"the Friday after it is worked", us, "2024-11-29", ""},
		{"Memorial Day", us, "2024-05-27", "Memorial Day"},
		{"Independence Day on a Saturday is kept on Friday", us, "2026-07-03", "Independence Day"},
		{"Juneteenth on a Sunday is kept on Monday", us, "2022-06-20", "Juneteenth"},
		{"Juneteenth began in 2021", us, "2020-06-19", ""},
		{"New Year's Day is kept in the year before", us, "2021-12-31", "New Year's Day"},
		{"the third Monday of January", us, "2025-01-20", "Martin Luther King Day"},
	} {
		d := day(t, c.day)
		if got := c.calendar.Holiday(d); got != c.want {
			t.Errorf("%s: Holiday(%s) = %q, want %q", c.name, c.day, got, c.want)
		}
		if weekday := d.Weekday() != time.Saturday && d.Weekday() != time.Sunday; c.calendar.Workday(d) != (weekday && c.want == "") {
			t.Errorf("%s: Workday(%s) disagrees with Holiday", c.name, c.day)
		}
	}
}

func TestNoCalendarIsMondayToFriday(t *testing.T) {
	var c *when.Calendar
	if !c.Workday(day(t, "2024-05-01")) || c.Workday(day(t, "2024-05-04")) || c.Holiday(day(t, "2024-05-01")) != "" || c.Until() != 0 {
		t.Error("a nil calendar knows more than weekends")
	}
}

func TestADayIsThatOfItsZone(t *testing.T) {
	shanghai := time.FixedZone("", 8*60*60)
	eve := time.Date(2024, time.April, 30, 23, 30, 0, 0, shanghai) // 1 May has not begun in UTC either
	if !when.China().Workday(eve) || when.China().Workday(eve.Add(time.Hour)) {
		t.Error("the day of an instant is not the day that its zone shows")
	}
}

func TestParseCalendarReadsAFileOfOnesOwn(t *testing.T) {
	c, err := when.ParseCalendar(strings.NewReader("\ufeffdate,name,off\n# the shop closes\n2030-03-04, Fair ,1\n\n2030-03-09,Fair,0\n"))
	if err != nil {
		t.Fatal(err)
	}
	if c.Workday(day(t, "2030-03-04")) || c.Holiday(day(t, "2030-03-04")) != "Fair" || !c.Workday(day(t, "2030-03-09")) {
		t.Error("the listed days are not as they were listed")
	}
	if got := c.Until(); got != 2030 {
		t.Errorf("Until() = %d, want 2030", got)
	}
	if !c.Workday(day(t, "2030-10-01")) || c.Workday(day(t, "2031-10-01")) {
		t.Error("a known year has statutory days as well, or an unknown one has none")
	}
}

func TestParseCalendarSaysWhatIsWrongAndWhere(t *testing.T) {
	for _, c := range []struct{ name, file, want string }{
		{"an empty file", "", "empty"},
		{"another header", "day,name,off\n", "line 1"},
		{"a header and no days", "date,name,off\n", "no days"},
		{"a date of another form", "date,name,off\n2024-01-01,a,1\n3/4/2024,b,1\n", `line 3: date "3/4/2024"`},
		{"a day that does not exist", "date,name,off\n2023-02-29,a,1\n", "line 2"},
		{"a year far off", "date,name,off\n9999-01-01,a,1\n", "line 2: date 9999-01-01"},
		{"neither off nor worked", "date,name,off\n2024-01-01,a,yes\n", `line 2: off is "yes"`},
		{"a day listed twice", "date,name,off\n2024-01-01,a,1\n2024-01-01,a,0\n", "line 3: 2024-01-01 is listed twice"},
		{"too few columns", "date,name,off\n2024-01-01,a\n", "line 2"},
		{"a quote that does not end", "date,name,off\n2024-01-01,\"a,1\n", "line 2"},
		{"a file without end", "date,name,off\n" + strings.Repeat("2024-01-01,a,1\n", 1<<17), "more than"},
	} {
		calendar, err := when.ParseCalendar(strings.NewReader(c.file))
		if err == nil || calendar != nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: ParseCalendar = %v, %v, want an error with %q", c.name, calendar, err, c.want)
		}
	}
}

func TestSoftIsTheLastWorkdaysClose(t *testing.T) {
	loc, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		t.Fatal(err)
	}
	o := when.DefaultOffice(loc)
	for _, c := range []struct{ name, said, text, want string }{
		{"of a week", "2024-03-06T10:15", "本周内完成", "2024-03-08T18:00"},
		{"of a week whose Sunday is worked", "2024-04-24T10:15", "本周内完成", "2024-04-28T23:59"},
		{"of a month that ends on a Sunday", "2024-03-06T10:15", "月底前", "2024-03-29T18:00"},
		{"a workday is its own", "2024-03-06T10:15", "周五前", "2024-03-08T23:59"},
		{"and so is an hour on a day off", "2024-03-06T10:15", "周六上午9点", "2024-03-09T09:00"},
	} {
		at, err := time.ParseInLocation(minuteLayout, c.said, loc)
		if err != nil {
			t.Fatal(err)
		}
		m, ok := when.Due(c.text, when.Context{Office: o, At: at})
		if got := o.Soft(m).Format(minuteLayout); !ok || got != c.want {
			t.Errorf("%s: Soft(%q) = %s, %t, want %s", c.name, c.text, got, ok, c.want)
		}
	}
}

func TestDefaultOfficeGoesByTheZone(t *testing.T) {
	for _, c := range []struct {
		zone, name string
		dayFirst   bool
	}{
		{"Asia/Shanghai", "cn", true},
		{"Asia/Urumqi", "cn", true},
		{"Europe/London", "gb-eng", true},
		{"America/New_York", "us", false},
		{"America/Los_Angeles", "us", false},
	} {
		loc, err := time.LoadLocation(c.zone)
		if err != nil {
			t.Fatal(err)
		}
		want, ok := when.Named(c.name)
		if !ok {
			t.Fatalf("Named(%q) is not known", c.name)
		}
		o := when.DefaultOffice(loc)
		if o.Calendar != want || o.DayFirst != c.dayFirst || o.Location != loc {
			t.Errorf("DefaultOffice(%s) has another calendar, order or zone", c.zone)
		}
		if got := o.Morning.Open.String() + "-" + o.Morning.Close.String() + " " + o.Afternoon.Open.String() + "-" + o.Afternoon.Close.String(); got != "08:30-12:00 14:00-18:00" {
			t.Errorf("DefaultOffice(%s) has hours %s", c.zone, got)
		}
	}
	if _, ok := when.Named("mars"); ok {
		t.Error("Named knows a calendar that nobody made")
	}
}
