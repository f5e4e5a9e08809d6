// Package jsonl reads and writes shoudao's own form of messages: one JSON object a
// line.
//
//	{"id":"m17","group":"防汛工作群","sender":"郝主任","time":"2026-03-07T08:05:30+08:00","text":"各村报数"}
//
// The members, all but time, group and sender optional:
//
//	id           text or number; a line without one gets [ingest.ContentID]
//	source       the namespace of the id, "jsonl" if absent; it has no colon
//	group        name of the group, and group_id where there is one: one of the two
//	             must be there, unless the caller names a group for all
//	direct       true for a conversation of two
//	sender       shown name, and sender_id where there is one: one of the two must be
//	             there, unless the kind is system or recall
//	time         RFC 3339; or a number of seconds, milliseconds, … since 1970; or a
//	             date and clock time without a zone, where the caller gives one
//	precision    "minute" where the seconds of time mean nothing, "import" where time
//	             is only that of the import
//	nth          place among the messages of one instant, see [ingest.Message]
//	kind         text (if absent), image, file, link, voice, video, sticker, system,
//	             recall, edit; any other is "other"
//	text         as it was written
//	mentions     list of shown names or sender ids that the platform recorded
//	mention_all  true if everybody was mentioned
//	reply_to     the quoted message, of the message that a recall or an edit is about:
//	             its id, if it is of the same source; else {"source":…,"id":…}. The
//	             source of the line itself may stand before the id, with a colon
//	attachments  list of {"name":…,"size":bytes,"place":path or address}
//	marking      the secrecy marking for which the text was withheld
//
// Numbers stand for text and null for absence wherever that is clear; members of
// other names are ignored, and of two of one name the last counts. Blank lines and
// lines that begin with # are no records.
package jsonl
