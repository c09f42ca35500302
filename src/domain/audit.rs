//! The audit chain: each event's hash covers the hash before it, so that a changed, dropped or added
//! event shows from there on (domain section 5).

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::id::Id;
use super::state::Instant;

/// A SHA-256.
pub type Hash = [u8; 32];

/// What stands before the first event.
pub const GENESIS: Hash = [0; 32];

/// The hash of an event: SHA-256 of the hash before it followed by the bytes of its canonical text.
pub fn hash(prev: &Hash, canonical: &str) -> Hash {
    let mut sha = Sha256::new();
    sha.update(prev);
    sha.update(canonical.as_bytes());
    sha.finalize().into()
}

/// Every action that is written, as the journal lists them. A test compares them with the code that writes.
pub const ACTIONS: &[&str] = &[
    "account.accept_invitation",
    "account.ask_reset",
    "account.change_password",
    "account.confirm",
    "account.edit",
    "account.end_other_sessions",
    "account.end_session",
    "account.enrol_second_factor",
    "account.register",
    "account.register_again",
    "account.remove_second_factor",
    "account.resend_confirmation",
    "account.reset_password",
    "account.sign_in",
    "account.sign_out",
    "account.throttle",
    "agreement.approve",
    "agreement.prepare",
    "agreement.seal",
    "agreement.send_code",
    "agreement.sign_as_organisation",
    "agreement.sign_as_partner",
    "agreement.typeset",
    "agreement.view",
    "agreement.wrong_code",
    "award.accept",
    "award.decline",
    "bank.confirm",
    "bank.declare",
    "call.amend",
    "call.archive",
    "call.cancel",
    "call.create",
    "call.drop_amendment",
    "call.edit",
    "call.extend",
    "call.open_proposals",
    "call.prepare_amendment",
    "call.publish",
    "call.send_back",
    "call.send_for_review",
    "call.start_evaluation",
    "decision.take",
    "document.add",
    "document.remove",
    "document.scan",
    "duplicate.compare",
    "duplicate.tell_apart",
    "eligibility.decide",
    "evaluation.assign",
    "evaluation.declare",
    "evaluation.hand_in",
    "evaluation.save",
    "member.add",
    "member.cancel_invitation",
    "member.change_role",
    "member.hand_over",
    "member.invite",
    "member.remove",
    "partner.add_paper",
    "partner.create",
    "partner.drop_paper",
    "partner.edit",
    "partner.look_again",
    "partner.merge",
    "partner.refuse",
    "partner.reinstate",
    "partner.submit",
    "partner.suspend",
    "partner.take_in",
    "partner.verify",
    "payment.approve",
    "payment.cancel",
    "payment.confirm",
    "payment.fail",
    "payment.prepare",
    "payment.release",
    "programme.correct_fund",
    "programme.create",
    "programme.edit",
    "programme.fund",
    "proposal.count_again",
    "proposal.finish",
    "proposal.refuse_late",
    "proposal.return",
    "proposal.save",
    "proposal.start",
    "proposal.submit",
    "proposal.withdraw",
    "question.ask",
    "question.correct",
    "question.publish",
    "question.set_aside",
    "ranking.establish",
    "report.accept",
    "report.return",
    "report.save",
    "report.submit",
    "screening.decide",
    "screening.import",
    "screening.screen",
    "signing.create_authority",
    "token.create",
    "token.revoke",
    "user.create",
    "user.disable",
    "user.enable",
    "user.grant",
    "user.invite_again",
    "user.remove_second_factor",
    "user.revoke",
];

/// Every kind of thing to which something is done. The same test compares them.
pub const KINDS: &[&str] = &[
    "address",
    "agreement",
    "call",
    "document",
    "evaluation",
    "partner",
    "payment",
    "programme",
    "proposal",
    "question",
    "report",
    "screening",
    "signing",
    "user",
];

/// One named field, before and after. Texts as stored; `None` where there was or is nothing.
/// Secrets, bank numbers and other people's personal data are never written here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The field's name.
    pub field: String,
    /// The value before.
    pub before: Option<String>,
    /// The value after.
    pub after: Option<String>,
}

impl Change {
    /// A field that went from one value to another.
    pub fn new(field: impl Into<String>, before: Option<String>, after: Option<String>) -> Self {
        Change { field: field.into(), before, after }
    }

    /// A change of state.
    pub fn state(before: impl ToString, after: impl ToString) -> Self {
        Change::new("state", Some(before.to_string()), Some(after.to_string()))
    }

    /// A value given for the first time.
    pub fn set(field: impl Into<String>, after: impl ToString) -> Self {
        Change::new(field, None, Some(after.to_string()))
    }
}

/// The hash of a stored row's fields after the action, so that a later change of that row without an
/// event shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seal {
    /// The noun the row is of.
    pub kind: String,
    /// The row.
    pub id: Id,
    /// SHA-256 of its fields, in hexadecimal.
    pub hash: String,
}

/// What the chain covers of one event.
#[derive(Debug, Clone)]
pub struct Sealed<'a> {
    /// The place in the chain, from 1, without gaps.
    pub seq: i64,
    /// The event's identifier.
    pub id: Id,
    /// When, to the microsecond.
    pub at: Instant,
    /// Who; `None` for the portal itself.
    pub actor: Option<Id>,
    /// Their name at that time.
    pub actor_name: &'a str,
    /// The role in which they acted, as stored; empty for the portal itself.
    pub role: &'a str,
    /// What was done, as `proposal_submitted`.
    pub action: &'a str,
    /// The noun it was done to.
    pub object_kind: &'a str,
    /// Which one.
    pub object: Id,
    /// What people call it: its number or name at that time.
    pub object_label: &'a str,
    /// The request it came with, empty for jobs.
    pub request: &'a str,
    /// The named fields that changed, in the order in which they were recorded.
    pub changes: &'a [Change],
    /// The rows as the action left them.
    pub seals: &'a [Seal],
}

impl Sealed<'_> {
    /// The canonical text: one field a line as `name=length:value`, where length counts the bytes
    /// of the value. The lengths make two different events differ whatever their texts contain.
    /// The first line names the version of this form; a later form gets another number, and old
    /// events keep theirs.
    pub fn canonical(&self) -> String {
        let mut text = String::from("kafo-audit-1\n");
        line(&mut text, "seq", Some(&self.seq.to_string()));
        line(&mut text, "id", Some(&self.id.to_string()));
        line(&mut text, "at", Some(&self.at.timestamp_micros().to_string()));
        line(&mut text, "actor", self.actor.map(|id| id.to_string()).as_deref());
        line(&mut text, "actor_name", Some(self.actor_name));
        line(&mut text, "role", Some(self.role));
        line(&mut text, "action", Some(self.action));
        line(&mut text, "object_kind", Some(self.object_kind));
        line(&mut text, "object", Some(&self.object.to_string()));
        line(&mut text, "object_label", Some(self.object_label));
        line(&mut text, "request", Some(self.request));
        for change in self.changes {
            line(&mut text, "field", Some(&change.field));
            line(&mut text, "before", change.before.as_deref());
            line(&mut text, "after", change.after.as_deref());
        }
        for seal in self.seals {
            line(&mut text, "seal_kind", Some(&seal.kind));
            line(&mut text, "seal_id", Some(&seal.id.to_string()));
            line(&mut text, "seal_hash", Some(&seal.hash));
        }
        text
    }

    /// The hash of this event after `prev`.
    pub fn hash(&self, prev: &Hash) -> Hash {
        hash(prev, &self.canonical())
    }
}

/// Nothing is written as `name=-`, which no value can look like: values start with their length.
fn line(text: &mut String, name: &str, value: Option<&str>) {
    let written = match value {
        Some(value) => writeln!(text, "{name}={}:{value}", value.len()),
        None => writeln!(text, "{name}=-"),
    };
    written.expect("writing to a string does not fail");
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{TimeZone, Utc};
    use proptest::prelude::*;

    fn id(n: u8) -> Id {
        Id::new(Utc.with_ymd_and_hms(2026, 11, 21, 9, 0, 0).single().expect("a date").into(), [n; 10])
    }

    fn sealed(changes: &[Change]) -> Sealed<'_> {
        Sealed {
            seq: 7,
            id: id(1),
            at: Utc.timestamp_micros(1_795_251_600_123_456).single().expect("a date").into(),
            actor: Some(id(2)),
            actor_name: "M. Diallo",
            role: "finance_officer",
            action: "payment_prepared",
            object_kind: "payment",
            object: id(3),
            object_label: "PAY-2026-0007",
            request: "r-1",
            changes,
            seals: &[],
        }
    }

    #[test]
    fn the_hash_is_sha_256_of_the_hash_before_and_the_text() {
        // SHA-256 of 32 zero bytes followed by "abc", as sha256sum gives it.
        let expected = "365aa7d8f7f9402c4b9434502b4cc89ddb09fe50d7cd95b493b834c62d5a5370";
        assert_eq!(hex::encode(hash(&GENESIS, "abc")), expected);
    }

    #[test]
    fn the_canonical_text_is_this_one() {
        let changes = [Change::state("approved", "released"), Change::set("amount", "4992000:XOF")];
        let seals = [Seal { kind: "payment".into(), id: id(3), hash: "ab".repeat(32) }];
        insta::assert_snapshot!(Sealed { seals: &seals, ..sealed(&changes) }.canonical());
    }

    #[test]
    fn an_altered_event_breaks_the_chain_from_there_on() {
        let changes = [Change::set("amount", "100")];
        let altered = [Change::set("amount", "1000")];
        let first = sealed(&changes).hash(&GENESIS);
        let wrong = sealed(&altered).hash(&GENESIS);
        assert_ne!(first, wrong);
        assert_ne!(sealed(&[]).hash(&first), sealed(&[]).hash(&wrong));
    }

    #[test]
    fn nothing_differs_from_an_empty_text() {
        let nothing = [Change::new("reason", None, None)];
        let empty = [Change::new("reason", None, Some(String::new()))];
        assert_ne!(sealed(&nothing).canonical(), sealed(&empty).canonical());
    }

    proptest! {
        #[test]
        fn no_text_can_pass_for_another_event(a in ".{0,12}", b in ".{0,12}", c in "(\n|=|:|-|[0-9]|after|before){0,8}") {
            let one = [Change::new(a.clone(), Some(b.clone()), Some(c.clone()))];
            let two = [Change::new(a.clone(), Some(format!("{b}{c}")), Some(String::new()))];
            prop_assume!(one != two);
            prop_assert_ne!(sealed(&one).canonical(), sealed(&two).canonical());
        }
    }
}
