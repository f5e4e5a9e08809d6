package onebot

import (
	"bytes"
	"cmp"
	"encoding/json"
	"strings"

	"shoudao/ingest"
	"shoudao/ingest/internal/wording"
)

// A part is a piece of a message.
type part struct {
	Type string                     `json:"type"`
	Data map[string]json.RawMessage `json:"data"`
}

// value is a member of the part as text; empty if it is none or of another kind.
func (p part) value(name string) string {
	var s scalar
	if raw, ok := p.Data[name]; !ok || json.Unmarshal(raw, &s) != nil {
		return ""
	}
	return string(s)
}

// first is the first of the members that is not empty.
func (p part) first(names ...string) string {
	for _, n := range names {
		if v := p.value(n); v != "" {
			return v
		}
	}
	return ""
}

// partsOf reads a message in either form, or a single part. Without one it reads what
// the program wrote beside it.
func partsOf(raw json.RawMessage, written string) ([]part, bool) {
	raw = bytes.TrimSpace(raw)
	if len(raw) == 0 || string(raw) == "null" {
		return codes(written), true
	}
	switch raw[0] {
	case '[':
		var list []json.RawMessage
		if json.Unmarshal(raw, &list) != nil {
			return nil, false
		}
		parts := make([]part, len(list))
		for i, r := range list {
			if json.Unmarshal(r, &parts[i]) != nil {
				parts[i] = part{Type: "unreadable"}
			}
		}
		return parts, true
	case '{':
		var p part
		ok := json.Unmarshal(raw, &p) == nil
		return []part{p}, ok
	case '"':
		var s string
		if json.Unmarshal(raw, &s) != nil {
			return nil, false
		}
		return codes(s), true
	}
	return nil, false
}

// replied is the id of the message that parts answer.
func replied(parts []part) string {
	for _, p := range parts {
		if p.Type == "reply" {
			return scalar(p.value("id")).id()
		}
	}
	return ""
}

// kinds are the kinds of parts that are no words.
var kinds = map[string]ingest.Kind{
	"image": ingest.Image, "cardimage": ingest.Image, "record": ingest.Voice, "video": ingest.Video,
	"file": ingest.File, "onlinefile": ingest.File, "flashtransfer": ingest.File,
	"face": ingest.Sticker, "mface": ingest.Sticker, "bface": ingest.Sticker, "marketface": ingest.Sticker,
	"share": ingest.Link, "music": ingest.Link, "json": ingest.Link, "xml": ingest.Link, "miniapp": ingest.Link,
}

// placeholders are what QQ shows in the place of other parts.
var placeholders = map[string]string{
	"dice": "[骰子]", "rps": "[猜拳]", "poke": "[戳一戳]", "shake": "[窗口抖动]", "location": "[位置]", "contact": "[推荐]",
	"forward": "[聊天记录]", "node": "[聊天记录]", "redbag": "[红包]", "gift": "[礼物]", "xml": "[分享]", "json": "[分享]", "share": "[分享]", "music": "[音乐]", "miniapp": "[小程序]",
}

// say sets kind, text, mentions and attachments. Where anything is said in words the
// message is a text, whatever comes with it.
func say(m *ingest.Message, parts []part) {
	var words strings.Builder
	var beside []string // what other parts say
	kind, spoken, others := ingest.Other, false, 0
	for _, p := range parts {
		switch p.Type {
		case "reply":
		case "text", "markdown":
			words.WriteString(p.first("text", "content"))
		case "at":
			words.WriteString(mention(m, p))
			spoken = true
		default:
			k, said := p.other(m)
			if others++; others == 1 {
				kind = k
			}
			if said != "" {
				beside = append(beside, said)
			}
		}
	}
	text := words.String()
	spoken = spoken || strings.TrimFunc(text, wording.Blank) != ""
	switch {
	case spoken:
		m.Text = strings.Join(append([]string{text}, beside...), "\n")
	case others > 0:
		m.Kind, m.Text = kind, strings.Join(beside, "\n")
	default:
		m.Text = text
	}
}

// mention notes who is mentioned, and is how it is shown.
func mention(m *ingest.Message, p part) string {
	who := p.value("qq")
	if who == "all" {
		m.MentionAll = true
		return "@" + wording.Everyone
	}
	if who != "" && who != "0" {
		m.Mentions = append(m.Mentions, who)
	}
	return "@" + strings.TrimPrefix(cmp.Or(p.first("name", "text"), who), "@")
}

// other reads a part that is not words: its kind, its attachment, and what it says
// all the same.
func (p part) other(m *ingest.Message) (ingest.Kind, string) {
	kind, known := kinds[p.Type]
	if !known {
		kind = ingest.Other
	}
	switch kind {
	case ingest.Image, ingest.Video, ingest.Voice:
		p.attach(m, "")
	case ingest.File:
		p.attach(m, cmp.Or(p.first("name", "fileName", "file_name", "file"), p.value("title")))
	case ingest.Sticker:
	case ingest.Link:
		return p.link()
	default:
		return kind, p.rest()
	}
	return kind, ""
}

// attach notes a file. Pictures have names that the program made up.
func (p part) attach(m *ingest.Message, name string) {
	size := scalar(p.first("file_size", "fileSize", "size")).number()
	a := ingest.Attachment{Name: name, Size: max(size, 0), Place: p.first("url", "path", "file_id", "file", "fileSetId")}
	if strings.HasPrefix(a.Place, "base64://") {
		a.Place = "" // the thing itself
	}
	if a != (ingest.Attachment{}) {
		m.Attachments = append(m.Attachments, a)
	}
}

// rest is what a part of any other type says.
func (p part) rest() string {
	placeholder, ok := placeholders[p.Type]
	if !ok {
		placeholder = "[" + p.Type + "]"
	}
	switch p.Type {
	case "forward", "node":
		if said := p.forwarded(0); said != "" {
			return placeholder + "\n" + said
		}
	case "location":
		return lines(placeholder, p.value("title"), p.value("content"))
	}
	return placeholder
}

// deepest is how many forwards inside another are read.
const deepest = 4

// forwarded is a line for each message that was forwarded, as far as the program tells
// them.
func (p part) forwarded(depth int) string {
	var list []json.RawMessage
	if depth > deepest || json.Unmarshal(p.Data["content"], &list) != nil {
		return ""
	}
	var said []string
	for _, raw := range list {
		var e event
		var inner part
		var words ingest.Message
		if json.Unmarshal(raw, &e) != nil {
			continue
		}
		name := cmp.Or(e.Sender.Card, e.Sender.Nickname)
		body := e.Message
		if len(body) == 0 && json.Unmarshal(raw, &inner) == nil {
			name, body = inner.first("nickname", "name"), inner.Data["content"]
			if inner.Type != "node" && inner.Type != "" {
				body = raw
			}
		}
		parts, _ := partsOf(body, e.RawMessage)
		for i := range parts {
			if parts[i].Type == "forward" || parts[i].Type == "node" {
				words.Text = lines(words.Text, parts[i].forwarded(depth+1))
				parts[i].Data = nil
			}
		}
		nested := words.Text
		say(&words, parts)
		if text := lines(words.Text, nested); text != "" {
			said = append(said, strings.TrimPrefix(name+": "+text, ": "))
		}
	}
	return strings.Join(said, "\n")
}

// lines are those of the parts that are not empty, one a line.
func lines(all ...string) string {
	var some []string
	for _, s := range all {
		if s != "" {
			some = append(some, s)
		}
	}
	return strings.Join(some, "\n")
}
