package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shoudao/tui/text"
)

// languagesOf are the languages of the program in the order in which they are offered.
func languagesOf() []text.Lang { return []text.Lang{text.Chinese, text.English} }

// A language is the first step: the language, and where things lie.
type language struct {
	*wizard
	draft Draft
}

func newLanguageStep(w *wizard, d Draft) language {
	d.Lang = w.words.Lang
	return language{wizard: w, draft: d}
}

func (s language) name() string     { return s.words.Setup.Steps[languageStep] }
func (s language) typing() bool     { return true }
func (s language) outcome() Outcome { return Outcome{Draft: s.draft} }
func (s language) explained() screen {
	return stepHelp{s.wizard, languageStep, s.help(frame{}), list{}}
}

func (s language) update(_ frame, msg tea.Msg) (screen, step) {
	switch msg := msg.(type) {
	case draftedMsg:
		s.draft = msg.draft
	case keptMsg:
		if msg.err != nil {
			return s, step{say: notice{text: s.trouble(msg.err), tone: bad}}
		}
	case tea.KeyPressMsg:
		msg = halfWidth(msg)
		all := languagesOf()
		switch {
		case key.Matches(msg, s.keys.take):
			return s, step{push: newWho(s.wizard, s.draft), cmd: s.keep(s.draft)}
		case key.Matches(msg, s.keys.leave):
			return s, step{pop: true, tell: draftedMsg{s.draft}}
		case key.Matches(msg, s.next(), s.previous()):
			return s.speaks(all[(int(s.draft.Lang)+1)%len(all)])
		case len(msg.Text) == 1 && msg.Text[0] >= '1' && int(msg.Text[0]-'1') < len(all):
			return s.speaks(all[msg.Text[0]-'1'])
		}
	}
	return s, step{}
}

// speaks is the step in another language, from now on.
func (s language) speaks(l text.Lang) (screen, step) {
	s.wizard = s.speaking(l)
	s.draft.Lang = l
	next := s.wizard
	return s, step{cmd: func() tea.Msg { return spokenMsg{next} }}
}

func (s language) view(f frame) picture {
	w := s.words.Setup.Language
	rows := []row{{line: of(heading, own(" "+w.Ask))}}
	for i, l := range languagesOf() {
		chosen := l == s.draft.Lang
		rows = append(rows, row{line: sign(chosen, false).and(keyName, own(digits(i+1)+" ")).and(strong, own(l.Name())), chosen: chosen})
	}
	if roomy(f) {
		rows = append(rows, row{})
	}
	where := func(name string, path Safe) row {
		return row{line: of(muted, pad(own(" "+name), 12)).and(plain, path)}
	}
	rows = append(rows, where(w.Settings, s.settings), where(w.Archive, s.archive))
	if roomy(f) {
		rows = append(rows, row{})
	}
	for _, l := range w.Private {
		rows = append(rows, wrapped(muted, l, f.w)...)
	}
	choose := s.bind(s.words.Setup.Keys.Choose, "down", "up", "1", "2")
	return picture{rows: s.page(f, languageStep, rows, nil, s.onward(), choose, s.backward())}
}

func (s language) help(frame) []keyGroup {
	choose := s.bind(s.words.Setup.Keys.Choose, "1", "2", "up", "down", "tab")
	return []keyGroup{{s.words.Keys.Choose, []key.Binding{choose, s.onward(), s.backward(), s.keys.quit}}}
}
