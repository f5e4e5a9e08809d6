package onebot

import (
	"errors"
	"fmt"
)

// What a reading can end with, for errors.Is.
var (
	// ErrUnreachable says that nothing answers at the address, or that the connection
	// broke.
	ErrUnreachable = errors.New("the OneBot program does not answer")
	// ErrRefused says that the token is wrong.
	ErrRefused = errors.New("the OneBot program refuses the token")
	// ErrForeign says that something answers, and it does not speak OneBot.
	ErrForeign = errors.New("what answers does not speak OneBot")
	// ErrUnreadable says that an answer is broken, or does not come.
	ErrUnreadable = errors.New("the OneBot program gives an unreadable answer")
)

// at says where an error of that sort arose, and why if why is not nil.
func at(place string, sort, why error) error {
	if why == nil {
		return fmt.Errorf("%s: %w", place, sort)
	}
	return fmt.Errorf("%s: %w: %w", place, sort, why)
}

// A denial is the program's answer that it will not, or cannot, do what is asked.
type denial struct {
	action string
	code   int64
	words  string
}

func (d denial) Error() string { return fmt.Sprintf("%s: code %d: %q", d.action, d.code, d.words) }
