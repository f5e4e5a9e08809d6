package tui

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Safe is text that may go to the terminal: it holds no control but a line break,
// nothing that turns the direction of writing, nothing without a width, at most
// four marks on a letter, and no cluster whose width two terminals count
// differently. All that messages bring passes through [Line] or [Text] before it
// is drawn: names, words, file names, errors.
//
// Only this file makes a Safe; a test holds that.
type Safe string

// The lengths, in bytes of the raw text, beyond which nothing is shown.
const (
	maxLine = 4 << 10
	maxText = 64 << 10
)

// MaxNote is how many bytes a note may have: one line.
const MaxNote = maxLine

// maxMarks is how many combining marks a letter keeps. The scripts of living
// languages need no more.
const maxMarks = 4

// Line is raw as one line; line breaks become spaces.
func Line(raw string) Safe { return clean(raw, false).text }

// Text is raw with its line breaks kept.
func Text(raw string) Safe { return clean(raw, true).text }

// own is words of the program's own, which may hold what [Line] has made safe. They
// are looked at all the same: a mistake of ours is no way to the terminal.
func own(words string) Safe {
	if harmless(words, false) {
		return Safe(words)
	}
	return Line(words)
}

// flat is s with spaces for its line breaks: every other byte stays at its place.
func (s Safe) flat() Safe { return Safe(strings.ReplaceAll(string(s), "\n", " ")) }

// join is letters as one text. What is safe apart is so together.
func join(letters []Safe) Safe {
	var b strings.Builder
	for _, l := range letters {
		b.WriteString(string(l))
	}
	return Safe(b.String())
}

// blanks is n spaces.
func blanks(n int) Safe { return Safe(strings.Repeat(" ", max(n, 0))) }

// A cleaned is a raw text made safe, and how to find its parts again.
type cleaned struct {
	text   Safe
	hidden bool // something that could not be shown as it is was in it
	rest   int  // bytes of the raw text beyond the length that is shown
	raw    []int
	safe   []int // where the rune from raw[i] begins in text; nil if all offsets are the same
}

// at is where the raw offset n lies in the text.
func (c cleaned) at(n int) int {
	if c.raw == nil {
		return min(max(n, 0), len(c.text))
	}
	i, _ := slices.BinarySearch(c.raw, n)
	if i == len(c.raw) {
		return len(c.text)
	}
	return c.safe[i]
}

// clean makes raw safe. Everything about what may be drawn is decided here and in
// the two steps that it calls.
func clean(raw string, lines bool) cleaned {
	limit := maxLine
	if lines {
		limit = maxText
	}
	rest := 0
	if len(raw) > limit {
		n := limit
		for n > 0 && !utf8.RuneStart(raw[n]) {
			n--
		}
		raw, rest = raw[:n], len(raw)-n
	}
	if harmless(raw, lines) {
		return cleaned{text: Safe(raw), rest: rest}
	}
	f := filter{lines: lines}
	for i := 0; i < len(raw); {
		r, size := utf8.DecodeRuneInString(raw[i:])
		if r == '\r' && strings.HasPrefix(raw[i+1:], "\n") {
			i++
			continue
		}
		f.add(r, size, i)
		i += size
	}
	f.settle()
	return f.cleaned(rest)
}

// harmless reports whether raw holds nothing but what all terminals draw alike.
// It spares nearly every real text the rest.
func harmless(raw string, lines bool) bool {
	for _, r := range raw {
		if cellsOf(r) == 0 && (r != '\n' || !lines) {
			return false
		}
	}
	return true
}

// cellsOf is the width of a rune that all terminals draw alike and that joins with
// no neighbour: ASCII, Han and the signs between them. It is 0 for any other.
func cellsOf(r rune) int {
	switch {
	case r >= 0x20 && r <= 0x7E:
		return 1
	case r >= 0x4E00 && r <= 0x9FFF, r >= 0x3000 && r <= 0x3029, r >= 0xFF01 && r <= 0xFF60:
		return 2
	case r == '—', r == '…', r == '·', r == '“', r == '”', r == '‘', r == '’':
		return 1
	}
	return 0
}

// A filter collects the runes of a text that may be drawn, and for each the place
// in the raw text that it stands for.
type filter struct {
	lines  bool
	hidden bool
	runes  []rune
	from   []int
	marks  int  // combining marks since the last letter
	based  bool // there is a letter for a mark to stand on
	turned bool // the last that was added stands for a change of direction
}

func (f *filter) put(at int, rs ...rune) {
	for _, r := range rs {
		f.runes = append(f.runes, r)
		f.from = append(f.from, at)
	}
	f.based, f.marks = rs[len(rs)-1] != '\n', 0
}

// add takes the next rune of the raw text, which stands at the given place there.
func (f *filter) add(r rune, size, at int) {
	turned := f.turned
	f.turned = false
	switch {
	case r == utf8.RuneError && size <= 1:
		f.hidden = true
		f.put(at, unicode.ReplacementChar)
	case r == '\n', r == 0x85, r == 0x2028, r == 0x2029:
		f.put(at, f.lineBreak())
	case r == '\t' && f.lines:
		f.put(at, ' ', ' ', ' ', ' ')
	case r == '\t':
		f.put(at, ' ')
	case r < 0x20:
		// The pictures of control characters, U+2400 to U+241F, stand in their order.
		f.hidden = true
		f.put(at, 0x2400+r)
	case r == 0x7F:
		f.hidden = true
		f.put(at, 0x2421)
	case r < 0xA0 && r > 0x7F:
		f.hidden = true
		f.put(at, unicode.ReplacementChar)
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
		f.hidden, f.turned = true, true
		if !turned {
			f.put(at, []rune("⟦bidi⟧")...)
		}
	case r == joiner, unicode.Is(unicode.Variation_Selector, r):
		if f.based {
			f.runes, f.from = append(f.runes, r), append(f.from, at)
		}
	case invisible(r):
		f.hidden = true
	case unicode.Is(unicode.Zs, r) && r != 0x3000:
		f.put(at, ' ')
	case unicode.Is(unicode.M, r):
		f.mark(r, at)
	case unicode.IsGraphic(r), unicode.Is(unicode.Co, r):
		f.put(at, r)
	default:
		f.put(at, unicode.ReplacementChar)
	}
}

const joiner = 0x200D // of several emoji into one

func (f *filter) lineBreak() rune {
	if f.lines {
		return '\n'
	}
	return ' '
}

// mark takes a combining mark. One that has nothing to stand on would fall on
// what is drawn before the text.
func (f *filter) mark(r rune, at int) {
	if !f.based || f.marks == maxMarks {
		f.hidden = true
		return
	}
	f.marks++
	f.runes, f.from = append(f.runes, r), append(f.from, at)
}

// invisible reports whether a rune is drawn as nothing: formats, and the letters
// that fill the place of a letter.
func invisible(r rune) bool {
	switch r {
	case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0:
		return true
	}
	return unicode.Is(unicode.Cf, r) || r >= 0xE0000 && r <= 0xE0FFF
}

// settleRounds bounds the work on a text that is made to keep changing.
const settleRounds = 4

// settle replaces every cluster whose width is counted in two ways. That may make
// new clusters of their neighbours, so it goes on until nothing changes, and
// gives up on what is made to go on: no real text gets there.
func (f *filter) settle() {
	for range settleRounds {
		if !f.stabilise() {
			return
		}
	}
	for i, r := range f.runes {
		if !harmless(string(r), true) {
			f.runes[i] = unicode.ReplacementChar
		}
	}
}

// stabilise goes once over the clusters and reports whether it changed any.
func (f *filter) stabilise() (changed bool) {
	text := string(f.runes)
	runes, from := make([]rune, 0, len(f.runes)), make([]int, 0, len(f.from))
	for i := 0; text != ""; {
		cluster, cells := ansi.FirstGraphemeCluster(text, ansi.GraphemeWidth)
		text = text[len(cluster):]
		kept := stable(cluster, cells)
		changed = changed || kept != cluster
		n := utf8.RuneCountInString(cluster)
		for j, r := range []rune(kept) {
			runes = append(runes, r)
			from = append(from, f.from[i+min(j, n-1)])
		}
		i += n
	}
	f.runes, f.from = runes, from
	return changed
}

// stable is the cluster in a form that is as wide where clusters are measured as
// where runes are: the first rune of a joined emoji, a letter without its
// selector.
func stable(cluster string, cells int) string {
	if cluster == "\n" {
		return cluster
	}
	if ansi.StringWidthWc(cluster) == cells {
		if !strings.ContainsFunc(cluster, selects) {
			return cluster
		}
		return strings.Map(func(r rune) rune {
			if selects(r) {
				return -1
			}
			return r
		}, cluster)
	}
	r, size := utf8.DecodeRuneInString(cluster)
	switch {
	case r >= 0x1F1E6 && r <= 0x1F1FF: // half a flag
		return string('A'+r-0x1F1E6) + cluster[size:]
	case ansi.StringWidth(string(r)) != ansi.StringWidthWc(string(r)):
		return string(unicode.ReplacementChar)
	}
	return string(r)
}

// selects reports whether r only chooses how its neighbours are drawn.
func selects(r rune) bool { return r == joiner || unicode.Is(unicode.Variation_Selector, r) }

func (f *filter) cleaned(rest int) cleaned {
	c := cleaned{hidden: f.hidden, rest: rest, raw: f.from, safe: make([]int, len(f.runes))}
	var b strings.Builder
	for i, r := range f.runes {
		c.safe[i] = b.Len()
		b.WriteRune(r)
	}
	c.text = Safe(b.String())
	if c.raw == nil {
		c.raw = []int{}
	}
	return c
}
