package tui

// The smallest window in which the screens are drawn.
const (
	minWidth  = 40
	minHeight = 10
)

// splitWidth is from where on the list and the item stand side by side.
const splitWidth = 140

// A size is that of a window or of a part of it, in cells.
type size struct{ w, h int }

// A layout is how the queue divides a window. The parts stand one below the other
// in this order, each as many rows high as it says: head, tabs, a rule, list, a
// rule, why, said, near, status and footer.
type layout struct {
	list   size // rows of the list; its width is that of the window if there is no side
	side   size // the item beside the list; zero if there is no room
	head   int  // lines of the head: 1 or 2
	tabs   int
	rules  int  // 2, or only the lower one
	why    int  // lines of reasons
	said   int  // lines of the original words
	near   int  // lines of the messages around
	status int  // 0: the status shares the footer's row
	lines  int  // rows of an item: 1, or 2 where the window is narrow
	small  bool // nothing fits
}

// layoutOf divides a window for the queue. What matters least goes first: the
// messages around, the tabs, the second line of the head; never the reason and
// the words of the chosen item.
func layoutOf(s size) layout {
	l := layout{head: 2, tabs: 1, rules: 2, why: 1, said: 1, status: 1, lines: 1}
	switch {
	case s.w < minWidth || s.h < minHeight:
		return layout{small: true}
	case s.w < 60 || s.h < 15:
		l.head, l.tabs, l.rules = 1, 0, 1
	case s.h < 24:
		l.tabs = 0
	case s.h >= 28:
		l.said, l.near = 2, 1
	}
	if s.h < 15 {
		l.status = 0
	}
	if s.h >= 38 {
		l.said = 3
	}
	if s.w < 60 {
		l.lines = 2
	}
	l.list.w = s.w
	if s.w >= splitWidth {
		l.list.w = s.w * 11 / 20
		l.near = 0
		l.side.w = s.w - l.list.w - 2
	}
	l.list.h = s.h - l.head - l.tabs - l.rules - l.why - l.said - l.near - l.status - 1
	if l.side.w > 0 {
		l.side.h = l.list.h
	}
	return l
}

// Columns are how a row of the queue divides its width. A column of no width is
// left out. What else a row tells stands at the end of the title's column.
type columns struct{ badge, due, title, group, sender, score int }

// columnsOf divides n cells. The deadline and the title always stay; the sender
// goes first, then the score, then the group.
func columnsOf(n, badge, due int) columns {
	c := columns{badge: badge, due: due}
	rest := n - markCells - badge - 1 - due - 1
	take := func(col *int, cells, keep int) {
		if rest-cells-1 >= keep {
			*col, rest = cells, rest-cells-1
		}
	}
	take(&c.group, 12, 28)
	take(&c.score, 3, 46)
	take(&c.sender, 8, 44)
	if rest > 80 && c.group > 0 {
		c.group, rest = c.group+6, rest-6
	}
	c.title = max(rest, 0)
	return c
}

// markCells are those before the badge: the cursor, the mark, a blank.
const markCells = 3
