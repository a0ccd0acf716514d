ALTER TABLE record_fields ADD COLUMN replaced_by_box TEXT NOT NULL DEFAULT '[0,0,0,0]';  -- of the correction of struck text, delivered px
