DROP TRIGGER payments_screening_on_release ON payments;
DROP TRIGGER payments_screening_on_insert ON payments;
DROP FUNCTION kafo_screening_gate();
DROP TABLE screening_matches;
DROP TABLE screening_entries;
DROP TABLE screening_lists;
