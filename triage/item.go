package triage

import (
	"cmp"
	"time"

	"shoudao/ingest"
	"shoudao/triage/when"
)

// A Span is a run of bytes in the raw text of a message, on rune borders.
type Span struct {
	Message  ingest.ID
	From, To int
}

// An Anchor is the asking clause that an item grew from: the message and the byte
// at which the clause begins. One notice often holds three items. It names the
// item as long as the rules find that clause.
type Anchor struct {
	Message ingest.ID
	Offset  int
}

// Compare orders anchors by message id, then offset.
func (a Anchor) Compare(b Anchor) int {
	return cmp.Or(a.Message.Compare(b.Message), cmp.Compare(a.Offset, b.Offset))
}

// A Reason is one piece of evidence for or against an item. The score of an item
// is the sum of the weights of its reasons and nothing else.
type Reason struct {
	Code   Code
	Weight int // negative if it speaks against
	Span   Span
}

// A Band is where a message or an item stands.
type Band uint8

// The bands, in the order in which a message is counted: by the first that fits.
// Their numbers are stored: append only.
const (
	Own      Band = iota + 1 // the user's own words
	Todo                     // in the queue
	Look                     // worth a glance
	Filtered                 // with its reason
)

// String is the band's name in JSON.
func (b Band) String() string {
	return [...]string{"", "own", "todo", "look", "filtered"}[b]
}

// A State is how far an item has come.
type State uint8

// The states. Their numbers are stored: append only. NotMine is set by the user
// alone; the messages themselves never say it.
const (
	Open State = iota
	Done
	Cancelled
	NotMine
)

// String is the state's name in JSON.
func (s State) String() string {
	return [...]string{"open", "done", "cancelled", "not-mine"}[s]
}

// A Priority is how much an item presses, whatever the hour.
type Priority uint8

// The priorities. High: a superior asks by name, or with urgent words, or it was
// due within a day of being asked. Low: only a receipt is wanted.
const (
	Low Priority = iota + 1
	Normal
	High
)

// String is the priority's name in JSON.
func (p Priority) String() string {
	return [...]string{"", "low", "normal", "high"}[p]
}

// An Act is what a message did to an item.
type Act uint8

// The acts. Their numbers are stored: append only.
const (
	Ask     Act = iota + 1 // the clause that asks
	Part                   // another send of a split ask
	Attach                 // the file or picture that goes with it
	Copy                   // the same notice again, elsewhere
	Chase                  // asked for once more
	Move                   // another deadline
	Cancel                 // taken back
	Clarify                // the asker explains
	Promise                // the user: will do
	Receipt                // the user: 收到
	Finish                 // the user: done, or the thing itself
	Reopen                 // done, and sent back
	Told                   // others: it has come, or they have done it for her
)

// A Link is one message's part in an item.
type Link struct {
	Message ingest.ID
	SentAt  time.Time
	Act     Act
	From    int // the clause in the message's text, bytes
	To      int
	Due     Due      // what it says of the deadline; the zero Due says nothing
	Reasons []Reason // the evidence that it brought
	// By is the message that made the link: a late name makes links of the
	// fragments before it. Otherwise it is Message itself.
	By   ingest.ID
	ByAt time.Time
}

// A Due is a deadline as it was worded.
type Due struct {
	At          time.Time // zero: none. An instant in the profile's time zone
	Start       time.Time // where a meeting or a period begins; zero if it has no beginning
	Grain       when.Grain
	Firm        bool // said as a deadline, not as a mere point in time
	Inferred    bool // concluded, not said; shown with a question mark
	Provisional bool // rests on a holiday table that does not reach so far
	Every       when.Every
	Words       Span
}

// An Item is one thing that the user has to do, with all that was said of it.
//
// Its links are what happened to it, in order; State, Band, Priority and Due
// follow from them and from nothing else, so that an item can be taken back to
// any instant with [Item.Before].
type Item struct {
	Anchor   Anchor
	AskedAt  time.Time // when the asking clause was sent
	Title    string    // the asking words, raw
	Topic    Topic     // what they are about
	Group    ingest.Group
	Sender   string
	SenderID string
	Links    []Link // in the order in which they were made

	Band     Band
	State    State
	Priority Priority
	Due      Due

	Standing Standing // what the user made of it; zero until [Settle]
}

// Reasons are the evidence for and against the item, in the order in which it
// came.
func (it Item) Reasons() []Reason {
	var all []Reason
	for _, l := range it.Links {
		all = append(all, l.Reasons...)
	}
	return all
}

// codes are those of the item's reasons.
func (it Item) codes() []Code {
	var all []Code
	for i := range it.Links {
		for _, r := range it.Links[i].Reasons {
			all = append(all, r.Code)
		}
	}
	return all
}

// Score is the sum of the weights of the item's reasons.
func (it Item) Score() int {
	n := 0
	for i := range it.Links {
		for _, r := range it.Links[i].Reasons {
			n += r.Weight
		}
	}
	return n
}

// TouchedAt is when the item was last spoken of.
func (it Item) TouchedAt() time.Time {
	at := it.AskedAt
	for i := range it.Links {
		at = later(at, it.Links[i].ByAt)
	}
	return at
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// Messages are the ids of the item's messages, each once, in the order in which
// they came to it.
func (it Item) Messages() []ingest.ID {
	ids := make([]ingest.ID, 0, len(it.Links))
	had := make(map[ingest.ID]bool, len(it.Links)) // a notice may come a thousand times
	for _, l := range it.Links {
		if !had[l.Message] {
			had[l.Message] = true
			ids = append(ids, l.Message)
		}
	}
	return ids
}

// A Verdict is where one message went, and for a message that is in no item, why:
// the code that kept it out, and the score that it reached.
type Verdict struct {
	Message ingest.ID
	Band    Band
	Code    Code // set for Filtered
	// Score is how near the message came to the queue. Where Code is [Muted], that is without
	// what the mute took: it says what the message would have come to in a group that is not.
	Score int
}
