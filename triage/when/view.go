package when

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// A view is a text as the scanner reads it: its runes folded, without those that
// leave no trace, and where each of them begins in the raw text.
type view struct {
	runes []rune
	bytes []int // bytes[i] is where rune i begins; one more for the end
	han   bool  // there is a Chinese character in it
	latin bool  // and a Latin letter
}

// fold takes in a text in place of the one before.
func (v *view) fold(text string) {
	n := utf8.RuneCountInString(text)
	v.runes, v.bytes = slices.Grow(v.runes[:0], n), slices.Grow(v.bytes[:0], n+1)
	v.han, v.latin = false, false
	for at, r := range text {
		if r = fold(r); r < 0 {
			continue
		}
		v.runes = append(v.runes, r)
		v.bytes = append(v.bytes, at)
		v.han = v.han || isHan(r)
		v.latin = v.latin || isLetter(r)
	}
	v.bytes = append(v.bytes, len(text))
}

// at is the folded rune at i, and 0 outside the text.
func (v *view) at(i int) rune {
	if i < 0 || i >= len(v.runes) {
		return 0
	}
	return v.runes[i]
}

// spaces is the first place from i on that is not a space. It passes two at most:
// words further apart do not belong together.
func (v *view) spaces(i int) int {
	for range 2 {
		if v.at(i) != ' ' {
			break
		}
		i++
	}
	return i
}

// word reports whether a Latin word may begin at i.
func (v *view) word(i int) bool { return !isAlnum(v.at(i - 1)) }

// clauseEnd is where the clause that holds i ends, at most limit runes on.
func (v *view) clauseEnd(i, limit int) int {
	end := min(len(v.runes), i+limit)
	for ; i < end; i++ {
		if endsClause(v.runes[i]) {
			return i
		}
	}
	return end
}

// clauseStart is where the clause before i begins, at most limit runes back.
func (v *view) clauseStart(i, limit int) int {
	start := max(0, i-limit)
	for ; i > start; i-- {
		if endsClause(v.runes[i-1]) {
			break
		}
	}
	return i
}

// endsClause reports whether r parts two clauses of one sentence, or two sentences.
func endsClause(r rune) bool { return r == ',' || endsSentence(r) }

func endsSentence(r rune) bool {
	switch r {
	case '。', ';', '!', '?', '\n', '\r', 0:
		return true
	}
	return false
}

func isDigit(r rune) bool  { return '0' <= r && r <= '9' }
func isLetter(r rune) bool { return 'a' <= r && r <= 'z' }
func isAlnum(r rune) bool  { return isDigit(r) || isLetter(r) }
func isHan(r rune) bool {
	return r >= 0x4e00 && r <= 0x9fff || r >= 0x2e80 && unicode.Is(unicode.Han, r)
}
