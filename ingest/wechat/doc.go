// Package wechat reads the text that WeChat itself makes of a conversation: what
// the phone sends when messages are selected and shared by mail, and what the
// desktop client puts on the clipboard. No other program is needed for it, and
// nobody's account is at risk.
//
// # The transcript of the phone
//
//	微信群"柳湾防汛群"的聊天记录如下:
//
//	—————  2026-07-01  —————
//
//	郝主任  08:05
//
//	各村今晚七点前把水位报上来
//
//	石坎村  08:06
//
//	[图片: s1.jpg(请在附件中查看)]
//
// A header names the group, or the two who talk; a line with a date holds for all
// that follows; a head is a name and a clock time; what follows is the text, in
// which blank lines may stand. Around it there may be a mail: its headers, a
// greeting, quotation marks, a signature. Through HTML the two spaces of a head can
// become one, and the blank lines can go.
//
// # What is copied from the desktop
//
//	郝主任 2026-07-01 08:05:12      郝主任 08:05      郝主任:
//	各村今晚七点前把水位报上来                  …               …
//
// There is no header, so the caller names the group. Which of the three it is shows
// in the first lines. QQ copies the second and third with seconds, AM or PM, a
// 【title】 before the name and a number behind it.
//
// # What is a head
//
// Every line of a text could be one: 上午会议  09:00. A line is taken for a head if
// its form is that of the heads around it (number of spaces, blank lines before and
// behind), and either its name has spoken before, or it stands apart and its time
// does not go back. In doubt it is text: then nothing of what was said is lost.
//
// # Time
//
// Nothing is guessed. A head without a date, in a text that has told none, is of
// the day that the caller names, or cannot be read ([ingest.NoTime]). Where the
// text tells no time at all, messages are of the instant of the import and say so
// ([ingest.ToImport]).
//
// # Ids
//
// The text has none, so ids are [ingest.ContentID] in the namespace "wechat-text",
// counted within one transcript: where two transcripts overlap, the same message
// has the same id.
//
// The wording of the headers was seen in simplified and traditional Chinese; that
// of the English client is read by its words, not by its exact form.
package wechat
