package store

import (
	"context"
	"fmt"
	"time"

	"shoudao/ingest"
	"shoudao/triage"
)

// standing says where a message m with the verdict v is counted: by the first that
// fits. Items count as decisions leave them.
const standing = `
	CASE WHEN v.band = 1 THEN 1
	WHEN (SELECT min(i.band) FROM link l JOIN item i ON i.id = l.item WHERE l.msg = m.id) = 2 THEN 2
	WHEN v.band = 3 OR (SELECT min(i.band) FROM link l JOIN item i ON i.id = l.item WHERE l.msg = m.id) = 3 THEN 3
	ELSE 4 END`

// Balance says where the messages went that were sent from one instant up to before
// another; a zero instant is no limit. Messages of groups that are not triaged are not
// received.
func (s *Store) Balance(ctx context.Context, from, to time.Time) (triage.Balance, error) {
	b := triage.Balance{By: map[triage.Code]int{}}
	err := s.read(ctx, func(t *txn) error {
		r, err := t.between(ctx, from, to)
		if err != nil {
			return err
		}
		rows, err := t.rows(ctx, "SELECT "+standing+", c.name, count(*) FROM message m CROSS JOIN verdict v ON v.msg = m.id "+
			"CROSS JOIN code c ON c.id = v.code WHERE m.id BETWEEN ? AND ? AND m.ts >= ? AND m.ts < ? GROUP BY 1, 2", r.low, r.high, r.first, r.end)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var band triage.Band
			var code triage.Code
			var n int
			if err := rows.Scan(&band, &code, &n); err != nil {
				return err
			}
			if b = b.With(band, n); band == triage.Filtered {
				b.By[code] += n
			}
		}
		return rows.Err()
	})
	if err != nil {
		return triage.Balance{}, fmt.Errorf("balance: %w", err)
	}
	return b, nil
}

// Verdict says where the message went, and the items that it belongs to. Its band is
// the one under which it is counted; 0 says that it was not triaged. [ErrNotFound] says
// that there is no such message.
func (s *Store) Verdict(ctx context.Context, id ingest.ID) (triage.Verdict, []triage.Anchor, error) {
	v := triage.Verdict{Message: id}
	var items []triage.Anchor
	err := s.read(ctx, func(t *txn) error {
		row, err := t.find(ctx, id)
		if err != nil {
			return err
		}
		if row == 0 {
			return ErrNotFound
		}
		err = t.row(ctx, "SELECT s.name, m.ext, coalesce(c.name, ''), coalesce(v.score, 0), CASE WHEN v.msg IS NULL THEN 0 ELSE "+standing+
			" END FROM message m JOIN source s ON s.id = m.src LEFT JOIN verdict v ON v.msg = m.id LEFT JOIN code c ON c.id = v.code WHERE m.id = ?", row).
			Scan(&v.Message.Source, &v.Message.Native, &v.Code, &v.Score, &v.Band)
		if err != nil {
			return err
		}
		if v.Band != triage.Filtered {
			v.Code = ""
		}
		byRow, err := t.anchorsOf(ctx, row)
		items = byRow[row]
		return err
	})
	if err != nil {
		return triage.Verdict{}, nil, fmt.Errorf("verdict on %v: %w", id, err)
	}
	return v, items, nil
}

// A Coverage says for what time the archive knows a group.
type Coverage struct {
	Group       ingest.Group // by the name that it had last
	First, Last time.Time    // of its messages
	ImportedAt  time.Time    // when a source last told of it, news or not
	// Until is how far a copy reaches: to the latest message of any group in a run
	// that told of this one, as far as that was not after the run. A group that was
	// silent meanwhile is covered all the same.
	Until time.Time
}

// Coverage is the coverage of each group, the one spoken in last first.
func (s *Store) Coverage(ctx context.Context) ([]Coverage, error) {
	var all []Coverage
	err := s.read(ctx, func(t *txn) error {
		rows, err := t.rows(ctx, `
			WITH reached AS (
				SELECT d.grp, max(c.at) AS at, max(max(c.before, r.reach)) AS until FROM cover c JOIN told d ON d.id = c.told
				JOIN run r ON r.source = c.source AND r.at = c.at GROUP BY d.grp)
			SELECT g.ext, d.name, d.direct, (SELECT min(ts) FROM message WHERE grp = g.id), m.ts, x.at, x.until
			FROM grp g
			JOIN message m ON m.id = (SELECT id FROM message WHERE grp = g.id ORDER BY ts DESC, id DESC LIMIT 1)
			JOIN told d ON d.id = m.told JOIN reached x ON x.grp = g.id ORDER BY m.ts DESC, g.id`)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var c Coverage
			var first, last, at, until int64
			if err := rows.Scan(&c.Group.ID, &c.Group.Name, &c.Group.Direct, &first, &last, &at, &until); err != nil {
				return err
			}
			c.First, c.Last, c.ImportedAt, c.Until = t.instant(first), t.instant(last), t.instant(at), t.instant(until)
			all = append(all, c)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("read coverage: %w", err)
	}
	return all, nil
}

// A Source is what the ledger knows of a source.
type Source struct {
	Name   string
	Cursor ingest.Cursor
	LastAt time.Time    // when it was last read
	Last   ingest.Tally // what that run read
	Sum    ingest.Tally // what all runs read
	Runs   int
}

// Sources are all sources that were ever read, by name.
func (s *Store) Sources(ctx context.Context) ([]Source, error) {
	var all []Source
	err := s.read(ctx, func(t *txn) error {
		rows, err := t.rows(ctx, `
			SELECT r.source, coalesce(c.at, ''), r.at, r.read, r.stored, r.known, r.unreadable, r.withheld
			FROM run r LEFT JOIN cursor c ON c.source = r.source ORDER BY r.source, r.at`)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var x Source
			var us int64
			n := &x.Last
			if err := rows.Scan(&x.Name, &x.Cursor, &us, &n.Read, &n.Stored, &n.Known, &n.Unreadable, &n.Withheld); err != nil {
				return err
			}
			if k := len(all); k == 0 || all[k-1].Name != x.Name {
				all = append(all, Source{Name: x.Name, Cursor: x.Cursor})
			}
			last := &all[len(all)-1]
			last.LastAt, last.Last, last.Sum = t.instant(us), x.Last, last.Sum.Plus(x.Last)
			last.Runs++
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("read ledger: %w", err)
	}
	return all, nil
}

// Skips are the records of a run that could not be read, the first thousand.
func (s *Store) Skips(ctx context.Context, source string, at time.Time) ([]ingest.Skip, error) {
	var all []ingest.Skip
	err := s.read(ctx, func(t *txn) error {
		rows, err := t.rows(ctx, "SELECT path, line, fault, detail FROM skip WHERE source = ? AND at = ? ORDER BY id", source, at.UnixMicro())
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var k ingest.Skip
			if err := rows.Scan(&k.Path, &k.Line, &k.Fault, &k.Detail); err != nil {
				return err
			}
			all = append(all, k)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("read ledger: %w", err)
	}
	return all, nil
}
