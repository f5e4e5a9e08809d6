package file

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"

	"shoudao/ingest"
)

// A mark is what a cursor says: how far one reading of a file has come.
//
// A reading hands out the records from base to end, in the order of time. The
// next begins at next, which is end, or the beginning of a last record that may
// have been incomplete.
type mark struct {
	base, end, next int64
	done, total     int    // records handed out, and in this reading at all
	sum             string // hash of all bytes before end
}

const markForm = "1 %d %d %d %d %d %s"

func (m mark) cursor() ingest.Cursor {
	return ingest.Cursor(fmt.Sprintf(markForm, m.base, m.end, m.next, m.done, m.total, m.sum))
}

// markOf reads a cursor. One that it does not understand is that of another
// version, and the beginning.
func markOf(c ingest.Cursor) mark {
	var m mark
	n, err := fmt.Sscanf(string(c), markForm, &m.base, &m.end, &m.next, &m.done, &m.total, &m.sum)
	sound := err == nil && n == 6 && m.cursor() == c &&
		0 <= m.base && m.base <= m.next && m.next <= m.end && 0 <= m.done && m.done <= m.total
	if !sound {
		return mark{}
	}
	return m
}

// resume tells where to go on in a file of that size. It is false if the file is
// as it was and all of it has been handed out.
func (m mark) resume(r io.ReaderAt, size int64) (mark, bool, error) {
	if m.end > size {
		m = mark{}
	} else if got, err := sum(r, m.end); err != nil {
		return mark{}, false, err
	} else if got != m.sum {
		m = mark{}
	}
	same, through := m.end == size, m.done == m.total
	switch {
	case same && through:
		return m, false, nil
	case same:
		return m, true, nil
	case through:
		m = mark{base: m.next}
	default:
		// Interrupted, and grown since: the old part is handed out again with the
		// new, in one order of time.
		m = mark{base: m.base}
	}
	m.end, m.next = size, size
	var err error
	m.sum, err = sum(r, size)
	return m, true, err
}

// sum hashes the first n bytes of r.
func sum(r io.ReaderAt, n int64) (string, error) {
	h := sha256.New()
	if _, err := io.Copy(h, io.NewSectionReader(r, 0, n)); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)[:16]), nil
}

// A patient reader stops when its context does, also inside a record of any size.
type patient struct {
	ctx context.Context
	io.ReaderAt
}

func (p patient) ReadAt(b []byte, at int64) (int, error) {
	if err := p.ctx.Err(); err != nil {
		return 0, err
	}
	return p.ReaderAt.ReadAt(b, at)
}
