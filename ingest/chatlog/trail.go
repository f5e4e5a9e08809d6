package chatlog

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"slices"

	"shoudao/ingest"
)

// The lengths of spans, in seconds.
const (
	hourLength = 3600
	dayLength  = 24 * hourLength
)

// A sum is a hash of what an hour says; zero where it says nothing.
type sum [6]byte

// A trail is what a cursor says: what was told of the last days.
type trail struct {
	swept int64  // when the last sweep was, in seconds
	chats uint32 // hash of the list of chats that the caller names
	first int64  // the hour, counted since 1970, that the first sum is of
	sums  []sum
}

// kept is how many days before the last hour the sums are kept: one more than a sweep
// goes over, because it begins with a whole day.
const kept = sweepDays + 1

// hourFirst and hourLast are the hours that a message can be of.
const (
	hourFirst = 946_684_800 / hourLength
	hourLast  = 7_258_118_400 / hourLength
)

const trailForm = "1 %d %08x %d %s"

func (t trail) cursor() ingest.Cursor {
	b := make([]byte, 0, len(t.sums)*len(sum{}))
	for _, s := range t.sums {
		b = append(b, s[:]...)
	}
	return ingest.Cursor(fmt.Sprintf(trailForm, t.swept, t.chats, t.first, base64.RawURLEncoding.EncodeToString(b)))
}

// trailOf reads a cursor. It is false for one that it does not understand.
func trailOf(c ingest.Cursor) (trail, bool) {
	var t trail
	var text string
	if _, err := fmt.Sscanf(string(c), trailForm, &t.swept, &t.chats, &t.first, &text); err != nil {
		return trail{}, false
	}
	b, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil || len(b) == 0 || len(b)%len(sum{}) != 0 {
		return trail{}, false
	}
	for s := range slices.Chunk(b, len(sum{})) {
		t.sums = append(t.sums, sum(s))
	}
	sound := t.cursor() == c && hourFirst <= t.first && t.end() <= hourLast && len(t.sums) <= (kept+1)*24 && t.swept >= 0
	return t, sound
}

// end is the hour behind the last that said anything.
func (t trail) end() int64 { return t.first + int64(len(t.sums)) }

// at is the sum of an hour.
func (t trail) at(hour int64) sum {
	if i := hour - t.first; 0 <= i && i < int64(len(t.sums)) {
		return t.sums[i]
	}
	return sum{}
}

// set notes what an hour says, and forgets the hours that are too far behind. The
// result depends on what was set and not on the order.
func (t *trail) set(hour int64, s sum) {
	switch {
	case len(t.sums) == 0:
		t.first = hour
	case hour < t.first:
		t.sums = append(make([]sum, t.first-hour), t.sums...)
		t.first = hour
	}
	for t.end() <= hour {
		t.sums = append(t.sums, sum{})
	}
	t.sums = slices.Clone(t.sums) // a page that was handed out may still be read
	t.sums[hour-t.first] = s
	oldest := wholeDays((t.end()-1)*hourLength-kept*dayLength) / hourLength
	for len(t.sums) > 0 && (t.first < oldest || t.sums[0] == sum{}) {
		t.sums = t.sums[1:]
		t.first++
	}
}

// wholeDays is the beginning of the day of UTC that a second is of.
func wholeDays(second int64) int64 { return second - second%dayLength }

// sumOf hashes what a page says. Where in an answer a record stood does not count.
func sumOf(p ingest.Page) (s sum) {
	h := sha256.New()
	e := json.NewEncoder(h)
	for _, m := range p.Messages {
		_ = e.Encode(m) // a hash takes everything, and a message is always JSON
	}
	for _, k := range p.Skipped {
		_ = e.Encode([2]string{string(k.Fault), k.Detail})
	}
	copy(s[:], h.Sum(nil))
	return s
}

// chatsOf hashes a list of chats.
func chatsOf(ids []string) uint32 {
	h := fnv.New32a()
	for _, id := range ids {
		fmt.Fprintf(h, "%d:%s", len(id), id)
	}
	return h.Sum32()
}
