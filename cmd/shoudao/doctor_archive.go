package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"shoudao/store"
	"shoudao/tui"
)

// archive checks that the archive is there and whole, and learns from it what later checks
// need.
func (up *checkup) archive(ctx context.Context) finding {
	w := up.a.words.Cmd.Checkup
	path := up.a.archivePath()
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		said := up.a.words.Cmd.Trouble.NoArchive(path)
		return finding{levelWarning, said[0], said[1]}
	}
	zone := up.profile.Office.Location
	if zone == nil {
		zone = strangerProfile().Office.Location
	}
	s, err := up.a.openStore(ctx, path, zone)
	if err != nil {
		return up.failed(err)
	}
	h, err := up.readThrough(ctx, s)
	if err := errors.Join(err, s.Close()); err != nil {
		up.opened = false
		return up.failed(err)
	}
	return finding{said: w.Archive(path, h.Messages, h.Groups, up.full)}
}

// readThrough reads the archive, and what it knows for the checks that follow.
func (up *checkup) readThrough(ctx context.Context, s *store.Store) (h store.Health, err error) {
	bar := up.a.progress()
	defer bar.clear()
	if up.reindex { // before anything is read through: a broken index is a fault of the file
		err = s.Reindex(ctx, func(done, all int) {
			bar.tell(up.a.words.Cmd.Checkup.Reindexing, int64(done), int64(all))
		})
		if err != nil {
			return h, err
		}
	}
	bar.while(up.a.words.Cmd.Checkup.Reading, longOpening, func() { h, err = s.Check(ctx, up.full) })
	if err != nil {
		return h, err
	}
	up.opened = true
	if up.groups, err = s.Coverage(ctx); err != nil {
		return h, err
	}
	up.index, err = s.CheckIndex(ctx, up.full, func(done, all int) {
		bar.tell(up.a.words.Cmd.Checkup.Comparing, int64(done), int64(all))
	})
	if err != nil {
		return h, err
	}
	if up.attempts, err = s.Attempts(ctx); err != nil || !up.judged {
		return h, err
	}
	d := &desk{Store: s, profile: up.profile, config: up.config}
	up.standings, err = d.standings(ctx, up.a.configPath(), up.a.clock(up.profile.Office.Location))
	return h, err
}

// indexed checks that the search index knows the messages: what it does not know is not found.
func (up *checkup) indexed(context.Context) finding {
	w, h := up.a.words.Cmd.Checkup, up.index
	switch {
	case !up.opened:
		return finding{said: w.NoGroups}
	case !h.OK():
		return finding{levelError, w.IndexBad(h.Messages, h.Indexed, h.Looked, h.Missing), w.IndexDo}
	case h.Whole:
		return finding{said: w.IndexWhole(h.Indexed)}
	}
	return finding{said: w.Index(h.Indexed, h.Looked)}
}

// The room on the disk from which on one has to mind: so many times what the archive takes, as
// a daily copy does, and so much at least.
const (
	roomTimes = 2
	roomLeast = 200 << 20
	roomNone  = 20 << 20
)

// room checks that there is room for what comes, and for a copy.
func (up *checkup) room(context.Context) finding {
	w, path := up.a.words.Cmd.Checkup, up.a.archivePath()
	dir := filepath.Dir(path)
	for !isFolder(dir) && dir != filepath.Dir(dir) {
		dir = filepath.Dir(dir)
	}
	free, ok := freeBytes(dir)
	if !ok {
		return finding{said: w.RoomUnknown}
	}
	var size int64
	if info, err := os.Stat(path); err == nil {
		size = info.Size()
	}
	switch said := w.Room(dir, free, size); {
	case free < roomNone:
		return finding{levelError, said, w.RoomDo}
	case free < max(roomTimes*size, roomLeast):
		return finding{levelWarning, said, w.RoomDo}
	default:
		return finding{said: said}
	}
}

// secrecy checks that nobody else may read what is the user's alone: the archive, which opening it
// has closed to others, its copies and the files with secrets.
func (up *checkup) secrecy(context.Context) finding {
	w := up.a.words.Cmd.Checkup
	if runtime.GOOS == "windows" {
		return finding{said: w.SecrecyUnknown}
	}
	paths := []string{up.a.archivePath(), up.a.dailyDir()}
	if days, err := up.a.dailies(); err == nil {
		for _, day := range days {
			paths = append(paths, filepath.Join(up.a.dailyDir(), up.a.dailyName(day)))
		}
	}
	for _, t := range up.config.Sources {
		if name, ok := strings.CutPrefix(t.Secret, "file:"); ok {
			paths = append(paths, up.a.located(name))
		}
	}
	var open []string
	n := 0
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			continue // another check tells of what is missing
		}
		if n++; info.Mode().Perm()&0o077 != 0 {
			open = append(open, path)
		}
	}
	if len(open) > 0 {
		return finding{levelWarning, w.Open(open), w.OpenDo(open)}
	}
	return finding{said: w.Secrecy(n)}
}

// sources checks how the places stand that messages keep coming from.
func (up *checkup) sources(ctx context.Context) finding {
	w := up.a.words.Cmd.Checkup
	if !up.judged {
		return finding{levelWarning, w.Unchecked, ""}
	}
	if len(up.config.Sources) == 0 {
		return finding{said: w.NoSources}
	}
	for _, t := range up.config.Sources {
		// The keyring may ask the user for a password: that is left to who fetches.
		if t.Secret == "" || strings.HasPrefix(t.Secret, "keyring:") {
			continue
		}
		if _, err := up.a.secretAt(ctx, t.Secret); err != nil {
			return up.failed(err)
		}
	}
	if !up.opened {
		return finding{said: w.NoGroups}
	}
	var never []string
	for _, s := range up.standings {
		name := string(tui.Line(s.Name))
		switch {
		case s.Fault != "":
			return finding{levelWarning, w.SourceBad(name, s.Fault), s.Todo}
		case s.TriedAt.IsZero() && s.OKAt.IsZero():
			never = append(never, name)
		}
	}
	if len(never) > 0 {
		return finding{levelWarning, w.SourceNever(never), w.SourceDo}
	}
	return finding{said: w.Sources(len(up.config.Sources))}
}
