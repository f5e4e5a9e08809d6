package chatlog

import (
	"cmp"
	"encoding/json"
	"strconv"
	"strings"
	"time"

	"shoudao/ingest"
	"shoudao/ingest/internal/wording"
)

// The namespaces of ids.
const (
	Namespace      = "chatlog"
	NamespaceAlpha = "chatlog-alpha"
)

// room is how the id of a group ends.
const room = "@chatroom"

// A row is a message as /api/v1/chatlog tells it. Numbered and AtUsers are in the
// rows of alpha only.
type row struct {
	Seq        int64           `json:"seq"`
	Numbered   int64           `json:"id"`
	Time       string          `json:"time"`
	Talker     string          `json:"talker"`
	TalkerName string          `json:"talkerName"`
	IsChatRoom bool            `json:"isChatRoom"`
	Sender     string          `json:"sender"`
	SenderName string          `json:"senderName"`
	IsSelf     bool            `json:"isSelf"`
	Type       int64           `json:"type"`
	SubType    int64           `json:"subType"`
	Content    string          `json:"content"`
	Contents   json.RawMessage `json:"contents"`
	AtUsers    []string        `json:"at_user_list"`
}

// contents is what a row tells besides, of many kinds of messages. A member of
// another type than here is none.
type contents struct {
	Title      string  `json:"title"`
	Desc       string  `json:"desc"`
	URL        string  `json:"url"`
	MD5        string  `json:"md5"`
	Path       string  `json:"path"`
	ImageFile  string  `json:"imgfile"`
	VideoFile  string  `json:"videofile"`
	Label      string  `json:"label"`
	Refer      *row    `json:"refer"`
	RecordInfo *record `json:"recordInfo"`
}

// A record is several messages that were forwarded together. The program tells it
// under the names of its own fields.
type record struct {
	Title, Desc string
	DataList    struct {
		DataItems []struct {
			SourceName, DataDesc, DataTitle string
			RecordXML                       *struct{ RecordInfo record }
		}
	}
}

// message reads the row, with names from known where it has none.
func (r *row) message(known *roster) (m ingest.Message, fault ingest.Fault, detail string) {
	if r.Talker == "" {
		return m, ingest.NoGroup, r.Content
	}
	if r.Time == "" {
		return m, ingest.NoTime, r.Content
	}
	sent, err := time.Parse(time.RFC3339Nano, r.Time)
	if err != nil || !ingest.Plausible(sent) {
		return m, ingest.BadTime, r.Time
	}
	m.ID = r.id()
	m.SentAt = sent.UTC()
	m.Group = ingest.Group{
		ID: r.Talker, Name: cmp.Or(r.TalkerName, known.shown[r.Talker]),
		Direct: !r.IsChatRoom && !strings.HasSuffix(r.Talker, room),
	}
	r.say(&m)
	if m.Kind == ingest.System || m.Kind == ingest.Recall {
		return m, "", ""
	}
	m.SenderID = r.Sender
	m.Sender = cmp.Or(r.SenderName, known.member(r.Talker, r.Sender))
	switch {
	case m.Sender == "" && m.SenderID == "" && r.IsSelf:
		m.Sender = own
	case m.Sender == "" && m.SenderID == "":
		return m, ingest.NoSender, r.Content
	}
	return m, "", ""
}

// own is how the user is called where nothing else is known of him.
const own = "我"

// id is the id of the row; one without a number has a namespace only.
func (r *row) id() ingest.ID {
	id := ingest.ID{Source: Namespace}
	number := r.Seq
	if r.Numbered != 0 {
		id.Source, number = NamespaceAlpha, r.Numbered
	}
	if number != 0 {
		id.Native = r.Talker + "/" + strconv.FormatInt(number, 10)
	}
	return id
}

// told reads what the contents tell.
func (r *row) told() (c contents) {
	if len(r.Contents) > 0 {
		_ = json.Unmarshal(r.Contents, &c) // the members of other types are left out, the rest is there
	}
	return c
}

// notice reads a row that WeChat wrote itself. A recall is about the message that
// stood under its number before, and about no other: who never read that message must not
// take its sender's last one for it.
func (r *row) notice(m *ingest.Message) {
	m.Kind, m.Text = ingest.System, r.Content
	if strings.TrimFunc(r.Content, wording.Blank) == "" {
		m.Kind = ingest.Recall
	} else if n, _, ok := wording.Notice(r.Content); ok && n.Kind == ingest.Recall {
		m.Kind, m.Sender = n.Kind, n.Sender
	}
	if m.Kind == ingest.Recall && m.ID.Native != "" {
		m.Of = m.ID
		m.ID.Native += recallMark
	}
}

// recallMark ends the id of a recall.
const recallMark = "/recall"

// mention takes the list of those mentioned, who stand in it by id, in the place of
// the names that the text tells.
func (r *row) mention(m *ingest.Message) {
	wording.Mentions(m)
	if len(r.AtUsers) == 0 {
		return
	}
	m.Mentions = nil
	for _, id := range r.AtUsers {
		switch {
		case id == "notify@all":
			m.MentionAll = true
		case id != "":
			m.Mentions = append(m.Mentions, id)
		}
	}
}
