package pull

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"strconv"
	"time"

	"shoudao/ingest"
	"shoudao/ingest/file"
	"shoudao/ingest/jsonl"
)

// A spool is where the messages of one reading lie, session by session, until they are
// handed out in the order of time: that of a whole history needs no more memory than a
// quiet hour. It is a file that has no name any more, or loses it with the reading.
type spool struct {
	*os.File
	size int64
	line []byte
}

// maxSpool is the size in bytes of what one reading may tell.
const maxSpool = 8 << 30

var errFull = errors.New("more messages than anybody has")

func newSpool(dir string) (*spool, error) {
	f, err := os.CreateTemp(dir, "shoudao-pull-")
	if err != nil {
		return nil, fmt.Errorf("lay messages down: %w", err)
	}
	_ = os.Remove(f.Name()) // where a file that is open keeps its name, close takes it away
	return &spool{File: f}, nil
}

// close ends the spool.
func (s *spool) close() {
	_ = s.File.Close()
	_ = os.Remove(s.File.Name()) // mostly it is gone already
}

// empty makes room for another answer.
func (s *spool) empty() error {
	s.size = 0
	if _, err := s.Seek(0, io.SeekStart); err != nil {
		return fmt.Errorf("lay an answer down: %w", err)
	}
	if err := s.Truncate(0); err != nil {
		return fmt.Errorf("lay an answer down: %w", err)
	}
	return nil
}

// A record is a message, or one that could not be read, with the instant beside which it
// is told.
type record struct {
	file.Piece
	at time.Time
}

// sum is what a record says, as a number. How the sender is shown does not count: a
// server tells names when it likes.
func (r record) sum() uint64 {
	h := fnv.New64a()
	m := r.Message
	for _, s := range [...]string{m.ID.Native, m.Of.Native, m.Kind.String(), m.Text, string(r.Fault), r.Detail, strconv.FormatInt(r.at.UnixNano(), 36)} {
		h.Write([]byte(s))
		h.Write([]byte{0})
	}
	return h.Sum64()
}

// The two sorts of lines of a spool.
const (
	messageLine = 'm'
	skipLine    = 's'
)

// A skipped is a record that could not be read, as it is laid down.
type skipped struct {
	At     time.Time
	Line   uint32
	Fault  ingest.Fault
	Detail string
}

// put lays a record down.
func (s *spool) put(r record) (err error) {
	if r.Fault == "" {
		s.line, err = jsonl.Append(append(s.line[:0], messageLine), r.Message)
	} else {
		var b []byte
		b, err = json.Marshal(skipped{r.at, r.Line, r.Fault, r.Detail})
		s.line = append(append(append(s.line[:0], skipLine), b...), '\n')
	}
	if err != nil {
		return err
	}
	if s.size += int64(len(s.line)); s.size > maxSpool {
		return errFull
	}
	if _, err := s.Write(s.line); err != nil {
		return fmt.Errorf("lay messages down: %w", err)
	}
	return nil
}

// source is the messages of the spool that are fresh, as a file.
func (s *spool) source(label string, pageSize int, fresh func(at time.Time) bool) *file.Source {
	return &file.Source{
		Kind: "spool", PageSize: pageSize, Unlined: true,
		File: file.File{Label: label, Open: func() (file.Handle, int64, error) {
			return stays{s.File}, s.size, nil
		}},
		Form: func() file.Form { return &form{fresh: fresh} },
	}
}

// stays is the spool while it is read: it is closed by whoever opened it.
type stays struct{ io.ReaderAt }

// Close implements [io.Closer].
func (stays) Close() error { return nil }

// A form reads a spool.
type form struct{ fresh func(at time.Time) bool }

// Next implements [file.Form].
func (f *form) Next(in *file.Lines) (file.Piece, bool) {
	for {
		line, ok := in.Next()
		if !ok {
			return file.Piece{}, false
		}
		p, at := laid(line)
		if f.fresh(at) {
			return p, true
		}
	}
}

// Again implements [file.Form].
func (f *form) Again(in *file.Lines, at file.Place) file.Piece {
	in.GoTo(at.Offset, int(at.Line))
	line, _ := in.Next()
	p, _ := laid(line)
	return p
}

// laid reads what put has laid down.
func laid(line file.Line) (file.Piece, time.Time) {
	p := file.Piece{Place: file.Place{Offset: line.Offset, Size: uint32(line.End - line.Offset), Line: 1}}
	if bytes.HasPrefix(line.Text, []byte{messageLine}) {
		m, err := jsonl.Decode(line.Text[1:], jsonl.Options{})
		if err != nil {
			return p.Bad(ingest.BadSyntax, err.Error()), time.Time{}
		}
		p.Message, p.Nameless = m, m.ID.OfContent()
		return p, m.SentAt
	}
	var s skipped
	if len(line.Text) == 0 || json.Unmarshal(line.Text[1:], &s) != nil {
		return p.Bad(ingest.BadSyntax, string(line.Text)), time.Time{}
	}
	p.Line, p.Near = s.Line, s.At
	return p.Bad(s.Fault, s.Detail), s.At
}
