-- What takes a message back or says it anew is little, and is sought by what it is about; a
-- recall that does not say so is about what its sender said shortly before.
CREATE INDEX message_of ON message (more ->> '$.of.native') WHERE kind IN (8, 9);
CREATE INDEX alias_of ON alias (more ->> '$.of.native') WHERE kind IN (8, 9);
CREATE INDEX message_later ON message (grp, ts) WHERE kind IN (8, 9);
-- Where messages keep coming from, and the last message of each group that came from there.
CREATE TABLE brought (
	feed TEXT NOT NULL,
	told INTEGER NOT NULL REFERENCES told (id),
	last INTEGER NOT NULL,
	PRIMARY KEY (feed, told)
) STRICT, WITHOUT ROWID;
-- Files of a watched folder that could not be read. The words are those of the user.
CREATE TABLE aside (
	feed  TEXT NOT NULL,
	path  TEXT NOT NULL,
	at    INTEGER NOT NULL, -- since when, for that reason
	fault TEXT NOT NULL,
	todo  TEXT NOT NULL,
	PRIMARY KEY (feed, path)
) STRICT, WITHOUT ROWID;
