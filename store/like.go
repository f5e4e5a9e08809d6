package store

import (
	"cmp"
	"context"
	"errors"
	"regexp"
	"regexp/syntax"
	"slices"
	"time"
	"unicode"
	"unicode/utf8"

	"shoudao/han"
)

// LongestLike is how many characters a regular expression may have. Longer ones are not
// typed; they are pasted by mistake.
const LongestLike = 200

// ErrLikeLong says that a regular expression is too long.
var ErrLikeLong = errors.New("regular expression too long")

// Like is a regular expression of Go's package regexp (RE2, which takes a time that grows
// with the text alone, whatever is asked). It is to be found in what was said or in the name of what
// came with it, line by line for ^ and $, and without regard to width, case and traditional
// characters: \d finds full-width digits, [A-Z] small letters.
type Like string

// Check is the error of an expression that cannot be looked for: [ErrLikeLong] or what is
// wrong with it.
func (l Like) Check() error {
	_, _, err := l.compiled()
	return err
}

// compiled is the expression for folded texts, and the longest text that every match holds.
func (l Like) compiled() (re *regexp.Regexp, literal string, err error) {
	if utf8.RuneCountInString(string(l)) > LongestLike {
		return nil, "", ErrLikeLong
	}
	tree, err := syntax.Parse(string(l), syntax.Perl&^syntax.OneLine|syntax.FoldCase)
	if err != nil {
		return nil, "", err
	}
	fold(tree)
	if re, err = regexp.Compile(tree.String()); err != nil {
		return nil, "", err
	}
	return re, literalOf(tree), nil
}

// mostFolded is up to how many characters a class has each of them folded, and one that is all
// but so many has those taken out that the others fold to: [^：] matches no colon of either width.
// What lies between is a range of some script, which has its folded ones in it.
const mostFolded = 2000

// fold folds what an expression names.
func fold(re *syntax.Regexp) {
	switch re.Op {
	case syntax.OpLiteral:
		var runes []rune
		for _, r := range re.Rune {
			if to := han.Fold(r); to >= 0 {
				runes = append(runes, to)
			}
		}
		if re.Rune = runes; len(runes) == 0 {
			re.Op = syntax.OpEmptyMatch
		}
	case syntax.OpCharClass:
		re.Rune = foldedClass(re.Rune)
	}
	for _, sub := range re.Sub {
		fold(sub)
	}
}

// foldedClass are the ranges of a class with what those characters fold to.
func foldedClass(ranges []rune) []rune {
	if charsIn(ranges) <= mostFolded {
		return append(slices.Clone(ranges), foldsOf(ranges)...)
	}
	if rest := without(ranges); charsIn(rest) <= mostFolded {
		return without(append(rest, foldsOf(rest)...))
	}
	return ranges
}

// charsIn is how many characters ranges hold.
func charsIn(ranges []rune) (n int) {
	for i := 0; i < len(ranges); i += 2 {
		n += int(ranges[i+1]-ranges[i]) + 1
	}
	return n
}

// foldsOf are the characters to which those of some ranges fold, each a range.
func foldsOf(ranges []rune) (all []rune) {
	for i := 0; i < len(ranges); i += 2 {
		for r := ranges[i]; r <= ranges[i+1]; r++ {
			if to := han.Fold(r); to >= 0 && to != r {
				all = append(all, to, to)
			}
		}
	}
	return all
}

// without are the ranges of all characters but those of some ranges, in whatever order.
func without(ranges []rune) (all []rune) {
	pairs := slices.SortedFunc(slices.Chunk(ranges, 2), func(a, b []rune) int { return cmp.Compare(a[0], b[0]) })
	next := rune(0)
	for _, p := range pairs {
		if p[0] > next {
			all = append(all, next, p[0]-1)
		}
		next = max(next, p[1]+1)
	}
	if next <= unicode.MaxRune {
		all = append(all, next, unicode.MaxRune)
	}
	return all
}

// literalOf is the longest text that has to stand in whatever matches; empty if there is
// none.
func literalOf(re *syntax.Regexp) string {
	switch re.Op {
	case syntax.OpLiteral:
		folded, _ := han.Folded(string(re.Rune)) // the parser has made letters capitals
		return folded
	case syntax.OpRepeat:
		if re.Min == 0 {
			return ""
		}
	case syntax.OpConcat, syntax.OpCapture, syntax.OpPlus:
	default:
		return ""
	}
	longest := ""
	for _, sub := range re.Sub {
		if s := literalOf(sub); len(s) > len(longest) {
			longest = s
		}
	}
	return longest
}

func (l Like) probe(context.Context, *txn, time.Time) (probe, error) {
	re, literal, err := l.compiled()
	return probe{want: want{term: literal}, like: re, holds: func(p *proposal) bool { return p.says(re.MatchString) }}, err
}
