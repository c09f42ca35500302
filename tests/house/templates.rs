//! Every page draws, in the three languages, with each of its samples.

use std::sync::Arc;

use kafo::adapters::assets::Assets;
use kafo::adapters::templates::Templates;
use kafo::web::pages::{
    accounts, agreements, calls, decisions, eligibility, evaluations, ledger, office_proposals, partners, payments,
    proposals, receipts, reports,
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

fn draw<P: Page>(templates: &Templates) {
    let samples = P::samples();
    assert!(!samples.is_empty(), "{} has no sample", P::TEMPLATE);
    for lang in ["fr", "en", "pt"] {
        for (number, sample) in samples.iter().enumerate() {
            let mut context = serde_json::to_value(sample).unwrap();
            let framed = frame(lang, P::WIDE, &context);
            context.as_object_mut().unwrap().insert("page".to_owned(), framed);
            let drawn = templates.render(lang, P::TEMPLATE, &context);
            let html = drawn.unwrap_or_else(|error| panic!("sample {number} of {}: {error}", P::TEMPLATE));
            assert!(!html.contains(" style=") && !html.contains("<script>"), "{} has inline parts", P::TEMPLATE);
        }
    }
}

#[test]
fn every_page_draws_in_three_languages() {
    let templates = Templates::load(&Arc::new(Assets::load())).unwrap();
    let templates = &templates;
    draw::<kafo::web::pages::home::Resume>(templates);
    draw::<accounts::SignIn>(templates);
    draw::<accounts::Code>(templates);
    draw::<accounts::SignOut>(templates);
    draw::<accounts::Start>(templates);
    draw::<accounts::Organisation>(templates);
    draw::<accounts::Sent>(templates);
    draw::<accounts::Confirm>(templates);
    draw::<accounts::LinkOver>(templates);
    draw::<accounts::Forgot>(templates);
    draw::<accounts::ForgotSent>(templates);
    draw::<accounts::Reset>(templates);
    draw::<accounts::ChangePassword>(templates);
    draw::<accounts::Invitation>(templates);
    draw::<accounts::Account>(templates);
    draw::<accounts::Profile>(templates);
    draw::<accounts::Enrol>(templates);
    draw::<accounts::RemoveFactor>(templates);
    draw::<accounts::TokenNew>(templates);
    draw::<accounts::TokenCreated>(templates);
    draw::<accounts::Users>(templates);
    draw::<accounts::Invite>(templates);
    draw::<accounts::User>(templates);
    draw::<accounts::Disable>(templates);
    draw::<partners::Choose>(templates);
    draw::<partners::Own>(templates);
    draw::<partners::Submit>(templates);
    draw::<partners::Edit>(templates);
    draw::<partners::New>(templates);
    draw::<partners::Members>(templates);
    draw::<partners::RemoveMember>(templates);
    draw::<partners::Papers>(templates);
    draw::<partners::Bank>(templates);
    draw::<partners::ConfirmBank>(templates);
    draw::<partners::OfficeIndex>(templates);
    draw::<partners::Office>(templates);
    draw::<partners::Verify>(templates);
    draw::<partners::Suspend>(templates);
    draw::<proposals::Apply>(templates);
    draw::<proposals::Index>(templates);
    draw::<proposals::Show>(templates);
    draw::<proposals::Check>(templates);
    draw::<proposals::Sent>(templates);
    draw::<proposals::TooLate>(templates);
    draw::<proposals::Withdraw>(templates);
    draw::<proposals::SectionPage<proposals::sections::ProjectForm>>(templates);
    draw::<proposals::SectionPage<proposals::sections::PlaceForm>>(templates);
    draw::<proposals::SectionPage<proposals::sections::BeneficiariesForm>>(templates);
    draw::<proposals::SectionPage<proposals::sections::ActivitiesForm>>(templates);
    draw::<proposals::SectionPage<proposals::sections::ResultsForm>>(templates);
    draw::<proposals::SectionPage<proposals::sections::BudgetForm>>(templates);
    draw::<proposals::SectionPage<proposals::sections::DocumentsForm>>(templates);
    draw::<calls::Index>(templates);
    draw::<calls::Show>(templates);
    draw::<calls::Office>(templates);
    draw::<calls::Begin>(templates);
    draw::<calls::Overview>(templates);
    draw::<calls::Editor>(templates);
    draw::<calls::Files>(templates);
    draw::<calls::Confirm>(templates);
    draw::<office_proposals::List>(templates);
    draw::<office_proposals::Show>(templates);
    draw::<eligibility::Check>(templates);
    draw::<evaluations::Assign>(templates);
    draw::<evaluations::Desk>(templates);
    draw::<evaluations::Declare>(templates);
    draw::<evaluations::Score>(templates);
    draw::<decisions::Ranking>(templates);
    draw::<decisions::Decide>(templates);
    draw::<decisions::Confirm>(templates);
    draw::<receipts::Ask>(templates);
    draw::<receipts::Show>(templates);
    draw::<agreements::Projects>(templates);
    draw::<agreements::Answering>(templates);
    draw::<agreements::Account>(templates);
    draw::<agreements::Agreements>(templates);
    draw::<agreements::AgreementPage>(templates);
    draw::<agreements::Prepare>(templates);
    draw::<agreements::Sign>(templates);
    draw::<agreements::Signed>(templates);
    draw::<payments::Index>(templates);
    draw::<payments::Prepare>(templates);
    draw::<payments::Sheet>(templates);
    draw::<payments::Step>(templates);
    draw::<payments::Confirm>(templates);
    draw::<reports::Show>(templates);
    draw::<reports::Section>(templates);
    draw::<reports::Documents>(templates);
    draw::<reports::Check>(templates);
    draw::<reports::Sent>(templates);
    draw::<reports::Office>(templates);
    draw::<reports::Review>(templates);
    draw::<reports::Return>(templates);
    draw::<reports::Accept>(templates);
    draw::<ledger::Index>(templates);
    draw::<kafo::web::pages::desk::Desk>(templates);
    draw::<kafo::web::pages::dashboard::Dashboard>(templates);
    draw::<kafo::web::pages::permissions::Matrix>(templates);
    draw::<kafo::web::api::docs::Docs>(templates);
}
