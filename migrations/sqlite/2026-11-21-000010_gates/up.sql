-- Rules that no code path may skip: append-only tables, the conditions of a payment, separation of
-- duties, and sums. Each refusal starts with "kafo:" and the name of the rule.
CREATE TRIGGER ledger_entries_no_update BEFORE UPDATE ON ledger_entries
BEGIN SELECT RAISE(ABORT, 'kafo:append_only: ledger_entries cannot be changed'); END;
CREATE TRIGGER ledger_entries_no_delete BEFORE DELETE ON ledger_entries
BEGIN SELECT RAISE(ABORT, 'kafo:append_only: ledger_entries cannot be deleted'); END;
CREATE TRIGGER audit_events_no_update BEFORE UPDATE ON audit_events
BEGIN SELECT RAISE(ABORT, 'kafo:append_only: audit_events cannot be changed'); END;
CREATE TRIGGER audit_events_no_delete BEFORE DELETE ON audit_events
BEGIN SELECT RAISE(ABORT, 'kafo:append_only: audit_events cannot be deleted'); END;
CREATE TRIGGER proposal_versions_no_update BEFORE UPDATE ON proposal_versions
BEGIN SELECT RAISE(ABORT, 'kafo:append_only: proposal_versions cannot be changed'); END;
CREATE TRIGGER proposal_versions_no_delete BEFORE DELETE ON proposal_versions
BEGIN SELECT RAISE(ABORT, 'kafo:append_only: proposal_versions cannot be deleted'); END;
CREATE TRIGGER report_versions_no_update BEFORE UPDATE ON report_versions
BEGIN SELECT RAISE(ABORT, 'kafo:append_only: report_versions cannot be changed'); END;
CREATE TRIGGER report_versions_no_delete BEFORE DELETE ON report_versions
BEGIN SELECT RAISE(ABORT, 'kafo:append_only: report_versions cannot be deleted'); END;
CREATE TRIGGER signature_events_no_update BEFORE UPDATE ON signature_events
BEGIN SELECT RAISE(ABORT, 'kafo:append_only: signature_events cannot be changed'); END;
CREATE TRIGGER signature_events_no_delete BEFORE DELETE ON signature_events
BEGIN SELECT RAISE(ABORT, 'kafo:append_only: signature_events cannot be deleted'); END;
CREATE TRIGGER decisions_no_update BEFORE UPDATE ON decisions
WHEN NEW.outcome <> OLD.outcome OR NEW.amount <> OLD.amount OR NEW.decided_by <> OLD.decided_by OR NEW.proposal_id <> OLD.proposal_id
BEGIN SELECT RAISE(ABORT, 'kafo:append_only: decisions cannot be changed'); END;
CREATE TRIGGER decisions_no_delete BEFORE DELETE ON decisions
BEGIN SELECT RAISE(ABORT, 'kafo:append_only: decisions cannot be deleted'); END;
CREATE TRIGGER payments_gates_on_insert BEFORE INSERT ON payments
BEGIN
    SELECT RAISE(ABORT, 'kafo:gate_agreement: the agreement is not in force') WHERE NOT EXISTS (SELECT 1 FROM agreements a WHERE a.id = NEW.agreement_id AND a.state = 'in_force' AND a.currency = NEW.currency);
    SELECT RAISE(ABORT, 'kafo:gate_partner: the partner is not verified or has expired') WHERE NOT EXISTS (SELECT 1 FROM agreements a JOIN partners p ON p.id = a.partner_id WHERE a.id = NEW.agreement_id AND p.state = 'verified' AND (p.expires_at IS NULL OR p.expires_at > COALESCE(NEW.released_at, NEW.prepared_at)));
    SELECT RAISE(ABORT, 'kafo:gate_bank_account: the bank account is not verified') WHERE NOT EXISTS (SELECT 1 FROM bank_accounts b JOIN agreements a ON a.partner_id = b.partner_id WHERE b.id = NEW.bank_account_id AND a.id = NEW.agreement_id AND b.state = 'verified');
    SELECT RAISE(ABORT, 'kafo:gate_tranche: the tranche is not open for this amount') WHERE NOT EXISTS (SELECT 1 FROM tranches t WHERE t.id = NEW.tranche_id AND t.agreement_id = NEW.agreement_id AND t.state IN ('planned', 'due', 'in_payment') AND NEW.amount <= t.amount);
    SELECT RAISE(ABORT, 'kafo:gate_earlier_tranche: an earlier tranche is not paid') WHERE EXISTS (SELECT 1 FROM tranches t JOIN tranches e ON e.agreement_id = t.agreement_id AND e.position < t.position WHERE t.id = NEW.tranche_id AND e.state NOT IN ('paid', 'reduced', 'cancelled'));
    SELECT RAISE(ABORT, 'kafo:gate_report: the report due for this tranche is not accepted') WHERE EXISTS (SELECT 1 FROM tranches t JOIN reports r ON r.id = t.report_id WHERE t.id = NEW.tranche_id AND r.state <> 'accepted');
    SELECT RAISE(ABORT, 'kafo:gate_liquidation: not enough of the earlier tranches is spent and accepted') WHERE EXISTS (
        SELECT 1 FROM tranches t JOIN agreements a ON a.id = t.agreement_id
        WHERE t.id = NEW.tranche_id AND t.position > 1 AND
            (SELECT COALESCE(SUM(x.amount), 0) FROM expenditures x JOIN reports r ON r.id = x.report_id
                WHERE r.agreement_id = a.id AND r.state = 'accepted') * 10000
            < a.liquidation_last_bp * (SELECT COALESCE(SUM(p.amount), 0) FROM payments p JOIN tranches l ON l.id = p.tranche_id
                WHERE l.agreement_id = a.id AND l.position = t.position - 1 AND p.state IN ('released', 'confirmed'))
            + a.liquidation_earlier_bp * (SELECT COALESCE(SUM(p.amount), 0) FROM payments p JOIN tranches l ON l.id = p.tranche_id
                WHERE l.agreement_id = a.id AND l.position < t.position - 1 AND p.state IN ('released', 'confirmed')));
    SELECT RAISE(ABORT, 'kafo:gate_balance: the programme has not enough funds in this currency') WHERE (SELECT COALESCE(SUM(f.amount), 0) FROM programme_funds f JOIN agreements a ON a.programme_id = f.programme_id
            WHERE a.id = NEW.agreement_id AND f.currency = NEW.currency)
        - (SELECT COALESCE(SUM(p.amount), 0) FROM payments p JOIN agreements o ON o.id = p.agreement_id
            JOIN agreements a ON a.programme_id = o.programme_id
            WHERE a.id = NEW.agreement_id AND p.currency = NEW.currency AND p.state NOT IN ('failed', 'cancelled') AND p.id <> NEW.id)
        < NEW.amount;
END;
CREATE TRIGGER payments_gates_on_release BEFORE UPDATE ON payments
WHEN NEW.state = 'released' AND OLD.state <> 'released'
BEGIN
    SELECT RAISE(ABORT, 'kafo:gate_agreement: the agreement is not in force') WHERE NOT EXISTS (SELECT 1 FROM agreements a WHERE a.id = NEW.agreement_id AND a.state = 'in_force' AND a.currency = NEW.currency);
    SELECT RAISE(ABORT, 'kafo:gate_partner: the partner is not verified or has expired') WHERE NOT EXISTS (SELECT 1 FROM agreements a JOIN partners p ON p.id = a.partner_id WHERE a.id = NEW.agreement_id AND p.state = 'verified' AND (p.expires_at IS NULL OR p.expires_at > COALESCE(NEW.released_at, NEW.prepared_at)));
    SELECT RAISE(ABORT, 'kafo:gate_bank_account: the bank account is not verified') WHERE NOT EXISTS (SELECT 1 FROM bank_accounts b JOIN agreements a ON a.partner_id = b.partner_id WHERE b.id = NEW.bank_account_id AND a.id = NEW.agreement_id AND b.state = 'verified');
    SELECT RAISE(ABORT, 'kafo:gate_tranche: the tranche is not open for this amount') WHERE NOT EXISTS (SELECT 1 FROM tranches t WHERE t.id = NEW.tranche_id AND t.agreement_id = NEW.agreement_id AND t.state IN ('planned', 'due', 'in_payment') AND NEW.amount <= t.amount);
    SELECT RAISE(ABORT, 'kafo:gate_earlier_tranche: an earlier tranche is not paid') WHERE EXISTS (SELECT 1 FROM tranches t JOIN tranches e ON e.agreement_id = t.agreement_id AND e.position < t.position WHERE t.id = NEW.tranche_id AND e.state NOT IN ('paid', 'reduced', 'cancelled'));
    SELECT RAISE(ABORT, 'kafo:gate_report: the report due for this tranche is not accepted') WHERE EXISTS (SELECT 1 FROM tranches t JOIN reports r ON r.id = t.report_id WHERE t.id = NEW.tranche_id AND r.state <> 'accepted');
    SELECT RAISE(ABORT, 'kafo:gate_liquidation: not enough of the earlier tranches is spent and accepted') WHERE EXISTS (
        SELECT 1 FROM tranches t JOIN agreements a ON a.id = t.agreement_id
        WHERE t.id = NEW.tranche_id AND t.position > 1 AND
            (SELECT COALESCE(SUM(x.amount), 0) FROM expenditures x JOIN reports r ON r.id = x.report_id
                WHERE r.agreement_id = a.id AND r.state = 'accepted') * 10000
            < a.liquidation_last_bp * (SELECT COALESCE(SUM(p.amount), 0) FROM payments p JOIN tranches l ON l.id = p.tranche_id
                WHERE l.agreement_id = a.id AND l.position = t.position - 1 AND p.state IN ('released', 'confirmed'))
            + a.liquidation_earlier_bp * (SELECT COALESCE(SUM(p.amount), 0) FROM payments p JOIN tranches l ON l.id = p.tranche_id
                WHERE l.agreement_id = a.id AND l.position < t.position - 1 AND p.state IN ('released', 'confirmed')));
    SELECT RAISE(ABORT, 'kafo:gate_balance: the programme has not enough funds in this currency') WHERE (SELECT COALESCE(SUM(f.amount), 0) FROM programme_funds f JOIN agreements a ON a.programme_id = f.programme_id
            WHERE a.id = NEW.agreement_id AND f.currency = NEW.currency)
        - (SELECT COALESCE(SUM(p.amount), 0) FROM payments p JOIN agreements o ON o.id = p.agreement_id
            JOIN agreements a ON a.programme_id = o.programme_id
            WHERE a.id = NEW.agreement_id AND p.currency = NEW.currency AND p.state NOT IN ('failed', 'cancelled') AND p.id <> NEW.id)
        < NEW.amount;
END;
CREATE TRIGGER decisions_by_another_person BEFORE INSERT ON decisions
BEGIN
    SELECT RAISE(ABORT, 'kafo:decisions_by_another_person: the decision maker scored this call') WHERE EXISTS (SELECT 1 FROM evaluations e WHERE e.call_id = NEW.call_id AND e.evaluator_id = NEW.decided_by AND e.state <> 'recused');
END;
CREATE TRIGGER decisions_within_the_envelope BEFORE INSERT ON decisions
BEGIN
    SELECT RAISE(ABORT, 'kafo:decisions_within_the_envelope: the awards exceed the envelope of the lot') WHERE NEW.outcome = 'award' AND (SELECT COALESCE(SUM(d.amount), 0) FROM decisions d JOIN proposals o ON o.id = d.proposal_id
        JOIN proposals n ON n.lot_id = o.lot_id WHERE n.id = NEW.proposal_id AND d.outcome = 'award') + NEW.amount
        > (SELECT l.envelope FROM lots l JOIN proposals n ON n.lot_id = l.id WHERE n.id = NEW.proposal_id);
END;
CREATE TRIGGER ledger_entries_follow_a_release BEFORE INSERT ON ledger_entries
BEGIN
    SELECT RAISE(ABORT, 'kafo:ledger_entries_follow_a_release: a disbursement books exactly one released payment') WHERE NEW.kind = 'disbursement' AND NOT EXISTS (SELECT 1 FROM payments p WHERE p.id = NEW.payment_id AND p.agreement_id = NEW.agreement_id AND p.state = 'released' AND p.amount = NEW.amount AND p.currency = NEW.currency);
END;
CREATE TRIGGER ledger_entries_fit_the_agreement BEFORE INSERT ON ledger_entries
BEGIN
    SELECT RAISE(ABORT, 'kafo:ledger_entries_fit_the_agreement: programme, country and currency are not those of the agreement') WHERE NOT EXISTS (SELECT 1 FROM agreements a WHERE a.id = NEW.agreement_id AND a.programme_id = NEW.programme_id AND a.country = NEW.country AND a.currency = NEW.currency);
    SELECT RAISE(ABORT, 'kafo:ledger_entries_add_up: what is left does not follow from the entry before') WHERE NEW.left_after <> COALESCE((SELECT e.left_after FROM ledger_entries e WHERE e.agreement_id = NEW.agreement_id ORDER BY e.seq DESC LIMIT 1), 0)
        + CASE WHEN NEW.kind = 'commitment' OR (NEW.kind = 'correction' AND NEW.payment_id IS NULL) THEN NEW.amount WHEN NEW.kind = 'write_off' THEN 0 ELSE -NEW.amount END;
END;
CREATE TRIGGER ledger_entries_total AFTER INSERT ON ledger_entries
BEGIN
    INSERT INTO ledger_totals (agreement_id, kind, of_payment, programme_id, country, currency, entries, amount)
    VALUES (NEW.agreement_id, NEW.kind, NEW.payment_id IS NOT NULL, NEW.programme_id, NEW.country, NEW.currency, 1, NEW.amount)
    ON CONFLICT (agreement_id, kind, of_payment) DO UPDATE SET entries = entries + 1, amount = amount + excluded.amount;
END;
CREATE TRIGGER agreements_tranches_sum_to_the_grant BEFORE UPDATE ON agreements
BEGIN
    SELECT RAISE(ABORT, 'kafo:agreements_tranches_sum_to_the_grant: the tranches do not sum to the grant') WHERE NEW.state = 'in_force' AND OLD.state <> 'in_force' AND (SELECT COALESCE(SUM(t.amount), 0) FROM tranches t WHERE t.agreement_id = NEW.id AND t.state <> 'cancelled') <> NEW.grant_amount;
END;
CREATE TRIGGER agreements_lines_sum_to_the_grant BEFORE UPDATE ON agreements
BEGIN
    SELECT RAISE(ABORT, 'kafo:agreements_lines_sum_to_the_grant: the budget lines do not sum to the grant') WHERE NEW.state = 'in_force' AND OLD.state <> 'in_force' AND (SELECT COALESCE(SUM(t.grant_share), 0) FROM agreement_lines t WHERE t.agreement_id = NEW.id) <> NEW.grant_amount;
END;
CREATE TRIGGER tranches_amount_is_fixed BEFORE UPDATE ON tranches
BEGIN
    SELECT RAISE(ABORT, 'kafo:tranches_amount_is_fixed: the amount of a tranche in force cannot change') WHERE NEW.amount <> OLD.amount AND EXISTS (SELECT 1 FROM agreements a WHERE a.id = NEW.agreement_id AND a.state <> 'prepared');
END;
CREATE TRIGGER expenditures_locked BEFORE INSERT ON expenditures
BEGIN
    SELECT RAISE(ABORT, 'kafo:expenditures_locked: an accepted report is locked') WHERE EXISTS (SELECT 1 FROM reports r WHERE r.id = NEW.report_id AND r.state = 'accepted');
END;
