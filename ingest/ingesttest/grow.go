package ingesttest

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"shoudao/ingest"
)

// Grow checks a source that has grown: after holds everything that before held,
// and more, under the same name. What is pulled from before and then from after is
// what a first pull from after gives.
func Grow(t *testing.T, before, after func() ingest.Source) {
	t.Helper()
	t.Run("takes up what has been added", func(t *testing.T) {
		var stepwise, whole Memory
		first := pull(t, before(), &stepwise)
		second := pull(t, after(), &stepwise)
		once := pull(t, after(), &whole)
		if diff := cmp.Diff(whole.Messages(), stepwise.Messages()); diff != "" {
			t.Errorf("in two steps (-at once +stepwise):\n%s", diff)
		}
		if first.Stored+second.Stored != once.Stored {
			t.Errorf("stored %d and %d, at once %d", first.Stored, second.Stored, once.Stored)
		}
	})
	t.Run("takes it up after an interruption", func(t *testing.T) {
		for _, p := range pages(t, before(), "") {
			var whole Memory
			pull(t, after(), &whole)
			got := map[ingest.ID]bool{}
			for _, rest := range pages(t, after(), p.Next) {
				for _, m := range rest.Messages {
					got[m.ID] = true
				}
			}
			for _, m := range missing(whole.Messages(), pages(t, before(), ""), p.Next) {
				if !got[m.ID] {
					t.Errorf("from cursor %q the message %v is never told", p.Next, m.ID)
				}
			}
		}
	})
}

// missing are the messages of whole that had not been told when the pages of
// before had come to next.
func missing(whole []ingest.Message, before []ingest.Page, next ingest.Cursor) []ingest.Message {
	told := map[ingest.ID]bool{}
	for _, p := range before {
		for _, m := range p.Messages {
			told[m.ID] = true
		}
		if p.Next == next {
			break
		}
	}
	return slices.DeleteFunc(whole, func(m ingest.Message) bool { return told[m.ID] })
}
