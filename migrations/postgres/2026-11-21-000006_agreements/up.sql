-- Agreements, their annexes and the evidence of their signature.
CREATE TABLE agreements (
    id UUID PRIMARY KEY NOT NULL,
    number TEXT NOT NULL UNIQUE,
    proposal_id UUID NOT NULL UNIQUE REFERENCES proposals (id),
    call_id UUID NOT NULL REFERENCES calls (id),
    partner_id UUID NOT NULL REFERENCES partners (id),
    programme_id UUID NOT NULL REFERENCES programmes (id),
    state TEXT NOT NULL CHECK (state IN ('prepared', 'approved', 'signed_by_partner', 'in_force', 'completed', 'suspended', 'terminated', 'closed')),
    lang TEXT NOT NULL,
    title TEXT NOT NULL,
    country TEXT NOT NULL,
    currency TEXT NOT NULL,
    grant_amount BIGINT NOT NULL CHECK (grant_amount > 0),
    own_amount BIGINT NOT NULL CHECK (own_amount >= 0),
    beneficiaries INTEGER NOT NULL,
    starts_on DATE NOT NULL,
    ends_on DATE NOT NULL CHECK (ends_on > starts_on),
    risk TEXT NOT NULL CHECK (risk IN ('low', 'medium', 'high')),
    liquidation_last_bp INTEGER NOT NULL DEFAULT 7000,
    liquidation_earlier_bp INTEGER NOT NULL DEFAULT 10000,
    prepared_by UUID NOT NULL REFERENCES users (id),
    prepared_at TIMESTAMPTZ NOT NULL,
    approved_by UUID REFERENCES users (id),
    approved_at TIMESTAMPTZ,
    partner_signed_by UUID REFERENCES users (id),
    partner_signed_at TIMESTAMPTZ,
    organisation_signed_by UUID REFERENCES users (id),
    organisation_signed_at TIMESTAMPTZ,
    text_document_id UUID REFERENCES documents (id),
    final_document_id UUID REFERENCES documents (id),
    version INTEGER NOT NULL DEFAULT 1,
    CHECK (approved_by IS NULL OR approved_by <> prepared_by),
    CHECK (organisation_signed_by IS NULL OR organisation_signed_by <> prepared_by),
    CHECK (state NOT IN ('in_force', 'completed') OR (partner_signed_at IS NOT NULL AND organisation_signed_at IS NOT NULL))
);
CREATE INDEX agreements_partner ON agreements (partner_id);
CREATE INDEX agreements_state ON agreements (state);
CREATE TABLE agreement_lines (
    id UUID PRIMARY KEY NOT NULL,
    agreement_id UUID NOT NULL REFERENCES agreements (id),
    position INTEGER NOT NULL,
    heading TEXT NOT NULL,
    description TEXT NOT NULL,
    unit TEXT NOT NULL,
    quantity BIGINT NOT NULL,
    unit_cost BIGINT NOT NULL,
    grant_share BIGINT NOT NULL CHECK (grant_share >= 0),
    own_share BIGINT NOT NULL CHECK (own_share >= 0),
    UNIQUE (agreement_id, position)
);
CREATE TABLE agreement_indicators (
    id UUID PRIMARY KEY NOT NULL,
    agreement_id UUID NOT NULL REFERENCES agreements (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    unit TEXT NOT NULL,
    baseline BIGINT NOT NULL,
    target BIGINT NOT NULL,
    verification TEXT NOT NULL DEFAULT '',
    UNIQUE (agreement_id, position)
);
CREATE TABLE signature_events (
    id UUID PRIMARY KEY NOT NULL,
    agreement_id UUID NOT NULL REFERENCES agreements (id),
    seq INTEGER NOT NULL,
    party TEXT NOT NULL CHECK (party IN ('partner', 'organisation', 'system')),
    kind TEXT NOT NULL,
    user_id UUID REFERENCES users (id),
    at TIMESTAMPTZ NOT NULL,
    ip TEXT NOT NULL DEFAULT '',
    user_agent TEXT NOT NULL DEFAULT '',
    data JSON NOT NULL,
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    UNIQUE (agreement_id, seq)
);
