package store

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"shoudao/store/postings"
	"shoudao/triage"
)

// What a caller branches on.
var (
	// ErrNotFound says that the archive has no such message or item.
	ErrNotFound = errors.New("not in the archive")
	// ErrNothing says that there is nothing to undo or to redo.
	ErrNothing = errors.New("nothing to take back")
	// ErrClosed says that the archive has been closed.
	ErrClosed = errors.New("the archive is closed")
)

// A FileFault is what is wrong with the file of an archive, as far as the user can
// do something about it. It is a code: the sentence is made where it is shown.
type FileFault string

// The faults of a file.
const (
	NotArchive  FileFault = "not-an-archive" // another program's file
	Damaged     FileFault = "damaged"        // cut short, or its bytes are not what they were
	BadIndex    FileFault = "bad-index"      // the search index alone, which can be made anew
	Newer       FileFault = "newer"          // written by a newer version of this program
	DiskFull    FileFault = "disk-full"
	ReadOnly    FileFault = "read-only" // the file or its folder may not be written
	Busy        FileFault = "busy"      // another process has been writing for too long
	InUse       FileFault = "in-use"    // another process has it open, and it is to be replaced
	Moved       FileFault = "moved"     // taken away or replaced since it was opened
	Unreachable FileFault = "unreachable"
)

// A FileError says that the archive cannot be used, and why.
type FileError struct {
	Path  string
	Fault FileFault
	Err   error // the cause; nil if the fault says it all
}

// Error names the file and the fault.
func (e *FileError) Error() string {
	if e.Err == nil {
		return fmt.Sprintf("archive %s: %s", e.Path, e.Fault)
	}
	return fmt.Sprintf("archive %s: %s: %v", e.Path, e.Fault, e.Err)
}

// Unwrap is the cause.
func (e *FileError) Unwrap() error { return e.Err }

// An AmbiguousError says that a handle is the beginning of several.
type AmbiguousError struct {
	Handle  string
	Anchors []triage.Anchor // a few of the items, by handle
}

// Error names the handle.
func (e *AmbiguousError) Error() string {
	return fmt.Sprintf("%q begins the handles of several items", e.Handle)
}

// fault turns what the database answers into a [FileError], if the user can do
// something about it.
func fault(path string, err error) error {
	if err == nil {
		return nil
	}
	if _, ok := errors.AsType[*FileError](err); ok {
		return err
	}
	if errors.Is(err, postings.ErrDamaged) {
		return &FileError{path, BadIndex, err}
	}
	if answer, ok := errors.AsType[*sqlite.Error](err); ok {
		if f := faultOf(answer.Code()); f != "" {
			return &FileError{path, f, err}
		}
		return err
	}
	return err
}

// folderFault says why a file could not be made.
func folderFault(err error) FileFault {
	switch {
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return ReadOnly
	case errors.Is(err, syscall.ENOSPC):
		return DiskFull
	}
	return Unreachable
}

// faultOf reads a result code; the lower byte is the primary one.
func faultOf(code int) FileFault {
	switch code & 0xff {
	case lib.SQLITE_NOTADB:
		return NotArchive
	case lib.SQLITE_CORRUPT:
		return Damaged
	case lib.SQLITE_FULL:
		return DiskFull
	case lib.SQLITE_READONLY, lib.SQLITE_PERM:
		return ReadOnly
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
		return Busy
	case lib.SQLITE_CANTOPEN, lib.SQLITE_IOERR:
		return Unreachable
	}
	return ""
}
