package tui

import (
	"context"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"shoudao/ingest"
	"shoudao/triage"
)

// The client turns the blocking calls of the inbox into commands, so that nothing
// else here can wait for it. It reads the clock when a command runs.
type client struct {
	ctx    context.Context // the program's; what is only read ends with it
	inbox  Inbox
	now    func() time.Time
	writes *writes
	paster Paster // nil: pastes are refused
	asked  *order
}

// An order numbers the questions whose answers may overtake one another, in the order in
// which they were asked. Whoever asked later knows at least as much: an answer with a lower
// number than the one that is shown is out of date.
type order struct{ last int }

func (o *order) next() int { o.last++; return o.last }

// Answers of the inbox. Each tells what it answers, so that a screen can drop one
// to a question that it no longer asks.
type (
	queueLoadedMsg struct {
		view    View
		at      time.Time
		offset  int
		version int
		nth     int // by the client's order
		purpose purpose
		page    QueuePage
		err     error
	}
	countedMsg struct {
		counts Counts
		reach  []Reach
		feeds  []Feed
		left   int // messages, where none of them is of a triaged group
		saved  []SavedSearch
		nth    int // by the client's order
		err    error
	}
	itemLoadedMsg struct {
		anchor triage.Anchor
		sheet  dossier
		err    error
	}
	aroundLoadedMsg struct {
		id            ingest.ID
		before, after int
		said          []Said
		err           error
	}
	searchedMsg struct {
		query SearchQuery
		nth   int
		page  SearchPage
		err   error
	}
	decidedMsg struct {
		action actionID
		err    error
	}
	bandLoadedMsg struct {
		query BandQuery
		nth   int // of the questions that the screen has asked
		page  BandPage
		err   error
	}
	balancedMsg struct {
		since   time.Time
		nth     int // by the client's order
		balance Balance
		err     error
	}
	foldedMsg struct {
		since time.Time
		nth   int // by the client's order
		all   []Folded
		err   error
	}
	explainedMsg struct {
		id          ingest.ID
		explanation triage.Explanation
		err         error
	}
	trafficMsg struct {
		all []Traffic
		err error
	}
	minedMsg struct {
		item    triage.Item
		already bool // it was in the queue
		err     error
	}
	undoneMsg struct {
		action Action
		redo   bool
		err    error
	}
)

// A dossier is all that the screen shows of an item.
type dossier struct {
	item   triage.Item
	said   []Said // the item's messages, but for those left out
	left   int    // how many of the item's messages were not read
	around []Said // the group's, around the first of them
}

// saidAs is one of the item's messages, if it was read.
func (d dossier) saidAs(id ingest.ID) (Said, bool) {
	i := slices.IndexFunc(d.said, func(s Said) bool { return s.Message.ID == id })
	if i < 0 {
		return Said{}, false
	}
	return d.said[i], true
}

// message is one of the item's messages, if it was read.
func (d dossier) message(id ingest.ID) (ingest.Message, bool) {
	s, ok := d.saidAs(id)
	return s.Message, ok
}

// The lengths of what is read at once.
const (
	pageRows    = 200
	aroundFew   = 8
	aroundMany  = 60
	searchLimit = 50
)

// An actionID is the number of an action. No two have the same, on whatever screen they
// were done.
type actionID int

// rows asks for rows of a list. A zero At asks for the list of now.
func (c client) rows(q QueueQuery, version int, why purpose) tea.Cmd {
	nth := c.asked.next()
	return func() tea.Msg {
		if q.At.IsZero() {
			q.At = c.now()
		}
		page, err := c.inbox.Queue(c.ctx, q)
		return queueLoadedMsg{q.View, q.At, q.Offset, version, nth, why, page, err}
	}
}

func (c client) banded(q BandQuery, nth int) tea.Cmd {
	return func() tea.Msg {
		page, err := c.inbox.Banded(c.ctx, q)
		return bandLoadedMsg{q, nth, page, err}
	}
}

func (c client) balance(since time.Time) tea.Cmd {
	nth := c.asked.next()
	return func() tea.Msg {
		b, err := c.inbox.Balance(c.ctx, since)
		return balancedMsg{since, nth, b, err}
	}
}

func (c client) copies(since time.Time) tea.Cmd {
	nth := c.asked.next()
	return func() tea.Msg {
		all, err := c.inbox.Copies(c.ctx, since)
		return foldedMsg{since, nth, all, err}
	}
}

func (c client) explain(id ingest.ID) tea.Cmd {
	return func() tea.Msg {
		e, err := c.inbox.Explain(c.ctx, id)
		return explainedMsg{id, e, err}
	}
}

func (c client) traffics(since time.Duration) tea.Cmd {
	return func() tea.Msg {
		all, err := c.inbox.Traffics(c.ctx, c.now().Add(-since))
		return trafficMsg{all, err}
	}
}

func (c client) counts() tea.Cmd {
	nth := c.asked.next()
	return func() tea.Msg {
		counts, err := c.inbox.Counts(c.ctx, c.now())
		if err != nil {
			return countedMsg{nth: nth, err: err}
		}
		reach, err := c.inbox.Coverage(c.ctx)
		if err != nil {
			return countedMsg{nth: nth, err: err}
		}
		left := 0
		if len(reach) == 0 {
			if left, err = c.inbox.Size(c.ctx); err != nil {
				return countedMsg{nth: nth, err: err}
			}
		}
		feeds, err := c.inbox.Feeds(c.ctx)
		if err != nil {
			return countedMsg{nth: nth, err: err}
		}
		saved, err := c.inbox.SavedSearches(c.ctx)
		return countedMsg{counts, reach, feeds, left, saved, nth, err}
	}
}

func (c client) item(a triage.Anchor) tea.Cmd {
	return func() tea.Msg {
		var d dossier
		it, err := c.inbox.Item(c.ctx, a)
		if err == nil {
			d.item = it
			var ids []ingest.ID
			ids, d.left = within(it.Messages(), pageRows)
			d.said, err = c.inbox.Messages(c.ctx, ids)
		}
		if err == nil {
			d.around, err = c.inbox.Around(c.ctx, a.Message, aroundFew, aroundFew)
		}
		return itemLoadedMsg{a, d, err}
	}
}

// within is at most so many of the ids, the first and the last, and how many are left
// out. A notice that was sent a thousand times must not be read a thousand times
// whenever the cursor stands on it.
func within(ids []ingest.ID, limit int) (some []ingest.ID, left int) {
	if left = len(ids) - limit; left <= 0 {
		return ids, 0
	}
	return slices.Concat(ids[:limit/2], ids[len(ids)-limit/2:]), left
}

func (c client) around(id ingest.ID, before, after int) tea.Cmd {
	return func() tea.Msg {
		said, err := c.inbox.Around(c.ctx, id, before, after)
		return aroundLoadedMsg{id, before, after, said, err}
	}
}

func (c client) search(ctx context.Context, q SearchQuery, nth int) tea.Cmd {
	return func() tea.Msg {
		page, err := c.inbox.Search(ctx, q)
		return searchedMsg{q, nth, page, err}
	}
}

// decide stores one verb on all items, and returns the number of the action. The
// decisions' instant is that at which they are stored.
func (c client) decide(ds []triage.Decision) (actionID, tea.Cmd) {
	action := c.writes.number()
	return action, c.writes.add(func() tea.Msg {
		at := c.now()
		for i := range ds {
			ds[i].At = at
		}
		return decidedMsg{action, c.inbox.Decide(context.WithoutCancel(c.ctx), ds)}
	})
}

// mine makes a message an item of the user's, unless it is in the queue already.
func (c client) mine(id ingest.ID) tea.Cmd {
	return c.writes.add(func() tea.Msg {
		ctx, now := context.WithoutCancel(c.ctx), c.now()
		it, already, err := c.inbox.Mine(ctx, id)
		if err != nil || already {
			return minedMsg{it, already, err}
		}
		return minedMsg{it, false, c.inbox.Decide(ctx, []triage.Decision{it.Decide(triage.MarkMine, now)})}
	})
}

func (c client) undo() tea.Cmd {
	return c.writes.add(func() tea.Msg {
		action, err := c.inbox.Undo(context.WithoutCancel(c.ctx), c.now())
		return undoneMsg{action, false, err}
	})
}

func (c client) redo() tea.Cmd {
	return c.writes.add(func() tea.Msg {
		action, err := c.inbox.Redo(context.WithoutCancel(c.ctx), c.now())
		return undoneMsg{action, true, err}
	})
}
