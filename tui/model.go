package tui

import (
	"errors"
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shoudao/tui/text"
)

// A model is the root: it keeps the stack, and alone declares the terminal's
// state.
type model struct {
	desk   *desk
	stack  []screen
	size   size
	now    time.Time
	look   Look
	theme  *theme
	notice notice
	stays  notice
	kept   map[string]string // what was typed in screens that are closed
	sums   sums
	mice   bool            // the mouse is the screen's
	asked  bool            // what is shown is being read again, at the user's wish
	warned bool            // that a note is not saved
	away   map[page]screen // pages as they were left
	alarm  alarm
}

func newModel(d *desk, look Look, now time.Time) model {
	return model{
		desk: d, stack: []screen{newQueue(d, Queued)}, now: now.In(d.zone), look: look, theme: newTheme(look, false, false),
		alarm: alarm{Notify: d.notify},
	}
}

// Init asks for the first rows and for the terminal's background.
func (m model) Init() tea.Cmd {
	d := m.desk
	if m.inSetup() {
		return tea.RequestBackgroundColor
	}
	return tea.Batch(d.client.rows(QueueQuery{Limit: pageRows}, 0, firstLoad), d.client.counts(), tea.RequestBackgroundColor)
}

// Update carries msg to the screens that it is for.
func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.size = size{msg.Width, msg.Height}
	case tea.BackgroundColorMsg:
		m.theme = newTheme(m.look, true, msg.IsDark())
	case tickMsg:
		m.now, m.asked = msg.now.In(m.desk.zone), false
	case tea.KeyPressMsg:
		return m.press(msg)
	case tea.MouseMsg:
		return m.mouse(msg)
	case tea.PasteMsg:
		return m.pasted(msg)
	case countedMsg:
		if msg.nth < m.sums.nth {
			return m, nil // overtaken by the answer to a later question
		}
		m.sums.known, m.sums.nth = msg.err == nil, msg.nth
		if msg.err == nil {
			m.sums = sums{counts: msg.counts, reach: msg.reach, feeds: msg.feeds, left: msg.left, saved: msg.saved, nth: msg.nth, known: true, alike: groupsOf(msg.reach)}
			m = m.said(m.refreshed())
		}
		m.asked = false
	case spokenMsg:
		m.desk = msg.wizard.desk
	case undoneMsg:
		m = m.said(m.undone(msg))
	case minedMsg, decidedMsg, judgedMsg, faultMsg, copiedMsg, viewMsg, unsafeMsg:
		m = m.said(m.desk.told(msg))
	}
	m, told := m.alarmed(msg)
	next, cmd := m.all(msg)
	return next, tea.Batch(m.recounted(msg), cmd, told)
}

// told is what the user hears of a deed that has ended, or of an archive that cannot be asked.
func (d *desk) told(msg tea.Msg) notice {
	failed := func(words func(string) string, err error) notice {
		return notice{text: own(words(string(d.cause(err)))), tone: bad, stays: true}
	}
	switch msg := msg.(type) {
	case minedMsg:
		return d.mined(msg)
	case judgedMsg:
		return d.judged(msg)
	case viewMsg:
		return d.saved(msg)
	case unsafeMsg:
		return failed(d.words.Errors.DailyCopy, msg.err)
	case decidedMsg:
		if msg.err != nil {
			return failed(d.words.Errors.Decide, msg.err)
		}
	case faultMsg:
		return notice{text: d.unread(msg.err), tone: bad, stays: true}
	case copiedMsg:
		return d.copyTold(msg)
	}
	return notice{}
}

// recounted asks for the balance again after what may have changed it.
func (m model) recounted(msg tea.Msg) tea.Cmd {
	switch msg.(type) {
	case changedMsg, tickMsg, decidedMsg, undoneMsg, minedMsg, judgedMsg, viewMsg:
		if !m.inSetup() {
			return m.desk.client.counts()
		}
	}
	return nil
}

// tooSmall reports whether the window is too small for any screen.
func (m model) tooSmall() bool { return m.size.w < minWidth || m.size.h < minHeight }

func (m model) frame() frame { return frame{m.size, m.now, m.theme, m.notice, m.sums} }

// all gives msg to every screen.
func (m model) all(msg tea.Msg) (tea.Model, tea.Cmd) {
	m.stack = slices.Clone(m.stack)
	var cmds []tea.Cmd
	for i := len(m.stack) - 1; i >= 0; i-- {
		next, s := m.stack[i].update(m.frame(), msg)
		m.stack[i] = next
		m = m.said(s.say)
		cmds = append(cmds, s.cmd)
		if i == len(m.stack)-1 && (s.pop || s.push != nil) {
			s.cmd, s.say = nil, notice{}
			var cmd tea.Cmd
			m, cmd = m.follow(s)
			cmds = append(cmds, cmd)
		}
	}
	return m, tea.Batch(cmds...)
}

// top gives msg to the screen on top.
func (m model) top(msg tea.Msg) (model, tea.Cmd) {
	m.stack = slices.Clone(m.stack)
	last := len(m.stack) - 1
	next, s := m.stack[last].update(m.frame(), msg)
	m.stack[last] = next
	return m.follow(s)
}

func (m model) said(n notice) model {
	switch {
	case n.text == "":
		return m
	case n.stays:
		m.stays = n
	}
	m.notice = n
	return m
}

// press gives a key to the program or to the screen on top.
func (m model) press(k tea.KeyPressMsg) (model, tea.Cmd) {
	if !m.notice.stays {
		m.notice = m.stays
	}
	keys, top := m.desk.keys, m.stack[len(m.stack)-1]
	switch {
	case key.Matches(k, keys.quit) && m.unsaved() && !m.warned:
		m.warned = true
		return m.said(notice{text: own(m.desk.words.Status.Unsaved), tone: bad}), nil
	case key.Matches(k, keys.quit):
		return m, tea.Quit
	case key.Matches(k, keys.redraw):
		return m, tea.ClearScreen
	case key.Matches(k, keys.suspend):
		return m, tea.Suspend
	case m.tooSmall(): // nothing is done that is not seen
		return m, nil
	case top.typing() && key.Matches(k, keys.explain):
		return m.follow(m.desk.explains(top, m.frame()))
	case top.typing():
		return m.top(k)
	}
	k = halfWidth(k)
	if p, ok := m.desk.pageOf(k); ok {
		return m.turn(p)
	}
	switch {
	case key.Matches(k, keys.undo):
		return m, m.desk.client.undo()
	case key.Matches(k, keys.redo):
		return m, m.desk.client.redo()
	case key.Matches(k, keys.mouse):
		return m.mouseSwitched(), nil
	case key.Matches(k, keys.help):
		return m.follow(step{push: newHelp(m.desk, top, m.frame())})
	case key.Matches(k, keys.palette):
		return m.follow(step{push: newPalette(m.desk, top, m.frame())})
	case key.Matches(k, keys.tomorrow):
		return m.narrowed(m.desk.words.Keys.Tomorrow)
	case key.Matches(k, keys.paste): // in the help: it is no key
		return m.said(notice{text: own(m.desk.words.Paste.How), tone: fresh}), nil
	}
	if view, ok := m.viewed(k); ok {
		return m.follow(step{push: view})
	}
	if typed, ok := hanTyped(k); ok {
		return m.follow(step{push: newSearch(m.desk, typed)})
	}
	m.asked = key.Matches(k, keys.refresh)
	return m.top(k)
}

// refreshed says that what was asked for again has come: where nothing is new, nothing
// else would tell.
func (m model) refreshed() notice {
	if !m.asked {
		return notice{}
	}
	return notice{text: own(m.desk.words.Status.Refreshed(m.desk.words.Times.Stamp(m.now, m.now))), tone: muted}
}

// undone is what to say of an action that was taken back or done again.
func (m model) undone(msg undoneMsg) notice {
	w := m.desk.words
	what := actionName(w, msg.action)
	verb := w.Verbs.Of(msg.action.Verb)
	switch {
	case errors.Is(msg.err, ErrNothing) && msg.redo:
		return notice{text: own(w.Errors.NothingToRedo), tone: muted}
	case errors.Is(msg.err, ErrNothing):
		return notice{text: own(w.Errors.NothingToUndo), tone: muted}
	case msg.err != nil:
		return notice{text: own(w.Errors.Undo(string(m.desk.cause(msg.err)))), tone: bad}
	case msg.redo:
		return notice{text: own(w.Status.Redone(verb, what)), tone: fresh, stays: true}
	}
	return notice{text: own(w.Status.Undone(firstLabel(m.desk.keys.redo), verb, what)), tone: fresh, stays: true}
}

// actionName is what an action was done to: the title of one item, or how many.
func actionName(w text.Words, a Action) string {
	if a.Items > 1 {
		return w.Dialog.Items(a.Items)
	}
	return string(cut(Line(a.Title), titleInStatus))
}

// titleInStatus is how many cells of a title the status line shows.
const titleInStatus = 24

// View draws the screen on top, and what it leaves uncovered of those below.
func (m model) View() tea.View {
	v := tea.View{AltScreen: true, ReportFocus: m.alarm.On}
	if m.mice {
		v.MouseMode = tea.MouseModeCellMotion
	}
	if c := m.sums.counts; m.sums.known {
		v.WindowTitle = string(own(m.desk.words.Status.Title(c.Items, c.Overdue)))
	}
	if m.inSetup() {
		v.WindowTitle = string(own(m.desk.words.Setup.Title))
	}
	if m.size.w == 0 || m.size.h == 0 {
		return v
	}
	if m.tooSmall() {
		v.Content = string(cut(own(m.desk.words.Status.Small(m.size.w, m.size.h)), m.size.w))
		return v
	}
	f := m.frame()
	p := m.picture(f)
	var b strings.Builder
	for i, r := range p.rows {
		if i > 0 {
			b.WriteByte('\n')
		}
		r.draw(&b, f)
	}
	v.Content, v.Cursor = b.String(), p.cursor
	return v
}

// picture is the picture of the top screen; a sheet's lies over that of the
// screen below.
func (m model) picture(f frame) picture {
	last := len(m.stack) - 1
	over, ok := m.stack[last].(sheet)
	if !ok || last == 0 {
		return m.stack[last].view(f)
	}
	p := m.stack[last-1].view(f)
	h := min(over.height(f), f.h)
	part := f
	part.h = h
	cover := over.view(part)
	copy(p.rows[f.h-h:], cover.rows)
	p.cursor = cover.cursor
	if p.cursor != nil {
		at := *p.cursor
		at.Y += f.h - h
		p.cursor = &at
	}
	return p
}
