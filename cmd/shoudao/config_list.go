package main

import (
	"bytes"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// A listItem is one word of a list as the settings write it.
type listItem struct {
	lead  string // what stands between the item before it and this one: line ends and comments
	text  string
	trail string // the comment behind it on its line
	word  string
}

// A listText is a list of several lines as the settings write it.
type listText struct {
	items []listItem
	tail  string // before the closing bracket
	comma bool   // behind the last item
}

// rewritten is a list of several lines with other words in it. The words that stay keep their
// lines and comments; the comment behind a word that goes, goes with it. It is nothing for a
// list on one line, and for what is not such a list.
func rewritten(was []byte, value string) (string, bool) {
	want, ok := wordsOf(value)
	if !ok || !bytes.ContainsRune(was, '\n') {
		return "", false
	}
	l, ok := parseList(string(was))
	if !ok {
		return "", false
	}
	s := l.with(want).String()
	got, ok := wordsOf(s)
	return s, ok && slices.Equal(got, want)
}

// wordsOf are the words of a list in TOML.
func wordsOf(value string) ([]string, bool) {
	var read struct{ V []string }
	err := toml.Unmarshal([]byte("V = "+value+"\n"), &read)
	return read.V, err == nil && strings.HasPrefix(value, "[")
}

// parseList takes a list of strings apart. One of anything else, or with a comma that is not right
// behind its word, is not understood.
func parseList(s string) (listText, bool) {
	var l listText
	if len(s) < 2 || s[0] != '[' {
		return l, false
	}
	for at := 1; ; {
		from := skipBlank(s, at)
		if from == len(s)-1 && s[from] == ']' {
			l.tail = s[at:from]
			return l, true
		}
		if from >= len(s) || s[from] != '"' && s[from] != '\'' || len(l.items) > 0 && !l.comma {
			return l, false
		}
		to := stringEnd([]byte(s), from)
		words, ok := wordsOf("[" + s[from:to] + "]")
		if !ok || len(words) != 1 {
			return l, false
		}
		it := listItem{lead: s[at:from], text: s[from:to], word: words[0]}
		at = to
		next := at + len(s[at:]) - len(strings.TrimLeft(s[at:], " \t"))
		if l.comma = s[next] == ','; l.comma {
			at = next + 1
		}
		if rest := strings.TrimLeft(s[at:], " \t"); strings.HasPrefix(rest, "#") {
			end := len(s) - len(rest) + strings.IndexAny(rest, "\r\n")
			it.trail, at = s[at:end], end
		}
		l.items = append(l.items, it)
	}
}

// skipBlank is where the next thing begins that is no blank, line end or comment.
func skipBlank(s string, at int) int {
	for at < len(s) {
		switch s[at] {
		case ' ', '\t', '\r', '\n':
			at++
		case '#':
			at = lineEnd([]byte(s), at)
		default:
			return at
		}
	}
	return at
}

// with is the list with other words.
func (l listText) with(words []string) listText {
	line := l.newLine()
	rest := slices.Clone(l.items)
	next := listText{tail: l.tail, comma: l.comma || len(l.items) == 0}
	for _, w := range words {
		i := slices.IndexFunc(rest, func(it listItem) bool { return it.word == w })
		if i < 0 {
			next.items = append(next.items, listItem{lead: line, text: quoted(w), word: w})
			continue
		}
		next.items = append(next.items, rest[i])
		rest = slices.Delete(rest, i, i+1)
	}
	for k, it := range l.items { // what was said above a word that goes is kept
		if !strings.Contains(it.lead, "\n") || !slices.ContainsFunc(rest, func(gone listItem) bool { return gone == it }) {
			continue
		}
		lead, i := &next.tail, next.behind(l.items[k+1:])
		if i >= 0 {
			lead = &next.items[i].lead
		}
		said := strings.Contains(it.lead, "#")
		switch {
		case !strings.Contains(*lead, "\n") && (said || i >= 0):
			*lead = it.lead
		case said:
			*lead = strings.TrimRight(it.lead, " \t\r\n") + *lead
		}
	}
	return next
}

// behind is the first of the items that is one of those; -1 if none is.
func (l listText) behind(those []listItem) int {
	for _, it := range those {
		if i := slices.IndexFunc(l.items, func(mine listItem) bool { return mine.word == it.word }); i >= 0 {
			return i
		}
	}
	return -1
}

// newLine is what stands before a word on a line of its own, as the list has it.
func (l listText) newLine() string {
	for _, it := range slices.Backward(l.items) {
		if at := strings.LastIndexByte(it.lead, '\n'); at >= 0 {
			if at > 0 && it.lead[at-1] == '\r' {
				at--
			}
			return it.lead[at:]
		}
	}
	return "\n  "
}

func (l listText) String() string {
	var b strings.Builder
	b.WriteByte('[')
	for i, it := range l.items {
		b.WriteString(it.lead + it.text)
		if i < len(l.items)-1 || l.comma {
			b.WriteByte(',')
		}
		b.WriteString(it.trail)
		if it.trail != "" && i < len(l.items)-1 && !strings.Contains(l.items[i+1].lead, "\n") {
			b.WriteString(l.newLine()) // a comment ends with its line
		}
	}
	if n := len(l.items); n > 0 && l.items[n-1].trail != "" && !strings.Contains(l.tail, "\n") {
		b.WriteByte('\n')
	}
	return b.String() + l.tail + "]"
}
