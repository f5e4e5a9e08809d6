// Package pull asks a server for messages by ChatLab's pull protocol, version 1, which
// some export programs serve on the same machine. Shoudao only asks.
//
//	GET BASE/sessions?format=chatlab&keyword=…&cursor=…
//	    {"sessions":[{"id":"…","name":"…","platform":"wechat","type":"group","messageCount":9,"lastMessageAt":…}],
//	     "page":{"hasMore":true,"nextCursor":"…"}}
//	GET BASE/sessions/ID/messages?format=chatlab&since=…&limit=…&offset=…&end=…
//	    what package chatlab reads, in either sort, and
//	     "sync":{"hasMore":true,"nextSince":…,"nextOffset":…,"watermark":…}
//	GET BASE/push/messages
//	    text/event-stream: event: message.new, data: {…}
//
// with "Authorization: Bearer TOKEN" where there is a token. Instants are seconds since
// 1970. All but the first answer leave meta and members out, so a session is called by the
// list and people by what their messages say. The answer may leave sync out: then it is
// all there is. While hasMore is true the next question has nextSince and nextOffset as
// they were told, and the first watermark as its end: so the protocol's own client asks.
// Its earlier description pages by offset inside one since, the later by nextSince alone,
// which is the second of the last message; both are served.
//
// The requests and fields are those of the published descriptions, in two versions, and
// of the published client. No server was at hand: the tests run against one of our own
// that keeps to the descriptions. Whether servers hear end, and what they count as a
// message's time, is not known; one that does not hear since is read, too.
//
// # What is read again
//
// Export programs see some messages late, up to hours, inside ranges that were read
// already. So a session is asked for the 48 hours before the last message again, and once
// a day for the last week. The cursor holds that instant, the sessions of which everything
// up to it was told, those of which less, and a sum of every hour of the last week: an hour
// that says the same is not told again, one that says anything else is told whole, and
// what is known of it the store knows. A session that is new to the source is read from 30
// days ago, or from the day that the caller gives.
//
// A session that the list calls idle for longer is not asked. One that cannot be read does
// not keep the others out, and is read from where it was; the error comes behind the pages.
// Messages are laid down in a file while they are read, because sessions come one after the
// other and messages in one order of time.
//
// # Ids
//
// They are those of package chatlab, with the id of the session for the group, in a
// namespace of the address: another server numbers messages differently, and the store
// matches what both tell by what it says. Nor are the ids of exported files the same; so
// are their copies matched.
//
// The stream of events is only a bell. It does not say what has happened reliably, and the
// next reading asks anyway.
package pull
