-- Who is told of new calls, by an address that its owner confirmed. Whoever stops is deleted, and
-- what was sent to them with it: the seals of the audit log cover neither, because they stay for ever.
CREATE TABLE call_subscriptions (
    id UUID PRIMARY KEY NOT NULL,
    email TEXT NOT NULL UNIQUE,
    lang TEXT NOT NULL,
    countries JSON NOT NULL,
    sectors JSON NOT NULL,
    asked_at TIMESTAMPTZ NOT NULL,
    confirmed_at TIMESTAMPTZ
);
-- One letter for each call and reader.
CREATE TABLE call_subscription_mails (
    id UUID PRIMARY KEY NOT NULL,
    subscription_id UUID NOT NULL REFERENCES call_subscriptions (id) ON DELETE CASCADE,
    call_id UUID NOT NULL REFERENCES calls (id),
    made_at TIMESTAMPTZ NOT NULL,
    sent_at TIMESTAMPTZ,
    UNIQUE (subscription_id, call_id)
);
