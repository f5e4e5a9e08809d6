package main

import (
	"strings"
	"time"

	"shoudao/ingest"
	"shoudao/store"
	"shoudao/tui"
)

// fateJSON is what became of a message: when it was taken back, and when and to what it was
// last edited. Its text is what was said first.
type fateJSON struct {
	Recalled string `json:"recalled,omitempty"`
	Edited   string `json:"edited,omitempty"`
	Now      string `json:"now,omitempty"`
	// Edits is the id of the message that this one edits, and Before what that said.
	Edits  string `json:"edits,omitempty"`
	Before string `json:"before,omitempty"`
}

func newFateJSON(m ingest.Message, f ingest.Fate, zone *time.Location) fateJSON {
	var j fateJSON
	if !f.RecalledAt.IsZero() {
		j.Recalled = f.RecalledAt.In(zone).Format(time.RFC3339)
	}
	if n := len(f.Edits); n > 0 {
		j.Edited, j.Now = f.Edits[n-1].SentAt.In(zone).Format(time.RFC3339), f.Now(m).Text
	}
	if !f.Before.ID.IsZero() {
		j.Edits, j.Before = f.Before.ID.String(), f.Before.Text
	}
	return j
}

// fatedJSON is a message of an item that was taken back or edited.
type fatedJSON struct {
	ID   string `json:"id"`
	Text string `json:"text"`
	fateJSON
}

// sayMessage prints the heading of a message behind something else, and what was said; of an
// edited one the words that hold, and below them those from before.
func (a *app) sayMessage(before string, m ingest.Message, f ingest.Fate, now time.Time) {
	a.say(before + a.heading(m, f, now))
	a.say(indent(a.body(f.Now(m))))
	if earlier, ok := f.Earlier(m); ok {
		a.say(indent(a.words.Kinds.Earlier))
		a.say(indent(indent(a.body(earlier))))
	}
}

// heading is when, where and by whom a message was sent, and what became of it.
func (a *app) heading(m ingest.Message, f ingest.Fate, now time.Time) string {
	parts := []string{
		a.words.Times.Stamp(m.SentAt.In(now.Location()), now), string(tui.Line(m.Group.Name)), string(tui.Line(m.Sender)),
		"[" + string(tui.Line(m.ID.String())) + "]",
	}
	return strings.Join(append(parts, a.words.Marks(m, f, now)...), "  ")
}

// idsOf are the ids of messages, in their order.
func idsOf(ms []ingest.Message) []ingest.ID {
	ids := make([]ingest.ID, len(ms))
	for i, m := range ms {
		ids[i] = m.ID
	}
	return ids
}

func idsOfHits(hits []store.Hit) []ingest.ID {
	ids := make([]ingest.ID, len(hits))
	for i, h := range hits {
		ids[i] = h.Message.ID
	}
	return ids
}
