// Package onebot reads QQ groups through a program that speaks OneBot v11: NapCat,
// LLOneBot, Lagrange, go-cqhttp. Such a program is a client of QQ by another hand, and
// who runs one does so at the risk of his account. Nothing is ever sent but questions:
// which groups there are, and what was said in them.
//
// # Messages
//
//	{"time":1782864300,"self_id":10001,"post_type":"message","message_type":"group","sub_type":"normal",
//	 "message_id":77,"real_seq":"502","group_id":700,"group_name":"防汛群","user_id":800,
//	 "message":[{"type":"at","data":{"qq":"all"}},{"type":"text","data":{"text":" 报数"}}],
//	 "raw_message":"[CQ:at,qq=all] 报数","sender":{"user_id":800,"nickname":"w","card":"郝主任"}}
//
// The message is a list of such parts, or one string in which parts stand as
// [CQ:at,qq=all] and &amp; &#91; &#93; &#44; for the characters that would be taken for
// theirs. Ids are numbers or strings. Time is in seconds; NapCat puts the milliseconds
// of its own clock where QQ told none. message_sent in post_type is what the user said
// himself. Notices that matter are group_recall, friend_recall and group_upload; of
// everything else (meta_event, request, other notices) nothing is a message.
//
// # Ways in
//
// [Source] connects to the program's WebSocket. Over it come events, and the answers
// to what is asked, which are told from events by their echo. [Receiver] is the
// other way round: the program connects to it, or posts every event to it, signed with
// HMAC-SHA1; it stores before it answers.
//
// What happened while nobody listened is asked for, group by group, with
// get_group_msg_history, until it meets what is known. Programs differ in the
// direction in which they go on from a message, so both are tried. Conversations of
// two have no history here, and neither have recalls and uploads.
//
// NapCat tells the number that QQ gives a message in its group, real_seq. Where it
// jumps, messages are missing: they are asked for, and what cannot be had is told as
// a [Gap]; what comes later all the same is told too. A recalled message leaves the
// same trace as a missing one.
//
// # Ids
//
// An id is ACCOUNT/g GROUP/MESSAGE, or ACCOUNT/u PERSON/MESSAGE in a conversation of
// two. Programs number messages differently, so the namespace holds the program's
// name as it tells it, onebot-napcat; a program that does not, or only posts events,
// makes ids of "onebot". The numbers are hashes of 31 bits, so two messages of a large group
// may share one once in years, and the second is then lost. An upload is a notice beside the
// message that some programs also send; it has a namespace of its own, so that
// the store matches the two.
//
// Events, transports and statuses of NapCat were observed with its own network layer
// and made-up data; the histories of others were read from their documents. That
// the text of a group's announcement is in base64 is hearsay: what is not is taken as it is.
package onebot
