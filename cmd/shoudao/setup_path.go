package main

import (
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// located is the path that the user meant: file managers and shells give it in quotes, with
// escapes, or as an address. A file that is really called so comes first.
func (s setup) located(typed string) string {
	p := strings.TrimSpace(typed)
	windows := runtime.GOOS == "windows"
	if _, err := os.Stat(p); err != nil {
		switch bare, ok := addressed(p, windows); {
		case ok:
			p = bare
		case windows:
			p = strings.Trim(p, `"'`)
		default:
			p = unquoted(p)
		}
	}
	if rest, ok := strings.CutPrefix(p, "~"); ok && (rest == "" || os.IsPathSeparator(rest[0])) {
		p = filepath.Join(s.app.home(), rest)
	}
	if abs, err := filepath.Abs(p); err == nil {
		p = abs
	}
	return p
}

// addressed is the path in an address of a file: file:///a%20b/c.txt, file://localhost/a/c.txt. What
// an address should have written otherwise is taken as it stands: # and a lone %.
func addressed(p string, windows bool) (string, bool) {
	p = strings.Trim(p, `"'`)
	const scheme = "file:"
	if len(p) <= len(scheme) || !strings.EqualFold(p[:len(scheme)], scheme) {
		return "", false
	}
	p = p[len(scheme):]
	if rest, ok := strings.CutPrefix(p, "//"); ok {
		p = strings.TrimPrefix(rest, "localhost")
	}
	if plain, err := url.PathUnescape(p); err == nil {
		p = plain
	}
	if windows {
		p = strings.TrimPrefix(p, "/")
	}
	return p, true
}

// unquoted is a path without the quotes and backslashes that a shell wants, by its rules: what
// stands in ' is as it is, in " a backslash takes the meaning of four signs. A quote that is not
// closed is a sign like any other.
func unquoted(p string) string {
	var b strings.Builder
	for i := 0; i < len(p); i++ {
		c := p[i]
		end := -1
		if c == '\'' || c == '"' {
			end = closing(p, i)
		}
		switch {
		case end > 0 && c == '\'':
			b.WriteString(p[i+1 : end])
			i = end
		case end > 0:
			for i++; i < end; i++ {
				if p[i] == '\\' && strings.IndexByte("\"\\$`", p[i+1]) >= 0 {
					i++
				}
				b.WriteByte(p[i])
			}
		case c == '\\' && i+1 < len(p):
			i++
			b.WriteByte(p[i])
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// closing is where the quote ends that begins at byte i; -1 if it does not.
func closing(p string, i int) int {
	for j := i + 1; j < len(p); j++ {
		switch {
		case p[j] == p[i]:
			return j
		case p[j] == '\\' && p[i] == '"':
			j++
		}
	}
	return -1
}
