DROP TABLE ledger_totals;
DROP TABLE ledger_entries;
DROP TABLE payments;
DROP TABLE tranches;
