package triage

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"shoudao/han"
)

// readLimit is how much of one message is read, in bytes. A longer text is an
// attachment by another name; its beginning says for whom it is.
const readLimit = 32 << 10

// A text is a message's words made comparable: one width, one case, simplified
// characters, no invisible ones, with the way back to the raw bytes.
type text struct {
	raw string
	s   string
	at  []int32 // at[i] is where in raw the rune stands whose folding holds byte i of s
}

// newText folds a raw message.
func newText(raw string) text {
	whole := raw
	if len(raw) > readLimit {
		raw = raw[:runeStart(raw, readLimit)]
	}
	var b strings.Builder
	b.Grow(len(raw))
	at := make([]int32, 0, len(raw)+1)
	for i, r := range raw {
		f := foldRune(r)
		if f < 0 {
			continue
		}
		b.WriteRune(f)
		for range utf8.RuneLen(f) {
			at = append(at, int32(i))
		}
	}
	return text{raw: whole, s: b.String(), at: append(at, int32(len(raw)))}
}

// span turns a run of s into a run of raw. It takes in what was dropped inside the
// run, not what was dropped behind it.
func (t text) span(from, to int) (int, int) {
	if from >= to {
		return int(t.at[from]), int(t.at[from])
	}
	start := int(t.at[from])
	last := int(t.at[to-1])
	_, size := utf8.DecodeRuneInString(t.raw[last:])
	return start, last + size
}

// foldRune is the rune that r is compared as, or -1 if it is not to be seen. Beyond
// [han.Fold] it makes one sign of those that people type for each other.
func foldRune(r rune) rune {
	switch r {
	case '\t', utf8.RuneError:
		return ' '
	case '\r', '\v', '\f', 0x2028, 0x2029:
		return '\n'
	case '“', '”', '„', '«', '»':
		return '"'
	case '‘', '’':
		return '\''
	case '〜':
		return '~'
	case '俺':
		return '我'
	case '【':
		return '['
	case '】':
		return ']'
	}
	if r < ' ' && r != '\n' || r == 0x7f {
		return -1
	}
	if f := han.Fold(r); f != r {
		return foldRune(f) // ︻ is 【, and that is [
	}
	return r
}

// runeStart is the start of the rune that holds byte i, or i where s ends there.
func runeStart(s string, i int) int {
	for i > 0 && i < len(s) && !utf8.RuneStart(s[i]) {
		i--
	}
	return i
}

// hanzi reports whether r is a Chinese character.
func hanzi(r rune) bool {
	return r >= 0x4e00 && r <= 0x9fff || r >= 0x2e80 && unicode.Is(unicode.Han, r) // the first are nearly all that are met
}

// runeBefore is the rune that ends at byte i of s; 0 at the beginning.
func runeBefore(s string, i int) rune {
	if i <= 0 {
		return 0
	}
	if i > 2 && threeBytes(s[i-3], s[i-2], s[i-1]) {
		return ofThree(s[i-3], s[i-2], s[i-1])
	}
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return r
}

// runeAt is the rune that begins at byte i of s; 0 at the end.
func runeAt(s string, i int) rune {
	if i >= len(s) {
		return 0
	}
	if i+2 < len(s) && threeBytes(s[i], s[i+1], s[i+2]) {
		return ofThree(s[i], s[i+1], s[i+2])
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return r
}

// threeBytes reports whether bytes are a rune as nearly all Chinese characters are, which the readers ask for so often
// that it is worth to decode them in place. Of others, utf8 knows more.
func threeBytes(a, b, c byte) bool { return 0xe1 <= a && a <= 0xec && b&0xc0 == 0x80 && c&0xc0 == 0x80 }

func ofThree(a, b, c byte) rune { return rune(a&0xf)<<12 | rune(b&0x3f)<<6 | rune(c&0x3f) }

func letter(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }
func digit(r rune) bool  { return '0' <= r && r <= '9' }
