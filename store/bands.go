package store

import (
	"context"
	"fmt"
	"time"

	"shoudao/ingest"
	"shoudao/triage"
)

// A BandQuery asks for the messages of triaged groups that went into one band: of those
// sent from Since up to before Until (zero: no limit) the Limit (0: 50) from Offset on.
type BandQuery struct {
	Band          triage.Band // Own or Filtered
	Code          triage.Code // of the filtered those that this kept out; empty: all
	Since, Until  time.Time
	Offset, Limit int
}

// A Judged is a message and where it went.
type Judged struct {
	Message ingest.Message
	Verdict triage.Verdict
}

// Banded are messages of a band and how many there are. The user's own come newest
// first; of the filtered, those first that came nearest to the queue, the newest before
// the older.
func (s *Store) Banded(ctx context.Context, q BandQuery) (page []Judged, total int, err error) {
	err = s.read(ctx, func(t *txn) error {
		r, err := t.between(ctx, q.Since, q.Until)
		if err != nil {
			return err
		}
		// The band that is stored is looked at first: where a message stands now has to be
		// worked out from its items.
		from := " FROM message m CROSS JOIN verdict v ON v.msg = m.id CROSS JOIN code c ON c.id = v.code" +
			" WHERE m.id BETWEEN ? AND ? AND m.ts >= ? AND m.ts < ? AND v.band " + map[bool]string{true: "= 1", false: "<> 1"}[q.Band == triage.Own] +
			" AND " + standing + " = ? AND (? = '' OR c.name = ?)"
		args := []any{r.low, r.high, r.first, r.end, int(q.Band), string(q.Code), string(q.Code)}
		if err := t.row(ctx, "SELECT count(*)"+from, args...).Scan(&total); err != nil {
			return err
		}
		limit := q.Limit
		if limit <= 0 {
			limit = pageLength
		}
		order := " ORDER BY v.score DESC, m.id DESC"
		if q.Band == triage.Own {
			order = " ORDER BY m.id DESC"
		}
		rows, err := t.rows(ctx, "SELECT m.id, c.name, v.score"+from+order+" LIMIT ? OFFSET ?", append(args, limit, q.Offset)...)
		if err != nil {
			return err
		}
		var ids []int64
		for rows.Next() {
			var id int64
			v := triage.Verdict{Band: q.Band}
			if err := rows.Scan(&id, &v.Code, &v.Score); err != nil {
				rows.Close()
				return err
			}
			ids, page = append(ids, id), append(page, Judged{Verdict: v})
		}
		rows.Close()
		if err := rows.Err(); err != nil {
			return err
		}
		for i, id := range ids {
			if page[i].Message, err = t.message(ctx, id); err != nil {
				return err
			}
			page[i].Verdict.Message = page[i].Message.ID
		}
		return nil
	})
	if err != nil {
		return nil, 0, fmt.Errorf("read what was put aside: %w", err)
	}
	return page, total, nil
}

// A Traffic is what a group brought in a time. Of the messages that were triaged each is
// counted once: Received = Own + Todo + Look + Filtered.
type Traffic struct {
	Group   ingest.Group
	Balance triage.Balance // without its reasons
	Last    ingest.ID      // of its messages, triaged or not
	LastAt  time.Time
}

// Traffics is what each group brought from one instant up to before another (zero: no limit),
// the group spoken in last first. A group that was silent is among them with nothing.
func (s *Store) Traffics(ctx context.Context, from, to time.Time) ([]Traffic, error) {
	var all []Traffic
	err := s.read(ctx, func(t *txn) error {
		sums, err := t.balances(ctx, from, to)
		if err != nil {
			return err
		}
		rows, err := t.rows(ctx, `
			SELECT g.id, g.ext, d.name, d.direct, s.name, m.ext, m.ts
			FROM grp g
			JOIN message m ON m.id = (SELECT id FROM message WHERE grp = g.id ORDER BY ts DESC, id DESC LIMIT 1)
			JOIN source s ON s.id = m.src JOIN told d ON d.id = m.told ORDER BY m.ts DESC, g.id`)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var x Traffic
			var id, ts int64
			if err := rows.Scan(&id, &x.Group.ID, &x.Group.Name, &x.Group.Direct, &x.Last.Source, &x.Last.Native, &ts); err != nil {
				return err
			}
			x.Balance, x.LastAt = sums[id], t.instant(ts)
			all = append(all, x)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("read what groups brought: %w", err)
	}
	return all, nil
}

// balances are the sums of each group's messages of a time, by its row.
func (t *txn) balances(ctx context.Context, from, to time.Time) (map[int64]triage.Balance, error) {
	r, err := t.between(ctx, from, to)
	if err != nil {
		return nil, err
	}
	rows, err := t.rows(ctx, "SELECT m.grp, "+standing+", count(*) FROM message m CROSS JOIN verdict v ON v.msg = m.id "+
		"WHERE m.id BETWEEN ? AND ? AND m.ts >= ? AND m.ts < ? GROUP BY 1, 2", r.low, r.high, r.first, r.end)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	sums := map[int64]triage.Balance{}
	for rows.Next() {
		var grp int64
		var band triage.Band
		var n int
		if err := rows.Scan(&grp, &band, &n); err != nil {
			return nil, err
		}
		sums[grp] = sums[grp].With(band, n)
	}
	return sums, rows.Err()
}
