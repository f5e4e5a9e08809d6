package chatlab

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"
	"time"

	"shoudao/ingest"
	"shoudao/ingest/internal/jsontext"
)

// A wire is a record as it is written: the members by name, nil where there is none.
type wire struct {
	kind, sender, account, nickname, timestamp, number, content, id, replyTo,
	path, media, attachments, quote, chatlab, meta, sync []byte
}

// set keeps a member; of names it does not know it keeps nothing.
func (w *wire) set(name, value []byte) {
	switch string(jsontext.Name(name)) {
	case "_type":
		w.kind = value
	case "sender":
		w.sender = value
	case "accountName":
		w.account = value
	case "groupNickname":
		w.nickname = value
	case "timestamp":
		w.timestamp = value
	case "type":
		w.number = value
	case "content":
		w.content = value
	case "platformMessageId":
		w.id = value
	case "replyToMessageId":
		w.replyTo = value
	case "mediaPath":
		w.path = value
	case "media":
		w.media = value
	case "attachments":
		w.attachments = value
	case "quote":
		w.quote = value
	case "chatlab":
		w.chatlab = value
	case "meta":
		w.meta = value
	case "sync":
		w.sync = value
	}
}

// A reading turns members into the fields of one message and keeps the first that has
// another type than the form has.
type reading struct {
	bad   string            // name and value
	known map[string]string // names, so that the messages of a file share them
}

// Where the sharing ends: a file with more names has none to share.
const (
	manyNames = 10_000
	longShare = 128
)

// words reads a text; a number stands for its digits.
func (r *reading) words(name string, raw []byte) string {
	switch {
	case jsontext.Absent(raw):
		return ""
	case raw[0] == '"':
		return jsontext.Unquote(raw)
	case jsontext.Number(raw):
		return string(raw)
	}
	if r.bad == "" {
		r.bad = name + ": " + string(raw)
	}
	return ""
}

// name reads a text that many messages have in common.
func (r *reading) name(name string, raw []byte) string {
	if s, ok := r.known[string(raw)]; ok {
		return s
	}
	bad := r.bad
	s := strings.TrimSpace(r.words(name, raw))
	if r.bad == bad && len(r.known) < manyNames && len(raw) < longShare {
		r.known[string(raw)] = s
	}
	return s
}

// list are the values of a list as they are written; of what is none there are none.
func list(raw []byte) []json.RawMessage {
	if len(raw) == 0 || raw[0] != '[' {
		return nil
	}
	var all []json.RawMessage
	if json.Unmarshal(raw, &all) != nil {
		return nil
	}
	return all
}

// when reads a time: a number of seconds or milliseconds since 1970, also in quotes, or
// RFC 3339.
func when(raw []byte) (time.Time, ingest.Fault) {
	if jsontext.Absent(raw) || string(raw) == `""` {
		return time.Time{}, ingest.NoTime
	}
	s := string(raw)
	if raw[0] == '"' {
		s = strings.TrimSpace(jsontext.Unquote(raw))
	}
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		return plausible(ingest.UnixTime(n))
	}
	if at, err := time.Parse(time.RFC3339, s); err == nil {
		return plausible(at.UTC(), ingest.Plausible(at))
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || math.Abs(f) > 1<<53 {
		return time.Time{}, ingest.BadTime
	}
	whole, part := math.Modf(f)
	at, ok := ingest.UnixTime(int64(whole))
	if ok && math.Abs(f) < farSeconds {
		at = at.Add(time.Duration(math.Round(part*1e6)) * time.Microsecond)
	}
	return plausible(at, ok)
}

// farSeconds is more than any number of seconds: what is larger counts a smaller unit, of
// which a part is nothing.
const farSeconds = 1e11

func plausible(at time.Time, ok bool) (time.Time, ingest.Fault) {
	if !ok {
		return time.Time{}, ingest.BadTime
	}
	return at, ""
}

// kinds are the numbers of sorts of messages. What people reply is a text.
var kinds = map[string]ingest.Kind{
	"0": ingest.Text, "1": ingest.Image, "2": ingest.Voice, "3": ingest.Video, "4": ingest.File, "5": ingest.Sticker,
	"7": ingest.Link, "24": ingest.Link, "25": ingest.Text, "80": ingest.System, "81": ingest.Recall,
}

// kindOf is the sort with that number. One that is not known, such as those for places,
// red packets and forwarded conversations, is [ingest.Other].
func kindOf(number string) ingest.Kind {
	if number == "" {
		return ingest.Text
	}
	if k, ok := kinds[number]; ok {
		return k
	}
	return ingest.Other
}
