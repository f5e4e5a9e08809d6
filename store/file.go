package store

import (
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// create makes an empty file for the archive, unless there is one, and keeps others
// from reading it. SQLite gives the
// files beside it the same permissions. The file is not opened if it exists: closing
// it would drop the locks of another connection of this process.
func create(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	info, err := os.Stat(path)
	if err == nil && info.Mode().IsRegular() && info.Mode().Perm()&0o077 != 0 && runtime.GOOS != "windows" {
		_ = os.Chmod(path, info.Mode().Perm()&0o700) // whose file is another's has to ask him
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return nil // another process was faster
	}
	if err != nil {
		return err
	}
	return f.Close()
}

// dsn is the data source name of path. It is built as a URL, because folders hold
// spaces, percent signs and Chinese characters.
func dsn(path string, pragmas []string, key, value string) string {
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // C:/Users/… is file:///C:/Users/…
	}
	q := url.Values{"_pragma": pragmas, key: {value}}
	return (&url.URL{Scheme: "file", Path: slashed, RawQuery: q.Encode()}).String()
}

// inPlace fails if the file at the path is not the one that was opened. A system that lets
// an open file be removed goes on writing to it, and all of that is gone with the process.
func (s *Store) inPlace() error {
	if s.file == nil { // it is being opened
		return nil
	}
	info, err := os.Stat(s.path)
	if err == nil && os.SameFile(info, s.file) {
		return nil
	}
	return &FileError{s.path, Moved, err}
}
