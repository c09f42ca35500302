-- Files that come in parts over a network that breaks off. The parts are in the object storage; a
-- file that has come whole is attached like any other, and its row is no longer open.
CREATE TABLE uploads (
    id UUID PRIMARY KEY NOT NULL,
    user_id UUID NOT NULL REFERENCES users (id),
    owner_kind TEXT NOT NULL,
    owner_id UUID NOT NULL,
    name TEXT NOT NULL,
    metadata TEXT NOT NULL,
    length BIGINT NOT NULL CHECK (length > 0),
    received BIGINT NOT NULL CHECK (received BETWEEN 0 AND length),
    parts JSON NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'used', 'cancelled')),
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX uploads_user ON uploads (user_id, state);
CREATE INDEX uploads_expiry ON uploads (expires_at);
