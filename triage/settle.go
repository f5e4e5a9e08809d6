package triage

import (
	"slices"
	"time"

	"shoudao/triage/when"
)

// WakeBeforeDue is how long before its deadline a snoozed item comes back.
const WakeBeforeDue = 2 * time.Hour

// Settle lays the user's decisions, oldest first, over items: it returns them with
// State, Band, Due and Standing as she wants them. Items and decisions are left as
// they are, and the order of the items is kept.
func Settle(items []Item, decisions []Decision) []Item {
	settled := slices.Clone(items)
	for _, d := range decisions {
		for _, i := range d.targets(settled) {
			settled[i] = settled[i].decided(d)
		}
	}
	return settled
}

// targets are the indexes of the items for which d holds.
func (d Decision) targets(items []Item) []int {
	var hit []int
	best, most := -1, 0
	for i, it := range items {
		asks, seen := 0, 0
		anchored := false
		for _, l := range it.Links {
			known := d.saw(l)
			if known {
				seen++
			}
			if l.Act == Ask || l.Act == Part {
				asks++
				if !known {
					asks = -len(it.Links)
				}
				anchored = anchored || l.holds(d.Anchor)
			}
		}
		switch {
		case anchored, asks > 0:
			hit = append(hit, i)
		case seen > most:
			best, most = i, seen
		}
	}
	if len(hit) == 0 && best >= 0 {
		hit = append(hit, best)
	}
	return hit
}

// saw reports whether the user had seen the link's clause when she decided.
func (d Decision) saw(l Link) bool {
	return slices.ContainsFunc(d.Seen, func(s Span) bool { return s.meets(l.span()) })
}

// unseen are the item's links of the given acts that d does not know.
func (d Decision) unseen(it Item, acts ...Act) bool {
	return slices.ContainsFunc(it.Links, func(l Link) bool {
		return slices.Contains(acts, l.Act) && !d.saw(l)
	})
}

// decided is the item after d.
func (it Item) decided(d Decision) Item {
	s := &it.Standing
	switch d.Verb {
	case MarkDone, MarkNotMine:
		s.Verb, s.At, s.WakeAt, s.Woke = d.Verb, d.At, time.Time{}, false
		s.Reopened = d.unseen(it, Ask, Chase, Move, Reopen)
		switch {
		case s.Reopened:
			it.State = Open
		case d.Verb == MarkDone:
			it.State = Done
		default:
			it.State = NotMine
		}
	case MarkOpen:
		*s = Standing{Verb: d.Verb, At: d.At, DueSet: s.DueSet, Pinned: s.Pinned, Replied: s.Replied, Note: s.Note}
		if !d.unseen(it, Finish, Told, Cancel) {
			it.State = Open
		}
	case Snooze:
		s.Verb, s.At = d.Verb, d.At
		s.Woke = d.unseen(it, Ask, Chase, Move, Reopen)
		s.WakeAt = it.wakeAt(d)
	case MarkMine:
		it = it.mine(d)
	case SetDue:
		if !d.unseen(it, Move) {
			it.Due = Due{At: d.Until, Grain: grainOf(d.Until)}
			s.DueSet = true
		}
	case AcceptDue:
		it.Due.Inferred = false
	case Pin:
		s.Pinned = true
	case Unpin:
		s.Pinned = false
	case Note:
		s.Note = d.Text
	case Replied:
		s.Replied = true
	}
	return it
}

// grainOf is how exactly the user meant a deadline: the last minute of a day is the day.
func grainOf(at time.Time) when.Grain {
	if at.IsZero() {
		return when.None
	}
	if at.Hour() == 23 && at.Minute() == 59 {
		return when.Day
	}
	return when.Minute
}

// wakeAt is when the item snoozed by d comes back; zero if a chase or a move has
// already brought it back.
func (it Item) wakeAt(d Decision) time.Time {
	if it.Standing.Woke {
		return time.Time{}
	}
	if before := it.Due.At.Add(-WakeBeforeDue); !it.Due.At.IsZero() && before.After(d.At) && before.Before(d.Until) {
		return before
	}
	return d.Until
}

// mine is the item once the user has said that it is hers.
func (it Item) mine(d Decision) Item {
	it.Standing = Standing{Verb: d.Verb, At: d.At, DueSet: it.Standing.DueSet, Note: it.Standing.Note}
	if it.State == NotMine {
		it.State = Open
	}
	if it.Band != Todo {
		it.Links = append(slices.Clone(it.Links), Link{
			Message: d.Anchor.Message, SentAt: it.AskedAt, Act: Part, By: d.Anchor.Message, ByAt: it.AskedAt,
			Reasons: []Reason{{Code: UserSaid, Weight: max(TodoLine-it.Score(), 1), Span: Span{Message: d.Anchor.Message}}},
		})
		it.Band = Todo
	}
	return it
}

func (l Link) span() Span { return Span{l.Message, l.From, l.To} }

// holds reports whether the anchor's clause begins in the link's clause.
func (l Link) holds(a Anchor) bool {
	return l.Message == a.Message && l.From <= a.Offset && (a.Offset < l.To || l.From == a.Offset)
}

// meets reports whether two spans have bytes in common; an empty span stands for
// its whole message.
func (s Span) meets(o Span) bool {
	if s.Message != o.Message {
		return false
	}
	return s.From == s.To || o.From == o.To || s.From < o.To && o.From < s.To
}
