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

// A sieve has a bit for each byte of a text, shared by four. A text of a few clauses has so few of the bytes that make
// Chinese characters differ that most words of a list are seen not to be in it by a look at two of theirs.
type sieve uint64

// It is worth to be made for lists of fewWords and more; in a text longer than sievedText all bytes are.
const (
	fewWords   = 6
	sievedText = 160
)

func sieveOf(s string) (v sieve) {
	for i := range len(s) {
		v |= 1 << (s[i] & 63)
	}
	return v
}

// may reports whether the text may contain the word.
func (v sieve) may(w string) bool {
	return w == "" || v>>(w[len(w)-1]&63)&(v>>(w[len(w)/3]&63))&1 != 0
}

// startsAny reports whether s begins with one of the words.
func startsAny(s string, words ...string) bool {
	for _, w := range words {
		if len(w) <= len(s) && s[:len(w)] == w {
			return true
		}
	}
	return false
}

// endsAny reports whether s ends in one of the words.
func endsAny(s string, words ...string) bool {
	for _, w := range words {
		if len(w) <= len(s) && s[len(s)-len(w):] == w {
			return true
		}
	}
	return false
}
