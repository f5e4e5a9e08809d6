package tui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// A saveDialog asks for the name under which a search is kept.
type saveDialog struct {
	*desk
	query string
	input input
	saved []SavedSearch
}

// newSaveDialog asks with the name that the search has, if it is kept already.
func newSaveDialog(d *desk, query string, saved []SavedSearch) saveDialog {
	name := ""
	for _, v := range saved {
		if v.Query == query {
			name = v.Name
		}
	}
	return saveDialog{d, query, newInput(name), saved}
}

func (s saveDialog) name() string { return s.words.Keys.Save }
func (s saveDialog) typing() bool { return true }

func (s saveDialog) update(f frame, msg tea.Msg) (screen, step) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		name := strings.TrimSpace(s.input.text())
		switch {
		case key.Matches(k, s.keys.leave):
			return s, step{pop: true}
		case key.Matches(k, s.keys.take) && name == "":
			return s, step{}
		case key.Matches(k, s.keys.take):
			return s, step{pop: true, cmd: s.client.save(SavedSearch{name, s.query})}
		}
	}
	s.input, _ = s.input.update(msg, s.keys)
	s.input = s.input.fitted(f.w - 4)
	return s, step{}
}

func (s saveDialog) height(f frame) int { return min(5, f.h) }

func (s saveDialog) view(f frame) picture {
	w := s.words.Search
	shown, x := s.input.view(f.w - 4)
	var instead line
	for _, v := range s.saved {
		if v.Name == strings.TrimSpace(s.input.text()) && v.Query != s.query {
			instead = of(bad, own(" "+w.Instead(string(cut(Line(v.Query), 40))))).cut(f.w)
		}
	}
	return picture{
		rows: []row{
			rule(f.w),
			{line: of(heading, own(" "+w.SaveAs(string(cut(Line(s.query), f.w-30)))))},
			{line: of(plain, "  ").and(plain, shown)},
			{line: instead},
			{line: of(muted, own(" "+w.SaveHint))},
		},
		cursor: tea.NewCursor(2+x, 2),
	}
}

func (s saveDialog) help(frame) []keyGroup {
	return []keyGroup{{s.words.Keys.Handle, []key.Binding{s.keys.take, s.keys.leave}}, s.editing()}
}
