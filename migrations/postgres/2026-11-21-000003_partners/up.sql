-- Partners, their members, bank accounts and documents.
CREATE TABLE partners (
    id UUID PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'verified', 'refused', 'suspended')),
    name TEXT NOT NULL,
    short_name TEXT NOT NULL DEFAULT '',
    country TEXT NOT NULL,
    region TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',
    registration_number TEXT NOT NULL DEFAULT '',
    founded_year INTEGER,
    email TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    website TEXT NOT NULL DEFAULT '',
    representative TEXT NOT NULL DEFAULT '',
    representative_role TEXT NOT NULL DEFAULT '',
    description TEXT NOT NULL DEFAULT '',
    lang TEXT NOT NULL,
    verification JSON NOT NULL,
    verified_by UUID REFERENCES users (id),
    verified_at TIMESTAMPTZ,
    expires_at TIMESTAMPTZ,
    state_reason TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX partners_state ON partners (state, country);
CREATE TABLE members (
    id UUID PRIMARY KEY NOT NULL,
    partner_id UUID NOT NULL REFERENCES partners (id),
    user_id UUID NOT NULL REFERENCES users (id),
    role TEXT NOT NULL CHECK (role IN ('signatory', 'editor', 'reader')),
    joined_at TIMESTAMPTZ NOT NULL,
    left_at TIMESTAMPTZ
);
CREATE UNIQUE INDEX members_once ON members (partner_id, user_id) WHERE left_at IS NULL;
CREATE INDEX members_user ON members (user_id);
CREATE TABLE bank_accounts (
    id UUID PRIMARY KEY NOT NULL,
    partner_id UUID NOT NULL REFERENCES partners (id),
    holder TEXT NOT NULL,
    bank TEXT NOT NULL,
    number_sealed BYTEA NOT NULL,
    number_last4 TEXT NOT NULL,
    currency TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('declared', 'confirmed', 'verified', 'frozen', 'replaced')),
    declared_by UUID NOT NULL REFERENCES users (id),
    confirmed_by UUID REFERENCES users (id),
    verified_by UUID REFERENCES users (id),
    note TEXT NOT NULL DEFAULT '',
    created_at TIMESTAMPTZ NOT NULL,
    verified_at TIMESTAMPTZ,
    CHECK (state <> 'verified' OR (confirmed_by IS NOT NULL AND verified_by IS NOT NULL AND confirmed_by <> verified_by))
);
CREATE UNIQUE INDEX bank_accounts_current ON bank_accounts (partner_id) WHERE state <> 'replaced';
CREATE TABLE documents (
    id UUID PRIMARY KEY NOT NULL,
    owner_kind TEXT NOT NULL,
    owner_id UUID NOT NULL,
    purpose TEXT NOT NULL,
    code TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL,
    content_type TEXT NOT NULL,
    size BIGINT NOT NULL CHECK (size >= 0),
    sha256 TEXT NOT NULL,
    storage_key TEXT NOT NULL,
    scan TEXT NOT NULL CHECK (scan IN ('pending', 'clean', 'refused', 'not_scanned')),
    uploaded_by UUID REFERENCES users (id),
    created_at TIMESTAMPTZ NOT NULL,
    removed_at TIMESTAMPTZ
);
CREATE INDEX documents_owner ON documents (owner_kind, owner_id);
