package imap

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"strings"

	goimap "github.com/emersion/go-imap/v2"

	"shoudao/ingest/file"
	"shoudao/ingest/peer"
)

// What goes wrong besides what package peer tells, by what can be done about it. The errors of
// this package wrap one of these or of those, or are those of the context. What is no IMAP
// server, or not in this security, is [peer.ErrForeign].
var (
	// ErrUntrusted: the certificate is not one for that name by an authority that is
	// known here.
	ErrUntrusted = errors.New("the mail server's certificate is not trusted")
	// ErrRefused: user or password are not taken. Many servers want a code made for
	// mail programs instead of the password.
	ErrRefused = fmt.Errorf("%w: user or password", peer.ErrRefused)
	// ErrInsecure: without TLS, a password would travel in the clear. Only this
	// computer itself is spoken to without.
	ErrInsecure = errors.New("no password is sent without TLS")
	// ErrNoMailbox: there is no such mailbox. See [MailboxError].
	ErrNoMailbox = errors.New("no such mailbox")
	// ErrRenumbered: the server gave the mails of a mailbox other numbers while they
	// were read. The next reading reads them anew.
	ErrRenumbered = fmt.Errorf("%w: the mailbox was numbered anew while it was read", peer.ErrBusy)
)

// A MailboxError says which mailbox could not be read. It wraps [ErrNoMailbox], or
// [ErrRefused] where the mailbox is there and the server will not open it.
type MailboxError struct {
	Mailbox string
	Err     error
}

func (e *MailboxError) Error() string { return fmt.Sprintf("mailbox %q: %v", e.Mailbox, e.Err) }

// Unwrap is what was wrong with it.
func (e *MailboxError) Unwrap() error { return e.Err }

// explain says what an error of a command means. The words of the server are kept,
// because they often tell what to do; a password in them is not.
func (c *conn) explain(ctx context.Context, op string, err error) error {
	if err == nil {
		return nil
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var answer *goimap.Error
	var untrusted *tls.CertificateVerificationError
	var other tls.RecordHeaderError
	var first *strange
	kind := peer.ErrUnreadable
	switch {
	case errors.As(err, &answer):
		return &refusal{op: op, answer: answer, text: c.hide(answer.Text)}
	case errors.As(err, &untrusted):
		kind = ErrUntrusted
	case errors.As(err, &other), errors.As(err, &first):
		kind = peer.ErrForeign
	case errors.Is(c.wire.broken(), errEndless):
		err = errEndless
	case c.wire.broken() != nil:
		kind, err = peer.ErrUnreachable, c.wire.broken()
	}
	return fmt.Errorf("%s: %w: %s", op, kind, file.Excerpt(c.hide(err.Error())))
}

// hide takes the password out of what another program has written.
func (c *conn) hide(text string) string {
	if c.options.Password == "" {
		return text
	}
	return strings.ReplaceAll(text, c.options.Password, "***")
}

// A refusal is a server's answer NO, BAD or BYE.
type refusal struct {
	op     string
	answer *goimap.Error
	text   string
}

func (r *refusal) Error() string {
	return fmt.Sprintf("%s: %s %s %q", r.op, r.answer.Type, r.answer.Code, r.text)
}

// Unwrap is what an answer means that nobody has looked at more closely: some servers
// say NO to what they cannot do at the moment.
func (r *refusal) Unwrap() error {
	if r.answer.Type == goimap.StatusResponseTypeBad {
		return peer.ErrUnreadable
	}
	return peer.ErrUnreachable
}

// passing reports whether the server says that it cannot at the moment.
func (r *refusal) passing() bool {
	switch r.answer.Code {
	case goimap.ResponseCodeUnavailable, goimap.ResponseCodeInUse, goimap.ResponseCodeLimit, goimap.ResponseCodeServerBug:
		return true
	}
	return false
}

// as gives a refusal a meaning. Any other error keeps its own.
func as(err, kind error) error {
	var r *refusal
	if !errors.As(err, &r) {
		return err
	}
	if r.passing() {
		kind = peer.ErrUnreachable
	}
	return fmt.Errorf("%s: %w: %q", r.op, kind, r.text)
}
