package pull

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"net/url"
	"strings"
	"sync"
	"time"

	"shoudao/ingest"
	"shoudao/ingest/chatlab"
	"shoudao/ingest/peer"
)

// How far a reading goes back.
const (
	overlap   = 48 * hourLength
	sweep     = 7 * dayLength
	firstDays = 30 * dayLength
)

// Options say what is read, and where.
type Options struct {
	// Base is the address before /sessions, such as http://127.0.0.1:5031/api/v1.
	Base string
	// Token is sent with every request, if there is one.
	Token string
	// Now is the clock.
	Now func() time.Time
	// Chats are the ids or names of the sessions to be read; none are all.
	Chats []string
	// Keyword is handed to the server, to list the sessions that it fits; may be empty.
	Keyword string
	// From is the day with which the first reading of a session begins; zero is 30 days
	// ago.
	From time.Time
	// Every is how long Wait waits between two looks; 0 is a minute.
	Every time.Duration
	// PageSize is the number of records at which a page ends with its minute; 0 is
	// 10,000.
	PageSize int
	// Dir is where messages are laid down while they are read; empty is the system's
	// folder for such files.
	Dir string
	// Patience is how long an answer is waited for.
	Patience peer.Patience
}

// A Source is the messages that one server has.
type Source struct {
	options   Options
	base      *url.URL
	namespace string

	mu    sync.Mutex
	read  bool   // Pages has listed the sessions
	seen  uint64 // the digest of that list
	swept int64  // when it last swept, in seconds since 1970
}

// New is the source of the messages of the server at o.Base. It asks nothing yet; its
// error says that the address is none.
func New(o Options) (*Source, error) {
	u, err := peer.Base(o.Base)
	if err != nil {
		return nil, fmt.Errorf("source of ChatLab data: %w", err)
	}
	if o.Now == nil {
		return nil, errors.New("source of ChatLab data: no clock")
	}
	where := strings.NewReplacer(":", "-", "/", "-").Replace(u.Host + u.Path)
	return &Source{options: o, base: u, namespace: chatlab.Namespace + "-" + where}, nil
}

func (s *Source) client() *peer.Client {
	return peer.NewClient(s.base, s.options.Token, s.options.Patience)
}

// Name is chatlab:ADDRESS.
func (s *Source) Name() string { return chatlab.Namespace + ":" + peer.Public(s.base) }

// Pages yields what is new since the cursor, and what has turned up late. A session that
// cannot be read does not keep the others out; its error comes last.
func (s *Source) Pages(ctx context.Context, since ingest.Cursor) iter.Seq2[ingest.Page, error] {
	return func(yield func(ingest.Page, error) bool) {
		stopped := false
		err := s.pages(ctx, since, func(p ingest.Page) bool {
			stopped = !yield(p, nil)
			return !stopped
		})
		if ctx.Err() != nil {
			err = ctx.Err()
		}
		if err != nil && !stopped {
			yield(ingest.Page{}, err)
		}
	}
}

func (s *Source) pages(ctx context.Context, since ingest.Cursor, yield func(ingest.Page) bool) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	c := s.client()
	defer c.Close()
	sessions, digest, err := s.sessions(ctx, c)
	if err != nil {
		return err
	}
	s.mu.Lock()
	s.read, s.seen = true, digest
	s.mu.Unlock()
	messages, err := newSpool(s.options.Dir)
	if err != nil {
		return err
	}
	defer messages.close()
	answer, err := newSpool(s.options.Dir)
	if err != nil {
		return err
	}
	defer answer.close()
	r := s.round(trailOf(since), c, messages, answer)
	failed := r.fetch(ctx, sessions)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err := r.handOut(ctx, yield); err != nil {
		return err
	}
	if r.isSweep && failed == nil {
		s.mu.Lock()
		s.swept = r.now
		s.mu.Unlock()
	}
	return failed
}
