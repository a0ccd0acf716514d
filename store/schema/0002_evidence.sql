-- pages.words gains a seventh part a word where it was read more than once: the share of readings that agree, and what
-- the others read.
ALTER TABLE record_fields ADD COLUMN evidence TEXT NOT NULL DEFAULT '{}';  -- JSON object: what the confidence was made of
