-- What was entered as given to a programme stays. A correction is an entry of its own, of the difference.
CREATE INDEX programme_funds_corrects ON programme_funds (corrects_id);
CREATE TRIGGER programme_funds_no_update BEFORE UPDATE ON programme_funds
BEGIN SELECT RAISE(ABORT, 'kafo:append_only: programme_funds cannot be changed'); END;
CREATE TRIGGER programme_funds_no_delete BEFORE DELETE ON programme_funds
BEGIN SELECT RAISE(ABORT, 'kafo:append_only: programme_funds cannot be deleted'); END;
CREATE TRIGGER programme_funds_correct BEFORE INSERT ON programme_funds WHEN NEW.corrects_id IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'kafo:programme_funds_corrects_an_entry: no such entry, or more than it') WHERE NOT EXISTS (SELECT 1 FROM programme_funds f
        WHERE f.id = NEW.corrects_id AND f.corrects_id IS NULL AND f.programme_id = NEW.programme_id AND f.currency = NEW.currency AND f.donor = NEW.donor
        AND f.amount + NEW.amount + (SELECT COALESCE(SUM(c.amount), 0) FROM programme_funds c WHERE c.corrects_id = f.id) >= 0);
    SELECT RAISE(ABORT, 'kafo:programme_funds_cover_payments: payments take more than what is left') WHERE NEW.amount < 0
        AND (SELECT COALESCE(SUM(f.amount), 0) FROM programme_funds f WHERE f.programme_id = NEW.programme_id AND f.currency = NEW.currency) + NEW.amount
        < (SELECT COALESCE(SUM(p.amount), 0) FROM payments p JOIN agreements a ON a.id = p.agreement_id
            WHERE a.programme_id = NEW.programme_id AND p.currency = NEW.currency AND p.state NOT IN ('failed', 'cancelled'));
END;
