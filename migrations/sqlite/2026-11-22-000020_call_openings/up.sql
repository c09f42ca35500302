-- What was in the seal of a call when its proposals were opened: written once, with the opening. And a way from a
-- file to its receipt.
CREATE TABLE call_openings (
    id BLOB PRIMARY KEY NOT NULL,
    call_id BLOB NOT NULL UNIQUE REFERENCES calls (id),
    canonical TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    opened_by BLOB NOT NULL REFERENCES users (id),
    opened_at TEXT NOT NULL
);
CREATE TRIGGER call_openings_no_update BEFORE UPDATE ON call_openings
BEGIN SELECT RAISE(ABORT, 'kafo:append_only: call_openings cannot be changed'); END;
CREATE TRIGGER call_openings_no_delete BEFORE DELETE ON call_openings
BEGIN SELECT RAISE(ABORT, 'kafo:append_only: call_openings cannot be deleted'); END;
CREATE INDEX proposal_versions_sha256 ON proposal_versions (sha256);
CREATE INDEX report_versions_sha256 ON report_versions (sha256);
