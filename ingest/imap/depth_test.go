package imap

import (
	"strings"
	"testing"
)

// TestAnAnswerWithoutAnEndInDepth holds that an answer that is nested without an end tells of
// a mail that cannot be read, and is not the end of the program.
func TestAnAnswerWithoutAnEndInDepth(t *testing.T) {
	const part = `("A)" "B" NIL NIL NIL "7BIT" 1)`
	for name, structure := range map[string]string{
		"lists in lists":                  strings.Repeat("(", 4<<20),
		"parts before each list":          strings.Repeat("("+part, 1<<20),
		"parts with literals before each": strings.Repeat("(({3}\r\n))) \"B\" NIL NIL NIL \"7BIT\" 1)", 1<<20),
	} {
		t.Run(name, func(t *testing.T) {
			s := &script{answer: holding([]int{1}, func(int, string) string { return "BODYSTRUCTURE " + structure })}
			messages, skips, _, err := collect(t, s.source(Options{}), "")
			if err != nil || len(messages) != 0 || len(skips) != 1 {
				t.Errorf("%d messages, %d skips, error %v, want one skip", len(messages), len(skips), err)
			}
		})
	}
}

func TestPlumb(t *testing.T) {
	deep := strings.Repeat("(", deepest+1)
	for name, c := range map[string]struct {
		text string
		ok   bool
	}{
		"an answer":                     {"* 1 FETCH (UID 1 BODYSTRUCTURE (" + deep[2:] + ")\r\n", false},
		"one that is as deep as can be": {"* 1 FETCH " + deep[1:] + "\r\n", true},
		"the next is another":           {"* 1 FETCH " + deep[1:] + "\r\n* 1 FETCH " + deep[1:] + "\r\n", true},
		"brackets in a literal":         {"* 1 FETCH (BODY[] {1001}\r\n" + deep + ")\r\n", true},
		"behind a literal":              {"* 1 FETCH (BODY[] {3}\r\n))) " + deep[1:] + "\r\n", false},
		"brackets in quotes":            {`* 1 FETCH (X "` + deep + `\"` + deep + "\")\r\n", true},
		"behind quotes":                 {`* 1 FETCH (X "))\"))" ` + deep[1:] + "\r\n", false},
		"words":                         {"* OK " + deep + "\r\n", true},
		"words that announce a literal": {"* ok {5000}\r\n* 1 FETCH " + deep + "\r\n", false},
		"what is sent":                  {"T1 LOGIN " + deep + "\r\n", true},
	} {
		var p plumb
		var err error
		for piece := range strings.SplitAfterSeq(c.text, " ") { // as chance cuts it
			if err == nil {
				_, err = p.Write([]byte(piece))
			}
		}
		if (err == nil) != c.ok {
			t.Errorf("%s: error %v, want one: %v", name, err, !c.ok)
		}
	}
}
