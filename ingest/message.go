package ingest

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// An ID names a message. Source is the namespace the native id belongs to
// ("jsonl", "wechat-text", "chatlog", …), not the platform: two exporters of one
// chat program number its messages differently. Native contains the chat where
// the platform numbers per chat.
type ID struct {
	Source, Native string
}

// IsZero reports whether id names nothing.
func (id ID) IsZero() bool { return id == ID{} }

// String is the form that commands print and take: source:native.
func (id ID) String() string { return id.Source + ":" + id.Native }

// ParseID reads what [ID.String] writes. The native part may itself hold colons.
func ParseID(s string) (ID, bool) {
	source, native, ok := strings.Cut(s, ":")
	return ID{source, native}, ok && source != "" && native != ""
}

// Compare orders ids by source, then native id, byte by byte.
func (id ID) Compare(other ID) int {
	return cmp.Or(strings.Compare(id.Source, other.Source), strings.Compare(id.Native, other.Native))
}

// A Group is where a message was said. ID is empty where a source has none; such
// a group is known by its name, and a name that belongs to exactly one known
// group is that group.
type Group struct {
	ID, Name string
	Direct   bool // a conversation of two, not a group
}

// A Precision says how exactly an instant is known.
type Precision uint8

// The precisions. A type of three values and not the pair "precise, assumed",
// because an assumed second does not exist.
const (
	ToSecond Precision = iota
	ToMinute           // the source tells hours and minutes only
	ToImport           // the source tells no time: the instant is that of the import
)

// A Message is what one person said in one group at one instant, as the platform
// told it. It is a fact: nothing changes it. An edit or a recall is a further
// message that points at it.
type Message struct {
	ID        ID
	Group     Group
	SenderID  string // empty where a source has none
	Sender    string // as that group shows it
	SentAt    time.Time
	Precision Precision
	// Nth is the message's place among those of its instant, counted from 0, where
	// the source has an order but no ids to tell it: in a transcript a whole minute
	// is one instant.
	Nth  int
	Kind Kind
	Text string // raw
	// Mentions are the people whom the platform recorded as mentioned, by shown
	// name or by sender id, without the @.
	Mentions   []string
	MentionAll bool
	ReplyTo    ID // the quoted message
	// Of is the message that a recall or an edit is about. A recall without it
	// means the sender's last message within the two minutes before.
	Of          ID
	Attachments []Attachment
	// Marking is the secrecy marking for whose sake the text was withheld, as it
	// stood in the text; empty for every other message. See [Withhold].
	Marking string
}

// Compare is the one order of messages: by instant, then place within it, then id.
func (m Message) Compare(other Message) int {
	return cmp.Or(m.SentAt.Compare(other.SentAt), cmp.Compare(m.Nth, other.Nth), m.ID.Compare(other.ID))
}

// Equal reports whether two messages tell the same. Instants are compared as
// instants, whatever zone they are written in; no list and an empty list are the
// same.
func (m Message) Equal(other Message) bool {
	return m.ID == other.ID && m.Group == other.Group &&
		m.SenderID == other.SenderID && m.Sender == other.Sender &&
		m.SentAt.Equal(other.SentAt) && m.Precision == other.Precision && m.Nth == other.Nth &&
		m.Kind == other.Kind && m.Text == other.Text &&
		m.MentionAll == other.MentionAll && slices.Equal(m.Mentions, other.Mentions) &&
		m.ReplyTo == other.ReplyTo && m.Of == other.Of &&
		m.Marking == other.Marking && slices.Equal(m.Attachments, other.Attachments)
}

// An Attachment is a file that came with a message. It is never fetched.
type Attachment struct {
	Name  string
	Size  int64  // bytes; 0 if unknown
	Place string // path or address as the source tells it; may be empty
}

// A Kind is what sort of message it is.
type Kind uint8

// The kinds. The zero value is Text. Their order is stored: append only.
const (
	Text Kind = iota
	Image
	File
	Link
	Voice
	Video
	Sticker
	System
	Recall
	Edit
	Other
	kinds // how many there are
)

var kindNames = [kinds]string{
	"text", "image", "file", "link", "voice", "video", "sticker", "system", "recall", "edit", "other",
}

// String is the kind's name in JSON.
func (k Kind) String() string {
	if k < kinds {
		return kindNames[k]
	}
	return kindNames[Other]
}

// ParseKind reads a kind's name. A name it does not know is [Other], so that a
// new sort of message is kept and not refused.
func ParseKind(name string) Kind {
	for k, n := range kindNames {
		if n == name {
			return Kind(k)
		}
	}
	return Other
}
