DROP TABLE lots;
DROP TABLE calls;
DROP FUNCTION kafo_terms;
DROP TABLE programme_funds;
DROP TABLE programmes;
