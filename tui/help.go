package tui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// A helpScreen lists the keys of the screen below, made from the very bindings
// that it obeys. Typing narrows the list; Enter presses the key of the chosen line.
type helpScreen struct {
	*desk
	directory
	of     string // the screen that is explained
	groups []keyGroup
}

func newHelp(d *desk, over screen, f frame) helpScreen {
	return helpScreen{desk: d, directory: d.directoryOf(over, f), of: over.name(), groups: over.help(f)}
}

func (h helpScreen) name() string          { return h.words.Screens.Help }
func (h helpScreen) typing() bool          { return true }
func (h helpScreen) help(frame) []keyGroup { return h.groups }

// editing are the keys of an input.
func (d *desk) editing() keyGroup {
	k := d.keys
	return keyGroup{d.words.Keys.Edit, []key.Binding{
		k.left, k.right, k.lineStart, k.lineEnd, k.eraseBefore, k.eraseAt, k.eraseWord, k.eraseLine, k.eraseRest,
	}}
}

func (h helpScreen) update(f frame, msg tea.Msg) (screen, step) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if key.Matches(msg, h.keys.leave) || h.input.text() == "" && key.Matches(halfWidth(msg), h.keys.help) || key.Matches(msg, h.keys.explain) {
			return h, step{pop: true}
		}
	case clickedMsg:
		h.list = h.list.chosen(msg.i)
		return h, step{}
	case tea.PasteMsg:
	default:
		return h, step{}
	}
	var run *offer
	h.directory, run = h.directory.update(msg, h.keys, h.room(f))
	if run != nil {
		return h, step{pop: true, tell: run.press()}
	}
	h.input = h.input.fitted(h.field(f))
	h.list = h.list.fitted(h.room(f), h.rowLines())
	return h, step{}
}

// room is the rows between the frame's: what it is, the filter, a rule above; a
// rule, two hints below.
func (h helpScreen) room(f frame) int { return max(f.h-6, 1) }

func (h helpScreen) field(f frame) int {
	return max(f.w-width(own(" "+h.words.Help.Filter))-1, 8)
}

func (h helpScreen) rowLines() rowHeight {
	return func(i int, first bool) int {
		if first || i == 0 || h.found[i].group != h.found[i-1].group {
			return 2
		}
		return 1
	}
}

// twins are the signs that an input method makes of the keys that narrow and that help, as far
// as they have one.
func (h helpScreen) twins() []string {
	var all []string
	for _, b := range []key.Binding{h.keys.filter, h.keys.help} {
		if i := slices.IndexFunc(b.Keys(), func(k string) bool { return len(k) == 1 }); i >= 0 {
			all = append(all, h.words.Help.Twin(fullWidth(b.Keys()[i]), b.Keys()[i]))
		}
	}
	return all
}

func (h helpScreen) view(f frame) picture {
	w := h.words.Help
	h.list = h.list.fitted(h.room(f), h.rowLines())
	prompt := own(" " + w.Filter)
	shown, x := h.input.view(h.field(f))
	rows := []row{
		{line: of(brand, own(" "+w.Of(h.of))).beside(of(muted, own(w.Close)), f.w)},
		{line: of(strong, prompt).and(plain, shown)},
		rule(f.w),
	}
	lines := h.rowLines()
	for i := h.list.top; i < h.list.total && len(rows) < h.room(f)+3; i++ {
		if lines(i, i == h.list.top) > 1 {
			rows = append(rows, row{line: of(heading, own(" "+h.found[i].group))})
		}
		chosen := i == h.list.cursor
		b := h.found[i].binding.Help()
		l := sign(chosen, false).and(keyName, pad(own(b.Key), 20)).and(plain, " ").and(plain, own(b.Desc))
		rows = append(rows, row{line: l, chosen: chosen, nth: i + 1})
	}
	if h.list.total == 0 {
		rows = append(rows, row{line: of(muted, own("   "+w.None))})
	}
	for len(rows) < h.room(f)+3 {
		rows = append(rows, row{})
	}
	rows = rows[:h.room(f)+3]
	status := of(plain, " ").beside(of(f.notice.tone, f.notice.text), f.w)
	rows = append(rows, rule(f.w), row{line: of(muted, own(" "+w.IME(h.twins())))}, row{line: status})
	return picture{rows: rows, cursor: tea.NewCursor(width(prompt)+x, 1)}
}
