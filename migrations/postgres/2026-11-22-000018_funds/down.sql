DROP TRIGGER programme_funds_no_change ON programme_funds;
DROP TRIGGER programme_funds_no_truncate ON programme_funds;
DROP TRIGGER programme_funds_correct ON programme_funds;
DROP FUNCTION kafo_fund_correction();
DROP INDEX programme_funds_corrects;
