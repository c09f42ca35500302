DROP TABLE lots;
DROP TABLE calls;
DROP TABLE programme_funds;
DROP TABLE programmes;
