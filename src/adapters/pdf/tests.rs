//! Documents are typeset with what was put in, in three languages.

use lopdf::Document;
use serde::Serialize;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::*;

const LANGUAGES: [&str; 3] = ["fr", "en", "pt"];

fn to_json(data: &impl Serialize) -> Value {
    serde_json::to_value(data).unwrap()
}

fn sample(template: Template) -> Value {
    match template {
        Template::Receipt => to_json(&data::ReceiptData::sample()),
        Template::ReportReceipt => to_json(&data::ReportReceiptData::sample()),
        Template::Agreement => to_json(&data::AgreementData::sample()),
        Template::Letter => to_json(&data::LetterData::sample()),
        Template::Evidence => to_json(&data::EvidenceData::sample()),
        Template::Stamp => to_json(&data::StampData::sample()),
    }
}

fn try_render(template: Template, lang: &str, data: &Value) -> Result<Rendered, PdfError> {
    let at = "2027-01-18T15:00:00Z".parse().unwrap();
    render(&Job { template, data, lang, ident: "sample", at })
}

/// The text of a document as a reader would copy it, on one line.
fn text_of(rendered: &Rendered) -> String {
    let document = Document::load_mem(&rendered.bytes).unwrap();
    let pages: Vec<u32> = document.get_pages().keys().copied().collect();
    let text = document.extract_text(&pages).unwrap();
    text.split([' ', '\n']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_template_renders_in_every_language_and_prints_hostile_names_as_they_are() {
    let hostile = data::AgreementData::sample().partner.name;
    assert!(hostile.contains("#read("));
    for template in Template::ALL {
        for lang in LANGUAGES {
            let rendered = try_render(template, lang, &sample(template))
                .unwrap_or_else(|error| panic!("{}-{lang}: {error}", template.name()));
            // Reading the text back takes longer than writing it; one language stands for all.
            if lang == "fr" {
                let text = text_of(&rendered);
                for word in hostile.split(' ') {
                    assert!(text.contains(word), "{} lacks {word}: {text}", template.name());
                }
            }
            // To look at the pages: they are also written to the folder that this key names.
            if let Some(folder) = std::env::var_os("KAFO_TEST_PDF_DIR") {
                let name = format!("{}-{lang}.pdf", template.name());
                std::fs::write(std::path::Path::new(&folder).join(name), &rendered.bytes).unwrap();
            }
        }
    }
}

#[test]
fn the_fonts_are_those_their_note_describes() {
    let note: toml::Table = include_str!("../../../assets/vendor/liberation-2.1.5/VENDOR.toml").parse().unwrap();
    let expected: Vec<&str> = note["sha256"].as_table().unwrap().values().filter_map(toml::Value::as_str).collect();
    for file in engine::FONT_FILES {
        let digest = hex::encode(Sha256::digest(file));
        assert!(expected.contains(&digest.as_str()), "{digest} is not in the note");
    }
}

#[test]
fn a_letter_says_each_outcome() {
    for (data, words) in [
        (data::LetterData::sample_reserve(), "rang 2 de la liste de réserve"),
        (data::LetterData::sample_not_retained(), "11,00 points ; il en fallait 12,50"),
    ] {
        let rendered = try_render(Template::Letter, "fr", &to_json(&data)).unwrap();
        let text = text_of(&rendered);
        assert!(text.contains(words), "{text}");
    }
}

#[test]
fn an_agreement_leaves_a_place_for_each_signature_and_is_the_same_every_time() {
    let data = sample(Template::Agreement);
    let rendered = try_render(Template::Agreement, "pt", &data).unwrap();
    let names: Vec<&str> = rendered.spots.iter().map(|spot| spot.name.as_str()).collect();
    assert_eq!(names, ["sig-partner", "sig-organisation"]);
    for spot in &rendered.spots {
        let [left, bottom, right, top] = spot.rect;
        assert!((right - left - 200.0).abs() < 0.01 && (top - bottom - 56.0).abs() < 0.01, "{spot:?}");
        assert!(left > 0.0 && right < 595.0 && bottom > 0.0 && top < 842.0, "{spot:?}");
    }
    assert!(text_of(&rendered).contains("12\u{a0}480\u{a0}000\u{a0}FCFA"));
    assert_eq!(try_render(Template::Agreement, "pt", &data).unwrap().bytes, rendered.bytes);
}

#[test]
fn an_agreement_whose_sums_do_not_agree_is_refused() {
    let mut data = sample(Template::Agreement);
    data["tranches"][2]["amount"] = json!(1_248_001);
    let refusal = try_render(Template::Agreement, "fr", &data).unwrap_err().to_string();
    assert!(refusal.contains("the tranches do not sum to the grant"), "{refusal}");
}

#[test]
fn characters_that_cannot_be_printed_and_unknown_languages_are_named() {
    let mut data = sample(Template::Stamp);
    data["function"] = json!("主席 \u{202e}");
    assert!(matches!(
        try_render(Template::Stamp, "fr", &data),
        Err(PdfError::Unprintable(chars)) if chars == ['主', '席', '\u{202e}']
    ));
    let refusal = try_render(Template::Stamp, "wo", &data).unwrap_err();
    assert!(matches!(refusal, PdfError::Language(lang) if lang == "wo"));
}
