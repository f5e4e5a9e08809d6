package tui

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// An input is one line to type in. It counts cells, not runes, so that the
// terminal's own cursor stands where the next letter goes: an input method opens
// its window there.
type input struct {
	letters []Safe // what has been typed, letter by letter; never written in place
	at      int    // letters before the cursor
	left    int    // letters that have scrolled out of the field
	over    int    // letters of what was typed last for which there is no room
}

// newInput holds what was typed, with the cursor behind it.
func newInput(typed string) input {
	c := clean(typed, false)
	in := input{over: utf8.RuneCountInString(typed[len(typed)-c.rest:])}
	for cluster := range clusters(c.text) {
		in.letters = append(in.letters, cluster)
	}
	in.at = len(in.letters)
	return in
}

// text is what has been typed.
func (in input) text() string { return string(join(in.letters)) }

// with is the input after s has been typed or pasted at the cursor. Typed letters
// may join those around them, so all are told apart anew.
func (in input) with(s string) input {
	before := string(join(in.letters[:in.at])) + s
	next := newInput(before + string(join(in.letters[in.at:])))
	next.at, next.left = 0, in.left
	for n := len(Line(before)); n > 0 && next.at < len(next.letters); next.at++ {
		n -= len(next.letters[next.at])
	}
	return next
}

// without is the input after the letters from i up to j are gone.
func (in input) without(i, j int) input {
	rest := string(join(in.letters[:i])) + string(join(in.letters[j:]))
	next := newInput(rest)
	next.at, next.left = min(i, len(next.letters)), in.left
	return next
}

// update takes a key or a paste, and reports whether it was for the input.
func (in input) update(msg tea.Msg, keys keyMap) (input, bool) {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		return in.with(strings.TrimSpace(msg.Content)), true
	case tea.KeyPressMsg:
		if msg.Text != "" && msg.Mod&^tea.ModShift == 0 {
			return in.with(msg.Text), true
		}
		return in.edited(msg, keys)
	}
	return in, false
}

func (in input) edited(msg tea.KeyPressMsg, keys keyMap) (input, bool) {
	last := len(in.letters)
	switch {
	case key.Matches(msg, keys.left):
		in.at = max(in.at-1, 0)
	case key.Matches(msg, keys.right):
		in.at = min(in.at+1, last)
	case key.Matches(msg, keys.lineStart):
		in.at = 0
	case key.Matches(msg, keys.lineEnd):
		in.at = last
	case key.Matches(msg, keys.eraseBefore):
		return in.without(max(in.at-1, 0), in.at), true
	case key.Matches(msg, keys.eraseAt):
		return in.without(in.at, min(in.at+1, last)), true
	case key.Matches(msg, keys.eraseWord):
		return in.without(in.wordStart(), in.at), true
	case key.Matches(msg, keys.eraseLine):
		return in.without(0, in.at), true
	case key.Matches(msg, keys.eraseRest):
		return in.without(in.at, last), true
	default:
		return in, false
	}
	return in, true
}

// wordStart is where the word before the cursor begins.
func (in input) wordStart() int {
	blank := func(i int) bool { return strings.TrimFunc(string(in.letters[i]), unicode.IsSpace) == "" }
	i := in.at
	for i > 0 && blank(i-1) {
		i--
	}
	for i > 0 && !blank(i-1) {
		i--
	}
	return i
}

// fitted is the input scrolled so that the cursor stands in a field of n cells,
// the last of which is kept for it.
func (in input) fitted(n int) input {
	in.left = min(in.left, in.at)
	used := width(join(in.letters[in.left:in.at]))
	for in.left < in.at && used > n-1 {
		used -= width(in.letters[in.left])
		in.left++
	}
	// After an erasure the field shows as much as it can.
	used = width(join(in.letters[in.left:]))
	for in.left > 0 && used+width(in.letters[in.left-1]) <= n-1 {
		in.left--
		used += width(in.letters[in.left])
	}
	return in
}

// view is what a field of n cells shows, and the cell of it in which the cursor
// stands.
func (in input) view(n int) (shown Safe, x int) {
	in = in.fitted(n)
	shown = clip(join(in.letters[in.left:]), n)
	return shown, width(join(in.letters[in.left:in.at]))
}
