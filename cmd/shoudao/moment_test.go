package main

import (
	"testing"
	"time"

	"shoudao/triage/when"
)

// TestTypedTimes holds what the dialogs of the screen and the commands promise to read.
func TestTypedTimes(t *testing.T) {
	zone := time.FixedZone("CST", 8*60*60)
	now := time.Date(2026, 3, 12, 8, 12, 0, 0, zone)
	office := when.DefaultOffice(zone)
	at := func(day, hour, minute int) time.Time { return time.Date(2026, 3, day, hour, minute, 0, 0, zone) }
	for _, c := range []struct {
		typed     string
		due, wake time.Time
	}{
		{"3.15", at(15, 23, 59), at(15, 8, 30)},
		{" 3.15 ", at(15, 23, 59), at(15, 8, 30)},
		{"3.15 17:00", at(15, 17, 0), at(15, 17, 0)},
		{"周五", at(13, 23, 59), at(13, 8, 30)},
		{"Friday", at(13, 23, 59), at(13, 8, 30)},
		{"+2d", at(14, 8, 12), at(14, 8, 12)},
		{"+3h", at(12, 11, 12), at(12, 11, 12)},
		{"明早九点", at(13, 9, 0), at(13, 9, 0)},
		{"tomorrow 9am", at(13, 9, 0), at(13, 9, 0)},
	} {
		if got, ok := due(c.typed, now, office); !ok || !got.Equal(c.due) {
			t.Errorf("due %q is %v, %v, want %v", c.typed, got, ok, c.due)
		}
		if got, ok := wake(c.typed, now, office); !ok || !got.Equal(c.wake) {
			t.Errorf("wake %q is %v, %v, want %v", c.typed, got, ok, c.wake)
		}
	}
	for _, typed := range []string{"", "13.40", "3.32", "1.2.3", "啥时候都行", "+0d", "+2y"} {
		if got, ok := due(typed, now, office); ok {
			t.Errorf("due %q is %v, want nothing", typed, got)
		}
	}
}
