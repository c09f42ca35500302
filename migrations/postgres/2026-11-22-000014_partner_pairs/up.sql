-- Under what other organisations find this one, and the pairs that may be one organisation.
CREATE TABLE partner_keys (
    partner_id UUID NOT NULL REFERENCES partners (id),
    key TEXT NOT NULL,
    PRIMARY KEY (partner_id, key)
);
CREATE INDEX partner_keys_key ON partner_keys (key, partner_id);
CREATE TABLE partner_pairs (
    id UUID PRIMARY KEY NOT NULL,
    first_id UUID NOT NULL REFERENCES partners (id),
    second_id UUID NOT NULL REFERENCES partners (id),
    alike JSON NOT NULL,
    score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 1000),
    state TEXT NOT NULL CHECK (state IN ('open', 'different', 'merged', 'lapsed')),
    found_at TIMESTAMPTZ NOT NULL,
    decided_by UUID REFERENCES users (id),
    decided_at TIMESTAMPTZ,
    reason TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    UNIQUE (first_id, second_id),
    CHECK (first_id < second_id),
    CHECK (state NOT IN ('different', 'merged') OR (decided_by IS NOT NULL AND decided_at IS NOT NULL AND reason <> ''))
);
CREATE INDEX partner_pairs_state ON partner_pairs (state, found_at);
CREATE INDEX partner_pairs_second ON partner_pairs (second_id);
