//! The call: written and published, then closed, its proposals checked, scored, ranked and decided.

use kafo::adapters::i18n;
use kafo::domain::grid::Grid;
use kafo::domain::id::Id;

use super::{Staff, post_at, post_from};
use crate::harness::app::TestApp;
use crate::harness::client::between;

/// The author writes a call part by part, the publisher publishes it. Returns its address and its code.
pub fn publish_call(app: &TestApp, staff: &Staff, programme: Id) -> (String, String) {
    let author = app.signed_in(&staff.author);
    let programme = programme.to_string();
    let basics = [("programme", programme.as_str()), ("country", "GW"), ("sector", "agriculture")];
    let titles = [("title.fr", "Jardins"), ("title.en", "Gardens"), ("title.pt", "Hortas")];
    let begun = post_at(&author, "/office/calls/new", &[&basics[..], &titles[..1]].concat());
    let call = begun.location.clone();
    let save = |part: &str, fields: &[(&str, &str)]| {
        post_at(&author, &format!("{call}/edit/{part}"), &[&[("act", "save")], fields].concat());
    };
    let summaries = [("summary.fr", "Des jardins."), ("summary.en", "Gardens."), ("summary.pt", "Hortas.")];
    save("basics", &[&basics[..], &titles, &summaries].concat());
    save(
        "texts",
        &[
            ("description.fr", "Objectifs"),
            ("description.en", "Objectives"),
            ("description.pt", "Objetivos"),
            ("eligibility.fr", "ONG"),
            ("eligibility.en", "NGOs"),
            ("eligibility.pt", "ONG"),
        ],
    );
    save(
        "dates",
        &[("opens_at", "2026-11-21T12:00"), ("questions_until", "20/12/2026 17h"), ("closes_at", "12/01/2027 17:00")],
    );
    save(
        "money",
        &[
            ("currency", "XOF"),
            ("lots.0.place.fr", "Bafatá"),
            ("lots.0.target", "300"),
            ("lots.0.envelope", "15 000 000"),
            ("min_grant", "1 000 000"),
            ("max_grant", "15 000 000"),
            ("min_own_share_bp", "5"),
            ("indirect_cap_bp", "7"),
            ("contingency_cap_bp", "5"),
            ("staff_cap_bp", "30"),
            ("months_min", "6"),
            ("months_max", "9"),
        ],
    );
    save(
        "rules",
        &[
            ("community_share_min_bp", "30"),
            ("consultation_required", "yes"),
            ("no_documents", "yes"),
            ("accepted_languages", "pt"),
            ("accepted_languages", "fr"),
            ("required_languages", "fr"),
            ("required_languages", "en"),
            ("required_languages", "pt"),
            ("min_scorecards", "2"),
            ("spread_limit_points", "20"),
        ],
    );
    let preview = author.get(&format!("{call}/preview"));
    let code = between(&preview.is(200).body, "<span class=\"govuk-caption-l\">", " ").unwrap().to_owned();
    app.browser().get(&format!("/calls/{code}")).is(404);
    post_from(&author, &call, &format!("{call}/review"), &[]);
    post_at(&app.signed_in(&staff.publisher), &format!("{call}/publish"), &[]);
    app.browser().get("/").is(200).shows(&format!("/calls/{code}"));
    (call, code)
}

/// From the deadline to the decision.
pub fn select(app: &TestApp, staff: &Staff, call: &str, proposal: Id) {
    let officer = app.signed_in(&staff.publisher);
    post_at(&officer, &format!("{call}/close"), &[]);
    officer.get(&format!("{call}/proposals")).is(200).shows("Hortas das mulheres de Bafatá");
    let rules = [
        "on_time",
        "eligible_applicant",
        "registration_valid",
        "place_eligible",
        "amounts_within_limits",
        "documents_valid",
        "no_double_funding",
    ];
    post_at(&officer, &format!("/office/proposals/{proposal}/eligibility"), &rules.map(|rule| (rule, "yes")));
    let pairs = staff.evaluators.each_ref().map(|person| format!("{proposal}.{}", person.user().unwrap()));
    post_at(&officer, &format!("{call}/assign"), &[("assign", &pairs[0]), ("assign", &pairs[1])]);

    let codes: Vec<String> = Grid::community_default().criteria().map(|criterion| criterion.code.clone()).collect();
    for (person, score) in staff.evaluators.iter().zip(["5", "4"]) {
        let browser = app.signed_in(person);
        let page = browser.get("/evaluations");
        let file = format!("/evaluations/{}", between(&page.is(200).body, "href=\"/evaluations/", "\"").unwrap());
        browser.get(&file).is(200).hides("A água falta");
        post_from(&browser, &file, &format!("{file}/declare"), &[("interest", "no")]);
        browser.get(&file).is(200).shows("A água falta na estação seca.");
        let mut card = Vec::new();
        for code in &codes {
            card.push((format!("score.{code}"), score.to_owned()));
            card.push((format!("reason.{code}"), format!("Nota {score} para {code}.")));
        }
        let card: Vec<(&str, &str)> = card.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        post_from(&browser, &file, &format!("{file}/hand-in"), &card);
    }

    post_at(&app.signed_in(&staff.chair), &format!("{call}/ranking"), &[]);
    let (outcome, amount) = (format!("outcome.{proposal}"), format!("amount.{proposal}"));
    let decision = [(outcome.as_str(), "award"), (amount.as_str(), "3 000 000")];
    let director = app.signed_in(&staff.director);
    let page = format!("{call}/decisions");
    let version = director.get(&page).is(200).value_of("version").unwrap();
    let asked = director.post(&page, &[&decision[..], &[("version", &version)]].concat());
    asked.is(200).shows(&i18n::text("fr", "decisions-confirm-title", &[]));
    post_at(&director, &page, &[&decision[..], &[("act", "confirm")]].concat());
}
