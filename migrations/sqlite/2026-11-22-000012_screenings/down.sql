DROP TRIGGER payments_screening_on_release;
DROP TRIGGER payments_screening_on_insert;
DROP TABLE screening_matches;
DROP TABLE screening_entries;
DROP TABLE screening_lists;
