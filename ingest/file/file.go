package file

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// A File is bytes that can be opened again and again: a file, or text that
// somebody pasted.
type File struct {
	// Label names it in the source's name and in skips. Cursors are kept under it,
	// so the label of a file is its absolute path.
	Label string
	// Name is what somebody called it, without folder and extension; often that of
	// the group whose messages it holds. Text that was pasted has none.
	Name string
	// Open returns the bytes and how many there are. More may be added while they
	// are read; they are left for the next time.
	Open func() (Handle, int64, error)
}

// A Handle is a file that is open for reading.
type Handle interface {
	io.ReaderAt
	io.Closer
}

// At is the file at path, which should be absolute. It is opened when it is read.
func At(path string) File {
	name := filepath.Base(path)
	return File{Label: path, Name: strings.TrimSuffix(name, filepath.Ext(name)), Open: func() (Handle, int64, error) {
		// What is no file is not even opened: to open a pipe waits for who writes into it.
		info, err := os.Stat(path)
		if err == nil && !info.Mode().IsRegular() {
			err = &fs.PathError{Op: "read", Path: path, Err: ErrNotRegular}
		}
		if err != nil {
			return nil, 0, err
		}
		f, err := os.Open(path)
		if err != nil {
			return nil, 0, err
		}
		if info, err = f.Stat(); err == nil && !info.Mode().IsRegular() {
			err = &fs.PathError{Op: "read", Path: path, Err: ErrNotRegular}
		}
		if err != nil {
			f.Close()
			return nil, 0, err
		}
		return f, info.Size(), nil
	}}
}

// Bytes is text that is in memory already: a paste, a mail's body.
func Bytes(label string, text []byte) File {
	return File{Label: label, Open: func() (Handle, int64, error) {
		return inMemory{bytes.NewReader(text)}, int64(len(text)), nil
	}}
}

type inMemory struct{ *bytes.Reader }

func (inMemory) Close() error { return nil }
