package store

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"shoudao/ingest"
	"shoudao/triage"
)

// A Judgement is the last that the user has said of a message: it is hers, or it is not.
// All of them together are her own test of the rules.
type Judgement struct {
	Message ingest.Message
	Group   ingest.Group // of the message, by the name that it had last
	Mine    bool
	Draw    triage.Draw // 0: she said it of an item, or took a message in that was not drawn
	At      time.Time
	Held    bool // the rules had it as she wants it when she said so
	Learnt  bool // they had it wrong then, and right at some time since
	Holds   bool // the rules have it so now, whatever she has decided
	Now     triage.Band
}

// Judgements are what the user has said of messages, the oldest first: what she took in,
// what she refused, what she closed as done, and what she answered of filtered ones.
func (s *Store) Judgements(ctx context.Context) ([]Judgement, error) {
	var all []Judgement
	err := s.read(ctx, func(t *txn) error {
		said, err := t.judged(ctx)
		if err != nil {
			return err
		}
		groups, err := t.groups(ctx)
		if err != nil {
			return err
		}
		lessons, err := t.lessons(ctx)
		if err != nil {
			return err
		}
		for _, x := range said {
			j, err := t.judgement(ctx, x)
			if err != nil {
				return err
			}
			j.Group, j.Learnt = groups[x.grp], !j.Held && (j.Holds || lessons[lesson{x.row, x.mine}])
			all = append(all, j)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read what was judged: %w", err)
	}
	return all, nil
}

// Sampled counts the messages that were drawn from all that was filtered and that the user
// has answered since an instant, and those of them that are hers.
func (s *Store) Sampled(ctx context.Context, since time.Time) (judged, missed int, err error) {
	err = s.read(ctx, func(t *txn) error {
		said, err := t.judged(ctx)
		for _, x := range said {
			if x.draw != triage.OfWhole || x.decision.At.Before(since) {
				continue
			}
			if judged++; x.mine {
				missed++
			}
		}
		return err
	})
	if err != nil {
		return 0, 0, fmt.Errorf("count what was judged: %w", err)
	}
	return judged, missed, nil
}

// A verdictOfHers is the last word about a message, before it is compared with the rules.
type verdictOfHers struct {
	row, grp int64
	action   int64
	decision triage.Decision // without what was seen
	draw     triage.Draw
	mine     bool
	held     bool
}

// judged are the last words about messages that the archive has.
func (t *txn) judged(ctx context.Context) ([]verdictOfHers, error) {
	words, err := t.wordsOfHers(ctx)
	if err != nil {
		return nil, err
	}
	last := map[int64]verdictOfHers{}
	answered := map[int64]bool{} // actions in which she has said of a filtered message that it is hers
	for _, x := range words {
		d := x.decision
		if _, mine, ok := d.Answered(); ok && mine {
			answered[x.action] = true
		}
		if d.Verb == triage.MarkMine && answered[x.action] {
			continue // what follows from the answer
		}
		if x.row == 0 { // it came under another id, or comes with its source one day
			at, row, err := t.spanToday(ctx, triage.Span{Message: d.Anchor.Message, From: d.Anchor.Offset, To: d.Anchor.Offset})
			if err != nil {
				return nil, err
			}
			if row == 0 {
				continue
			}
			x.row, d.Anchor = row, triage.Anchor{Message: at.Message, Offset: at.From}
			if err := t.row(ctx, "SELECT grp FROM message WHERE id = ?", row).Scan(&x.grp); err != nil {
				return nil, err
			}
		}
		was, known := last[x.row]
		now, keep := was.next(known, d)
		if !keep {
			delete(last, x.row)
			continue
		}
		now.row, now.grp = x.row, x.grp
		last[x.row] = now
	}
	return slices.SortedFunc(maps.Values(last), func(a, b verdictOfHers) int {
		return cmp.Or(a.decision.At.Compare(b.decision.At), a.decision.Anchor.Compare(b.decision.Anchor))
	}), nil
}

// wordsOfHers are the decisions that say whether a message is hers, as she made them, with
// the rows of those messages that still have the id that they had.
func (t *txn) wordsOfHers(ctx context.Context) ([]verdictOfHers, error) {
	rows, err := t.rows(ctx, `
		SELECT d.action, d.verb, d.anchor_source, d.anchor_native, d.anchor_offset, d.at, d.text, coalesce(m.id, 0), coalesce(m.grp, 0)
		FROM effective d LEFT JOIN source s ON s.name = d.anchor_source LEFT JOIN message m ON m.src = s.id AND m.ext = d.anchor_native
		WHERE d.verb IN (?, ?, ?, ?, ?) ORDER BY d.id`,
		triage.MarkDone, triage.MarkOpen, triage.MarkNotMine, triage.MarkMine, triage.Sampled)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []verdictOfHers
	for rows.Next() {
		var x verdictOfHers
		var at int64
		d := &x.decision
		if err := rows.Scan(&x.action, &d.Verb, &d.Anchor.Message.Source, &d.Anchor.Message.Native, &d.Anchor.Offset, &at, &d.Text, &x.row, &x.grp); err != nil {
			return nil, err
		}
		d.At = t.instant(at)
		all = append(all, x)
	}
	return all, rows.Err()
}

// next is the last word about a message after a further decision; keep is false where
// there is none any more. A message that was drawn stays one, whatever she says of it later.
func (v verdictOfHers) next(known bool, d triage.Decision) (now verdictOfHers, keep bool) {
	drawn := known && v.draw != 0
	switch d.Verb {
	case triage.Sampled:
		draw, mine, ok := d.Answered()
		if !ok {
			return v, known
		}
		return verdictOfHers{decision: d, draw: draw, mine: mine, held: !mine}, true
	case triage.MarkMine:
		return verdictOfHers{decision: d, draw: v.draw, mine: true}, true
	case triage.MarkNotMine:
		return verdictOfHers{decision: d, draw: v.draw, held: drawn}, true
	case triage.MarkDone:
		if known && v.mine {
			return v, true // she had taken it in herself
		}
		return verdictOfHers{decision: d, draw: v.draw, mine: true, held: !drawn}, true
	}
	// What she puts back she has not refused after all; what she had closed is hers still.
	return v, known && v.mine
}

// judgement compares the last word about a message with what the rules make of it.
func (t *txn) judgement(ctx context.Context, v verdictOfHers) (Judgement, error) {
	j := Judgement{Mine: v.mine, Draw: v.draw, At: v.decision.At, Held: v.held}
	var err error
	if j.Message, err = t.message(ctx, v.row); err != nil {
		return j, err
	}
	items, err := t.items(ctx, "JOIN link l ON l.item = i.id WHERE l.msg = ? AND i.adopted = 0", v.row)
	if err != nil {
		return j, err
	}
	// Of one notice with several items only that counts which she refused or closed.
	if v.decision.Verb == triage.MarkNotMine || v.decision.Verb == triage.MarkDone {
		if i := slices.IndexFunc(items, func(k *kept) bool { return holding(k.Item, v.decision.Anchor) }); i >= 0 {
			items = items[i : i+1]
		}
	}
	j.Now = triage.Filtered
	for _, k := range items {
		j.Now = min(j.Now, k.Band)
	}
	switch {
	case !v.mine:
		j.Holds = j.Now != triage.Todo
	case v.decision.Verb == triage.MarkDone:
		j.Holds = j.Now != triage.Filtered // where it stood when she closed it is not recorded
	default:
		j.Holds = j.Now == triage.Todo
	}
	return j, nil
}

// groups are all groups by their rows, each by the name that it had last.
func (t *txn) groups(ctx context.Context) (map[int64]ingest.Group, error) {
	rows, err := t.rows(ctx, `
		SELECT g.id, g.ext, d.name, d.direct FROM grp g
		JOIN message m ON m.id = (SELECT id FROM message WHERE grp = g.id ORDER BY ts DESC, id DESC LIMIT 1)
		JOIN told d ON d.id = m.told`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	all := map[int64]ingest.Group{}
	for rows.Next() {
		var id int64
		var g ingest.Group
		if err := rows.Scan(&id, &g.ID, &g.Name, &g.Direct); err != nil {
			return nil, err
		}
		all[id] = g
	}
	return all, rows.Err()
}
