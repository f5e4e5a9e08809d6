package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"shoudao/ingest"
	"shoudao/triage"
	"shoudao/tui"
)

func (a *app) showCommand() *cobra.Command {
	return &cobra.Command{
		Use: "show HANDLE...", Short: a.words.Cmd.Show.Short, Long: a.words.Cmd.Show.Long, Args: args(1, -1),
		RunE: func(c *cobra.Command, names []string) error {
			return a.with(c.Context(), func(d *desk) error {
				for _, name := range names {
					if err := a.show(c.Context(), d, name); err != nil {
						return err
					}
				}
				return nil
			})
		},
	}
}

func (a *app) show(ctx context.Context, d *desk, name string) error {
	it, err := d.find(ctx, name)
	if err != nil {
		return err
	}
	handles, err := d.Handles(ctx, []triage.Anchor{it.Anchor})
	if err != nil {
		return err
	}
	if a.json {
		j, err := d.listed(ctx, it, handles[0])
		if err != nil {
			return err
		}
		return a.printJSON(j)
	}
	messages, err := d.Messages(ctx, it.Messages())
	if err != nil {
		return err
	}
	fates, err := d.Fates(ctx, idsOf(messages))
	if err != nil {
		return err
	}
	a.showItem(d, it, handles[0], messages, fates)
	return nil
}

// showItem prints an item with all that was said of it.
func (a *app) showItem(d *desk, it triage.Item, handle string, messages []ingest.Message, fates map[ingest.ID]ingest.Fate) {
	now := a.clock(d.zone())
	w := a.words
	a.say(a.row(it, handle, now))
	a.say("  " + w.States.Of(it.State) + a.standing(it, now))
	a.say("  " + w.Cmd.Output.Reasons(it.Score(), triage.TodoLine))
	texts := map[ingest.ID]string{}
	for _, m := range messages {
		texts[m.ID] = m.Text
	}
	for _, r := range it.Reasons() {
		a.say("    " + a.reason(r, texts))
	}
	for _, l := range it.Links {
		for _, m := range messages {
			if m.ID == l.Message {
				a.sayMessage("  "+w.Acts.Of(l.Act)+"  ", m, fates[m.ID], now)
				a.sayFiles(m)
			}
		}
	}
	if it.Standing.Note != "" {
		a.say("  " + w.Verbs.Note + ": " + string(tui.Text(it.Standing.Note)))
	}
}

// standing says what the user made of the item, where that shows.
func (a *app) standing(it triage.Item, now time.Time) string {
	if it.Standing.WakeAt.After(now) {
		return "  " + a.words.States.Snoozed + " " + a.words.Times.Full(it.Standing.WakeAt.In(now.Location()), now)
	}
	return ""
}

// reason is one piece of evidence with its points and words.
func (a *app) reason(r triage.Reason, texts map[ingest.ID]string) string {
	said := a.words.Reason(r.Code)
	line := fmt.Sprintf("%+4d  %s", r.Weight, said.Sentence)
	if quote := words(texts, r.Span); quote != "" {
		line += fmt.Sprintf("  %q", string(tui.Line(clip(quote, 40))))
	}
	return line
}

// body is a message's text, or what stands for it.
func (a *app) body(m ingest.Message) string {
	switch {
	case m.Marking != "":
		return a.words.Kinds.Withheld(string(tui.Line(m.Marking)))
	case strings.TrimSpace(m.Text) != "":
		return string(tui.Text(m.Text))
	}
	return a.words.Kinds.Of(m.Kind)
}

func indent(s string) string { return "    " + strings.ReplaceAll(s, "\n", "\n    ") }

// clip is the beginning of s, at most n characters.
func clip(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return string(r[:n]) + "~"
}
