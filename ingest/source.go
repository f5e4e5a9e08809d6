package ingest

import (
	"context"
	"fmt"
	"iter"
)

// A Cursor says how far a source has been read. Only the source that made it
// understands it; the empty cursor is the beginning.
type Cursor string

// A Source is somewhere messages come from.
type Source interface {
	// Name is stable from run to run: the cursor is kept under it.
	Name() string
	// Pages yields what is new since the cursor, oldest first, and returns when it
	// has caught up. An error ends the sequence and is its last element; the page
	// beside it is empty.
	Pages(ctx context.Context, since Cursor) iter.Seq2[Page, error]
}

// A Waiter is a source that learns of news by itself.
type Waiter interface {
	// Wait returns nil when there may be news since the last call of Pages, or the error
	// of ctx when that ends first. Any other error is one of reaching the source.
	Wait(ctx context.Context) error
}

// A Page is a run of messages and the cursor that resumes after them: the unit of
// commit. It never ends inside a minute, unless it is a [Flood].
type Page struct {
	Messages []Message
	Skipped  []Skip
	// Repeated counts the records that say word for word what an earlier record of
	// the same source said under the same id. [Pull] counts them as known.
	Repeated int
	Next     Cursor
}

// Flood is the number of records, and FloodText that of bytes of text, at which a
// page may end inside a minute. No group of people writes so much in one; a file
// that claims it would otherwise have to be held in memory whole.
const (
	Flood     = 1 << 16
	FloodText = 64 << 20
)

// A Skip is a record that could not be read. It is also the error of a function
// that reads a single record.
type Skip struct {
	Path string // the file or address it stood in
	Line int    // counted from 1
	// Unlined says that the form has no lines: then Line is the number of the record.
	Unlined bool
	Fault   Fault
	Detail  string // the few words of the record that Fault speaks of, raw
}

// Error says where and why, for programmers: what users see is made from the
// fault where it is shown.
func (s Skip) Error() string {
	var where string
	if s.Path != "" {
		where = fmt.Sprintf("%s:%d: ", s.Path, s.Line)
	}
	if s.Detail == "" {
		return where + string(s.Fault)
	}
	return fmt.Sprintf("%s%s: %q", where, s.Fault, s.Detail)
}

// A Fault is why a record could not be read. It is a code: the sentence is made
// where it is shown.
type Fault string

// The faults that connectors have in common.
const (
	BadEncoding Fault = "bad-encoding" // bytes that are no text
	BadSyntax   Fault = "bad-syntax"   // not the form the file is in
	CutShort    Fault = "cut-short"    // the last record ends in the middle
	TooLong     Fault = "too-long"     // longer than any message can be
	NoTime      Fault = "no-time"
	BadTime     Fault = "bad-time"
	NoGroup     Fault = "no-group"
	NoSender    Fault = "no-sender"
	BadValue    Fault = "bad-value"   // a field of another type than the form has
	WrongCount  Fault = "wrong-count" // more or fewer columns than the header
	SameID      Fault = "same-id"     // a second record under an id, with other content
	NoMessage   Fault = "no-message"  // a line where only a message could stand, and it is none
)

// A Tally is the balance of what was read: Read = Stored + Known + Unreadable +
// Withheld. It counts message records; headers, members, comments and blank
// lines are none.
type Tally struct {
	Read       int
	Stored     int
	Known      int // already there, under this id or another
	Merged     int // of the known, those that came by another way before
	Unreadable int
	Withheld   int // kept without their text, see [Withhold]
}

// Plus adds two balances.
func (t Tally) Plus(o Tally) Tally {
	return Tally{
		t.Read + o.Read, t.Stored + o.Stored, t.Known + o.Known, t.Merged + o.Merged,
		t.Unreadable + o.Unreadable, t.Withheld + o.Withheld,
	}
}

// A Sink is where messages go.
type Sink interface {
	// Cursor is how far the named source has been read; empty if never.
	Cursor(ctx context.Context, source string) (Cursor, error)
	// Append commits the page's messages and its cursor together. It writes the
	// cursor only over since, the one that was read, and fails with
	// [ErrCursorMoved] if another process moved it meanwhile. The balance counts
	// every message and every skip of the page: a message that is already there is
	// known and not stored again, a new one with a Marking is withheld, any other
	// new one stored, a skip unreadable. Page.Repeated is not the sink's to count.
	Append(ctx context.Context, source string, since Cursor, page Page) (Tally, error)
}
