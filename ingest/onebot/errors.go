package onebot

import "fmt"

// A denial is the program's answer that it will not, or cannot, do what is asked.
type denial struct {
	action string
	code   int64
	words  string
}

func (d denial) Error() string { return fmt.Sprintf("%s: code %d: %q", d.action, d.code, d.words) }
