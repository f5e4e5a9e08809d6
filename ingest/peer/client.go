package peer

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"strings"
	"time"

	"shoudao/ingest/file"
)

// Patience is how long an answer is waited for. A program that hangs, a connection that has
// died unseen, and one that lets out a byte a second would hold a source for ever.
type Patience struct {
	Quiet time.Duration // for how long nothing of it may come; 0 is three minutes
	Whole time.Duration // after how long it has to be there; 0 is ten minutes
}

// Why an answer is not waited for any longer.
var (
	errSilent = errors.New("nothing came for too long")
	errSlow   = errors.New("it came too slowly")
)

// HTTP is a client that goes through no proxy and follows no redirection: what it shows and
// is told concerns nobody else.
func HTTP() *http.Client {
	return &http.Client{
		Transport:     &http.Transport{MaxIdleConnsPerHost: 1},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// A Client asks a program. It keeps connections until it is closed.
type Client struct {
	base     *url.URL
	place    string // base as it is shown
	token    string
	patience Patience
	http     *http.Client
}

// NewClient is a client of the program at a base, which is shown a token if that is not empty.
func NewClient(base *url.URL, token string, p Patience) *Client {
	p = Patience{cmp.Or(p.Quiet, 3*time.Minute), cmp.Or(p.Whole, 10*time.Minute)}
	return &Client{base: base, place: Public(base), token: token, patience: p, http: HTTP()}
}

// Close ends the connections that are idle. All are when no request runs.
func (c *Client) Close() { c.http.CloseIdleConnections() }

// Place is the address of a path as it is shown.
func (c *Client) Place(path string) string { return c.place + path }

// A Question is what a program is asked for.
type Question struct {
	Path   string // behind the base, with a slash before it, and escaped
	Query  url.Values
	Accept string
	Most   int64 // bytes of the answer; more are [ErrTooLarge]
}

// Ask hands the answer to read. Its error is of one of the sorts of this package, that of ctx,
// or one of this computer's files that read has met. An error of read is said to be
// [ErrUnreadable], unless it says something else itself.
func (c *Client) Ask(ctx context.Context, q Question, read func(io.Reader) error) error {
	within, give := context.WithCancelCause(ctx)
	defer give(nil)
	quiet := time.AfterFunc(c.patience.Quiet, func() { give(errSilent) })
	defer quiet.Stop()
	whole := time.AfterFunc(c.patience.Whole, func() { give(errSlow) })
	defer whole.Stop()
	err := c.ask(within, q, func() { quiet.Reset(c.patience.Quiet) }, read)
	if why := context.Cause(within); err != nil && why != nil && ctx.Err() == nil {
		return At(c.Place(q.Path), ErrUnreachable, why)
	}
	return err
}

// ask is Ask with a context of its own; came is called whenever more has come.
func (c *Client) ask(ctx context.Context, q Question, came func(), read func(io.Reader) error) error {
	place := c.Place(q.Path)
	resp, err := c.Open(ctx, q)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	body := &body{r: resp.Body, left: q.Most, came: came}
	head := make([]byte, 256)
	n, _ := io.ReadFull(body, head) // a short answer is no error; others are kept
	head = bytes.TrimLeft(head[:n], "\ufeff \t\r\n")
	switch {
	case body.err != nil:
		return At(place, unless(ctx, ErrUnreadable), body.err)
	case bytes.HasPrefix(head, []byte("<")):
		return At(place, ErrForeign, fmt.Errorf("a page: %q", file.Excerpt(string(head))))
	}
	err = read(io.MultiReader(bytes.NewReader(head), body))
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return At(place, ctx.Err(), nil)
	case body.err != nil:
		return At(place, ErrUnreadable, body.err)
	case errors.Is(err, ErrForeign), errors.Is(err, ErrUnreadable):
		return At(place, err, nil)
	case isLocal(err):
		return err
	}
	return At(place, ErrUnreadable, err)
}

// isLocal reports whether an error is of this computer's files and not of the answer.
func isLocal(err error) bool {
	_, ok := errors.AsType[*fs.PathError](err)
	return ok
}

// unless is the context's error if it has ended, else the sort of error given.
func unless(ctx context.Context, sort error) error { return cmp.Or(ctx.Err(), sort) }

// Open makes a request and refuses an answer that is none. Its body is to be closed, and is not
// bounded in any way.
func (c *Client) Open(ctx context.Context, q Question) (*http.Response, error) {
	place := c.Place(q.Path)
	u := *c.base.JoinPath(q.Path)
	u.RawQuery = q.Query.Encode()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, At(place, ErrUnreachable, Bare(err))
	}
	if q.Accept != "" {
		req.Header.Set("Accept", q.Accept)
	}
	if c.token != "" {
		req.Header.Set("Authorization", "Bearer "+c.token)
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return nil, At(place, unless(ctx, ErrUnreachable), Bare(err))
	}
	if resp.StatusCode == http.StatusOK {
		return resp, nil
	}
	defer resp.Body.Close()
	said, _ := io.ReadAll(io.LimitReader(resp.Body, 4<<10)) // what comes is told, also of half an answer
	s := &Status{resp.StatusCode, strings.ToValidUTF8(strings.TrimSpace(string(said)), "\ufffd")}
	return nil, At(place, s.sort(), s)
}

// A Status is why an answer is none, beside the sort of error.
type Status struct {
	Code int
	Said string // by the program, raw
}

// Error names the status and a few of the words.
func (s *Status) Error() string { return fmt.Sprintf("status %d: %q", s.Code, file.Excerpt(s.Said)) }

// Missing reports whether the program has nothing at the path.
func (s *Status) Missing() bool { return s.Code == http.StatusNotFound || s.Code == http.StatusGone }

func (s *Status) sort() error {
	switch code := s.Code; {
	case code == http.StatusUnauthorized, code == http.StatusForbidden, code == http.StatusProxyAuthRequired:
		return ErrRefused
	case code == http.StatusServiceUnavailable, code == http.StatusTooManyRequests:
		return ErrBusy
	case s.Missing(), code == http.StatusMethodNotAllowed, code/100 == 3:
		return ErrForeign
	}
	return ErrUnreadable
}

// A body is that of an answer: it fails where it is longer than it may be, remembers its
// error, keeps the end from looking like one, and tells when something has come.
type body struct {
	r    io.Reader
	left int64
	came func()
	err  error
}

func (b *body) Read(p []byte) (int, error) {
	if b.err != nil {
		return 0, b.err
	}
	n, err := b.r.Read(p)
	if n > 0 {
		b.came()
	}
	if b.left -= int64(n); b.left < 0 {
		n, err = 0, ErrTooLarge
	}
	if err != nil && err != io.EOF {
		b.err = err
	}
	return n, err
}
