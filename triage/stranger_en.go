package triage

import (
	"slices"
	"strings"
)

// latinStranger is the length of an English name that nobody has spoken under, known by
// its place alone: at the beginning of a line or a point before what he is to do (Yusuf to
// close the ledger), or called before he is asked (Tom, did the test finish).
func (l *looker) latinStranger(i int) int {
	if n := l.calledLast(i); n > 0 {
		return n
	}
	if !letter(runeAt(l.s, i)) || i > 0 && !strings.ContainsRune("\n.;:!)—–", lastSign(l.s, i)) {
		return 0
	}
	n := 0
	for letter(runeAt(l.s, i+n)) || runeAt(l.s, i+n) == '\'' {
		n++
	}
	word := l.s[i : i+n]
	if n < 2 || openers[word] {
		return 0
	}
	if e, ok := l.v.base.longest(l.s, i); ok && len(e.word) >= n {
		return 0
	}
	rest := l.s[i+n:]
	if after, ok := strings.CutPrefix(rest, " to "); ok && letter(runeAt(after, 0)) {
		return n
	}
	if startsAny(rest, " will you ", " can you ", " could you ", " would you ") && !asking[word] {
		return n
	}
	after, ok := strings.CutPrefix(rest, ", ")
	if !ok {
		return 0
	}
	e, ok := l.v.base.longest(after, 0)
	if ok && (e.entity == myName || e.entity == myNick) && startsAny(after[len(e.word):], "'s ", " is ", " has ", " will ") {
		return n // Priya, Olivia's out
	}
	if ok && slices.Contains([]use{askWord, politeAsk, pleaseWord, verbWord, giveWord, attendWord}, e.use) || strings.HasPrefix(after, "did ") || strings.HasPrefix(after, "do ") || strings.HasPrefix(after, "is ") {
		return n
	}
	return 0
}

// calledLast is the length of one word at byte i with which what is asked of its bearer ends: by noon please, housekeeping.
func (l *looker) calledLast(i int) int {
	word := strings.TrimRight(l.s[i:], " .!")
	if !strings.HasSuffix(l.s[:i], " please, ") || len(word) < 3 || strings.ContainsFunc(word, func(r rune) bool { return !letter(r) }) || openers[word] {
		return 0
	}
	if e, ok := l.v.base.longest(l.s, i); ok && len(e.word) >= len(word) {
		return 0
	}
	return len(word)
}

// lastSign is the sign before byte i, over spaces; a line end at the beginning.
func lastSign(s string, i int) rune {
	before := strings.TrimRight(s[:i], " ")
	if before == "" {
		return '\n'
	}
	return runeBefore(before, len(before))
}

// asking are words that stand before "can you" and name nobody.
var asking = pairSet(`what when where who how why which whom if whether as anything something until before after because while since unless that cant maybe perhaps later again too asap urgent`)

// openers are words that stand before "to" or a comma and name nobody.
var openers = pairSet(`need needs want wants due thanks thank welcome up how back able ready used here there time nice happy sorry refer reply respond link access
	invited forward going according subject it this that these those we you they he she one all folks team everyone everybody anyone somebody also well so and but
	or then now today tomorrow tonight yes no ok okay hi hey hello dear please first next last finally note fyi btw actually anyway however re fw fwd from date only
	monday tuesday wednesday thursday friday saturday sunday morning afternoon evening agreed deadline action actions owner owners staff guys people listen look
	remember try trying aim aiming plan planning hope hoping love like proud glad keen close open up down off on in over out`)
