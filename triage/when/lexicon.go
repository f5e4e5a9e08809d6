package when

import (
	"slices"
	"strings"
)

// A lexicon finds the longest of its words at a place in a text. Each word has a
// value, whose meaning is the lexicon's own.
type lexicon struct {
	words map[rune][]lexeme // by the rune that is looked at
	runes runeSet
}

type lexeme struct {
	word  []rune
	value int
}

// A runeSet tells quickly that a rune is not in a set: most are not.
type runeSet [4]uint64

func (s *runeSet) add(r rune)          { s[r>>6&3] |= 1 << (r & 63) }
func (s *runeSet) mayHold(r rune) bool { return s[r>>6&3]>>(r&63)&1 != 0 }

// A row is a value and the words for it, parted by blanks; an underscore stands for
// a blank in a word.
type row struct {
	value int
	words string
}

// newLexicon is a lexicon of words that begin at a place.
func newLexicon(rows ...row) lexicon {
	return makeLexicon(rows, func(word []rune) rune { return word[0] })
}

// newEndings is a lexicon of words that end at a place.
func newEndings(rows ...row) lexicon {
	return makeLexicon(rows, func(word []rune) rune { return word[len(word)-1] })
}

func makeLexicon(rows []row, key func([]rune) rune) lexicon {
	l := lexicon{words: make(map[rune][]lexeme)}
	for _, row := range rows {
		for word := range strings.FieldsSeq(row.words) {
			runes := []rune(strings.Map(fold, strings.ReplaceAll(word, "_", " ")))
			r := key(runes)
			l.words[r] = append(l.words[r], lexeme{runes, row.value})
			l.runes.add(r)
		}
	}
	for _, words := range l.words {
		slices.SortStableFunc(words, func(a, b lexeme) int { return len(b.word) - len(a.word) })
	}
	return l
}

// at finds the longest word that begins at i: its value and where it ends, or 0.
func (l *lexicon) at(s *scanner, i int) (value, to int) {
	r := s.at(i)
	if !l.runes.mayHold(r) {
		return 0, 0
	}
	for _, x := range l.words[r] {
		if to := i + len(x.word); to <= len(s.runes) && slices.Equal(s.runes[i:to], x.word) && s.parts(to) {
			return x.value, to
		}
	}
	return 0, 0
}

// before finds the longest word that ends at i; from is -1 if there is none.
func (l *lexicon) before(s *scanner, i int) (value, from int) {
	r := s.at(i - 1)
	if !l.runes.mayHold(r) {
		return 0, -1
	}
	for _, x := range l.words[r] {
		if from := i - len(x.word); from >= 0 && slices.Equal(s.runes[from:i], x.word) && s.parts(from) {
			return x.value, from
		}
	}
	return 0, -1
}

// within reports whether one of the words begins between from and to.
func (l *lexicon) within(s *scanner, from, to int) bool {
	for i := from; i < to; i++ {
		if _, end := l.at(s, i); end != 0 && end <= to {
			return true
		}
	}
	return false
}

// parts reports whether i is not inside a Latin word.
func (v *view) parts(i int) bool { return !isLetter(v.at(i-1)) || !isLetter(v.at(i)) }
