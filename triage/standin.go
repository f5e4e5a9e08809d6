package triage

import (
	"slices"
	"strings"
)

// standsInFor is the colleague whom a name means for whom the user stands in, as her profile
// has him; "" if it means none of them.
func (s *self) standsInFor(name string) string {
	name = strings.Trim(name, "@ ")
	if len(s.covers) == 0 || name == "" {
		return ""
	}
	bare, _ := personName(name)
	for _, c := range s.covers {
		if calls(name, c) || calls(bare, c) || slices.Contains(latinForms(c), name) {
			return c
		}
	}
	return ""
}

// calls reports whether a name is somebody's, alone or with a title behind it.
func calls(name, somebody string) bool {
	title, ok := strings.CutPrefix(name, somebody)
	return ok && (title == "" || slices.Contains(allTitles, title))
}

// standIn makes the user's what is said in a clause to those for whom she stands in. It is for the
// clause's places to be settled first: what only goes to such a colleague, or tells of him, stays his,
// and so does what he has put himself down for in a list.
func (v *vocabulary) standIn(h *heard, c *clause) {
	if len(v.self.covers) == 0 || c.point > 0 && h.joinsList() {
		return
	}
	for i := range h.addresses {
		a := &h.addresses[i]
		if a.from < c.from || a.to > c.to || a.who != person && a.who != aboveMe || !a.spoken() {
			continue
		}
		if v.self.standsInFor(h.t.s[a.from:a.to]) != "" {
			a.who, a.standIn = myNick, true
		}
	}
}

// recordedFor reports whether the program has recorded a mention of somebody for whom the user stands
// in, which is not in the text as far as it is read.
func (v *vocabulary) recordedFor(h *heard) bool {
	covered := func(name string) bool { return v.self.standsInFor(name) != "" }
	if slices.ContainsFunc(h.addresses, func(a address) bool { return a.at && a.to > 0 && covered(h.t.s[a.from:a.to]) }) {
		return false
	}
	return slices.ContainsFunc(h.m.Mentions, func(name string) bool { return covered(strings.TrimSpace(newText(name).s)) })
}

// namedCode is what it is evidence of that the user is called by the name of the address.
func namedCode(a address) Code {
	if a.standIn {
		return StandingIn
	}
	return Named
}

// mentionCode is what the @ of a message that calls the user is evidence of.
func (h *heard) mentionCode() Code {
	if slices.ContainsFunc(h.addresses, func(a address) bool { return a.at && a.mine() && !a.standIn }) {
		return Mentioned
	}
	return StandingIn
}

// onlyFor reports whether nothing but the name of one colleague, for whom the user stands in,
// addresses the item.
func (s *self) onlyFor(colleague string, l *living, r *room) bool {
	only := false
	for _, k := range l.Reasons() {
		if !k.Code.addresses() {
			continue
		}
		p := r.byID(k.Span.Message)
		if k.Code != StandingIn || p == nil || k.Span.To > len(p.m.Text) {
			return false
		}
		called := []string{newText(p.m.Text[k.Span.From:k.Span.To]).s}
		if called[0] == "" {
			called = foldAll(p.m.Mentions) // recorded, and not in the text
		}
		if !slices.ContainsFunc(called, func(name string) bool { return s.standsInFor(name) == colleague }) {
			return false
		}
		only = true
	}
	return only
}
