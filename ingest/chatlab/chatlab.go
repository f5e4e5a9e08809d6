package chatlab

import (
	"bytes"
	"cmp"

	"shoudao/ingest/file"
	"shoudao/ingest/internal/jsontext"
)

// Namespace is that of the ids in files that do not say which program wrote them; see the
// package comment for the others.
const Namespace = "chatlab"

// Options are what a caller knows that a file may leave out.
type Options struct {
	Group string // of a file that names none; empty: the file is called after it
	// Owner is told the sender id of whose copy the file says it is, and how that one is
	// called, if it is called anything, before the first message; it may be nil.
	Owner func(id, name string)
}

// New is the source of the messages in f. It is called file:chatlab:LABEL.
func New(f file.File, o Options) *file.Source {
	o.Group = cmp.Or(o.Group, f.Name)
	return &file.Source{Kind: Namespace, File: f, Unlined: true, Form: func() file.Form { return newForm(o, nil) }}
}

// Recognise reports whether text, the beginning of a file, is in this form.
func Recognise(text []byte) bool {
	in, err := file.NewLines(bytes.NewReader(text), int64(len(text)))
	if err != nil {
		return false
	}
	if isLinear(in) {
		return hasLine(text)
	}
	in.Rewind()
	w := walk{in: in}
	if !w.begins() {
		return false
	}
	w.take('{')
	for {
		name, ok := w.member()
		if !ok {
			return false
		}
		switch name {
		case "chatlab":
			return true
		case "meta":
			raw, _ := w.value(longValue)
			if hasAll(raw, "platform", "type") {
				return true
			}
			continue
		case "members", "messages":
			if w.take('[') {
				raw, _ := w.value(longValue)
				if hasAll(raw, "platformId") || hasAll(raw, "accountName", "timestamp") || hasAll(raw, "platformMessageId", "timestamp", "sender") {
					return true
				}
				return false
			}
		}
		if _, got := w.value(0); got != whole {
			return false
		}
	}
}

// hasAll reports whether the object, which may be cut, has members of these names.
func hasAll(raw []byte, names ...string) bool {
	n := 0
	jsontext.Object(raw, func(name, _ []byte) {
		for _, want := range names {
			if string(jsontext.Name(name)) == want {
				n++
			}
		}
	})
	return n >= len(names)
}

// isLinear reports whether the file, which is at its beginning, holds a record a line:
// then its first object says what sort of line it is; or, where that is broken, another.
func isLinear(in *file.Lines) bool {
	if in.Wide() {
		line, ok := in.Next()
		for n := 0; ok && n < 20 && !hasLine(line.Text); n++ {
			line, ok = in.Next()
		}
		return hasLine(line.Text)
	}
	w := walk{in: in}
	if w.peek() == '#' {
		return true
	}
	if w.begins() {
		w.take('{')
		for {
			name, ok := w.member()
			switch {
			case name == "_type":
				return true
			case name == "messages", name == "members":
				return false
			}
			if !ok {
				break
			}
			if _, got := w.within(0, farTooLong); got != whole {
				break
			}
		}
	}
	in.Rewind()
	return hasLine(in.Bytes(fewLines))
}

// fewLines is how many bytes are looked through for a line that says what it is.
const fewLines = 64 << 10

// hasLine reports whether among the lines of a text is one that says of itself that it is
// one of this form. The last may be cut.
func hasLine(text []byte) bool {
	for line := range bytes.Lines(text) {
		var w wire
		jsontext.Object(bytes.TrimPrefix(bytes.TrimSpace(line), []byte(mark)), w.set)
		if _, ok := lineSorts[string(w.kind)]; ok {
			return true
		}
	}
	return false
}
