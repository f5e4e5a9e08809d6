package main

import (
	"context"
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
		return nil, fmt.Errorf("look for backups: %w", err)
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
// An archive without messages is not copied: it would push out those that have some.
func (a *app) copyToday(ctx context.Context, d *desk) error {
	path := filepath.Join(a.dailyDir(), a.dailyName(a.clock(d.zone())))
	if _, err := os.Stat(path); err == nil {
		return nil
	}
	if n, err := d.Size(ctx); err != nil || n == 0 {
		return err
	}
	if err := os.MkdirAll(a.dailyDir(), 0o700); err != nil {
		return fmt.Errorf("make the folder for backups: %w", err)
	}
	if _, err := d.Backup(ctx, path); err != nil {
		return err
	}
	days, err := a.dailies()
	if err != nil {
		return err
	}
	for _, day := range days[min(dailyKept, len(days)):] {
		if err := os.Remove(filepath.Join(a.dailyDir(), a.dailyName(day))); err != nil {
			return fmt.Errorf("drop an old backup: %w", err)
		}
	}
	return nil
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
// does not wait for the copy: it is made at the next start. What goes wrong the doctor tells,
// by the age of the last.
func (a *app) presentDaily(ctx context.Context, d *desk) error {
	if !isOn(d.config.Backup.Daily) || !a.onScreen() && !a.lines {
		return a.present(ctx, d, "")
	}
	within, stop := context.WithCancel(ctx)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		a.copyDaily(within, d, dailyPause, func(error) {})
	}()
	err := a.present(ctx, d, "")
	stop()
	leave(ended)
	return err
}

// syncDaily syncs, while the archive is copied. A copy that fails is told, and keeps
// nobody from fetching.
func (a *app) syncDaily(ctx context.Context, d *desk, follow bool, sync func() error) error {
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
