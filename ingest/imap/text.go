package imap

import (
	"bytes"
	"io"
	"strings"

	"github.com/emersion/go-message"
	"golang.org/x/net/html/charset"
)

// plain is what a text says, in lines. HTML is told by its words.
func (p *part) plain() string {
	raw := p.decoded()
	name := p.params["charset"]
	if p.media == "text/html" {
		if name == "" {
			_, name, _ = charset.DetermineEncoding(raw, "text/html")
		}
		return fromHTML(p.whole(decode(raw, name)))
	}
	text := strings.ReplaceAll(p.whole(decode(raw, name)), "\r\n", "\n")
	text = strings.ReplaceAll(text, "\r", "\n")
	if strings.EqualFold(p.params["format"], "flowed") {
		text = unflow(text, strings.EqualFold(p.params["delsp"], "yes"))
	}
	return text
}

// whole takes off a character that was cut in two.
func (p *part) whole(text string) string {
	if p.cut {
		return strings.TrimRight(text, "\ufffd")
	}
	return text
}

// decoded is the text without its transfer encoding. An encoding that nobody knows is
// none.
func (p *part) decoded() []byte {
	if strings.EqualFold(strings.TrimSpace(p.encoding), "base64") {
		return unbase64(p.body)
	}
	var h message.Header
	h.Set("Content-Transfer-Encoding", strings.TrimSpace(p.encoding))
	e, err := message.New(h, bytes.NewReader(p.body))
	if err != nil {
		return p.body
	}
	raw, err := io.ReadAll(e.Body)
	if err != nil && len(raw) < len(p.body)/4 {
		return p.body // it is not encoded at all
	}
	return raw
}

// unflow joins the lines that a mail program has broken: those that end in a space, as
// RFC 3676 has it.
func unflow(text string, deleteSpace bool) string {
	var b strings.Builder
	depth := -1 // of the line that goes on; -1: none does
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		bare := strings.TrimLeft(line, ">")
		quoted := len(line) - len(bare)
		bare = strings.TrimPrefix(bare, " ") // that keeps a line from being taken for another
		switch {
		case depth == quoted && bare != "-- ":
		case b.Len() > 0:
			b.WriteByte('\n')
			fallthrough
		default:
			if quoted > 0 {
				b.WriteString(strings.Repeat(">", quoted) + " ")
			}
		}
		depth = -1
		if strings.HasSuffix(bare, " ") && bare != "-- " {
			depth = quoted
			if deleteSpace {
				bare = bare[:len(bare)-1]
			}
		}
		b.WriteString(bare)
	}
	return b.String()
}
