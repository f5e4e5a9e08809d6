package triage

import (
	"sort"
	"time"

	"shoudao/triage/when"
)

// A timed is a time expression with its place in the folded text.
type timed struct {
	when.Match
	from, to int
}

// timesOf finds the times in a text and brings them to folded offsets.
func (t text) timesOf(finder *when.Finder, c when.Context) []timed {
	raw := t.raw[:min(len(t.raw), int(t.at[len(t.at)-1]))]
	found := finder.Find(withoutDots(raw, listDots(raw)), c)
	times := make([]timed, len(found))
	for i, m := range found {
		times[i] = timed{Match: m, from: t.folded(m.From), to: t.folded(m.To)}
	}
	return times
}

// dateAt is the day with the time of day of clock.
func dateAt(y int, m time.Month, d int, clock time.Time) time.Time {
	return time.Date(y, m, d, clock.Hour(), clock.Minute(), 0, 0, clock.Location())
}

// folded is the first byte of s that came from the raw offset or from behind it.
func (t text) folded(raw int) int {
	return sort.Search(len(t.s), func(i int) bool { return int(t.at[i]) >= raw })
}

// lasts reports whether the time is more than one day: 12月, 周一到周三.
func (t timed) lasts() bool {
	return !t.Start.IsZero() && t.Start.In(t.At.Location()).Format(time.DateOnly) != t.At.Format(time.DateOnly)
}
