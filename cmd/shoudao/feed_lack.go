package main

import (
	"context"

	"shoudao/ingest/onebot"
	"shoudao/store"
)

// lacking notes of a feed what could not be had, as the numbers of a group tell.
func (c carrier) lacking(feed string) func(context.Context, onebot.Gap) error {
	return func(ctx context.Context, g onebot.Gap) error {
		return c.to.Lacks(ctx, feed, store.Lack{Group: g.Group, First: g.First, Gap: store.Gap{From: g.After, To: g.Before}, Messages: g.Missing})
	}
}

// came notes of a feed what came after it was missing.
func (c carrier) came(feed string) func(context.Context, string, []int64) error {
	return func(ctx context.Context, group string, numbers []int64) error {
		return c.to.Had(ctx, feed, group, numbers)
	}
}
