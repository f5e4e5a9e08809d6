-- Which rules made the findings, and what other rules or another profile changed in them
-- since: the user is told once, and can read it afterwards.
ALTER TABLE state ADD COLUMN rules INTEGER NOT NULL DEFAULT 0; -- 0: not known

CREATE TABLE rejudged (
	id        INTEGER PRIMARY KEY,
	rules_was INTEGER NOT NULL,
	rules     INTEGER NOT NULL,
	messages  INTEGER NOT NULL, -- how many were judged
	told      INTEGER -- when the user was told; null: she was not
) STRICT;
-- Written out and not in the form of items, because a newer program has another form.
CREATE TABLE shift (
	rejudged      INTEGER NOT NULL REFERENCES rejudged (id),
	n             INTEGER NOT NULL,
	was           INTEGER NOT NULL,
	place         INTEGER NOT NULL,
	anchor_source TEXT NOT NULL,
	anchor_native TEXT NOT NULL,
	anchor_offset INTEGER NOT NULL,
	title         TEXT NOT NULL,
	grp           TEXT NOT NULL,
	sender        TEXT NOT NULL,
	due_was       INTEGER,
	grain_was     INTEGER NOT NULL,
	guess_was     INTEGER NOT NULL, -- 1: the deadline was inferred
	due           INTEGER,
	grain         INTEGER NOT NULL,
	guess         INTEGER NOT NULL,
	handled       INTEGER NOT NULL,
	PRIMARY KEY (rejudged, n)
) STRICT, WITHOUT ROWID;
