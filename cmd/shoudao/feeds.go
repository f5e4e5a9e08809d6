package main

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"shoudao/ingest"
	"shoudao/ingest/file"
	"shoudao/ingest/folder"
	"shoudao/ingest/live"
	"shoudao/ingest/sniff"
	"shoudao/store"
)

// feeds are what the settings say that messages keep coming from, as something that can
// be synced into the archive of a desk. Of what is brought to a feed that serves, taken is
// told.
func (a *app) feeds(d *desk, taken func(ingest.Tally)) ([]live.Feed, error) {
	tables, err := d.config.sources(a.configPath())
	if err != nil {
		return nil, err
	}
	feeds := make([]live.Feed, len(tables))
	for i, t := range tables {
		c := carrier{to: d.Store, config: d.config, profile: d.profile, clock: a.clock, group: t.Group}
		from := maker{c, a.now}
		switch t.Kind {
		case webhookKind:
			feeds[i] = &door{carrier: c, app: a, table: t, taken: taken, opened: openHook}
		case chatlabKind:
			feeds[i] = &pullFeed{carrier: c, app: a, table: t, reach: from.chatlab}
		case imapKind:
			feeds[i] = &pullFeed{carrier: c, app: a, table: t, reach: from.mails}
		case chatlogKind:
			feeds[i] = &pullFeed{carrier: c, app: a, table: t, reach: from.chatlog}
		case onebotKind:
			feeds[i] = &pullFeed{carrier: c, app: a, table: t, reach: from.onebot}
			if !strings.Contains(t.Address, "://") {
				feeds[i] = &door{carrier: c, app: a, table: t, taken: taken, opened: openOneBot}
			}
		default:
			feeds[i] = &folderFeed{carrier: c, app: a, name: t.Name, settle: folder.Settle, folder: folder.Folder{Path: a.located(t.Path), Except: a.ownFiles()}}
		}
	}
	return feeds, nil
}

// A folderFeed reads what is dropped into a folder, each file by what it is.
type folderFeed struct {
	carrier
	app    *app
	name   string
	folder folder.Folder
	settle time.Duration // after which a file that is as it was is complete

	mu    sync.Mutex // guards aside: the screen looks at it while files are read
	aside map[string]error
}

// folderLook is how often a folder is looked at for what has come.
const folderLook = 5 * time.Second

// Name implements [live.Feed].
func (f *folderFeed) Name() string { return f.name }

// Sync implements [live.Feed]. A file that cannot be read is set aside with its reason and
// keeps nobody else; it is tried again when it has changed.
func (f *folderFeed) Sync(ctx context.Context) (ingest.Tally, error) {
	var sum ingest.Tally
	look, err := f.look(ctx)
	if err != nil {
		return sum, err
	}
	run := f.to.Run(f.clock(f.profile.Office.Location)).Of(f.name)
	for _, path := range look.Ready {
		tally, err := f.read(ctx, path, run)
		sum = sum.Plus(tally)
		switch {
		case ctx.Err() != nil:
			return sum, ctx.Err()
		case errors.Is(err, file.ErrChanged), errors.Is(err, fs.ErrNotExist), errors.Is(err, ingest.ErrCursorMoved):
			continue // it is being written, has gone, or is read for another source: the next look knows more
		case err != nil && !f.ofTheFile(err):
			return sum, err
		}
		f.folder.Done(path)
		if err := f.setAside(ctx, path, err); err != nil {
			return sum, err
		}
	}
	return sum, f.keepAside(ctx)
}

// look tells what is in the folder. Where a file may not be complete, because it is new or
// its date lies in the future, it looks once more: who syncs only once would not get it else.
func (f *folderFeed) look(ctx context.Context) (folder.Look, error) {
	look, err := f.folder.Look(ctx, f.app.now())
	if err != nil || look.Growing == 0 {
		return look, err
	}
	select {
	case <-ctx.Done():
		return look, ctx.Err()
	case <-time.After(f.settle):
		return f.folder.Look(ctx, f.app.now())
	}
}

// read brings the messages of a file in.
func (f *folderFeed) read(ctx context.Context, path string, run store.Run) (ingest.Tally, error) {
	src, form, err := f.source(file.At(path))
	if err != nil {
		return ingest.Tally{}, f.app.unreadable(path, err)
	}
	in := intake{source: src, label: path, form: form}
	err = f.carry(ctx, &in, run)
	if err == nil && in.tally.Read > 0 && in.tally.Read == in.tally.Unreadable {
		err = nothingError{path}
	}
	return in.tally, err
}

// ofTheFile reports whether an error is one of the file, and not of the archive.
func (f *folderFeed) ofTheFile(err error) bool {
	if _, ok := errors.AsType[plain](err); ok {
		return true
	}
	if _, ok := errors.AsType[*fs.PathError](err); ok {
		return true
	}
	_, ok := errors.AsType[*sniff.Unreadable](err)
	return ok
}

// setAside remembers why a file could not be read, and enters it for other processes; without
// an error it could be.
func (f *folderFeed) setAside(ctx context.Context, path string, err error) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err == nil {
		delete(f.aside, path)
		return nil
	}
	if f.aside == nil {
		f.aside = map[string]error{}
	}
	f.aside[path] = err
	said, _ := f.app.trouble(err)
	return f.to.SetAside(ctx, f.name, store.Aside{Path: path, At: f.clock(f.profile.Office.Location), Fault: said[0], Todo: said[1]})
}

// keepAside forgets the files that have been read meanwhile or are gone.
func (f *folderFeed) keepAside(ctx context.Context) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	for path := range f.aside {
		if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
			delete(f.aside, path)
		}
	}
	return f.to.KeepAside(ctx, f.name, slices.Collect(maps.Keys(f.aside)))
}

// Aside are the files that could not be read, by path, and why.
func (f *folderFeed) Aside() map[string]error {
	f.mu.Lock()
	defer f.mu.Unlock()
	all := make(map[string]error, len(f.aside))
	for path, err := range f.aside {
		all[path] = err
	}
	return all
}

// Wait implements [ingest.Waiter]: it returns when there is a file to be read.
func (f *folderFeed) Wait(ctx context.Context) error {
	tick := time.NewTicker(folderLook)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-tick.C:
			if look, err := f.folder.Look(ctx, f.app.now()); err != nil || len(look.Ready) > 0 {
				return err
			}
		}
	}
}
