package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// A feedsScreen tells all there is to know of the places that messages come from.
type feedsScreen struct {
	*desk
	top int // the first line that is seen
}

func (s feedsScreen) name() string { return s.words.Keys.Feeds }
func (s feedsScreen) typing() bool { return false }

func (s feedsScreen) update(f frame, msg tea.Msg) (screen, step) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		n, moves := scrolls(s.keys, k, s.room(f))
		switch {
		case key.Matches(k, s.keys.back, s.keys.feeds):
			return s, step{pop: true}
		case key.Matches(k, s.keys.search):
			return s, step{push: newSearch(s.desk, "")}
		case key.Matches(k, s.keys.refresh):
			return s, step{cmd: s.client.counts()}
		case moves:
			s.top += n
		}
	}
	s.top = max(min(s.top, len(s.lines(f))-s.room(f)), 0)
	return s, step{}
}

// room is the rows of the facts: the others are where one is, two rules, the status and the keys.
func (s feedsScreen) room(f frame) int { return max(f.h-5, 1) }

// lines are the facts of all feeds, broken to the width of the window.
func (s feedsScreen) lines(f frame) []line {
	if len(f.sums.feeds) == 0 {
		return append(wrappedLines(strong, own(s.words.Groups.NoFeeds[0]), f.w), wrappedLines(muted, own(s.words.Groups.NoFeeds[1]), f.w)...)
	}
	var all []line
	for i, x := range f.sums.feeds {
		if i > 0 {
			all = append(all, nil)
		}
		for j, x := range facts(x, s.words, f.now) {
			t := x.tone
			if j == 0 && t == plain {
				t = strong
			}
			for _, part := range wrap(x.text, max(f.w-x.indent-2, 20)) {
				all = append(all, of(plain, blanks(x.indent+1)).and(t, x.text[part.from:part.to]))
			}
		}
	}
	return all
}

func (s feedsScreen) view(f frame) picture {
	lines := s.lines(f)
	rows := []row{{line: of(brand, own(" "+groupsPage.name(s.words))).and(muted, " > ").and(strong, own(s.name()))}, rule(f.w)}
	top := max(min(s.top, len(lines)-s.room(f)), 0)
	for _, l := range lines[top:min(top+s.room(f), len(lines))] {
		rows = append(rows, row{line: l})
	}
	for len(rows) < s.room(f)+2 {
		rows = append(rows, row{})
	}
	status := of(plain, " ")
	if len(lines) > s.room(f) {
		status = status.and(muted, own(s.words.Status.Shown(top+1, top+s.room(f), len(lines))))
	}
	k := s.keys
	return picture{rows: append(
		rows, rule(f.w), row{line: status.beside(of(f.notice.tone, f.notice.text), f.w)},
		row{line: footer(f.w, k.help, k.down, k.up, k.refresh, k.search, k.back)},
	)}
}

func (s feedsScreen) help(frame) []keyGroup {
	k, w := s.keys, s.words.Keys
	return []keyGroup{
		{w.Move, []key.Binding{k.down, k.up, k.first, k.last, k.halfDown, k.halfUp, k.pageDown, k.pageUp, k.back}},
		{w.Find, s.finding()},
		{w.Rest, []key.Binding{k.undo, k.redo, k.refresh, k.help, k.palette, k.mouse, k.redraw, k.suspend, k.quit}},
	}
}
