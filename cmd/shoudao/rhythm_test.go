package main

import (
	"testing"
	"time"

	"shoudao/store"
	"shoudao/triage/when"
)

func TestHush(t *testing.T) {
	zone := time.FixedZone("CST", 8*60*60)
	office := when.DefaultOffice(zone)
	at := func(s string) time.Time {
		x, err := time.ParseInLocation("2006-01-02 15:04", s, zone)
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	for _, c := range []struct {
		name     string
		messages int // in the thirty days before, which have 15 workdays of the office: the spring festival lies in them
		last, at string
		quiet    bool
	}{
		{"thirty a workday, none for half of one", 450, "2026-03-12 08:40", "2026-03-12 15:30", true},
		{"none for an hour", 450, "2026-03-12 14:20", "2026-03-12 15:30", false},
		{"none over a weekend", 450, "2026-03-13 17:50", "2026-03-16 08:40", false},
		{"none over a night", 450, "2026-03-11 18:30", "2026-03-12 09:30", false},
		{"three a workday, none for two", 45, "2026-03-10 10:00", "2026-03-12 10:00", false},
		{"three a workday, none for a week", 45, "2026-03-05 10:00", "2026-03-12 10:00", true},
		{"three hundred a workday, none for an hour", 4500, "2026-03-12 10:00", "2026-03-12 11:00", false},
		{"three hundred a workday, none for two hours", 4500, "2026-03-12 09:30", "2026-03-12 11:30", true},
		{"a file from the future", 450, "2026-03-13 10:00", "2026-03-12 15:30", false},
		{"one message in all", 1, "2026-02-20 10:00", "2026-03-12 15:30", false},
	} {
		usual, quiet := hush(store.Rhythm{Messages: c.messages, LastAt: at(c.last)}, office, at(c.at))
		if quiet != c.quiet {
			t.Errorf("%s: quiet %v (usual %d)", c.name, quiet, usual)
		}
		if usual < c.messages/25 || usual > c.messages/10+1 {
			t.Errorf("%s: %d a workday of %d in thirty days", c.name, usual, c.messages)
		}
	}
}

// TestHushOfWhatIsNew holds that the time before the first message of a group counts for
// nothing, once there are some days of it.
func TestHushOfWhatIsNew(t *testing.T) {
	zone := time.FixedZone("CST", 8*60*60)
	at := func(d, h, m int) time.Time { return time.Date(2026, 3, d, h, m, 0, 0, zone) }
	for _, c := range []struct {
		name     string
		messages int
		first    time.Time
		usual    int
		quiet    bool
	}{
		{"a week of thirty a workday", 150, at(5, 8, 30), 27, true},
		{"an hour of ninety", 90, at(11, 16, 30), 5, false},
	} {
		r := store.Rhythm{Messages: c.messages, FirstAt: c.first, LastAt: at(11, 17, 40)}
		if usual, quiet := hush(r, when.DefaultOffice(zone), at(12, 14, 30)); usual != c.usual || quiet != c.quiet {
			t.Errorf("%s: %d a workday, quiet %v, want %d, %v", c.name, usual, quiet, c.usual, c.quiet)
		}
	}
}

func TestWorked(t *testing.T) {
	zone := time.FixedZone("CST", 8*60*60)
	office := when.DefaultOffice(zone)
	day := func(d, h, m int) time.Time { return time.Date(2026, 3, d, h, m, 0, 0, zone) }
	for _, c := range []struct {
		from, to time.Time
		want     time.Duration
	}{
		{day(12, 8, 0), day(12, 20, 0), 7*time.Hour + 30*time.Minute},
		{day(12, 9, 0), day(12, 10, 15), 75 * time.Minute},
		{day(12, 11, 30), day(12, 14, 30), time.Hour},
		{day(13, 17, 0), day(16, 9, 0), 90 * time.Minute},
		{day(12, 10, 0), day(12, 9, 0), 0},
	} {
		if got := worked(c.from, c.to, office); got != c.want {
			t.Errorf("%v to %v: %v, want %v", c.from, c.to, got, c.want)
		}
	}
}
