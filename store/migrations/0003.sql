-- Those that are or were snoozed are few: the queue puts what is back before all else,
-- and looks for it here.
CREATE INDEX item_wake ON item (wake) WHERE wake IS NOT NULL;
