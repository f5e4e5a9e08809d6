package tui

import (
	"testing"

	"shoudao/ingest"
)

// TestOneTrialAtATime holds that a review, which is tried on the whole archive, is asked for
// once the last has come, and then of what she took in last.
func TestOneTrialAtATime(t *testing.T) {
	id := func(s string) ingest.ID { return ingest.ID{Source: "t", Native: s} }
	c := onStage(t).m.desk.client
	var hers taking
	asks := func(msg any, want bool) {
		t.Helper()
		next, cmd := hers.update(c, msg)
		if hers = next; (cmd != nil) != want {
			t.Errorf("after %+v asks: %v, want %v", msg, cmd != nil, want)
		}
	}
	asks(judgedMsg{id: id("1"), mine: true}, true)
	asks(judgedMsg{id: id("2"), mine: true}, false)
	asks(judgedMsg{id: id("3"), mine: true}, false)
	asks(reviewedMsg{id: id("1")}, true)
	if hers.asked != id("3") || hers.known {
		t.Errorf("asked for %+v, want the last", hers)
	}
	asks(reviewedMsg{id: id("3")}, false)
	if !hers.known || hers.id != id("3") {
		t.Errorf("%+v is not known", hers)
	}
	asks(judgedMsg{id: id("4"), mine: true}, true)
	asks(reviewedMsg{id: id("4"), err: ErrGone}, false)
	if !hers.id.IsZero() {
		t.Errorf("%+v is told although it could not be tried", hers)
	}
	asks(judgedMsg{id: id("5"), mine: true}, true)
	asks(undoneMsg{}, false)
	if !hers.id.IsZero() {
		t.Errorf("%+v is told after it was taken back", hers)
	}
}
