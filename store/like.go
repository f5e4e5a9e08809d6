package store

import (
	"context"
	"errors"
	"regexp"
	"regexp/syntax"
	"slices"
	"time"
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

// mostFolded is up to how many characters a class has each of them folded. What holds more
// is a range of some script or all but a few: the folded ones are in it.
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
	n := 0
	for i := 0; i < len(ranges); i += 2 {
		n += int(ranges[i+1]-ranges[i]) + 1
	}
	if n > mostFolded {
		return ranges
	}
	all := slices.Clone(ranges)
	for i := 0; i < len(ranges); i += 2 {
		for r := ranges[i]; r <= ranges[i+1]; r++ {
			if to := han.Fold(r); to >= 0 && to != r {
				all = append(all, to, to)
			}
		}
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
	return probe{want: want{term: literal}, like: re, holds: func(p *proposal) bool { return p.like(re) }}, err
}

// like reports whether an expression matches in one of the message's texts.
func (p *proposal) like(re *regexp.Regexp) bool {
	if re.MatchString(p.folded) {
		return true
	}
	return slices.ContainsFunc(searched(p.Message)[1:], func(s string) bool {
		folded, _ := han.Folded(s)
		return re.MatchString(folded)
	})
}
