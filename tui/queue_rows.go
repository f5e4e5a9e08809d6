package tui

import (
	"slices"

	"shoudao/triage"
)

// showing is the queue with the answer in place of what it showed. The chosen item
// stays chosen, in the row of the window in which it stood.
func (q queue) showing(msg queueLoadedMsg) queue {
	anchor, chosen := triage.Anchor{}, false
	if row, ok := q.chosen(); ok {
		anchor, chosen = row.Item.Anchor, true
	}
	wanted := q.wanted
	q.wanted = nil
	q.fault, q.news, q.at = "", news{}, msg.at
	q.win = window{msg.offset, msg.page.Rows}
	q.live, q.aged = msg.page.Total-msg.page.Old, msg.page.Old
	q.list = q.list.sized(q.total())
	q = q.reconciled()
	if len(wanted) > 0 && q.find(wanted[0]) >= 0 {
		anchor, chosen = wanted[0], true
	}
	if i := q.find(anchor); chosen && i >= 0 {
		q.list.top = max(q.list.top+i-q.list.cursor, 0)
		q.list = q.list.chosen(i)
	}
	return q
}

// reconciled is the queue with its marks and its range as the new rows leave them: what has
// gone from the whole list is marked no more, and a range begins at its item, wherever that
// stands now.
func (q queue) reconciled() queue {
	if q.sieve.words() == "" && q.win.covers(0, q.live+q.aged-1) {
		q.marks = slices.DeleteFunc(slices.Clone(q.marks), func(it triage.Item) bool { return q.unseen([]triage.Item{it}) > 0 })
	}
	if q.from >= 0 {
		q.from = q.find(q.fromAt)
	}
	return q
}

// total is how many rows there are to choose from.
func (q queue) total() int {
	switch {
	case q.unfolded:
		return q.live + q.aged
	case q.aged > 0:
		return q.live + 1
	}
	return q.live
}

// folded reports whether row i is the one that stands for all aged items.
func (q queue) folded(i int) bool { return !q.unfolded && q.aged > 0 && i == q.live }

// chosen is the row under the cursor, if it is an item that has been read.
func (q queue) chosen() (*Row, bool) {
	if q.folded(q.list.cursor) {
		return nil, false
	}
	return q.win.row(q.list.cursor)
}

// find is where the item with the anchor stands, or -1.
func (q queue) find(a triage.Anchor) int {
	i := slices.IndexFunc(q.win.rows, func(r Row) bool { return r.Item.Anchor == a })
	if i < 0 || q.folded(q.win.offset+i) || q.win.offset+i >= q.total() {
		return -1
	}
	return q.win.offset + i
}
