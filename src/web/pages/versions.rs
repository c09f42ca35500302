//! Two versions of a proposal side by side, as staff compare them: what changed is marked.

use std::collections::BTreeMap;

use actix_web::web::{Path, Query};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::db::Db;
use crate::db::documents::DocumentRow;
use crate::db::dossiers::{self, Dossier};
use crate::db::proposals::{self, ProposalReturnRow, ProposalVersionRow};
use crate::domain::actor::Actor;
use crate::domain::id::Id;
use crate::domain::place::Country;
use crate::domain::proposal::{Frozen, Section};
use crate::domain::state::Instant;
use crate::domain::text::Lang;
use crate::web::error::{Answer, WebError};
use crate::web::guard::{May, may};
use crate::web::reading::{self, FileLine, GroupPair, SectionPair};
use crate::web::routes::Routes;
use crate::web::view::{FormView, Page};

/// The routes of this file.
pub fn routes(routes: &mut Routes) {
    routes.get("/office/proposals/{id}/versions", show);
}

/// The comparison.
#[derive(Debug, Clone, Serialize)]
pub struct Versions {
    id: Id,
    number: String,
    title: String,
    /// The language in which the proposal is written.
    written: Lang,
    country: Country,
    before: VersionView,
    after: VersionView,
    /// All versions, to choose two others.
    numbers: Vec<i32>,
    /// Whether what did not change is shown too.
    all: bool,
    sections: Vec<SectionView>,
    changes: usize,
    form: FormView,
}

#[derive(Debug, Clone, Serialize)]
struct VersionView {
    number: i32,
    receipt: String,
    submitted_at: Instant,
}

#[derive(Debug, Clone, Serialize)]
struct SectionView {
    #[serde(flatten)]
    pair: SectionPair,
    /// What the organisation was asked to correct here between the two.
    reason: String,
}

/// Which versions to compare, and whether everything is shown.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Asked {
    from: String,
    to: String,
    all: String,
}

impl Page for Versions {
    const TEMPLATE: &'static str = "pages/versions/show.html";
    const WIDE: bool = true;

    fn samples() -> Vec<Self> {
        let before = Frozen::read(include_str!("../dossier_sample.json")).expect("the sample is a frozen proposal");
        let mut after = before.clone();
        after.content.project.summary.push_str(" Mais uma frase.");
        after.content.budget.lines.clear();
        after.documents.clear();
        let view = |number| VersionView {
            number,
            receipt: "R-2026-000017-X".into(),
            submitted_at: chrono::DateTime::UNIX_EPOCH.into(),
        };
        let page = |all| {
            let mut page = Versions {
                id: Id::new(Instant::from(chrono::DateTime::UNIX_EPOCH), [1; 10]),
                number: before.identity.number.clone(),
                title: "Hortas".into(),
                written: Lang::Pt,
                country: Country::Gw,
                before: view(1),
                after: view(2),
                numbers: vec![1, 2, 3],
                all,
                sections: Vec::new(),
                changes: 0,
                form: FormView::filled(json!({ "from": "1", "to": "2" })),
            };
            let reasons = [(Section::Budget, "Ligne 2 : pourquoi ?".to_owned())].into();
            page.put(reading::compare((&before, &[]), (&after, &[]), Lang::Fr), &reasons);
            page
        };
        let none = Versions { sections: Vec::new(), changes: 0, numbers: vec![1, 2], ..page(false) };
        vec![page(false), page(true), none]
    }
}

impl Versions {
    /// The sections that differ, or all of them; of each the fields that differ, or all.
    fn put(&mut self, pairs: Vec<SectionPair>, reasons: &BTreeMap<Section, String>) {
        self.changes = pairs.iter().map(|pair| pair.changes).sum();
        let all = self.all;
        let kept = |mut pair: SectionPair| -> SectionPair {
            let differs = |change| all || change != reading::Change::Same;
            let groups = pair.groups.into_iter().filter(|group| differs(group.change));
            let rows = |group: GroupPair| {
                let rows = group.rows.into_iter().filter(|row| differs(row.change)).collect();
                GroupPair { rows, ..group }
            };
            pair.groups = groups.map(rows).collect();
            pair
        };
        self.sections = pairs
            .into_iter()
            .filter(|pair| all || pair.changes > 0 || reasons.contains_key(&pair.section))
            .map(|pair| SectionView {
                reason: reasons.get(&pair.section).cloned().unwrap_or_default(),
                pair: kept(pair),
            })
            .collect();
    }
}

/// What the page needs of the database.
struct Found {
    dossier: Dossier,
    versions: Vec<ProposalVersionRow>,
    returns: Vec<ProposalReturnRow>,
}

fn load(db: &mut Db, actor: &Actor, proposal: Id) -> Result<Option<Found>, WebError> {
    let Some(dossier) = dossiers::find(db, actor, proposal)? else { return Ok(None) };
    let versions = proposals::list_versions(db, proposal)?;
    let returns = proposals::list_returns(db, proposal)?.into_iter().map(|(row, _)| row).collect();
    Ok(Some(Found { dossier, versions, returns }))
}

/// The files of a version with where they are fetched.
fn files(frozen: &Frozen, dossier: &Dossier, lang: Lang) -> Vec<FileLine> {
    let of =
        |row: &&DocumentRow| frozen.documents.iter().any(|file| file.sha256 == row.sha256 && file.name == row.name);
    let rows: Vec<DocumentRow> = dossier.documents.iter().filter(of).cloned().collect();
    reading::files(&rows, &dossier.call.rules, lang)
}

fn compare(found: Found, asked: &Asked, lang: Lang) -> Result<Versions, WebError> {
    let Found { dossier, versions, returns } = found;
    let numbered = |asked: &str| {
        let number = asked.parse::<i32>().ok()?;
        versions.iter().find(|version| version.number == number)
    };
    let last = versions.last().ok_or(WebError::NotFound)?;
    let after = numbered(&asked.to).unwrap_or(last);
    let earlier = versions.iter().rev().find(|version| version.number < after.number);
    let before = numbered(&asked.from).or(earlier).unwrap_or(after);
    let read = |version: &ProposalVersionRow| {
        Frozen::read(&version.canonical).map_err(|error| WebError::Internal(format!("version {}: {error}", version.id)))
    };
    let (one, other) = (read(before)?, read(after)?);
    let view = |version: &ProposalVersionRow| VersionView {
        number: version.number,
        receipt: version.receipt_number.clone(),
        submitted_at: version.submitted_at,
    };
    // What was asked between the two versions, the latest word for each section.
    let between = returns.iter().rev().filter(|row| {
        row.returned_at >= before.submitted_at && (before.id == after.id || row.returned_at <= after.submitted_at)
    });
    let reasons: BTreeMap<Section, String> = between.flat_map(|row| row.reasons.0.clone()).collect();
    let mut page = Versions {
        id: dossier.proposal.id,
        number: dossier.proposal.number.clone(),
        title: dossier.proposal.title.clone(),
        written: dossier.proposal.lang,
        country: dossier.call.country,
        before: view(before),
        after: view(after),
        numbers: versions.iter().map(|version| version.number).collect(),
        all: asked.all == "1",
        sections: Vec::new(),
        changes: 0,
        form: FormView::filled(json!({ "from": before.number.to_string(), "to": after.number.to_string() })),
    };
    let (one_files, other_files) = (files(&one, &dossier, lang), files(&other, &dossier, lang));
    page.put(reading::compare((&one, &one_files), (&other, &other_files), lang), &reasons);
    Ok(page)
}

async fn show(caller: May<may::ProposalRead>, id: Path<Id>, asked: Query<Asked>) -> Answer {
    let (actor, proposal) = (caller.actor.clone(), id.into_inner());
    let found = caller.read(move |db| load(db, &actor, proposal)).await?.ok_or(WebError::NotFound)?;
    let page = compare(found, &asked, caller.lang)?;
    caller.page(&page)
}
