CREATE TABLE runs (
  run BIGINT PRIMARY KEY,          -- 1, 2, ...
  started_at TEXT NOT NULL,        -- ISO 8601, UTC
  finished_at TEXT NOT NULL,       -- '' while it runs, and when it was killed
  ending TEXT NOT NULL,            -- done or interrupted; '' as above
  folder TEXT NOT NULL,            -- hex
  workers BIGINT NOT NULL,
  pass BIGINT NOT NULL,            -- pages read in this run
  review BIGINT NOT NULL,
  fail BIGINT NOT NULL,
  seconds DOUBLE PRECISION NOT NULL,
  cpu_seconds DOUBLE PRECISION NOT NULL,
  disk_free_bytes BIGINT NOT NULL, -- of the output's file system, when the run ended
  disk_total_bytes BIGINT NOT NULL,
  database_bytes BIGINT NOT NULL
);
CREATE TABLE run_samples (
  run BIGINT NOT NULL,
  seconds DOUBLE PRECISION NOT NULL, -- since the start of the run
  done BIGINT NOT NULL,            -- pages read in this run
  expected BIGINT NOT NULL,        -- pages this run had to read, as far as was known then
  review BIGINT NOT NULL,
  fail BIGINT NOT NULL,
  PRIMARY KEY (run, seconds)
);
CREATE TABLE run_files (
  run BIGINT NOT NULL,             -- the last two runs that changed anything
  path TEXT NOT NULL,              -- hex
  sha256 TEXT NOT NULL,
  pass BIGINT NOT NULL,            -- pages of the file
  review BIGINT NOT NULL,
  fail BIGINT NOT NULL,
  PRIMARY KEY (run, path)
);
ALTER TABLE pages ADD COLUMN darkness DOUBLE PRECISION NOT NULL DEFAULT -1;  -- 0 white to 1 black; -1 not measured
