// Package peer is how the ways in deal with the program at the other end: how they ask one
// over HTTP, how they let one on this computer in, and what they say went wrong.
//
// Whoever is asked gets no more than he has to: he is asked directly and through no proxy, is
// followed nowhere else, and his answer may be neither too long nor too slow. What stands in an
// address besides the place may be secret, and is shown to nobody.
package peer

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
)

// What a reading can end with, for errors.Is. All but the last two wait for the user.
var (
	// ErrUnreachable says that nothing answers, or no longer.
	ErrUnreachable = errors.New("nobody answers")
	// ErrRefused says that what is shown of a token or password is not taken.
	ErrRefused = errors.New("access is refused")
	// ErrForeign says that something answers which is not what was expected.
	ErrForeign = errors.New("another program answers")
	// ErrUnreadable says that an answer is cut off, too large or contradicts itself, or
	// tells of a fault of the program.
	ErrUnreadable = errors.New("the answer cannot be read")
	// ErrBusy says that the program will answer later.
	ErrBusy = errors.New("the program is busy")
)

// ErrTooLarge is why an answer is not read to its end.
var ErrTooLarge = errors.New("the answer is too large")

// At says where an error of that sort arose, and why if why is not nil.
func At(place string, sort, why error) error {
	if why == nil {
		return fmt.Errorf("%s: %w", place, sort)
	}
	return fmt.Errorf("%s: %w: %w", place, sort, why)
}

// Bare takes from an error of a request the address, in which secrets and chats stand.
func Bare(err error) error {
	if u, ok := errors.AsType[*url.Error](err); ok {
		return u.Err
	}
	return err
}

// Public is an address without user, password and what else may be secret.
func Public(u *url.URL) string {
	return (&url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path}).String()
}

// Address reads an address that begins with one of some schemes and has a host.
func Address(typed string, schemes ...string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(typed))
	if err != nil {
		return nil, fmt.Errorf("address: %w", Bare(err))
	}
	if !slices.Contains(schemes, u.Scheme) || u.Host == "" {
		return nil, fmt.Errorf("address: %q does not begin with %s:// and a host", Public(u), schemes[0])
	}
	return u, nil
}

// Base reads an address of the web behind which paths are put.
func Base(typed string) (*url.URL, error) {
	u, err := Address(typed, "http", "https")
	if err != nil {
		return nil, err
	}
	u.Path = strings.TrimRight(u.Path, "/")
	u.RawPath, u.RawQuery, u.Fragment = "", "", ""
	return u, nil
}
