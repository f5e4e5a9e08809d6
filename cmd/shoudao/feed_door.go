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
	taken func(context.Context, ingest.Tally)
	// opened does what the door is for, with its secret; ready is called once it can.
	opened func(ctx context.Context, d *door, secret string, ready func()) error
}

var _ live.Server = (*door)(nil)

// Name implements [live.Feed].
func (d *door) Name() string { return d.table.Name }

// Sync implements [live.Feed]: nothing can be fetched.
func (d *door) Sync(context.Context) (ingest.Tally, error) { return ingest.Tally{}, nil }

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
	now := func() time.Time { return d.clock(d.profile.Office.Location) }
	start := now()
	note := func(ctx context.Context) { _ = d.to.Listened(ctx, d.table.Name, start, now()) }
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
