package table

import (
	"cmp"
	"strings"
	"time"

	"shoudao/ingest/file"
)

// Namespace is the source of ids that have no other.
const Namespace = "csv"

// Options are what a caller knows that rows may leave out.
type Options struct {
	Group    string         // of rows without one; empty: the file is called after it
	Location *time.Location // of times without a zone; nil: such a time is [ingest.BadTime]
}

// New is the source of the messages in f. It is called file:csv:LABEL.
func New(f file.File, o Options) *file.Source {
	o.Group = cmp.Or(o.Group, f.Name)
	return &file.Source{Kind: "csv", File: f, Form: func() file.Form { return newForm(o) }}
}

// commas are what may separate values, the most usual first.
var commas = [...]string{",", "\t", ";", "|", "，", "；"}

// titles is the number of lines that may stand before the names of the columns.
const titles = 20

// names finds the line with the names of the columns in the next line of a file.
// Sep is what a line before has set, if one has.
func namesIn(line, sep string) (header, bool) {
	for _, comma := range commas {
		if sep != "" {
			comma = sep
		}
		s := splitter{comma: comma}
		if s.line(line); s.open {
			continue
		}
		if h, ok := headerOf(unguarded(s.values), comma); ok {
			return h, true
		}
	}
	return header{}, false
}

// separator reads the line in which Excel is told what separates values.
func separator(line string) (string, bool) {
	sep, ok := strings.CutPrefix(strings.ToLower(strings.Trim(line, `"`)), "sep=")
	return strings.TrimRight(sep, `"`), ok && sep != ""
}

// Recognise reports whether text, the beginning of a file, has a line that names
// columns which make messages.
func Recognise(text []byte) bool {
	sep, n := "", 0
	end := "\n"
	if !strings.Contains(string(text), end) {
		end = "\r"
	}
	for line := range strings.SplitSeq(string(text), end) {
		line = strings.TrimSuffix(line, "\r")
		if s, ok := separator(line); ok {
			sep = s
			continue
		}
		if _, ok := namesIn(line, sep); ok {
			return true
		}
		if n++; n == titles {
			return false
		}
	}
	return false
}
