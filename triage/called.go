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
	return slices.ContainsFunc(f.shownAs(l), func(sp speaker) bool { return h.callsUpon(sp.shown, sp.name, sp.unit) })
}

// shownAs are the names under which the item's sender speaks, in this group and others.
func (f *Fold) shownAs(l *living) []speaker {
	all := []speaker{f.room(l.Group).circle.speaker(l.Sender)}
	if l.SenderID == "" {
		return all
	}
	for _, sp := range f.ids[l.SenderID] {
		if sp.shown != all[0].shown {
			all = append(all, sp)
		}
	}
	return all
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
