package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"shoudao/ingest"
	"shoudao/store"
	"shoudao/triage"
)

// A desk is an open archive with the person for whom it is judged.
type desk struct {
	*store.Store
	profile triage.Profile
	judge   *triage.Judge
	config  config
	dir     string       // of the archive
	path    string       // of the settings
	failing <-chan error // of the daily copy; nil where none is made
	told    bool         // the user has just been told on the terminal what was judged anew
}

// zone is the user's time zone.
func (d *desk) zone() *time.Location { return d.profile.Office.Location }

// settings reads the settings file; without one the error is a [noConfigError].
func (a *app) settings() (config, triage.Profile, error) {
	path := a.configPath()
	c, err := readConfig(path)
	if errors.Is(err, fs.ErrNotExist) {
		return c, triage.Profile{}, noConfigError{path}
	}
	if err != nil {
		return c, triage.Profile{}, err
	}
	p, err := c.profile(path)
	return c, p, err
}

// open opens the archive of the settings and finishes what a crash left. An
// archive that is not there is made only by commands that fill it.
func (a *app) open(ctx context.Context) (*desk, error) { return a.openWith(ctx, a.openAt) }

func (a *app) openWith(ctx context.Context, open func(context.Context, string, config, triage.Profile) (*desk, error)) (*desk, error) {
	c, p, err := a.settings()
	if err != nil {
		return nil, err
	}
	path := a.archivePath()
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, noArchiveError{path}
	}
	return open(ctx, path, c, p)
}

// openAt opens an archive and brings its queue up to date.
func (a *app) openAt(ctx context.Context, path string, c config, p triage.Profile) (*desk, error) {
	d, err := a.openStale(ctx, path, c, p)
	if err != nil {
		return nil, err
	}
	if err = a.bringUp(ctx, d); err == nil {
		d.told, err = a.notice(ctx, d.Store, d.zone())
	}
	if err != nil {
		return nil, errors.Join(err, d.Close())
	}
	return d, nil
}

// bringUp brings the queue up to date, and tells nothing of it.
func (a *app) bringUp(ctx context.Context, d *desk) error {
	bar := a.progress()
	defer bar.clear()
	_, err := d.Triage(ctx, d.judge, bar.judging())
	return err
}

// openStale opens an archive as it is: its findings may be those of other rules.
func (a *app) openStale(ctx context.Context, path string, c config, p triage.Profile) (*desk, error) {
	s, err := a.openStore(ctx, path, p.Office.Location)
	if err != nil {
		return nil, err
	}
	return &desk{Store: s, profile: p, judge: triage.NewJudge(p), config: c, dir: filepath.Dir(path), path: a.configPath()}, nil
}

// openStore opens an archive. It says so where that takes long: one that an older program wrote
// is brought up to date first.
func (a *app) openStore(ctx context.Context, path string, zone *time.Location) (s *store.Store, err error) {
	a.progress().while(a.words.Cmd.Output.Opening, longOpening, func() { s, err = store.Open(ctx, path, zone) })
	return s, err
}

// with runs do with the open archive, and closes it.
func (a *app) with(ctx context.Context, do func(*desk) error) error {
	d, err := a.open(ctx)
	if err != nil {
		return err
	}
	return errors.Join(do(d), d.Close())
}

// withStale is with for commands that judge anew themselves.
func (a *app) withStale(ctx context.Context, do func(*desk) error) error {
	d, err := a.openWith(ctx, a.openStale)
	if err != nil {
		return err
	}
	return errors.Join(do(d), d.Close())
}

// find is the item that a handle, or the id of one of its messages, names.
func (d *desk) find(ctx context.Context, name string) (triage.Item, error) {
	if id, ok := ingest.ParseID(name); ok {
		if _, anchors, err := d.Verdict(ctx, id); err == nil && len(anchors) > 0 {
			return d.Item(ctx, anchors[0])
		}
		return triage.Item{}, noItemError{name}
	}
	anchor, err := d.Resolve(ctx, strings.ToLower(name))
	if err != nil {
		return triage.Item{}, d.unresolved(ctx, name, err)
	}
	return d.Item(ctx, anchor)
}

// unresolved says why a handle names nothing.
func (d *desk) unresolved(ctx context.Context, name string, err error) error {
	if errors.Is(err, store.ErrNotFound) {
		return noItemError{name}
	}
	if e, ok := errors.AsType[*store.AmbiguousError](err); ok {
		handles, lookup := d.Handles(ctx, e.Anchors)
		if lookup != nil {
			return lookup
		}
		return ambiguousError{name, handles}
	}
	return err
}
