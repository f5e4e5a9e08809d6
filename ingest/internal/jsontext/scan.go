// Package jsontext walks through one JSON text (RFC 8259) without building anything.
// It takes what encoding/json takes and refuses the rest. It is here because every
// file is read twice, and encoding/json needs four times as long for a record.
package jsontext

import "bytes"

// Object passes through an object that is the whole text and hands out its members
// as they are written, names in their quotes. It is not ok if the text is no object;
// cut says that it ended where more had to come.
func Object(text []byte, member func(name, value []byte)) (cut, ok bool) {
	s := scanner{text: text}
	ok = s.object(member)
	return s.cut, ok
}

// Name is the name of a member that Object has handed out, without its quotes.
func Name(raw []byte) []byte {
	name := raw[1 : len(raw)-1]
	if bytes.IndexByte(name, '\\') >= 0 {
		return []byte(Unquote(raw))
	}
	return name
}

// Absent reports whether a value says nothing: there is none, or it is null.
func Absent(raw []byte) bool { return raw == nil || string(raw) == "null" }

// Number reports whether a value is a number.
func Number(raw []byte) bool { return len(raw) > 0 && (raw[0] == '-' || digit(raw[0])) }

// A scanner is where a walk through a text has come.
type scanner struct {
	text []byte
	at   int
	open []byte // the brackets that are open within a value
	cut  bool   // the text ended where more had to come
}

// maxDepth is how deep values may be nested, as in encoding/json.
const maxDepth = 10_000

// object does what [Object] says.
func (s *scanner) object(member func(key, value []byte)) bool {
	if s.space(); !s.take('{') {
		return false
	}
	s.space()
	for first := true; !s.take('}'); first = false {
		if !first && !s.take(',') {
			return false
		}
		key, ok := s.key()
		if !ok {
			return false
		}
		s.space()
		from := s.at
		if !s.value() {
			return false
		}
		member(key, s.text[from:s.at])
		s.space()
	}
	s.space()
	return s.at == len(s.text)
}

// key passes over a member's name and its colon.
func (s *scanner) key() (key []byte, ok bool) {
	s.space()
	from := s.at
	if !s.str() {
		return nil, false
	}
	key = s.text[from:s.at]
	s.space()
	return key, s.take(':')
}

// value passes over a value of any kind. What is nested is followed with a stack
// of its own, so a line of a million brackets costs a line of a million bytes.
func (s *scanner) value() bool {
	s.open = s.open[:0]
	for {
		s.space()
		opened, ok := s.begin()
		if !ok {
			return false
		}
		if opened {
			continue
		}
		for { // a value has ended: so may what holds it
			if len(s.open) == 0 {
				return true
			}
			s.space()
			if s.take(',') {
				break
			}
			if !s.take(s.open[len(s.open)-1] + 2) { // } and ] are two behind { and [
				return false
			}
			s.open = s.open[:len(s.open)-1]
		}
		if s.open[len(s.open)-1] == '{' {
			if _, ok := s.key(); !ok {
				return false
			}
		}
	}
}

// begin passes over a value that holds none, or into one that does: then a value
// must follow.
func (s *scanner) begin() (opened, ok bool) {
	c := s.peek()
	switch {
	case c == '{' || c == '[':
		s.at++
		if s.space(); s.take(c + 2) {
			return false, true
		}
		if s.open = append(s.open, c); len(s.open) >= maxDepth {
			return false, false
		}
		if c == '{' {
			_, ok = s.key()
			return true, ok
		}
		return true, true
	case c == '"':
		return false, s.str()
	case c == '-' || digit(c):
		return false, s.number()
	case c == 't':
		return false, s.word("true")
	case c == 'f':
		return false, s.word("false")
	case c == 'n':
		return false, s.word("null")
	}
	return false, false
}

func (s *scanner) str() bool {
	if !s.take('"') {
		return false
	}
	for {
		at := s.at
		for at < len(s.text) && s.text[at] >= ' ' && s.text[at] != '"' && s.text[at] != '\\' {
			at++
		}
		if s.at = at; s.take('"') {
			return true
		}
		if !s.take('\\') || !s.escape() {
			return false
		}
	}
}

func (s *scanner) escape() bool {
	c := s.peek()
	s.at++
	switch c {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		return true
	case 'u':
		for range 4 {
			if c := s.peek(); !digit(c) && (c|0x20 < 'a' || 'f' < c|0x20) {
				return false
			}
			s.at++
		}
		return true
	}
	return false
}

func (s *scanner) number() bool {
	if s.peek() == '-' {
		s.at++
	}
	if s.peek() == '0' {
		s.at++
	} else if !s.digits() {
		return false
	}
	if s.at < len(s.text) && s.text[s.at] == '.' {
		if s.at++; !s.digits() {
			return false
		}
	}
	if s.at < len(s.text) && s.text[s.at]|0x20 == 'e' {
		s.at++
		if c := s.peek(); c == '+' || c == '-' {
			s.at++
		}
		return s.digits()
	}
	return true
}

func (s *scanner) digits() bool {
	from := s.at
	for s.at < len(s.text) && digit(s.text[s.at]) {
		s.at++
	}
	s.cut = s.cut || s.at == len(s.text)
	return s.at > from
}

func (s *scanner) word(w string) bool {
	for i := range len(w) {
		if !s.take(w[i]) {
			return false
		}
	}
	return true
}

func (s *scanner) space() {
	for s.at < len(s.text) && s.text[s.at] <= ' ' && white(s.text[s.at]) {
		s.at++
	}
}

func white(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// peek is the next byte, or 0 at the end.
func (s *scanner) peek() byte {
	if s.at >= len(s.text) {
		s.cut = true
		return 0
	}
	return s.text[s.at]
}

// take passes over the byte c if it is the next.
func (s *scanner) take(c byte) bool {
	if s.peek() != c || s.at >= len(s.text) {
		return false
	}
	s.at++
	return true
}

func digit(c byte) bool { return '0' <= c && c <= '9' }
