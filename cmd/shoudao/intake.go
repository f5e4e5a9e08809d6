package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/atotto/clipboard"

	"shoudao/ingest/file"
	"shoudao/ingest/sniff"
)

// fileAt is the file at a path; - is standard input.
func (a *app) fileAt(ctx context.Context, path string) (file.File, error) {
	if path == "-" {
		return a.laidDown(standardInput(ctx, a.in))
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return file.File{}, fmt.Errorf("read %s: %w", path, err)
	}
	if _, err := os.Stat(abs); err != nil {
		return file.File{}, fmt.Errorf("read messages: %w", err)
	}
	return file.At(abs), nil
}

// standardInput is what is piped in, until ctx is done: whoever waits for somebody to
// type must be able to stop.
func standardInput(ctx context.Context, in io.Reader) io.Reader {
	r, w := io.Pipe()
	go func() {
		_, err := io.Copy(w, in)
		w.CloseWithError(err) // without an error it is the end of the input
	}()
	context.AfterFunc(ctx, func() { w.CloseWithError(ctx.Err()) })
	return r
}

// laidDown is the file of what is piped in. It is read twice, as every file is, so what
// is too long for the memory is laid down in a file that goes with the program.
func (a *app) laidDown(in io.Reader) (file.File, error) {
	const most = 32 << 20
	head, err := io.ReadAll(io.LimitReader(in, most))
	if err != nil || len(head) < most {
		return file.Bytes("-", head), wrapped("read standard input", err)
	}
	f, err := os.CreateTemp("", "shoudao-input-")
	if err != nil {
		return file.File{}, fmt.Errorf("lay standard input down: %w", err)
	}
	a.leave(func() { _ = os.Remove(f.Name()) }) // a copy that is left behind harms nobody
	_, err = io.Copy(f, io.MultiReader(bytes.NewReader(head), in))
	if err := errors.Join(err, f.Close()); err != nil {
		return file.File{}, fmt.Errorf("read standard input: %w", err)
	}
	at := file.At(f.Name())
	at.Label, at.Name = "-", ""
	return at, nil
}

// wrapped is err with what was being done; nil if there is none.
func wrapped(doing string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", doing, err)
}

func clipboardFile() (file.File, error) {
	said, err := clipboard.ReadAll()
	if err != nil {
		return file.File{}, clipboardError{err}
	}
	if len(bytes.TrimSpace([]byte(said))) == 0 {
		return file.File{}, emptyPasteError{}
	}
	return file.Bytes(clipboardLabel, []byte(said)), nil
}

// clipboardLabel stands for the name of a file.
const clipboardLabel = "clipboard"

// unreadable is what to tell of a file whose form cannot be read.
func (a *app) unreadable(label string, err error) error {
	e, ok := errors.AsType[*sniff.Unreadable](err)
	switch {
	case !ok:
		return err
	case e.Form == sniff.Unknown:
		return unknownError{label}
	case e.Form == sniff.Empty:
		return emptyError{label}
	}
	return unreadableError{label, a.words.Cmd.Trouble.Forms.Of(e.Form.String())}
}
