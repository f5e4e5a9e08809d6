package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/atotto/clipboard"

	"shoudao/ingest/file"
	"shoudao/ingest/jsonl"
	"shoudao/ingest/sniff"
	"shoudao/ingest/table"
	"shoudao/ingest/wechat"
)

// fileAt is the file at a path; - is standard input.
func (a *app) fileAt(path string) (file.File, error) {
	if path == "-" {
		return a.standardInput()
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

// standardInput is what is piped in. It is read twice, as every file is, so what is
// too long for the memory is laid down in a file that goes with the program.
func (a *app) standardInput() (file.File, error) {
	const most = 32 << 20
	head, err := io.ReadAll(io.LimitReader(a.in, most))
	if err != nil || len(head) < most {
		return file.Bytes("-", head), wrapped("read standard input", err)
	}
	f, err := os.CreateTemp("", "shoudao-input-")
	if err != nil {
		return file.File{}, fmt.Errorf("lay standard input down: %w", err)
	}
	a.leave(func() { _ = os.Remove(f.Name()) }) // a copy that is left behind harms nobody
	_, err = io.Copy(f, io.MultiReader(bytes.NewReader(head), a.in))
	if err := errors.Join(err, f.Close()); err != nil {
		return file.File{}, fmt.Errorf("read standard input: %w", err)
	}
	at := file.At(f.Name())
	at.Label = "-"
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

// source tells what the file is and how it is read.
func (im *importer) source(label string, f file.File) (*file.Source, sniff.Form, error) {
	form, err := sniff.File(f)
	sure := form == sniff.Prose && (im.options.group != "" || label == clipboardLabel)
	if sure {
		form, err = sniff.Transcript, nil // who names the group of a text says that it is a conversation
	}
	if e, ok := errors.AsType[*sniff.Unreadable](err); ok {
		switch e.Form {
		case sniff.Unknown:
			return nil, form, unknownError{label}
		case sniff.Empty:
			return nil, form, emptyError{label}
		}
		return nil, form, unreadableError{label, im.app.words.Cmd.Trouble.Forms.Of(e.Form.String())}
	}
	if err != nil {
		return nil, form, err
	}
	zone := im.profile.Office.Location
	switch form {
	case sniff.JSONLines:
		return jsonl.New(f, jsonl.Options{Group: im.options.group, Location: zone}), form, nil
	case sniff.Table:
		return table.New(f, table.Options{Group: im.group(label), Location: zone}), form, nil
	}
	o := wechat.Options{Location: zone, Group: im.group(label), Names: im.profile.Names, Sure: sure, At: im.app.clock(zone), Day: im.day}
	return wechat.New(f, o), form, nil
}

// group is that of messages that name none: the one that the user gave, else the
// file's name, for a file that somebody named.
func (im *importer) group(label string) string {
	if im.options.group != "" || label == "-" || label == clipboardLabel {
		return im.options.group
	}
	base := filepath.Base(label)
	return base[:len(base)-len(filepath.Ext(base))]
}
