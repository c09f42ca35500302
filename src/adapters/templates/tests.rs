//! Templates parse in three languages, components draw what they promise, and no page carries inline style or script.

use serde_json::{Value, json};

use super::*;
use crate::adapters::i18n::LANGS;

/// The templates with one more for the test.
fn with(extra: &str) -> Templates {
    let assets = Arc::new(Assets::load());
    let mut templates = Templates::load(&assets).expect("the templates parse");
    templates.engine.add_raw_template("test.html", extra).expect("the test template parses");
    templates
}

/// What every page has.
fn page(lang: &str) -> Value {
    json!({
        "lang": lang, "path": "/calls", "title": "Essai", "now": "2026-11-21T10:00:00Z", "csrf": "jeton",
        "account": {"name": "Fatumata Baldé", "href": "/account"},
        "nav": [{"label": "Appels", "href": "/calls", "current": true}, {"label": "Aide", "href": "/help", "current": false}],
        "lang_links": [
            {"code": "fr", "short": "FR", "name": "Français", "href": "/calls?lang=fr", "current": lang == "fr"},
            {"code": "en", "short": "EN", "name": "English", "href": "/calls?lang=en", "current": lang == "en"},
            {"code": "pt", "short": "PT", "name": "Português", "href": "/calls?lang=pt", "current": lang == "pt"},
        ],
        "flash": null, "wide": false, "request_id": "ref-123", "errors": [],
    })
}

fn draw(template: &str, extra: Value) -> String {
    let mut context = json!({"page": page("fr")});
    context.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
    with(template).render("fr", "test.html", &context).unwrap()
}

#[test]
fn fields_keep_what_was_typed_and_show_their_error() {
    let form = json!({"form": {"values": {"title": "A <b>"}, "errors": {"title": "Trop court"}}});
    let html = draw(r#"{{ <field_text name="title" label="Titre" hint="Court"/> }}"#, form);
    assert!(html.contains(r#"value="A &lt;b&gt;""#), "{html}");
    assert!(html.contains(r#"aria-describedby="title-hint title-error""#), "{html}");
    assert!(html.contains("Trop court") && html.contains("govuk-input--error"), "{html}");
}

#[test]
fn lines_that_somebody_typed_stay_lines_and_nothing_else() {
    let html = draw("{{ said | newlines_to_br }}", json!({"said": "Rega <b>\r\nFuro\nBomba"}));
    assert_eq!(html, "Rega &lt;b&gt;<br>Furo<br>Bomba");
}

#[test]
fn a_region_is_shown_by_its_name() {
    assert_eq!(draw(r#"{{ place | region }}"#, json!({"place": "ML-6"})), "Tombouctou");
}

#[test]
fn a_field_without_a_form_is_simply_empty() {
    let html = draw(r#"{{ <field_money name="amount" label="Montant" currency="XOF"/> }}"#, json!({}));
    assert!(html.contains(r#"value="""#) && html.contains("FCFA"), "{html}");
}

#[test]
fn choices_are_kept() {
    let form = json!({"form": {"values": {"countries": ["SN", "ML"], "kind": "b"}},
        "options": [{"value": "SN", "text": "Sénégal"}, {"value": "CM", "text": "Cameroun"}, {"value": "ML", "text": "Mali"}]});
    let html = draw(r#"{{ <field_checkboxes name="countries" label="Pays" options={options}/> }}"#, form.clone());
    assert_eq!(html.matches(" checked").count(), 2, "{html}");
    assert!(html.contains(r#"id="countries" "#) && html.contains(r#"id="countries-2""#), "{html}");
    let html = draw(r#"{{ <field_select name="kind" label="Pays" options={[{"value": "b", "text": "B"}]}/> }}"#, form);
    assert!(html.contains(r#"<option value="b" selected>"#), "{html}");
}

#[test]
fn a_password_is_never_sent_back() {
    let form = json!({"form": {"values": {"password": "secret"}}});
    let html = draw(r#"{{ <field_text name="password" label="Mot de passe" type="password"/> }}"#, form);
    assert!(!html.contains("secret"), "{html}");
}

#[test]
fn forms_carry_the_token_of_the_page() {
    let html = draw(r#"{% <post_form action="/x"> %}<p>{{ 1 + 1 }}</p>{% </post_form> %}"#, json!({}));
    assert!(html.contains(r#"name="csrf" value="jeton""#) && html.contains("<p>2</p>"), "{html}");
}

#[test]
fn a_deadline_names_its_place_and_what_is_left() {
    let call = json!({"call": {"deadline": "2026-11-27T17:00:00Z", "country": "SN"}});
    let html = draw("{{ <deadline at={call.deadline} country={call.country}/> }}", call);
    assert!(html.contains("27 novembre 2026, 17\u{a0}h</b> (heure de Dakar)"), "{html}");
    assert!(html.contains("t-ochre\">Dans 6 jours"), "{html}");
}

#[test]
fn a_text_in_another_language_says_so() {
    let html = draw("{{ <text_in value={title}/> }}", json!({"title": {"fr": "", "en": "Gardens", "pt": "Hortas"}}));
    assert_eq!(html, r#"<span lang="en">Gardens</span>"#);
}

#[test]
fn every_state_has_a_colour_and_three_names() {
    let states: Vec<(String, String)> = std::fs::read_to_string("templates/locales/fr/states.ftl")
        .unwrap()
        .lines()
        .filter_map(|line| line.strip_prefix("state-")?.split_once(" = "))
        .map(|(key, _)| key.split_once('-').map(|(noun, state)| (noun.to_owned(), state.to_owned())).unwrap())
        .collect();
    assert!(states.len() > 60);
    for (noun, state) in states {
        assert!(tag_colour(&noun, &state).is_some(), "no colour for {noun} {state}");
    }
}

#[test]
fn states_are_named_as_the_code_writes_them() {
    let html = draw(r#"{{ <tag noun="call" state="in_review"/> }}"#, json!({}));
    assert_eq!(html, r#"<strong class="govuk-tag t-blue">En relecture</strong>"#);
}

#[test]
fn an_unknown_text_breaks_the_page_in_a_test() {
    let templates = with(r#"{{ t(key="no-such-text") }}"#);
    let error = templates.render("en", "test.html", &json!({})).unwrap_err();
    assert!(error.to_string().contains("no-such-text"), "{error}");
}

#[test]
fn error_pages_are_drawn_in_three_languages() {
    let templates = with("");
    for lang in LANGS {
        for name in templates.names().into_iter().filter(|name| name.starts_with("errors/")) {
            let context = json!({"page": page(lang), "max": 5_000_000, "reopen": "/x", "yours": [{"label": "Titre", "value": "A"}]});
            let html = templates.render(lang, name, &context).unwrap();
            assert!(html.contains("<h1") && html.contains(&format!("<html lang=\"{lang}\"")), "{name}");
        }
    }
}

#[test]
fn errors_of_a_form_stand_first_and_in_the_title() {
    let mut context = json!({"page": page("fr")});
    context["page"]["errors"] = json!([{"field": "title", "text": "Saisissez un titre"}]);
    let template = r#"{% extends "layouts/base.html" %}{% block content %}<h1>X</h1>{% endblock %}"#;
    let html = with(template).render("fr", "test.html", &context).unwrap();
    assert!(html.contains("<title>Erreur\u{a0}: Essai – Kafo</title>"), "{html}");
    assert!(html.contains(r##"<a href="#title">Saisissez un titre</a>"##), "{html}");
}

#[test]
fn no_template_has_inline_style_or_script() {
    // A letter, and the file that is opened without the portal (`bid_file` looks at that one), carry their own.
    let is_page = |path: &str| path.ends_with(".html") && !path.starts_with("emails/") && path != "offline/bid.html";
    for path in TemplateFiles::iter().filter(|path| is_page(path)) {
        let source = String::from_utf8(TemplateFiles::get(&path).unwrap().data.into_owned()).unwrap();
        let lower = source.to_lowercase();
        assert!(!lower.contains(" style=") && !lower.contains("<style"), "{path}: inline style");
        assert_eq!(lower.matches("<script").count(), lower.matches("<script src=").count(), "{path}: inline script");
        let handler = [" onclick", " onchange", " onsubmit", " oninput", " onload", "javascript:"];
        assert!(!handler.iter().any(|word| lower.contains(word)), "{path}: inline handler");
    }
}
