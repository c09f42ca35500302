//! A call as its readers see it: on its public page and in the preview of a draft.

use serde::Serialize;

use super::words::{amount, duration, hundredths, languages, sentences};
use crate::db::calls::{CallRow, LotRow};
use crate::db::documents::DocumentRow;
use crate::domain::call::{CallDates, CallRules, CallState};
use crate::domain::document::FileType;
use crate::domain::grid::Grid;
use crate::domain::id::Id;
use crate::domain::money::{Currency, Money};
use crate::domain::place::{Country, Sector};
use crate::domain::state::Instant;
use crate::domain::text::{Lang, Texts};

/// Everything a reader sees of a call. Numbers and rules are already in the language of the page.
#[derive(Serialize)]
pub struct Sheet {
    code: String,
    country: Country,
    sector: Sector,
    programme: Texts,
    title: Texts,
    summary: Texts,
    description: Texts,
    eligibility: Texts,
    standing: &'static str,
    cancel_reason: Option<String>,
    opens_at: Option<Instant>,
    questions_until: Option<Instant>,
    closes_at: Option<Instant>,
    amount: String,
    duration: String,
    languages: String,
    rules: Vec<String>,
    lots: Vec<LotView>,
    grid: Vec<SectionView>,
    pass_mark: String,
    asked: Vec<AskedView>,
    files: Vec<FileView>,
}

/// A lot in its row.
#[derive(Clone, Serialize)]
pub struct LotView {
    pub(super) id: String,
    pub(super) position: i32,
    pub(super) name: Texts,
    pub(super) place: Texts,
    pub(super) envelope: Money,
    pub(super) target: i32,
}

#[derive(Serialize)]
struct SectionView {
    title: Texts,
    weight: i64,
    floor: Option<i64>,
    criteria: Vec<CriterionView>,
}

#[derive(Serialize)]
struct CriterionView {
    title: Texts,
    question: Texts,
    weight: i64,
    scale_max: i64,
    floor: Option<i64>,
}

#[derive(Serialize)]
struct AskedView {
    label: Texts,
    required: bool,
}

/// A file to fetch.
#[derive(Serialize)]
pub struct FileView {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) href: String,
    pub(super) size: i64,
    pub(super) sha256: String,
    #[serde(rename = "type")]
    pub(super) kind: String,
}

impl Sheet {
    /// The sheet of a call for a reader of `lang`.
    pub fn new(
        call: CallRow,
        programme: Texts,
        lots: &[LotRow],
        documents: Vec<DocumentRow>,
        lang: Lang,
        now: Instant,
    ) -> Self {
        let (rules, terms) = (&call.rules, call.rules.terms());
        Sheet {
            standing: call.standing(now),
            amount: amount(&terms, call.currency, lang),
            duration: duration(&terms, lang),
            languages: languages(&terms, lang),
            rules: sentences(rules, lang),
            lots: lots.iter().map(|lot| LotView::new(lot, call.currency)).collect(),
            grid: sections(&call.grid),
            pass_mark: hundredths(call.grid.pass_mark, lang),
            asked: rules
                .required_documents
                .iter()
                .map(|document| AskedView { label: document.label.clone(), required: document.required })
                .collect(),
            files: documents.into_iter().map(FileView::new).collect(),
            programme,
            code: call.code,
            country: call.country,
            sector: call.sector,
            title: call.title,
            summary: call.summary,
            description: call.description,
            eligibility: call.eligibility,
            cancel_reason: call.cancel_reason.filter(|_| call.state == CallState::Cancelled),
            opens_at: call.opens_at,
            questions_until: call.questions_until,
            closes_at: call.closes_at,
        }
    }

    /// The sheet of a draft as it stands once the call is published: open, or still to come.
    pub fn as_published(mut self, now: Instant) -> Self {
        if let (Some(opens_at), Some(questions_until), Some(closes_at)) =
            (self.opens_at, self.questions_until, self.closes_at)
        {
            self.standing = CallDates { opens_at, questions_until, closes_at }.state(now).as_str();
        }
        self
    }

    /// The code.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Where it funds projects.
    pub fn country(&self) -> Country {
        self.country
    }

    /// Where it stands.
    pub fn standing(&self) -> &'static str {
        self.standing
    }

    /// Its lots.
    pub fn lots(&self) -> &[LotView] {
        &self.lots
    }

    /// A document of the samples.
    pub fn sample_document() -> DocumentRow {
        DocumentRow {
            id: Id(uuid::Uuid::from_u128(3)),
            owner_kind: crate::domain::document::DocumentOwner::Call,
            owner_id: Id(uuid::Uuid::from_u128(2)),
            purpose: crate::domain::document::Purpose::CallGuidelines,
            code: String::new(),
            name: "lignes-directrices.pdf".into(),
            content_type: FileType::Pdf.as_str().into(),
            size: 210_000,
            sha256: String::new(),
            storage_key: String::new(),
            scan: crate::domain::document::ScanState::NotScanned,
            uploaded_by: None,
            created_at: sample_instant(0),
            removed_at: None,
        }
    }

    /// A sheet with every part, and one of a draft with almost none.
    pub fn samples() -> [Self; 2] {
        let now = sample_instant(0);
        let title = Texts::new("Jardins de Bafatá", "Gardens of Bafatá", "Hortas de Bafatá");
        let lot = |position| LotRow {
            id: Id(uuid::Uuid::from_u128(1)),
            call_id: Id(uuid::Uuid::from_u128(2)),
            position,
            name: Texts::new("Nord", "North", "Norte"),
            place: Texts::new("Bafatá", "", ""),
            envelope: 15_000_000,
            target_beneficiaries: 300,
        };
        let full = sample_call(title.clone(), CallState::Published);
        let mut bare = sample_call(Texts::default(), CallState::Cancelled);
        (bare.opens_at, bare.questions_until, bare.closes_at) = (None, None, None);
        bare.cancel_reason = Some("Le bailleur a retiré ses fonds.".into());
        bare.grid.sections[0].floor_bp = Some(6_000);
        bare.grid.sections[0].criteria[0].floor = Some(2);
        [
            Sheet::new(full, title, &[lot(1), lot(2)], vec![Sheet::sample_document()], Lang::Fr, now),
            Sheet::new(bare, Texts::default(), &[lot(1)], Vec::new(), Lang::Fr, now),
        ]
    }
}

impl LotView {
    /// The lot with its money.
    pub fn new(lot: &LotRow, currency: Currency) -> Self {
        LotView {
            id: lot.id.to_string(),
            position: lot.position,
            name: lot.name.clone(),
            place: lot.place.clone(),
            envelope: Money::new(lot.envelope, currency),
            target: lot.target_beneficiaries,
        }
    }
}

impl FileView {
    /// The link to a document.
    pub fn new(document: DocumentRow) -> Self {
        let kind = document.content_type.parse::<FileType>().map_or("", FileType::extension);
        FileView {
            id: document.id.to_string(),
            href: format!("/documents/{}", document.id),
            name: document.name,
            size: document.size,
            sha256: document.sha256,
            kind: kind.to_uppercase(),
        }
    }
}

/// An instant of the samples: noon of a day, so many days away from a fixed one.
pub fn sample_instant(days: i64) -> Instant {
    let start = chrono::DateTime::from_timestamp(1_795_262_400, 0).unwrap_or_default();
    Instant::from(start) + chrono::TimeDelta::days(days)
}

/// A call of the samples.
pub fn sample_call(title: Texts, state: CallState) -> CallRow {
    let id = |number| Id(uuid::Uuid::from_u128(number));
    let document = crate::domain::call::RequiredDocument {
        code: "statutes".into(),
        label: Texts::new("Statuts", "Statutes", "Estatutos"),
        required: true,
    };
    CallRow {
        id: id(2),
        code: "GW-2026-03".into(),
        programme_id: id(4),
        state,
        country: Country::Gw,
        sector: Sector::Agriculture,
        currency: Currency::Xof,
        summary: title.clone(),
        description: title.clone(),
        eligibility: title.clone(),
        title,
        opens_at: Some(sample_instant(-10)),
        questions_until: Some(sample_instant(30)),
        closes_at: Some(sample_instant(52)),
        rules: CallRules {
            min_grant: 5_000_000,
            max_grant: 15_000_000,
            min_own_share_bp: 500,
            sealed: true,
            verified_partners_only: true,
            required_documents: vec![document],
            ..CallRules::default()
        },
        grid: Grid::community_default(),
        author_id: id(5),
        submitted_by: None,
        published_by: Some(id(6)),
        published_at: Some(sample_instant(-10)),
        opened_at: None,
        decided_at: None,
        cancel_reason: None,
        search_text: String::new(),
        version: 3,
        created_at: sample_instant(-20),
        updated_at: sample_instant(-10),
    }
}

fn sections(grid: &Grid) -> Vec<SectionView> {
    grid.sections
        .iter()
        .map(|section| SectionView {
            title: section.title.clone(),
            weight: section.criteria.iter().map(|criterion| criterion.weight).sum(),
            floor: section.floor_bp,
            criteria: section
                .criteria
                .iter()
                .map(|criterion| CriterionView {
                    title: criterion.title.clone(),
                    question: criterion.question.clone(),
                    weight: criterion.weight,
                    scale_max: criterion.scale_max,
                    floor: criterion.floor,
                })
                .collect(),
        })
        .collect()
}
