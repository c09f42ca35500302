-- What else an organisation tells of itself: its papers with their dates, its people and its work; that another person
-- looked at its verification too; into which other one it was merged.
ALTER TABLE partners ADD COLUMN details JSON NOT NULL DEFAULT '{}';
ALTER TABLE partners ADD COLUMN papers JSON NOT NULL DEFAULT '[]';
ALTER TABLE partners ADD COLUMN papers_until DATE;
ALTER TABLE partners ADD COLUMN second_look_by UUID REFERENCES users (id);
ALTER TABLE partners ADD COLUMN second_look_at TIMESTAMPTZ;
ALTER TABLE partners ADD COLUMN merged_into UUID REFERENCES partners (id);
CREATE INDEX partners_papers_until ON partners (papers_until) WHERE papers_until IS NOT NULL;
-- Which papers each kind of organisation needs; the domain has the same list, and a test compares the two.
CREATE TABLE required_papers (
    partner_kind TEXT NOT NULL,
    paper TEXT NOT NULL,
    PRIMARY KEY (partner_kind, paper)
);
INSERT INTO required_papers (partner_kind, paper) VALUES
    ('ngo', 'registration'), ('ngo', 'statutes'),
    ('community_organisation', 'registration'), ('community_organisation', 'statutes'),
    ('informal_group', 'mandate'),
    ('cooperative', 'registration'), ('cooperative', 'statutes'),
    ('company', 'registration'), ('company', 'tax_clearance'),
    ('local_authority', 'mandate');
-- Nobody is paid whose papers are missing or have expired. The day is that of UTC, which is the partner's or the one before.
CREATE FUNCTION kafo_papers_gate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM agreements a JOIN partners p ON p.id = a.partner_id JOIN required_papers r ON r.partner_kind = p.kind
        WHERE a.id = NEW.agreement_id AND NOT EXISTS (
            SELECT 1 FROM json_array_elements(p.papers) x
            WHERE x->>'kind' = r.paper
                AND COALESCE(x->>'expires_on', '9999-12-31') >= to_char(COALESCE(NEW.released_at, NEW.prepared_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD'))) THEN
        RAISE EXCEPTION 'kafo:gate_papers: a paper of the partner is missing or has expired';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER payments_papers_on_insert BEFORE INSERT ON payments FOR EACH ROW EXECUTE FUNCTION kafo_papers_gate();
CREATE TRIGGER payments_papers_on_release BEFORE UPDATE ON payments FOR EACH ROW
    WHEN (NEW.state = 'released' AND OLD.state <> 'released') EXECUTE FUNCTION kafo_papers_gate();
