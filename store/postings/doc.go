// Package postings packs lists of messages into blocks, and walks through them.
//
// A posting list is the rows of the messages that have a term, from the newest to the oldest,
// which is the order in which people want what they look for. A segment is the lists of many
// terms, written once by a [Writer] and never changed; segments are merged into larger ones.
// A message has all its terms in one segment, so that lists are crossed within each segment.
//
// # Format
//
// A segment is blocks, of which one or three fit into a page of SQLite; a directory alone may be
// longer. The key of a block is an integer of the segment's slot, a term and a part, see [Key].
// There are three kinds:
//
//   - Part 0 and a first byte of 0: a packed block. Entries follow, in the order of their terms: the
//     distance from the term before (from that of the key), the length of the list, the list.
//   - Part 0 and a first byte of 1: the directory of a list that fills several blocks: for each of
//     them the distance of its newest row from that of the block before (from the base).
//   - Part n of 1 and more: the n-th piece of such a list.
//
// A list, or a piece of one, is the distance of its newest row from the base, which is no row of
// the segment is behind, and then of each row from the one before. All numbers are varints as
// in encoding/binary.
//
// A term is the hash of a word: two words may have the same, and who walks through a list looks
// the message up anyway.
package postings

import "errors"

// ErrDamaged says that a block does not hold what a [Writer] writes.
var ErrDamaged = errors.New("a block of the index cannot be read")

// A Term is the hash of a word.
type Term uint32

// Every is the term of every message.
const Every Term = 0

// TermOf is the term of a word: its FNV-1a hash, and never [Every].
func TermOf(word []byte) Term {
	h := uint32(2166136261)
	for _, b := range word {
		h = (h ^ uint32(b)) * 16777619
	}
	return Term(max(h, 1))
}

// Slots is how many segments there may be at a time. One slot more would have no [End].
const Slots = 1<<12 - 1

const (
	termBits = 32
	partBits = 19
)

// Key is the key of a block: of a segment's slot from 0 to [Slots] - 1, of its first term,
// and of its part of a list that fills several. Keys are in the order of slots, terms and parts.
func Key(slot int64, t Term, part int) int64 {
	return slot<<(termBits+partBits) | int64(t)<<partBits | int64(part)
}

// End is behind all keys of a slot.
func End(slot int64) int64 { return Key(slot+1, 0, 0) }

func partsOf(key int64) (slot int64, t Term, part int) {
	return key >> (termBits + partBits), Term(key >> partBits), int(key & (1<<partBits - 1))
}
