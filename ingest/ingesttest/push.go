package ingesttest

import (
	"context"
	"errors"
	"maps"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"shoudao/ingest"
)

// Push checks a way in by which others send of their own accord. Open makes a receiver that
// stores into the sink, and returns how a request is handed to it; that reports whether the
// sender was told that he may forget it. The requests are as they come over the wire, some of
// them with messages, and no two of them say different things under one id.
//
// It returns the balance of all requests sent once, as the sink saw it.
func Push(t *testing.T, requests [][]byte, open func(*testing.T, ingest.Sink) func(request []byte) (told bool)) ingest.Tally {
	t.Helper()
	var once heard
	send := open(t, &once)
	matters := make([]bool, len(requests)) // whether something of it is stored
	for i, r := range requests {
		before := len(once.pages)
		send(r)
		matters[i] = len(once.pages) > before
	}
	want, sum := idsOf(&once.Memory), once.sum
	if len(want) == 0 {
		t.Fatal("none of the requests brings a message")
	}
	t.Run("tells what a message must have", func(t *testing.T) {
		for _, p := range once.pages {
			ascends(t, []ingest.Page{p})
			messagesComplete(t, p)
		}
	})
	t.Run("tells nobody to forget what is not stored", func(t *testing.T) {
		full := &heard{fault: errors.New("the disk is full")}
		send := open(t, full)
		for i, r := range requests {
			if send(r) && matters[i] {
				t.Errorf("request %d is not stored, and its sender may forget it: %.80q", i, r)
			}
		}
		full.fault = nil
		for _, r := range requests {
			send(r)
		}
		sameIDs(t, "sent again", want, &full.Memory)
	})
	t.Run("stores nothing twice", func(t *testing.T) {
		send := open(t, &once)
		for _, r := range requests {
			send(r)
		}
		sameIDs(t, "sent twice", want, &once.Memory)
		if once.sum.Stored != sum.Stored || once.sum.Withheld != sum.Withheld {
			t.Errorf("sent twice, the sink counts %+v, after the first time %+v", once.sum, sum)
		}
	})
	t.Run("takes them in any order, and at once", func(t *testing.T) {
		var backwards, together heard
		send := open(t, &backwards)
		for _, r := range slices.Backward(requests) {
			send(r)
		}
		sameIDs(t, "backwards", want, &backwards.Memory)
		send = open(t, &together)
		var all sync.WaitGroup
		for _, r := range requests {
			all.Go(func() { send(r) })
		}
		all.Wait()
		sameIDs(t, "at once", want, &together.Memory)
	})
	return sum
}

func sameIDs(t *testing.T, how string, want []ingest.ID, got *Memory) {
	t.Helper()
	if diff := cmp.Diff(want, idsOf(got)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", how, diff)
	}
}

func idsOf(m *Memory) []ingest.ID {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.SortedFunc(maps.Keys(m.messages), ingest.ID.Compare)
}

// A heard is a memory that keeps the pages and the balance of all of them, and fails while it has a fault.
type heard struct {
	Memory
	fault error
	pages []ingest.Page
	sum   ingest.Tally
	guard sync.Mutex
}

// Append implements [ingest.Sink].
func (h *heard) Append(ctx context.Context, source string, since ingest.Cursor, page ingest.Page) (ingest.Tally, error) {
	h.guard.Lock()
	defer h.guard.Unlock()
	if h.fault != nil {
		return ingest.Tally{}, h.fault
	}
	got, err := h.Memory.Append(ctx, source, since, page)
	if err == nil {
		h.pages, h.sum = append(h.pages, page), h.sum.Plus(got)
	}
	return got, err
}
