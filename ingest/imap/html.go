package imap

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// fromHTML is the words of an HTML text, in lines. What is quoted has a > before it.
func fromHTML(text string) string {
	w := page{z: html.NewTokenizer(strings.NewReader(text))}
	for {
		switch w.z.Next() {
		case html.ErrorToken:
			return strings.Trim(w.out.String(), "\n")
		case html.TextToken:
			if w.hidden == "" {
				w.say(html.UnescapeString(string(w.z.Raw())))
			}
		case html.StartTagToken:
			w.start(false)
		case html.SelfClosingTagToken:
			w.start(true)
		case html.EndTagToken:
			w.end()
		}
	}
}

// A page is HTML on its way to becoming lines.
type page struct {
	z      *html.Tokenizer
	out    strings.Builder
	quoted int    // how deep in quotations
	pre    int    // how deep in what keeps its spaces
	lines  int    // line ends to come before the next word
	space  bool   // so is a space
	filled bool   // the line has a word
	point  bool   // the next word begins a point of a list
	hidden string // the tag whose content is not shown
	depth  int    // how deep in tags of that name
}

// start reads a tag. Of a tag that closes itself nothing is inside.
func (w *page) start(closed bool) {
	name, more := w.z.TagName()
	tag := string(name)
	hides := false
	for more {
		var key, value []byte
		key, value, more = w.z.TagAttr()
		style := strings.ToLower(strings.ReplaceAll(string(value), " ", ""))
		hides = hides || string(key) == "hidden" || string(key) == "style" && strings.Contains(style, "display:none")
	}
	if w.hidden != "" {
		if tag == w.hidden && !closed {
			w.depth++
		}
		return
	}
	switch a := atom.Lookup(name); a {
	case atom.Script, atom.Style, atom.Head, atom.Title, atom.Noscript, atom.Template, atom.Object, atom.Iframe:
		hides = true
	case atom.Br:
		w.lines = min(w.lines+1, 2)
		return
	case atom.Hr:
		w.breaks(1)
		return
	case atom.Img, atom.Input, atom.Meta, atom.Link, atom.Wbr, atom.Col, atom.Area, atom.Base, atom.Source:
		return
	case atom.Td, atom.Th:
		w.space = w.filled
	case atom.Blockquote:
		w.breaks(1)
		w.quoted++
	case atom.Pre, atom.Textarea:
		w.breaks(1)
		w.pre++
	case atom.Li:
		w.breaks(1)
		w.point = !hides
	default:
		if block(a) {
			w.breaks(1)
		}
	}
	if hides && !closed {
		w.hidden, w.depth = tag, 1
	}
}

func (w *page) end() {
	name, _ := w.z.TagName()
	if w.hidden != "" {
		if string(name) == w.hidden {
			if w.depth--; w.depth == 0 {
				w.hidden = ""
			}
		}
		return
	}
	switch a := atom.Lookup(name); a {
	case atom.Blockquote:
		w.breaks(1)
		w.quoted = max(w.quoted-1, 0)
	case atom.Pre, atom.Textarea:
		w.breaks(1)
		w.pre = max(w.pre-1, 0)
	default:
		if block(a) {
			w.breaks(1)
		}
	}
}

func block(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Table, atom.Tr, atom.Tbody, atom.Thead, atom.Ul, atom.Ol, atom.Dl, atom.Dt, atom.Dd,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Section, atom.Article, atom.Header, atom.Footer,
		atom.Center, atom.Fieldset, atom.Form, atom.Address, atom.Body, atom.Caption:
		return true
	}
	return false
}

// breaks ends the line, if anything stands in it.
func (w *page) breaks(lines int) {
	if w.filled || w.lines > 0 {
		w.lines = max(w.lines, lines)
	}
	w.space = false
}

// say writes words, with one space for every run of white space.
func (w *page) say(text string) {
	if w.pre > 0 {
		for i, line := range strings.Split(strings.ReplaceAll(text, "\r", ""), "\n") {
			if i > 0 {
				w.lines++
			}
			w.word(line)
		}
		return
	}
	for text != "" {
		trimmed := strings.TrimLeftFunc(text, blankIn)
		w.space = w.space || len(trimmed) < len(text) && w.filled
		end := strings.IndexFunc(trimmed, blankIn)
		if end < 0 {
			end = len(trimmed)
		}
		w.word(trimmed[:end])
		text = trimmed[end:]
	}
}

// blankIn reports whether HTML takes r for white space; a no-break space is what
// programs write for spaces that are to stay.
func blankIn(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', '\f':
		return true
	}
	return false
}

// word writes what is due before a word, and the word.
func (w *page) word(text string) {
	if text == "" {
		return
	}
	if w.out.Len() > 0 {
		for range min(w.lines, 2) {
			w.out.WriteByte('\n')
		}
	}
	fresh := w.lines > 0 || w.out.Len() == 0
	w.lines = 0
	switch {
	case fresh && w.quoted > 0:
		w.out.WriteString(strings.Repeat(">", min(w.quoted, 8)) + " ")
	case !fresh && w.space:
		w.out.WriteByte(' ')
	}
	if w.point {
		w.out.WriteString("- ")
		w.point = false
	}
	w.out.WriteString(strings.ReplaceAll(text, "\u00a0", " "))
	w.space, w.filled = false, true
}
