package tui

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"shoudao/tui/text"
)

// A screen is one thing that can hold the keyboard. The model keeps a stack of
// them: the top one gets keys and pastes, every one gets everything else.
type screen interface {
	// update is the screen after msg, and what else follows from it. It must not
	// wait for anything.
	update(f frame, msg tea.Msg) (screen, step)
	// view draws exactly as many rows as the frame is high.
	view(f frame) picture
	// help is the keys of the screen in the frame, in the order in which it tells
	// them.
	help(f frame) []keyGroup
	// name is what the screen is called.
	name() string
	// typing reports whether letters are text here and not keys.
	typing() bool
}

// A sheet is a screen that covers only the lower part of the one below it.
type sheet interface {
	screen
	// height is how many rows it takes.
	height(f frame) int
}

// A keeper is a screen whose text outlives it: what was typed stands there when it
// is opened again.
type keeper interface {
	screen
	keeps() (name, typed string)
	keeping(typed string) screen
	// began reports whether the screen was opened with words of its own, which are not
	// to be replaced.
	began() bool
}

// A desk is what every screen works with. It is made once and never changes.
type desk struct {
	client client
	copier Copier
	// explain says an error in the user's words; empty if it has none.
	explain func(error) string
	words   text.Words
	keys    keyMap
	names   nameBook
	zone    *time.Location
	who     Safe
	due     When
	wake    When
	notify  Notify
	advance Advance
}

// cause is why something could not be done, in words for the user.
func (d *desk) cause(err error) Safe {
	if d.explain != nil {
		if said := d.explain(err); said != "" {
			return Line(said)
		}
	}
	return Line(err.Error())
}

// unread says that the inbox could not be read, and by which key it is tried again.
func (d *desk) unread(err error) Safe {
	w := d.words.Errors
	return own(w.Read(string(d.cause(err))) + w.ReadAgain(firstLabel(d.keys.refresh)))
}

// A frame is what a screen is drawn into.
type frame struct {
	size
	now    time.Time // in the user's zone
	theme  *theme
	notice notice
	sums   sums
}

// sums are the balance, how far the copies reach and how the feeds stand, as they were last counted. They are
// not known before the first answer, and after one that failed.
type sums struct {
	counts Counts
	reach  []Reach
	feeds  []Feed
	left   int // messages, where the settings leave all of their groups out
	saved  []SavedSearch
	nth    int // of the question, by the client's order
	known  bool
	span   span       // that the balance is of
	alike  lookalikes // the names of the groups
}

// A step is what follows from an update besides the screen itself.
type step struct {
	cmd  tea.Cmd
	push screen  // to be opened above
	pop  bool    // the screen closes
	tell tea.Msg // for the screen that is on top then
	say  notice  // for the status line, unless empty
}

// A notice is a sentence in the status line. One that stays is seen until the
// next that stays; any other until the next key.
type notice struct {
	text  Safe
	tone  tone
	stays bool
}

// urgent reports whether the sentence is about what the user has just done, and
// not what stays from before.
func (n notice) urgent() bool { return n.text != "" && !n.stays }

// A picture is what a screen shows.
type picture struct {
	rows   []row
	cursor *tea.Cursor // nil: hidden
}

// A row is one row of the window; nth, counted from 1, is which row of the screen's list
// it shows. The side, where there is one, begins at column at; focus says that it has
// the keys.
type row struct {
	line   line
	chosen bool
	nth    int
	side   line
	at     int
	focus  bool
}

// tickMsg says that a minute has begun, changedMsg that the archive has changed, and
// faultMsg that it cannot be asked.
type (
	tickMsg    struct{ now time.Time }
	changedMsg struct{}
	faultMsg   struct{ err error }
)

// unsafeMsg says that the daily copy of the archive failed.
type unsafeMsg struct{ err error }

// openedMsg is the first message that a screen gets; returnedMsg tells it that the
// screen above it, which hid it, has closed.
// turnedMsg tells the first page that it was asked for while it was seen.
type (
	openedMsg   struct{}
	returnedMsg struct{}
	turnedMsg   struct{}
)

func (r row) draw(b *strings.Builder, f frame) {
	if len(r.side) == 0 && !r.focus {
		n := f.w
		if r.at > 0 {
			n = r.at
		}
		r.line.draw(b, f.theme, r.chosen, n)
		return
	}
	l := r.line.to(r.at - 2)
	l.draw(b, f.theme, r.chosen, r.at-2)
	if r.focus {
		b.WriteString("| ")
	} else {
		b.WriteString("  ")
	}
	r.side.draw(b, f.theme, false, f.w-r.at)
}
