-- What was told in a digest: what is new in the next one is what this does not hold.
CREATE TABLE digest (
	begun INTEGER PRIMARY KEY, -- when it was given first
	until INTEGER NOT NULL, -- from when messages are to be counted in the next one
	told  TEXT NOT NULL
) STRICT;
