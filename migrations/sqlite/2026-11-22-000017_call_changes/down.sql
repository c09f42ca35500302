DROP TABLE call_questions;
DROP TRIGGER calls_deadline_only_later;
DROP TABLE call_amendments;
DROP TABLE call_amendment_drafts;
