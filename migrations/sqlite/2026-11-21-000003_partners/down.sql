DROP TABLE documents;
DROP TABLE bank_accounts;
DROP TABLE members;
DROP TABLE partners;
