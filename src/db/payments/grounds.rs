//! What the gates of payments ask, gathered for one tranche or for a whole page in the same number
//! of statements.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use diesel::prelude::*;

use super::TrancheRow;
use crate::db::agreements::AgreementRow;
use crate::db::partners::{BankAccountRow, PartnerRow};
use crate::db::schema::{agreements, bank_accounts, partners, payments, programme_funds, reports, tranches};
use crate::db::{Db, ext};
use crate::domain::bank::BankState;
use crate::domain::id::Id;
use crate::domain::ledger::{self, AdvanceAge, AgeLimits};
use crate::domain::money::{Currency, Money};
use crate::domain::partner::{PartnerState, Standing};
use crate::domain::payment::{GateFacts, PaymentState};
use crate::domain::report::ReportState;
use crate::domain::state::Instant;

/// What was paid for a tranche: its agreement, its position, the value date and the amount.
type Paid = (Id, i32, Option<NaiveDate>, i64);
/// A report: its agreement, identifier, position, state, day and spending.
type Reported = (Id, Id, i32, ReportState, NaiveDate, i64);

/// Everything that payments under some agreements depend on.
#[derive(Debug, Default)]
pub struct Grounds {
    tranches: HashMap<Id, Vec<TrancheRow>>,
    paid: HashMap<Id, Vec<Paid>>,
    reports: HashMap<Id, Vec<Reported>>,
    partners: HashMap<Id, PartnerRow>,
    accounts: HashMap<Id, BankAccountRow>,
    balances: HashMap<(Id, Currency), i64>,
}

impl Grounds {
    /// Gathers the grounds of these agreements in seven statements, however many they are.
    ///
    /// # Errors
    /// The database's.
    pub fn of(db: &mut Db, of: &[&AgreementRow]) -> QueryResult<Grounds> {
        let ids = unique(of.iter().map(|agreement| agreement.id));
        if ids.is_empty() {
            return Ok(Grounds::default());
        }
        let partner_ids = unique(of.iter().map(|agreement| agreement.partner_id));
        let programme_ids = unique(of.iter().map(|agreement| agreement.programme_id));
        let mut grounds = Grounds::default();
        let plans: Vec<TrancheRow> =
            tranches::table.filter(tranches::agreement_id.eq_any(&ids)).order(tranches::position).load(db)?;
        for tranche in plans {
            grounds.tranches.entry(tranche.agreement_id).or_default().push(tranche);
        }
        let paid: Vec<Paid> = payments::table
            .inner_join(tranches::table)
            .filter(payments::agreement_id.eq_any(&ids))
            .filter(payments::state.eq_any([PaymentState::Released, PaymentState::Confirmed]))
            .order(tranches::position)
            .select((payments::agreement_id, tranches::position, payments::value_date, payments::amount))
            .load(db)?;
        for payment in paid {
            grounds.paid.entry(payment.0).or_default().push(payment);
        }
        let reported: Vec<Reported> = reports::table
            .filter(reports::agreement_id.eq_any(&ids))
            .order(reports::position)
            .select((
                reports::agreement_id,
                reports::id,
                reports::position,
                reports::state,
                reports::due_on,
                reports::spent,
            ))
            .load(db)?;
        for report in reported {
            grounds.reports.entry(report.0).or_default().push(report);
        }
        let found: Vec<PartnerRow> = partners::table.filter(partners::id.eq_any(&partner_ids)).load(db)?;
        grounds.partners = found.into_iter().map(|partner| (partner.id, partner)).collect();
        let accounts: Vec<BankAccountRow> = bank_accounts::table
            .filter(bank_accounts::partner_id.eq_any(&partner_ids))
            .filter(bank_accounts::state.ne(BankState::Replaced))
            .order(bank_accounts::id)
            .load(db)?;
        for account in accounts {
            grounds.accounts.entry(account.partner_id).or_insert(account);
        }
        grounds.balances = balances(db, &programme_ids)?;
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
            .find(|(_, id, ..)| Some(*id) == tranche.report_id)
            .map(|(_, _, position, state, due_on, _)| (*position, *state, *due_on))
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
            .filter(|(_, _, _, state, ..)| *state == ReportState::Accepted)
            .map(|(.., spent)| *spent)
            .fold(0i64, i64::saturating_add);
        let advances: Vec<(NaiveDate, Money)> =
            paid.iter().filter_map(|(_, _, on, minor)| on.map(|on| (on, money(*minor)))).collect();
        let today = now.with_timezone(&agreement.country.time_zone()).date_naive();
        let advance = ledger::advances(&advances, money(accepted), today, AgeLimits::DEFAULT)
            .map(|advances| ledger::oldest(&advances))
            .unwrap_or(AdvanceAge::Blocking);
        let sum = |keep: &dyn Fn(i32) -> bool| {
            money(paid.iter().filter(|(_, at, ..)| keep(*at)).map(|(.., minor)| *minor).fold(0i64, i64::saturating_add))
        };
        let free = self.balances.get(&(agreement.programme_id, currency)).copied().unwrap_or(0);
        let partner = self.partners.get(&agreement.partner_id);
        GateFacts {
            now,
            amount,
            agreement: agreement.state,
            // Amendments are not part of the portal yet: none can be open.
            open_money_amendment: false,
            partner: Standing {
                // An agreement without its partner cannot be stored; a draft is never paid.
                state: partner.map_or(PartnerState::Draft, |partner| partner.state),
                expires_at: partner.and_then(|partner| partner.expires_at),
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

/// What these programmes have left by currency: their funds less every payment not given up.
fn balances(db: &mut Db, programmes: &[Id]) -> QueryResult<HashMap<(Id, Currency), i64>> {
    let funds: Vec<(Id, Currency, Option<i64>)> = programme_funds::table
        .filter(programme_funds::programme_id.eq_any(programmes))
        .group_by((programme_funds::programme_id, programme_funds::currency))
        .select((programme_funds::programme_id, programme_funds::currency, ext::sum_i64(programme_funds::amount)))
        .load(db)?;
    let held: Vec<(Id, Currency, Option<i64>)> = payments::table
        .inner_join(agreements::table)
        .filter(agreements::programme_id.eq_any(programmes))
        .filter(payments::state.ne_all([PaymentState::Failed, PaymentState::Cancelled]))
        .group_by((agreements::programme_id, agreements::currency))
        .select((agreements::programme_id, agreements::currency, ext::sum_i64(payments::amount)))
        .load(db)?;
    let mut left: HashMap<(Id, Currency), i64> = HashMap::new();
    for (programme, currency, sum) in funds {
        *left.entry((programme, currency)).or_default() += sum.unwrap_or(0);
    }
    for (programme, currency, sum) in held {
        *left.entry((programme, currency)).or_default() -= sum.unwrap_or(0);
    }
    Ok(left)
}

fn unique(ids: impl Iterator<Item = Id>) -> Vec<Id> {
    ids.collect::<HashSet<Id>>().into_iter().collect()
}
