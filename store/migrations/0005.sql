-- When somebody listened to what is brought by itself: what was said while nobody did can
-- never be fetched, and is told as a gap.
CREATE TABLE listening (
	feed  TEXT NOT NULL,
	start INTEGER NOT NULL,
	until INTEGER NOT NULL,
	PRIMARY KEY (feed, start)
) STRICT, WITHOUT ROWID;
