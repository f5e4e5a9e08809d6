package main

import (
	"context"
	"errors"
	"time"

	"shoudao/ingest"
	"shoudao/store"
	"shoudao/triage"
	"shoudao/tui"
)

func (in inbox) Messages(ctx context.Context, ids []ingest.ID) ([]tui.Said, error) {
	messages, err := in.d.Messages(ctx, ids)
	if err != nil {
		return nil, err
	}
	return in.said(ctx, messages)
}

func (in inbox) Around(ctx context.Context, id ingest.ID, before, after int) ([]tui.Said, error) {
	messages, _, err := in.d.Around(ctx, id, before, after)
	if errors.Is(err, store.ErrNotFound) {
		return nil, tui.ErrGone
	}
	if err != nil {
		return nil, err
	}
	return in.said(ctx, messages)
}

func (in inbox) said(ctx context.Context, messages []ingest.Message) ([]tui.Said, error) {
	said := make([]tui.Said, len(messages))
	fates, err := in.d.Fates(ctx, idsOf(messages))
	if err != nil {
		return nil, err
	}
	for i, m := range messages {
		v, _, err := in.d.Verdict(ctx, m.ID)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return nil, err
		}
		said[i] = tui.Said{Message: m, Verdict: v, Fate: fates[m.ID]}
	}
	return said, nil
}

func (in inbox) Search(ctx context.Context, q tui.SearchQuery) (tui.SearchPage, error) {
	behind, err := store.ParsePosition(q.Next)
	if err != nil {
		return tui.SearchPage{}, err
	}
	sought, err := asked(q.Text, in.now(), in.d.profile.Office)
	if err != nil {
		return tui.SearchPage{}, err
	}
	sought.Limit, sought.Behind = q.Limit, behind
	if !q.Whole {
		sought.Look = lookAtATime
	}
	found, err := in.d.Search(ctx, sought)
	if err != nil {
		return tui.SearchPage{}, err
	}
	page := tui.SearchPage{
		Next: found.Next.String(), Filters: reading{in.words, found.Names, in.d.zone()}.filters(sought.All),
		Scan: found.Scan, Looked: found.Looked, Until: found.Until, Part: found.Part,
	}
	fates, err := in.d.Fates(ctx, idsOfHits(found.Hits))
	if err != nil {
		return tui.SearchPage{}, err
	}
	for _, h := range found.Hits {
		items, err := in.d.itemsOf(ctx, h.Items)
		if err != nil {
			return tui.SearchPage{}, err
		}
		page.Hits = append(page.Hits, tui.Hit{Message: h.Message, Fate: fates[h.Message.ID], Spans: h.Spans, Item: itemAt(items, h)})
	}
	return page, nil
}

func (in inbox) SavedSearches(ctx context.Context) ([]tui.SavedSearch, error) {
	kept, err := in.d.SavedSearches(ctx)
	var all []tui.SavedSearch
	for _, v := range kept {
		all = append(all, tui.SavedSearch(v))
	}
	return all, err
}

func (in inbox) SaveSearch(ctx context.Context, v tui.SavedSearch, at time.Time) error {
	return in.d.SaveSearch(ctx, store.Saved(v), at)
}

func (in inbox) DropSearch(ctx context.Context, name string) error {
	_, err := in.d.DropSearch(ctx, name)
	return err
}

// itemAt is the item that a hit belongs to: of several, the one whose clause holds
// the words, else one that is open.
func itemAt(items []triage.Item, h store.Hit) *triage.Item {
	for i, it := range items {
		for _, l := range it.Links {
			if len(h.Spans) > 0 && l.Message == h.Message.ID && l.From <= h.Spans[0].From && h.Spans[0].From < l.To {
				return &items[i]
			}
		}
	}
	for i, it := range items {
		if it.State == triage.Open {
			return &items[i]
		}
	}
	if len(items) > 0 {
		return &items[0]
	}
	return nil
}
