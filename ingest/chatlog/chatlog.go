package chatlog

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"net/url"
	"slices"
	"sync"
	"time"

	"shoudao/ingest"
	"shoudao/ingest/peer"
)

// How far a reading goes back.
const (
	overlapHours = 48
	sweepDays    = 7
	firstDays    = 30
)

// Options say what is read, and where.
type Options struct {
	// Base is the address of the program, http://127.0.0.1:5030. A user and password
	// in it are for whatever stands before the program, which itself asks for none.
	Base string
	// Now is the clock.
	Now func() time.Time
	// Chats are the ids of the chats to be read; none are all in which people write.
	// With another list the next reading is a first one.
	Chats []string
	// From is the day with which a first reading begins; zero is 30 days ago.
	From time.Time
	// Every is how long Wait waits between two looks; 0 is a minute.
	Every time.Duration
	// PageSize is the number of records at which a page ends with its hour; 0 is
	// 2,000.
	PageSize int
	// Patience is how long an answer is waited for.
	Patience peer.Patience
}

// A Source is the messages that one chatlog serves.
type Source struct {
	options Options
	base    *url.URL

	mu    sync.Mutex
	seen  digest // of the list of chats when Pages last began
	swept int64  // the second of a sweep that found nothing, and so no cursor tells
}

// New is the source of the messages of the chatlog at o.Base. It asks nothing yet;
// its error says that the address is none.
func New(o Options) (*Source, error) {
	u, err := peer.Base(o.Base)
	if err != nil {
		return nil, fmt.Errorf("chatlog: %w", err)
	}
	if o.Now == nil {
		return nil, errors.New("chatlog: no clock")
	}
	o.Chats = slices.Clone(o.Chats)
	return &Source{options: o, base: u}, nil
}

func (s *Source) client() client { return client{peer.NewClient(s.base, "", s.options.Patience)} }

// Name is chatlog:ADDRESS.
func (s *Source) Name() string { return "chatlog:" + peer.Public(s.base) }

// Pages yields the hours that say anything new since the cursor.
func (s *Source) Pages(ctx context.Context, since ingest.Cursor) iter.Seq2[ingest.Page, error] {
	return func(yield func(ingest.Page, error) bool) {
		stopped := false
		err := s.read(ctx, since, func(p ingest.Page) bool {
			stopped = !yield(p, nil)
			return !stopped
		})
		if err != nil && !stopped {
			yield(ingest.Page{}, err)
		}
	}
}

func (s *Source) read(ctx context.Context, since ingest.Cursor, yield func(ingest.Page) bool) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	c := s.client()
	defer c.Close()
	api, known, sum, err := find(ctx, c)
	if err != nil {
		return err
	}
	s.mu.Lock()
	s.seen = sum
	s.mu.Unlock()
	talkers := s.options.Chats
	if len(talkers) == 0 {
		talkers = slices.DeleteFunc(slices.Clone(known.chats), func(id string) bool { return !personal(id) })
		slices.Sort(talkers) // the list itself is in the order of the last message
		talkers = slices.Compact(talkers)
	}
	if err := api.names(ctx, known, talkers); err != nil {
		return err
	}
	r := reading{
		ctx: ctx, api: api, known: known, talkers: talkers,
		quotes: quotes{api: api, known: known, asked: map[moment][]ingest.Message{}},
		size:   s.options.PageSize, yield: yield,
	}
	if r.size <= 0 {
		r.size = 2000
	}
	p := s.plan(since)
	if err := r.run(p); err != nil || !p.sweeps || r.stopped {
		return err
	}
	s.mu.Lock()
	s.swept = p.now
	s.mu.Unlock()
	return nil
}

// A plan is what a reading goes over.
type plan struct {
	trail  trail
	base   int64 // the second with which it begins
	late   int64 // the second from which on every reading goes
	sweeps bool
	now    int64
}

// plan decides where to begin.
func (s *Source) plan(since ingest.Cursor) plan {
	now := s.options.Now().Unix()
	from := s.options.From.Unix()
	if s.options.From.IsZero() {
		from = now - firstDays*dayLength
	}
	t, ok := trailOf(since)
	chats := chatsOf(s.options.Chats)
	if !ok || t.chats != chats {
		base := wholeDays(from)
		return plan{trail: trail{chats: chats}, base: base, late: base, sweeps: true, now: now}
	}
	s.mu.Lock()
	swept := max(t.swept, s.swept)
	s.mu.Unlock()
	upto := min(t.end()*hourLength, now)
	p := plan{trail: t, now: now, late: wholeDays(upto - overlapHours*hourLength), sweeps: now-swept >= dayLength}
	p.base = p.late
	if p.sweeps {
		p.base = wholeDays(upto - sweepDays*dayLength)
	}
	if !s.options.From.IsZero() {
		p.base = max(p.base, wholeDays(from))
	}
	return p
}

// Wait returns when there may be news: when the list of chats has changed, which it
// does with every message, or could not be read, which the next reading will tell.
func (s *Source) Wait(ctx context.Context) error {
	every := s.options.Every
	if every <= 0 {
		every = time.Minute
	}
	tick := time.NewTicker(every)
	defer tick.Stop()
	// Rows that come late into an old range may leave the list as it is.
	for range 10 {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-tick.C:
		}
		if s.changed(ctx) {
			break
		}
	}
	return ctx.Err()
}

func (s *Source) changed(ctx context.Context) bool {
	c := s.client()
	defer c.Close()
	_, _, sum, err := find(ctx, c)
	s.mu.Lock()
	defer s.mu.Unlock()
	return err != nil || sum != s.seen
}
