-- Rules that no code path may skip: append-only tables, the conditions of a payment, separation of
-- duties, and sums. Each refusal starts with "kafo:" and the name of the rule.
CREATE FUNCTION kafo_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'kafo:append_only: % cannot be changed', TG_TABLE_NAME;
END $$;
CREATE TRIGGER ledger_entries_no_change BEFORE UPDATE OR DELETE ON ledger_entries FOR EACH ROW EXECUTE FUNCTION kafo_append_only();
CREATE TRIGGER ledger_entries_no_truncate BEFORE TRUNCATE ON ledger_entries FOR EACH STATEMENT EXECUTE FUNCTION kafo_append_only();
CREATE TRIGGER audit_events_no_change BEFORE UPDATE OR DELETE ON audit_events FOR EACH ROW EXECUTE FUNCTION kafo_append_only();
CREATE TRIGGER audit_events_no_truncate BEFORE TRUNCATE ON audit_events FOR EACH STATEMENT EXECUTE FUNCTION kafo_append_only();
CREATE TRIGGER proposal_versions_no_change BEFORE UPDATE OR DELETE ON proposal_versions FOR EACH ROW EXECUTE FUNCTION kafo_append_only();
CREATE TRIGGER proposal_versions_no_truncate BEFORE TRUNCATE ON proposal_versions FOR EACH STATEMENT EXECUTE FUNCTION kafo_append_only();
CREATE TRIGGER report_versions_no_change BEFORE UPDATE OR DELETE ON report_versions FOR EACH ROW EXECUTE FUNCTION kafo_append_only();
CREATE TRIGGER report_versions_no_truncate BEFORE TRUNCATE ON report_versions FOR EACH STATEMENT EXECUTE FUNCTION kafo_append_only();
CREATE TRIGGER signature_events_no_change BEFORE UPDATE OR DELETE ON signature_events FOR EACH ROW EXECUTE FUNCTION kafo_append_only();
CREATE TRIGGER signature_events_no_truncate BEFORE TRUNCATE ON signature_events FOR EACH STATEMENT EXECUTE FUNCTION kafo_append_only();
CREATE TRIGGER decisions_no_update BEFORE UPDATE ON decisions FOR EACH ROW
    WHEN (NEW.outcome <> OLD.outcome OR NEW.amount <> OLD.amount OR NEW.decided_by <> OLD.decided_by OR NEW.proposal_id <> OLD.proposal_id)
    EXECUTE FUNCTION kafo_append_only();
CREATE TRIGGER decisions_no_delete BEFORE DELETE ON decisions FOR EACH ROW EXECUTE FUNCTION kafo_append_only();
CREATE TRIGGER decisions_no_truncate BEFORE TRUNCATE ON decisions FOR EACH STATEMENT EXECUTE FUNCTION kafo_append_only();
CREATE FUNCTION kafo_payment_gates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM agreements a WHERE a.id = NEW.agreement_id AND a.state = 'in_force' AND a.currency = NEW.currency) THEN
        RAISE EXCEPTION 'kafo:gate_agreement: the agreement is not in force';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM agreements a JOIN partners p ON p.id = a.partner_id WHERE a.id = NEW.agreement_id AND p.state = 'verified' AND (p.expires_at IS NULL OR p.expires_at > COALESCE(NEW.released_at, NEW.prepared_at))) THEN
        RAISE EXCEPTION 'kafo:gate_partner: the partner is not verified or has expired';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM bank_accounts b JOIN agreements a ON a.partner_id = b.partner_id WHERE b.id = NEW.bank_account_id AND a.id = NEW.agreement_id AND b.state = 'verified') THEN
        RAISE EXCEPTION 'kafo:gate_bank_account: the bank account is not verified';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM tranches t WHERE t.id = NEW.tranche_id AND t.agreement_id = NEW.agreement_id AND t.state IN ('planned', 'due', 'in_payment') AND NEW.amount <= t.amount) THEN
        RAISE EXCEPTION 'kafo:gate_tranche: the tranche is not open for this amount';
    END IF;
    IF EXISTS (SELECT 1 FROM tranches t JOIN tranches e ON e.agreement_id = t.agreement_id AND e.position < t.position WHERE t.id = NEW.tranche_id AND e.state NOT IN ('paid', 'reduced', 'cancelled')) THEN
        RAISE EXCEPTION 'kafo:gate_earlier_tranche: an earlier tranche is not paid';
    END IF;
    IF EXISTS (SELECT 1 FROM tranches t JOIN reports r ON r.id = t.report_id WHERE t.id = NEW.tranche_id AND r.state <> 'accepted') THEN
        RAISE EXCEPTION 'kafo:gate_report: the report due for this tranche is not accepted';
    END IF;
    IF EXISTS (
        SELECT 1 FROM tranches t JOIN agreements a ON a.id = t.agreement_id
        WHERE t.id = NEW.tranche_id AND t.position > 1 AND
            (SELECT COALESCE(SUM(x.amount), 0) FROM expenditures x JOIN reports r ON r.id = x.report_id
                WHERE r.agreement_id = a.id AND r.state = 'accepted') * 10000
            < a.liquidation_last_bp * (SELECT COALESCE(SUM(p.amount), 0) FROM payments p JOIN tranches l ON l.id = p.tranche_id
                WHERE l.agreement_id = a.id AND l.position = t.position - 1 AND p.state IN ('released', 'confirmed'))
            + a.liquidation_earlier_bp * (SELECT COALESCE(SUM(p.amount), 0) FROM payments p JOIN tranches l ON l.id = p.tranche_id
                WHERE l.agreement_id = a.id AND l.position < t.position - 1 AND p.state IN ('released', 'confirmed'))) THEN
        RAISE EXCEPTION 'kafo:gate_liquidation: not enough of the earlier tranches is spent and accepted';
    END IF;
    IF (SELECT COALESCE(SUM(f.amount), 0) FROM programme_funds f JOIN agreements a ON a.programme_id = f.programme_id
            WHERE a.id = NEW.agreement_id AND f.currency = NEW.currency)
        - (SELECT COALESCE(SUM(p.amount), 0) FROM payments p JOIN agreements o ON o.id = p.agreement_id
            JOIN agreements a ON a.programme_id = o.programme_id
            WHERE a.id = NEW.agreement_id AND p.currency = NEW.currency AND p.state NOT IN ('failed', 'cancelled') AND p.id <> NEW.id)
        < NEW.amount THEN
        RAISE EXCEPTION 'kafo:gate_balance: the programme has not enough funds in this currency';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER payments_gates_on_insert BEFORE INSERT ON payments FOR EACH ROW EXECUTE FUNCTION kafo_payment_gates();
CREATE TRIGGER payments_gates_on_release BEFORE UPDATE ON payments FOR EACH ROW
    WHEN (NEW.state = 'released' AND OLD.state <> 'released')
    EXECUTE FUNCTION kafo_payment_gates();
CREATE FUNCTION kafo_decisions_by_another_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM evaluations e WHERE e.call_id = NEW.call_id AND e.evaluator_id = NEW.decided_by AND e.state <> 'recused') THEN
        RAISE EXCEPTION 'kafo:decisions_by_another_person: the decision maker scored this call';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER decisions_by_another_person BEFORE INSERT ON decisions FOR EACH ROW EXECUTE FUNCTION kafo_decisions_by_another_person();
CREATE FUNCTION kafo_decisions_within_the_envelope() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.outcome = 'award' AND (SELECT COALESCE(SUM(d.amount), 0) FROM decisions d JOIN proposals o ON o.id = d.proposal_id
        JOIN proposals n ON n.lot_id = o.lot_id WHERE n.id = NEW.proposal_id AND d.outcome = 'award') + NEW.amount
        > (SELECT l.envelope FROM lots l JOIN proposals n ON n.lot_id = l.id WHERE n.id = NEW.proposal_id) THEN
        RAISE EXCEPTION 'kafo:decisions_within_the_envelope: the awards exceed the envelope of the lot';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER decisions_within_the_envelope BEFORE INSERT ON decisions FOR EACH ROW EXECUTE FUNCTION kafo_decisions_within_the_envelope();
CREATE FUNCTION kafo_ledger_entries_follow_a_release() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.kind = 'disbursement' AND NOT EXISTS (SELECT 1 FROM payments p WHERE p.id = NEW.payment_id AND p.agreement_id = NEW.agreement_id AND p.state = 'released' AND p.amount = NEW.amount AND p.currency = NEW.currency) THEN
        RAISE EXCEPTION 'kafo:ledger_entries_follow_a_release: a disbursement books exactly one released payment';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER ledger_entries_follow_a_release BEFORE INSERT ON ledger_entries FOR EACH ROW EXECUTE FUNCTION kafo_ledger_entries_follow_a_release();
CREATE FUNCTION kafo_ledger_entries_fit_the_agreement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM agreements a WHERE a.id = NEW.agreement_id AND a.programme_id = NEW.programme_id AND a.country = NEW.country AND a.currency = NEW.currency) THEN
        RAISE EXCEPTION 'kafo:ledger_entries_fit_the_agreement: programme, country and currency are not those of the agreement';
    END IF;
    IF (NEW.left_after <> COALESCE((SELECT e.left_after FROM ledger_entries e WHERE e.agreement_id = NEW.agreement_id ORDER BY e.seq DESC LIMIT 1), 0)
        + CASE WHEN NEW.kind = 'commitment' OR (NEW.kind = 'correction' AND NEW.payment_id IS NULL) THEN NEW.amount WHEN NEW.kind = 'write_off' THEN 0 ELSE -NEW.amount END) THEN
        RAISE EXCEPTION 'kafo:ledger_entries_add_up: what is left does not follow from the entry before';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER ledger_entries_fit_the_agreement BEFORE INSERT ON ledger_entries FOR EACH ROW EXECUTE FUNCTION kafo_ledger_entries_fit_the_agreement();
CREATE FUNCTION kafo_ledger_entries_total() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO ledger_totals AS t (agreement_id, kind, of_payment, programme_id, country, currency, entries, amount)
    VALUES (NEW.agreement_id, NEW.kind, NEW.payment_id IS NOT NULL, NEW.programme_id, NEW.country, NEW.currency, 1, NEW.amount)
    ON CONFLICT (agreement_id, kind, of_payment) DO UPDATE SET entries = t.entries + 1, amount = t.amount + excluded.amount;
    RETURN NEW;
END $$;
CREATE TRIGGER ledger_entries_total AFTER INSERT ON ledger_entries FOR EACH ROW EXECUTE FUNCTION kafo_ledger_entries_total();
CREATE FUNCTION kafo_agreements_tranches_sum_to_the_grant() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.state = 'in_force' AND OLD.state <> 'in_force' AND (SELECT COALESCE(SUM(t.amount), 0) FROM tranches t WHERE t.agreement_id = NEW.id AND t.state <> 'cancelled') <> NEW.grant_amount THEN
        RAISE EXCEPTION 'kafo:agreements_tranches_sum_to_the_grant: the tranches do not sum to the grant';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER agreements_tranches_sum_to_the_grant BEFORE UPDATE ON agreements FOR EACH ROW EXECUTE FUNCTION kafo_agreements_tranches_sum_to_the_grant();
CREATE FUNCTION kafo_agreements_lines_sum_to_the_grant() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.state = 'in_force' AND OLD.state <> 'in_force' AND (SELECT COALESCE(SUM(t.grant_share), 0) FROM agreement_lines t WHERE t.agreement_id = NEW.id) <> NEW.grant_amount THEN
        RAISE EXCEPTION 'kafo:agreements_lines_sum_to_the_grant: the budget lines do not sum to the grant';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER agreements_lines_sum_to_the_grant BEFORE UPDATE ON agreements FOR EACH ROW EXECUTE FUNCTION kafo_agreements_lines_sum_to_the_grant();
CREATE FUNCTION kafo_tranches_amount_is_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.amount <> OLD.amount AND EXISTS (SELECT 1 FROM agreements a WHERE a.id = NEW.agreement_id AND a.state <> 'prepared') THEN
        RAISE EXCEPTION 'kafo:tranches_amount_is_fixed: the amount of a tranche in force cannot change';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER tranches_amount_is_fixed BEFORE UPDATE ON tranches FOR EACH ROW EXECUTE FUNCTION kafo_tranches_amount_is_fixed();
CREATE FUNCTION kafo_expenditures_locked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM reports r WHERE r.id = NEW.report_id AND r.state = 'accepted') THEN
        RAISE EXCEPTION 'kafo:expenditures_locked: an accepted report is locked';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER expenditures_locked BEFORE INSERT ON expenditures FOR EACH ROW EXECUTE FUNCTION kafo_expenditures_locked();
