package chatlab

import (
	"path"
	"strconv"
	"strings"
	"time"

	"shoudao/ingest"
	"shoudao/ingest/internal/jsontext"
	"shoudao/ingest/internal/wording"
)

// message is the message that the record tells in its scene. It has no native id where
// the record has none.
func (f *form) message(w *wire, s *scene) (m ingest.Message, fault ingest.Fault, detail string) {
	r := reading{known: f.names}
	sender := r.name("sender", w.sender)
	m = ingest.Message{
		Group: s.place, SenderID: sender,
		Sender: s.shown(sender, r.name("groupNickname", w.nickname), r.name("accountName", w.account)),
		Kind:   kindOf(r.name("type", w.number)),
		Text:   r.words("content", w.content),
	}
	id, replied := r.words("platformMessageId", w.id), r.words("replyToMessageId", w.replyTo)
	place := r.words("mediaPath", w.path)
	if r.bad != "" {
		return m, ingest.BadValue, r.bad
	}
	if m.Group.ID == "" && m.Group.Name == "" {
		m.Group.Name = f.options.Group
	}
	if m.SentAt, fault = when(w.timestamp); fault != "" {
		return m, fault, string(w.timestamp)
	}
	if string(w.content) == leftOut && m.Kind == ingest.Text {
		return m, ingest.TooLong, ""
	}
	if replied == "" {
		replied = w.quoted()
	}
	m.ID = ingest.ID{Source: f.namespace(s)}
	if isRunning(id) {
		f.ran[ran{s, id}] = m.SentAt.Unix()
	}
	if id != "" {
		m.ID = f.id(s, m.Group, f.timed(id, m.SentAt))
	}
	m.ReplyTo = f.reply(s, m.Group, replied)
	w.enclosures(&m, place)
	f.notice(&m)
	switch {
	case m.Group.ID == "" && m.Group.Name == "":
		return m, ingest.NoGroup, m.Text
	case m.Sender == "" && m.SenderID == "" && m.Kind != ingest.System && m.Kind != ingest.Recall:
		return m, ingest.NoSender, m.Text
	}
	return m, "", ""
}

// quoted is the id of the message that an exporter shows with the reply.
func (w *wire) quoted() (id string) {
	jsontext.Object(w.quote, func(name, value []byte) {
		if string(jsontext.Name(name)) == "platformMessageId" {
			id = short(value)
		}
	})
	return id
}

// namespace is that of the ids which this exporter gives.
func (f *form) namespace(s *scene) string {
	switch {
	case f.session != nil:
		return f.session.Namespace
	case s.exporter != "":
		return Namespace + "-" + s.exporter
	}
	return Namespace
}

// id is the id of the message that the exporter calls native.
func (f *form) id(s *scene, g ingest.Group, native string) ingest.ID {
	group := g.ID
	if group == "" {
		group = g.Name
	}
	return ingest.ID{Source: f.namespace(s), Native: plain.Replace(s.platform) + "/" + plain.Replace(group) + "/" + native}
}

// plain takes from the parts of an id what separates them.
var plain = strings.NewReplacer("%", "%25", "/", "%2F")

// running is the number of digits from which on a number is no running number.
const running = 7

// isRunning reports whether an id may be no more than a running number of one export.
func isRunning(id string) bool {
	return id != "" && len(id) < running && strings.Trim(id, "0123456789") == ""
}

// timed is the id of a message of that second: a running number is one only with it.
func (f *form) timed(id string, at time.Time) string {
	if !isRunning(id) {
		return id
	}
	return id + "@" + strconv.FormatInt(at.Unix(), 10)
}

// reply is the id of the message that the exporter calls native, and that this one
// replies to; of a running number only if it stood before.
func (f *form) reply(s *scene, g ingest.Group, native string) ingest.ID {
	if native == "" || native == "0" {
		return ingest.ID{}
	}
	if isRunning(native) {
		at, ok := f.ran[ran{s, native}]
		if !ok {
			return ingest.ID{}
		}
		native = f.timed(native, time.Unix(at, 0))
	}
	return f.id(s, g, native)
}

// A ran is a running number in its scene.
type ran struct {
	*scene
	number string
}

// notice reads what the chat client has written itself. A recall is told in the place of
// what was recalled: it bears the id of that, and is about it.
func (f *form) notice(m *ingest.Message) {
	if m.Kind != ingest.System && m.Kind != ingest.Recall {
		return
	}
	switch strings.ToLower(m.SenderID) {
	case "system", "系统消息", "系统":
		m.SenderID = ""
	}
	switch strings.ToLower(m.Sender) {
	case "system", "系统消息", "系统":
		m.Sender = ""
	}
	if n, _, ok := wording.Notice(m.Text); ok && n.Kind == ingest.Recall {
		m.Kind = ingest.Recall
		switch {
		case n.Sender == "我": // whoever exported it
			m.Sender, m.SenderID = n.Sender, ""
		case m.Sender == "":
			m.Sender = n.Sender
		}
	}
	if m.Kind != ingest.Recall {
		return
	}
	m.Of, m.ReplyTo = m.ReplyTo, ingest.ID{}
	if m.ID.Native == "" {
		return
	}
	if m.Of.IsZero() {
		m.Of = m.ID
	}
	m.ID.Native += "/recall"
}

// enclosures reads the files that came with the message, and what its text says beside
// its words.
func (w *wire) enclosures(m *ingest.Message, place string) {
	kind, media := m.Kind, m.Kind != ingest.Text && m.Kind != ingest.System && m.Kind != ingest.Recall
	if string(w.content) == leftOut || media && strings.HasPrefix(m.Text, "data:") {
		m.Text = "" // the picture itself
	}
	if kind != ingest.System && kind != ingest.Recall {
		if wording.Fill(m); kind != ingest.Text {
			m.Kind = kind
		}
	}
	if strings.HasPrefix(place, "data:") || string(w.path) == leftOut {
		place = ""
	}
	for _, raw := range list(w.attachments) {
		if a := attached(raw); a != (ingest.Attachment{}) {
			m.Attachments = append(m.Attachments, a)
		}
	}
	a := attached(w.media)
	switch {
	case place == "" && a.Name == "":
		if line := strings.TrimSpace(m.Text); m.Kind == ingest.File && len(m.Attachments) == 0 && line != "" && !strings.ContainsAny(line, "\n[]") {
			m.Attachments = []ingest.Attachment{{Name: line}}
		}
		return
	case len(m.Attachments) == 0:
		m.Attachments = []ingest.Attachment{a}
	}
	first := &m.Attachments[0]
	if first.Place == "" {
		first.Place = place
	}
	if first.Name == "" {
		first.Name = a.Name
	}
	if first.Name == "" {
		first.Name = path.Base(strings.ReplaceAll(place, `\`, "/"))
	}
	if first.Size == 0 {
		first.Size = a.Size
	}
}

// attached reads a description of a file. Pictures that are written out in it are none of
// its members.
func attached(raw []byte) (a ingest.Attachment) {
	jsontext.Object(raw, func(name, value []byte) {
		switch string(jsontext.Name(name)) {
		case "name", "fileName", "filename":
			a.Name = short(value)
		case "filePath", "path", "url":
			if s := short(value); !strings.HasPrefix(s, "data:") {
				a.Place = s
			}
		case "size", "fileSize":
			n, err := strconv.ParseInt(short(value), 10, 64)
			if err == nil && n > 0 {
				a.Size = n
			}
		}
	})
	return a
}
