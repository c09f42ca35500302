//! What an organisation does with its profile, and what staff do with it.

use diesel::prelude::*;
use kafo::adapters::i18n;
use kafo::adapters::mailer::Mail;
use kafo::db::partners::{self, BankAccountRow, PartnerRow};
use kafo::db::schema::{bank_accounts, members};
use kafo::domain::actor::{Actor, Grant, MemberRole, Role};
use kafo::domain::bank::{self, BankState};
use kafo::domain::id::Id;
use kafo::domain::partner::{NewPartner, PartnerKind, PartnerState};
use kafo::domain::place::Country;
use kafo::domain::text::Lang;
use kafo::services::partners as services;

use crate::harness::app::{TestApp, on_both};
use crate::harness::client::Client;
use crate::harness::filing;

/// A text of the locales in French, as a page writes it.
fn fr(key: &str) -> String {
    i18n::text("fr", key, &[]).replace('\'', "&#x27;")
}

/// A new organisation of Guinea-Bissau with its first signatory.
fn begun(app: &TestApp, name: &str, first: &Actor) -> Id {
    let new = NewPartner {
        kind: PartnerKind::Ngo,
        name: name.to_owned(),
        country: Country::Gw,
        region: "GW-BA".to_owned(),
        registration_number: "123/2015".to_owned(),
        phone: "+245 900 000 000".to_owned(),
        email: "contacto@exemplo.example".to_owned(),
        lang: Lang::Pt,
    };
    let user = first.user().unwrap();
    app.act(first, move |db, act| services::create(db, act, new, user)).unwrap().id
}

fn row(app: &TestApp, partner: Id) -> PartnerRow {
    app.read(|db| PartnerRow::find(db, partner)).unwrap()
}

fn account(app: &TestApp, partner: Id) -> BankAccountRow {
    app.read(|db| {
        let current = bank_accounts::state.ne(BankState::Replaced);
        bank_accounts::table.filter(bank_accounts::partner_id.eq(partner)).filter(current).first(db)
    })
}

fn version(app: &TestApp, partner: Id) -> String {
    row(app, partner).version.to_string()
}

/// An organisation whose profile was sent.
fn submitted(app: &TestApp, name: &str, first: &Actor) -> Id {
    let partner = begun(app, name, first);
    let browser = app.signed_in(first);
    let here = format!("/organisation/{partner}");
    filing::write_profile(&browser, &here, name);
    filing::attach_papers(&browser, &here);
    browser.get(&format!("{here}/submit")).is(200);
    browser.post(&format!("{here}/submit"), &[("version", &version(app, partner))]).is(303);
    assert_eq!(row(app, partner).state, PartnerState::Submitted);
    partner
}

fn officer(app: &TestApp, name: &str, country: Country) -> Actor {
    app.person(name, &[Grant::in_country(Role::ProgrammeOfficer, country)])
}

/// The path of the link in the only letter that waits for this reader.
fn link(app: &TestApp, email: &str) -> String {
    let letters: Vec<Mail> = app.letters();
    let mail = letters.iter().find(|mail| mail.to.email == email).expect(email);
    let start = mail.text.find(&app.url).expect(&mail.text) + app.url.len();
    mail.text[start..].split_whitespace().next().unwrap().to_owned()
}

fn answers<'a>(version: &'a str, last: &'a str, note: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("version", version),
        ("registration_valid", "yes"),
        ("mandate_consistent", "yes"),
        ("safeguards", "yes"),
        ("other_risks", "no"),
        ("risk_unacceptable", last),
        ("note", note),
    ]
}

on_both! {
    fn a_profile_is_saved_whatever_is_in_it_and_sent_when_it_is_complete(app) {
        let bia = app.person("bia", &[]);
        let partner = begun(app, "Exemplo", &bia);
        let here = format!("/organisation/{partner}");
        let browser = app.signed_in(&bia);
        browser.get(&here).is(200).shows(&fr("partners-gap-declarations")).shows(&fr("purpose-statutes"));
        assert_eq!(browser.get(&format!("{here}/submit")).is(303).location, here, "what is missing stands on the page");
        browser.get(&format!("{here}/edit")).is(200).shows(&fr("partners-part-work")).shows(&fr("state-task-to-start"));
        browser.get(&format!("{here}/edit/nada")).is(404);
        let (identity, contact) = (format!("{here}/edit/identity"), format!("{here}/edit/contact"));
        browser.get(&identity).is(200);
        let page = browser.post(&identity, &[("version", "1"), ("name", "Exemplo"), ("founded_year", "dois mil"), ("short_name", "EX")]);
        page.is(422).shows(&fr("unmet-year-impossible"));
        assert_eq!(page.value_of("founded_year").as_deref(), Some("dois mil"));
        assert_eq!(row(app, partner).short_name, "EX", "the rest was saved");

        // Somebody who opened the page earlier is told, and loses nothing.
        let stale = browser.post(&contact, &[("version", "1"), ("address", "Rua 2")]);
        stale.is(409).shows("Rua 2");
        let saved = browser.post_with(&contact, &[("version", "2"), ("address", "Rua 3")], &[("x-autosave", "1")]);
        assert_eq!(saved.is(204).header("x-version"), "3");
        assert_eq!((row(app, partner).address.as_str(), row(app, partner).short_name.as_str()), ("Rua 3", "EX"), "one page, its fields");
        filing::write_profile(&browser, &here, "Exemplo");

        browser.get(&format!("{here}/documents")).is(200);
        browser.upload(&format!("{here}/documents"), &[("purpose", "bank_proof")], "file", "recibo.txt", b"hello".to_vec()).is(422);
        filing::attach_papers(&browser, &here);
        browser.get(&here).is(200).shows("recibo.pdf").shows(&fr("partners-complete")).hides(&fr("partners-missing-text"));
        browser.get(&format!("{here}/submit")).is(200).shows(&fr("declaration-integrity"));
        browser.post(&format!("{here}/submit"), &[("version", &version(app, partner))]).is(303);
        assert_eq!(row(app, partner).state, PartnerState::Submitted);

        // What the verification rests on is locked; contacts are not.
        browser.get(&identity).is(200).hides("name=\"name\"");
        assert_eq!(browser.get(&format!("{here}/edit/declarations")).is(303).location, format!("{here}/edit"));
        browser.post(&identity, &[("version", &version(app, partner)), ("name", "Outro")]).is(303);
        browser.post(&format!("{here}/edit/declarations"), &[("version", &version(app, partner))]).is(303);
        browser.post(&contact, &[("version", &version(app, partner)), ("phone", "+245 1"), ("region", "GW-BA")]).is(303);
        let row = row(app, partner);
        assert_eq!((row.name.as_str(), row.phone.as_str(), row.verification.declared.len()), ("Exemplo", "+245 1", 8));
        app.is_sound();
    }

    fn an_officer_of_the_country_verifies_and_others_see_nothing(app) {
        let bia = app.person("bia", &[]);
        let partner = submitted(app, "Exemplo", &bia);
        let page = format!("/office/partners/{partner}");
        let there = app.signed_in(&officer(app, "mali", Country::Ml));
        there.get(&page).is(404);
        there.get(&format!("{page}/verify")).is(404);
        there.get("/office/partners").is(200).hides("Exemplo");
        there.get("/account");
        there.post(&format!("{page}/verify"), &answers("2", "no", "")).is(404);
        let finance = app.signed_in(&app.person("finance", &[Grant::everywhere(Role::FinanceOfficer)]));
        finance.get(&page).is(200).hides(&format!("{page}/verify"));
        finance.get(&format!("{page}/verify")).is(403);
        app.signed_in(&app.person("evaluator", &[Grant::everywhere(Role::Evaluator)])).get(&page).is(403);
        app.signed_in(&bia).get(&page).is(404);

        let browser = app.signed_in(&officer(app, "bissau", Country::Gw));
        browser.get("/office/partners").is(200).shows("Exemplo").shows(&fr("state-partner-submitted"));
        browser.get("/office/partners?q=nada").is(200).hides(&page);
        browser.get(&format!("{page}/verify")).is(200).shows("recibo.pdf");
        let version = version(app, partner);
        browser.post(&format!("{page}/verify"), &[("version", &version), ("safeguards", "yes")]).is(422).shows("id=\"other_risks-error\"");
        browser.post(&format!("{page}/verify"), &answers(&version, "yes", "")).is(422).shows("id=\"note-error\"");
        browser.post(&format!("{page}/verify"), &answers("1", "no", "")).is(409);
        app.letters();
        browser.get(&format!("{page}/verify"));
        browser.post(&format!("{page}/verify"), &answers(&version, "no", "")).is(303);
        assert_eq!(row(app, partner).state, PartnerState::Verified);
        assert_eq!(link(app, &bia.email), format!("/organisation/{partner}"));
        app.signed_in(&bia).get(&format!("/organisation/{partner}")).is(200).shows(&fr("partners-state-verified"));

        browser.get(&format!("{page}/suspend")).is(200);
        let now = self::version(app, partner);
        browser.post(&format!("{page}/suspend"), &[("version", &now), ("reason", " ")]).is(422).shows("id=\"reason-error\"");
        browser.post(&format!("{page}/suspend"), &[("version", &now), ("reason", "Contas por apresentar")]).is(303);
        assert_eq!(row(app, partner).state, PartnerState::Suspended);
        app.signed_in(&bia).get(&format!("/organisation/{partner}")).is(200).shows("Contas por apresentar");
        browser.get(&format!("{page}/suspend"));
        let now = self::version(app, partner);
        browser.post(&format!("{page}/suspend"), &[("version", &now), ("reason", "Contas vistas"), ("again", "yes")]).is(303);
        assert_eq!(row(app, partner).state, PartnerState::Verified);
        app.is_sound();
    }

    fn a_refused_organisation_reads_why_and_sends_its_profile_again(app) {
        let bia = app.person("bia", &[]);
        let partner = submitted(app, "Exemplo", &bia);
        let browser = app.signed_in(&officer(app, "bissau", Country::Gw));
        browser.get(&format!("/office/partners/{partner}/verify"));
        browser.post(&format!("/office/partners/{partner}/verify"), &answers(&version(app, partner), "yes", "Faltam contas")).is(303);
        assert_eq!(row(app, partner).state, PartnerState::Refused);
        let own = app.signed_in(&bia);
        own.get(&format!("/organisation/{partner}")).is(200).shows("Faltam contas");
        own.post(&format!("/organisation/{partner}/submit"), &[("version", &version(app, partner))]).is(303);
        assert_eq!(row(app, partner).state, PartnerState::Submitted);
        app.is_sound();
    }

    fn nobody_verifies_their_own_organisation(app) {
        let bia = officer(app, "bia", Country::Gw);
        let partner = submitted(app, "Exemplo", &bia);
        let browser = app.signed_in(&bia);
        browser.get(&format!("/office/partners/{partner}")).is(200).hides("/verify");
        let page = browser.post(&format!("/office/partners/{partner}/verify"), &answers(&version(app, partner), "no", ""));
        page.is(422).shows(&fr("unmet-own-organisation"));
        assert_eq!(row(app, partner).state, PartnerState::Submitted);
    }

    fn members_are_invited_change_roles_and_leave_but_a_signatory_remains(app) {
        let (bia, carlos, outsider) = (app.person("bia", &[]), app.person("carlos", &[]), app.person("outsider", &[]));
        let partner = begun(app, "Exemplo", &bia);
        begun(app, "Alheia", &outsider);
        let here = format!("/organisation/{partner}");
        let browser = app.signed_in(&bia);
        let invite = |browser: &Client, email: &str, role: &str| {
            browser.get(&format!("{here}/members"));
            browser.post(&format!("{here}/members"), &[("name", "Nome"), ("email", email), ("role", role), ("lang", "pt")])
        };
        invite(&browser, "nada", "reader").is(422).shows("id=\"email-error\"");
        invite(&browser, &bia.email, "reader").is(422).shows(&fr("unmet-member-already"));

        // Somebody with an account signs in to accept; nobody else can.
        invite(&browser, &carlos.email, "editor").is(303);
        let path = link(app, &carlos.email);
        let visitor = app.browser();
        let sign_in = format!("/sign-in?next=%2Finvitations%2F{}", path.trim_start_matches("/invitations/"));
        visitor.get(&path).is(200).shows(&sign_in);
        visitor.get("/sign-in").is(200);
        assert_eq!(visitor.post(&path, &[("password_new", "ce ne sera pas le sien")]).is(303).location, sign_in);
        let wrong = app.signed_in(&outsider);
        wrong.get(&path).is(200).shows(&carlos.email);
        wrong.post(&path, &[]).is(303);
        assert_eq!(app.actor(outsider.user().unwrap()).memberships.len(), 1);
        let carlos_browser = app.signed_in(&carlos);
        carlos_browser.get(&path).is(200).shows(&fr("accounts-invitation-accept"));
        assert_eq!(carlos_browser.post(&path, &[]).is(303).location, here);
        assert!(app.actor(carlos.user().unwrap()).can_edit_for(partner));

        // Somebody without an account gets one.
        invite(&browser, "Dora@Exemplo.example", "reader").is(303);
        let path = link(app, "dora@exemplo.example");
        let dora = app.browser();
        dora.get(&path).is(200).shows("dora@exemplo.example");
        dora.post(&path, &[("name", ""), ("password_new", "curta")]).is(422).shows("id=\"name-error\"").shows("id=\"password_new-error\"");
        let fields = [("name", "Dora Exemplo"), ("lang", "pt"), ("password_new", "três mangueiras junto ao rio")];
        assert_eq!(dora.post(&path, &fields).is(303).location, "/sign-in");
        dora.sign_in("dora@exemplo.example", "três mangueiras junto ao rio");
        dora.get(&here).is(200).hides(&format!("{here}/edit")).hides(&format!("{here}/bank"));
        dora.get(&format!("{here}/edit")).is(404);
        invite(&dora, "x@exemplo.example", "reader").is(404);
        invite(&carlos_browser, "x@exemplo.example", "reader").is(404);
        wrong.get(&here).is(404);
        wrong.get(&format!("{here}/members")).is(404);
        invite(&wrong, "x@exemplo.example", "reader").is(404);

        // A cancelled invitation opens nothing.
        invite(&browser, "eva@exemplo.example", "reader").is(303);
        let path = link(app, "eva@exemplo.example");
        let invitation = app.read(|db| kafo::db::tokens::list_member_invitations(db, partner, app.clock.now().into())).remove(0);
        browser.post(&format!("{here}/invitations/{}/cancel", invitation.id), &[]).is(303);
        app.browser().get(&path).is(200).shows(&fr("accounts-link-over-invitation"));

        let member = |who: &Actor| -> Id {
            let user = who.user().unwrap();
            app.read(|db| members::table.filter(members::user_id.eq(user)).filter(members::partner_id.eq(partner)).select(members::id).first(db))
        };
        let (first, second) = (member(&bia), member(&carlos));
        browser.post(&format!("{here}/members/{first}/role"), &[("member_role", "reader")]).is(422).shows(&fr("unmet-last-signatory"));
        browser.post(&format!("{here}/members/{first}/remove"), &[]).is(422).shows(&fr("unmet-last-signatory"));
        browser.post(&format!("{here}/members/{second}/role"), &[("member_role", "signatory")]).is(303);
        browser.get(&format!("{here}/members/{first}/remove")).is(200).shows(&fr("partners-leave-text"));
        assert_eq!(browser.post(&format!("{here}/members/{first}/remove"), &[]).is(303).location, "/desk");
        browser.get(&here).is(404);
        assert_eq!(app.read(|db| partners::count_signatories(db, partner)), 1);
        app.is_sound();
    }

    fn a_bank_account_is_sealed_masked_and_confirmed_by_two_people(app) {
        let (bia, dora) = (app.person("bia", &[]), app.person("dora", &[]));
        let partner = begun(app, "Exemplo", &bia);
        let user = dora.user().unwrap();
        app.act(&app.actor(bia.user().unwrap()), move |db, act| services::add_member(db, act, partner, user, MemberRole::Editor)).unwrap();
        let here = format!("/organisation/{partner}");
        let page = format!("/office/partners/{partner}/bank");
        let browser = app.signed_in(&bia);
        browser.get(&format!("{here}/bank")).is(200);
        let fields = |number: &'static str| [("holder", "Exemplo"), ("bank", "Banco Exemplo"), ("account_number", number), ("currency", "XOF")];
        let wrong = browser.post(&format!("{here}/bank"), &fields("FR14 2004 1010 0505 0001 3M02 607"));
        wrong.is(422).shows(&fr("unmet-bank-number-digits"));
        assert_eq!(wrong.value_of("holder").as_deref(), Some("Exemplo"));
        browser.post(&format!("{here}/bank"), &fields("GW-0001-2345-6789")).is(303);
        let declared = account(app, partner);
        let opened = app.portal.app.secrets.open(&bank::sealing_place(partner), &declared.number_sealed).unwrap();
        assert_eq!((opened.as_slice(), declared.number_last4.as_str()), (b"GW-0001-2345-6789".as_slice(), "6789"));
        browser.get(&here).is(200).shows("•••• 6789").hides("0001-2345");
        app.signed_in(&dora).get(&format!("{here}/bank")).is(404);

        let finance = [("one", Role::FinanceOfficer), ("two", Role::FinanceApprover)]
            .map(|(name, role)| app.signed_in(&app.person(name, &[Grant::everywhere(role)])));
        let [one, two] = &finance;
        app.signed_in(&officer(app, "officer", Country::Gw)).get(&page).is(403);
        let elsewhere = app.person("mali", &[Grant::in_country(Role::FinanceOfficer, Country::Ml)]);
        app.signed_in(&elsewhere).get(&page).is(404);
        let id = declared.id.to_string();
        one.get(&page).is(200).shows(&fr("partners-bank-first-button")).hides("0001-2345");
        one.post(&page, &[("account", &id)]).is(303);
        one.get(&page).is(200).shows(&fr("partners-bank-wait"));
        one.post(&page, &[("account", &id), ("note", "Chamada")]).is(422).shows(&fr("unmet-bank-same-person"));
        two.get(&page).is(200).shows("+245 900 000 000");
        two.post(&page, &[("account", &id), ("note", "")]).is(422).shows("id=\"note-error\"");
        assert_eq!(account(app, partner).state, BankState::Confirmed);
        two.post(&page, &[("account", &id), ("note", "Falei com a presidente a 21 de novembro.")]).is(303);
        assert_eq!(account(app, partner).state, BankState::Verified);

        // Another account begins again; the former number is kept, replaced.
        browser.get(&format!("{here}/bank")).is(200).shows(&fr("partners-bank-warning"));
        browser.post(&format!("{here}/bank"), &fields("GW-0009-8765-4321")).is(303);
        assert_eq!((account(app, partner).state, account(app, partner).number_last4), (BankState::Declared, "4321".to_owned()));
        two.post(&page, &[("account", &id), ("note", "?")]).is(409);
        // The journal tells of both accounts, and of neither number.
        let auditor = app.signed_in(&app.person("auditor", &[Grant::everywhere(Role::Auditor)]));
        let journal = auditor.get(&format!("/office/audit?object={partner}"));
        journal.is(200).shows(&format!(">{}</td>", fr("audit-bank-declare"))).shows("…6789").shows("…4321");
        journal.hides("0001-2345").hides("0009-8765").hides("Falei com");
        app.is_sound();
    }
}
