package store

import (
	"context"
	"maps"
	"slices"
	"time"

	"shoudao/triage"
)

// Decisions name messages, not items, and lie in the archive beside the findings. To
// know what they make of an item one has to look at it together with all items and all
// decisions that have a message in common with it, directly or through others: a
// decision may hold for another item once this one has changed. That is a small circle,
// and circles do not touch each other, so each is settled alone.

// A circle is the items and decisions that hang together.
type circle struct {
	t         *txn
	pending   []int64 // rows of messages to be looked at
	messages  map[int64]bool
	items     map[int64]*kept
	decisions map[int64]triage.Decision // with the ids that messages have now
}

// resettle lays the decisions over the items of messages that are not what they were,
// and over all that hangs together with them. Messages sent from an instant on that the
// user has said are hers are looked at in any case.
func (f *findings) resettle(ctx context.Context, j *triage.Judge, stirred map[int64]bool, from time.Time) error {
	var any bool
	if err := f.t.row(ctx, "SELECT EXISTS (SELECT 1 FROM decision)").Scan(&any); err != nil || !any {
		return err
	}
	// Their messages may have other ids now, or be part of others.
	old, err := f.t.items(ctx, "WHERE i.adopted = 1 AND i.made >= ?", from.UnixMicro())
	if err != nil {
		return err
	}
	for _, k := range old {
		if err := f.drop(ctx, k); err != nil {
			return err
		}
	}
	mine, err := f.claimed(ctx, from)
	if err != nil {
		return err
	}
	return f.settleAll(ctx, j, append(sortedRows(stirred), mine...))
}

// settleAll settles the circles of messages.
func (f *findings) settleAll(ctx context.Context, j *triage.Judge, rows []int64) error {
	done := map[int64]bool{}
	for _, row := range rows {
		if done[row] {
			continue
		}
		c, err := f.settleAround(ctx, j, row)
		if err != nil {
			return err
		}
		maps.Copy(done, c.messages)
	}
	return nil
}

func sortedRows(set map[int64]bool) []int64 { return slices.Sorted(maps.Keys(set)) }

// claimed are the rows of messages, sent from an instant on, that the user has ever
// said are hers, whether or not she took it back.
func (f *findings) claimed(ctx context.Context, from time.Time) ([]int64, error) {
	rows, err := f.t.rows(ctx, "SELECT DISTINCT anchor_source, anchor_native, anchor_offset FROM decision WHERE verb = ?", triage.MarkMine)
	if err != nil {
		return nil, err
	}
	anchors, err := readAnchors(rows)
	if err != nil {
		return nil, err
	}
	var all []int64
	for _, a := range anchors {
		row, err := f.t.find(ctx, a.Message)
		if err != nil {
			return nil, err
		}
		if row != 0 && row >= secondOf(from)-lead {
			all = append(all, row)
		}
	}
	return all, nil
}

// settleAround settles the circle of a message.
func (f *findings) settleAround(ctx context.Context, j *triage.Judge, row int64) (*circle, error) {
	c := &circle{f.t, []int64{row}, map[int64]bool{}, map[int64]*kept{}, map[int64]triage.Decision{}}
	if err := c.grow(ctx); err != nil {
		return nil, err
	}
	decisions := mapped(slices.Sorted(maps.Keys(c.decisions)), func(id int64) triage.Decision { return c.decisions[id] })
	if err := f.adopt(ctx, j, c, decisions); err != nil {
		return nil, err
	}
	all := slices.SortedFunc(maps.Values(c.items), func(a, b *kept) int { return a.Anchor.Compare(b.Anchor) })
	settled := triage.Settle(mapped(all, func(k *kept) triage.Item { return k.Item }), decisions)
	for i, k := range all {
		if err := f.settle(ctx, k, settled[i]); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// grow takes in everything that hangs together with the pending messages.
func (c *circle) grow(ctx context.Context) error {
	for len(c.pending) > 0 {
		row := c.pending[len(c.pending)-1]
		c.pending = c.pending[:len(c.pending)-1]
		if c.messages[row] {
			continue
		}
		c.messages[row] = true
		if err := c.growItems(ctx, row); err != nil {
			return err
		}
		if err := c.growDecisions(ctx, row); err != nil {
			return err
		}
	}
	return nil
}

func (c *circle) growItems(ctx context.Context, row int64) error {
	items, err := c.t.items(ctx, "JOIN link l ON l.item = i.id WHERE l.msg = ?", row)
	if err != nil {
		return err
	}
	for _, k := range items {
		if _, ok := c.items[k.id]; ok {
			continue
		}
		c.items[k.id] = k
		rows, err := c.t.rows(ctx, "SELECT msg FROM link WHERE item = ?", k.id)
		if err != nil {
			return err
		}
		msgs, err := ints(rows)
		if err != nil {
			return err
		}
		c.pending = append(c.pending, msgs...)
	}
	return nil
}

func (c *circle) growDecisions(ctx context.Context, row int64) error {
	ids, err := c.t.ids(ctx, row)
	if err != nil {
		return err
	}
	for _, id := range ids {
		rows, err := c.t.rows(ctx, `
			SELECT d.id FROM effective d WHERE d.anchor_source = ?1 AND d.anchor_native = ?2
			UNION SELECT d.id FROM seen s JOIN effective d ON d.id = s.decision WHERE s.source = ?1 AND s.native = ?2`,
			id.Source, id.Native)
		if err != nil {
			return err
		}
		found, err := ints(rows)
		if err != nil {
			return err
		}
		for _, n := range found {
			if _, ok := c.decisions[n]; ok {
				continue
			}
			d, err := c.t.decision(ctx, n)
			if err != nil {
				return err
			}
			var msgs []int64
			if c.decisions[n], msgs, err = c.t.today(ctx, d); err != nil {
				return err
			}
			c.pending = append(c.pending, msgs...)
		}
	}
	return nil
}
