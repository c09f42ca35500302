//! Every page draws, in the three languages, with each of its samples.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use kafo::adapters::assets::Assets;
use kafo::adapters::templates::Templates;
use kafo::web::pages::{
    about, accounts, agreements, calls, corrections, decisions, eligibility, evaluations, ledger, office_proposals,
    openings, partners, payments, programmes, proposals, questions, receipts, reports, screenings, subscriptions,
    versions,
};
use kafo::web::view::Page;
use serde_json::{Value, json};

/// The frame that the portal puts around a page, with errors where the sample has some.
fn frame(lang: &str, wide: bool, content: &Value) -> Value {
    let errors: Vec<Value> = content
        .pointer("/form/errors")
        .and_then(Value::as_object)
        .map(|errors| errors.iter().map(|(field, text)| json!({ "field": field, "text": text })).collect())
        .unwrap_or_default();
    json!({
        "lang": lang, "path": "/", "title": null, "now": "2026-11-21T12:00:00.000000Z", "csrf": "token",
        "account": { "name": "Awa Exemple", "href": "/account" }, "wide": wide, "request_id": "r",
        "nav": [{ "label": "Menu", "href": "/", "current": true }], "errors": errors,
        "lang_links": [{ "code": "fr", "short": "FR", "name": "Français", "href": "?lang=fr", "current": true }],
        "flash": { "kind": "success", "text": "Fait." },
    })
}

/// Draws pages, and notes the templates that it drew.
struct Gallery {
    templates: Templates,
    drawn: BTreeSet<String>,
}

impl Gallery {
    fn draw<P: Page>(&mut self) {
        let samples = P::samples();
        assert!(!samples.is_empty(), "{} has no sample", P::TEMPLATE);
        for lang in ["fr", "en", "pt"] {
            for (number, sample) in samples.iter().enumerate() {
                let mut context = serde_json::to_value(sample).unwrap();
                let framed = frame(lang, P::WIDE, &context);
                context.as_object_mut().unwrap().insert("page".to_owned(), framed);
                let drawn = self.templates.render(lang, P::TEMPLATE, &context);
                let html = drawn.unwrap_or_else(|error| panic!("sample {number} of {}: {error}", P::TEMPLATE));
                assert!(!html.contains(" style=") && !html.contains("<script>"), "{} has inline parts", P::TEMPLATE);
            }
        }
        self.drawn.insert(P::TEMPLATE.to_owned());
    }
}

/// Every template, by its name, with its text.
fn templates_of(folder: &Path, under: &str, all: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder.join(under)).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{under}/{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            templates_of(folder, &name, all);
        } else {
            all.push((name, fs::read_to_string(entry.path()).unwrap()));
        }
    }
}

#[test]
fn every_page_draws_in_three_languages() {
    let templates = Templates::load(&Arc::new(Assets::load())).unwrap();
    let mut gallery = Gallery { templates, drawn: BTreeSet::new() };
    gallery.draw::<kafo::web::pages::home::Resume>();
    gallery.draw::<about::Help>();
    gallery.draw::<about::Guide>();
    gallery.draw::<about::Accessibility>();
    gallery.draw::<about::Privacy>();
    gallery.draw::<accounts::SignIn>();
    gallery.draw::<accounts::Code>();
    gallery.draw::<accounts::SignOut>();
    gallery.draw::<accounts::Start>();
    gallery.draw::<accounts::Organisation>();
    gallery.draw::<accounts::Sent>();
    gallery.draw::<accounts::Confirm>();
    gallery.draw::<accounts::LinkOver>();
    gallery.draw::<accounts::Forgot>();
    gallery.draw::<accounts::ForgotSent>();
    gallery.draw::<accounts::Reset>();
    gallery.draw::<accounts::ChangePassword>();
    gallery.draw::<accounts::Invitation>();
    gallery.draw::<accounts::Account>();
    gallery.draw::<accounts::Profile>();
    gallery.draw::<accounts::Enrol>();
    gallery.draw::<accounts::RemoveFactor>();
    gallery.draw::<accounts::TokenNew>();
    gallery.draw::<accounts::TokenCreated>();
    gallery.draw::<accounts::Users>();
    gallery.draw::<accounts::Invite>();
    gallery.draw::<accounts::User>();
    gallery.draw::<accounts::Disable>();
    gallery.draw::<partners::Choose>();
    gallery.draw::<partners::Own>();
    gallery.draw::<partners::Submit>();
    gallery.draw::<partners::Edit>();
    gallery.draw::<partners::EditPart>();
    gallery.draw::<partners::New>();
    gallery.draw::<partners::Members>();
    gallery.draw::<partners::HandOver>();
    gallery.draw::<partners::SecondLook>();
    gallery.draw::<partners::Signatory>();
    gallery.draw::<partners::RemoveMember>();
    gallery.draw::<partners::Papers>();
    gallery.draw::<partners::AddPaper>();
    gallery.draw::<partners::Bank>();
    gallery.draw::<partners::ConfirmBank>();
    gallery.draw::<partners::OfficeIndex>();
    gallery.draw::<partners::Duplicates>();
    gallery.draw::<partners::Duplicate>();
    gallery.draw::<partners::Merge>();
    gallery.draw::<partners::Office>();
    gallery.draw::<partners::Verify>();
    gallery.draw::<partners::Suspend>();
    gallery.draw::<screenings::Index>();
    gallery.draw::<screenings::Show>();
    gallery.draw::<screenings::Ask>();
    gallery.draw::<proposals::Apply>();
    gallery.draw::<proposals::Index>();
    gallery.draw::<proposals::Show>();
    gallery.draw::<proposals::Check>();
    gallery.draw::<proposals::Sent>();
    gallery.draw::<proposals::TooLate>();
    gallery.draw::<proposals::Withdraw>();
    gallery.draw::<proposals::Workbook>();
    gallery.draw::<proposals::Compare>();
    gallery.draw::<proposals::Offline>();
    gallery.draw::<proposals::SectionPage<proposals::sections::ProjectForm>>();
    gallery.draw::<proposals::SectionPage<proposals::sections::PlaceForm>>();
    gallery.draw::<proposals::SectionPage<proposals::sections::BeneficiariesForm>>();
    gallery.draw::<proposals::SectionPage<proposals::sections::ActivitiesForm>>();
    gallery.draw::<proposals::SectionPage<proposals::sections::ResultsForm>>();
    gallery.draw::<proposals::SectionPage<proposals::sections::BudgetForm>>();
    gallery.draw::<proposals::SectionPage<proposals::sections::DocumentsForm>>();
    gallery.draw::<programmes::Index>();
    gallery.draw::<programmes::Show>();
    gallery.draw::<programmes::Editor>();
    gallery.draw::<programmes::Funds>();
    gallery.draw::<programmes::Confirm>();
    gallery.draw::<programmes::Correct>();
    gallery.draw::<programmes::ConfirmCorrection>();
    gallery.draw::<calls::Index>();
    gallery.draw::<calls::Show>();
    gallery.draw::<calls::Office>();
    gallery.draw::<calls::Begin>();
    gallery.draw::<calls::Overview>();
    gallery.draw::<calls::Editor>();
    gallery.draw::<calls::Amend>();
    gallery.draw::<calls::Files>();
    gallery.draw::<calls::Confirm>();
    gallery.draw::<questions::Ask>();
    gallery.draw::<questions::Index>();
    gallery.draw::<questions::Show>();
    gallery.draw::<subscriptions::Begin>();
    gallery.draw::<subscriptions::Confirm>();
    gallery.draw::<subscriptions::Own>();
    gallery.draw::<subscriptions::Stopping>();
    gallery.draw::<subscriptions::Notice>();
    gallery.draw::<office_proposals::List>();
    gallery.draw::<office_proposals::Show>();
    gallery.draw::<eligibility::Check>();
    gallery.draw::<corrections::Return>();
    gallery.draw::<openings::Opening>();
    gallery.draw::<versions::Versions>();
    gallery.draw::<evaluations::Assign>();
    gallery.draw::<evaluations::Desk>();
    gallery.draw::<evaluations::Declare>();
    gallery.draw::<evaluations::Score>();
    gallery.draw::<decisions::Ranking>();
    gallery.draw::<decisions::Decide>();
    gallery.draw::<decisions::Confirm>();
    gallery.draw::<receipts::Ask>();
    gallery.draw::<receipts::Show>();
    gallery.draw::<agreements::Projects>();
    gallery.draw::<agreements::Answering>();
    gallery.draw::<agreements::Account>();
    gallery.draw::<agreements::Agreements>();
    gallery.draw::<agreements::AgreementPage>();
    gallery.draw::<agreements::Prepare>();
    gallery.draw::<agreements::Sign>();
    gallery.draw::<agreements::Signed>();
    gallery.draw::<payments::Index>();
    gallery.draw::<payments::Prepare>();
    gallery.draw::<payments::Sheet>();
    gallery.draw::<payments::Step>();
    gallery.draw::<payments::Confirm>();
    gallery.draw::<reports::Show>();
    gallery.draw::<reports::Section>();
    gallery.draw::<reports::Documents>();
    gallery.draw::<reports::Check>();
    gallery.draw::<reports::Sent>();
    gallery.draw::<reports::Office>();
    gallery.draw::<reports::Review>();
    gallery.draw::<reports::Return>();
    gallery.draw::<reports::Accept>();
    gallery.draw::<ledger::Index>();
    gallery.draw::<kafo::web::pages::journal::Journal>();
    gallery.draw::<kafo::web::pages::desk::Desk>();
    gallery.draw::<kafo::web::pages::dashboard::Dashboard>();
    gallery.draw::<kafo::web::pages::permissions::Matrix>();
    gallery.draw::<kafo::web::api::docs::Docs>();

    // A template of a page is drawn by one of the above; what extends no layout is a part of another.
    let mut all = Vec::new();
    templates_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("templates"), "pages", &mut all);
    let (pages, parts): (Vec<_>, Vec<_>) = all.iter().partition(|(_, text)| text.contains("{% extends "));
    let pages: BTreeSet<String> = pages.into_iter().map(|(name, _)| name.clone()).collect();
    assert_eq!(gallery.drawn, pages);
    for (part, text) in parts {
        let is_used = all.iter().any(|(_, other)| other.contains(&format!("\"{part}\"")));
        assert!(is_used || text.contains("{% component "), "no template uses {part}");
    }
}
