package store

import (
	"context"
	"fmt"
	"time"

	"shoudao/ingest"
	"shoudao/triage"
)

// An Unjudged is a message that was filtered, and of which the user has said nothing.
type Unjudged struct {
	ID    ingest.ID
	Group ingest.Group // by the name that it had last
}

// Unjudged are the messages sent from an instant on that were filtered and of which the
// user has said nothing, in the order of the archive.
func (s *Store) Unjudged(ctx context.Context, from time.Time) ([]Unjudged, error) {
	var all []Unjudged
	err := s.read(ctx, func(t *txn) error {
		said, err := t.judged(ctx)
		if err != nil {
			return err
		}
		known := map[int64]bool{}
		for _, x := range said {
			known[x.row] = true
		}
		groups, err := t.groups(ctx)
		if err != nil {
			return err
		}
		r, err := t.between(ctx, from, time.Time{})
		if err != nil {
			return err
		}
		rows, err := t.rows(ctx, "SELECT m.id, m.grp, s.name, m.ext FROM message m CROSS JOIN verdict v ON v.msg = m.id CROSS JOIN source s ON s.id = m.src "+
			"WHERE m.id >= ? AND m.ts >= ? AND v.band <> 1 AND "+standing+" = ? ORDER BY m.id", r.low, r.first, triage.Filtered)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var row, grp int64
			var x Unjudged
			if err := rows.Scan(&row, &grp, &x.ID.Source, &x.ID.Native); err != nil {
				return err
			}
			if x.Group = groups[grp]; !known[row] {
				all = append(all, x)
			}
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("read what was filtered: %w", err)
	}
	return all, nil
}

// ByName counts, for each group, the messages sent from an instant on that are in the
// queue or were, as far as an item of theirs calls the user herself.
func (s *Store) ByName(ctx context.Context, from time.Time) (map[ingest.Group]int, error) {
	counts := map[ingest.Group]int{}
	err := s.read(ctx, func(t *txn) error {
		groups, err := t.groups(ctx)
		if err != nil {
			return err
		}
		r, err := t.between(ctx, from, time.Time{})
		if err != nil {
			return err
		}
		rows, err := t.rows(ctx, "SELECT m.id, m.grp, coalesce(i.settled, i.body) FROM message m CROSS JOIN verdict v ON v.msg = m.id "+
			"CROSS JOIN link l ON l.msg = m.id CROSS JOIN item i ON i.id = l.item WHERE m.id >= ? AND m.ts >= ? AND i.band = ? AND v.band <> 1", r.low, r.first, triage.Todo)
		if err != nil {
			return err
		}
		defer rows.Close()
		counted := map[int64]bool{}
		for rows.Next() {
			var row, grp int64
			var body []byte
			if err := rows.Scan(&row, &grp, &body); err != nil {
				return err
			}
			it, err := decodeItem(body, t.zone)
			if err != nil {
				return err
			}
			if it.ByName() && !counted[row] {
				counted[row] = true
				counts[groups[grp]]++
			}
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("read who was called by name: %w", err)
	}
	return counts, nil
}

// A Crowd is among how many messages one stood.
type Crowd struct {
	From, To time.Time // the hour of the clock in which it was sent
	InGroup  int       // messages of that hour in its group, and it
	InAll    int       // and in all groups
	Nth      int       // which of the messages of the hour in all groups it was
	// After is how many came in all groups after it until Until, the end of its day.
	After int
	Until time.Time
}

// Crowd tells among how many messages one stood. [ErrNotFound] says that there is no such
// message.
func (s *Store) Crowd(ctx context.Context, id ingest.ID) (Crowd, error) {
	var c Crowd
	err := s.read(ctx, func(t *txn) error {
		row, err := t.find(ctx, id)
		if err != nil {
			return err
		}
		if row == 0 {
			return ErrNotFound
		}
		var ts, grp int64
		if err := t.row(ctx, "SELECT ts, grp FROM message WHERE id = ?", row).Scan(&ts, &grp); err != nil {
			return err
		}
		at := t.instant(ts)
		y, m, d := at.Date()
		c.From = time.Date(y, m, d, at.Hour(), 0, 0, 0, at.Location())
		c.To, c.Until = c.From.Add(time.Hour), time.Date(y, m, d+1, 0, 0, 0, 0, at.Location())
		r, err := t.between(ctx, c.From, c.Until)
		if err != nil {
			return err
		}
		return t.row(ctx, `
			SELECT count(*) FILTER (WHERE ts < ?1 AND grp = ?2), count(*) FILTER (WHERE ts < ?1),
				count(*) FILTER (WHERE ts < ?1 AND (ts < ?3 OR ts = ?3 AND id <= ?4)), count(*) FILTER (WHERE ts > ?3 OR ts = ?3 AND id > ?4)
			FROM message WHERE id BETWEEN ?5 AND ?6 AND ts >= ?7 AND ts < ?8`,
			c.To.UnixMicro(), grp, ts, row, r.low, r.high, r.first, r.end).Scan(&c.InGroup, &c.InAll, &c.Nth, &c.After)
	})
	if err != nil {
		return c, fmt.Errorf("count around %v: %w", id, err)
	}
	return c, nil
}
