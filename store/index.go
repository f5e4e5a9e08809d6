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
	// add takes in messages, remove takes them out again; both need them as they
	// were added.
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
	unlinked    bool // as version 2 of the index had it, which knew no links
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

// ngrams is the index on SQLite's FTS5, see words.go. It has no lists that can be entered in
// the middle: where several words, or words and a filter, are each common and hardly ever
// come together, it walks through all of them, which docs/benchmarks.md shows. Blocks of
// postings of our own would not, and would import faster; they would be some hundred lines for
// merging, deletion and crashes that FTS5 has had tested for years.
type ngrams struct{}

func (ngrams) add(ctx context.Context, t *txn, ms []posting) error {
	return ngrams{}.write(ctx, t, "INSERT INTO words (rowid, t) VALUES (?, ?)", ms)
}

// remove has to name the text again, since the index keeps none.
func (ngrams) remove(ctx context.Context, t *txn, ms []posting) error {
	return ngrams{}.write(ctx, t, "INSERT INTO words (words, rowid, t) VALUES ('delete', ?, ?)", ms)
}

// write runs the statement for the postings in the order of their rows: whenever a row
// is not behind the last, FTS5 writes out all that it has gathered.
func (ngrams) write(ctx context.Context, t *txn, query string, ms []posting) error {
	slices.SortFunc(ms, func(a, b posting) int { return int(min(max(a.row-b.row, -1), 1)) })
	var b []byte
	for _, m := range ms {
		b = m.appendTo(b[:0])
		if err := t.exec(ctx, query, m.row, string(b)); err != nil {
			return fmt.Errorf("index message: %w", err)
		}
	}
	return nil
}

// How much is merged at a time, in pages of 4 KB, and how many such pages beside the largest
// segment, one to so many of its own, make it worth while to merge all into one: a search
// looks into every segment, and to write all anew after every paste would be too much.
const (
	mergedPages = 2000
	largeShare  = 8
)

func (ngrams) merge(ctx context.Context, t *txn) (more bool, err error) {
	rows, err := t.rows(ctx, "SELECT count(*) FROM words_idx GROUP BY segid ORDER BY 1 DESC")
	if err != nil {
		return false, err
	}
	pages, err := ints(rows)
	if err != nil || len(pages) < 2 {
		return false, err
	}
	var rest int64
	for _, n := range pages[1:] {
		rest += n
	}
	if rest*largeShare < pages[0] {
		return false, t.exec(ctx, "INSERT INTO words (words, rank) VALUES ('merge', 500)")
	}
	return t.mergePages(ctx, -mergedPages) // below zero it merges all, and goes on where it has left off
}

func (ngrams) rest(ctx context.Context, t *txn) (more bool, err error) {
	return t.mergePages(ctx, restPages)
}

// mergePages merges some pages, and reports whether there were any to merge: if there are none,
// FTS5 changes one row at most.
func (t *txn) mergePages(ctx context.Context, pages int) (more bool, err error) {
	var before, after int64
	if err := t.row(ctx, "SELECT total_changes()").Scan(&before); err != nil {
		return false, err
	}
	if err := t.exec(ctx, fmt.Sprintf("INSERT INTO words (words, rank) VALUES ('merge', %d)", pages)); err != nil {
		return false, err
	}
	err = t.row(ctx, "SELECT total_changes()").Scan(&after)
	return after-before > 1, err
}

func (ngrams) clear(ctx context.Context, t *txn) error {
	return t.exec(ctx, "INSERT INTO words (words) VALUES ('delete-all')")
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
	return s.write(ctx, func(t *txn) error {
		if yes, err := stale(t); err != nil || !yes {
			return err // another process was faster
		}
		if err := s.renew(ctx, t); err != nil {
			return fmt.Errorf("make the index anew: %w", err)
		}
		return t.exec(ctx, "UPDATE state SET segmenter = ?", segmenter)
	})
}

// renew brings the index up to date. What version 2 knows more than version 1 is of those
// messages alone with which something came, and what version 3 knows more of those that may have
// a link: they are few.
func (s *Store) renew(ctx context.Context, t *txn) error {
	var version int
	if err := t.row(ctx, "SELECT segmenter FROM state").Scan(&version); err != nil {
		return err
	}
	if version != 1 && version != 2 {
		if err := s.index.clear(ctx, t); err != nil {
			return err
		}
		return t.postings(ctx, "", func(ms []posting) error { return s.index.add(ctx, t, ms) })
	}
	return t.postings(ctx, learned, func(ms []posting) error {
		was := slices.Clone(ms)
		for i := range was {
			was[i].unlinked = true
			was[i].files = was[i].files && version == 2
		}
		if err := s.index.remove(ctx, t, was); err != nil {
			return err
		}
		return s.index.add(ctx, t, ms)
	})
}

// learned says of which messages version 3 may know more than those before it: an address has
// one of these letters, in one of its widths.
var learned = fmt.Sprintf("WHERE m.kind = %d OR m.more ->> '$.attachments' IS NOT NULL OR m.text GLOB '*[hwHWｈｗＨＷ]*' ", ingest.Link)

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
