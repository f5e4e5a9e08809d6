package main

import (
	"fmt"
	"time"

	"shoudao/ingest"
	"shoudao/triage"
)

// itemJSON is an item as every command prints it.
type itemJSON struct {
	ID       string       `json:"id"`
	Title    string       `json:"title"`
	Group    string       `json:"group"`
	Sender   string       `json:"sender"`
	Ask      string       `json:"ask"`
	Messages []string     `json:"messages"`
	Band     string       `json:"band"`
	State    string       `json:"state"`
	Priority string       `json:"priority"`
	Score    int          `json:"score"`
	Due      *string      `json:"due"`
	DueGrain string       `json:"due_grain"`
	DueWords string       `json:"due_words"`
	Reasons  []reasonJSON `json:"reasons"`
}

type reasonJSON struct {
	Code    string `json:"code"`
	Weight  int    `json:"weight"`
	Message string `json:"message"`
	Words   string `json:"words"`
}

// newItemJSON is the item with its messages' names as name gives them. Words are
// taken from texts; a message that is not among them gives none.
func newItemJSON(it triage.Item, loc *time.Location, name func(ingest.ID) string, texts map[ingest.ID]string) itemJSON {
	j := itemJSON{
		ID: fmt.Sprintf("%s@%d", name(it.Anchor.Message), it.Anchor.Offset), Title: it.Title, Group: it.Group.Name,
		Sender: it.Sender, Ask: name(it.Anchor.Message), Band: it.Band.String(), State: it.State.String(),
		Priority: it.Priority.String(), Score: it.Score(), Due: rfc3339(it.Due.At, loc), DueGrain: it.Due.Grain.String(),
		DueWords: words(texts, it.Due.Words), Messages: []string{}, Reasons: []reasonJSON{},
	}
	for _, id := range it.Messages() {
		j.Messages = append(j.Messages, name(id))
	}
	for _, r := range it.Reasons() {
		j.Reasons = append(j.Reasons, reasonJSON{Code: string(r.Code), Weight: r.Weight, Message: name(r.Span.Message), Words: words(texts, r.Span)})
	}
	return j
}

// words are the bytes of a span, or nothing where its message is not at hand.
func words(texts map[ingest.ID]string, s triage.Span) string {
	t, ok := texts[s.Message]
	if !ok || s.From < 0 || s.From > s.To || s.To > len(t) {
		return ""
	}
	return t[s.From:s.To]
}

// rfc3339 is an instant in the profile's zone; nil for none.
func rfc3339(t time.Time, loc *time.Location) *string {
	if t.IsZero() {
		return nil
	}
	return new(t.In(loc).Format(time.RFC3339))
}
