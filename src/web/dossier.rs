//! A submitted proposal as people read it: one view for officers, evaluators and decision makers,
//! drawn by `templates/pages/proposals/read.html`.

use serde::Serialize;

use super::error::WebError;
use super::reading::WorkPlan;
use crate::db::dossiers::Dossier;
use crate::domain::beneficiary::{AgeBand, Cell, Group, Sex};
use crate::domain::date::parse_date;
use crate::domain::document::FileType;
use crate::domain::money::{Currency, Money};
use crate::domain::proposal::Frozen;
use crate::domain::proposal::content::{Consultation, Content};
use crate::domain::text::{Lang, Texts};

/// What the template sees as `dossier`.
#[derive(Debug, Clone, Serialize)]
pub struct DossierView {
    number: String,
    title: String,
    /// The language it is written in.
    lang: Lang,
    organisation: String,
    call_code: String,
    call_title: Texts,
    country: String,
    lot: Texts,
    version: u32,
    submitted_at: String,
    receipt: String,
    sha256: String,
    currency: Currency,
    requested: Money,
    total: Money,
    own: Money,
    beneficiaries: u64,
    women: u64,
    months: String,
    starts_on: Day,
    content: Content,
    consultation: Option<ConsultationView>,
    groups: Vec<GroupRow>,
    headings: Vec<HeadingRow>,
    largest: i64,
    lines: Vec<LineRow>,
    documents: Vec<FileRow>,
    plan: Option<WorkPlan>,
}

/// A day as typed: read when it can be, else as it is.
#[derive(Debug, Clone, Serialize)]
struct Day {
    read: Option<String>,
    typed: String,
}

#[derive(Debug, Clone, Serialize)]
struct ConsultationView {
    held_on: Day,
    content: Consultation,
}

/// People of one group and sex, by age.
#[derive(Debug, Clone, Serialize)]
struct GroupRow {
    group: Group,
    sex: Sex,
    ages: Vec<u32>,
    total: u64,
}

#[derive(Debug, Clone, Serialize)]
struct HeadingRow {
    heading: String,
    amount: Money,
    minor: i64,
    share_bp: i64,
}

#[derive(Debug, Clone, Serialize)]
struct LineRow {
    heading: String,
    description: String,
    unit: String,
    quantity: String,
    unit_cost: Money,
    total: Money,
    own: Money,
}

#[derive(Debug, Clone, Serialize)]
struct FileRow {
    label: Option<Texts>,
    name: String,
    href: Option<String>,
    size: i64,
    kind: String,
}

/// A number of hundredths as plain digits: 7250 is `72.5`. The filter `number` writes it.
pub fn hundredths(value: i64) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let (whole, rest) = (value.unsigned_abs() / 100, value.unsigned_abs() % 100);
    if rest == 0 {
        return format!("{sign}{whole}");
    }
    format!("{sign}{whole}.{rest:02}").trim_end_matches('0').to_owned()
}

impl DossierView {
    /// The view of a dossier that the reader may see.
    ///
    /// # Errors
    /// A stored version that cannot be read: damaged data.
    pub fn of(dossier: &Dossier) -> Result<Self, WebError> {
        let frozen = Frozen::read(&dossier.version.canonical)
            .map_err(|error| WebError::Internal(format!("version {}: {error}", dossier.version.id)))?;
        let places = dossier.call.rules.places_for_documents();
        let files = frozen.documents.iter().map(|file| {
            let stored = dossier.documents.iter().find(|row| row.sha256 == file.sha256 && row.name == file.name);
            let asked = places.iter().find(|asked| asked.code == file.code);
            FileRow {
                label: asked.map(|asked| asked.label.clone()),
                name: file.name.clone(),
                href: stored.map(|row| format!("/documents/{}", row.id)),
                size: file.size,
                kind: stored
                    .and_then(|row| row.content_type.parse::<FileType>().ok())
                    .map_or_else(String::new, |kind| kind.extension().to_uppercase()),
            }
        });
        let documents = files.collect();
        Ok(DossierView {
            number: dossier.proposal.number.clone(),
            call_code: dossier.call.code.clone(),
            call_title: dossier.call.title.clone(),
            country: dossier.call.country.to_string(),
            lot: dossier.lot.name.clone(),
            receipt: dossier.version.receipt_number.clone(),
            sha256: dossier.version.sha256.clone(),
            submitted_at: dossier.version.submitted_at.to_rfc3339(),
            documents,
            ..DossierView::of_frozen(frozen)
        })
    }

    /// The view of the frozen text alone.
    fn of_frozen(frozen: Frozen) -> Self {
        let Frozen { identity, content, totals, .. } = frozen;
        let money = |minor| Money::new(minor, totals.currency);
        let mut groups = Vec::new();
        for group in Group::ALL {
            for sex in Sex::ALL {
                let count = |age: &AgeBand| totals.cells.get(Cell { sex: *sex, age: *age, group: *group });
                let total = totals.cells.count(|cell| cell.sex == *sex && cell.group == *group);
                if total > 0 {
                    groups.push(GroupRow {
                        group: *group,
                        sex: *sex,
                        ages: AgeBand::ALL.iter().map(count).collect(),
                        total,
                    });
                }
            }
        }
        let mut headings: Vec<HeadingRow> = totals
            .headings
            .iter()
            .map(|(heading, minor)| HeadingRow {
                heading: heading.clone(),
                amount: money(*minor),
                minor: *minor,
                share_bp: if totals.total > 0 { minor.saturating_mul(10_000) / totals.total } else { 0 },
            })
            .collect();
        headings.sort_by_key(|row| std::cmp::Reverse(row.minor));
        let lines = totals
            .lines
            .iter()
            .map(|line| {
                let typed = content.budget.lines.iter().find(|typed| typed.id == line.id);
                let thousandths =
                    format!("{}.{:03}", line.quantity_thousandths / 1000, line.quantity_thousandths % 1000);
                LineRow {
                    heading: line.heading.clone(),
                    description: typed.map(|typed| typed.description.clone()).unwrap_or_default(),
                    unit: typed.map(|typed| typed.unit.clone()).unwrap_or_default(),
                    quantity: thousandths.trim_end_matches('0').trim_end_matches('.').to_owned(),
                    unit_cost: money(line.unit_cost),
                    total: money(line.total),
                    own: money(line.own),
                }
            })
            .collect();
        let consulted = content.place.consultation != Consultation::default();
        DossierView {
            number: identity.number,
            title: content.project.title.clone(),
            lang: identity.lang,
            organisation: identity.partner_name,
            call_code: identity.call_code,
            call_title: Texts::default(),
            country: String::new(),
            lot: Texts::default(),
            version: identity.version,
            submitted_at: identity.submitted_at.to_rfc3339(),
            receipt: String::new(),
            sha256: String::new(),
            currency: totals.currency,
            requested: totals.requested(),
            total: money(totals.total),
            own: money(totals.own),
            beneficiaries: totals.beneficiaries,
            women: totals.women,
            months: content.project.months.clone(),
            starts_on: Day::of(&content.project.starts_on),
            consultation: consulted.then(|| ConsultationView {
                held_on: Day::of(&content.place.consultation.held_on),
                content: content.place.consultation.clone(),
            }),
            groups,
            largest: headings.first().map_or(1, |row| row.minor),
            headings,
            lines,
            documents: Vec::new(),
            plan: WorkPlan::of(&content),
            content,
        }
    }

    /// A view with something in every part, for the test of the templates.
    ///
    /// # Errors
    /// Never; the sample is readable.
    pub fn sample() -> Self {
        let frozen = Frozen::read(include_str!("dossier_sample.json")).expect("the sample is a frozen proposal");
        DossierView {
            call_title: Texts::new("Jardins", "Gardens", "Hortas"),
            country: "GW".to_owned(),
            lot: Texts::new("Bafatá", "Bafatá", "Bafatá"),
            receipt: "R-2026-000017".to_owned(),
            sha256: "ab".repeat(32),
            documents: vec![
                FileRow {
                    label: Some(Texts::new("Statuts", "Statutes", "Estatutos")),
                    name: "estatutos.pdf".to_owned(),
                    href: Some("/documents/1".to_owned()),
                    size: 120_000,
                    kind: "PDF".to_owned(),
                },
                FileRow { label: None, name: "photo.jpg".to_owned(), href: None, size: 90_000, kind: String::new() },
            ],
            ..DossierView::of_frozen(frozen)
        }
    }

    /// The proposal's title.
    pub fn title(&self) -> &str {
        &self.title
    }
}

impl Day {
    fn of(typed: &str) -> Day {
        Day { read: parse_date(typed).ok().map(|day| day.to_string()), typed: typed.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::hundredths;

    #[test]
    fn hundredths_are_written_without_idle_zeros() {
        assert_eq!([7200, 7250, 7235, 5, -150].map(hundredths), ["72", "72.5", "72.35", "0.05", "-1.5"]);
    }
}
