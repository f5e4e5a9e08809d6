package triage

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"shoudao/ingest"
)

// edited has an edit take the place of the words that it edits, in the items that were made of
// them. It reports whether it did: words that had asked for nothing leave nothing to replace,
// and what was asked in several sends is not told by one of them.
func (f *Fold) edited(h *heard, r *room) bool {
	was := r.byID(h.m.Of)
	if h.m.Kind != ingest.Edit || h.m.Of.IsZero() || was == nil || !sameSender(was.m, h.m) || h.m.Marking != "" {
		return false
	}
	old := f.index.itemsOf(h.m.Of)
	if len(old) == 0 || len(f.byItself(was, r)) != len(old) {
		return false
	}
	now, same := f.byItself(h, r), sameWords(h.m.Text, r.lastEdit(was).m.Text)
	for i, l := range old {
		if i < len(now) {
			l.reword(now[i], h, same)
			continue
		}
		l.link(h.whollyAs(Cancel))
	}
	for _, a := range now[min(len(old), len(now)):] {
		f.make(a, []*heard{h}, a.topic())
	}
	return true
}

// lastEdit is the newest edit of what was said; what was said where there is none.
func (r *room) lastEdit(was *heard) *heard {
	for _, p := range slices.Backward(r.recent) {
		if p.m.Kind == ingest.Edit && p.m.Of == was.m.ID && sameSender(p.m, was.m) {
			return p
		}
	}
	return was
}

// itemsOf are the items that a message alone has made, in the order of its words.
func (x *index) itemsOf(id ingest.ID) []*living {
	var all []*living
	for _, l := range x.byMessage[id] {
		if l.Anchor.Message == id && l.Links[0].By == id {
			all = append(all, l)
		}
	}
	slices.SortFunc(all, func(a, b *living) int { return cmp.Compare(a.Anchor.Offset, b.Anchor.Offset) })
	return all
}

// byItself are the asks that a message makes by itself, in the order of its words.
func (f *Fold) byItself(h *heard, r *room) []ask {
	var all []ask
	for _, a := range f.judge.words().asks([]*heard{h}, f.setting(h, r)) {
		if a.score >= LookLine {
			all = append(all, a)
		}
	}
	return all
}

// reword gives an item the words of an edit, and the deadline that they name. What she has done
// is done still if only the signs have changed.
func (l *living) reword(a ask, h *heard, same bool) {
	act := Clarify
	switch {
	case l.State == Cancelled, l.State == Done && !same:
		act = Reopen
	case !a.due.At.IsZero() && !a.due.At.Equal(l.Due.At) && !same:
		act = Move
	}
	k := a.link(a.at, act, h, l.news(a))
	if act == Clarify {
		k.Due = Due{}
	}
	l.link(k)
	l.Title, l.folded = a.title(), ""
	l.comes = notAsked
}

// sameWords reports whether two texts differ in nothing but signs and blanks.
func sameWords(a, b string) bool {
	bare := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				return r
			}
			return -1
		}, s)
	}
	return bare(a) == bare(b)
}
