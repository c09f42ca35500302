//! Partner organisations, their members and their bank accounts.

use diesel::prelude::*;
use serde::Serialize;

use super::schema::{bank_accounts, members, partners};
use super::{Db, row_of};
use crate::domain::actor::MemberRole;
use crate::domain::bank::BankState;
use crate::domain::id::Id;
use crate::domain::money::Currency;
use crate::domain::partner::{Diligence, PartnerKind, PartnerState, Profile};
use crate::domain::place::Country;
use crate::domain::state::Instant;
use crate::domain::text::Lang;

/// A row of `partners`.
#[derive(Debug, Clone, Queryable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = partners, treat_none_as_null = true)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct PartnerRow {
    pub id: Id,
    pub kind: PartnerKind,
    pub state: PartnerState,
    pub name: String,
    pub short_name: String,
    pub country: Country,
    pub region: String,
    pub address: String,
    pub registration_number: String,
    pub founded_year: Option<i32>,
    pub email: String,
    pub phone: String,
    pub website: String,
    pub representative: String,
    pub representative_role: String,
    pub description: String,
    pub lang: Lang,
    pub verification: Diligence,
    pub verified_by: Option<Id>,
    pub verified_at: Option<Instant>,
    pub expires_at: Option<Instant>,
    pub state_reason: String,
    pub version: i32,
    pub created_at: Instant,
    pub updated_at: Instant,
}
row_of!(PartnerRow, partners, versioned);

/// A row of `members`.
#[derive(Debug, Clone, Queryable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = members, treat_none_as_null = true)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct MemberRow {
    pub id: Id,
    pub partner_id: Id,
    pub user_id: Id,
    pub role: MemberRole,
    pub joined_at: Instant,
    pub left_at: Option<Instant>,
}
row_of!(MemberRow, members, plain);

/// A row of `bank_accounts`.
#[derive(Debug, Clone, Queryable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = bank_accounts, treat_none_as_null = true)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct BankAccountRow {
    pub id: Id,
    pub partner_id: Id,
    pub holder: String,
    pub bank: String,
    pub number_sealed: Vec<u8>,
    pub number_last4: String,
    pub currency: Currency,
    pub state: BankState,
    pub declared_by: Id,
    pub confirmed_by: Option<Id>,
    pub verified_by: Option<Id>,
    pub note: String,
    pub created_at: Instant,
    pub verified_at: Option<Instant>,
}
row_of!(BankAccountRow, bank_accounts, plain);

/// The accounts of a partner's present members: those who read its mail.
///
/// # Errors
/// The database's.
pub fn list_member_users(db: &mut Db, partner: Id) -> QueryResult<Vec<Id>> {
    members::table
        .filter(members::partner_id.eq(partner))
        .filter(members::left_at.is_null())
        .order(members::id)
        .select(members::user_id)
        .load(db)
}

impl PartnerRow {
    /// The profile as the rules of completeness want it. `signatories` are counted by the caller;
    /// the registration paper is among `documents` when one was uploaded.
    pub fn profile(&self, signatories: usize, documents: std::collections::BTreeSet<String>) -> Profile {
        Profile {
            kind: Some(self.kind),
            name: self.name.clone(),
            country: Some(self.country),
            region: self.region.clone(),
            address: self.address.clone(),
            registration_number: self.registration_number.clone(),
            founded_year: self.founded_year,
            email: self.email.clone(),
            phone: self.phone.clone(),
            representative: self.representative.clone(),
            representative_role: self.representative_role.clone(),
            description: self.description.clone(),
            declared: self.verification.declared.clone(),
            documents,
            signatories,
        }
    }
}

/// How many signatories a partner has.
///
/// # Errors
/// The database's.
pub fn count_signatories(db: &mut Db, partner: Id) -> QueryResult<i64> {
    members::table
        .filter(members::partner_id.eq(partner))
        .filter(members::role.eq(MemberRole::Signatory))
        .filter(members::left_at.is_null())
        .count()
        .get_result(db)
}

/// The present membership of a person in a partner, if there is one.
///
/// # Errors
/// The database's.
pub fn find_member(db: &mut Db, partner: Id, user: Id) -> QueryResult<Option<MemberRow>> {
    members::table
        .filter(members::partner_id.eq(partner))
        .filter(members::user_id.eq(user))
        .filter(members::left_at.is_null())
        .first(db)
        .optional()
}
