package imap

import (
	"bufio"
	"bytes"
	"fmt"
	"mime"
	"net/url"
	"slices"
	"strconv"
	"strings"

	goimap "github.com/emersion/go-imap/v2"
	"github.com/emersion/go-message/textproto"

	"shoudao/ingest/internal/pattern"
)

// A part is one node of a mail's tree: a text, a file, or parts within a part.
type part struct {
	media       string // text/plain
	params      map[string]string
	encoding    string
	disposition string
	dispParams  map[string]string
	size        int64 // as it is encoded; 0 if unknown
	path        []int // as the server counts
	inside      []*part
	title       string // of a mail within the mail

	body []byte // of a text, still encoded, as far as it was fetched
	cut  bool   // more of it is there
}

const (
	maxText  = 256 << 10 // bytes of a text that are fetched, as they are encoded
	maxTexts = 4         // texts in one mail that are read
	maxDepth = 16        // parts within parts
)

// section is the part's number, as in SECTION=1.2.
func (p *part) section() string {
	words := make([]string, len(p.path))
	for i, n := range p.path {
		words[i] = strconv.Itoa(n)
	}
	return strings.Join(words, ".")
}

// told makes parts of the structure that the server tells.
func told(bs goimap.BodyStructure, path []int, depth int) *part {
	switch bs := bs.(type) {
	case *goimap.BodyStructureMultiPart:
		p := &part{media: bs.MediaType(), path: path}
		for i, child := range bs.Children {
			if depth < maxDepth {
				p.inside = append(p.inside, told(child, append(slices.Clip(path), i+1), depth+1))
			}
		}
		return p
	case *goimap.BodyStructureSinglePart:
		if len(path) == 0 {
			path = []int{1}
		}
		p := &part{media: bs.MediaType(), params: lower(bs.Params), encoding: bs.Encoding, size: int64(bs.Size), path: path}
		if d := bs.Disposition(); d != nil {
			p.disposition, p.dispParams = strings.ToLower(d.Value), lower(d.Params)
		}
		if m := bs.MessageRFC822; m != nil && m.Envelope != nil {
			p.title = words(m.Envelope.Subject)
		}
		return p
	}
	return &part{media: "application/octet-stream", path: path}
}

func lower(params map[string]string) map[string]string {
	out := make(map[string]string, len(params))
	for k, v := range params {
		out[strings.ToLower(k)] = v
	}
	return out
}

// found makes parts of the beginning of a mail itself, where the server's word on its
// structure could not be read. Whole says that it is not only the beginning.
func found(h header, body []byte, path []int, depth int, whole bool) *part {
	media, params := typeOf(h.first("content-type"))
	p := &part{media: media, params: params, encoding: h.first("content-transfer-encoding"), path: path}
	if d := h.first("content-disposition"); d != "" {
		p.disposition, p.dispParams = typeOf(d)
	}
	if strings.HasPrefix(media, "multipart/") && params["boundary"] != "" && depth < maxDepth {
		r := textproto.NewMultipartReader(bytes.NewReader(body), params["boundary"])
		for i := 1; ; i++ {
			child, err := r.NextPart()
			if err != nil {
				break
			}
			var raw bytes.Buffer
			_, err = bufio.NewReader(child).WriteTo(&raw)
			inner := headerOf(headerBytes(child.Header))
			p.inside = append(p.inside, found(inner, raw.Bytes(), append(slices.Clip(path), i), depth+1, err == nil))
		}
		if len(p.inside) > 0 {
			return p
		}
		p.media = "text/plain" // what is left of broken parts is better than nothing
	}
	if len(path) == 0 {
		p.path = []int{1}
	}
	if whole {
		p.size = int64(len(body))
	}
	p.body, p.cut = body[:min(len(body), maxText)], !whole || len(body) > maxText
	return p
}

func headerBytes(h textproto.Header) []byte {
	var b bytes.Buffer
	for f := h.Fields(); f.Next(); {
		fmt.Fprintf(&b, "%s: %s\r\n", f.Key(), f.Value())
	}
	return b.Bytes()
}

// typeOf reads a field such as text/plain; charset=gb18030, as far as it goes.
func typeOf(field string) (value string, params map[string]string) {
	value, rest, _ := strings.Cut(field, ";")
	value = strings.ToLower(strings.TrimSpace(value))
	if value == "" {
		value = "text/plain"
	}
	params = map[string]string{}
	for rest != "" {
		var key, v string
		key, rest, _ = strings.Cut(rest, "=")
		rest = strings.TrimLeft(rest, " \t")
		if strings.HasPrefix(rest, `"`) {
			v, rest = unquote(rest)
			_, rest, _ = strings.Cut(rest, ";")
		} else {
			v, rest, _ = strings.Cut(rest, ";")
			v = strings.TrimSpace(v)
		}
		params[strings.ToLower(strings.Trim(key, " \t;"))] = v
	}
	return value, params
}

// unquote takes a quoted string off the beginning of s.
func unquote(s string) (text, rest string) {
	var b strings.Builder
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '"':
			return b.String(), s[i+1:]
		case s[i] == '\\' && i+1 < len(s):
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String(), ""
}

// name is what the part is called as a file; empty if it has no name.
func (p *part) name() string {
	name := param(p.dispParams, "filename")
	if name == "" {
		name = param(p.params, "name")
	}
	if name == "" && p.title != "" {
		name = p.title + ".eml"
	}
	name = strings.ReplaceAll(name, `\`, "/")
	return strings.TrimSpace(name[strings.LastIndexByte(name, '/')+1:])
}

// param is a parameter that may be written in any of the ways there are: as it is, as
// encoded words, or in the pieces and the percent signs of RFC 2231.
func param(params map[string]string, key string) string {
	if v, ok := params[key]; ok {
		return words(v)
	}
	if v, ok := params[key+"*"]; ok {
		name, text := labelled(v)
		return decode(text, name)
	}
	var all []byte
	charset := ""
	for i := 0; ; i++ {
		piece := key + "*" + strconv.Itoa(i)
		if v, ok := params[piece+"*"]; ok {
			text := percent(v)
			if i == 0 {
				charset, text = labelled(v)
			}
			all = append(all, text...)
		} else if v, ok := params[piece]; ok {
			all = append(all, v...)
		} else {
			break
		}
	}
	return words(decode(all, charset))
}

// labelled reads charset'language'text.
func labelled(v string) (charset string, text []byte) {
	if pieces := strings.SplitN(v, "'", 3); len(pieces) == 3 {
		return pieces[0], percent(pieces[2])
	}
	return "", percent(v)
}

func percent(v string) []byte {
	if text, err := url.PathUnescape(v); err == nil {
		return []byte(text)
	}
	return []byte(v)
}

// text reports whether the part is said, and not a file that came along.
func (p *part) text() bool {
	return (p.media == "text/plain" || p.media == "text/html") && p.disposition != "attachment" && p.name() == ""
}

// perhapsHollow is the size up to which a plain text may be none: blank, or the word
// that the reader's program should show the other one.
const perhapsHollow = 512

// texts are the parts that are to be read, in their order. Of several forms of one text
// it is the plain one, unless that says nothing. Before the texts have been fetched it
// is both, if that cannot be known.
func (p *part) texts() (all []*part) {
	if p.media != "multipart/alternative" {
		if len(p.inside) == 0 && p.text() {
			all = append(all, p)
		}
		for _, child := range p.inside {
			all = append(all, child.texts()...)
		}
		return all[:min(len(all), maxTexts)]
	}
	var other []*part
	for _, child := range p.inside {
		one := child.texts()
		if len(one) > 0 && len(all) == 0 && one[0].media == "text/plain" {
			all = one
		} else if len(one) > 0 {
			other = one
		}
	}
	switch {
	case len(other) == 0 || len(all) > 1 || len(all) == 1 && all[0].size > perhapsHollow:
		return all
	case len(all) == 1 && all[0].body == nil && all[0].size > 0:
		return append(all, other...)
	case len(all) == 1 && !all[0].hollow():
		return all
	}
	return other
}

var pointsToHTML = pattern.New(`(?i)html`)

// hollow reports whether a text says nothing.
func (p *part) hollow() bool {
	text := p.plain()
	return strings.TrimSpace(text) == "" || len(text) <= perhapsHollow && pointsToHTML.MatchString(text)
}

// files are the parts that came along. Pictures that a text shows in its midst and that
// have no name are part of its looks.
func (p *part) files(alternative bool) (all []*part) {
	if len(p.inside) > 0 {
		for _, child := range p.inside {
			all = append(all, child.files(p.media == "multipart/alternative")...)
		}
		return all
	}
	switch {
	case p.text(), p.media == "application/pgp-signature", strings.HasPrefix(p.media, "multipart/"):
		return nil
	case p.name() == "" && (alternative || strings.HasPrefix(p.media, "image/") && p.disposition != "attachment"):
		return nil
	}
	return []*part{p}
}

// fileName is what a file is called; one without a name after its kind.
func (p *part) fileName() string {
	if name := p.name(); name != "" {
		return name
	}
	if ext, err := mime.ExtensionsByType(p.media); err == nil && len(ext) > 0 && p.media != "application/octet-stream" {
		return p.section() + ext[0]
	}
	return p.section()
}

// fileSize is the size of a file when it is decoded, which the server does not tell: of
// base64 it is reckoned from the usual length of lines, and a few bytes off.
func (p *part) fileSize() int64 {
	if strings.EqualFold(p.encoding, "base64") {
		return (p.size - p.size/78*2) / 4 * 3
	}
	return p.size
}
