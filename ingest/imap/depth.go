package imap

import (
	"bytes"
	"errors"
	"slices"
	"sync"
)

// deepest is more lists within lists than the structure of any mail has.
const deepest = 1000

// errTooDeep is why a connection was closed on which an answer was nested deeper.
var errTooDeep = errors.New("the answer is nested too deep")

// A plumb measures how deep what goes over a connection is nested, and refuses what is too
// deep: the library below goes as deep as an answer does, and a stack without an end is the
// end of the program. It is an [io.Writer] to which everything is written that is read or
// sent; what is sent is no answer, and is passed over.
type plumb struct {
	mu      sync.Mutex
	head    []byte // the beginning of the answer, as much of it as says what it is
	depth   int
	quoted  bool
	escaped bool
	literal int64 // bytes of one that are still to come
	size    int64 // of the literal that a line announces; -1: none
}

// headSize is how much of an answer says what it is.
const headSize = 10

// Write takes note of what goes over the connection.
func (p *plumb) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for i := 0; i < len(b); i++ {
		if p.literal > 0 {
			n := min(p.literal, int64(len(b)-i))
			p.literal -= n
			i += int(n) - 1
			continue
		}
		if p.step(b[i]); p.depth > deepest {
			return 0, errTooDeep
		}
	}
	return len(b), nil
}

// step takes note of one byte outside of a literal.
func (p *plumb) step(c byte) {
	if c == '\n' {
		p.endLine()
		return
	}
	if len(p.head) < headSize {
		p.head = append(p.head, c)
	}
	switch {
	case p.escaped:
		p.escaped = false
	case p.quoted && c == '\\':
		p.escaped = true
	case c == '"':
		p.quoted = !p.quoted
	case p.quoted:
	case c == '(' && !p.isText():
		p.depth++
	case c == ')':
		p.depth = max(p.depth-1, 0)
	}
	p.announce(c)
}

// announce reads the size of a literal, which ends a line: {1234}.
func (p *plumb) announce(c byte) {
	switch {
	case p.quoted:
		p.size = -1
	case c == '{':
		p.size = 0
	case c >= '0' && c <= '9' && p.size >= 0 && p.size < 1<<40:
		p.size = 10*p.size + int64(c-'0')
	case c != '}' && c != '+' && c != '\r':
		p.size = -1
	}
}

// endLine begins another answer, or goes on with this one behind a literal.
func (p *plumb) endLine() {
	if p.size >= 0 && len(p.head) > 0 && !p.isText() {
		p.literal = p.size
	} else {
		p.head, p.depth = p.head[:0], 0
	}
	p.quoted, p.escaped, p.size = false, false, -1
}

// isText reports whether the line is words for people, or no answer at all: there brackets
// are nothing but that.
func (p *plumb) isText() bool {
	rest, untagged := bytes.CutPrefix(bytes.ToUpper(p.head), []byte("* "))
	return !untagged || slices.ContainsFunc([]string{"OK", "NO", "BAD", "BYE", "PREAUTH"}, func(word string) bool {
		return bytes.HasPrefix(rest, []byte(word))
	})
}
