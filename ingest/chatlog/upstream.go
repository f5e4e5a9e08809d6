package chatlog

import (
	"cmp"
	"context"
	"encoding/json"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"shoudao/ingest"
	"shoudao/ingest/file"
)

// upstream is the interface of the program as it was published first.
type upstream struct{ c client }

func (u upstream) chats(ctx context.Context) (*roster, digest, error) {
	var items []struct{ UserName string }
	var sum digest
	err := u.c.get(ctx, "/api/v1/session", url.Values{"format": {"json"}}, func(d *json.Decoder) (err error) {
		sum, err = list(d, "items", &items)
		return err
	})
	if err != nil {
		return nil, digest{}, err
	}
	known := newRoster()
	for _, s := range items {
		known.chats = append(known.chats, s.UserName) // its name is that of whoever wrote last
	}
	return known, sum, nil
}

func (u upstream) names(ctx context.Context, known *roster, talkers []string) error {
	if err := u.groups(ctx, known); err != nil {
		return err
	}
	if !slices.ContainsFunc(talkers, func(id string) bool { return !strings.HasSuffix(id, room) }) {
		return nil
	}
	var items []struct{ UserName, Remark, NickName string }
	err := u.c.get(ctx, "/api/v1/contact", url.Values{"format": {"json"}}, func(d *json.Decoder) error {
		_, err := list(d, "items", &items)
		return err
	})
	for _, p := range items {
		known.shown[p.UserName] = cmp.Or(known.shown[p.UserName], p.Remark, p.NickName)
	}
	return err
}

func (u upstream) groups(ctx context.Context, known *roster) error {
	var items []struct {
		Name, Remark, NickName string
		Users                  []struct{ UserName, DisplayName string }
	}
	err := u.c.get(ctx, "/api/v1/chatroom", url.Values{"format": {"json"}}, func(d *json.Decoder) error {
		_, err := list(d, "items", &items)
		return err
	})
	for _, g := range items {
		known.shown[g.Name] = cmp.Or(g.Remark, g.NickName)
		for _, p := range g.Users {
			known.joins(g.Name, p.UserName, p.DisplayName)
		}
	}
	return err
}

// batch is how many chats are asked for at once. No limit is named: with several
// chats the program cuts first and sorts afterwards, so that rows would be missing.
const batch = 30

func (u upstream) read(ctx context.Context, known *roster, talkers []string, from, to int64, take func(entry)) error {
	span := strconv.FormatInt(from, 10) + "~" + strconv.FormatInt(to, 10)
	const path = "/api/v1/chatlog"
	place := u.c.Place(path) + "?time=" + time.Unix(from, 0).UTC().Format(time.DateOnly)
	for some := range slices.Chunk(talkers, batch) {
		q := url.Values{"format": {"json"}, "time": {span}, "talker": {strings.Join(some, ",")}}
		n := 0
		err := u.c.get(ctx, path, q, func(d *json.Decoder) error {
			return each(d, func(raw json.RawMessage) {
				n++
				e := readRow(raw, known)
				e.skip.Path, e.skip.Line = place, n
				take(e)
			})
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// readRow reads an element of the list.
func readRow(raw json.RawMessage, known *roster) (e entry) {
	var r row
	if len(raw) > file.MaxSize {
		e.skip.Fault = ingest.TooLong
		return e
	}
	if err := json.Unmarshal(raw, &r); err != nil {
		e.talker = r.Talker
		e.skip.Fault, e.skip.Detail = ingest.BadValue, file.Excerpt(string(raw))
		return e
	}
	e.talker = r.Talker
	m, fault, detail := r.message(known)
	if fault != "" {
		e.skip.Fault, e.skip.Detail = fault, file.Excerpt(detail)
		return e
	}
	e.message = m
	if r.Type == typeShare && r.SubType == shareQuote {
		e.quoted = quoteOf(r.told().Refer)
	}
	return e
}
