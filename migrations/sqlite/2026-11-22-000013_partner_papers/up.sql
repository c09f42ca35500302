-- What else an organisation tells of itself: its papers with their dates, its people and its work; that another person
-- looked at its verification too; into which other one it was merged.
ALTER TABLE partners ADD COLUMN details TEXT NOT NULL DEFAULT '{}';
ALTER TABLE partners ADD COLUMN papers TEXT NOT NULL DEFAULT '[]';
ALTER TABLE partners ADD COLUMN papers_until DATE;
ALTER TABLE partners ADD COLUMN second_look_by BLOB REFERENCES users (id);
ALTER TABLE partners ADD COLUMN second_look_at TEXT;
ALTER TABLE partners ADD COLUMN merged_into BLOB REFERENCES partners (id);
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
CREATE TRIGGER payments_papers_on_insert BEFORE INSERT ON payments
BEGIN
    SELECT RAISE(ABORT, 'kafo:gate_papers: a paper of the partner is missing or has expired') WHERE EXISTS (SELECT 1 FROM agreements a JOIN partners p ON p.id = a.partner_id JOIN required_papers r ON r.partner_kind = p.kind WHERE a.id = NEW.agreement_id AND NOT EXISTS (SELECT 1 FROM json_each(p.papers) x WHERE json_extract(x.value, '$.kind') = r.paper AND COALESCE(json_extract(x.value, '$.expires_on'), '9999-12-31') >= substr(COALESCE(NEW.released_at, NEW.prepared_at), 1, 10)));
END;
CREATE TRIGGER payments_papers_on_release BEFORE UPDATE ON payments WHEN NEW.state = 'released' AND OLD.state <> 'released'
BEGIN
    SELECT RAISE(ABORT, 'kafo:gate_papers: a paper of the partner is missing or has expired') WHERE EXISTS (SELECT 1 FROM agreements a JOIN partners p ON p.id = a.partner_id JOIN required_papers r ON r.partner_kind = p.kind WHERE a.id = NEW.agreement_id AND NOT EXISTS (SELECT 1 FROM json_each(p.papers) x WHERE json_extract(x.value, '$.kind') = r.paper AND COALESCE(json_extract(x.value, '$.expires_on'), '9999-12-31') >= substr(COALESCE(NEW.released_at, NEW.prepared_at), 1, 10)));
END;
