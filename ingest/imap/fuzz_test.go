package imap

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	goimap "github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapserver"
	"github.com/google/go-cmp/cmp"

	"shoudao/ingest"
)

// mails are those in testdata.
func mails(t testing.TB) (all [][]byte) {
	t.Helper()
	paths, err := filepath.Glob("testdata/*/*.eml")
	if err != nil || len(paths) == 0 {
		t.Fatal("no mails", err)
	}
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, raw)
	}
	return all
}

// TestAMailMayEndAnywhere cuts the mails off at many places.
func TestAMailMayEndAnywhere(t *testing.T) {
	r := New(Options{Address: "mail.example:993", User: her, Location: east}).letters("INBOX")
	for _, raw := range mails(t) {
		for end := 0; end < len(raw); end += 23 {
			lawful(t, "structure", r.pieces(t.Context(), byStructure(raw[:end])))
			lawful(t, "beginning", r.pieces(t.Context(), byBeginning(raw[:end])))
		}
	}
}

// FuzzMail holds what every mail promises, whatever it is, read by its structure and read
// by its beginning: one record at least, the mail's own first, text that is text, and the
// same again.
func FuzzMail(f *testing.F) {
	for _, raw := range mails(f) {
		f.Add(raw)
	}
	src := New(Options{Address: "mail.example:993", User: her, Names: []string{"蒲晓梅"}, Location: east})
	r := src.letters("INBOX")
	f.Fuzz(func(t *testing.T, raw []byte) {
		for name, read := range map[string]func([]byte) letter{"structure": byStructure, "beginning": byBeginning} {
			got := r.pieces(t.Context(), read(raw))
			lawful(t, name, got)
			if diff := cmp.Diff(got, r.pieces(t.Context(), read(raw)), cmp.AllowUnexported(piece{})); diff != "" {
				t.Fatalf("%s (-once +twice):\n%s", name, diff)
			}
		}
	})
}

// arrival is when the mails of the fuzzing arrive.
var arrival = time.Date(2026, 7, 1, 9, 0, 0, 0, east)

func byBeginning(raw []byte) letter {
	return letter{uid: 7, arrived: arrival, header: raw, root: found(headerOf(raw), bodyOf(raw), nil, 0, true)}
}

// byStructure is a mail as a server with another parser tells it.
func byStructure(raw []byte) letter {
	l := letter{uid: 7, arrived: arrival, header: raw, root: told(imapserver.ExtractBodyStructure(bytes.NewReader(raw)), nil, 0)}
	for _, p := range l.root.texts() {
		p.body = imapserver.ExtractBodySection(bytes.NewReader(raw), &goimap.FetchItemBodySection{Part: p.path})
	}
	return l
}

func lawful(t *testing.T, name string, got []piece) {
	t.Helper()
	if len(got) == 0 {
		t.Fatalf("%s: nothing", name)
	}
	for i, p := range got {
		if p.skip != nil {
			if p.skip.Fault == "" || p.skip.Line != 7 || !utf8.ValidString(p.skip.Detail) {
				t.Fatalf("%s: %+v", name, *p.skip)
			}
			continue
		}
		m := p.message
		words := []string{m.Text, m.Sender, m.SenderID, m.Group.ID, m.Group.Name, m.ID.Native, m.ReplyTo.Native}
		for _, a := range m.Attachments {
			words = append(words, a.Name, a.Place)
			if a.Size < 0 || a.Name == "" {
				t.Fatalf("%s: file %+v", name, a)
			}
		}
		for j, w := range append(words, m.Mentions...) {
			if !utf8.ValidString(w) || strings.Contains(w, "\x00") || i == 0 && j > 0 && strings.Contains(w, "\n") {
				t.Fatalf("%s: %q in %+v", name, w, m)
			}
		}
		if (m.ID.Source == Namespace) != (i == 0) || m.ID.Native == "" || m.Group == (ingest.Group{}) || !ingest.Plausible(m.SentAt) || p.at != m.SentAt.UnixNano() {
			t.Fatalf("%s: %d: %+v", name, i, m)
		}
	}
}

// FuzzCursor holds that a cursor is understood as a whole or not at all.
func FuzzCursor(f *testing.F) {
	f.Add("")
	f.Add(string(mark{Boxes: []span{{"INBOX", 1, 2, 5}}, At: &position{7, "INBOX", 3, 1}}.cursor()))
	f.Add(`1 {"boxes":null}`)
	f.Fuzz(func(t *testing.T, text string) {
		m := markOf(ingest.Cursor(text))
		if m.At == nil && len(m.Boxes) == 0 {
			return
		}
		if got := m.cursor(); string(got) != text {
			t.Fatalf("%q is taken for %q", text, got)
		}
	})
}
