package store

import (
	"fmt"
	"strconv"
)

// A Position is where a page of hits ends.
type Position struct {
	row int64
	set bool
}

// IsZero reports whether nothing comes behind the position.
func (p Position) IsZero() bool { return p == Position{} }

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
