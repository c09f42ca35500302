//! Partner organisations, their members and their bank accounts.

mod standing;

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use super::ext::{self, lower};
use super::schema::{bank_accounts, members, partners, proposals, users};
use super::types::List;
use super::{Db, MultiBackend, Page, row_of};
use crate::domain::actor::{Actor, At, MemberRole, Scope};
use crate::domain::bank::BankState;
use crate::domain::id::Id;
use crate::domain::money::Currency;
use crate::domain::partner::{Details, Diligence, NewPartner, Paper, PartnerKind, PartnerState, Profile};
use crate::domain::permission::Permission;
use crate::domain::place::Country;
use crate::domain::state::Instant;
use crate::domain::text::Lang;

pub use standing::{StandingRow, drop_paper, list_papers_ending, list_required_papers};

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
    pub details: Details,
    pub papers: List<Paper>,
    pub papers_until: Option<NaiveDate>,
    pub second_look_by: Option<Id>,
    pub second_look_at: Option<Instant>,
    pub merged_into: Option<Id>,
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

impl MemberRow {
    /// A membership that begins now.
    pub fn begin(id: Id, partner: Id, user: Id, role: MemberRole, at: Instant) -> MemberRow {
        MemberRow { id, partner_id: partner, user_id: user, role, joined_at: at, left_at: None }
    }
}

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
    /// A profile begun now.
    pub fn begin(id: Id, new: NewPartner, at: Instant) -> PartnerRow {
        PartnerRow {
            id,
            kind: new.kind,
            state: PartnerState::Draft,
            name: new.name,
            short_name: String::new(),
            country: new.country,
            region: new.region,
            address: String::new(),
            registration_number: new.registration_number,
            founded_year: None,
            email: new.email,
            phone: new.phone,
            website: String::new(),
            representative: String::new(),
            representative_role: String::new(),
            description: String::new(),
            lang: new.lang,
            verification: Diligence::default(),
            verified_by: None,
            verified_at: None,
            expires_at: None,
            state_reason: String::new(),
            version: 1,
            created_at: at,
            updated_at: at,
            details: Details::default(),
            papers: List(Vec::new()),
            papers_until: None,
            second_look_by: None,
            second_look_at: None,
            merged_into: None,
        }
    }

    /// The profile as the rules of completeness want it. `signatories` are counted by the caller.
    pub fn profile(&self, signatories: usize) -> Profile {
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
            papers: self.papers.0.clone(),
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

/// The organisations of a person, with their membership, by name.
///
/// # Errors
/// The database's.
pub fn list_of_user(db: &mut Db, user: Id) -> QueryResult<Vec<(PartnerRow, MemberRow)>> {
    partners::table
        .inner_join(members::table)
        .filter(members::user_id.eq(user))
        .filter(members::left_at.is_null())
        .order((partners::name, partners::id))
        .load(db)
}

/// A partner that the viewer may see: one of theirs, or one in the countries in which they read partners.
///
/// # Errors
/// The database's.
pub fn find_for(db: &mut Db, viewer: &Actor, partner: Id) -> QueryResult<Option<PartnerRow>> {
    let row = PartnerRow::find(db, partner)?;
    let at = |row: &PartnerRow| At::country(row.country);
    Ok(row.filter(|row| viewer.is_member_of(row.id) || viewer.may_at(Permission::PartnerRead, at(row))))
}

/// A partner with the names of who verified it and who looked again.
pub type CheckedPartner = (PartnerRow, Option<String>, Option<String>);

/// The partner for staff: one statement.
///
/// # Errors
/// The database's.
pub fn find_for_office(db: &mut Db, viewer: &Actor, partner: Id) -> QueryResult<Option<CheckedPartner>> {
    let name_of = users::table.select(users::name);
    let found: Option<CheckedPartner> = partners::table
        .filter(partners::id.eq(partner))
        .select((
            partners::all_columns,
            name_of.filter(users::id.nullable().eq(partners::verified_by)).single_value(),
            name_of.filter(users::id.nullable().eq(partners::second_look_by)).single_value(),
        ))
        .first(db)
        .optional()?;
    Ok(found.filter(|(row, ..)| viewer.may_at(Permission::PartnerRead, At::country(row.country))))
}

/// The present members with name, address and whether their account is usable; signatories first.
/// Whether the partner may be seen is asked before.
///
/// # Errors
/// The database's.
pub fn list_members(db: &mut Db, partner: Id) -> QueryResult<Vec<(MemberRow, String, String)>> {
    let mut found: Vec<(MemberRow, String, String)> = members::table
        .inner_join(users::table)
        .filter(members::partner_id.eq(partner))
        .filter(members::left_at.is_null())
        .order((users::name, members::id))
        .select((members::all_columns, users::name, users::email))
        .load(db)?;
    found.sort_by_key(|(member, _, _)| match member.role {
        MemberRole::Signatory => 0,
        MemberRole::Editor => 1,
        MemberRole::Reader => 2,
    });
    Ok(found)
}

/// What staff ask of their list of partners.
#[derive(Debug, Clone, Default)]
pub struct OfficeFilter {
    /// Part of the name, the short name or the registration number.
    pub text: String,
    /// Only in this state.
    pub state: Option<PartnerState>,
    /// Only of this country.
    pub country: Option<Country>,
}

/// A partner in the list of staff.
#[derive(Debug, Clone, Queryable)]
#[expect(missing_docs, reason = "columns of the table, and how many proposals it has sent")]
pub struct OfficePartnerRow {
    pub id: Id,
    pub kind: PartnerKind,
    pub state: PartnerState,
    pub name: String,
    pub country: Country,
    pub region: String,
    pub expires_at: Option<Instant>,
    pub updated_at: Instant,
    pub proposals: Option<i64>,
}

/// The partners that the viewer may see as staff, those that wait for verification first, then by
/// name; and how many there are. Two statements.
///
/// # Errors
/// The database's.
pub fn list_for(
    db: &mut Db,
    viewer: &Actor,
    filter: &OfficeFilter,
    page: Page,
) -> QueryResult<(Vec<OfficePartnerRow>, i64)> {
    let total = office_query(viewer, filter).count().get_result(db)?;
    let sent = proposals::table
        .filter(proposals::partner_id.eq(partners::id))
        .filter(proposals::submitted_at.is_not_null())
        .select(diesel::dsl::count_star())
        .single_value();
    let rows = office_query(viewer, filter)
        .select((
            partners::id,
            partners::kind,
            partners::state,
            partners::name,
            partners::country,
            partners::region,
            partners::expires_at,
            partners::updated_at,
            sent,
        ))
        .order((partners::state.ne(PartnerState::Submitted).asc(), partners::name, partners::id))
        .limit(page.size)
        .offset(page.offset())
        .load(db)?;
    Ok((rows, total))
}

/// How many partners wait for verification in the viewer's countries.
///
/// # Errors
/// The database's.
pub fn count_waiting(db: &mut Db, viewer: &Actor) -> QueryResult<i64> {
    let filter = OfficeFilter { state: Some(PartnerState::Submitted), ..OfficeFilter::default() };
    office_query(viewer, &filter).count().get_result(db)
}

fn office_query(viewer: &Actor, filter: &OfficeFilter) -> partners::BoxedQuery<'static, MultiBackend> {
    let mut query = partners::table.into_boxed();
    if let Scope::Countries(countries) = viewer.scope(Permission::PartnerRead) {
        query = query.filter(ext::one_of(partners::country, countries));
    }
    for word in filter.text.to_lowercase().split_whitespace().take(8) {
        let literal: String = word.chars().filter(|letter| !matches!(letter, '%' | '_' | '\\')).collect();
        let pattern = format!("%{literal}%");
        query = query.filter(
            lower(partners::name)
                .like(pattern.clone())
                .or(lower(partners::short_name).like(pattern.clone()))
                .or(lower(partners::registration_number).like(pattern)),
        );
    }
    if let Some(state) = filter.state {
        query = query.filter(partners::state.eq(state));
    }
    if let Some(country) = filter.country {
        query = query.filter(partners::country.eq(country));
    }
    query
}
