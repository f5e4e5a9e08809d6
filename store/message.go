package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"strings"
	"time"

	"shoudao/ingest"
)

// epoch is the second from which the ids of messages count: 2000-01-01T00:00:00Z.
const epoch = 946684800

// secondOf is the second of an instant as ids count it.
func secondOf(t time.Time) int64 { return t.Unix() - epoch }

// minuteOf is the minute of an instant, in microseconds.
func minuteOf(t time.Time) int64 { return t.Truncate(time.Minute).UnixMicro() }

// tidy is the message as the archive keeps it. The text, the names of the sender and
// of the group are left as they are, to the byte. Instants are cut to the microsecond
// and to the years that calendars know; everything else is made valid UTF-8.
func tidy(m ingest.Message) ingest.Message {
	at := m.SentAt
	if low := time.Date(1, 1, 2, 0, 0, 0, 0, time.UTC); at.Before(low) {
		at = low
	} else if high := time.Date(9999, 12, 31, 0, 0, 0, 0, time.UTC); at.After(high) {
		at = high
	}
	m.SentAt = time.UnixMicro(at.UnixMicro()).UTC()
	for _, s := range []*string{
		&m.ID.Source, &m.ID.Native, &m.ReplyTo.Source, &m.ReplyTo.Native, &m.Of.Source, &m.Of.Native, &m.Marking,
	} {
		*s = valid(*s)
	}
	if len(m.Mentions) > 0 {
		m.Mentions = mapped(m.Mentions, valid)
	}
	if len(m.Attachments) > 0 {
		m.Attachments = mapped(m.Attachments, func(a ingest.Attachment) ingest.Attachment {
			a.Name, a.Place = valid(a.Name), valid(a.Place)
			return a
		})
	}
	return m
}

func valid(s string) string { return strings.ToValidUTF8(s, "\ufffd") }

// mapped is a new slice with what f makes of each element.
func mapped[T, U any](s []T, f func(T) U) []U {
	to := make([]U, len(s))
	for i, v := range s {
		to[i] = f(v)
	}
	return to
}

// more is what few messages have. It is kept as JSON in one column, so that the many
// others do not pay for it.
type more struct {
	Mentions    []string     `json:"mentions,omitempty"`
	MentionAll  bool         `json:"mention_all,omitempty"`
	ReplyTo     ref          `json:"reply_to,omitzero"`
	Of          ref          `json:"of,omitzero"`
	Attachments []attachment `json:"attachments,omitempty"`
	Marking     string       `json:"marking,omitempty"`
}

type ref struct {
	Source string `json:"source"`
	Native string `json:"native"`
}

type attachment struct {
	Name  string `json:"name,omitempty"`
	Size  int64  `json:"size,omitempty"`
	Place string `json:"place,omitempty"`
}

// encodeMore is the value of the column; null if there is nothing.
func encodeMore(m ingest.Message) (sql.NullString, error) {
	if !m.MentionAll && len(m.Mentions)+len(m.Attachments) == 0 && m.ReplyTo.IsZero() && m.Of.IsZero() && m.Marking == "" {
		return sql.NullString{}, nil
	}
	b, err := json.Marshal(more{
		m.Mentions, m.MentionAll, ref(m.ReplyTo), ref(m.Of),
		mapped(m.Attachments, func(a ingest.Attachment) attachment { return attachment(a) }), m.Marking,
	})
	return sql.NullString{String: string(b), Valid: true}, err
}

func decodeMore(m *ingest.Message, s sql.NullString) error {
	if !s.Valid {
		return nil
	}
	var x more
	if err := json.Unmarshal([]byte(s.String), &x); err != nil {
		return err
	}
	m.Mentions, m.MentionAll, m.Marking = x.Mentions, x.MentionAll, x.Marking
	m.ReplyTo, m.Of = ingest.ID(x.ReplyTo), ingest.ID(x.Of)
	if len(x.Attachments) > 0 {
		m.Attachments = mapped(x.Attachments, func(a attachment) ingest.Attachment { return ingest.Attachment(a) })
	}
	return nil
}

// The columns of a message, and the tables that they come from. A cross join is never
// turned round by the planner, so that the order of the messages stays.
const (
	messageColumns = ` s.name, m.ext, g.ext, d.name, d.direct, p.sid, p.name, m.ts, m.prec, m.nth, m.kind, m.text, m.more `
	messageJoins   = `
		CROSS JOIN source s ON s.id = m.src
		CROSS JOIN told d ON d.id = m.told
		CROSS JOIN grp g ON g.id = d.grp
		CROSS JOIN person p ON p.id = m.sender `
)

// scan reads the columns of a message, behind those that dest takes. References are
// left as they were told.
func (t *txn) scan(rows interface{ Scan(...any) error }, dest ...any) (ingest.Message, error) {
	var m ingest.Message
	var us int64
	var x sql.NullString
	err := rows.Scan(append(
		dest, &m.ID.Source, &m.ID.Native, &m.Group.ID, &m.Group.Name, &m.Group.Direct, &m.SenderID, &m.Sender,
		&us, &m.Precision, &m.Nth, &m.Kind, &m.Text, &x,
	)...)
	if err != nil {
		return m, err
	}
	m.SentAt = t.instant(us)
	return m, decodeMore(&m, x)
}

// resolve makes the references of m those of the messages that they lead to. A
// message does not refer to one that was sent long after it: that would be a mistake
// of the source, and findings do not look so far ahead.
func (t *txn) resolve(ctx context.Context, m *ingest.Message) error {
	for _, id := range []*ingest.ID{&m.ReplyTo, &m.Of} {
		if id.IsZero() {
			continue
		}
		to, at, err := t.throughAlias(ctx, *id)
		if err != nil {
			return err
		}
		if !to.IsZero() && at.Sub(m.SentAt) <= foresight {
			*id = to
		}
	}
	return nil
}

// throughAlias is the id of the message that id is an alias of and when that was sent;
// zero if id is no alias.
func (t *txn) throughAlias(ctx context.Context, id ingest.ID) (ingest.ID, time.Time, error) {
	var to ingest.ID
	var us int64
	err := t.row(ctx, `
		SELECT s.name, m.ext, m.ts FROM alias a
		CROSS JOIN message m ON m.id = a.msg CROSS JOIN source s ON s.id = m.src
		WHERE a.src = (SELECT id FROM source WHERE name = ?) AND a.ext = ?`,
		id.Source, id.Native).Scan(&to.Source, &to.Native, &us)
	if err == sql.ErrNoRows {
		err = nil
	}
	return to, t.instant(us), err
}

// find is the row of the message with the id, under whichever it came; 0 if there is
// none.
func (t *txn) find(ctx context.Context, id ingest.ID) (row int64, err error) {
	for _, query := range []string{
		"SELECT id FROM message WHERE src = (SELECT id FROM source WHERE name = ?) AND ext = ?",
		"SELECT msg FROM alias WHERE src = (SELECT id FROM source WHERE name = ?) AND ext = ?",
	} {
		if err = t.row(ctx, query, id.Source, id.Native).Scan(&row); err != sql.ErrNoRows {
			return row, err
		}
	}
	return 0, nil
}
