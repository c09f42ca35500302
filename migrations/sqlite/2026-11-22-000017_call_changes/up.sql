-- What changes in a published call: the amendment that is being prepared, at most one for each call, and
-- those that were published, which nobody changes. And what organisations ask about a call.
CREATE TABLE call_amendment_drafts (
    id BLOB PRIMARY KEY NOT NULL,
    call_id BLOB NOT NULL UNIQUE REFERENCES calls (id),
    content TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    begun_by BLOB NOT NULL REFERENCES users (id),
    begun_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
);
CREATE TABLE call_amendments (
    id BLOB PRIMARY KEY NOT NULL,
    call_id BLOB NOT NULL REFERENCES calls (id),
    number INTEGER NOT NULL CHECK (number > 0),
    reason TEXT NOT NULL,
    changes TEXT NOT NULL,
    made_by BLOB NOT NULL REFERENCES users (id),
    made_at TEXT NOT NULL,
    UNIQUE (call_id, number)
);
CREATE TRIGGER call_amendments_no_update BEFORE UPDATE ON call_amendments
BEGIN SELECT RAISE(ABORT, 'kafo:append_only: call_amendments cannot be changed'); END;
CREATE TRIGGER call_amendments_no_delete BEFORE DELETE ON call_amendments
BEGIN SELECT RAISE(ABORT, 'kafo:append_only: call_amendments cannot be deleted'); END;
-- A published deadline is never shortened.
CREATE TRIGGER calls_deadline_only_later BEFORE UPDATE ON calls
WHEN OLD.state = 'published' AND NEW.closes_at < OLD.closes_at
BEGIN SELECT RAISE(ABORT, 'kafo:calls_deadline_only_later: a published deadline is never shortened'); END;
-- The question as it was asked is for the office alone; published are number, question and answer.
CREATE TABLE call_questions (
    id BLOB PRIMARY KEY NOT NULL,
    call_id BLOB NOT NULL REFERENCES calls (id),
    partner_id BLOB NOT NULL REFERENCES partners (id),
    asked_by BLOB NOT NULL REFERENCES users (id),
    asked_at TEXT NOT NULL,
    lang TEXT NOT NULL,
    asked TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'published', 'set_aside')),
    number INTEGER,
    question TEXT NOT NULL,
    answer TEXT NOT NULL,
    reply TEXT NOT NULL DEFAULT '',
    answered_by BLOB REFERENCES users (id),
    answered_at TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    UNIQUE (call_id, number),
    CHECK ((state = 'published') = (number IS NOT NULL)),
    CHECK ((state = 'open') = (answered_by IS NULL))
);
CREATE INDEX call_questions_state ON call_questions (call_id, state);
