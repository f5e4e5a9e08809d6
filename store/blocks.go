package store

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"math"
	"slices"

	"shoudao/store/postings"
)

// blocks is the index on posting lists, see the package postings: each page of messages is a
// segment, and segments are merged as they grow many, see segment.go. All of it is rows of the
// archive, written in the transaction of the messages.
//
// FTS5 of SQLite, which it replaces, takes in a message in five times as long, and cannot enter a
// list in its middle: where several words, or words and a filter, are each common and hardly ever
// come together, it walks through all of them. docs/benchmarks.md compares the two.
type blocks struct{}

// add makes a segment of the messages.
func (blocks) add(ctx context.Context, t *txn, ms []posting) error {
	if len(ms) == 0 {
		return nil
	}
	slices.SortFunc(ms, func(a, b posting) int { return cmp.Compare(b.row, a.row) })
	seg, err := t.newSegment(ctx, ms[len(ms)-1].row, ms[0].row, int64(len(ms)))
	if err != nil {
		return err
	}
	w := t.blockWriter(ctx, seg)
	if err := writeLists(w, ms); err != nil {
		return fmt.Errorf("index messages: %w", err)
	}
	if err := t.addSegment(ctx, seg); err != nil {
		return err
	}
	// Merging keeps pace with what comes in, a few times as much at each page.
	_, err = t.mergeSome(ctx, crowded, 4*w.Blocks+8)
	return err
}

// writeLists writes the lists of all terms of the messages, which are in the order of their rows,
// the newest first.
func writeLists(w *postings.Writer, ms []posting) error {
	all := make([]postings.Posting, 0, 50*len(ms))
	var b []byte
	for i, m := range ms {
		all = append(all, postings.PostingOf(postings.Every, i))
		b = m.appendTo(b[:0])
		start := 0
		for at, c := range b {
			if c == ' ' {
				all = append(all, postings.PostingOf(postings.TermOf(b[start:at]), i))
				start = at + 1
			}
		}
	}
	all = postings.Sort(all)
	for i, p := range all {
		if i == 0 || p.Term() != all[i-1].Term() {
			if i > 0 {
				if err := w.End(); err != nil {
					return err
				}
			}
			w.Begin(p.Term())
		}
		if err := w.Add(ms[p.Place()].row); err != nil {
			return err
		}
	}
	return errors.Join(w.End(), w.Close())
}

// remove notes that what stands in the segments of these messages is no more.
func (blocks) remove(ctx context.Context, t *txn, ms []posting) error {
	for _, m := range ms {
		err := t.exec(ctx, `
			INSERT INTO tombstone SELECT ?, max(born) FROM segment HAVING max(born) IS NOT NULL
			ON CONFLICT DO UPDATE SET born = excluded.born`, m.row)
		if err != nil {
			return fmt.Errorf("take out of the index: %w", err)
		}
	}
	return nil
}

func (blocks) clear(ctx context.Context, t *txn) error {
	for _, query := range []string{"DELETE FROM block", "DELETE FROM segment", "DELETE FROM tombstone"} {
		if err := t.exec(ctx, query); err != nil {
			return err
		}
	}
	return nil
}

// search yields the rows that may answer. It crosses the lists within each segment, since a
// message has all its terms in one.
func (blocks) search(ctx context.Context, t *txn, q lookup) iter.Seq2[int64, error] {
	n, ok := q.node()
	if !ok {
		return t.unasked(ctx, q)
	}
	return func(yield func(int64, error) bool) {
		all, err := t.crossed(ctx, n, q.low, q.high)
		if q.linked && all != nil {
			all = postings.All{all, linkCursor{ctx, t}}
		}
		for most := q.high; all != nil || err != nil; {
			row := postings.None
			if err == nil {
				row, err = all.Newest(most)
			}
			if err != nil {
				yield(0, fmt.Errorf("ask index: %w", err))
				return
			}
			if row == postings.None || !yield(row, nil) {
				return
			}
			most = row - 1
		}
	}
}

// crossed walks through what the segments answer that have rows from low to high; nil if nothing
// does.
func (t *txn) crossed(ctx context.Context, n node, low, high int64) (postings.Cursor, error) {
	segments, err := t.segments(ctx)
	if err != nil {
		return nil, err
	}
	segments = slices.DeleteFunc(segments, func(s segment) bool { return s.high < low || s.low > high })
	lists, err := t.lists(ctx, segments, n.terms(nil))
	if err != nil {
		return nil, err
	}
	var each []postings.Cursor
	for _, s := range segments {
		if s.target != nil {
			continue // see segment.parts
		}
		if c := n.cursor(func(term postings.Term) postings.Cursor { return lists.of(s, segments, term) }); c != nil {
			each = append(each, postings.All{postings.From(low), c})
		}
	}
	return postings.Either(each), nil
}

// A listKey is a term of a segment.
type listKey struct {
	slot int64
	term postings.Term
}

type foundLists map[listKey]postings.List

// of is where the term stands in a segment; nil if it does nowhere. While others are merged into
// it, the terms that it has not yet are with them.
func (l foundLists) of(s segment, all []segment, term postings.Term) postings.Cursor {
	if s.upto == nil || int64(term) < *s.upto {
		if found, ok := l[listKey{s.slot, term}]; ok {
			return &found
		}
		return nil
	}
	var parts []postings.Cursor
	for _, part := range all {
		if part.target != nil && *part.target == s.slot {
			if found, ok := l[listKey{part.slot, term}]; ok {
				parts = append(parts, &found)
			}
		}
	}
	return postings.Either(parts)
}

// lists looks up terms in segments.
func (t *txn) lists(ctx context.Context, segments []segment, terms []postings.Term) (foundLists, error) {
	var keys []int64
	for _, s := range segments {
		for _, term := range terms {
			keys = append(keys, postings.Key(s.slot, term, 0))
		}
	}
	if len(keys) == 0 {
		return nil, nil
	}
	asked, err := json.Marshal(keys)
	if err != nil {
		return nil, err
	}
	rows, err := t.rows(ctx, `
		SELECT j.key, b.key, b.data FROM json_each(?) j
		CROSS JOIN block b ON b.key = (SELECT key FROM block WHERE key <= j.value ORDER BY key DESC LIMIT 1)`, string(asked))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := foundLists{}
	file := blockFile{ctx, t}
	for rows.Next() {
		var i, key int64
		var block []byte
		if err := rows.Scan(&i, &key, &block); err != nil {
			return nil, err
		}
		s, term := segments[int(i)/len(terms)], terms[int(i)%len(terms)]
		list, err := s.lists(file).Find(key, block, term)
		if err != nil {
			return nil, err
		}
		if list.Length() > 0 {
			found[listKey{s.slot, term}] = list
		}
	}
	return found, rows.Err()
}

// A linkCursor walks through the messages that belong to items, within one transaction.
type linkCursor struct {
	ctx context.Context
	t   *txn
}

// Newest is as [postings.Cursor] says.
func (l linkCursor) Newest(most int64) (int64, error) {
	row := postings.None
	err := l.t.row(l.ctx, "SELECT coalesce(max(msg), ?2) FROM link WHERE msg <= ?1", most, row).Scan(&row)
	return row, err
}

// Length is as [postings.Cursor] says: each row is a search in the archive.
func (linkCursor) Length() int { return math.MaxInt }

// unasked yields the messages of some rows, of which the index knows nothing more.
func (t *txn) unasked(ctx context.Context, q lookup) iter.Seq2[int64, error] {
	query := "SELECT id FROM message WHERE id BETWEEN ? AND ? ORDER BY id DESC"
	if q.linked {
		query = "SELECT DISTINCT msg FROM link WHERE msg BETWEEN ? AND ? ORDER BY msg DESC"
	}
	return func(yield func(int64, error) bool) {
		rows, err := t.rows(ctx, query, q.low, q.high)
		if err != nil {
			yield(0, err)
			return
		}
		defer rows.Close()
		for rows.Next() {
			var row int64
			if err := rows.Scan(&row); !yield(row, err) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(0, err)
		}
	}
}
