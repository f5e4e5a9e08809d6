package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shoudao/triage"
)

// An itemScreen is an item that was found by search or through its copy, whatever has
// become of it. An item of the queue is shown by the queue itself, which knows the next one.
type itemScreen struct {
	*desk
	under page // from where it was opened
	row   Row
	pane  pane
}

func newItemScreen(d *desk, under page, r Row) itemScreen {
	return itemScreen{desk: d, under: under, row: r, pane: pane{desk: d}}
}

func (s itemScreen) name() string          { return s.words.Screens.Detail }
func (s itemScreen) typing() bool          { return false }
func (s itemScreen) help(frame) []keyGroup { return s.paneHelp() }

func (s itemScreen) update(f frame, msg tea.Msg) (screen, step) {
	var st step
	s.pane = s.pane.update(msg)
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		s, st = s.press(f, msg)
	case deedMsg:
		s, st = s.do(f, msg.deed)
	case decidedMsg, undoneMsg:
		s.pane = s.pane.stale()
	}
	if st.pop {
		return s, st
	}
	next, cmd := s.pane.showing(s.row)
	s.pane = next.laid(f, s.room(f))
	st.cmd = tea.Batch(st.cmd, cmd)
	return s, st
}

func (s itemScreen) room(f frame) size { return size{f.w, f.h - paneFrame} }

func (s itemScreen) press(f frame, k tea.KeyPressMsg) (itemScreen, step) {
	n, moves := scrolls(s.keys, k, s.room(f).h)
	switch {
	case key.Matches(k, s.keys.back):
		return s, step{pop: true}
	case key.Matches(k, s.keys.search):
		return s, step{push: newSearch(s.desk, "")}
	case key.Matches(k, s.keys.unfold, s.keys.differences):
		s.pane = s.pane.toggled(k)
		return s, step{}
	case moves:
		s.pane = s.pane.scrolled(n, s.room(f).h)
		return s, step{}
	}
	items := []triage.Item{s.pane.dossier.item}
	if d, ok := s.deedFor(k, items); ok {
		return s.do(f, d)
	}
	if dialog, ok := s.dialogFor(k, items); ok {
		return s, step{push: dialog}
	}
	d, st, ok := s.oneFor(f, k, Row{items[0], s.row.Message})
	if ok && d.verb != 0 {
		next, after := s.do(f, d)
		after.cmd = tea.Batch(st.cmd, after.cmd)
		return next, after
	}
	return s, st
}

// do stores a deed and shows the item as it is then.
func (s itemScreen) do(f frame, d deed) (itemScreen, step) {
	s.pane.dossier.item = d.settled(f.now)[0]
	s.pane.lines = nil
	_, cmd := s.client.decide(d.decisions(f.now))
	return s, step{cmd: cmd, say: s.undoable(d)}
}

func (s itemScreen) view(f frame) picture {
	head := of(brand, own(s.under.name(s.words))).and(muted, " > ").and(plain, own(s.words.Screens.Detail))
	rows := []row{{line: head.beside(keyLine(f.w/2, s.keys.back), f.w)}, rule(f.w)}
	return picture{rows: append(rows, s.pane.body(f, s.pane.footer(f))...)}
}
