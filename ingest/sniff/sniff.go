// Package sniff tells from the beginning of a file what sort of file it is, so
// that people need not know.
//
// The content decides, never the name alone: exports are renamed, and the name of
// a table may end in .txt. What is told, but cannot be read, is an error that says
// what it is.
package sniff

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path"
	"strings"

	"shoudao/ingest/chatlab"
	"shoudao/ingest/file"
	"shoudao/ingest/internal/pattern"
	"shoudao/ingest/jsonl"
	"shoudao/ingest/table"
	"shoudao/ingest/wechat"
)

// HeadSize is how much of a file [Of] needs at most.
const HeadSize = 64 << 10

// A Form is a sort of file.
type Form uint8

// The forms. Those up to ChatLab can be read.
const (
	Unknown    Form = iota
	JSONLines       // our own, see package jsonl
	Table           // CSV and its kin, see package table
	Transcript      // what WeChat itself writes, see package wechat
	ChatLab         // the exchange format of that name, see package chatlab

	Empty
	TrainingData // chat turned into examples for a language model: no times, no ids
	JSON         // any other
	QQText       // the message manager's text
	WhatsApp     // _chat.txt
	HTML
	XML
	SQLite
	Spreadsheet // .xlsx, .xls
	Document    // .docx, .pdf, .doc
	Archive     // .zip, .rar, .7z, .gz
	Picture
	Binary // bytes that are no text
	Prose  // text that is no chat
)

var names = [...]string{
	Unknown: "unknown", JSONLines: "json-lines", Table: "table", Transcript: "transcript", ChatLab: "chatlab",
	Empty: "empty", TrainingData: "training-data", JSON: "json", QQText: "qq-text",
	WhatsApp: "whatsapp", HTML: "html", XML: "xml", SQLite: "sqlite", Spreadsheet: "spreadsheet",
	Document: "document", Archive: "archive", Picture: "picture", Binary: "binary", Prose: "prose",
}

// String is the form's name, stable and of no language.
func (f Form) String() string {
	if int(f) < len(names) {
		return names[f]
	}
	return names[Unknown]
}

// An Unreadable is the error for a form that is told but cannot be read.
type Unreadable struct{ Form Form }

// Error is for programmers; the sentence that users see, with what to do instead,
// is made from the form where it is shown.
func (e *Unreadable) Error() string { return fmt.Sprintf("no form that can be read: %s", e.Form) }

// Of tells the form of the file with that name and beginning. Head is its first
// [HeadSize] bytes, or all of it, in any encoding. The error is an *[Unreadable]
// for whatever is not one of the readable forms.
func Of(name string, head []byte) (Form, error) {
	form := binary(name, head)
	if form == Unknown {
		form = text(file.Decode(head))
	}
	if form.readable() {
		return form, nil
	}
	return form, &Unreadable{form}
}

func (f Form) readable() bool { return Unknown < f && f <= ChatLab }

// File tells the form of f, as [Of] does. An error of another type is that of
// reading it.
func File(f file.File) (Form, error) {
	h, size, err := f.Open()
	if err != nil {
		return Unknown, err
	}
	defer h.Close()
	head := make([]byte, min(size, HeadSize))
	if n, err := h.ReadAt(head, 0); n < len(head) {
		return Unknown, fmt.Errorf("read %s: %w", f.Label, err)
	}
	return Of(f.Label, head)
}

// magic is how files that are no text begin.
var magic = [...]struct {
	bytes string
	form  Form
}{
	{"SQLite format 3\x00", SQLite},
	{"PK\x03\x04", Archive},
	{"PK\x05\x06", Archive},
	{"Rar!\x1a\x07", Archive},
	{"7z\xbc\xaf\x27\x1c", Archive},
	{"\x1f\x8b", Archive},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Document}, // Office before 2007
	{"%PDF-", Document},
	{"\xff\xd8\xff", Picture},
	{"\x89PNG\r\n", Picture},
	{"GIF8", Picture},
}

func binary(name string, head []byte) Form {
	for _, m := range magic {
		if bytes.HasPrefix(head, []byte(m.bytes)) {
			return office(m.form, name, head)
		}
	}
	return Unknown
}

// office tells what an archive or an old Office file holds. Office files are
// archives that name their parts in the clear.
func office(form Form, name string, head []byte) Form {
	ext := strings.ToLower(path.Ext(name))
	switch {
	case form == Archive && (bytes.Contains(head, []byte("xl/")) || ext == ".xlsx"):
		return Spreadsheet
	case form == Document && ext == ".xls":
		return Spreadsheet
	case form == Archive && (bytes.Contains(head, []byte("word/")) || ext == ".docx"):
		return Document
	}
	return form
}

func text(head []byte) Form {
	head = bytes.TrimSpace(head)
	if len(head) == 0 {
		return Empty
	}
	lower := bytes.ToLower(head[:min(len(head), 512)])
	switch {
	case chatlab.Recognise(head):
		return ChatLab // first, since a line that is cut may look like one of ours
	case jsonl.Recognise(head):
		return JSONLines
	case bytes.Count(head, []byte{0})*10 > len(head):
		return Binary
	case whatsApp.Match(beginning(head)) && !table.Recognise(head) && !wechat.Recognise(head):
		return WhatsApp
	case head[0] == '{' || head[0] == '[':
		return inJSON(head)
	case bytes.HasPrefix(lower, []byte("<!doctype html")), bytes.HasPrefix(lower, []byte("<html")):
		return HTML
	case head[0] == '<':
		return XML
	case bytes.HasPrefix(head, []byte("消息记录（此消息记录为文本格式")):
		return QQText
	case wechat.Recognise(head):
		return Transcript
	case table.Recognise(head):
		return Table
	case controls(head)*20 > len(head):
		return Binary
	}
	return Prose
}

// controls counts the bytes that no prose has: those below the space, but for white space.
func controls(head []byte) (n int) {
	for _, c := range head {
		if c < ' ' && (c < '\t' || c > '\r') {
			n++
		}
	}
	return n
}

// whatsApp is the head of a message in what WhatsApp exports, on phones of both
// kinds: [7/3/26, 08:05:12] name: text, and 7/3/26, 08:05 - name: text.
var whatsApp = pattern.New(`(?m)^\x{200e}?\[?\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s[^\n]{0,6}\d{1,2}[:.]\d{2}[^\n]{0,12}?(?:\]\s|\s-\s)[^\n:]{1,60}:\s`)

// beginning is the first lines of a text: deeper in it, anything may be quoted.
func beginning(text []byte) []byte {
	lines := bytes.SplitAfterN(text, []byte("\n"), 4)
	return bytes.Join(lines[:min(len(lines), 3)], nil)
}

// inJSON tells by the names of the members what a JSON text is. The text may be
// cut anywhere.
func inJSON(head []byte) Form {
	seen := map[string]bool{}
	dec := json.NewDecoder(bytes.NewReader(head))
	for {
		token, err := dec.Token()
		if err != nil {
			break
		}
		if s, ok := token.(string); ok && len(s) < 40 {
			seen[s] = true
		}
	}
	switch {
	case seen["role"] && seen["content"], seen["instruction"] && seen["output"],
		seen["conversations"] && seen["value"], seen["prompt"] && seen["completion"]:
		return TrainingData
	}
	return JSON
}
