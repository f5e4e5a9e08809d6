-- The search index in segments of posting lists, see postings/doc.go. The messages are indexed anew
-- when the archive is opened, and the table words goes then: where it is damaged, it cannot.

-- The parts of the index. Several that are being merged hold what the one that they are merged into
-- does not yet hold.
CREATE TABLE segment (
	slot     INTEGER PRIMARY KEY, -- the place of its blocks
	born     INTEGER NOT NULL UNIQUE, -- counts up; what was taken out later says so in tombstone
	messages INTEGER NOT NULL, -- how many it has, with those that were taken out since
	low      INTEGER NOT NULL, -- rows of messages, from the oldest
	high     INTEGER NOT NULL, -- to the newest
	target   INTEGER REFERENCES segment (slot), -- what it is being merged into
	upto     INTEGER -- while others are being merged into it: the term from which they hold the lists
) STRICT;
CREATE TABLE block (
	key  INTEGER PRIMARY KEY,
	data BLOB NOT NULL
) STRICT;
-- Messages that were taken out of the segments that were born up to then.
CREATE TABLE tombstone (
	row  INTEGER PRIMARY KEY,
	born INTEGER NOT NULL
) STRICT;
