-- The process that holds the lease, so that one that was killed keeps nobody out.
ALTER TABLE lease ADD COLUMN machine TEXT NOT NULL DEFAULT ''; -- empty: not known
ALTER TABLE lease ADD COLUMN pid INTEGER NOT NULL DEFAULT 0;
-- What is missing is known by the number of its first message: two stretches may begin in the
-- same second.
CREATE TABLE missing (
	feed   TEXT NOT NULL,
	grp    TEXT NOT NULL, -- as the platform calls it: nothing may have come of it yet
	name   TEXT NOT NULL,
	first  INTEGER NOT NULL, -- 0: not known
	after  INTEGER NOT NULL,
	before INTEGER NOT NULL,
	n      INTEGER NOT NULL,
	PRIMARY KEY (feed, grp, after, first)
) STRICT, WITHOUT ROWID;
INSERT INTO missing SELECT feed, grp, name, 0, after, before, n FROM lack;
DROP TABLE lack;
ALTER TABLE missing RENAME TO lack;
