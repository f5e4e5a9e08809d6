package jsonl

import (
	"bytes"
	"hash/maphash"
	"time"

	"shoudao/ingest"
	"shoudao/ingest/file"
	"shoudao/ingest/internal/jsontext"
)

// DefaultSource is the namespace of ids on lines that name none.
const DefaultSource = "jsonl"

// Options are what a caller knows that lines may leave out.
type Options struct {
	Group    string         // of lines without one; empty: such a line is [ingest.NoGroup]
	Location *time.Location // of times without a zone; nil: such a time is [ingest.BadTime]
}

// New is the source of the messages in f, in any encoding that [file.Decode]
// knows. It is called file:jsonl:LABEL.
func New(f file.File, o Options) *file.Source {
	return &file.Source{Kind: "jsonl", File: f, Form: func() file.Form {
		return &form{options: o, said: map[uint64]uint32{}, names: map[string]string{}, seed: maphash.MakeSeed()}
	}}
}

// Decode reads one line, of which blank ones and comments are [ingest.BadSyntax].
// Its error is an [ingest.Skip] without a path.
func Decode(line []byte, o Options) (ingest.Message, error) {
	var w wire
	if _, ok := w.parse(line); !ok {
		return ingest.Message{}, ingest.Skip{Line: 1, Fault: ingest.BadSyntax, Detail: file.Excerpt(string(line))}
	}
	m, fault, detail := w.message(o, nil)
	if fault != "" {
		return ingest.Message{}, ingest.Skip{Line: 1, Fault: fault, Detail: file.Excerpt(detail)}
	}
	if m.ID.Native == "" {
		m.ID = ingest.ContentID(m.ID.Source, m, 0)
	}
	return m, nil
}

// A form reads a file of lines.
type form struct {
	options Options
	// said counts what lines without an id have said, by a hash of it.
	said  map[uint64]uint32
	names map[string]string // see reading
	seed  maphash.Seed
}

// Next reads the next line that is neither blank nor a comment.
func (f *form) Next(in *file.Lines) (file.Piece, bool) {
	for {
		line, ok := in.Next()
		if !ok {
			return file.Piece{}, false
		}
		if text := bytes.TrimSpace(line.Text); line.Fault == "" && (len(text) == 0 || text[0] == '#') {
			continue
		}
		p := f.piece(line)
		if p.Nameless {
			key := maphash.String(f.seed, ingest.ContentID(p.Message.ID.Source, p.Message, 0).Native)
			p = named(p, f.said[key])
			f.said[key]++
		}
		return p, true
	}
}

// Again reads the line at a place.
func (f *form) Again(in *file.Lines, at file.Place) file.Piece {
	in.GoTo(at.Offset, int(at.Line))
	line, _ := in.Next()
	p := f.piece(line)
	if p.Nameless {
		p = named(p, uint32(at.Note))
	}
	return p
}

// named gives a message without an id one by its content. Times is how often the
// file has said the same before; the second reading is told it by the place.
func named(p file.Piece, times uint32) file.Piece {
	p.Message.ID = ingest.ContentID(p.Message.ID.Source, p.Message, int(times))
	p.Note = uint64(times)
	return p
}

// piece reads a line that is a record.
func (f *form) piece(line file.Line) file.Piece {
	p := file.Piece{
		Place: file.Place{Offset: line.Offset, Size: uint32(line.End - line.Offset), Line: uint32(line.Number)},
		Open:  !line.Ended,
	}
	if line.Fault != "" {
		return p.Bad(line.Fault, string(bytes.ToValidUTF8(line.Text, []byte("\ufffd"))))
	}
	var w wire
	if cut, ok := w.parse(line.Text); !ok {
		fault := ingest.BadSyntax
		if cut && !line.Ended {
			fault = ingest.CutShort
		}
		return p.Bad(fault, string(line.Text))
	}
	m, fault, detail := w.message(f.options, f.names)
	if fault != "" {
		return p.Bad(fault, detail)
	}
	p.Message, p.Nameless = m, m.ID.Native == ""
	return p
}

// parse finds the members of the object that line is. Cut says that the line
// ended too early.
func (w *wire) parse(line []byte) (cut, ok bool) {
	return jsontext.Object(line, w.set)
}
