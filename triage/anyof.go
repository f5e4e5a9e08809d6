package triage

import "strings"

// The rules ask the same three things of a text over and over, each with a list of words.

// holdsAny reports whether s contains one of the words.
func holdsAny(s string, words ...string) bool {
	if len(words) < fewWords || len(s) > sievedText {
		for _, w := range words {
			if len(w) <= len(s) && strings.Contains(s, w) {
				return true
			}
		}
		return false
	}
	there := sieveOf(s)
	for _, w := range words {
		if len(w) <= len(s) && there.may(w) && strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// A sieve tells of most words that they are not in a text, by a look at their last character and their first. It has a
// bit for each value of the last byte of its Chinese characters, and one for that of the byte before; of each ASCII
// character as of a last byte. What is written in other bytes it knows nothing of.
type sieve struct{ last, middle uint64 }

// It is worth to be made for lists of fewWords and more; in a text longer than sievedText nearly all bytes are.
const (
	fewWords   = 5
	sievedText = 320
)

func sieveOf(s string) (v sieve) {
	for i := 0; i < len(s); {
		c := s[i]
		if c >= 0xe0 && i+2 < len(s) && s[i+1]&0xc0 == 0x80 && s[i+2]&0xc0 == 0x80 {
			v.middle |= 1 << (s[i+1] & 63)
			v.last |= 1 << (s[i+2] & 63)
			i += 3
			continue
		}
		v.last |= 1 << (c & 63)
		i++
	}
	return v
}

// may reports whether the text may contain the word.
func (v sieve) may(w string) bool {
	n := len(w)
	if n == 0 {
		return true
	}
	switch c := w[n-1]; {
	case c < 0x80:
		if v.last>>(c&63)&1 == 0 {
			return false
		}
	case n >= 3 && threeBytes(w[n-3], w[n-2], c):
		if v.last>>(c&63)&(v.middle>>(w[n-2]&63))&1 == 0 {
			return false
		}
	}
	switch c := w[0]; {
	case c < 0x80:
		return v.last>>(c&63)&1 != 0
	case n > 3 && threeBytes(c, w[1], w[2]):
		return v.last>>(w[2]&63)&(v.middle>>(w[1]&63))&1 != 0
	}
	return true
}

// startsAny reports whether s begins with one of the words. They mostly differ in their last byte.
func startsAny(s string, words ...string) bool {
	for _, w := range words {
		if n := len(w); n == 0 || n <= len(s) && s[n-1] == w[n-1] && s[:n] == w {
			return true
		}
	}
	return false
}

// endsAny reports whether s ends in one of the words.
func endsAny(s string, words ...string) bool {
	if s == "" {
		return startsAny(s, words...)
	}
	last := s[len(s)-1]
	for _, w := range words {
		if n := len(w); n == 0 || w[n-1] == last && n <= len(s) && s[len(s)-n:] == w {
			return true
		}
	}
	return false
}
