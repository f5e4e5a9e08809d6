package main

import (
	"context"
	"time"
)

const (
	// idleLook is for how long nothing has to have changed before the archive is put in order.
	idleLook = 30 * time.Second
	// idleGap is between two steps of it, so that others come between them.
	idleGap = 100 * time.Millisecond
)

// resting puts the archive in order in idle moments, until stop is called: what makes searches
// fast, and that the one file is all there is to copy. What goes wrong is for who reads or writes
// the archive to tell.
func resting(ctx context.Context, d *desk) (stop func()) {
	ctx, cancel := context.WithCancel(ctx)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		i := idle{archive: d.Store, look: idleLook, gap: idleGap}
		i.keep(ctx)
	}()
	return func() { cancel(); leave(ended) }
}

// An idle watches an archive, and lets it rest once nothing has changed for some time.
type idle struct {
	archive interface {
		Version(context.Context) (int64, error)
		Rest(context.Context) (bool, error)
	}
	look, gap time.Duration
	seen      int64 // the version at the last look
	rested    bool  // nothing has changed since all was put in order
}

func (i *idle) keep(ctx context.Context) {
	for pause(ctx, i.look) {
		v, err := i.archive.Version(ctx)
		switch {
		case err != nil:
			continue
		case v != i.seen:
			i.seen, i.rested = v, false
		case !i.rested:
			i.rest(ctx)
		}
	}
}

// rest puts all in order, step by step. The steps themselves change the version.
func (i *idle) rest(ctx context.Context) {
	for more := true; more && pause(ctx, i.gap); {
		var err error
		if more, err = i.archive.Rest(ctx); err != nil {
			return // tried again at the next look
		}
	}
	if v, err := i.archive.Version(ctx); err == nil {
		i.seen, i.rested = v, true
	}
}

// pause waits, and reports false if ctx has ended.
func pause(ctx context.Context, d time.Duration) bool {
	select {
	case <-ctx.Done():
		return false
	case <-time.After(d):
		return true
	}
}
