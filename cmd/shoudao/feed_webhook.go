package main

import (
	"context"

	"shoudao/ingest"
	"shoudao/ingest/peer"
	"shoudao/ingest/webhook"
)

// openHook takes messages that another program on this computer sends.
func openHook(ctx context.Context, d *door, secret string, ready func()) error {
	zone := d.profile.Office.Location
	name := "webhook:" + d.table.Name
	hook, err := webhook.New(webhook.Options{
		Name: name, Secret: secret, Group: d.table.Group, Zone: zone, Now: d.app.now,
		Take: func(ctx context.Context, page ingest.Page) (ingest.Tally, error) {
			run := d.to.Run(d.clock(zone)).Whole().Of(d.table.Name)
			t, err := ingest.Transfer{KeepMarked: d.config.KeepMarked}.Push(ctx, name, page, run)
			if err == nil {
				d.taken(t)
			}
			return t, err
		},
	})
	if err != nil {
		return err
	}
	l, err := peer.Listen(ctx, d.table.Address)
	if err != nil {
		return err
	}
	ready()
	return hook.Serve(ctx, l)
}
