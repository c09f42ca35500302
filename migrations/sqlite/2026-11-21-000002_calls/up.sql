-- Programmes, calls and their lots.
CREATE TABLE programmes (
    id BLOB PRIMARY KEY NOT NULL,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    summary TEXT NOT NULL,
    planned_calls INTEGER NOT NULL,
    planned_beneficiaries INTEGER NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL
);
CREATE TABLE programme_funds (
    id BLOB PRIMARY KEY NOT NULL,
    programme_id BLOB NOT NULL REFERENCES programmes (id),
    donor TEXT NOT NULL,
    currency TEXT NOT NULL,
    amount BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    corrects_id BLOB REFERENCES programme_funds (id),
    reason TEXT NOT NULL DEFAULT '',
    CHECK ((corrects_id IS NULL AND amount > 0) OR (corrects_id IS NOT NULL AND amount <> 0 AND reason <> ''))
);
-- Short columns first: a row is longer than a page, and whoever asks for a state or a date then reads its beginning alone.
CREATE TABLE calls (
    -- How the index of words knows it: counted as calls are made, and kept by VACUUM.
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    code TEXT NOT NULL UNIQUE,
    programme_id BLOB NOT NULL REFERENCES programmes (id),
    state TEXT NOT NULL CHECK (state IN ('draft', 'in_review', 'published', 'in_evaluation', 'decided', 'archived', 'cancelled')),
    country TEXT NOT NULL,
    sector TEXT NOT NULL,
    currency TEXT NOT NULL,
    opens_at TEXT,
    questions_until TEXT,
    closes_at TEXT,
    published_at TEXT,
    opened_at TEXT,
    decided_at TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    author_id BLOB NOT NULL REFERENCES users (id),
    submitted_by BLOB REFERENCES users (id),
    published_by BLOB REFERENCES users (id),
    -- What lists say of the rules, without what the rules leave out.
    terms TEXT NOT NULL GENERATED ALWAYS AS (json_patch('{}', json_object(
        'min_grant', rules -> '$.min_grant',
        'max_grant', rules -> '$.max_grant',
        'months_min', rules -> '$.months_min',
        'months_max', rules -> '$.months_max',
        'accepted_languages', rules -> '$.accepted_languages',
        'sealed', rules -> '$.sealed'
    ))) STORED,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    search_text TEXT NOT NULL DEFAULT '',
    cancel_reason TEXT,
    description TEXT NOT NULL,
    eligibility TEXT NOT NULL,
    rules TEXT NOT NULL,
    grid TEXT NOT NULL,
    CHECK (published_by IS NULL OR published_by <> author_id),
    CHECK (state <> 'published' OR (published_by IS NOT NULL AND opens_at IS NOT NULL AND closes_at IS NOT NULL)),
    CHECK (published_by IS NULL OR opens_at < closes_at)
);
CREATE INDEX calls_state_closes ON calls (state, closes_at);
CREATE TABLE lots (
    id BLOB PRIMARY KEY NOT NULL,
    call_id BLOB NOT NULL REFERENCES calls (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    place TEXT NOT NULL,
    envelope BIGINT NOT NULL CHECK (envelope >= 0),
    target_beneficiaries INTEGER NOT NULL CHECK (target_beneficiaries >= 0),
    UNIQUE (call_id, position)
);
