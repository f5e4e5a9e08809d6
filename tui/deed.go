package tui

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shoudao/triage"
	"shoudao/tui/text"
)

// A deed is what the user does to items, about to be stored.
type deed struct {
	verb  triage.Verb
	items []triage.Item
	until time.Time // of a snooze or a deadline
	text  string    // of a note or a receipt
}

// deedMsg is what a dialog tells the screen below when the user has answered.
type deedMsg struct{ deed deed }

func (d deed) decisions(at time.Time) []triage.Decision {
	ds := make([]triage.Decision, len(d.items))
	for i, it := range d.items {
		ds[i] = it.Decide(d.verb, at)
		ds[i].Until, ds[i].Text = d.until, d.text
	}
	return ds
}

// settled are the items as they will be once the deed is stored.
func (d deed) settled(at time.Time) []triage.Item {
	after := make([]triage.Item, len(d.items))
	for i, it := range d.items {
		after[i] = triage.Settle([]triage.Item{it}, d.decisions(at)[i:i+1])[0]
	}
	return after
}

// what names the items: the title of one, or how many.
func (d deed) what(w text.Words) string {
	if len(d.items) != 1 {
		return w.Dialog.Items(len(d.items))
	}
	return string(cut(title(d.items[0], w), titleInStatus))
}

// stays reports whether the user goes on with the item that she has acted on.
func (d deed) stays() bool {
	return d.verb == triage.Note || d.verb == triage.Replied || d.verb == triage.AcceptDue
}

// undoable says what a deed was, and which key takes it back.
func (d *desk) undoable(done deed) notice {
	w, undo := d.words, firstLabel(d.keys.undo)
	if done.verb == triage.Replied {
		return notice{text: own(w.Status.ReceiptCopied(done.text, undo)), tone: muted, stays: true}
	}
	return notice{text: own(w.Status.Undo(undo, w.Verbs.Of(done.verb), done.what(w))), tone: muted, stays: true}
}

// receiptFor is the receipt that answers a message, in the language of its words.
func receiptFor(words string, w text.Words) string {
	if strings.ContainsFunc(words, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		return text.For(text.Chinese).Status.Receipt
	}
	return w.Status.Receipt
}

// deedFor is the deed that a key does to items at once.
func (d *desk) deedFor(k tea.KeyPressMsg, items []triage.Item) (deed, bool) {
	keys := d.keys
	act := deed{items: items}
	switch {
	case key.Matches(k, keys.done):
		act.verb = triage.MarkDone
	case key.Matches(k, keys.notMine):
		act.verb = triage.MarkNotMine
	case key.Matches(k, keys.pin):
		act.verb = triage.Pin
		if !slices.ContainsFunc(items, func(it triage.Item) bool { return !it.Standing.Pinned }) {
			act.verb = triage.Unpin
		}
	default:
		return act, false
	}
	return act, true
}

// dialogFor is the dialog that a key opens for items.
func (d *desk) dialogFor(k tea.KeyPressMsg, items []triage.Item) (screen, bool) {
	keys := d.keys
	switch {
	case key.Matches(k, keys.snooze):
		return newTimeDialog(d, deed{verb: triage.Snooze, items: items}), true
	case key.Matches(k, keys.due):
		return newTimeDialog(d, deed{verb: triage.SetDue, items: items}), true
	case key.Matches(k, keys.note):
		return newNoteDialog(d, items[:1]), true
	}
	return nil, false
}

// oneFor is what a key does to one item alone: to answer it, to copy it, to judge
// its deadline, to look at its place. The step says why if it can do nothing.
func (d *desk) oneFor(f frame, k tea.KeyPressMsg, r Row) (deed, step, bool) {
	keys, w, it := d.keys, d.words, r.Item
	act := deed{items: []triage.Item{it}}
	switch {
	case key.Matches(k, keys.reply):
		if !OwesReceipt(it) && !it.Standing.Replied {
			return act, step{say: notice{text: own(w.Status.NoReceipt), tone: muted}}, true
		}
		act, st := d.receipted(it, words(r.Message, w))
		return act, st, true
	case key.Matches(k, keys.copy):
		return act, d.copied(words(r.Message, w)), true
	case key.Matches(k, keys.cite):
		return act, d.cited(Said{Message: r.Message}, f), true
	case key.Matches(k, keys.acceptDue):
		if !it.Due.Inferred && !moved(it) {
			return act, step{say: notice{text: own(w.Status.NoMove), tone: muted}}, true
		}
		act.verb = triage.AcceptDue
		return act, step{}, true
	case key.Matches(k, keys.keepDue):
		first := firstDue(it)
		if first.IsZero() || first.Equal(it.Due.At) {
			return act, step{say: notice{text: own(w.Status.NoMove), tone: muted}}, true
		}
		act.verb, act.until = triage.SetDue, first
		return act, step{}, true
	case key.Matches(k, keys.place):
		return act, step{push: newPlace(d, it.Anchor.Message)}, true
	case key.Matches(k, keys.review):
		return act, step{push: newReview(d, it.Anchor.Message)}, true
	}
	return act, step{}, false
}

// OwesReceipt reports whether a receipt is wanted and none has been given.
func OwesReceipt(it triage.Item) bool {
	wanted := false
	for _, l := range it.Links {
		if l.Act == triage.Receipt || l.Act == triage.Finish {
			return false
		}
		for _, r := range l.Reasons {
			wanted = wanted || r.Code == triage.ReceiptWanted
		}
	}
	return wanted && !it.Standing.Replied
}

func moved(it triage.Item) bool { return acts(it, triage.Move) > 0 }

// acts is how many of the item's links are of a kind.
func acts(it triage.Item, a triage.Act) int {
	n := 0
	for _, l := range it.Links {
		if l.Act == a {
			n++
		}
	}
	return n
}

// firstDue is the deadline that was said first.
func firstDue(it triage.Item) time.Time {
	for _, l := range it.Links {
		if !l.Due.At.IsZero() {
			return l.Due.At
		}
	}
	return time.Time{}
}
