package imap

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"shoudao/ingest"
	"shoudao/ingest/file"
	"shoudao/ingest/wechat"
)

// A letter is a mail as it was fetched.
type letter struct {
	uid     uint32
	arrived time.Time
	header  []byte
	root    *part // nil: the mail could not be read
}

// A piece is what a letter holds: a message or a skip, at its place in the order.
type piece struct {
	message ingest.Message
	skip    *ingest.Skip
	at      int64 // unix nanoseconds
}

// letters makes messages of the mails of one mailbox.
type letters struct {
	own     addresses
	names   []string
	zone    *time.Location
	mailbox string
	place   string // of the mailbox
	folder  ingest.Group
}

func (s *Source) letters(mailbox string) *letters {
	place := s.place(mailbox)
	return &letters{
		own: s.own, names: s.options.Names, zone: s.options.Location,
		mailbox: mailbox, place: place, folder: ingest.Group{ID: place, Name: mailbox},
	}
}

// pieces reads a letter: the mail itself, and the messages of a transcript that is in
// it.
func (r *letters) pieces(ctx context.Context, l letter) []piece {
	if l.root == nil {
		return []piece{r.bad(l, ingest.BadSyntax, "")}
	}
	h := headerOf(l.header)
	at, fault := h.sentAt(l.arrived, r.zone)
	if fault != "" {
		return []piece{r.bad(l, fault, h.first("date"))}
	}
	from, ok := h.sender()
	if !ok {
		return []piece{r.bad(l, ingest.NoSender, h.text("subject"))}
	}
	m := ingest.Message{
		Group: r.group(h, from), SenderID: from.at, Sender: from.shown(), SentAt: at,
		Attachments: r.attachments(l),
	}
	if !m.Group.Direct {
		m.Mentions, m.MentionAll = r.mentions(h)
	}
	if id := h.replyTo(); id != "" {
		m.ReplyTo = ingest.ID{Source: Namespace, Native: id}
	}
	body := l.body()
	chat, before := r.transcript(ctx, l, body, at)
	if len(chat) > 0 {
		body = before
		m.Attachments = claim(chat, m.Attachments)
	}
	m.Text = compose(h, body)
	m.ID = idOf(h, m)
	return append([]piece{{message: m, at: at.UnixNano()}}, chat...)
}

// bad is the record of a mail that could not be read. It stands where it arrived.
func (r *letters) bad(l letter, fault ingest.Fault, detail string) piece {
	at := int64(0)
	if ingest.Plausible(l.arrived) {
		at = l.arrived.UnixNano()
	}
	detail = file.Excerpt(valid([]byte(detail)))
	return piece{at: at, skip: &ingest.Skip{Path: r.mailbox, Line: int(l.uid), Fault: fault, Detail: detail}}
}

// idOf is the mail's own id. One without has the id of what it says, whatever folder a
// copy of it lies in.
func idOf(h header, m ingest.Message) ingest.ID {
	if id := h.id(); id != "" {
		return ingest.ID{Source: Namespace, Native: id}
	}
	m.Group = ingest.Group{}
	return ingest.ContentID(Namespace, m, 0)
}

// body is the text of a letter as it was written, history and all.
func (l letter) body() string {
	var said []string
	for _, p := range l.root.texts() {
		text := strings.Trim(strings.ReplaceAll(p.plain(), "\x00", ""), "\n")
		if strings.TrimSpace(text) != "" {
			said = append(said, text)
		}
	}
	return strings.Join(said, "\n\n")
}

func (r *letters) attachments(l letter) (all []ingest.Attachment) {
	for _, p := range l.root.files(false) {
		all = append(all, ingest.Attachment{
			Name: p.fileName(), Size: p.fileSize(),
			Place: fmt.Sprintf("%s/;UID=%d/;SECTION=%s", r.place, l.uid, p.section()),
		})
	}
	return all
}

// compose is the text of a mail: its subject, and below it what it says. The subject of
// an answer is that of the first mail, and the history below an answer what was said
// before: neither is said again. What is passed on is said.
func compose(h header, body string) string {
	subject := h.text("subject")
	if isAnswer(subject, h) {
		body = ownWords(body)
	}
	body = unsigned(body)
	switch {
	case strings.TrimSpace(body) == "":
		return subject
	case subject == "", answers.MatchString(subject):
		return body
	}
	return subject + "\n" + body
}

// transcript reads what WeChat has sent by mail: the messages of the chat, and the words
// that stand above.
func (r *letters) transcript(ctx context.Context, l letter, body string, at time.Time) (all []piece, before string) {
	text := []byte(body)
	above, ok := wechat.Above(text)
	if !ok {
		return nil, body
	}
	messages := 0
	src := wechat.New(file.Bytes(r.mailbox, text), wechat.Options{Location: r.zone, Names: r.names, Day: at})
	for page, err := range src.Pages(ctx, "") {
		if err != nil {
			return nil, body // the context is done: nobody will see it
		}
		for _, m := range page.Messages {
			all = append(all, piece{message: m, at: m.SentAt.UnixNano()})
			messages++
		}
		for _, s := range page.Skipped {
			all = append(all, piece{at: at.UnixNano(), skip: &ingest.Skip{Path: r.mailbox, Line: int(l.uid), Fault: s.Fault, Detail: s.Detail}})
		}
	}
	if messages == 0 {
		return nil, body
	}
	return all, strings.TrimSpace(string(above))
}

// claim gives the pictures and files of a chat, which came with the mail, to the
// messages that name them. What nobody names stays with the mail.
func claim(chat []piece, files []ingest.Attachment) []ingest.Attachment {
	for i := range chat {
		for j, a := range chat[i].message.Attachments {
			at := slices.IndexFunc(files, func(f ingest.Attachment) bool { return f.Name == a.Name })
			if at >= 0 {
				chat[i].message.Attachments[j] = files[at]
				files = slices.Delete(files, at, at+1)
			}
		}
	}
	return files
}
