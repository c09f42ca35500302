DROP TRIGGER programme_funds_no_update;
DROP TRIGGER programme_funds_no_delete;
DROP TRIGGER programme_funds_correct;
DROP INDEX programme_funds_corrects;
