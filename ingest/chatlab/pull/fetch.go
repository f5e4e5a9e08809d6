package pull

import (
	"context"
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"net/url"
	"strconv"
	"time"

	"shoudao/ingest"
	"shoudao/ingest/chatlab"
	"shoudao/ingest/file"
	"shoudao/ingest/peer"
)

// How a session is asked for.
const (
	accepted  = "application/json, application/x-ndjson"
	maxAnswer = 1 << 30 // bytes; they go through a file

	firstLimit  = 2000    // messages an answer
	lastLimit   = 1 << 17 // where more than that are of one second, nobody wrote them
	mostAnswers = 100_000 // for one session in one reading
	barren      = 50      // answers that say nothing new and promise more
)

var (
	errEndless = errors.New("it promises more messages and does not go on")
	errCutOff  = errors.New("the answer is cut off")
)

// A fetch is the reading of one session: one answer after the other until the server says
// that there is no more.
type fetch struct {
	c      *peer.Client
	of     session
	answer *spool
	told   func(record) error

	from               int64 // the second from which on records are told
	since, offset, end int64 // of the next question
	limit              int
	seen               map[uint64]bool // the ids of earlier answers
	seed               maphash.Seed
	n                  int // records that were told
}

// run reads the session. What it has told when it ends with an error is true; it is only
// not all.
func (f *fetch) run(ctx context.Context) error {
	f.seen, f.seed, f.limit = map[uint64]bool{}, maphash.MakeSeed(), firstLimit
	f.since = f.from
	empty := 0
	for range mostAnswers {
		before := f.n
		sync, err := f.one(ctx)
		if err != nil || !sync.HasMore {
			return err
		}
		if f.n > before {
			empty = 0
		} else if empty++; empty > barren {
			break
		}
		if f.end == 0 {
			f.end = sync.Watermark // a later one may lie before the first
		}
		since := f.since
		if sync.NextSince > 0 {
			since = sync.NextSince
		}
		switch {
		case since < f.since:
			return peer.At(f.place(), peer.ErrUnreadable, errEndless)
		case since == f.since && sync.NextOffset <= f.offset:
			if f.limit *= 2; f.limit > lastLimit {
				return peer.At(f.place(), peer.ErrUnreadable, errEndless)
			}
		}
		f.since, f.offset = since, sync.NextOffset
	}
	return peer.At(f.place(), peer.ErrUnreadable, errEndless)
}

func (f *fetch) path() string { return "/sessions/" + url.PathEscape(f.of.id) + "/messages" }

func (f *fetch) place() string { return f.c.Place(f.path()) }

// one asks for one answer and tells what it holds.
func (f *fetch) one(ctx context.Context) (sync chatlab.Sync, err error) {
	q := url.Values{"format": {"chatlab"}, "limit": {strconv.Itoa(f.limit)}}
	for name, n := range map[string]int64{"since": f.since, "offset": f.offset, "end": f.end} {
		if n > 0 {
			q.Set(name, strconv.FormatInt(n, 10))
		}
	}
	if err := f.answer.empty(); err != nil {
		return sync, err
	}
	err = f.c.Ask(ctx, peer.Question{Path: f.path(), Query: q, Accept: accepted, Most: maxAnswer}, func(r io.Reader) (err error) {
		f.answer.size, err = io.Copy(f.answer, r)
		return err
	})
	if err != nil {
		return sync, err
	}
	sync, err = f.read(ctx)
	if err != nil && !errors.Is(err, peer.ErrUnreadable) {
		return sync, err
	}
	return sync, wrapped(f.place(), err)
}

func wrapped(place string, err error) error {
	if err == nil {
		return nil
	}
	return peer.At(place, err, nil)
}

// read tells the records of the answer. One that could not be read is told beside the
// record before it, else beside the next.
func (f *fetch) read(ctx context.Context) (chatlab.Sync, error) {
	if f.answer.size == 0 {
		return chatlab.Sync{}, fmt.Errorf("%w: %w", peer.ErrUnreadable, errCutOff)
	}
	in, err := file.NewLines(f.answer, f.answer.size)
	if err != nil {
		return chatlab.Sync{}, fmt.Errorf("read an answer: %w", err)
	}
	var waiting []record
	var last time.Time
	var suspect error // the whole may be no answer
	fresh := map[uint64]bool{}
	sync, err := chatlab.Answer(in, f.of.Session, func(p file.Piece) error {
		suspect = nil
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case p.Open && p.Fault == ingest.CutShort:
			return fmt.Errorf("%w: %w", peer.ErrUnreadable, errCutOff)
		case p.Fault != "" && last.IsZero():
			if p.Offset == 0 {
				suspect = fmt.Errorf("%w: %s: %q", peer.ErrUnreadable, p.Fault, p.Detail)
			}
			waiting = append(waiting, record{p, last})
			return nil
		case p.Fault != "":
			return f.put(record{p, last})
		}
		last = p.Message.SentAt
		id := maphash.String(f.seed, p.Message.ID.Native)
		if f.seen[id] {
			return nil
		}
		fresh[id] = true
		for _, r := range waiting {
			if err := f.put(record{r.Piece, last}); err != nil {
				return err
			}
		}
		waiting = nil
		return f.put(record{p, last})
	})
	if suspect != nil && err == nil {
		return sync, suspect
	}
	for id := range fresh {
		f.seen[id] = true
	}
	for _, r := range waiting {
		if err == nil {
			err = f.put(record{r.Piece, time.Unix(f.from, 0)})
		}
	}
	return sync, err
}

// put tells a record, unless it is older than what was asked for: some servers do not
// hear since when.
func (f *fetch) put(r record) error {
	if r.Fault == "" {
		f.n++
	}
	if r.at.Unix() < f.from {
		return nil
	}
	return f.told(r)
}
