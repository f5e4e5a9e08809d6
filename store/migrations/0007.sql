-- How far the archive reached when a digest of it was given: what is new in the next one
-- came after that.
CREATE TABLE digest (
	begun INTEGER PRIMARY KEY, -- when it was given first
	until INTEGER NOT NULL, -- from when messages are to be counted in the next one
	reach TEXT NOT NULL -- JSON: from when each group is news in it, by its id, else its name
) STRICT;
