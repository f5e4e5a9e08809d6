-- What became of the last attempt to bring what is new from where messages keep coming
-- from, and when one last succeeded. The words of an error are those of the user.
CREATE TABLE attempt (
	feed  TEXT PRIMARY KEY,
	tried INTEGER NOT NULL,
	ok    INTEGER, -- null: it never has
	fault TEXT NOT NULL DEFAULT '', -- empty: the last one succeeded
	todo  TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
