-- What was in the seal of a call when its proposals were opened: written once, with the opening. And a way from a
-- file to its receipt.
CREATE TABLE call_openings (
    id UUID PRIMARY KEY NOT NULL,
    call_id UUID NOT NULL UNIQUE REFERENCES calls (id),
    canonical TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    opened_by UUID NOT NULL REFERENCES users (id),
    opened_at TIMESTAMPTZ NOT NULL
);
CREATE TRIGGER call_openings_no_change BEFORE UPDATE OR DELETE ON call_openings FOR EACH ROW EXECUTE FUNCTION kafo_append_only();
CREATE TRIGGER call_openings_no_truncate BEFORE TRUNCATE ON call_openings FOR EACH STATEMENT EXECUTE FUNCTION kafo_append_only();
CREATE INDEX proposal_versions_sha256 ON proposal_versions (sha256);
CREATE INDEX report_versions_sha256 ON report_versions (sha256);
