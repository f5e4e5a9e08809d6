package file

import (
	"time"

	"shoudao/ingest"
)

// A Form tells the records of one sort of file. A value serves one reading: it
// may learn in the first pass what it needs in the second, such as the names of
// the columns.
type Form interface {
	// Next reads the next record, from the beginning of the file on. Lines that are
	// none, such as comments, it passes over. It is false at the end.
	Next(in *Lines) (Piece, bool)
	// Again reads the record at a place that Next has given, and finds the same.
	// It is called between calls of Next too, with other lines.
	Again(in *Lines, at Place) Piece
}

// A Place is where a record stands.
type Place struct {
	Offset int64
	Size   uint32 // in bytes; at most 4 GiB are told
	Line   uint32 // or the number of the record, see [Source.Unlined]
	Note   uint64 // what the form has to remember of what stands before
}

// A Piece is one record of a file as its form read it: a message, or a fault.
type Piece struct {
	Place
	Message ingest.Message
	// Nameless says that the file gives the message no id and the form made one of
	// what the message says. Two of the same id are then one message, and the
	// source sets Nth by the order of the file.
	Nameless bool
	// Open says that the record runs to the end of the file without a sign that it
	// ends there: it is read again when the file has grown.
	Open   bool
	Fault  ingest.Fault
	Detail string
	// Near is the instant beside which a fault is told, if the form knows one; else it
	// is told beside the record before.
	Near time.Time
}

// Bad makes of a piece one that could not be read. The detail is cut to what fits
// on a screen.
func (p Piece) Bad(f ingest.Fault, detail string) Piece {
	p.Fault, p.Detail, p.Message = f, Excerpt(detail), ingest.Message{}
	return p
}

// Excerpt is the beginning of s, as much as a [ingest.Skip] has to show, cut
// between characters.
func Excerpt(s string) string {
	const enough = 80
	if len(s) <= enough {
		return s
	}
	for i := range s {
		if i > enough {
			return s[:i]
		}
	}
	return s // the last character begins before that
}
