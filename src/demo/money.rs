//! What follows a signature in the demo: payments and the first report.

use anyhow::Context;
use chrono::{NaiveDate, TimeDelta};

use super::seed::{Seeder, after};
use crate::db::agreements::AgreementRow;
use crate::db::payments;
use crate::db::reports;
use crate::domain::money::Money;
use crate::domain::payment::{ConfirmationDraft, PaymentState};
use crate::domain::report::{Comments, Narrative, ReportSection, ResultDraft, SpendingDraft};
use crate::domain::state::Instant;
use crate::services::{payments as payment_service, reports as report_service};

impl Seeder<'_> {
    /// Prepares the payment of a tranche and takes it as far as `until`: prepared, approved, released or confirmed.
    pub(super) async fn pay(
        &self,
        agreement: &AgreementRow,
        position: i32,
        days: i64,
        until: PaymentState,
        partner: usize,
    ) -> anyhow::Result<()> {
        let id = agreement.id;
        let tranches = self.read(|db| payments::list_tranches(db, id))?;
        let tranche = tranches.into_iter().find(|tranche| tranche.position == position).context("a tranche")?;
        let amount = Money::new(tranche.amount, agreement.currency);
        let at = self.days_ago(days, 9);
        let finance = self.staff("finance")?;
        let payment =
            self.does(&finance, at, move |db, act| payment_service::prepare(db, act, tranche.id, amount, "")).await?;
        if until == PaymentState::Prepared {
            return Ok(());
        }
        let approver = self.staff("approbation")?;
        let (payment_id, version) = (payment.id, payment.version);
        let payment = self
            .does(&approver, at + TimeDelta::hours(2), move |db, act| {
                payment_service::approve(db, act, payment_id, version)
            })
            .await?;
        if until == PaymentState::Approved {
            return Ok(());
        }
        let treasurer = self.staff("tresorerie")?;
        let (version, value_date) = (payment.version, self.day(days - 1));
        let at = self.days_ago(days - 1, 10);
        let payment = self
            .does(&treasurer, at, move |db, act| payment_service::release(db, act, payment_id, version, value_date))
            .await?;
        if until == PaymentState::Released {
            return Ok(());
        }
        let signatory = self.organisations[partner].signatory.clone();
        let draft = ConfirmationDraft {
            received_on: self.day(days - 3).to_string(),
            received_amount: payment.amount.to_string(),
        };
        let version = payment.version;
        let at = self.days_ago(days - 3, 15);
        self.does(&signatory, at, move |db, act| payment_service::confirm(db, act, payment_id, version, &draft))
            .await?;
        Ok(())
    }

    /// The first report: written and sent; then accepted, sent back, or left to be read.
    pub(super) async fn report(
        &self,
        agreement: &AgreementRow,
        partner: usize,
        verdict: Option<bool>,
    ) -> anyhow::Result<()> {
        let id = agreement.id;
        let report =
            self.read(|db| reports::list_of_agreement(db, id))?.into_iter().next().context("the first report")?;
        let editor = self.organisations[partner].editor.clone();
        let signatory = self.organisations[partner].signatory.clone();
        let written = report.period_end + TimeDelta::days(9);
        let at = self.instant(written, 9);
        let (lines, indicators) = self.read(|db| reports::facts(db, agreement))?;
        let days = (report.period_start, report.period_end);
        let narrative = Narrative {
            done: "Les activités de la période ont été menées comme prévu.".into(),
            difficulties: "Les pluies ont retardé les travaux de deux semaines.".into(),
            lessons: "Les réunions du soir réunissent plus de femmes.".into(),
            next: "Formation, première campagne et vente.".into(),
        };
        let results: Vec<ResultDraft> = indicators
            .iter()
            .enumerate()
            .map(|(index, indicator)| ResultDraft {
                indicator: indicator.id,
                value: ["64", "90", "5"][index % 3].into(),
                comment: String::new(),
            })
            .collect();
        // Nine tenths of what the first tranche allows, line by line.
        let paid = self.read(|db| payments::list_tranches(db, id))?.first().map_or(0, |tranche| tranche.amount);
        let spending: Vec<SpendingDraft> = lines
            .iter()
            .enumerate()
            .map(|(index, line)| {
                let share = i128::from(line.grant.minor()) * i128::from(paid) * 9
                    / 10
                    / i128::from(agreement.grant_amount.max(1));
                let step = u64::try_from(index).unwrap_or(0) * 7 % 100;
                SpendingDraft {
                    line: Some(line.id),
                    spent_on: after(days.0, step).min(days.1).to_string(),
                    amount: share.to_string(),
                    description: format!("Facture exemple {}", index + 1),
                }
            })
            .filter(|draft| draft.amount != "0")
            .collect();
        let people = [
            ("female.18-35.returnee", 24),
            ("male.18-35.returnee", 21),
            ("female.18-35.community", 30),
            ("female.36+.community", 18),
            ("male.36+.community", 9),
        ];
        let report_id = report.id;
        let mut version = report.version;
        for section in
            [ReportSection::Narrative, ReportSection::Results, ReportSection::People, ReportSection::Spending]
        {
            let (narrative, results, spending) = (narrative.clone(), results.clone(), spending.clone());
            version = self
                .does(&editor, at, move |db, act| {
                    report_service::save(db, act, report_id, version, section, move |content| match section {
                        ReportSection::Narrative => content.narrative = narrative,
                        ReportSection::Results => content.results = results,
                        ReportSection::People => {
                            content.people =
                                people.iter().map(|(cell, count)| ((*cell).to_owned(), count.to_string())).collect();
                        }
                        _ => content.spending = spending,
                    })
                })
                .await?
                .version;
        }
        let at = self.instant(written + TimeDelta::days(1), 10);
        let sent =
            self.does(&signatory, at, move |db, act| report_service::submit(db, act, report_id, version)).await?;
        let officer = self.staff("programme")?;
        let at = self.instant(written + TimeDelta::days(6), 10);
        match verdict {
            Some(true) => {
                self.does(&officer, at, move |db, act| report_service::accept(db, act, report_id, sent.version, ""))
                    .await?;
            }
            Some(false) => {
                let mut comments = Comments::default();
                comments
                    .0
                    .insert(ReportSection::Spending, "Joignez la facture de la pompe et corrigez sa date.".into());
                self.does(&officer, at, move |db, act| {
                    report_service::send_back(db, act, report_id, sent.version, comments)
                })
                .await?;
            }
            None => {}
        }
        Ok(())
    }

    fn instant(&self, day: NaiveDate, hour: u32) -> Instant {
        Instant::from(day.and_hms_opt(hour, 0, 0).unwrap_or_default().and_utc())
    }
}
