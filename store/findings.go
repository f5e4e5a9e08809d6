package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"math"
	"time"

	"shoudao/ingest"
	"shoudao/triage"
)

// findings writes items and verdicts within one transaction. It knows which items it
// touched and which of those stood in the queue before, so that it can tell in the
// end what came into the queue and what left it.
type findings struct {
	t       *txn
	codes   map[triage.Code]int64
	touched map[triage.Anchor]*triage.Item
	rows    map[ingest.ID]int64 // of messages that have just been read
	from    time.Time           // what was sent before stands in the rows where it stood
}

func newFindings(t *txn) *findings {
	return &findings{t: t, codes: map[triage.Code]int64{}, touched: map[triage.Anchor]*triage.Item{}}
}

// A Delta is what a triage changed.
type Delta struct {
	Messages int // read in this triage
	// What is in the queue now and was not, and what was and is not: items that are
	// open, for the user and not snoozed. By anchor.
	Entering, Leaving []triage.Item
	// Shifts are all that a judgement of the whole archive moved, these among them, and
	// what it thinks otherwise of what she has decided. A triage that only goes on has
	// none.
	Shifts []Shift
}

// A kept is an item as it is stored.
type kept struct {
	id      int64
	adopted bool
	body    []byte // without decisions
	triage.Item
	past int // how many of its links there were before the fold goes on
}

// items are the stored items for which the condition holds, as the messages leave them.
func (t *txn) items(ctx context.Context, where string, args ...any) ([]*kept, error) {
	rows, err := t.rows(ctx, "SELECT i.id, i.adopted, i.body FROM item i "+where, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []*kept
	for rows.Next() {
		k := &kept{}
		if err := rows.Scan(&k.id, &k.adopted, &k.body); err != nil {
			return nil, err
		}
		if k.Item, err = decodeItem(k.body, t.zone); err != nil {
			return nil, err
		}
		all = append(all, k)
	}
	return all, rows.Err()
}

// note remembers how an item stood before it is touched.
func (f *findings) note(ctx context.Context, a triage.Anchor) error {
	if _, ok := f.touched[a]; ok {
		return nil
	}
	it, err := f.t.queued(ctx, a)
	f.touched[a] = it
	return err
}

// queued is the item of the anchor if it stands in the queue, else nil.
func (t *txn) queued(ctx context.Context, a triage.Anchor) (*triage.Item, error) {
	var b []byte
	err := t.row(ctx, `
		SELECT coalesce(settled, body) FROM item
		WHERE anchor_source = ? AND anchor_native = ? AND anchor_offset = ? AND state = 0 AND band = 2 AND wake IS NULL`,
		a.Message.Source, a.Message.Native, a.Offset).Scan(&b)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	it, err := decodeItem(b, t.zone)
	return &it, err
}

// delta tells what came into the queue and what left it.
func (f *findings) delta(ctx context.Context, read int) (Delta, error) {
	d := Delta{Messages: read}
	for a, before := range f.touched {
		now, err := f.t.queued(ctx, a)
		switch {
		case err != nil:
			return d, err
		case before == nil && now != nil:
			d.Entering = append(d.Entering, *now)
		case before != nil && now == nil:
			d.Leaving = append(d.Leaving, *before)
		}
	}
	sortItems(d.Entering)
	sortItems(d.Leaving)
	return d, nil
}

// put writes an item as the messages leave it, over the one of its anchor if there is
// one, with its links, of which so many as are past have been written before. Decisions are
// laid over it by settle.
func (f *findings) put(ctx context.Context, it triage.Item, body []byte, adopted bool, past int) (int64, error) {
	if err := f.note(ctx, it.Anchor); err != nil {
		return 0, err
	}
	made := it.TouchedAt()
	for _, l := range it.Links {
		if l.Act == triage.Ask && l.ByAt.Before(made) {
			made = l.ByAt
		}
	}
	c := columnsOf(it)
	var id int64
	err := f.t.row(ctx, `
		INSERT INTO item (anchor_source, anchor_native, anchor_offset, handle, adopted, made, touched, alive, body,
			band, state, due, score, recent, wake, pinned, closed, settled)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)
		ON CONFLICT DO UPDATE SET adopted = excluded.adopted, made = excluded.made, touched = excluded.touched,
			alive = excluded.alive, body = excluded.body, band = excluded.band, state = excluded.state, due = excluded.due,
			score = excluded.score, recent = excluded.recent, wake = excluded.wake, pinned = excluded.pinned,
			closed = excluded.closed, settled = NULL
		RETURNING id`,
		it.Anchor.Message.Source, it.Anchor.Message.Native, it.Anchor.Offset, handleOf(it.Anchor), adopted,
		made.UnixMicro(), it.TouchedAt().UnixMicro(), it.State == triage.Open, body,
		c.band, c.state, c.due, c.score, c.recent, c.wake, c.pinned, c.closed).Scan(&id)
	if err != nil {
		return 0, err
	}
	return id, f.relink(ctx, id, it, past)
}

// relink writes which messages an item has. The first of its links, so many as are past, have
// been written before.
func (f *findings) relink(ctx context.Context, id int64, it triage.Item, past int) error {
	linked, err := f.t.linked(ctx, id, f.from)
	if err != nil {
		return err
	}
	wanted := map[int64]bool{}
	for i, l := range it.Links {
		row, ok := f.rows[l.Message]
		if !ok {
			row, ok = linked[l.Message]
		}
		if !ok && i < past && l.SentAt.Before(f.from) {
			continue
		}
		if !ok {
			if row, err = f.t.find(ctx, l.Message); err != nil {
				return err
			}
		}
		wanted[row] = row != 0
	}
	for _, row := range linked {
		if wanted[row] {
			wanted[row] = false
		} else if err := f.t.exec(ctx, "DELETE FROM link WHERE item = ? AND msg = ?", id, row); err != nil {
			return err
		}
	}
	for row, missing := range wanted {
		if !missing {
			continue
		}
		// A message from before the instant may be linked already, by one that came after it.
		if err := f.t.exec(ctx, "INSERT INTO link (msg, item) VALUES (?, ?) ON CONFLICT DO NOTHING", row, id); err != nil {
			return err
		}
	}
	return nil
}

// linked are the rows of the messages that an item has, by the ids under which they stand:
// of those sent from an instant on, and of a few before.
func (t *txn) linked(ctx context.Context, item int64, from time.Time) (map[ingest.ID]int64, error) {
	low := int64(math.MinInt64)
	if !from.IsZero() {
		low = secondOf(from) - lead
	}
	rows, err := t.rows(ctx, `
		SELECT l.msg, coalesce(s.name, ''), coalesce(m.ext, l.msg)
		FROM link l LEFT JOIN message m ON m.id = l.msg LEFT JOIN source s ON s.id = m.src WHERE l.item = ? AND l.msg >= ?`, item, low)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	all := map[ingest.ID]int64{}
	for rows.Next() {
		var row int64
		var id ingest.ID
		if err := rows.Scan(&row, &id.Source, &id.Native); err != nil {
			return nil, err
		}
		all[id] = row
	}
	return all, rows.Err()
}

// drop deletes an item.
func (f *findings) drop(ctx context.Context, k *kept) error {
	if err := f.note(ctx, k.Anchor); err != nil {
		return err
	}
	if err := f.t.exec(ctx, "DELETE FROM link WHERE item = ?", k.id); err != nil {
		return err
	}
	return f.t.exec(ctx, "DELETE FROM item WHERE id = ?", k.id)
}

// settle writes an item as decisions leave it.
func (f *findings) settle(ctx context.Context, k *kept, settled triage.Item) error {
	if err := f.note(ctx, k.Anchor); err != nil {
		return err
	}
	body := encodeItem(settled)
	if bytes.Equal(body, k.body) {
		body = nil
	}
	c := columnsOf(settled)
	return f.t.exec(ctx, `
		UPDATE item SET band = ?, state = ?, due = ?, score = ?, recent = ?, wake = ?, pinned = ?, closed = ?, settled = ?
		WHERE id = ?`, c.band, c.state, c.due, c.score, c.recent, c.wake, c.pinned, c.closed, body, k.id)
}

// columns are what the queue is ordered by.
type columns struct {
	band, state, score int
	due, wake, closed  sql.NullInt64
	recent             int64
	pinned             bool
}

func columnsOf(it triage.Item) columns {
	c := columns{
		band: int(it.Band), state: int(it.State), score: it.Score(), recent: it.TouchedAt().UnixMicro(),
		due: instantOrNull(it.Due.At), wake: instantOrNull(it.Standing.WakeAt), pinned: it.Standing.Pinned,
	}
	if it.Standing.Woke { // it came back before its time, at the latest when that was seen
		c.wake = instantOrNull(it.Standing.At)
	}
	if it.State != triage.Open {
		at := it.TouchedAt()
		if v := it.Standing.Verb; v == triage.MarkDone || v == triage.MarkNotMine {
			at = it.Standing.At
		}
		c.closed = instantOrNull(at)
	}
	return c
}

func instantOrNull(t time.Time) sql.NullInt64 {
	return sql.NullInt64{Int64: t.UnixMicro(), Valid: !t.IsZero()}
}

// verdict writes where the message of a row went.
func (f *findings) verdict(ctx context.Context, row int64, v triage.Verdict) error {
	code, ok := f.codes[v.Code]
	if !ok {
		if err := f.t.exec(ctx, "INSERT INTO code (name) VALUES (?) ON CONFLICT DO NOTHING", string(v.Code)); err != nil {
			return err
		}
		if err := f.t.row(ctx, "SELECT id FROM code WHERE name = ?", string(v.Code)).Scan(&code); err != nil {
			return err
		}
		f.codes[v.Code] = code
	}
	return f.t.exec(ctx, "INSERT INTO verdict (msg, band, code, score) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET "+
		"band = excluded.band, code = excluded.code, score = excluded.score", row, v.Band, code, v.Score)
}
