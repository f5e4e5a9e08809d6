package triage

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// speaksTo reports whether the user's words name the item's sender, by any name under
// which he speaks.
func (f *Fold) speaksTo(h *heard, l *living) bool {
	if slices.Contains(h.m.Mentions, l.Sender) {
		return true
	}
	here := f.asker(l)
	if h.callsUpon(here.shown, here.name, here.unit) {
		return true
	}
	if l.SenderID == "" {
		return false
	}
	return slices.ContainsFunc(f.ids[l.SenderID], func(sp speaker) bool { // as he is shown in other groups
		return sp.shown != here.shown && h.callsUpon(sp.shown, sp.name, sp.unit)
	})
}

// asker is the item's sender as its room knows him.
func (f *Fold) asker(l *living) speaker {
	r, ok := f.rooms[l.key]
	if !ok {
		r = f.room(l.Group)
	}
	return r.circle.speaker(l.Sender)
}

// plainTitles are those of two characters, by which people are called without their names.
var plainTitles = slices.DeleteFunc(slices.Clone(titles), func(t string) bool { return utf8.RuneCountInString(t) != 2 })

// callsUpon reports whether the words name somebody who is shown so.
func (h *heard) callsUpon(shown, name, rest string) bool {
	if nick := nickOf(shown); len(nick) > 3 && strings.Contains(h.t.s, nick) {
		return true
	}
	k := surname(name, 0)
	if k == 0 {
		return false
	}
	for _, a := range h.addresses {
		if a.foreign() && strings.HasPrefix(h.t.s[a.from:a.to], name[:k]) {
			return true
		}
	}
	if given := name[k:]; len(given) > 0 && h.kin(given) {
		return true
	}
	for _, t := range plainTitles { // 主任，… for whoever is shown with that title
		if (name[k:] == t || strings.HasSuffix(rest, t)) && strings.Contains(h.t.s, t) {
			return true
		}
	}
	return false
}

// kin reports whether the words call somebody of the given name as people do who know
// each other: 静姐, 大为哥.
func (h *heard) kin(given string) bool {
	_, n := utf8.DecodeLastRuneInString(given)
	last := given[len(given)-n:]
	for _, t := range kinTitles {
		if strings.Contains(h.t.s, t) && strings.Contains(h.t.s, last+t) {
			return true // with the whole given name, too, the last of it stands before the title
		}
	}
	return false
}
