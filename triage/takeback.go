package triage

import (
	"slices"
	"strings"
)

// What takes something back closes an item, and a closed item is out of sight: each test here
// asks whether the words really are about the whole of it, and whether their sender may say so.

// mayCancel reports whether what h takes back can be the item: it is its sender's
// own, or a superior's, or told to everybody, or by somebody of the asker's unit.
func (f *Fold) mayCancel(h *heard, l *living) bool {
	if h.superior || h.calledAll() || l.askedBy(h.m) {
		return true
	}
	return f.sameUnit(h, l)
}

// asksAfter reports whether the sentence asks for something behind clause k, up to clause j: what
// it says before need not be done, 不用回我，核完放桌上, takes nothing back.
func (h *heard) asksAfter(k, j int) bool {
	return slices.ContainsFunc(h.deeds[k+1:j], func(d deed) bool { return d.request > 0 && !d.noNeed && !d.cancel && !d.done })
}

// asksBefore reports whether a clause from i up to before k asks for something by a time: what
// follows excepts from that, 三点半前换完，二车间不用动.
func (h *heard) asksBefore(i, k int) bool {
	return slices.ContainsFunc(h.deeds[i:k], func(d deed) bool { return d.request > 0 && d.due != nil && !d.cancel && !d.noNeed && !d.move })
}

// refersElsewhere reports whether both the words and the item carry reference numbers, and
// none in common: VD/25/00207/LBC is withdrawn, VD/25/00318/FUL is not.
func (h *heard) refersElsewhere(l *living) bool {
	mine, its := references(h.t.s), references(strings.ToLower(l.Title))
	return len(mine) > 0 && len(its) > 0 && !slices.ContainsFunc(mine, func(r string) bool { return slices.Contains(its, r) })
}

// references are the reference numbers in a text: letters and at least four digits in one word.
func references(s string) []string {
	words := strings.FieldsFunc(s, func(r rune) bool { return !letter(r) && !digit(r) && r != '/' && r != '-' })
	return slices.DeleteFunc(words, func(w string) bool {
		return !strings.ContainsFunc(w, letter) || len(slices.DeleteFunc([]rune(w), func(r rune) bool { return !digit(r) })) < 4
	})
}

// besides reports whether what t is about stands in a title only as what is to be done by
// the way: 你跟车，顺便把横幅带上. To take that back leaves the rest asked.
func besides(t Topic, title string) bool {
	var by, main Topic
	for _, part := range strings.FieldsFunc(title, func(r rune) bool { return strings.ContainsRune("，,；;。", r) }) {
		g := grams(strings.TrimSpace(part))
		if startsAny(strings.TrimSpace(part), "顺便", "顺带", "顺路", "顺手", "捎带", "另外", "此外", "再顺") {
			by = append(by, g...)
		} else {
			main = append(main, g...)
		}
	}
	slices.Sort(by)
	slices.Sort(main)
	return len(main) > 0 && t.shared(by) > 0 && t.shared(main) == 0
}

// calledOff reports whether the message has taken an item back: what it says besides, and does not ask
// for in so many words, is why.
func (f *Fold) calledOff(h *heard) bool {
	return slices.ContainsFunc(f.index.byMessage[h.m.ID], func(l *living) bool {
		return slices.ContainsFunc(l.Links, func(k Link) bool { return k.Message == h.m.ID && k.Act == Cancel })
	})
}

// idle reports whether nothing in the words of the ask says that they ask: no request, no question, no
// meeting and no deadline.
func (a *ask) idle() bool {
	return !slices.ContainsFunc(a.reasons, func(r Reason) bool {
		return r.Code == Requested || r.Code == Asked || r.Code == MeetingCalled || r.Code == OnRota || r.Code == DueSaid || r.Code == Chased || r.Code == ReceiptWanted
	})
}
