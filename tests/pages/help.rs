//! The help page and the guide for organisations, as they are served.

use std::io::Write;

use kafo::adapters::i18n;

use crate::harness::app::{Engine, TestApp};

#[test]
fn the_guide_is_served_in_each_language_with_its_pictures() {
    let app = TestApp::start(Engine::Sqlite).unwrap();
    let browser = app.browser();
    for lang in ["fr", "en", "pt"] {
        let help = browser.get(&format!("/help?lang={lang}"));
        help.is(200).shows("href=\"/help/guide\"").shows(&i18n::text(lang, "about-guide", &[]));
        let page = browser.get(&format!("/help/guide?lang={lang}"));
        page.is(200).shows(&format!("<html lang=\"{lang}\""));
        let text = std::fs::read_to_string(format!("{}/docs/guide-{lang}.md", env!("CARGO_MANIFEST_DIR"))).unwrap();
        for title in text.lines().filter_map(|line| line.strip_prefix("## ")) {
            page.shows(&i18n::typeset(title, lang).replace('\'', "&#x27;"));
        }
        let pictures: Vec<&str> =
            page.body.split("<img src=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(pictures.len(), text.matches("](guides/").count());
        assert_eq!(page.body.matches("loading=\"lazy\"").count(), pictures.len());
        for picture in pictures {
            let answer = browser.get(picture);
            assert_eq!(answer.is(200).header("content-type"), "image/png", "{picture}");
            assert!(answer.header("cache-control").contains("immutable"));
        }
        // What a phone loads before it shows the first words; pictures follow as one reads on.
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        packed.write_all(page.body.as_bytes()).unwrap();
        let bytes = packed.finish().unwrap().len();
        assert!(bytes < 8_000, "{lang}: {bytes} bytes");
        // Every place that the list of contents leads to is on the page.
        for id in page.body.split("href=\"#g").skip(1).filter_map(|rest| rest.split('"').next()) {
            page.shows(&format!("id=\"g{id}\""));
        }
    }
}
