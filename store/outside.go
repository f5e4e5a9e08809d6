package store

import (
	"context"
	"fmt"
	"time"

	"shoudao/ingest"
)

// An Outside is a group and how many of its messages no verdict was made on.
type Outside struct {
	Group    ingest.Group
	Messages int
}

// Outside is what was sent from one instant up to before another (zero: no limit) and was not
// triaged, since its group is none of those in the settings; the group that brought most is
// first. No [triage.Balance] counts it.
func (s *Store) Outside(ctx context.Context, from, to time.Time) ([]Outside, error) {
	var all []Outside
	err := s.read(ctx, func(t *txn) error {
		r, err := t.between(ctx, from, to)
		if err != nil {
			return err
		}
		// What a group is called is what its last message was told it was.
		rows, err := t.rows(ctx, `
			SELECT g.ext, d.name, d.direct, count(*), max(m.ts)
			FROM message m JOIN grp g ON g.id = m.grp JOIN told d ON d.id = m.told
			WHERE m.id BETWEEN ? AND ? AND m.ts >= ? AND m.ts < ? AND NOT EXISTS (SELECT 1 FROM verdict v WHERE v.msg = m.id)
			GROUP BY g.id ORDER BY 4 DESC, g.id`, r.low, r.high, r.first, r.end)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var x Outside
			var last int64
			if err := rows.Scan(&x.Group.ID, &x.Group.Name, &x.Group.Direct, &x.Messages, &last); err != nil {
				return err
			}
			all = append(all, x)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("read what was not triaged: %w", err)
	}
	return all, nil
}
