-- Programmes, calls and their lots.
CREATE TABLE programmes (
    id UUID PRIMARY KEY NOT NULL,
    code TEXT NOT NULL UNIQUE,
    name JSON NOT NULL,
    summary JSON NOT NULL,
    planned_calls INTEGER NOT NULL,
    planned_beneficiaries INTEGER NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    created_at TIMESTAMPTZ NOT NULL
);
CREATE TABLE programme_funds (
    id UUID PRIMARY KEY NOT NULL,
    programme_id UUID NOT NULL REFERENCES programmes (id),
    donor TEXT NOT NULL,
    currency TEXT NOT NULL,
    amount BIGINT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    corrects_id UUID REFERENCES programme_funds (id),
    reason TEXT NOT NULL DEFAULT '',
    CHECK ((corrects_id IS NULL AND amount > 0) OR (corrects_id IS NOT NULL AND amount <> 0 AND reason <> ''))
);
-- What lists say of the rules of a call, without what the rules leave out.
CREATE FUNCTION kafo_terms(rules JSON) RETURNS JSON LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT json_strip_nulls(json_build_object(
        'min_grant', rules -> 'min_grant',
        'max_grant', rules -> 'max_grant',
        'months_min', rules -> 'months_min',
        'months_max', rules -> 'months_max',
        'accepted_languages', rules -> 'accepted_languages',
        'sealed', rules -> 'sealed'
    ))
$$;
-- Short columns first: whoever asks for a state or a date of a row then passes over no long text before it.
CREATE TABLE calls (
    id UUID PRIMARY KEY NOT NULL,
    code TEXT NOT NULL UNIQUE,
    programme_id UUID NOT NULL REFERENCES programmes (id),
    state TEXT NOT NULL CHECK (state IN ('draft', 'in_review', 'published', 'in_evaluation', 'decided', 'archived', 'cancelled')),
    country TEXT NOT NULL,
    sector TEXT NOT NULL,
    currency TEXT NOT NULL,
    opens_at TIMESTAMPTZ,
    questions_until TIMESTAMPTZ,
    closes_at TIMESTAMPTZ,
    published_at TIMESTAMPTZ,
    opened_at TIMESTAMPTZ,
    decided_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    author_id UUID NOT NULL REFERENCES users (id),
    submitted_by UUID REFERENCES users (id),
    published_by UUID REFERENCES users (id),
    terms JSON NOT NULL GENERATED ALWAYS AS (kafo_terms(rules)) STORED,
    title JSON NOT NULL,
    summary JSON NOT NULL,
    search_text TEXT NOT NULL DEFAULT '',
    cancel_reason TEXT,
    description JSON NOT NULL,
    eligibility JSON NOT NULL,
    rules JSON NOT NULL,
    grid JSON NOT NULL,
    CHECK (published_by IS NULL OR published_by <> author_id),
    CHECK (state <> 'published' OR (published_by IS NOT NULL AND opens_at IS NOT NULL AND closes_at IS NOT NULL)),
    CHECK (published_by IS NULL OR opens_at < closes_at)
);
CREATE INDEX calls_state_closes ON calls (state, closes_at);
CREATE TABLE lots (
    id UUID PRIMARY KEY NOT NULL,
    call_id UUID NOT NULL REFERENCES calls (id),
    position INTEGER NOT NULL,
    name JSON NOT NULL,
    place JSON NOT NULL,
    envelope BIGINT NOT NULL CHECK (envelope >= 0),
    target_beneficiaries INTEGER NOT NULL CHECK (target_beneficiaries >= 0),
    UNIQUE (call_id, position)
);
