-- Tranches, payments and the ledger.
CREATE TABLE tranches (
    id BLOB PRIMARY KEY NOT NULL,
    agreement_id BLOB NOT NULL REFERENCES agreements (id),
    position INTEGER NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    due_on DATE NOT NULL,
    report_id BLOB REFERENCES reports (id),
    state TEXT NOT NULL CHECK (state IN ('planned', 'due', 'in_payment', 'paid', 'reduced', 'cancelled')),
    UNIQUE (agreement_id, position)
);
CREATE TABLE payments (
    id BLOB PRIMARY KEY NOT NULL,
    reference TEXT NOT NULL UNIQUE,
    tranche_id BLOB NOT NULL REFERENCES tranches (id),
    agreement_id BLOB NOT NULL REFERENCES agreements (id),
    bank_account_id BLOB NOT NULL REFERENCES bank_accounts (id),
    amount BIGINT NOT NULL CHECK (amount > 0),
    currency TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('prepared', 'approved', 'released', 'confirmed', 'failed', 'cancelled')),
    needs_second BOOLEAN NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    prepared_by BLOB NOT NULL REFERENCES users (id),
    prepared_at TEXT NOT NULL,
    approved_by BLOB REFERENCES users (id),
    approved_at TEXT,
    second_by BLOB REFERENCES users (id),
    second_at TEXT,
    released_by BLOB REFERENCES users (id),
    released_at TEXT,
    value_date DATE,
    confirmed_by BLOB REFERENCES users (id),
    confirmed_at TEXT,
    received_on DATE,
    received_amount BIGINT,
    end_reason TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    CHECK (approved_by IS NULL OR approved_by <> prepared_by),
    CHECK (second_by IS NULL OR (second_by <> prepared_by AND second_by <> approved_by)),
    CHECK (released_by IS NULL OR (released_by <> prepared_by AND released_by <> approved_by AND (second_by IS NULL OR released_by <> second_by))),
    CHECK (state NOT IN ('approved', 'released', 'confirmed') OR approved_by IS NOT NULL),
    CHECK (state NOT IN ('released', 'confirmed') OR (released_by IS NOT NULL AND released_at IS NOT NULL AND value_date IS NOT NULL AND (second_by IS NOT NULL OR NOT needs_second))),
    CHECK (state <> 'confirmed' OR (confirmed_by IS NOT NULL AND received_on IS NOT NULL AND received_amount IS NOT NULL))
);
CREATE UNIQUE INDEX payments_one_per_tranche ON payments (tranche_id) WHERE state NOT IN ('failed', 'cancelled');
CREATE INDEX payments_state ON payments (state);
CREATE TABLE ledger_entries (
    id BLOB PRIMARY KEY NOT NULL,
    seq BIGINT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    booked_on DATE NOT NULL,
    programme_id BLOB NOT NULL REFERENCES programmes (id),
    agreement_id BLOB NOT NULL REFERENCES agreements (id),
    payment_id BLOB REFERENCES payments (id),
    kind TEXT NOT NULL CHECK (kind IN ('commitment', 'disbursement', 'refund', 'write_off', 'correction')),
    amount BIGINT NOT NULL CHECK (amount <> 0),
    currency TEXT NOT NULL,
    country TEXT NOT NULL,
    left_after BIGINT NOT NULL,
    memo TEXT NOT NULL,
    actor_id BLOB REFERENCES users (id)
);
CREATE INDEX ledger_entries_agreement ON ledger_entries (agreement_id, seq);
CREATE INDEX ledger_entries_country ON ledger_entries (country, seq);
CREATE UNIQUE INDEX ledger_entries_disbursed_once ON ledger_entries (payment_id) WHERE kind = 'disbursement';
-- The sums of the entries, which the database itself adds up: no page reads the whole ledger.
CREATE TABLE ledger_totals (
    agreement_id BLOB NOT NULL REFERENCES agreements (id),
    kind TEXT NOT NULL,
    of_payment BOOLEAN NOT NULL,
    programme_id BLOB NOT NULL REFERENCES programmes (id),
    country TEXT NOT NULL,
    currency TEXT NOT NULL,
    entries BIGINT NOT NULL,
    amount BIGINT NOT NULL,
    PRIMARY KEY (agreement_id, kind, of_payment)
);
