// Package wording knows what chat clients write themselves, in the place of a
// picture or a file and about the group, and tells it from what people say.
package wording

import (
	"strings"
	"unicode"

	"shoudao/ingest"
	"shoudao/ingest/internal/pattern"
)

// space is every kind of it: U+2005 stands behind mentioned names, U+00A0 comes out
// of HTML.
const space = `[\s\p{Z}\x{200b}]`

// Blank reports whether r leaves no ink.
func Blank(r rune) bool { return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' }

// placeholder is what stands for anything that is not text: [图片],
// [图片: s1.jpg(请在附件中查看)], [文件]名单.xlsx, [语音] 12".
var placeholder = pattern.New(`^\[([^\[\]:：]{1,24}?)\d*(?:` + space + `*[:：]` + space + `*([^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*))?\](.*)$`)

// seeAttachment follows the name of a file that came with the mail.
var seeAttachment = pattern.New(`[(（](?:[请請]在附件中查看|(?i:(?:please )?(?:see|view|check)[^()]*attach[^()]*))[)）]$`)

// length follows the sign of a voice message or a video.
var length = pattern.New(`^` + space + `*\d{1,3}(?:″|"|''|秒|s|:\d{2})?$`)

// kinds are the words in placeholders. Other emoji in brackets, such as [强], are
// text.
var kinds = map[string]ingest.Kind{
	"图片": ingest.Image, "圖片": ingest.Image, "照片": ingest.Image, "photo": ingest.Image, "image": ingest.Image, "picture": ingest.Image,
	"语音": ingest.Voice, "語音": ingest.Voice, "语音消息": ingest.Voice, "voice": ingest.Voice, "audio": ingest.Voice, "voice message": ingest.Voice,
	"视频": ingest.Video, "視頻": ingest.Video, "影片": ingest.Video, "小视频": ingest.Video, "video": ingest.Video,
	"文件": ingest.File, "檔案": ingest.File, "文檔": ingest.File, "file": ingest.File,
	"链接": ingest.Link, "鏈接": ingest.Link, "連結": ingest.Link, "link": ingest.Link, "网页": ingest.Link,
	"动画表情": ingest.Sticker, "動畫表情": ingest.Sticker, "表情": ingest.Sticker, "貼圖": ingest.Sticker, "sticker": ingest.Sticker, "custom sticker": ingest.Sticker,
	"位置": ingest.Other, "地理位置": ingest.Other, "location": ingest.Other,
	"名片": ingest.Other, "个人名片": ingest.Other, "contact card": ingest.Other,
	"聊天记录": ingest.Other, "聊天記錄": ingest.Other, "chat history": ingest.Other,
	"小程序": ingest.Other, "小程式": ingest.Other, "mini program": ingest.Other,
	"红包": ingest.Other, "微信红包": ingest.Other, "转账": ingest.Other, "red packet": ingest.Other, "transfer": ingest.Other,
	"视频号": ingest.Other, "音乐": ingest.Other, "语音通话": ingest.Other, "视频通话": ingest.Other,
	"群公告": ingest.Other, "接龙": ingest.Other, "群待办": ingest.Other, "不支持类型消息": ingest.Other,
}

// Fill reads what the text of m says besides: its kind, the names of files, who is
// mentioned. Placeholders for anything but text make the kind where nothing else is
// said; the text stays as it is.
func Fill(m *ingest.Message) {
	kind, media, words := ingest.Text, 0, false
	for line := range strings.Lines(m.Text) {
		line = strings.TrimFunc(line, Blank)
		if line == "" {
			continue
		}
		k, name, ok := Media(line)
		if !ok {
			words = true
			continue
		}
		if media++; media == 1 {
			kind = k
		}
		if name != "" && k != ingest.Link && k != ingest.Other {
			m.Attachments = append(m.Attachments, ingest.Attachment{Name: name})
		}
	}
	if media > 0 && !words {
		m.Kind = kind
	}
	Mentions(m)
}

// Media reads a line that is a placeholder and nothing else, and the name of what
// it stands for, if it tells one.
func Media(line string) (kind ingest.Kind, name string, ok bool) {
	if !strings.HasPrefix(line, "[") {
		return 0, "", false
	}
	p := placeholder.FindStringSubmatch(line)
	if p == nil {
		return 0, "", false
	}
	kind, ok = kinds[strings.ToLower(p[1])]
	if !ok {
		return 0, "", false
	}
	name, rest := strings.TrimFunc(p[2], Blank), strings.TrimFunc(p[3], Blank)
	switch {
	case rest == "":
	case kind == ingest.Voice || kind == ingest.Video:
		ok = length.MatchString(rest)
	case kind == ingest.File || kind == ingest.Link || kind == ingest.Other:
		if name == "" {
			name = rest
		}
	default:
		ok = false
	}
	return kind, strings.TrimFunc(seeAttachment.ReplaceAllString(name, ""), Blank), ok
}

// mentioned is a name that the client has set: U+2005 follows it, which nobody
// types.
var mentioned = pattern.New(`@([^@\x{2005}\n]{1,48})\x{2005}`)

// Everyone is how the clients write that all are meant. The Chinese form is typed,
// too, by people who may not set it, and means the same.
const Everyone = "所有人"

// Mentions reads who is mentioned in the text of m.
func Mentions(m *ingest.Message) {
	m.MentionAll = strings.Contains(m.Text, "@"+Everyone)
	if !strings.Contains(m.Text, "\u2005") {
		return
	}
	for _, found := range mentioned.FindAllStringSubmatch(m.Text, -1) {
		switch name := strings.TrimFunc(found[1], Blank); name {
		case Everyone:
		case "All", "all", "everyone", "All Members":
			m.MentionAll = true
		default:
			m.Mentions = append(m.Mentions, name)
		}
	}
}

var (
	recalled = pattern.New(`^(?:(?:["“「]([^"”」]{1,48})["”」]|(你)|(.{1,48}?))` + space + `*(?:撤回了一[条條則则]消息|已收回[了]?一[条條則则][消訊]息)|["“]?(.{1,48}?)["”]? (?:has )?recalled a message\.?)` + space + `*(?:重新编辑|重新編輯)?$`)
	system   = pattern.New(`^(?:["“「].{1,48}["”」]|你)` + space + `*(?:邀请.{1,200}加入了群聊|通过扫描.{1,80}加入群聊|加入了群聊|将.{1,80}移出了群聊|退出了群聊|修改群名为.{1,80}|已成为新群主|拍了拍.{1,80}|邀請.{1,200}加入了群組)$`)
)

// Notice reads a line that the client wrote itself: a recall, or news of the group.
// Sure is false where a person could as well have written it: then only a name that
// has spoken before makes it one. Of a recall the sender is who recalled; the user
// is 我.
func Notice(line string) (m ingest.Message, sure, ok bool) {
	line = strings.TrimFunc(line, Blank)
	if len(line) > 600 || !strings.ContainsAny(line, "撤收邀群拍") && !strings.Contains(line, "recalled") {
		return m, false, false
	}
	if found := recalled.FindStringSubmatch(line); found != nil {
		m = ingest.Message{Kind: ingest.Recall, Text: line, Sender: found[1] + found[3] + found[4]}
		if found[2] != "" || m.Sender == "You" {
			m.Sender = "我"
		}
		return m, found[3] == "" && found[4] == "", true
	}
	if system.MatchString(line) {
		return ingest.Message{Kind: ingest.System, Text: line}, true, true
	}
	return m, false, false
}
