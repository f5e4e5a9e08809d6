package tui

import (
	"context"
	"errors"
	"time"

	"shoudao/ingest"
	"shoudao/triage"
	"shoudao/tui/text"
)

// An Inbox is what the screen needs of the archive. Its methods may block and may
// be called from several goroutines at once. Slices that it returns belong to the
// screen; those that it is given it does not keep.
type Inbox interface {
	Truster
	// Version changes whenever anything in the archive has changed, by this
	// process or another.
	Version(ctx context.Context) (int64, error)
	// Counts is the balance at an instant.
	Counts(ctx context.Context, at time.Time) (Counts, error)
	// Balance is where the messages went that came since an instant; zero: all of them.
	Balance(ctx context.Context, since time.Time) (Balance, error)
	// Copies are all messages since an instant that were folded into items as copies of
	// their notices, in the order in which they were sent.
	Copies(ctx context.Context, since time.Time) ([]Folded, error)
	// Coverage tells for each triaged group how far its copy reaches.
	Coverage(ctx context.Context) ([]Reach, error)
	// Size is how many messages there are, of whatever group.
	Size(ctx context.Context) (int, error)
	// Feeds tells how every place stands that messages keep coming from.
	Feeds(ctx context.Context) ([]Feed, error)
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
	// SavedSearches are the searches that the user keeps, the oldest first. To save one takes
	// the place of the one of its name.
	SavedSearches(ctx context.Context) ([]SavedSearch, error)
	SaveSearch(ctx context.Context, v SavedSearch, at time.Time) error
	DropSearch(ctx context.Context, name string) error
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
// its sender's name, without regard to width, case and traditional characters; today and
// tomorrow, in either language, ask for what is due then. None of them counts as old then.
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

// A Said is a message, where it went, and what became of it.
type Said struct {
	Message ingest.Message
	Verdict triage.Verdict
	Fate    ingest.Fate
}

// A Balance is where the messages went that came since Since; zero: all. Each is counted
// once: Received = Own + Todo + Look + Filtered.
type Balance struct {
	Since                               time.Time
	Received, Own, Todo, Look, Filtered int
	// By is the filtered by what kept them out, the most frequent first.
	By []Filtered
	// Outside is what came of groups that the settings leave out: it is in no sum. It is told
	// by [Inbox.Balance] alone.
	Outside int
}

// Counts is the balance at an instant, and what it comes to in items.
type Counts struct {
	Balance
	Items             int // in the queue, old ones left out
	Overdue, DueToday int // of these; DueToday without those overdue
	Looks, Snoozed    int
}

// A Filtered is how many messages a code kept out.
type Filtered struct {
	Code triage.Code
	N    int
}

// Balanced reports whether every message is accounted for.
func (b Balance) Balanced() bool { return b.Received == b.Own+b.Todo+b.Look+b.Filtered }

func (b Balance) flow() text.Flow {
	return text.Flow{Received: b.Received, Own: b.Own, Todo: b.Todo, Look: b.Look, Filtered: b.Filtered}
}

// A Folded is a message that says an item's notice again, and the item into which it was folded.
type Folded struct {
	Said
	Item triage.Item
}

// A SearchQuery asks for up to Limit messages that answer Text, as it was typed: words and
// filters. Next is empty, or the Next of the page before.
type SearchQuery struct {
	Text  string
	Next  string
	Limit int
	Whole bool // the page is full, however many messages have to be looked at for it
}

// A SearchPage is a part of what was found.
type SearchPage struct {
	Hits    []Hit
	Next    string // empty if there is no more
	Filters string // what the filters of the query were taken for; empty if it has none
	// A page of a search that has to look at many messages ends before it is full, so that
	// the user sees how far it has come.
	Scan   bool      // the index is no help: one message after the other is looked at
	Looked int       // how many were looked at for this page
	Until  time.Time // about when the last of them was sent
	Part   float64   // how much of the archive it has been through
}

// A Hit is a message that was found, what became of it, where in its raw text the words
// stand, and the item that it belongs to, if any.
type Hit struct {
	Message ingest.Message
	Fate    ingest.Fate
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
