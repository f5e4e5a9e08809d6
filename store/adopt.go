package store

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"shoudao/ingest"
	"shoudao/triage"
)

// adopt makes items of messages that the user says are hers, as far as the rules make
// none of that clause, and drops those that she does not claim any more.
func (f *findings) adopt(ctx context.Context, j *triage.Judge, c *circle, decisions []triage.Decision) error {
	wanted := map[ingest.ID]bool{}
	for _, d := range decisions {
		if d.Verb == triage.MarkMine && !c.holds(d.Anchor) {
			wanted[d.Anchor.Message] = true
		}
	}
	for id, k := range c.items {
		if k.adopted {
			// Made anew below, should its message have changed.
			delete(c.items, id)
			if err := f.drop(ctx, k); err != nil {
				return err
			}
		}
	}
	for _, id := range slices.SortedFunc(maps.Keys(wanted), ingest.ID.Compare) {
		row, err := f.t.find(ctx, id)
		if err != nil {
			return err
		}
		if row == 0 {
			continue // it comes with its source, one day
		}
		m, err := f.t.message(ctx, row)
		if err != nil {
			return err
		}
		it := j.Adopt(m)
		body := encodeItem(it)
		n, err := f.put(ctx, it, body, true, 0)
		if err != nil {
			return err
		}
		c.items[n] = &kept{id: n, adopted: true, body: body, Item: it}
	}
	return nil
}

// holds reports whether the rules have made an item of the anchor's clause.
func (c *circle) holds(a triage.Anchor) bool {
	for _, k := range c.items {
		if !k.adopted && holding(k.Item, a) {
			return true
		}
	}
	return false
}

// holding reports whether one of the item's clauses holds the anchor.
func holding(it triage.Item, a triage.Anchor) bool {
	return slices.ContainsFunc(it.Links, func(l triage.Link) bool {
		return l.Message == a.Message && (l.From <= a.Offset && a.Offset < l.To || l.From == a.Offset)
	})
}

// holding is the item that holds the anchor's clause today; failing that, any item of
// its message.
func (t *txn) holding(ctx context.Context, a triage.Anchor) (triage.Item, error) {
	s, row, err := t.spanToday(ctx, triage.Span{Message: a.Message, From: a.Offset, To: a.Offset})
	if err != nil {
		return triage.Item{}, err
	}
	rows, err := t.rows(ctx, "SELECT coalesce(i.settled, i.body) FROM link l JOIN item i ON i.id = l.item WHERE l.msg = ? ORDER BY i.id", row)
	if err != nil {
		return triage.Item{}, err
	}
	defer rows.Close()
	var found []triage.Item
	for rows.Next() {
		var b []byte
		if err := rows.Scan(&b); err != nil {
			return triage.Item{}, err
		}
		it, err := decodeItem(b, t.zone)
		if err != nil {
			return triage.Item{}, err
		}
		if holding(it, triage.Anchor{Message: s.Message, Offset: s.From}) {
			return it, nil
		}
		found = append(found, it)
	}
	if err := rows.Err(); err != nil || len(found) == 0 {
		return triage.Item{}, cmp.Or(err, ErrNotFound)
	}
	return found[0], nil
}
