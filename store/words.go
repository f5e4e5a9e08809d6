package store

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"shoudao/han"
	"shoudao/ingest"
)

// segmenter is the version of the text that the index holds. Whoever changes a token
// raises it, and the index is made anew when the archive is opened.
const segmenter = 4

// Text is indexed by short runs of characters, because neither can words of Chinese
// be told apart reliably, nor do people look for whole ones. Of Han characters, and of
// everything else that is no letter, every single one and every pair is a token; of
// letters and digits below U+2E80 every run of three as well, since there are so few
// of them that pairs would tell little. Every text that holds a term holds all of the
// term's tokens, wherever the term begins or ends; whether it holds them side by side
// is looked up in the text itself.
//
// Measured on chat, this takes as much room as whole words for Latin script would, and
// finds the last four digits of a telephone number as fast as its first.

// A class is what a folded rune is to the index.
type class uint8

const (
	gap    class = iota // space, punctuation, what no program should write
	letter              // letters, digits and marks of alphabets
	sign                // Han, kana, hangul, Yi, emoji and everything else
)

func classOf(r rune) class {
	switch {
	case r < utf8.RuneSelf:
		if 'a' <= r && r <= 'z' || '0' <= r && r <= '9' {
			return letter
		}
		return gap
	case r >= 0x3400 && r <= 0x9fff:
		return sign
	case r == utf8.RuneError, unicode.In(r, unicode.Z, unicode.P, unicode.C):
		return gap
	case r < 0x2e80 && unicode.In(r, unicode.L, unicode.N, unicode.M):
		return letter
	}
	return sign
}

// longest is the length of the longest tokens of a class, in runes.
func (c class) longest() int { return [...]int{0, 3, 2}[c] }

// appendTokens appends the tokens of a folded text, each with a space behind it. With
// whole it leaves out those that say nothing more beside the others: the shorter
// runs inside longer ones.
func appendTokens(b []byte, text string, whole bool) []byte {
	for from := 0; from < len(text); {
		r, size := utf8.DecodeRuneInString(text[from:])
		c := classOf(r)
		to := from + size
		for to < len(text) {
			r, size = utf8.DecodeRuneInString(text[to:])
			if classOf(r) != c {
				break
			}
			to += size
		}
		if c != gap {
			b = appendRuns(b, text[from:to], c.longest(), whole)
		}
		from = to
	}
	return b
}

// appendRuns appends the runs of up to longest runes in s.
func appendRuns(b []byte, s string, longest int, whole bool) []byte {
	var starts [4]int // of the last runes, the newest last
	n := 0            // how many there are
	for i, r := range s {
		if n == longest {
			copy(starts[:], starts[1:n])
			n--
		}
		starts[n] = i
		n++
		end := i + utf8.RuneLen(r)
		for k := range n {
			if whole && (k > 0 || n < longest && end < len(s)) {
				break
			}
			b = append(b, s[starts[k]:end]...)
			b = append(b, ' ')
		}
	}
	return b
}

// The first runes of the tokens for filters. No text has them: they are of class gap.
const (
	groupToken  = "\ue000"
	senderToken = "\ue001"
	fileToken   = "\ue002" // something came with the message
	nobodyToken = "\ue003" // no message has it
	linkToken   = "\ue004" // an address of the web came with the message
)

func appendFilter(b []byte, kind string, id int64) []byte {
	b = append(b, kind...)
	b = strconv.AppendInt(b, id, 10)
	return append(b, ' ')
}

// searched are the texts of a message that a term is looked up in: what was said, and
// the names of what came with it.
func searched(m ingest.Message) []string {
	texts := []string{m.Text}
	for _, a := range m.Attachments {
		texts = append(texts, a.Name)
	}
	return texts
}

// addresses are what an address of the web begins with, folded.
var addresses = [...]string{"http://", "https://", "www."}

// addressed reports whether an address of the web stands in a folded text.
func addressed(folded string) bool {
	for _, a := range addresses {
		if strings.Contains(folded, a) {
			return true
		}
	}
	return false
}

// terms are the folded words of a query.
func terms(query string) []string {
	folded, _ := han.Folded(query)
	words := strings.FieldsFunc(folded, unicode.IsSpace)
	slices.Sort(words)
	return slices.Compact(words)
}
