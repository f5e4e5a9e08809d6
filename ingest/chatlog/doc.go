// Package chatlog reads the HTTP interface of chatlog, a program that decrypts the
// files of WeChat on the same machine and serves what stands in them. Shoudao itself
// decrypts nothing; who runs such a program does so at the risk of his account.
//
// # Two dialects
//
// The program as it was published first, up to v0.0.28 of August 2025:
//
//	GET /api/v1/session?format=json    {"items":[{"userName":…,"nickName":…,"nTime":…}]}
//	GET /api/v1/chatroom?format=json   {"items":[{"name":…,"remark":…,"nickName":…,"users":[{"userName":…,"displayName":…}]}]}
//	GET /api/v1/contact?format=json    {"items":[{"userName":…,"remark":…,"nickName":…}]}
//	GET /api/v1/chatlog?format=json&time=FROM~TO&talker=A,B
//	    [{"seq":…,"time":…,"talker":…,"talkerName":…,"isChatRoom":…,"sender":…,"senderName":…,
//	      "isSelf":…,"type":…,"subType":…,"content":…,"contents":{…}}]
//
// and its successor known as alpha, which serves, with or without /api/v1 before it:
//
//	GET /sessions?format=json   {"sessions":[{"username":…,"chat":…,"is_group":…}]}
//	GET /members?format=json    {"members":[{"username":…,"display":…}]}
//	GET /history?format=json&chat=A&since=FROM&until=TO&limit=N&offset=N
//	    {"username":…,"chat":…,"messages":[{"timestamp":…,"sender":…,"content":…,"type":…,"local_id":…}]}
//
// Which of them answers is found out by asking. There are copies of alpha that kept
// the first form and added id and at_user_list to its rows; they show by the id.
//
// # What is read again
//
// WeChat writes into a log first, so rows appear late, up to an hour and more, inside
// ranges that were read already; and ranges vanish while the program decrypts anew.
// Every reading goes over the 48 hours before the last message again, and once a day
// over 7 days, by whole days of UTC. The cursor holds a hash of every hour that was
// told in that time. An hour that says the same is not told again; one that has
// changed is told whole, and what is known of it the store knows. An hour that has
// become empty is no proof of anything, and neither is the answer 404, with which
// the program says that none of its files covers the range: both leave things as
// they are.
//
// The program compares the beginning of a range with an hour after the instant at
// which it opened its files, so a range that seems uncovered is asked for once more
// from a week before.
//
// # Ids
//
// The first form numbers rows per chat by seq, in which thousandths of a second are
// counted on; alpha by its own number, seconds and a count. They are not comparable,
// so the namespaces are "chatlog" and "chatlog-alpha"; who changes the program has
// the overlap told under new ids, and the store matches it by content. A row without
// a number gets [ingest.ContentID].
//
// # What rows do not tell
//
// A quote holds the quoted message without its id: the message of that second and
// sender is looked for in the same chat. Of a recall there is a row of the system with a
// sentence, or one without any content where WeChat wrote XML. WeChat is said to write
// over the row of the message, so a recall is about the message that stood under its
// number before; if that was never read, about none. Own rows have no shown name; it
// is taken from the members of the group. Alpha's history tells no ids of senders; they
// are found by name among the members.
//
// The rows, statuses and errors of the first form were observed on the program
// itself with made-up data; those of alpha were read from its source. That
// WeChat writes over a recalled row is hearsay.
package chatlog
