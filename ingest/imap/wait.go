package imap

import (
	"context"
	"errors"
	"time"

	goimap "github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
)

// longestPoll is below the 29 minutes after which RFC 2177 wants IDLE to be said anew,
// because a server may take a client for gone after half an hour.
const longestPoll = 28 * time.Minute

// Wait returns nil when there may be more than the last complete reading has found, or
// the context's error. It has a connection of its own, which it closes. A server with
// IDLE calls for the first mailbox; the others, and all on a server without, are looked
// at every [Options.Poll].
func (s *Source) Wait(ctx context.Context) error {
	c, err := s.connect(ctx)
	if err != nil {
		return err
	}
	defer c.close()
	for {
		if news, err := s.news(ctx, c); err != nil || news {
			return err
		}
		if err := c.rest(ctx); err != nil {
			return err
		}
	}
}

// news reports whether a mailbox stands otherwise than it was last found. One that is
// not there is for the next reading to tell.
func (s *Source) news(ctx context.Context, c *conn) (bool, error) {
	for i := len(s.options.Mailboxes) - 1; i >= 0; i-- {
		look := c.status
		if i == 0 && c.idles() {
			look = c.examine // last, since IDLE is about the mailbox that is open
		}
		name := s.options.Mailboxes[i]
		st, err := look(ctx, name)
		var none *MailboxError
		if errors.As(err, &none) {
			continue
		}
		if err != nil {
			return false, err
		}
		s.mu.Lock()
		seen, ok := s.seen[name]
		s.mu.Unlock()
		if !ok || st.validity != seen.validity || st.next > seen.next || st.next == 0 && st.count != seen.count {
			return true, nil
		}
	}
	return false, nil
}

func (c *conn) idles() bool { return c.caps.Has(goimap.CapIdle) || c.caps.Has(goimap.CapIMAP4rev2) }

// rest lets time pass until the server calls, or until it is time to look.
func (c *conn) rest(ctx context.Context) error {
	enough := time.NewTimer(c.options.Poll)
	defer enough.Stop()
	if !c.idles() || c.box == "" {
		select {
		case <-enough.C:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		case <-c.client.Closed():
			return c.do(ctx, "wait", func() error { return errClosed })
		}
	}
	var idle *imapclient.IdleCommand
	err := c.do(ctx, "wait", func() (err error) {
		idle, err = c.client.Idle()
		return err
	})
	if err != nil {
		return err
	}
	select {
	case <-c.news:
	case <-enough.C:
	case <-c.client.Closed():
	case <-ctx.Done():
		c.wire.Conn.Close() // IDLE cannot be ended politely without waiting for it
	}
	err = c.do(context.WithoutCancel(ctx), "wait", func() error {
		if err := idle.Close(); err != nil {
			return err
		}
		return idle.Wait()
	})
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}

// errClosed is what a wait ends with when the server hangs up.
var errClosed = errors.New("the server has closed the connection")
