package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/bits"
	"slices"

	"shoudao/store/postings"
)

// A segment is a part of the index: the posting lists of some messages.
type segment struct {
	slot, born, messages, low, high int64
	target                          *int64 // what it is being merged into
	upto                            *int64 // the term from which those that are merged into it have the lists
}

// segments are all of them, the smallest first.
func (t *txn) segments(ctx context.Context) ([]segment, error) {
	rows, err := t.rows(ctx, "SELECT slot, born, messages, low, high, target, upto FROM segment ORDER BY messages, born")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []segment
	for rows.Next() {
		var s segment
		if err := rows.Scan(&s.slot, &s.born, &s.messages, &s.low, &s.high, &s.target, &s.upto); err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	return all, rows.Err()
}

// newSegment is a segment in a free slot, which is not written yet.
func (t *txn) newSegment(ctx context.Context, low, high, messages int64) (segment, error) {
	s := segment{low: low, high: high, messages: messages}
	err := t.row(ctx, `SELECT
		(SELECT min(slot) FROM (SELECT 0 AS slot UNION ALL SELECT slot + 1 FROM segment) WHERE slot NOT IN (SELECT slot FROM segment)),
		1 + max(coalesce((SELECT max(born) FROM segment), 0), coalesce((SELECT max(born) FROM tombstone), 0))`).Scan(&s.slot, &s.born)
	if err == nil && s.slot >= postings.Slots {
		err = errors.New("the index has too many segments")
	}
	return s, err
}

func (t *txn) addSegment(ctx context.Context, s segment) error {
	return t.exec(ctx, "INSERT INTO segment VALUES (?, ?, ?, ?, ?, ?, ?)", s.slot, s.born, s.messages, s.low, s.high, s.target, s.upto)
}

func (t *txn) blockWriter(ctx context.Context, s segment) *postings.Writer {
	return postings.NewWriter(s.slot, s.high, func(key int64, block []byte) error {
		return t.exec(ctx, "INSERT INTO block VALUES (?, ?)", key, block)
	})
}

// A choice says which of the segments, the smallest of which come first, are to become one.
type choice func([]segment) []segment

// crowdSize is how many segments of about a size make it necessary to merge them.
const crowdSize = 8

// crowded chooses the smallest of which there are too many, so that a message is written anew as
// often as the number of them has digits.
func crowded(all []segment) []segment {
	size := func(s segment) int { return bits.Len64(uint64(s.messages)) / bits.Len(crowdSize-1) }
	for from := 0; from < len(all); {
		to := from
		for to < len(all) && size(all[to]) == size(all[from]) {
			to++
		}
		if to-from >= crowdSize {
			return all[from:to]
		}
		from = to
	}
	return nil
}

// within chooses as many of the smallest that the next is not beyond so many times of them all:
// then there are few, and to write all anew after every paste would be too much.
func within(share int64) choice {
	return func(all []segment) []segment {
		var sum int64
		n := 0
		for i, s := range all {
			if i > 0 && s.messages <= share*sum {
				n = i + 1
			}
			sum += s.messages
		}
		return all[:n]
	}
}

// How many blocks a step of merging writes, and what it merges: after much has come in, and when
// there is nothing else to do.
const (
	mergedBlocks = 2000
	mergedShare  = 8
	restBlocks   = 64
	restShare    = 4
)

func (blocks) merge(ctx context.Context, t *txn) (more bool, err error) {
	return t.mergeSome(ctx, within(mergedShare), mergedBlocks)
}

func (blocks) rest(ctx context.Context, t *txn) (more bool, err error) {
	return t.mergeSome(ctx, within(restShare), restBlocks)
}

// mergeSome goes on with what is being merged, or begins with what is chosen, until so many blocks
// are written. It reports whether there is more to do.
func (t *txn) mergeSome(ctx context.Context, choose choice, most int) (more bool, err error) {
	for most > 0 {
		target, parts, err := t.merging(ctx, choose)
		if err != nil || len(parts) == 0 {
			return false, err
		}
		written, err := t.mergeInto(ctx, target, parts, most)
		if err != nil {
			return false, fmt.Errorf("merge the index: %w", err)
		}
		most -= written + len(parts)
	}
	return true, nil
}

// merging is what is to be merged next, and into what: what is chosen of those that are not being
// merged, so that small ones do not wait for large ones, or else the smallest that is not finished.
func (t *txn) merging(ctx context.Context, choose choice) (target segment, parts []segment, err error) {
	all, err := t.segments(ctx)
	if err != nil {
		return target, nil, err
	}
	free := slices.DeleteFunc(slices.Clone(all), func(s segment) bool { return s.target != nil || s.upto != nil })
	if parts = choose(free); len(parts) == 0 {
		i := slices.IndexFunc(all, func(s segment) bool { return s.upto != nil })
		if i < 0 {
			return target, nil, nil
		}
		target = all[i]
		return target, slices.DeleteFunc(all, func(s segment) bool { return s.target == nil || *s.target != target.slot }), nil
	}
	low, high, messages := parts[0].low, parts[0].high, int64(0)
	for _, p := range parts {
		low, high, messages = min(low, p.low), max(high, p.high), messages+p.messages
	}
	if target, err = t.newSegment(ctx, low, high, messages); err != nil {
		return target, nil, err
	}
	target.upto = new(int64)
	if err := t.addSegment(ctx, target); err != nil {
		return target, nil, err
	}
	for _, p := range parts {
		if err := t.exec(ctx, "UPDATE segment SET target = ? WHERE slot = ?", target.slot, p.slot); err != nil {
			return target, nil, err
		}
	}
	return target, parts, nil
}

// mergeInto writes about so many blocks of the lists of the parts into the target, and takes them
// out of the parts. It reports how many.
func (t *txn) mergeInto(ctx context.Context, target segment, parts []segment, most int) (written int, err error) {
	var sources []postings.Source
	for _, p := range parts {
		source, gone, err := t.source(ctx, p, postings.Term(*target.upto))
		if err != nil {
			return 0, err
		}
		sources = append(sources, source)
		most = max(most, gone/100) // to read what is gone takes time in each step
	}
	w := t.blockWriter(ctx, target)
	next, done, err := postings.Merge(w, sources, most)
	if err != nil {
		return w.Blocks, err
	}
	if !done {
		for _, p := range parts {
			if err := t.dropBlocks(ctx, p.slot, next); err != nil {
				return w.Blocks, err
			}
		}
		return w.Blocks, t.exec(ctx, "UPDATE segment SET upto = ? WHERE slot = ?", int64(next), target.slot)
	}
	for _, p := range parts {
		if err := t.exec(ctx, "DELETE FROM block WHERE key >= ? AND key < ?", postings.Key(p.slot, 0, 0), postings.End(p.slot)); err != nil {
			return w.Blocks, err
		}
	}
	for _, query := range []string{
		"DELETE FROM segment WHERE target = ?",
		"UPDATE segment SET upto = NULL WHERE slot = ?",
	} {
		if err := t.exec(ctx, query, target.slot); err != nil {
			return w.Blocks, err
		}
	}
	return w.Blocks, t.exec(ctx, "DELETE FROM tombstone WHERE born < (SELECT min(born) FROM segment)")
}

// dropBlocks deletes the blocks of a slot that hold only terms before one. The last that begins
// before it may hold others.
func (t *txn) dropBlocks(ctx context.Context, slot int64, before postings.Term) error {
	return t.exec(ctx, `DELETE FROM block WHERE key >= ?1 AND key <
		(SELECT key FROM block WHERE key >= ?1 AND key <= ?2 ORDER BY key DESC LIMIT 1)`,
		postings.Key(slot, 0, 0), postings.Key(slot, before, 0))
}

// lists are those of a segment.
func (s segment) lists(f blockFile) postings.Segment {
	return postings.Segment{File: f, Slot: s.slot, Base: s.high}
}

// source is what a segment holds, from a term on, and of how many messages that are gone.
func (t *txn) source(ctx context.Context, s segment, from postings.Term) (postings.Source, int, error) {
	source := postings.Source{Stream: s.lists(blockFile{ctx, t}).Terms(from)}
	rows, err := t.rows(ctx, "SELECT row FROM tombstone WHERE born >= ? AND row BETWEEN ? AND ?", s.born, s.low, s.high)
	if err != nil {
		return source, 0, err
	}
	all, err := ints(rows)
	if err != nil || len(all) == 0 {
		return source, 0, err
	}
	gone := make(map[int64]bool, len(all))
	for _, row := range all {
		gone[row] = true
	}
	source.Gone = func(row int64) bool { return gone[row] }
	return source, len(all), nil
}

// A blockFile is the blocks in the archive. It is made for one use within a transaction, and keeps
// that one's context.
type blockFile struct {
	ctx context.Context
	t   *txn
}

// Last is as [postings.File] says.
func (f blockFile) Last(slot, key int64) (int64, []byte, error) {
	return f.one("SELECT key, data FROM block WHERE key >= ? AND key <= ? ORDER BY key DESC LIMIT 1", postings.Key(slot, 0, 0), key)
}

// First is as [postings.File] says.
func (f blockFile) First(slot, key int64) (int64, []byte, error) {
	return f.one("SELECT key, data FROM block WHERE key >= ? AND key < ? ORDER BY key LIMIT 1", key, postings.End(slot))
}

func (f blockFile) one(query string, low, high int64) (at int64, block []byte, err error) {
	err = f.t.row(f.ctx, query, low, high).Scan(&at, &block)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil, nil
	}
	return at, block, err
}

// Pieces is as [postings.File] says.
func (f blockFile) Pieces(key int64, most int) ([][]byte, error) {
	rows, err := f.t.rows(f.ctx, "SELECT key, data FROM block WHERE key BETWEEN ? AND ? ORDER BY key", key, key+int64(most)-1)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all [][]byte
	for rows.Next() {
		var at int64
		var b []byte
		if err := rows.Scan(&at, &b); err != nil {
			return nil, err
		}
		if at != key+int64(len(all)) {
			break
		}
		all = append(all, b)
	}
	return all, rows.Err()
}
