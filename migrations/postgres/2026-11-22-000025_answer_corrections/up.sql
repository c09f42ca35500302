-- What a published question and its answer said before they were corrected. Nobody changes it.
CREATE TABLE call_answer_corrections (
    id UUID PRIMARY KEY NOT NULL,
    question_id UUID NOT NULL REFERENCES call_questions (id),
    number INTEGER NOT NULL CHECK (number > 0),
    question JSON NOT NULL,
    answer JSON NOT NULL,
    corrected_by UUID NOT NULL REFERENCES users (id),
    corrected_at TIMESTAMPTZ NOT NULL,
    UNIQUE (question_id, number)
);
CREATE TRIGGER call_answer_corrections_no_change BEFORE UPDATE OR DELETE ON call_answer_corrections FOR EACH ROW EXECUTE FUNCTION kafo_append_only();
CREATE TRIGGER call_answer_corrections_no_truncate BEFORE TRUNCATE ON call_answer_corrections FOR EACH STATEMENT EXECUTE FUNCTION kafo_append_only();
