package wechat

import (
	"math"
	"strings"

	"shoudao/ingest"
	"shoudao/ingest/file"
	"shoudao/ingest/internal/wording"
)

// A form reads a text. Next walks through its lines and keeps those of one message
// until the next begins; Again reads the lines of one message, whose scene the
// place tells.
type form struct {
	options Options
	rows    rows
	scenes  []scene
	apart   bool  // the line before is blank, a date or a header
	open    []row // the lines of the message that is being read
	size    int   // of the text in them
	told    ingest.Message
	first   *row // the first line, until a transcript has begun
	ended   bool
}

// Next reads the next message.
func (f *form) Next(in *file.Lines) (file.Piece, bool) {
	if f.rows.in == nil {
		f.begin(in)
	}
	for {
		r, ok := f.rows.take()
		if !ok {
			return f.end()
		}
		if r.blank(f.depth()) {
			f.keep(r)
			f.apart = true
		} else if p, done := f.line(r); done {
			return p, true
		}
	}
}

// depth is how deep the text is quoted that is being read.
func (f *form) depth() int {
	if len(f.scenes) == 0 {
		return deep
	}
	return f.scenes[len(f.scenes)-1].section.depth
}

// begin looks whether the text begins without a header.
func (f *form) begin(in *file.Lines) {
	f.rows.in, f.apart = in, true
	ahead := f.rows.look()
	for _, r := range ahead {
		bare, _ := unquoted(r.text, deep)
		if _, ok := headerOf(bare, f.options); ok {
			return
		}
	}
	if s, _, ok := headless(ahead, f.options.Sure); ok {
		f.enter(scene{section: newSection(ingest.Group{Name: f.options.Group}, 0, s.layout)})
	}
}

func (f *form) enter(s scene) { f.scenes = append(f.scenes, s) }

// line takes in a line that is not blank. It returns the message that the line
// ends.
func (f *form) line(r row) (p file.Piece, done bool) {
	bare, depth := unquoted(r.text, deep)
	if group, ok := headerOf(bare, f.options); ok && f.opens(depth) {
		p, done = f.close(true)
		l := layoutOf(f.rows.look(), depth, f.options)
		f.enter(scene{section: newSection(group, depth, l)})
		f.apart = true
		return p, done
	}
	if len(f.scenes) == 0 {
		if f.first == nil {
			f.first = &r
		}
		return p, false
	}
	now := f.scenes[len(f.scenes)-1]
	s := now.section
	text, _ := unquoted(r.text, s.depth)
	next := f.rows.nextBlank(s.depth)
	if date, sound, ok := dateOf(text); ok && s.layout.style == phone && s.tells(strings.TrimFunc(text, wording.Blank), f.apart, next) {
		p, done = f.close(false)
		f.enter(scene{section: s, date: date, dated: true, lost: !sound})
		if s.dates == (dateForm{}) {
			s.dates = dateFormOf(strings.TrimFunc(text, wording.Blank))
		}
		s.last, f.apart = 0, true
		return p, done
	}
	behind := len(f.open) == 1 && !now.notice && !f.apart // a head: then this is its text
	if h, where := f.head(now, text, next); where != inText && !behind {
		p, done = f.close(false)
		if where == onNewDay { // nobody knows it until the next date
			f.enter(scene{section: s, dated: true, lost: true})
		}
		s.speaks(h)
		f.keepFirst(r)
	} else if !behind && f.isNotice(s, text, next) {
		p, done = f.close(false)
		f.notice(r, now)
	} else {
		f.keep(r)
	}
	f.apart = false
	return p, done
}

// opens reports whether what follows a line that reads like a header is a transcript:
// a date or a head. People write such lines too. Before the first transcript a few
// words may stand between.
func (f *form) opens(depth int) bool {
	if len(f.scenes) == 0 {
		return true
	}
	if !f.apart {
		return false
	}
	for _, r := range f.rows.look() {
		text, _ := unquoted(r.text, depth)
		if isBlank(text) {
			continue
		}
		h, ok := clockHead(text)
		return structural(text) || ok && h.gap > 1
	}
	return false
}

// head reads a line as a head, and tells whether it is one among those that follow.
func (f *form) head(now scene, text string, next bool) (head, place) {
	s := now.section
	h, ok := s.head(text, f.apart, next)
	switch {
	case !ok:
		return h, inText
	case s.layout.style != phone || len(s.names) == 0:
		return h, inTime
	}
	return h, s.placeOf(h, f.passing(s))
}

// isNotice reports whether a line is one that the client wrote itself. The phone sends
// none along, so there it is somebody's words; elsewhere it stands alone.
func (f *form) isNotice(s *section, text string, next bool) bool {
	m, sure, ok := wording.Notice(text)
	if !ok || s.layout.style == phone || !sure && !s.names[m.Sender] {
		return false
	}
	if f.apart || next {
		return true
	}
	behind, _ := unquoted(f.rows.ahead[0].text, s.depth)
	_, isHead := s.layout.style.shape(behind)
	return isHead
}

// notice opens a message that is a line of its own, after the message before.
func (f *form) notice(r row, now scene) {
	now.notice, now.at, now.precision = true, f.told.SentAt, f.told.Precision
	f.enter(now)
	f.keepFirst(r)
}

func (f *form) keepFirst(r row) { f.open, f.size = append(f.open[:0], r), len(r.text) }

// keep adds a line to the message that is open. Of one that is longer than a
// message can be only the place is kept. Words to which there is no head are a record
// that cannot be read.
func (f *form) keep(r row) {
	if len(f.open) == 0 {
		if len(f.scenes) > 0 && !r.blank(f.depth()) {
			f.keepFirst(r)
		}
		return
	}
	if f.size += len(r.text); f.size > file.MaxSize {
		f.open = append(f.open[:1], row{fault: ingest.TooLong, offset: r.offset, end: r.end})
		return
	}
	f.open = append(f.open, r)
}

// close ends the message that is open, if one is. Last says that its transcript
// ends with it, so that what follows is the mail around.
func (f *form) close(last bool) (file.Piece, bool) {
	if len(f.open) == 0 {
		return file.Piece{}, false
	}
	index := len(f.scenes) - 1
	s := f.scenes[index]
	rows := f.open
	if last {
		rows = rows[:afterTranscript(rows, s.section.depth)]
	}
	rows = rows[:max(lastFilled(rows, s.section.depth), 0)+1]
	p := f.piece(s, rows)
	once := p.Message.ID.Native
	p = counted(p, index, s.section.said[once])
	if p.Fault == "" {
		s.section.said[once]++
		f.told = p.Message
	}
	f.open = f.open[:0]
	if s.notice { // what follows is no notice
		s.notice = false
		f.enter(s)
	}
	return p, true
}

// end closes the last message. A text in which none was found is one record that
// cannot be read.
func (f *form) end() (file.Piece, bool) {
	if p, ok := f.close(true); ok {
		p.Open = true
		return p, true
	}
	if f.ended || f.first == nil || len(f.scenes) > 0 {
		return file.Piece{}, false
	}
	f.ended = true
	at := file.Place{Offset: f.first.offset, Line: uint32(f.first.number), Note: nothing}
	return noMessage(at, []row{*f.first}), true
}

// nothing is the note of the record that stands for a text without messages.
const nothing = 1<<64 - 1

func noMessage(at file.Place, rows []row) file.Piece {
	detail := ""
	if len(rows) > 0 {
		detail = strings.ToValidUTF8(rows[0].text, "\ufffd")
	}
	return file.Piece{Place: at, Open: true}.Bad(ingest.NoMessage, detail)
}

// Again reads the message at a place.
func (f *form) Again(in *file.Lines, at file.Place) file.Piece {
	in.GoTo(at.Offset, int(at.Line))
	var rows []row
	for size := 0; size <= file.MaxSize; {
		line, ok := in.Next()
		if !ok {
			break
		}
		rows = append(rows, rowOf(line))
		if size += len(line.Text); size > file.MaxSize && len(rows) > 1 {
			rows = append(rows[:1], row{fault: ingest.TooLong})
		}
		if line.End >= at.Offset+int64(at.Size) {
			break
		}
	}
	if at.Note == nothing || len(rows) == 0 {
		return noMessage(at, rows)
	}
	return counted(f.piece(f.scenes[at.Note>>32], rows), int(at.Note>>32), uint32(at.Note))
}

// counted gives a message its id: times is how often its transcript has said the
// same in that minute before.
func counted(p file.Piece, scene int, times uint32) file.Piece {
	p.Note = uint64(scene)<<32 | uint64(times)
	if p.Fault == "" {
		p.Message.ID = ingest.ContentID(Namespace, p.Message, int(times))
	}
	return p
}

// piece reads the lines of one message: its head and its text, or a notice.
func (f *form) piece(s scene, rows []row) file.Piece {
	head, last := rows[0], rows[len(rows)-1]
	p := file.Piece{
		Place: file.Place{
			Offset: head.offset, Line: uint32(head.number),
			Size: uint32(min(last.end-head.offset, math.MaxUint32)),
		},
		Nameless: true,
	}
	lines := make([]string, len(rows))
	for i, r := range rows {
		lines[i], _ = unquoted(r.text, s.section.depth)
		if r.fault != "" {
			return p.Bad(r.fault, strings.ToValidUTF8(r.text, "\ufffd"))
		}
	}
	m, fault := s.message(lines, f.options)
	if fault != "" {
		return p.Bad(fault, lines[0])
	}
	p.Message = m
	return p
}
