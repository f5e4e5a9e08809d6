package file

// Bytes are the bytes that follow, as they stand in the file: at least n of them, unless
// the file ends before, and what has been read besides. They are valid until the next
// call. A form that goes by bytes is one of UTF-8; see [Lines.Wide].
func (l *Lines) Bytes(n int) []byte {
	for len(l.buf)-l.pos < n && l.more() {
	}
	return l.buf[l.pos:]
}

// Pass goes past n of the bytes that Bytes has given. Lines are not counted on the way.
func (l *Lines) Pass(n int) { l.pos += n }

// Offset is the place in the file at which the reading stands.
func (l *Lines) Offset() int64 { return l.base + int64(l.pos) }

// Size is the size of the file when the reading of it began.
func (l *Lines) Size() int64 { return l.size }

// Wide reports whether the file is in UTF-16, so that its bytes are no text.
func (l *Lines) Wide() bool { return l.enc == utf16LE || l.enc == utf16BE }
