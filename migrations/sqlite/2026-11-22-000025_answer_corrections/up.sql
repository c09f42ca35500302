-- What a published question and its answer said before they were corrected. Nobody changes it.
CREATE TABLE call_answer_corrections (
    id BLOB PRIMARY KEY NOT NULL,
    question_id BLOB NOT NULL REFERENCES call_questions (id),
    number INTEGER NOT NULL CHECK (number > 0),
    question TEXT NOT NULL,
    answer TEXT NOT NULL,
    corrected_by BLOB NOT NULL REFERENCES users (id),
    corrected_at TEXT NOT NULL,
    UNIQUE (question_id, number)
);
CREATE TRIGGER call_answer_corrections_no_update BEFORE UPDATE ON call_answer_corrections
BEGIN SELECT RAISE(ABORT, 'kafo:append_only: call_answer_corrections cannot be changed'); END;
CREATE TRIGGER call_answer_corrections_no_delete BEFORE DELETE ON call_answer_corrections
BEGIN SELECT RAISE(ABORT, 'kafo:append_only: call_answer_corrections cannot be deleted'); END;
