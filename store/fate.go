package store

import (
	"context"
	"fmt"
	"slices"
	"time"

	"shoudao/ingest"
)

// Fates are what later messages made of those with the ids: whether they were taken back or
// said anew. Those that stand as they were said are left out.
func (s *Store) Fates(ctx context.Context, ids []ingest.ID) (map[ingest.ID]ingest.Fate, error) {
	fates := map[ingest.ID]ingest.Fate{}
	err := s.read(ctx, func(t *txn) error {
		var any bool
		if err := t.row(ctx, "SELECT EXISTS (SELECT 1 FROM message WHERE kind IN (8, 9))").Scan(&any); err != nil || !any {
			return err
		}
		for _, id := range ids {
			f, err := t.fate(ctx, id)
			if err != nil {
				return err
			}
			if !f.IsZero() {
				fates[id] = f
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read what became of messages: %w", err)
	}
	return fates, nil
}

// fate is what became of the message with the id, under whichever it came.
func (t *txn) fate(ctx context.Context, id ingest.ID) (ingest.Fate, error) {
	var f ingest.Fate
	row, err := t.find(ctx, id)
	if err != nil || row == 0 {
		return f, err
	}
	ids, err := t.ids(ctx, row)
	if err != nil {
		return f, err
	}
	var later []ingest.Message
	for _, id := range ids {
		some, err := t.about(ctx, id)
		if err != nil {
			return f, err
		}
		later = append(later, some...)
	}
	blind, err := t.blindRecall(ctx, row)
	if err != nil {
		return f, err
	}
	if f.Before, err = t.edited(ctx, row); err != nil {
		return f, err
	}
	slices.SortFunc(later, ingest.Message.Compare)
	for _, m := range append(later, blind...) {
		switch {
		case m.Kind == ingest.Edit && !slices.ContainsFunc(f.Edits, func(e ingest.Message) bool { return e.ID == m.ID }):
			f.Edits = append(f.Edits, m)
		case m.Kind == ingest.Recall && (f.RecalledAt.IsZero() || m.SentAt.Before(f.RecalledAt)):
			f.RecalledAt = m.SentAt
		}
	}
	return f, nil
}

// edited is the message that a stored one edits; zero if it edits none that is here.
func (t *txn) edited(ctx context.Context, row int64) (ingest.Message, error) {
	var edits bool
	if err := t.row(ctx, "SELECT kind = ? FROM message WHERE id = ?", ingest.Edit, row).Scan(&edits); err != nil || !edits {
		return ingest.Message{}, err
	}
	m, err := t.message(ctx, row)
	if err != nil || m.Of.IsZero() {
		return ingest.Message{}, err
	}
	of, err := t.find(ctx, m.Of)
	if err != nil || of == 0 || of == row {
		return ingest.Message{}, err
	}
	return t.message(ctx, of)
}

// about are the recalls and edits that say of themselves, in one of their tellings, that
// they are about the id.
func (t *txn) about(ctx context.Context, id ingest.ID) ([]ingest.Message, error) {
	return t.scanned(ctx, "SELECT"+messageColumns+`FROM (
			SELECT id FROM message WHERE kind IN (8, 9) AND more ->> '$.of.native' = ?1 AND more ->> '$.of.source' = ?2
			UNION SELECT msg FROM alias WHERE kind IN (8, 9) AND more ->> '$.of.native' = ?1 AND more ->> '$.of.source' = ?2
		) l CROSS JOIN message m ON m.id = l.id`+messageJoins, id.Native, id.Source)
}

// blindSpan is for how long after a message a recall that names none may be about it.
const blindSpan = 2 * time.Minute

// blindRecall is the recall that names no message and that the sender of a stored one made
// shortly after it, having said nothing in between.
func (t *txn) blindRecall(ctx context.Context, row int64) ([]ingest.Message, error) {
	return t.scanned(ctx, "SELECT"+messageColumns+`FROM message o
		CROSS JOIN source os ON os.id = o.src CROSS JOIN person op ON op.id = o.sender
		CROSS JOIN message m ON m.grp = o.grp AND m.kind IN (8, 9) AND m.ts BETWEEN o.ts AND o.ts + ?2`+messageJoins+`
		WHERE o.id = ?1 AND m.kind = 8 AND m.more ->> '$.of.native' IS NULL AND p.kin = op.kin
			AND (o.ts, o.nth, os.name, o.ext) < (m.ts, m.nth, s.name, m.ext)
			AND NOT EXISTS (
				SELECT 1 FROM message b CROSS JOIN source bs ON bs.id = b.src CROSS JOIN person bp ON bp.id = b.sender
				WHERE b.grp = o.grp AND b.ts BETWEEN o.ts AND m.ts AND bp.kin = op.kin
					AND (o.ts, o.nth, os.name, o.ext) < (b.ts, b.nth, bs.name, b.ext)
					AND (b.ts, b.nth, bs.name, b.ext) < (m.ts, m.nth, s.name, m.ext))`, row, blindSpan.Microseconds())
}

// scanned are the messages of a query for their columns.
func (t *txn) scanned(ctx context.Context, query string, args ...any) ([]ingest.Message, error) {
	rows, err := t.rows(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var ms []ingest.Message
	for rows.Next() {
		m, err := t.scan(rows)
		if err != nil {
			return nil, err
		}
		ms = append(ms, m)
	}
	return ms, rows.Err()
}
