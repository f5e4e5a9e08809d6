package imap

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	goimap "github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapserver"
	"github.com/emersion/go-imap/v2/imapserver/imapmemserver"

	"shoudao/ingest/peer"
)

// A memory is a real IMAP server with mails in memory, spoken to through a pipe, so that
// it can be waited for without letting time pass.
type memory struct {
	server *imapserver.Server
	user   *imapmemserver.User
	calls  chan net.Conn
	last   net.Conn // the server's end of the last connection
	idle   bool     // the server says that it has IDLE
	heard  *lines
}

func newMemory(t *testing.T, idle bool) *memory {
	t.Helper()
	m := &memory{user: imapmemserver.NewUser(her, secret), calls: make(chan net.Conn), idle: idle, heard: &lines{}}
	for _, name := range []string{"INBOX", "other"} {
		if err := m.user.Create(name, nil); err != nil {
			t.Fatal(err)
		}
	}
	all := imapmemserver.New()
	all.AddUser(m.user)
	m.server = imapserver.New(&imapserver.Options{
		NewSession: func(*imapserver.Conn) (imapserver.Session, *imapserver.GreetingData, error) {
			return all.NewSession(), nil, nil
		},
		Caps: goimap.CapSet{goimap.CapIMAP4rev1: {}}, InsecureAuth: true,
		Logger: log.New(io.Discard, "", 0),
	})
	over := make(chan struct{})
	go func() {
		defer close(over)
		m.server.Serve(m)
	}()
	t.Cleanup(func() {
		m.server.Close()
		<-over
	})
	return m
}

// Accept, Close and Addr make it the listener that the server wants.
func (m *memory) Accept() (net.Conn, error) {
	c, ok := <-m.calls
	if !ok {
		return nil, net.ErrClosed
	}
	return c, nil
}

func (m *memory) Close() error   { close(m.calls); return nil }
func (m *memory) Addr() net.Addr { return &net.TCPAddr{} }

// A heard is a connection of which the words of the client are kept.
type heard struct {
	net.Conn
	lines *lines
	idle  bool
}

func (h heard) Read(b []byte) (int, error) {
	n, err := h.Conn.Read(b)
	if !h.idle { // what the server has, it says
		copy(b[:n], bytes.ReplaceAll(b[:n], []byte(" IDLE"), []byte(" NONE")))
	}
	return n, err
}

func (h heard) Write(b []byte) (int, error) {
	h.lines.mu.Lock()
	fmt.Fprint(&h.lines.all, string(b))
	h.lines.mu.Unlock()
	return h.Conn.Write(b)
}

func (m *memory) source(o Options) *Source {
	o.Address, o.Security, o.User, o.Password, o.Location = "127.0.0.1:143", Plain, her, secret, east
	src := New(o)
	src.dial = func(context.Context, string) (net.Conn, error) {
		here, there := net.Pipe()
		m.last = there
		m.calls <- there
		return heard{here, m.heard, m.idle}, nil
	}
	return src
}

func (m *memory) deliver(t *testing.T, mailbox string, n int) {
	t.Helper()
	text := strings.NewReader(fmt.Sprintf(note, n, n, n) + "text\r\n")
	if _, err := m.user.Append(mailbox, posted{text, int64(text.Len())}, &goimap.AppendOptions{Time: time.Date(2026, 7, 1, 9, 0, 0, 0, east)}); err != nil {
		t.Fatal(err)
	}
}

type posted struct {
	io.Reader
	size int64
}

func (m posted) Size() int64 { return m.size }

// waits runs Wait in the background; its error comes when it ends.
func waits(t *testing.T, src *Source) (ended <-chan error, stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	c := make(chan error, 1)
	go func() { c <- src.Wait(ctx) }()
	return c, cancel
}

func TestWaits(t *testing.T) {
	const long = 3 * time.Hour
	for name, c := range map[string]struct {
		idle    bool
		mailbox string
		within  time.Duration
	}{
		"with IDLE it is called at once":             {true, "INBOX", 0},
		"another mailbox it looks at":                {true, "other", 5 * time.Minute},
		"without IDLE it looks at the first as well": {false, "INBOX", 5 * time.Minute},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				m := newMemory(t, c.idle)
				m.deliver(t, "INBOX", 1)
				src := m.source(Options{Mailboxes: []string{"INBOX", "other"}})
				ended, stop := waits(t, src)
				defer stop()
				if err := <-ended; err != nil {
					t.Fatalf("before anything was read: %v", err)
				}
				if got, _, _, err := collect(t, src, ""); err != nil || len(got) != 1 {
					t.Fatal(got, err)
				}
				ended, stop = waits(t, src)
				defer stop()
				<-time.After(long)
				synctest.Wait()
				select {
				case err := <-ended:
					t.Fatalf("nothing is new, and it ends with %v", err)
				default:
				}
				m.deliver(t, c.mailbox, 2)
				start := time.Now()
				if err := <-ended; err != nil {
					t.Errorf("error %v", err)
				}
				if took := time.Since(start); took > c.within {
					t.Errorf("it took %v", took)
				}
				idles := strings.Count(m.heard.text(), " IDLE\r\n")
				if c.idle && idles < int(long/longestPoll) || !c.idle && idles > 0 {
					t.Errorf("in %v it said IDLE %d times", long, idles)
				}
			})
		})
	}
}

func TestAMailThatComesBetweenReadingAndWaitingIsNotMissed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := newMemory(t, true)
		src := m.source(Options{})
		collect(t, src, "")
		m.deliver(t, "INBOX", 1)
		start := time.Now()
		if err := src.Wait(t.Context()); err != nil || time.Since(start) > 0 {
			t.Errorf("after %v: %v", time.Since(start), err)
		}
	})
}

func TestAWaitEnds(t *testing.T) {
	for _, idle := range []bool{true, false} {
		t.Run(fmt.Sprint("when it is cancelled, IDLE ", idle), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				src := newMemory(t, idle).source(Options{})
				collect(t, src, "")
				ended, stop := waits(t, src)
				synctest.Wait()
				stop()
				if err := <-ended; !errors.Is(err, context.Canceled) {
					t.Errorf("error %v", err)
				}
			})
		})
		t.Run(fmt.Sprint("when the server hangs up, IDLE ", idle), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				m := newMemory(t, idle)
				src := m.source(Options{})
				collect(t, src, "")
				ended, stop := waits(t, src)
				defer stop()
				synctest.Wait()
				m.last.Close()
				if err := <-ended; !errors.Is(err, peer.ErrUnreachable) {
					t.Errorf("error %v", err)
				}
			})
		})
	}
}
