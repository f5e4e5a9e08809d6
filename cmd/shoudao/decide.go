package main

import (
	"cmp"
	"context"
	"errors"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"shoudao/ingest"
	"shoudao/store"
	"shoudao/triage"
	"shoudao/triage/when"
	"shoudao/tui"
	"shoudao/tui/text"
)

func (a *app) doneCommand() *cobra.Command {
	return a.decision("done HANDLE...", a.words.Cmd.Done, triage.MarkDone)
}

func (a *app) openCommand() *cobra.Command {
	return a.decision("open HANDLE...", a.words.Cmd.Open, triage.MarkOpen)
}

func (a *app) notMineCommand() *cobra.Command {
	return a.decision("not-mine HANDLE...", a.words.Cmd.NotMine, triage.MarkNotMine)
}

func (a *app) mineCommand() *cobra.Command {
	return a.decision("mine ID...", a.words.Cmd.Mine, triage.MarkMine)
}

func (a *app) pinCommand() *cobra.Command {
	return a.decision("pin HANDLE...", a.words.Cmd.Pin, triage.Pin)
}

func (a *app) unpinCommand() *cobra.Command {
	return a.decision("unpin HANDLE...", a.words.Cmd.Unpin, triage.Unpin)
}

// decision is a command that decides one thing for the items that it is given.
func (a *app) decision(use string, help text.CmdHelp, verb triage.Verb) *cobra.Command {
	return &cobra.Command{
		Use: use, Short: help.Short, Long: help.Long, Args: args(1, -1),
		RunE: func(c *cobra.Command, names []string) error {
			return a.with(c.Context(), func(d *desk) error {
				return a.decide(c.Context(), d, names, triage.Decision{Verb: verb})
			})
		},
	}
}

func (a *app) noteCommand() *cobra.Command {
	return &cobra.Command{
		Use: "note HANDLE TEXT", Short: a.words.Cmd.Note.Short, Long: a.words.Cmd.Note.Long, Args: args(2, 2),
		RunE: func(c *cobra.Command, given []string) error {
			said := strings.TrimSpace(given[1])
			if len(said) > tui.MaxNote {
				return longNoteError{len(said)}
			}
			return a.with(c.Context(), func(d *desk) error {
				return a.decide(c.Context(), d, given[:1], triage.Decision{Verb: triage.Note, Text: said})
			})
		},
	}
}

func (a *app) snoozeCommand() *cobra.Command {
	return a.timed("snooze HANDLE... UNTIL", a.words.Cmd.Snooze, triage.Snooze, wake)
}

func (a *app) dueCommand() *cobra.Command {
	return a.timed("due HANDLE... WHEN", a.words.Cmd.Due, triage.SetDue, due)
}

// timed is a command whose last argument is a time, as a person types it.
func (a *app) timed(use string, help text.CmdHelp, verb triage.Verb, read func(string, time.Time, when.Office) (time.Time, bool)) *cobra.Command {
	return &cobra.Command{
		Use: use, Short: help.Short, Long: help.Long, Args: args(2, -1),
		RunE: func(c *cobra.Command, given []string) error {
			return a.with(c.Context(), func(d *desk) error {
				typed, now := given[len(given)-1], a.clock(d.zone())
				until, ok := read(typed, now, d.profile.Office)
				switch {
				case verb == triage.SetDue && (typed == noDue || typed == a.words.Dialog.NoDue):
					until = time.Time{} // it has none any more
				case !ok:
					return notATimeError{typed}
				case !until.After(now):
					return pastError{a.words.Times.Full(until, now)}
				}
				return a.decide(c.Context(), d, given[:len(given)-1], triage.Decision{Verb: verb, Until: until})
			})
		},
	}
}

// noDue is typed to take a deadline away.
const noDue = "none"

// decide records one action for the items with these names: what is said of it, of each.
func (a *app) decide(ctx context.Context, d *desk, names []string, said triage.Decision) error {
	now := a.clock(d.zone())
	var ds []triage.Decision
	for _, name := range names {
		dec, err := d.decisionFor(ctx, name, said.Verb, now)
		if err != nil {
			return err
		}
		dec.Until, dec.Text = said.Until, cmp.Or(said.Text, dec.Text)
		ds = append(ds, dec)
	}
	action, err := d.Decide(ctx, d.judge, now, ds)
	if err != nil {
		return err
	}
	when := ""
	switch {
	case said.Verb == triage.Snooze:
		if when, err = a.wakes(ctx, d, ds, said.Until); err != nil {
			return err
		}
	case !said.Until.IsZero():
		when = " " + a.words.Times.Full(said.Until, now)
	}
	return a.tellAction(ctx, d, action, func(verb string, titles []string) string {
		return a.words.Cmd.Output.Decided(verb, titles, when)
	}, true)
}

// wakes says when what was snoozed comes back: before the time that was asked for,
// where an item is due before it.
func (a *app) wakes(ctx context.Context, d *desk, ds []triage.Decision, until time.Time) (string, error) {
	now, first := a.clock(d.zone()), until
	for _, dec := range ds {
		it, err := d.Item(ctx, dec.Anchor)
		if err != nil {
			return "", err
		}
		if wake := it.Standing.WakeAt; !wake.IsZero() && wake.Before(first) {
			first = wake
		}
	}
	said := " " + a.words.Times.Full(first.In(d.zone()), now)
	if first.Before(until) {
		said += " " + a.words.Dialog.BeforeDue
	}
	return said, nil
}

// decisionFor is the decision for the item of a name; what is said to be the user's, or
// not to be, may be a message that no item has.
func (d *desk) decisionFor(ctx context.Context, name string, verb triage.Verb, now time.Time) (triage.Decision, error) {
	it, err := d.find(ctx, name)
	if err == nil {
		return it.Decide(verb, now), nil
	}
	none := noItemError{}
	id, isID := ingest.ParseID(name)
	if !isID || !errors.As(err, &none) {
		return triage.Decision{}, err
	}
	if verb == triage.MarkNotMine {
		return d.refusal(ctx, id, now, err)
	}
	if verb != triage.MarkMine {
		return triage.Decision{}, err
	}
	it, _, lookup := d.mine(ctx, id, now)
	if errors.Is(lookup, store.ErrNotFound) {
		return triage.Decision{}, err
	}
	return it.Decide(verb, now), lookup
}

// mine is the item that a message is to be the user's as, and whether that is in the
// queue already: one of the message's own, such as is in the queue first, else one made
// of it.
func (d *desk) mine(ctx context.Context, id ingest.ID, now time.Time) (it triage.Item, already bool, err error) {
	_, anchors, err := d.Verdict(ctx, id)
	if err != nil {
		return triage.Item{}, false, err
	}
	items, err := d.itemsOf(ctx, anchors)
	if err != nil {
		return triage.Item{}, false, err
	}
	for _, it := range items {
		if it.State == triage.Open && it.Band == triage.Todo && !it.Standing.WakeAt.After(now) {
			return it, true, nil
		}
	}
	if len(items) > 0 {
		return items[0], false, nil
	}
	m, err := d.Message(ctx, id)
	return d.judge.Adopt(m), false, err
}

// itemsOf are the items of the anchors; one that is gone is left out.
func (d *desk) itemsOf(ctx context.Context, anchors []triage.Anchor) ([]triage.Item, error) {
	var items []triage.Item
	for _, a := range anchors {
		it, err := d.Item(ctx, a)
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		items = append(items, it)
	}
	return items, nil
}

func (a *app) undoCommand() *cobra.Command {
	return a.takeBack("undo", a.words.Cmd.Undo, nothingToUndo{}, (*store.Store).Undo, a.words.Cmd.Output.Undone)
}

func (a *app) redoCommand() *cobra.Command {
	return a.takeBack("redo", a.words.Cmd.Redo, nothingToRedo{}, (*store.Store).Redo, a.words.Cmd.Output.Redone)
}

// takeBack is undo or redo.
func (a *app) takeBack(
	use string, help text.CmdHelp, nothing plain,
	do func(*store.Store, context.Context, *triage.Judge, time.Time) (store.Action, error), told func(string, []string) string,
) *cobra.Command {
	return &cobra.Command{
		Use: use, Short: help.Short, Long: help.Long, Args: args(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			return a.with(c.Context(), func(d *desk) error {
				action, err := do(d.Store, c.Context(), d.judge, a.clock(d.zone()))
				if errors.Is(err, store.ErrNothing) {
					return nothing
				}
				if err != nil {
					return err
				}
				return a.tellAction(c.Context(), d, action, told, false)
			})
		},
	}
}

// actionJSON is what an action did.
type actionJSON struct {
	Verb     string        `json:"verb"`
	Items    []string      `json:"items"`
	At       string        `json:"at"`
	Proposal *proposalJSON `json:"proposal,omitempty"`
}

// tellAction says what was done, with the titles of the items, and what the settings could
// learn from it, if that is wanted.
func (a *app) tellAction(ctx context.Context, d *desk, action store.Action, told func(string, []string) string, learn bool) error {
	verb := triage.Verb(0)
	var titles, ids []string
	done := deeds(action.Decisions)
	for _, dec := range done {
		verb = dec.Verb
		ids = append(ids, dec.Anchor.Message.String())
		title, err := d.titleOf(ctx, dec.Anchor)
		if err != nil {
			return err
		}
		titles = append(titles, string(tui.Line(clip(title, 30))))
	}
	if !a.json {
		a.say(told(a.words.Verbs.Of(verb), titles))
	}
	var p *proposal
	if learn && len(done) == 1 {
		bar := a.progress()
		l := learner{desk: d, now: func() time.Time { return a.clock(d.zone()) }, tell: bar.judging()}
		var err error
		p, err = l.propose(ctx, done[0])
		if bar.clear(); err != nil {
			return err
		}
	}
	if a.json {
		j, err := d.proposalJSON(ctx, p)
		if err != nil {
			return err
		}
		return a.printJSON(actionJSON{verb.String(), ids, action.At.In(d.zone()).Format(time.RFC3339), j})
	}
	return a.tellProposal(ctx, d, p)
}
