-- The archive. Instants are microseconds since 1970 in UTC.
--
-- Facts: source, told, grp, person, message, alias, words, cursor, run, cover, skip.
-- Decisions: action, decision, seen.
-- Findings: item, link, code, verdict. They may be dropped and made again.

-- Namespaces of message ids.
CREATE TABLE source (
	id   INTEGER PRIMARY KEY,
	name TEXT NOT NULL UNIQUE
) STRICT;

-- Groups. One without an id of its own is known by its name; the name of one with
-- an id is in told and empty here.
CREATE TABLE grp (
	id   INTEGER PRIMARY KEY,
	ext  TEXT NOT NULL,
	name TEXT NOT NULL,
	UNIQUE (ext, name)
) STRICT;

-- A group as a source told it, and the group that it is.
CREATE TABLE told (
	id     INTEGER PRIMARY KEY,
	ext    TEXT NOT NULL,
	name   TEXT NOT NULL,
	direct INTEGER NOT NULL,
	grp    INTEGER NOT NULL REFERENCES grp (id),
	UNIQUE (ext, name, direct)
) STRICT;
CREATE INDEX told_name ON told (name, ext);

-- A name under which somebody has spoken in a group. Rows of one kin may be one
-- person: they are linked by a sender id or by a name.
CREATE TABLE person (
	id    INTEGER PRIMARY KEY,
	told  INTEGER NOT NULL REFERENCES told (id),
	grp   INTEGER NOT NULL REFERENCES grp (id), -- that of told
	sid   TEXT NOT NULL, -- empty: the source has none
	name  TEXT NOT NULL,
	kin   INTEGER NOT NULL,
	since INTEGER, -- first message under that name; null: another copy tells it better
	UNIQUE (told, sid, name)
) STRICT;
CREATE INDEX person_name ON person (grp, name);
CREATE INDEX person_sid ON person (grp, sid) WHERE sid <> '';

-- The id is the second at which the message was sent, counted from the year 2000,
-- or a free one near: the newest come first by id in whatever order files came.
CREATE TABLE message (
	id     INTEGER PRIMARY KEY,
	src    INTEGER NOT NULL REFERENCES source (id),
	ext    TEXT NOT NULL,
	grp    INTEGER NOT NULL REFERENCES grp (id),
	told   INTEGER NOT NULL REFERENCES told (id),
	sender INTEGER NOT NULL REFERENCES person (id),
	ts     INTEGER NOT NULL,
	prec   INTEGER NOT NULL,
	nth    INTEGER NOT NULL,
	kind   INTEGER NOT NULL,
	made   INTEGER NOT NULL, -- 1: its id is made of its content
	text   TEXT NOT NULL,
	more   TEXT, -- what few messages have, JSON
	UNIQUE (src, ext)
) STRICT;
CREATE INDEX message_grp ON message (grp, ts);

-- The other ids under which a message came, and what was told under them.
CREATE TABLE alias (
	src    INTEGER NOT NULL REFERENCES source (id),
	ext    TEXT NOT NULL,
	msg    INTEGER NOT NULL REFERENCES message (id),
	told   INTEGER NOT NULL REFERENCES told (id),
	sender INTEGER NOT NULL REFERENCES person (id),
	ts     INTEGER NOT NULL,
	prec   INTEGER NOT NULL,
	nth    INTEGER NOT NULL,
	kind   INTEGER NOT NULL,
	made   INTEGER NOT NULL,
	text   TEXT NOT NULL,
	more   TEXT,
	PRIMARY KEY (src, ext)
) STRICT, WITHOUT ROWID;
CREATE INDEX alias_msg ON alias (msg);
CREATE INDEX alias_told ON alias (told);

-- The search index: single characters and short runs of them, see words.go.
CREATE VIRTUAL TABLE words USING fts5 (t, content = '', columnsize = 0, detail = none, tokenize = 'ascii');
-- Merge half as often while messages come in; Tidy does the rest.
INSERT INTO words (words, rank) VALUES ('automerge', 8);

CREATE TABLE cursor (
	source TEXT PRIMARY KEY,
	at     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The ledger: what each import read, and what it could not read.
CREATE TABLE run (
	source     TEXT NOT NULL,
	at         INTEGER NOT NULL,
	read       INTEGER NOT NULL DEFAULT 0,
	stored     INTEGER NOT NULL DEFAULT 0,
	known      INTEGER NOT NULL DEFAULT 0,
	unreadable INTEGER NOT NULL DEFAULT 0,
	withheld   INTEGER NOT NULL DEFAULT 0,
	reach      INTEGER NOT NULL DEFAULT 0, -- the latest message, or at, if that lies before it
	PRIMARY KEY (source, at)
) STRICT, WITHOUT ROWID;
-- The last run of a source that told of a group, and how far those before it reached.
CREATE TABLE cover (
	told   INTEGER NOT NULL REFERENCES told (id),
	source TEXT NOT NULL,
	at     INTEGER NOT NULL,
	before INTEGER NOT NULL DEFAULT 0,
	PRIMARY KEY (told, source)
) STRICT, WITHOUT ROWID;
CREATE TABLE skip (
	id     INTEGER PRIMARY KEY,
	source TEXT NOT NULL,
	at     INTEGER NOT NULL,
	path   TEXT NOT NULL,
	line   INTEGER NOT NULL,
	fault  TEXT NOT NULL,
	detail TEXT NOT NULL
) STRICT;
CREATE INDEX skip_run ON skip (source, at);

-- What the user did. Nothing here is ever changed: an undo is a further action.
CREATE TABLE action (
	id   INTEGER PRIMARY KEY,
	at   INTEGER NOT NULL,
	deed INTEGER NOT NULL, -- 1 decide, 2 undo, 3 redo
	of   INTEGER REFERENCES action (id) -- what was undone or redone
) STRICT;
CREATE INDEX action_of ON action (of, id) WHERE of IS NOT NULL;
CREATE TABLE decision (
	id            INTEGER PRIMARY KEY,
	action        INTEGER NOT NULL REFERENCES action (id),
	verb          INTEGER NOT NULL,
	anchor_source TEXT NOT NULL,
	anchor_native TEXT NOT NULL,
	anchor_offset INTEGER NOT NULL,
	at            INTEGER NOT NULL,
	until         INTEGER,
	text          TEXT NOT NULL
) STRICT;
CREATE INDEX decision_action ON decision (action);
CREATE INDEX decision_anchor ON decision (anchor_source, anchor_native);
CREATE INDEX decision_verb ON decision (verb);
CREATE TABLE seen (
	decision INTEGER NOT NULL REFERENCES decision (id),
	n        INTEGER NOT NULL,
	source   TEXT NOT NULL,
	native   TEXT NOT NULL,
	start    INTEGER NOT NULL,
	stop     INTEGER NOT NULL,
	PRIMARY KEY (decision, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX seen_message ON seen (source, native);
-- The decisions that hold: those whose action is not undone.
CREATE VIEW effective AS
SELECT d.* FROM decision d
WHERE coalesce((SELECT a.deed FROM action a WHERE a.of = d.action ORDER BY a.id DESC LIMIT 1), 3) = 3;

-- Items with their links and reasons. The columns are those that the queue is
-- ordered by, as the user's decisions leave them.
CREATE TABLE item (
	id            INTEGER PRIMARY KEY,
	anchor_source TEXT NOT NULL,
	anchor_native TEXT NOT NULL,
	anchor_offset INTEGER NOT NULL,
	handle        TEXT NOT NULL,
	adopted       INTEGER NOT NULL, -- 1: the user alone says it is one
	made          INTEGER NOT NULL, -- when it was first known
	touched       INTEGER NOT NULL, -- when it was last spoken of
	alive         INTEGER NOT NULL, -- 1: open, as the messages leave it
	body          BLOB NOT NULL, -- as the messages leave it
	band          INTEGER NOT NULL,
	state         INTEGER NOT NULL,
	due           INTEGER,
	score         INTEGER NOT NULL,
	recent        INTEGER NOT NULL, -- touched, as decisions leave it
	wake          INTEGER, -- null: not snoozed
	pinned        INTEGER NOT NULL,
	closed        INTEGER, -- when it was done, cancelled or refused
	settled       BLOB, -- as decisions leave it; null: like body
	UNIQUE (anchor_source, anchor_native, anchor_offset)
) STRICT;
CREATE INDEX item_handle ON item (handle);
CREATE INDEX item_alive ON item (made) WHERE alive = 1 AND adopted = 0;
CREATE INDEX item_adopted ON item (made) WHERE adopted = 1;
CREATE INDEX item_touched ON item (touched) WHERE adopted = 0;
CREATE INDEX item_queue ON item (pinned, due, score DESC, anchor_source, anchor_native, anchor_offset, wake, recent)
WHERE state = 0 AND band = 2;
CREATE INDEX item_look ON item (pinned, due, score DESC, anchor_source, anchor_native, anchor_offset, wake, recent)
WHERE state = 0 AND band = 3;
CREATE INDEX item_closed ON item (closed) WHERE closed IS NOT NULL;

-- Which messages an item has.
CREATE TABLE link (
	msg  INTEGER NOT NULL,
	item INTEGER NOT NULL REFERENCES item (id),
	PRIMARY KEY (msg, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_item ON link (item);

CREATE TABLE code (
	id   INTEGER PRIMARY KEY,
	name TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE verdict (
	msg   INTEGER PRIMARY KEY,
	band  INTEGER NOT NULL,
	code  INTEGER NOT NULL REFERENCES code (id),
	score INTEGER NOT NULL
) STRICT;

CREATE TABLE lease (
	holder TEXT NOT NULL,
	until  INTEGER NOT NULL
) STRICT;

-- From where findings are stale: a row for each commit that changed messages since.
CREATE TABLE mark (
	n  INTEGER PRIMARY KEY AUTOINCREMENT,
	at INTEGER NOT NULL -- the earliest message that changed
) STRICT;

-- One row.
CREATE TABLE state (
	fingerprint TEXT NOT NULL, -- of the rules that made the findings
	drift       INTEGER NOT NULL, -- how far a message's id lies behind its second at most
	segmenter   INTEGER NOT NULL -- version of the text in words
) STRICT;
INSERT INTO state VALUES ('', 0, 0);
