// Package sought reads what people type who look for messages.
//
// Words with spaces between them all have to be there. A bar parts words of which one is
// enough, a minus sign before them wants none, and what stands in quotation marks is taken as
// it is. A word with a colon behind its first part may be a filter:
//
//	群:党建 从:王主任|李主任 时:上周 有:附件 -收到 通知|"请 示"
//	group:office after:2024-03 is:open -has:link report
//
//	/\d{4}年.*(名单|花名册)/ -/^收到/
//
// What stands between two slashes is a regular expression, see [store.Like]; one that is only
// to be found as it is stands in quotation marks.
//
// Width, case and traditional characters make no difference anywhere. What is no filter is
// a word, with its colon: 地点:三楼.
package sought

import (
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"shoudao/han"
	"shoudao/store"
	"shoudao/triage/when"
)

// An Error says which part of what was typed cannot be read.
type Error struct {
	Fault Fault
	Part  string // as it was typed
}

// A Fault is what is wrong with a part.
type Fault uint8

// The faults.
const (
	NoValue     Fault = iota // nothing stands behind the colon
	NoTime                   // no time
	NoThing                  // nothing that a message may have
	NoState                  // no state of an item
	MinusIn                  // a minus sign before one of several words
	Backward                 // from a time to one before it
	NoPattern                // no regular expression
	LongPattern              // one that is too long
)

// Error names the part.
func (e *Error) Error() string { return fmt.Sprintf("cannot read %q", e.Part) }

// Parse is what was typed at an instant. Times are read as of then, and rather as gone by
// than as to come.
func Parse(typed string, at time.Time, office when.Office) ([]store.Clause, error) {
	p := parser{typed: typed, at: at, office: office}
	p.text, p.origin = han.Folded(typed)
	var all []store.Clause
	for {
		p.space()
		if p.i == len(p.text) {
			return all, nil
		}
		c, err := p.clause()
		if err != nil {
			return nil, err
		}
		if len(c.Any) > 0 {
			all = append(all, c)
		}
	}
}

// A parser stands at byte i of the folded text.
type parser struct {
	typed, text string
	origin      han.Origin
	i           int
	at          time.Time
	office      when.Office
}

// clause reads the ways that bars part. A filter goes for those behind it as well.
func (p *parser) clause() (store.Clause, error) {
	var c store.Clause
	var key key
	for first := true; ; first = false {
		minus := p.minus()
		if minus && !first {
			from := p.i - 1
			p.word()
			return c, &Error{MinusIn, p.raw(from, p.i)}
		}
		c.Not = c.Not || minus
		condition, err := p.condition(&key)
		if err != nil {
			return c, err
		}
		if condition != nil {
			c.Any = append(c.Any, condition)
		}
		before := p.i
		if p.space(); p.peek() != '|' {
			p.i = before
			return c, nil
		}
		for p.peek() == '|' {
			p.i++
			p.space()
		}
	}
}

// minus passes a minus sign before a word. One alone is a word.
func (p *parser) minus() bool {
	rest, ok := strings.CutPrefix(p.text[p.i:], "-")
	r, _ := utf8.DecodeRuneInString(rest)
	if !ok || rest == "" || r == '|' || unicode.IsSpace(r) {
		return false
	}
	p.i++
	return true
}

// condition reads one way; nil if it says nothing. Without a key of its own it is of the key
// before it.
func (p *parser) condition(k *key) (store.Condition, error) {
	start := p.i
	own, size := keyAt(p.text[p.i:])
	if own != noKey {
		*k = own
		p.i += size
		p.space()
	}
	from := p.i
	if pattern, ok := p.pattern(); ok && *k == noKey {
		return likeOf(pattern, p.raw(from, p.i))
	}
	p.i = from
	value := p.value()
	if *k == noKey {
		if folded, _ := han.Folded(value); folded == "" {
			return nil, nil
		}
		return store.Holds(value), nil
	}
	part := p.raw(start, p.i)
	if strings.TrimSpace(value) == "" {
		if own == noKey && from == p.i {
			return nil, nil // a bar that is not gone on with yet
		}
		return nil, &Error{NoValue, part}
	}
	return k.condition(p, value, part)
}

// pattern reads what stands between two slashes of which the second ends a word. \/ is a slash
// in it. Slashes that stand otherwise are signs like others. A word that begins with one and
// is not meant so goes in quotation marks, as one with a minus sign does.
func (p *parser) pattern() (string, bool) {
	from := p.i + len("/")
	if p.peek() != '/' {
		return "", false
	}
	escaped := false
	for i, r := range p.text[from:] {
		if r == '/' && !escaped {
			p.i = from + i + len("/")
			next, _ := utf8.DecodeRuneInString(p.text[p.i:])
			return p.raw(from, from+i), i > 0 && (p.i == len(p.text) || next == '|' || unicode.IsSpace(next))
		}
		escaped = r == '\\' && !escaped
	}
	return "", false
}

// likeOf is an expression as a condition. The part is the whole of it, for errors.
func likeOf(pattern, part string) (store.Condition, error) {
	like := store.Like(pattern)
	switch err := like.Check(); {
	case errors.Is(err, store.ErrLikeLong):
		return nil, &Error{LongPattern, part}
	case err != nil:
		return nil, &Error{NoPattern, part}
	}
	return like, nil
}

// value reads a word, or what stands in quotation marks, as it was typed. Marks that are not
// closed hold all that follows.
func (p *parser) value() string {
	for _, marks := range [][2]string{{`"`, `"`}, {"“", "”"}} {
		inner, ok := strings.CutPrefix(p.text[p.i:], marks[0])
		if !ok {
			continue
		}
		from := p.i + len(marks[0])
		n := strings.Index(inner, marks[1])
		if n < 0 {
			p.i = len(p.text)
			return p.raw(from, p.i)
		}
		p.i = from + n + len(marks[1])
		return p.raw(from, from+n)
	}
	from := p.i
	p.word()
	return p.raw(from, p.i)
}

// word passes what stands before the next space or bar.
func (p *parser) word() {
	n := strings.IndexFunc(p.text[p.i:], func(r rune) bool { return r == '|' || unicode.IsSpace(r) })
	if n < 0 {
		n = len(p.text) - p.i
	}
	p.i += n
}

func (p *parser) space() {
	rest := strings.TrimLeftFunc(p.text[p.i:], unicode.IsSpace)
	p.i = len(p.text) - len(rest)
}

// peek is the next byte; 0 at the end.
func (p *parser) peek() byte {
	if p.i == len(p.text) {
		return 0
	}
	return p.text[p.i]
}

// raw is a part of the text as it was typed.
func (p *parser) raw(from, to int) string {
	if from == to {
		return ""
	}
	start, end := p.origin.Span(from, to)
	return p.typed[start:end]
}
