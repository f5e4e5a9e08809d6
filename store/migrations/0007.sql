-- How far the archive reached when a digest of it was made: what is new in the next one
-- came after that.
CREATE TABLE digest (
	edition TEXT PRIMARY KEY, -- of which day, and whether of its morning
	at      INTEGER NOT NULL,
	until   INTEGER NOT NULL, -- from when messages are to be counted in the next one
	reach   TEXT NOT NULL -- JSON: from when each group is news in it, by its id, else its name
) STRICT, WITHOUT ROWID;
