-- The process that holds the lease, so that one that was killed keeps nobody out.
ALTER TABLE lease ADD COLUMN machine TEXT NOT NULL DEFAULT ''; -- empty: not known
ALTER TABLE lease ADD COLUMN pid INTEGER NOT NULL DEFAULT 0;
