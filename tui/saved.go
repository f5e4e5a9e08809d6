package tui

import (
	"context"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// A SavedSearch is a search that the user keeps under a name: a view.
type SavedSearch struct {
	Name  string
	Query string // as it was typed
}

// viewMsg says that a search was saved, or is forgotten.
type viewMsg struct {
	search SavedSearch
	drop   bool
	err    error
}

func (c client) save(v SavedSearch) tea.Cmd {
	return c.writes.add(func() tea.Msg {
		return viewMsg{v, false, c.inbox.SaveSearch(context.WithoutCancel(c.ctx), v, c.now())}
	})
}

func (c client) drop(v SavedSearch) tea.Cmd {
	return c.writes.add(func() tea.Msg {
		return viewMsg{v, true, c.inbox.DropSearch(context.WithoutCancel(c.ctx), v.Name)}
	})
}

// saved is what to say of a search that was saved or is forgotten.
func (d *desk) saved(msg viewMsg) notice {
	w, name := d.words.Search, string(cut(Line(msg.search.Name), titleInStatus))
	switch {
	case msg.err != nil:
		return notice{text: own(w.SaveFailed(string(d.cause(msg.err)))), tone: bad}
	case msg.drop:
		return notice{text: own(w.Dropped(name, firstLabel(d.keys.forget))), tone: fresh}
	}
	return notice{text: own(w.Saved(name)), tone: fresh}
}

// A shelf is the saved searches as they are listed while nothing is typed. One that is
// forgotten stays in its place, and the key that forgot it puts it back.
type shelf struct {
	list list
	were []SavedSearch // as they stood when one was forgotten last
}

// A standing search is one of the shelf, which may be forgotten.
type standing struct {
	SavedSearch
	gone bool
}

// standing are those of the shelf.
func (s shelf) standing(kept []SavedSearch) (all []standing) {
	place := func(in []SavedSearch, name string) int {
		return slices.IndexFunc(in, func(v SavedSearch) bool { return v.Name == name })
	}
	for _, v := range s.were {
		if i := place(kept, v.Name); i >= 0 {
			all = append(all, standing{kept[i], false})
		} else {
			all = append(all, standing{v, true})
		}
	}
	for _, v := range kept {
		if place(s.were, v.Name) < 0 {
			all = append(all, standing{v, false})
		}
	}
	return all
}

// shelved reports whether the shelf is seen: nothing is typed, and something is saved.
func (s search) shelved(f frame) bool {
	all := s.shelf.standing(f.sums.saved)
	return strings.TrimSpace(s.input.text()) == "" && len(all) > 0
}

// pressShelf takes a key while the keyboard is in the shelf.
func (s search) pressShelf(f frame, k tea.KeyPressMsg) (search, step) {
	all := s.shelf.standing(f.sums.saved)
	s.shelf.list = s.shelf.list.sized(len(all))
	at := s.shelf.list.cursor
	switch {
	case key.Matches(k, s.keys.back):
		return s, step{pop: true}
	case key.Matches(k, s.keys.search, s.keys.pane), key.Matches(k, s.keys.up) && at == 0:
		s.results = false
	case key.Matches(k, s.keys.open):
		s.input, s.results = newInput(all[at].Query), false
	case key.Matches(k, s.keys.forget) && !all[at].gone:
		s.shelf.were = nil
		for _, v := range all {
			s.shelf.were = append(s.shelf.were, v.SavedSearch)
		}
		return s, step{cmd: s.client.drop(all[at].SavedSearch)}
	case key.Matches(k, s.keys.forget):
		return s, step{cmd: s.client.save(all[at].SavedSearch)}
	default:
		if n, ok := scrolls(s.keys, k, s.layout(f).list); ok {
			s.shelf.list = s.shelf.list.moved(n)
		}
	}
	return s, step{}
}

// shelfRows are the rows of the shelf.
func (s search) shelfRows(f frame, height int) []row {
	all := s.shelf.standing(f.sums.saved)
	l := s.shelf.list.sized(len(all)).fitted(height-1, oneLine)
	w := s.words.Search
	rows := []row{{line: of(heading, own(" "+w.Shelf(len(f.sums.saved))))}}
	for i := l.top; i < l.total && len(rows) < height; i++ {
		chosen := s.results && i == l.cursor
		name := sign(chosen, false).and(plain, pad(cut(Line(all[i].Name), shelfCells), shelfCells)).and(plain, " ")
		if all[i].gone {
			name = name.and(fresh, own(w.Gone+" "))
		}
		rows = append(rows, row{line: name.and(muted, Line(all[i].Query)).cut(f.w), chosen: chosen, nth: i + 1})
	}
	return rows
}

// shelfCells is the width of the names of saved searches.
const shelfCells = 20

// viewKey begins the name of the press that opens a saved search: it is found in the palette.
const viewKey = "view:"

// views are the saved searches as the palette offers them.
func (d *desk) views(saved []SavedSearch) []offer {
	var all []offer
	for _, v := range saved {
		shown := string(Line(v.Name))
		n := names{zh: strings.ToLower(shown), en: strings.ToLower(shown)}
		n.pinyin, n.initials = pinyinOf(shown)
		b := key.NewBinding(key.WithKeys(viewKey+v.Name), key.WithHelp(string(cut(Line(v.Query), 30)), d.words.Search.View(shown)))
		all = append(all, offer{d.words.Keys.Find, b, n})
	}
	return all
}

// viewed is the search that a press opens, if it is that of a saved one.
func (m model) viewed(k tea.KeyPressMsg) (screen, bool) {
	name, ok := strings.CutPrefix(k.Text, viewKey)
	if !ok {
		return nil, false
	}
	for _, v := range m.sums.saved {
		if v.Name == name {
			s := newSearch(m.desk, v.Query)
			s.ime, s.given = false, true
			return s, true
		}
	}
	return nil, false
}
