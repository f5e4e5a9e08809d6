package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"shoudao/ingest"
)

// What people copy out of a chat does not say of which group it is. But some of it may be
// here already, and those who speak in it have spoken before.

// A Likeness is how much a group resembles messages whose group is not known.
type Likeness struct {
	Group   ingest.Group // by the name that it had last
	Same    int          // of the messages: those that are there, by sender, time of day and words
	Senders int          // of those who speak in them: how many have spoken there
}

// The limits of what is compared.
const (
	likeMost   = 2000 // messages that are looked for
	likeRead   = 5000 // messages of a group among which they are looked for
	likeGroups = 40   // groups whose messages are read
	likeBefore = 30 * 24 * time.Hour
	likeAfter  = 2 * 24 * time.Hour
	likeWords  = 12 // bytes of a text that is told from others without its time
)

// A trait is what a copied message and a stored one agree in. The day is not part of it:
// what is copied often has only the time of day. Without any time it is -1.
type trait struct {
	minute       int
	sender, said string
}

func traitsOf(m ingest.Message, zone *time.Location) []trait {
	said := saying(m)
	at := m.SentAt.In(zone)
	var all []trait
	if said != "" && m.Precision != ingest.ToImport {
		all = append(all, trait{at.Hour()*60 + at.Minute(), m.Sender, said})
	}
	if len(said) >= likeWords {
		all = append(all, trait{-1, m.Sender, said})
	}
	return all
}

// Likenesses compares messages with every group of the archive. The group that has most
// of them comes first, then the one in which most of the senders have spoken, then the
// one in which they have said more of late, then the one spoken in last.
func (s *Store) Likenesses(ctx context.Context, ms []ingest.Message) ([]Likeness, error) {
	var all []Likeness
	err := s.read(ctx, func(t *txn) error {
		names, err := t.spokenIn(ctx, ms)
		if err != nil {
			return err
		}
		all, err = t.likenesses(ctx, names, ms)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("compare groups: %w", err)
	}
	return all, nil
}

// speakers are the names of those who speak in messages.
func speakers(ms []ingest.Message) map[string]bool {
	speak := map[string]bool{}
	for _, m := range ms {
		speak[m.Sender] = m.Sender != ""
	}
	return speak
}

// spokenIn counts for each group the names that have spoken there too.
func (t *txn) spokenIn(ctx context.Context, ms []ingest.Message) (map[int64]int, error) {
	speak := speakers(ms)
	rows, err := t.rows(ctx, "SELECT DISTINCT grp, name FROM person")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	in := map[int64]int{}
	for rows.Next() {
		var grp int64
		var name string
		if err := rows.Scan(&grp, &name); err != nil {
			return nil, err
		}
		if speak[name] {
			in[grp]++
		}
	}
	return in, rows.Err()
}

func (t *txn) likenesses(ctx context.Context, senders map[int64]int, ms []ingest.Message) ([]Likeness, error) {
	rows, err := t.rows(ctx, `
		SELECT g.id, g.ext, d.name, d.direct FROM grp g
		JOIN message m ON m.id = (SELECT id FROM message WHERE grp = g.id ORDER BY ts DESC, id DESC LIMIT 1)
		JOIN told d ON d.id = m.told ORDER BY m.ts DESC, g.id`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	type numbered struct {
		Likeness
		grp    int64
		spoken int
	}
	speak := speakers(ms)
	var found []numbered
	for rows.Next() {
		var n numbered
		if err := rows.Scan(&n.grp, &n.Group.ID, &n.Group.Name, &n.Group.Direct); err != nil {
			return nil, err
		}
		n.Senders = senders[n.grp]
		found = append(found, n)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	slices.SortStableFunc(found, func(a, b numbered) int { return cmp.Compare(b.Senders, a.Senders) })
	for i := range found[:min(likeGroups, len(found))] {
		if n := &found[i]; n.Senders > 0 {
			if n.Same, n.spoken, err = t.same(ctx, n.grp, ms[:min(likeMost, len(ms))], speak); err != nil {
				return nil, err
			}
		}
	}
	slices.SortStableFunc(found, func(a, b numbered) int {
		return cmp.Or(cmp.Compare(b.Same, a.Same), cmp.Compare(b.Senders, a.Senders), cmp.Compare(b.spoken, a.spoken))
	})
	return mapped(found, func(n numbered) Likeness { return n.Likeness }), nil
}

// same counts the messages that the group has, around their own time, and what else those
// who speak in them have said there.
func (t *txn) same(ctx context.Context, grp int64, ms []ingest.Message, speak map[string]bool) (n, spoken int, err error) {
	from, to := ms[0].SentAt, ms[0].SentAt
	for _, m := range ms {
		if m.SentAt.Before(from) {
			from = m.SentAt
		}
		if m.SentAt.After(to) {
			to = m.SentAt
		}
	}
	rows, err := t.rows(ctx, "SELECT"+messageColumns+"FROM message m"+messageJoins+
		"WHERE m.grp = ? AND m.ts BETWEEN ? AND ? ORDER BY m.ts DESC LIMIT ?",
		grp, from.Add(-likeBefore).UnixMicro(), to.Add(likeAfter).UnixMicro(), likeRead)
	if err != nil {
		return 0, 0, err
	}
	defer rows.Close()
	there := map[trait]bool{}
	for rows.Next() {
		m, err := t.scan(rows)
		if err != nil {
			return 0, 0, err
		}
		if speak[m.Sender] {
			spoken++
		}
		for _, tr := range traitsOf(m, t.zone) {
			there[tr] = true
		}
	}
	for _, m := range ms {
		// One with a time is looked for by it: the same words are said day after day.
		if all := traitsOf(m, t.zone); len(all) > 0 && there[all[0]] {
			n++
		}
	}
	return n, spoken, rows.Err()
}
