package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"hash/maphash"
	"slices"
	"strings"

	"shoudao/han"
)

// An IndexHealth is what a comparison of the search index with the messages has seen.
type IndexHealth struct {
	Messages int // in the archive
	Indexed  int // in the index
	Looked   int // messages that the index was asked for one by one
	Missing  int // of these, those that it does not find
	Whole    bool
	Differs  bool // of Whole: it holds other words than the messages
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
	// The vocabulary of the index is a temporary table, which those that read may not make.
	err := inFile(ctx, s.path, func(conn *sql.Conn) error {
		if _, err := conn.ExecContext(ctx, "CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab('main', 'words', 'row')"); err != nil {
			return err
		}
		return newTxn(conn, s.zone).within(ctx, "BEGIN", "COMMIT", func(t *txn) error {
			defer func() { _ = t.forget() }()
			err := t.row(ctx, "SELECT (SELECT count(*) FROM message), (SELECT coalesce(sum(doc), 0) FROM vocabulary WHERE term >= ? AND term < ?)", groupToken, senderToken).
				Scan(&h.Messages, &h.Indexed)
			if err != nil {
				return err
			}
			if err := t.sampleIndex(ctx, &h); err != nil || !whole {
				return err
			}
			return t.compareIndex(ctx, &h, tell)
		})
	})
	if err != nil {
		return h, fmt.Errorf("check the index: %w", fault(s.path, err))
	}
	return h, nil
}

// forget closes the prepared statements, and leaves the connection to its owner.
func (t *txn) forget() error {
	var errs []error
	for _, st := range t.stmts {
		errs = append(errs, st.Close())
	}
	clear(t.stmts)
	return errors.Join(errs...)
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
		tokens := newPosting(p.row, p.Message, p.grp, p.sender).tokens()
		// Long tokens are rare ones: the index goes through all messages with a token.
		slices.SortStableFunc(tokens, func(a, b string) int { return len(b) - len(a) })
		match := strings.Join(mapped(tokens[:min(len(tokens), sampleTokens)], quoted), " AND ")
		var there int
		if err := t.row(ctx, "SELECT count(*) FROM words WHERE words MATCH ? AND rowid = ?", match, p.row).Scan(&there); err != nil {
			return err
		}
		h.Looked++
		h.Missing += 1 - there
	}
	return nil
}

// compareIndex compares in how many messages each word stands. What would take the memory of
// all words is one sum of both sides, in which no order counts.
func (t *txn) compareIndex(ctx context.Context, h *IndexHealth, tell Progress) error {
	seed := maphash.MakeSeed()
	var said, indexed uint64
	done := 0
	err := t.postings(ctx, "", func(ms []posting) error {
		for _, m := range ms {
			for _, token := range m.tokens() {
				said += maphash.String(seed, token)
			}
		}
		done += len(ms)
		tell(done, h.Messages)
		return ctx.Err()
	})
	if err != nil {
		return err
	}
	rows, err := t.rows(ctx, "SELECT term, doc FROM vocabulary")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var term string
		var n uint64
		if err := rows.Scan(&term, &n); err != nil {
			return err
		}
		indexed += n * maphash.String(seed, term)
	}
	h.Differs = said != indexed
	return rows.Err()
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
		if err := s.index.clear(ctx, t); err != nil {
			return err
		}
		done := 0
		err := t.postings(ctx, "", func(ms []posting) error {
			done += len(ms)
			tell(done, all)
			return s.index.add(ctx, t, ms)
		})
		if err != nil {
			return err
		}
		return t.exec(ctx, "UPDATE state SET segmenter = ?", segmenter)
	})
	if err != nil {
		return fmt.Errorf("make the index anew: %w", err)
	}
	return nil
}

// tokens are those of a message as the index holds them, each once.
func (p posting) tokens() []string {
	all := strings.Fields(string(p.appendTo(nil)))
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
	if link && !p.unlinked {
		b = append(b, linkToken+" "...)
	}
	return b
}
