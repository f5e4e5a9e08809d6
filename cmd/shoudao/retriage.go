package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"shoudao/store"
)

func (a *app) retriageCommand() *cobra.Command {
	var dry, last bool
	c := &cobra.Command{
		Use: "retriage [--dry-run|--last]", Short: a.words.Cmd.Retriage.Short, Long: a.words.Cmd.Retriage.Long, Args: args(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			switch {
			case dry && last:
				return flagClashError{"--dry-run, --last"}
			case last:
				return a.withStale(c.Context(), func(d *desk) error { return a.lastRejudged(c.Context(), d) })
			}
			return a.withStale(c.Context(), func(d *desk) error { return a.retriage(c.Context(), d, dry) })
		},
	}
	c.Flags().BoolVar(&dry, "dry-run", false, a.words.Cmd.Flags.DryRun)
	c.Flags().BoolVar(&last, "last", false, a.words.Cmd.Flags.Last)
	return c
}

// retriage judges everything anew, or shows what that would change.
func (a *app) retriage(ctx context.Context, d *desk, dry bool) error {
	if dry {
		bar := a.progress()
		delta, err := d.Preview(ctx, d.judge, bar.judging())
		if bar.clear(); err != nil {
			return err
		}
		return a.tellChange(d, change{shifts: delta.Shifts, dry: true})
	}
	bar := a.progress()
	delta, err := d.Retriage(ctx, d.judge, bar.judging())
	if bar.clear(); err != nil {
		return err
	}
	if err := a.markTold(ctx, d.Store, d.zone()); err != nil {
		return err
	}
	return a.tellChange(d, change{shifts: delta.Shifts, messages: delta.Messages})
}

// lastRejudged shows again what other rules or settings changed last.
func (a *app) lastRejudged(ctx context.Context, d *desk) error {
	if err := a.bringUp(ctx, d); err != nil {
		return err
	}
	r, err := d.LastRejudged(ctx)
	if errors.Is(err, store.ErrNotFound) {
		if a.json {
			return a.tellChange(d, change{})
		}
		a.say(a.words.Cmd.Shift.Never)
		return nil
	}
	if err != nil {
		return err
	}
	now := a.clock(d.zone())
	if r.ToldAt.IsZero() {
		r.ToldAt = now
		if err := d.Told(ctx, r.ID, now); err != nil {
			return err
		}
	}
	if !a.json {
		a.say(a.cause(r) + "  " + a.words.Times.Full(r.ToldAt.In(d.zone()), now))
	}
	return a.tellChange(d, change{shifts: r.Shifts, messages: r.Messages, of: &r})
}
