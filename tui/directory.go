package tui

import (
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shoudao/han/pinyin"
	"shoudao/tui/text"
)

// An offer is one key of a screen and what it does, as it is found by name.
type offer struct {
	group   string
	binding key.Binding
	names   names
}

// A directory is all keys of a screen by name, narrowed by what is typed. The help and
// the palette show the same one: nothing can be found in one of them and not in the other.
type directory struct {
	all   []offer
	input input
	list  list
	found []offer
}

// directoryOf is the directory of a screen, in the order in which its help tells them.
func (d *desk) directoryOf(s screen, f frame) directory {
	var c directory
	for _, g := range s.help(f) {
		for _, b := range g.bindings {
			if b.Enabled() {
				c.all = append(c.all, offer{g.title, b, d.names.of(b.Help().Desc)})
			}
		}
	}
	return c.narrowed()
}

// narrowed is the directory of what answers what is typed, the first of it chosen.
func (c directory) narrowed() directory {
	typed := strings.ToLower(strings.TrimSpace(c.input.text()))
	c.found = nil
	for _, x := range c.all {
		if _, ok := x.rank(typed); ok {
			c.found = append(c.found, x)
		}
	}
	c.list = c.list.sized(len(c.found)).chosen(0)
	return c
}

// rank is how well what is typed names it: 0 for its very name or key, more the less
// well, and false if it does not.
func (x offer) rank(typed string) (int, bool) {
	n := x.names
	switch {
	case typed == n.zh, typed == n.en, typed == n.initials, slices.Contains(x.binding.Keys(), typed):
		return 0, true
	case strings.HasPrefix(n.zh, typed), strings.HasPrefix(n.en, typed), strings.HasPrefix(n.initials, typed):
		return 1, true
	case strings.Contains(n.zh, typed), strings.Contains(n.en, typed), strings.HasPrefix(n.pinyin, typed):
		return 2, true
	}
	return 3, strings.Contains(strings.ToLower(x.binding.Help().Key), typed)
}

// update takes a key or a paste for a list of the given height, and reports the one
// that was chosen, if any.
func (c directory) update(msg tea.Msg, keys keyMap, height int) (directory, *offer) {
	k, ok := msg.(tea.KeyPressMsg)
	switch {
	case ok && key.Matches(k, keys.take) && c.list.total > 0:
		return c, &c.found[c.list.cursor]
	case ok && k.Text == "" && key.Matches(k, keys.down):
		c.list = c.list.moved(1)
	case ok && k.Text == "" && key.Matches(k, keys.up):
		c.list = c.list.moved(-1)
	case ok && key.Matches(k, keys.pageDown):
		c.list = c.list.moved(height)
	case ok && key.Matches(k, keys.pageUp):
		c.list = c.list.moved(-height)
	default:
		was := c.input.text()
		if c.input, _ = c.input.update(msg, keys); c.input.text() != was {
			c = c.narrowed()
		}
	}
	return c, nil
}

// press is the key press that it stands for.
func (x offer) press() tea.KeyPressMsg { return pressOf(x.binding.Keys()[0]) }

// names are those of one thing that a key does, in lower case: in both languages, and of
// the Chinese name the pinyin, by initials and whole.
type names struct{ zh, en, initials, pinyin string }

// A nameBook knows, for what a key does as either language says it, all names of it.
type nameBook map[string]names

func newNameBook() nameBook {
	book := nameBook{}
	zh, en := text.For(text.Chinese), text.For(text.English)
	pair := func(a, b string) {
		whole, initials := pinyinOf(a)
		n := names{strings.ToLower(a), strings.ToLower(b), initials, whole}
		book[a], book[b] = n, n
	}
	a, b := reflect.ValueOf(zh.Keys), reflect.ValueOf(en.Keys)
	for i := range a.NumField() {
		pair(a.Field(i).String(), b.Field(i).String())
	}
	for p := queuePage; int(p) <= pages; p++ {
		pair(p.name(zh), p.name(en))
	}
	return book
}

// of is all names of what a key does.
func (b nameBook) of(does string) names {
	if n, ok := b[does]; ok {
		return n
	}
	return names{zh: strings.ToLower(does), en: strings.ToLower(does)}
}

// pinyinOf is the name of a command or a group in pinyin: 完成 is wancheng and wc. Letters and digits stay; what can
// stand in no pinyin is left out.
func pinyinOf(name string) (whole, initials string) {
	for i, r := range name {
		said := pinyin.Of(r)
		if r == '重' {
			if next, _ := utf8.DecodeRuneInString(name[i+len("重"):]); strings.ContainsRune("做画读新开发庆", next) {
				said = []string{"chong"} // again, and not heavy
			}
		}
		switch {
		case len(said) > 0:
			whole, initials = whole+said[0], initials+said[0][:1]
		case r < 0x80:
			whole, initials = whole+strings.ToLower(string(r)), initials+strings.ToLower(string(r))
		}
	}
	return whole, initials
}
