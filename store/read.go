package store

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"shoudao/ingest"
	"shoudao/triage"
)

// foresight is how long after a message another may have been sent that it refers to:
// clocks differ, and some sources tell the minute only.
const foresight = triage.ContextAge

// Message is the message with the id, under whichever id it came. Its own ID is that
// of the copy that tells it best, and so are its references. [ErrNotFound] says that
// there is none.
func (s *Store) Message(ctx context.Context, id ingest.ID) (ingest.Message, error) {
	ms, err := s.Messages(ctx, []ingest.ID{id})
	if err == nil && len(ms) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return ingest.Message{}, fmt.Errorf("message %v: %w", id, err)
	}
	return ms[0], nil
}

// Messages are the messages with the ids, in the order of the ids. Those that the
// archive does not have are left out, and a message of which several ids are asked
// comes once.
func (s *Store) Messages(ctx context.Context, ids []ingest.ID) ([]ingest.Message, error) {
	var ms []ingest.Message
	err := s.read(ctx, func(t *txn) error {
		var rows []int64
		for _, id := range ids {
			row, err := t.find(ctx, id)
			if err != nil {
				return err
			}
			if row == 0 || slices.Contains(rows, row) {
				continue
			}
			rows = append(rows, row)
			m, err := t.message(ctx, row)
			if err != nil {
				return err
			}
			ms = append(ms, m)
		}
		return nil
	})
	return ms, err
}

// Size is how many messages the archive holds.
func (s *Store) Size(ctx context.Context) (int, error) {
	var n int
	err := s.read(ctx, func(t *txn) error { return t.row(ctx, "SELECT count(*) FROM message").Scan(&n) })
	if err != nil {
		return 0, fmt.Errorf("count messages: %w", err)
	}
	return n, nil
}

// message is the message of a row.
func (t *txn) message(ctx context.Context, row int64) (ingest.Message, error) {
	m, err := t.scan(t.row(ctx, "SELECT"+messageColumns+"FROM message m"+messageJoins+"WHERE m.id = ?", row))
	if err != nil {
		return m, err
	}
	return m, t.resolve(ctx, &m)
}

// Aliases are all ids under which the message came that came under id, its own first.
func (s *Store) Aliases(ctx context.Context, id ingest.ID) ([]ingest.ID, error) {
	var ids []ingest.ID
	err := s.read(ctx, func(t *txn) error {
		row, err := t.find(ctx, id)
		if err != nil || row == 0 {
			return err
		}
		ids, err = t.ids(ctx, row)
		return err
	})
	if err == nil && len(ids) == 0 {
		err = ErrNotFound
	}
	return ids, err
}

// ids are all ids of a stored message, its own first.
func (t *txn) ids(ctx context.Context, row int64) ([]ingest.ID, error) {
	rows, err := t.rows(ctx, `
		SELECT 0 AS n, s.name, m.ext FROM message m CROSS JOIN source s ON s.id = m.src WHERE m.id = ?1
		UNION ALL SELECT 1, s.name, a.ext FROM alias a CROSS JOIN source s ON s.id = a.src WHERE a.msg = ?1
		ORDER BY n, 2, 3`, row)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var ids []ingest.ID
	for rows.Next() {
		var n int
		var id ingest.ID
		if err := rows.Scan(&n, &id.Source, &id.Native); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}

// Around is the message with the id in the midst of what was said in its group: up to
// before messages before it and after behind it, oldest first, and the place of the
// message among them.
func (s *Store) Around(ctx context.Context, id ingest.ID, before, after int) ([]ingest.Message, int, error) {
	var ms []ingest.Message
	at := 0
	err := s.read(ctx, func(t *txn) error {
		row, err := t.find(ctx, id)
		if err != nil {
			return err
		}
		if row == 0 {
			return ErrNotFound
		}
		if ms, err = t.timeline(ctx, row, "<", "DESC", before); err != nil {
			return err
		}
		slices.Reverse(ms)
		at = len(ms)
		m, err := t.message(ctx, row)
		if err != nil {
			return err
		}
		later, err := t.timeline(ctx, row, ">", "", after)
		ms = append(append(ms, m), later...)
		return err
	})
	if err != nil {
		return nil, 0, fmt.Errorf("around %v: %w", id, err)
	}
	return ms, at, nil
}

// onOneSide is the query for the messages of a group on one side of a place in it. They
// come from the index by group and instant, in its order: were the one in the midst joined
// to them, SQLite would sort the whole group.
func onOneSide(side, order string) string {
	return "SELECT" + messageColumns + "FROM message m" + messageJoins + strings.NewReplacer("<", side, "DESC", order).Replace(`
		WHERE m.grp = ? AND m.ts <= ? AND (m.ts, m.nth, s.name, m.ext) < (?, ?, ?, ?)
		ORDER BY m.ts DESC, m.nth DESC, s.name DESC, m.ext DESC LIMIT ?`)
}

// timeline are up to limit messages of the group of a stored message, on one side of
// it in the order of [ingest.Message.Compare], the nearest first.
func (t *txn) timeline(ctx context.Context, row int64, side, order string, limit int) ([]ingest.Message, error) {
	var grp, ts, nth int64
	var source, native string
	err := t.row(ctx, "SELECT o.grp, o.ts, o.nth, s.name, o.ext FROM message o JOIN source s ON s.id = o.src WHERE o.id = ?", row).
		Scan(&grp, &ts, &nth, &source, &native)
	if err != nil {
		return nil, err
	}
	ms, err := t.scanned(ctx, onOneSide(side, order), grp, ts, ts, nth, source, native, max(limit, 0))
	if err != nil {
		return nil, err
	}
	for i := range ms {
		if err := t.resolve(ctx, &ms[i]); err != nil {
			return nil, err
		}
	}
	return ms, nil
}
