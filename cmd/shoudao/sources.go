package main

import (
	"cmp"
	"context"
	"errors"
	"path/filepath"
	"slices"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"shoudao/ingest"
	"shoudao/ingest/folder"
	"shoudao/ingest/imap"
	"shoudao/ingest/peer"
	"shoudao/store"
	"shoudao/tui"
)

func (a *app) sourcesCommand() *cobra.Command {
	w := a.words.Cmd.Sync.Sources
	return &cobra.Command{
		Use: "sources", Short: w.Short, Long: w.Long, Args: args(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			return a.with(c.Context(), func(d *desk) error { return a.sources(c.Context(), d) })
		},
	}
}

// sources prints how the sources and the groups stand.
func (a *app) sources(ctx context.Context, d *desk) error {
	now := a.clock(d.zone())
	feeds, err := d.standings(ctx, a.configPath(), now)
	if err != nil {
		return err
	}
	groups, err := d.groupStandings(ctx, now)
	if err != nil {
		return err
	}
	if a.json {
		return a.sourcesJSON(feeds, groups, now)
	}
	for _, f := range feeds {
		for _, line := range tui.FeedReport(f.feed(), a.words, now) {
			a.say(string(line))
		}
	}
	if len(feeds) == 0 {
		a.say(a.words.Groups.NoFeeds[0] + a.words.Groups.Join + a.words.Groups.NoFeeds[1])
	}
	w := a.words.Cmd.Sync
	if len(groups) == 0 {
		return a.sayNoGroups(ctx, d)
	}
	stamp := func(at time.Time) string { return a.words.Times.Stamp(at.In(d.zone()), now) }
	for _, g := range groups {
		line := w.Group(string(tui.Line(g.Group.Name)), stamp(g.Until), stamp(g.Last))
		switch {
		case g.behind:
			line += "  " + w.Behind
		case g.Hush.Usual > 0:
			line += "  " + a.words.Groups.Hush(g.Hush.Usual, stamp(g.Hush.Since))
		}
		a.say(line)
	}
	return nil
}

// A groupStanding is how far a group is known, and whether it keeps up.
type groupStanding struct {
	tui.Reach
	Last   time.Time // when somebody last spoke in it
	behind bool
}

// groupStandings are how the triaged groups stand at an instant, the one spoken in last
// first.
func (d *desk) groupStandings(ctx context.Context, at time.Time) ([]groupStanding, error) {
	cover, err := d.Coverage(ctx)
	if err != nil {
		return nil, err
	}
	reach, err := d.reach(ctx, at)
	if err != nil {
		return nil, err
	}
	_, behind := tui.Covered(reach)
	all := make([]groupStanding, len(reach))
	for i, r := range reach {
		of := func(g ingest.Group) bool { return g == r.Group }
		all[i] = groupStanding{Reach: r, behind: slices.ContainsFunc(behind, func(b tui.Reach) bool { return of(b.Group) })}
		if j := slices.IndexFunc(cover, func(c store.Coverage) bool { return of(c.Group) }); j >= 0 {
			all[i].Last = cover[j].Last
		}
	}
	return all, nil
}

// A standing is a source of the settings and its last attempt, which is the zero value
// where it was never tried.
type standing struct {
	sourceTable
	store.Attempt
	// Gaps are when nobody listened to what is brought to it, within gapSpan.
	Gaps []store.Gap
	// Lacks are the messages that could not be had, within gapSpan.
	Lacks []store.Lack
	// Brought are the groups of which it has brought messages.
	Brought []store.Bringing
	// Asides are the files that could not be read.
	Asides []store.Aside
}

// gapSpan is how far back gaps are told, and gapLeast how long one has to be.
const (
	gapSpan  = 7 * 24 * time.Hour
	gapLeast = 5 * time.Minute
)

// standings are how the sources of the settings stand, in the order of the settings.
func (d *desk) standings(ctx context.Context, path string, now time.Time) ([]standing, error) {
	tables, err := d.config.sources(path)
	if err != nil {
		return nil, err
	}
	tried, err := d.Attempts(ctx)
	if err != nil {
		return nil, err
	}
	all := make([]standing, len(tables))
	for i, t := range tables {
		all[i].sourceTable = t
		if j := slices.IndexFunc(tried, func(a store.Attempt) bool { return a.Feed == t.Name }); j >= 0 {
			all[i].Attempt = tried[j]
		}
		if all[i].Gaps, err = d.Gaps(ctx, t.Name, now.Add(-gapSpan), now, gapLeast); err != nil {
			return nil, err
		}
		// What is brought succeeds as long as somebody listens.
		heard, err := d.Heard(ctx, t.Name)
		if err != nil {
			return nil, err
		}
		if heard.After(all[i].OKAt) {
			all[i].OKAt = heard
		}
		if all[i].Lacks, err = d.Lacking(ctx, t.Name, now.Add(-gapSpan)); err != nil {
			return nil, err
		}
		if all[i].Brought, err = d.Brought(ctx, t.Name); err != nil {
			return nil, err
		}
		if all[i].Asides, err = d.Asides(ctx, t.Name); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// feed is the standing as the screen and the commands tell it.
func (s standing) feed() tui.Feed {
	f := tui.Feed{Name: s.Name, TriedAt: s.TriedAt, OKAt: s.OKAt, Fault: s.Fault, Do: s.Todo}
	for _, b := range s.Brought {
		f.Groups = append(f.Groups, tui.Latest{Group: b.Group, At: b.LastAt})
	}
	for _, g := range s.Gaps {
		f.Gaps = append(f.Gaps, tui.Gap(g))
	}
	for _, l := range s.Lacks {
		f.Lacks = append(f.Lacks, tui.Lack{Group: cmp.Or(l.Group.Name, l.Group.ID), Gap: tui.Gap(l.Gap), Messages: l.Messages})
	}
	for _, a := range s.Asides {
		f.Asides = append(f.Asides, tui.Aside{File: filepath.Base(a.Path), At: a.At, Fault: a.Fault, Do: a.Todo})
	}
	return f
}

// isAny reports whether err is one of several.
func isAny(err error, some ...error) bool {
	return slices.ContainsFunc(some, func(e error) bool { return errors.Is(err, e) })
}

// feedTrouble is of the sources that are synced.
func (a *app) feedTrouble(err error, path string) ([2]string, bool) {
	w := a.words.Cmd.Sync
	if e, ok := errors.AsType[noSourceError](err); ok {
		return w.NoSource(e.path), true
	}
	if e, ok := errors.AsType[*store.HeldError](err); ok {
		return w.Held(e.Holder, e.Until.In(a.now().Location()).Format(time.TimeOnly)), true
	}
	switch {
	case errors.Is(err, folder.ErrNoFolder):
		return w.NoFolder(path), true
	case errors.Is(err, peer.ErrUnreachable):
		return w.Unreachable, true
	case errors.Is(err, peer.ErrForeign):
		return w.Foreign, true
	case errors.Is(err, peer.ErrUnreadable):
		return w.Unreadable, true
	case errors.Is(err, peer.ErrBusy):
		return w.BusyThere, true
	case errors.Is(err, imap.ErrNoMailbox):
		return w.NoMailbox, true
	case errors.Is(err, imap.ErrRefused): // it is a peer.ErrRefused, too
		return w.NoEntry, true
	case errors.Is(err, peer.ErrRefused):
		return w.Refused, true
	case isAny(err, imap.ErrUntrusted, imap.ErrInsecure):
		return w.Untrusted, true
	case errors.Is(err, peer.ErrNotLoopback):
		return w.NotLoopback, true
	case errors.Is(err, syscall.EADDRINUSE):
		return w.InUse, true
	case errors.Is(err, folder.ErrTooMany):
		return w.TooMany(path), true
	}
	return [2]string{}, false
}
