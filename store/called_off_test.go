package store

import (
	"context"
	"errors"
	"path/filepath"
	"sync"
	"testing"
)

// TestAReadThatIsCalledOffLeavesNothingOpen holds that a connection is as good as new whenever a
// read on it was called off, also while it was only about to begin: who types into the search
// calls off one read with every letter.
func TestAReadThatIsCalledOffLeavesNothingOpen(t *testing.T) {
	s := openBlank(t, filepath.Join(t.TempDir(), "archive.db"))
	defer discard(t, s)
	for i := range 5000 {
		ctx, cancel := context.WithCancel(t.Context())
		var off sync.WaitGroup
		off.Go(func() {
			for range i % 400 { // a moment later each time
				_ = ctx.Err()
			}
			cancel()
		})
		if _, err := s.Search(ctx, Query{Text: "花名册"}); err != nil && !errors.Is(err, context.Canceled) {
			t.Fatalf("read %d: %v", i, err)
		}
		off.Wait()
	}
}
