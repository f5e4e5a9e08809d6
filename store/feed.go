package store

import (
	"cmp"
	"container/heap"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"math"
	"slices"
	"time"

	"shoudao/ingest"
	"shoudao/triage"
)

// A stored message is a message and its row.
type stored struct {
	ingest.Message
	row   int64
	again bool // it came under other ids as well; known only where it leaves the archive
}

// feed yields the messages from one instant up to before another (zero: from the
// beginning, to the end) in the order of [ingest.Message.Compare]. The rows are nearly
// in that order; how far one may lie behind its second is known, and as much is held
// back.
func (t *txn) feed(ctx context.Context, from, to time.Time) iter.Seq2[stored, error] {
	return func(yield func(stored, error) bool) {
		fail := func(err error) { yield(stored{}, err) }
		r, err := t.between(ctx, from, to)
		if err != nil {
			fail(err)
			return
		}
		rows, err := t.rows(ctx, "SELECT m.id,"+messageColumns+"FROM message m"+messageJoins+
			"WHERE m.id BETWEEN ? AND ? AND m.ts >= ? AND m.ts < ? ORDER BY m.id", r.low, r.high, r.first, r.end)
		if err != nil {
			fail(err)
			return
		}
		defer rows.Close()
		var waiting waitingRoom
		for rows.Next() {
			var m stored
			if m.Message, err = t.scan(rows, &m.row); err != nil {
				fail(err)
				return
			}
			heap.Push(&waiting, m)
			if !t.release(ctx, &waiting, m.row-r.drift, yield) {
				return
			}
		}
		if err := rows.Err(); err != nil {
			fail(err)
			return
		}
		t.release(ctx, &waiting, math.MaxInt64, yield)
	}
}

// Sent yields the messages sent from one instant up to before another (zero: from the
// beginning, to the end) in the order of [ingest.Message.Compare]. An error ends it.
func (s *Store) Sent(ctx context.Context, from, to time.Time) iter.Seq2[ingest.Message, error] {
	return func(yield func(ingest.Message, error) bool) {
		err := s.read(ctx, func(t *txn) error {
			for m, err := range t.feed(ctx, from, to) {
				if err != nil {
					return err
				}
				if !yield(m.Message, nil) {
					return errEnough
				}
			}
			return nil
		})
		if err != nil && !errors.Is(err, errEnough) {
			yield(ingest.Message{}, fmt.Errorf("read messages: %w", err))
		}
	}
}

// errEnough ends a reading of which no more is wanted.
var errEnough = errors.New("no more is wanted")

// lead is how many seconds a message's id may lie before its second: the id stays when
// another source tells the second of what was known to the minute.
const lead = 60

// A period is the messages sent from one instant up to before another: the range of
// their ids, within which their instants have to be looked at, and of their instants.
type period struct{ low, high, first, end, drift int64 }

// between is a period; a zero instant is no limit.
func (t *txn) between(ctx context.Context, from, to time.Time) (period, error) {
	p := period{math.MinInt64, math.MaxInt64, math.MinInt64, math.MaxInt64, 0}
	err := t.row(ctx, "SELECT drift FROM state").Scan(&p.drift)
	if !from.IsZero() {
		p.low, p.first = secondOf(from)-lead, from.UnixMicro()
	}
	if !to.IsZero() {
		p.high, p.end = secondOf(to)+p.drift, to.UnixMicro()
	}
	return p, err
}

// release yields the messages that wait and were sent before the second.
func (t *txn) release(ctx context.Context, waiting *waitingRoom, second int64, yield func(stored, error) bool) bool {
	for len(*waiting) > 0 && secondOf((*waiting)[0].SentAt) < second {
		m := heap.Pop(waiting).(stored)
		err := t.resolve(ctx, &m.Message)
		if !yield(m, err) || err != nil {
			return false
		}
	}
	return true
}

// A waitingRoom is a heap of messages, the first of them on top.
type waitingRoom []stored

func (w waitingRoom) Len() int           { return len(w) }
func (w waitingRoom) Less(i, j int) bool { return w[i].Compare(w[j].Message) < 0 }
func (w waitingRoom) Swap(i, j int)      { w[i], w[j] = w[j], w[i] }
func (w *waitingRoom) Push(x any)        { *w = append(*w, x.(stored)) }

func (w *waitingRoom) Pop() any {
	last := (*w)[len(*w)-1]
	*w = (*w)[:len(*w)-1]
	return last
}

// members are the names under which somebody has spoken before an instant, in the
// order in which they first did.
func (t *txn) members(ctx context.Context, before time.Time) ([]triage.Member, error) {
	rows, err := t.rows(ctx, `
		SELECT g.ext, d.name, d.direct, p.name, p.sid, p.since, p.grp, p.id
		FROM person p CROSS JOIN told d ON d.id = p.told CROSS JOIN grp g ON g.id = p.grp
		WHERE p.since < ? ORDER BY p.since`, before.UnixMicro())
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []newcomer
	for rows.Next() {
		var n newcomer
		err := rows.Scan(&n.Group.ID, &n.Group.Name, &n.Group.Direct, &n.Name, &n.SenderID, &n.us, &n.grp, &n.person)
		if err != nil {
			return nil, err
		}
		n.Since = t.instant(n.us)
		all = append(all, n)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	for i := 0; i < len(all); {
		j := i + 1
		for j < len(all) && all[j].us == all[i].us {
			j++
		}
		if err := t.inOrder(ctx, all[i:j]); err != nil {
			return nil, err
		}
		i = j
	}
	// A group that is known under an id and without one has some names twice.
	type face struct {
		group    ingest.Group
		name, id string
	}
	met := make(map[face]bool, len(all))
	members := make([]triage.Member, 0, len(all))
	for _, n := range all {
		if f := (face{n.Group, n.Name, n.SenderID}); !met[f] {
			met[f] = true
			members = append(members, n.Member)
		}
	}
	return members, nil
}

// A newcomer is a member and where his first message is to be found.
type newcomer struct {
	triage.Member
	us, grp, person int64
}

// inOrder puts members of one instant into the order of their first messages.
func (t *txn) inOrder(ctx context.Context, tied []newcomer) error {
	if len(tied) < 2 {
		return nil
	}
	first := map[int64]ingest.Message{}
	for _, n := range tied {
		var m ingest.Message
		err := t.row(ctx, `
			SELECT m.nth, s.name, m.ext FROM message m CROSS JOIN source s ON s.id = m.src
			WHERE m.grp = ? AND m.ts = ? AND m.sender = ? ORDER BY 1, 2, 3 LIMIT 1`, n.grp, n.us, n.person).
			Scan(&m.Nth, &m.ID.Source, &m.ID.Native)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		first[n.person] = m
	}
	slices.SortFunc(tied, func(a, b newcomer) int {
		return cmp.Or(first[a.person].Compare(first[b.person]), cmp.Compare(a.person, b.person))
	})
	return nil
}

// inOrderMade puts items, of which each has a link, into the order in which they came
// to be known: by the message that made them, and of those that one message made, as
// they were stored.
func (t *txn) inOrderMade(ctx context.Context, items []*kept) error {
	slices.SortFunc(items, func(a, b *kept) int {
		return cmp.Or(a.Links[0].ByAt.Compare(b.Links[0].ByAt), cmp.Compare(a.id, b.id))
	})
	for i := 0; i < len(items); {
		j := i + 1
		for j < len(items) && items[j].Links[0].ByAt.Equal(items[i].Links[0].ByAt) {
			j++
		}
		if tied := items[i:j]; len(tied) > 1 {
			by := map[ingest.ID]ingest.Message{}
			for _, k := range tied {
				m := ingest.Message{ID: k.Links[0].By}
				err := t.row(ctx, "SELECT nth FROM message WHERE src = (SELECT id FROM source WHERE name = ?) AND ext = ?",
					m.ID.Source, m.ID.Native).Scan(&m.Nth)
				if err != nil && !errors.Is(err, sql.ErrNoRows) {
					return err
				}
				by[m.ID] = m
			}
			slices.SortStableFunc(tied, func(a, b *kept) int { return by[a.Links[0].By].Compare(by[b.Links[0].By]) })
		}
		i = j
	}
	return nil
}
