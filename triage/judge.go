package triage

import (
	"shoudao/ingest"
)

// A Judge reads messages for one user. It is safe for use by several goroutines:
// it holds nothing but what follows from the profile.
type Judge struct {
	profile Profile
	words   *vocabulary
}

// NewJudge prepares the rules for a profile.
func NewJudge(p Profile) *Judge { return &Judge{profile: p, words: newVocabulary(p)} }

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
