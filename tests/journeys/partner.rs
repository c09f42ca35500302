//! The organisation: found, registered, verified, with its account.

use kafo::adapters::mailer::Mail;

use super::{BIA, Staff, bia, post_at, post_from};
use crate::harness::app::TestApp;
use crate::harness::filing::{attach_papers, write_profile};
use crate::harness::people::PASSWORD;

/// What Bia types of her organisation when she registers.
pub const ORGANISATION: &[(&str, &str)] = &[
    ("organisation", "Associação Exemplo"),
    ("kind", "ngo"),
    ("country", "GW"),
    ("region", "GW-BA"),
    ("registration_number", "123/2015"),
    ("phone", "+245 900 000 000"),
];

/// Bia finds the call, registers with her organisation, and sends its profile. Returns the organisation's identifier.
pub fn register(app: &TestApp, code: &str) -> String {
    let browser = app.browser();
    let person = [("name", "Bia Exemplo"), ("email", BIA), ("lang", "pt"), ("password", PASSWORD), ("call", code)];
    let next = post_from(&browser, &format!("/register?call={code}"), "/register", &person);
    post_at(&browser, &next.location, ORGANISATION);
    let link = link_for(app, &app.letters(), BIA);
    post_at(&browser, &link, &[]);

    let bia = bia(app);
    let here = bia.get("/organisation").is(303).location.clone();
    write_profile(&bia, &here, "Associação Exemplo");
    attach_papers(&bia, &here);
    post_at(&bia, &format!("{here}/submit"), &[]);
    here.strip_prefix("/organisation/").unwrap().to_owned()
}

/// The path of the link in a letter to this reader.
pub fn link_for(app: &TestApp, letters: &[Mail], email: &str) -> String {
    let mail = letters.iter().find(|mail| mail.to.email == email).expect("a letter");
    let start = mail.text.find(&app.url).expect(&mail.text) + app.url.len();
    mail.text[start..].split_whitespace().next().unwrap().to_owned()
}

/// An officer verifies the organisation; two of finance confirm its account by telephone.
pub fn verify_organisation(app: &TestApp, staff: &Staff, partner: &str) {
    let answers = [
        ("registration_valid", "yes"),
        ("mandate_consistent", "yes"),
        ("safeguards", "yes"),
        ("other_risks", "no"),
        ("risk_unacceptable", "no"),
        ("note", ""),
    ];
    post_at(&app.signed_in(&staff.publisher), &format!("/office/partners/{partner}/verify"), &answers);
    let account = [
        ("holder", "Associação Exemplo"),
        ("bank", "Banco Exemplo"),
        ("account_number", "GW-0001-2345-6789"),
        ("currency", "XOF"),
    ];
    post_at(&bia(app), &format!("/organisation/{partner}/bank"), &account);
    let page = format!("/office/partners/{partner}/bank");
    for (person, note) in [(&staff.finance, ""), (&staff.approver, "Falei com a presidente.")] {
        let browser = app.signed_in(person);
        let account = browser.get(&page).is(200).value_of("account").unwrap();
        post_at(&browser, &page, &[("account", &account), ("note", note)]);
    }
}
