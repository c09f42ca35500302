-- Proposals, their frozen versions and the eligibility checks.
CREATE TABLE proposals (
    id UUID PRIMARY KEY NOT NULL,
    number TEXT NOT NULL UNIQUE,
    call_id UUID NOT NULL REFERENCES calls (id),
    lot_id UUID NOT NULL REFERENCES lots (id),
    partner_id UUID NOT NULL REFERENCES partners (id),
    state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'eligible', 'ineligible', 'returned', 'in_evaluation', 'ranked',
        'awarded', 'reserve', 'not_retained', 'accepted', 'declined', 'contracted', 'withdrawn')),
    lang TEXT NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    content JSON NOT NULL,
    requested BIGINT NOT NULL DEFAULT 0,
    total BIGINT NOT NULL DEFAULT 0,
    beneficiaries INTEGER NOT NULL DEFAULT 0,
    women INTEGER NOT NULL DEFAULT 0,
    finished JSON NOT NULL,
    receipt_number TEXT UNIQUE,
    submitted_at TIMESTAMPTZ,
    withdrawn_reason TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    created_by UUID NOT NULL REFERENCES users (id),
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    updated_by UUID NOT NULL REFERENCES users (id)
);
CREATE UNIQUE INDEX proposals_one_per_lot ON proposals (lot_id, partner_id) WHERE state <> 'withdrawn';
-- With the id, so that the states of a call are counted from the index alone.
CREATE INDEX proposals_call ON proposals (call_id, state, submitted_at, id);
-- What waits on the desks: proposals in one state.
CREATE INDEX proposals_state ON proposals (state, call_id);
CREATE INDEX proposals_call_number ON proposals (call_id, number);
CREATE INDEX proposals_partner ON proposals (partner_id);
CREATE TABLE proposal_versions (
    id UUID PRIMARY KEY NOT NULL,
    proposal_id UUID NOT NULL REFERENCES proposals (id),
    number INTEGER NOT NULL,
    receipt_number TEXT NOT NULL UNIQUE,
    canonical TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    submitted_by UUID NOT NULL REFERENCES users (id),
    submitted_at TIMESTAMPTZ NOT NULL,
    UNIQUE (proposal_id, number)
);
CREATE TABLE eligibility_checks (
    id UUID PRIMARY KEY NOT NULL,
    proposal_id UUID NOT NULL REFERENCES proposals (id),
    answers JSON NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('eligible', 'ineligible')),
    note TEXT NOT NULL DEFAULT '',
    checked_by UUID NOT NULL REFERENCES users (id),
    checked_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX eligibility_checks_proposal ON eligibility_checks (proposal_id);
