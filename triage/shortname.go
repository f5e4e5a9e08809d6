package triage

import (
	"strings"
	"unicode/utf8"
)

// What has once been named in full is named in short from then on: the short name keeps characters of the long one, in their order and
// close together. 手卫生表 is 手卫生依从性调查表, 院感答题 is 院感线上答题.

// shortFor reports whether a name of a thing is short for one in folded words, or stands there as it is.
func shortFor(name, words string) bool {
	n := utf8.RuneCountInString(name)
	if n < 2 {
		return false
	}
	if strings.Contains(words, name) {
		return true
	}
	if n < 3 || strings.ContainsFunc(name, func(r rune) bool { return !hanzi(r) && !letter(r) && !digit(r) }) {
		return false
	}
	first, size := utf8.DecodeRuneInString(name)
	for at, r := range words {
		if r == first && shortened(name[size:], words[at+size:], n) {
			return true
		}
	}
	return false
}

// shortened reports whether the rest of a name of n characters, the first of which ends before words, goes on in them: in pieces that are
// not too many, within one clause.
func shortened(name, words string, n int) bool {
	pieces, gone, next := 1, 0, true // next: the last character has just been found
	want, size := utf8.DecodeRuneInString(name)
	for _, r := range words {
		if name == "" {
			break
		}
		if gone++; gone > 4*n || strings.ContainsRune(",。;:!?\n、", r) {
			return false
		}
		if r != want {
			next = false
			continue
		}
		if !next {
			pieces++
		}
		name, next = name[size:], true
		want, size = utf8.DecodeRuneInString(name)
	}
	return name == "" && pieces <= (n+1)/2
}
