package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shoudao/tui/text"
)

// A page is one of the screens that a digit opens from wherever one is.
type page uint8

// The pages, by their digits.
const (
	queuePage page = iota + 1
	lookPage
	snoozedPage
	sentPage
	filteredPage
	searchPage
	groupsPage
)

const pages = int(groupsPage)

// A paged is a screen that is a page, and is found as it was left when one comes back to
// it. It gets [openedMsg] again then, and reads what has become of it.
type paged interface {
	screen
	onPage() page
}

func (q queue) onPage() page        { return q.lists.page() }
func (b bandScreen) onPage() page   { return b.page }
func (g groupsScreen) onPage() page { return groupsPage }

// pageOf is the page that a key opens.
func (d *desk) pageOf(k tea.KeyPressMsg) (page, bool) {
	for i, b := range d.keys.pages {
		if key.Matches(k, b) {
			return page(i + 1), true
		}
	}
	return 0, false
}

// open is the page as a screen. The first is never opened: it is always there.
func (p page) open(d *desk) screen {
	switch p {
	case lookPage:
		return newQueue(d, Looked)
	case snoozedPage:
		return newQueue(d, Asleep)
	case sentPage, filteredPage:
		return newBand(d, p)
	case groupsPage:
		return newGroups(d)
	}
	return newSearch(d, "")
}

// name is what the page is called.
func (p page) name(w text.Words) string {
	return [...]string{
		"", w.Screens.Queue, w.Screens.Look, w.Screens.Snoozed, w.Screens.Sent, w.Screens.Filtered, w.Screens.Search, w.Screens.Groups,
	}[p]
}

// count is how much there is on the page, and whether it is worth saying.
func (p page) count(s sums) (int, bool) {
	c := s.counts
	if !s.known {
		return 0, false
	}
	switch p {
	case queuePage:
		return c.Items, true
	case lookPage:
		return c.Looks, true
	case snoozedPage:
		return c.Snoozed, true
	case filteredPage:
		return c.Filtered, true
	case groupsPage:
		return len(s.reach), true
	}
	return 0, false
}

// tabs names the pages, each with its digit; counts stand there as far as there is room.
func (d *desk) tabs(f frame, here page) line {
	if l := d.tabsWith(f, here, true); l.width() <= f.w {
		return l
	}
	return d.tabsWith(f, here, false)
}

func (d *desk) tabsWith(f frame, here page, counts bool) line {
	l := line{}
	for p := queuePage; int(p) <= pages; p++ {
		label := digits(int(p)) + " " + p.name(d.words)
		if n, ok := p.count(f.sums); ok && (counts || p == here) {
			label += " " + digits(n)
		}
		if p == here {
			l = l.and(strong, own(" ["+label+"]"))
			continue
		}
		l = l.and(muted, own("  "+label))
	}
	return l
}
