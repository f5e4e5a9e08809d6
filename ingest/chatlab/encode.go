package chatlab

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"shoudao/ingest"
)

// written is the version of the format that an [Encoder] writes.
const written = "0.0.2"

// An Encoder writes one conversation in this form, a record a line. The form has no room
// for everything: mentions, edits, the marking of what was withheld, the order within one
// second and whether a time is exact are left out. A recall is told as one, with the
// message that it is about as what it replies to.
type Encoder struct {
	w io.Writer
}

// NewEncoder begins a file about a group with what stands once: which program writes it,
// and when. Who takes part is to be written next.
func NewEncoder(w io.Writer, generator string, at time.Time, g ingest.Group) (*Encoder, error) {
	e := &Encoder{w}
	kind := "group"
	if g.Direct {
		kind = "private"
	}
	return e, e.line(headerLine{
		"header",
		versionOut{written, at.Unix(), generator},
		metaOut{cmp.Or(g.Name, g.ID), "unknown", kind, g.ID},
	})
}

type headerLine struct {
	Sort    string     `json:"_type"`
	ChatLab versionOut `json:"chatlab"`
	Meta    metaOut    `json:"meta"`
}

type versionOut struct {
	Version    string `json:"version"`
	ExportedAt int64  `json:"exportedAt"`
	Generator  string `json:"generator"`
}

type metaOut struct {
	Name     string `json:"name"`
	Platform string `json:"platform"`
	Type     string `json:"type"`
	GroupID  string `json:"groupId,omitempty"`
}

// Member writes one who takes part: the id, or where there is none the name, and the name.
func (e *Encoder) Member(id, name string) error {
	return e.line(struct {
		Sort string `json:"_type"`
		ID   string `json:"platformId"`
		Name string `json:"accountName"`
	}{"member", senderOut(id, name), cmp.Or(name, id)})
}

type messageOut struct {
	Sort        string          `json:"_type"`
	Sender      string          `json:"sender"`
	Name        string          `json:"accountName"`
	At          int64           `json:"timestamp"`
	Type        int             `json:"type"`
	Content     *string         `json:"content"`
	ID          string          `json:"platformMessageId"`
	ReplyTo     string          `json:"replyToMessageId,omitempty"`
	Attachments []attachmentOut `json:"attachments,omitempty"`
}

type attachmentOut struct {
	Name string `json:"name,omitempty"`
	Path string `json:"path,omitempty"`
	Size int64  `json:"size,omitempty"`
}

// numbers are those of the sorts of messages; what is not there is 99, "other".
var numbers = map[ingest.Kind]int{
	ingest.Text: 0, ingest.Image: 1, ingest.Voice: 2, ingest.Video: 3, ingest.File: 4, ingest.Sticker: 5, ingest.Link: 7,
	ingest.System: 80, ingest.Recall: 81,
}

const otherNumber = 99

// Message writes a message. Its id is that of shoudao, with the namespace.
func (e *Encoder) Message(m ingest.Message) error {
	out := messageOut{
		Sort: "message", Sender: senderOut(m.SenderID, m.Sender), Name: cmp.Or(m.Sender, m.SenderID),
		At: m.SentAt.Unix(), Type: otherNumber, ID: m.ID.String(),
	}
	if out.Sender == "" {
		out.Sender, out.Name = "system", "system"
	}
	if n, ok := numbers[m.Kind]; ok {
		out.Type = n
	}
	if m.Text != "" {
		out.Content = &m.Text
	}
	if of := m.Of; m.Kind == ingest.Recall && !of.IsZero() {
		out.ReplyTo = of.String()
	} else if !m.ReplyTo.IsZero() {
		out.ReplyTo = m.ReplyTo.String()
	}
	for _, a := range m.Attachments {
		out.Attachments = append(out.Attachments, attachmentOut{a.Name, a.Place, a.Size})
	}
	return e.line(out)
}

// senderOut is what the form knows somebody by.
func senderOut(id, name string) string { return cmp.Or(id, name) }

func (e *Encoder) line(v any) error {
	enc := json.NewEncoder(e.w)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return fmt.Errorf("write ChatLab: %w", err)
	}
	return nil
}
