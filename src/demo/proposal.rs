//! A whole proposal for a call of the demo, as its editors would type it.

use super::content::{ProposalWords, region_of};
use crate::domain::budget::{Heading, LineDraft};
use crate::domain::money::Currency;
use crate::domain::proposal::Written;
use crate::domain::proposal::content::{
    Activities, Activity, Beneficiaries, BudgetDraft, Consultation, Indicator, Output, Place, Project, Results,
};
use crate::domain::text::Lang;

/// By how much amounts in francs CFA are multiplied in this currency.
pub fn factor(currency: Currency) -> i64 {
    match currency {
        Currency::Gnf => 14,
        _ => 1,
    }
}

/// What differs between one proposal and another.
#[derive(Debug, Clone, Copy)]
pub struct Variant {
    /// Which applicant of the call: 0, 1 or 2.
    pub applicant: usize,
    /// Moves prices a little.
    pub price: i64,
    /// The currency.
    pub currency: Currency,
    /// The language it is written in.
    pub lang: Lang,
    /// The place.
    pub place: &'static str,
    /// Days in `yyyy-mm-dd`: when the consultation was held, and when the project begins.
    pub dates: (chrono::NaiveDate, chrono::NaiveDate),
}

/// The project's length in months.
pub const MONTHS: u32 = 9;

/// Every section, filled in.
pub fn sections(words: &ProposalWords, variant: &Variant) -> Vec<Written> {
    let pt = variant.lang == Lang::Pt;
    let say = |fr: &str, pt_text: &str| if pt { pt_text.to_owned() } else { fr.to_owned() };
    let project = Project {
        title: format!("{} – {}", words.titles[variant.applicant % 3], variant.place),
        summary: words.summary.into(),
        problem: words.problem.into(),
        solution: words.solution.into(),
        months: MONTHS.to_string(),
        starts_on: variant.dates.1.to_string(),
    };
    let place = Place {
        region: region_of(variant.place).into(),
        locality: say("Commune Exemple", "Sector Exemplo"),
        communities: say("Village Exemple Nord, Village Exemple Sud", "Aldeia Exemplo Norte, Aldeia Exemplo Sul"),
        consultation: Consultation {
            held_on: variant.dates.0.to_string(),
            place: variant.place.into(),
            method: say("Assemblée publique, puis vote à main levée", "Assembleia pública, depois voto de braço no ar"),
            women: "76".into(),
            men: "66".into(),
            returnees: "58".into(),
            community: "84".into(),
            youth: "41".into(),
            needs: say(
                "L'assemblée a classé les besoins ; celui-ci est venu en premier.",
                "A assembleia ordenou as necessidades; esta veio em primeiro lugar.",
            ),
        },
    };
    let cells = [
        ("female.18-35.returnee", 70),
        ("male.18-35.returnee", 80),
        ("female.18-35.community", 60),
        ("male.18-35.community", 30),
        ("female.36+.community", 40),
        ("male.36+.community", 20),
    ];
    let beneficiaries = Beneficiaries {
        cells: cells.iter().map(|(cell, count)| ((*cell).to_owned(), count.to_string())).collect(),
        selection_method: say(
            "Liste publique, critères affichés, comité mixte",
            "Lista pública, critérios afixados, comité misto",
        ),
    };
    let months = [(1, 1), (2, 4), (3, 6), (5, 9)];
    let activities = Activities {
        items: words
            .activities
            .iter()
            .zip(months)
            .enumerate()
            .map(|(index, ((name, description), (from, to)))| Activity {
                id: format!("a{}", index + 1),
                name: (*name).into(),
                month_from: from.to_string(),
                month_to: to.to_string(),
                responsible: say("L'organisation et le comité", "A organização e o comité"),
                description: (*description).into(),
            })
            .collect(),
    };
    let targets = ["120", "200", "12"];
    let key = |index: usize| format!("p{}", index + 1);
    let output = |(index, name): (usize, &&str)| Output { id: key(index), name: (*name).into() };
    let results = Results {
        outcome: words.outcome.into(),
        outputs: words.outputs.iter().enumerate().map(output).collect(),
        items: words
            .indicators
            .iter()
            .zip(targets)
            .enumerate()
            .map(|(index, ((name, unit), target))| Indicator {
                id: format!("i{}", index + 1),
                // The last one measures the outcome.
                of: if index < words.outputs.len() { key(index) } else { String::new() },
                name: (*name).into(),
                unit: (*unit).into(),
                baseline: "0".into(),
                target: target.into(),
                verification: say("Registres du projet et visites", "Registos do projeto e visitas"),
            })
            .collect(),
    };
    vec![
        Written::Project(project),
        Written::Place(place),
        Written::Beneficiaries(beneficiaries),
        Written::Activities(activities),
        Written::Results(results),
        Written::Budget(BudgetDraft { lines: lines(words, variant) }),
    ]
}

/// What somebody has typed of the beneficiaries who was called away: half of the figures, and nothing below them.
pub fn halve(written: &mut Written) {
    if let Written::Beneficiaries(beneficiaries) = written {
        let half = beneficiaries.cells.len() / 2;
        beneficiaries.cells = std::mem::take(&mut beneficiaries.cells).into_iter().take(half).collect();
        beneficiaries.selection_method.clear();
    }
}

/// Eleven or twelve budget lines within the rules of the calls.
fn lines(words: &ProposalWords, variant: &Variant) -> Vec<LineDraft> {
    let pt = variant.lang == Lang::Pt;
    let say = |fr: &'static str, pt_text: &'static str| if pt { pt_text } else { fr };
    let month = say("mois", "mês");
    let mut lines = vec![
        (Heading::HumanResources, say("Coordination à mi-temps", "Coordenação a meio tempo"), month, 9, 150_000, 0),
        (
            Heading::HumanResources,
            say("Comptabilité à temps partiel", "Contabilidade a tempo parcial"),
            month,
            9,
            60_000,
            0,
        ),
        (Heading::Travel, say("Déplacements dans les villages", "Deslocações nas aldeias"), month, 9, 45_000, 0),
        (Heading::Equipment, words.equipment[0].0, words.equipment[0].1, 2, 2_100_000, 0),
        (Heading::Equipment, words.equipment[1].0, words.equipment[1].1, 2, 1_000_000, 0),
        (Heading::Equipment, words.equipment[2].0, words.equipment[2].1, 40, 21_000, 0),
        (Heading::LocalOffice, say("Carburant et communications", "Combustível e comunicações"), month, 9, 25_000, 0),
        (Heading::Services, say("Étude technique", "Estudo técnico"), say("étude", "estudo"), 1, 300_000, 0),
        (
            Heading::Activities,
            say("Sessions de formation", "Sessões de formação"),
            say("session", "sessão"),
            6,
            250_000,
            0,
        ),
        (
            Heading::Activities,
            say("Main-d'œuvre et terrain de la communauté", "Mão de obra e terreno da comunidade"),
            month,
            9,
            120_000,
            1_080_000,
        ),
        (
            Heading::IndirectCosts,
            say("Frais de gestion", "Despesas de gestão"),
            say("forfait", "montante fixo"),
            1,
            500_000,
            0,
        ),
    ];
    if variant.applicant != 1 {
        lines.push((
            Heading::BeneficiaryGrants,
            say("Subventions de démarrage", "Ajudas de arranque"),
            say("personne", "pessoa"),
            20,
            45_000,
            0,
        ));
    }
    let factor = factor(variant.currency);
    lines
        .into_iter()
        .enumerate()
        .map(|(index, (heading, description, unit, quantity, unit_cost, own))| {
            // Prices differ a little from one applicant to another, in steps of 500.
            let moved = if own == 0 { unit_cost * (100 - variant.price) / 100 / 500 * 500 } else { unit_cost };
            LineDraft {
                id: format!("l{}", index + 1),
                heading: heading.as_str().into(),
                description: description.into(),
                unit: unit.into(),
                quantity: quantity.to_string(),
                unit_cost: (moved * factor).to_string(),
                own_share: if own == 0 { String::new() } else { (own * factor).to_string() },
            }
        })
        .collect()
}
