package imap

import (
	"context"
	"crypto/tls"
	"iter"
	"net"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"shoudao/ingest"
)

// Namespace is the source of the ids: the native part is the Message-ID without its
// brackets. A mail that has none gets an [ingest.ContentID].
const Namespace = "mail"

// A Security says how the connection is kept from being read.
type Security uint8

// The securities. The zero value is the one to use wherever the server has it.
const (
	TLS      Security = iota // from the first byte on, mostly port 993
	StartTLS                 // after a greeting in the clear, mostly port 143
	Plain                    // not at all; only to this computer itself
)

// Options are where the mails are and what a caller knows that they do not say.
type Options struct {
	Address  string // host:port
	Security Security
	User     string
	Password string
	// Mailboxes are the names of those to be read; none: INBOX.
	Mailboxes []string
	// Own are the user's addresses. The user name counts as one if it is an address,
	// else every address with it before the @.
	Own []string
	// Names are what she is called in chats and mails, the full name first.
	Names []string
	// Location is her time zone. It must not be nil.
	Location *time.Location
	// Since is how far a first reading goes back, by the day of arrival. Zero: to the
	// first mail there is.
	Since time.Time
	// Trust is what TLS goes by; nil: the authorities that this computer knows.
	Trust *tls.Config
	// PageSize is the number of records at which a page ends with its minute; 0
	// means 1,000.
	PageSize int
	// Poll is how long [Source.Wait] relies on the server to call, and how often it
	// asks a server that does not; 0 means five minutes, and 28 are the most.
	Poll time.Duration
	// Patience is how long a server may be silent that has to answer; 0 means a minute. A whole
	// answer may take ten times as long.
	Patience time.Duration
	// Tell is told how many of the mails have been looked at, before the first page
	// comes; it may be nil.
	Tell func(done, all int)
}

// A Source is the mails of one account. One reading or one wait can be under way.
type Source struct {
	options Options
	own     addresses
	room    int // bytes of what is kept from the look at mails until it is handed out
	most    int // bytes of an answer
	dial    func(ctx context.Context, address string) (net.Conn, error)

	mu   sync.Mutex
	seen map[string]state // how the last complete reading found the mailboxes
}

// A state is how a mailbox stands.
type state struct {
	validity uint32
	next     uint32 // the number that the next mail will get
	count    uint32
}

// New is the source of the mails that o names. It is called imap:USER@HOST:PORT.
func New(o Options) *Source {
	o.Mailboxes = slices.Clone(o.Mailboxes)
	for i, name := range o.Mailboxes {
		if strings.EqualFold(name, "INBOX") {
			o.Mailboxes[i] = "INBOX" // the one name that may be written in any letters
		}
	}
	if len(o.Mailboxes) == 0 {
		o.Mailboxes = []string{"INBOX"}
	}
	if o.PageSize <= 0 {
		o.PageSize = 1000
	}
	if o.Poll <= 0 {
		o.Poll = 5 * time.Minute
	}
	o.Poll = min(o.Poll, longestPoll)
	if o.Patience <= 0 {
		o.Patience = time.Minute
	}
	return &Source{
		options: o, own: ownOf(o.User, o.Own), room: mostKept, most: longestAnswer, seen: map[string]state{},
		dial: func(ctx context.Context, address string) (net.Conn, error) {
			return (&net.Dialer{Timeout: o.Patience}).DialContext(ctx, "tcp", address)
		},
	}
}

// Name is imap:USER@HOST:PORT.
func (s *Source) Name() string { return "imap:" + s.options.User + "@" + s.options.Address }

// Pages yields the mails that came since the cursor, in the order of their dates. A
// mailbox whose numbering has changed is read from its beginning. A mailbox that is
// not there is told by the last error, when all others have been read.
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

// place is the address of a mailbox, as RFC 5092 writes it.
func (s *Source) place(mailbox string) string {
	host, _, err := net.SplitHostPort(s.options.Address)
	if err != nil {
		host = s.options.Address
	}
	u := url.URL{Scheme: "imap", User: url.User(s.options.User), Host: host, Path: "/" + mailbox}
	return u.String()
}
