package jsontext

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"
)

// Unquote reads a string that [Object] has passed over. Half a surrogate pair becomes
// U+FFFD.
func Unquote(raw []byte) string {
	plain := raw[1 : len(raw)-1]
	if bytes.IndexByte(plain, '\\') < 0 {
		return string(plain)
	}
	out := make([]byte, 0, len(plain))
	for len(plain) > 0 {
		before, after, ok := bytes.Cut(plain, []byte{'\\'})
		if !ok {
			break
		}
		out = append(out, before...)
		out, plain = escaped(out, after)
	}
	return string(append(out, plain...))
}

// escaped reads what stands behind a backslash, appends it to out and returns what
// follows.
func escaped(out, rest []byte) (_, _ []byte) {
	c := rest[0]
	switch c {
	case 'u':
		r := hex(rest[1:5])
		rest = rest[5:]
		if utf16.IsSurrogate(r) {
			low := rune(0)
			if len(rest) >= 6 && rest[0] == '\\' && rest[1] == 'u' {
				low = hex(rest[2:6])
			}
			if r = utf16.DecodeRune(r, low); r != utf8.RuneError {
				rest = rest[6:]
			}
		}
		return utf8.AppendRune(out, r), rest
	case 'b':
		c = '\b'
	case 'f':
		c = '\f'
	case 'n':
		c = '\n'
	case 'r':
		c = '\r'
	case 't':
		c = '\t'
	}
	return append(out, c), rest[1:]
}

func hex(digits []byte) (r rune) {
	for _, c := range digits {
		if !digit(c) {
			c = c&0xf + 9 // A to F, a to f
		}
		r = r<<4 | rune(c&0xf)
	}
	return r
}
