//! Health, unknown addresses, languages.

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
}
