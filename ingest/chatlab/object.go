package chatlab

import (
	"math"
	"slices"

	"shoudao/ingest"
	"shoudao/ingest/file"
)

// An object is how far the reading of a file of JSON objects has come. Mostly there is
// one; files that were joined together have several.
type object struct {
	walk     walk
	spare    []byte // for what is read again
	state    state
	root     int64 // where the object begins
	listed   bool  // it has a list of messages
	patience int
}

type state uint8

const (
	between  state = iota // objects
	inObject              // between its members
	inList                // of messages
	over
)

// manyBreaks is how often the beginning of the next record is sought behind one that
// does not end. A file that is broken more often has another form.
const manyBreaks = 100

// nextElement reads the next record of a file of objects.
func (f *form) nextElement(in *file.Lines) (file.Piece, bool) {
	o := &f.object
	o.walk.in = in
	if in.Wide() && o.state != over {
		return f.rest(ingest.BadEncoding), true
	}
	for {
		switch o.state {
		case between:
			if !o.walk.begins() {
				p := f.rest(ingest.BadSyntax)
				return p, p.Size > 0
			}
			f.open()
		case inObject:
			if p, ok := f.member(); ok {
				return p, true
			}
		case inList:
			if p, ok := f.element(); ok {
				return p, true
			}
		case over:
			return file.Piece{}, false
		}
	}
}

// open begins an object: it looks for what stands once, before the messages or, if need
// be, behind them, and goes back.
func (f *form) open() {
	o := &f.object
	o.root, o.listed = o.walk.in.Offset(), false
	s := f.scene()
	o.walk.take('{')
	first := o.walk.in.Offset()
	var chatlab, meta, members bool
	for {
		name, ok := o.walk.member()
		if !ok || name == "messages" && chatlab && meta && members || !o.once(s, name) {
			break
		}
		chatlab, meta, members = chatlab || name == "chatlab", meta || name == "meta", members || name == "members"
	}
	o.walk.in.GoTo(first, 1)
	o.state = inObject
}

// once reads a member of the object if it stands once for all messages, and passes over
// any other. It is false where nothing can follow.
func (o *object) once(s *scene, name string) bool {
	var raw []byte
	var got outcome
	switch name {
	case "chatlab":
		if raw, got = o.walk.value(longValue); got == whole {
			s.head(raw)
		}
	case "meta":
		if raw, got = o.walk.value(longValue); got == whole {
			s.meta(raw)
		}
	case "members":
		got = o.people(s)
	default:
		_, got = o.walk.value(0)
	}
	return got == whole || got == tooLong
}

// people reads the members of the conversation.
func (o *object) people(s *scene) outcome {
	if !o.walk.take('[') {
		_, got := o.walk.value(0)
		return got
	}
	for !o.walk.take(']') {
		o.walk.take(',')
		raw, got := o.walk.value(longValue)
		switch got {
		case whole:
			s.add(raw)
		case tooLong:
		default:
			return got
		}
	}
	return whole
}

// member passes over a member of the object, or into the list of messages. What it
// returns is a record only where the object ends badly, or without such a list.
func (f *form) member() (file.Piece, bool) {
	o := &f.object
	if o.walk.take('}') {
		o.state = between
		if !o.listed {
			return f.fault(o.root, o.walk.in.Offset(), ingest.NoMessage), true
		}
		return file.Piece{}, false
	}
	name, ok := o.walk.member()
	switch {
	case !ok:
	case name == "messages" && o.walk.take('['):
		o.state, o.listed = inList, true
		return file.Piece{}, false
	case name == "sync":
		raw, got := o.walk.value(longValue)
		if got == whole {
			f.sync = syncOf(raw)
		}
		ok = got == whole || got == tooLong
	default:
		_, got := o.walk.value(0)
		ok = got == whole
	}
	switch {
	case ok:
		return file.Piece{}, false
	case o.walk.peek() == 0:
		return f.rest(ingest.CutShort), true
	}
	return f.rest(ingest.BadSyntax), true
}

// element reads an element of the list of messages, or its end.
func (f *form) element() (file.Piece, bool) {
	o := &f.object
	o.walk.take(',')
	in := o.walk.in
	first := o.walk.peek()
	from := in.Offset()
	switch first {
	case 0:
		return f.rest(ingest.CutShort), true
	case ']':
		in.Pass(1)
		o.state = inObject
		return file.Piece{}, false
	}
	raw, got := o.walk.record()
	end := in.Offset()
	switch {
	case got == broken:
		in.Pass(1)
		return f.fault(from, in.Offset(), ingest.BadSyntax), true
	case got == tooLong:
		return f.fault(from, end, ingest.TooLong), true
	case got == whole && first != '{':
		return f.fault(from, end, ingest.NoMessage), true
	case got == whole:
		p := f.piece(raw, f.place(from, end), len(f.scenes)-1)
		if p.Fault != ingest.BadSyntax && p.Fault != ingest.CutShort {
			return p, true
		}
		f.n--
	default:
		end = in.Size()
	}
	return f.mended(from, end, got), true
}

// mended passes over a record that is broken, or does not end: to the next that begins
// inside it, which it has swallowed, else to its end.
func (f *form) mended(from, end int64, got outcome) file.Piece {
	o := &f.object
	in := o.walk.in
	in.GoTo(from, 1)
	if o.patience > 0 && o.walk.seek(end) {
		o.patience--
		return f.fault(from, in.Offset(), ingest.BadSyntax)
	}
	if got == whole {
		return f.fault(from, end, ingest.BadSyntax)
	}
	in.GoTo(from, 1)
	if got == abandoned {
		return f.rest(ingest.TooLong)
	}
	return f.rest(ingest.CutShort)
}

// rest is the one record of whatever follows: nothing tells where another begins.
func (f *form) rest(fault ingest.Fault) file.Piece {
	in := f.object.walk.in
	f.object.state = over
	p := f.fault(in.Offset(), in.Size(), fault)
	p.Open = fault == ingest.CutShort
	return p
}

// fault is a record that is not looked into, and the reading goes on behind it.
func (f *form) fault(from, to int64, fault ingest.Fault) file.Piece {
	p := file.Piece{Place: f.place(from, to)}
	p.Note = faultMark | uint64(slices.Index(structural[:], fault))
	in := f.object.walk.in
	in.GoTo(from, 1)
	p = unread(p, fault, beginning(in, p.Place))
	in.GoTo(to, 1)
	return p
}

// place is that of the next record.
func (f *form) place(from, to int64) file.Place {
	f.n++
	return file.Place{Offset: from, Size: uint32(min(to-from, math.MaxUint32)), Line: f.n}
}
