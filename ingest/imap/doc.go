// Package imap reads mails from a mail server: the transcripts that WeChat sends by mail,
// and ordinary mails, of which every one is a message.
//
// # The protocol
//
// IMAP is RFC 3501. A mailbox is opened with EXAMINE, which cannot change it, and all
// that is taken from a mail is taken with BODY.PEEK, which leaves it unread: no flag of
// any mail changes. Mails have numbers that grow (UID), and the mailbox has one that says
// for how long they hold (UIDVALIDITY). The cursor keeps both for each mailbox; where the
// numbering has changed everything is read again, and whoever stores it knows a mail by
// its Message-ID.
//
// What is fetched of a mail is some fields of its header, its structure (BODYSTRUCTURE),
// and up to 256 KiB of each of its texts. Files are named after the structure and never
// fetched; their size is reckoned from that of their encoding. A server may write a
// structure that cannot be read. Then the first 128 KiB of the mail are taken, and files
// behind that are not seen.
//
// [Source.Wait] uses IDLE (RFC 2177) for the first mailbox and looks at the others by
// STATUS every few minutes, which also says IDLE anew long before the 29 minutes after
// which a server may hang up. Without IDLE all are looked at so.
//
// The tests run against Dovecot 2.3, and scripted servers stand for the quirks of others:
// structures that nobody can read, as a Chinese provider was seen to send them; mailboxes
// that are opened only after ID (RFC 2971), as another wants it; a search that answers
// with the last mail although it is not new. None of these providers' own servers was
// at hand.
//
// # What a mail becomes
//
// Its group is the list it came by (List-Id); or a conversation of two, if nobody but she
// and one other wrote or got it, because only such a mail is said to her and to nobody
// else; or else the folder it lies in. A mail to a single address that is not hers went to
// a list that does not say so, and one that calls itself bulk was said to many: both are
// of their folder.
//
// Its mentions are the people in To: they are to act, those in Cc are to know. She is
// mentioned by her name, whatever the sender calls her. Where more than ten stand in To,
// everybody is meant, if she is one of them. What came by a list, or calls itself bulk, and
// has her alone in To mentions nobody: so does everything that is sent to each of many.
//
// Its text is the subject and, below, what the mail says: the plain text, or the words of
// the HTML. A subject that begins with Re or 回复 is that of an older mail and is left
// out, and so is the history below an answer, because both were said before and ask
// nothing anew. What is passed on (Fw, 转发) is said by the one who passes it on, and
// stays. A signature below a line of two hyphens and a space is left out.
//
// Its instant is that of its Date. Where there is none, or one before 2000, or one that
// lies more than a day behind the arrival, it is the arrival.
//
// Its id is the Message-ID, so that a copy in another folder is the same mail; a mail
// without one has an id of what it says. Another mail under the same id, by another
// sender or of another second, is [ingest.SameID].
//
// # Transcripts
//
// A mail in which WeChat's header of a transcript stands, see package wechat, becomes the
// messages of that chat, also where it was passed on. Pictures and files that the chat
// names get the size and place of those that came with the mail. The mail itself stays
// one message: its subject, what stands above the transcript, and what files nobody
// named.
//
// # Charsets
//
// GB 2312, GBK and GB 18030 are read as GB 18030, of which the others are parts, because
// programs confuse them. Bytes without a charset, in headers too, are UTF-8 if they can
// be, else GB 18030. Words of a subject that were cut inside a character are joined.
package imap
