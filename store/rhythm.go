package store

import (
	"context"
	"fmt"
	"time"

	"shoudao/ingest"
)

// A Rhythm is how much a group has brought in a time.
type Rhythm struct {
	Group    ingest.Group // by the name that it had last
	Messages int
	// FirstAt and LastAt are when the first of them was sent, and the last.
	FirstAt, LastAt time.Time
}

// Rhythms are those of the groups that have brought anything from an instant on, the group
// spoken in last first.
func (s *Store) Rhythms(ctx context.Context, from time.Time) ([]Rhythm, error) {
	var all []Rhythm
	err := s.read(ctx, func(t *txn) error {
		r, err := t.between(ctx, from, time.Time{})
		if err != nil {
			return err
		}
		rows, err := t.rows(ctx, `
			SELECT g.ext, d.name, d.direct, x.n, x.first, x.last
			FROM (SELECT grp, count(*) AS n, min(ts) AS first, max(ts) AS last FROM message WHERE id >= ? AND ts >= ? GROUP BY grp) x
			JOIN grp g ON g.id = x.grp
			JOIN message m ON m.id = (SELECT id FROM message WHERE grp = g.id ORDER BY ts DESC, id DESC LIMIT 1)
			JOIN told d ON d.id = m.told ORDER BY x.last DESC, g.id`, r.low, r.first)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var x Rhythm
			var first, last int64
			if err := rows.Scan(&x.Group.ID, &x.Group.Name, &x.Group.Direct, &x.Messages, &first, &last); err != nil {
				return err
			}
			x.FirstAt, x.LastAt = t.instant(first), t.instant(last)
			all = append(all, x)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("read how much groups bring: %w", err)
	}
	return all, nil
}
