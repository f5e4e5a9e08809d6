package triage

import (
	"iter"
	"time"
)

// A trail is items in the order in which they were last spoken of. Words that do not say what they are about are of
// what has just been spoken of, so that most of the rules look at its end alone, however long it is.
type trail struct {
	at   int    // which of its items' steps are the trail's
	key  string // of its room
	last *living
}

// Each item is on two trails: that of its room, and that of all rooms.
const (
	roomTrail = iota
	wholeTrail
	trails
)

// A step is an item's place on a trail.
type step struct {
	before, behind *living
	on             bool
}

// touch puts the item where it belongs now that it has been spoken of: mostly at the end.
func (t *trail) touch(l *living) {
	t.leave(l)
	behind, before := (*living)(nil), t.last
	for before != nil && before.touched.After(l.touched) {
		behind, before = before, before.steps[t.at].before
	}
	l.steps[t.at] = step{before: before, behind: behind, on: true}
	t.join(before, l)
	t.join(l, behind)
}

// leave takes the item from the trail, if it is there.
func (t *trail) leave(l *living) {
	if s := l.steps[t.at]; s.on {
		t.join(s.before, s.behind)
		l.steps[t.at] = step{}
	}
}

// join makes neighbours of two items, of which nil is the one beyond an end.
func (t *trail) join(before, behind *living) {
	if before != nil {
		before.steps[t.at].behind = behind
	}
	if behind != nil {
		behind.steps[t.at].before = before
	} else {
		t.last = before
	}
}

// since are the items that have been spoken of since an instant, the latest first. The one that is looked at may be
// touched.
func (t *trail) since(at time.Time) iter.Seq[*living] {
	return func(yield func(*living) bool) {
		if t == nil {
			return
		}
		for l := t.last; l != nil && !l.touched.Before(at); {
			before := l.steps[t.at].before
			if !yield(l) {
				return
			}
			l = before
		}
	}
}

// A death is when a closed item stops to take messages, if it is not spoken of before.
type death struct {
	of      *living
	touched time.Time
}

// deaths are those that are to come, the next first.
type deaths struct {
	list []death
	next int // those before it are past
}

// add expects the death of an item that is closed.
func (d *deaths) add(l *living) {
	at := len(d.list)
	for at > d.next && d.list[at-1].touched.After(l.touched) {
		at--
	}
	d.list = append(d.list, death{})
	copy(d.list[at+1:], d.list[at:])
	d.list[at] = death{l, l.touched}
}

// due takes out the items that are no longer alive at an instant.
func (d *deaths) due(at time.Time) (dead []*living) {
	for ; d.next < len(d.list) && at.Sub(d.list[d.next].touched) > LiveAge; d.next++ {
		if e := &d.list[d.next]; e.of.State != Open && e.of.touched.Equal(e.touched) && !e.of.dead {
			e.of.dead = true
			dead = append(dead, e.of)
		}
		d.list[d.next] = death{}
	}
	if d.next > len(d.list)/2 {
		n := copy(d.list, d.list[d.next:])
		clear(d.list[n:])
		d.list, d.next = d.list[:n], 0
	}
	return dead
}
