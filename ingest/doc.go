// Package ingest says what a message is and how messages come in.
//
// A connector turns one platform's form into [Message] values and hands them
// out in pages; [Pull] carries the pages to a [Sink], which commits the messages
// of a page and the cursor behind it together. Everything that decides what a
// message means lies downstream: this package and the connectors below it import
// nothing of the rest.
//
// Three rules hold for every connector, and the suite in ingesttest checks them:
//
//   - Text is carried raw. It comes from strangers and is made safe where it is
//     shown, not here.
//   - A record that cannot be read becomes a [Skip] that says where and why, and
//     never stops the file. An unknown kind is a message of kind [Other] with its
//     text.
//   - Messages come oldest first, and no page ends inside a minute, because copies
//     of one message from two sources are matched minute by minute.
//
// Reading is all that is ever done to a source.
package ingest
