package tui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// A palette runs a command by its name: in Chinese, by the initials of its pinyin, or in
// English. Each line shows the key, so that the next time it need not be looked up.
type palette struct {
	*desk
	directory
	over string
}

// paletteRows is how many commands are seen at once.
const paletteRows = 9

func newPalette(d *desk, over screen, f frame) palette {
	dir := d.directoryOf(over, f)
	dir.all = append(dir.all, d.views(f.sums.saved)...)
	// Who opens it wants something done; how to move she knows.
	slices.SortStableFunc(dir.all, func(a, b offer) int { return d.later(a) - d.later(b) })
	return palette{d, dir.narrowed(), over.name()}
}

// later puts the keys that move behind all others.
func (d *desk) later(x offer) int {
	if x.group == d.words.Keys.Move {
		return 1
	}
	return 0
}

// best is the directory in the order in which what is typed names them.
func (c directory) best() directory {
	typed := strings.ToLower(strings.TrimSpace(c.input.text()))
	if typed == "" {
		return c
	}
	c.found = slices.Clone(c.found)
	slices.SortStableFunc(c.found, func(a, b offer) int {
		i, _ := a.rank(typed)
		j, _ := b.rank(typed)
		return i - j
	})
	return c
}

func (p palette) name() string { return p.words.Help.Palette }
func (p palette) typing() bool { return true }

func (p palette) help(frame) []keyGroup {
	k := p.keys
	return []keyGroup{{p.words.Keys.Choose, []key.Binding{k.down, k.up, k.take, k.leave}}, p.editing()}
}

// height implements sheet: a rule, the input, the commands, a hint.
func (p palette) height(f frame) int { return min(paletteRows+3, f.h) }

func (p palette) update(f frame, msg tea.Msg) (screen, step) {
	rows := p.height(f) - 3
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if key.Matches(msg, p.keys.leave) || msg.Mod == tea.ModCtrl && key.Matches(msg, p.keys.palette) {
			return p, step{pop: true}
		}
	case clickedMsg:
		p.list = p.list.chosen(msg.i)
		return p, step{}
	case tea.PasteMsg:
	default:
		return p, step{}
	}
	typed := p.input.text()
	var run *offer
	p.directory, run = p.directory.update(msg, p.keys, rows)
	if run != nil {
		return p, step{pop: true, tell: run.press()}
	}
	if p.input.text() != typed {
		p.directory = p.best()
	}
	p.input = p.input.fitted(p.field(f))
	p.list = p.list.fitted(rows, oneLine)
	return p, step{}
}

func (p palette) prompt() Safe { return own(" : ") }

func (p palette) field(f frame) int { return max(f.w-width(p.prompt())-1, 8) }

func (p palette) view(f frame) picture {
	p.list = p.list.fitted(f.h-3, oneLine)
	shown, x := p.input.view(p.field(f))
	rows := []row{rule(f.w), {line: of(strong, p.prompt()).and(plain, shown)}}
	for i := p.list.top; i < p.list.total && len(rows) < f.h-1; i++ {
		chosen, b := i == p.list.cursor, p.found[i].binding.Help()
		l := sign(chosen, false).and(plain, pad(own(b.Desc), 22)).and(plain, " ")
		l = l.and(muted, pad(own(p.found[i].names.initials), 6)).and(plain, " ").and(keyName, own(b.Key))
		rows = append(rows, row{line: l, chosen: chosen, nth: i + 1})
	}
	if p.list.total == 0 {
		rows = append(rows, row{line: of(muted, own("   "+p.words.Help.NoCommand))})
	}
	for len(rows) < f.h-1 {
		rows = append(rows, row{})
	}
	hint := of(muted, own(" "+p.words.Help.PaletteHint))
	if f.notice.urgent() { // what stays from before would cover how the palette is used
		hint = hint.beside(of(f.notice.tone, f.notice.text), f.w)
	}
	return picture{rows: append(rows[:f.h-1], row{line: hint}), cursor: tea.NewCursor(width(p.prompt())+x, 1)}
}
