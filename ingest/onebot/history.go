package onebot

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"slices"
)

// How many messages are asked for at once, and how many after an absence at most.
const (
	perAsk   = 50
	maxCatch = 3000
)

// A past is what was gathered of a group's history.
type past struct {
	keys map[string]bool
	all  []placed
}

// add takes in a page and reports whether it reaches further back than all before.
func (p *past) add(page []placed) bool {
	var before *placed
	if len(p.all) > 0 {
		before = &placed{}
		*before = p.oldest()
	}
	for _, e := range page {
		if !p.keys[e.key] {
			p.keys[e.key] = true
			p.all = append(p.all, e)
		}
	}
	slices.SortStableFunc(p.all, func(a, b placed) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.seq, b.seq))
	})
	return len(p.all) > 0 && (before == nil || p.oldest().key != before.key)
}

func (p *past) oldest() placed { return p.all[0] }

// history asks back through a group until it meets what was told, and no further
// than a first reading goes, or an absence.
func (s *session) history(ctx context.Context, group string, told position) ([]placed, error) {
	limit := s.backfill
	if told.At > 0 {
		limit = maxCatch
	}
	p := past{keys: map[string]bool{}}
	page, err := s.ask(ctx, group, "", false, min(perAsk, limit))
	if err != nil {
		return nil, err
	}
	met := func() bool {
		return len(p.all) > 0 && told.At > 0 && (p.oldest().at < told.At-slack || told.knows(p.oldest().key))
	}
	further := p.add(page)
	for further && len(p.all) < limit && !met() {
		if further, err = s.further(ctx, group, &p); err != nil {
			return nil, err
		}
	}
	if !further && len(p.all) > 0 && len(p.all) < limit && told.At > 0 && !met() {
		// It does not go on from that message, which may have been recalled.
		if page, err = s.ask(ctx, group, "", false, limit); err != nil {
			return nil, err
		}
		p.add(page)
	}
	if over := len(p.all) - limit; over > 0 && told.At == 0 {
		p.all = wholeMinutes(p.all, over)
	}
	return p.all, nil
}

// wholeMinutes leaves off the first entries, and those of the last of their minutes.
func wholeMinutes(all []placed, first int) []placed {
	minute := all[first-1].at / 60
	for first < len(all) && all[first].at/60 == minute {
		first++
	}
	return all[first:]
}

// further asks for what was before the oldest, one way round and then the other.
func (s *session) further(ctx context.Context, group string, p *past) (bool, error) {
	from := p.oldest().cursor
	if from == "" {
		return false, nil
	}
	for range 2 {
		page, err := s.ask(ctx, group, from, s.newest, perAsk)
		if err != nil {
			return false, err
		}
		if p.add(page) {
			return true, nil
		}
		s.newest = !s.newest
	}
	return false, nil
}

// ask asks for a page of the history, from a message on or of the newest. That the
// program will not is an empty page: so it says that there is no more.
func (s *session) ask(ctx context.Context, group, from string, reverse bool, count int) ([]placed, error) {
	params := map[string]any{"group_id": group, "count": count}
	if from != "" {
		params["message_seq"] = from
		if reverse {
			params["reverse_order"], params["reverseOrder"] = true, true
		}
	}
	var got struct {
		Messages []json.RawMessage `json:"messages"`
	}
	if err := s.link.call(ctx, "get_group_msg_history", params, &got); err != nil {
		if _, denied := errors.AsType[denial](err); denied {
			return nil, nil
		}
		return nil, err
	}
	var page []placed
	var last int64
	for _, raw := range got.Messages {
		e, ok := s.element(group, raw)
		if !ok {
			continue
		}
		if e.fault == "" {
			last = e.message.SentAt.Unix()
		}
		page = append(page, placed{e, last})
	}
	return settle(page), nil
}

// element reads an element of a history, which may leave out what the question told.
func (s *session) element(group string, raw json.RawMessage) (entry, bool) {
	var e event
	if json.Unmarshal(raw, &e) != nil {
		n, ok := s.decoder.decode(raw)
		n.room = s.self + "/g" + group
		return n, ok
	}
	e.PostType = cmp.Or(e.PostType, "message")
	if e.SelfID.id() == "" {
		e.SelfID = scalar(s.self)
	}
	if e.GroupID.id() == "" {
		e.GroupID = scalar(group)
	}
	n, ok := s.decoder.entry(e, raw)
	n.room = s.self + "/g" + group
	return n, ok
}

// settle gives entries at the beginning of a page, which could not be read, the
// instant of the first that could; without any they are none.
func settle(page []placed) []placed {
	i := slices.IndexFunc(page, func(e placed) bool { return e.at > 0 })
	if i < 0 {
		return nil
	}
	for j := range i {
		page[j].at = page[i].at
	}
	return page
}
