-- Who is told of new calls, by an address that its owner confirmed. Whoever stops is deleted, and
-- what was sent to them with it: the seals of the audit log cover neither, because they stay for ever.
CREATE TABLE call_subscriptions (
    id BLOB PRIMARY KEY NOT NULL,
    email TEXT NOT NULL UNIQUE,
    lang TEXT NOT NULL,
    countries TEXT NOT NULL,
    sectors TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    confirmed_at TEXT
);
-- One letter for each call and reader.
CREATE TABLE call_subscription_mails (
    id BLOB PRIMARY KEY NOT NULL,
    subscription_id BLOB NOT NULL REFERENCES call_subscriptions (id) ON DELETE CASCADE,
    call_id BLOB NOT NULL REFERENCES calls (id),
    made_at TEXT NOT NULL,
    sent_at TEXT,
    UNIQUE (subscription_id, call_id)
);
