package imap

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"
	"unicode/utf8"

	goimap "github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
	"golang.org/x/text/encoding/simplifiedchinese"

	"shoudao/ingest"
	"shoudao/ingest/ingesttest"
	"shoudao/ingest/peer"
)

func TestTalksInEverySecurity(t *testing.T) {
	t.Parallel()
	d := newDovecot(t)
	for name, c := range map[string]struct {
		change func(*Options)
		want   error
	}{
		"TLS":                          {func(o *Options) { o.Address, o.Security, o.Trust = d.secure, TLS, d.trust }, nil},
		"STARTTLS":                     {func(o *Options) { o.Security, o.Trust = StartTLS, d.trust }, nil},
		"in the clear on one computer": {func(*Options) {}, nil},
		"TLS, not trusted":             {func(o *Options) { o.Address, o.Security = d.secure, TLS }, ErrUntrusted},
		"STARTTLS, not trusted":        {func(o *Options) { o.Security = StartTLS }, ErrUntrusted},
		"TLS where there is none":      {func(o *Options) { o.Security, o.Trust = TLS, d.trust }, peer.ErrForeign},
		"another password":             {func(o *Options) { o.Password = "another" }, ErrRefused},
		"nobody there":                 {func(o *Options) { o.Address = freePort(t) }, peer.ErrUnreachable},
		"no such mailbox":              {func(o *Options) { o.Mailboxes = []string{"没有"} }, ErrNoMailbox},
	} {
		t.Run(name, func(t *testing.T) {
			o := d.options()
			c.change(&o)
			got, _, _, err := collect(t, New(o), "")
			if !errors.Is(err, c.want) || (c.want == nil) != (len(got) > 0) {
				t.Errorf("%d mails, error %v, want %v", len(got), err, c.want)
			}
			if err != nil && strings.Contains(err.Error(), secret) {
				t.Errorf("the password stands in %v", err)
			}
		})
	}
}

func post(t *testing.T, c *imapclient.Client, mailbox, text string) {
	t.Helper()
	cmd := c.Append(mailbox, int64(len(text)), &goimap.AppendOptions{Time: time.Date(2026, 7, 2, 8, 0, 0, 0, east)})
	if _, err := cmd.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
}

func TestTakesUpWhatComesLater(t *testing.T) {
	t.Parallel()
	d := newDovecot(t)
	c := d.client(t)
	src := New(d.options())
	_, _, last, err := collect(t, src, "")
	if err != nil {
		t.Fatal(err)
	}
	post(t, c, "INBOX", fmt.Sprintf(note, 1, 1, 1)+"new\r\n")
	post(t, c, "防汛", fmt.Sprintf(note, 2, 2, 2)+"new\r\n")
	o := d.options()
	o.Since = time.Date(2026, 7, 2, 0, 0, 0, 0, east)
	o.Mailboxes = []string{"inbox", "INBOX", "防汛"}
	if got, _, _, err := collect(t, New(o), ""); err != nil || len(got) != 2 {
		t.Errorf("since the day of their arrival %v, error %v", got, err)
	}
	got, _, last, err := collect(t, src, last)
	if err != nil || len(got) != 2 || got[0].ID.Native != "1@x" || got[1].ID.Native != "2@x" {
		t.Errorf("%v, error %v", got, err)
	}
	if got, _, _, err := collect(t, src, last); err != nil || len(got) > 0 {
		t.Errorf("and then %v, error %v", got, err)
	}
}

func TestReadsAnewWhatDovecotNumbersAnew(t *testing.T) {
	t.Parallel()
	d := newDovecot(t)
	c := d.client(t)
	o := d.options()
	o.Mailboxes = []string{"new", "INBOX"}
	if err := c.Create("new", nil).Wait(); err != nil {
		t.Fatal(err)
	}
	post(t, c, "new", fmt.Sprintf(note, 1, 1, 1)+"once\r\n")
	var sink ingesttest.Memory
	first, err := ingest.Pull(t.Context(), New(o), &sink, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Delete("new").Wait(); err != nil {
		t.Fatal(err)
	}
	if err := c.Create("new", nil).Wait(); err != nil {
		t.Fatal(err)
	}
	post(t, c, "new", fmt.Sprintf(note, 1, 1, 1)+"once\r\n")
	post(t, c, "new", fmt.Sprintf(note, 2, 2, 2)+"twice\r\n")
	second, err := ingest.Pull(t.Context(), New(o), &sink, nil)
	if want := (ingest.Tally{Read: 2, Stored: 1, Known: 1}); err != nil || first.Stored == 0 || second != want {
		t.Errorf("first %+v, then %+v, want %+v, error %v", first, second, want, err)
	}
}

func TestGrowsAndGoesOnAfterAnInterruption(t *testing.T) {
	t.Parallel()
	before, after := newDovecot(t), newDovecot(t)
	c := after.client(t)
	post(t, c, "INBOX", fmt.Sprintf(note, 7, 7, 7)+"new\r\n")
	post(t, c, "INBOX", strings.Replace(fmt.Sprintf(note, 8, 8, 8), "1 Jul", "1 May", 1)+"older\r\n")
	ingesttest.Grow(t, twin(before, ""), twin(after, before.address))
}

// twin is a source on one server under the name of another, as if it were that one later.
func twin(d *dovecot, name string) func() ingest.Source {
	return func() ingest.Source {
		o := d.options()
		if name != "" {
			o.Address = name
		}
		o.PageSize = 3
		src := New(o)
		src.dial = func(ctx context.Context, _ string) (net.Conn, error) {
			return (&net.Dialer{}).DialContext(ctx, "tcp", d.address)
		}
		return src
	}
}

func TestIsCalledByDovecot(t *testing.T) {
	t.Parallel()
	d := newDovecot(t)
	c := d.client(t)
	src := New(d.options())
	if _, _, _, err := collect(t, src, ""); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	idles := make(chan struct{})
	dial := src.dial
	src.dial = func(ctx context.Context, address string) (net.Conn, error) {
		c, err := dial(ctx, address)
		return &alert{Conn: c, word: []byte("+ idling"), heard: idles}, err
	}
	go func() { ended <- src.Wait(t.Context()) }()
	<-idles
	post(t, c, "INBOX", fmt.Sprintf(note, 1, 1, 1)+"new\r\n")
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

// An alert is a connection that tells when the server says a word.
type alert struct {
	net.Conn
	word  []byte
	heard chan struct{}
}

func (a *alert) Read(b []byte) (int, error) {
	n, err := a.Conn.Read(b)
	if a.heard != nil && bytes.Contains(b[:n], a.word) {
		close(a.heard)
		a.heard = nil
	}
	return n, err
}

// A meter is a connection that counts what comes.
type meter struct {
	net.Conn
	n *atomic.Int64
}

func (m meter) Read(b []byte) (int, error) {
	n, err := m.Conn.Read(b)
	m.n.Add(int64(n))
	return n, err
}

func TestFetchesOfAHugeMailOnlyTheBeginning(t *testing.T) {
	t.Parallel()
	d := newDovecot(t)
	c := d.client(t)
	text, err := simplifiedchinese.GB18030.NewEncoder().String(strings.Repeat("水位三米二，", 200_000))
	if err != nil {
		t.Fatal(err)
	}
	mail := strings.Replace(fmt.Sprintf(note, 1, 1, 1), "\r\n\r\n", "\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n", 1) +
		"--b\r\nContent-Type: text/plain; charset=gb18030\r\n\r\n" + text +
		"\r\n--b\r\nContent-Type: video/mp4; name=a.mp4\r\n\r\n" + strings.Repeat("x", 3<<20) + "\r\n--b--\r\n"
	if err := c.Create("huge", nil).Wait(); err != nil {
		t.Fatal(err)
	}
	post(t, c, "huge", mail)
	o := d.options()
	o.Mailboxes = []string{"huge"}
	src := New(o)
	var came atomic.Int64
	dial := src.dial
	src.dial = func(ctx context.Context, address string) (net.Conn, error) {
		c, err := dial(ctx, address)
		return meter{c, &came}, err
	}
	got, _, _, err := collect(t, src, "")
	if err != nil || len(got) != 1 {
		t.Fatal(got, err)
	}
	m := got[0]
	if n := came.Load(); n > maxText+10_000 {
		t.Errorf("%d bytes came", n)
	}
	if n := len(m.Text); n < maxText || !utf8.ValidString(m.Text) || strings.Contains(m.Text, "\ufffd") {
		t.Errorf("%d bytes of text, ending in %q", n, m.Text[n-20:])
	}
	if want := []ingest.Attachment{{Name: "a.mp4", Size: 3 << 20}}; len(m.Attachments) != 1 || m.Attachments[0].Name != want[0].Name || m.Attachments[0].Size != want[0].Size {
		t.Errorf("files %v", m.Attachments)
	}
}

func TestReadsTheSameWithRoomForNothing(t *testing.T) {
	t.Parallel()
	d := newDovecot(t)
	want, _ := said(t, New(d.options()), "")
	for _, room := range []int{0, 2000} {
		o := d.options()
		o.PageSize = 2
		src := New(o)
		src.room = room
		if got, _ := said(t, src, ""); sorted(got) != sorted(want) {
			t.Errorf("with room for %d bytes:\n%s", room, got)
		}
	}
}

// sorted has the lines of a text in an order that does not depend on pages.
func sorted(text string) string {
	all := strings.Split(text, "\n")
	slices.Sort(all)
	return strings.Join(all, "\n")
}
