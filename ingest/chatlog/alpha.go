package chatlog

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"

	"shoudao/ingest"
	"shoudao/ingest/file"
	"shoudao/ingest/internal/wording"
	"shoudao/ingest/peer"
)

// alpha is the interface of the successor, under a prefix.
type alpha struct {
	c      client
	prefix string
}

// allChats is more than anybody has. Without a limit the program tells twenty.
const allChats = "100000"

func (a alpha) chats(ctx context.Context) (*roster, digest, error) {
	var items []struct{ UserName, Chat string }
	var sum digest
	q := url.Values{"format": {"json"}, "limit": {allChats}}
	err := a.c.get(ctx, a.prefix+"/sessions", q, func(d *json.Decoder) (err error) {
		sum, err = list(d, "sessions", &items)
		return err
	})
	if err != nil {
		return nil, digest{}, err
	}
	known := newRoster()
	for _, s := range items {
		known.chats = append(known.chats, s.UserName)
		if s.Chat != s.UserName {
			known.shown[s.UserName] = s.Chat
		}
	}
	return known, sum, nil
}

func (a alpha) names(ctx context.Context, known *roster, talkers []string) error {
	for _, group := range talkers {
		if !strings.HasSuffix(group, room) {
			continue
		}
		var items []struct{ UserName, Display string }
		q := url.Values{"format": {"json"}, "chat": {group}}
		err := a.c.get(ctx, a.prefix+"/members", q, func(d *json.Decoder) error {
			_, err := list(d, "members", &items)
			return err
		})
		if errors.Is(err, errUncovered) || errors.Is(err, peer.ErrUnreadable) {
			continue // of a group that the user has left it knows no members
		}
		if err != nil {
			return err
		}
		for _, p := range items {
			if p.Display == p.UserName {
				p.Display = ""
			}
			known.joins(group, p.UserName, p.Display)
		}
	}
	return nil
}

// perAsk is how many rows of a chat are asked for at once. For the second thousand
// the program reads the first again.
const perAsk = 1000

func (a alpha) read(ctx context.Context, known *roster, talkers []string, from, to int64, take func(entry)) error {
	for _, talker := range talkers {
		n := 0
		for full := true; full; {
			before := n
			err := a.ask(ctx, known, talker, from, to, n, func(e entry) {
				n++
				e.skip.Line = n
				take(e)
			})
			if err != nil {
				return err
			}
			full = n-before >= perAsk
		}
	}
	return nil
}

// ask reads the rows of one chat from the one at offset on.
func (a alpha) ask(ctx context.Context, known *roster, talker string, from, to int64, offset int, take func(entry)) error {
	path := a.prefix + "/history"
	q := url.Values{
		"format": {"json"}, "chat": {talker},
		"since": {strconv.FormatInt(from, 10)}, "until": {strconv.FormatInt(to, 10)},
		"limit": {strconv.Itoa(perAsk)}, "offset": {strconv.Itoa(offset)},
	}
	var h struct {
		UserName, Chat string
		Messages       []json.RawMessage
	}
	if err := a.c.get(ctx, path, q, func(d *json.Decoder) error { return d.Decode(&h) }); err != nil {
		return err
	}
	chat := ingest.Group{ID: cmp.Or(h.UserName, talker)}
	chat.Name = known.shown[chat.ID]
	if chat.Name == "" && h.Chat != chat.ID {
		chat.Name = h.Chat
	}
	chat.Direct = !strings.HasSuffix(chat.ID, room)
	for _, raw := range h.Messages {
		e := readLine(raw, chat, known)
		e.talker = chat.ID
		e.skip.Path = fmt.Sprintf("%s?chat=%s&time=%s", a.c.Place(path), chat.ID, time.Unix(from, 0).UTC().Format(time.DateOnly))
		take(e)
	}
	return nil
}

// A line is a message as /history tells it. MediaKey is what a file is kept under.
type line struct {
	Timestamp int64  `json:"timestamp"`
	Sender    string `json:"sender"`
	Content   string `json:"content"`
	Type      string `json:"type"`
	LocalID   int64  `json:"local_id"`
	MediaType string `json:"media_type"`
	MediaKey  string `json:"media_key"`
}

// readLine reads an element of the history of a chat.
func readLine(raw json.RawMessage, chat ingest.Group, known *roster) (e entry) {
	var l line
	if len(raw) > file.MaxSize {
		e.skip.Fault = ingest.TooLong
		return e
	}
	if err := json.Unmarshal(raw, &l); err != nil {
		e.skip.Fault, e.skip.Detail = ingest.BadValue, file.Excerpt(string(raw))
		return e
	}
	var fault ingest.Fault
	if e.message, fault = l.message(chat, known); fault != "" {
		e.skip.Fault, e.skip.Detail = fault, file.Excerpt(l.Content)
	}
	return e
}

func (l *line) message(chat ingest.Group, known *roster) (m ingest.Message, fault ingest.Fault) {
	if l.Timestamp == 0 {
		return m, ingest.NoTime
	}
	sent, ok := ingest.UnixTime(l.Timestamp)
	if !ok {
		return m, ingest.BadTime
	}
	r := row{Numbered: l.LocalID, Talker: chat.ID, Content: l.Content}
	m = ingest.Message{ID: r.id(), Group: chat, SentAt: sent}
	m.ID.Source = NamespaceAlpha
	l.say(&m, &r)
	if m.Kind == ingest.System || m.Kind == ingest.Recall {
		return m, ""
	}
	if l.Sender == "" {
		return m, ingest.NoSender
	}
	m.SenderID, m.Sender = known.whois(chat, l.Sender)
	return m, ""
}

// whois finds out whom a sender's name means: it is the id where the program knows
// no name, as of the user himself.
func (r *roster) whois(chat ingest.Group, sender string) (id, name string) {
	if card, ok := r.cards[chat.ID][sender]; ok {
		return sender, card
	}
	if id := r.ids[chat.ID][sender]; id != "" {
		return id, sender
	}
	switch {
	case chat.Direct && sender == chat.Name:
		return chat.ID, sender
	case chat.Direct && sender == chat.ID, strings.HasPrefix(sender, "wxid_"):
		return sender, r.shown[sender]
	}
	return "", sender
}

// types are the words for what a message is.
var types = map[string]ingest.Kind{
	"text": ingest.Text, "image": ingest.Image, "voice": ingest.Voice, "video": ingest.Video,
	"sticker": ingest.Sticker, "system": ingest.System, "share": ingest.Text,
}

// say sets kind, text, mentions and attachments. Of what is shared the content tells
// what it is, in brackets; a quote is the reply alone.
func (l *line) say(m *ingest.Message, r *row) {
	kind, ok := types[l.Type]
	if !ok {
		kind = ingest.Other
	}
	switch m.Kind = kind; {
	case kind == ingest.System:
		r.notice(m)
	case kind == ingest.Text && l.Type == "share":
		l.share(m)
	case kind == ingest.Text:
		m.Text = l.Content
		wording.Mentions(m)
	case kind == ingest.Image, kind == ingest.Video:
		attach(m, "", l.MediaKey)
	case kind == ingest.Other:
		m.Text = l.Content
	}
}

// share reads [文件|name], [链接|title](address) and the like.
func (l *line) share(m *ingest.Message) {
	m.Text = l.Content
	head, rest, bracketed := strings.Cut(strings.TrimPrefix(l.Content, "["), "]")
	word, title, _ := strings.Cut(head, "|")
	switch bracketed = bracketed && strings.HasPrefix(l.Content, "["); {
	case l.MediaType == "file", bracketed && word == "文件":
		m.Kind, m.Text = ingest.File, ""
		attach(m, title, l.MediaKey)
	case bracketed && word == "GIF表情":
		m.Kind = ingest.Sticker
	case bracketed && (word == "链接" || word == "小程序" || word == "音乐" || strings.HasPrefix(word, "视频号")):
		m.Kind = ingest.Link
		if title != "" {
			m.Text = lines(title, strings.Trim(rest, "()"))
		}
	case bracketed && shares[word]:
		m.Kind = ingest.Other
	default:
		if _, sure, ok := wording.Notice(l.Content); ok && sure {
			m.Kind = ingest.System // "石坎村" 拍了拍 "郝主任"
		}
	}
	wording.Mentions(m)
}

// shares are the words for what else is shared.
var shares = map[string]bool{"合并转发": true, "笔记": true, "群公告": true, "转账": true, "红包": true, "红包封面": true, "分享": true, "位置": true}
