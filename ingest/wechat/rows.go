package wechat

import (
	"shoudao/ingest"
	"shoudao/ingest/file"
)

// A row is a line that is kept.
type row struct {
	text        string
	offset, end int64
	number      int
	fault       ingest.Fault
	sight       *sight // what it looks like from afar; nil: nobody has looked
}

// A sight is what a line looks like, whatever is around it: it is looked at again and
// again as those before it are read.
type sight struct {
	head   head
	isHead bool
	border bool // a header or a date
	blank  bool
}

// see looks at a row in a section.
func (r *row) see(s *section, o Options) *sight {
	if r.sight == nil {
		text, _ := unquoted(r.text, s.depth)
		r.sight = &sight{blank: isBlank(text) && r.fault == ""}
		_, header := headerOf(text, o)
		if r.sight.border = header || structural(text); !r.sight.border {
			r.sight.head, r.sight.isHead = s.layout.style.shape(text)
		}
	}
	return r.sight
}

func rowOf(l file.Line) row {
	return row{string(l.Text), l.Offset, l.End, l.Number, l.Fault, nil}
}

// blank reports whether nothing is in the row, which is quoted that deep.
func (r row) blank(depth int) bool {
	text, _ := unquoted(r.text, depth)
	return isBlank(text) && r.fault == ""
}

// How far one looks ahead to tell a layout.
const (
	lookRows = 400
	lookText = 64 << 10
)

// rows are lines that can be looked at before they are taken.
type rows struct {
	in    *file.Lines
	ahead []row
}

func (r *rows) take() (row, bool) {
	if len(r.ahead) == 0 && !r.more() {
		return row{}, false
	}
	next := r.ahead[0]
	r.ahead = r.ahead[1:]
	return next, true
}

func (r *rows) more() bool {
	line, ok := r.in.Next()
	if ok {
		r.ahead = append(r.ahead, rowOf(line))
	}
	return ok
}

// look returns the rows that follow, as many as tell a layout.
func (r *rows) look() []row {
	size := 0
	for i := 0; i < lookRows && size < lookText; i++ {
		if i == len(r.ahead) && !r.more() {
			break
		}
		size += len(r.ahead[i].text)
	}
	return r.ahead
}

// nextBlank reports whether nothing follows, or a blank line.
func (r *rows) nextBlank(depth int) bool {
	return len(r.ahead) == 0 && !r.more() || r.ahead[0].blank(depth)
}
