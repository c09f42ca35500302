//! Who acts: a person with roles and memberships, the portal itself, or somebody unknown.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::id::Id;
use super::place::Country;
use super::text::Lang;

super::state::text_enum! {
    /// A role of staff, donors and auditors. Each is granted for some countries or for all.
    Role {
        ProgrammeOfficer = "programme_officer",
        Evaluator = "evaluator",
        CommitteeChair = "committee_chair",
        DecisionMaker = "decision_maker",
        FinanceOfficer = "finance_officer",
        FinanceApprover = "finance_approver",
        Auditor = "auditor",
        Donor = "donor",
        Administrator = "administrator",
    }
}

impl Role {
    /// Whether people with this role should sign in with a second factor. The default of the
    /// setting: whoever moves money, decides, or gives rights to others.
    pub const fn is_sensitive(self) -> bool {
        match self {
            Role::FinanceOfficer | Role::FinanceApprover | Role::DecisionMaker | Role::Administrator => true,
            Role::ProgrammeOfficer | Role::Evaluator | Role::CommitteeChair | Role::Auditor | Role::Donor => false,
        }
    }
}

super::state::text_enum! {
    /// What a person may do for their organisation.
    MemberRole { Signatory = "signatory", Editor = "editor", Reader = "reader" }
}

/// One role given to a person, with its limits. No limit means everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// Only in this country.
    pub country: Option<Country>,
    /// Only for this programme: donors.
    pub programme: Option<Id>,
    /// Only for this call: the chair and members of a committee.
    pub call: Option<Id>,
}

impl Grant {
    /// The role without limits.
    pub const fn everywhere(role: Role) -> Self {
        Grant { role, country: None, programme: None, call: None }
    }

    /// The role in one country.
    pub const fn in_country(role: Role, country: Country) -> Self {
        Grant { role, country: Some(country), programme: None, call: None }
    }

    /// Whether the grant reaches this place: every limit of the grant is met by it. A limit of
    /// which the place says nothing is not met.
    pub fn covers(&self, at: At) -> bool {
        self.country.is_none_or(|country| at.country == Some(country))
            && self.programme.is_none_or(|programme| at.programme == Some(programme))
            && self.call.is_none_or(|call| at.call == Some(call))
    }
}

/// Where something happens, to be compared with the limits of a grant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct At {
    /// The country of the object.
    pub country: Option<Country>,
    /// The programme of the object.
    pub programme: Option<Id>,
    /// The call of the object.
    pub call: Option<Id>,
}

impl At {
    /// Somewhere in this country.
    pub fn country(country: Country) -> Self {
        At { country: Some(country), ..At::default() }
    }

    /// The same, within this programme.
    pub fn of_programme(self, programme: Id) -> Self {
        At { programme: Some(programme), ..self }
    }

    /// The same, within this call.
    pub fn of_call(self, call: Id) -> Self {
        At { call: Some(call), ..self }
    }
}

/// One organisation a person belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Membership {
    /// The organisation.
    pub partner: Id,
    /// What the person may do for it.
    pub role: MemberRole,
}

/// The kind of actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Who {
    /// A person with an account.
    User(Id),
    /// The portal itself: scheduled jobs and the command line.
    System,
    /// A visitor who has not signed in.
    Public,
}

/// The countries in which a role or a permission is held, for filters in lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// Every country.
    All,
    /// These countries, perhaps none.
    Countries(BTreeSet<Country>),
}

impl Scope {
    /// No country at all.
    pub fn nowhere() -> Self {
        Scope::Countries(BTreeSet::new())
    }

    /// Whether the country is in it.
    pub fn contains(&self, country: Country) -> bool {
        match self {
            Scope::All => true,
            Scope::Countries(countries) => countries.contains(&country),
        }
    }

    /// Its countries as a list for queries; of these only `only` when one is named.
    pub fn countries(&self, only: Option<Country>) -> Vec<Country> {
        let wanted = |country: &Country| self.contains(*country) && only.is_none_or(|only| only == *country);
        Country::ALL.iter().copied().filter(wanted).collect()
    }

    /// Whether it holds no country.
    pub fn is_empty(&self) -> bool {
        matches!(self, Scope::Countries(countries) if countries.is_empty())
    }

    /// The countries of these grants; a grant limited to a programme or a call counts for none,
    /// because it does not give the whole country.
    pub fn of<'a>(grants: impl IntoIterator<Item = &'a Grant>) -> Self {
        let mut countries = BTreeSet::new();
        for grant in grants.into_iter().filter(|grant| grant.programme.is_none() && grant.call.is_none()) {
            match grant.country {
                None => return Scope::All,
                Some(country) => countries.insert(country),
            };
        }
        Scope::Countries(countries)
    }
}

/// Whoever looks at or does something, with everything needed to decide what they may.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// A person, the portal, or a visitor.
    pub who: Who,
    /// The name shown beside what they did.
    pub name: String,
    /// Where to write to them; empty for the portal and for visitors.
    pub email: String,
    /// The language they read.
    pub lang: Lang,
    /// Their roles.
    pub grants: Vec<Grant>,
    /// Their organisations.
    pub memberships: Vec<Membership>,
}

impl Actor {
    /// A person without roles or organisations yet.
    pub fn person(user: Id, name: impl Into<String>, email: impl Into<String>, lang: Lang) -> Self {
        Actor {
            who: Who::User(user),
            name: name.into(),
            email: email.into(),
            lang,
            grants: Vec::new(),
            memberships: Vec::new(),
        }
    }

    /// The portal itself: scheduled jobs and the command line.
    pub fn system() -> Self {
        Actor { who: Who::System, name: "Kafo".to_owned(), ..Actor::public(Lang::Fr) }
    }

    /// A visitor who has not signed in.
    pub fn public(lang: Lang) -> Self {
        Actor {
            who: Who::Public,
            name: String::new(),
            email: String::new(),
            lang,
            grants: Vec::new(),
            memberships: Vec::new(),
        }
    }

    /// The account, unless it is the portal or a visitor.
    pub fn user(&self) -> Option<Id> {
        match self.who {
            Who::User(user) => Some(user),
            Who::System | Who::Public => None,
        }
    }

    /// Whether this is the account `user`.
    pub fn is(&self, user: Id) -> bool {
        self.user() == Some(user)
    }

    /// Whether somebody signed in.
    pub fn is_signed_in(&self) -> bool {
        self.user().is_some()
    }

    /// Whether they hold the role anywhere.
    pub fn has(&self, role: Role) -> bool {
        self.grants.iter().any(|grant| grant.role == role)
    }

    /// Whether they hold the role for the whole of this country.
    pub fn has_in(&self, role: Role, country: Country) -> bool {
        self.has_at(role, At::country(country))
    }

    /// Whether they hold the role here.
    pub fn has_at(&self, role: Role, at: At) -> bool {
        self.grants.iter().any(|grant| grant.role == role && grant.covers(at))
    }

    /// The countries in which they hold the role.
    pub fn countries(&self, role: Role) -> Scope {
        Scope::of(self.grants.iter().filter(|grant| grant.role == role))
    }

    /// Whether they work for the programme: any role but that of a donor, who only reads.
    pub fn is_staff(&self) -> bool {
        self.grants.iter().any(|grant| grant.role != Role::Donor)
    }

    /// Whether they belong to the organisation, in any role.
    pub fn is_member_of(&self, partner: Id) -> bool {
        self.memberships.iter().any(|membership| membership.partner == partner)
    }

    /// Whether they may write for the organisation: its editors and signatories.
    pub fn can_edit_for(&self, partner: Id) -> bool {
        self.memberships.iter().any(|membership| membership.partner == partner && membership.role != MemberRole::Reader)
    }

    /// Whether they may bind the organisation.
    pub fn is_signatory_of(&self, partner: Id) -> bool {
        self.memberships.contains(&Membership { partner, role: MemberRole::Signatory })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn id(number: u128) -> Id {
        Id(Uuid::from_u128(number))
    }

    #[test]
    fn a_role_reaches_as_far_as_its_grant() {
        let mut actor = Actor::person(id(1), "Awa Exemple", "awa@example.org", Lang::Fr);
        actor.grants = vec![
            Grant::in_country(Role::ProgrammeOfficer, Country::Ml),
            Grant { call: Some(id(7)), ..Grant::everywhere(Role::CommitteeChair) },
        ];
        assert!(actor.has_in(Role::ProgrammeOfficer, Country::Ml));
        assert!(!actor.has_in(Role::ProgrammeOfficer, Country::Sn));
        assert!(!actor.has_in(Role::CommitteeChair, Country::Ml));
        assert!(actor.has_at(Role::CommitteeChair, At::country(Country::Sn).of_call(id(7))));
        assert!(actor.countries(Role::ProgrammeOfficer).contains(Country::Ml));
        assert!(actor.countries(Role::CommitteeChair).is_empty());
        assert_eq!(Scope::of(&[Grant::everywhere(Role::Auditor)]), Scope::All);
    }

    #[test]
    fn only_signatories_bind_and_readers_do_not_write() {
        let mut actor = Actor::person(id(1), "Bia Exemplo", "bia@example.org", Lang::Pt);
        actor.memberships = vec![
            Membership { partner: id(2), role: MemberRole::Editor },
            Membership { partner: id(3), role: MemberRole::Reader },
            Membership { partner: id(4), role: MemberRole::Signatory },
        ];
        assert_eq!([id(2), id(3), id(4)].map(|partner| actor.can_edit_for(partner)), [true, false, true]);
        assert_eq!([id(2), id(3), id(4)].map(|partner| actor.is_signatory_of(partner)), [false, false, true]);
        assert_eq!([id(3), id(5)].map(|partner| actor.is_member_of(partner)), [true, false]);
    }

    #[test]
    fn donors_visitors_and_the_portal_are_no_staff() {
        let mut donor = Actor::person(id(1), "Fonds Exemple", "fonds@example.org", Lang::En);
        donor.grants = vec![Grant { programme: Some(id(9)), ..Grant::everywhere(Role::Donor) }];
        assert!(!donor.is_staff());
        assert!(!Actor::public(Lang::Fr).is_staff());
        assert!(!Actor::system().is_staff());
        donor.grants.push(Grant::everywhere(Role::Evaluator));
        assert!(donor.is_staff());
    }
}
