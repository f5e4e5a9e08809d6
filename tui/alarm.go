package tui

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"shoudao/triage"
)

// An alarm decides what the user is told of while she looks elsewhere, and when. It
// is a value, and changes by what the inbox answers.
//
// The first answer is what there was; only what differs from it is told. What is to
// be told waits for the night to end and for the minute since the last to pass, and
// goes out as one sentence.
type alarm struct {
	Notify
	seen    map[triage.Anchor]seen // nil before the first answer
	told    map[deadline]bool
	waiting []wait
	reach   map[string]reached // by group; nil before the first answer
	behind  []Reach            // groups that have fallen behind and are not told yet
	toldAt  time.Time          // when something was told last
	focus   focus
	asked   bool // an answer is awaited
	again   bool // the archive has changed since it was asked for
}

// A deadline is one of which the user is told once.
type deadline struct {
	anchor triage.Anchor
	at     int64
}

// A wait is an item of which the user has not been told yet.
type wait struct {
	row   Row
	why   cause
	night bool // it came in the night
}

// A reached is how a group kept up when it was last looked at.
type reached struct {
	behind bool
	toldAt time.Time
}

// A focus is whether the window has the keyboard. Some terminals never say.
type focus uint8

const (
	unknownFocus focus = iota
	focused
	blurred
)

// alarmGap is the least time between two notifications.
const alarmGap = time.Minute

// seenAt is the alarm after an answer: the whole queue as it stood at an instant.
func (a alarm) seenAt(rows []Row, at time.Time) alarm {
	first := a.seen == nil
	a.seen, a.told = cloned(a.seen), cloned(a.told)
	a.waiting = a.still(rows)
	for _, row := range rows {
		it := row.Item
		was := a.seen[it.Anchor]
		a.seen[it.Anchor] = was.after(it)
		if first {
			a = a.knows(it, at, soonKnown)
			continue
		}
		if it.Standing.DueSet && !it.Due.At.Equal(was.set) {
			a = a.knows(it, at, soonKnown) // she has just set it herself
		}
		why, fresh := a.cause(was, row, at)
		night := fresh && a.Quiet.Holds(at)
		switch {
		case why == noCause, why == isNew && !night, why == isSoon && a.told[deadlineOf(it)]:
			continue
		}
		a = a.knows(it, at, soonNew).waits(wait{row, why, night})
	}
	return a
}

func cloned[K comparable, V any](m map[K]V) map[K]V {
	if m == nil {
		return map[K]V{}
	}
	return maps.Clone(m)
}

func deadlineOf(it triage.Item) deadline { return deadline{it.Anchor, it.Due.At.Unix()} }

// knows is the alarm once the user knows of an item's deadline, if it is near
// enough that she need not be told of it again.
func (a alarm) knows(it triage.Item, at time.Time, near time.Duration) alarm {
	if a.soon(it.Due.At, at, near) {
		a.told[deadlineOf(it)] = true
	}
	return a
}

// still are the items that wait and are in the queue yet, as they are now.
func (a alarm) still(rows []Row) []wait {
	var kept []wait
	for _, w := range a.waiting {
		i := slices.IndexFunc(rows, func(r Row) bool { return r.Item.Anchor == w.row.Item.Anchor })
		if i >= 0 {
			w.row = rows[i]
			kept = append(kept, w)
		}
	}
	return kept
}

// waits is the alarm with an item that waits; one that waits already does so for
// what presses most.
func (a alarm) waits(w wait) alarm {
	i := slices.IndexFunc(a.waiting, func(o wait) bool { return o.row.Item.Anchor == w.row.Item.Anchor })
	if i < 0 {
		a.waiting = append(slices.Clip(a.waiting), w)
		return a
	}
	a.waiting = slices.Clone(a.waiting)
	o := &a.waiting[i]
	o.why, o.night = min(o.why, w.why), o.night || w.night
	return a
}

// takenBack is the alarm once the user has taken something back: what comes into
// the queue by that is no news to her.
func (a alarm) takenBack(anchors []triage.Anchor) alarm {
	a.seen = cloned(a.seen)
	for _, anchor := range anchors {
		if s := a.seen[anchor]; !s.known {
			s.hers = true
			a.seen[anchor] = s
		}
	}
	return a
}

// reachedAt is the alarm after an answer about the groups. A group is missed when it
// falls behind in office hours: once a day, and not again until it has caught up.
func (a alarm) reachedAt(all []Reach, at time.Time) alarm {
	first := a.reach == nil
	a.reach = cloned(a.reach)
	missed := map[string]bool{}
	for _, r := range silent(all) {
		key := groupKey(r)
		missed[key] = true
		was, known := a.reach[key]
		switch {
		case first || !known:
			a.reach[key] = reached{behind: true} // it was so before
		case was.behind || a.Working != nil && !a.Working(at):
		case !was.toldAt.IsZero() && sameDay(was.toldAt.In(at.Location()), at):
			a.reach[key] = reached{behind: true, toldAt: was.toldAt}
		default:
			a.reach[key] = reached{behind: true, toldAt: at}
			a.behind = append(slices.Clip(a.behind), r)
		}
	}
	for _, r := range all {
		if key := groupKey(r); !missed[key] {
			a.reach[key] = reached{toldAt: a.reach[key].toldAt}
		}
	}
	a.behind = slices.DeleteFunc(slices.Clone(a.behind), func(r Reach) bool { return !missed[groupKey(r)] })
	return a
}

func groupKey(r Reach) string { return cmp.Or(r.Group.ID, r.Group.Name) }

// leave is the alarm without what is to be told now, and that.
func (a alarm) leave(at time.Time) (alarm, summary) {
	if since := at.Sub(a.toldAt); since >= 0 && since < alarmGap {
		return a, summary{}
	}
	a.told = cloned(a.told)
	var s summary
	night := a.Quiet.Holds(at)
	var stay []wait
	for _, w := range a.waiting {
		if night && w.why != isEmergency {
			stay = append(stay, w)
			continue
		}
		it := w.row.Item
		if w.why == isSoon && !w.night && !a.soon(it.Due.At, at, soonNew) {
			continue // the user has put it off meanwhile
		}
		a = a.knows(it, at, soonNew)
		s = s.with(w, at)
	}
	a.waiting = stay
	if !night {
		s.behind, a.behind = a.behind, nil
	}
	if !s.deserved() {
		return a, summary{}
	}
	a.toldAt = at
	return a, s
}

func dueToday(it triage.Item, at time.Time) bool {
	return !it.Due.At.IsZero() && it.Bucket(at) == triage.Today
}
