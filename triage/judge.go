package triage

import (
	"sync"

	"shoudao/ingest"
)

// A Judge reads messages for one user. It is safe for use by several goroutines:
// it holds nothing but what follows from the profile.
type Judge struct {
	profile Profile
	words   func() *vocabulary
}

// NewJudge is the judge for a profile, which is not to be changed any more. The rules are prepared when the first message is read,
// because who opens an archive mostly finds everything in it judged.
func NewJudge(p Profile) *Judge {
	return &Judge{profile: p, words: sync.OnceValue(func() *vocabulary { return newVocabulary(p) })}
}

// Adopt makes an item of a message that the user says is hers.
func (j *Judge) Adopt(m ingest.Message) Item {
	it := Item{
		Anchor: Anchor{Message: m.ID}, AskedAt: m.SentAt, Title: m.Text,
		Group: m.Group, Sender: m.Sender, SenderID: m.SenderID,
		Links: []Link{{
			Message: m.ID, SentAt: m.SentAt, Act: Ask, To: len(m.Text), By: m.ID, ByAt: m.SentAt,
			Reasons: []Reason{{Code: UserSaid, Weight: TodoLine, Span: Span{Message: m.ID, To: len(m.Text)}}},
		}},
	}
	it.reduce()
	return it
}
