package main

import (
	"context"
	"time"
)

// heldPause is after how long the screen asks again whether it is its turn to fetch.
const heldPause = 30 * time.Second

// leavePatience is for how long the screen waits for what still fetches when it is left. What
// is not stored by then is fetched the next time.
const leavePatience = 5 * time.Second

// leave waits for the end of what fetches, unless something keeps it for ever, such as a
// network drive that does not answer.
func leave(ended <-chan struct{}) {
	select {
	case <-ended:
	case <-time.After(leavePatience):
	}
}

// followBeside fetches what is new while something else has the terminal, until stop is
// called. Where another process fetches, it waits for its turn: what that one brings is
// seen all the same. What goes wrong with a source is kept in the archive, which the
// screen shows; what goes wrong with the archive the screen finds out by itself.
func (a *app) followBeside(ctx context.Context, d *desk, changed func()) (stop func(), err error) {
	s, err := a.syncer(d)
	if err != nil || len(s.feeds) == 0 {
		return func() {}, err
	}
	s.changed = changed
	ctx, cancel := context.WithCancel(ctx)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		for ctx.Err() == nil {
			_ = a.holding(ctx, d.Store, func(ctx context.Context) error { return s.run(ctx, true) })
			select {
			case <-ctx.Done():
			case <-time.After(heldPause):
			}
		}
	}()
	return func() { cancel(); leave(ended) }, nil
}
