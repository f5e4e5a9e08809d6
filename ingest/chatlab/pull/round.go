package pull

import (
	"context"
	"errors"
	"maps"
	"slices"

	"shoudao/ingest"
	"shoudao/ingest/peer"
)

// A round is one reading of all sessions.
type round struct {
	source           *Source
	c                *peer.Client
	messages, answer *spool
	old              trail
	now              int64 // in seconds since 1970
	isSweep          bool

	ledger ledger
	whole  []string // sessions that were read to their end, and had something to tell
	failed []string
}

// round decides how far to go back.
func (s *Source) round(old trail, c *peer.Client, messages, answer *spool) *round {
	s.mu.Lock()
	defer s.mu.Unlock()
	r := &round{source: s, c: c, messages: messages, answer: answer, old: old, ledger: ledger{}, now: s.options.Now().Unix()}
	last := old.Swept
	if old.To > 0 {
		last = max(last, s.swept) // the cursor does not tell of a sweep that found nothing
	}
	r.isSweep = r.now-last >= dayLength
	return r
}

// since is the second from which on a session is read: from before what has been told,
// by whole hours. A message of the future does not move it there.
func (r *round) since(id string) int64 {
	back := int64(overlap)
	if r.isSweep {
		back = sweep
	}
	behind, isBehind := r.old.Behind[id]
	var from int64
	switch {
	case isBehind:
		from = min(behind, r.now) - back
	case r.old.covers(id):
		from = min(r.old.To/1e9, r.now) - back
	case r.source.options.From.IsZero():
		from = r.now - firstDays
	default:
		from = r.source.options.From.Unix()
	}
	return max(from-from%hourLength, 0)
}

// fetch lays down what the sessions tell. A session that cannot be read does not keep the
// others out, unless nothing can be: the error is that of the first.
func (r *round) fetch(ctx context.Context, sessions []session) (first error) {
	gone := 0
	for i, one := range sessions {
		since := r.since(one.id)
		if r.old.covers(one.id) && one.last > 0 && one.last < since {
			r.whole = append(r.whole, one.id) // by the server's word there is nothing
			continue
		}
		f := fetch{c: r.c, of: one, answer: r.answer, from: since, told: r.put}
		err := f.run(ctx)
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case isGone(err):
			gone++
			r.failed = append(r.failed, one.id)
		case err == nil && (f.n > 0 || r.old.covers(one.id)):
			r.whole = append(r.whole, one.id)
		case err != nil:
			r.failed = append(r.failed, one.id)
			if first == nil {
				first = err
			}
		}
		if !goesOn(err) {
			for _, rest := range sessions[i+1:] {
				r.failed = append(r.failed, rest.id)
			}
			return first
		}
	}
	if gone > 0 && gone == len(sessions) {
		return peer.At(r.c.Place(listPath), peer.ErrForeign, errGone)
	}
	return first
}

// goesOn reports whether after this error another session may be read.
func goesOn(err error) bool {
	return err == nil || isGone(err) || errors.Is(err, peer.ErrUnreadable) && !errors.Is(err, errFull)
}

// errGone is what is wrong with a list of which there is nothing.
var errGone = errors.New("there is none of the sessions")

// isGone reports whether an error is the answer that there is no such session.
func isGone(err error) bool {
	s, ok := errors.AsType[*peer.Status](err)
	return ok && s.Missing()
}

func (r *round) put(one record) error {
	r.ledger.add(one)
	return r.messages.put(one)
}

// handOut yields the fresh records in the order of time.
func (r *round) handOut(ctx context.Context, yield func(ingest.Page) bool) error {
	src := r.messages.source(r.c.Place(""), r.source.options.PageSize, r.ledger.fresh(r.old))
	var held *ingest.Page // one, until the next shows that no instant goes on in it
	var upto int64
	for page, err := range src.Pages(ctx, "") {
		if err != nil {
			return err
		}
		first, last := span(page, upto)
		if held != nil {
			held.Next = r.after(min(upto, first-1), false).cursor()
			if !yield(*held) {
				return nil
			}
		}
		held, upto = &page, last
	}
	if held == nil {
		return nil
	}
	held.Next = r.after(max(upto, r.ledger.newest(r.old)), true).cursor()
	yield(*held)
	return nil
}

// span are the first and the last instant of a page, in nanoseconds since 1970. One of
// skips alone lies behind the page before it.
func span(p ingest.Page, before int64) (first, last int64) {
	if len(p.Messages) == 0 {
		return before + 1, before
	}
	return p.Messages[0].SentAt.UnixNano(), p.Messages[len(p.Messages)-1].SentAt.UnixNano()
}

// after is the trail when everything up to an instant has been handed out.
func (r *round) after(at int64, all bool) trail {
	oldest := (min(max(r.old.To, at)/1e9, r.now) - sweep) / hourLength
	t := r.ledger.after(r.old, at, all, oldest)
	covered := map[string]bool{}
	for _, id := range r.old.Covered {
		covered[id] = true
	}
	t.Behind = maps.Clone(r.old.Behind)
	if t.Behind == nil {
		t.Behind = map[string]int64{}
	}
	for _, id := range r.whole {
		if covered[id] || all {
			covered[id] = true
			delete(t.Behind, id)
		} else {
			t.Behind[id] = at / 1e9
		}
	}
	for _, id := range r.failed {
		if covered[id] {
			delete(covered, id)
			t.Behind[id] = r.old.To / 1e9
		}
	}
	t.Covered = slices.Sorted(maps.Keys(covered))
	if all && r.isSweep {
		t.Swept = r.now
	}
	return t
}
