package jsonl

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"shoudao/ingest"
)

// A line is a message as it is written.
type line struct {
	ID          string       `json:"id"`
	Source      string       `json:"source"`
	Group       string       `json:"group,omitempty"`
	GroupID     string       `json:"group_id,omitempty"`
	Direct      bool         `json:"direct,omitempty"`
	Sender      string       `json:"sender,omitempty"`
	SenderID    string       `json:"sender_id,omitempty"`
	Time        string       `json:"time"`
	Precision   string       `json:"precision,omitempty"`
	Nth         int          `json:"nth,omitempty"`
	Kind        string       `json:"kind"`
	Text        string       `json:"text"`
	Mentions    []string     `json:"mentions,omitempty"`
	MentionAll  bool         `json:"mention_all,omitempty"`
	ReplyTo     any          `json:"reply_to,omitempty"`
	Of          any          `json:"of,omitempty"`
	Attachments []attachment `json:"attachments,omitempty"`
	Marking     string       `json:"marking,omitempty"`
}

type attachment struct {
	Name  string `json:"name,omitempty"`
	Size  int64  `json:"size,omitempty"`
	Place string `json:"place,omitempty"`
}

var precisions = [...]string{ingest.ToSecond: "", ingest.ToMinute: "minute", ingest.ToImport: "import"}

// Encode writes m as one line, which reads back as an equal message if m has an
// id, a group and whatever else a line must have. The time is written in the zone
// that it carries.
func Encode(w io.Writer, m ingest.Message) error {
	b, err := Append(nil, m)
	if err != nil {
		return err
	}
	_, err = w.Write(b)
	return err
}

// Append appends to b the line that [Encode] writes, line end included.
func Append(b []byte, m ingest.Message) ([]byte, error) {
	l := line{
		ID: m.ID.Native, Source: m.ID.Source,
		Group: m.Group.Name, GroupID: m.Group.ID, Direct: m.Group.Direct,
		Sender: m.Sender, SenderID: m.SenderID,
		Time: m.SentAt.Format(time.RFC3339Nano), Precision: precisions[m.Precision], Nth: m.Nth,
		Kind: m.Kind.String(), Text: m.Text, Mentions: m.Mentions, MentionAll: m.MentionAll,
		ReplyTo: reference(m.ReplyTo, m.ID.Source), Of: reference(m.Of, m.ID.Source), Marking: m.Marking,
	}
	for _, a := range m.Attachments {
		l.Attachments = append(l.Attachments, attachment(a))
	}
	buf := bytes.NewBuffer(b)
	enc := json.NewEncoder(buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(l); err != nil {
		return b, fmt.Errorf("write message %s: %w", m.ID, err)
	}
	return buf.Bytes(), nil
}

// reference is the shortest form of id that reads back as it is on a line of that
// source.
func reference(id ingest.ID, source string) any {
	switch {
	case id.IsZero():
		return nil
	case id.Source == source && !bytes.HasPrefix([]byte(id.Native), []byte(source+":")):
		return id.Native
	}
	return struct {
		Source string `json:"source"`
		ID     string `json:"id"`
	}{id.Source, id.Native}
}
