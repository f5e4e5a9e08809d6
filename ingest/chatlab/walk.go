package chatlab

import (
	"bytes"
	"encoding/json"
	"math"

	"shoudao/ingest/file"
	"shoudao/ingest/internal/pattern"
)

// A walk goes through a JSON text of any size. It goes by quotes and brackets alone and
// leaves the rest of the grammar to whoever reads what it keeps: so a value that is
// broken inside is one broken value.
type walk struct {
	in   *file.Lines
	kept []byte // the value that was kept last
}

// What is kept at most. A string that is longer, as pictures are, is left out; for it
// stands leftOut, a word as no program spells it. A record in which more is left out than anybody sends is
// abandoned: most likely a quote is missing, and everything behind is taken for text.
const (
	longString = 1 << 20
	longValue  = file.MaxSize
	farTooLong = 64 << 20
	leftOut    = `"\u006c\u006f\u006e\u0067"`
)

// peek is the next byte that is no white space; 0 at the end.
func (w *walk) peek() byte {
	for {
		b := w.in.Bytes(1)
		if len(b) == 0 {
			return 0
		}
		n := 0
		for n < len(b) && white(b[n]) {
			n++
		}
		w.in.Pass(n)
		if n < len(b) {
			return b[n]
		}
	}
}

func white(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// take passes over the byte c if it is the next.
func (w *walk) take(c byte) bool {
	if c == 0 || w.peek() != c {
		return false
	}
	w.in.Pass(1)
	return true
}

// begins reports whether an object begins. Files that are joined together keep their
// marks.
func (w *walk) begins() bool {
	w.peek()
	if bytes.HasPrefix(w.in.Bytes(len(mark)), []byte(mark)) {
		w.in.Pass(len(mark))
	}
	return w.peek() == '{'
}

const mark = "\ufeff"

// An outcome is how the passing of a value ended.
type outcome uint8

const (
	whole     outcome = iota
	cut               // the file ends inside it
	tooLong           // it ends, and nothing of it is kept
	abandoned         // its end has not been found
	broken            // there is no value
)

// member reads the name of the next member of an object, and its colon. At the end of
// the object there is none.
func (w *walk) member() (name string, ok bool) {
	w.take(',')
	if w.peek() != '"' {
		return "", false
	}
	raw, got := w.value(longName)
	switch got {
	case tooLong: // nobody asks for it
	case whole:
		name = nameOf(raw)
	default:
		return "", false
	}
	return name, w.take(':')
}

// nameOf reads the name of a member; it is empty if nothing can be called so.
func nameOf(raw []byte) (name string) {
	if bytes.IndexByte(raw, '\\') < 0 {
		return string(raw[1 : len(raw)-1])
	}
	if json.Unmarshal(raw, &name) != nil {
		return ""
	}
	return name
}

// longName is the size of the longest name of a member that anybody asks for.
const longName = 64

// value passes over the next value and keeps it if it has no more than most bytes. What
// is kept is valid until the next call.
func (w *walk) value(most int) ([]byte, outcome) { return w.within(most, math.MaxInt) }

// record passes over the next value, which should be a record, and keeps it.
func (w *walk) record() ([]byte, outcome) { return w.within(longValue, farTooLong) }

// within passes over the next value, or over bound bytes of it.
func (w *walk) within(most, bound int) ([]byte, outcome) {
	first := w.peek()
	switch first {
	case 0:
		return nil, cut
	case ',', ':', '}', ']':
		return nil, broken
	}
	p := passage{out: w.kept[:0], most: most, scalar: first != '"' && first != '{' && first != '['}
	for !p.done && p.passed <= bound {
		b := w.in.Bytes(1)
		if len(b) == 0 {
			break
		}
		n := p.eat(b)
		p.passed += n
		w.in.Pass(n)
	}
	w.kept = p.out
	switch {
	case p.passed > bound && !p.done:
		return nil, abandoned
	case !p.done && !p.scalar:
		return p.out, cut
	case p.long || len(p.out) > most:
		return nil, tooLong
	}
	return p.out, whole
}

// seek goes to behind the next record that ends where another begins, and not as far as
// to end. Inside a string no record begins: its quotes would be escaped.
func (w *walk) seek(end int64) bool {
	for w.in.Offset() < end {
		b := w.in.Bytes(1)
		if len(b) == 0 {
			return false
		}
		at := bytes.IndexByte(b, '}')
		if at < 0 {
			w.in.Pass(len(b))
			continue
		}
		w.in.Pass(at)
		b = w.in.Bytes(border)
		w.in.Pass(1)
		if nextBegins.Match(b[:min(len(b), border)]) {
			return w.in.Offset() < end
		}
	}
	return false
}

// border is how much of the file has to be seen to tell whether a record ends.
const border = 512

var nextBegins = pattern.New(`^\}\s*,\s*\{\s*"(?:sender|accountName|groupNickname|timestamp|platformMessageId|replyToMessageId)"\s*:`)

// A passage is a value while it is passed over.
type passage struct {
	out  []byte
	most int  // to keep
	long bool // more than that

	scalar  bool // neither string nor object nor list
	depth   int  // of open brackets
	inside  bool // a string
	escaped bool // by the backslash before
	start   int  // where in out the string begins
	left    bool // the string is left out
	passed  int
	done    bool
}

// eat takes from b what belongs to the value, and tells how much that is.
func (p *passage) eat(b []byte) int {
	n := 0
	for n < len(b) && !p.done {
		from := n
		switch {
		case p.inside:
			n = p.str(b, n)
			p.keep(b[from:n])
			p.shorten()
		case p.scalar:
			n = p.word(b, n)
			p.keep(b[from:n])
		default:
			n = p.structure(b, n)
			p.keep(b[from:n])
			p.start = len(p.out) - 1
		}
	}
	return n
}

// str goes to the end of the string in which b[n] stands, or of b.
func (p *passage) str(b []byte, n int) int {
	for ; n < len(b); n++ {
		switch {
		case p.escaped:
			p.escaped = false
		case b[n] == '\\':
			p.escaped = true
		case b[n] == '"':
			p.inside = false
			p.done = p.depth == 0
			return n + 1
		}
	}
	return n
}

// word goes to what ends a number or the like.
func (p *passage) word(b []byte, n int) int {
	for ; n < len(b); n++ {
		if white(b[n]) || bytes.IndexByte([]byte(`,:"{}[]`), b[n]) >= 0 {
			p.done = true
			break
		}
	}
	return n
}

// structure goes to behind the next quote, or the last bracket.
func (p *passage) structure(b []byte, n int) int {
	for ; n < len(b); n++ {
		switch b[n] {
		case '"':
			p.inside = true
			return n + 1
		case '{', '[':
			p.depth++
		case '}', ']':
			if p.depth--; p.depth <= 0 {
				p.done = true
				return n + 1
			}
		}
	}
	return n
}

func (p *passage) keep(b []byte) {
	switch {
	case p.most == 0 || p.long || p.left:
	case len(p.out)+len(b) > p.most+longString:
		p.long, p.out = true, p.out[:0]
	default:
		p.out = append(p.out, b...)
	}
}

// shorten leaves out the string whose end, or a part of which, has been kept last, if
// it is too long.
func (p *passage) shorten() {
	if p.most > 0 && !p.long && !p.left && len(p.out)-p.start > longString {
		p.left, p.out = true, append(p.out[:p.start], leftOut...)
	}
	if !p.inside {
		p.left = false
	}
}
