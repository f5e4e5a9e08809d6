package pull

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"net/url"
	"strings"
	"time"

	"shoudao/ingest"
	"shoudao/ingest/chatlab"
	"shoudao/ingest/peer"
)

// A session is one conversation as the server lists it.
type session struct {
	chatlab.Session
	id    string
	last  int64  // the second of the last message; 0: not told
	count string // of messages; empty: not told
}

// What a list may hold at most, before it is taken for one that has no end.
const (
	manySessions = 20_000
	manyLists    = 1000
	maxList      = 32 << 20 // bytes of a page of it
)

const listPath = "/sessions"

var errCircle = errors.New("the list of sessions goes in circles")

// sessions lists what the server has. The digest changes with every message that the
// list tells of.
func (s *Source) sessions(ctx context.Context, c *peer.Client) (all []session, digest uint64, err error) {
	sum := fnv.New64a()
	known, asked := map[string]bool{}, map[string]bool{}
	q := url.Values{"format": {"chatlab"}}
	if s.options.Keyword != "" {
		q.Set("keyword", s.options.Keyword)
	}
	for range manyLists {
		var next string
		err := c.Ask(ctx, peer.Question{Path: listPath, Query: q, Accept: accepted, Most: maxList}, func(r io.Reader) (err error) {
			next, err = listed(r, func(raw json.RawMessage) error {
				one, ok := s.session(raw)
				fmt.Fprintln(sum, one.id, one.last, one.count)
				if ok && !known[one.id] {
					known[one.id] = true
					all = append(all, one)
				}
				if len(all) > manySessions {
					return peer.ErrTooLarge
				}
				return nil
			})
			return err
		})
		switch {
		case err != nil:
			return nil, 0, err
		case next == "":
			return all, sum.Sum64(), nil
		case asked[next]:
			return nil, 0, peer.At(c.Place(listPath), peer.ErrUnreadable, errCircle)
		}
		asked[next] = true
		q.Set("cursor", next)
	}
	return nil, 0, peer.At(c.Place(listPath), peer.ErrUnreadable, errCircle)
}

// listed reads one page of the list and returns what the next is asked with; empty if it
// is the last.
func listed(r io.Reader, each func(json.RawMessage) error) (next string, err error) {
	d := json.NewDecoder(r)
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return "", fmt.Errorf("%w: no list of sessions", peer.ErrForeign)
	}
	told := false
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return "", err
		}
		switch name {
		case "sessions":
			told = true
			if err := elements(d, each); err != nil {
				return "", err
			}
		case "page":
			var page struct {
				HasMore    bool
				NextCursor json.RawMessage
			}
			if err := d.Decode(&page); err != nil {
				return "", err
			}
			if page.HasMore {
				if next = text(page.NextCursor); next == "" {
					return "", errCircle
				}
			}
		default:
			var passed json.RawMessage
			if err := d.Decode(&passed); err != nil {
				return "", err
			}
		}
	}
	if _, err := d.Token(); err != nil {
		return "", err
	}
	if !told {
		return "", fmt.Errorf("%w: no list of sessions", peer.ErrForeign)
	}
	return next, nil
}

// elements hands out the elements of a list, one by one. Null is an empty list.
func elements(d *json.Decoder, each func(json.RawMessage) error) error {
	switch t, err := d.Token(); {
	case err != nil:
		return err
	case t == nil:
		return nil
	case t != json.Delim('['):
		return fmt.Errorf("%w: the sessions are no list", peer.ErrForeign)
	}
	for d.More() {
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			return err
		}
		if err := each(raw); err != nil {
			return err
		}
	}
	_, err := d.Token()
	return err
}

// session reads an element of the list. It is false for one without an id, and for one
// that nobody has asked for.
func (s *Source) session(raw json.RawMessage) (session, bool) {
	var w struct{ ID, Name, Platform, Type, LastMessageAt, MessageCount json.RawMessage }
	if json.Unmarshal(raw, &w) != nil {
		return session{}, false
	}
	one := session{id: text(w.ID), count: text(w.MessageCount), Session: chatlab.Session{
		Namespace: s.namespace, Platform: strings.ToLower(text(w.Platform)),
		Group: ingest.Group{ID: text(w.ID), Name: text(w.Name), Direct: text(w.Type) == "private"},
	}}
	var last json.Number
	if json.Unmarshal(w.LastMessageAt, &last) == nil {
		n, _ := last.Int64() // what is no number is not told
		if at, ok := ingest.UnixTime(n); ok {
			one.last = at.Unix()
		}
	}
	isPath := one.id == "." || one.id == ".."
	return one, one.id != "" && !isPath && s.wants(one)
}

// wants reports whether the session is one of those that were chosen.
func (s *Source) wants(one session) bool {
	if len(s.options.Chats) == 0 {
		return true
	}
	for _, name := range s.options.Chats {
		if name == one.id || name == one.Group.Name {
			return true
		}
	}
	return false
}

// text reads a text that is no longer than a name can be; a number stands for its digits.
func text(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) != nil {
		var n json.Number
		if json.Unmarshal(raw, &n) != nil {
			return ""
		}
		s = n.String()
	}
	if len(s) > 512 {
		return ""
	}
	return strings.TrimSpace(s)
}

// hour is the number of the hour in which an instant lies.
func hour(at time.Time) int64 { return at.Unix() / hourLength }

const (
	hourLength = 3600
	dayLength  = 24 * hourLength
)
