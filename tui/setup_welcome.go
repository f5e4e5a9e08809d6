package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// A welcome is what somebody sees who has no settings: the sample town, the setup, or
// nothing.
type welcome struct {
	*wizard
	draft Draft
	at    int
	demo  bool

	sampled bool // the sample has just been left
}

func (s welcome) name() string { return s.words.Setup.Welcome.Name }

// typing is true so that no key of the queue is taken for one of this screen, which
// has none to go to.
func (s welcome) typing() bool { return true }

func (s welcome) outcome() Outcome { return Outcome{Draft: s.draft, Demo: s.demo} }

// choices are the keys of the three choices, in their order.
func (s welcome) choices() [3]key.Binding {
	k := s.words.Setup.Keys
	return [3]key.Binding{s.bind(k.Try, "f2", "1"), s.bind(k.SetUp, "2"), s.bind(k.Leave, "q", "3", "esc")}
}

func (s welcome) update(_ frame, msg tea.Msg) (screen, step) {
	switch msg := msg.(type) {
	case spokenMsg:
		s.wizard, s.draft.Lang = msg.wizard, msg.wizard.words.Lang
	case draftedMsg:
		s.draft = msg.draft
	case tea.KeyPressMsg:
		msg = halfWidth(msg)
		for i, c := range s.choices() {
			if key.Matches(msg, c) {
				return s.take(i)
			}
		}
		switch {
		case key.Matches(msg, s.keys.take):
			return s.take(s.at)
		case key.Matches(msg, s.next()):
			s.at = (s.at + 1) % len(s.choices())
		case key.Matches(msg, s.previous()):
			s.at = (s.at + len(s.choices()) - 1) % len(s.choices())
		}
	}
	return s, step{}
}

func (s welcome) take(i int) (screen, step) {
	s.at = i
	switch i {
	case 0:
		s.demo = true
		return s, step{cmd: tea.Quit}
	case 1:
		return s, step{push: newLanguageStep(s.wizard, s.draft)}
	}
	return s, step{cmd: tea.Quit}
}

func (s welcome) view(f frame) picture {
	w := s.words.Setup.Welcome
	rows := []row{{line: of(brand, own(" "+w.Name))}, {}}
	if roomy(f) {
		rows = []row{{}, {line: of(brand, own("   "+w.Name))}, {}}
		for _, l := range wrap(own(w.About), min(f.w, 80)-6) {
			rows = append(rows, row{line: of(plain, "   "+own(w.About)[l.from:l.to])})
		}
		rows = append(rows, row{}, row{})
	}
	said := [3][2]string{{w.Try, w.TryIs}, {w.SetUp, w.SetIs}, {w.Quit, w.LaterIs}}
	for i, c := range s.choices() {
		chosen := i == s.at
		l := sign(chosen, false).and(keyName, pad(own(c.Help().Key), 10)).and(plain, " ").and(strong, pad(own(said[i][0]), 20))
		if f.w >= 60 {
			l = l.and(plain, " ").and(muted, own(said[i][1]))
		}
		rows = append(rows, row{line: l, chosen: chosen})
		if roomy(f) {
			rows = append(rows, row{})
		}
	}
	if s.sampled {
		rows = append(rows, wrapped(fresh, s.words.Setup.Sampled, f.w)...)
	}
	for len(rows) < f.h-1 {
		rows = append(rows, row{})
	}
	choices := s.choices()
	enter := s.bind(s.words.Setup.Keys.Choose, "enter")
	return picture{rows: append(rows[:f.h-1], row{line: footer(f.w, s.keys.explain, append([]key.Binding{enter}, choices[:]...)...)})}
}

func (s welcome) help(frame) []keyGroup {
	choices := s.choices()
	return []keyGroup{{s.words.Keys.Choose, append(choices[:], s.next(), s.previous(), s.keys.quit)}}
}
