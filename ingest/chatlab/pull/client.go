package pull

import (
	"bytes"
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

// The sizes of the largest answers that are read: a list of sessions, which is read in
// memory one by one, and the messages of one, which go through a file.
const (
	maxList   = 32 << 20
	maxAnswer = 1 << 30
)

// silence is for how long nothing of an answer may come: a program that hangs, or a connection
// that has died unseen, would hold the source for ever.
const silence = 3 * time.Minute

// Why an answer is not waited for any longer: it is larger, or nothing more of it came.
var (
	errTooLarge = errors.New("the answer is too large")
	errSilent   = errors.New("nothing came for too long")
)

// A client asks the program. It keeps connections until it is closed, follows no
// redirection, so that the token goes nowhere else, and goes through no proxy, for
// what it is told concerns nobody else.
type client struct {
	base  *url.URL
	place string // base as it is shown
	token string
	quiet time.Duration // for how long nothing of an answer may come
	http  http.Client
}

func newClient(base *url.URL, token string) *client {
	c := &client{base: base, place: shown(base), token: token, quiet: silence}
	c.http.Transport = &http.Transport{
		MaxIdleConnsPerHost:   1,
		ResponseHeaderTimeout: 2 * time.Minute, // it may have to read a whole archive first
	}
	c.http.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return c
}

// close ends the connections that are idle. All are when no request runs.
func (c *client) close() { c.http.CloseIdleConnections() }

// shown is a base address without user, password and what else may be secret.
func shown(u *url.URL) string {
	return (&url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path}).String()
}

// get asks for the path made of these parts and hands the answer to read. The place is
// for errors.
func (c *client) get(ctx context.Context, place string, parts []string, q url.Values, read func(io.Reader) error) error {
	within, give := context.WithCancel(ctx)
	defer give()
	watch := time.AfterFunc(c.quiet, give)
	defer watch.Stop()
	err := c.answered(within, place, parts, q, func() { watch.Reset(c.quiet) }, read)
	if within.Err() != nil && ctx.Err() == nil {
		return at(place, ErrUnreachable, errSilent)
	}
	return err
}

// answered is get with a context of its own; came is called whenever more has come.
func (c *client) answered(ctx context.Context, place string, parts []string, q url.Values, came func(), read func(io.Reader) error) error {
	resp, err := c.ask(ctx, place, parts, q, "application/json, application/x-ndjson")
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	body := &watched{r: resp.Body, came: came}
	head := make([]byte, 256)
	n, _ := io.ReadFull(body, head) // a short answer is no error; others are kept
	if body.err != nil {
		return at(place, c.unless(ctx, ErrUnreadable), body.err)
	}
	head = bytes.TrimLeft(head[:n], "\ufeff \t\r\n")
	if bytes.HasPrefix(head, []byte("<")) {
		return at(place, ErrForeign, fmt.Errorf("a page: %q", file.Excerpt(string(head))))
	}
	err = read(io.MultiReader(bytes.NewReader(head), body))
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return at(place, ctx.Err(), nil)
	case errors.Is(err, ErrForeign), errors.Is(err, ErrUnreadable):
		return at(place, err, nil)
	case isLocal(err):
		return err
	}
	return at(place, ErrUnreadable, err)
}

// isLocal reports whether an error is of this machine's files and not of the answer.
func isLocal(err error) bool {
	_, ok := errors.AsType[*fs.PathError](err)
	return ok
}

// ask makes a request and refuses an answer that is none.
func (c *client) ask(ctx context.Context, place string, parts []string, q url.Values, accept string) (*http.Response, error) {
	u := *c.base.JoinPath(parts...)
	u.RawQuery = q.Encode()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, at(place, ErrUnreachable, bare(err))
	}
	req.Header.Set("Accept", accept)
	if c.token != "" {
		req.Header.Set("Authorization", "Bearer "+c.token)
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return nil, at(place, c.unless(ctx, ErrUnreachable), bare(err))
	}
	if err := status(place, resp); err != nil {
		resp.Body.Close()
		return nil, err
	}
	return resp, nil
}

// unless is the context's error if it has ended, else the sort of error given.
func (c *client) unless(ctx context.Context, sort error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return sort
}

// status makes an error of an answer that is none.
func status(place string, resp *http.Response) error {
	if resp.StatusCode == http.StatusOK {
		return nil
	}
	head, _ := io.ReadAll(io.LimitReader(resp.Body, 4<<10)) // what comes is told, also of half an answer
	why := fmt.Errorf("status %d: %q", resp.StatusCode, file.Excerpt(strings.ToValidUTF8(strings.TrimSpace(string(head)), "\ufffd")))
	switch code := resp.StatusCode; {
	case code == http.StatusUnauthorized, code == http.StatusForbidden, code == http.StatusProxyAuthRequired:
		return at(place, ErrRefused, why)
	case code == http.StatusServiceUnavailable, code == http.StatusTooManyRequests:
		return at(place, ErrBusy, why)
	case code == http.StatusNotFound, code == http.StatusGone:
		return at(place, errGone, why)
	case code == http.StatusMethodNotAllowed, code/100 == 3:
		return at(place, ErrForeign, why)
	}
	return at(place, ErrUnreadable, why)
}

// A watched reader remembers its error, keeps the end from looking like one, and tells when
// something has come.
type watched struct {
	r    io.Reader
	came func()
	err  error
}

func (w *watched) Read(p []byte) (int, error) {
	n, err := w.r.Read(p)
	if n > 0 {
		w.came()
	}
	if err != nil && err != io.EOF {
		w.err = err
	}
	return n, err
}

// A bounded reader fails where an answer is longer than it may be.
type bounded struct {
	r    io.Reader
	left int64
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errTooLarge
	}
	n, err := b.r.Read(p[:min(int64(len(p)), b.left)])
	b.left -= int64(n)
	return n, err
}
