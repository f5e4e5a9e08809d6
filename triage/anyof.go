package triage

import (
	"slices"
	"strings"
)

// The rules ask the same three things of a text over and over, each with a list of words.

// holdsAny reports whether s contains one of the words.
func holdsAny(s string, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(s, w) })
}

// startsAny reports whether s begins with one of the words.
func startsAny(s string, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(s, w) })
}

// endsAny reports whether s ends in one of the words.
func endsAny(s string, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasSuffix(s, w) })
}
