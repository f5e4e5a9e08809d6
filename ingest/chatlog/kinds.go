package chatlog

import (
	"cmp"
	"strings"

	"shoudao/ingest"
)

// WeChat's numbers for what a message is.
const (
	typeText     = 1
	typeImage    = 3
	typeVoice    = 34
	typeCard     = 42
	typeVideo    = 43
	typeSticker  = 47
	typeLocation = 48
	typeShare    = 49
	typeCall     = 50
	typeSystem   = 10000
	typeRevoke   = 10002
)

// And its numbers for what is shared.
const (
	shareText          = 1
	shareLink          = 4
	shareLink2         = 5
	shareFile          = 6
	shareGIF           = 8
	shareForward       = 19
	shareNote          = 24
	shareProgram       = 33
	shareProgram2      = 36
	shareChannel       = 51
	shareQuote         = 57
	sharePat           = 62
	shareLive          = 63
	shareNotice        = 87
	shareMusic         = 92
	shareTransfer      = 2000
	shareRedPacket     = 2001
	shareRedPacketSkin = 2003
)

// say sets kind, text, mentions and attachments. A kind that has a name of its own
// in package ingest needs no words in the place of what it is; others get the words
// that WeChat shows.
func (r *row) say(m *ingest.Message) {
	switch c := r.told(); r.Type {
	case typeText:
		m.Text = r.Content
		r.mention(m)
	case typeImage:
		m.Kind = ingest.Image
		attach(m, "", cmp.Or(c.Path, c.ImageFile, c.MD5))
	case typeVoice:
		m.Kind = ingest.Voice
	case typeVideo:
		m.Kind = ingest.Video
		attach(m, "", cmp.Or(c.Path, c.VideoFile, c.MD5))
	case typeSticker:
		m.Kind = ingest.Sticker
	case typeShare:
		r.share(m, c)
	case typeSystem, typeRevoke:
		r.notice(m)
	case typeCard:
		m.Kind, m.Text = ingest.Other, cmp.Or(r.Content, "[名片]")
	case typeLocation:
		m.Kind, m.Text = ingest.Other, cmp.Or(r.Content, lines("[位置]", c.Label))
	case typeCall:
		m.Kind, m.Text = ingest.Other, cmp.Or(r.Content, "[语音通话]")
	default:
		m.Kind, m.Text = ingest.Other, r.Content
	}
}

// share reads what is shared.
func (r *row) share(m *ingest.Message, c contents) {
	switch r.SubType {
	case shareQuote:
		m.Text = r.Content
		r.mention(m)
	case shareFile:
		m.Kind = ingest.File
		attach(m, c.Title, c.MD5)
	case shareGIF:
		m.Kind = ingest.Sticker
	case sharePat:
		m.Kind, m.Text = ingest.System, r.Content
	case shareText, shareLink, shareLink2, shareMusic, shareProgram, shareProgram2, shareChannel, shareLive:
		m.Kind, m.Text = ingest.Link, cmp.Or(lines(c.Title, c.Desc, c.URL), r.Content, "[链接]")
	case shareForward, shareNote:
		m.Kind, m.Text = ingest.Other, cmp.Or(c.forwarded(), r.Content, "[聊天记录]")
	case shareNotice:
		m.Kind, m.Text = ingest.Other, cmp.Or(c.forwarded(), r.Content, "[群公告]")
		r.mention(m)
	case shareTransfer:
		m.Kind, m.Text = ingest.Other, cmp.Or(r.Content, "[转账]")
	case shareRedPacket, shareRedPacketSkin:
		m.Kind, m.Text = ingest.Other, "[红包]"
	default:
		m.Kind, m.Text = ingest.Other, cmp.Or(r.Content, lines(c.Title, c.Desc), "[不支持类型消息]")
	}
}

// forwarded is what several messages say that were forwarded together, or a notice
// of the group, or a note, which have the same form.
func (c *contents) forwarded() string {
	if c.RecordInfo != nil {
		if said := c.RecordInfo.words(0); said != "" {
			return lines(cmp.Or(c.Title, c.RecordInfo.Title), said)
		}
	}
	return lines(c.Title, c.Desc)
}

// deepest is how many forwards inside another are read.
const deepest = 4

// words is a line for each message: who said it, and what.
func (r *record) words(depth int) string {
	var said []string
	for _, d := range r.DataList.DataItems {
		words := cmp.Or(d.DataDesc, d.DataTitle)
		if d.RecordXML != nil && depth < deepest {
			words = lines(d.DataTitle, d.RecordXML.RecordInfo.words(depth+1))
		}
		if d.SourceName != "" && words != "" {
			words = d.SourceName + ": " + words
		}
		said = append(said, words)
	}
	return lines(said...)
}

// lines are those of the parts that are not empty, one a line.
func lines(parts ...string) string {
	var b strings.Builder
	for _, p := range parts {
		if p != "" && b.Len() > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(p)
	}
	return b.String()
}

func attach(m *ingest.Message, name, place string) {
	if name != "" || place != "" {
		m.Attachments = []ingest.Attachment{{Name: name, Place: place}}
	}
}
