//! One complete proposal and what its call asks, for the tests of this folder.

use chrono::NaiveDate;

use crate::domain::budget::LineDraft;
use crate::domain::call::{CallRules, RequiredDocument};
use crate::domain::money::Currency;
use crate::domain::place::Country;
use crate::domain::proposal::check::{DocumentFact, Requirements};
use crate::domain::proposal::content::{
    Activities, Activity, Beneficiaries, BudgetDraft, Consultation, Content, Indicator, Output, Place, Project, Results,
};
use crate::domain::text::Texts;

pub(crate) fn rules() -> CallRules {
    let label = Texts::new("Statuts", "Statutes", "Estatutos");
    CallRules {
        min_grant: 1_000_000,
        max_grant: 15_000_000,
        required_documents: vec![RequiredDocument { code: "statutes".to_owned(), label, required: true }],
        ..CallRules::default()
    }
}

pub(crate) fn requirements(rules: &CallRules) -> Requirements<'_> {
    Requirements {
        rules,
        currency: Currency::Xof,
        target: 300,
        country: Country::Gw,
        today: NaiveDate::from_ymd_opt(2026, 11, 21).expect("a date"),
    }
}

pub(crate) fn documents() -> Vec<DocumentFact> {
    vec![DocumentFact {
        code: "statutes".to_owned(),
        name: "estatutos.pdf".to_owned(),
        size: 120_000,
        sha256: "ab".repeat(32),
        refused: false,
    }]
}

pub(crate) fn complete() -> Content {
    let text = str::to_owned;
    Content {
        project: Project {
            title: text("Hortas das mulheres de Bafatá"),
            summary: text("Dez hortas com rega gota a gota."),
            problem: text("A água falta na estação seca."),
            solution: text("Um furo e uma bomba solar por aldeia."),
            months: text("9"),
            starts_on: text("1/3/2027"),
        },
        place: Place {
            region: text("GW-BA"),
            locality: text("Bafatá"),
            communities: text("Três aldeias"),
            consultation: Consultation {
                held_on: text("2026-10-04"),
                place: text("Escola da aldeia"),
                method: text("Assembleia e grupos pequenos"),
                women: text("42"),
                men: text("31"),
                returnees: text("20"),
                community: text("53"),
                youth: text("25"),
                needs: text("Água, sementes, formação."),
            },
        },
        beneficiaries: Beneficiaries {
            cells: [("female.18-35.returnee", "110"), ("female.36+.community", "100"), ("male.18-35.returnee", "90")]
                .map(|(cell, count)| (text(cell), text(count)))
                .into(),
            selection_method: text("Lista pública discutida na assembleia."),
        },
        activities: Activities {
            items: vec![Activity {
                id: text("a1"),
                name: text("Abrir os furos"),
                month_from: text("1"),
                month_to: text("3"),
                responsible: text("Coordenadora"),
                description: String::new(),
            }],
        },
        results: Results {
            outcome: text("As famílias vendem legumes todo o ano."),
            outputs: vec![Output { id: text("p1"), name: text("Dez hortas com rega") }],
            items: vec![Indicator {
                id: text("r1"),
                of: text("p1"),
                name: text("Hortas em produção"),
                unit: text("horta"),
                baseline: text("0"),
                target: text("10"),
                verification: text("Visita e fotografias"),
            }],
        },
        budget: BudgetDraft {
            lines: vec![LineDraft {
                id: text("b1"),
                heading: text("equipment"),
                description: text("Bomba solar"),
                unit: text("unidade"),
                quantity: text("2"),
                unit_cost: text("1 650 000"),
                own_share: text("300 000"),
            }],
        },
    }
}
