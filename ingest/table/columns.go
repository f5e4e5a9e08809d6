package table

import (
	"slices"
	"strings"

	"shoudao/ingest"
	"shoudao/ingest/internal/stamp"
)

// A Column is what a value says.
type Column uint8

// The columns.
const (
	ID Column = iota + 1
	Source
	Group
	GroupID
	Sender
	SenderID
	Time // date and clock time, or the clock time beside a Date
	Date // may hold the clock time too
	Kind // our name for it, or the exporter's
	Text
	Mentions
	MentionAll
	ReplyTo
	Of
	Files
)

// Columns returns the names under which a column is known, the most telling first:
// of two columns that say the same, the value of the more telling one counts.
func Columns(c Column) []string { return slices.Clone(names[c]) }

var names = map[Column][]string{
	ID:         {"id", "消息id", "消息编号", "msgid", "messageid", "serverid", "platformmessageid", "訊息id"},
	Source:     {"source"},
	Group:      {"group", "群", "群名", "群名称", "群聊", "群聊名称", "群组", "会话", "会话名称", "会话名", "聊天", "聊天对象", "groupname", "chat", "chatname", "conversation", "room", "roomname", "talkername", "群組", "聊天室"},
	GroupID:    {"groupid", "群id", "群号", "会话id", "chatid", "roomid", "talker", "群組id"},
	Sender:     {"群昵称", "sender", "发送人", "发送者", "发言人", "发信人", "发送人昵称", "发送者昵称", "昵称", "姓名", "用户", "用户名", "成员", "说话人", "sendername", "from", "name", "nickname", "author", "發送人", "發送者", "暱稱"},
	SenderID:   {"senderid", "发送人id", "发送者id", "发送者微信id", "发送人微信号", "微信号", "微信id", "wxid", "qq", "qq号", "qq号码", "userid", "authorid", "發送人id"},
	Time:       {"time", "时间", "发送时间", "消息时间", "日期时间", "datetime", "timestamp", "时间戳", "sentat", "createtime", "createdat", "时刻", "发送时刻", "時間", "發送時間"},
	Date:       {"date", "日期", "发送日期", "發送日期"},
	Kind:       {"kind", "type", "类型", "消息类型", "msgtype", "類型", "訊息類型"},
	Text:       {"text", "内容", "消息内容", "消息", "正文", "content", "message", "msg", "body", "內容", "訊息", "訊息內容"},
	Mentions:   {"mentions", "提到", "提及", "@", "被@的人"},
	MentionAll: {"mentionall", "@所有人", "提到所有人"},
	ReplyTo:    {"replyto", "回复", "回复消息id", "引用消息id"},
	Of:         {"of", "撤回消息id"},
	Files:      {"attachments", "附件", "文件", "文件名", "附件名", "filename", "file"},
}

// A header tells which value of a row says what.
type header struct {
	line  []string // the names as they stand
	comma string   // what separates values
	place map[Column][]int
}

// headerOf reads a row as the names of the columns. It is false if a time, a text
// or whoever says it is missing.
func headerOf(row []string, comma string) (header, bool) {
	h := header{line: row, comma: comma, place: map[Column][]int{}}
	known := map[string]int{}
	for i, name := range row {
		if name = plain(name); name != "" {
			if _, twice := known[name]; !twice {
				known[name] = i
			}
		}
	}
	for c, list := range names {
		for _, name := range list {
			if i, ok := known[name]; ok {
				h.place[c] = append(h.place[c], i)
			}
		}
	}
	// One exporter calls the id sender and the name sendername, and so of groups.
	if i, ok := known["sendername"]; ok {
		if j, ok := known["sender"]; ok {
			h.place[Sender], h.place[SenderID] = []int{i}, append([]int{j}, h.place[SenderID]...)
		}
	}
	_, isTime := h.place[Time]
	_, isDate := h.place[Date]
	_, isText := h.place[Text]
	someone := len(h.place[Sender]) + len(h.place[SenderID])
	return h, (isTime || isDate) && isText && someone > 0
}

// plain is a column's name without what differs from file to file.
func plain(name string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case ' ', '_', '-', '"', '\'', '[', ']', '(', ')', ':', '*', '\t':
			return -1
		}
		return r
	}, strings.ToLower(stamp.Fold(name)))
}

// value is what a row says in a column: the first value that is not empty.
func (h header) value(row []string, c Column) string {
	for _, i := range h.place[c] {
		if i < len(row) {
			if s := strings.TrimSpace(row[i]); s != "" {
				return s
			}
		}
	}
	return ""
}

// kinds are the names of kinds that exporters use, beside our own. The numbers are
// WeChat's; 0 is text in the formats that count from there.
var kinds = map[string]ingest.Kind{
	"文本": ingest.Text, "文本消息": ingest.Text, "文字": ingest.Text, "引用": ingest.Text, "引用消息": ingest.Text, "回复": ingest.Text, "0": ingest.Text, "1": ingest.Text,
	"图片": ingest.Image, "图片消息": ingest.Image, "photo": ingest.Image, "3": ingest.Image,
	"文件": ingest.File, "文件消息": ingest.File,
	"链接": ingest.Link, "网页链接": ingest.Link, "卡片式链接": ingest.Link, "图文消息": ingest.Link, "分享链接": ingest.Link,
	"语音": ingest.Voice, "语音消息": ingest.Voice, "audio": ingest.Voice, "34": ingest.Voice,
	"视频": ingest.Video, "视频消息": ingest.Video, "43": ingest.Video,
	"表情": ingest.Sticker, "动画表情": ingest.Sticker, "表情包": ingest.Sticker, "emoji": ingest.Sticker, "47": ingest.Sticker,
	"系统": ingest.System, "系统消息": ingest.System, "10000": ingest.System,
	"撤回": ingest.Recall, "撤回消息": ingest.Recall, "10002": ingest.Recall,
	"圖片": ingest.Image, "檔案": ingest.File, "連結": ingest.Link, "語音": ingest.Voice, "影片": ingest.Video, "系統": ingest.System,
}

func kindOf(name string) ingest.Kind {
	name = strings.ToLower(name)
	if k, ok := kinds[name]; ok {
		return k
	}
	return ingest.ParseKind(name)
}
