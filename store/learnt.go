package store

import (
	"context"

	"shoudao/ingest"
)

// learn keeps which of the messages that the user has judged the rules have as she wants, where
// they had them wrong when she judged. The findings tell only of today; a rule that was learnt
// and lost again could not be told from one that never was.
func (t *txn) learn(ctx context.Context) error {
	said, err := t.judged(ctx)
	if err != nil {
		return err
	}
	for _, v := range said {
		if v.held {
			continue
		}
		j, err := t.judgement(ctx, v)
		if err != nil {
			return err
		}
		if !j.Holds {
			continue
		}
		id := v.decision.Anchor.Message
		if err := t.exec(ctx, "INSERT INTO learnt (source, native, mine) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", id.Source, id.Native, v.mine); err != nil {
			return err
		}
	}
	return nil
}

// A lesson is what the rules have had right of a message.
type lesson struct {
	row  int64
	mine bool
}

// lessons are all of them, by the messages of today.
func (t *txn) lessons(ctx context.Context) (map[lesson]bool, error) {
	rows, err := t.rows(ctx, "SELECT source, native, mine FROM learnt")
	if err != nil {
		return nil, err
	}
	var ids []ingest.ID
	var all []lesson
	for rows.Next() {
		var id ingest.ID
		var l lesson
		if err := rows.Scan(&id.Source, &id.Native, &l.mine); err != nil {
			rows.Close()
			return nil, err
		}
		ids, all = append(ids, id), append(all, l)
	}
	rows.Close()
	known := map[lesson]bool{}
	for i, l := range all {
		if l.row, err = t.find(ctx, ids[i]); err != nil {
			return nil, err
		}
		known[l] = l.row != 0
	}
	return known, rows.Err()
}
