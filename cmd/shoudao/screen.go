package main

import (
	"context"
	"errors"
	"time"

	"shoudao/tui"
)

// screen runs the screen until the user leaves it.
func (a *app) screen(ctx context.Context, d *desk) error {
	o := a.options(d)
	var err error
	if o.Notify, err = a.notify(d); err != nil {
		return err
	}
	path := a.configPath()
	if o.Rebinds, err = d.config.rebinds(path); err != nil {
		return err
	}
	if o.Advance, err = d.config.advance(path); err != nil {
		return err
	}
	o.CopyFailed = d.failing
	changed := make(chan struct{}, 1)
	o.Changed = changed
	stop, err := a.followBeside(ctx, d, func() {
		select {
		case changed <- struct{}{}:
		default: // one is waiting already
		}
	})
	if err != nil {
		return err
	}
	defer stop()
	return tui.Run(ctx, o)
}

// dialogue runs the line mode until the user leaves it.
func (a *app) dialogue(ctx context.Context, d *desk) error {
	stop, err := a.followBeside(ctx, d, nil)
	if err != nil {
		return err
	}
	defer stop()
	return tui.Plain(ctx, a.options(d), a.in, a.out)
}

// options are what the screen and the line mode work with.
func (a *app) options(d *desk) tui.Options {
	who := ""
	if len(d.profile.Names) > 0 {
		who = d.profile.Names[0]
	}
	look, _ := a.look() // a bad one was refused with the flags
	now := func() time.Time { return a.clock(d.zone()) }
	return tui.Options{
		Inbox: inbox{d, now, a.words}, Paster: paster{a, d}, Words: a.words, Location: d.zone(), Who: who, Look: look, Now: now,
		Explain: func(err error) string {
			if said, ok := a.storeTrouble(err); ok {
				return said[0]
			}
			if e, ok := errors.AsType[soughtError](err); ok {
				said := e.tell(a.words.Cmd.Trouble)
				return said[0] + "  " + said[1]
			}
			if e, ok := errors.AsType[plain](err); ok {
				return e.tell(a.words.Cmd.Trouble)[0]
			}
			return ""
		},
		Copy: func(_ context.Context, text string) (string, error) { return a.copyOut(text, d.dir) },
		Due:  func(typed string, now time.Time) (time.Time, bool) { return due(typed, now, d.profile.Office) },
		Wake: func(typed string, now time.Time) (time.Time, bool) { return wake(typed, now, d.profile.Office) },
	}
}
