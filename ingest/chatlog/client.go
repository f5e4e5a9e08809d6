package chatlog

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"shoudao/ingest/file"
)

// maxAnswer is the size in bytes of the largest answer that is read: a day of thirty
// busy groups takes a fourth of it.
const maxAnswer = 64 << 20

// silence is for how long nothing of an answer may come: a program that hangs, or a connection
// that has died unseen, would hold the source for ever.
const silence = 3 * time.Minute

// Why an answer is not waited for any longer: it is larger, or nothing more of it came.
var (
	errTooLarge = errors.New("the answer is too large")
	errSilent   = errors.New("nothing came for too long")
)

// A client asks the program. It keeps connections until it is closed, and goes
// through no proxy, for what it is told concerns nobody else.
type client struct {
	base  *url.URL
	place string        // base as it is shown, without a password
	quiet time.Duration // for how long nothing of an answer may come
	http  http.Client
}

func newClient(base *url.URL) *client {
	c := &client{base: base, place: shown(base), quiet: silence}
	c.http.Transport = &http.Transport{
		MaxIdleConnsPerHost:   1,
		ResponseHeaderTimeout: 2 * time.Minute, // it may have to decompress a day of messages first
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

// get asks for path and hands the answer to read.
func (c *client) get(ctx context.Context, path string, q url.Values, read func(*json.Decoder) error) error {
	place := c.place + path
	within, give := context.WithCancel(ctx)
	defer give()
	watch := time.AfterFunc(c.quiet, give)
	defer watch.Stop()
	err := c.answered(within, path, q, func(r io.Reader) error {
		return read(json.NewDecoder(&bounded{r, maxAnswer, func() { watch.Reset(c.quiet) }}))
	})
	if within.Err() != nil && ctx.Err() == nil {
		return at(place, ErrUnreachable, errSilent)
	}
	return err
}

// answered is get with a context of its own.
func (c *client) answered(ctx context.Context, path string, q url.Values, read func(io.Reader) error) error {
	place := c.place + path
	u := *c.base
	u.Path += path
	u.RawQuery = q.Encode()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return at(place, ErrUnreachable, err)
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return at(place, c.unless(ctx, ErrUnreachable), bare(err))
	}
	defer resp.Body.Close()
	if err := status(place, resp); err != nil {
		return err
	}
	err = read(resp.Body)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, ErrForeign):
		return at(place, err, nil)
	}
	return at(place, c.unless(ctx, ErrUnreadable), err)
}

// unless is the context's error if it has ended, else the sort of error given.
func (c *client) unless(ctx context.Context, sort error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return sort
}

// bare takes from an error of a request the address, in which the chats stand.
func bare(err error) error {
	if u, ok := errors.AsType[*url.Error](err); ok {
		return u.Err
	}
	return err
}

// status makes an error of an answer that is none. The program writes its errors as
// JSON strings, sometimes two of them one after the other; an object comes from
// its list of addresses, or while it decrypts.
func status(place string, resp *http.Response) error {
	if resp.StatusCode == http.StatusOK {
		return nil
	}
	head, _ := io.ReadAll(io.LimitReader(resp.Body, 4<<10))
	said := strings.TrimSpace(string(head))
	why := fmt.Errorf("status %d: %q", resp.StatusCode, file.Excerpt(said))
	switch code := resp.StatusCode; {
	case code == http.StatusUnauthorized, code == http.StatusForbidden, code == http.StatusProxyAuthRequired:
		return at(place, ErrRefused, why)
	case code == http.StatusServiceUnavailable:
		return at(place, ErrBusy, why)
	case code == http.StatusNotFound && strings.HasPrefix(said, `"`):
		return at(place, errUncovered, nil)
	case code == http.StatusNotFound, code == http.StatusMethodNotAllowed, code/100 == 3:
		return at(place, ErrForeign, why)
	}
	return at(place, ErrUnreadable, why)
}

// A bounded reader fails where an answer is longer than it may be, and tells when something
// has come.
type bounded struct {
	r    io.Reader
	left int64
	came func()
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errTooLarge
	}
	n, err := b.r.Read(p[:min(int64(len(p)), b.left)])
	b.left -= int64(n)
	if n > 0 {
		b.came()
	}
	return n, err
}

// each hands the elements of a list to take, one by one. Null is an empty list.
func each(d *json.Decoder, take func(json.RawMessage)) error {
	switch t, err := d.Token(); {
	case err != nil:
		return err
	case t == nil:
		return nil
	case t != json.Delim('['):
		return fmt.Errorf("a list should begin, and it is %v", t)
	}
	for d.More() {
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			return err
		}
		take(raw)
	}
	_, err := d.Token()
	return err
}
