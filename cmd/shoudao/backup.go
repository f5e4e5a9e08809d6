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
	// A copyDirError says that the folder of the daily copies cannot be used.
	copyDirError struct {
		path  string
		cause error
	}
)

func (e sameError) Error() string  { return "the archive itself: " + e.path }
func (e copyError) Error() string  { return "copy " + e.path + ": " + string(e.fault) }
func (e inUseError) Error() string { return "in use: " + e.path }

func (e copyDirError) Error() string { return "folder " + e.path + ": " + e.cause.Error() }
func (e copyDirError) Unwrap() error { return e.cause }

func (e sameError) tell(w text.TroubleWords) [2]string    { return w.Keep.Same(e.path) }
func (e inUseError) tell(w text.TroubleWords) [2]string   { return w.Keep.InUse(e.path) }
func (e copyDirError) tell(w text.TroubleWords) [2]string { return w.Keep.CopyDir(e.path) }
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
	var o backupOptions
	w := a.words.Cmd
	c := &cobra.Command{
		Use: "backup FILE [--encrypt] [--force]", Short: w.Keep.Backup.Short, Long: w.Keep.Backup.Long, Args: args(1, 1),
		RunE: func(c *cobra.Command, given []string) error { return a.backup(c.Context(), given[0], o) },
	}
	c.Flags().BoolVar(&o.encrypt, "encrypt", false, w.Keep.Encrypt)
	c.Flags().StringVar(&o.passphraseAt, "passphrase-at", "", w.Keep.PassAt)
	c.Flags().BoolVar(&o.force, "force", false, w.Flags.Force)
	return c
}

// backupOptions are what the backup command was told.
type backupOptions struct {
	encrypt, force bool
	passphraseAt   string // where the passphrase is, see [app.secretAt]
}

// backupJSON is a copy that was made.
type backupJSON struct {
	Path      string `json:"path"`
	Messages  int    `json:"messages"`
	Groups    int    `json:"groups"`
	Bytes     int64  `json:"bytes"`
	Encrypted bool   `json:"encrypted,omitempty"`
}

// backup copies the archive to a file, be it that another process fetches messages. It needs
// no settings.
func (a *app) backup(ctx context.Context, path string, o backupOptions) error {
	if err := a.free(path, o.force); err != nil {
		return err
	}
	archive := a.archivePath()
	if _, err := os.Stat(archive); errors.Is(err, fs.ErrNotExist) {
		return noArchiveError{archive}
	}
	pass := ""
	if o.encrypt {
		var err error
		if pass, err = a.passphrase(ctx, o.passphraseAt, true); err != nil {
			return err
		}
	}
	s, err := store.Open(ctx, archive, a.zone())
	if err != nil {
		return err
	}
	var h store.Health
	if o.encrypt {
		h, err = a.backupSealed(ctx, s, path, pass)
	} else {
		h, err = a.copied(ctx, s, path)
	}
	if err := errors.Join(err, s.Close()); err != nil {
		return err
	}
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if a.json {
		return a.printJSON(backupJSON{path, h.Messages, h.Groups, info.Size(), o.encrypt})
	}
	a.say(a.words.Cmd.Keep.BackedUp(path, h.Messages, h.Groups, info.Size()))
	return nil
}

// copied copies the archive, and tells how much of it is written. The copy is then read back,
// of which nothing is told.
func (a *app) copied(ctx context.Context, s *store.Store, path string) (store.Health, error) {
	bar := a.progress()
	defer bar.clear()
	return s.Backup(ctx, path, func(done, all int) { bar.tell(a.words.Cmd.Keep.Copying, int64(done), int64(all)) })
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
	var passphraseAt string
	w := a.words.Cmd.Keep
	c := &cobra.Command{
		Use: "restore FILE", Short: w.Restore.Short, Long: w.Restore.Long, Args: args(1, 1),
		RunE: func(c *cobra.Command, given []string) error {
			if !isSealed(given[0]) {
				return a.restore(c.Context(), given[0], given[0])
			}
			pass, err := a.passphrase(c.Context(), passphraseAt, false)
			if err != nil {
				return err
			}
			return a.besideArchive(func(plain string) error {
				if err := a.unsealFile(c.Context(), given[0], plain, pass); err != nil {
					return err
				}
				return a.restore(c.Context(), plain, given[0])
			})
		},
	}
	c.Flags().StringVar(&passphraseAt, "passphrase-at", "", w.PassAt)
	return c
}

// restoreJSON is a copy that was put in the place of the archive.
type restoreJSON struct {
	Path     string `json:"path"`
	Messages int    `json:"messages"`
	Groups   int    `json:"groups"`
	Kept     string `json:"kept,omitempty"` // where the archive is that was there before
}

// restore puts a copy in the place of the archive, which is kept. The user knows it under a
// name.
func (a *app) restore(ctx context.Context, from, name string) error {
	archive := a.archivePath()
	if is, err := os.Stat(archive); err == nil {
		if info, err := os.Stat(from); err == nil && os.SameFile(is, info) {
			return sameError{name}
		}
	}
	bar := a.progress()
	defer bar.clear()
	out, err := store.Restore(ctx, store.Restoring{
		Tell: func(done, all int) { bar.tell(a.words.Cmd.Keep.Copying, int64(done), int64(all)) },
		From: from, Path: archive, Holder: fmt.Sprintf("shoudao %d", os.Getpid()),
		Zone: a.zone(), Now: a.now(), Until: a.now().Add(leaseTerm),
	})
	bar.clear()
	if err != nil {
		return restoreFault(err, from, name)
	}
	if a.json {
		return a.printJSON(restoreJSON{archive, out.Messages, out.Groups, out.Kept})
	}
	w := a.words.Cmd.Keep
	a.say(w.Restored(name, out.Messages, out.Groups))
	if out.Kept != "" {
		a.say(w.KeptAside(out.Kept))
	}
	return nil
}

// restoreFault is what the user is told of a copy that was not put in its place: the
// archive is as it was.
func restoreFault(err error, from, name string) error {
	e, ok := errors.AsType[*store.FileError](err)
	switch {
	case ok && e.Fault == store.InUse:
		return inUseError{e.Path}
	case ok && e.Path == from && (e.Fault == store.NotArchive || e.Fault == store.Newer || e.Fault == store.Damaged):
		return copyError{name, e.Fault}
	}
	return err
}
