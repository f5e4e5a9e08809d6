package store

import (
	"context"
	"fmt"
	"iter"
	"slices"
)

// firstLook is how many messages with the words are looked at one by one for whether the
// filters let them through, before the index is asked for words and filters at once. Where
// the words are rare these are all, and the index need not go through all messages of a
// group to find the few. Where they are common it is little beside the rest.
const firstLook = 64

// search yields the rows that may answer. Words with filters are asked for in two steps.
func (ngrams) search(ctx context.Context, t *txn, q lookup) iter.Seq2[int64, error] {
	words, all := q.match(false), q.match(true)
	return func(yield func(int64, error) bool) {
		if words != "" && words != all {
			seen, low, on := 0, q.low, true
			for c, err := range t.candidates(ctx, q, words) {
				if seen, low = seen+1, c.row; err == nil && !q.lets(c) {
					continue
				}
				if on = yield(c.row, err); !on || err != nil {
					return
				}
			}
			if seen < firstLook {
				return
			}
			q.high = low - 1
		}
		for row, err := range t.matching(ctx, q, all) {
			if !yield(row, err) || err != nil {
				return
			}
		}
	}
}

// A candidate is a message that holds the words.
type candidate struct {
	row, grp, sender int64
	more             bool // something may have come with it
}

// lets reports whether a message passes those filters of which there is one way to pass.
func (q lookup) lets(c candidate) bool {
	for _, ways := range q.all {
		if len(ways) == 1 && !ways[0].lets(c) {
			return false
		}
	}
	return true
}

func (w want) lets(c candidate) bool {
	_, by := slices.BinarySearch(w.senders, c.sender)
	_, in := slices.BinarySearch(w.groups, c.grp)
	return !w.nobody && (!w.files || c.more) && (in || w.groups == nil) && (by || w.senders == nil)
}

// candidates are the newest messages with the words, firstLook at most.
func (t *txn) candidates(ctx context.Context, q lookup, words string) iter.Seq2[candidate, error] {
	query := fmt.Sprintf(`
		SELECT m.id, m.grp, m.sender, m.more IS NOT NULL
		FROM (SELECT rowid FROM words WHERE words MATCH ?1 AND rowid BETWEEN ?2 AND ?3 ORDER BY rowid DESC LIMIT %d) w
		CROSS JOIN message m ON m.id = w.rowid`, firstLook)
	return func(yield func(candidate, error) bool) {
		rows, err := t.rows(ctx, query, words, q.low, q.high)
		if err != nil {
			yield(candidate{}, fmt.Errorf("ask index: %w", err))
			return
		}
		defer rows.Close()
		for rows.Next() {
			var c candidate
			if err := rows.Scan(&c.row, &c.grp, &c.sender, &c.more); !yield(c, err) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(candidate{}, fmt.Errorf("ask index: %w", err))
		}
	}
}

// matching are the rows for which the index holds that they match.
func (t *txn) matching(ctx context.Context, q lookup, match string) iter.Seq2[int64, error] {
	query := "SELECT rowid FROM words WHERE words MATCH ?1 AND rowid BETWEEN ?2 AND ?3 "
	if q.linked {
		query += "AND EXISTS (SELECT 1 FROM link WHERE msg = words.rowid) "
	}
	query += "ORDER BY rowid DESC"
	switch {
	case match == "" && q.linked:
		query = "SELECT DISTINCT msg FROM link WHERE ?1 = '' AND msg BETWEEN ?2 AND ?3 ORDER BY msg DESC"
	case match == "":
		query = "SELECT id FROM message WHERE ?1 = '' AND id BETWEEN ?2 AND ?3 ORDER BY id DESC"
	}
	return func(yield func(int64, error) bool) {
		rows, err := t.rows(ctx, query, match, q.low, q.high)
		if err != nil {
			yield(0, fmt.Errorf("ask index: %w", err))
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
			yield(0, fmt.Errorf("ask index: %w", err))
		}
	}
}
