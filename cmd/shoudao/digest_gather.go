package main

import (
	"cmp"
	"context"
	"slices"
	"time"

	"shoudao/cmd/shoudao/digest"
	"shoudao/ingest"
	"shoudao/store"
	"shoudao/triage"
	"shoudao/tui"
)

// digestNear is how many of the nearest misses a digest lists.
const digestNear = 5

// digestInput reads what a digest is made of.
func (d *desk) digestInput(ctx context.Context, a *app, o digestOptions, now time.Time) (digest.Input, error) {
	in := digest.Input{Edition: o.edition(now), At: now, Office: d.profile.Office}
	notify, err := d.config.notify(a.configPath())
	if err != nil {
		return in, err
	}
	in.Quiet = notify.Quiet
	if in.Since, in.Last, err = d.digestSince(ctx, o.since, now); err != nil {
		return in, err
	}
	for _, of := range []struct {
		view store.View
		rows *[]digest.Row
	}{{store.Queue, &in.Queue}, {store.Look, &in.Look}, {store.Snoozed, &in.Asleep}} {
		items, err := d.every(ctx, of.view, now)
		if err != nil {
			return in, err
		}
		if *of.rows, err = d.digestRows(ctx, items); err != nil {
			return in, err
		}
	}
	closed, err := d.closedSince(ctx, in.Since, now)
	if err != nil {
		return in, err
	}
	if in.Closed, err = d.digestRows(ctx, closed); err != nil {
		return in, err
	}
	if err := d.digestSums(ctx, &in); err != nil {
		return in, err
	}
	if in.Missed, err = d.rate(ctx, now); err != nil {
		return in, err
	}
	in.Cover, err = d.digestCover(ctx, a, now)
	return in, err
}

// digestSince is from when a digest tells, and what the one before told: from the instant
// that was typed, else from where the digest before ended, else from the last afternoon.
func (d *desk) digestSince(ctx context.Context, typed string, now time.Time) (time.Time, map[string]digest.Told, error) {
	if typed != "" {
		at, ok := sinceOf(typed, now)
		if !ok {
			return at, nil, flagValueError{"--since", typed}
		}
		return at, nil, nil
	}
	last, err := d.LastDigest(ctx, now.Add(-samePage))
	if err != nil || last.At.IsZero() {
		return inbox{d: d}.since(now), nil, err
	}
	return last.Until, digest.Decode(last.Told, d.zone()), nil
}

// digestRows are items with the messages that ask for them and their handles.
func (d *desk) digestRows(ctx context.Context, items []triage.Item) ([]digest.Row, error) {
	rows, err := inbox{d: d}.rows(ctx, items)
	if err != nil {
		return nil, err
	}
	handles, err := d.handlesOf(ctx, items)
	if err != nil {
		return nil, err
	}
	all := make([]digest.Row, len(rows))
	for i, r := range rows {
		all[i] = digest.Row{Row: r, Handle: handles[i]}
	}
	return all, nil
}

// closedSince are the items that were closed from an instant on, and a few before.
func (d *desk) closedSince(ctx context.Context, since, now time.Time) ([]triage.Item, error) {
	const window = 100
	var all []triage.Item
	for {
		some, err := d.Items(ctx, store.Window{View: store.Closed, At: now, Offset: len(all), Limit: window})
		if err != nil {
			return nil, err
		}
		all = append(all, some...)
		// The last closed come first, by what was said or by what the user did.
		if len(some) < window || !slices.ContainsFunc(some, func(it triage.Item) bool {
			return !it.TouchedAt().Before(since) || !it.Standing.At.Before(since)
		}) {
			return all, nil
		}
	}
}

// digestSums reads where the messages went. It is what the audit tells.
func (d *desk) digestSums(ctx context.Context, in *digest.Input) error {
	x, err := d.audited(ctx, span{from: in.Since}, digestNear)
	if err != nil {
		return err
	}
	in.Balance = x.whole
	for _, o := range x.outside {
		in.Outside = append(in.Outside, digest.Outside{Group: o.Group, Messages: o.Messages})
	}
	for _, g := range x.groups {
		in.Groups = append(in.Groups, digest.Group{Group: g.Group, Balance: g.Balance})
	}
	for _, n := range x.near {
		in.Near = append(in.Near, digest.Miss{Message: n.Message, Verdict: n.Verdict, Lacks: n.lacks})
	}
	for _, n := range x.muted {
		in.Muted = append(in.Muted, digest.Miss{Message: n.Message, Verdict: n.Verdict, Lacks: n.lacks})
	}
	hours, err := d.Hours(ctx, in.Since)
	if err != nil {
		return err
	}
	for _, h := range hours {
		in.Hours = append(in.Hours, digest.Hour{At: h.At, Balance: h.Balance})
	}
	return nil
}

// digestCover reads how far the groups are known, and what is wrong with the sources.
func (d *desk) digestCover(ctx context.Context, a *app, now time.Time) (digest.Cover, error) {
	var c digest.Cover
	var err error
	if c.Groups, err = d.reach(ctx, now); err != nil {
		return c, err
	}
	for _, name := range d.profile.Groups {
		of := func(r tui.Reach) bool { return name == r.Group.Name || name == r.Group.ID }
		if !slices.ContainsFunc(c.Groups, of) {
			c.Unread = append(c.Unread, name)
		}
	}
	all, err := d.standings(ctx, a.configPath(), now)
	if err != nil {
		return c, err
	}
	for _, s := range all {
		f := digest.Feed{Name: s.Name, Fault: s.Fault, Do: s.Todo}
		for _, g := range s.Gaps {
			f.Gaps = append(f.Gaps, tui.Gap(g))
		}
		for _, l := range s.Lacks {
			f.Lacks = append(f.Lacks, tui.Lack{Group: groupCalled(l.Group), Gap: tui.Gap(l.Gap), Messages: l.Messages})
		}
		c.Feeds = append(c.Feeds, f)
	}
	return c, nil
}

// groupCalled is what a group is called.
func groupCalled(g ingest.Group) string { return cmp.Or(g.Name, g.ID) }
