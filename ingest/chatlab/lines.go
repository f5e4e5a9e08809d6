package chatlab

import (
	"bytes"
	"math"

	"shoudao/ingest"
	"shoudao/ingest/file"
	"shoudao/ingest/internal/jsontext"
)

// nextLine reads the next line that is a record.
func (f *form) nextLine(in *file.Lines) (file.Piece, bool) {
	if len(f.scenes) == 0 {
		f.scene()
	}
	for {
		line, ok := in.Next()
		if !ok {
			return file.Piece{}, false
		}
		if text := bytes.TrimSpace(line.Text); line.Fault == "" && (len(text) == 0 || text[0] == '#') {
			continue
		}
		if p, ok := f.line(line, len(f.scenes)-1); ok {
			f.n++
			p.Line = f.n
			return p, true
		}
	}
}

// line reads a line in its scene. Heads and members are no records.
func (f *form) line(line file.Line, scene int) (file.Piece, bool) {
	text := line.Text
	if line.Fault == ingest.TooLong {
		text = []byte(line.Head)
	}
	var w wire
	cut, ok := jsontext.Object(text, w.set)
	switch w.sort() {
	case headLine:
		f.head(&w)
		return file.Piece{}, false
	case memberLine:
		f.scenes[scene].add(text)
		return file.Piece{}, false
	case otherLine:
		if ok && line.Fault == "" {
			f.note(&w)
			return file.Piece{}, false
		}
	}
	p := file.Piece{
		Place: file.Place{
			Offset: line.Offset, Size: uint32(min(line.End-line.Offset, math.MaxUint32)),
			Note: uint64(scene) << sceneShift,
		},
		Open: !line.Ended,
	}
	switch {
	case line.Fault != "":
		return unread(p, line.Fault, text), true
	case !ok && cut && !line.Ended:
		return unread(p, ingest.CutShort, text), true
	case !ok:
		return unread(p, ingest.BadSyntax, text), true
	}
	return f.told(p, &w), true
}

// A lineSort is what a line holds.
type lineSort uint8

const (
	messageLine lineSort = iota
	headLine             // of the file
	memberLine           // who takes part
	otherLine            // nothing that this form knows
)

// lineSorts are the words by which lines tell it.
var lineSorts = map[string]lineSort{`"message"`: messageLine, `"header"`: headLine, `"member"`: memberLine}

// sort is what a line says it holds. One that says nothing is told by its members.
func (w *wire) sort() lineSort {
	if sort, ok := lineSorts[string(w.kind)]; ok {
		return sort
	}
	switch {
	case w.timestamp != nil || w.content != nil:
		return messageLine
	case w.meta != nil || w.chatlab != nil:
		return headLine
	}
	return otherLine
}

// head begins another scene, unless it says what the last has said.
func (f *form) head(w *wire) {
	last := f.scenes[len(f.scenes)-1]
	s := f.scene()
	s.head(w.chatlab)
	s.meta(w.meta)
	switch {
	case !last.settled: // its members may be those of this one, and stood too early
		s.members = last.members
	case last.same(s):
		f.scenes = f.scenes[:len(f.scenes)-1]
	}
	f.note(w)
}

// note reads what stands beside the messages of an answer.
func (f *form) note(w *wire) {
	if w.sync != nil {
		f.sync = syncOf(w.sync)
	}
}
