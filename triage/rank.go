package triage

import (
	"cmp"
	"slices"
	"time"
)

// A Bucket is the part of the queue in which an item stands at an instant.
type Bucket uint8

// The buckets, in the order of the queue.
const (
	Today    Bucket = iota + 1 // overdue, or due by the end of the day
	Tomorrow                   // due tomorrow
	ThisWeek                   // due by Sunday
	Later
	NoDate
	Aged // 14 days past its due, or undated and 30 days without a word
)

// The ages at which an item leaves the buckets above for the last, folded one.
const (
	AgedAfterDue     = 14 * 24 * time.Hour
	AgedAfterSilence = 30 * 24 * time.Hour
)

// Overdue reports whether the item's deadline has passed. An aged item is not
// overdue: nobody waits for it any more.
func (it Item) Overdue(now time.Time) bool {
	return !it.Due.At.IsZero() && it.Due.At.Before(now) && it.Bucket(now) != Aged
}

// Bucket is where the item stands at now, in the zone that now carries.
func (it Item) Bucket(now time.Time) Bucket {
	due := it.Due.At
	if due.IsZero() {
		if now.Sub(it.TouchedAt()) > AgedAfterSilence {
			return Aged
		}
		return NoDate
	}
	due = due.Add(-time.Minute) // 24:00 belongs to the day that it ends
	midnight := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, now.Location())
	monday := midnight.AddDate(0, 0, -(int(midnight.Weekday())+6)%7)
	switch {
	case now.Sub(due) > AgedAfterDue:
		return Aged
	case due.Before(midnight.AddDate(0, 0, 1)):
		return Today
	case due.Before(midnight.AddDate(0, 0, 2)):
		return Tomorrow
	case due.Before(monday.AddDate(0, 0, 7)):
		return ThisWeek
	}
	return Later
}

// Returned reports whether the item was out of sight and is back, by its time or
// because it was chased, and the user has not handled it since.
func (it Item) Returned(now time.Time) bool {
	s := it.Standing
	return it.State == Open && (s.Woke || !s.WakeAt.IsZero() && !s.WakeAt.After(now))
}

// Old reports whether the item stands in the last, folded part of the queue: it is
// aged, and neither pinned nor back from where it was out of sight.
func (it Item) Old(now time.Time) bool {
	return it.Bucket(now) == Aged && it.top(now) == 2
}

// top is the part of the queue that comes before all buckets.
func (it Item) top(now time.Time) int {
	switch {
	case it.Standing.Pinned:
		return 0
	case it.Returned(now):
		return 1
	}
	return 2
}

// Compare orders two items at now: by bucket, then due time, then score, the
// higher first, then anchor. Before all others come pinned items, then those that
// are back from snooze.
func Compare(a, b Item, now time.Time) int {
	return cmp.Or(
		cmp.Compare(a.top(now), b.top(now)),
		cmp.Compare(a.Bucket(now), b.Bucket(now)),
		a.Due.At.Compare(b.Due.At),
		cmp.Compare(b.Score(), a.Score()),
		a.Anchor.Compare(b.Anchor),
	)
}

// Rank puts items into the order of the queue at now.
func Rank(items []Item, now time.Time) {
	slices.SortFunc(items, func(a, b Item) int { return Compare(a, b, now) })
}
