package pull

import (
	"errors"
	"fmt"
	"net/url"
)

// What a reading can end with, for errors.Is. All but the last wait for the user.
var (
	// ErrUnreachable says that nothing answers at the address, or no longer.
	ErrUnreachable = errors.New("the source of ChatLab data does not answer")
	// ErrRefused says that it wants a token, or another one.
	ErrRefused = errors.New("the source of ChatLab data refuses access")
	// ErrForeign says that something answers, and does not speak the protocol.
	ErrForeign = errors.New("what answers is no source of ChatLab data")
	// ErrUnreadable says that an answer is cut off, too large or contradicts itself, or
	// tells of a fault of the program.
	ErrUnreadable = errors.New("the source of ChatLab data gives an unreadable answer")
	// ErrBusy says that it will answer later.
	ErrBusy = errors.New("the source of ChatLab data is busy")
)

// errGone is the answer that there is no such session.
var errGone = errors.New("there is no such session")

// at says where an error of that sort arose, and why if why is not nil.
func at(place string, sort, why error) error {
	if why == nil {
		return fmt.Errorf("%s: %w", place, sort)
	}
	return fmt.Errorf("%s: %w: %w", place, sort, why)
}

// bare takes from an error of a request the address, in which the sessions stand.
func bare(err error) error {
	if u, ok := errors.AsType[*url.Error](err); ok {
		return u.Err
	}
	return err
}
