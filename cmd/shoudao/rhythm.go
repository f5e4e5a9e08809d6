package main

import (
	"context"
	"time"

	"shoudao/ingest"
	"shoudao/store"
	"shoudao/triage/when"
	"shoudao/tui"
)

// A group that brings thirty messages a workday and has brought none for half of one is
// silent by its own rhythm: the copy may have stopped, or the group may have moved. What a
// group brings within a workday is as much chance as habit, so it has to owe a dozen
// messages, and two hours of office time have to have gone by.
const (
	rhythmSpan = 30 * 24 * time.Hour
	owedLeast  = 12
	hushLeast  = 2 * time.Hour
	rhythmDays = 3 // workdays from the first message to the last from which a rhythm shows
)

// hushed are the groups that have fallen silent against their own rhythm at an instant. Only
// what is fetched can fall silent: of files that are read now and then nothing is due.
func (d *desk) hushed(ctx context.Context, at time.Time) (map[ingest.Group]tui.Hush, error) {
	if len(d.config.Sources) == 0 {
		return nil, nil
	}
	all, err := d.Rhythms(ctx, at.Add(-rhythmSpan))
	if err != nil {
		return nil, err
	}
	hushed := map[ingest.Group]tui.Hush{}
	for _, r := range all {
		if usual, quiet := hush(r, d.profile.Office, at); quiet {
			hushed[r.Group] = tui.Hush{Usual: usual, Since: r.LastAt}
		}
	}
	return hushed, nil
}

// hush is how many messages a group brings on a workday, and whether it is silent against
// that.
func hush(r store.Rhythm, office when.Office, at time.Time) (int, bool) {
	day := officeTime(office)
	from := at.Add(-rhythmSpan)
	if r.FirstAt.After(from) && worked(r.FirstAt, r.LastAt, office) >= rhythmDays*day {
		from = r.FirstAt // nothing is known of the time before, which is not silence
	}
	span := worked(from, at, office)
	if day <= 0 || span < day {
		return 0, false
	}
	gone := worked(r.LastAt, at, office)
	owed := float64(r.Messages) * float64(gone) / float64(span)
	return int(float64(r.Messages)*float64(day)/float64(span) + 0.5), gone >= hushLeast && owed >= owedLeast
}

// officeTime is how long a workday is.
func officeTime(o when.Office) time.Duration {
	long := func(h when.Hours) time.Duration { return time.Duration(max(h.Close-h.Open, 0)) * time.Minute }
	return long(o.Morning) + long(o.Afternoon)
}

// worked is how much office time lies between two instants.
func worked(from, to time.Time, o when.Office) time.Duration {
	from, to = from.In(o.Location), to.In(o.Location)
	var sum time.Duration
	y, m, d := from.Date()
	for day := time.Date(y, m, d, 0, 0, 0, 0, o.Location); day.Before(to); day = day.AddDate(0, 0, 1) {
		if !o.Calendar.Workday(day) {
			continue
		}
		for _, h := range []when.Hours{o.Morning, o.Afternoon} {
			open, shut := clockOn(day, h.Open), clockOn(day, h.Close)
			if open.Before(from) {
				open = from
			}
			if shut.After(to) {
				shut = to
			}
			sum += max(shut.Sub(open), 0)
		}
	}
	return sum
}

// clockOn is a time of day on a day.
func clockOn(day time.Time, c when.Clock) time.Time {
	y, m, d := day.Date()
	return time.Date(y, m, d, int(c)/60, int(c)%60, 0, 0, day.Location())
}
