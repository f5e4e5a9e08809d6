package triage

import (
	"time"

	"shoudao/ingest"
)

// A Verb is what the user decided.
type Verb uint8

// The verbs. Their numbers are stored: append only.
const (
	MarkDone    Verb = iota + 1
	MarkOpen         // back into the queue
	Snooze           // out of sight until Decision.Until
	MarkNotMine      // a false item
	MarkMine         // a message that should have been an item
	SetDue           // the deadline is Decision.Until; the zero time takes it away
	AcceptDue        // the deadline that the messages propose is right
	Pin
	Unpin
	Note    // Decision.Text
	Replied // a receipt was copied for pasting; Decision.Text holds it
	Sampled // the answer to a sample; Decision.Text is "mine" or "not-mine"
)

// A Decision is what the user did about one item. It is a fact: nothing changes
// it; taking it back is a further fact that names its action.
//
// It holds for the item that grew from its anchor and, where the rules no longer
// find that clause, for the item with most of the messages that she had seen.
type Decision struct {
	Verb   Verb
	Anchor Anchor
	// Seen are all messages that the item had when the user decided. An ask, a
	// chase or a move that is not among them opens the item again, whenever it was
	// sent: a copy of it may come late.
	Seen  []ingest.ID
	At    time.Time // when she decided
	Until time.Time
	Text  string
}

// A Standing is what the user's decisions make of an item.
type Standing struct {
	Verb     Verb      // the last that decides on its state or hides it; 0: none
	At       time.Time // of that decision
	WakeAt   time.Time // until then the item is out of sight; zero: it is not snoozed
	Woke     bool      // it was snoozed, and a chase or a move brought it back
	Reopened bool      // it was done, and a message she had not seen asked again
	DueSet   bool      // the deadline is the user's own
	Pinned   bool
	Replied  bool
	Note     string
}
