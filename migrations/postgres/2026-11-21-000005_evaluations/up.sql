-- Scorecards and decisions.
CREATE TABLE evaluations (
    id UUID PRIMARY KEY NOT NULL,
    proposal_id UUID NOT NULL REFERENCES proposals (id),
    call_id UUID NOT NULL REFERENCES calls (id),
    evaluator_id UUID NOT NULL REFERENCES users (id),
    state TEXT NOT NULL CHECK (state IN ('assigned', 'declared', 'in_progress', 'handed_in', 'recused')),
    scores JSON NOT NULL,
    reasons JSON NOT NULL,
    total BIGINT CHECK (total IS NULL OR (total >= 0 AND total <= 10000)),
    comment TEXT NOT NULL DEFAULT '',
    interest TEXT NOT NULL DEFAULT '',
    declared_at TIMESTAMPTZ,
    handed_in_at TIMESTAMPTZ,
    assigned_by UUID NOT NULL REFERENCES users (id),
    assigned_at TIMESTAMPTZ NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    UNIQUE (proposal_id, evaluator_id),
    CHECK (state <> 'handed_in' OR (total IS NOT NULL AND handed_in_at IS NOT NULL AND declared_at IS NOT NULL))
);
CREATE INDEX evaluations_evaluator ON evaluations (evaluator_id, state);
CREATE INDEX evaluations_call ON evaluations (call_id, state);
CREATE TABLE decisions (
    id UUID PRIMARY KEY NOT NULL,
    proposal_id UUID NOT NULL UNIQUE REFERENCES proposals (id),
    call_id UUID NOT NULL REFERENCES calls (id),
    outcome TEXT NOT NULL CHECK (outcome IN ('award', 'reserve', 'reject')),
    rank INTEGER,
    score BIGINT,
    amount BIGINT NOT NULL DEFAULT 0 CHECK (amount >= 0),
    conditions TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    spread_note TEXT NOT NULL DEFAULT '',
    criteria JSON NOT NULL,
    decided_by UUID NOT NULL REFERENCES users (id),
    decided_at TIMESTAMPTZ NOT NULL,
    letter_document_id UUID REFERENCES documents (id),
    CHECK (outcome = 'award' OR amount = 0),
    CHECK (outcome <> 'award' OR amount > 0)
);
CREATE INDEX decisions_call ON decisions (call_id);
