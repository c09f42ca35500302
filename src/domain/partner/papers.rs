//! The papers of an organisation: which ones its kind needs, what stands on them, until when they
//! hold, and when it is reminded of them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::PartnerKind;
use crate::domain::date::parse_date;
use crate::domain::id::Id;
use crate::domain::state::Unmet;

crate::domain::state::text_enum! {
    /// A paper with a date on it.
    PaperKind {
        /// The certificate of registration.
        Registration = "registration",
        /// The statutes.
        Statutes = "statutes",
        /// The minutes or the decision that names who stands for it.
        Mandate = "mandate",
        /// The certificate that taxes and contributions are paid.
        TaxClearance = "tax_clearance",
    }
}

/// Whether a paper ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ends {
    Never,
    Perhaps,
    Always,
}

impl PaperKind {
    const fn ends(self) -> Ends {
        match self {
            PaperKind::Statutes => Ends::Never,
            PaperKind::Registration | PaperKind::Mandate => Ends::Perhaps,
            PaperKind::TaxClearance => Ends::Always,
        }
    }

    /// Whether a day of expiry is asked for.
    pub const fn may_expire(self) -> bool {
        !matches!(self.ends(), Ends::Never)
    }

    /// Whether there is no such paper without a day of expiry.
    pub const fn always_expires(self) -> bool {
        matches!(self.ends(), Ends::Always)
    }

    /// Whether it has a number.
    pub const fn is_numbered(self) -> bool {
        matches!(self, PaperKind::Registration | PaperKind::TaxClearance)
    }
}

impl PartnerKind {
    /// The papers without which it neither sends its profile or a proposal nor is paid. The database
    /// has the same list for its own gate.
    pub const fn papers(self) -> &'static [PaperKind] {
        match self {
            PartnerKind::Ngo | PartnerKind::CommunityOrganisation | PartnerKind::Cooperative => {
                &[PaperKind::Registration, PaperKind::Statutes]
            }
            PartnerKind::Company => &[PaperKind::Registration, PaperKind::TaxClearance],
            PartnerKind::InformalGroup | PartnerKind::LocalAuthority => &[PaperKind::Mandate],
        }
    }
}

/// A paper as it is kept: one of each kind, the last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// The file.
    pub document: Id,
    /// Which paper.
    pub kind: PaperKind,
    /// Its number; empty when it has none.
    pub number: String,
    /// The day on which it was issued.
    pub issued_on: NaiveDate,
    /// The last day on which it holds; none when it holds without end.
    pub expires_on: Option<NaiveDate>,
}

/// How a paper stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperStanding {
    /// It holds.
    Valid,
    /// It holds for at most [`Notice::FIRST_DAYS`] more days.
    EndsSoon,
    /// Its last day has passed.
    Expired,
}

impl Paper {
    /// How it stands on the day `today`.
    pub fn standing(&self, today: NaiveDate) -> PaperStanding {
        match self.expires_on {
            Some(last) if last < today => PaperStanding::Expired,
            Some(last) if Notice::on(last, today).is_some() => PaperStanding::EndsSoon,
            _ => PaperStanding::Valid,
        }
    }
}

/// A paper that is needed and is not there, or not any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaperGap {
    /// Which paper.
    pub kind: PaperKind,
    /// Its last day, when it has passed; none when there is no such paper.
    pub expired_on: Option<NaiveDate>,
}

impl PaperGap {
    /// The sentence, on the field `documents`.
    pub fn unmet(&self) -> Unmet {
        let unmet = match self.expired_on {
            Some(last) => Unmet::new("partner-paper-expired").with("expired_on", last),
            None => Unmet::new("partner-paper-missing"),
        };
        unmet.on("documents").with("paper", self.kind)
    }
}

/// The papers that this kind of organisation lacks on the day `today`, all at once.
pub fn paper_gaps(kind: PartnerKind, papers: &[Paper], today: NaiveDate) -> Vec<PaperGap> {
    let gap = |needed: &PaperKind| {
        let found = papers.iter().find(|paper| paper.kind == *needed);
        match found {
            None => Some(PaperGap { kind: *needed, expired_on: None }),
            Some(paper) if paper.standing(today) == PaperStanding::Expired => {
                Some(PaperGap { kind: *needed, expired_on: paper.expires_on })
            }
            Some(_) => None,
        }
    };
    kind.papers().iter().filter_map(gap).collect()
}

/// The day from which one of the papers does not hold any more: the first of their last days.
pub fn papers_until(papers: &[Paper]) -> Option<NaiveDate> {
    papers.iter().filter_map(|paper| paper.expires_on).min()
}

crate::domain::state::text_enum! {
    /// What the calendar tells an organisation of a paper that ends.
    Notice {
        /// Within sixty days.
        Early = "60",
        /// Within thirty days.
        Middle = "30",
        /// Within seven days.
        Last = "7",
    }
}

impl Notice {
    /// How many days before its end the first notice goes out.
    pub const FIRST_DAYS: u64 = 60;

    /// The notice that fits on the day `today` for a paper whose last day is `last`; none when that
    /// is far, or has passed: then the paper is named wherever it is missing.
    pub fn on(last: NaiveDate, today: NaiveDate) -> Option<Notice> {
        match (last - today).num_days() {
            0..=7 => Some(Notice::Last),
            8..=30 => Some(Notice::Middle),
            31..=60 => Some(Notice::Early),
            _ => None,
        }
    }
}

/// What stands on a paper, as typed beside its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperDraft {
    /// Which paper.
    pub kind: PaperKind,
    /// Its number.
    pub number: String,
    /// The day on which it was issued.
    pub issued_on: String,
    /// Its last day.
    pub expires_on: String,
}

impl PaperDraft {
    /// Reads it: the number and the two days.
    ///
    /// # Errors
    /// What is wrong, each on its field. A paper that has expired already is refused.
    pub fn read(&self, today: NaiveDate) -> Result<(String, NaiveDate, Option<NaiveDate>), Vec<Unmet>> {
        let mut unmet = Vec::new();
        let number = self.number.trim();
        if number.is_empty() && self.kind.is_numbered() {
            unmet.push(Unmet::new("missing").on("number"));
        } else if number.chars().count() > 60 {
            unmet.push(Unmet::new("text-too-long").on("number").with("max", 60));
        }
        let issued = parse_date(&self.issued_on).map_err(|error| Unmet::new(error.code()).on("issued_on"));
        let issued = issued
            .and_then(|day| if day > today { Err(Unmet::new("paper-issued-later").on("issued_on")) } else { Ok(day) });
        let may_be_empty = self.expires_on.trim().is_empty() && !self.kind.always_expires();
        let expires = if may_be_empty || !self.kind.may_expire() {
            Ok(None)
        } else {
            parse_date(&self.expires_on).map(Some).map_err(|error| Unmet::new(error.code()).on("expires_on"))
        };
        let expires = expires.and_then(|day| match (day, &issued) {
            (Some(last), Ok(issued)) if last <= *issued => Err(Unmet::new("paper-ends-before").on("expires_on")),
            (Some(last), _) if last < today => Err(Unmet::new("paper-has-expired").on("expires_on")),
            (day, _) => Ok(day),
        });
        match (issued, expires) {
            (Ok(issued), Ok(expires)) if unmet.is_empty() => Ok((number.to_owned(), issued, expires)),
            (issued, expires) => {
                unmet.extend(issued.err());
                unmet.extend(expires.err());
                Err(unmet)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).expect("a date")
    }

    fn paper(kind: PaperKind, expires_on: Option<NaiveDate>) -> Paper {
        let document = Id(Uuid::from_u128(1));
        Paper { document, kind, number: String::new(), issued_on: day(1, 1), expires_on }
    }

    #[test]
    fn each_kind_needs_its_papers_and_the_last_day_still_counts() {
        let today = day(11, 21);
        let gaps = |kind, papers: &[Paper]| -> Vec<(PaperKind, bool)> {
            paper_gaps(kind, papers, today).iter().map(|gap| (gap.kind, gap.expired_on.is_some())).collect()
        };
        let registration = paper(PaperKind::Registration, Some(today));
        assert_eq!(gaps(PartnerKind::Ngo, std::slice::from_ref(&registration)), [(PaperKind::Statutes, false)]);
        assert_eq!(gaps(PartnerKind::Company, &[registration]), [(PaperKind::TaxClearance, false)]);
        assert_eq!(gaps(PartnerKind::InformalGroup, &[paper(PaperKind::Mandate, None)]), []);
        let expired = paper(PaperKind::Registration, Some(day(11, 20)));
        let papers = [expired, paper(PaperKind::Statutes, None)];
        assert_eq!(gaps(PartnerKind::Ngo, &papers), [(PaperKind::Registration, true)]);
        assert_eq!(papers_until(&papers), Some(day(11, 20)));
        assert!(PartnerKind::ALL.iter().all(|kind| !kind.papers().is_empty()));
    }

    #[test]
    fn notice_is_given_at_sixty_thirty_and_seven_days() {
        let last = day(11, 21);
        let on = |days| Notice::on(last, last - chrono::TimeDelta::days(days));
        assert_eq!([on(61), on(-1)], [None, None]);
        assert_eq!([on(60), on(31)], [Some(Notice::Early); 2]);
        assert_eq!([on(30), on(8)], [Some(Notice::Middle); 2]);
        assert_eq!([on(7), on(0)], [Some(Notice::Last); 2]);
    }

    #[test]
    fn what_is_typed_of_a_paper_is_read_or_each_fault_named() {
        let today = day(11, 21);
        let draft = |kind, number: &str, issued: &str, expires: &str| {
            let draft = PaperDraft {
                kind,
                number: number.to_owned(),
                issued_on: issued.to_owned(),
                expires_on: expires.to_owned(),
            };
            draft.read(today).map_err(|unmet| unmet.iter().map(|unmet| unmet.code).collect::<Vec<_>>())
        };
        use PaperKind::{Registration, Statutes, TaxClearance};
        assert_eq!(
            draft(Registration, " 12/2015 ", "2026-01-01", "21/11/2026"),
            Ok(("12/2015".to_owned(), day(1, 1), Some(today)))
        );
        assert_eq!(draft(Registration, "12", "2026-01-01", ""), Ok(("12".to_owned(), day(1, 1), None)));
        assert_eq!(draft(Statutes, "", "2026-01-01", "2026-01-02"), Ok((String::new(), day(1, 1), None)));
        assert_eq!(draft(TaxClearance, "", "", ""), Err(vec!["missing", "missing-date", "missing-date"]));
        assert_eq!(
            draft(Registration, "1", "2026-11-22", "demain"),
            Err(vec!["paper-issued-later", "date-unreadable"])
        );
        assert_eq!(draft(Registration, "1", "2026-11-20", "2026-11-20"), Err(vec!["paper-ends-before"]));
        assert_eq!(draft(Registration, "1", "2026-01-01", "2026-11-20"), Err(vec!["paper-has-expired"]));
    }
}
