package chatlab

import (
	"bytes"
	"hash/maphash"
	"math"
	"unicode/utf8"

	"shoudao/ingest"
	"shoudao/ingest/file"
	"shoudao/ingest/internal/jsontext"
)

// A form reads a file of either sort.
type form struct {
	options Options
	session *Session // of an answer; nil: the file tells what it holds
	begun   bool
	linear  bool // a record a line
	object  object
	n       uint32   // records so far; they bear numbers, since most such files are one line
	scenes  []*scene // one for each head in the file
	sync    Sync

	// said counts what records without an id have said, by a hash of it.
	said  map[uint64]uint32
	ran   map[ran]int64     // when running numbers were given
	names map[string]string // see reading
	seed  maphash.Seed
}

func newForm(o Options, s *Session) *form {
	return &form{
		options: o, session: s, object: object{patience: manyBreaks},
		said: map[uint64]uint32{}, ran: map[ran]int64{}, names: map[string]string{}, seed: maphash.MakeSeed(),
	}
}

// What stands in a place beside a message: the number of its scene, and how often the
// file has said the same before. Of a record that is none, the fault.
const (
	sceneShift = 32
	faultMark  = 1 << 63
)

// structural are the faults of records that are not even looked into, by their number in
// a place.
var structural = [...]ingest.Fault{ingest.BadSyntax, ingest.CutShort, ingest.TooLong, ingest.BadEncoding, ingest.NoMessage}

// Next reads the next record.
func (f *form) Next(in *file.Lines) (file.Piece, bool) {
	if !f.begun {
		f.begun = true
		f.linear = isLinear(in)
		in.Rewind()
	}
	var p file.Piece
	var ok bool
	if f.linear {
		p, ok = f.nextLine(in)
	} else {
		p, ok = f.nextElement(in)
	}
	if !ok || p.Fault != "" {
		return p, ok
	}
	if p.Nameless {
		key := maphash.String(f.seed, ingest.ContentID(p.Message.ID.Source, p.Message, 0).Native)
		p = named(p, f.said[key])
		f.said[key]++
	}
	return p, true
}

// Again reads the record at a place.
func (f *form) Again(in *file.Lines, at file.Place) file.Piece {
	in.GoTo(at.Offset, int(at.Line))
	if !f.linear && at.Note&faultMark != 0 {
		return unread(file.Piece{Place: at}, structural[at.Note&^faultMark], beginning(in, at))
	}
	var p file.Piece
	if f.linear {
		line, _ := in.Next()
		p, _ = f.line(line, int(at.Note>>sceneShift))
	} else {
		w := walk{in: in, kept: f.object.spare}
		w.peek()
		raw, _ := w.record()
		f.object.spare = w.kept
		p = f.piece(raw, at, int(at.Note>>sceneShift))
	}
	if p.Nameless {
		p = named(p, uint32(at.Note))
	}
	return p
}

// scene begins another scene, in the place of the last if that has no message.
func (f *form) scene() *scene {
	s := &scene{}
	if f.session != nil {
		s.platform, s.group, s.fixed = f.session.Platform, f.session.Group, true
	}
	if last := len(f.scenes) - 1; last >= 0 && !f.scenes[last].settled {
		f.scenes[last] = s
	} else {
		f.scenes = append(f.scenes, s)
	}
	return s
}

// excerpt is how much of a broken record is looked at, to be told.
const excerpt = 256

// named gives a message without an id one by its content. Times is how often the file has
// said the same before; the second reading is told it by the place.
func named(p file.Piece, times uint32) file.Piece {
	p.Message.ID = ingest.ContentID(p.Message.ID.Source, p.Message, int(times))
	p.Note = p.Note&^math.MaxUint32 | uint64(times)
	return p
}

// piece reads a record in its scene.
func (f *form) piece(raw []byte, at file.Place, scene int) file.Piece {
	p := file.Piece{Place: at}
	p.Note = uint64(scene) << sceneShift
	if !utf8.Valid(raw) {
		return unread(p, ingest.BadEncoding, raw)
	}
	var w wire
	if cut, ok := jsontext.Object(raw, w.set); !ok {
		fault := ingest.BadSyntax
		if cut {
			fault = ingest.CutShort
		}
		return unread(p, fault, raw)
	}
	return f.told(p, &w)
}

// told reads the members of a record.
func (f *form) told(p file.Piece, w *wire) file.Piece {
	s := f.scenes[p.Note>>sceneShift]
	if !s.settled && s.owner != "" && f.options.Owner != nil {
		f.options.Owner(s.owner, s.shown(s.owner, "", ""))
	}
	s.settle()
	m, fault, detail := f.message(w, s)
	if fault != "" {
		return p.Bad(fault, detail)
	}
	p.Message, p.Nameless = m, m.ID.Native == ""
	return p
}

// beginning is how the record at a place begins, where in stands.
func beginning(in *file.Lines, at file.Place) []byte {
	if in.Wide() {
		return nil
	}
	b := in.Bytes(excerpt)
	return b[:min(len(b), int(at.Size))]
}

// unread makes of a piece one that could not be looked into.
func unread(p file.Piece, fault ingest.Fault, raw []byte) file.Piece {
	raw = raw[:min(len(raw), excerpt)]
	return p.Bad(fault, string(bytes.ToValidUTF8(raw, []byte("\ufffd"))))
}
