package table

import (
	"cmp"
	"hash/maphash"
	"slices"
	"strings"

	"shoudao/ingest"
	"shoudao/ingest/file"
	"shoudao/ingest/internal/pattern"
	"shoudao/ingest/internal/wording"
)

// A form reads a table, once it has found the names of its columns.
type form struct {
	options Options
	begun   bool
	header  header
	found   bool // the header
	first   row  // of a file without one
	// said counts what rows without an id have said, by a hash of it.
	said map[uint64]uint32
	seed maphash.Seed
	// seconds is set when a time has shown some; without, the file knows minutes
	// only, which is certain at its end.
	seconds, ended bool
}

func newForm(o Options) *form {
	return &form{options: o, said: map[uint64]uint32{}, seed: maphash.MakeSeed()}
}

// Next reads the next row that has a value and is not the names once more, as in
// tables that were joined.
func (f *form) Next(in *file.Lines) (file.Piece, bool) {
	if !f.begun {
		f.begun = true
		if f.begin(in); !f.found && !f.first.empty() {
			return f.noTable(f.first), true
		}
	}
	for f.found {
		r, ok := f.header.next(in, f.isRow)
		if !ok {
			break
		}
		if r.fault == "" && (r.empty() || slices.Equal(r.values, f.header.line)) {
			continue
		}
		p := f.piece(r)
		if p.Nameless {
			key := maphash.String(f.seed, p.Message.ID.Native)
			p = counted(p, f.said[key])
			f.said[key]++
		}
		if p.Fault == "" && (p.Message.SentAt.Second() > 0 || p.Message.SentAt.Nanosecond() > 0) {
			f.seconds = true
		}
		return p, true
	}
	f.ended = true
	return file.Piece{}, false
}

// begin finds the names of the columns.
func (f *form) begin(in *file.Lines) {
	sep := ""
	for range titles {
		line, ok := in.Next()
		if !ok {
			return
		}
		text := string(line.Text)
		if s, ok := separator(text); ok {
			sep = s
			continue
		}
		if f.header, f.found = namesIn(text, sep); f.found {
			return
		}
		if f.first.empty() {
			place := file.Place{Offset: line.Offset, Line: uint32(line.Number), Size: uint32(min(line.End-line.Offset, 1<<30))}
			f.first = row{values: []string{text}, text: text, place: place, fault: line.Fault}
		}
	}
}

// noTable is the one record of a file without the names of columns.
func (f *form) noTable(r row) file.Piece {
	p := file.Piece{Place: r.place, Open: true}
	return p.Bad(ingest.NoMessage, strings.ToValidUTF8(r.text, "\ufffd"))
}

// Again reads the row at a place.
func (f *form) Again(in *file.Lines, at file.Place) file.Piece {
	if !f.found {
		return f.noTable(f.first)
	}
	in.GoTo(at.Offset, int(at.Line))
	r, _ := f.header.next(in, f.isRow)
	p := f.piece(r)
	if p.Nameless {
		p = counted(p, uint32(at.Note))
	}
	if f.ended && !f.seconds && p.Fault == "" {
		p.Message.Precision = ingest.ToMinute
	}
	return p
}

// counted gives a message its id: times is how often the file has said the same in
// that minute before.
func counted(p file.Piece, times uint32) file.Piece {
	p.Message.ID = ingest.ContentID(Namespace, p.Message, int(times))
	p.Note = uint64(times)
	return p
}

func (f *form) piece(r row) file.Piece {
	p := file.Piece{Place: r.place, Open: !r.ended}
	if r.fault != "" {
		return p.Bad(r.fault, strings.ToValidUTF8(r.text, "\ufffd"))
	}
	values, ok := f.fit(r.values)
	if !ok {
		fault := ingest.WrongCount
		if len(r.values) < len(f.header.line) && !r.ended {
			fault = ingest.CutShort
		}
		return p.Bad(fault, r.text)
	}
	m, fault, detail := f.message(unguarded(values))
	if fault != "" {
		return p.Bad(fault, detail)
	}
	p.Message, p.Nameless = m, m.ID.Native == ""
	if p.Nameless {
		p.Message.ID = ingest.ContentID(Namespace, m, 0)
	}
	return p
}

// isRow reports whether values are a row of this table as they stand.
func (f *form) isRow(values []string) bool {
	if len(values) != len(f.header.line) {
		return false
	}
	_, _, fault := when(f.header.value(values, Date), f.header.value(values, Time), f.options.Location)
	return fault == ""
}

// fit makes of a row as many values as there are columns, if its meaning is clear:
// empty values may be missing at its end, or too many, and a text in the last
// column may hold separators.
func (f *form) fit(values []string) ([]string, bool) {
	columns := len(f.header.line)
	last := columns - 1
	switch {
	case len(values) == columns:
		return values, true
	case len(values) > columns && (row{values: values[columns:]}).empty():
		return values[:columns], true
	case len(values) > columns && slices.Contains(f.header.place[Text], last):
		text := strings.Join(values[last:], f.header.comma)
		return append(slices.Clone(values[:last]), text), true
	case len(values) < columns:
		for _, c := range [...]Column{Time, Date, Text, Sender, SenderID} {
			for _, i := range f.header.place[c] {
				if i >= len(values) {
					return nil, false
				}
			}
		}
		return values, true
	}
	return nil, false
}

// rounded is a number that a spreadsheet has made of a long one.
var rounded = pattern.New(`^\d(?:\.\d+)?[eE]\+?\d+$`)

// nativeOf is an id, or empty if the value is none: see the package comment.
func nativeOf(s string) string {
	isNumber := strings.Trim(s, "0123456789") == ""
	if isNumber && len(s) < 7 || rounded.MatchString(s) {
		return ""
	}
	return s
}

// message reads the values of one row.
func (f *form) message(row []string) (m ingest.Message, fault ingest.Fault, detail string) {
	value := func(c Column) string { return f.header.value(row, c) }
	source := value(Source)
	if source == "" || strings.Contains(source, ":") {
		source = Namespace
	}
	id := func(c Column) ingest.ID {
		if native := nativeOf(value(c)); native != "" {
			return ingest.ID{Source: source, Native: native}
		}
		return ingest.ID{}
	}
	m = ingest.Message{
		ID: id(ID), ReplyTo: id(ReplyTo), Of: id(Of),
		Group:  ingest.Group{ID: value(GroupID), Name: value(Group)},
		Sender: value(Sender), SenderID: value(SenderID),
	}
	if i := f.header.place[Text]; len(i) > 0 && i[0] < len(row) {
		m.Text = row[i[0]] // as it stands, white space and all
	}
	if m.Text == "" {
		m.Text = value(Text)
	}
	if m.Group.ID == "" && m.Group.Name == "" {
		m.Group.Name = f.options.Group
	}
	wording.Fill(&m)
	f.marked(&m, value)
	if m.SentAt, m.Precision, fault = when(value(Date), value(Time), f.options.Location); fault != "" {
		return m, fault, strings.TrimSpace(value(Date) + " " + value(Time))
	}
	if n, sure, ok := wording.Notice(m.Text); ok && (sure && m.Kind == ingest.Text || m.Sender == "" && m.SenderID == "") {
		m.Kind, m.Sender = n.Kind, cmp.Or(m.Sender, n.Sender)
	}
	switch {
	case m.Group.ID == "" && m.Group.Name == "":
		return m, ingest.NoGroup, m.Text
	case m.Sender == "" && m.SenderID == "" && m.Kind != ingest.System && m.Kind != ingest.Recall:
		return m, ingest.NoSender, m.Text
	}
	return m, "", ""
}

// marked reads what columns say of a message beside its text.
func (f *form) marked(m *ingest.Message, value func(Column) string) {
	if kind := value(Kind); kind != "" {
		m.Kind = kindOf(kind)
	}
	for name := range strings.FieldsFuncSeq(value(Mentions), separates) {
		name = strings.TrimPrefix(strings.TrimSpace(name), "@")
		switch {
		case name == wording.Everyone:
			m.MentionAll = true
		case name != "" && !slices.Contains(m.Mentions, name):
			m.Mentions = append(m.Mentions, name)
		}
	}
	switch strings.ToLower(value(MentionAll)) {
	case "1", "true", "yes", "是":
		m.MentionAll = true
	}
	for name := range strings.FieldsFuncSeq(value(Files), separates) {
		name = strings.TrimSpace(name)
		known := slices.ContainsFunc(m.Attachments, func(a ingest.Attachment) bool { return a.Name == name })
		if name != "" && !known {
			m.Attachments = append(m.Attachments, ingest.Attachment{Name: name})
		}
	}
}

func separates(r rune) bool { return strings.ContainsRune(",，、;；|\n", r) }

// unguarded takes off what exporters put before values that a spreadsheet would
// calculate, and around numbers that it would change.
func unguarded(values []string) []string {
	out := slices.Clone(values)
	for i, v := range out {
		if len(v) > 1 && v[0] == '\'' && strings.IndexByte("=+-@\t\r", v[1]) >= 0 {
			out[i] = v[1:]
		} else if inner, ok := strings.CutPrefix(v, `="`); ok && strings.HasSuffix(inner, `"`) {
			out[i] = strings.TrimSuffix(inner, `"`)
		}
	}
	return out
}
