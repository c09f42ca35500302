//! Readers who are told of new calls, and which calls they were told of.

use diesel::prelude::*;

use super::schema::{call_subscription_mails, call_subscriptions};
use super::types::List;
use super::{Db, ext, row_of};
use crate::domain::id::Id;
use crate::domain::place::{Country, Sector};
use crate::domain::state::Instant;
use crate::domain::subscription::Wishes;
use crate::domain::text::Lang;

/// A row of `call_subscriptions`.
#[derive(Debug, Clone, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = call_subscriptions, treat_none_as_null = true)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct SubscriptionRow {
    pub id: Id,
    pub email: String,
    pub lang: Lang,
    pub countries: List<Country>,
    pub sectors: List<Sector>,
    pub asked_at: Instant,
    pub confirmed_at: Option<Instant>,
}
row_of!(SubscriptionRow, call_subscriptions, unsealed);

impl SubscriptionRow {
    /// What its reader wants to hear of.
    pub fn wishes(&self) -> Wishes {
        Wishes { countries: self.countries.0.clone(), sectors: self.sectors.0.clone() }
    }

    /// Changes what its reader wants to hear of.
    pub fn wish(&mut self, wishes: Wishes) {
        self.countries = List(wishes.countries);
        self.sectors = List(wishes.sectors);
    }
}

/// A row of `call_subscription_mails`.
#[derive(Debug, Clone, Queryable, Insertable)]
#[diesel(table_name = call_subscription_mails)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct SubscriptionMailRow {
    pub id: Id,
    pub subscription_id: Id,
    pub call_id: Id,
    pub made_at: Instant,
    pub sent_at: Option<Instant>,
}

impl SubscriptionMailRow {
    /// Inserts the row. `false` when this reader has one for this call already.
    ///
    /// # Errors
    /// The database's.
    pub fn insert_once(self, db: &mut Db) -> QueryResult<bool> {
        let insert = diesel::insert_into(call_subscription_mails::table).values(self);
        Ok(ext::on_conflict(insert, " ON CONFLICT DO NOTHING").execute(db)? == 1)
    }
}

/// The subscription of an address, locked.
///
/// # Errors
/// The database's.
pub fn find_by_email(db: &mut Db, email: &str) -> QueryResult<Option<SubscriptionRow>> {
    ext::lock_row(call_subscriptions::table.filter(call_subscriptions::email.eq(email.to_owned())))
        .get_result(db)
        .optional()
}

/// A subscription for the page that its link opens. Whoever holds the link may see it.
///
/// # Errors
/// The database's.
pub fn public_find(db: &mut Db, id: Id) -> QueryResult<Option<SubscriptionRow>> {
    SubscriptionRow::find(db, id)
}

/// Every subscription whose address was confirmed.
///
/// # Errors
/// The database's.
pub fn list_confirmed(db: &mut Db) -> QueryResult<Vec<SubscriptionRow>> {
    call_subscriptions::table
        .filter(call_subscriptions::confirmed_at.is_not_null())
        .order(call_subscriptions::id)
        .load(db)
}

/// Whether the letter about this call still waits to be sent to this reader.
///
/// # Errors
/// The database's.
pub fn is_waiting(db: &mut Db, subscription: Id, call: Id) -> QueryResult<bool> {
    let found: Option<Id> = call_subscription_mails::table
        .filter(call_subscription_mails::subscription_id.eq(subscription))
        .filter(call_subscription_mails::call_id.eq(call))
        .filter(call_subscription_mails::sent_at.is_null())
        .select(call_subscription_mails::id)
        .first(db)
        .optional()?;
    Ok(found.is_some())
}

/// Notes that the letter about this call went to this reader.
///
/// # Errors
/// The database's.
pub fn set_sent(db: &mut Db, subscription: Id, call: Id, at: Instant) -> QueryResult<()> {
    diesel::update(
        call_subscription_mails::table
            .filter(call_subscription_mails::subscription_id.eq(subscription))
            .filter(call_subscription_mails::call_id.eq(call)),
    )
    .set(call_subscription_mails::sent_at.eq(at))
    .execute(db)
    .map(|_| ())
}

/// Deletes a subscription, with the note of what was sent.
///
/// # Errors
/// The database's.
pub fn delete(db: &mut Db, id: Id) -> QueryResult<()> {
    diesel::delete(call_subscriptions::table.filter(call_subscriptions::id.eq(id))).execute(db).map(|_| ())
}

/// Deletes subscriptions that were asked for before `before` and never confirmed.
///
/// # Errors
/// The database's.
pub fn delete_unconfirmed(db: &mut Db, before: Instant) -> QueryResult<usize> {
    diesel::delete(
        call_subscriptions::table
            .filter(call_subscriptions::confirmed_at.is_null())
            .filter(call_subscriptions::asked_at.lt(before)),
    )
    .execute(db)
}
