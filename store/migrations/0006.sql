-- Messages that a group's own numbers say there were, and that could not be had.
CREATE TABLE lack (
	feed   TEXT NOT NULL,
	grp    TEXT NOT NULL, -- as the platform calls it: nothing may have come of it yet
	name   TEXT NOT NULL,
	after  INTEGER NOT NULL,
	before INTEGER NOT NULL,
	n      INTEGER NOT NULL,
	PRIMARY KEY (feed, grp, after)
) STRICT, WITHOUT ROWID;
