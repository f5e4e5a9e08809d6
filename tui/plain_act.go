package tui

import (
	"errors"
	"slices"
	"strings"
	"time"

	"shoudao/triage"
)

// acting are the items that the numbers stand for, as they are to be decided on:
// what was said of them as the user has seen it, what she decided as it is now. Of
// one that cannot be decided on it says why.
func (d *dialogue) acting(numbers []int) []triage.Item {
	var items []triage.Item
	for _, n := range numbers {
		if !d.listed[n-1].item {
			d.say(own(d.words.Plain.NoItem(n)))
			continue
		}
		it := d.listed[n-1].row.Item
		is, err := d.client.inbox.Item(d.client.ctx, it.Anchor)
		switch {
		case errors.Is(err, ErrGone):
			d.say(own(digits(n) + ". " + d.name(n) + " " + d.words.Detail.Gone))
			continue
		case err != nil:
			d.say(d.unread(err))
			return nil
		}
		it.Standing, it.State = is.Standing, is.State
		if d.handled(it) {
			d.say(own(d.words.Plain.Already(n, d.name(n), string(d.state(it)))))
			continue
		}
		items = append(items, it)
	}
	return items
}

// handled reports whether an item is one that is dealt with: it is closed, or has
// left the queue that is listed. What is snoozed can be acted on where it was found
// by search.
func (d *dialogue) handled(it triage.Item) bool {
	return it.State != triage.Open || d.query == "" && it.Standing.WakeAt.After(d.now())
}

// state is what has become of an item.
func (d *dialogue) state(it triage.Item) Safe {
	return writing{desk: d.desk, dossier: dossier{item: it}, now: d.now()}.state()
}

// handle does to items what a key of the screen does to them at once.
func (d *dialogue) handle(a asked) {
	items := d.acting(a.numbers)
	if len(items) == 0 {
		return
	}
	if act, ok := d.deedFor(pressOf(a.binding.Keys()[0]), items); ok && d.decide(act) {
		d.did(act)
		d.goOn(act)
	}
}

// handleOne does to an item what a key of the screen does to one alone.
func (d *dialogue) handleOne(a asked) {
	items := d.acting(a.numbers)
	if len(items) == 0 {
		return
	}
	row := d.listed[a.numbers[0]-1].row
	act, s, _ := d.oneFor(frame{now: d.now()}, pressOf(a.binding.Keys()[0]), Row{items[0], row.Message})
	if act.verb == 0 {
		d.say(s.say.text)
		return
	}
	if !d.decide(act) {
		return
	}
	if act.verb == triage.Replied {
		d.say(own(d.words.Plain.ToCopy))
		d.say(Line(act.text))
	}
	d.current = a.numbers[0]
	d.did(act)
	d.goOn(act)
}

func (d *dialogue) snooze(a asked) { d.setTime(a, triage.Snooze) }

func (d *dialogue) setDue(a asked) { d.setTime(a, triage.SetDue) }

// setTime snoozes items, or sets their deadline, until the time that was typed.
// Without one it says which there are.
func (d *dialogue) setTime(a asked, verb triage.Verb) {
	items := d.acting(a.numbers)
	if len(items) == 0 {
		return
	}
	now := d.now()
	t := newTimeDialog(d.desk, deed{verb: verb, items: items})
	t.choices = t.offered(now)
	if a.words == "" {
		d.current = a.numbers[0]
		d.sayChoices(t, d.usageOf(a), now)
		return
	}
	until, ok := t.read(a.words, now)
	for _, c := range t.proposed(now) {
		if strings.EqualFold(c.label, a.words) {
			until, ok = c.until, true
		}
	}
	w := d.words.Dialog
	switch {
	case !ok:
		d.say(own(w.Unread(string(Line(a.words)))))
		return
	case !until.IsZero() && !until.After(now):
		d.say(own(w.Passed(d.words.Times.Full(until.In(d.zone), now))))
		return
	}
	t.deed.until = until
	if d.decide(t.deed) {
		d.did(t.deed)
		d.goOn(t.deed)
	}
}

// usageOf is the example of a command that takes a time, with the numbers that were
// typed.
func (d *dialogue) usageOf(a asked) string {
	var ns []string
	for _, n := range a.numbers {
		ns = append(ns, digits(n))
	}
	return strings.Replace(a.command.words.Usage, "3", strings.Join(ns, ","), 1)
}

// sayChoices says which times are proposed.
func (d *dialogue) sayChoices(t timeDialog, usage string, now time.Time) {
	d.say(own(d.words.Plain.UntilWhen(d.what(t.deed.items), usage)))
	for _, c := range t.choices {
		if c.until.IsZero() {
			d.say(own(c.label))
			continue
		}
		d.say(own(d.words.Plain.Choice(c.label, string(t.means(c.until, now)))))
	}
}

// note writes, reads out or deletes the note on an item.
func (d *dialogue) note(a asked) {
	items := d.acting(a.numbers)
	if len(items) == 0 {
		return
	}
	w, n, it := d.words.Plain, a.numbers[0], items[0]
	d.current = n
	switch {
	case a.words == "" && it.Standing.Note == "":
		d.say(own(w.NoNote(d.name(n))))
		d.say(own(w.NoteHow(n)))
		return
	case a.words == "":
		d.say(own(w.NoteIs(d.name(n), "")) + Text(it.Standing.Note).flat()) // also one that is longer than they may be today
		d.say(own(w.NoteHow(n)))
		return
	case len(a.words) == 1 && narrow(a.words) == '-':
		a.words = ""
	case len(a.words) > MaxNote:
		d.say(own(w.NoteTooLong(int64(len(a.words)), MaxNote)))
		return
	}
	act := deed{verb: triage.Note, items: items, text: a.words}
	if d.decide(act) {
		d.did(act)
	}
}

// decide stores a deed. What it made of the items is known from then on.
func (d *dialogue) decide(act deed) bool {
	now := d.now()
	_, store := d.client.decide(act.decisions(now))
	msg := store().(decidedMsg)
	if msg.err != nil {
		d.say(own(d.words.Errors.Decide(string(d.cause(msg.err)))))
		return false
	}
	for _, it := range act.settled(now) {
		d.become(it)
	}
	return true
}

// become takes in what has become of an item, in the list and in the queue as the
// user knows it.
func (d *dialogue) become(it triage.Item) {
	for i, n := range d.listed {
		if n.item && n.row.Item.Anchor == it.Anchor {
			d.listed[i].row.Item = it
		}
	}
	d.knows(it)
}

// did says what was done, until when if there is an end to it, and how to take it
// back.
func (d *dialogue) did(act deed) {
	w, verb, what := d.words.Plain, d.words.Verbs.Of(act.verb), d.what(act.items)
	switch {
	case act.verb != triage.Snooze && act.verb != triage.SetDue:
		d.say(own(w.Did(verb, what)))
	case act.until.IsZero():
		d.say(own(w.DidNoDue(verb, what)))
	default:
		d.say(own(w.DidUntil(verb, what, string(newTimeDialog(d.desk, act).means(act.until, d.now())))))
	}
}

// what names items: one in full, with its number.
func (d *dialogue) what(items []triage.Item) string {
	if len(items) == 1 {
		n := slices.IndexFunc(d.listed, func(n numbered) bool { return n.row.Item.Anchor == items[0].Anchor })
		name := string(title(items[0], d.words))
		if n < 0 {
			return name // a message that has become part of an item that is not listed
		}
		return digits(n+1) + ". " + name
	}
	return d.words.Dialog.Items(len(items))
}

// goOn says which item comes next after a deed: the first behind those acted on
// that is still to be done, or else the first of all. A deed that leaves the user at
// its item has none.
func (d *dialogue) goOn(act deed) {
	if act.stays() || d.query != "" {
		return
	}
	last := 0
	for i, n := range d.listed {
		if marked(act.items, n.row.Item) {
			last = i + 1
		}
	}
	for i := range d.listed {
		n := (last+i)%len(d.listed) + 1
		if it := d.listed[n-1].row.Item; Queued.holds(it, d.now()) && !marked(act.items, it) {
			d.current = n
			d.say(own(d.words.Plain.Next+" ") + d.rowLine(n))
			return
		}
	}
	d.current = 0
	if len(d.rest) > 0 {
		d.say(own(d.words.Plain.NextMore))
		return
	}
	d.say(own(d.words.Plain.NoNext))
}

// mine makes a message that was found the user's own.
func (d *dialogue) mine(a asked) {
	n := &d.listed[a.numbers[0]-1]
	msg := d.client.mine(n.row.Message.ID)().(minedMsg)
	if msg.err != nil || msg.already {
		d.say(d.mined(msg).text)
		return
	}
	d.current = a.numbers[0]
	if !n.item {
		n.item, n.row.Item = true, msg.item
	}
	d.say(own(d.words.Status.MineTaken))
	d.did(deed{verb: triage.MarkMine, items: []triage.Item{msg.item}})
	if it, err := d.client.inbox.Item(d.client.ctx, msg.item.Anchor); err == nil {
		d.become(it)
	}
}

func (d *dialogue) undo(asked) { d.tookBack(d.client.undo()().(undoneMsg)) }

func (d *dialogue) redo(asked) { d.tookBack(d.client.redo()().(undoneMsg)) }

// tookBack says what was taken back or done again, and where that leaves the first
// of its items that is listed.
func (d *dialogue) tookBack(msg undoneMsg) {
	w := d.words
	if msg.err != nil {
		d.say(model{desk: d.desk}.undone(msg).text)
		return
	}
	what := string(Line(msg.action.Title))
	if msg.action.Items > 1 {
		what = w.Dialog.Items(msg.action.Items)
	}
	said := w.Plain.Undone
	if msg.redo {
		said = w.Plain.Redone
	}
	d.say(own(said(w.Verbs.Of(msg.action.Verb), what)))
	for _, a := range msg.action.Anchors {
		if it, err := d.client.inbox.Item(d.client.ctx, a); err == nil {
			d.become(it)
		}
	}
	for i, n := range d.listed {
		if n.item && d.query == "" && len(msg.action.Anchors) > 0 && n.row.Item.Anchor == msg.action.Anchors[0] && Queued.holds(n.row.Item, d.now()) {
			d.current = i + 1
			d.say(d.rowLine(d.current))
		}
	}
}
