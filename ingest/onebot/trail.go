package onebot

import (
	"cmp"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"hash/fnv"
	"maps"
	"slices"
	"strings"

	"shoudao/ingest"
)

// A trail is what a cursor says: how far each room has been told.
type trail map[string]position

// A position is how far a room has been told.
type position struct {
	At   int64  `json:"t"`           // the second of the newest message
	Seq  int64  `json:"s,omitempty"` // the highest number in the group
	Seen string `json:"k"`           // hashes of the last ids, in the order in which they were told
}

// The bounds of a trail.
const (
	seen     = 32      // how many ids of a room it knows
	rooms    = 2000    // how many rooms
	slack    = 10 * 60 // seconds by which a message may come late
	hashSize = 4
)

const trailForm = "1 "

func (t trail) cursor() ingest.Cursor {
	b, _ := json.Marshal(t) // texts and numbers are always JSON; members are sorted by name
	return ingest.Cursor(trailForm + string(b))
}

// trailOf reads a cursor. One that it does not understand is the beginning.
func trailOf(c ingest.Cursor) trail {
	text, ok := strings.CutPrefix(string(c), trailForm)
	t := trail{}
	if !ok || json.Unmarshal([]byte(text), &t) != nil || t == nil || len(t) > rooms {
		return trail{}
	}
	for _, p := range t {
		if b, err := base64.RawStdEncoding.DecodeString(p.Seen); err != nil || len(b)%hashSize != 0 {
			return trail{}
		}
	}
	return t
}

// hash is what a trail knows an id by.
func hash(key string) [hashSize]byte {
	h := fnv.New32a()
	h.Write([]byte(key))
	return [hashSize]byte(binary.BigEndian.AppendUint32(nil, h.Sum32()))
}

// hashes are those of the last ids.
func (p position) hashes() [][hashSize]byte {
	b, _ := base64.RawStdEncoding.DecodeString(p.Seen) // looked at when the cursor was read
	var all [][hashSize]byte
	for h := range slices.Chunk(b, hashSize) {
		all = append(all, [hashSize]byte(h))
	}
	return all
}

// knows reports whether the id is one of the last that were told.
func (p position) knows(key string) bool { return slices.Contains(p.hashes(), hash(key)) }

// told reports whether an element of the history was told. What is older than the
// newest by more than messages come late was, or was not to be had.
func (t trail) told(e placed) bool {
	p, ok := t[e.room]
	switch {
	case !ok || e.at > p.At:
		return false
	case e.at < p.At-slack:
		return true
	}
	return p.knows(e.key)
}

// add notes that an entry was told.
func (t trail) add(e placed) {
	p := t[e.room]
	p.At, p.Seq = max(p.At, e.at), max(p.Seq, e.seq)
	h := hash(e.key)
	all := slices.DeleteFunc(p.hashes(), func(old [hashSize]byte) bool { return old == h })
	all = append(all, h)
	all = all[max(0, len(all)-seen):]
	b := make([]byte, 0, seen*hashSize)
	for _, h := range all {
		b = append(b, h[:]...)
	}
	p.Seen = base64.RawStdEncoding.EncodeToString(b)
	t[e.room] = p
	if len(t) > rooms {
		delete(t, slices.MinFunc(slices.Sorted(maps.Keys(t)), func(a, b string) int { return cmp.Compare(t[a].At, t[b].At) }))
	}
}
