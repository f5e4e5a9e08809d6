package file

import (
	"context"
	"errors"
	"io/fs"
	"iter"
	"slices"

	"shoudao/ingest"
)

// ErrChanged ends a reading during which another program wrote over the file. The
// next reading finds out what is new.
var ErrChanged = errors.New("the file was written over while it was read")

// A Source is the messages of one file.
type Source struct {
	Kind string      // of file, as in the source's name: "jsonl"
	File File        // where the bytes are
	Form func() Form // begins a reading
	// PageSize is the number of records at which a page ends with its minute; 0
	// means 10,000, which one transaction takes well. A page of long texts ends
	// sooner.
	PageSize int
	// Unlined says that the form has no lines, and numbers its records instead.
	Unlined bool
	// Tell is told how far each of the two readings has come; it may be nil.
	Tell func(part Part, done, all int64)
}

// A Part is one of the two readings of a file.
type Part uint8

// The parts: all of the file is looked at first, in bytes, then its records are handed
// out, in records.
const (
	Looking Part = iota
	Handing
)

func (s *Source) tell(part Part, done, all int64) {
	if s.Tell != nil {
		s.Tell(part, done, all)
	}
}

const (
	defaultPage = 10_000
	fullText    = 8 << 20 // bytes of text that fill a page
)

// Name is file:KIND:LABEL, such as file:jsonl:/home/li/groups.jsonl.
func (s *Source) Name() string { return "file:" + s.Kind + ":" + s.File.Label }

// Pages yields what is new in the file since the cursor, in the order of time. A
// file that was written anew is read from its beginning, and so is one whose
// cursor came from another version.
func (s *Source) Pages(ctx context.Context, since ingest.Cursor) iter.Seq2[ingest.Page, error] {
	return func(yield func(ingest.Page, error) bool) {
		stopped := false
		err := s.read(ctx, since, func(p ingest.Page) bool {
			stopped = !yield(p, nil)
			return !stopped
		})
		if err != nil && !stopped {
			yield(ingest.Page{}, err)
		}
	}
}

func (s *Source) pageSize() int {
	if s.PageSize <= 0 {
		return defaultPage
	}
	return s.PageSize
}

func (s *Source) read(ctx context.Context, since ingest.Cursor, yield func(ingest.Page) bool) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	h, size, err := s.File.Open()
	if err != nil {
		return err
	}
	defer h.Close()
	r := patient{ctx, h}
	m, more, err := markOf(since).resume(r, size)
	if err != nil || !more {
		return err
	}
	in, err := NewLines(r, size)
	if err != nil {
		return err
	}
	form := s.Form()
	x, err := indexed(ctx, in, form, func(at int64) { s.tell(Looking, at, size) })
	if err != nil {
		return err
	}
	if x.open >= 0 {
		m.next = x.open
	}
	x.ordered()
	total := x.since(m.base)
	if total != m.total {
		m.total, m.done = total, 0
	}
	w := writer{source: s, index: x, mark: m, form: form, in: in, yield: yield}
	return w.run(ctx)
}

// since counts the records from base on.
func (x *index) since(base int64) int {
	n := 0
	for _, s := range x.spots {
		if s.Offset >= base {
			n++
		}
	}
	return n
}

// A writer is the second reading: it takes up the records in the order of time
// and fills pages with them.
type writer struct {
	source *Source
	index  *index
	mark   mark
	form   Form
	in     *Lines
	yield  func(ingest.Page) bool

	page ingest.Page
	size int   // records on the page
	text int   // bytes of text on it
	last int64 // the instant of the last of them
}

func (w *writer) run(ctx context.Context) error {
	for s, nth := range w.left() {
		if w.full(s.at) && !w.flush() {
			return nil
		}
		if w.size%ticks == 0 {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			w.source.tell(Handing, int64(w.mark.done+w.size), int64(w.mark.total))
		}
		if err := w.add(s, nth); err != nil {
			return err
		}
	}
	if w.size > 0 {
		w.flush()
	}
	return ctx.Err()
}

// left are the spots that have not been handed out, each with its place among the
// messages of its instant. Those that have been count for the places of the others.
func (w *writer) left() iter.Seq2[spot, int] {
	skip := w.mark.done
	return func(yield func(spot, int) bool) {
		nth, instant := 0, int64(0)
		for _, s := range w.index.spots {
			if s.at != instant {
				nth, instant = 0, s.at
			}
			if s.Offset >= w.mark.base {
				if skip > 0 {
					skip--
				} else if !yield(s, nth) {
					return
				}
			}
			if !s.bad && w.index.verdicts[s.Offset] == 0 {
				nth++
			}
		}
	}
}

// full reports whether the page ends before a record of the instant at.
func (w *writer) full(at int64) bool {
	const minute = 60e9
	limit := w.source.pageSize()
	return w.size >= ingest.Flood || w.text >= ingest.FloodText ||
		at/minute != w.last/minute && (w.size >= limit || w.text >= fullText)
}

// add puts the record at s on the page. Nth is its place within its instant.
func (w *writer) add(s spot, nth int) error {
	w.size++
	w.last = s.at
	v := w.index.verdicts[s.Offset]
	if v == repeated {
		w.page.Repeated++
		return nil
	}
	p := w.form.Again(w.in, s.Place)
	if err := w.in.Err(); err != nil {
		return err
	}
	if (p.Fault != "") != s.bad || p.Fault == "" && p.Message.SentAt.UnixNano() != s.at {
		return &fs.PathError{Op: "read", Path: w.source.File.Label, Err: ErrChanged}
	}
	if v == clashing {
		p = p.Bad(ingest.SameID, p.Message.ID.Native)
	}
	if p.Fault != "" {
		w.page.Skipped = append(w.page.Skipped, ingest.Skip{
			Path: w.source.File.Label, Line: int(s.Line), Unlined: w.source.Unlined, Fault: p.Fault, Detail: p.Detail,
		})
		return nil
	}
	if p.Nameless {
		p.Message.Nth = nth
	}
	if w.page.Messages == nil {
		w.page.Messages = make([]ingest.Message, 0, min(w.source.pageSize(), w.mark.total-w.mark.done))
	}
	w.text += weight(p.Message)
	w.page.Messages = append(w.page.Messages, p.Message)
	return nil
}

// weight is how many bytes of memory a message takes besides what every one takes.
func weight(m ingest.Message) int {
	const header = 16 // of a string
	n := len(m.Text)
	for _, name := range m.Mentions {
		n += header + len(name)
	}
	for _, a := range m.Attachments {
		n += 3*header + len(a.Name) + len(a.Place)
	}
	return n
}

// flush hands out the page and begins a new one. It is false if nobody wants more.
func (w *writer) flush() bool {
	w.mark.done += w.size
	w.page.Next = w.mark.cursor()
	slices.SortFunc(w.page.Messages, ingest.Message.Compare)
	page := w.page
	w.page, w.size, w.text = ingest.Page{}, 0, 0
	return w.yield(page)
}
