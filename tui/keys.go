package tui

import (
	"runtime"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shoudao/tui/text"
)

// A keyMap is every key of the program. Each thing that triage needs has, besides
// its letter, a key that a Chinese input method lets through: an arrow, a digit,
// Enter, Esc, Space, Tab or a function key. The help is made of this map.
type keyMap struct {
	down, up, first, last, halfDown, halfUp, pageDown, pageUp   key.Binding
	nextItem, prevItem, open, back, scrollDown, scrollUp, pane  key.Binding
	reason, period, putBack, feeds, sample, refuse, review      key.Binding
	done, snooze, notMine, mine, due, pin, note, reply, copy    key.Binding
	cite, mouse                                                 key.Binding
	acceptDue, keepDue, differences, place, unfold              key.Binding
	mark, markNext, span, markAll, clear                        key.Binding
	search, filter, archive, undo, redo, refresh, help, palette key.Binding
	redraw, suspend, tomorrow, save, forget                     key.Binding
	quit, exit                                                  key.Binding
	left, right, lineStart, lineEnd                             key.Binding
	eraseBefore, eraseAt, eraseWord, eraseLine, eraseRest       key.Binding
	take, leave, results, explain                               key.Binding
	paste, pasteTake, pasteDrop, pasteSearch                    key.Binding
	pasteChoose, pasteField, pasteScroll                        key.Binding
	pages                                                       []key.Binding // by their digits
}

// onWindows reports whether the keys are those of Windows.
const onWindows = runtime.GOOS == "windows"

// newKeyMap names the keys in the given words. On Windows, where a program cannot
// be suspended, Ctrl-z takes back as it does everywhere there.
func newKeyMap(words text.Words, windows bool) keyMap {
	w := words.Keys
	bind := func(does string, keys ...string) key.Binding {
		return key.NewBinding(key.WithKeys(keys...), key.WithHelp(keyLabel(w, keys), does))
	}
	k := keyMap{
		down: bind(w.Next, "j", "down"), up: bind(w.Previous, "k", "up"),
		first: bind(w.First, "g", "home"), last: bind(w.Last, "G", "end"),
		halfDown: bind(w.HalfDown, "ctrl+d"), halfUp: bind(w.HalfUp, "ctrl+u"),
		pageDown: bind(w.ScreenDown, "pgdown", "ctrl+f"), pageUp: bind(w.ScreenUp, "pgup", "ctrl+b"),
		nextItem: bind(w.NextItem, "]"), prevItem: bind(w.PreviousItem, "["),
		open: bind(w.Open, "enter", "l", "right"), back: bind(w.Back, "q", "esc", "h", "left"),
		scrollDown: bind(w.ScrollDown, "J"), scrollUp: bind(w.ScrollUp, "K"), pane: bind(w.Pane, "tab"),
		reason: bind(w.Reason, "tab"), period: bind(w.Period, "t", "f5"), feeds: bind(w.Feeds, "tab"), putBack: bind(w.PutBack, "m", "insert"),
		sample: bind(w.Sample, "s", "ctrl+s"), refuse: bind(w.Refuse, "n", "delete", "f6"), review: bind(w.Review, "W", "ctrl+x"),

		done: bind(w.Done, "e", "d", "D", "f2"), snooze: bind(w.Snooze, "b", "f3"),
		notMine: bind(w.NotMine, "n", "delete", "f6"), mine: bind(w.Mine, "m", "insert"),
		due: bind(w.Due, "t", "f5"), pin: bind(w.Pin, "p", "f7"), note: bind(w.Note, "w", "f8"),
		reply: bind(w.Reply, "r", "f11"), copy: bind(w.Copy, "y", "f12"), cite: bind(w.Cite, "Y"), mouse: bind(w.Mouse, "M"),
		acceptDue: bind(w.AcceptDue, "c"), keepDue: bind(w.KeepDue, "C"), differences: bind(w.Differences, "v"),
		place: bind(w.Place, "o"), unfold: bind(w.Unfold, "space"),

		mark: bind(w.Mark, "x"), markNext: bind(w.MarkNext, "space"), span: bind(w.Range, "V"),
		markAll: bind(w.MarkAll, "*"), clear: bind(w.ClearMarks, "esc"),

		search: bind(w.Search, "/", "f", "f4"), filter: bind(w.Filter, "/"), archive: bind(w.Search, "f", "f4"),
		undo: bind(w.Undo, "u", "f9"), redo: bind(w.Redo, "ctrl+r", "f10"), refresh: bind(w.Refresh, "R", "0"),
		help: bind(w.Help, "?", "f1"), palette: bind(w.Palette, ":", "ctrl+p", "ctrl+k"), redraw: bind(w.Redraw, "ctrl+l"), suspend: bind(w.Suspend, "ctrl+z"),
		quit: bind(w.Quit, "ctrl+c"), exit: bind(w.Quit, "q"),

		save: bind(w.Save, "ctrl+s"), forget: bind(w.Forget, "x", "f8"),
		tomorrow: key.NewBinding(key.WithKeys("tomorrow"), key.WithHelp(w.Palette, w.Tomorrow)), // it is found by its name only

		left: bind(w.CursorLeft, "left", "ctrl+b"), right: bind(w.CursorRight, "right", "ctrl+f"),
		lineStart: bind(w.LineStart, "home", "ctrl+a"), lineEnd: bind(w.LineEnd, "end", "ctrl+e"),
		eraseBefore: bind(w.EraseBefore, "backspace", "ctrl+h"), eraseAt: bind(w.EraseAt, "delete", "ctrl+d"),
		eraseWord: bind(w.EraseWord, "ctrl+w", "alt+backspace"), eraseLine: bind(w.EraseLine, "ctrl+u"),
		eraseRest: bind(w.EraseRest, "ctrl+k"),
		take:      bind(w.Take, "enter"), leave: bind(w.Back, "esc"), results: bind(w.Results, "down", "tab"),
		explain: bind(w.Help, "f1"),
	}
	for p := queuePage; int(p) <= pages; p++ {
		k.pages = append(k.pages, bind(p.name(words), digits(int(p))))
	}
	if windows {
		k.suspend.SetEnabled(false)
		k.undo.SetKeys("u", "f9", "ctrl+z")
		k.undo.SetHelp(keyLabel(w, k.undo.Keys()), w.Undo)
	}
	return k
}

// keyLabel is how keys are shown: j 下键, Ctrl-d, F2.
func keyLabel(w text.KeyWords, keys []string) string {
	labels := make([]string, len(keys))
	for i, k := range keys {
		labels[i] = keyLabelOf(w, k)
	}
	return strings.Join(labels, " ")
}

func keyLabelOf(w text.KeyWords, k string) string {
	named := map[string]string{
		"up": w.Up, "down": w.Down, "left": w.Left, "right": w.Right, "enter": w.Enter, "esc": w.Esc,
		"space": w.Space, "tab": w.Tab, "home": w.Home, "end": w.End, "pgup": w.PageUp, "pgdown": w.PageDown,
		"delete": w.Delete, "insert": w.Insert, "backspace": w.Backspace,
	}
	mod, rest, chord := strings.Cut(k, "+")
	switch {
	case named[k] != "":
		return named[k]
	case chord && mod != "" && rest != "":
		return strings.ToUpper(mod[:1]) + mod[1:] + "-" + keyLabelOf(w, rest)
	case len(k) > 1 && k[0] == 'f':
		return "F" + k[1:]
	}
	return k
}

// A keyGroup is the keys of a screen that belong together in its help.
type keyGroup struct {
	title    string
	bindings []key.Binding
}

// halfWidth is the key that an input method, left on in a list, turned into its
// full-width twin: ？ for ?, 、 for /, ａ for a. Any other key is returned as it is.
func halfWidth(k tea.KeyPressMsg) tea.KeyPressMsg {
	letters := []rune(k.Text)
	if len(letters) != 1 {
		return k
	}
	r := letters[0]
	switch {
	case r == '、':
		r = '/'
	case r == '。':
		r = '.'
	case r == '　':
		r = ' '
	case r == '【', r == '「':
		r = '['
	case r == '】', r == '」':
		r = ']'
	case r >= '！' && r <= '～':
		r -= '！' - '!'
	default:
		return k
	}
	return tea.KeyPressMsg{Code: r, Text: string(r)}
}

// fullWidth is what an input method, left on, makes of a key that is one sign of ASCII.
func fullWidth(key string) string {
	if key == "/" {
		return "、"
	}
	return string(rune(key[0]) + '！' - '!')
}

// halved is text with its full-width letters, digits and signs as their ASCII twins.
func halved(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '　':
			return ' '
		case r >= '！' && r <= '～':
			return r - ('！' - '!')
		}
		return r
	}, s)
}

// hanTyped is what was typed if an input method typed it: words, not a key.
func hanTyped(k tea.KeyPressMsg) (string, bool) {
	for _, r := range k.Text {
		if r < firstHan {
			return "", false
		}
	}
	return k.Text, k.Text != ""
}

// pressOf is the key press that a binding's key stands for. A binding without a key on the
// keyboard, as that of pasting, is known by its name.
func pressOf(name string) tea.KeyPressMsg {
	k, ok := keyPress(name)
	if !ok {
		k.Text = name
	}
	return k
}
