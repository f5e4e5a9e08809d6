package ingesttest

import (
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// UTF16LE is text as Windows writes what it calls Unicode, without a mark.
func UTF16LE(text string) string {
	return encode(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), text)
}

// UTF16BE is the same the other way round.
func UTF16BE(text string) string {
	return encode(unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), text)
}

// GB18030 is text as Chinese Windows writes what it calls ANSI.
func GB18030(text string) string { return encode(simplifiedchinese.GB18030, text) }

func encode(e encoding.Encoding, text string) string {
	s, err := e.NewEncoder().String(text)
	if err != nil {
		panic(err) // no test text has a character that these lack
	}
	return s
}
