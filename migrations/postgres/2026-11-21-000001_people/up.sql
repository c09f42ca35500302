-- Accounts, their roles, sessions and tokens.
CREATE TABLE users (
    id UUID PRIMARY KEY NOT NULL,
    email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    phone TEXT NOT NULL DEFAULT '',
    lang TEXT NOT NULL,
    password_hash TEXT,
    email_confirmed_at TIMESTAMPTZ,
    totp_secret BYTEA,
    totp_enrolled_at TIMESTAMPTZ,
    totp_last_step BIGINT,
    disabled_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL
);
CREATE TABLE role_grants (
    id UUID PRIMARY KEY NOT NULL,
    user_id UUID NOT NULL REFERENCES users (id),
    role TEXT NOT NULL,
    country TEXT,
    programme_id UUID,
    call_id UUID,
    granted_by UUID REFERENCES users (id),
    granted_at TIMESTAMPTZ NOT NULL,
    revoked_at TIMESTAMPTZ
);
CREATE INDEX role_grants_user ON role_grants (user_id);
CREATE TABLE sessions (
    key_hash TEXT PRIMARY KEY NOT NULL,
    user_id UUID REFERENCES users (id),
    state JSON NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    seen_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX sessions_user ON sessions (user_id);
CREATE INDEX sessions_expiry ON sessions (expires_at);
CREATE TABLE one_time_tokens (
    id UUID PRIMARY KEY NOT NULL,
    purpose TEXT NOT NULL,
    user_id UUID REFERENCES users (id),
    subject_id UUID,
    token_hash TEXT NOT NULL UNIQUE,
    payload JSON NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    used_at TIMESTAMPTZ
);
CREATE INDEX one_time_tokens_user ON one_time_tokens (user_id, purpose);
CREATE TABLE throttles (
    key TEXT PRIMARY KEY NOT NULL,
    window_start TIMESTAMPTZ NOT NULL,
    hits INTEGER NOT NULL
);
CREATE TABLE api_tokens (
    id UUID PRIMARY KEY NOT NULL,
    user_id UUID NOT NULL REFERENCES users (id),
    name TEXT NOT NULL,
    scopes JSON NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    revoked_at TIMESTAMPTZ
);
