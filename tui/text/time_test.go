package text_test

import (
	"testing"
	"time"

	"shoudao/triage/when"
	"shoudao/tui/text"
)

var (
	zone = time.FixedZone("CST", 8*60*60)
	now  = time.Date(2026, 3, 12, 8, 12, 0, 0, zone) // a Thursday
)

func day(n, hour, minute int) time.Time { return time.Date(2026, 3, n, hour, minute, 0, 0, zone) }

func TestDue(t *testing.T) {
	for _, c := range []struct {
		name   string
		at     time.Time
		grain  when.Grain
		zh, en string
	}{
		{"today with an hour", day(12, 12, 0), when.Minute, "今天 12:00", "today 12:00"},
		{"today alone", day(12, 23, 59), when.Day, "今天", "today"},
		{"midnight belongs to the day that it ends", day(13, 0, 0), when.Minute, "今天 24:00", "today 24:00"},
		{"tomorrow", day(13, 10, 0), when.Minute, "明天 10:00", "tomorrow 10:00"},
		{"a day of this week", day(15, 17, 0), when.Minute, "周日 17:00", "Sun 17:00"},
		{"a day of this week without an hour", day(15, 23, 59), when.Day, "周日 3/15", "Sun 15 Mar"},
		{"a day of next week", day(16, 23, 59), when.Day, "3/16 周一", "Mon 16 Mar"},
		{"a day of next week with an hour", day(16, 9, 5), when.Minute, "3/16 09:05", "16 Mar 09:05"},
		{"yesterday", day(11, 18, 0), when.Part, "昨天 18:00", "yesterday 18:00"},
		{"another year", time.Date(2027, 1, 4, 23, 59, 0, 0, zone), when.Day, "2027/1/4", "4 Jan 2027"},
		{"given in another zone", day(12, 12, 0).UTC(), when.Minute, "今天 12:00", "today 12:00"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := text.For(text.Chinese).Times.Due(c.at, now, c.grain); got != c.zh {
				t.Errorf("in Chinese %q, want %q", got, c.zh)
			}
			if got := text.For(text.English).Times.Due(c.at, now, c.grain); got != c.en {
				t.Errorf("in English %q, want %q", got, c.en)
			}
		})
	}
}

func TestDueFitsItsColumn(t *testing.T) {
	for _, lang := range langs {
		w := text.For(lang).Times
		for hours := range 24 * 40 {
			at := now.Add(time.Duration(hours-24*3) * time.Hour)
			for _, g := range []when.Grain{when.Minute, when.Part, when.Day} {
				if said := w.Due(at, now, g) + "?"; at.After(now) && cells(said) > w.DueCells {
					t.Errorf("Due(%s) = %q: wider than %d cells", at, said, w.DueCells)
				}
			}
			if late := w.Late(time.Duration(hours) * time.Hour); cells(late) > w.DueCells {
				t.Errorf("Late = %q: wider than %d cells", late, w.DueCells)
			}
		}
	}
}

// cells is the width of a text of ASCII and Han.
func cells(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r >= 0x80 {
			n++
		}
	}
	return n
}

func TestSpans(t *testing.T) {
	for _, c := range []struct {
		d                              time.Duration
		zhLeft, zhLate, enLeft, enLate string
	}{
		{3*time.Hour + 48*time.Minute, "还剩 3小时48分", "逾期 3小时", "3h48m left", "3h late"},
		{12 * time.Minute, "还剩 12分", "逾期 12分", "12m left", "12m late"},
		{2 * time.Hour, "还剩 2小时", "逾期 2小时", "2h left", "2h late"},
		{53 * time.Hour, "还剩 2天5小时", "逾期 2天", "2d5h left", "2d late"},
		{9*24*time.Hour + time.Hour, "还剩 9天", "逾期 9天", "9d left", "9d late"},
	} {
		zh, en := text.For(text.Chinese).Times, text.For(text.English).Times
		for _, got := range [][2]string{{zh.Left(c.d), c.zhLeft}, {zh.Late(c.d), c.zhLate}, {en.Left(c.d), c.enLeft}, {en.Late(c.d), c.enLate}} {
			if got[0] != got[1] {
				t.Errorf("%s is said %q, want %q", c.d, got[0], got[1])
			}
		}
	}
}

func TestStamp(t *testing.T) {
	for _, c := range []struct {
		name   string
		at     time.Time
		zh, en string
	}{
		{"today has a time alone", day(12, 7, 5), "07:05", "07:05"},
		{"this year has a day", day(9, 22, 51), "3/9 22:51", "9 Mar 22:51"},
		{"another year has all", time.Date(2025, 12, 2, 9, 0, 0, 0, zone), "2025/12/2 09:00", "2 Dec 2025 09:00"},
	} {
		if got := text.For(text.Chinese).Times.Stamp(c.at, now); got != c.zh {
			t.Errorf("%s: %q, want %q", c.name, got, c.zh)
		}
		if got := text.For(text.English).Times.Stamp(c.at, now); got != c.en {
			t.Errorf("%s: %q, want %q", c.name, got, c.en)
		}
	}
}
