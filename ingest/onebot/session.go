package onebot

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"time"

	"shoudao/ingest"
	"shoudao/ingest/peer"
)

// A Gap is a stretch of a group in which messages are missing that could not be had.
type Gap struct {
	Group         ingest.Group
	After, Before time.Time // the messages on its sides
	Missing       int
	// First is the number of the first of them in its group. A gap that is told again has the
	// same, also where by then fewer are missing.
	First int64
}

// limits are what a reading is bound by.
type limits struct {
	groups   []string // ids of those that are read; none are all
	page     int      // records at which a page ends with its minute
	backfill int      // messages of a group that a first reading goes back
	gap      func(context.Context, Gap) error
	had      func(ctx context.Context, group string, numbers []int64) error
}

// The defaults of limits.
const (
	pageSize = 1000
	backfill = 300
)

func (l limits) filled() limits {
	l.page, l.backfill = cmp.Or(max(l.page, 0), pageSize), cmp.Or(max(l.backfill, 0), backfill)
	if l.gap == nil {
		l.gap = func(context.Context, Gap) error { return nil }
	}
	if l.had == nil {
		l.had = func(context.Context, string, []int64) error { return nil }
	}
	return l
}

// reads reports whether a group is one of those that are read.
func (l limits) reads(group string) bool {
	return len(l.groups) == 0 || slices.Contains(l.groups, group)
}

// A placed entry is one with its instant. One that could not be read has that of
// the entry before it.
type placed struct {
	entry
	at int64 // second
}

// A session is one connection, and what was learnt over it.
type session struct {
	limits
	link    *link
	decoder decoder
	self    string
	asks    bool // something can be asked over it
	behind  bool // the history is to be asked for
	newest  bool // in it, a message is followed by newer ones unless the other way is asked for
}

// errManyGroups ends a connection over which more groups are told than anybody is in: to ask
// for the history of each would take hours, and no trail knows so many.
var errManyGroups = errors.New("more groups than anybody is in")

// begin asks who is there and what groups there are.
func (s *session) begin(ctx context.Context) error {
	var version struct {
		AppName string `json:"app_name"`
	}
	var login struct {
		UserID scalar `json:"user_id"`
	}
	var groups []struct {
		GroupID   scalar `json:"group_id"`
		GroupName string `json:"group_name"`
	}
	for _, q := range []struct {
		action string
		into   any
	}{{"get_login_info", &login}, {"get_version_info", &version}, {"get_group_list", &groups}} {
		if err := s.link.call(ctx, q.action, struct{}{}, q.into); err != nil {
			if _, denied := errors.AsType[denial](err); denied {
				return peer.At(s.link.place, peer.ErrForeign, err)
			}
			return err
		}
	}
	s.self = login.UserID.id()
	s.decoder = decoder{source: namespace(version.AppName), groups: map[string]string{}}
	for _, g := range groups {
		if id := g.GroupID.id(); id != "" && s.reads(id) {
			s.decoder.groups[id] = g.GroupName
		}
	}
	if len(s.decoder.groups) > rooms {
		return peer.At(s.link.place, peer.ErrUnreadable, errManyGroups)
	}
	s.asks, s.behind = true, true
	return nil
}

// pages hands out what the history tells if it has to be asked for, and the events
// that wait.
func (s *session) pages(ctx context.Context, since ingest.Cursor, yield func(ingest.Page) bool) error {
	t := trailOf(since)
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		events, lost := s.link.events()
		if lost {
			s.behind = true
			s.link.found()
		}
		if len(events) == 0 && !(s.behind && s.asks) {
			return nil
		}
		all, err := s.fresh(ctx, t, events)
		if err != nil {
			return err
		}
		if more, err := s.tell(ctx, t, all, yield); !more || err != nil {
			return err
		}
		s.behind = s.behind && !s.asks
		s.link.drop(events)
	}
}

// fresh reads events, and what the histories tell that was not told: those of all
// groups after an absence, else those of groups in which messages are missing.
func (s *session) fresh(ctx context.Context, t trail, events [][]byte) ([]placed, error) {
	all := s.read(t, events)
	for _, group := range s.wanting(t, all) {
		found, err := s.history(ctx, group, t[s.self+"/g"+group])
		if err != nil {
			return nil, err
		}
		all = append(all, slices.DeleteFunc(found, t.told)...)
	}
	all = unique(all)
	if err := s.came(ctx, all); err != nil {
		return nil, err
	}
	for _, h := range holes(t, all) {
		err := s.gap(ctx, Gap{
			Group: s.group(h), After: time.Unix(h.after.at, 0).UTC(), Before: time.Unix(max(h.after.at, h.before.at), 0).UTC(),
			Missing: int(min(h.missing, 1<<30)), First: h.after.seq + 1,
		})
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}

// came tells by their numbers which messages are there after all.
func (s *session) came(ctx context.Context, all []placed) error {
	numbers := map[string][]int64{}
	for _, e := range all {
		if _, group, ok := strings.Cut(e.room, "/g"); ok && e.seq > 0 {
			numbers[group] = append(numbers[group], e.seq)
		}
	}
	for _, group := range slices.Sorted(maps.Keys(numbers)) {
		if err := s.had(ctx, group, numbers[group]); err != nil {
			return err
		}
	}
	return nil
}

// wanting are the groups whose history is to be asked for.
func (s *session) wanting(t trail, all []placed) []string {
	var groups []string
	switch {
	case !s.asks:
	case s.behind:
		groups = slices.Sorted(maps.Keys(s.decoder.groups))
	default:
		for _, h := range holes(t, all) {
			groups = append(groups, s.group(h).ID)
		}
	}
	return slices.Compact(groups)
}

// read decodes events that were not told.
func (s *session) read(t trail, events [][]byte) []placed {
	var all []placed
	var last int64
	for _, raw := range events {
		e, ok := s.decoder.decode(raw)
		if !ok || !e.message.Group.Direct && e.fault == "" && !s.reads(e.message.Group.ID) || t[e.room].knows(e.key) {
			continue
		}
		if e.fault == "" {
			last = e.message.SentAt.Unix()
		}
		all = append(all, placed{e, cmp.Or(last, t[e.room].At)})
	}
	return unique(all)
}

// unique leaves of the entries that tell the same message the first.
func unique(all []placed) []placed {
	known := map[string]bool{}
	return slices.DeleteFunc(all, func(e placed) bool {
		twice := known[e.key]
		known[e.key] = true
		return twice
	})
}

// A hole is where the numbers of a group jump. Only groups have numbers.
type hole struct {
	after, before placed // after is nothing but an instant where the trail alone knows of it
	missing       int64
}

// group is that of a hole, also where what is behind it could not be read.
func (s *session) group(h hole) ingest.Group {
	_, id, _ := strings.Cut(h.before.room, "/g")
	return ingest.Group{ID: id, Name: cmp.Or(h.before.message.Group.Name, s.decoder.groups[id])}
}

// holes are those between the entries, and between them and what was told. A room of
// which nothing was told has none: what was recalled before anybody listened is nobody's loss.
func holes(t trail, all []placed) (found []hole) {
	by := map[string][]placed{}
	for _, e := range all {
		if e.seq > 0 && !e.message.Group.Direct {
			by[e.room] = append(by[e.room], e)
		}
	}
	for _, room := range slices.Sorted(maps.Keys(by)) {
		numbered := by[room]
		slices.SortFunc(numbered, func(a, b placed) int { return cmp.Compare(a.seq, b.seq) })
		last := placed{at: t[room].At}
		last.seq = t[room].Seq
		if last.seq == 0 {
			continue
		}
		for _, e := range numbered {
			if e.seq > last.seq+1 {
				found = append(found, hole{last, e, e.seq - last.seq - 1})
			}
			if e.seq > last.seq {
				last = e
			}
		}
	}
	return found
}
