package tui

import (
	"strconv"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"

	"shoudao/tui/text"
)

// A groupChoice is a group that a paste can be taken into.
type groupChoice struct {
	group string
	of    PasteGroup
	fresh bool // there is none of that name yet
}

// choices are the groups that fit what is typed, the likeliest first, and behind them
// the typed name itself where there is no such group.
func (p pasteScreen) choices() []groupChoice {
	typed := strings.TrimSpace(p.group.text())
	lower := strings.ToLower(typed)
	var all []groupChoice
	exact := false
	for _, g := range p.read.Groups {
		_, initials := pinyinOf(g.Name)
		switch name := strings.ToLower(string(Line(g.Name))); {
		case name == lower && typed != "":
			exact = true
			all = append([]groupChoice{{group: g.Name, of: g}}, all...)
		case strings.Contains(name, lower), strings.HasPrefix(initials, lower):
			all = append(all, groupChoice{group: g.Name, of: g})
		}
	}
	if typed != "" && !exact {
		all = append(all, groupChoice{group: typed, fresh: true})
	}
	return all
}

// choice is the one that is chosen.
func (p pasteScreen) choice() (groupChoice, bool) {
	all := p.choices()
	if !p.chose || p.list.cursor >= len(all) {
		return groupChoice{}, false
	}
	return all[p.list.cursor], true
}

// evidence is why a group is proposed.
func (c groupChoice) evidence(w text.PasteWords) string {
	switch {
	case c.fresh:
		return ""
	case c.of.Same > 0:
		return w.Same(c.of.Same)
	case c.of.Senders > 0:
		return w.Senders(c.of.Senders)
	}
	return ""
}

// label is what a choice is called.
func (c groupChoice) label(w text.PasteWords) Safe {
	if c.fresh {
		return own(w.NewGroup(string(Line(c.group))))
	}
	return Line(c.group)
}

// today is the day that clock times without one are of.
func (p pasteScreen) today(f frame) time.Time {
	if !p.on.IsZero() {
		return p.on
	}
	return p.read.Day.In(f.now.Location())
}

// dayOf is the day that the user's words mean: one that has come, since nobody has
// talked on any other. Deadlines are read as days to come, so 周二, which would be the
// next one, is read as if said a week before.
func (p pasteScreen) dayOf(typed string, now time.Time) (time.Time, bool) {
	typed = strings.TrimSpace(typed)
	y, m, d := now.Date()
	today := time.Date(y, m, d, 0, 0, 0, 0, now.Location())
	for ago, word := range p.words.Paste.DaysAgo {
		if strings.EqualFold(typed, word) {
			return today.AddDate(0, 0, -ago), true
		}
	}
	if day, ok := writtenDay(typed, today); ok {
		return day, !day.After(today)
	}
	for _, from := range []time.Time{now, now.AddDate(0, 0, -7)} {
		if at, ok := p.due(typed, from); ok && typed != "" {
			y, m, d := at.In(now.Location()).Date()
			if day := time.Date(y, m, d, 0, 0, 0, 0, now.Location()); !day.After(today) {
				return day, true
			}
		}
	}
	return time.Time{}, false
}

// writtenDay reads 3.10, 3/10, 3月10日 and 2026-03-10. Without a year it is the last that
// there was.
func writtenDay(typed string, today time.Time) (time.Time, bool) {
	parts := strings.FieldsFunc(strings.TrimRight(typed, "日号"), func(r rune) bool { return strings.ContainsRune("./-年月", r) })
	numbers := make([]int, len(parts))
	for i, part := range parts {
		n, err := strconv.Atoi(part)
		if err != nil {
			return time.Time{}, false
		}
		numbers[i] = n
	}
	year := today.Year()
	if len(numbers) == 3 {
		year, numbers = numbers[0], numbers[1:]
	}
	if len(numbers) != 2 {
		return time.Time{}, false
	}
	day := time.Date(year, time.Month(numbers[0]), numbers[1], 0, 0, 0, 0, today.Location())
	sound := day.Day() == numbers[1] && int(day.Month()) == numbers[0]
	if len(parts) == 2 && day.After(today) {
		day = day.AddDate(-1, 0, 0)
	}
	return day, sound
}

// dayName is a day in full.
func (p pasteScreen) dayName(day time.Time, f frame) string {
	y, m, d := day.In(f.now.Location()).Date()
	noon := time.Date(y, m, d, 12, 0, 0, 0, f.now.Location()) // midnight is called the end of the day before
	return strings.TrimSpace(strings.TrimSuffix(p.words.Times.Full(noon, f.now), "12:00"))
}

// withPaste adds the keys of pasting to the others. A paste is no key, but the help
// tells of it among them.
func (k keyMap) withPaste(w text.Words) keyMap {
	bind := func(does string, keys ...string) key.Binding {
		return key.NewBinding(key.WithKeys(keys...), key.WithHelp(keyLabel(w.Keys, keys), does))
	}
	p := w.Paste
	k.paste = key.NewBinding(key.WithKeys("paste"), key.WithHelp(p.Key, p.Offer))
	k.pasteTake, k.pasteDrop = bind(p.TakeIn, "enter"), bind(p.Drop, "esc")
	k.pasteSearch = bind(p.SearchFor, "enter")
	k.pasteChoose, k.pasteField = bind(p.Choose, "down", "up"), bind(p.Field, "tab")
	k.pasteScroll = bind(p.Scroll, "pgdown", "pgup")
	return k
}
