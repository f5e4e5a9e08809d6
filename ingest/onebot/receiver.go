package onebot

import (
	"cmp"
	"context"
	"crypto/sha1"
	"errors"
	"io"
	"iter"
	"net/http"
	"strings"
	"sync"

	"github.com/coder/websocket"

	"shoudao/ingest"
	"shoudao/ingest/peer"
)

// ReceiverOptions say who may tell, and where it goes.
type ReceiverOptions struct {
	// Sink is where messages go, and Transfer how.
	Sink     ingest.Sink
	Transfer ingest.Transfer
	// Name is the name of the source under which the cursor is kept; empty is
	// onebot:receiver.
	Name string
	// Token is what a program that connects must show, and Secret what the events that
	// are posted must be signed with. One stands for the other where only one is set;
	// without both everybody on the machine can tell.
	Token, Secret string
	// App is the name of the program that posts events, for it does not tell it
	// itself: NapCat.
	App                string
	Groups             []string
	PageSize, Backfill int
	Gap                func(context.Context, Gap) error // see [Options]
	Had                func(ctx context.Context, group string, numbers []int64) error
	// Trouble is told why a connection ended that should not have; it may be nil.
	Trouble func(error)
}

// A Receiver is a handler to which programs connect, or post events. It answers 2xx
// only when what was told is stored. A connection lasts until it breaks or the
// context of its request ends; a server that is shut down does not end it, so its
// BaseContext has to.
type Receiver struct {
	options ReceiverOptions
	limits  limits
	mu      sync.Mutex // one reading stores at a time
}

// NewReceiver is a receiver as o says.
func NewReceiver(o ReceiverOptions) *Receiver {
	if o.Name == "" {
		o.Name = "onebot:receiver"
	}
	o.Token, o.Secret = cmp.Or(o.Token, o.Secret), cmp.Or(o.Secret, o.Token)
	if o.Trouble == nil {
		o.Trouble = func(error) {}
	}
	return &Receiver{options: o, limits: limits{o.Groups, o.PageSize, o.Backfill, o.Gap, o.Had}.filled()}
}

// ServeHTTP takes a connection or an event. Pages of a browser are refused: what they
// send no program has said.
func (r *Receiver) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	switch {
	case peer.FromBrowser(req):
		http.Error(w, "not for browsers", http.StatusForbidden)
	case strings.EqualFold(req.Header.Get("Upgrade"), "websocket"):
		r.connected(w, req)
	case req.Method == http.MethodPost:
		w.WriteHeader(r.posted(req))
	default:
		w.Header().Set("Allow", http.MethodPost)
		http.Error(w, "post an event, or connect", http.StatusMethodNotAllowed)
	}
}

// posted stores an event and is the status to answer with.
func (r *Receiver) posted(req *http.Request) int {
	raw, err := io.ReadAll(io.LimitReader(req.Body, maxFrame+1))
	switch {
	case err != nil:
		return http.StatusBadRequest
	case len(raw) > maxFrame:
		return http.StatusRequestEntityTooLarge
	case r.options.Secret != "" && req.Header.Get("X-Signature") == "":
		return http.StatusUnauthorized
	case r.options.Secret != "" && !signed(raw, r.options.Secret, req.Header.Get("X-Signature")):
		return http.StatusForbidden
	}
	d := decoder{source: namespace(r.options.App)}
	switch e, ok := d.decode(raw); {
	case ok && e.fault == ingest.BadSyntax:
		return http.StatusBadRequest
	case !ok:
		return http.StatusNoContent
	}
	if err := r.store(req.Context(), single{r, d, raw}); err != nil {
		r.options.Trouble(err)
		return http.StatusInternalServerError
	}
	return http.StatusNoContent
}

// signed reports whether the signature is that of the body.
func signed(body []byte, secret, signature string) bool {
	digits, ok := strings.CutPrefix(signature, "sha1=")
	return ok && peer.Signed(digits, sha1.New, secret, string(body))
}

// store carries what src tells to the sink. Where another process has stored
// meanwhile it begins again from there.
func (r *Receiver) store(ctx context.Context, src ingest.Source) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	for try := 0; ; try++ {
		_, err := r.options.Transfer.Pull(ctx, src, r.options.Sink)
		if !errors.Is(err, ingest.ErrCursorMoved) || try == 3 {
			return err
		}
	}
}

// A single event is a source.
type single struct {
	r       *Receiver
	decoder decoder
	raw     []byte
}

func (s single) Name() string { return s.r.options.Name }

func (s single) Pages(ctx context.Context, since ingest.Cursor) iter.Seq2[ingest.Page, error] {
	return pagesOf(func(yield func(ingest.Page) bool) error {
		one := session{limits: s.r.limits, decoder: s.decoder}
		t := trailOf(since)
		fresh, err := one.fresh(ctx, t, [][]byte{s.raw})
		if err != nil {
			return err
		}
		_, err = one.tell(ctx, t, fresh, yield)
		return err
	})
}

// allowed reports whether a program that connects shows the token.
func (r *Receiver) allowed(req *http.Request) bool {
	token := r.options.Token
	return token == "" || peer.Shows(req, token) || peer.Same(req.URL.Query().Get("access_token"), token)
}

// connected stores what comes over a connection until it ends.
func (r *Receiver) connected(w http.ResponseWriter, req *http.Request) {
	if !r.allowed(req) {
		http.Error(w, "wrong token", http.StatusUnauthorized)
		return
	}
	ws, err := websocket.Accept(w, req, nil)
	if err != nil {
		return // it has answered
	}
	ctx := req.Context()
	s := &session{
		limits:  r.limits,
		link:    newLink(ctx, ws, r.options.Name, patience),
		decoder: decoder{source: namespace(r.options.App)},
	}
	defer s.link.close()
	if err := r.follow(ctx, s, req.Header.Get("X-Client-Role")); err != nil && ctx.Err() == nil {
		r.options.Trouble(err)
	}
}

// follow stores what a connection tells. Over one for events alone, and where
// questions are not answered, it lives on what comes.
func (r *Receiver) follow(ctx context.Context, s *session, role string) error {
	if !strings.EqualFold(role, "Event") {
		if err := s.begin(ctx); err != nil && (s.link.ended() || ctx.Err() != nil) {
			return err
		}
	}
	for {
		ended := s.link.ended() // what came before the end is stored still
		if ended {
			s.asks = false
		}
		if err := r.store(ctx, connection{r, s}); err != nil {
			return err
		}
		if ended {
			return nil
		}
		select {
		case <-s.link.news:
		case <-s.link.done:
		}
	}
}

// A connection is a source.
type connection struct {
	r *Receiver
	s *session
}

func (c connection) Name() string { return c.r.options.Name }

func (c connection) Pages(ctx context.Context, since ingest.Cursor) iter.Seq2[ingest.Page, error] {
	return pagesOf(func(yield func(ingest.Page) bool) error { return c.s.pages(ctx, since, yield) })
}
