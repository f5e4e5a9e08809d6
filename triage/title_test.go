package triage

import (
	"strings"
	"testing"
	"time"

	"shoudao/ingest"
	"shoudao/triage/when"
)

// TestAnAskMayGoOnInALongerMessage holds that the title of an ask of two messages is of the words of the one that asks,
// however long the other one is.
func TestAnAskMayGoOnInALongerMessage(t *testing.T) {
	j := NewJudge(Profile{Names: []string{"Olivia Reed"}, Office: when.DefaultOffice(time.UTC)})
	f := j.Resume(Memory{})
	hear := func(id, text string) *heard {
		m := ingest.Message{ID: ingest.ID{Source: "t", Native: id}, Group: ingest.Group{Name: "Ops"}, Sender: "Helen", SentAt: time.Date(2026, 3, 9, 9, 0, 0, 0, time.UTC), Text: text}
		return f.hear(m, f.enter(m))
	}
	first := hear("a", "Olivia, could you send me the takings, "+strings.Repeat("for they want them, ", 30)+"and soon?")
	second := hear("b", strings.Repeat("And the sheds have stood open for weeks, ", 40)+"so bring the padlocks.")
	a := ask{at: &said{h: first, index: 1}}
	for _, h := range []*heard{first, second} {
		for i := range h.clauses {
			a.said = append(a.said, &said{h: h, index: i})
		}
	}
	if title := a.title(); !strings.HasPrefix(title, "could you send me the takings, for they want them") || len(title) > titleSize || !strings.Contains(first.m.Text, title) {
		t.Errorf("the title is %q", title)
	}
}
