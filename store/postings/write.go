package postings

import (
	"encoding/binary"
	"slices"
)

// The sizes of blocks in bytes. SQLite puts three rows of thirdSize into a page of 4,096, or one of
// pageSize. Blocks of which two do not fit would leave much of their pages empty; long pieces are
// for those lists alone that have many. The newest pieces are short, since they are read most.
const (
	thirdSize = 1320
	pageSize  = 4030
	short     = 3 // how many pieces are

	longestNumber = 1 + 2*binary.MaxVarintLen32 + binary.MaxVarintLen64 // with the head of a packed block
)

const (
	packed    = 0
	directory = 1
)

// A Writer writes a segment: the terms from the least to the greatest, of each the rows from the
// newest to the oldest, each once.
type Writer struct {
	slot, base int64
	put        func(key int64, block []byte) error

	block       []byte // the packed one that fills
	first, last Term   // of it

	term   Term
	list   []byte // of the term: the piece that fills
	top    int64  // its newest row
	prev   int64
	pieces []int64 // the newest rows of those that are full

	// Blocks is how many have been written.
	Blocks int
}

// NewWriter writes into a slot. No row is behind the base. Put, which must not keep the
// block, is told of each of them.
func NewWriter(slot, base int64, put func(key int64, block []byte) error) *Writer {
	return &Writer{slot: slot, base: base, put: put}
}

// Begin begins with a term.
func (w *Writer) Begin(t Term) { w.term, w.list, w.pieces = t, w.list[:0], w.pieces[:0] }

// Add adds a row to the list of the term.
func (w *Writer) Add(row int64) error {
	from := w.prev
	if len(w.list) == 0 {
		from, w.top = w.base, row
	}
	w.list = binary.AppendUvarint(w.list, uint64(from-row))
	size := thirdSize
	if len(w.pieces) >= short {
		size = pageSize
	}
	if w.prev = row; len(w.list) > size-longestNumber {
		return w.piece()
	}
	return nil
}

// piece writes a piece of the list.
func (w *Writer) piece() error {
	w.pieces = append(w.pieces, w.top)
	err := w.write(Key(w.slot, w.term, len(w.pieces)), w.list)
	w.list = w.list[:0]
	return err
}

// End ends the list of the term. One without rows leaves nothing.
func (w *Writer) End() error {
	if len(w.pieces) == 0 {
		if len(w.list) == 0 {
			return nil
		}
		return w.pack()
	}
	if len(w.list) > 0 {
		if err := w.piece(); err != nil {
			return err
		}
	}
	if err := w.Close(); err != nil {
		return err
	}
	b, from := []byte{directory}, w.base
	for _, top := range w.pieces {
		b, from = binary.AppendUvarint(b, uint64(from-top)), top
	}
	return w.write(Key(w.slot, w.term, 0), b)
}

// pack puts the list into the block that fills.
func (w *Writer) pack() error {
	if len(w.block)+1+2*binary.MaxVarintLen32+len(w.list) > thirdSize {
		if err := w.Close(); err != nil {
			return err
		}
	}
	if len(w.block) == 0 {
		w.block, w.first, w.last = append(w.block, packed), w.term, w.term
	}
	w.block = binary.AppendUvarint(w.block, uint64(w.term-w.last))
	w.block = binary.AppendUvarint(w.block, uint64(len(w.list)))
	w.block = append(w.block, w.list...)
	w.last = w.term
	return nil
}

// Close writes what is left. The segment may be gone on with behind it.
func (w *Writer) Close() error {
	if len(w.block) == 0 {
		return nil
	}
	err := w.write(Key(w.slot, w.first, 0), w.block)
	w.block = w.block[:0]
	return err
}

func (w *Writer) write(key int64, block []byte) error {
	w.Blocks++
	return w.put(key, block)
}

// A Posting is that a message has a term: the term, and behind it the message's place among
// those that are written, from the newest to the oldest.
type Posting uint64

// PostingOf is a posting of the message at the place.
func PostingOf(t Term, place int) Posting { return Posting(t)<<32 | Posting(uint32(place)) }

// Term is that of the posting.
func (p Posting) Term() Term { return Term(p >> 32) }

// Place is that of the posting.
func (p Posting) Place() int { return int(uint32(p)) }

// few is up to how many postings comparing is faster than counting.
const few = 20_000

// Sort sorts postings, which are in the order of their places, by their terms, and leaves each
// once. The slice is used for it.
func Sort(ps []Posting) []Posting {
	if len(ps) <= few {
		slices.Sort(ps)
		return slices.Compact(ps)
	}
	other := make([]Posting, len(ps))
	for _, shift := range []uint{32, 48} {
		var starts [1 << 16]int32
		for _, p := range ps {
			starts[uint16(p>>shift)]++
		}
		sum := int32(0)
		for i, n := range starts {
			starts[i], sum = sum, sum+n
		}
		for _, p := range ps {
			at := &starts[uint16(p>>shift)]
			other[*at] = p
			*at++
		}
		ps, other = other, ps
	}
	return slices.Compact(ps)
}
