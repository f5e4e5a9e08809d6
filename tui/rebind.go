package tui

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shoudao/tui/text"
)

// Rebinds says by which keys an action is done, by the action's name (see [KeyActions]).
// An action that it does not name keeps its own keys. A key is one sign (e, G, *), a
// named key (enter, esc, space, tab, up, pgdown, delete, f2), or one of them with ctrl+
// or alt+. What the inputs obey, the digits of the pages and Ctrl-c cannot be changed.
type Rebinds map[string][]string

// A KeyAction is something that a key does.
type KeyAction struct {
	Name  string   // as the settings call it: not-mine
	Does  string   // in the user's words
	Keys  []string // as the settings write them: n, delete, f6
	Shown string   // as the screen writes them: n Del F6
	// Passes reports whether one of the keys reaches the program while a Chinese input
	// method is on, which takes letters for itself.
	Passes bool
}

// A KeyFault is what is wrong with a rebinding.
type KeyFault uint8

// The faults.
const (
	NoSuchAction KeyFault = iota + 1
	NoSuchKey
	NoKey    // no key is left for the action
	KeyTaken // by another action on the same screen
)

// A KeyError is a rebinding that cannot be used.
type KeyError struct {
	Action string
	Fault  KeyFault
	Key    string // of NoSuchKey and KeyTaken
	Taken  string // of KeyTaken: the name of what the key does already
}

func (e KeyError) Error() string {
	return fmt.Sprintf("key of %s: fault %d: %q %s", e.Action, e.Fault, e.Key, e.Taken)
}

// Check looks whether the keys can be used. The error is a [KeyError].
func (r Rebinds) Check() error {
	_, err := newKeyMap(text.Words{}, onWindows).rebound(text.Words{}, r)
	return err
}

// KeyActions are all actions whose keys can be chosen, with the keys that they have under r,
// in the order of the help. The error is a [KeyError].
func KeyActions(words text.Words, r Rebinds) ([]KeyAction, error) {
	k, err := newKeyMap(words, onWindows).rebound(words, r)
	if err != nil {
		return nil, err
	}
	var all []KeyAction
	for _, a := range k.actions() {
		b := a.keys[0]
		if !b.Enabled() {
			continue
		}
		h := b.Help()
		all = append(all, KeyAction{
			Name: a.name, Does: h.Desc, Keys: slices.Clone(b.Keys()), Shown: h.Key,
			Passes: slices.ContainsFunc(b.Keys(), passes),
		})
	}
	return all, nil
}

// passes reports whether an input method lets a key through: it takes single signs,
// save the digits.
func passes(name string) bool { return len(name) > 1 || name >= "0" && name <= "9" }

// A ground is where a key is obeyed. Two actions of one ground need different keys.
type ground uint8

const (
	onLists   ground = 1 << iota // the lists of items
	onItem                       // an item over the whole window
	onOthers                     // the other lists: messages, groups
	onResults                    // the results of a search, and the saved ones
	anywhere  = onLists | onItem | onOthers | onResults
)

// A rebindable is the bindings that have the same keys because they are one thing to the
// user.
type rebindable struct {
	name string
	on   ground
	keys []*key.Binding
}

// actions are what can be rebound of a key map, in the order of the help.
func (k *keyMap) actions() []rebindable {
	of := func(name string, on ground, keys ...*key.Binding) rebindable { return rebindable{name, on, keys} }
	return []rebindable{
		of("next", anywhere, &k.down), of("previous", anywhere, &k.up),
		of("first", anywhere, &k.first), of("last", anywhere, &k.last),
		of("half-down", anywhere, &k.halfDown), of("half-up", anywhere, &k.halfUp),
		of("page-down", anywhere, &k.pageDown), of("page-up", anywhere, &k.pageUp),
		of("next-item", onLists|onItem, &k.nextItem), of("previous-item", onLists|onItem, &k.prevItem),
		of("open", anywhere, &k.open), of("back", anywhere, &k.back),
		of("scroll-down", anywhere, &k.scrollDown), of("scroll-up", anywhere, &k.scrollUp),
		of("pane", onLists|onOthers|onResults, &k.pane, &k.reason, &k.feeds),

		of("done", onLists|onItem, &k.done), of("snooze", onLists|onItem, &k.snooze),
		of("not-mine", anywhere, &k.notMine, &k.refuse), of("mine", anywhere, &k.mine, &k.putBack),
		of("due", onLists|onItem, &k.due), of("pin", onLists|onItem, &k.pin), of("note", onLists|onItem, &k.note),
		of("reply", onLists|onItem, &k.reply), of("copy", anywhere, &k.copy), of("cite", anywhere, &k.cite),
		of("accept-due", onLists|onItem, &k.acceptDue), of("keep-due", onLists|onItem, &k.keepDue),
		of("differences", onLists|onItem, &k.differences), of("place", anywhere, &k.place),
		of("unfold", onItem|onOthers|onResults, &k.unfold), of("sample", onOthers, &k.sample), of("period", onOthers, &k.period), of("review", anywhere, &k.review),

		of("mark", onLists, &k.mark), of("mark-next", onLists, &k.markNext),
		of("range", onLists, &k.span), of("mark-all", onLists, &k.markAll),

		of("save", onResults, &k.save), of("forget", onResults, &k.forget),
		of("narrow", anywhere, &k.filter), of("search", anywhere, &k.archive),
		of("undo", anywhere, &k.undo), of("redo", anywhere, &k.redo), of("refresh", anywhere, &k.refresh),
		of("help", anywhere, &k.help), of("palette", anywhere, &k.palette), of("mouse", anywhere, &k.mouse),
		of("redraw", anywhere, &k.redraw), of("suspend", anywhere, &k.suspend), of("quit", onLists, &k.exit),
	}
}

// shared reports whether two actions may have a key in common: q goes back, and on the
// page where there is no way back it quits.
func shared(a, b string) bool { return a == "back" && b == "quit" || a == "quit" && b == "back" }

// rebound is the key map with the user's own keys; k itself does not change.
func (k keyMap) rebound(words text.Words, r Rebinds) (keyMap, error) {
	all := k.actions()
	for _, name := range slices.Sorted(maps.Keys(r)) {
		if !slices.ContainsFunc(all, func(a rebindable) bool { return a.name == name }) {
			return k, KeyError{Action: name, Fault: NoSuchAction}
		}
	}
	for _, a := range all {
		given, ok := r[a.name]
		if !ok {
			continue
		}
		names := make([]string, len(given))
		for i, g := range given {
			name, ok := keyNamed(g)
			if !ok {
				return k, KeyError{Action: a.name, Fault: NoSuchKey, Key: g}
			}
			names[i] = name
		}
		if len(names) == 0 {
			return k, KeyError{Action: a.name, Fault: NoKey}
		}
		for _, b := range a.keys {
			b.SetKeys(names...)
			b.SetHelp(keyLabel(words.Keys, names), b.Help().Desc)
		}
	}
	// Where nothing can be narrowed, the key that narrows searches.
	find := slices.Concat(k.filter.Keys(), k.archive.Keys())
	k.search.SetKeys(find...)
	k.search.SetHelp(keyLabel(words.Keys, find), k.search.Help().Desc)
	for _, a := range all {
		if _, ok := r[a.name]; ok {
			if err := k.clash(a, all); err != nil {
				return k, err
			}
		}
	}
	return k, nil
}

// clash is the error for an action with a key that does something else already.
func (k keyMap) clash(a rebindable, all []rebindable) error {
	taken := func(name, by string) error {
		return KeyError{Action: a.name, Fault: KeyTaken, Key: name, Taken: by}
	}
	for _, name := range a.keys[0].Keys() {
		switch {
		case name >= "1" && name <= digits(pages) && len(name) == 1:
			return taken(name, "page-"+name)
		case slices.Contains(k.quit.Keys(), name):
			return taken(name, "exit")
		case slices.Contains(k.clear.Keys(), name) && a.name != "back":
			return taken(name, "clear")
		}
		for _, b := range all {
			if b.name != a.name && b.on&a.on != 0 && !shared(a.name, b.name) && b.keys[0].Enabled() && slices.Contains(b.keys[0].Keys(), name) {
				return taken(name, b.name)
			}
		}
	}
	return nil
}

// keyNamed is a key as bindings call it, from how the settings or the screen write it: e,
// F2, Ctrl-d, ctrl+d.
func keyNamed(s string) (string, bool) {
	if utf8.RuneCountInString(s) > 1 {
		s = strings.ToLower(s)
		if mod, rest, ok := strings.Cut(s, "-"); ok && (mod == "ctrl" || mod == "alt") {
			s = mod + "+" + rest
		}
	}
	k, ok := keyPress(s)
	return s, ok && k.String() == s && halfWidth(k) == k && (k.Text == "" || k.Code < firstHan)
}

// keyPress is the key press with a name, as if it had been typed.
func keyPress(name string) (tea.KeyPressMsg, bool) {
	var k tea.KeyPressMsg
	mods := map[string]tea.KeyMod{"ctrl+": tea.ModCtrl, "alt+": tea.ModAlt}
	for prefix, mod := range mods {
		if rest, ok := strings.CutPrefix(name, prefix); ok {
			name, k.Mod = rest, mod
			break
		}
	}
	codes := map[string]rune{
		"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight, "enter": tea.KeyEnter,
		"esc": tea.KeyEscape, "space": tea.KeySpace, "tab": tea.KeyTab, "home": tea.KeyHome, "end": tea.KeyEnd,
		"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "delete": tea.KeyDelete, "insert": tea.KeyInsert,
		"backspace": tea.KeyBackspace,
		"f1":        tea.KeyF1, "f2": tea.KeyF2, "f3": tea.KeyF3, "f4": tea.KeyF4, "f5": tea.KeyF5, "f6": tea.KeyF6,
		"f7": tea.KeyF7, "f8": tea.KeyF8, "f9": tea.KeyF9, "f10": tea.KeyF10, "f11": tea.KeyF11, "f12": tea.KeyF12,
	}
	if code, ok := codes[name]; ok {
		k.Code = code
		return k, true
	}
	r, n := utf8.DecodeRuneInString(name)
	if n != len(name) || r <= ' ' || r == utf8.RuneError {
		return k, false
	}
	k.Code = r
	if k.Mod == 0 {
		k.Text = name
	}
	return k, true
}

// firstHan is where the signs begin that an input method writes, and no key has.
const firstHan = 0x2E80
