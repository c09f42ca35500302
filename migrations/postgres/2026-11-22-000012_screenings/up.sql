-- Sanctions lists as imported, their entries, and the names of partners that are like one of theirs.
CREATE TABLE screening_lists (
    id UUID PRIMARY KEY NOT NULL,
    source TEXT NOT NULL,
    generated_at TIMESTAMPTZ NOT NULL,
    sha256 TEXT NOT NULL,
    entries INTEGER NOT NULL,
    names INTEGER NOT NULL,
    added INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    removed INTEGER NOT NULL,
    imported_by UUID REFERENCES users (id),
    imported_at TIMESTAMPTZ NOT NULL
);
CREATE TABLE screening_entries (
    id UUID PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('person', 'entity')),
    list_key TEXT NOT NULL,
    list_version INTEGER NOT NULL,
    reference TEXT NOT NULL,
    listed_on TEXT NOT NULL DEFAULT '',
    names JSON NOT NULL,
    sha256 TEXT NOT NULL,
    list_id UUID NOT NULL REFERENCES screening_lists (id),
    removed_at TIMESTAMPTZ,
    UNIQUE (kind, list_key)
);
CREATE TABLE screening_matches (
    id UUID PRIMARY KEY NOT NULL,
    partner_id UUID NOT NULL REFERENCES partners (id),
    entry_id UUID NOT NULL REFERENCES screening_entries (id),
    field TEXT NOT NULL CHECK (field IN ('organisation', 'short_name', 'representative', 'board')),
    partner_name TEXT NOT NULL,
    entry_name TEXT NOT NULL,
    entry_sha256 TEXT NOT NULL,
    score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 1000),
    state TEXT NOT NULL CHECK (state IN ('open', 'confirmed', 'dismissed', 'lapsed')),
    found_at TIMESTAMPTZ NOT NULL,
    decided_by UUID REFERENCES users (id),
    decided_at TIMESTAMPTZ,
    reason TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    UNIQUE (partner_id, entry_id, field),
    CHECK (state NOT IN ('confirmed', 'dismissed') OR (decided_by IS NOT NULL AND decided_at IS NOT NULL AND reason <> ''))
);
CREATE INDEX screening_matches_state ON screening_matches (state, partner_id);
-- Nobody who is on a list is paid.
CREATE FUNCTION kafo_screening_gate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM agreements a JOIN screening_matches m ON m.partner_id = a.partner_id WHERE a.id = NEW.agreement_id AND m.state = 'confirmed') THEN
        RAISE EXCEPTION 'kafo:gate_screening: the partner is on a sanctions list';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER payments_screening_on_insert BEFORE INSERT ON payments FOR EACH ROW EXECUTE FUNCTION kafo_screening_gate();
CREATE TRIGGER payments_screening_on_release BEFORE UPDATE ON payments FOR EACH ROW
    WHEN (NEW.state = 'released' AND OLD.state <> 'released') EXECUTE FUNCTION kafo_screening_gate();
