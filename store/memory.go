package store

import (
	"context"
	"fmt"
	"strconv"
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

// Copy writes a copy of the archive, as it stands now, to a file that must not
// exist. Others may read and write the archive meanwhile.
func (s *Store) Copy(ctx context.Context, path string) error {
	if _, err := s.reader.ExecContext(ctx, "VACUUM INTO ?", path); err != nil {
		return fmt.Errorf("copy the archive: %w", err)
	}
	return nil
}

// String is the position for whoever has to keep it as text; empty for the zero
// position.
func (p Position) String() string {
	if !p.set {
		return ""
	}
	return strconv.FormatInt(p.row, 36)
}

// ParsePosition reads what [Position.String] writes.
func ParsePosition(s string) (Position, error) {
	if s == "" {
		return Position{}, nil
	}
	row, err := strconv.ParseInt(s, 36, 64)
	if err != nil {
		return Position{}, fmt.Errorf("read position %q: %w", s, err)
	}
	return Position{row, true}, nil
}
