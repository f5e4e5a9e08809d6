package store

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"time"

	"shoudao/ingest"
	"shoudao/triage"
)

// many is how many messages a triage reads in one transaction at most. If more are to
// be read, the whole archive is, beside the file, so that nobody waits for it.
const many = 20_000

// Triage brings the findings up to date and tells what changed. If the rules or the
// profile are others than those that made them, it makes them all anew; else it
// goes on from the earliest message that is new. When it returns, or was stopped by
// an error, the archive holds either all of its findings or those from before, and the
// mark that says so. Tell is told of it if it takes long; it may be nil.
func (s *Store) Triage(ctx context.Context, j *triage.Judge, tell Progress) (Delta, error) {
	var delta Delta
	whole := false
	err := s.write(ctx, func(t *txn) error {
		mark, current, err := t.mark(ctx, j)
		if err != nil || !mark.Valid && current {
			return err
		}
		from := t.instant(mark.Int64).Add(-triage.ContextAge)
		if whole = !current; whole {
			return nil
		}
		if whole, err = t.tooMany(ctx, from); err != nil || whole {
			return err
		}
		f := newFindings(t)
		n, stirred, err := f.refold(ctx, j, from, func(int) {})
		if err != nil {
			return err
		}
		if err := f.resettle(ctx, j, stirred, from); err != nil {
			return err
		}
		if err := t.exec(ctx, "DELETE FROM mark"); err != nil {
			return err
		}
		delta, err = f.delta(ctx, n)
		return err
	})
	if err != nil {
		return Delta{}, fmt.Errorf("triage: %w", err)
	}
	if whole {
		return s.Retriage(ctx, j, tell)
	}
	return delta, nil
}

// mark is from where the findings are stale, null if they are not, and whether those
// before it were made by this judge.
func (t *txn) mark(ctx context.Context, j *triage.Judge) (at sql.NullInt64, current bool, err error) {
	var print string
	err = t.row(ctx, "SELECT (SELECT min(at) FROM mark), fingerprint FROM state").Scan(&at, &print)
	return at, print == fingerprint(j), err
}

// fingerprint names what findings depend on beside the messages and decisions.
func fingerprint(j *triage.Judge) string { return codecVersion + "/" + j.Fingerprint() }

func (t *txn) tooMany(ctx context.Context, from time.Time) (yes bool, err error) {
	err = t.row(ctx, "SELECT count(*) > ?1 FROM (SELECT 1 FROM message WHERE id >= ?2 AND ts >= ?3 LIMIT ?1 + 1)",
		many, secondOf(from)-lead, from.UnixMicro()).Scan(&yes)
	return yes, err
}

// refold folds all messages from an instant on again, beginning with what was known
// then, and writes what is not as it was. It returns how many messages it read, and the
// rows of those whose items are to be settled again.
//
// It has to begin [triage.ContextAge] before the first change, because a message
// changes what is made of those shortly before it. What was made of earlier ones stands.
func (f *findings) refold(ctx context.Context, j *triage.Judge, from time.Time, tell func(int)) (int, map[int64]bool, error) {
	known, memory, err := f.remember(ctx, from)
	if err != nil {
		return 0, nil, err
	}
	if err := f.t.exec(ctx, "DELETE FROM verdict WHERE msg IN (SELECT id FROM message WHERE id >= ? AND ts >= ?)",
		secondOf(from)-lead, from.UnixMicro()); err != nil {
		return 0, nil, err
	}
	r := &refolding{findings: f, known: known, sent: map[ingest.ID]time.Time{}, stirred: map[int64]bool{}}
	r.rows, r.from = map[ingest.ID]int64{}, from
	if err := f.t.row(ctx, "SELECT EXISTS (SELECT 1 FROM decision)").Scan(&r.decided); err != nil {
		return 0, nil, err
	}
	fold := j.Resume(memory)
	n := 0
	for m, err := range f.t.feed(ctx, from, time.Time{}) {
		if err != nil {
			return n, nil, err
		}
		r.rows[m.ID], r.sent[m.ID] = m.row, m.SentAt
		fold.Add(m.Message)
		if n++; n%512 == 0 {
			if err := r.take(ctx, fold.Drain()); err != nil {
				return n, nil, err
			}
			r.close(m.SentAt.Add(-triage.ContextAge))
			tell(n)
		}
	}
	if err := r.take(ctx, fold.Close()); err != nil {
		return n, nil, err
	}
	for _, k := range known {
		if err := r.stir(ctx, k.id); err != nil {
			return n, nil, err
		}
		if err := f.drop(ctx, k); err != nil {
			return n, nil, err
		}
	}
	return n, r.stirred, nil
}

// remember is what was known at an instant: for the fold as its memory, and for the
// comparison afterwards the items that it may change or that were made since.
func (f *findings) remember(ctx context.Context, at time.Time) (map[triage.Anchor]*kept, triage.Memory, error) {
	memory := triage.Memory{At: at}
	known := map[triage.Anchor]*kept{}
	if at.IsZero() {
		return known, memory, nil
	}
	items, err := f.t.items(ctx, "WHERE i.adopted = 0 AND i.alive = 1 UNION ALL SELECT i.id, i.adopted, i.body FROM item i "+
		"WHERE i.adopted = 0 AND i.alive = 0 AND i.touched >= ?", at.Add(-triage.LiveAge).UnixMicro())
	if err != nil {
		return nil, memory, err
	}
	var alive []*kept
	for _, k := range items {
		before, was := k.Before(at)
		if was && !before.Alive(at) {
			continue // nothing that came later could touch it
		}
		if k.past = len(before.Links); !was {
			k.past = 0
		}
		known[k.Anchor] = k
		if was {
			alive = append(alive, &kept{id: k.id, Item: before})
		}
	}
	if err := f.t.inOrderMade(ctx, alive); err != nil {
		return nil, memory, err
	}
	memory.Items = mapped(alive, func(k *kept) triage.Item { return k.Item })
	for m, err := range f.t.feed(ctx, at.Add(-triage.ContextAge), at) {
		if err != nil {
			return nil, memory, err
		}
		memory.Recent = append(memory.Recent, m.Message)
	}
	memory.Members, err = f.t.members(ctx, at)
	return known, memory, err
}

// A refolding is a fold whose results are being written.
type refolding struct {
	*findings
	decided bool                    // there are decisions that may have to be settled again
	known   map[triage.Anchor]*kept // what has not come back from the fold yet
	sent    map[ingest.ID]time.Time // when those were sent whose rows are known
	stirred map[int64]bool          // rows of messages whose items are not what they were
}

// close forgets messages from before the horizon: their verdicts have been given.
func (r *refolding) close(horizon time.Time) {
	for id, at := range r.sent {
		if at.Before(horizon) {
			delete(r.sent, id)
			delete(r.rows, id)
		}
	}
}

// take writes what the fold hands out.
func (r *refolding) take(ctx context.Context, out triage.Findings) error {
	for _, it := range out.Items {
		if err := r.takeItem(ctx, it); err != nil {
			return err
		}
	}
	for _, v := range out.Verdicts {
		// What has not been read was sent before, and its verdict stands.
		if row, ok := r.rows[v.Message]; ok {
			if err := r.verdict(ctx, row, v); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *refolding) takeItem(ctx context.Context, it triage.Item) error {
	k, was := r.known[it.Anchor]
	delete(r.known, it.Anchor)
	if was && k.past == len(k.Links) && k.past == len(it.Links) {
		return nil // nothing has been said of it, now or before
	}
	body := encodeItem(it)
	if was && bytes.Equal(body, k.body) {
		if it.TouchedAt().Before(r.from) {
			return nil
		}
		return r.relink(ctx, k.id, it, k.past) // its messages may stand in other rows now
	}
	past := 0
	if was {
		if err := r.stir(ctx, k.id); err != nil {
			return err
		}
		past = k.past
	}
	id, err := r.put(ctx, it, body, false, past)
	if err != nil {
		return err
	}
	return r.stir(ctx, id)
}

// stir notes the messages of an item that changes.
func (r *refolding) stir(ctx context.Context, id int64) error {
	if !r.decided {
		return nil
	}
	rows, err := r.t.rows(ctx, "SELECT msg FROM link WHERE item = ?", id)
	if err != nil {
		return err
	}
	msgs, err := ints(rows)
	for _, row := range msgs {
		r.stirred[row] = true
	}
	return err
}

func sortItems(items []triage.Item) {
	slices.SortFunc(items, func(a, b triage.Item) int { return a.Anchor.Compare(b.Anchor) })
}
