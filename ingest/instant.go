package ingest

import "time"

// The bounds of what is taken for the time of a message: no chat that anybody has
// to answer is older, and a later year is a unit mistaken for another.
const (
	firstSecond = 946_684_800   // 2000-01-01 UTC
	lastSecond  = 7_258_118_400 // 2200-01-01 UTC
)

// Plausible reports whether t can be the time of a message: from 2000 to 2199.
// Connectors take any other for a [BadTime].
func Plausible(t time.Time) bool {
	s := t.Unix()
	return firstSecond <= s && s < lastSecond
}

// UnixTime is the instant that a bare number means, in UTC. Exporters write
// seconds, milliseconds, microseconds or nanoseconds, sometimes one in a newer
// version where an older had the other; within the plausible years the ranges do
// not meet, so the number itself tells. It is false if no unit makes it plausible.
func UnixTime(n int64) (time.Time, bool) {
	for _, t := range [...]time.Time{time.Unix(n, 0), time.UnixMilli(n), time.UnixMicro(n), time.Unix(0, n)} {
		if Plausible(t) {
			return t.UTC(), true
		}
	}
	return time.Time{}, false
}
