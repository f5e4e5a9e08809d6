package when

import (
	"cmp"
	"slices"
	"strings"
	"sync/atomic"
)

// A lexicon finds the longest of its words at a place in a text. Each word has a
// value, whose meaning is the lexicon's own. It is made ready when it is first asked: most
// programs that know of times never read one.
type lexicon struct {
	rows []row
	ends bool // its words end at the place, and do not begin there
	made atomic.Pointer[lexemes]
}

// A lexemes is the words of a lexicon in order.
type lexemes struct {
	sieve  uint64      // a bit for each rune that is looked at, shared by many
	words  []lexeme    // by the last byte of the rune that is looked at, then the longest first
	starts [257]uint16 // where those of each byte begin: at most places there are none
}

type lexeme struct {
	word  []rune
	value int
	key   rune // the rune that is looked at
}

// A row is a value and the words for it, parted by blanks; an underscore stands for
// a blank in a word.
type row struct {
	value int
	words string
}

// newLexicon is a lexicon of words that begin at a place.
func newLexicon(rows ...row) *lexicon { return &lexicon{rows: rows} }

// newEndings is a lexicon of words that end at a place.
func newEndings(rows ...row) *lexicon { return &lexicon{rows: rows, ends: true} }

// lexemes are the words in order. Two that ask first at once make the same.
func (l *lexicon) lexemes() *lexemes {
	if made := l.made.Load(); made != nil {
		return made
	}
	return l.prepare()
}

func (l *lexicon) prepare() *lexemes {
	var made lexemes
	for _, row := range l.rows {
		for word := range strings.FieldsSeq(row.words) {
			runes := []rune(strings.Map(fold, strings.ReplaceAll(word, "_", " ")))
			key := runes[0]
			if l.ends {
				key = runes[len(runes)-1]
			}
			made.words = append(made.words, lexeme{runes, row.value, key})
		}
	}
	slices.SortStableFunc(made.words, func(a, b lexeme) int {
		return cmp.Or(cmp.Compare(a.key&0xff, b.key&0xff), len(b.word)-len(a.word))
	})
	for _, x := range made.words {
		made.sieve |= 1 << (x.key & 63)
		made.starts[x.key&0xff+1]++
	}
	for i := range 256 {
		made.starts[i+1] += made.starts[i]
	}
	l.made.Store(&made)
	return &made
}

// keys are the runes that are looked at, each once.
func (l *lexicon) keys() map[rune]bool {
	set := map[rune]bool{}
	for _, x := range l.lexemes().words {
		set[x.key] = true
	}
	return set
}

// of are the words for which a rune may be looked at.
func (l *lexicon) of(r rune) []lexeme {
	made := l.lexemes()
	if made.sieve>>(r&63)&1 == 0 {
		return nil
	}
	return made.words[made.starts[r&0xff]:made.starts[r&0xff+1]]
}

// at finds the longest word that begins at i: its value and where it ends, or 0.
func (l *lexicon) at(s *scanner, i int) (value, to int) {
	if i < 0 || i >= len(s.runes) {
		return 0, 0
	}
	r := s.runes[i]
	of := l.of(r)
	for k := range of {
		x := &of[k]
		if to := i + len(x.word); x.key == r && to <= len(s.runes) && slices.Equal(s.runes[i+1:to], x.word[1:]) && s.parts(to) {
			return x.value, to
		}
	}
	return 0, 0
}

// before finds the longest word that ends at i; from is -1 if there is none.
func (l *lexicon) before(s *scanner, i int) (value, from int) {
	if i < 1 || i > len(s.runes) {
		return 0, -1
	}
	of := l.of(s.runes[i-1])
	for k := range of {
		x := &of[k]
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
