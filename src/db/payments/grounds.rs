//! What the gates of payments ask, gathered for one tranche or for a whole page in the same number
//! of statements.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};

use super::TrancheRow;
use crate::db::agreements::AgreementRow;
use crate::db::partners::{BankAccountRow, StandingRow};
use crate::db::schema::{agreements, bank_accounts, partners, payments, programme_funds, reports, tranches};
use crate::db::screenings;
use crate::db::types::DbUuid;
use crate::db::{Db, ext};
use crate::domain::bank::BankState;
use crate::domain::id::Id;
use crate::domain::ledger::{self, AdvanceAge, AgeLimits};
use crate::domain::money::{Currency, Money};
use crate::domain::partner::{PartnerState, Standing};
use crate::domain::payment::{GateFacts, PaymentState};
use crate::domain::report::ReportState;
use crate::domain::state::Instant;

/// What was paid for a tranche: its position, the value date and the amount.
type Paid = (i32, Option<NaiveDate>, i64);
/// A report: its identifier, position, state, day and spending.
type Reported = (Id, i32, ReportState, NaiveDate, i64);

/// Everything that payments under some agreements depend on.
#[derive(Debug, Default)]
pub struct Grounds {
    tranches: HashMap<Id, Vec<TrancheRow>>,
    paid: HashMap<Id, Vec<Paid>>,
    reports: HashMap<Id, Vec<Reported>>,
    partners: HashMap<Id, StandingRow>,
    stopped: HashSet<Id>,
    accounts: HashMap<Id, BankAccountRow>,
    balances: HashMap<(Id, Currency), i64>,
}

impl Grounds {
    /// Gathers the grounds of these agreements in three statements, however many they are.
    ///
    /// # Errors
    /// The database's.
    pub fn of(db: &mut Db, of: &[&AgreementRow]) -> QueryResult<Grounds> {
        let ids = unique(of.iter().map(|agreement| agreement.id));
        if ids.is_empty() {
            return Ok(Grounds::default());
        }
        let partner_ids = unique(of.iter().map(|agreement| agreement.partner_id));
        let mut grounds = Grounds::default();
        // A tranche has at most one payment that left, and each report belongs to one tranche.
        type Planned = (TrancheRow, Option<(Option<NaiveDate>, i64)>, Option<Reported>);
        let plans: Vec<Planned> = tranches::table
            .left_join(
                payments::table.on(payments::tranche_id
                    .eq(tranches::id)
                    .and(ext::one_of(payments::state, [PaymentState::Released, PaymentState::Confirmed]))),
            )
            .left_join(reports::table.on(tranches::report_id.eq(reports::id.nullable())))
            .filter(ext::one_of(tranches::agreement_id, ids.iter().copied()))
            .order(tranches::position)
            .select((
                tranches::all_columns,
                (payments::value_date, payments::amount).nullable(),
                (reports::id, reports::position, reports::state, reports::due_on, reports::spent).nullable(),
            ))
            .load(db)?;
        for (tranche, paid, report) in plans {
            let agreement = tranche.agreement_id;
            grounds.paid.entry(agreement).or_default().extend(paid.map(|(on, minor)| (tranche.position, on, minor)));
            grounds.reports.entry(agreement).or_default().extend(report);
            grounds.tranches.entry(agreement).or_default().push(tranche);
        }
        let found: Vec<(StandingRow, Option<BankAccountRow>, Option<i64>)> = partners::table
            .left_join(
                bank_accounts::table
                    .on(bank_accounts::partner_id.eq(partners::id).and(bank_accounts::state.ne(BankState::Replaced))),
            )
            .filter(ext::one_of(partners::id, partner_ids.iter().copied()))
            .order(bank_accounts::id)
            .select((
                StandingRow::as_select(),
                bank_accounts::all_columns.nullable(),
                screenings::confirmed_of_partner!(),
            ))
            .load(db)?;
        for (partner, account, confirmed) in found {
            if confirmed.unwrap_or_default() > 0 {
                grounds.stopped.insert(partner.id);
            }
            if let Some(account) = account {
                grounds.accounts.entry(partner.id).or_insert(account);
            }
            grounds.partners.insert(partner.id, partner);
        }
        grounds.balances = balances(db)?;
        Ok(grounds)
    }

    /// The tranches of an agreement, in order.
    pub fn tranches(&self, agreement: Id) -> &[TrancheRow] {
        self.tranches.get(&agreement).map(Vec::as_slice).unwrap_or_default()
    }

    /// The partner's present account, if it declared one.
    pub fn account(&self, partner: Id) -> Option<&BankAccountRow> {
        self.accounts.get(&partner)
    }

    /// The report that a tranche waits for: its number, state and day.
    pub fn report(&self, tranche: &TrancheRow) -> Option<(i32, ReportState, NaiveDate)> {
        self.reports
            .get(&tranche.agreement_id)?
            .iter()
            .find(|(id, ..)| Some(*id) == tranche.report_id)
            .map(|(_, position, state, due_on, _)| (*position, *state, *due_on))
    }

    /// What the gates ask about a payment of `amount` for this tranche. `held` says whether that
    /// payment exists already: it then holds the tranche, and its amount is not counted twice.
    pub fn facts(
        &self,
        now: Instant,
        agreement: &AgreementRow,
        tranche: &TrancheRow,
        amount: Money,
        held: bool,
    ) -> GateFacts {
        let currency = agreement.currency;
        let money = |minor| Money::new(minor, currency);
        let paid = self.paid.get(&agreement.id).map(Vec::as_slice).unwrap_or_default();
        let accepted = self
            .reports
            .get(&agreement.id)
            .into_iter()
            .flatten()
            .filter(|(_, _, state, ..)| *state == ReportState::Accepted)
            .map(|(.., spent)| *spent)
            .fold(0i64, i64::saturating_add);
        let advances: Vec<(NaiveDate, Money)> =
            paid.iter().filter_map(|(_, on, minor)| on.map(|on| (on, money(*minor)))).collect();
        let today = agreement.country.day(now);
        let advance = ledger::advances(&advances, money(accepted), today, AgeLimits::DEFAULT)
            .map(|advances| ledger::oldest(&advances))
            .unwrap_or(AdvanceAge::Blocking);
        let sum = |keep: &dyn Fn(i32) -> bool| {
            money(paid.iter().filter(|(at, ..)| keep(*at)).map(|(.., minor)| *minor).fold(0i64, i64::saturating_add))
        };
        let free = self.balances.get(&(agreement.programme_id, currency)).copied().unwrap_or(0);
        let partner = self.partners.get(&agreement.partner_id);
        GateFacts {
            now,
            amount,
            agreement: agreement.state,
            // Amendments are not part of the portal yet: none can be open.
            open_money_amendment: false,
            partner: match partner {
                Some(partner) => partner.standing(self.stopped.contains(&partner.id), now),
                // An agreement without its partner cannot be stored; a draft is never paid.
                None => Standing {
                    state: PartnerState::Draft,
                    expires_at: None,
                    stopped: false,
                    merged: false,
                    papers: Vec::new(),
                },
            },
            bank: self.account(agreement.partner_id).map(|account| account.state),
            tranche: tranche.state,
            tranche_amount: money(tranche.amount),
            holds_tranche: held,
            earlier_unsettled: self
                .tranches(agreement.id)
                .iter()
                .filter(|other| other.position < tranche.position && !other.state.is_settled())
                .count(),
            report: self
                .report(tranche)
                .map(|(position, state, _)| (usize::try_from(position).unwrap_or(0), state.is_locked())),
            previous_paid: sum(&|at| at == tranche.position - 1),
            earlier_paid: sum(&|at| at < tranche.position - 1),
            accepted: money(accepted),
            previous_bp: i64::from(agreement.liquidation_last_bp),
            earlier_bp: i64::from(agreement.liquidation_earlier_bp),
            advance,
            // Findings come with monitoring visits, which are not part of the portal yet.
            open_high_findings: 0,
            balance: money(if held { free.saturating_add(amount.minor()) } else { free }),
        }
    }
}

/// Everything that a payment of `amount` for this tranche depends on (domain rule 20), and the
/// account it would go to. `payment` is the one that holds the tranche already, if it exists; its
/// amount is then `amount`.
///
/// # Errors
/// The database's.
pub fn gate_facts(
    db: &mut Db,
    now: Instant,
    agreement: &AgreementRow,
    tranche: &TrancheRow,
    amount: Money,
    payment: Option<Id>,
) -> QueryResult<(GateFacts, Option<BankAccountRow>)> {
    let grounds = Grounds::of(db, &[agreement])?;
    let facts = grounds.facts(now, agreement, tranche, amount, payment.is_some());
    Ok((facts, grounds.account(agreement.partner_id).cloned()))
}

/// What the programmes have left by currency: their funds less every payment not given up.
///
/// # Why all programmes
/// 2026-11. There are few: one statement for all of them costs less than two for some.
fn balances(db: &mut Db) -> QueryResult<HashMap<(Id, Currency), i64>> {
    const PAID: &str = "paid";
    let mut sums = ext::UnionAll::<(Text, DbUuid, Text, Nullable<BigInt>)>::default();
    sums.add(programme_funds::table.group_by((programme_funds::programme_id, programme_funds::currency)).select((
        "given".into_sql::<Text>(),
        programme_funds::programme_id,
        programme_funds::currency,
        ext::sum_i64(programme_funds::amount),
    )));
    let paid = payments::table
        .inner_join(agreements::table)
        .filter(payments::state.ne(PaymentState::Failed).and(payments::state.ne(PaymentState::Cancelled)))
        .group_by((agreements::programme_id, payments::currency));
    sums.add(paid.select((
        PAID.into_sql::<Text>(),
        agreements::programme_id,
        payments::currency,
        ext::sum_i64(payments::amount),
    )));
    let rows: Vec<(String, Id, Currency, Option<i64>)> = sums.load(db)?;
    let mut left: HashMap<(Id, Currency), i64> = HashMap::new();
    for (what, programme, currency, sum) in rows {
        let sum = sum.unwrap_or(0);
        *left.entry((programme, currency)).or_default() += if what == PAID { -sum } else { sum };
    }
    Ok(left)
}

fn unique(ids: impl Iterator<Item = Id>) -> Vec<Id> {
    ids.collect::<HashSet<Id>>().into_iter().collect()
}
