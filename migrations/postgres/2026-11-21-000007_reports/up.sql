-- Progress reports and their accepted figures.
CREATE TABLE reports (
    id UUID PRIMARY KEY NOT NULL,
    agreement_id UUID NOT NULL REFERENCES agreements (id),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('interim', 'final')),
    period_start DATE NOT NULL,
    period_end DATE NOT NULL,
    due_on DATE NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('expected', 'draft', 'submitted', 'returned', 'accepted')),
    content JSON NOT NULL,
    comments JSON NOT NULL,
    spent BIGINT NOT NULL DEFAULT 0,
    people INTEGER NOT NULL DEFAULT 0,
    women INTEGER NOT NULL DEFAULT 0,
    submitted_by UUID REFERENCES users (id),
    submitted_at TIMESTAMPTZ,
    reviewed_by UUID REFERENCES users (id),
    reviewed_at TIMESTAMPTZ,
    version INTEGER NOT NULL DEFAULT 1,
    UNIQUE (agreement_id, position),
    CHECK (reviewed_by IS NULL OR submitted_by IS NULL OR reviewed_by <> submitted_by)
);
CREATE INDEX reports_state ON reports (state, due_on);
CREATE TABLE report_versions (
    id UUID PRIMARY KEY NOT NULL,
    report_id UUID NOT NULL REFERENCES reports (id),
    number INTEGER NOT NULL,
    receipt_number TEXT NOT NULL UNIQUE,
    canonical TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    submitted_by UUID NOT NULL REFERENCES users (id),
    submitted_at TIMESTAMPTZ NOT NULL,
    UNIQUE (report_id, number)
);
CREATE TABLE expenditures (
    id UUID PRIMARY KEY NOT NULL,
    report_id UUID NOT NULL REFERENCES reports (id),
    line_id UUID NOT NULL REFERENCES agreement_lines (id),
    spent_on DATE NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    description TEXT NOT NULL
);
CREATE INDEX expenditures_report ON expenditures (report_id);
CREATE TABLE report_counts (
    id UUID PRIMARY KEY NOT NULL,
    report_id UUID NOT NULL REFERENCES reports (id),
    sex TEXT NOT NULL,
    age TEXT NOT NULL,
    grp TEXT NOT NULL,
    people INTEGER NOT NULL CHECK (people >= 0),
    UNIQUE (report_id, sex, age, grp)
);
CREATE TABLE report_results (
    id UUID PRIMARY KEY NOT NULL,
    report_id UUID NOT NULL REFERENCES reports (id),
    indicator_id UUID NOT NULL REFERENCES agreement_indicators (id),
    value BIGINT NOT NULL,
    comment TEXT NOT NULL DEFAULT '',
    UNIQUE (report_id, indicator_id)
);
