package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/pelletier/go-toml/v2/unstable"
)

// A setting is one value of the settings as it is written: a key and its TOML.
type setting struct {
	key   []string
	value string
}

// written are the settings with a value in them. Only that value changes, or a line is
// added: comments, order and all other keys are the user's, and so are the lines of a list of
// several.
func (s setting) written(raw []byte) []byte {
	table, name := s.key[:len(s.key)-1], s.key[len(s.key)-1]
	header := -1
	for key, at := range keysOf(raw) {
		switch {
		case !key.header && slices.Equal(key.names, s.key):
			from := valueAt(raw, at)
			end := valueEnd(raw, from)
			if list, ok := rewritten(raw[from:end], s.value); ok {
				return slices.Concat(raw[:from], []byte(list), raw[end:])
			}
			return slices.Concat(raw[:from], []byte(s.value), aligned(raw[from:end], s.value, raw[end:]))
		case key.header && slices.Equal(key.names, table):
			header = at
		}
	}
	line := []byte(name + " = " + s.value + "\n")
	switch {
	case len(table) == 0:
		return slices.Concat(line, raw)
	case header >= 0:
		end := lineEnd(raw, header)
		return slices.Concat(closed(raw[:end]), line, raw[end:])
	}
	return slices.Concat(closed(raw), []byte("\n["+strings.Join(table, ".")+"]\n"), line)
}

// aligned is the rest of a line behind a value that takes the place of another: a comment
// that was set apart from it stays in its column, as far as there is room.
func aligned(was []byte, is string, rest []byte) []byte {
	note := bytes.TrimLeft(rest, " ")
	apart := len(rest) - len(note)
	if apart < 2 || !bytes.HasPrefix(note, []byte("#")) || bytes.ContainsRune(was, '\n') {
		return rest
	}
	apart += lipgloss.Width(string(was)) - lipgloss.Width(is)
	return append(bytes.Repeat([]byte(" "), max(apart, 2)), note...)
}

// closed is a text whose last line has an end.
func closed(raw []byte) []byte {
	if len(raw) == 0 || raw[len(raw)-1] == '\n' {
		return raw
	}
	return append(slices.Clone(raw), '\n')
}

// A keyName is a key in full, or the name of a table.
type keyName struct {
	names  []string
	header bool
}

// keysOf yields the keys and headers of settings, and the byte at which each begins.
func keysOf(raw []byte) func(func(keyName, int) bool) {
	return func(yield func(keyName, int) bool) {
		var p unstable.Parser
		p.Reset(raw)
		var table []string
		for p.NextExpression() {
			e := p.Expression()
			names, at := keyOf(e)
			k := keyName{names, e.Kind == unstable.Table || e.Kind == unstable.ArrayTable}
			if k.header {
				table = names
			} else {
				k.names = append(slices.Clone(table), names...)
			}
			if !yield(k, at) {
				return
			}
		}
	}
}

// valueAt is where the value of the key begins that begins at a byte: behind the first =
// that is in no quoted part of the key.
func valueAt(raw []byte, at int) int {
	var quote byte
	for ; at < len(raw); at++ {
		c := raw[at]
		switch {
		case quote == '"' && c == '\\':
			at++
		case quote == c:
			quote = 0
		case quote != 0:
		case c == '"' || c == '\'':
			quote = c
		case c == '=':
			at++
			for at < len(raw) && (raw[at] == ' ' || raw[at] == '\t') {
				at++
			}
			return at
		}
	}
	return at
}

// valueEnd is where the value ends that begins at a byte. The settings can be read, so
// that every string and bracket is closed.
func valueEnd(raw []byte, at int) int {
	depth, last := 0, at
	for at < len(raw) {
		switch c := raw[at]; {
		case c == '"' || c == '\'':
			at = stringEnd(raw, at)
			last = at
			continue
		case c == '[' || c == '{':
			depth++
			last = at + 1
		case c == ']' || c == '}':
			depth--
			last = at + 1
		case c == '#':
			if depth == 0 {
				return last
			}
			at = lineEnd(raw, at)
			continue
		case c == '\n' || c == '\r':
			if depth == 0 {
				return last
			}
		case c != ' ' && c != '\t':
			last = at + 1
		}
		at++
	}
	return last
}

// stringEnd is where the string ends that begins at a byte.
func stringEnd(raw []byte, at int) int {
	quote := raw[at : at+1]
	if long := bytes.Repeat(quote, 3); bytes.HasPrefix(raw[at:], long) {
		quote = long
	}
	for i := at + len(quote); i < len(raw); i++ {
		switch {
		case quote[0] == '"' && raw[i] == '\\':
			i++
		case bytes.HasPrefix(raw[i:], quote):
			i += len(quote)
			for len(quote) == 3 && i < len(raw) && raw[i] == quote[0] {
				i++ // up to two quotes may stand before the closing three
			}
			return i
		}
	}
	return len(raw)
}

// lineEnd is where the next line begins.
func lineEnd(raw []byte, at int) int {
	if n := bytes.IndexByte(raw[at:], '\n'); n >= 0 {
		return at + n + 1
	}
	return len(raw)
}

// quotedList is a list of words as TOML writes it.
func quotedList(list []string) string {
	words := make([]string, len(list))
	for i, w := range list {
		words[i] = quoted(w)
	}
	return "[" + strings.Join(words, ", ") + "]"
}

// replaceFile puts a file in the place of another at once, for its owner only. A link stays
// one: what it points to is replaced.
func replaceFile(path string, content []byte) (err error) {
	if to, err := filepath.EvalSymlinks(path); err == nil {
		path = to
	}
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("make the folder of %s: %w", path, err)
	}
	f, err := os.CreateTemp(dir, ".shoudao-*") // it is made 0600
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	_, err = f.Write(content)
	if err = errors.Join(err, f.Sync(), f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		_ = os.Remove(f.Name()) // what failed is told; what is left of it harms nobody
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}
