package imap

import (
	"context"
	"errors"
	"maps"
	"slices"

	goimap "github.com/emersion/go-imap/v2"

	"shoudao/ingest"
)

// read hands out what is new. A reading that was broken off is brought to its end first,
// by the numbers that it had begun with; what has come since is one of its own.
func (s *Source) read(ctx context.Context, since ingest.Cursor, yield func(ingest.Page) bool) error {
	c, err := s.connect(ctx)
	if err != nil {
		return err
	}
	r := &reading{source: s, conn: c, yield: yield}
	defer func() { r.conn.close() }()
	m := markOf(since)
	for {
		resumed := m.At != nil
		if err := r.survey(ctx, m); err != nil {
			return err
		}
		if more, err := r.run(ctx); err != nil || !more {
			return err
		}
		if !resumed {
			break
		}
		m = r.done()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.seen = r.found
	return errors.Join(r.missing...)
}

// A reading is one way through the mails that are new: first each is looked at, then
// all that they hold is handed out in the order of time. What is kept meanwhile is a
// place for every record, and of the records themselves as many as fit.
type reading struct {
	source *Source
	conn   *conn
	yield  func(ingest.Page) bool

	mark    mark
	found   map[string]state
	missing []error
	boxes   []*box
	mails   []mailRef
	spots   []spot
	kept    map[int32][]piece // of mails, by their places in mails
	size    int               // of what is kept
}

// A box is a mailbox with the numbers of the mails that are new in it.
type box struct {
	span
	letters *letters
	uids    []goimap.UID
}

// A mailRef is a mail that is new, and how many of its records have not been handed out.
type mailRef struct {
	box  int32
	left int32
	uid  uint32
}

// mostKept is up to how many bytes of records are kept from the look at them until
// they are handed out. What is more is fetched again.
const mostKept = 32 << 20

// survey opens every mailbox and finds out which mails are to be read. A reading that
// was broken off goes on with its own, unless a mailbox has been numbered anew.
func (r *reading) survey(ctx context.Context, m mark) error {
	r.boxes, r.mails, r.spots, r.missing = nil, nil, nil, nil
	r.kept, r.size, r.found = map[int32][]piece{}, 0, map[string]state{}
	names := slices.Clone(r.source.options.Mailboxes)
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		st, err := r.conn.examine(ctx, name)
		var none *MailboxError
		if errors.As(err, &none) {
			r.missing = append(r.missing, err)
			continue
		}
		if err != nil {
			return err
		}
		r.found[name] = st
		if old, ok := m.find(name); ok && old.Validity != st.validity {
			m.At = nil
		}
	}
	for _, name := range slices.Sorted(maps.Keys(r.found)) {
		if err := r.take(ctx, m, name); err != nil {
			return err
		}
	}
	r.mark = m
	for _, b := range r.boxes {
		r.mark = r.mark.with(b.span)
	}
	return nil
}

// take finds the mails of one mailbox that are to be read.
func (r *reading) take(ctx context.Context, m mark, name string) error {
	st := r.found[name]
	old, known := m.find(name)
	b := &box{span: span{Name: name, Validity: st.validity}, letters: r.source.letters(name)}
	switch {
	case m.At != nil && !known:
		return nil // its turn comes when the old reading is at its end
	case known && old.Validity == st.validity:
		b.Base = old.Base
	}
	if m.At != nil {
		b.End = old.End
	} else if b.End = max(st.next, 1) - 1; st.next == 0 {
		b.End = ^uint32(0) // the server does not say
	}
	b.End = max(b.End, b.Base)
	if st.count > 0 && b.End > b.Base {
		if r.conn.box != name {
			if _, err := r.conn.examine(ctx, name); err != nil {
				return err
			}
		}
		uids, err := r.conn.search(ctx, b.Base)
		if err != nil {
			return err
		}
		b.uids = slices.DeleteFunc(uids, func(u goimap.UID) bool { return uint32(u) <= b.Base || uint32(u) > b.End })
	}
	if b.End == ^uint32(0) {
		b.End = b.Base
		if n := len(b.uids); n > 0 {
			b.End = uint32(b.uids[n-1])
		}
	}
	r.boxes = append(r.boxes, b)
	return nil
}

// done is the mark when everything has been handed out.
func (r *reading) done() mark {
	m := r.mark
	m.At = nil
	for _, b := range r.boxes {
		b.Base = b.End
		m = m.with(b.span)
	}
	return m
}

// run looks at all mails and hands out their records. It is false if nobody wants more.
func (r *reading) run(ctx context.Context) (more bool, err error) {
	all, looked := 0, 0
	for _, b := range r.boxes {
		all += len(b.uids)
	}
	for i, b := range r.boxes {
		for some := range slices.Chunk(b.uids, batch) {
			got, err := r.load(ctx, b, some)
			if err != nil {
				return false, err
			}
			for _, l := range got {
				r.add(int32(i), l.uid, b.letters.pieces(ctx, l))
			}
			if ctx.Err() != nil {
				return false, ctx.Err()
			}
			looked += len(some)
			if tell := r.source.options.Tell; tell != nil {
				tell(looked, all)
			}
		}
	}
	r.order()
	return r.hand(ctx)
}

// load fetches mails of a mailbox.
func (r *reading) load(ctx context.Context, b *box, uids []goimap.UID) ([]letter, error) {
	open := func() error {
		st, err := r.conn.examine(ctx, b.Name)
		if err == nil && st.validity != b.Validity {
			err = &MailboxError{b.Name, ErrRenumbered}
		}
		return err
	}
	if r.conn.box != b.Name {
		if err := open(); err != nil {
			return nil, err
		}
	}
	return r.fetch(ctx, uids, func() error {
		r.conn.close()
		c, err := r.source.connect(ctx)
		if err != nil {
			return err
		}
		r.conn = c
		return open()
	})
}
