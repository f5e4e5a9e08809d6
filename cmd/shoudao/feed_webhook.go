package main

import (
	"context"

	"shoudao/ingest"
	"shoudao/ingest/live"
	"shoudao/ingest/webhook"
)

// A webhookFeed takes messages that another program on this computer sends.
type webhookFeed struct {
	carrier
	app   *app
	table sourceTable
	// taken is called after messages were stored, with how many are new.
	taken func(context.Context, ingest.Tally)
}

var _ live.Server = (*webhookFeed)(nil)

// Name implements [live.Feed].
func (f *webhookFeed) Name() string { return f.table.Name }

// Sync implements [live.Feed]: nothing can be fetched.
func (f *webhookFeed) Sync(context.Context) (ingest.Tally, error) { return ingest.Tally{}, nil }

// Serve implements [live.Server].
func (f *webhookFeed) Serve(ctx context.Context, ready func()) error {
	secret, err := f.app.secretAt(f.table.Secret)
	if err != nil {
		return err
	}
	zone := f.profile.Office.Location
	name := "webhook:" + f.table.Name
	hook, err := webhook.New(webhook.Options{
		Name: name, Secret: secret, Group: f.table.Group, Zone: zone, Now: f.app.now,
		Take: func(ctx context.Context, page ingest.Page) (ingest.Tally, error) {
			run := f.to.Run(f.clock(zone)).Whole()
			t, err := ingest.Transfer{KeepMarked: f.config.KeepMarked}.Push(ctx, name, page, run)
			if err == nil {
				f.taken(ctx, t)
			}
			return t, err
		},
	})
	if err != nil {
		return err
	}
	l, err := webhook.Listen(ctx, f.table.Address)
	if err != nil {
		return err
	}
	ready()
	return hook.Serve(ctx, l)
}
