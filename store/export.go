package store

import (
	"container/heap"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"math"
	"slices"
	"strings"
	"time"

	"shoudao/ingest"
)

// Outgoing says which messages leave the archive.
type Outgoing struct {
	Group string    // a name, a part of names, or an id; empty: all groups
	From  time.Time // zero: from the beginning
	// Once leaves each message as it is told best. Otherwise it leaves as often as it came,
	// under every id and with the references as they were told: what is made of that again is
	// the same. Of two people who both said 收到, each known by two ids, either would be lost
	// if only the best of the four tellings came back.
	Once bool
}

// Out yields the messages in the order of [ingest.Message.Compare], the other tellings of
// one right behind it. An error ends it; [ErrNotFound] says that there is no such group.
func (s *Store) Out(ctx context.Context, o Outgoing) iter.Seq2[ingest.Message, error] {
	return func(yield func(ingest.Message, error) bool) {
		err := s.read(ctx, func(t *txn) error {
			groups, err := t.leaving(ctx, o.Group)
			if err != nil {
				return err
			}
			out := outgoing{t: t, once: o.Once, yield: func(m ingest.Message) bool { return yield(m, nil) }}
			return out.all(ctx, o.From, groups)
		})
		if err != nil && !errors.Is(err, errEnough) {
			yield(ingest.Message{}, fmt.Errorf("read messages: %w", err))
		}
	}
}

// Named are the groups that a name, a part of names or an id means, as Out understands it,
// by the name that each had last; empty: all.
func (s *Store) Named(ctx context.Context, name string) ([]ingest.Group, error) {
	var all []ingest.Group
	err := s.read(ctx, func(t *txn) error {
		groups, err := t.leaving(ctx, name)
		if err != nil {
			return err
		}
		rows, err := t.rows(ctx, `
			SELECT g.ext, d.name, d.direct FROM grp g
			JOIN message m ON m.id = (SELECT id FROM message WHERE grp = g.id ORDER BY ts DESC, id DESC LIMIT 1)
			JOIN told d ON d.id = m.told WHERE ?1 IS NULL OR g.id IN (SELECT value FROM json_each(?1)) ORDER BY m.id DESC`, groups)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var g ingest.Group
			if err := rows.Scan(&g.ID, &g.Name, &g.Direct); err != nil {
				return err
			}
			all = append(all, g)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("read groups: %w", err)
	}
	return all, nil
}

// leaving is a list of the groups that are meant, as JSON; nil: all of them. A whole name
// means no other group whose name it is a part of.
func (t *txn) leaving(ctx context.Context, name string) (any, error) {
	if name = strings.TrimSpace(name); name == "" {
		return nil, nil
	}
	rows, err := t.rows(ctx, "SELECT DISTINCT d.grp FROM told d JOIN grp g ON g.id = d.grp WHERE d.name = ?1 OR d.ext = ?1 OR g.ext = ?1", name)
	if err != nil {
		return nil, err
	}
	groups, err := ints(rows)
	if err == nil && len(groups) == 0 {
		groups, _, err = t.groupsCalled(ctx, name)
	}
	if err != nil {
		return nil, err
	}
	if len(groups) == 0 {
		return nil, ErrNotFound
	}
	list, err := json.Marshal(groups)
	return string(list), err
}

// The columns of a message as it was told, and not as the group is known today.
const toldColumns = ` s.name, m.ext, d.ext, d.name, d.direct, p.sid, p.name, m.ts, m.prec, m.nth, m.kind, m.text, m.more `

// An outgoing hands out messages.
type outgoing struct {
	t       *txn
	once    bool
	yield   func(ingest.Message) bool
	waiting waitingRoom
}

// all hands out the messages of some groups from an instant on. As much is held back as
// their rows may be out of order.
func (o *outgoing) all(ctx context.Context, from time.Time, groups any) error {
	r, err := o.t.between(ctx, from, time.Time{})
	if err != nil {
		return err
	}
	columns := toldColumns
	if o.once {
		columns = messageColumns
	}
	rows, err := o.t.rows(ctx, "SELECT m.id, EXISTS (SELECT 1 FROM alias a WHERE a.msg = m.id),"+columns+"FROM message m"+messageJoins+
		"WHERE m.id BETWEEN ?1 AND ?2 AND m.ts >= ?3 AND (?4 IS NULL OR m.grp IN (SELECT value FROM json_each(?4))) ORDER BY m.id",
		r.low, r.high, r.first, groups)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var m stored
		if m.Message, err = o.t.scan(rows, &m.row, &m.again); err != nil {
			return err
		}
		heap.Push(&o.waiting, m)
		if err := o.release(ctx, m.row-r.drift); err != nil {
			return err
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	return o.release(ctx, math.MaxInt64)
}

// release hands out those that wait and were sent before the second.
func (o *outgoing) release(ctx context.Context, second int64) error {
	for len(o.waiting) > 0 && secondOf(o.waiting[0].SentAt) < second {
		m := heap.Pop(&o.waiting).(stored)
		if o.once {
			if err := o.t.resolve(ctx, &m.Message); err != nil {
				return err
			}
		}
		if !o.yield(m.Message) {
			return errEnough
		}
		if m.again && !o.once {
			if err := o.others(ctx, m.row); err != nil {
				return err
			}
		}
	}
	return nil
}

// others hands out how a message was told under its other ids.
func (o *outgoing) others(ctx context.Context, row int64) error {
	rows, err := o.t.rows(ctx, "SELECT "+toldColumns+"FROM alias m"+messageJoins+"WHERE m.msg = ?", row)
	if err != nil {
		return err
	}
	defer rows.Close()
	var all []ingest.Message
	for rows.Next() {
		m, err := o.t.scan(rows)
		if err != nil {
			return err
		}
		all = append(all, m)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	slices.SortFunc(all, func(a, b ingest.Message) int { return a.ID.Compare(b.ID) })
	for _, m := range all {
		if !o.yield(m) {
			return errEnough
		}
	}
	return nil
}
