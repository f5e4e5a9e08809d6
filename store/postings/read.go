package postings

import (
	"encoding/binary"
	"math"
	"slices"
)

// None is what a [Cursor] answers behind its last row.
const None int64 = math.MinInt64

// A Cursor walks through rows from the newest to the oldest.
type Cursor interface {
	// Newest is the newest row that is not behind most, or [None]. From call to call most may
	// only go down.
	Newest(most int64) (int64, error)
	// Length is about how many bytes of lists there are to walk through at most.
	Length() int
}

// A List is the postings of a term in a segment. Its zero value is empty.
type List struct {
	base   int64
	block  []byte   // the piece at hand
	at     int      // behind what was read of it
	row    int64    // the last that was read, the base before
	begun  bool     // one was
	tops   []int64  // the newest rows of the pieces; nil if there is but one
	piece  int      // which of them is at hand, from 1; 0: none is yet
	ahead  [][]byte // those behind it, read already
	run    int      // how many were read at a time
	pieces pieces
}

// pieces reads the pieces of a list from a part on, so many at most.
type pieces func(part, most int) ([][]byte, error)

// longestRun is how many pieces are read at a time at most, by who goes through one after the
// other.
const longestRun = 16

// A Segment is where the lists of some messages are.
type Segment struct {
	File File
	Slot int64
	Base int64 // no row of it is behind this
}

// Find is the list of a term, by the last block whose key is not behind that of the term in part
// 0. It is empty where that block is of another slot or does not have the term.
func (s Segment) Find(key int64, block []byte, t Term) (List, error) {
	in, first, part := partsOf(key)
	switch {
	case in != s.Slot, part != 0:
		return List{}, nil
	case len(block) == 0:
		return List{}, ErrDamaged
	case block[0] == directory && first != t:
		return List{}, nil
	case block[0] == directory:
		return s.long(block, t)
	}
	for e := range entries(first, block, s.Base) {
		if e.err != nil || e.Term == t {
			return e.List, e.err
		}
		if e.Term > t {
			break
		}
	}
	return List{}, nil
}

// long is the list of a directory.
func (s Segment) long(block []byte, t Term) (List, error) {
	l := List{base: s.Base, pieces: func(part, most int) ([][]byte, error) { return s.File.Pieces(Key(s.Slot, t, part), most) }}
	top := s.Base
	for b := block[1:]; len(b) > 0; {
		n, size := binary.Uvarint(b)
		if size <= 0 {
			return List{}, ErrDamaged
		}
		top -= int64(n)
		l.tops, b = append(l.tops, top), b[size:]
	}
	return l, nil
}

// An Entry is a term of a packed block and its list.
type Entry struct {
	Term Term
	List List
	err  error
}

// entries are those of a packed block.
func entries(t Term, block []byte, base int64) func(yield func(Entry) bool) {
	return func(yield func(Entry) bool) {
		if block[0] != packed {
			yield(Entry{err: ErrDamaged})
			return
		}
		for b, first := block[1:], true; len(b) > 0; first = false {
			further, n := binary.Uvarint(b)
			length, m := binary.Uvarint(b[max(n, 0):])
			from := n + m
			if n <= 0 || m <= 0 || length == 0 || length > uint64(len(b)-from) || further > uint64(math.MaxUint32-t) || further == 0 && !first {
				yield(Entry{err: ErrDamaged})
				return
			}
			t += Term(further)
			to := from + int(length)
			if !yield(Entry{Term: t, List: List{base: base, row: base, block: b[from:to]}}) {
				return
			}
			b = b[to:]
		}
	}
}

// Length is as [Cursor] says.
func (l *List) Length() int {
	if l.tops != nil {
		return len(l.tops) * pageSize
	}
	return len(l.block)
}

// Newest is as [Cursor] says.
func (l *List) Newest(most int64) (int64, error) {
	if l.begun && l.row <= most {
		return l.row, nil
	}
	if l.piece < len(l.tops) && (l.piece == 0 || l.tops[l.piece] > most) {
		// In the last piece that begins behind most, or at the head of the next.
		i, _ := slices.BinarySearchFunc(l.tops, most, func(top, most int64) int {
			if top > most {
				return -1
			}
			return 1
		})
		if err := l.turn(max(i, 1)); err != nil {
			return None, err
		}
	}
	for {
		found, err := l.scan(most)
		if err != nil {
			return None, err
		}
		if found {
			return l.row, nil
		}
		if l.piece >= len(l.tops) {
			l.begun, l.row = true, None
			return None, nil
		}
		if err := l.turn(l.piece + 1); err != nil {
			return None, err
		}
	}
}

// scan goes on in the piece to the newest row that is not behind most.
func (l *List) scan(most int64) (found bool, err error) {
	row, at := l.row, l.at
	for at < len(l.block) {
		n, size := uint64(l.block[at]), 1
		if n >= 0x80 {
			if n, size = binary.Uvarint(l.block[at:]); size <= 0 {
				return false, ErrDamaged
			}
		}
		row, at = row-int64(n), at+size
		if row <= most {
			found = true
			break
		}
	}
	l.row, l.at, l.begun = row, at, found
	return found, nil
}

// turn turns to a piece.
func (l *List) turn(piece int) error {
	if piece != l.piece+1 {
		l.ahead, l.run = nil, 0
	}
	if len(l.ahead) == 0 {
		l.run = min(max(2*l.run, 1), longestRun, len(l.tops)-piece+1)
		var err error
		if l.ahead, err = l.pieces(piece, l.run); err != nil {
			return err
		}
	}
	if len(l.ahead) == 0 || len(l.ahead[0]) == 0 {
		return ErrDamaged
	}
	l.block, l.at, l.row, l.begun = l.ahead[0], 0, l.base, false
	l.ahead, l.piece = l.ahead[1:], piece
	return nil
}

// From walks through all rows from one on: the first of [All], it lets the others end there.
type From int64

// Newest is as [Cursor] says.
func (f From) Newest(most int64) (int64, error) {
	if most < int64(f) {
		return None, nil
	}
	return most, nil
}

// Length is as [Cursor] says: there is nothing to read.
func (From) Length() int { return 0 }

// All walks through the rows that all cursors have; there is one at least. Those that have few
// should come first.
type All []Cursor

// Newest is as [Cursor] says.
func (a All) Newest(most int64) (int64, error) {
	for {
		from := most
		for _, c := range a {
			row, err := c.Newest(most)
			if err != nil || row == None {
				return None, err
			}
			most = row
		}
		if most == from {
			return most, nil
		}
	}
}

// Length is as [Cursor] says.
func (a All) Length() int {
	least := math.MaxInt
	for _, c := range a {
		least = min(least, c.Length())
	}
	return least
}

// Any walks through the rows that one of the cursors has at least, each once.
type Any struct {
	of    []Cursor
	heads []int64
	begun bool
}

// Either is the cursor of the rows of all of them; nil if there are none.
func Either(of []Cursor) Cursor {
	switch len(of) {
	case 0:
		return nil
	case 1:
		return of[0]
	}
	return AnyOf(of...)
}

// AnyOf is the cursor of all their rows.
func AnyOf(of ...Cursor) *Any { return &Any{of: of, heads: make([]int64, len(of))} }

// Newest is as [Cursor] says.
func (a *Any) Newest(most int64) (int64, error) {
	newest := None
	for i, head := range a.heads {
		if !a.begun || head > most {
			var err error
			if head, err = a.of[i].Newest(most); err != nil {
				return None, err
			}
			a.heads[i] = head
		}
		newest = max(newest, head)
	}
	a.begun = true
	return newest, nil
}

// Length is as [Cursor] says.
func (a *Any) Length() int {
	sum := 0
	for _, c := range a.of {
		sum += c.Length()
	}
	return sum
}
