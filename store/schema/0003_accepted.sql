ALTER TABLE records ADD COLUMN accepted BIGINT NOT NULL DEFAULT 0;        -- 1: may be taken unseen
ALTER TABLE record_fields ADD COLUMN accepted BIGINT NOT NULL DEFAULT 0;
