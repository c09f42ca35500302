-- What a submitted proposal is returned with: a reason for each section to correct, and a date. Nobody changes it
-- afterwards: what the organisation was asked stays beside what it answered.
CREATE TABLE proposal_returns (
    id BLOB PRIMARY KEY NOT NULL,
    proposal_id BLOB NOT NULL REFERENCES proposals (id),
    version_id BLOB NOT NULL REFERENCES proposal_versions (id),
    reasons TEXT NOT NULL,
    answer_by TEXT NOT NULL,
    returned_by BLOB NOT NULL REFERENCES users (id),
    returned_at TEXT NOT NULL,
    CHECK (answer_by > returned_at)
);
CREATE INDEX proposal_returns_proposal ON proposal_returns (proposal_id, id);
CREATE TRIGGER proposal_returns_no_update BEFORE UPDATE ON proposal_returns
BEGIN SELECT RAISE(ABORT, 'kafo:append_only: proposal_returns cannot be changed'); END;
CREATE TRIGGER proposal_returns_no_delete BEFORE DELETE ON proposal_returns
BEGIN SELECT RAISE(ABORT, 'kafo:append_only: proposal_returns cannot be deleted'); END;
