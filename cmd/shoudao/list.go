package main

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"time"

	"charm.land/lipgloss/v2"
	"github.com/spf13/cobra"

	"shoudao/ingest"
	"shoudao/store"
	"shoudao/triage"
	"shoudao/tui"
)

func (a *app) listCommand() *cobra.Command {
	view := store.Queue
	var look, snoozed, closed bool
	w := a.words.Cmd
	c := &cobra.Command{
		Use: "list", Short: w.List.Short, Long: w.List.Long, Args: args(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			switch {
			case look && snoozed, look && closed, snoozed && closed:
				return flagClashError{"--look, --snoozed, --closed"}
			case look:
				view = store.Look
			case snoozed:
				view = store.Snoozed
			case closed:
				view = store.Closed
			}
			return a.with(c.Context(), func(d *desk) error { return a.list(c.Context(), d, view) })
		},
	}
	c.Flags().BoolVar(&look, "look", false, w.Flags.Look)
	c.Flags().BoolVar(&snoozed, "snoozed", false, w.Flags.Snoozed)
	c.Flags().BoolVar(&closed, "closed", false, w.Flags.Closed)
	return c
}

// list prints a list of items.
func (a *app) list(ctx context.Context, d *desk, view store.View) error {
	now := a.clock(d.zone())
	items, err := d.every(ctx, view, now)
	if err != nil {
		return err
	}
	handles, err := d.handlesOf(ctx, items)
	if err != nil {
		return err
	}
	if a.json {
		return a.listJSON(ctx, d, items, handles)
	}
	if view == store.Queue {
		if err := a.listHead(ctx, d, now, len(items)); err != nil {
			return err
		}
	}
	heading := ""
	for i, it := range items {
		if h := a.words.Buckets.Over(it, now); h != heading && view == store.Queue {
			heading = h
			a.say(h)
		}
		a.say(a.row(it, handles[i], now))
	}
	return nil
}

// every reads a whole list, a window at a time.
func (d *desk) every(ctx context.Context, view store.View, at time.Time) ([]triage.Item, error) {
	const window = 500
	var all []triage.Item
	for {
		some, err := d.Items(ctx, store.Window{View: view, At: at, Offset: len(all), Limit: window})
		if err != nil {
			return nil, err
		}
		all = append(all, some...)
		if len(some) < window {
			return all, nil
		}
	}
}

func (d *desk) handlesOf(ctx context.Context, items []triage.Item) ([]string, error) {
	anchors := make([]triage.Anchor, len(items))
	for i, it := range items {
		anchors[i] = it.Anchor
	}
	return d.Handles(ctx, anchors)
}

// listHead says how much there is and how far the messages reach: an empty queue
// says nothing of a time that it does not know.
func (a *app) listHead(ctx context.Context, d *desk, now time.Time, n int) error {
	w := a.words.Cmd.Output
	reach, err := d.reach(ctx, now)
	if err != nil {
		return err
	}
	if len(reach) == 0 {
		return a.sayNoGroups(ctx, d)
	}
	until, behind := tui.Covered(reach)
	stamp := a.words.Times.Full(until.In(d.zone()), now)
	if n == 0 {
		a.say(w.QueueEmpty(stamp))
	} else {
		counts, err := d.Counts(ctx, now)
		if err != nil {
			return err
		}
		a.say(w.QueueHead(counts.Queue, counts.Overdue, counts.Buckets[triage.Today]-counts.Overdue) + "    " + w.Covered(len(reach), stamp))
		if counts.Look > 0 {
			a.say(w.LookHead(counts.Look))
		}
	}
	for _, r := range behind {
		group := tui.Line(cmp.Or(r.Group.Name, r.Group.ID))
		a.say(a.words.Queue.Behind(string(group), a.words.Times.Full(r.Until.In(d.zone()), now)))
	}
	return nil
}

// sayNoGroups says that there is no message, or that there are some and the settings leave all
// of their groups out, and what to do.
func (a *app) sayNoGroups(ctx context.Context, d *desk) error {
	n, err := d.Size(ctx)
	switch w := a.words; {
	case err != nil:
		return err
	case n == 0:
		a.say(w.Cmd.Output.NoMessages)
	default:
		a.say(w.Queue.LeftOut(n))
		a.say(w.Cmd.Trouble.Heads[1] + w.Queue.LeftOutDo)
	}
	return nil
}

// row is an item on one line: handle, deadline, title, group, sender.
func (a *app) row(it triage.Item, handle string, now time.Time) string {
	mark := " "
	if it.Standing.Pinned {
		mark = "*"
	}
	return fmt.Sprintf(" %s%s %s %s  %s", mark, pad(handle, 5), pad(a.dueOf(it.Due, now), 17), tui.Line(it.Title), a.from(it))
}

// from says in which group and by whom an item was asked.
func (a *app) from(it triage.Item) string {
	return fmt.Sprintf("(%s, %s)", tui.Line(it.Group.Name), tui.Line(it.Sender))
}

// pad fills s up to n cells.
func pad(s string, n int) string {
	return s + strings.Repeat(" ", max(0, n-lipgloss.Width(s)))
}

// listedJSON is an item of the archive: as the triage prints it, and its handle.
type listedJSON struct {
	itemJSON
	Handle  string  `json:"handle"`
	At      *string `json:"at"`
	Snoozed *string `json:"snoozed_until,omitempty"`
	Note    string  `json:"note,omitempty"`
	// Fated are those of its messages that were taken back or edited.
	Fated []fatedJSON `json:"fated,omitempty"`
	// Files are what came with its messages.
	Files []itemFileJSON `json:"files,omitempty"`
}

// itemFileJSON is one thing that came with a message of an item.
type itemFileJSON struct {
	Message string `json:"message"`
	fileJSON
}

func (a *app) listJSON(ctx context.Context, d *desk, items []triage.Item, handles []string) error {
	for i, it := range items {
		j, err := d.listed(ctx, it, handles[i])
		if err != nil {
			return err
		}
		if err := a.printJSON(j); err != nil {
			return err
		}
	}
	return nil
}

// listed is an item with the words of its messages.
func (d *desk) listed(ctx context.Context, it triage.Item, handle string) (listedJSON, error) {
	messages, err := d.Messages(ctx, it.Messages())
	if err != nil {
		return listedJSON{}, err
	}
	texts := make(map[ingest.ID]string, len(messages))
	for _, m := range messages {
		texts[m.ID] = m.Text
	}
	fates, err := d.Fates(ctx, idsOf(messages))
	if err != nil {
		return listedJSON{}, err
	}
	var fated []fatedJSON
	var files []itemFileJSON
	for _, m := range messages {
		if f, ok := fates[m.ID]; ok {
			fated = append(fated, fatedJSON{m.ID.String(), m.Text, newFateJSON(m, f, d.zone())})
		}
		for _, f := range m.Attachments {
			files = append(files, itemFileJSON{m.ID.String(), fileJSON(f)})
		}
	}
	return listedJSON{
		itemJSON: newItemJSON(it, d.zone(), ingest.ID.String, texts), Handle: handle,
		At: rfc3339(it.AskedAt, d.zone()), Snoozed: rfc3339(it.Standing.WakeAt, d.zone()), Note: it.Standing.Note, Fated: fated, Files: files,
	}, nil
}
