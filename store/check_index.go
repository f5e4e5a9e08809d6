package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"hash/maphash"
	"slices"

	"shoudao/han"
	"shoudao/store/postings"
)

// An IndexHealth is what a comparison of the search index with the messages has seen.
type IndexHealth struct {
	Messages int // in the archive
	Indexed  int // in the index
	Looked   int // messages that the index was asked for one by one
	Missing  int // of these, those that it does not find
	Whole    bool
	Differs  bool // it holds other words than the messages, as Whole finds out, or cannot be read
}

// OK reports whether nothing differs.
func (h IndexHealth) OK() bool {
	return h.Messages == h.Indexed && h.Missing == 0 && !h.Differs
}

// indexSample is how many messages from all of the archive's time the index is asked for one by one at
// most, and newestSample how many of the newest besides.
const (
	indexSample  = 150
	newestSample = 50
	sampleTokens = 6 // of each of them
)

// CheckIndex compares the search index with the messages: how many it knows, and whether it finds a
// sample of them by their own words. With whole it compares all words, which takes half a minute for
// a million messages; tell, which may be nil, is told how far it has come.
func (s *Store) CheckIndex(ctx context.Context, whole bool, tell Progress) (IndexHealth, error) {
	h := IndexHealth{Whole: whole}
	if tell == nil {
		tell = func(int, int) {}
	}
	err := s.read(ctx, func(t *txn) error {
		if err := t.row(ctx, "SELECT count(*) FROM message").Scan(&h.Messages); err != nil {
			return err
		}
		return t.checkIndex(ctx, &h, tell)
	})
	if errors.Is(err, postings.ErrDamaged) {
		h.Differs, err = true, nil
	}
	if err != nil {
		return h, fmt.Errorf("check the index: %w", err)
	}
	return h, nil
}

func (t *txn) checkIndex(ctx context.Context, h *IndexHealth, tell Progress) error {
	var indexed uint64
	seed := maphash.MakeSeed()
	err := t.indexed(ctx, h.Whole, func(p pair) {
		h.Indexed += count(p.term == postings.Every)
		indexed += maphash.Comparable(seed, p)
	})
	if err != nil {
		return err
	}
	if err := t.sampleIndex(ctx, h); err != nil || !h.Whole {
		return err
	}
	// What would take the memory of all words is one sum of both sides, in which no order counts.
	var said uint64
	done := 0
	err = t.postings(ctx, "", func(ms []posting) error {
		for _, m := range ms {
			for _, term := range m.terms() {
				said += maphash.Comparable(seed, pair{term, m.row})
			}
		}
		done += len(ms)
		tell(done, h.Messages)
		return ctx.Err()
	})
	h.Differs = said != indexed
	return err
}

// A pair is that a message has a term.
type pair struct {
	term postings.Term
	row  int64
}

// indexed tells of all pairs that the index holds; without whole only of those of [postings.Every].
func (t *txn) indexed(ctx context.Context, whole bool, tell func(pair)) error {
	all, err := t.segments(ctx)
	if err != nil {
		return err
	}
	for _, s := range all {
		from := postings.Term(0)
		for _, target := range all {
			if s.target != nil && target.slot == *s.target {
				from = postings.Term(*target.upto)
			}
		}
		source, _, err := t.source(ctx, s, from)
		if err != nil {
			return err
		}
		err = source.Walk(func(term postings.Term, row int64) bool {
			if !whole && term != postings.Every {
				return false
			}
			tell(pair{term, row})
			return true
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// sampleIndex asks the index for messages from all of the archive's time.
func (t *txn) sampleIndex(ctx context.Context, h *IndexHealth) error {
	rows, err := t.rows(ctx, `
		WITH RECURSIVE ends(low, high) AS (SELECT min(id), max(id) FROM message),
		step(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM step WHERE n < ?1)
		SELECT (SELECT id FROM message WHERE id >= low + (high - low) * n / ?1 ORDER BY id LIMIT 1) FROM ends, step WHERE low IS NOT NULL
		UNION SELECT id FROM (SELECT id FROM message ORDER BY id DESC LIMIT ?2)`, indexSample-1, newestSample)
	if err != nil {
		return err
	}
	ids, err := ints(rows)
	if err != nil {
		return err
	}
	found, err := t.proposed(ctx, ids)
	if err != nil {
		return err
	}
	for _, p := range found {
		terms := newPosting(p.row, p.Message, p.grp, p.sender).terms()
		var all node
		for i := range sampleTokens {
			all.all = append(all.all, node{term: terms[i*len(terms)/sampleTokens]})
		}
		c, err := t.crossed(ctx, all, p.row, p.row)
		row := postings.None
		if err == nil && c != nil {
			row, err = c.Newest(p.row)
		}
		if err != nil {
			return err
		}
		h.Looked++
		h.Missing += count(row != p.row)
	}
	return nil
}

// Reindex makes the search index anew from the messages. Tell may be nil.
func (s *Store) Reindex(ctx context.Context, tell Progress) error {
	if tell == nil {
		tell = func(int, int) {}
	}
	err := s.write(ctx, func(t *txn) error {
		var all int
		if err := t.row(ctx, "SELECT count(*) FROM message").Scan(&all); err != nil {
			return err
		}
		return s.reindex(ctx, t, func(done int) { tell(done, all) })
	})
	if err != nil {
		return fmt.Errorf("make the index anew: %w", err)
	}
	return nil
}

func (s *Store) reindex(ctx context.Context, t *txn, tell func(done int)) error {
	if err := s.index.clear(ctx, t); err != nil {
		return err
	}
	done := 0
	err := t.postings(ctx, "", func(ms []posting) error {
		done += len(ms)
		tell(done)
		return s.index.add(ctx, t, ms)
	})
	if err != nil {
		return err
	}
	return t.exec(ctx, "UPDATE state SET segmenter = ?", segmenter)
}

// terms are those of a message as the index holds them, each once.
func (p posting) terms() []postings.Term {
	all := []postings.Term{postings.Every}
	for word := range bytes.FieldsSeq(p.appendTo(nil)) {
		all = append(all, postings.TermOf(word))
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// appendTo appends the text that the index is given for a message.
func (p posting) appendTo(b []byte) []byte {
	b = appendFilter(b, groupToken, p.grp)
	b = appendFilter(b, senderToken, p.sender)
	if p.files {
		b = append(b, fileToken+" "...)
	}
	link := p.link
	for _, text := range p.texts {
		folded, _ := han.Folded(text)
		b = appendTokens(b, folded, false)
		link = link || addressed(folded)
	}
	if link {
		b = append(b, linkToken+" "...)
	}
	return b
}
