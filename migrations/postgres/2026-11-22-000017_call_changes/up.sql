-- What changes in a published call: the amendment that is being prepared, at most one for each call, and
-- those that were published, which nobody changes. And what organisations ask about a call.
CREATE TABLE call_amendment_drafts (
    id UUID PRIMARY KEY NOT NULL,
    call_id UUID NOT NULL UNIQUE REFERENCES calls (id),
    content JSON NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    begun_by UUID NOT NULL REFERENCES users (id),
    begun_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL
);
CREATE TABLE call_amendments (
    id UUID PRIMARY KEY NOT NULL,
    call_id UUID NOT NULL REFERENCES calls (id),
    number INTEGER NOT NULL CHECK (number > 0),
    reason JSON NOT NULL,
    changes JSON NOT NULL,
    made_by UUID NOT NULL REFERENCES users (id),
    made_at TIMESTAMPTZ NOT NULL,
    UNIQUE (call_id, number)
);
CREATE TRIGGER call_amendments_no_change BEFORE UPDATE OR DELETE ON call_amendments FOR EACH ROW EXECUTE FUNCTION kafo_append_only();
CREATE TRIGGER call_amendments_no_truncate BEFORE TRUNCATE ON call_amendments FOR EACH STATEMENT EXECUTE FUNCTION kafo_append_only();
-- A published deadline is never shortened.
CREATE FUNCTION kafo_deadline_only_later() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'kafo:calls_deadline_only_later: a published deadline is never shortened';
END $$;
CREATE TRIGGER calls_deadline_only_later BEFORE UPDATE ON calls FOR EACH ROW
    WHEN (OLD.state = 'published' AND NEW.closes_at < OLD.closes_at) EXECUTE FUNCTION kafo_deadline_only_later();
-- The question as it was asked is for the office alone; published are number, question and answer.
CREATE TABLE call_questions (
    id UUID PRIMARY KEY NOT NULL,
    call_id UUID NOT NULL REFERENCES calls (id),
    partner_id UUID NOT NULL REFERENCES partners (id),
    asked_by UUID NOT NULL REFERENCES users (id),
    asked_at TIMESTAMPTZ NOT NULL,
    lang TEXT NOT NULL,
    asked TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'published', 'set_aside')),
    number INTEGER,
    question JSON NOT NULL,
    answer JSON NOT NULL,
    reply TEXT NOT NULL DEFAULT '',
    answered_by UUID REFERENCES users (id),
    answered_at TIMESTAMPTZ,
    version INTEGER NOT NULL DEFAULT 1,
    UNIQUE (call_id, number),
    CHECK ((state = 'published') = (number IS NOT NULL)),
    CHECK ((state = 'open') = (answered_by IS NULL))
);
CREATE INDEX call_questions_state ON call_questions (call_id, state);
