package store

import (
	"context"
	"fmt"
	"time"

	"shoudao/ingest"
)

// Of is an import that a feed makes: what it brings is noted as that feed's.
func (r Run) Of(feed string) Run {
	r.feed = feed
	return r
}

// noteBrought notes the last message of each group of a page as brought by the feed. What was
// sent after the run began, by a clock that is wrong, counts as sent then.
func (r Run) noteBrought(ctx context.Context, t *txn, ms []ingest.Message) error {
	last := map[ingest.Group]int64{}
	for _, m := range ms {
		last[m.Group] = max(last[m.Group], min(m.SentAt.UnixMicro(), r.at.UnixMicro()))
	}
	for g, us := range last {
		err := t.exec(ctx, `
			INSERT INTO brought (feed, told, last) SELECT ?, id, ? FROM told WHERE ext = ? AND name = ? AND direct = ?
			ON CONFLICT DO UPDATE SET last = max(last, excluded.last)`, r.feed, us, g.ID, g.Name, g.Direct)
		if err != nil {
			return err
		}
	}
	return nil
}

// A Bringing is when the last message was sent that a feed brought of a group.
type Bringing struct {
	Group  ingest.Group // by the name under which it came last
	LastAt time.Time
}

// Brought are the groups of which a feed has brought messages, the one spoken in last first.
func (s *Store) Brought(ctx context.Context, feed string) ([]Bringing, error) {
	var all []Bringing
	err := s.read(ctx, func(t *txn) error {
		// Of a group that was told in several ways, SQLite takes the columns of the row with the
		// maximum.
		rows, err := t.rows(ctx, `
			SELECT g.ext, d.name, d.direct, max(b.last) FROM brought b CROSS JOIN told d ON d.id = b.told
			CROSS JOIN grp g ON g.id = d.grp WHERE b.feed = ? GROUP BY d.grp ORDER BY 4 DESC, d.grp`, feed)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var b Bringing
			var us int64
			if err := rows.Scan(&b.Group.ID, &b.Group.Name, &b.Group.Direct, &us); err != nil {
				return err
			}
			b.LastAt = t.instant(us)
			all = append(all, b)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("read what a feed has brought: %w", err)
	}
	return all, nil
}
