package digest_test

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/net/html"

	"shoudao/cmd/shoudao/digest"
	"shoudao/ingest"
	"shoudao/triage"
	"shoudao/tui"
	"shoudao/tui/text"
)

var langs = []text.Lang{text.Chinese, text.English}

// hostile are texts that mean something where they must not.
var hostile = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `</title></style></svg><script>x()</script>`, `' onmouseover='x()`,
	"javascript:alert(1)", "<!-- ", "]]>", "{{.Title}}", "&lt;b&gt;", "[点我](http://evil.example/) ![x](http://evil.example/x.png)",
	"# 大标题", "1. 一", "- 二", "> 三", "| a | b |", "```", "~~~", "---", "***", "    四", `\*`, "http://evil.example/x",
	"\x1b]8;;http://evil.example\x07点\x1b]8;;\x07", "\x1b[2J\x1b[31m红", "反\u202e过来\u2066了", "零\u200b宽\ufeff字\u00ad", "a\u0301\u0301\u0301\u0301\u0301\u0301\u0301", "换\r\n行\u2028段\u0085x\x00y", "\U000e0041tag",
}

// besieged is a digest in which everything that messages bring is hostile.
func besieged(words string) digest.Digest {
	in := input(at(12, "08:12"))
	group := ingest.Group{Name: words}
	dress := func(r digest.Row) digest.Row {
		r.Item.Title, r.Item.Group, r.Item.Sender, r.Message.Text = words, group, words, words
		return r
	}
	moved := linked(ask("b", at(11, "17:00"), at(12, "10:00")), triage.Move, at(11, "19:00"), at(12, "14:30"))
	off := linked(ask("c", at(11, "17:00"), at(12, "10:00")), triage.Cancel, at(11, "19:00"), time.Time{})
	asleep := ask("d", at(11, "09:00"), at(13, "17:00"))
	asleep.Item.Standing.WakeAt = at(13, "08:30")
	in.Queue = []digest.Row{dress(ask("a", at(11, "17:00"), at(12, "12:00"))), dress(moved)}
	in.Look = []digest.Row{dress(ask("e", at(11, "17:00"), time.Time{}))}
	in.Closed, in.Asleep = []digest.Row{dress(off)}, []digest.Row{dress(asleep)}
	in.Balance = triage.Balance{Received: 7, Own: 1, Todo: 2, Look: 1, Filtered: 3}
	in.Groups = []digest.Group{{Group: group, Balance: in.Balance}}
	in.Hours = []digest.Hour{{At: at(11, "17:00"), Balance: in.Balance}}
	in.Near = []digest.Miss{{Message: ingest.Message{ID: ingest.ID{Source: words, Native: words}, Group: group, Sender: words, Text: words, SentAt: at(11, "17:10")}, Verdict: triage.Verdict{Band: triage.Filtered, Code: triage.NoAddress, Score: 30}, Lacks: []triage.Code{triage.NoAddress}}}
	gap := tui.Gap{From: at(11, "20:00"), To: at(11, "21:00")}
	in.Cover.Groups = append(in.Cover.Groups, tui.Reach{Group: group, Until: at(10, "08:00")}, tui.Reach{Group: group, Until: in.At, Hush: tui.Hush{Usual: 9, Since: at(11, "16:00")}})
	in.Cover.Unread = []string{words}
	in.Cover.Feeds = []digest.Feed{{Name: words, Fault: words, Do: words, Gaps: []tui.Gap{gap}, Lacks: []tui.Lack{{Group: words, Gap: gap, Messages: 2}}}}
	return digest.Make(in)
}

func written(t *testing.T, form func(io.Writer, digest.Digest, text.Words) error, d digest.Digest, lang text.Lang) string {
	t.Helper()
	var b bytes.Buffer
	if err := form(&b, d, text.For(lang)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestHostile holds that words of messages are nothing but words in every form.
func TestHostile(t *testing.T) {
	plain := written(t, digest.HTML, besieged("平常"), text.Chinese)
	for _, words := range hostile {
		d := besieged(words)
		for _, form := range []func(io.Writer, digest.Digest, text.Words) error{digest.Text, digest.Markdown, digest.HTML} {
			for _, lang := range langs {
				got := written(t, form, d, lang)
				if i := strings.IndexFunc(got, obeyed); i >= 0 {
					t.Errorf("%q: %q is written", words, got[i:min(len(got), i+8)])
				}
			}
		}
		if diff := shape(t, written(t, digest.HTML, d, text.Chinese)); diff != shape(t, plain) {
			t.Errorf("%q changes what the page is made of", words)
		}
		md := written(t, digest.Markdown, d, text.Chinese)
		for line := range strings.Lines(md) {
			if strings.HasPrefix(line, "    ") {
				continue // of a drawing: a block without markup
			}
			if bare := unescaped(line); strings.ContainsAny(bare, "<>[]|~!") || strings.Contains(bare, "://") {
				t.Errorf("%q is markup in %q", words, line)
			}
		}
	}
}

// obeyed reports whether a terminal, or a reader's eye, obeys r.
func obeyed(r rune) bool {
	return unicode.Is(unicode.C, r) && r != '\n'
}

// unescaped is a line of Markdown without the signs that stand for themselves.
func unescaped(line string) string {
	var b strings.Builder
	for i := 0; i < len(line); i++ {
		if line[i] == '\\' {
			i++
			continue
		}
		b.WriteByte(line[i])
	}
	return b.String()
}

// shape are the elements of a page and their attributes, without what is text; it fails
// where the page could fetch or run anything.
func shape(t *testing.T, page string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		b.WriteString(n.Data + " ")
		if slices.Contains(strings.Fields("script img iframe link object embed a form input base audio video image use foreignObject"), n.Data) {
			t.Errorf("the page has a %s", n.Data)
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || strings.Contains(a.Key, "href") || a.Key == "src" || a.Key == "style" || a.Key == "srcset" {
				t.Errorf("the page has a %s %s", n.Data, a.Key)
			}
			b.WriteString(a.Key + " ")
		}
	}
	if strings.Contains(page, "url(") || strings.Contains(page, "@import") {
		t.Error("the style fetches something")
	}
	return b.String()
}

// TestGlyphs holds that what the program draws itself is one cell wide everywhere, and that
// no line of the text is far too long for a terminal.
func TestGlyphs(t *testing.T) {
	d := besieged("plain")
	for _, lang := range langs {
		for line := range strings.Lines(said(t, d, lang)) {
			for _, r := range line {
				if r >= 0x80 && !(r >= 0x4E00 && r <= 0x9FFF) && !(r >= 0x3001 && r <= 0x3011) && !(r >= 0xFF01 && r <= 0xFF60) {
					t.Errorf("%q: the width of %q is not sure", line, r)
				}
			}
			if n := ansi.StringWidth(line); n > 160 {
				t.Errorf("%d cells: %q", n, line)
			}
		}
	}
}
