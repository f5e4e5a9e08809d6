package chatlog

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"

	"shoudao/ingest"
	"shoudao/ingest/peer"
)

// A dialect is one form of the interface.
type dialect interface {
	// chats tells which chats there are, and a hash of the answer.
	chats(ctx context.Context) (*roster, digest, error)
	// names tells how the chats and those in them are called.
	names(ctx context.Context, known *roster, talkers []string) error
	// read hands over the rows of the chats from the second from to the second to,
	// both included. Its error is errUncovered if the program has no file for them.
	read(ctx context.Context, known *roster, talkers []string, from, to int64, take func(entry)) error
}

// A digest is a hash of an answer.
type digest [sha256.Size]byte

// An entry is a row as it was read: a message, or why it is none.
type entry struct {
	message ingest.Message
	quoted  *quote // the message that it quotes
	talker  string
	hour    int64       // since 1970, that it is of
	skip    ingest.Skip // with a fault if the row could not be read
}

// dialects are all forms, in the order in which they are tried.
func dialects(c client) []dialect {
	return []dialect{upstream{c}, alpha{c, "/api/v1"}, alpha{c, ""}}
}

// find finds out which form the program speaks, and what chats there are.
func find(ctx context.Context, c client) (dialect, *roster, digest, error) {
	var first error
	for _, d := range dialects(c) {
		known, sum, err := d.chats(ctx)
		if err == nil || !errors.Is(err, peer.ErrForeign) {
			return d, known, sum, err
		}
		first = cmp.Or(first, err)
	}
	return nil, nil, digest{}, first
}

// list reads an object into v and hashes it. What is no object with the member name
// does not come from chatlog.
func list[T any](d *json.Decoder, name string, v *[]T) (digest, error) {
	var raw json.RawMessage
	if err := d.Decode(&raw); err != nil {
		return digest{}, foreign(err)
	}
	var members map[string]json.RawMessage
	if err := json.Unmarshal(raw, &members); err != nil {
		return digest{}, foreign(err)
	}
	if _, ok := members[name]; !ok {
		return digest{}, fmt.Errorf("%w: no list of %s", peer.ErrForeign, name)
	}
	return sha256.Sum256(raw), json.Unmarshal(members[name], v)
}

// foreign says that an answer in another form comes from another program. One that
// broke off, or is too large, may come from this one.
func foreign(err error) error {
	_, syntax := errors.AsType[*json.SyntaxError](err)
	_, other := errors.AsType[*json.UnmarshalTypeError](err)
	if syntax || other {
		return fmt.Errorf("%w: %w", peer.ErrForeign, err)
	}
	return err
}
