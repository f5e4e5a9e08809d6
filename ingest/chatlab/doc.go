// Package chatlab reads, and writes, the exchange format of that name, versions 0.0.1 and 0.0.2,
// which several programs write that export chats.
//
// A file is one JSON object, pretty or on one line, of any size:
//
//	{"chatlab":{"version":"0.0.2","exportedAt":1772841600,"generator":"…"},
//	 "meta":{"name":"防汛工作群","platform":"wechat","type":"group","groupId":"…","ownerId":"…"},
//	 "members":[{"platformId":"…","accountName":"…","groupNickname":"…","aliases":["…"],"roles":[…],"avatar":"data:…"}],
//	 "messages":[{"sender":"…","accountName":"…","groupNickname":"…","timestamp":1772841912,"type":0,
//	   "content":"各村报数","platformMessageId":"…","replyToMessageId":"…"}]}
//
// or one object a line, each with a member _type that is header, member or message, where
// lines that begin with # are comments and lines of other types are passed over. Version
// 0.0.1 has neither roles, ownerId, platformMessageId and replyToMessageId nor lines.
//
//	type       0 text, 1 image, 2 voice, 3 video, 4 file, 5 sticker, 7 and 24 link, 25
//	           a reply, which is text; 80 system, 81 recall; any other is "other", such as
//	           places, red packets, calls and forwarded conversations
//	timestamp  seconds since 1970; milliseconds, which early exporters wrote, tell themselves
//	content    text or null; a picture that is written out is left out
//	mediaPath, media, attachments
//	           where a file lies that came with the message, and its name and size
//
// The form is that of the format's published description of version 0.0.2. Not in it, and
// read where it is found, are mediaPath, media and quote, which one exporter writes, and
// attachments, which the description of the pull protocol mentions. What exporters write
// for a recall is described nowhere; see below.
//
// The members of the object may stand in any order. Of what stands once only the names are
// kept, and of a record no string of more than a mebibyte, so that neither a file nor a
// picture in it ever sits in memory. Objects are in UTF-8, as JSON is; lines are read in
// every encoding that package file knows. Several files that were joined are read as that.
// A record that is broken is one record that cannot be read: where a quote or a bracket is
// missing, the next is found by how it begins.
//
// # Whose message it is
//
// The sender is shown by his name in the group, else by that of the account: as the
// message tells it, else as the members do; at last by an alias. The exporter's own
// messages bear the ownerId as sender, and are known as the user's by it, if it is among
// her ids. Nothing else is made of it, because a file may be a colleague's, and some take
// the word for the owner of the group.
//
// # Ids
//
// Two exporters of one chat number its messages differently: by the numbers of the
// server, of a database on one computer, or of the lines of one export. A message that
// came under an id before is known by it alone, so that an id which means two messages
// loses one; one message under two ids is no harm, as copies from different namespaces
// are matched by what they say. Therefore the namespace is chatlab-EXPORTER, the first
// word of what the exporter calls itself, without its version, or chatlab where it says
// nothing. The id is PLATFORM/GROUP/ID, with the id of the group, else its name. A number
// of fewer than seven digits may be a running number, which another export gives to
// another message: the second in which the message was sent is added to it, and a reply to
// it is one only to what stood in the same file before. Without an id a message gets
// [ingest.ContentID].
//
// A recall replaces the message in the exports that are known, and keeps its id. So it
// gets that id with /recall behind it, and is about the message of that id: one that was
// read from an earlier export is recalled, and none if there is none.
package chatlab
