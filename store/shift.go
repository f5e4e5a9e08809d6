package store

import (
	"context"
	"database/sql"
	"slices"

	"shoudao/ingest"
	"shoudao/triage"
)

// A Place is where an item stands for the user.
type Place uint8

// The places. Their numbers are stored: append only.
const (
	Nowhere     Place = iota // there is no item: what was said is filtered
	InQueue                  // open, for her, and not snoozed
	InLook                   // worth a glance
	IsSnoozed                // open, for her, and out of sight
	IsDone                   // done, by her or by the messages
	IsCancelled              // called off
	IsNotMine                // refused
	Joined                   // its messages are part of another item now
)

// String is the place's name in JSON.
func (p Place) String() string {
	return [...]string{"filtered", "queue", "look", "snoozed", "done", "cancelled", "not-mine", "joined"}[p]
}

// A Shift is what a new judgement makes of one item: it stands elsewhere now, or is due
// at another time.
type Shift struct {
	Was, Is Place
	Anchor  triage.Anchor // of the item as it is; where there is none any more, as it was
	Title   string
	Group   string
	Sender  string
	DueWas  triage.Due // At, Grain and Inferred alone
	Due     triage.Due
	Handled bool // she had done something about it that says it is hers
	// Dropped and Brought say what the rules alone make of it, whatever she decided: they
	// had it in the queue and do not any more, or the other way round.
	Dropped, Brought bool

	before, after *triage.Item // nil: there is none, or its form is not known
}

// placeOf is the place of an item with these columns.
func placeOf(band triage.Band, state triage.State, asleep bool) Place {
	switch state {
	case triage.Done:
		return IsDone
	case triage.Cancelled:
		return IsCancelled
	case triage.NotMine:
		return IsNotMine
	}
	switch {
	case band == triage.Look:
		return InLook
	case band != triage.Todo:
		return Nowhere
	case asleep:
		return IsSnoozed
	}
	return InQueue
}

// Visible reports whether the user sees anything of it: another place or deadline.
func (s Shift) Visible() bool { return s.Was != s.Is || !s.DueWas.At.Equal(s.Due.At) }

// Holds reports whether the message is one of the item's, before or now.
func (s Shift) Holds(id ingest.ID) bool {
	for _, it := range []*triage.Item{s.before, s.after} {
		if it != nil && slices.Contains(it.Messages(), id) {
			return true
		}
	}
	return s.Anchor.Message == id
}

// handled reports whether the user has done something about the item that says that it
// is hers, in the program or in the group.
func handled(it triage.Item) bool {
	s := it.Standing
	switch s.Verb {
	case triage.MarkNotMine:
		return false
	case triage.MarkDone, triage.MarkMine, triage.MarkOpen, triage.Snooze:
		return true
	}
	promised := slices.ContainsFunc(it.Links, func(l triage.Link) bool { return l.Act == triage.Promise })
	return promised || it.State == triage.Done || s.DueSet || s.Pinned || s.Replied || s.Note != ""
}

// ruledIn reports whether the rules have the item in the queue, without the user's word.
func ruledIn(it *triage.Item) bool {
	return it != nil && it.Band == triage.Todo &&
		!slices.ContainsFunc(it.Reasons(), func(r triage.Reason) bool { return r.Code == triage.UserSaid })
}

// keepItems remembers how all items stand before they are made anew.
func (t *txn) keepItems(ctx context.Context) error {
	for _, step := range []string{
		"CREATE TEMP TABLE item_before AS SELECT anchor_source, anchor_native, anchor_offset, band, state, due, wake IS NOT NULL AS asleep, score, " +
			"coalesce(settled, body) AS body FROM main.item",
		"CREATE UNIQUE INDEX temp.item_before_anchor ON item_before (anchor_source, anchor_native, anchor_offset)",
	} {
		if _, err := t.conn.ExecContext(ctx, step); err != nil {
			return err
		}
	}
	return nil
}

// shifts compare the items with what keepItems has remembered. Readable says whether the
// bytes of those are in the form of this program.
func (t *txn) shifts(ctx context.Context, readable bool) ([]Shift, error) {
	rows, err := t.rows(ctx, `
		SELECT b.anchor_source, b.anchor_native, b.anchor_offset, b.band, b.state, b.due, b.asleep, b.body,
			a.anchor_source, a.anchor_native, a.anchor_offset, a.band, a.state, a.due, a.wake IS NOT NULL, coalesce(a.settled, a.body)
		FROM temp.item_before b FULL JOIN main.item a ON a.anchor_source = b.anchor_source
			AND a.anchor_native = b.anchor_native AND a.anchor_offset = b.anchor_offset
		WHERE a.id IS NULL OR b.band IS NULL OR a.band <> b.band OR a.state <> b.state OR a.due IS NOT b.due
			OR (a.wake IS NOT NULL) <> b.asleep OR a.score <> b.score`)
	if err != nil {
		return nil, err
	}
	var all []Shift
	for rows.Next() {
		s, err := t.shift(rows, readable)
		if err != nil {
			rows.Close()
			return nil, err
		}
		all = append(all, s)
	}
	rows.Close()
	if err := rows.Err(); err != nil {
		return nil, err
	}
	slices.SortFunc(all, func(a, b Shift) int { return a.Anchor.Compare(b.Anchor) })
	if all, err = t.follow(ctx, paired(all)); err != nil {
		return nil, err
	}
	for i := range all {
		was, is := ruledIn(all[i].before), ruledIn(all[i].after)
		all[i].Dropped, all[i].Brought = was && !is, is && !was
	}
	return slices.DeleteFunc(all, func(s Shift) bool { return !s.Visible() && !s.Dropped && !s.Brought }), nil
}

// A half is one side of a comparison as it is read.
type half struct {
	source, native      sql.NullString
	offset, band, state sql.NullInt64
	due                 sql.NullInt64
	asleep              sql.NullBool
	body                []byte
}

func (h *half) dest() []any {
	return []any{&h.source, &h.native, &h.offset, &h.band, &h.state, &h.due, &h.asleep, &h.body}
}

func (h *half) anchor() triage.Anchor {
	a := triage.Anchor{Offset: int(h.offset.Int64)}
	a.Message.Source, a.Message.Native = h.source.String, h.native.String
	return a
}

// shift reads one row of the comparison.
func (t *txn) shift(rows *sql.Rows, readable bool) (Shift, error) {
	var b, a half
	if err := rows.Scan(append(b.dest(), a.dest()...)...); err != nil {
		return Shift{}, err
	}
	var s Shift
	if b.band.Valid {
		s.Anchor, s.Was = b.anchor(), placeOf(triage.Band(b.band.Int64), triage.State(b.state.Int64), b.asleep.Bool)
		if b.due.Valid {
			s.DueWas.At = t.instant(b.due.Int64)
		}
		if readable {
			it, err := decodeItem(b.body, t.zone)
			if err != nil {
				return s, err
			}
			s.before, s.Handled = &it, handled(it)
			s.say(it)
			s.DueWas = triage.Due{At: it.Due.At, Grain: it.Due.Grain, Inferred: it.Due.Inferred}
		}
	}
	if a.band.Valid {
		it, err := decodeItem(a.body, t.zone)
		if err != nil {
			return s, err
		}
		s.Is, s.after = placeOf(triage.Band(a.band.Int64), triage.State(a.state.Int64), a.asleep.Bool), &it
		s.Handled = s.Handled || s.Was != Nowhere && handled(it)
		s.say(it)
		s.Due = triage.Due{At: it.Due.At, Grain: it.Due.Grain, Inferred: it.Due.Inferred}
	}
	return s, nil
}

// say takes the item's words.
func (s *Shift) say(it triage.Item) {
	s.Anchor, s.Title, s.Group, s.Sender = it.Anchor, it.Title, it.Group.Name, it.Sender
}

// sort sorts shifts into what came into the queue and what left it.
func (d *Delta) sort(shifts []Shift) {
	d.Shifts = shifts
	for _, s := range shifts {
		switch {
		case s.Is == InQueue && s.Was != InQueue && s.after != nil:
			d.Entering = append(d.Entering, *s.after)
		case s.Was == InQueue && s.Is != InQueue && s.before != nil:
			d.Leaving = append(d.Leaving, *s.before)
		}
	}
}
