package chatlog

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"

	"shoudao/ingest/peer"
)

// maxAnswer is the size in bytes of the largest answer that is read: a day of thirty
// busy groups takes a fourth of it.
const maxAnswer = 64 << 20

// A client asks the program.
type client struct{ *peer.Client }

// errUncovered is the answer that no file covers the range.
var errUncovered = errors.New("no file covers the range")

// get asks for path and hands the answer to read. The program writes its errors as
// JSON strings, sometimes two of them one after the other; an object comes from
// its list of addresses, or while it decrypts.
func (c client) get(ctx context.Context, path string, q url.Values, read func(*json.Decoder) error) error {
	err := c.Ask(ctx, peer.Question{Path: path, Query: q, Most: maxAnswer}, func(r io.Reader) error {
		return read(json.NewDecoder(r))
	})
	if s, ok := errors.AsType[*peer.Status](err); ok && s.Code == http.StatusNotFound && strings.HasPrefix(s.Said, `"`) {
		return peer.At(c.Place(path), errUncovered, nil)
	}
	return err
}

// each hands the elements of a list to take, one by one. Null is an empty list.
func each(d *json.Decoder, take func(json.RawMessage)) error {
	switch t, err := d.Token(); {
	case err != nil:
		return err
	case t == nil:
		return nil
	case t != json.Delim('['):
		return fmt.Errorf("a list should begin, and it is %v", t)
	}
	for d.More() {
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			return err
		}
		take(raw)
	}
	_, err := d.Token()
	return err
}
