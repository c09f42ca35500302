//! The settings of a call: caps, documents, languages, thresholds. Data with defaults, kept as
//! JSON with the call; a setting missing from an older record takes its default.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::domain::state::Unmet;
use crate::domain::text::{Lang, Texts};

/// A document that applicants attach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequiredDocument {
    /// Stable code, unique in the call: `registration`.
    pub code: String,
    /// What applicants read.
    pub label: Texts,
    /// Whether a proposal without it cannot be submitted.
    pub required: bool,
}

/// The code of the record of the community's consultation, which every proposal may carry.
pub const CONSULTATION: &str = "consultation";

/// A yes/no rule of the eligibility check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdministrativeRule {
    /// Stable code, unique in the call: `on_time`.
    pub code: String,
    /// The question the officer answers.
    pub label: Texts,
    /// Whether a "no" can be mended by the applicant: the proposal may be returned.
    pub mendable: bool,
}

/// What decides between two proposals of the same score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "by", content = "section", rename_all = "snake_case")]
pub enum TieBreaker {
    /// The higher score in this section of the grid.
    SectionScore(String),
    /// The lower grant per planned beneficiary.
    CostPerBeneficiary,
    /// The earlier submission.
    EarlierSubmission,
}

/// The settings of one call. Amounts are in minor units of the call's currency, shares in basis
/// points (7 % are 700).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CallRules {
    /// The smallest grant that may be asked for.
    pub min_grant: i64,
    /// The largest grant that may be asked for; 0 means no maximum.
    pub max_grant: i64,
    /// Indirect costs as a share of direct costs. 7 %: EU grant contracts, heading 8.
    pub indirect_cap_bp: i64,
    /// Contingency as a share of direct costs. 5 %: EU grant contracts, heading 10.
    pub contingency_cap_bp: i64,
    /// Human resources as a share of the total. 30 %: IOM Development Fund, staff and office.
    pub staff_cap_bp: i64,
    /// What the applicant brings, as a share of the total.
    pub min_own_share_bp: i64,
    /// The shortest project, in months.
    pub months_min: u32,
    /// The longest project, in months.
    pub months_max: u32,
    /// The least share of community members among the people reached: residents must not be worse
    /// off than those who return.
    pub community_share_min_bp: i64,
    /// Whether the community must have been consulted before.
    pub consultation_required: bool,
    /// The documents to attach.
    pub required_documents: Vec<RequiredDocument>,
    /// Said explicitly when there is none, so that an empty list is never an oversight.
    pub no_documents: bool,
    /// The languages in which the call must be complete.
    pub required_languages: Vec<Lang>,
    /// The languages in which proposals may be written.
    pub accepted_languages: Vec<Lang>,
    /// Whether only verified partners may submit. Otherwise a profile sent for verification is
    /// enough, and verification comes before any money.
    pub verified_partners_only: bool,
    /// How many grants of its own an organisation may have running when it submits; one that has as
    /// many may not ask for another. `None`: as many as it likes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_running_grants: Option<u32>,
    /// Whether nobody on staff reads a proposal before the opening.
    pub sealed: bool,
    /// The yes/no rules of the eligibility check.
    pub administrative_rules: Vec<AdministrativeRule>,
    /// How many scorecards a proposal needs before it is ranked.
    pub min_scorecards: u32,
    /// The spread between scorecards, in points of 100, above which a sitting must discuss them.
    pub spread_limit_points: u32,
    /// What decides between equal scores, in this order.
    pub tie_breakers: Vec<TieBreaker>,
    /// How much of the previous tranche must be spent and accepted before the next is paid.
    pub previous_tranche_spent_bp: i64,
    /// How much of all earlier tranches must be spent and accepted.
    pub earlier_tranches_spent_bp: i64,
    /// Payments above this amount need a second approval, and grants above it a second look at the
    /// organisation; `None`: never.
    pub second_approval_above: Option<i64>,
}

/// What applicants read of the rules first. Lists read it of many calls, and pass over the rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct KeyTerms {
    /// The smallest grant that may be asked for.
    pub min_grant: i64,
    /// The largest grant that may be asked for; 0 means no maximum.
    pub max_grant: i64,
    /// The shortest project, in months.
    pub months_min: u32,
    /// The longest project, in months.
    pub months_max: u32,
    /// The languages in which proposals may be written.
    pub accepted_languages: Vec<Lang>,
    /// Whether proposals stay unread until the opening.
    pub sealed: bool,
}

impl CallRules {
    /// The documents that a proposal has a place for: those of the call, and the record of the consultation if the call
    /// does not ask for it itself.
    pub fn places_for_documents(&self) -> Vec<RequiredDocument> {
        let mut places = self.required_documents.clone();
        if !places.iter().any(|place| place.code == CONSULTATION) {
            places.push(RequiredDocument {
                code: CONSULTATION.to_owned(),
                label: Texts::new(
                    "Compte rendu de la consultation",
                    "Record of the consultation",
                    "Registo da consulta",
                ),
                required: false,
            });
        }
        places
    }

    /// What applicants read of them first.
    pub fn terms(&self) -> KeyTerms {
        KeyTerms {
            min_grant: self.min_grant,
            max_grant: self.max_grant,
            months_min: self.months_min,
            months_max: self.months_max,
            accepted_languages: self.accepted_languages.clone(),
            sealed: self.sealed,
        }
    }
}

impl Default for KeyTerms {
    fn default() -> Self {
        // Asked for with every row of a list.
        static TERMS: LazyLock<KeyTerms> = LazyLock::new(|| CallRules::default().terms());
        TERMS.clone()
    }
}

impl Default for CallRules {
    fn default() -> Self {
        CallRules {
            min_grant: 0,
            max_grant: 0,
            indirect_cap_bp: 700,
            contingency_cap_bp: 500,
            staff_cap_bp: 3000,
            min_own_share_bp: 0,
            months_min: 3,
            months_max: 24,
            community_share_min_bp: 3000,
            consultation_required: true,
            required_documents: Vec::new(),
            no_documents: false,
            required_languages: Lang::ALL.to_vec(),
            accepted_languages: Lang::ALL.to_vec(),
            verified_partners_only: false,
            max_running_grants: None,
            sealed: false,
            administrative_rules: default_administrative_rules(),
            min_scorecards: 2,
            spread_limit_points: 20,
            tie_breakers: vec![TieBreaker::CostPerBeneficiary, TieBreaker::EarlierSubmission],
            previous_tranche_spent_bp: 7000,
            earlier_tranches_spent_bp: 10_000,
            second_approval_above: None,
        }
    }
}

impl CallRules {
    /// What is wrong in the settings themselves, each tied to its field.
    pub fn check(&self) -> Vec<Unmet> {
        let mut unmet = Vec::new();
        if self.min_grant < 0 {
            unmet.push(Unmet::new("amount-negative").on("min_grant"));
        }
        if self.max_grant < 0 {
            unmet.push(Unmet::new("amount-negative").on("max_grant"));
        }
        if self.second_approval_above.is_some_and(|limit| limit < 0) {
            unmet.push(Unmet::new("amount-negative").on("second_approval_above"));
        }
        if self.max_grant > 0 && self.max_grant < self.min_grant {
            unmet.push(Unmet::new("maximum-below-minimum").on("max_grant"));
        }
        let shares = [
            ("indirect_cap_bp", self.indirect_cap_bp),
            ("contingency_cap_bp", self.contingency_cap_bp),
            ("staff_cap_bp", self.staff_cap_bp),
            ("min_own_share_bp", self.min_own_share_bp),
            ("community_share_min_bp", self.community_share_min_bp),
            ("previous_tranche_spent_bp", self.previous_tranche_spent_bp),
            ("earlier_tranches_spent_bp", self.earlier_tranches_spent_bp),
        ];
        for (field, share) in shares {
            if !(0..=10_000).contains(&share) {
                unmet.push(Unmet::new("share-out-of-range").on(field));
            }
        }
        if self.months_min == 0 || self.months_max < self.months_min {
            unmet.push(Unmet::new("months-out-of-order").on("months_max"));
        }
        if self.accepted_languages.is_empty() {
            unmet.push(Unmet::new("missing-accepted-language").on("accepted_languages"));
        }
        if self.max_running_grants == Some(0) {
            unmet.push(Unmet::new("number-zero").on("max_running_grants"));
        }
        if self.min_scorecards == 0 {
            unmet.push(Unmet::new("missing-scorecards").on("min_scorecards"));
        }
        if self.administrative_rules.is_empty() {
            unmet.push(Unmet::new("missing-administrative-rules").on("administrative_rules"));
        }
        unmet.extend(self.check_documents());
        unmet
    }

    /// At least one required document, or an explicit "none"; each with its own code and its label
    /// in every required language.
    fn check_documents(&self) -> Vec<Unmet> {
        let mut unmet = Vec::new();
        let asked = self.required_documents.iter().any(|document| document.required);
        if asked == self.no_documents {
            let code = if asked { "documents-and-none" } else { "missing-documents" };
            unmet.push(Unmet::new(code).on("required_documents"));
        }
        for (index, document) in self.required_documents.iter().enumerate() {
            let field = format!("required_documents.{index}");
            if document.code.trim().is_empty() {
                unmet.push(Unmet::new("missing").on(format!("{field}.code")));
            }
            if self.required_documents[..index].iter().any(|other| other.code == document.code) {
                unmet.push(Unmet::new("code-twice").on(format!("{field}.code")).with("code", &document.code));
            }
            for lang in document.label.missing(&self.required_languages) {
                unmet.push(Unmet::new("missing-language").on(format!("{field}.label.{lang}")).with("lang", lang));
            }
        }
        unmet
    }
}

/// The seven questions asked of every proposal unless the call says otherwise.
pub fn default_administrative_rules() -> Vec<AdministrativeRule> {
    let rule = |code: &str, mendable, fr: &str, en: &str, pt: &str| AdministrativeRule {
        code: code.to_owned(),
        label: Texts::new(fr, en, pt),
        mendable,
    };
    vec![
        rule(
            "on_time",
            false,
            "Le dossier est arrivé avant la date limite.",
            "The proposal arrived before the deadline.",
            "A candidatura chegou antes do prazo.",
        ),
        rule(
            "eligible_applicant",
            false,
            "L’organisation fait partie de celles qui peuvent répondre à cet appel.",
            "The organisation is one of those that may answer this call.",
            "A organização é uma das que podem responder a esta chamada.",
        ),
        rule(
            "registration_valid",
            true,
            "L’enregistrement de l’organisation est valable.",
            "The organisation’s registration is valid.",
            "O registo da organização é válido.",
        ),
        rule(
            "place_eligible",
            false,
            "Le projet se déroule dans la zone de l’appel.",
            "The project takes place in the area of the call.",
            "O projeto decorre na zona da chamada.",
        ),
        rule(
            "amounts_within_limits",
            false,
            "La subvention et la durée demandées respectent les limites de l’appel.",
            "The grant and the duration asked for keep within the limits of the call.",
            "A subvenção e a duração pedidas respeitam os limites da chamada.",
        ),
        rule(
            "documents_valid",
            true,
            "Les documents demandés sont joints, lisibles et en cours de validité.",
            "The documents asked for are attached, readable and still valid.",
            "Os documentos pedidos estão anexados, legíveis e dentro da validade.",
        ),
        rule(
            "no_double_funding",
            false,
            "Aucune autre subvention ne paie déjà ce projet.",
            "No other grant already pays for this project.",
            "Nenhuma outra subvenção paga já este projeto.",
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(rules: &CallRules) -> Vec<&'static str> {
        rules.check().iter().map(|unmet| unmet.code).collect()
    }

    #[test]
    fn an_empty_record_takes_every_default() {
        assert_eq!(serde_json::from_str::<CallRules>("{}").expect("defaults"), CallRules::default());
    }

    #[test]
    fn settings_come_back_as_they_were_kept() {
        let rules = CallRules {
            tie_breakers: vec![TieBreaker::SectionScore("relevance".to_owned()), TieBreaker::EarlierSubmission],
            second_approval_above: Some(5_000_000),
            ..CallRules::default()
        };
        let kept = serde_json::to_string(&rules).expect("writable");
        assert_eq!(serde_json::from_str::<CallRules>(&kept).expect("readable"), rules);
        assert!(kept.contains(r#"{"by":"section_score","section":"relevance"}"#), "{kept}");
    }

    #[test]
    fn no_document_must_be_said_and_not_contradicted() {
        assert_eq!(codes(&CallRules::default()), ["missing-documents"]);
        let mut rules = CallRules { no_documents: true, ..CallRules::default() };
        assert_eq!(codes(&rules), [] as [&str; 0]);
        let document = RequiredDocument {
            code: "statutes".to_owned(),
            label: Texts::new("Statuts", "Statutes", ""),
            required: true,
        };
        rules.required_documents = vec![document.clone(), document];
        assert_eq!(codes(&rules), ["documents-and-none", "missing-language", "code-twice", "missing-language"]);
    }

    #[test]
    fn limits_that_contradict_each_other_are_all_named() {
        let rules = CallRules {
            no_documents: true,
            min_grant: 10,
            max_grant: 5,
            staff_cap_bp: 10_001,
            months_min: 12,
            months_max: 6,
            accepted_languages: Vec::new(),
            min_scorecards: 0,
            administrative_rules: Vec::new(),
            ..CallRules::default()
        };
        assert_eq!(
            codes(&rules),
            [
                "maximum-below-minimum",
                "share-out-of-range",
                "months-out-of-order",
                "missing-accepted-language",
                "missing-scorecards",
                "missing-administrative-rules"
            ]
        );
    }

    #[test]
    fn the_default_questions_exist_in_the_three_languages_and_have_their_own_codes() {
        let rules = default_administrative_rules();
        assert_eq!(rules.len(), 7);
        for (index, rule) in rules.iter().enumerate() {
            assert_eq!(rule.label.missing(Lang::ALL).count(), 0, "{}", rule.code);
            assert!(rules[..index].iter().all(|other| other.code != rule.code));
        }
    }
}
