package onebot

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"net/http"
	"net/url"
	"slices"
	"sync"
	"time"

	"github.com/coder/websocket"

	"shoudao/ingest"
	"shoudao/ingest/peer"
)

// Options say what is read, and where.
type Options struct {
	// Address is that of the program's WebSocket server, ws://127.0.0.1:3001.
	Address string
	// Token is the program's access token; empty if it has none.
	Token string
	// Groups are the ids of the groups to be read; none are all. Conversations of two
	// are read in any case.
	Groups []string
	// PageSize is the number of messages at which a page ends with its minute; 0 is
	// 1,000. Backfill is how many messages of a group a first reading goes back; 0 is
	// 300.
	PageSize, Backfill int
	// Gap is told of messages that are missing, and told again after a reading that broke
	// off. Its error ends the reading. It may be nil.
	Gap func(context.Context, Gap) error
	// Had is told the numbers in their group of messages that came, before their page is: a
	// gap that they were in has them no longer. Its error ends the reading. It may be nil.
	Had func(ctx context.Context, group string, numbers []int64) error
	// Patience is how long an answer of the program is waited for; 0 is 20 seconds.
	Patience time.Duration
}

// A Source is the messages of a program to which we connect.
type Source struct {
	options Options
	address *url.URL

	mu    sync.Mutex
	waits bool     // somebody has waited: connections last
	live  *session // the one that lasts
}

// New is the source of the messages of the program at o.Address. It connects to
// nothing yet; its error says that the address is none.
func New(o Options) (*Source, error) {
	u, err := peer.Address(o.Address, "ws", "wss", "http", "https")
	if err != nil {
		return nil, fmt.Errorf("OneBot program: %w", err)
	}
	o.Groups, o.Patience = slices.Clone(o.Groups), cmp.Or(o.Patience, patience)
	return &Source{options: o, address: u}, nil
}

// Name is onebot:ADDRESS.
func (s *Source) Name() string { return "onebot:" + peer.Public(s.address) }

// Pages yields what is new since the cursor: what the histories of the groups tell of
// the time in which nobody listened, and the events that came while somebody did.
func (s *Source) Pages(ctx context.Context, since ingest.Cursor) iter.Seq2[ingest.Page, error] {
	return pagesOf(func(yield func(ingest.Page) bool) error { return s.read(ctx, since, yield) })
}

// pagesOf makes a sequence of what read hands out.
func pagesOf(read func(yield func(ingest.Page) bool) error) iter.Seq2[ingest.Page, error] {
	return func(yield func(ingest.Page, error) bool) {
		stopped := false
		err := read(func(p ingest.Page) bool {
			stopped = !yield(p, nil)
			return !stopped
		})
		if err != nil && !stopped {
			yield(ingest.Page{}, err)
		}
	}
}

// read tells what the live connection holds. Where it has broken it makes another, at once:
// what nobody listens to is partly lost, and what is missing between the events that wait
// can be asked for. Only where nobody answers they are told as they are. Where nobody has
// waited yet it makes a connection for this reading alone.
func (s *Source) read(ctx context.Context, since ingest.Cursor, yield func(ingest.Page) bool) error {
	live := s.session()
	if live != nil {
		if events, _ := live.link.events(); len(events) == 0 {
			live.link.check(ctx)
		}
		if !live.link.ended() {
			return live.pages(ctx, since, yield)
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	begun, err := s.connect(ctx)
	if err != nil && live != nil {
		live.asks = false
		return cmp.Or(live.pages(ctx, since, yield), err)
	}
	if err != nil {
		return err
	}
	if live != nil {
		begun.inherit(live)
	}
	if !s.keep(begun) {
		defer begun.link.close()
	}
	return begun.pages(ctx, since, yield)
}

// keep makes a connection the live one, unless nobody has waited yet.
func (s *Source) keep(begun *session) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.waits {
		s.live = begun
	}
	return s.waits
}

func (s *Source) session() *session {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.live
}

// forget gives up a live connection that has broken.
func (s *Source) forget(old *session) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.live == old {
		s.live = nil
	}
}

// Wait returns when there may be news. Its first call connects. The connection outlasts
// the wait, also one whose time is over: what comes over it waits for Pages. It ends when
// the context of a wait is cancelled, or by [Source.Close]. Where it cannot connect it
// returns too, for Pages will say why.
func (s *Source) Wait(ctx context.Context) error {
	live := s.session()
	if live == nil || live.link.ended() {
		begun, err := s.connect(ctx)
		if err != nil {
			return ctx.Err()
		}
		s.mu.Lock()
		old := s.live
		s.live, s.waits = begun, true
		s.mu.Unlock()
		if old != nil {
			begun.inherit(old)
		}
		return nil
	}
	select {
	case <-live.link.news:
	case <-live.link.done:
	case <-ctx.Done():
	}
	if errors.Is(ctx.Err(), context.Canceled) {
		live.link.close()
	}
	return ctx.Err()
}

// inherit takes over the events that still wait in a connection that has broken.
func (s *session) inherit(old *session) {
	events, _ := old.link.events()
	s.link.mu.Lock()
	defer s.link.mu.Unlock()
	s.link.waiting = append(slices.Clip(events), s.link.waiting...)
	for _, raw := range events {
		s.link.size += len(raw)
	}
}

// Close ends the connection that lasts; the next one is for a reading alone again.
func (s *Source) Close() {
	s.mu.Lock()
	s.waits = false
	s.mu.Unlock()
	if live := s.session(); live != nil {
		live.link.close()
		s.forget(live)
	}
}

// connect begins a session.
func (s *Source) connect(ctx context.Context) (*session, error) {
	l, err := s.dial(ctx)
	if err != nil {
		return nil, err
	}
	o := s.options
	begun := &session{limits: limits{o.Groups, o.PageSize, o.Backfill, o.Gap, o.Had}.filled(), link: l}
	if err := begun.begin(ctx); err != nil {
		l.close()
		return nil, err
	}
	return begun, nil
}

// dial connects.
func (s *Source) dial(ctx context.Context) (*link, error) {
	client := peer.HTTP()
	defer client.CloseIdleConnections()
	o := &websocket.DialOptions{HTTPClient: client, HTTPHeader: http.Header{}}
	if s.options.Token != "" {
		o.HTTPHeader.Set("Authorization", "Bearer "+s.options.Token)
	}
	place := peer.Public(s.address)
	within, cancel := context.WithTimeout(ctx, s.options.Patience)
	defer cancel()
	ws, resp, err := websocket.Dial(within, s.address.String(), o)
	switch {
	case err == nil:
		return newLink(context.WithoutCancel(ctx), ws, place, s.options.Patience), nil // it is closed, and not cancelled
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case resp == nil:
		return nil, peer.At(place, peer.ErrUnreachable, peer.Bare(err))
	case resp.StatusCode == http.StatusUnauthorized, resp.StatusCode == http.StatusForbidden:
		return nil, peer.At(place, peer.ErrRefused, nil)
	}
	return nil, peer.At(place, peer.ErrForeign, fmt.Errorf("status %d", resp.StatusCode))
}
