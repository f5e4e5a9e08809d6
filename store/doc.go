// Package store keeps the archive: one SQLite file with everything that came in,
// everything the user decided, and what the rules made of it.
//
// It holds three kinds of things and never mixes them:
//
//   - Facts are what sources told: messages and where they stood. They are only ever
//     added to; an edit or a recall is a further message.
//   - Decisions are what the user did. They too are only added to, and they name
//     messages by the ids that sources gave them; taking one back is a further fact.
//   - Findings are the items and verdicts that triage made of the messages. They may
//     be dropped and made again at any time, and they are, whenever the rules change.
//
// # Messages
//
// [Run.Append] commits a page, the cursor behind it, its line in the ledger and the
// mark "to be triaged from here" in one transaction. The same message is stored
// once, in whatever order and from however many sources it comes; see alias.go.
// [Store.Triage] clears the mark in the transaction that writes the findings, so that
// after a crash the next start finishes what was begun.
//
// # Time
//
// The package reads no clock. Instants are handed in, are kept to the microsecond,
// and are handed out in the zone that [Open] was given.
//
// # Processes
//
// Several processes may have the archive open. One connection writes, a pool reads,
// readers never wait. [Store.Version] changes when anybody has committed, and a lease
// lets one process at a time fetch messages.
//
// # Losing power
//
// A commit of messages survives the end of the process, but the last ones may be lost
// with the power: sources can be read again from the cursor, which is lost with them.
// What the user typed is flushed to the disk before [Store.Decide] returns.
package store
