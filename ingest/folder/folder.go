// Package folder watches a folder into which exported files are dropped.
//
// It tells which files are there to be read: those that are complete and have not been
// read as they are now. A file is complete when it has not changed for a moment; what
// downloads and editors leave behind (.part, .crdownload, ~$…) and what begins with a
// dot is none. Folders within the folder count as well, links do not: nobody meant the
// whole disk.
//
// The folder is looked at again and again rather than watched by the system. Exports lie
// on network drives and in folders that a cloud program keeps, where the system tells
// nothing; and to look at some hundred names takes less than a millisecond.
//
// What a folder holds is never changed.
//
// It tells of files, not of messages, so it is no [shoudao/ingest.Source] and does not take
// the suite of package ingesttest: the packages that read the files do, each for its form.
package folder

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Settle is for how long a file has to stay as it is to be complete.
const Settle = 3 * time.Second

// Most is how many files a folder may hold. One with more is not meant for exports.
const Most = 20_000

// What is wrong with a folder, besides what the system says.
// ErrTooMany: there are more than [Most] files. ErrNoFolder: there is none, or
// something else in its place.
var (
	ErrTooMany  = errors.New("too many files")
	ErrNoFolder = errors.New("not a folder")
)

// A state is what a file was like when it was looked at.
type state struct {
	size     int64
	modified time.Time
}

// A Folder remembers which of its files have been read. Its zero value has no place; it
// is used from one goroutine.
type Folder struct {
	Path string
	// Except are the paths of files, and of folders, that are left out if they lie in the folder.
	Except []string

	read map[string]state // as they were when they were read
	last map[string]state // at the last look
}

// A Look is what is in the folder.
type Look struct {
	// Ready are the paths of the files to be read, the oldest first: a file that was
	// exported later may tell more of the same messages.
	Ready []string
	// Growing is how many may not be complete yet.
	Growing int
	// Files is how many there are at all.
	Files int
}

// Look tells what is there at an instant. A folder within it that cannot be read is left
// out; the error is that of the folder itself.
func (f *Folder) Look(ctx context.Context, now time.Time) (Look, error) {
	found, err := f.walk(ctx)
	if err != nil {
		return Look{}, fmt.Errorf("look into the folder: %w", err)
	}
	look := Look{Files: len(found)}
	for path, s := range found {
		switch {
		case f.read[path] == s:
		case f.last[path] == s || now.Sub(s.modified) >= Settle:
			look.Ready = append(look.Ready, path)
		default:
			look.Growing++
		}
	}
	f.last = found
	slices.SortFunc(look.Ready, func(a, b string) int {
		if c := found[a].modified.Compare(found[b].modified); c != 0 {
			return c
		}
		return strings.Compare(a, b)
	})
	return look, nil
}

// Done remembers that a file has been read as it was at the last look, or found to be
// none that can be: it is ready again when it changes.
func (f *Folder) Done(path string) {
	if f.read == nil {
		f.read = map[string]state{}
	}
	f.read[path] = f.last[path]
}

func (f *Folder) walk(ctx context.Context) (map[string]state, error) {
	found := map[string]state{}
	if info, err := os.Stat(f.Path); errors.Is(err, fs.ErrNotExist) || err == nil && !info.IsDir() {
		return nil, &fs.PathError{Op: "open", Path: f.Path, Err: ErrNoFolder}
	}
	out := f.leftOut()
	err := filepath.WalkDir(f.Path, func(path string, d fs.DirEntry, err error) error {
		hidden := path != f.Path && temporary(d.Name())
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil && path == f.Path:
			return err
		case err != nil, hidden && d.IsDir():
			return filepath.SkipDir
		case d.IsDir():
			if path != f.Path && isOf(path, out) {
				return filepath.SkipDir
			}
			return nil
		case hidden, !d.Type().IsRegular():
			return nil
		case len(found) == Most:
			return &fs.PathError{Op: "read", Path: f.Path, Err: ErrTooMany}
		}
		if info, err := d.Info(); err == nil && !isOf(path, out) { // else it has gone meanwhile
			found[path] = state{info.Size(), info.ModTime()}
		}
		return nil
	})
	return found, err
}

// A left is a file or folder that is left out.
type left struct {
	path string
	info fs.FileInfo
}

// leftOut are the files and folders that are left out, of which the folder may know another path.
func (f *Folder) leftOut() (out []left) {
	for _, path := range f.Except {
		if info, err := os.Stat(path); err == nil { // else it is not there to be left out
			out = append(out, left{filepath.Clean(path), info})
		}
	}
	return out
}

// isOf reports whether a file is one of some. By its path that is sure even of a file that another
// has to itself, and which Windows tells nothing of; by another path the system has to be asked,
// for what a folder tells of its files there need not say which they are.
func isOf(path string, some []left) bool {
	return slices.ContainsFunc(some, func(l left) bool {
		if l.path == filepath.Clean(path) {
			return true
		}
		if !strings.EqualFold(l.info.Name(), filepath.Base(path)) {
			return false
		}
		info, err := os.Stat(path)
		return err == nil && os.SameFile(l.info, info)
	})
}

// temporary reports whether a name is that of something that will have another one.
func temporary(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".part", ".partial", ".crdownload", ".download", ".tmp", ".temp", ".swp":
		return true
	}
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") || strings.HasSuffix(name, "~")
}
