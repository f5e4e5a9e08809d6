package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// moved takes the keys that move the cursor or scroll, and reports whether it was
// one.
func (q queue) moved(f frame, k tea.KeyPressMsg) (queue, bool) {
	keys, page := q.keys, q.pageRows(f)
	if q.reads(f) {
		if n, ok := scrolls(keys, k, q.paneSize(f).h); ok {
			q.pane = q.pane.scrolled(n, q.paneSize(f).h)
			return q, true
		}
	}
	was := q.list.cursor
	switch {
	case key.Matches(k, keys.down, keys.nextItem):
		q.list = q.list.moved(1)
	case key.Matches(k, keys.up, keys.prevItem):
		q.list = q.list.moved(-1)
	case key.Matches(k, keys.first):
		q.list = q.list.chosen(0)
	case key.Matches(k, keys.last):
		q.list = q.list.chosen(q.list.total - 1)
	case key.Matches(k, keys.halfDown):
		q.list = q.list.moved(page / 2)
	case key.Matches(k, keys.halfUp):
		q.list = q.list.moved(-page / 2)
	case key.Matches(k, keys.pageDown):
		q.list = q.list.moved(page)
	case key.Matches(k, keys.pageUp):
		q.list = q.list.moved(-page)
	case key.Matches(k, keys.scrollDown):
		q.pane = q.pane.scrolled(1, q.paneSize(f).h)
	case key.Matches(k, keys.scrollUp):
		q.pane = q.pane.scrolled(-1, q.paneSize(f).h)
	default:
		return q, false
	}
	if q.list.cursor != was {
		q.pane.top = 0
	}
	return q, true
}

// scrolls is by how many lines a key scrolls a text of the given height.
func scrolls(keys keyMap, k tea.KeyPressMsg, height int) (int, bool) {
	const far = 1 << 20
	switch {
	case key.Matches(k, keys.down, keys.scrollDown):
		return 1, true
	case key.Matches(k, keys.up, keys.scrollUp):
		return -1, true
	case key.Matches(k, keys.halfDown):
		return height / 2, true
	case key.Matches(k, keys.halfUp):
		return -height / 2, true
	case key.Matches(k, keys.pageDown):
		return height - 1, true
	case key.Matches(k, keys.pageUp):
		return 1 - height, true
	case key.Matches(k, keys.first):
		return -far, true
	case key.Matches(k, keys.last):
		return far, true
	}
	return 0, false
}

// reads reports whether keys that scroll go to the item and not to the list.
func (q queue) reads(f frame) bool { return q.whole || q.onPane && q.layout(f).side.w > 0 }

// layout is how the queue divides the frame.
func (q queue) layout(f frame) layout { return layoutOf(f.size) }

func (q queue) pageRows(f frame) int {
	l := q.layout(f)
	return max(l.list.h/max(l.lines, 1)-1, 1)
}

// paneSize is the room of the item in full.
func (q queue) paneSize(f frame) size {
	if q.whole {
		return size{f.w, f.h - paneFrame}
	}
	return q.layout(f).side
}

// section is the part of the queue in which row i stands: its heading.
func (q queue) section(i int) (string, bool) {
	row, ok := q.win.row(i)
	if !ok || q.folded(i) || q.lists == Asleep {
		return "", false
	}
	return q.words.Buckets.Over(row.Item, q.at), true
}

// rowLines is how many lines row i takes, with the heading above it if it is the
// first of its part.
func (q queue) rowLines(f frame) rowHeight {
	lines := q.layout(f).lines
	return func(i int, first bool) int {
		if q.folded(i) {
			return 1
		}
		here, ok := q.section(i)
		before, known := q.section(i - 1)
		if ok && (first || !known || here != before) {
			return lines + 1
		}
		return lines
	}
}
