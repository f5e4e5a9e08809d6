package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// A queueReadMsg is the answer to the alarm: the queue at an instant without its
// old items.
type queueReadMsg struct {
	at   time.Time
	rows []Row
	err  error
}

// mostRows bounds what the alarm looks at. They are those that are due first.
const mostRows = 5 * pageRows

// wholeQueue asks for the queue of now, at once: each question costs a count of all.
func (c client) wholeQueue() tea.Cmd {
	return func() tea.Msg {
		at := c.now()
		page, err := c.inbox.Queue(c.ctx, QueueQuery{At: at, Limit: mostRows})
		live := max(page.Total-page.Old, 0)
		return queueReadMsg{at: at, rows: page.Rows[:min(len(page.Rows), live)], err: err}
	}
}

// alarmed takes what the alarm has to know of, and tells what it decides.
func (m model) alarmed(msg tea.Msg) (model, tea.Cmd) {
	if !m.alarm.On {
		return m, nil
	}
	switch msg := msg.(type) {
	case tea.FocusMsg:
		m.alarm.focus = focused
	case tea.BlurMsg:
		m.alarm.focus = blurred
	case tickMsg, changedMsg:
		return m.looksUp()
	case queueLoadedMsg:
		if m.alarm.seen == nil && !m.alarm.asked { // what the user sees comes first
			return m.looksUp()
		}
	case undoneMsg:
		if msg.err == nil {
			m.alarm = m.alarm.takenBack(msg.action.Anchors)
		}
	case countedMsg:
		if msg.err == nil {
			m.alarm = m.alarm.reachedAt(msg.reach, m.now)
		}
	case queueReadMsg:
		return m.alarmedBy(msg)
	}
	return m, nil
}

// looksUp asks for the whole queue, unless an answer is awaited already.
func (m model) looksUp() (model, tea.Cmd) {
	if m.alarm.asked {
		m.alarm.again = true
		return m, nil
	}
	m.alarm.asked, m.alarm.again = true, false
	return m, m.desk.client.wholeQueue()
}

// alarmedBy takes the answer. One that failed is asked for again at the next change
// or minute.
func (m model) alarmedBy(msg queueReadMsg) (model, tea.Cmd) {
	again := m.alarm.again
	m.alarm.asked, m.alarm.again = false, false
	if msg.err != nil {
		return m, nil
	}
	at := msg.at.In(m.desk.zone)
	a, s := m.alarm.seenAt(msg.rows, at).leave(at)
	m.alarm = a
	cmd := a.sends(Line(m.desk.words.Name), s.said(m.desk.words, a.Words, at), at)
	if !again {
		return m, cmd
	}
	m, more := m.looksUp()
	return m, tea.Batch(cmd, more)
}

// sends has the terminal tell a sentence: by the bell, and on the desktop unless
// the user is looking at the window.
func (a alarm) sends(title, said Safe, at time.Time) tea.Cmd {
	if said == "" {
		return nil
	}
	seq := ""
	if a.focus != focused {
		seq = a.Terminal.notify(title, said, at)
	}
	if a.Bell {
		seq += "\a" // tmux shows a bell of its own accord: it is never wrapped
	}
	if seq == "" {
		return nil
	}
	return tea.Raw(seq)
}
