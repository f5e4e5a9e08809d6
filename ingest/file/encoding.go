package file

import (
	"bytes"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/transform"
)

// An encoding is how the characters of a file are written.
type encoding uint8

const (
	plain   encoding = iota // UTF-8, the encoding of whatever nothing speaks against
	utf16LE                 // what Windows calls Unicode
	utf16BE
	gb18030 // what Chinese Windows calls ANSI; GBK and GB 2312 are parts of it
)

// headSize is how much of a file is looked at to tell its encoding. An export can
// begin with a long stretch of ASCII.
const headSize = 1 << 20

// bom is U+FEFF in UTF-8. It is stripped wherever a line begins with it, because
// files are joined together with their marks.
var bom = []byte("\ufeff")

// Decode returns the beginning of a file as UTF-8 text, whatever encoding it is
// in, for whoever has to tell what sort of file it is. Head may end anywhere.
func Decode(head []byte) []byte {
	e, skip := detect(head)
	text, _ := e.decode(nil, head[skip:])
	return bytes.TrimPrefix(text, bom)
}

// detect tells the encoding from the beginning of a file, and how many bytes of
// mark stand before the text. A mark decides; without one, bytes of zero betray
// UTF-16; then every line that is not ASCII votes. Single lines may be broken, so
// no single line decides.
func detect(head []byte) (e encoding, skip int) {
	switch {
	case bytes.HasPrefix(head, bom):
		return plain, len(bom)
	case bytes.HasPrefix(head, []byte{0xff, 0xfe}):
		return utf16LE, 2
	case bytes.HasPrefix(head, []byte{0xfe, 0xff}):
		return utf16BE, 2
	}
	if e := zeros(head[:min(len(head), 4096)]); e != plain {
		return e, 0
	}
	return vote(head), 0
}

// zeros looks for UTF-16 without a mark: the letters, digits and line ends in it
// have a byte of zero, all on the same side. What is also valid UTF-8 must consist of
// hardly anything else, since a zero byte is valid there, if strange.
func zeros(head []byte) encoding {
	var at [2]int // at even and at odd places
	for i, c := range head {
		if c == 0 {
			at[i%2]++
		}
	}
	units, least := len(head)/2, 100
	if utf8.Valid(head) || plain.cutShort(head) {
		least = 2
	}
	switch {
	case at[1]*least > units && at[0]*200 < units:
		return utf16LE
	case at[0]*least > units && at[1]*200 < units:
		return utf16BE
	}
	return plain
}

func vote(head []byte) encoding {
	var isPlain, isGB int
	for line := range bytes.Lines(head) {
		if line[len(line)-1] != '\n' && len(head) == headSize {
			break // cut by us, perhaps within a character
		}
		switch {
		case ascii(line):
		case utf8.Valid(line), line[len(line)-1] != '\n' && plain.cutShort(line):
			isPlain++
		default:
			if _, ok := gb18030.decode(nil, line); ok {
				isGB++
			}
		}
	}
	if isGB > isPlain {
		return gb18030
	}
	return plain
}

func ascii(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// decode appends the text of raw to dst, as UTF-8. It is false where bytes are no
// text; U+FFFD stands for them. Plain text is returned as it is, not appended.
func (e encoding) decode(dst, raw []byte) ([]byte, bool) {
	switch e {
	case utf16LE, utf16BE:
		return e.decodeUTF16(dst, raw)
	case gb18030:
		if hanInUTF8(raw) {
			return append(dst, raw...), true // files are joined together from several
		}
		return decodeGB(dst, raw)
	}
	return raw, utf8.Valid(raw)
}

// hanInUTF8 reports whether a line is UTF-8 with several Chinese characters. Bytes of
// GB 18030 are hardly ever.
func hanInUTF8(raw []byte) bool {
	n := 0
	for rest := raw; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		if r == utf8.RuneError && size <= 1 || size == 2 {
			return false
		}
		if unicode.Is(unicode.Han, r) {
			n++
		}
		rest = rest[size:]
	}
	return n > 1
}

func (e encoding) decodeUTF16(dst, raw []byte) (_ []byte, ok bool) {
	ok = len(raw)%2 == 0
	for len(raw) >= 2 {
		r := e.unit(raw)
		raw = raw[2:]
		if utf16.IsSurrogate(r) {
			var low rune
			if len(raw) >= 2 {
				low = e.unit(raw)
			}
			if r = utf16.DecodeRune(r, low); r == utf8.RuneError {
				ok = false
			} else {
				raw = raw[2:]
			}
		}
		dst = utf8.AppendRune(dst, r)
	}
	return dst, ok
}

func (e encoding) unit(raw []byte) rune {
	if e == utf16BE {
		return rune(raw[0])<<8 | rune(raw[1])
	}
	return rune(raw[1])<<8 | rune(raw[0])
}

func decodeGB(dst, raw []byte) ([]byte, bool) {
	start := len(dst)
	dec := simplifiedchinese.GB18030.NewDecoder()
	for {
		n, used, err := dec.Transform(dst[len(dst):cap(dst)], raw, true)
		dst, raw = dst[:len(dst)+n], raw[used:]
		if err != transform.ErrShortDst {
			return dst, err == nil && !bytes.ContainsRune(dst[start:], utf8.RuneError)
		}
		dst = append(dst, make([]byte, 64+2*len(raw))...)[:len(dst)]
	}
}

// cutShort reports whether raw, which is no text, ends inside a character and is
// text up to there.
func (e encoding) cutShort(raw []byte) bool {
	for n := 1; n <= 3 && n <= len(raw); n++ {
		if _, ok := e.decode(nil, raw[:len(raw)-n]); ok {
			return true
		}
	}
	return false
}

// newline finds the first line end in raw, which begins with a character. Text is
// the bytes before it, next the place behind it; both are -1 if there is none.
func (e encoding) newline(raw []byte, end byte) (text, next int) {
	if e != utf16LE && e != utf16BE {
		// No byte of a longer character is a control, in UTF-8 as in GB 18030.
		if i := bytes.IndexByte(raw, end); i >= 0 {
			return i, i + 1
		}
		return -1, -1
	}
	for i := 0; ; i++ {
		k := bytes.IndexByte(raw[i:], end)
		if k < 0 {
			return -1, -1
		}
		i += k
		if at := i &^ 1; at+2 <= len(raw) && e.unit(raw[at:]) == rune(end) {
			return at, at + 2
		}
	}
}
