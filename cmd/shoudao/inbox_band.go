package main

import (
	"cmp"
	"context"
	"slices"
	"time"

	"shoudao/ingest"
	"shoudao/store"
	"shoudao/triage"
	"shoudao/tui"
)

func balanceOf(since time.Time, b triage.Balance) tui.Balance {
	return tui.Balance{
		Since: since, Received: b.Received, Own: b.Own, Todo: b.Todo, Look: b.Look, Filtered: b.Filtered, By: filtered(b.By),
	}
}

// filtered are the sums by what kept messages out, the most frequent first.
func filtered(by map[triage.Code]int) []tui.Filtered {
	var all []tui.Filtered
	for code, n := range by {
		all = append(all, tui.Filtered{Code: code, N: n})
	}
	slices.SortFunc(all, func(a, b tui.Filtered) int { return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Code, b.Code)) })
	return all
}

// Balance implements [tui.Inbox].
func (in inbox) Balance(ctx context.Context, since time.Time) (tui.Balance, error) {
	sums, err := in.d.Balance(ctx, since, time.Time{})
	if err != nil {
		return tui.Balance{}, err
	}
	b := balanceOf(since, sums)
	outside, err := in.d.Outside(ctx, since, time.Time{})
	for _, o := range outside {
		b.Outside += o.Messages
	}
	return b, err
}

// Copies implements [tui.Inbox].
func (in inbox) Copies(ctx context.Context, since time.Time) ([]tui.Folded, error) {
	found, err := in.d.Copies(ctx, since, time.Time{})
	if err != nil {
		return nil, err
	}
	all, ids := make([]tui.Folded, len(found)), make([]ingest.ID, len(found))
	for i, c := range found {
		all[i], ids[i] = tui.Folded{Said: tui.Said{Message: c.Message}, Item: c.Item}, c.Message.ID
	}
	fates, err := in.d.Fates(ctx, ids)
	for i := range all {
		all[i].Fate = fates[ids[i]]
	}
	return all, err
}

func (in inbox) Banded(ctx context.Context, q tui.BandQuery) (tui.BandPage, error) {
	found, total, err := in.d.Banded(ctx, store.BandQuery{Band: q.Band, Code: q.Code, Since: q.Since, Offset: q.Offset, Limit: q.Limit})
	if err != nil {
		return tui.BandPage{}, err
	}
	page := tui.BandPage{Total: total}
	ids := make([]ingest.ID, len(found))
	for i, x := range found {
		ids[i] = x.Message.ID
	}
	fates, err := in.d.Fates(ctx, ids)
	for _, x := range found {
		page.Said = append(page.Said, tui.Said{Message: x.Message, Verdict: x.Verdict, Fate: fates[x.Message.ID]})
	}
	return page, err
}
