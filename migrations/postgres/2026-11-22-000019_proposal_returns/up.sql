-- What a submitted proposal is returned with: a reason for each section to correct, and a date. Nobody changes it
-- afterwards: what the organisation was asked stays beside what it answered.
CREATE TABLE proposal_returns (
    id UUID PRIMARY KEY NOT NULL,
    proposal_id UUID NOT NULL REFERENCES proposals (id),
    version_id UUID NOT NULL REFERENCES proposal_versions (id),
    reasons JSON NOT NULL,
    answer_by TIMESTAMPTZ NOT NULL,
    returned_by UUID NOT NULL REFERENCES users (id),
    returned_at TIMESTAMPTZ NOT NULL,
    CHECK (answer_by > returned_at)
);
CREATE INDEX proposal_returns_proposal ON proposal_returns (proposal_id, id);
CREATE TRIGGER proposal_returns_no_change BEFORE UPDATE OR DELETE ON proposal_returns FOR EACH ROW EXECUTE FUNCTION kafo_append_only();
CREATE TRIGGER proposal_returns_no_truncate BEFORE TRUNCATE ON proposal_returns FOR EACH STATEMENT EXECUTE FUNCTION kafo_append_only();
