package tui

import (
	"math/rand/v2"
	"testing"
)

func TestLayout(t *testing.T) {
	for h := 1; h <= 80; h++ {
		for w := 1; w <= 240; w++ {
			l := layoutOf(size{w, h})
			if (w < minWidth || h < minHeight) != l.small {
				t.Fatalf("%dx%d: small is %v", w, h, l.small)
			}
			if l.small {
				continue
			}
			if sum := l.head + l.tabs + l.rules + l.list.h + l.why + l.said + l.near + l.status + 1; sum != h {
				t.Fatalf("%dx%d: the parts are %d rows high: %+v", w, h, sum, l)
			}
			if l.list.h < 4 {
				t.Fatalf("%dx%d: %d rows for the list", w, h, l.list.h)
			}
			if l.side.w == 0 && (l.why == 0 || l.said == 0) {
				t.Fatalf("%dx%d: the reason and the words are not to be seen", w, h)
			}
			if l.side.w > 0 && l.list.w+2+l.side.w != w {
				t.Fatalf("%dx%d: %d cells of list and %d of item", w, h, l.list.w, l.side.w)
			}
		}
	}
}

func TestColumns(t *testing.T) {
	for n := 60; n <= 240; n++ {
		c := columnsOf(n, 6, 13)
		used := markCells
		for _, cells := range []int{c.badge, c.due, c.title, c.group, c.sender, c.score} {
			if cells > 0 {
				used += cells + 1
			}
		}
		if used-1 != n {
			t.Errorf("columns of %d cells take %d: %+v", n, used-1, c)
		}
		if c.title < 24 || c.due != 13 {
			t.Errorf("in %d cells the title has %d, the deadline %d", n, c.title, c.due)
		}
	}
}

// TestListShowsTheChosen holds that whatever is done to a list, the chosen row is
// seen whole, no more is drawn than there is room for, and no room stays blank
// while rows could fill it.
func TestListShowsTheChosen(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 5))
	for range 500 {
		heads := map[int]bool{}
		for range 6 {
			heads[r.IntN(60)] = true
		}
		lines := func(i int, first bool) int {
			if first || heads[i] {
				return 2
			}
			return 1
		}
		l := list{}.sized(r.IntN(60))
		for range 40 {
			height := 3 + r.IntN(20)
			switch r.IntN(4) {
			case 0:
				l = l.moved(r.IntN(9) - 4)
			case 1:
				l = l.chosen(r.IntN(60))
			case 2:
				l = l.sized(r.IntN(60))
			}
			l = l.fitted(height, lines)
			if l.total == 0 {
				continue
			}
			last := l.bottom(height, lines)
			if l.cursor < l.top || l.cursor > last {
				t.Fatalf("row %d is chosen, %d to %d are seen", l.cursor, l.top, last)
			}
			used := 0
			for i := l.top; i <= last; i++ {
				used += lines(i, i == l.top)
			}
			if used > height {
				t.Fatalf("rows %d to %d take %d lines of %d", l.top, last, used, height)
			}
			if last == l.total-1 && l.top > 0 && used-lines(l.top, true)+lines(l.top, false)+lines(l.top-1, true) <= height {
				t.Fatalf("rows %d to %d take %d lines of %d, and there is one more above", l.top, last, used, height)
			}
		}
	}
}
