CREATE TABLE inputs (
  path TEXT PRIMARY KEY,           -- hex of the path's bytes: any byte may stand in a file name
  size_bytes BIGINT NOT NULL,
  mtime_ns BIGINT NOT NULL,
  sha256 TEXT NOT NULL,
  file_kind TEXT NOT NULL,
  pages BIGINT NOT NULL
);
CREATE INDEX inputs_by_content ON inputs (sha256);
CREATE TABLE pages (
  sha256 TEXT NOT NULL,
  page BIGINT NOT NULL,
  status TEXT NOT NULL,            -- PASS, REVIEW, FAIL; WAITING = a FAIL that is to be read again
  attempts BIGINT NOT NULL,
  reasons TEXT NOT NULL,           -- JSON array of codes
  message TEXT NOT NULL,
  width_px BIGINT NOT NULL,
  height_px BIGINT NOT NULL,
  dpi DOUBLE PRECISION NOT NULL,
  orientation_deg BIGINT NOT NULL,
  skew_deg DOUBLE PRECISION NOT NULL,
  skew_confidence DOUBLE PRECISION NOT NULL,
  mean_word_confidence DOUBLE PRECISION NOT NULL,
  unread_ink DOUBLE PRECISION NOT NULL,
  kind TEXT NOT NULL,
  paper TEXT NOT NULL,
  edition TEXT NOT NULL,
  cpu_seconds DOUBLE PRECISION NOT NULL,
  versions TEXT NOT NULL,          -- JSON object
  words TEXT NOT NULL,             -- JSON: lines of [text, x0, y0, x1, y1, confidence], upright frame
  thumbnail TEXT NOT NULL,         -- hex of a JPEG, of pages a person must see
  PRIMARY KEY (sha256, page)
);
CREATE TABLE copies (
  sha256 TEXT PRIMARY KEY,         -- of the input
  path TEXT NOT NULL UNIQUE,       -- hex, below the output folder
  copy_sha256 TEXT NOT NULL,
  size_bytes BIGINT NOT NULL
);
CREATE TABLE records (
  record_id TEXT NOT NULL,
  revision BIGINT NOT NULL,        -- 1, 2, ...: never overwritten
  origin TEXT NOT NULL,            -- machine or person
  made_by TEXT NOT NULL,           -- who: "machine" or an official's name
  made_at TEXT NOT NULL,           -- ISO 8601, UTC
  sha256 TEXT NOT NULL,
  page BIGINT NOT NULL,
  box TEXT NOT NULL,               -- JSON [x0, y0, x1, y1]
  kind TEXT NOT NULL,
  paper TEXT NOT NULL,
  edition TEXT NOT NULL,
  is_copy BIGINT NOT NULL,
  status TEXT NOT NULL,
  PRIMARY KEY (record_id, revision)
);
CREATE INDEX records_by_page ON records (sha256, page);
CREATE TABLE record_fields (
  record_id TEXT NOT NULL,
  revision BIGINT NOT NULL,
  position BIGINT NOT NULL,
  name TEXT NOT NULL,
  raw TEXT NOT NULL,
  value TEXT,
  state TEXT NOT NULL,
  confidence DOUBLE PRECISION NOT NULL,
  box TEXT NOT NULL,
  doubts TEXT NOT NULL,            -- JSON array of codes
  replaced_by TEXT NOT NULL,
  PRIMARY KEY (record_id, revision, position),
  FOREIGN KEY (record_id, revision) REFERENCES records (record_id, revision)
);
CREATE TABLE current_records (
  record_id TEXT PRIMARY KEY,
  revision BIGINT NOT NULL,        -- the revision that counts
  FOREIGN KEY (record_id, revision) REFERENCES records (record_id, revision)
);
CREATE TABLE run_inputs (
  position BIGINT PRIMARY KEY,     -- order of the listing of the last run
  path TEXT NOT NULL,              -- hex
  duplicate_of TEXT NOT NULL       -- hex; '' when it is none
);
CREATE TABLE run_facts (
  name TEXT PRIMARY KEY,           -- folder, skipped, ...
  value TEXT NOT NULL
);
