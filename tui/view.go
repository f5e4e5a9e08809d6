package tui

import (
	"cmp"
	"strings"
	"time"

	"shoudao/han"
	"shoudao/triage"
	"shoudao/tui/text"
)

// A View is a list of items.
type View uint8

// The views.
const (
	Queued View = iota // what the user has to do
	Looked             // worth a glance
	Asleep             // out of sight until a time
)

// holds reports whether an item stands in the view at an instant.
func (v View) holds(it triage.Item, at time.Time) bool {
	asleep := it.Standing.WakeAt.After(at)
	switch {
	case it.State != triage.Open:
		return false
	case v == Asleep:
		return asleep && (it.Band == triage.Todo || it.Band == triage.Look)
	case v == Looked:
		return !asleep && it.Band == triage.Look
	}
	return !asleep && it.Band == triage.Todo
}

// Compare is the order of the view at an instant: that of the queue, and of what is out
// of sight what comes back first.
func (v View) Compare(a, b triage.Item, at time.Time) int {
	if v == Asleep {
		return cmp.Or(
			a.Standing.WakeAt.Compare(b.Standing.WakeAt),
			a.Due.At.Compare(b.Due.At),
			cmp.Compare(b.Score(), a.Score()),
			a.Anchor.Compare(b.Anchor),
		)
	}
	return triage.Compare(a, b, at)
}

// old reports whether an item stands in the last part of the view, which is folded.
func (v View) old(it triage.Item, at time.Time) bool { return v == Queued && it.Old(at) }

// Sifted reports whether an item is among those that a [QueueQuery] with the words asks
// for at an instant.
func Sifted(it triage.Item, words string, at time.Time) bool {
	name := it.Group.Name
	if name == "" {
		name = it.Group.ID
	}
	where, _ := han.Folded(it.Title + "\n" + name + "\n" + it.Sender)
	for _, w := range strings.Fields(words) {
		if day, ok := text.DayCalled(w); ok {
			if it.Bucket(at) != day {
				return false
			}
			continue
		}
		if w, _ := han.Folded(w); !strings.Contains(where, w) {
			return false
		}
	}
	return true
}

// page is the page that shows the view.
func (v View) page() page {
	switch v {
	case Looked:
		return lookPage
	case Asleep:
		return snoozedPage
	}
	return queuePage
}
