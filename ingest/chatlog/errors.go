package chatlog

import (
	"errors"
	"fmt"
)

// What a reading can end with, for errors.Is. All but the last wait for the user.
var (
	// ErrUnreachable says that nothing answers at the address.
	ErrUnreachable = errors.New("chatlog does not answer")
	// ErrRefused says that whatever stands before the program asks for a password.
	ErrRefused = errors.New("chatlog refuses access")
	// ErrForeign says that something answers, and it is not chatlog.
	ErrForeign = errors.New("what answers is not chatlog")
	// ErrUnreadable says that an answer is broken, too large, or tells of a fault of
	// the program.
	ErrUnreadable = errors.New("chatlog gives an unreadable answer")
	// ErrBusy says that the program is decrypting; it will answer later.
	ErrBusy = errors.New("chatlog is busy decrypting")
)

// errUncovered is the answer that no file covers the range.
var errUncovered = errors.New("no file covers the range")

// at says where an error of that sort arose, and why if why is not nil.
func at(place string, sort, why error) error {
	if why == nil {
		return fmt.Errorf("%s: %w", place, sort)
	}
	return fmt.Errorf("%s: %w: %w", place, sort, why)
}
