package main

import (
	"context"

	"github.com/spf13/cobra"

	"shoudao/triage"
)

func (a *app) retriageCommand() *cobra.Command {
	var dry bool
	c := &cobra.Command{
		Use: "retriage [--dry-run]", Short: a.words.Cmd.Retriage.Short, Long: a.words.Cmd.Retriage.Long, Args: args(0, 0),
		RunE: func(c *cobra.Command, _ []string) error { return a.retriage(c.Context(), dry) },
	}
	c.Flags().BoolVar(&dry, "dry-run", false, a.words.Cmd.Flags.DryRun)
	return c
}

// retriageJSON is what a new judgement changes.
type retriageJSON struct {
	DryRun   bool         `json:"dry_run"`
	Messages int          `json:"messages,omitempty"`
	Entering []listedJSON `json:"entering"`
	Leaving  []listedJSON `json:"leaving"`
}

// retriage judges everything anew, or shows what that would change.
func (a *app) retriage(ctx context.Context, dry bool) error {
	return a.withStale(ctx, func(d *desk) error {
		out := retriageJSON{DryRun: dry}
		var entering, leaving []triage.Item
		var err error
		if dry {
			entering, leaving, err = d.Preview(ctx, d.judge)
		} else {
			bar := a.progress()
			delta, anew := d.Retriage(ctx, d.judge, bar.judging())
			bar.clear()
			entering, leaving, out.Messages, err = delta.Entering, delta.Leaving, delta.Messages, anew
		}
		if err != nil {
			return err
		}
		if a.json {
			return a.printChange(ctx, d, out, entering, leaving)
		}
		w := a.words.Cmd.Output
		switch {
		case !dry:
			a.say(w.Retriaged(out.Messages, len(entering), len(leaving)))
		case len(entering)+len(leaving) == 0:
			a.say(w.NoChange)
		default:
			a.sayItems(d, w.Entering(len(entering)), entering)
			a.sayItems(d, w.Leaving(len(leaving)), leaving)
		}
		return nil
	})
}

func (a *app) sayItems(d *desk, head string, items []triage.Item) {
	if len(items) == 0 {
		return
	}
	a.say(head)
	for _, it := range items {
		a.say(a.row(it, "", a.clock(d.zone())))
	}
}

func (a *app) printChange(ctx context.Context, d *desk, out retriageJSON, entering, leaving []triage.Item) error {
	for _, part := range []struct {
		to    *[]listedJSON
		items []triage.Item
	}{{&out.Entering, entering}, {&out.Leaving, leaving}} {
		*part.to = []listedJSON{}
		for _, it := range part.items {
			j, err := d.listed(ctx, it, "")
			if err != nil {
				return err
			}
			*part.to = append(*part.to, j)
		}
	}
	return a.printJSON(out)
}
