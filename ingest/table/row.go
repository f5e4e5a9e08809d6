package table

import (
	"strings"

	"shoudao/ingest"
	"shoudao/ingest/file"
)

// longest is the number of lines that a row may have. A quote that is never closed
// would otherwise swallow the file; after so many lines it is taken for a letter.
const longest = 2000

// A row is one row as it stands in the file.
type row struct {
	values []string
	text   string // its first line
	place  file.Place
	ended  bool // with a line end
	fault  ingest.Fault
}

// empty reports whether no value is set, as in rows that a spreadsheet adds.
func (r row) empty() bool {
	for _, v := range r.values {
		if strings.TrimSpace(v) != "" {
			return false
		}
	}
	return true
}

// next reads a row, of as many lines as its quotes hold together. It is false at the
// end.
//
// A quote that was not meant as one opens a value that ends far too late, or never.
// Then the quote is a letter and the row its first line: if the value never ends, or
// if it holds a quote that ends nothing and a line that is a row by itself.
func (h header) next(in *file.Lines, isRow func(values []string) bool) (row, bool) {
	line, ok := in.Next()
	if !ok {
		return row{}, false
	}
	r := row{
		text:  string(line.Text),
		place: file.Place{Offset: line.Offset, Line: uint32(line.Number), Size: uint32(min(line.End-line.Offset, file.MaxSize))},
		ended: line.Ended, fault: line.Fault,
	}
	if r.fault != "" {
		return r, true
	}
	s := splitter{comma: h.comma}
	s.line(r.text)
	size, swallowed := len(r.text), false
	for n := 1; s.open; n++ {
		more, ok := in.Next()
		size += len(more.Text)
		text := string(more.Text)
		swallowed = swallowed || isRow(strings.Split(text, h.comma))
		if ok {
			s.line(text)
		}
		if !ok || n == longest || size > file.MaxSize || more.Fault != "" || s.stray && swallowed {
			in.GoTo(line.End, line.Number+1)
			r.values = strings.Split(r.text, h.comma)
			return r, true
		}
		r.place.Size, r.ended = uint32(more.End-line.Offset), more.Ended
	}
	r.values = s.values
	return r, true
}

// A splitter cuts lines into values.
type splitter struct {
	comma  string
	values []string
	open   bool // within quotes: the row goes on in the next line
	stray  bool // a quote within quotes was neither doubled nor the end
	value  strings.Builder
}

// line takes in one line, without its end.
func (s *splitter) line(text string) {
	if s.open {
		s.value.WriteByte('\n')
		text = s.quoted(text)
		if s.open || text == "" {
			return
		}
		text = text[len(s.comma):]
	}
	for {
		if bare := strings.TrimLeft(text, " "); strings.HasPrefix(bare, `"`) {
			s.open = true
			if text = s.quoted(bare[1:]); s.open || text == "" {
				return
			}
		} else {
			i := strings.Index(text, s.comma)
			if i < 0 {
				s.values = append(s.values, text)
				return
			}
			s.values = append(s.values, text[:i])
			text = text[i:]
		}
		text = text[len(s.comma):]
	}
}

// quoted reads on within quotes and returns what follows the closing one: nothing,
// or a separator. A quote before anything else is a letter.
func (s *splitter) quoted(text string) string {
	for {
		i := strings.IndexByte(text, '"')
		if i < 0 {
			s.value.WriteString(text)
			return ""
		}
		s.value.WriteString(text[:i])
		text = text[i+1:]
		if strings.HasPrefix(text, `"`) {
			s.value.WriteByte('"')
			text = text[1:]
			continue
		}
		if bare := strings.TrimLeft(text, " "); bare == "" || strings.HasPrefix(bare, s.comma) {
			s.values = append(s.values, s.value.String())
			s.value.Reset()
			s.open = false
			return bare
		}
		s.stray = true
		s.value.WriteByte('"')
	}
}
