package store

import (
	"context"
	"fmt"
	"time"

	"shoudao/triage"
)

// Memory is what was known just before an instant: enough to judge anew a message
// that was sent then.
func (s *Store) Memory(ctx context.Context, at time.Time) (triage.Memory, error) {
	var memory triage.Memory
	err := s.read(ctx, func(t *txn) error {
		var err error
		_, memory, err = newFindings(t).remember(ctx, at)
		return err
	})
	if err != nil {
		return memory, fmt.Errorf("recall what was known: %w", err)
	}
	return memory, nil
}
