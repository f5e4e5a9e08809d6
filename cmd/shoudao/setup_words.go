package main

import (
	"slices"
	"strings"
	"unicode"

	"shoudao/tui"
	"shoudao/tui/text"
)

// wanted are the settings with what the fields say. A field that shows what it showed
// before leaves its setting as it is.
func wanted(c config, d tui.Draft) config {
	shown := draftOf(c, d.Lang)
	c.Language = codeOf(d.Lang)
	changed := func(f tui.Field) bool { return d.Typed[f] != shown.Typed[f] }
	for f, key := range fieldLists {
		if changed(f) {
			*c.list(key) = apart(d.Typed[f])
		}
	}
	if changed(tui.Title) {
		c.Me.Title = strings.TrimSpace(d.Typed[tui.Title])
	}
	if changed(tui.Morning) {
		c.Hours.Morning = tidyHours(d.Typed[tui.Morning])
	}
	if changed(tui.Afternoon) {
		c.Hours.Afternoon = tidyHours(d.Typed[tui.Afternoon])
	}
	if on, ok := onMeant(d.Typed[tui.NotifyOn]); ok && on != isOn(c.Notify.On) { // in whichever language it stands there
		c.Notify.On = &on
	}
	if changed(tui.NotifyQuiet) {
		quiet := tidyHours(d.Typed[tui.NotifyQuiet])
		c.Notify.Quiet = &quiet
	}
	return c
}

// onSaid is how a field shows that something is on.
func onSaid(on bool, l text.Lang) string {
	w := text.For(l).Setup
	if on {
		return w.On
	}
	return w.Off
}

// onMeant reads what onSaid shows, in any language; nothing is on, as in the settings.
func onMeant(typed string) (on, ok bool) {
	typed = strings.ToLower(strings.TrimSpace(typed))
	for _, l := range []text.Lang{text.Chinese, text.English} {
		switch w := text.For(l).Setup; typed {
		case "", w.On:
			return true, true
		case w.Off:
			return false, true
		}
	}
	return false, false
}

// codeOf is a language as the settings have it.
func codeOf(l text.Lang) string {
	return map[text.Lang]string{text.Chinese: "zh", text.English: "en"}[l]
}

// tidyHours are office hours as the settings have them, from what an input method makes of
// them: 8：30至12：00.
func tidyHours(typed string) string {
	return strings.NewReplacer("：", ":", "－", "-", "—", "-", "–", "-", "~", "-", "～", "-", "至", "-", "到", "-", " ", "", "　", "").Replace(typed)
}

// apart are the words of a field. Between two words in Latin letters a blank is part of a
// name: Emma Clarke.
func apart(typed string) []string {
	var all []string
	r := []rune(typed)
	from := 0
	cut := func(to int) {
		if w := strings.TrimSpace(string(r[from:to])); w != "" && !slices.Contains(all, w) {
			all = append(all, w)
		}
		from = to + 1
	}
	for i, c := range r {
		switch {
		case strings.ContainsRune("、，,；;\n\t", c):
			cut(i)
		case unicode.IsSpace(c) && !(latin(r, i, -1) && latin(r, i, 1)):
			cut(i)
		}
	}
	if from < len(r) {
		cut(len(r))
	}
	return all
}

// latin reports whether the next thing on one side of a blank, other than blanks, is of
// no Han word.
func latin(r []rune, i, step int) bool {
	for i += step; i >= 0 && i < len(r); i += step {
		if !unicode.IsSpace(r[i]) {
			return r[i] < 0x2E80 && !strings.ContainsRune(",;", r[i])
		}
	}
	return false
}

// joined is how a field shows words.
func joined(words []string) string {
	for _, w := range words {
		if strings.ContainsFunc(w, func(r rune) bool { return r >= 0x2E80 }) {
			return strings.Join(words, "、")
		}
	}
	return strings.Join(words, ", ")
}
