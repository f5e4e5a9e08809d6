package store

import (
	"context"
	"database/sql"
	"slices"
	"strings"

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

// handled reports whether the user has done something about the item that says that it
// is hers.
func handled(it triage.Item) bool {
	s := it.Standing
	switch s.Verb {
	case triage.MarkDone, triage.MarkMine, triage.MarkOpen, triage.Snooze:
		return true
	}
	return s.DueSet || s.Pinned || s.Replied || s.Note != ""
}

// keepItems remembers how all items stand before they are made anew.
func (t *txn) keepItems(ctx context.Context) error {
	for _, step := range []string{
		"CREATE TEMP TABLE item_before AS SELECT anchor_source, anchor_native, anchor_offset, band, state, due, wake IS NOT NULL AS asleep, " +
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
			OR (a.wake IS NOT NULL) <> b.asleep`)
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
	return slices.DeleteFunc(all, func(s Shift) bool { return s.Was == s.Is && s.DueWas.At.Equal(s.Due.At) }), nil
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

// paired makes one of an item that is gone and one that is new where they grew from the
// same words: rules that cut a sentence elsewhere move the anchor, and nothing else.
func paired(all []Shift) []Shift {
	come := map[ingest.ID][]int{} // those that are new, by the messages that ask
	for i, s := range all {
		if s.after == nil || s.Was != Nowhere || s.before != nil {
			continue
		}
		for _, l := range s.after.Links {
			if at := come[l.Message]; asking(l) && (len(at) == 0 || at[len(at)-1] != i) {
				come[l.Message] = append(at, i)
			}
		}
	}
	used, taken := map[int]bool{}, map[int]bool{}
	for i, gone := range all {
		if gone.after != nil {
			continue
		}
		for _, k := range come[gone.Anchor.Message] {
			if taken[k] || !sameWords(gone, all[k]) {
				continue
			}
			used[i], taken[k] = true, true
			c := &all[k]
			c.Was, c.before, c.DueWas, c.Handled = gone.Was, gone.before, gone.DueWas, gone.Handled
			break
		}
	}
	kept := make([]Shift, 0, len(all))
	for i, s := range all {
		if !used[i] {
			kept = append(kept, s)
		}
	}
	return kept
}

func asking(l triage.Link) bool { return l.Act == triage.Ask || l.Act == triage.Part }

// sameWords reports whether an item that has come has words in common with those that one
// asked with that is gone.
func sameWords(gone, come Shift) bool {
	if gone.before == nil {
		return gone.Anchor.Message == come.Anchor.Message
	}
	return slices.ContainsFunc(gone.before.Links, func(l triage.Link) bool {
		return l.Act == triage.Ask && slices.ContainsFunc(come.after.Links, func(k triage.Link) bool {
			return asking(k) && k.Message == l.Message && k.From < l.To && l.From < k.To
		})
	})
}

// follow finds where the words of items went that are gone, and what those said whose
// form is not known.
func (t *txn) follow(ctx context.Context, all []Shift) ([]Shift, error) {
	for i := range all {
		s := &all[i]
		if s.after != nil {
			continue
		}
		row, err := t.find(ctx, s.Anchor.Message)
		if err != nil || row == 0 {
			return all, err
		}
		var elsewhere bool
		if err := t.row(ctx, "SELECT EXISTS (SELECT 1 FROM main.link WHERE msg = ?)", row).Scan(&elsewhere); err != nil {
			return all, err
		}
		if elsewhere {
			s.Is = Joined
		}
		if s.before == nil {
			m, err := t.message(ctx, row)
			if err != nil {
				return all, err
			}
			s.Title, s.Group, s.Sender = strings.TrimSpace(m.Text), m.Group.Name, m.Sender
		}
	}
	return all, nil
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
