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

// Compare orders two items at now: by bucket, then due time, then score, the
// higher first, then anchor. Pinned items come before all others.
func Compare(a, b Item, now time.Time) int {
	if a.Standing.Pinned != b.Standing.Pinned {
		if a.Standing.Pinned {
			return -1
		}
		return 1
	}
	return cmp.Or(
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
