//! The project: its agreement, its payments, its report.

use chrono::{Days, NaiveDate};
use kafo::domain::id::Id;

use super::{BIA, Staff, bia, code_for, post_at, post_from};
use crate::harness::app::TestApp;
use crate::harness::client::between;

/// From the award to an agreement in force. Returns its identifier.
pub fn sign(app: &TestApp, staff: &Staff, proposal: Id) -> String {
    let letters = app.letters();
    assert!(letters.iter().any(|mail| mail.to.email == BIA && mail.text.contains(&format!("/proposals/{proposal}"))));
    let own = bia(app);
    post_at(&own, &format!("/projects/answer/{proposal}"), &[("answer", "accept"), ("confirm", "yes")]);
    let officer = app.signed_in(&staff.author);
    let terms = [("risk", "medium"), ("starts_on", "2027-03-01"), ("act", "prepare")];
    let prepared = post_at(&officer, &format!("/office/proposals/{proposal}/agreement"), &terms);
    let page = prepared.location.clone();
    let agreement = page.strip_prefix("/office/agreements/").unwrap().to_owned();
    let director = app.signed_in(&staff.director);
    post_from(&director, &page, &format!("{page}/approve"), &[]);
    // The text is typeset by a job; then it waits for Bia.
    assert!(app.letters().iter().any(|mail| mail.to.email == BIA));
    let parties = [
        (&own, format!("/projects/{agreement}/sign"), BIA, "Bia Exemplo"),
        (&director, format!("{page}/sign"), staff.director.email.as_str(), "director"),
    ];
    for (browser, path, email, name) in parties {
        browser.get(&path).is(200);
        browser.post(&format!("{path}/code"), &[]).is(303);
        let code = code_for(&app.letters(), email);
        let page = browser.get(&path);
        let shown = ["hash", "consent_lang"].map(|field| page.is(200).value_of(field).unwrap());
        let fields = [
            ("hash", shown[0].as_str()),
            ("consent_lang", &shown[1]),
            ("code", &code),
            ("typed_name", name),
            ("consent", "yes"),
        ];
        post_at(browser, &path, &fields);
    }
    app.letters();
    agreement
}

/// Pays the tranche that is due: prepared, approved, released and confirmed by four people. Returns how much.
pub fn pay(app: &TestApp, staff: &Staff, agreement: &str) -> i64 {
    let finance = app.signed_in(&staff.finance);
    finance.get("/office/payments").is(200).shows("Hortas das mulheres de Bafatá");
    let account = finance.get(&format!("/office/projects/{agreement}"));
    let tranche = between(&account.is(200).body, "href=\"/office/tranches/", "/pay\"");
    let tranche = tranche.unwrap_or_else(|| panic!("nothing to pay in:\n{}", account.body));
    let path = format!("/office/tranches/{tranche}/pay");
    let page = finance.get(&path);
    let amount = page.is(200).value_of("amount").unwrap_or_else(|| panic!("not to be paid:\n{}", page.body));
    let payment = post_at(&finance, &path, &[("amount", &amount)]).location;
    let today = app.clock.now().date_naive().to_string();
    post_at(&app.signed_in(&staff.approver), &format!("{payment}/approve"), &[]);
    post_at(&app.signed_in(&staff.releaser), &format!("{payment}/release"), &[("value_date", &today)]);
    app.letters();
    let received = [("received_on", today.as_str()), ("received_amount", &amount)];
    let confirm = format!("/payments/{}/confirm", payment.rsplit('/').next().unwrap());
    post_at(&bia(app), &confirm, &received);
    amount.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap()
}

/// The first report: written, sent, returned once, sent again, accepted. Returns how many people it reached.
pub fn report(app: &TestApp, staff: &Staff, agreement: &str) -> i64 {
    let rows = app.read(|db| kafo::db::reports::list_of_agreement(db, agreement.parse().unwrap()));
    let end: NaiveDate = rows[0].period_end;
    let during = rows[0].period_start.checked_add_days(Days::new(10)).unwrap().to_string();
    app.clock.set(end.checked_add_days(Days::new(3)).unwrap().and_hms_opt(9, 0, 0).unwrap().and_utc());
    let own = bia(app);
    let project = own.get(&format!("/projects/{agreement}"));
    let report = between(&project.is(200).body, "href=\"/reports/", "\"").unwrap().to_owned();
    let here = format!("/reports/{report}");
    let results = own.get(&format!("{here}/results"));
    let result = format!("results.{}", between(&results.is(200).body, "name=\"results.", "\"").unwrap());
    let spending = own.get(&format!("{here}/spending"));
    let lines = &spending.is(200).body[spending.body.find("name=\"spending.0.line\"").unwrap()..];
    let lines = lines.replace("<option value=\"\"", "");
    let line = between(&lines, "<option value=\"", "\"").unwrap();
    let write = |section: &str, fields: &[(&str, &str)]| {
        post_at(&own, &format!("{here}/{section}"), &[&[("act", "finish")], fields].concat());
    };
    write("narrative", &[("done", "Dois furos e quatro hortas."), ("next", "Mais seis hortas.")]);
    write("results", &[(&result, "4")]);
    write("people", &[("people.female.18-35.returnee", "40"), ("people.male.36+.community", "12")]);
    write(
        "spending",
        &[
            ("spending.0.line", line),
            ("spending.0.spent_on", &during),
            ("spending.0.amount", "1 400 000"),
            ("spending.0.description", "Bomba solar"),
        ],
    );
    post_from(&own, &format!("{here}/check"), &format!("{here}/submit"), &[]);
    let letters = app.letters();
    assert!(letters.iter().any(|mail| mail.to.email == staff.author.email && mail.text.contains("/office/reports/")));

    let officer = app.signed_in(&staff.author);
    let office = format!("/office/reports/{report}");
    post_at(&officer, &format!("{office}/return"), &[("comments.narrative", "Quantos furos dão água?")]);
    own.get(&here).is(200).shows("Quantos furos dão água?");
    write("narrative", &[("done", "Dois furos, que dão água, e quatro hortas."), ("next", "Mais seis hortas.")]);
    post_from(&own, &format!("{here}/check"), &format!("{here}/submit"), &[]);
    officer.get(&office).is(200).shows("que dão água");
    post_at(&officer, &format!("{office}/accept"), &[]);
    app.letters();
    40 + 12
}
