package store

import (
	"context"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"time"

	"shoudao/han"
	"shoudao/ingest"
	"shoudao/triage"
)

// A Clause is what a message has to answer in one of several ways, or, with Not, in none.
type Clause struct {
	Not bool
	Any []Condition
}

// A Condition is something that holds of a message or not: [Holds], [Like],
// [InGroup], [By], [Within], [Has] or [Being].
type Condition interface {
	// probe is the condition as it is put to an archive at an instant.
	probe(ctx context.Context, t *txn, at time.Time) (probe, error)
}

type (
	// Holds says that a text stands in what was said or in the name of what came with it,
	// without regard to width, case and traditional characters.
	Holds string
	// InGroup is part of the name of a group, its id, or either in pinyin.
	InGroup string
	// By is part of a name of whoever said it, or his id, or his name in pinyin.
	By string
	// Within is a time: not before From, before To. A zero instant is no limit.
	Within struct{ From, To time.Time }
	// Being says that the message belongs to an item of the state.
	Being triage.State
)

// Has is what comes with a message.
type Has uint8

// What may come with a message.
const (
	HasFile     Has = iota // an attachment
	HasLink                // an address of the web
	HasItem                // an item
	HasDeadline            // an item that has one
	HasSnoozed             // an item that is put off
)

// A probe is a condition put to an archive.
type probe struct {
	want  want
	term  string         // folded, of Holds alone
	like  *regexp.Regexp // of Like alone
	in    *rowRange
	items bool // it asks for the items of a message
	holds func(p *proposal) bool
	names []string // whom or what the name in the condition means
}

func (h Holds) probe(context.Context, *txn, time.Time) (probe, error) {
	term, _ := han.Folded(string(h))
	return probe{want: want{term: term}, term: term, holds: func(p *proposal) bool { return p.has(term) }}, nil
}

func (g InGroup) probe(ctx context.Context, t *txn, _ time.Time) (probe, error) {
	groups, names, err := t.groupsCalled(ctx, string(g))
	return probe{
		want: want{groups: groups, nobody: len(groups) == 0}, names: names,
		holds: func(p *proposal) bool { _, ok := slices.BinarySearch(groups, p.grp); return ok },
	}, err
}

func (b By) probe(ctx context.Context, t *txn, _ time.Time) (probe, error) {
	senders, names, err := t.sendersCalled(ctx, string(b))
	return probe{
		want: want{senders: senders, nobody: len(senders) == 0}, names: names,
		holds: func(p *proposal) bool { _, ok := slices.BinarySearch(senders, p.sender); return ok },
	}, err
}

func (w Within) probe(ctx context.Context, t *txn, _ time.Time) (probe, error) {
	r, err := t.between(ctx, w.From, w.To)
	return probe{in: &rowRange{r.low, r.high}, holds: func(p *proposal) bool {
		return (w.From.IsZero() || !p.SentAt.Before(w.From)) && (w.To.IsZero() || p.SentAt.Before(w.To))
	}}, err
}

func (b Being) probe(context.Context, *txn, time.Time) (probe, error) {
	return ofItems(func(it bearing) bool { return it.state == triage.State(b) }), nil
}

func (h Has) probe(context.Context, *txn, time.Time) (probe, error) {
	switch h {
	case HasFile:
		return probe{want: want{files: true}, holds: func(p *proposal) bool { return len(p.Attachments) > 0 }}, nil
	case HasLink:
		return probe{want: want{link: true}, holds: (*proposal).links}, nil
	case HasDeadline:
		return ofItems(func(it bearing) bool { return it.due }), nil
	case HasSnoozed:
		return ofItems(func(it bearing) bool { return it.snoozed }), nil
	}
	return ofItems(func(bearing) bool { return true }), nil
}

// A bearing is what of an item is asked of the messages that belong to it.
type bearing struct {
	state        triage.State
	due, snoozed bool
}

func ofItems(is func(bearing) bool) probe {
	return probe{items: true, holds: func(p *proposal) bool { return slices.ContainsFunc(p.items, is) }}
}

// has reports whether a folded term stands in one of the message's texts.
func (p *proposal) has(term string) bool {
	return p.says(func(folded string) bool { return strings.Contains(folded, term) })
}

// says reports whether something holds of one of the message's texts, folded.
func (p *proposal) says(is func(folded string) bool) bool {
	return is(p.folded) || slices.ContainsFunc(searched(p.Message)[1:], func(s string) bool {
		folded, _ := han.Folded(s)
		return is(folded)
	})
}

// links reports whether an address of the web came with the message.
func (p *proposal) links() bool {
	return p.Kind == ingest.Link || p.says(addressed)
}

// bearings gives the proposals the items that they belong to.
func (t *txn) bearings(ctx context.Context, ps []proposal, at time.Time) error {
	list, err := json.Marshal(mapped(ps, func(p proposal) int64 { return p.row }))
	if err != nil {
		return err
	}
	rows, err := t.rows(ctx, `
		SELECT j.key, i.state, i.due IS NOT NULL, i.state = 0 AND coalesce(i.wake > ?, 0)
		FROM json_each(?) j CROSS JOIN link l ON l.msg = j.value CROSS JOIN item i ON i.id = l.item`, at.UnixMicro(), string(list))
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var i int
		var it bearing
		if err := rows.Scan(&i, &it.state, &it.due, &it.snoozed); err != nil {
			return err
		}
		ps[i].items = append(ps[i].items, it)
	}
	return rows.Err()
}
