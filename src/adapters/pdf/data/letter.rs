//! The letter that tells an applicant the decision, with points and reasons per criterion.

use chrono::NaiveDate;
use serde::Serialize;

use super::{CallRef, Currency, Party, Person, ProposalRef};

/// Data of the letter.
#[derive(Clone, Debug, Serialize)]
pub struct LetterData {
    /// Who writes.
    pub organisation: Party,
    /// Reference of the letter.
    pub reference: String,
    /// Date of the letter.
    pub date: NaiveDate,
    /// Place where it is written.
    pub place: String,
    /// To whom.
    pub partner: Party,
    /// The call.
    pub call: CallRef,
    /// The proposal.
    pub proposal: ProposalRef,
    /// The decision.
    pub outcome: Outcome,
    /// Currency of the amounts.
    pub currency: Currency,
    /// Score of the proposal in hundredths of a point out of 100; none if it was not scored.
    pub score: Option<i64>,
    /// The call's pass mark, in hundredths.
    pub pass_mark: i64,
    /// How many evaluators scored it.
    pub evaluators: u32,
    /// Points and reasons, in the order of the evaluation grid.
    pub criteria: Vec<CriterionResult>,
    /// Who signs the letter.
    pub signed_by: Person,
    /// Where to write with a question.
    pub contact: String,
    /// Last day to ask for the decision to be looked at again.
    pub review_until: NaiveDate,
    /// Address of the portal.
    pub portal_url: String,
}

/// What was decided.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Outcome {
    /// The proposal gets a grant.
    Award {
        /// Amount of the grant.
        grant: i64,
        /// Last day to accept it in the portal.
        accept_until: NaiveDate,
        /// Conditions to meet before the agreement, one each.
        conditions: Vec<String>,
    },
    /// The proposal waits for money to become free.
    Reserve {
        /// Place on the reserve list, from 1.
        rank: u32,
        /// Last day of the list.
        valid_until: NaiveDate,
    },
    /// The proposal is not retained.
    NotRetained {
        /// Why, one each: a floor missed, the pass mark missed, the envelope used up.
        reasons: Vec<String>,
    },
}

/// One criterion's result.
#[derive(Clone, Debug, Serialize)]
pub struct CriterionResult {
    /// Section of the grid.
    pub section: String,
    /// The criterion.
    pub name: String,
    /// Most points it can bring, in hundredths.
    pub weight: i64,
    /// Mean points it brought, in hundredths; none when it did not apply.
    pub points: Option<i64>,
    /// What the evaluators wrote, without their names.
    pub reasons: Vec<String>,
}

impl LetterData {
    /// An award.
    pub fn sample() -> Self {
        let criterion = |section: &str, name: &str, weight, points, reasons: &[&str]| CriterionResult {
            section: section.to_owned(),
            name: name.to_owned(),
            weight,
            points,
            reasons: super::lines(reasons),
        };
        Self {
            organisation: super::sample_organisation(),
            reference: "D-2027-0031".to_owned(),
            date: super::date("2027-01-11"),
            place: "Dakar".to_owned(),
            partner: super::sample_partner(),
            call: super::sample_call(),
            proposal: super::sample_proposal(),
            outcome: Outcome::Award {
                grant: 12_480_000,
                accept_until: super::date("2027-01-25"),
                conditions: super::lines(&[
                    "Remettre les statuts à jour et la liste des signataires du compte bancaire.",
                    "Ramener la ligne 8 du budget au prix du devis fourni.",
                ]),
            },
            currency: super::sample_currency(),
            score: Some(7_925),
            pass_mark: 6_000,
            evaluators: 3,
            criteria: vec![
                criterion(
                    "Pertinence",
                    "Le besoin est établi avec la communauté",
                    2_000,
                    Some(1_733),
                    &[
                        "Consultation datée, présences par sexe et par âge, besoins classés.",
                        "Les jeunes de retour ont parlé en premier ; leurs demandes se retrouvent dans le projet.",
                    ],
                ),
                criterion(
                    "Pertinence",
                    "Personnes de retour et communauté en profitent",
                    2_000,
                    Some(1_600),
                    &["Part de la communauté claire. Le choix des personnes de retour reste à préciser."],
                ),
                criterion(
                    "Conception",
                    "Activités et calendrier réalistes",
                    2_000,
                    Some(1_467),
                    &["La saison du sel est courte : commencer les bâches avant février."],
                ),
                criterion(
                    "Conception",
                    "Résultats mesurables",
                    1_500,
                    Some(1_150),
                    &["Indicateurs simples, sources accessibles."],
                ),
                criterion(
                    "Moyens",
                    "Budget juste et justifié",
                    1_500,
                    Some(1_075),
                    &["Prix appuyés par des devis, sauf la location du point de vente."],
                ),
                criterion("Moyens", "Expérience de l'équipe", 1_000, Some(900), &[]),
            ],
            signed_by: super::sample_organisation().representative,
            contact: "subventions@troisrives.example".to_owned(),
            review_until: super::date("2027-02-10"),
            portal_url: "https://portail.troisrives.example".to_owned(),
        }
    }

    /// The same proposal on the reserve list.
    pub fn sample_reserve() -> Self {
        let outcome = Outcome::Reserve { rank: 2, valid_until: super::date("2027-07-31") };
        Self { outcome, score: Some(6_450), ..Self::sample() }
    }

    /// The same proposal not retained.
    pub fn sample_not_retained() -> Self {
        let outcome = Outcome::NotRetained {
            reasons: super::lines(&["La section « Moyens » a obtenu 11,00 points ; il en fallait 12,50."]),
        };
        Self { outcome, score: Some(5_925), ..Self::sample() }
    }
}
