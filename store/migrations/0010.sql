-- What the user has said of a message, wrong by the rules when she said so and right by those
-- of a later day: that they have learnt it is known for good, and to lose it is a loss.
CREATE TABLE learnt (
	source TEXT NOT NULL, -- the message, as her decision named it
	native TEXT NOT NULL,
	mine   INTEGER NOT NULL, -- 1: she had said that it is hers
	PRIMARY KEY (source, native, mine)
) STRICT, WITHOUT ROWID;
