package tui

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"shoudao/ingest"
	"shoudao/triage"
)

// An Inbox is what the screen needs of the archive. Its methods may block and may
// be called from several goroutines at once. Slices that it returns belong to the
// screen; those that it is given it does not keep.
type Inbox interface {
	// Version changes whenever anything in the archive has changed, by this
	// process or another.
	Version(ctx context.Context) (int64, error)
	// Counts is the balance at an instant.
	Counts(ctx context.Context, at time.Time) (Counts, error)
	// Coverage tells for each triaged group how far its copy reaches.
	Coverage(ctx context.Context) ([]Reach, error)
	// Queue reads a part of the queue, or of another list of items.
	Queue(ctx context.Context, q QueueQuery) (QueuePage, error)
	// Banded reads a part of the messages that are in no item of the user's.
	Banded(ctx context.Context, q BandQuery) (BandPage, error)
	// Explain says what the rules make of a message.
	Explain(ctx context.Context, id ingest.ID) (triage.Explanation, error)
	// Traffics is what each triaged group brought since an instant, the group spoken in
	// last first.
	Traffics(ctx context.Context, since time.Time) ([]Traffic, error)
	// Item is the item with the anchor, settled, or [ErrGone].
	Item(ctx context.Context, a triage.Anchor) (triage.Item, error)
	// Messages are those with the ids, in the order of the ids. One that is not
	// there is left out.
	Messages(ctx context.Context, ids []ingest.ID) ([]Said, error)
	// Around is the message with the id, with up to before and after messages of
	// its group on either side, oldest first.
	Around(ctx context.Context, id ingest.ID, before, after int) ([]Said, error)
	// Search looks through the whole archive, newest first.
	Search(ctx context.Context, q SearchQuery) (SearchPage, error)
	// Mine is the item that a message is to be the user's as, the one that it has or one
	// made of it, and whether that is in the queue already.
	Mine(ctx context.Context, id ingest.ID) (it triage.Item, already bool, err error)
	// Decide stores what the user did, as one action.
	Decide(ctx context.Context, ds []triage.Decision) error
	// Undo takes the last action back, Redo the last that was taken back. Both
	// answer [ErrNothing] if there is none.
	Undo(ctx context.Context, at time.Time) (Action, error)
	Redo(ctx context.Context, at time.Time) (Action, error)
}

// What an [Inbox] answers where the screen has words of its own.
var (
	ErrGone    = errors.New("the item is gone")
	ErrNothing = errors.New("there is no such action")
)

// A QueueQuery asks for Limit rows from Offset on, of a list as it stands at At in the
// order of [View.Compare]. Of the queue, items that are [triage.Item.Old] come last.
// With words it asks only for items each of whose words stands in its title, its group or
// its sender's name, without regard to width, case and traditional characters; none of
// them counts as old then.
type QueueQuery struct {
	View          View
	Words         string
	At            time.Time
	Offset, Limit int
}

// A QueuePage is a part of a list of items.
type QueuePage struct {
	Rows  []Row
	Total int // of the whole list
	Old   int // how many of them are old; of the queue alone
}

// A BandQuery asks for Limit messages from Offset on that went into a band, Own or
// Filtered, and were sent from Since on. Her own come newest first, the filtered in the
// order in which they come near to the queue. A code asks for those alone that it kept
// out.
type BandQuery struct {
	Band          triage.Band
	Code          triage.Code
	Since         time.Time
	Offset, Limit int
}

// A BandPage is a part of such messages, and how many there are.
type BandPage struct {
	Said  []Said
	Total int
}

// A Traffic is what a group brought in a time, and its last message at all.
type Traffic struct {
	Group   ingest.Group
	Until   time.Time // how far its copy reaches
	Balance triage.Balance
	Last    ingest.ID
	LastAt  time.Time
}

// A Row is an item and the message in which it was asked.
type Row struct {
	Item    triage.Item
	Message ingest.Message
}

// A Said is a message and where it went.
type Said struct {
	Message ingest.Message
	Verdict triage.Verdict
}

// Counts is the balance at an instant. Of the messages that came since Since, each
// is counted once: Received = Own + Todo + Look + Filtered. The rest counts items.
type Counts struct {
	Since                               time.Time
	Received, Own, Todo, Look, Filtered int
	Items                               int // in the queue, old ones left out
	Overdue, DueToday                   int // of these; DueToday without those overdue
	Looks, Snoozed                      int
	// By is the filtered by what kept them out, the most frequent first.
	By []Filtered
}

// A Filtered is how many messages a code kept out.
type Filtered struct {
	Code triage.Code
	N    int
}

// Balanced reports whether every message is accounted for.
func (c Counts) Balanced() bool { return c.Received == c.Own+c.Todo+c.Look+c.Filtered }

// A SearchQuery asks for up to Limit messages that hold all words of Text. Next
// is empty, or the Next of the page before.
type SearchQuery struct {
	Text  string
	Next  string
	Limit int
}

// A SearchPage is a part of what was found.
type SearchPage struct {
	Hits []Hit
	Next string // empty if there is no more
}

// A Hit is a message that was found, where in its raw text the words stand, and
// the item that it belongs to, if any.
type Hit struct {
	Message ingest.Message
	Spans   []triage.Span
	Item    *triage.Item
}

// An Action is what was undone or redone: a verb, on so many items, of which this
// is the title of the first.
type Action struct {
	Verb    triage.Verb
	Items   int
	Title   string
	Anchors []triage.Anchor
}

// The client turns the blocking calls of the inbox into commands, so that nothing
// else here can wait for it. It reads the clock when a command runs.
type client struct {
	ctx    context.Context // the program's; what is only read ends with it
	inbox  Inbox
	now    func() time.Time
	writes *writes
	paster Paster // nil: pastes are refused
}

// Answers of the inbox. Each tells what it answers, so that a screen can drop one
// to a question that it no longer asks.
type (
	queueLoadedMsg struct {
		view    View
		at      time.Time
		offset  int
		version int
		purpose purpose
		page    QueuePage
		err     error
	}
	countedMsg struct {
		counts Counts
		reach  []Reach
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
		page  SearchPage
		err   error
	}
	decidedMsg struct {
		action actionID
		err    error
	}
	bandLoadedMsg struct {
		query BandQuery
		page  BandPage
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
	said   []Said // the item's messages
	around []Said // the group's, around the first of them
}

// The lengths of what is read at once.
const (
	pageRows    = 200
	aroundFew   = 8
	aroundMany  = 60
	searchLimit = 50
)

// An actionID is the number under which a list knows an action of its own. The zero
// value is that of a screen that keeps no list.
type actionID struct {
	view View
	n    int
}

// rows asks for rows of a list. A zero At asks for the list of now.
func (c client) rows(q QueueQuery, version int, why purpose) tea.Cmd {
	return func() tea.Msg {
		if q.At.IsZero() {
			q.At = c.now()
		}
		page, err := c.inbox.Queue(c.ctx, q)
		return queueLoadedMsg{q.View, q.At, q.Offset, version, why, page, err}
	}
}

func (c client) banded(q BandQuery) tea.Cmd {
	return func() tea.Msg {
		page, err := c.inbox.Banded(c.ctx, q)
		return bandLoadedMsg{q, page, err}
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
	return func() tea.Msg {
		counts, err := c.inbox.Counts(c.ctx, c.now())
		if err != nil {
			return countedMsg{err: err}
		}
		reach, err := c.inbox.Coverage(c.ctx)
		return countedMsg{counts, reach, err}
	}
}

func (c client) item(a triage.Anchor) tea.Cmd {
	return func() tea.Msg {
		var d dossier
		it, err := c.inbox.Item(c.ctx, a)
		if err == nil {
			d.item = it
			d.said, err = c.inbox.Messages(c.ctx, it.Messages())
		}
		if err == nil {
			d.around, err = c.inbox.Around(c.ctx, a.Message, aroundFew, aroundFew)
		}
		return itemLoadedMsg{a, d, err}
	}
}

func (c client) around(id ingest.ID, before, after int) tea.Cmd {
	return func() tea.Msg {
		said, err := c.inbox.Around(c.ctx, id, before, after)
		return aroundLoadedMsg{id, before, after, said, err}
	}
}

func (c client) search(ctx context.Context, q SearchQuery) tea.Cmd {
	return func() tea.Msg {
		page, err := c.inbox.Search(ctx, q)
		return searchedMsg{q, page, err}
	}
}

// decide stores one verb on all items. The decisions' instant is that at which
// they are stored.
func (c client) decide(action actionID, ds []triage.Decision) tea.Cmd {
	return c.writes.add(func() tea.Msg {
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
