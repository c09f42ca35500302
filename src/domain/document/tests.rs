//! Who reads a document, and which files are refused.

use super::*;

fn upload() -> Upload<'static> {
    Upload {
        name: "devis.pdf",
        bytes: 320_000,
        file_type: Some(FileType::Pdf),
        purpose: Purpose::Quote,
        owner: DocumentOwner::Proposal,
        documents_so_far: 0,
    }
}

#[test]
fn a_plain_quote_is_accepted() {
    assert_eq!(check_upload(&upload(), &Limits::DEFAULT), []);
}

#[test]
fn a_file_of_exactly_the_limit_is_accepted_and_one_byte_more_is_not() {
    let at = Upload { bytes: 5_000_000, ..upload() };
    let over = Upload { bytes: 5_000_001, ..upload() };
    assert_eq!(check_upload(&at, &Limits::DEFAULT), []);
    assert_eq!(check_upload(&over, &Limits::DEFAULT)[0].code, "document-too-large");
}

#[test]
fn everything_wrong_with_a_file_is_said_at_once() {
    let bad = Upload {
        name: " ",
        bytes: 0,
        file_type: None,
        purpose: Purpose::AgreementSealed,
        documents_so_far: 40,
        ..upload()
    };
    let codes: Vec<_> = check_upload(&bad, &Limits::DEFAULT).into_iter().map(|unmet| unmet.code).collect();
    assert_eq!(codes, ["document-name", "document-empty", "document-type", "document-purpose", "document-too-many"]);
}

#[test]
fn nobody_uploads_what_the_portal_makes_and_every_owner_can_get_something() {
    for owner in DocumentOwner::ALL {
        let offered = Purpose::offered(*owner);
        assert!(offered.contains(&Purpose::Other));
        assert!(!offered.iter().any(|purpose| purpose.is_generated()));
    }
    assert!(!Purpose::offered(DocumentOwner::Proposal).contains(&Purpose::BankProof));
}

#[test]
fn a_document_that_waits_for_the_scanner_or_was_refused_never_reaches_another_person() {
    let reach = |scanner| {
        [ScanState::Pending, ScanState::Clean, ScanState::Refused, ScanState::NotScanned]
            .map(|state| state.reaches_others(scanner))
    };
    assert_eq!(reach(true), [false, true, false, false]);
    assert_eq!(reach(false), [false, true, false, true]);
}

#[test]
fn evaluators_reach_a_proposal_through_their_own_evaluation_only() {
    use crate::domain::actor::{Grant, MemberRole, Membership};
    use crate::domain::place::Country;
    use crate::domain::text::Lang;
    let id = |number| Id(uuid::Uuid::from_u128(number));
    let facts = OwnerFacts {
        owner: DocumentOwner::Proposal,
        at: At::country(Country::Ml),
        partner: Some(id(1)),
        is_public: false,
        open_to_staff: true,
        evaluates: None,
    };
    let with = |role| {
        let mut actor = Actor::person(id(9), "Awa Exemple", "awa@example.org", Lang::Fr);
        actor.grants = vec![Grant::in_country(role, Country::Ml)];
        actor
    };
    let evaluator = with(Role::Evaluator);
    let officer = with(Role::ProgrammeOfficer);
    assert!(!facts.may_read(&evaluator, Purpose::Quote));
    assert!(OwnerFacts { evaluates: Some(true), ..facts }.may_read(&evaluator, Purpose::Quote));
    assert!(facts.may_read(&officer, Purpose::Quote));
    assert!(!OwnerFacts { evaluates: Some(false), ..facts }.may_read(&officer, Purpose::Quote));
    assert!(!OwnerFacts { open_to_staff: false, ..facts }.may_read(&officer, Purpose::Quote));
    assert!(!OwnerFacts { at: At::country(Country::Sn), ..facts }.may_read(&officer, Purpose::Quote));
    let mut member = Actor::person(id(8), "Bia Exemplo", "bia@example.org", Lang::Pt);
    assert!(!facts.may_read(&member, Purpose::Quote));
    member.memberships = vec![Membership { partner: id(1), role: MemberRole::Reader }];
    assert!(OwnerFacts { open_to_staff: false, ..facts }.may_read(&member, Purpose::Quote));
    assert!(OwnerFacts { is_public: true, ..facts }.may_read(&Actor::public(Lang::Fr), Purpose::Quote));
}

#[test]
fn bank_papers_are_for_those_who_read_accounts() {
    use crate::domain::actor::Grant;
    use crate::domain::place::Country;
    use crate::domain::text::Lang;
    let facts = OwnerFacts {
        owner: DocumentOwner::Partner,
        at: At::country(Country::Ml),
        partner: None,
        is_public: false,
        open_to_staff: true,
        evaluates: None,
    };
    let mut officer = Actor::person(Id(uuid::Uuid::from_u128(1)), "Awa Exemple", "awa@example.org", Lang::Fr);
    officer.grants = vec![Grant::everywhere(Role::ProgrammeOfficer)];
    assert!(facts.may_read(&officer, Purpose::Statutes));
    assert!(!facts.may_read(&officer, Purpose::BankProof));
}
