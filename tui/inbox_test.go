package tui

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"
	"time"

	"shoudao/ingest"
	"shoudao/triage"
)

// memory is an inbox without a file: the items and messages that a test made, and
// the user's actions, laid over them by triage itself.
type memory struct {
	mu       sync.Mutex
	items    []triage.Item
	messages []Said // oldest first
	reach    []Reach
	feeds    []Feed
	actions  []remembered
	undone   []remembered
	version  int64
	fault    error // what every call answers, if set
	paster   Paster
	outside  int    // messages of groups that the settings leave out
	most     int    // the messages that were asked for at once
	filters  string // what those of every search are taken for
	saved    []SavedSearch
	scan     int // how many messages a search that is no help of an index looks at at once; 0: there is an index
}

func (m *memory) SavedSearches(context.Context) ([]SavedSearch, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.saved), nil
}

func (m *memory) SaveSearch(_ context.Context, v SavedSearch, _ time.Time) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.fault != nil {
		return m.fault
	}
	for i := range m.saved {
		if m.saved[i].Name == v.Name {
			m.saved[i] = v
			return nil
		}
	}
	m.saved = append(m.saved, v)
	return nil
}

func (m *memory) DropSearch(_ context.Context, name string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.saved = slices.DeleteFunc(m.saved, func(v SavedSearch) bool { return v.Name == name })
	return m.fault
}

type remembered struct {
	decisions []triage.Decision
	titles    []string
}

func (m *memory) settled() []triage.Item {
	var ds []triage.Decision
	for _, a := range m.actions {
		ds = append(ds, a.decisions...)
	}
	return triage.Settle(m.items, ds)
}

func (m *memory) list(v View, at time.Time) []triage.Item {
	items := slices.DeleteFunc(m.settled(), func(it triage.Item) bool { return !v.holds(it, at) })
	slices.SortFunc(items, func(a, b triage.Item) int { return v.Compare(a, b, at) })
	return items
}

func (m *memory) Version(context.Context) (int64, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.version, m.fault
}

func (m *memory) Counts(_ context.Context, at time.Time) (Counts, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	c := Counts{Balance: m.balance(at.AddDate(0, -2, 0))}
	for _, it := range m.list(Queued, at) {
		b := it.Bucket(at)
		if !it.Old(at) {
			c.Items++
		}
		switch {
		case it.Overdue(at):
			c.Overdue++
		case b == triage.Today:
			c.DueToday++
		}
	}
	c.Looks, c.Snoozed = len(m.list(Looked, at)), len(m.list(Asleep, at))
	return c, m.fault
}

func (m *memory) balance(since time.Time) Balance {
	b, by := Balance{Since: since}, map[triage.Code]int{}
	for _, s := range m.messages {
		if s.Message.SentAt.Before(since) {
			continue
		}
		b.Received++
		switch s.Verdict.Band {
		case triage.Own:
			b.Own++
		case triage.Look:
			b.Look++
		case triage.Filtered:
			b.Filtered++
			by[s.Verdict.Code]++
		default:
			b.Todo++
		}
	}
	for code, n := range by {
		b.By = append(b.By, Filtered{code, n})
	}
	slices.SortFunc(b.By, func(a, b Filtered) int { return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Code, b.Code)) })
	return b
}

func (m *memory) Balance(_ context.Context, since time.Time) (Balance, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	b := m.balance(since)
	b.Outside = m.outside
	return b, m.fault
}

func (m *memory) Copies(_ context.Context, since time.Time) ([]Folded, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var all []Folded
	for _, it := range m.settled() {
		for _, l := range it.Links {
			if l.Act == triage.Copy && !l.SentAt.Before(since) {
				all = append(all, Folded{m.message(l.Message), it})
			}
		}
	}
	return all, m.fault
}

func (m *memory) Coverage(context.Context) ([]Reach, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.reach), m.fault
}

func (m *memory) Size(context.Context) (int, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return len(m.messages), m.fault
}

func (m *memory) Feeds(context.Context) ([]Feed, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.feeds), m.fault
}

func (m *memory) Queue(_ context.Context, q QueueQuery) (QueuePage, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	items := slices.DeleteFunc(m.list(q.View, q.At), func(it triage.Item) bool { return !Sifted(it, q.Words, q.At) })
	page := QueuePage{Total: len(items)}
	for _, it := range items {
		if q.Words == "" && q.View.old(it, q.At) {
			page.Old++
		}
	}
	for _, it := range items[min(q.Offset, len(items)):min(q.Offset+q.Limit, len(items))] {
		page.Rows = append(page.Rows, Row{it, m.message(it.Anchor.Message).Message})
	}
	return page, m.fault
}

func (m *memory) Banded(_ context.Context, q BandQuery) (BandPage, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var all []Said
	for _, s := range slices.Backward(m.messages) {
		if s.Verdict.Band == q.Band && (q.Code == "" || s.Verdict.Code == q.Code) && !s.Message.SentAt.Before(q.Since) {
			all = append(all, s)
		}
	}
	if q.Band == triage.Filtered {
		slices.SortStableFunc(all, func(a, b Said) int { return b.Verdict.Score - a.Verdict.Score })
	}
	return BandPage{all[min(q.Offset, len(all)):min(q.Offset+q.Limit, len(all))], len(all)}, m.fault
}

func (m *memory) Explain(_ context.Context, id ingest.ID) (triage.Explanation, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	v := m.message(id).Verdict
	return triage.Explanation{
		Band: v.Band, Code: v.Code, Score: v.Score, Lacks: []triage.Code{triage.NoAddress},
		Reasons: []triage.Reason{{Code: triage.Requested, Weight: v.Score}},
	}, m.fault
}

func (m *memory) Traffics(_ context.Context, since time.Time) ([]Traffic, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var all []Traffic
	for _, r := range m.reach {
		t := Traffic{Group: r.Group, Until: r.Until}
		for _, s := range m.messages {
			if s.Message.Group != r.Group {
				continue
			}
			t.Last, t.LastAt = s.Message.ID, s.Message.SentAt
			if !s.Message.SentAt.Before(since) {
				t.Balance = t.Balance.With(s.Verdict.Band, 1)
			}
		}
		all = append(all, t)
	}
	slices.SortStableFunc(all, func(a, b Traffic) int { return b.LastAt.Compare(a.LastAt) })
	return all, m.fault
}

func (m *memory) message(id ingest.ID) Said {
	i := slices.IndexFunc(m.messages, func(s Said) bool { return s.Message.ID == id })
	if i < 0 {
		return Said{}
	}
	return m.messages[i]
}

func (m *memory) Item(_ context.Context, a triage.Anchor) (triage.Item, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, it := range m.settled() {
		if it.Anchor == a {
			return it, m.fault
		}
	}
	return triage.Item{}, ErrGone
}

func (m *memory) Mine(_ context.Context, id ingest.ID) (triage.Item, bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, it := range m.settled() {
		if slices.Contains(it.Messages(), id) {
			return it, Queued.holds(it, eve), m.fault
		}
	}
	return triage.NewJudge(triage.Profile{}).Adopt(m.message(id).Message), false, m.fault
}

func (m *memory) Messages(_ context.Context, ids []ingest.ID) ([]Said, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.most = max(m.most, len(ids))
	var said []Said
	for _, id := range ids {
		if s := m.message(id); !s.Message.ID.IsZero() {
			said = append(said, s)
		}
	}
	return said, m.fault
}

func (m *memory) Around(_ context.Context, id ingest.ID, before, after int) ([]Said, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	here := m.message(id)
	group := slices.DeleteFunc(slices.Clone(m.messages), func(s Said) bool { return s.Message.Group != here.Message.Group })
	i := slices.IndexFunc(group, func(s Said) bool { return s.Message.ID == id })
	if i < 0 {
		return nil, m.fault
	}
	return group[max(i-before, 0):min(i+after+1, len(group))], m.fault
}

func (m *memory) Search(ctx context.Context, q SearchQuery) (SearchPage, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var all []Hit
	for _, s := range slices.Backward(m.messages) {
		h := Hit{Message: s.Message, Fate: s.Fate}
		for _, word := range strings.Fields(q.Text) {
			i := strings.Index(s.Message.Text, word)
			if i < 0 {
				h.Spans = nil
				break
			}
			h.Spans = append(h.Spans, triage.Span{Message: s.Message.ID, From: i, To: i + len(word)})
		}
		if h.Spans == nil {
			continue
		}
		for _, it := range m.settled() {
			if slices.Contains(it.Messages(), s.Message.ID) {
				h.Item = &it
				break
			}
		}
		all = append(all, h)
	}
	if m.scan > 0 && !q.Whole {
		return m.scanned(q, all), ctx.Err()
	}
	from := len(q.Next) // the cursor of this inbox is as long as its offset
	page := SearchPage{Filters: m.filters, Hits: all[min(from, len(all)):min(from+q.Limit, len(all))]}
	if from+q.Limit < len(all) {
		page.Next = strings.Repeat("x", from+q.Limit)
	}
	if ctx.Err() != nil {
		return SearchPage{}, ctx.Err()
	}
	return page, m.fault
}

// scanned is a page of a search that has looked at so many messages; its cursor is as long as their
// number.
func (m *memory) scanned(q SearchQuery, all []Hit) SearchPage {
	page := SearchPage{Scan: true}
	for i := len(m.messages) - 1 - len(q.Next); i >= 0 && page.Looked < m.scan && len(page.Hits) < q.Limit; i-- {
		page.Looked++
		page.Until = m.messages[i].Message.SentAt
		at := slices.IndexFunc(all, func(h Hit) bool { return h.Message.ID == m.messages[i].Message.ID })
		if at >= 0 {
			page.Hits = append(page.Hits, all[at])
		}
	}
	if seen := len(q.Next) + page.Looked; seen < len(m.messages) {
		page.Next, page.Part = strings.Repeat("x", seen), float64(seen)/float64(len(m.messages))
	}
	return page
}

func (m *memory) Decide(_ context.Context, ds []triage.Decision) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.fault != nil {
		return m.fault
	}
	a := remembered{decisions: slices.Clone(ds)}
	for _, d := range ds {
		for _, it := range m.items {
			if it.Anchor == d.Anchor {
				a.titles = append(a.titles, it.Title)
			}
		}
	}
	m.actions = append(m.actions, a)
	m.undone = nil
	m.version++
	return nil
}

func (m *memory) Undo(context.Context, time.Time) (Action, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.actions) == 0 {
		return Action{}, ErrNothing
	}
	a := m.actions[len(m.actions)-1]
	m.actions = m.actions[:len(m.actions)-1]
	m.undone = append(m.undone, a)
	m.version++
	return a.action(), m.fault
}

func (m *memory) Redo(context.Context, time.Time) (Action, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.undone) == 0 {
		return Action{}, ErrNothing
	}
	a := m.undone[len(m.undone)-1]
	m.undone = m.undone[:len(m.undone)-1]
	m.actions = append(m.actions, a)
	m.version++
	return a.action(), m.fault
}

func (a remembered) action() Action {
	ds := a.deeds()
	act := Action{Verb: ds[0].Verb, Items: len(ds)}
	if len(a.titles) > 0 {
		act.Title = a.titles[0]
	}
	for _, d := range ds {
		act.Anchors = append(act.Anchors, d.Anchor)
	}
	return act
}
