package stamp

import (
	"testing"
	"time"

	"shoudao/ingest"
)

func TestParse(t *testing.T) {
	east := time.FixedZone("", 8*3600)
	at := func(h, m, s, ms int) time.Time {
		return time.Date(2026, 3, 7, h, m, s, ms*1e6, east)
	}
	tests := []struct {
		name, in  string
		want      time.Time // zero: none
		precision ingest.Precision
	}{
		{"dashes to the minute", "2026-03-07 08:05", at(8, 5, 0, 0), ingest.ToMinute},
		{"dashes to the second", "2026-03-07 08:05:30", at(8, 5, 30, 0), ingest.ToSecond},
		{"slashes without zeros", "2026/3/7 8:05", at(8, 5, 0, 0), ingest.ToMinute},
		{"points", "2026.3.7 8:05", at(8, 5, 0, 0), ingest.ToMinute},
		{"Chinese", "2026年3月7日 8:05", at(8, 5, 0, 0), ingest.ToMinute},
		{"Chinese throughout", "2026年3月7日8时05分30秒", at(8, 5, 30, 0), ingest.ToSecond},
		{"Chinese with 号 and 点", "2026年3月7号 8点05分", at(8, 5, 0, 0), ingest.ToMinute},
		{"a weekday between", "2026年3月7日 星期六 8:05", at(8, 5, 0, 0), ingest.ToMinute},
		{"a weekday in brackets", "2026/3/7（周六） 8:05", at(8, 5, 0, 0), ingest.ToMinute},
		{"afternoon before", "2026年3月7日 下午2:30", at(14, 30, 0, 0), ingest.ToMinute},
		{"afternoon behind", "2026/3/7 2:30:09 PM", at(14, 30, 9, 0), ingest.ToSecond},
		{"midnight of twelve hours", "2026/3/7 12:05 AM", at(0, 5, 0, 0), ingest.ToMinute},
		{"noon", "2026/3/7 中午12:05", at(12, 5, 0, 0), ingest.ToMinute},
		{"before noon", "2026/3/7 中午11:50", at(11, 50, 0, 0), ingest.ToMinute},
		{"after noon", "2026/3/7 中午1:10", at(13, 10, 0, 0), ingest.ToMinute},
		{"afternoon said with 24 hours", "2026/3/7 下午14:30", at(14, 30, 0, 0), ingest.ToMinute},
		{"RFC 3339", "2026-03-07T00:05:30Z", at(8, 5, 30, 0), ingest.ToSecond},
		{"RFC 3339 with a zone", "2026-03-07T08:05:30.250+08:00", at(8, 5, 30, 250), ingest.ToSecond},
		{"no seconds but a zone", "2026-03-07T08:05+08:00", at(8, 5, 0, 0), ingest.ToMinute},
		{"a zone behind a space", "2026-03-07 09:05:30 +0900", at(8, 5, 30, 0), ingest.ToSecond},
		{"a named zone", "2026-03-07 08:05 GMT+8", at(8, 5, 0, 0), ingest.ToMinute},
		{"compact", "20260307 08:05:30", at(8, 5, 30, 0), ingest.ToSecond},
		{"full width", "２０２６／３／７　８：０５", at(8, 5, 0, 0), ingest.ToMinute},
		{"a space that does not break", "2026-03-07\u00a008:05", at(8, 5, 0, 0), ingest.ToMinute},
		{"the end of the day before", "2026-03-06 24:00", at(0, 0, 0, 0), ingest.ToMinute},

		{"a date alone", "2026-03-07", time.Time{}, 0},
		{"a clock alone", "08:05", time.Time{}, 0},
		{"month first", "3/7/2026 8:05", time.Time{}, 0},
		{"two digits of a year", "26/3/7 8:05", time.Time{}, 0},
		{"no such day", "2026-02-30 08:05", time.Time{}, 0},
		{"no such hour", "2026-03-07 25:05", time.Time{}, 0},
		{"no such minute", "2026-03-07 08:65", time.Time{}, 0},
		{"something behind", "2026-03-07 08:05 sharp", time.Time{}, 0},
		{"something in front", "at 2026-03-07 08:05", time.Time{}, 0},
		{"mixed signs", "2026-03/07 08:05", time.Time{}, 0},
		{"long ago", "1970-01-01 00:00:00", time.Time{}, 0},
		{"nothing", "", time.Time{}, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, precision, ok := Parse(tt.in, east)
			if ok != !tt.want.IsZero() {
				t.Fatalf("Parse(%q) = %v, %v", tt.in, got, ok)
			}
			if ok && (!got.Equal(tt.want) || precision != tt.precision) {
				t.Errorf("Parse(%q) = %v to %v, want %v to %v", tt.in, got, precision, tt.want, tt.precision)
			}
		})
	}
}

func TestParseNeedsAZone(t *testing.T) {
	if got, _, ok := Parse("2026-03-07 08:05", nil); ok {
		t.Errorf("a time without a zone is %v where no place is given", got)
	}
	if _, _, ok := Parse("2026-03-07T08:05:00Z", nil); !ok {
		t.Error("a time with a zone is not read where no place is given")
	}
}

// FuzzParse holds that what is read is a plausible instant, that it reads the same
// when written out, and that a clock time to the minute has no seconds.
func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"2026-03-07 08:05", "2026年3月7日 下午2:30", "2026-03-07T08:05:30.250+08:00",
		"20260307 24:00", "2026/3/7(六) 12:05 AM", "2026-03-07 08:05 GMT+8", "2026-3-7 8时05分",
	} {
		f.Add(s)
	}
	loc := time.FixedZone("", 8*3600)
	f.Fuzz(func(t *testing.T, s string) {
		at, precision, ok := Parse(s, loc)
		if !ok {
			return
		}
		if !ingest.Plausible(at) {
			t.Fatalf("Parse(%q) = %v", s, at)
		}
		if precision == ingest.ToMinute && at.Second() != 0 {
			t.Fatalf("Parse(%q) = %v to the minute", s, at)
		}
		again, _, ok := Parse(at.Format(time.RFC3339Nano), nil)
		if !ok || !again.Equal(at) {
			t.Fatalf("Parse(%q) = %v, written out it reads %v", s, at, again)
		}
	})
}
