package ingesttest

import (
	"cmp"
	"context"
	"slices"
	"sync"

	"shoudao/ingest"
)

// A Memory is a sink that keeps everything in memory. It keeps the contract of
// [ingest.Sink], except that it knows a message by its id alone and does not match
// copies from different sources. The zero value is empty and ready to use.
type Memory struct {
	mu       sync.Mutex
	cursors  map[string]ingest.Cursor
	messages map[ingest.ID]ingest.Message
	skipped  []ingest.Skip
}

// Cursor is how far the named source has been read.
func (m *Memory) Cursor(ctx context.Context, source string) (ingest.Cursor, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.cursors[source], ctx.Err()
}

// Append keeps the page's messages and its cursor, or nothing of both.
func (m *Memory) Append(ctx context.Context, source string, since ingest.Cursor, page ingest.Page) (ingest.Tally, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return ingest.Tally{}, err
	}
	if m.cursors[source] != since {
		return ingest.Tally{}, ingest.ErrCursorMoved
	}
	if m.cursors == nil {
		m.cursors = map[string]ingest.Cursor{}
		m.messages = map[ingest.ID]ingest.Message{}
	}
	sum := ingest.Tally{Read: len(page.Messages) + len(page.Skipped), Unreadable: len(page.Skipped)}
	for _, msg := range page.Messages {
		if _, known := m.messages[msg.ID]; known {
			sum.Known++
			continue
		}
		m.messages[msg.ID] = msg
		if msg.Marking != "" {
			sum.Withheld++
		} else {
			sum.Stored++
		}
	}
	m.skipped = append(m.skipped, page.Skipped...)
	m.cursors[source] = page.Next
	return sum, nil
}

// Messages are all messages, in their order.
func (m *Memory) Messages() []ingest.Message {
	m.mu.Lock()
	defer m.mu.Unlock()
	all := make([]ingest.Message, 0, len(m.messages))
	for _, msg := range m.messages {
		all = append(all, msg)
	}
	slices.SortFunc(all, ingest.Message.Compare)
	return all
}

// Skipped are all records that could not be read, by path and line.
func (m *Memory) Skipped() []ingest.Skip {
	m.mu.Lock()
	defer m.mu.Unlock()
	all := slices.Clone(m.skipped)
	slices.SortStableFunc(all, func(a, b ingest.Skip) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line))
	})
	return all
}

// Forget takes the cursor of a source away, as if it had never been read.
func (m *Memory) Forget(source string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.cursors, source)
}
