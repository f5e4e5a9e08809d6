package file

import (
	"bytes"
	"errors"
	"io"
	"slices"

	"shoudao/ingest"
)

// MaxSize is the size in bytes at which a line, or a record of several lines, is
// [ingest.TooLong]. No platform lets people write a thousandth of it.
const MaxSize = 16 << 20

// The sizes of one read: small after a jump, because the next one may follow, and
// twice as large each time while the reading runs on.
const (
	smallRead = 4 << 10
	largeRead = 256 << 10
)

// headOfLong is the size of a [Line.Head] before it is decoded.
const headOfLong = 1 << 10

// ErrNotRegular says that what is to be read is a folder, a device or the like.
var ErrNotRegular = errors.New("not a regular file")

// A Line is one line of a file.
type Line struct {
	Text   []byte // UTF-8, without the line end; valid until the next call
	Offset int64  // of its first byte in the file
	End    int64  // behind its line end
	Number int    // counted from 1
	Ended  bool   // it has a line end; the last line of a file may have none
	// Fault is [ingest.TooLong] with no text; or with what could be read
	// [ingest.BadEncoding], or [ingest.CutShort] if the file ends inside a character.
	Fault ingest.Fault
	// Head is how a line begins that is too long, in as many bytes as tell what it was
	// to be.
	Head string
}

// Lines reads a file line by line, from any place. A form that is not made of lines
// takes the bytes as they come instead, with [Lines.Bytes] and [Lines.Pass].
type Lines struct {
	r       io.ReaderAt
	size    int64
	enc     encoding
	start   int64 // behind the byte order mark
	end     byte  // what ends a line: '\n', or '\r' in a file that has no '\n'
	max     int   // MaxSize
	buf     []byte
	base    int64 // of buf[0] in the file
	pos     int   // in buf
	read    int   // the size of the next read
	number  int   // of the next line
	decoded []byte
	err     error
}

// NewLines reads the size first bytes of r, in the encoding that its beginning
// shows.
func NewLines(r io.ReaderAt, size int64) (*Lines, error) {
	head := make([]byte, min(size, headSize))
	if n, err := r.ReadAt(head, 0); n < len(head) {
		return nil, err
	}
	enc, skip := detect(head)
	l := &Lines{r: r, size: size, enc: enc, start: int64(skip), end: '\n', max: MaxSize, read: smallRead}
	if text, _ := enc.newline(head[skip:], '\n'); text < 0 && len(head) < headSize {
		l.end = '\r' // as old Macs wrote, and the clipboard of some terminals does
	}
	l.Rewind()
	return l, nil
}

// another reads the same file from its start, without disturbing l.
func (l *Lines) another() *Lines {
	m := &Lines{r: l.r, size: l.size, enc: l.enc, start: l.start, end: l.end, max: l.max, read: smallRead}
	m.Rewind()
	return m
}

// Rewind goes back to the first line.
func (l *Lines) Rewind() { l.GoTo(l.start, 1) }

// GoTo goes to the line with that number, which begins at offset.
func (l *Lines) GoTo(offset int64, number int) {
	l.number = number
	if l.base <= offset && offset <= l.base+int64(len(l.buf)) {
		l.pos = int(offset - l.base)
		return
	}
	l.buf, l.base, l.pos, l.read = l.buf[:0], offset, 0, smallRead
}

// Err is the error that ended the reading, if it was one.
func (l *Lines) Err() error { return l.err }

// Next reads a line. It is false at the end of the file, and after an error.
func (l *Lines) Next() (Line, bool) {
	line := Line{Offset: l.base + int64(l.pos), Number: l.number}
	text, next, searched := -1, -1, 0
	for l.err == nil {
		if text, next = l.enc.newline(l.buf[l.pos+searched:], l.end); text >= 0 {
			text, next = text+searched, next+searched
			line.Ended = true
			break
		}
		searched = (len(l.buf) - l.pos) &^ 1 // whole units of UTF-16
		if len(l.buf)-l.pos > l.max {
			return l.skipLong(line)
		}
		if !l.more() {
			text = len(l.buf) - l.pos
			next = text
			break
		}
	}
	if l.err != nil || next == 0 {
		return Line{}, false
	}
	raw := l.buf[l.pos : l.pos+text]
	l.pos += next
	l.number++
	line.End = l.base + int64(l.pos)
	if len(raw) > l.max {
		line.Fault, line.Head = ingest.TooLong, l.head(raw)
		return line, true
	}
	var ok bool
	if line.Text, ok = l.enc.decode(l.decoded[:0], raw); !ok {
		line.Fault = ingest.BadEncoding
		if !line.Ended && l.enc.cutShort(raw) {
			line.Fault = ingest.CutShort
		}
	}
	if l.enc != plain {
		l.decoded = line.Text
	}
	line.Text = bytes.TrimPrefix(bytes.TrimSuffix(line.Text, []byte("\r")), bom)
	return line, true
}

// skipLong passes over the rest of a line of which more than can be a message has
// been read.
func (l *Lines) skipLong(line Line) (Line, bool) {
	line.Head = l.head(l.buf[l.pos:])
	for {
		// Of UTF-16 a whole number of characters has to go.
		l.pos += (len(l.buf) - l.pos) &^ 1
		if !l.more() {
			break
		}
		if _, next := l.enc.newline(l.buf[l.pos:], l.end); next >= 0 {
			l.pos += next
			line.Ended = true
			break
		}
	}
	if l.err != nil {
		return Line{}, false
	}
	if !line.Ended {
		l.pos = len(l.buf)
	}
	l.number++
	line.End = l.base + int64(l.pos)
	line.Fault = ingest.TooLong
	return line, true
}

// head is the text at the beginning of a line that is too long.
func (l *Lines) head(raw []byte) string {
	text, _ := l.enc.decode(nil, raw[:min(len(raw), headOfLong)])
	return string(bytes.ToValidUTF8(text, nil))
}

// more reads on, keeping what has not been taken. It is false at the end of the
// file and on an error.
func (l *Lines) more() bool {
	at := l.base + int64(len(l.buf))
	want := int(min(int64(l.read), l.size-at))
	if want <= 0 || l.err != nil {
		return false
	}
	if l.pos > 0 {
		l.base += int64(l.pos)
		l.buf = append(l.buf[:0], l.buf[l.pos:]...)
		l.pos = 0
	}
	l.read = min(2*l.read, largeRead)
	l.buf = slices.Grow(l.buf, want)
	l.buf = l.buf[:len(l.buf)+want]
	n, err := l.r.ReadAt(l.buf[len(l.buf)-want:], at)
	if n < want {
		if err == nil || errors.Is(err, io.EOF) {
			err = io.ErrUnexpectedEOF // the file has become shorter meanwhile
		}
		l.err = err
		l.buf = l.buf[:len(l.buf)-want+n]
		return false
	}
	return true
}
