package imap

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"

	goimap "github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
	"github.com/emersion/go-sasl"

	"shoudao/ingest/peer"
)

// A conn is a connection to the server on which the user has been let in.
type conn struct {
	options Options
	wire    *wire
	client  *imapclient.Client
	caps    goimap.CapSet
	news    chan struct{} // the server says unasked that there are more mails
	box     string        // that is open; empty: none
}

// connect goes all the way to where mailboxes can be opened.
func (s *Source) connect(ctx context.Context) (*conn, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	host, _, err := net.SplitHostPort(s.options.Address)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", peer.ErrUnreachable, err)
	}
	if s.options.Security == Plain && !peer.Loopback(host) {
		return nil, fmt.Errorf("%s: %w", s.options.Address, ErrInsecure)
	}
	raw, err := s.dial(ctx, s.options.Address)
	if err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, fmt.Errorf("%w: %w", peer.ErrUnreachable, err)
	}
	c := &conn{options: s.options, wire: &wire{Conn: raw, patience: s.options.Patience, most: s.most}, news: make(chan struct{}, 1)}
	if err := c.open(ctx, host); err != nil {
		c.close()
		return nil, fmt.Errorf("%s: %w", s.options.Address, err)
	}
	return c, nil
}

// open greets the server and lets the user in.
func (c *conn) open(ctx context.Context, host string) error {
	trust := &tls.Config{MinVersion: tls.VersionTLS12}
	if c.options.Trust != nil {
		trust = c.options.Trust.Clone()
	}
	if trust.ServerName == "" {
		trust.ServerName = host
	}
	if err := c.do(ctx, "greet", func() error { return c.greet(ctx, trust) }); err != nil {
		return err
	}
	if c.client.State() != goimap.ConnStateAuthenticated {
		if err := c.do(ctx, "log in", c.logIn); err != nil {
			return as(err, ErrRefused)
		}
	}
	return c.do(ctx, "ask for capabilities", func() (err error) {
		if c.caps, err = c.client.Capability().Wait(); err != nil || !c.caps.Has(goimap.CapID) {
			return err
		}
		// Some servers open no mailbox for a program that has not said its name. What
		// they answer is of no use.
		_, err = c.client.ID(&goimap.IDData{Name: "shoudao"}).Wait()
		var answer *goimap.Error
		if errors.As(err, &answer) {
			return nil
		}
		return err
	})
}

// greet makes the connection secure and waits for the first word of the server.
func (c *conn) greet(ctx context.Context, trust *tls.Config) error {
	o := &imapclient.Options{
		TLSConfig:   trust,
		DebugWriter: new(plumb),
		WordDecoder: wordDecoder(),
		UnilateralDataHandler: &imapclient.UnilateralDataHandler{Mailbox: func(d *imapclient.UnilateralDataMailbox) {
			if d.NumMessages != nil {
				select {
				case c.news <- struct{}{}:
				default: // it has been said already
				}
			}
		}},
	}
	var err error
	switch c.options.Security {
	case StartTLS:
		if c.client, err = imapclient.NewStartTLS(c.wire, o); err != nil {
			return c.notIMAP(err)
		}
	case Plain:
		c.client = imapclient.New(c.wire, o)
	default:
		secure := tls.Client(c.wire, trust)
		if err := secure.HandshakeContext(ctx); err != nil {
			return err
		}
		c.client = imapclient.New(secure, o)
	}
	return c.notIMAP(c.greeting())
}

// greeting waits for the first word of the server. Where it is a goodbye the library says
// either so or that the connection is closed, as chance has it.
func (c *conn) greeting() (err error) {
	var answer *goimap.Error
	for range 64 {
		if err = c.client.WaitGreeting(); err == nil || errors.As(err, &answer) || c.wire.broken() != nil {
			break
		}
	}
	return err
}

// notIMAP says of a first answer that cannot be read that it comes from no IMAP server;
// and of a NO to STARTTLS, that it is none in this security.
func (c *conn) notIMAP(err error) error {
	var answer *goimap.Error
	var untrusted *tls.CertificateVerificationError
	var other tls.RecordHeaderError
	switch {
	case err == nil, errors.As(err, &untrusted), errors.As(err, &other), c.wire.broken() != nil:
		return err
	case errors.As(err, &answer) && answer.Type == goimap.StatusResponseTypeBye:
		return err
	}
	return &strange{err}
}

// A strange error is one of the first words of a server.
type strange struct{ err error }

func (e *strange) Error() string { return e.err.Error() }

// logIn sends user and password. Where the server takes no bare ones, it is given
// them in the one other form that every server knows.
func (c *conn) logIn() error {
	caps := c.client.Caps()
	if caps.Has(goimap.CapLoginDisabled) && caps.Has(goimap.AuthCap(sasl.Plain)) {
		return c.client.Authenticate(sasl.NewPlainClient("", c.options.User, c.options.Password))
	}
	return c.client.Login(c.options.User, c.options.Password).Wait()
}

// do runs one command, and closes the connection when the context ends or the server
// falls silent, which ends the command.
func (c *conn) do(ctx context.Context, op string, command func() error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	defer context.AfterFunc(ctx, func() { c.wire.Conn.Close() })()
	defer c.wire.expect()()
	return c.explain(ctx, op, command())
}

// close takes leave and closes. What the server says to that nobody waits for.
func (c *conn) close() {
	if c.client != nil && c.wire.broken() == nil && c.client.State() != goimap.ConnStateLogout {
		c.client.Logout()
	}
	c.wire.Conn.Close()
	if c.client != nil {
		c.client.Close()
	}
}

// examine opens a mailbox for reading only: nothing in it changes by what is done
// afterwards.
func (c *conn) examine(ctx context.Context, mailbox string) (state, error) {
	var data *goimap.SelectData
	err := c.do(ctx, "open mailbox", func() (err error) {
		data, err = c.client.Select(mailbox, &goimap.SelectOptions{ReadOnly: true}).Wait()
		return err
	})
	if err != nil {
		c.box = ""
		return state{}, c.missing(ctx, mailbox, err)
	}
	c.box = mailbox
	return state{data.UIDValidity, uint32(data.UIDNext), data.NumMessages}, nil
}

// missing says why a mailbox could not be opened: it is not there, or it is and the
// server will not.
func (c *conn) missing(ctx context.Context, mailbox string, err error) error {
	var r *refusal
	if !errors.As(err, &r) || r.answer.Type != goimap.StatusResponseTypeNo {
		return err
	}
	var found []*goimap.ListData
	listed := c.do(ctx, "look for mailbox", func() (err error) {
		found, err = c.client.List("", mailbox, nil).Collect()
		return err
	})
	switch {
	case listed != nil:
		return listed
	case len(found) > 0:
		return &MailboxError{mailbox, as(err, ErrRefused)}
	}
	return &MailboxError{mailbox, ErrNoMailbox}
}

// status asks how a mailbox stands that is not open.
func (c *conn) status(ctx context.Context, mailbox string) (state, error) {
	var data *goimap.StatusData
	err := c.do(ctx, "ask for status", func() (err error) {
		data, err = c.client.Status(mailbox, &goimap.StatusOptions{NumMessages: true, UIDNext: true, UIDValidity: true}).Wait()
		return err
	})
	if err != nil {
		return state{}, c.missing(ctx, mailbox, err)
	}
	st := state{validity: data.UIDValidity, next: uint32(data.UIDNext)}
	if data.NumMessages != nil {
		st.count = *data.NumMessages
	}
	return st, nil
}

// search finds the numbers of the mails behind base in the open mailbox, in ascending
// order. A first reading goes back to the day that the options name.
func (c *conn) search(ctx context.Context, base uint32) ([]goimap.UID, error) {
	behind := goimap.UIDSet{}
	behind.AddRange(goimap.UID(base)+1, 0)
	criteria := &goimap.SearchCriteria{UID: []goimap.UIDSet{behind}}
	if base == 0 && !c.options.Since.IsZero() {
		criteria.Since = c.options.Since.In(c.options.Location)
	}
	var data *goimap.SearchData
	err := c.do(ctx, "search", func() (err error) {
		data, err = c.client.UIDSearch(criteria, nil).Wait()
		return err
	})
	if err != nil {
		return nil, err
	}
	found, ok := data.All.(goimap.UIDSet)
	if !ok || found.Dynamic() || size(found) > mostMails {
		return nil, fmt.Errorf("search: %w: %d numbers", peer.ErrUnreadable, size(found))
	}
	return data.AllUIDs(), nil
}

// mostMails is more than any mailbox holds.
const mostMails = 1 << 24

func size(set goimap.UIDSet) (n int) {
	for _, r := range set {
		n += int(r.Stop) - int(r.Start) + 1
	}
	return n
}
