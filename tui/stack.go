package tui

import (
	"maps"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// follow takes the step of the screen on top. Opening and closing happen here and
// now, not by a message: the next letter that is typed is for the screen that has
// just opened.
func (m model) follow(s step) (model, tea.Cmd) {
	m = m.said(s.say)
	cmds := []tea.Cmd{s.cmd}
	if s.pop {
		if len(m.stack) == 1 {
			return m, tea.Quit
		}
		if _, over := m.stack[len(m.stack)-1].(sheet); !over && s.tell == nil {
			s.tell = returnedMsg{}
		}
		m = m.keep()
		m.stack = m.stack[:len(m.stack)-1]
	}
	if s.push != nil {
		opened, cmd := m.opened(s.push)
		m.stack = append(slices.Clip(m.stack), opened)
		cmds = append(cmds, cmd)
	}
	if s.tell != nil {
		var cmd tea.Cmd
		m, cmd = m.told(s.tell)
		cmds = append(cmds, cmd)
	}
	return m, tea.Batch(cmds...)
}

// told gives a screen what the one above it left: a key as if it had been pressed.
func (m model) told(msg tea.Msg) (model, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		return m.press(k)
	}
	return m.top(msg)
}

// opened is a new screen with what was typed in it the last time.
func (m model) opened(s screen) (screen, tea.Cmd) {
	if k, ok := s.(keeper); ok {
		name, _ := k.keeps()
		if kept := m.kept[name]; kept != "" && !k.began() {
			s = k.keeping(kept)
		}
	}
	s, after := s.update(m.frame(), openedMsg{})
	return s, after.cmd
}

// unsaved reports whether words are being typed that leaving would lose.
func (m model) unsaved() bool {
	n, ok := m.stack[len(m.stack)-1].(noteDialog)
	return ok && strings.TrimSpace(n.input.text()) != n.item.Standing.Note
}

// keep remembers what was typed in the screen on top, which is about to close.
func (m model) keep() model {
	if k, ok := m.stack[len(m.stack)-1].(keeper); ok {
		m.kept = maps.Clone(m.kept)
		if m.kept == nil {
			m.kept = map[string]string{}
		}
		name, typed := k.keeps()
		m.kept[name] = typed
	}
	return m
}

// turn opens a page. The first is always there, below the others.
func (m model) turn(p page) (model, tea.Cmd) {
	if len(m.stack) > 1 {
		m = m.keep()
		if old, ok := m.stack[1].(paged); ok {
			m.away = maps.Clone(m.away)
			if m.away == nil {
				m.away = map[page]screen{}
			}
			m.away[old.onPage()] = m.stack[1]
		}
		m.stack = m.stack[:1]
		if p == queuePage {
			return m.top(returnedMsg{})
		}
	}
	if p == queuePage {
		return m.top(turnedMsg{})
	}
	if s, ok := m.away[p]; ok {
		return m.follow(step{push: s})
	}
	return m.follow(step{push: p.open(m.desk)})
}

// A narrowMsg has the queue narrowed by words.
type narrowMsg struct{ words string }

// narrowed turns to the queue, narrowed by words.
func (m model) narrowed(words string) (model, tea.Cmd) {
	m, turned := m.turn(queuePage)
	m, cmd := m.top(narrowMsg{words})
	return m, tea.Batch(turned, cmd)
}
