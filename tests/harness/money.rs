//! A grant in force, with the people who pay it: everything up to the signatures is planted, what follows goes
//! through the services.

use chrono::{Days, NaiveDate, TimeDelta};
use kafo::db::agreements::{self as agreement_rows, AgreementLineRow, AgreementRow};
use kafo::db::audit_log::{self, Entry};
use kafo::db::ledger::{self, Booking};
use kafo::db::payments::{self, PaymentRow, TrancheRow};
use kafo::db::proposals::ProposalRow;
use kafo::db::reports::{self, ReportRow};
use kafo::domain::actor::{Actor, Grant, Role};
use kafo::domain::agreement::AgreementState;
use kafo::domain::id::Id;
use kafo::domain::ledger::EntryKind;
use kafo::domain::payment::ConfirmationDraft;
use kafo::domain::place::Country;
use kafo::domain::proposal::ProposalState;
use kafo::domain::report::{ReportSection, ResultDraft, SpendingDraft};
use kafo::domain::tranche::{Risk, TrancheState};
use kafo::services::agreements::{self, Preparation};
use kafo::services::payments as payment_service;
use kafo::services::reports as report_service;

use super::app::TestApp;
use super::awards::Award;

/// An agreement of 2 800 000 francs in force: three tranches (50, 40 and 10 per cent), two reports.
pub struct Running {
    /// Its award and the people around it.
    pub award: Award,
    /// The agreement.
    pub agreement: Id,
    /// Prepares payments.
    pub finance: Actor,
    /// Approves them.
    pub approver: Actor,
    /// Approves them too, or releases them.
    pub second: Actor,
}

/// The first day of the project: ten days after the tests' today.
pub fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 12, 1).unwrap()
}

impl TestApp {
    /// A grant in force whose first tranche is due.
    pub fn running_grant(&self) -> Running {
        let award = self.award();
        let here = |role| [Grant::in_country(role, Country::Gw)];
        let finance = self.person("finance", &here(Role::FinanceOfficer));
        let approver = self.person("approver", &here(Role::FinanceApprover));
        let second = self.person("second", &here(Role::FinanceApprover));
        let proposal = award.proposal;
        self.act(&award.signatory, move |db, act| agreements::answer_award(db, act, proposal, 1, true)).unwrap();
        let preparation = Preparation { proposal, risk: Risk::Medium, starts_on: first_day() };
        let row = self.act(&award.officer, move |db, act| agreements::prepare(db, act, &preparation)).unwrap();
        let (id, version) = (row.id, row.version);
        self.act(&award.director, move |db, act| agreements::approve(db, act, id, version)).unwrap();
        self.put_into_force(&award, id);
        Running { award, agreement: id, finance, approver, second }
    }

    /// What both signatures leave behind, without their typeset text: that has its own tests.
    fn put_into_force(&self, award: &Award, id: Id) {
        let signatory = award.signatory.user();
        let director = award.director.user();
        self.act(&Actor::system(), move |db, act| {
            let mut agreement = AgreementRow::find_locked(db, id)?.unwrap();
            agreement.state = AgreementState::InForce;
            (agreement.partner_signed_by, agreement.partner_signed_at) = (signatory, Some(act.at));
            (agreement.organisation_signed_by, agreement.organisation_signed_at) = (director, Some(act.at));
            agreement.save(db)?;
            let mut proposal = ProposalRow::find_locked(db, agreement.proposal_id)?.unwrap();
            proposal.state = ProposalState::Contracted;
            proposal.save(db)?;
            let mut first = payments::list_tranches(db, id)?.remove(0);
            first.state = TrancheState::Due;
            first.save(db)?;
            let booking = Booking {
                kind: EntryKind::Commitment,
                amount: agreement.grant_amount,
                booked_on: act.at.date_naive(),
                payment: None,
                memo: agreement.number.clone(),
            };
            let booked = ledger::book(db, act, &agreement, booking)?;
            let entry = Entry::new("test.in_force", "agreement", id, &agreement.number)
                .seal(&agreement)?
                .seal(&proposal)?
                .seal(&first)?
                .seal(&booked)?;
            audit_log::record(db, act, entry)?;
            Ok(())
        })
        .unwrap();
    }

    /// The agreement as it stands now.
    pub fn agreement(&self, running: &Running) -> AgreementRow {
        self.read(|db| AgreementRow::find(db, running.agreement)).unwrap()
    }

    /// Its tranches.
    pub fn tranches(&self, running: &Running) -> Vec<TrancheRow> {
        self.read(|db| payments::list_tranches(db, running.agreement))
    }

    /// Its reports.
    pub fn reports(&self, running: &Running) -> Vec<ReportRow> {
        self.read(|db| reports::list_of_agreement(db, running.agreement))
    }

    /// Its budget lines.
    pub fn budget_lines(&self, running: &Running) -> Vec<AgreementLineRow> {
        self.read(|db| agreement_rows::list_lines(db, running.agreement))
    }

    /// A payment as it stands now.
    pub fn payment(&self, id: Id) -> PaymentRow {
        self.read(|db| PaymentRow::find(db, id)).unwrap()
    }

    /// Pays a tranche through the services, up to the partner's confirmation.
    pub fn pay(&self, running: &Running, position: usize) -> PaymentRow {
        let tranche = self.tranches(running).remove(position - 1);
        let amount = self.agreement(running).grant();
        let amount = kafo::domain::money::Money::new(tranche.amount, amount.currency());
        let today = self.clock.now().date_naive();
        let row = self
            .act(&running.finance, move |db, act| payment_service::prepare(db, act, tranche.id, amount, ""))
            .unwrap();
        let (id, version) = (row.id, row.version);
        let row = self.act(&running.approver, move |db, act| payment_service::approve(db, act, id, version)).unwrap();
        let version = row.version;
        let row =
            self.act(&running.second, move |db, act| payment_service::release(db, act, id, version, today)).unwrap();
        let version = row.version;
        let draft = ConfirmationDraft { received_on: today.to_string(), received_amount: amount.minor().to_string() };
        self.act(&running.award.signatory, move |db, act| payment_service::confirm(db, act, id, version, &draft))
            .unwrap()
    }

    /// Has a report written, sent and accepted through the services, with this much spent on the first budget line.
    pub fn accept_report(&self, running: &Running, position: usize, spent: i64) -> ReportRow {
        let report = self.reports(running).remove(position - 1);
        let line = self.budget_lines(running).remove(0).id;
        let indicator = self.read(|db| agreement_rows::list_indicators(db, running.agreement)).remove(0).id;
        let spending = SpendingDraft {
            line: Some(line),
            spent_on: report.period_start.to_string(),
            amount: spent.to_string(),
            description: "Bomba solar".into(),
        };
        let id = report.id;
        let version = self
            .act(&running.award.editor, move |db, act| {
                let row = report_service::save(db, act, id, report.version, ReportSection::Narrative, |content| {
                    content.narrative.done = "Dois furos.".into();
                    content.narrative.lessons = "Furar cedo.".into();
                    content.narrative.next = "Mais hortas.".into();
                    content.results = vec![ResultDraft { indicator, value: "4".into(), comment: String::new() }];
                    content.people.insert("female.18-35.returnee".into(), "40".into());
                    content.spending = vec![spending];
                })?;
                Ok(row.version)
            })
            .unwrap();
        let sent =
            self.act(&running.award.signatory, move |db, act| report_service::submit(db, act, id, version)).unwrap();
        self.act(&running.award.officer, move |db, act| report_service::accept(db, act, id, sent.version, "")).unwrap()
    }

    /// Moves the clock to noon, `days` days after this day.
    pub fn go_to(&self, day: NaiveDate, days: u64) {
        let target = day.checked_add_days(Days::new(days)).unwrap().and_hms_opt(12, 0, 0).unwrap().and_utc();
        let ahead = target - self.clock.now();
        assert!(ahead >= TimeDelta::zero(), "tests go forward only");
        self.clock.advance(ahead);
    }
}
