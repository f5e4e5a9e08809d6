package main

import (
	"context"
	"time"

	"shoudao/ingest"
	"shoudao/ingest/live"
)

// A door is what feeds have in common to which messages are brought.
type door struct {
	carrier
	app   *app
	table sourceTable
	// taken is called after messages were stored, with how many are new.
	taken func(ingest.Tally)
	// opened does what the door is for, with its secret; ready is called once it can.
	opened func(ctx context.Context, d *door, secret string, ready func()) error
}

var _ live.Server = (*door)(nil)

// Name implements [live.Feed].
func (d *door) Name() string { return d.table.Name }

// Sync implements [live.Feed]. Nothing can be fetched, but that the secret cannot be had is
// told now and not on the evening on which somebody first waits for messages.
func (d *door) Sync(ctx context.Context) (ingest.Tally, error) {
	_, err := d.app.secretAt(ctx, d.table.Secret)
	return ingest.Tally{}, err
}

// Serve implements [live.Server].
func (d *door) Serve(ctx context.Context, ready func()) error {
	secret, err := d.app.secretAt(ctx, d.table.Secret)
	if err != nil {
		return err
	}
	within, cancel := context.WithCancel(ctx)
	noted := make(chan struct{})
	close(noted)
	defer func() { cancel(); <-noted }()
	return d.opened(ctx, d, secret, func() {
		noted = make(chan struct{})
		go func() {
			defer close(noted)
			d.listen(within)
		}()
		ready()
	})
}

// heartbeat is how often it is noted that somebody still listens.
const heartbeat = time.Minute

// listen notes until ctx ends that somebody listens. What cannot be noted shows as a gap,
// which is the safe side.
func (d *door) listen(ctx context.Context) {
	var h hearing
	note := func(ctx context.Context) {
		start, until := h.on(d.clock(d.profile.Office.Location))
		_ = d.to.Listened(ctx, d.table.Name, start, until)
	}
	tick := time.NewTicker(heartbeat)
	defer tick.Stop()
	for {
		note(ctx)
		select {
		case <-ctx.Done():
			note(context.WithoutCancel(ctx))
			return
		case <-tick.C:
		}
	}
}

// A hearing is a time in which somebody listens. Its zero value has not begun.
type hearing struct{ start, until time.Time }

// on goes on with the hearing to an instant, and is from when until when it lasts. Where
// heartbeats are missing the computer slept, and nobody listened: then it begins anew. The
// clock that counts is the one on the wall, for the other one may stand still meanwhile.
func (h *hearing) on(at time.Time) (start, until time.Time) {
	at = at.Round(0)
	if h.start.IsZero() || at.Sub(h.until) > 2*heartbeat {
		h.start = at
	}
	h.until = at
	return h.start, h.until
}
