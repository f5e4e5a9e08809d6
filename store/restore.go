package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"shoudao/ingest/file"
)

// A Restoring says what is put in the place of what.
type Restoring struct {
	From   string // the copy
	Path   string // of the archive
	Holder string // who would hold the lease
	Zone   *time.Location
	Now    time.Time
	Until  time.Time // when the lease runs out
	Tell   Progress  // how many bytes of how many are copied; it may be nil
}

// A Restored says what has been put in its place.
type Restored struct {
	Health
	Kept string // where the archive is that was there before; empty: there was none
}

// Restore puts a copy in the place of an archive. The copy is read whole first and brought
// up to date, and is itself left as it is; a copy that cannot be used is a [*FileError] with
// its path, and nothing is done. The archive that was there is kept beside the new one
// under a name with the date. As long as another process fetches messages the answer is a
// [*HeldError], and as long as one has the archive open, a [*FileError] of the fault InUse.
func Restore(ctx context.Context, r Restoring) (Restored, error) {
	path, err := filepath.Abs(r.Path)
	if err != nil {
		return Restored{}, fmt.Errorf("restore: %w", err)
	}
	if to, err := filepath.EvalSymlinks(path); err == nil {
		path = to // a link stays one
	}
	r.Path = path
	out, err := r.restore(ctx)
	if err != nil {
		return Restored{}, fmt.Errorf("restore: %w", err)
	}
	return out, nil
}

func (r Restoring) restore(ctx context.Context) (Restored, error) {
	if err := os.MkdirAll(filepath.Dir(r.Path), 0o700); err != nil {
		return Restored{}, err
	}
	dir, err := os.MkdirTemp(filepath.Dir(r.Path), StagePrefix)
	if err != nil {
		return Restored{}, err
	}
	defer func() { _ = os.RemoveAll(dir) }() // what is left of a copy harms nobody
	sweep(dir)
	stage := filepath.Join(dir, "archive.db")
	h, err := r.stage(ctx, stage)
	if err != nil {
		return Restored{}, err
	}
	if err := r.release(ctx); err != nil {
		return Restored{}, err
	}
	kept, err := r.setAside()
	if err != nil {
		return Restored{}, err
	}
	if err := settle(stage, r.Path); err != nil {
		if kept != "" {
			err = errors.Join(err, os.Rename(kept, r.Path))
		}
		return Restored{}, err
	}
	return Restored{h, kept}, nil
}

// stage makes of the copy a whole archive of today's schema at another path.
func (r Restoring) stage(ctx context.Context, stage string) (Health, error) {
	// What an archive that was copied by hand has in its log belongs to it.
	for _, end := range []string{"", "-wal"} {
		err := copyFile(ctx, r.From+end, stage+end, r.Tell)
		if err != nil && !(end != "" && errors.Is(err, fs.ErrNotExist)) {
			return Health{}, err
		}
	}
	h, err := inspect(ctx, stage)
	if err == nil {
		var s *Store
		if s, err = Open(ctx, stage, r.Zone); err == nil {
			err = s.Close()
		}
	}
	if e, ok := errors.AsType[*FileError](err); ok {
		return h, &FileError{r.From, e.Fault, e.Err}
	}
	return h, err
}

// copyFile copies a regular file to one that must not exist.
func copyFile(ctx context.Context, from, to string, tell Progress) error {
	info, err := os.Stat(from)
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() { // to open a pipe waits for who writes into it
		return &fs.PathError{Op: "read", Path: from, Err: file.ErrNotRegular}
	}
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	told := telling(to, info.Size(), tell)
	_, err = io.Copy(out, UnlessDone(ctx, in))
	told()
	return errors.Join(err, out.Close())
}

// UnlessDone reads what r holds until ctx is done, and then gives the error of ctx.
func UnlessDone(ctx context.Context, r io.Reader) io.Reader { return unlessDone{ctx, r} }

type unlessDone struct {
	ctx context.Context
	io.Reader
}

func (u unlessDone) Read(p []byte) (int, error) {
	if err := u.ctx.Err(); err != nil {
		return 0, err
	}
	return u.Reader.Read(p)
}

// release makes sure that nobody uses the archive that is to be replaced, and makes it one
// file. To take away the log of one that another process has open would harm what comes
// into its place: that process deletes the log by its name. An archive that is damaged, or
// none, can be used by nobody.
func (r Restoring) release(ctx context.Context) error {
	if _, err := os.Stat(r.Path); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	s, err := Open(ctx, r.Path, r.Zone)
	if e, ok := errors.AsType[*FileError](err); ok && (e.Fault == Damaged || e.Fault == NotArchive) {
		return nil
	}
	if err != nil {
		return err
	}
	err = s.Acquire(ctx, r.Holder, r.Now, r.Until)
	if err == nil {
		err = s.Release(ctx, r.Holder)
	}
	if err = errors.Join(err, s.Close()); err != nil {
		return err
	}
	err = inFile(ctx, r.Path, func(db *sql.Conn) error {
		_, err := db.ExecContext(ctx, "PRAGMA busy_timeout = 500")
		if err == nil {
			_, err = db.ExecContext(ctx, "PRAGMA journal_mode = DELETE")
		}
		return err
	})
	if e, ok := errors.AsType[*FileError](err); ok && e.Fault == Busy {
		return &FileError{r.Path, InUse, e.Err}
	}
	return err
}

// setAside renames the archive that is there, with what lies beside it, and returns its new
// path; empty if there is none.
func (r Restoring) setAside() (string, error) {
	kept, err := r.asidePath()
	if err != nil {
		return "", err
	}
	moved := ""
	for _, end := range []string{"", "-wal", "-shm", "-journal"} {
		err := os.Rename(r.Path+end, kept+end)
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil && moved != "":
			return "", errors.Join(err, os.Rename(moved, r.Path))
		case err != nil:
			return "", err
		case end == "":
			moved = kept
		}
	}
	return moved, nil
}

// asidePath is a free name beside the archive, with the instant.
func (r Restoring) asidePath() (string, error) {
	ext := filepath.Ext(r.Path)
	base := strings.TrimSuffix(r.Path, ext) + "-" + r.Now.In(r.Zone).Format("20060102-150405")
	for n := 1; ; n++ {
		path := base + ext
		if n > 1 {
			path = fmt.Sprintf("%s-%d%s", base, n, ext)
		}
		if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
			return path, nil
		} else if err != nil {
			return "", err
		}
	}
}
