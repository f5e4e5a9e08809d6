package tui

import tea "charm.land/bubbletea/v2"

// The mouse is off until the user asks for it, because while it is on the terminal's own
// selection of text is not to be had without Shift. All that it does a key does as well.

// clickedMsg tells a screen that a row of its list was clicked.
type clickedMsg struct{ i int }

// wheelRows is how many rows a turn of the wheel moves.
const wheelRows = 3

// mouse takes a click, which chooses a row and, on the chosen one, opens it; or a turn of
// the wheel.
func (m model) mouse(msg tea.MouseMsg) (model, tea.Cmd) {
	if m.tooSmall() {
		return m, nil
	}
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		return m.wheeled(msg.Button)
	case tea.MouseClickMsg:
		f := m.frame()
		rows := m.picture(f).rows
		over, covered := m.stack[len(m.stack)-1].(sheet)
		if msg.Button != tea.MouseLeft || msg.Y < 0 || msg.Y >= len(rows) || covered && msg.Y < f.h-over.height(f) {
			return m, nil
		}
		switch r := rows[msg.Y]; {
		case r.nth == 0, r.at > 0 && msg.X >= r.at: // beside the list stands the item
		case r.chosen:
			return m.press(pressOf("enter"))
		default:
			return m.top(clickedMsg{r.nth - 1})
		}
	}
	return m, nil
}

func (m model) wheeled(b tea.MouseButton) (model, tea.Cmd) {
	name := map[tea.MouseButton]string{tea.MouseWheelUp: "up", tea.MouseWheelDown: "down"}[b]
	if name == "" || m.stack[len(m.stack)-1].typing() {
		return m, nil
	}
	var cmds []tea.Cmd
	for range wheelRows {
		var cmd tea.Cmd
		m, cmd = m.press(pressOf(name))
		cmds = append(cmds, cmd)
	}
	return m, tea.Batch(cmds...)
}

// mouseSwitched hands the mouse to the screen or back to the terminal.
func (m model) mouseSwitched() model {
	m.mice = !m.mice
	w := m.desk.words.Status
	if m.mice {
		return m.said(notice{text: own(w.MouseOn(firstLabel(m.desk.keys.mouse))), tone: fresh})
	}
	return m.said(notice{text: own(w.MouseOff), tone: muted})
}
