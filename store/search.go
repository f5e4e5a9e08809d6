package store

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"shoudao/han"
	"shoudao/ingest"
	"shoudao/triage"
)

// A Query says which messages are sought. Its zero value asks for all. All that it says
// has to hold.
type Query struct {
	// Text is words with white space between them, each of which stands in the message as
	// [Holds] says.
	Text   string
	Group  string    // as [InGroup]
	Sender string    // as [By]
	Files  bool      // only messages with which something came
	From   time.Time // not before; zero: from the beginning
	To     time.Time // before; zero: without end
	All    []Clause
	At     time.Time // when it is asked, for [HasSnoozed]
	Limit  int       // 0: 50
	Behind Position  // where the last page ended; zero: the newest
	// Look is after how many messages whose words it has looked at a page ends as it is, or
	// after fewer that take longer, so that who waits sees how far it has come; 0: it does not.
	Look int
}

// Hits is a page of what was found, newest first. Within a second the order may be
// that in which the messages came.
type Hits struct {
	Hits  []Hit
	Next  Position               // zero: there is no more
	Names map[Condition][]string // by each [InGroup] and [By] of the query: the names that are meant
	// Scan says that the index knows nothing of what is asked, so that one message after
	// the other is looked at.
	Scan   bool
	Looked int       // how many messages were looked at
	Until  time.Time // about when the last of them was sent; zero: there was none
	Part   float64   // of the time that is asked for, how much this page and those before have been through
}

// A Hit is a message that answers a query.
type Hit struct {
	Message ingest.Message
	Spans   []triage.Span   // where the words that are to be there stand in its text, in order, not touching
	Items   []triage.Anchor // the items that it belongs to
}

// Search finds every message that answers, the newest first, a page at a time.
func (s *Store) Search(ctx context.Context, q Query) (Hits, error) {
	var page Hits
	err := s.read(ctx, func(t *txn) error {
		asked, err := t.ask(ctx, q)
		if err != nil {
			return err
		}
		if page, err = s.hits(ctx, t, q, asked); err != nil {
			return err
		}
		page.Names, page.Scan = asked.names, asked.scans()
		page.Part, err = t.part(ctx, asked.whole, page.Next)
		return err
	})
	if err != nil {
		return Hits{}, fmt.Errorf("search %q: %w", q.Text, err)
	}
	return page, nil
}

// A gathering is a page of hits while it fills.
type gathering struct {
	t     *txn
	asked question
	limit int
	hits  []Hit
	rows  []int64 // of the hits
	full  bool    // there is more
}

// hits checks what the index proposes, until the page is full.
func (s *Store) hits(ctx context.Context, t *txn, q Query, asked question) (Hits, error) {
	g := &gathering{t: t, asked: asked, limit: q.Limit}
	if g.limit <= 0 {
		g.limit = pageLength
	}
	const many = 200
	var batch []int64
	w := &walk{question: asked, most: q.Look}
	for row, err := range w.rows(ctx, s, t) {
		if err != nil {
			return Hits{}, err
		}
		if batch = append(batch, row); len(batch) < min(g.limit+1, many) {
			continue
		}
		if err := g.check(ctx, batch); err != nil {
			return Hits{}, err
		}
		if batch = batch[:0]; g.full {
			break
		}
	}
	if err := g.check(ctx, batch); err != nil {
		return Hits{}, err
	}
	page, err := g.page(ctx)
	page.Looked, page.Until = w.seen, w.until(s.zone)
	if w.halts && !g.full {
		page.Next = Position{w.last, true}
	}
	return page, err
}

// check takes those of the messages that answer, until the page is full.
func (g *gathering) check(ctx context.Context, batch []int64) error {
	found, err := g.t.proposed(ctx, batch)
	if err != nil {
		return err
	}
	if g.asked.items {
		if err := g.t.bearings(ctx, found, g.asked.at); err != nil {
			return err
		}
	}
	for _, p := range found {
		if p.folded, p.origin = han.Folded(p.Text); !g.asked.answered(&p) {
			continue
		}
		if g.full = len(g.hits) == g.limit; g.full {
			return nil
		}
		if err := g.t.resolve(ctx, &p.Message); err != nil {
			return err
		}
		g.hits = append(g.hits, Hit{Message: p.Message, Spans: p.spans(g.asked.terms, g.asked.likes)})
		g.rows = append(g.rows, p.row)
	}
	return nil
}

// page is the page with what belongs to its hits.
func (g *gathering) page(ctx context.Context) (Hits, error) {
	items, err := g.t.anchorsOf(ctx, g.rows...)
	if err != nil {
		return Hits{}, err
	}
	for i := range g.hits {
		g.hits[i].Items = items[g.rows[i]]
	}
	page := Hits{Hits: g.hits}
	if g.full {
		page.Next = Position{g.rows[len(g.rows)-1], true}
	}
	return page.sorted(), nil
}

// sorted is the page with its hits in the exact order of time, newest first.
func (h Hits) sorted() Hits {
	slices.SortFunc(h.Hits, func(a, b Hit) int { return b.Message.Compare(a.Message) })
	return h
}

// A proposal is a message that may answer.
type proposal struct {
	ingest.Message
	row, grp, sender int64
	folded           string // the text
	origin           han.Origin
	items            []bearing // if they are asked for
}

// proposed are the messages of the rows, the newest first. They are sorted here: SQLite would
// copy every column of them for it.
func (t *txn) proposed(ctx context.Context, ids []int64) ([]proposal, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	rows, err := t.rows(ctx, "SELECT m.id, m.grp, m.sender,"+messageColumns+
		"FROM json_each(?) j CROSS JOIN message m ON m.id = j.value"+messageJoins, string(list))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := make([]proposal, 0, len(ids))
	for rows.Next() {
		var p proposal
		if p.Message, err = t.scan(rows, &p.row, &p.grp, &p.sender); err != nil {
			return nil, err
		}
		found = append(found, p)
	}
	slices.SortFunc(found, func(a, b proposal) int { return cmp.Compare(b.row, a.row) })
	return found, rows.Err()
}

// spans are where the terms and what is like the expressions stand in the message's text.
func (p *proposal) spans(terms []string, likes []*regexp.Regexp) []triage.Span {
	var all []triage.Span
	for _, re := range likes {
		for _, at := range re.FindAllStringIndex(p.folded, -1) {
			if at[0] < at[1] {
				start, end := p.origin.Span(at[0], at[1])
				all = append(all, triage.Span{Message: p.ID, From: start, To: end})
			}
		}
	}
	for _, term := range terms {
		for from := 0; ; {
			i := strings.Index(p.folded[from:], term)
			if i < 0 {
				break
			}
			start, end := p.origin.Span(from+i, from+i+len(term))
			all = append(all, triage.Span{Message: p.ID, From: start, To: end})
			from += i + len(term)
		}
	}
	slices.SortFunc(all, func(a, b triage.Span) int { return a.From - b.From })
	var apart []triage.Span
	for _, s := range all {
		if n := len(apart); n > 0 && s.From <= apart[n-1].To {
			apart[n-1].To = max(apart[n-1].To, s.To)
		} else {
			apart = append(apart, s)
		}
	}
	return apart
}

// anchorsOf are the anchors of the items that stored messages belong to.
func (t *txn) anchorsOf(ctx context.Context, ids ...int64) (map[int64][]triage.Anchor, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	rows, err := t.rows(ctx, `
		SELECT l.msg, i.anchor_source, i.anchor_native, i.anchor_offset
		FROM json_each(?) j CROSS JOIN link l ON l.msg = j.value CROSS JOIN item i ON i.id = l.item ORDER BY 1, 2, 3, 4`, string(list))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	anchors := map[int64][]triage.Anchor{}
	for rows.Next() {
		var row int64
		var a triage.Anchor
		if err := rows.Scan(&row, &a.Message.Source, &a.Message.Native, &a.Offset); err != nil {
			return nil, err
		}
		anchors[row] = append(anchors[row], a)
	}
	return anchors, rows.Err()
}
