package main

import (
	"context"
	"errors"
	"time"

	"shoudao/ingest"
	"shoudao/store"
	"shoudao/triage"
	"shoudao/tui"
	"shoudao/tui/text"
)

// An inbox is the archive as the screen sees it.
type inbox struct {
	d     *desk
	now   func() time.Time
	words text.Words
}

var _ tui.Inbox = inbox{}

func (in inbox) Version(ctx context.Context) (int64, error) { return in.d.Version(ctx) }

// Counts is the balance since yesterday's office closed.
func (in inbox) Counts(ctx context.Context, at time.Time) (tui.Counts, error) {
	since := in.since(at)
	b, err := in.d.Balance(ctx, since, at)
	if err != nil {
		return tui.Counts{}, err
	}
	c, err := in.d.Counts(ctx, at)
	if err != nil {
		return tui.Counts{}, err
	}
	return tui.Counts{
		Balance: balanceOf(since, b), Items: c.Queue - c.Old, Overdue: c.Overdue, DueToday: c.Buckets[triage.Today] - c.Overdue,
		Looks: c.Look, Snoozed: c.Snoozed,
	}, nil
}

// since is the last afternoon before today: what came after it is this morning's
// news.
func (in inbox) since(at time.Time) time.Time {
	y, m, d := at.Date()
	const afternoon = 16 * 60 // minutes; when people stop looking at what comes
	return time.Date(y, m, d-1, 0, afternoon, 0, 0, at.Location())
}

func (in inbox) Coverage(ctx context.Context) ([]tui.Reach, error) {
	return in.d.reach(ctx, in.now())
}

// Size implements [tui.Inbox].
func (in inbox) Size(ctx context.Context) (int, error) { return in.d.Size(ctx) }

// Feeds implements [tui.Inbox].
func (in inbox) Feeds(ctx context.Context) ([]tui.Feed, error) {
	all, err := in.d.standings(ctx, "", in.now())
	if err != nil {
		return nil, err
	}
	feeds := make([]tui.Feed, len(all))
	for i, s := range all {
		feeds[i] = s.feed()
	}
	return feeds, nil
}

// reach is how far the copy of each triaged group goes, and which are silent at an instant.
func (d *desk) reach(ctx context.Context, at time.Time) ([]tui.Reach, error) {
	cover, err := d.Coverage(ctx)
	if err != nil {
		return nil, err
	}
	hushed, err := d.hushed(ctx, at)
	if err != nil {
		return nil, err
	}
	var reach []tui.Reach
	for _, c := range cover {
		if d.profile.Triaged(c.Group) {
			reach = append(reach, tui.Reach{Group: c.Group, Until: c.Until, Hush: hushed[c.Group]})
		}
	}
	return reach, nil
}

// viewOf is a view as the archive calls it.
func viewOf(v tui.View) store.View {
	switch v {
	case tui.Looked:
		return store.Look
	case tui.Asleep:
		return store.Snoozed
	}
	return store.Queue
}

func (in inbox) Queue(ctx context.Context, q tui.QueueQuery) (tui.QueuePage, error) {
	if q.Words != "" {
		return in.sifted(ctx, q)
	}
	items, err := in.d.Items(ctx, store.Window{View: viewOf(q.View), At: q.At, Offset: q.Offset, Limit: q.Limit})
	if err != nil {
		return tui.QueuePage{}, err
	}
	counts, err := in.d.Counts(ctx, q.At)
	if err != nil {
		return tui.QueuePage{}, err
	}
	page := tui.QueuePage{Total: counts.Queue, Old: counts.Old}
	switch q.View {
	case tui.Looked:
		page = tui.QueuePage{Total: counts.Look}
	case tui.Asleep:
		page = tui.QueuePage{Total: counts.Snoozed}
	}
	page.Rows, err = in.rows(ctx, items)
	return page, err
}

// sifted is the part of a list that holds words. The list is read for it from its
// beginning, a window at a time: that is what somebody has to do, and not the archive.
func (in inbox) sifted(ctx context.Context, q tui.QueueQuery) (tui.QueuePage, error) {
	const window = 500
	var page tui.QueuePage
	var kept []triage.Item
	for offset := 0; ; offset += window {
		some, err := in.d.Items(ctx, store.Window{View: viewOf(q.View), At: q.At, Offset: offset, Limit: window})
		if err != nil {
			return tui.QueuePage{}, err
		}
		for _, it := range some {
			if !tui.Sifted(it, q.Words, q.At) {
				continue
			}
			if page.Total >= q.Offset && len(kept) < q.Limit {
				kept = append(kept, it)
			}
			page.Total++
		}
		if len(some) < window {
			break
		}
	}
	var err error
	page.Rows, err = in.rows(ctx, kept)
	return page, err
}

// rows are items with the messages in which they were asked.
func (in inbox) rows(ctx context.Context, items []triage.Item) ([]tui.Row, error) {
	ids := make([]ingest.ID, len(items))
	for i, it := range items {
		ids[i] = it.Anchor.Message
	}
	asked, err := in.d.byID(ctx, ids)
	if err != nil {
		return nil, err
	}
	rows := make([]tui.Row, len(items))
	for i, it := range items {
		rows[i] = tui.Row{Item: it, Message: asked[it.Anchor.Message]}
	}
	return rows, nil
}

func (in inbox) Explain(ctx context.Context, id ingest.ID) (triage.Explanation, error) {
	m, err := in.d.Message(ctx, id)
	if err != nil {
		return triage.Explanation{}, err
	}
	return in.d.explain(ctx, m, nil)
}

func (in inbox) Traffics(ctx context.Context, since time.Time) ([]tui.Traffic, error) {
	all, err := in.d.Traffics(ctx, since, time.Time{})
	if err != nil {
		return nil, err
	}
	reach, err := in.d.reach(ctx, in.now())
	if err != nil {
		return nil, err
	}
	until := make(map[ingest.Group]time.Time, len(reach))
	for _, r := range reach {
		until[r.Group] = r.Until
	}
	var triaged []tui.Traffic
	for _, x := range all {
		if at, ok := until[x.Group]; ok {
			triaged = append(triaged, tui.Traffic{Group: x.Group, Until: at, Balance: x.Balance, Last: x.Last, LastAt: x.LastAt})
		}
	}
	return triaged, nil
}

// byID reads messages by the ids under which they are asked for.
func (d *desk) byID(ctx context.Context, ids []ingest.ID) (map[ingest.ID]ingest.Message, error) {
	messages, err := d.Messages(ctx, ids)
	if err != nil {
		return nil, err
	}
	by := make(map[ingest.ID]ingest.Message, len(messages))
	for _, m := range messages {
		by[m.ID] = m
	}
	return by, nil
}

func (in inbox) Item(ctx context.Context, a triage.Anchor) (triage.Item, error) {
	it, err := in.d.Item(ctx, a)
	if errors.Is(err, store.ErrNotFound) {
		return it, tui.ErrGone
	}
	return it, err
}
