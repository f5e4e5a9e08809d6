-- Searches that the user keeps under names.
CREATE TABLE saved (
	name  TEXT PRIMARY KEY,
	query TEXT NOT NULL, -- as it was typed: 上周 is read anew each time
	at    INTEGER NOT NULL -- when the name was given first
) STRICT;
