package tui

import (
	"cmp"
	"slices"

	"shoudao/triage"
)

// An Advance is where the cursor goes when what it stood on has been dealt with.
type Advance uint8

// The zero value goes on to the next item.
const (
	ToNext Advance = iota
	ToPrevious
	// Stay keeps the cursor's place in the list, and closes an item that was open.
	Stay
)

// ParseAdvance reads next, previous or stay; "" is next.
func ParseAdvance(s string) (Advance, bool) {
	i := slices.Index([]string{"next", "previous", "stay"}, cmp.Or(s, "next"))
	return Advance(max(i, 0)), i >= 0
}

// successor is the item that is to be chosen after a deed: the chosen one if the user goes
// on with it, else the nearest in the direction in which she goes that is not among those
// acted on, or the nearest in the other. There is none where the place in the list stays.
func (q queue) successor(d deed) triage.Anchor {
	from, first, last := q.list.cursor, q.win.offset, q.win.offset+len(q.win.rows)-1
	if row, ok := q.win.row(from); ok && d.stays() && !q.folded(from) {
		return row.Item.Anchor
	}
	if q.advance == Stay {
		return triage.Anchor{}
	}
	step := 1
	if q.advance == ToPrevious {
		step = -1
	}
	for _, by := range []int{step, -step} {
		for i := from; i >= first && i <= last; i += by {
			if row, ok := q.win.row(i); ok && !q.folded(i) && !marked(d.items, row.Item) {
				return row.Item.Anchor
			}
		}
	}
	return triage.Anchor{}
}
