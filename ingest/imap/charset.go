package imap

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/quotedprintable"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/emersion/go-message/charset"
	"golang.org/x/text/encoding/simplifiedchinese"

	"shoudao/ingest/file"
	"shoudao/ingest/internal/pattern"
)

// reader converts from the charset of that name. GB 2312 and GBK are parts of
// GB 18030, and what is labelled as one is often another.
func reader(name string, r io.Reader) (io.Reader, error) {
	switch strings.ToLower(name) {
	case "gb2312", "gbk", "gb18030", "cp936", "ms936", "windows-936", "x-gbk", "gb_2312-80", "gb2312-80", "euc-cn", "chinese":
		return simplifiedchinese.GB18030.NewDecoder().Reader(r), nil
	}
	return charset.Reader(name, r)
}

func wordDecoder() *mime.WordDecoder { return &mime.WordDecoder{CharsetReader: reader} }

// decode makes UTF-8 of bytes that are said to be in a charset. Where nothing is said,
// or what is said cannot be, the bytes themselves tell.
func decode(raw []byte, name string) string {
	name = strings.ToLower(strings.Trim(name, " '\""))
	switch name {
	case "utf-8", "utf8":
		if utf8.Valid(raw) {
			return string(raw)
		}
		return guess(raw)
	case "", "us-ascii", "ascii", "unknown-8bit", "x-unknown", "8bit":
		return guess(raw)
	case "iso-8859-1", "windows-1252", "latin1":
		// What mail programs write when they do not know it.
		if utf8.Valid(raw) {
			return string(raw)
		}
	}
	r, err := reader(name, bytes.NewReader(raw))
	if err != nil {
		return guess(raw)
	}
	text, err := io.ReadAll(r)
	if err != nil || bytes.ContainsRune(text, utf8.RuneError) {
		if utf8.Valid(raw) {
			return string(raw)
		}
	}
	return valid(text)
}

// guess makes UTF-8 of bytes of which nobody says what they are: UTF-8 or GB 18030. A few
// Chinese characters in the one can be a few letters in the other, but then they are of
// alphabets that nobody here writes.
func guess(raw []byte) string {
	text := string(raw)
	if !utf8.Valid(raw) {
		return valid(file.Decode(raw))
	}
	foreign := false
	for _, r := range text {
		if r >= 0x800 {
			return text
		}
		foreign = foreign || r >= utf8.RuneSelf && !unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic) && !unicode.IsSpace(r) && !unicode.IsPunct(r) && !unicode.IsSymbol(r)
	}
	if !foreign {
		return text
	}
	chinese, err := simplifiedchinese.GB18030.NewDecoder().String(text)
	if err != nil || strings.ContainsFunc(chinese, func(r rune) bool { return r >= utf8.RuneSelf && !unicode.Is(unicode.Han, r) }) {
		return text
	}
	return chinese
}

// line is what may stand in one line: no control character, and of white space only what
// stays in the line.
func line(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\r', r == '\t':
			return ' '
		case unicode.IsControl(r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "\ufffd"))
}

func valid(text []byte) string { return strings.ToValidUTF8(string(text), "\ufffd") }

// encodedWord is one of RFC 2047: =?charset?B?bytes?=, perhaps with a language.
var encodedWord = pattern.New(`=\?([^?*\s]+)(?:\*[^?\s]*)?\?([bBqQ])\?([^?]*)\?=`)

// words decodes what stands in a header, encoded words and bytes. Some programs cut a
// text into words between the bytes of a character, so neighbours of one charset are
// put together first.
func words(s string) string {
	var out strings.Builder
	var bytes []byte
	var name string
	flush := func() {
		out.WriteString(decode(bytes, name))
		bytes = bytes[:0]
	}
	rest, within := s, false
	for {
		at := encodedWord.FindStringSubmatchIndex(rest)
		if at == nil {
			break
		}
		between := rest[:at[0]]
		if next := rest[at[2]:at[3]]; !within || strings.TrimSpace(between) != "" || !strings.EqualFold(next, name) {
			flush()
			if !within || strings.TrimSpace(between) != "" {
				out.WriteString(decode([]byte(between), ""))
			}
			name = next
		}
		bytes = append(bytes, wordBytes(rest[at[4]:at[5]], rest[at[6]:at[7]])...)
		rest, within = rest[at[1]:], true
	}
	flush()
	out.WriteString(decode([]byte(rest), ""))
	return strings.TrimSpace(line(out.String()))
}

// wordBytes are the bytes that an encoded word stands for.
func wordBytes(form, text string) []byte {
	if strings.EqualFold(form, "b") {
		return unbase64([]byte(text))
	}
	b, _ := io.ReadAll(quotedprintable.NewReader(strings.NewReader(strings.ReplaceAll(text, "_", " ") + "=\n")))
	return b
}

// unbase64 decodes as much as can be: what is no character of base64 is passed over, and
// the end may be missing. Some programs end every line as if it were the last; what
// stands behind an end and is no line of base64 is a footer that a list has put there.
func unbase64(text []byte) (out []byte) {
	kept := make([]byte, 0, len(text))
	ended := false
	for line := range bytes.Lines(text) {
		line = bytes.TrimSpace(line)
		whole, rest, ends := bytes.Cut(line, []byte("="))
		if ended && bytes.ContainsFunc(whole, notBase64) {
			break
		}
		for _, c := range whole {
			if !notBase64(rune(c)) {
				kept = append(kept, c)
			}
		}
		if ends {
			out, kept, ended = appendBase64(out, kept), kept[:0], true
			if len(bytes.Trim(rest, "=")) > 0 {
				return out
			}
		}
	}
	return appendBase64(out, kept)
}

func notBase64(r rune) bool {
	return (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '+' && r != '/'
}

// appendBase64 decodes characters of base64. A last one that is alone stands for nothing.
func appendBase64(out, kept []byte) []byte {
	if len(kept)%4 == 1 {
		kept = kept[:len(kept)-1]
	}
	b, _ := base64.RawStdEncoding.DecodeString(string(kept)) // stray bits at the end are of no account
	return append(out, b...)
}
