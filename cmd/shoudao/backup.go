package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"shoudao/store"
	"shoudao/tui/text"
)

// Errors of what is kept.
type (
	// A sameError says that a file is the archive itself.
	sameError struct{ path string }
	// A copyError says why a copy cannot be put in the place of the archive.
	copyError struct {
		path  string
		fault store.FileFault
	}
	inUseError struct{ path string }
)

func (e sameError) Error() string  { return "the archive itself: " + e.path }
func (e copyError) Error() string  { return "copy " + e.path + ": " + string(e.fault) }
func (e inUseError) Error() string { return "in use: " + e.path }

func (e sameError) tell(w text.TroubleWords) [2]string  { return w.Keep.Same(e.path) }
func (e inUseError) tell(w text.TroubleWords) [2]string { return w.Keep.InUse(e.path) }
func (e copyError) tell(w text.TroubleWords) [2]string {
	switch e.fault {
	case store.NotArchive:
		return w.Keep.NotArchive(e.path)
	case store.Newer:
		return w.Keep.Newer(e.path)
	}
	return w.Keep.Damaged(e.path)
}

func (a *app) backupCommand() *cobra.Command {
	var force bool
	w := a.words.Cmd
	c := &cobra.Command{
		Use: "backup FILE [--force]", Short: w.Keep.Backup.Short, Long: w.Keep.Backup.Long, Args: args(1, 1),
		RunE: func(c *cobra.Command, given []string) error { return a.backup(c.Context(), given[0], force) },
	}
	c.Flags().BoolVar(&force, "force", false, w.Flags.Force)
	return c
}

// backupJSON is a copy that was made.
type backupJSON struct {
	Path     string `json:"path"`
	Messages int    `json:"messages"`
	Groups   int    `json:"groups"`
	Bytes    int64  `json:"bytes"`
}

// backup copies the archive to a file, be it that another process fetches messages. It needs
// no settings.
func (a *app) backup(ctx context.Context, path string, force bool) error {
	if err := a.free(path, force); err != nil {
		return err
	}
	archive := a.archivePath()
	if _, err := os.Stat(archive); errors.Is(err, fs.ErrNotExist) {
		return noArchiveError{archive}
	}
	s, err := store.Open(ctx, archive, a.zone())
	if err != nil {
		return err
	}
	h, err := s.Backup(ctx, path)
	if err := errors.Join(err, s.Close()); err != nil {
		return err
	}
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if a.json {
		return a.printJSON(backupJSON{path, h.Messages, h.Groups, info.Size()})
	}
	a.say(a.words.Cmd.Keep.BackedUp(path, h.Messages, h.Groups, info.Size()))
	return nil
}

// free makes sure that a file may be written: its folder is there, and nothing is lost.
func (a *app) free(path string, force bool) error {
	if dir := filepath.Dir(path); !isFolder(dir) { // one that is mistyped is not made
		return &fs.PathError{Op: "write to", Path: dir + string(filepath.Separator), Err: fs.ErrNotExist}
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case info.IsDir():
		return existsError{path}
	}
	for _, own := range a.ownFiles() {
		if mine, err := os.Stat(own); err == nil && os.SameFile(mine, info) {
			return sameError{path}
		}
	}
	if !force {
		return existsError{path}
	}
	return nil
}

// zone is the user's time zone, or that of somebody of whom nothing is known.
func (a *app) zone() *time.Location {
	if c, err := readConfig(a.configPath()); err == nil {
		if zone, err := c.zone(a.configPath()); err == nil {
			return zone
		}
	}
	return strangerProfile().Office.Location
}

func (a *app) restoreCommand() *cobra.Command {
	w := a.words.Cmd.Keep.Restore
	return &cobra.Command{
		Use: "restore FILE", Short: w.Short, Long: w.Long, Args: args(1, 1),
		RunE: func(c *cobra.Command, given []string) error { return a.restore(c.Context(), given[0]) },
	}
}

// restoreJSON is a copy that was put in the place of the archive.
type restoreJSON struct {
	Path     string `json:"path"`
	Messages int    `json:"messages"`
	Groups   int    `json:"groups"`
	Kept     string `json:"kept,omitempty"` // where the archive is that was there before
}

// restore puts a copy in the place of the archive, which is kept.
func (a *app) restore(ctx context.Context, from string) error {
	archive := a.archivePath()
	if is, err := os.Stat(archive); err == nil {
		if info, err := os.Stat(from); err == nil && os.SameFile(is, info) {
			return sameError{from}
		}
	}
	out, err := store.Restore(ctx, store.Restoring{
		From: from, Path: archive, Holder: fmt.Sprintf("shoudao %d", os.Getpid()),
		Zone: a.zone(), Now: a.now(), Until: a.now().Add(leaseTerm),
	})
	if err != nil {
		return restoreFault(err, from)
	}
	if a.json {
		return a.printJSON(restoreJSON{archive, out.Messages, out.Groups, out.Kept})
	}
	w := a.words.Cmd.Keep
	a.say(w.Restored(from, out.Messages, out.Groups))
	if out.Kept != "" {
		a.say(w.KeptAside(out.Kept))
	}
	return nil
}

// restoreFault is what the user is told of a copy that was not put in its place: the
// archive is as it was.
func restoreFault(err error, from string) error {
	e, ok := errors.AsType[*store.FileError](err)
	switch {
	case ok && e.Fault == store.InUse:
		return inUseError{e.Path}
	case ok && e.Path == from && (e.Fault == store.NotArchive || e.Fault == store.Newer || e.Fault == store.Damaged):
		return copyError{from, e.Fault}
	}
	return err
}
