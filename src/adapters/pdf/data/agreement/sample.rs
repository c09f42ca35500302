//! An agreement between invented parties.

use super::{AgeRow, AgreementData, BudgetHeading, BudgetLine, Condition, Indicator, ReportDue, Terms, Tranche};
use crate::adapters::pdf::data;
use crate::domain::beneficiary::{AgeBand, Group};
use crate::domain::budget::Heading;
use crate::domain::report::ReportKind;

impl AgreementData {
    /// An agreement between invented parties.
    pub fn sample() -> Self {
        let tranche = |number, amount, planned: &str, conditions| Tranche {
            number,
            amount,
            planned: data::date(planned),
            conditions,
        };
        let report = |number, kind, from: &str, to: &str, due: &str| ReportDue {
            number,
            kind,
            from: data::date(from),
            to: data::date(to),
            due: data::date(due),
        };
        Self {
            number: "CV-2027-0009".to_owned(),
            version: 1,
            prepared: data::date("2027-01-18"),
            organisation: data::sample_organisation(),
            partner: data::sample_partner(),
            call: data::sample_call(),
            donors: data::lines(&["Fonds fiduciaire des Estuaires"]),
            proposal: data::sample_proposal(),
            place: "Buba, Fulacunda et Empada, région de Quinara".to_owned(),
            country: "Guinée-Bissau".to_owned(),
            summary: data::lines(&[
                "Le projet équipe six groupements pour produire du sel par évaporation solaire et \
                 sécher des légumes, avec des bâches, des tables et deux séchoirs.",
                "Il forme trente personnes à la vente et aux comptes, et ouvre un point de vente \
                 commun au marché de Buba.",
            ]),
            starts: data::date("2027-02-01"),
            ends: data::date("2028-01-31"),
            months: 12,
            currency: data::sample_currency(),
            total: 13_731_000,
            grant: 12_480_000,
            own: 1_251_000,
            account: "Banque des Estuaires, Bissau, •••• 4417".to_owned(),
            budget: sample_budget(),
            people: sample_people(),
            indicators: sample_indicators(),
            tranches: vec![
                tranche(1, 6_240_000, "2027-02-01", vec![Condition::Signed]),
                tranche(
                    2,
                    4_992_000,
                    "2027-08-15",
                    vec![
                        Condition::ReportAccepted { report: 1 },
                        Condition::Spent { percent: 70 },
                        Condition::Other { text: "Contrat de location du point de vente de Buba signé".to_owned() },
                    ],
                ),
                tranche(3, 1_248_000, "2028-03-31", vec![Condition::FinalReportAccepted]),
            ],
            reports: vec![
                report(1, ReportKind::Interim, "2027-02-01", "2027-07-15", "2027-07-31"),
                report(2, ReportKind::Final, "2027-02-01", "2028-01-31", "2028-02-29"),
            ],
            terms: Terms {
                spent_percent: 70,
                note_percent: 10,
                decision_percent: 20,
                shift_percent: 20,
                answer_days: 15,
                confirm_days: 10,
                refund_days: 30,
                change_days: 30,
                notice_days: 30,
                settle_days: 60,
                advance_months: 9,
                keep_years: 7,
                law: "le droit de la République de Guinée-Bissau".to_owned(),
                forum: "les tribunaux de Bissau".to_owned(),
            },
            special: data::lines(&["Le Partenaire remet avant la deuxième tranche l'accord écrit des autorités \
                 coutumières de Fulacunda sur l'usage des salines."]),
            portal_url: "https://portail.troisrives.example".to_owned(),
        }
    }
}

fn sample_budget() -> Vec<BudgetHeading> {
    let mut number = 0;
    // Description, unit, quantity in thousandths, unit cost, own share.
    let mut heading = |heading, lines: &[(&str, &str, i64, i64, i64)]| {
        let lines: Vec<BudgetLine> = lines
            .iter()
            .map(|&(description, unit, quantity, unit_cost, own)| {
                number += 1;
                let total = quantity * unit_cost / 1000;
                BudgetLine {
                    number,
                    description: description.to_owned(),
                    unit: unit.to_owned(),
                    quantity,
                    unit_cost,
                    total,
                    grant: total - own,
                    own,
                }
            })
            .collect();
        BudgetHeading {
            heading,
            total: lines.iter().map(|line| line.total).sum(),
            grant: lines.iter().map(|line| line.grant).sum(),
            own: lines.iter().map(|line| line.own).sum(),
            lines,
        }
    };
    vec![
        heading(
            Heading::HumanResources,
            &[
                ("Animatrice de terrain à mi-temps", "mois", 12_000, 140_000, 180_000),
                ("Comptable, deux jours par mois", "mois", 12_000, 45_000, 0),
            ],
        ),
        heading(Heading::Travel, &[("Déplacements en moto Buba – Empada", "voyage", 48_000, 12_500, 0)]),
        heading(
            Heading::Equipment,
            &[
                ("Bâches de salines, 4 × 8 m, avec piquets et cordages", "pièce", 120_000, 18_500, 0),
                ("Séchoir solaire à ventilation naturelle", "pièce", 2_000, 1_150_000, 0),
                ("Balance, sachets et étiqueteuse", "lot", 6_000, 87_500, 125_000),
            ],
        ),
        heading(
            Heading::Activities,
            &[
                ("Formations à la vente et aux comptes", "jour", 30_000, 62_000, 0),
                ("Location et aménagement du point de vente", "mois", 10_500, 105_000, 446_000),
            ],
        ),
        heading(
            Heading::BeneficiaryGrants,
            &[("Fonds de démarrage des groupements", "groupement", 6_000, 320_000, 500_000)],
        ),
        heading(Heading::IndirectCosts, &[("Frais indirects", "forfait", 1_000, 638_500, 0)]),
        heading(Heading::Contingency, &[("Imprévus", "forfait", 1_000, 345_000, 0)]),
    ]
}

fn sample_people() -> Vec<AgeRow> {
    let row = |group, age, women, men| AgeRow { group, age, women, men };
    vec![
        row(Group::Returnee, AgeBand::Young, 41, 58),
        row(Group::Returnee, AgeBand::Older, 12, 17),
        row(Group::Community, AgeBand::Young, 64, 43),
        row(Group::Community, AgeBand::Older, 38, 27),
    ]
}

fn sample_indicators() -> Vec<Indicator> {
    let indicator = |result: &str, name: &str, unit: &str, baseline, target, source: &str| Indicator {
        result: result.to_owned(),
        name: name.to_owned(),
        unit: unit.to_owned(),
        baseline,
        target,
        source: source.to_owned(),
    };
    let income = "Les groupements vivent mieux de leur production";
    vec![
        indicator(income, "Groupements qui tiennent leurs comptes", "groupement", Some(0), 6_000, "Cahiers de comptes"),
        indicator(income, "Sel vendu par saison", "tonne", Some(3_500), 14_000, "Registre de vente"),
        indicator(
            "Personnes de retour et communauté travaillent ensemble",
            "Membres satisfaits de la gestion du groupement",
            "%",
            None,
            80_000,
            "Enquête de fin de projet",
        ),
    ]
}
