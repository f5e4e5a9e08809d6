package tui

// A list is which rows of a long list are seen, and which one is chosen. It knows
// numbers only: what the rows hold is read elsewhere, around what is seen.
type list struct {
	total  int
	cursor int // the chosen row; 0 where there is none
	top    int // the first row that is seen
}

// A rowHeight is how many lines a row takes; first says that it is the first that
// is seen, which may bring the heading of its part with it.
type rowHeight func(i int, first bool) int

// moved chooses the row n further, and stops at the ends.
func (l list) moved(n int) list { return l.chosen(l.cursor + n) }

func (l list) chosen(i int) list {
	l.cursor = max(min(i, l.total-1), 0)
	return l
}

// sized is the list with another number of rows.
func (l list) sized(total int) list {
	l.total = max(total, 0)
	l.top = max(min(l.top, l.total-1), 0)
	return l.chosen(l.cursor)
}

// fitted is the list scrolled as little as it takes to see the chosen row in a
// window of the given height, and so that no line at its end stays blank while
// there are rows above.
func (l list) fitted(height int, lines rowHeight) list {
	if l.total == 0 || height <= 0 {
		l.top = 0
		return l
	}
	l.top = min(l.top, l.cursor)
	if first := l.firstWith(l.cursor, height, lines); l.top < first {
		l.top = first
	}
	if l.bottom(height, lines) == l.total-1 {
		l.top = min(l.top, l.firstWith(l.total-1, height, lines))
	}
	return l
}

// firstWith is the highest row from which on the list can be shown so that row i
// is still seen.
func (l list) firstWith(i, height int, lines rowHeight) int {
	first, used := i, 0
	for ; first > 0; first-- {
		if used+lines(first, true) > height {
			return min(first+1, i)
		}
		used += lines(first, false)
	}
	if used+lines(0, true) > height {
		return min(1, i)
	}
	return 0
}

// bottom is the last row that is seen whole; the top one counts as such.
func (l list) bottom(height int, lines rowHeight) int {
	last, used := l.top, lines(l.top, true)
	for last+1 < l.total && used+lines(last+1, false) <= height {
		last++
		used += lines(last, false)
	}
	return last
}

// A window is the rows of the queue that have been read: those from offset on. It
// is never written in place.
type window struct {
	offset int
	rows   []Row
}

// row is the row i of the queue, if it has been read. It is only to be looked at.
func (w window) row(i int) (*Row, bool) {
	if i < w.offset || i >= w.offset+len(w.rows) {
		return nil, false
	}
	return &w.rows[i-w.offset], true
}

// covers reports whether the rows from i to j have been read.
func (w window) covers(i, j int) bool { return i >= w.offset && j < w.offset+len(w.rows) }
