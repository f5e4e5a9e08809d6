package triage

import "time"

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
	Sampled // what she said of a filtered message, see [Answer]
)

// String is the verb's name in JSON.
func (v Verb) String() string {
	return [...]string{
		"", "done", "open", "snooze", "not-mine", "mine", "set-due", "accept-due", "pin", "unpin", "note", "replied", "sampled",
	}[v]
}

// A Decision is what the user did about one item. It is a fact: nothing changes
// it; taking it back is a further fact that names its action.
//
// It holds for the item that grew from its anchor; where better rules no longer
// find that clause, for the item with most of what she had seen; and for every
// item all of whose asks she had seen, so that the parts of a split keep it.
type Decision struct {
	Verb   Verb
	Anchor Anchor
	// Seen are all clauses that the item had when the user decided. Spans and not
	// only message ids, because one notice often holds three items. An ask, a
	// chase or a move that is not among them opens the item again, whenever it was
	// sent: a copy of it may come late.
	Seen  []Span
	At    time.Time // when she decided
	Until time.Time // of Snooze and SetDue
	Text  string    // of Note, Replied and Sampled
}

// Decide is the decision for verb on the item as she sees it.
func (it Item) Decide(verb Verb, at time.Time) Decision {
	seen := make([]Span, len(it.Links))
	for i, l := range it.Links {
		seen[i] = l.span()
	}
	return Decision{Verb: verb, Anchor: it.Anchor, Seen: seen, At: at}
}

// A Standing is what the user's decisions make of an item.
type Standing struct {
	Verb     Verb      // the last that decides on its state or hides it; 0: none
	At       time.Time // of that decision
	WakeAt   time.Time // until then the item is out of sight; zero: it is not snoozed
	Woke     bool      // it was snoozed, and a chase or a move brought it back
	Reopened bool      // it was closed, and words she had not seen ask again
	DueSet   bool      // the deadline is the user's own
	Pinned   bool
	Replied  bool
	Note     string
}
