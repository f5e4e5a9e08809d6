package jsonl

import "bytes"

// Recognise reports whether text, the beginning of a file, is in this form: among
// its first lines is an object with a time and with something that is said,
// someone who says it or somewhere it is said. The last line may be cut.
func Recognise(text []byte) bool {
	const enough = 20
	n := 0
	for line := range bytes.Lines(text) {
		line = bytes.TrimSpace(line)
		if len(line) == 0 || line[0] == '#' {
			continue
		}
		if n++; n > enough {
			return false
		}
		var w wire
		w.parse(line)
		if w.time != nil && (w.text != nil || w.sender != nil || w.senderID != nil || w.group != nil || w.groupID != nil) {
			return true
		}
	}
	return false
}
