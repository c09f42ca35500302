//! Health, unknown addresses, languages.

use kafo::adapters::i18n;

use crate::harness::app::on_both;

on_both! {
    fn the_portal_says_that_it_is_ready(app) {
        let browser = app.browser();
        browser.get("/healthz").is(200);
        browser.get("/readyz").is(200);
    }

    fn an_unknown_address_is_explained_in_the_language_asked_for(app) {
        let browser = app.browser();
        browser.get("/nowhere").is(404).shows("lang=\"fr\"");
        browser.get("/nowhere?lang=pt").is(404).shows("<html lang=\"pt\"");
        browser.get("/nowhere").is(404).shows("<html lang=\"pt\"");
        let english = app.browser().get_with("/nowhere", "accept-language", "en-GB,fr;q=0.5");
        english.is(404).shows("<html lang=\"en\"");
        assert!(english.header("content-security-policy").contains("default-src 'self'"));
    }

    fn the_headers_of_a_page_may_be_asked_for_alone(app) {
        let browser = app.browser();
        for path in ["/", "/calls", "/healthz", "/api/v1/calls"] {
            let (whole, head) = (browser.get(path), browser.head(path));
            head.is(200);
            assert_eq!((head.body.as_str(), head.header("content-type")), ("", whole.header("content-type")), "{path}");
        }
        assert_eq!(browser.head("/desk").is(303).location, "/sign-in?next=%2Fdesk");
        browser.head("/nowhere").is(404);
        browser.head("/sign-in").is(200);
        browser.head("/office/users/0192f000000070008000000000000001/grant").is(405);
    }

    fn anybody_reads_about_the_portal(app) {
        let browser = app.browser();
        let home = browser.get("/");
        for (path, key) in [("/help", "about-apply"), ("/accessibility", "about-accessibility-open"), ("/privacy", "about-privacy-cookies")] {
            home.is(200).shows(&format!("href=\"{path}\""));
            for lang in ["fr", "en", "pt"] {
                let words = i18n::text(lang, key, &[]).replace('\'', "&#x27;");
                browser.get(&format!("{path}?lang={lang}")).is(200).shows(&words);
            }
        }
        browser.get("/help?lang=fr").shows(&i18n::text("fr", "about-write-nobody", &[]).replace('\'', "&#x27;"));
    }
}
