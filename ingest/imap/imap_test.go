package imap

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	goimap "github.com/emersion/go-imap/v2"
	"github.com/google/go-cmp/cmp"

	"shoudao/ingest"
	"shoudao/ingest/ingesttest"
)

var update = flag.Bool("update", false, "write what is read to testdata")

var _ ingest.Source = (*Source)(nil)

// said writes what a source tells, one record a line.
func said(t *testing.T, src *Source, since ingest.Cursor) (text string, last ingest.Cursor) {
	t.Helper()
	var messages, skips strings.Builder
	repeated := 0
	last = since
	for p, err := range src.Pages(t.Context(), since) {
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range p.Messages {
			fmt.Fprintln(&messages, written(m))
		}
		for _, s := range p.Skipped {
			fmt.Fprintf(&skips, "skip %s %d %s %q\n", s.Path, s.Line, s.Fault, s.Detail)
		}
		repeated += p.Repeated
		last = p.Next
	}
	if repeated > 0 {
		fmt.Fprintf(&skips, "repeated %d\n", repeated)
	}
	return messages.String() + skips.String(), last
}

func written(m ingest.Message) string {
	form := time.DateTime
	if m.Precision == ingest.ToMinute {
		form = "2006-01-02 15:04"
	}
	parts := []string{m.SentAt.In(east).Format(form)}
	if !m.ID.OfContent() {
		parts = append(parts, m.ID.Native)
	}
	parts = append(parts, fmt.Sprintf("in %s [%s]", m.Group.Name, m.Group.ID))
	if m.Group.Direct {
		parts = append(parts, "(two)")
	}
	parts = append(parts, fmt.Sprintf("by %s [%s]", m.Sender, m.SenderID), m.Kind.String(), fmt.Sprintf("%q", m.Text))
	for _, a := range m.Attachments {
		_, at, _ := strings.Cut(a.Place, "/;")
		parts = append(parts, fmt.Sprintf("\n    file %q %d %s", a.Name, a.Size, at))
	}
	if len(m.Mentions) > 0 {
		parts = append(parts, fmt.Sprintf("to %q", m.Mentions))
	}
	if m.MentionAll {
		parts = append(parts, "to all")
	}
	if !m.ReplyTo.IsZero() {
		parts = append(parts, "answers "+m.ReplyTo.Native)
	}
	return strings.Join(parts, " ")
}

func TestReadsEveryMail(t *testing.T) {
	d := newDovecot(t)
	c := d.client(t)
	before := flags(t, c, "INBOX")
	if len(before) == 0 || slices.ContainsFunc(before, func(f []goimap.Flag) bool { return slices.Contains(f, goimap.FlagSeen) }) {
		t.Fatalf("somebody has read the mails: %v", before)
	}
	got, _ := said(t, New(d.options()), "")
	got = strings.ReplaceAll(got, d.address, "127.0.0.1")
	path := filepath.Join("testdata", "want.txt")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(before, flags(t, c, "INBOX")); diff != "" {
		t.Errorf("the flags of the mails have changed (-before +after):\n%s", diff)
	}
}

func TestKeepsThePromisesOfASource(t *testing.T) {
	d := newDovecot(t)
	o := d.options()
	o.PageSize = 3
	got := ingesttest.Run(t, func() ingest.Source { return New(o) })
	if want := (ingest.Tally{Read: 28, Stored: 23, Known: 3, Unreadable: 2}); got != want {
		t.Errorf("balance %+v, want %+v", got, want)
	}
}
