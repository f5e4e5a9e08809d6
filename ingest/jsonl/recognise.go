package jsonl

import "bytes"

// Recognise reports whether text, the beginning of a file, is in this form: among
// its first lines is an object with a time, with something that is said, and with
// someone who says it or somewhere it is said. The last line may be cut.
func Recognise(text []byte) bool {
	for line := range bytes.Lines(text) {
		line = bytes.TrimSpace(line)
		if len(line) == 0 || line[0] == '#' {
			continue
		}
		var w wire
		cut, _ := w.parse(line) // what is cut off may be what is said
		said := cut || w.text != nil || w.kind != nil || w.attachments != nil
		somewhere := w.sender != nil || w.senderID != nil || w.group != nil || w.groupID != nil
		if (w.time != nil || cut) && said && somewhere {
			return true
		}
	}
	return false
}
