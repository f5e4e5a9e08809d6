package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// A backupTable says whether the archive is copied every day. What is not there is on.
type backupTable struct {
	Daily *bool `toml:"daily"`
}

const (
	// dailyKept is how many of the daily copies are kept.
	dailyKept = 7
	// dailyLook is how often a program that stays open looks whether a day has begun.
	dailyLook = time.Hour
	// dailyFeed is under which name the archive keeps how the last daily copy went. No source
	// can be called so: its name would be blank.
	dailyFeed = " daily copy"
	// dailyPause is for how long the screen is left alone first.
	dailyPause = 2 * time.Second
)

// dailyDir is the folder of the daily copies, beside the archive.
func (a *app) dailyDir() string { return filepath.Join(filepath.Dir(a.archivePath()), "backups") }

// dailyName is the name of the copy of a day.
func (a *app) dailyName(day time.Time) string {
	before, after := a.dailyEnds()
	return before + day.Format(time.DateOnly) + after
}

// dailyEnds are what stands around the day in the names of copies.
func (a *app) dailyEnds() (before, after string) {
	name := filepath.Base(a.archivePath())
	ext := filepath.Ext(name)
	return strings.TrimSuffix(name, ext) + "-", ext
}

// dailies are the days of which there is a copy, the last first.
func (a *app) dailies() ([]time.Time, error) {
	entries, err := os.ReadDir(a.dailyDir()) // by name, which is by day
	if os.IsNotExist(err) {
		return nil, nil
	}
	if err != nil {
		return nil, copyDirError{a.dailyDir(), err}
	}
	before, after := a.dailyEnds()
	var days []time.Time
	for i := len(entries) - 1; i >= 0; i-- {
		name, was := strings.CutPrefix(entries[i].Name(), before)
		name, is := strings.CutSuffix(name, after)
		if day, err := time.Parse(time.DateOnly, name); was && is && err == nil && entries[i].Type().IsRegular() {
			days = append(days, day)
		}
	}
	return days, nil
}

// copyToday makes the copy of today unless there is one, and drops those that are too many.
// An archive without messages is not copied: it would push out those that have some. How it
// went is kept in the archive, for the doctor.
func (a *app) copyToday(ctx context.Context, d *desk) error {
	made, err := a.makeCopy(ctx, d)
	if ctx.Err() != nil || err == nil && !made {
		return err
	}
	said := [2]string{}
	if err != nil {
		said, _ = a.trouble(err)
	}
	return errors.Join(err, d.Attempted(ctx, dailyFeed, a.clock(d.zone()), said[0], said[1]))
}

// makeCopy makes the copy of today, and reports whether there was need of it.
func (a *app) makeCopy(ctx context.Context, d *desk) (made bool, err error) {
	path := filepath.Join(a.dailyDir(), a.dailyName(a.clock(d.zone())))
	if _, err := os.Stat(path); err == nil {
		return false, nil
	}
	if n, err := d.Size(ctx); err != nil || n == 0 {
		return false, err
	}
	if err := os.MkdirAll(a.dailyDir(), 0o700); err != nil {
		return true, copyDirError{a.dailyDir(), err}
	}
	if _, err := d.Backup(ctx, path, nil); err != nil {
		return true, err
	}
	days, err := a.dailies()
	if err != nil {
		return true, err
	}
	for _, day := range days[min(dailyKept, len(days)):] {
		if err := os.Remove(filepath.Join(a.dailyDir(), a.dailyName(day))); err != nil {
			return true, fmt.Errorf("drop an old backup: %w", err)
		}
	}
	return true, nil
}

// copyDaily makes the copy of each day, after a pause, as long as ctx lasts. Failed is told
// of what goes wrong, once in a row: it is tried again.
func (a *app) copyDaily(ctx context.Context, d *desk, pause time.Duration, failed func(error)) {
	told := false
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(pause):
		}
		err := a.copyToday(ctx, d)
		if err != nil && !told && ctx.Err() == nil {
			failed(err)
		}
		told, pause = err != nil, dailyLook
	}
}

// presentDaily is present for the user's own archive, which is copied meanwhile. Who leaves
// does not wait for the copy: it is made at the next start. What goes wrong the status line tells, and the
// doctor later.
func (a *app) presentDaily(ctx context.Context, d *desk) error {
	if a.onScreen() || a.lines {
		defer resting(ctx, d)()
	}
	if !isOn(d.config.Backup.Daily) || !a.onScreen() && !a.lines {
		return a.present(ctx, d, "")
	}
	within, stop := context.WithCancel(ctx)
	ended, failing := make(chan struct{}), make(chan error, 1)
	failed := func(err error) {
		select {
		case failing <- err:
		default: // one is waiting to be told already
		}
	}
	if a.lines {
		failed = func(err error) { a.report(err) }
	}
	d.failing = failing
	go func() {
		defer close(ended)
		a.copyDaily(within, d, dailyPause, failed)
	}()
	err := a.present(ctx, d, "")
	stop()
	leave(ended)
	return err
}

// syncDaily syncs, while the archive is copied. A copy that fails is told, and keeps
// nobody from fetching.
func (a *app) syncDaily(ctx context.Context, d *desk, follow bool, sync func() error) error {
	if follow {
		defer resting(ctx, d)()
	}
	if !isOn(d.config.Backup.Daily) {
		return sync()
	}
	within, stop := context.WithCancel(ctx)
	defer stop()
	failed := make(chan error, 1)
	go func() {
		defer close(failed)
		if !follow {
			failed <- a.copyToday(within, d)
			return
		}
		a.copyDaily(within, d, 0, func(err error) { a.report(err) })
	}()
	err := sync()
	if follow || err != nil {
		stop()
	}
	if lost := <-failed; lost != nil && within.Err() == nil {
		a.report(lost)
	}
	return err
}
