package onebot

import (
	"cmp"
	"encoding/json"
	"errors"
	"strconv"
	"strings"

	"shoudao/ingest"
	"shoudao/ingest/file"
)

// Namespace begins the namespace of ids.
const Namespace = "onebot"

// uploads ends the namespace of what is told by a notice of an upload.
const uploads = "-upload"

// namespace is the namespace of what a program of that name tells.
func namespace(app string) string {
	name, _, _ := strings.Cut(strings.ToLower(app), ".")
	name = strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' {
			return r
		}
		return -1
	}, name)
	if name == "" || len(name) > 32 {
		return Namespace
	}
	return Namespace + "-" + name
}

// A scalar is a text or a number, as which programs write ids.
type scalar string

func (s *scalar) UnmarshalJSON(b []byte) error {
	switch {
	case string(b) == "null":
		*s = ""
	case b[0] == '"':
		return json.Unmarshal(b, (*string)(s))
	case b[0] == '-' || b[0] >= '0' && b[0] <= '9', string(b) == "true", string(b) == "false":
		*s = scalar(b)
	default:
		return errors.New("neither a text nor a number")
	}
	return nil
}

// number is the scalar as a number; 0 if it is none.
func (s scalar) number() int64 {
	n, err := strconv.ParseInt(string(s), 10, 64)
	if err != nil {
		return 0
	}
	return n
}

// id is the scalar as an id: empty where there is none.
func (s scalar) id() string {
	if s == "0" {
		return ""
	}
	return string(s)
}

// An event is what the program tells of its own accord; an element of a history has
// the same form.
type event struct {
	Time        scalar          `json:"time"`
	SelfID      scalar          `json:"self_id"`
	PostType    string          `json:"post_type"`
	MessageType string          `json:"message_type"`
	SubType     string          `json:"sub_type"`
	NoticeType  string          `json:"notice_type"`
	MetaType    string          `json:"meta_event_type"`
	Interval    int64           `json:"interval"` // of heartbeats, in milliseconds
	MessageID   scalar          `json:"message_id"`
	MessageSeq  scalar          `json:"message_seq"`
	RealSeq     scalar          `json:"real_seq"`
	GroupID     scalar          `json:"group_id"`
	GroupName   string          `json:"group_name"`
	UserID      scalar          `json:"user_id"`
	TargetID    scalar          `json:"target_id"`
	OperatorID  scalar          `json:"operator_id"`
	Message     json.RawMessage `json:"message"`
	RawMessage  string          `json:"raw_message"`
	Sender      struct {
		UserID   scalar `json:"user_id"`
		Nickname string `json:"nickname"`
		Card     string `json:"card"`
	} `json:"sender"`
	Anonymous *struct {
		ID   scalar `json:"id"`
		Name string `json:"name"`
	} `json:"anonymous"`
	File struct {
		ID   scalar `json:"id"`
		Name string `json:"name"`
		Size scalar `json:"size"`
		URL  string `json:"url"`
	} `json:"file"`
}

// A decoder turns events into messages.
type decoder struct {
	source string            // the namespace of ids
	groups map[string]string // names of groups, by id
}

// An entry is a message, or why an event is none.
type entry struct {
	message ingest.Message
	fault   ingest.Fault
	detail  string
	key     string // what it is known by in its room
	room    string // the group or person, as in the id
	seq     int64  // the number of the message in its group, 0 if it is not told
	cursor  string // what asks the program for what was before it
}

// decode reads an event. It is false for one that tells no message, such as a
// heartbeat.
func (d decoder) decode(raw []byte) (entry, bool) {
	var e event
	if err := json.Unmarshal(raw, &e); err != nil {
		fault := ingest.BadValue
		if _, ok := errors.AsType[*json.SyntaxError](err); ok {
			fault = ingest.BadSyntax
		}
		return entry{fault: fault, detail: file.Excerpt(string(raw)), key: string(raw)}, true
	}
	return d.entry(e, raw)
}

func (d decoder) entry(e event, raw []byte) (entry, bool) {
	var m ingest.Message
	var fault ingest.Fault
	switch {
	case e.PostType == "message", e.PostType == "message_sent":
		m, fault = d.message(e)
	case e.PostType == "notice" && (e.NoticeType == "group_recall" || e.NoticeType == "friend_recall"):
		m, fault = d.recall(e)
	case e.PostType == "notice" && e.NoticeType == "group_upload":
		m, fault = d.upload(e)
	default:
		return entry{}, false
	}
	n := entry{
		message: m, fault: fault, room: e.room(), seq: e.RealSeq.number(), key: m.ID.Native,
		cursor: cmp.Or(e.MessageSeq.id(), e.MessageID.id()),
	}
	if fault != "" {
		n.detail, n.key = file.Excerpt(cmp.Or(e.RawMessage, string(raw))), string(raw)
	}
	return n, true
}

// peer is with whom a conversation of two is.
func (e event) peer() string {
	if e.TargetID.id() != "" && (e.PostType == "message_sent" || e.UserID == e.SelfID) {
		return e.TargetID.id()
	}
	return e.UserID.id()
}

// room is the group or the person, after the account; empty if the event tells none.
func (e event) room() string {
	switch {
	case e.GroupID.id() != "":
		return e.SelfID.id() + "/g" + e.GroupID.id()
	case e.peer() != "" && e.MessageType != "group":
		return e.SelfID.id() + "/u" + e.peer()
	}
	return ""
}

// begin reads what all kinds of events have in common. What is the last part of the
// message's own id.
func (d decoder) begin(e event, what string) (m ingest.Message, fault ingest.Fault) {
	switch room := e.room(); {
	case room == "":
		return m, ingest.NoGroup
	case what == "":
		return m, ingest.BadValue
	case e.Time.id() == "":
		return m, ingest.NoTime
	default:
		m.ID = ingest.ID{Source: d.source, Native: room + "/" + what}
	}
	sent, ok := ingest.UnixTime(e.Time.number())
	if !ok {
		return m, ingest.BadTime
	}
	m.SentAt = sent
	if g := e.GroupID.id(); g != "" {
		m.Group = ingest.Group{ID: g, Name: cmp.Or(e.GroupName, d.groups[g])}
	} else {
		m.Group = ingest.Group{ID: e.peer(), Direct: true}
	}
	return m, ""
}

func (d decoder) message(e event) (m ingest.Message, fault ingest.Fault) {
	if m, fault = d.begin(e, e.MessageID.id()); fault != "" {
		return m, fault
	}
	parts, ok := partsOf(e.Message, e.RawMessage)
	if !ok {
		return m, ingest.BadValue
	}
	m.SenderID = cmp.Or(e.UserID.id(), e.Sender.UserID.id())
	m.Sender = cmp.Or(e.Sender.Card, e.Sender.Nickname)
	if m.Group.Direct && m.SenderID == m.Group.ID {
		m.Group.Name = m.Sender
	}
	if a := e.Anonymous; a != nil && a.Name != "" {
		m.Sender, m.SenderID = a.Name, "anonymous:"+string(a.ID) // user_id is the same for all of them
	}
	say(&m, parts)
	if reply := replied(parts); reply != "" {
		m.ReplyTo = ingest.ID{Source: d.source, Native: e.room() + "/" + reply}
	}
	if e.SubType == "notice" {
		m.Kind = ingest.System
	}
	if m.Sender == "" && m.SenderID == "" && m.Kind != ingest.System {
		return m, ingest.NoSender
	}
	return m, ""
}

// recall reads a notice that a message was taken back, by its sender or by an
// administrator of the group.
func (d decoder) recall(e event) (ingest.Message, ingest.Fault) {
	of := e.MessageID.id()
	what := of
	if what != "" {
		what += "/recall"
	}
	m, fault := d.begin(e, what)
	if fault != "" {
		return m, fault
	}
	m.Kind = ingest.Recall
	m.SenderID = cmp.Or(e.OperatorID.id(), e.UserID.id())
	m.Of = ingest.ID{Source: d.source, Native: e.room() + "/" + of}
	return m, ""
}

// upload reads a notice that a file was put into the group. Its time is that of the
// notice, and so only a minute.
func (d decoder) upload(e event) (ingest.Message, ingest.Fault) {
	what := cmp.Or(e.File.ID.id(), e.File.Name)
	if what != "" {
		what = "upload/" + what
	}
	m, fault := d.begin(e, what)
	if fault != "" {
		return m, fault
	}
	if e.UserID.id() == "" {
		return m, ingest.NoSender
	}
	m.ID.Source += uploads
	m.Kind, m.SenderID, m.Precision = ingest.File, e.UserID.id(), ingest.ToMinute
	m.Attachments = []ingest.Attachment{{Name: e.File.Name, Size: max(e.File.Size.number(), 0), Place: e.File.URL}}
	return m, ""
}
