//! What finance staff and partners find of payments and tranches.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::{PaymentRow, TrancheRow};
use crate::db::Db;
use crate::db::agreements::AgreementRow;
use crate::db::calls::reached;
use crate::db::ext;
use crate::db::partners::BankAccountRow;
use crate::db::schema::{agreements, bank_accounts, partners, payments, tranches};
use crate::domain::actor::Actor;
use crate::domain::agreement::AgreementState;
use crate::domain::id::Id;
use crate::domain::payment::PaymentState;
use crate::domain::permission::Permission;
use crate::domain::tranche::TrancheState;

/// The most rows of one list of the page of payments.
const LONGEST: i64 = 200;

/// A tranche with its agreement and the partner's name.
#[derive(Debug, Clone, Queryable)]
pub struct OpenTrancheRow {
    /// The tranche.
    pub tranche: TrancheRow,
    /// Its agreement.
    pub agreement: AgreementRow,
    /// The partner's name.
    pub partner: String,
}

/// A payment on its way.
#[derive(Debug, Clone, Queryable)]
pub struct MovingPaymentRow {
    /// The payment.
    pub payment: PaymentRow,
    /// Under which agreement.
    pub agreement: AgreementRow,
    /// The number of its tranche.
    pub position: i32,
    /// The partner's name.
    pub partner: String,
}

/// A payment with everything its page names.
#[derive(Debug, Clone, Queryable)]
pub struct PaymentFileRow {
    /// The payment.
    pub payment: PaymentRow,
    /// What it pays.
    pub tranche: TrancheRow,
    /// Under which agreement.
    pub agreement: AgreementRow,
    /// The partner's name.
    pub partner: String,
    /// Where it goes.
    pub account: BankAccountRow,
}

/// The tranches that the actor may see as finance staff and that are due, or planned up to
/// `until`, by their day.
///
/// # Errors
/// The database's.
pub fn list_open_tranches(db: &mut Db, actor: &Actor, until: NaiveDate) -> QueryResult<Vec<OpenTrancheRow>> {
    tranches::table
        .inner_join(agreements::table.inner_join(partners::table))
        .filter(reached(agreements::call_id, actor, Permission::PaymentRead))
        .filter(ext::one_of(
            agreements::state,
            [AgreementState::InForce, AgreementState::Suspended, AgreementState::Completed],
        ))
        .filter(
            tranches::state
                .eq(TrancheState::Due)
                .or(tranches::state.eq(TrancheState::Planned).and(tranches::due_on.le(until))),
        )
        .order((tranches::due_on, tranches::id))
        .limit(LONGEST)
        .select((tranches::all_columns, agreements::all_columns, partners::name))
        .load(db)
}

/// A tranche that the actor may see as finance staff.
///
/// # Errors
/// The database's.
pub fn find_tranche_for(db: &mut Db, actor: &Actor, tranche: Id) -> QueryResult<Option<OpenTrancheRow>> {
    tranches::table
        .inner_join(agreements::table.inner_join(partners::table))
        .filter(reached(agreements::call_id, actor, Permission::PaymentRead))
        .filter(tranches::id.eq(tranche))
        .select((tranches::all_columns, agreements::all_columns, partners::name))
        .first(db)
        .optional()
}

/// The payments that are prepared, approved, or released and not yet confirmed.
///
/// # Errors
/// The database's.
pub fn list_in_progress(db: &mut Db, actor: &Actor) -> QueryResult<Vec<MovingPaymentRow>> {
    payments::table
        .inner_join(tranches::table)
        .inner_join(agreements::table.inner_join(partners::table))
        .filter(reached(agreements::call_id, actor, Permission::PaymentRead))
        .filter(ext::one_of(payments::state, [PaymentState::Prepared, PaymentState::Approved, PaymentState::Released]))
        .order((payments::prepared_at, payments::id))
        .limit(LONGEST)
        .select((payments::all_columns, agreements::all_columns, tranches::position, partners::name))
        .load(db)
}

/// Where a payment is looked for.
enum Within<'a> {
    ReachOf(&'a Actor),
    Partners(Vec<Id>),
}

/// A payment that the actor may see as finance staff.
///
/// # Errors
/// The database's.
pub fn find_for(db: &mut Db, actor: &Actor, payment: Id) -> QueryResult<Option<PaymentFileRow>> {
    find(db, payment, Within::ReachOf(actor))
}

/// A payment to an organisation of which the actor is a member.
///
/// # Errors
/// The database's.
pub fn find_own(db: &mut Db, actor: &Actor, payment: Id) -> QueryResult<Option<PaymentFileRow>> {
    find(db, payment, Within::Partners(actor.memberships.iter().map(|membership| membership.partner).collect()))
}

fn find(db: &mut Db, payment: Id, within: Within<'_>) -> QueryResult<Option<PaymentFileRow>> {
    let query = payments::table
        .inner_join(tranches::table)
        .inner_join(agreements::table.inner_join(partners::table))
        .inner_join(bank_accounts::table.on(bank_accounts::id.eq(payments::bank_account_id)))
        .filter(payments::id.eq(payment))
        .select((
            payments::all_columns,
            tranches::all_columns,
            agreements::all_columns,
            partners::name,
            bank_accounts::all_columns,
        ))
        .into_boxed();
    let query = match within {
        Within::ReachOf(actor) => query.filter(reached(agreements::call_id, actor, Permission::PaymentRead)),
        Within::Partners(own) => query.filter(ext::one_of(agreements::partner_id, own)),
    };
    query.first(db).optional()
}
