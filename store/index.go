package store

import (
	"context"
	"fmt"
	"iter"
	"slices"

	"shoudao/ingest"
)

// An index finds messages by what they hold. It may find too much, never too little.
type index interface {
	// add takes in messages, remove takes them out again.
	add(ctx context.Context, t *txn, ms []posting) error
	remove(ctx context.Context, t *txn, ms []posting) error
	// search yields the rows of the messages that may answer, newest first.
	search(ctx context.Context, t *txn, q lookup) iter.Seq2[int64, error]
	// merge does some of the work that makes searches fast, after much has come in; rest does
	// little of it, for idle moments. They report whether more of it is worth while.
	merge(ctx context.Context, t *txn) (more bool, err error)
	rest(ctx context.Context, t *txn) (more bool, err error)
	// clear forgets everything.
	clear(ctx context.Context, t *txn) error
}

// A posting is a message as the index sees it.
type posting struct {
	row         int64
	texts       []string // raw
	grp, sender int64
	files       bool // something came with it
	link        bool // it is of that kind
}

func newPosting(row int64, m ingest.Message, grp, sender int64) posting {
	return posting{row: row, texts: searched(m), grp: grp, sender: sender, files: len(m.Attachments) > 0, link: m.Kind == ingest.Link}
}

func (p posting) equal(o posting) bool {
	return p.row == o.row && p.grp == o.grp && p.sender == o.sender && p.files == o.files && p.link == o.link && slices.Equal(p.texts, o.texts)
}

// A lookup is what an index is asked.
type lookup struct {
	all       [][]want // of each, a message answers one at least
	linked    bool     // it belongs to an item
	low, high int64    // rows, both included
}

// A want is what an index may know of a message. The zero value is nothing at all.
type want struct {
	term    string  // folded; a text holds it
	groups  []int64 // it is in one of these
	senders []int64 // one of these said it
	files   bool    // something came with it
	link    bool    // an address of the web did
	nobody  bool    // there is no such message
}

// renewIndex makes the index anew if it was made by another version of this program.
func (s *Store) renewIndex(ctx context.Context) error {
	stale := func(t *txn) (yes bool, err error) {
		err = t.row(ctx, "SELECT segmenter <> ? FROM state", segmenter).Scan(&yes)
		return yes, err
	}
	var yes bool
	err := s.run(ctx, s.writers, func(t *txn) (err error) {
		yes, err = stale(t)
		return err
	})
	if err != nil || !yes {
		return err
	}
	err = s.write(ctx, func(t *txn) error {
		if yes, err := stale(t); err != nil || !yes {
			return err // another process was faster
		}
		if err := s.reindex(ctx, t, func(int) {}); err != nil {
			return fmt.Errorf("make the index anew: %w", err)
		}
		return nil
	})
	if err != nil {
		return err
	}
	// What the index was made of up to schema 11 is of no use any more. Where it is damaged SQLite cannot
	// take it out, and it stays, to no harm but its room.
	_ = s.write(ctx, func(t *txn) error { return t.exec(ctx, "DROP TABLE IF EXISTS words") })
	return nil
}

// postings hands on the messages for which a condition holds, some thousands at a time.
func (t *txn) postings(ctx context.Context, where string, use func([]posting) error) error {
	rows, err := t.rows(ctx, "SELECT m.id, m.grp, m.sender,"+messageColumns+"FROM message m"+messageJoins+where+"ORDER BY m.id")
	if err != nil {
		return err
	}
	defer rows.Close()
	const many = 5000
	batch := make([]posting, 0, many)
	for rows.Next() {
		var row, grp, sender int64
		m, err := t.scan(rows, &row, &grp, &sender)
		if err != nil {
			return err
		}
		if batch = append(batch, newPosting(row, m, grp, sender)); len(batch) == many {
			if err := use(batch); err != nil {
				return err
			}
			batch = batch[:0]
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	return use(batch)
}
