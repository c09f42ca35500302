//! How an agreement is signed: the one-time code, the typed name, the consent, the document's hash.
//!
//! # Why a one-time code
//! 2026-11. A signature in the portal is an electronic signature of the ordinary kind: it proves who
//! signed by the account, a code sent to the signatory's own address, the typed name, the consent
//! text and the hash of the document. The seal on the PDF makes a later change visible.

use chrono::Duration;

use crate::domain::id::Id;
use crate::domain::state::{Instant, Unmet};

/// The key of the consent text in the locales. It takes `number`, `hash` and `organisation`. The
/// text that was shown is kept with the signature, so a later wording changes nothing.
pub const CONSENT_TEXT: &str = "agreement-consent";

/// The version of the consent text, kept with each signature.
pub const CONSENT_VERSION: u32 = 1;

/// The rules of the one-time code, after NIST SP 800-63B, 5.1.3: an out-of-band secret of about 20
/// bits (six digits), valid for at most ten minutes, used once, with limited tries.
pub mod code {
    /// Digits of a code.
    pub const DIGITS: u32 = 6;
    /// Minutes for which it may be used.
    pub const MINUTES: i64 = 10;
    /// Wrong entries after which it is void.
    pub const TRIES: u32 = 5;
    /// Seconds before another one may be asked for.
    pub const PAUSE_SECONDS: i64 = 60;
    /// Codes that may be asked for within an hour.
    pub const PER_HOUR: usize = 5;
}

/// A one-time code that was sent, as stored. The code itself is kept only as a keyed hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SentCode {
    /// When it was made.
    pub made_at: Instant,
    /// Wrong entries so far.
    pub wrong_tries: u32,
    /// Whether it was used.
    pub used: bool,
}

crate::domain::state::text_enum! {
    /// What an entered code is worth.
    CodeVerdict {
        /// It is the code: use it up and go on.
        Good = "good",
        /// It is not the code: count the try.
        Wrong = "wrong",
        /// Its time is over.
        Expired = "expired",
        /// Too many wrong entries.
        Void = "void",
        /// It was used before.
        Used = "used",
        /// None was entered, or none was ever asked for.
        Missing = "missing",
    }
}

impl SentCode {
    /// Judges an entry. `matches` is the result of the constant-time comparison.
    pub fn judge(&self, matches: bool, now: Instant) -> CodeVerdict {
        if self.used {
            CodeVerdict::Used
        } else if self.wrong_tries >= code::TRIES {
            CodeVerdict::Void
        } else if now >= self.expires_at() {
            CodeVerdict::Expired
        } else if matches {
            CodeVerdict::Good
        } else {
            CodeVerdict::Wrong
        }
    }

    /// The first instant at which it is no longer taken.
    pub fn expires_at(&self) -> Instant {
        self.made_at + Duration::minutes(code::MINUTES)
    }

    /// Wrong entries that remain.
    pub const fn tries_left(&self) -> u32 {
        code::TRIES.saturating_sub(self.wrong_tries)
    }
}

impl CodeVerdict {
    /// The unmet condition of a verdict that is not good.
    pub fn unmet(self, tries_left: u32) -> Option<Unmet> {
        let code = match self {
            CodeVerdict::Good => return None,
            CodeVerdict::Wrong => "code-wrong",
            CodeVerdict::Expired => "code-expired",
            CodeVerdict::Void => "code-void",
            CodeVerdict::Used => "code-used",
            CodeVerdict::Missing => "code-missing",
        };
        Some(Unmet::new(code).on("code").with("tries", tries_left))
    }
}

/// Whether another code may be sent now; `earlier` are the instants of the former ones.
pub fn check_code_request(earlier: &[Instant], now: Instant) -> Vec<Unmet> {
    let mut unmet = Vec::new();
    if earlier.iter().any(|at| now < *at + Duration::seconds(code::PAUSE_SECONDS)) {
        unmet.push(Unmet::new("code-asked-too-soon").with("seconds", code::PAUSE_SECONDS));
    }
    if earlier.iter().filter(|at| now < **at + Duration::hours(1)).count() >= code::PER_HOUR {
        unmet.push(Unmet::new("code-asked-too-often").with("max", code::PER_HOUR));
    }
    unmet
}

/// What is known when someone signs.
#[derive(Debug, Clone)]
pub struct Signing<'a> {
    /// Who signs.
    pub signer: Id,
    /// Their name as the portal knows it.
    pub signer_name: &'a str,
    /// The name they typed.
    pub typed_name: &'a str,
    /// Whether they ticked the consent.
    pub consents: bool,
    /// What the entered code is worth.
    pub code: CodeVerdict,
    /// Wrong entries that remain.
    pub tries_left: u32,
    /// SHA-256 of the document they were shown.
    pub shown_hash: &'a [u8; 32],
    /// SHA-256 of the document as stored.
    pub stored_hash: &'a [u8; 32],
}

impl Signing<'_> {
    /// What keeps the partner's member from signing. `is_signatory`: they are a signatory of this
    /// partner. The partner signs first; the state table keeps that order.
    pub fn check_as_partner(&self, is_signatory: bool) -> Vec<Unmet> {
        let mut unmet = self.check_common();
        if !is_signatory {
            unmet.push(Unmet::new("signer-is-no-signatory"));
        }
        unmet
    }

    /// What keeps someone from signing for the organisation: they are a decision maker for the
    /// place, and neither prepared the agreement nor signed it for the partner.
    pub fn check_as_organisation(
        &self,
        is_decision_maker: bool,
        preparer: Id,
        partner_signatory: Option<Id>,
    ) -> Vec<Unmet> {
        let mut unmet = self.check_common();
        if !is_decision_maker {
            unmet.push(Unmet::new("signer-is-no-decision-maker"));
        }
        if self.signer == preparer {
            unmet.push(Unmet::new("signer-prepared-the-agreement"));
        }
        if partner_signatory == Some(self.signer) {
            unmet.push(Unmet::new("signer-signed-for-the-partner"));
        }
        unmet
    }

    fn check_common(&self) -> Vec<Unmet> {
        let mut unmet = Vec::new();
        if plain(self.typed_name) != plain(self.signer_name) {
            unmet.push(Unmet::new("typed-name-differs").on("typed_name").with("name", self.signer_name));
        }
        if !self.consents {
            unmet.push(Unmet::new("consent-missing").on("consent"));
        }
        unmet.extend(self.code.unmet(self.tries_left));
        if self.shown_hash != self.stored_hash {
            unmet.push(Unmet::new("document-changed-since-shown"));
        }
        unmet
    }
}

/// A name without what people type differently on a phone: case, accents of the common letters,
/// spaces, hyphens and apostrophes.
fn plain(name: &str) -> String {
    name.chars()
        .flat_map(char::to_lowercase)
        .filter(|c| c.is_alphanumeric())
        .map(|c| match c {
            'à' | 'á' | 'â' | 'ã' | 'ä' => 'a',
            'ç' => 'c',
            'è' | 'é' | 'ê' | 'ë' => 'e',
            'ì' | 'í' | 'î' | 'ï' => 'i',
            'ñ' => 'n',
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' => 'o',
            'ù' | 'ú' | 'û' | 'ü' => 'u',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{TimeZone, Utc};

    fn at(minute: u32, second: u32) -> Instant {
        Utc.with_ymd_and_hms(2026, 11, 21, 9, minute, second).single().expect("a date").into()
    }

    fn person(n: u8) -> Id {
        Id::new(at(0, 0), [n; 10])
    }

    fn signing() -> Signing<'static> {
        Signing {
            signer: person(1),
            signer_name: "Aïssatou N’Diaye-Bâ",
            typed_name: "aissatou ndiaye ba",
            consents: true,
            code: CodeVerdict::Good,
            tries_left: 5,
            shown_hash: &[7; 32],
            stored_hash: &[7; 32],
        }
    }

    fn codes(unmet: Vec<Unmet>) -> Vec<&'static str> {
        unmet.into_iter().map(|unmet| unmet.code).collect()
    }

    #[test]
    fn a_code_is_good_once_within_ten_minutes_and_five_tries() {
        let sent = SentCode { made_at: at(0, 0), wrong_tries: 4, used: false };
        assert_eq!(sent.judge(true, at(9, 59)), CodeVerdict::Good);
        assert_eq!(sent.judge(false, at(9, 59)), CodeVerdict::Wrong);
        assert_eq!(sent.judge(true, at(10, 0)), CodeVerdict::Expired);
        assert_eq!(SentCode { wrong_tries: 5, ..sent }.judge(true, at(1, 0)), CodeVerdict::Void);
        assert_eq!(SentCode { used: true, ..sent }.judge(true, at(1, 0)), CodeVerdict::Used);
        assert_eq!(sent.tries_left(), 1);
    }

    #[test]
    fn codes_are_not_sent_faster_than_a_person_reads_mail() {
        assert_eq!(check_code_request(&[], at(30, 0)), []);
        assert_eq!(codes(check_code_request(&[at(29, 1)], at(30, 0))), ["code-asked-too-soon"]);
        assert_eq!(check_code_request(&[at(29, 0)], at(30, 0)), []);
        let five = [at(1, 0), at(3, 0), at(5, 0), at(7, 0), at(9, 0)];
        assert_eq!(codes(check_code_request(&five, at(30, 0))), ["code-asked-too-often"]);
    }

    #[test]
    fn a_name_typed_on_a_phone_is_the_same_name() {
        assert_eq!(signing().check_as_partner(true), []);
        let other = Signing { typed_name: "Aissatou Ndiaye", ..signing() };
        assert_eq!(codes(other.check_as_partner(true)), ["typed-name-differs"]);
    }

    #[test]
    fn everything_that_is_missing_from_a_signature_is_said_at_once() {
        let bad = Signing {
            typed_name: "",
            consents: false,
            code: CodeVerdict::Wrong,
            tries_left: 3,
            shown_hash: &[8; 32],
            ..signing()
        };
        assert_eq!(
            codes(bad.check_as_partner(false)),
            [
                "typed-name-differs",
                "consent-missing",
                "code-wrong",
                "document-changed-since-shown",
                "signer-is-no-signatory"
            ]
        );
    }

    #[test]
    fn the_organisations_signatory_neither_prepared_nor_signed_for_the_partner() {
        let signing = signing();
        assert_eq!(signing.check_as_organisation(true, person(2), Some(person(3))), []);
        assert_eq!(
            codes(signing.check_as_organisation(false, person(1), Some(person(1)))),
            ["signer-is-no-decision-maker", "signer-prepared-the-agreement", "signer-signed-for-the-partner"]
        );
    }
}
