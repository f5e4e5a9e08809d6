package tui

import (
	"iter"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/rivo/uniseg"
)

// width is how many cells s takes in a line.
func width(s Safe) int {
	n := 0
	for _, r := range s {
		cells := cellsOf(r)
		if cells == 0 {
			return ansi.StringWidth(string(s))
		}
		n += cells
	}
	return n
}

// clusters yields what is one letter to the reader, with its width.
func clusters(s Safe) iter.Seq2[Safe, int] {
	return func(yield func(Safe, int) bool) {
		for s != "" {
			cluster, cells := firstCluster(string(s))
			if !yield(s[:len(cluster)], cells) {
				return
			}
			s = s[len(cluster):]
		}
	}
}

// firstCluster is the first letter of s and its width. Between two runes that join
// with nothing there is no need to look at the tables.
func firstCluster(s string) (string, int) {
	r, size := utf8.DecodeRuneInString(s)
	if cells := cellsOf(r); cells > 0 {
		if next, _ := utf8.DecodeRuneInString(s[size:]); size == len(s) || cellsOf(next) > 0 {
			return s[:size], cells
		}
	}
	return ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
}

// cut is s in at most n cells; a ~ stands for what does not fit.
func cut(s Safe, n int) Safe {
	if width(s) <= n {
		return s
	}
	if n <= 0 {
		return ""
	}
	return clip(s, n-1) + "~"
}

// clip is what of s goes into n cells.
func clip(s Safe, n int) Safe {
	used, end := 0, 0
	for cluster, cells := range clusters(s) {
		if used+cells > n {
			break
		}
		used += cells
		end += len(cluster)
	}
	return s[:end]
}

// pad is s in exactly n cells, blank at the end.
func pad(s Safe, n int) Safe {
	s = cut(s, n)
	return s + blanks(n-width(s))
}

// padLeft is s in exactly n cells, blank at the beginning.
func padLeft(s Safe, n int) Safe {
	s = cut(s, n)
	return blanks(n-width(s)) + s
}

// A stretch is a run of bytes of a Safe.
type stretch struct{ from, to int }

// wrap breaks s into lines of at most n cells where Unicode's line breaking
// (UAX #14) allows it, so that no line begins with 。 or ends with （, and cuts only
// what has no such place in a whole line. Blanks at the end of a line belong to
// none. An n below two is taken for two: a hanzi has to fit.
func wrap(s Safe, n int) []stretch {
	n = max(n, 2)
	var lines []stretch
	from, to, used := 0, 0, 0 // the line that is being filled
	state, rest := -1, string(s)
	for pos := 0; rest != ""; {
		var segment string
		var must bool
		segment, rest, must, state = uniseg.FirstLineSegmentInString(rest, state)
		word := s[pos : pos+len(strings.TrimRight(segment, " \u3000\n"))]
		cells := width(word)
		if used+cells > n && pos > from {
			if to > from {
				lines = append(lines, stretch{from, to})
			}
			from, used = pos, 0
		}
		if cells > n {
			pieces := chop(word, n)
			for _, p := range pieces[:len(pieces)-1] {
				lines = append(lines, stretch{pos + p.from, pos + p.to})
			}
			last := pieces[len(pieces)-1]
			from, used = pos+last.from, 0
			cells = width(word[last.from:last.to])
		}
		to = pos + len(word)
		behind := len(strings.TrimSuffix(segment, "\n"))
		used += cells + width(s[pos+len(word):pos+max(behind, len(word))])
		pos += len(segment)
		if must && (rest != "" || strings.HasSuffix(segment, "\n")) {
			lines = append(lines, stretch{from, to})
			from, to, used = pos, pos, 0
		}
	}
	if to > from || len(lines) == 0 {
		lines = append(lines, stretch{from, to})
	}
	return lines
}

// The characters that a Chinese line must not begin or end with, GB/T 15834.
const (
	notFirst = "。，、；：！？）》〉」』】〕”’％!,.:;?)]}~·…"
	notLast  = "（《〈「『【〔“‘([{"
)

// chop cuts a word that no line can hold, and even there keeps closing signs with
// the letter before them and opening ones with the letter behind, as long as that
// leaves something in the line.
func chop(word Safe, n int) []stretch {
	var pieces []stretch
	from, pos, used := 0, 0, 0
	good := 0 // the last place in the line where it may be cut
	var last Safe
	for cluster, cells := range clusters(word) {
		if last != "" && !strings.Contains(notFirst, string(cluster)) && !strings.Contains(notLast, string(last)) {
			good = pos
		}
		for used+cells > n && pos > from {
			end := pos
			if good > from {
				end = good
			}
			pieces = append(pieces, stretch{from, end})
			from, used = end, width(word[end:pos])
		}
		used += cells
		pos += len(cluster)
		last = cluster
	}
	return append(pieces, stretch{from, pos})
}
