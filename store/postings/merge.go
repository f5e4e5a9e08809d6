package postings

import "math"

// A File is where blocks are kept.
type File interface {
	// Last is the last block of a slot whose key is not behind key, First the first whose key is
	// not before it. Where there is none the block is nil.
	Last(slot, key int64) (at int64, block []byte, err error)
	First(slot, key int64) (at int64, block []byte, err error)
	// Pieces are the blocks with the key and with those that follow it, so many at most, up to the
	// first that is missing.
	Pieces(key int64, most int) ([][]byte, error)
}

// A Stream is the terms of a segment with their lists, one after the other.
type Stream struct {
	in    Segment
	from  Term
	next  int64 // the key from which to read on
	begun bool
	at    []Entry // those of the block at hand, the next first
	held  []Entry // where they stand
}

// Terms are those of the segment from one on.
func (s Segment) Terms(from Term) *Stream { return &Stream{in: s, from: from} }

// Peek is the next term and its list, which is good until the next call of Next; nil behind the
// last.
func (s *Stream) Peek() (*Entry, error) {
	for len(s.at) == 0 {
		key, block, err := s.read()
		if err != nil || block == nil {
			return nil, err
		}
		if err := s.load(key, block); err != nil {
			return nil, err
		}
	}
	return &s.at[0], nil
}

// Next passes the term that Peek has shown.
func (s *Stream) Next() { s.at = s.at[1:] }

func (s *Stream) read() (int64, []byte, error) {
	if !s.begun {
		s.begun, s.next = true, Key(s.in.Slot, s.from, 0)
		// The first term may stand in the middle of a block.
		if key, block, err := s.in.File.Last(s.in.Slot, s.next); block != nil || err != nil {
			if _, _, part := partsOf(key); err != nil || part == 0 {
				return key, block, err
			}
		}
	}
	return s.in.File.First(s.in.Slot, s.next)
}

// load takes the entries of a block that are not before the first term.
func (s *Stream) load(key int64, block []byte) error {
	_, t, part := partsOf(key)
	if s.next = key + 1; part != 0 || len(block) == 0 {
		return ErrDamaged
	}
	if block[0] == directory {
		list, err := s.in.long(block, t)
		if s.next = Key(s.in.Slot, t, 0) + 1<<partBits; t >= s.from {
			s.at = append(s.at, Entry{Term: t, List: list})
		}
		return err
	}
	s.at = s.held[:0]
	for e := range entries(t, block, s.in.Base) {
		if e.err != nil {
			return e.err
		}
		if e.Term >= s.from {
			s.at = append(s.at, e)
		}
	}
	s.held = s.at
	return nil
}

// A Source is what is still there of a segment.
type Source struct {
	*Stream
	Gone func(row int64) bool // the message has been taken out of it; nil: none has
}

// Walk tells of all terms and rows of the segment, until tell says that it is enough.
func (s Source) Walk(tell func(t Term, row int64) bool) error {
	for {
		e, err := s.Peek()
		if err != nil || e == nil {
			return err
		}
		list := s.rows(&e.List)
		for most := int64(math.MaxInt64); ; {
			row, err := list.Newest(most)
			if err != nil {
				return err
			}
			if row == None {
				break
			}
			if !tell(e.Term, row) {
				return nil
			}
			most = row - 1
		}
		s.Next()
	}
}

// rows are those of a list that are still there.
func (s Source) rows(l *List) Cursor {
	if s.Gone == nil {
		return l
	}
	return except{l, s.Gone}
}

// Merge writes the terms of some segments as one, until the writer has written so many blocks or
// there are no more. It reports the term from which to go on; done says that there is none. It
// stops between two terms, so that a very long list may make it write more.
func Merge(w *Writer, from []Source, blocks int) (next Term, done bool, err error) {
	lists := AnyOf(make([]Cursor, len(from))...)
	for w.Blocks < blocks {
		least, err := lists.least(from)
		if err != nil {
			return 0, false, err
		}
		if len(lists.of) == 0 {
			return 0, true, w.Close()
		}
		if err := w.merge(least, lists); err != nil {
			return 0, false, err
		}
		for _, s := range from {
			if len(s.at) > 0 && s.at[0].Term == least {
				s.Next()
			}
		}
		if least == math.MaxUint32 {
			return 0, true, w.Close()
		}
		next = least + 1
	}
	return next, false, w.Close()
}

// least makes it the cursor of the lists of the least term of the sources. It has none when there
// is no more term.
func (a *Any) least(from []Source) (least Term, err error) {
	a.begun, a.of = false, a.of[:0]
	for _, s := range from {
		e, err := s.Peek()
		if err != nil {
			return 0, err
		}
		switch {
		case e == nil || len(a.of) > 0 && e.Term > least:
			continue
		case len(a.of) == 0 || e.Term < least:
			least, a.of = e.Term, a.of[:0]
		}
		a.of = append(a.of, s.rows(&e.List))
	}
	a.heads = a.heads[:len(a.of)]
	return least, nil
}

// merge writes the list of a term.
func (w *Writer) merge(t Term, lists *Any) error {
	w.Begin(t)
	var all Cursor = lists
	if len(lists.of) == 1 {
		all = lists.of[0]
	}
	for most := int64(math.MaxInt64); ; {
		row, err := all.Newest(most)
		if err != nil {
			return err
		}
		if row == None {
			return w.End()
		}
		if err := w.Add(row); err != nil {
			return err
		}
		most = row - 1
	}
}

// except leaves out rows.
type except struct {
	Cursor
	gone func(int64) bool
}

// Newest is as [Cursor] says.
func (e except) Newest(most int64) (int64, error) {
	for {
		row, err := e.Cursor.Newest(most)
		if err != nil || row == None || !e.gone(row) {
			return row, err
		}
		most = row - 1
	}
}
