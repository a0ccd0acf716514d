ALTER TABLE record_fields ADD COLUMN written TEXT;                       -- printed, typed, hand; NULL: not told
ALTER TABLE record_fields ADD COLUMN readings TEXT NOT NULL DEFAULT '[]';  -- JSON [[text, score], ...] of a second reader
