package tui

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shoudao/triage"
)

// A timeDialog asks until when to snooze items, or by when they are due: one of a
// few proposals, or whatever the user types.
type timeDialog struct {
	*desk
	deed    deed
	input   input
	choices []choice
	at      int // the proposal that Enter takes while nothing is typed
}

// A choice is a proposal. Its zero instant takes a deadline away.
type choice struct {
	label string
	until time.Time
}

func newTimeDialog(d *desk, act deed) timeDialog { return timeDialog{desk: d, deed: act} }

func (t timeDialog) snoozes() bool { return t.deed.verb == triage.Snooze }

func (t timeDialog) name() string {
	if t.snoozes() {
		return t.words.Dialog.Snooze("")
	}
	return t.words.Dialog.Due("")
}

func (t timeDialog) typing() bool { return true }

// keeps implements keeper: what was typed for these items stands there again.
func (t timeDialog) keeps() (name, typed string) {
	return t.name() + draftOf(t.deed.items[0]), t.input.text()
}

// draftOf names the words that were typed for an item and not yet used.
func draftOf(it triage.Item) string {
	return fmt.Sprintf(" %v@%d", it.Anchor.Message, it.Anchor.Offset)
}

func (t timeDialog) began() bool { return false }

func (t timeDialog) keeping(typed string) screen {
	t.input = newInput(typed)
	return t
}

// read is the time that the user's words mean here.
func (t timeDialog) read(typed string, now time.Time) (time.Time, bool) {
	typed = halved(typed) // an input method that is left on makes ３．１５ of 3.15
	if t.snoozes() {
		return t.wake(typed, now)
	}
	return t.due(typed, now)
}

// proposed are the choices at now: those of the words that lie ahead.
func (t timeDialog) proposed(now time.Time) []choice {
	labels := t.words.Dialog.DueChoices
	if t.snoozes() {
		labels = t.words.Dialog.SnoozeChoices
	}
	var all []choice
	for _, label := range labels {
		if at, ok := t.read(label, now); ok && at.After(now) {
			all = append(all, choice{label, at})
		}
	}
	if !t.snoozes() {
		return append(all, choice{label: t.words.Dialog.NoDue})
	}
	if at := t.deed.items[0].Due.At.AddDate(0, 0, -1); len(t.deed.items) == 1 && at.After(now) {
		all = append(all, choice{t.words.Dialog.DayBefore, at})
	}
	return all
}

// offered are those of the proposals at now that come to different moments: several often come
// to two hours before the deadline.
func (t timeDialog) offered(now time.Time) []choice {
	var apart []choice
	for _, c := range t.proposed(now) {
		if !slices.ContainsFunc(apart, func(a choice) bool { return t.comesTo(a.until, now).Equal(t.comesTo(c.until, now)) }) {
			apart = append(apart, c)
		}
	}
	return apart
}

func (t timeDialog) update(f frame, msg tea.Msg) (screen, step) {
	switch msg := msg.(type) {
	case clickedMsg:
		t.at = msg.i
	case openedMsg:
		t.choices = t.offered(f.now)
	case tea.KeyPressMsg:
		last := len(t.choices) - 1
		switch {
		case key.Matches(msg, t.keys.leave):
			return t, step{pop: true}
		case key.Matches(msg, t.keys.take):
			return t.taken(f.now)
		case msg.Text == "" && key.Matches(msg, t.keys.down, t.keys.pane):
			t.at = min(t.at+1, last)
		case msg.Text == "" && key.Matches(msg, t.keys.up):
			t.at = max(t.at-1, 0)
		default:
			t.input, _ = t.input.update(msg, t.keys)
		}
	case tea.PasteMsg:
		t.input, _ = t.input.update(msg, t.keys)
	}
	t.input = t.input.fitted(t.field(f))
	return t, step{}
}

// taken answers Enter. A single digit is the number of a proposal.
func (t timeDialog) taken(now time.Time) (screen, step) {
	typed := strings.TrimSpace(halved(t.input.text()))
	at := t.at
	if len(typed) == 1 && typed[0] >= '1' && int(typed[0]-'1') < len(t.choices) {
		at, typed = int(typed[0]-'1'), ""
	}
	until, ok := t.read(typed, now)
	w := t.words
	switch {
	case typed == "" && at < len(t.choices):
		until = t.choices[at].until
	case !ok:
		return t, step{say: notice{text: own(w.Dialog.Unread(typed)), tone: bad}}
	case !until.After(now):
		said := w.Times.Full(until.In(now.Location()), now)
		return t, step{say: notice{text: own(w.Dialog.Passed(said)), tone: bad}}
	}
	t.deed.until, t.input = until, input{}
	return t, step{pop: true, tell: deedMsg{t.deed}}
}

func (t timeDialog) prompt() Safe {
	if t.snoozes() {
		return own(" " + t.words.Dialog.SnoozePrompt)
	}
	return own(" " + t.words.Dialog.DueSay)
}

// field is how many cells the input has: the rest says what was understood.
func (t timeDialog) field(f frame) int { return max(f.w-width(t.prompt())-24, 12) }

// height implements sheet: a rule, what it is about, the proposals, the input, a
// hint and what went wrong.
func (t timeDialog) height(f frame) int { return min(4+max(len(t.choices), 1), f.h) }

func (t timeDialog) view(f frame) picture {
	w := t.words
	about := w.Dialog.Items(len(t.deed.items))
	if len(t.deed.items) == 1 {
		about = string(title(t.deed.items[0], w))
	}
	what := w.Dialog.Due(about)
	if t.snoozes() {
		what = w.Dialog.Snooze(about)
	}
	rows := []row{rule(f.w), {line: of(heading, own(" "+what)).beside(of(f.notice.tone, t.complaint(f)), f.w)}}
	typed := t.input.text() != ""
	for i, c := range t.choices[:max(min(len(t.choices), f.h-4), 0)] {
		chosen := i == t.at && !typed
		l := sign(chosen, false).and(muted, own(digits(i+1)+" ")).and(plain, pad(own(c.label), 16))
		if !c.until.IsZero() {
			l = l.and(plain, " ").and(muted, t.means(c.until, f.now))
		}
		rows = append(rows, row{line: l, chosen: chosen, nth: i + 1})
	}
	for len(rows) < f.h-2 {
		rows = append(rows, row{})
	}
	shown, x := t.input.view(t.field(f))
	l := of(strong, t.prompt()).and(plain, pad(shown, max(width(shown), min(14, t.field(f))))).and(plain, "  ")
	if until, ok := t.read(t.input.text(), f.now); ok && typed && until.After(f.now) {
		l = l.and(muted, "-> ").and(fresh, t.means(until, f.now))
	}
	hint := w.Dialog.DueHint
	if t.snoozes() {
		hint = w.Dialog.SnoozeHint
	}
	cursor := tea.NewCursor(width(t.prompt())+x, len(rows))
	rows = append(rows, row{line: l}, row{line: of(muted, own(" "+hint))})
	return picture{rows: rows, cursor: cursor}
}

// comesTo is the moment that a time comes to: what is snoozed beyond two hours before its
// deadline comes back there.
func (t timeDialog) comesTo(until, now time.Time) time.Time {
	act := t.deed
	act.until = until
	if !t.snoozes() || len(act.items) != 1 {
		return until
	}
	if wake := act.settled(now)[0].Standing.WakeAt; wake.Before(until) {
		return wake
	}
	return until
}

// means says what a time comes to.
func (t timeDialog) means(until, now time.Time) Safe {
	w := t.words
	if wake := t.comesTo(until, now); wake.Before(until) {
		return own(w.Times.Full(wake.In(now.Location()), now) + " " + w.Dialog.BeforeDue)
	}
	return own(w.Times.Full(until.In(now.Location()), now))
}

// complaint is what was wrong with the words typed last.
func (t timeDialog) complaint(f frame) Safe {
	if f.notice.tone == bad {
		return f.notice.text
	}
	return ""
}

func (t timeDialog) help(frame) []keyGroup {
	k := t.keys
	return []keyGroup{{t.words.Keys.Choose, []key.Binding{k.down, k.up, k.take, k.leave}}, t.editing()}
}
