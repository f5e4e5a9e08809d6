package jsonl

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"
	"time"

	"shoudao/ingest"
	"shoudao/ingest/internal/jsontext"
	"shoudao/ingest/internal/stamp"
)

// A wire is a line as it is written: the members by name, nil where there is none.
type wire struct {
	id, source, group, groupID, direct, sender, senderID, time, precision, nth,
	kind, text, mentions, mentionAll, replyTo, of, attachments, marking []byte
}

// set keeps a member; of names it does not know it keeps nothing.
func (w *wire) set(key, value []byte) {
	switch string(jsontext.Name(key)) {
	case "id":
		w.id = value
	case "source":
		w.source = value
	case "group":
		w.group = value
	case "group_id":
		w.groupID = value
	case "direct":
		w.direct = value
	case "sender":
		w.sender = value
	case "sender_id":
		w.senderID = value
	case "time":
		w.time = value
	case "precision":
		w.precision = value
	case "nth":
		w.nth = value
	case "kind":
		w.kind = value
	case "text":
		w.text = value
	case "mentions":
		w.mentions = value
	case "mention_all":
		w.mentionAll = value
	case "reply_to":
		w.replyTo = value
	case "of":
		w.of = value
	case "attachments":
		w.attachments = value
	case "marking":
		w.marking = value
	}
}

// A reading turns members into the fields of one message and keeps the first that
// has another type than the form has.
type reading struct {
	bad   string            // name and value
	known map[string]string // see name
}

// name reads a text that many lines have in common, such as that of the group. The
// lines of one file then share it, which saves half of the memory of a page.
func (r *reading) name(name string, raw []byte) string {
	if jsontext.Absent(raw) {
		return ""
	}
	if s, ok := r.known[string(raw)]; ok {
		return s
	}
	bad := r.bad
	s := r.words(name, raw)
	if r.bad != bad {
		return s // what is refused once is refused again
	}
	if r.known != nil && len(r.known) < manyNames && len(raw) < longName {
		r.known[string(raw)] = s
	}
	return s
}

// Where the sharing ends: a file with more names has none to share.
const (
	manyNames = 10_000
	longName  = 128
)

func (r *reading) fail(name string, raw []byte) {
	if r.bad == "" {
		r.bad = name + ": " + string(raw)
	}
}

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
	r.fail(name, raw)
	return ""
}

// flag reads a truth; 0 and 1 stand for it.
func (r *reading) flag(name string, raw []byte) bool {
	switch {
	case jsontext.Absent(raw), string(raw) == "false", string(raw) == "0":
		return false
	case string(raw) == "true", string(raw) == "1":
		return true
	}
	r.fail(name, raw)
	return false
}

// mentions reads a list of names; most are empty.
func (r *reading) mentions(raw []byte) (list []string) {
	if jsontext.Absent(raw) || string(raw) == "[]" {
		return nil
	}
	if json.Unmarshal(raw, &list) != nil {
		r.fail("mentions", raw)
	}
	return list
}

func (r *reading) attachments(raw []byte) (list []ingest.Attachment) {
	if jsontext.Absent(raw) || string(raw) == "[]" {
		return nil
	}
	if json.Unmarshal(raw, &list) != nil {
		r.fail("attachments", raw)
	}
	return list
}

// nth reads a place, counted from 0.
func (r *reading) nth(raw []byte) int {
	if jsontext.Absent(raw) {
		return 0
	}
	n, err := strconv.Atoi(r.words("nth", raw))
	if err != nil || n < 0 {
		r.fail("nth", raw)
	}
	return n
}

// id reads a reference to another message; source is that of the line.
func (r *reading) id(name string, raw []byte, source string) ingest.ID {
	if !jsontext.Absent(raw) && raw[0] == '{' {
		var far struct{ Source, ID string }
		if json.Unmarshal(raw, &far) != nil || far.Source == "" || far.ID == "" {
			r.fail(name, raw)
		}
		return ingest.ID{Source: far.Source, Native: far.ID}
	}
	native := r.words(name, raw)
	if native == "" {
		return ingest.ID{}
	}
	native = strings.TrimPrefix(native, source+":")
	return ingest.ID{Source: source, Native: native}
}

// message is the message that the line tells, as far as the line itself tells it:
// without an id where the line has none.
func (w *wire) message(o Options, known map[string]string) (m ingest.Message, fault ingest.Fault, detail string) {
	r := reading{known: known}
	m = ingest.Message{
		ID:         ingest.ID{Source: r.name("source", w.source), Native: r.words("id", w.id)},
		Group:      ingest.Group{ID: r.name("group_id", w.groupID), Name: r.name("group", w.group), Direct: r.flag("direct", w.direct)},
		Sender:     r.name("sender", w.sender),
		SenderID:   r.name("sender_id", w.senderID),
		Text:       r.words("text", w.text),
		Marking:    r.words("marking", w.marking),
		MentionAll: r.flag("mention_all", w.mentionAll),
	}
	if m.ID.Source == "" {
		m.ID.Source = DefaultSource
	}
	if strings.Contains(m.ID.Source, ":") {
		r.fail("source", w.source)
	}
	if !jsontext.Absent(w.kind) {
		m.Kind = ingest.ParseKind(r.name("kind", w.kind))
	}
	m.ReplyTo = r.id("reply_to", w.replyTo, m.ID.Source)
	m.Of = r.id("of", w.of, m.ID.Source)
	m.Mentions = r.mentions(w.mentions)
	m.Attachments = r.attachments(w.attachments)
	m.Nth = r.nth(w.nth)
	if r.bad != "" {
		return m, ingest.BadValue, r.bad
	}
	if m.Group == (ingest.Group{Direct: m.Group.Direct}) {
		m.Group.Name = o.Group
	}
	if m.SentAt, m.Precision, fault = w.when(o.Location); fault != "" {
		return m, fault, string(w.time)
	}
	switch {
	case m.Group.ID == "" && m.Group.Name == "":
		return m, ingest.NoGroup, m.Text
	case m.Sender == "" && m.SenderID == "" && m.Kind != ingest.System && m.Kind != ingest.Recall:
		return m, ingest.NoSender, m.Text
	}
	return m, "", ""
}

// when reads time and precision.
func (w *wire) when(loc *time.Location) (at time.Time, p ingest.Precision, fault ingest.Fault) {
	var ok bool
	switch {
	case jsontext.Absent(w.time), string(w.time) == `""`:
		return at, p, ingest.NoTime
	case w.time[0] == '"':
		at, p, ok = clock(w.time, loc)
	default:
		at, ok = number(string(w.time))
	}
	if !ok {
		return at, p, ingest.BadTime
	}
	switch string(w.precision) {
	case `"minute"`:
		p = ingest.ToMinute
	case `"import"`:
		p = ingest.ToImport
	}
	return at.UTC(), p, ""
}

// clock reads a time in words. RFC 3339 is tried first because it is what nearly
// all lines hold, and the quickest.
func clock(raw []byte, loc *time.Location) (time.Time, ingest.Precision, bool) {
	var at time.Time
	if at.UnmarshalText(raw[1:len(raw)-1]) == nil {
		return at, ingest.ToSecond, ingest.Plausible(at)
	}
	s := jsontext.Unquote(raw)
	if at, ok := number(s); ok {
		return at, ingest.ToSecond, true
	}
	return stamp.Parse(s, loc)
}

// number reads a count of seconds or of a smaller unit since 1970. A fraction is
// one of a second.
func number(s string) (time.Time, bool) {
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		return ingest.UnixTime(n)
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || math.Abs(f) > 1<<53 {
		return time.Time{}, false
	}
	if f == math.Trunc(f) {
		return ingest.UnixTime(int64(f))
	}
	whole, part := math.Modf(f)
	at := time.Unix(int64(whole), int64(math.Round(part*1e6))*1000).UTC()
	return at, ingest.Plausible(at)
}
