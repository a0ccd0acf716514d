ALTER TABLE pages ADD COLUMN again BIGINT NOT NULL DEFAULT 0;   -- 1: the next run reads it again; until then it counts as it is
ALTER TABLE pages ADD COLUMN read_at TEXT NOT NULL DEFAULT '';  -- ISO 8601, UTC; '' = before this column was there
