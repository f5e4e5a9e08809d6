package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"shoudao/ingest"
)

// A Run is one import. It is the [ingest.Sink] that carries messages into the archive,
// and it has a line in the ledger, under the source and the instant at which it began.
type Run struct {
	s     *Store
	at    time.Time
	feed  string // that makes it; empty: none
	whole bool
	dry   bool
}

// Run begins an import at an instant. Pages may be appended from one goroutine only;
// nothing need be closed.
func (s *Store) Run(at time.Time) Run { return Run{s: s, at: at} }

// Whole is an import that reads sources from their beginning, however far they have been
// read, and leaves their cursors alone. Several may read one source at a time: what is
// known is counted as known.
func (r Run) Whole() Run {
	r.whole = true
	return r
}

// Dry is an import of which nothing stays: it tells what another would store and what it
// would find known. Each page is tried by itself. It holds the archive as one that writes.
func (r Run) Dry() Run {
	r.dry = true
	return r
}

// Cursor is how far the named source has been read.
func (r Run) Cursor(ctx context.Context, source string) (ingest.Cursor, error) {
	var at ingest.Cursor
	if r.whole {
		return at, nil
	}
	err := r.s.read(ctx, func(t *txn) (err error) {
		at, err = t.cursor(ctx, source)
		return err
	})
	return at, err
}

func (t *txn) cursor(ctx context.Context, source string) (ingest.Cursor, error) {
	var at ingest.Cursor
	err := t.row(ctx, "SELECT at FROM cursor WHERE source = ?", source).Scan(&at)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return at, err
}

// Append commits a page: its messages, the cursor behind it, the mark from where to
// triage, and the ledger. What Page.Repeated counts is entered in the ledger as known
// and is not in the balance returned.
//
// A message whose id is there already is known, whatever it says: the first telling
// under an id stays, except that a text that was withheld then and is not now is taken
// in. In the balance, a copy that joins a message of another source is known as well.
func (r Run) Append(ctx context.Context, source string, since ingest.Cursor, page ingest.Page) (ingest.Tally, error) {
	tally := ingest.Tally{Read: len(page.Messages) + len(page.Skipped), Unreadable: len(page.Skipped)}
	write := r.s.write
	if r.dry {
		write = r.s.try
	}
	err := write(ctx, func(t *txn) error {
		if !r.whole {
			if err := t.moveCursor(ctx, source, since, page.Next); err != nil {
				return err
			}
		}
		got, err := newAppender(t, r.s.index, source, r.at.UnixMicro()).append(ctx, page.Messages)
		if err != nil {
			return fmt.Errorf("append messages: %w", err)
		}
		if r.feed != "" {
			if err := r.noteBrought(ctx, t, page.Messages); err != nil {
				return fmt.Errorf("note what the feed brought: %w", err)
			}
		}
		tally.Stored, tally.Withheld, tally.Known, tally.Merged = got.Stored, got.Withheld, got.Known, got.Merged
		return r.enter(ctx, t, source, page, tally)
	})
	if err != nil {
		return ingest.Tally{}, err
	}
	return tally, nil
}

// moveCursor writes the cursor over the one that was read.
func (t *txn) moveCursor(ctx context.Context, source string, since, next ingest.Cursor) error {
	there, err := t.cursor(ctx, source)
	if err != nil {
		return err
	}
	if there != since {
		return ingest.ErrCursorMoved
	}
	return t.exec(ctx, "INSERT INTO cursor VALUES (?, ?) ON CONFLICT DO UPDATE SET at = excluded.at", source, next)
}

// skipsKept is how many unreadable records of one run are kept one by one. All are
// counted.
const skipsKept = 1000

// enter writes the ledger.
func (r Run) enter(ctx context.Context, t *txn, source string, page ingest.Page, tally ingest.Tally) error {
	at := r.at.UnixMicro()
	var reach int64
	for _, m := range page.Messages {
		reach = max(reach, min(m.SentAt.UnixMicro(), at)) // no copy knows what is said after it was made
	}
	err := t.exec(ctx, `
		INSERT INTO run (source, at, read, stored, known, unreadable, withheld, reach) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT DO UPDATE SET read = read + excluded.read, stored = stored + excluded.stored,
			known = known + excluded.known, unreadable = unreadable + excluded.unreadable,
			withheld = withheld + excluded.withheld, reach = max(reach, excluded.reach)`,
		source, at, tally.Read+page.Repeated, tally.Stored, tally.Known+page.Repeated, tally.Unreadable, tally.Withheld, reach)
	if err != nil || len(page.Skipped) == 0 {
		return err
	}
	var kept int
	if err := t.row(ctx, "SELECT count(*) FROM skip WHERE source = ? AND at = ?", source, at).Scan(&kept); err != nil {
		return err
	}
	for _, k := range page.Skipped[:max(0, min(len(page.Skipped), skipsKept-kept))] {
		err := t.exec(ctx, "INSERT INTO skip (source, at, path, line, fault, detail) VALUES (?, ?, ?, ?, ?, ?)",
			source, at, k.Path, k.Line, string(k.Fault), k.Detail)
		if err != nil {
			return err
		}
	}
	return nil
}
