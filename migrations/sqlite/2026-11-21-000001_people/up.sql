-- Accounts, their roles, sessions and tokens.
CREATE TABLE users (
    id BLOB PRIMARY KEY NOT NULL,
    email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    phone TEXT NOT NULL DEFAULT '',
    lang TEXT NOT NULL,
    password_hash TEXT,
    email_confirmed_at TEXT,
    totp_secret BLOB,
    totp_enrolled_at TEXT,
    totp_last_step BIGINT,
    disabled_at TEXT,
    created_at TEXT NOT NULL
);
CREATE TABLE role_grants (
    id BLOB PRIMARY KEY NOT NULL,
    user_id BLOB NOT NULL REFERENCES users (id),
    role TEXT NOT NULL,
    country TEXT,
    programme_id BLOB,
    call_id BLOB,
    granted_by BLOB REFERENCES users (id),
    granted_at TEXT NOT NULL,
    revoked_at TEXT
);
CREATE INDEX role_grants_user ON role_grants (user_id);
CREATE TABLE sessions (
    key_hash TEXT PRIMARY KEY NOT NULL,
    user_id BLOB REFERENCES users (id),
    state TEXT NOT NULL,
    created_at TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    expires_at TEXT NOT NULL
);
CREATE INDEX sessions_user ON sessions (user_id);
CREATE INDEX sessions_expiry ON sessions (expires_at);
CREATE TABLE one_time_tokens (
    id BLOB PRIMARY KEY NOT NULL,
    purpose TEXT NOT NULL,
    user_id BLOB REFERENCES users (id),
    subject_id BLOB,
    token_hash TEXT NOT NULL UNIQUE,
    payload TEXT NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_at TEXT
);
CREATE INDEX one_time_tokens_user ON one_time_tokens (user_id, purpose);
CREATE TABLE throttles (
    key TEXT PRIMARY KEY NOT NULL,
    window_start TEXT NOT NULL,
    hits INTEGER NOT NULL
);
CREATE TABLE api_tokens (
    id BLOB PRIMARY KEY NOT NULL,
    user_id BLOB NOT NULL REFERENCES users (id),
    name TEXT NOT NULL,
    scopes TEXT NOT NULL,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    revoked_at TEXT
);
