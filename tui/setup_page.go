package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// The steps of the setup.
const (
	languageStep = iota
	whoStep
	takeStep
	previewStep
	setupSteps
)

// roomy reports whether a window has room for more than the least of a page: a head,
// the body, a rule, a note, the keys.
func roomy(f frame) bool { return f.h >= 15 }

// room is how many rows the body of a page has.
func (w *wizard) room(f frame) int {
	if roomy(f) {
		return f.h - 6
	}
	return f.h - 4
}

// page is a step of the setup as a window shows it: what does not fit of the body and
// of the notes is left out.
func (w *wizard) page(f frame, step int, body []row, notes []line, keys ...key.Binding) []row {
	s := w.words.Setup
	head := of(brand, own(" "+s.Title)).and(muted, own(" "+s.Step(step+1, setupSteps)+"  ")).and(strong, own(s.Steps[step]))
	rows := []row{{line: head}}
	if f.w >= 60 {
		rows[0].line = head.beside(of(muted, own(s.Leave)), f.w)
	}
	many := 1
	if roomy(f) {
		many, rows = 2, append(rows, rule(f.w))
	}
	body = body[:min(len(body), w.room(f))]
	rows = append(rows, body...)
	for len(rows) < f.h-many-2 {
		rows = append(rows, row{})
	}
	rows = append(rows, rule(f.w))
	if f.notice.urgent() {
		notes = append(wrappedLines(f.notice.tone, f.notice.text, f.w), notes...)
	}
	for i := range many {
		r := row{}
		if i < len(notes) {
			r.line = notes[i]
		}
		rows = append(rows, r)
	}
	return append(rows, row{line: footer(f.w, w.keys.explain, keys...)})
}

// bind is a key of the setup's own.
func (w *wizard) bind(does string, keys ...string) key.Binding {
	return key.NewBinding(key.WithKeys(keys...), key.WithHelp(keyLabel(w.words.Keys, keys), does))
}

// next and previous go from field to field; a letter is text there.
func (w *wizard) next() key.Binding     { return w.bind(w.words.Setup.Keys.Down, "down", "tab") }
func (w *wizard) previous() key.Binding { return w.bind(w.words.Setup.Keys.Up, "up", "shift+tab") }
func (w *wizard) onward() key.Binding   { return w.bind(w.words.Setup.Keys.Next, "enter") }
func (w *wizard) backward() key.Binding { return w.bind(w.words.Setup.Keys.Back, "esc") }

// wrapped is a text of the program's own on rows of the window's width.
func wrapped(t tone, s string, n int) []row {
	var rows []row
	for _, l := range wrappedLines(t, own(s), n) {
		rows = append(rows, row{line: l})
	}
	return rows
}

func wrappedLines(t tone, s Safe, n int) []line {
	var lines []line
	for _, l := range wrap(s, n-2) {
		lines = append(lines, of(t, " "+s[l.from:l.to]))
	}
	return lines
}

// An explainer is a screen whose help says more than its keys.
type explainer interface {
	screen
	explained() screen
}

// explains opens the help of the screen on top, or closes it.
func (d *desk) explains(top screen, f frame) step {
	switch top := top.(type) {
	case helpScreen, stepHelp:
		return step{pop: true}
	case explainer:
		return step{push: top.explained()}
	}
	return step{push: newHelp(d, top, f)}
}

// A stepHelp says what a step of the setup is for, and its keys.
type stepHelp struct {
	*wizard
	step   int
	groups []keyGroup
	list   list
}

func (h stepHelp) name() string          { return h.words.Screens.Help }
func (h stepHelp) typing() bool          { return true } // no key of the queue is one here
func (h stepHelp) help(frame) []keyGroup { return h.groups }

func (h stepHelp) update(f frame, msg tea.Msg) (screen, step) {
	h.list = h.list.sized(max(len(h.lines(f))-h.helpRoom(f)+1, 1))
	k, ok := msg.(tea.KeyPressMsg)
	switch {
	case !ok:
	case key.Matches(k, h.keys.down, h.keys.pageDown, h.keys.pane):
		h.list = h.list.moved(1)
	case key.Matches(k, h.keys.up, h.keys.pageUp):
		h.list = h.list.moved(-1)
	case key.Matches(k, h.keys.leave, h.keys.take, h.keys.back):
		return h, step{pop: true}
	}
	return h, step{}
}

func (h stepHelp) helpRoom(f frame) int { return f.h - 3 }

// lines are the paragraphs, and below them the keys.
func (h stepHelp) lines(f frame) []row {
	var rows []row
	for _, p := range h.words.Setup.Help[h.step] {
		rows = append(append(rows, wrapped(plain, p, f.w)...), row{})
	}
	for _, g := range h.groups {
		for _, b := range g.bindings {
			rows = append(rows, row{line: of(keyName, pad(own(" "+b.Help().Key), 18)).and(plain, " ").and(plain, own(b.Help().Desc))})
		}
	}
	return rows
}

func (h stepHelp) view(f frame) picture {
	w := h.words
	close := h.bind(w.Setup.Keys.Close, "esc")
	rows := []row{{line: of(brand, own(" "+w.Help.Of(w.Setup.Steps[h.step]))).beside(keyLine(f.w/2, close), f.w)}, rule(f.w)}
	lines := h.lines(f)
	for i := min(h.list.cursor, len(lines)); i < len(lines) && len(rows) < f.h-1; i++ {
		rows = append(rows, lines[i])
	}
	for len(rows) < f.h-1 {
		rows = append(rows, row{})
	}
	down, up := h.bind(w.Setup.Keys.ScrollDown, "down"), h.bind(w.Setup.Keys.ScrollUp, "up")
	return picture{rows: append(rows, row{line: keyLine(f.w, down, up, close)})}
}
