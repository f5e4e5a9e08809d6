// Package han makes text comparable that is written in more than one way.
//
// Folding takes away what a reader does not notice or does not care about: the width
// of a character (Ａ and A, ， and ,), its case, whether it is written in the
// traditional or in the simplified way (會 and 会), the compatibility characters and
// radicals that some programs write for ordinary ones, the many kinds of space, and
// the characters that leave no trace on a screen. What is left can be compared byte
// by byte.
//
// Where several traditional characters have one simplified form, all fold to it (後
// and 后 to 后), and a character that the simplified script keeps for some words only
// folds as in the others (乾 to 干, 著 to 着): whoever searches wants to find too much
// rather than too little. Where one traditional character has several simplified
// forms, it folds to the one of the Table of General Standard Chinese Characters.
//
// The table comes from the Unihan database and the lists of the Chinese standard; see
// gen.go.
package han

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

//go:generate go run gen.go

// Fold is the rune that r is compared as, or -1 if r leaves no trace on a screen, so
// that strings.Map(han.Fold, s) is s folded. It is stable: folding the result again
// changes nothing. White space within a line becomes a space; tabs and line ends stay
// what they are.
func Fold(r rune) rune {
	if r < utf8.RuneSelf {
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}
	if r < first || r > last {
		return foldFar(r)
	}
	switch to := table[r-first]; to {
	case 0:
		if r >= 0xa000 && r < 0xac00 {
			return foldCase(r)
		}
		return r
	case far:
		return foldPair(r)
	case gone:
		return -1
	default:
		return rune(to)
	}
}

// foldFar folds what the table does not hold.
func foldFar(r rune) rune {
	switch {
	case r >= 0x2010 && r < 0x2028:
		return r // the dashes, quotes and dots of every other line
	case unseen(r):
		return -1
	case r > last:
		if r >= 0x1f000 && r < 0x20000 {
			return r // emoji, before which the search for a pair would be vain
		}
		if r >= 0x20000 {
			return foldPair(r)
		}
	case unicode.Is(unicode.Zs, r):
		return ' '
	}
	return foldCase(r)
}

// foldCase is the one letter for all that differ in case only: ſ, S and s, Σ, ς and σ.
func foldCase(r rune) rune {
	least := r
	for o := unicode.SimpleFold(r); o != r; o = unicode.SimpleFold(o) {
		least = min(least, o)
	}
	return unicode.ToLower(least)
}

func foldPair(r rune) rune {
	i, ok := slices.BinarySearchFunc(pairs[:], r, func(p [2]rune, r rune) int { return int(p[0] - r) })
	if !ok {
		return r
	}
	return pairs[i][1]
}

func unseen(r rune) bool {
	for _, p := range invisible {
		if r <= p[1] {
			return r >= p[0]
		}
	}
	return false
}
