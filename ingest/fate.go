package ingest

import "time"

// A Fate is what later messages made of one: they took it back, or said it anew. The
// message itself stays what it was. The zero value says that it stands as it was said.
type Fate struct {
	RecalledAt time.Time // zero: nobody took it back
	// Edits are the later tellings, oldest first. Their text takes the place of the
	// message's own.
	Edits []Message
	// Before is, of a message that is itself an edit, the one that it edits; else zero.
	Before Message
}

// IsZero reports whether the message stands as it was said.
func (f Fate) IsZero() bool {
	return f.RecalledAt.IsZero() && len(f.Edits) == 0 && f.Before.ID.IsZero()
}

// Earlier is the message as it was said before what holds of m, and false if nothing was.
func (f Fate) Earlier(m Message) (Message, bool) {
	if len(f.Edits) > 0 {
		return m, true
	}
	return f.Before, !f.Before.ID.IsZero()
}

// Now is the message in the words that hold: those of the last edit, if there is one.
// What the edit does not tell, such as attachments, stays.
func (f Fate) Now(m Message) Message {
	if len(f.Edits) == 0 {
		return m
	}
	last := f.Edits[len(f.Edits)-1]
	m.Text, m.Marking = last.Text, last.Marking
	return m
}
