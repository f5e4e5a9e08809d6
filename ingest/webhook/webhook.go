// Package webhook takes messages that another program on the same computer sends by HTTP.
//
//	POST /v1/messages
//	Authorization: Bearer SECRET
//
//	{"id":"m17","group":"防汛工作群","sender":"郝主任","time":"2026-03-07T08:05:30+08:00","text":"各村报数"}
//
// The body is the form of package jsonl: one object, an array of them, or one a line. Instead
// of the secret itself its owner may send a signature of the body (RFC 2104 with SHA-256):
//
//	X-Shoudao-Time: seconds since 1970, no more than five minutes off
//	X-Shoudao-Signature: HMAC(SECRET, TIME + "." + BODY) in hexadecimal digits
//
// The answer comes when the messages are stored, and not before: whoever gets none, or another
// status than 200, sends the same again. A message that is there already is known by its id
// and not stored twice; without an id, by its content. The answer is the balance, and for each
// row that could not be read its number, counted from 1, and why:
//
//	{"read":2,"stored":1,"known":0,"merged":0,"unreadable":1,"withheld":0,"rows":[{"row":2,"fault":"no-time","detail":"…"}]}
//
// Rows that could be read are stored although others could not. Statuses: 400 the body is not
// of the form at all, 401 no or a wrong secret, 403 from a browser or by another name than
// that of this computer, 405 and 404 another method or path, 413 more than [MaxBody] bytes or
// [MaxRows] rows, 429 too often, 503 the archive cannot take it now.
//
// Only this computer is listened to. What a web page sends is refused whatever it knows: a
// browser says where a page is from, and by which name it was sent for.
package webhook

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"slices"
	"strconv"
	"time"

	"golang.org/x/time/rate"

	"shoudao/ingest"
	"shoudao/ingest/jsonl"
	"shoudao/ingest/peer"
)

// The limits of one request, and of how many come in a second after a burst.
const (
	MaxBody = 4 << 20
	MaxRows = 5000

	perSecond = 5
	burst     = 50
)

// skew is by how much the time of a signature may be off.
const skew = 5 * time.Minute

// ErrNoSecret says that a [Hook] cannot be made without one.
var ErrNoSecret = errors.New("the webhook has no secret")

// A Hook is an [http.Handler] that brings what it is sent to a sink.
type Hook struct {
	options Options
	// Who sends a signature is known only when the body has been read. Those have a limit of
	// their own, so that nobody keeps out who shows the secret.
	known, signing *rate.Limiter
}

// Options are what a hook works with.
type Options struct {
	Name   string // of the source, in the ledger
	Secret string
	Group  string         // of messages that name none
	Zone   *time.Location // of times without a zone
	Now    func() time.Time
	// Take commits a page and returns its balance, see [ingest.Transfer.Push]. It may be
	// called from several goroutines.
	Take func(context.Context, ingest.Page) (ingest.Tally, error)
}

// New makes a hook. The error is [ErrNoSecret].
func New(o Options) (*Hook, error) {
	if o.Secret == "" {
		return nil, ErrNoSecret
	}
	return &Hook{o, rate.NewLimiter(perSecond, burst), rate.NewLimiter(perSecond, burst)}, nil
}

// Serve answers on a listener until ctx ends, and closes it. It returns the error of ctx, or
// why it could not go on.
func (h *Hook) Serve(ctx context.Context, l net.Listener) error { return peer.Answer(ctx, l, h) }

// An answer is what was made of a request.
type answer struct {
	Read       int      `json:"read"`
	Stored     int      `json:"stored"`
	Known      int      `json:"known"`
	Merged     int      `json:"merged"`
	Unreadable int      `json:"unreadable"`
	Withheld   int      `json:"withheld"`
	Rows       []badRow `json:"rows"`
}

type badRow struct {
	Row    int          `json:"row"`
	Fault  ingest.Fault `json:"fault"`
	Detail string       `json:"detail"`
}

// ServeHTTP implements [http.Handler].
func (h *Hook) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if status := h.refuses(r); status != 0 {
		fail(w, status)
		return
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, MaxBody))
	if _, large := errors.AsType[*http.MaxBytesError](err); large {
		fail(w, http.StatusRequestEntityTooLarge)
		return
	}
	if err != nil {
		fail(w, http.StatusBadRequest)
		return
	}
	if !h.authorised(r, body) {
		fail(w, http.StatusUnauthorized)
		return
	}
	rows, ok := split(body)
	switch {
	case !ok:
		fail(w, http.StatusBadRequest)
		return
	case len(rows) > MaxRows:
		fail(w, http.StatusRequestEntityTooLarge)
		return
	}
	page := h.page(rows)
	tally, err := h.options.Take(r.Context(), page)
	if err != nil {
		fail(w, http.StatusServiceUnavailable)
		return
	}
	h.say(w, page, tally)
}

// refuses is the status with which a request is refused before its body is read; 0 if it is
// not.
func (h *Hook) refuses(r *http.Request) int {
	switch {
	case peer.FromBrowser(r) || !ownName(r.Host):
		return http.StatusForbidden
	case r.URL.Path != "/v1/messages":
		return http.StatusNotFound
	case r.Method != http.MethodPost:
		return http.StatusMethodNotAllowed
	case !h.shows(r) && r.Header.Get(signature) == "":
		return http.StatusUnauthorized
	case !h.limit(r).AllowN(h.options.Now(), 1):
		return http.StatusTooManyRequests
	case r.ContentLength > MaxBody:
		return http.StatusRequestEntityTooLarge
	}
	return 0
}

// ownName reports whether a request was sent for by a name of this computer that no name
// server can give to another.
func ownName(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	return peer.Loopback(host)
}

// limit is what a request counts against.
func (h *Hook) limit(r *http.Request) *rate.Limiter {
	if h.shows(r) {
		return h.known
	}
	return h.signing
}

// shows reports whether a request shows the secret itself.
func (h *Hook) shows(r *http.Request) bool { return peer.Shows(r, h.options.Secret) }

// signature is the header of a signature.
const signature = "X-Shoudao-Signature"

// authorised reports whether a request knows the secret.
func (h *Hook) authorised(r *http.Request, body []byte) bool {
	if h.shows(r) {
		return true
	}
	stamp := r.Header.Get("X-Shoudao-Time")
	seconds, err := strconv.ParseInt(stamp, 10, 64)
	if err != nil || h.options.Now().Sub(time.Unix(seconds, 0)).Abs() > skew {
		return false
	}
	return peer.Signed(r.Header.Get(signature), sha256.New, h.options.Secret, stamp, ".", string(body))
}

// split is the rows of a body; it is false if the body is not of the form.
func split(body []byte) ([][]byte, bool) {
	body = bytes.TrimSpace(bytes.TrimPrefix(body, []byte("\ufeff")))
	if len(body) == 0 {
		return nil, false
	}
	if body[0] == '[' {
		var rows []json.RawMessage
		if json.Unmarshal(body, &rows) != nil {
			return nil, false
		}
		all := make([][]byte, len(rows))
		for i, r := range rows {
			all[i] = r
		}
		return all, true
	}
	if json.Valid(body) { // one object, on however many lines
		return [][]byte{body}, body[0] == '{'
	}
	return bytes.Split(body, []byte("\n")), body[0] == '{'
}

// page is the rows as messages, oldest first.
func (h *Hook) page(rows [][]byte) ingest.Page {
	var page ingest.Page
	o := jsonl.Options{Group: h.options.Group, Location: h.options.Zone}
	seen := map[ingest.ID]ingest.Message{}
	for i, row := range rows {
		if row = bytes.TrimSpace(row); len(row) == 0 {
			continue
		}
		m, err := jsonl.Decode(row, o)
		if bad, ok := errors.AsType[ingest.Skip](err); ok {
			bad.Path, bad.Line = h.options.Name, i+1
			page.Skipped = append(page.Skipped, bad)
			continue
		}
		switch before, again := seen[m.ID]; {
		case !again:
			seen[m.ID] = m
			page.Messages = append(page.Messages, m)
		case before.Equal(m):
			page.Repeated++
		default:
			page.Skipped = append(page.Skipped, ingest.Skip{Path: h.options.Name, Line: i + 1, Fault: ingest.SameID, Detail: m.ID.Native})
		}
	}
	slices.SortFunc(page.Messages, ingest.Message.Compare)
	return page
}

// say answers with what was made of a page.
func (h *Hook) say(w http.ResponseWriter, page ingest.Page, t ingest.Tally) {
	a := answer{
		Read: t.Read, Stored: t.Stored, Known: t.Known, Merged: t.Merged, Unreadable: t.Unreadable, Withheld: t.Withheld, Rows: []badRow{},
	}
	for _, s := range page.Skipped {
		a.Rows = append(a.Rows, badRow{s.Line, s.Fault, s.Detail})
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(a) // who has gone away sends it again
}

// fail answers with a status and nothing that was sent.
func fail(w http.ResponseWriter, status int) { http.Error(w, http.StatusText(status), status) }
