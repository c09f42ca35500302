//! Programmes: founded and edited by administrators, funded by finance, read by those whose roles reach them.

use chrono::TimeDelta;
use kafo::adapters::i18n::{self, Arg};
use kafo::db::programmes::{self as rows, ProgrammeRow};
use kafo::domain::actor::{Actor, Grant, Role};
use kafo::domain::id::Id;
use kafo::domain::money::{Currency, Money};
use kafo::domain::place::Country;
use kafo::domain::programme::Fund;
use kafo::domain::text::Texts;
use kafo::services::programmes::{self as actions, NewProgramme};

use crate::harness::app::{TestApp, on_both};
use crate::harness::client::{Answer, Client};

/// A text of the locales, as a page writes it.
fn fr(key: &str) -> String {
    i18n::text("fr", key, &[]).replace('\'', "&#x27;")
}

/// A condition about a code, as a page writes it.
fn about_code(key: &str, code: &str) -> String {
    i18n::text("fr", key, &[("code", Arg::from(code))]).replace('\'', "&#x27;")
}

const WORDS: [(&str, &str); 9] = [
    ("code", "MICRO"),
    ("name.fr", "Retour et communautés"),
    ("name.en", "Return and communities"),
    ("name.pt", "Regresso e comunidades"),
    ("summary.fr", "Des microprojets."),
    ("summary.en", "Micro-projects."),
    ("summary.pt", "Microprojetos."),
    ("planned_calls", "20"),
    ("planned_beneficiaries", "6 000"),
];

/// The words of a programme with some of them changed, and more.
fn words<'a>(changed: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = WORDS.iter().filter(|(name, _)| !changed.iter().any(|(other, _)| other == name));
    kept.chain(changed).copied().collect()
}

fn everywhere(app: &TestApp, name: &str, role: Role) -> Actor {
    app.person(name, &[Grant::everywhere(role)])
}

/// A programme of this code, founded without a page.
fn found(app: &TestApp, administrator: &Actor, code: &str) -> ProgrammeRow {
    let name = Texts::new(format!("Programme {code}"), format!("Programme {code}"), format!("Programa {code}"));
    let summary = Texts::new("Résumé", "Summary", "Resumo");
    let code = code.to_owned();
    let new = NewProgramme { code, name, summary, planned_calls: 2, planned_beneficiaries: 600 };
    app.act(administrator, move |db, act| actions::create(db, act, new)).unwrap()
}

fn stored(app: &TestApp, id: Id) -> ProgrammeRow {
    app.read(|db| ProgrammeRow::find(db, id)).unwrap()
}

fn given(app: &TestApp, id: Id) -> Vec<Fund> {
    app.read(|db| rows::list_funds(db, id)).into_iter().map(rows::ProgrammeFundRow::into_fund).collect()
}

/// Opens the page and posts to it with the version that it gave.
fn send(browser: &Client, page: &str, fields: &[(&str, &str)]) -> Answer {
    let version = browser.get(page).is(200).value_of("version").unwrap();
    browser.post(page, &[fields, &[("version", &version)]].concat())
}

on_both! {
    fn an_administrator_founds_a_programme_and_edits_it(app) {
        let administrator = everywhere(app, "administrator", Role::Administrator);
        let browser = app.signed_in(&administrator);
        // A fresh portal says what to do first.
        browser.get("/desk").is(200).shows(&fr("desk-no-programme")).shows("href=\"/office/programmes/new\"");
        browser.get("/office/programmes").is(200).shows(&fr("programmes-empty-create")).shows("href=\"/office/programmes/new\"");
        let officer = app.signed_in(&everywhere(app, "officer", Role::ProgrammeOfficer));
        officer.get("/office/calls/new").is(200).shows(&fr("calls-no-programme"));
        officer.get("/desk").is(200).hides(&fr("desk-no-programme")).shows("href=\"/office/programmes\"");

        // Everything that is wrong, at once, with what was typed.
        browser.get("/office/programmes/new").is(200);
        let wrong = words(&[("code", "été"), ("name.en", ""), ("summary.pt", " "), ("planned_calls", "beaucoup"), ("planned_beneficiaries", "")]);
        let answer = browser.post("/office/programmes/new", &wrong);
        answer.is(422).shows("value=\"été\"").shows("value=\"beaucoup\"").shows("value=\"Retour et communautés\"");
        for (field, key) in [
            ("code", "code-form"), ("planned_calls", "number-unreadable"), ("planned_beneficiaries", "missing-number"),
        ] {
            answer.shows(&format!("href=\"#{field}\"")).shows(&fr(&format!("unmet-{key}")));
        }
        answer.shows("href=\"#name.en\"").shows("href=\"#summary.pt\"").hides(&fr("unmet-number-zero"));
        browser.post("/office/programmes/new", &words(&[("planned_calls", "0"), ("planned_beneficiaries", "3000000000")]))
            .is(422).shows(&fr("unmet-number-zero")).shows(&fr("unmet-number-too-large"));
        assert_eq!(app.read(|db| rows::list_for(db, &administrator)).len(), 0);

        // Small letters in the code are no fault.
        let created = browser.post("/office/programmes/new", &words(&[("code", " micro-1 ")]));
        browser.follow(&created).is(200).shows(&fr("programmes-flash-created")).shows(&fr("programmes-funds-none")).hides("/funds\"");
        let id: Id = created.location.strip_prefix("/office/programmes/").unwrap().parse().unwrap();
        let row = stored(app, id);
        assert_eq!((row.code.as_str(), row.planned_calls, row.planned_beneficiaries, row.version), ("MICRO-1", 20, 6_000, 1));
        assert_eq!(row.name, Texts::new("Retour et communautés", "Return and communities", "Regresso e comunidades"));
        browser.get("/office/programmes?lang=pt").is(200).shows("Regresso e comunidades").shows("MICRO-1");
        browser.get("/desk?lang=fr").is(200).hides(&fr("desk-no-programme"));
        browser.post("/office/programmes/new", &words(&[("code", "MICRO-1")])).is(422).shows(&about_code("unmet-code-twice", "MICRO-1"));

        // Its code changes as long as there is no call.
        let page = format!("/office/programmes/{id}/edit");
        let old = browser.get(&page).is(200).value_of("version").unwrap();
        send(&browser, &page, &words(&[("code", "MICRO-2"), ("name.fr", "")])).is(422).shows("value=\"MICRO-2\"").shows("href=\"#name.fr\"");
        let changed = words(&[("code", "MICRO-2"), ("name.fr", "Retours"), ("planned_calls", "25")]);
        assert_eq!(send(&browser, &page, &changed).is(303).location, format!("/office/programmes/{id}"));
        let row = stored(app, id);
        assert_eq!((row.code.as_str(), row.name.fr.as_str(), row.planned_calls, row.version), ("MICRO-2", "Retours", 25, 2));
        let late = words(&[("name.fr", "Trop tard"), ("version", &old)]);
        browser.post(&page, &late).is(409).shows("Trop tard");
        assert_eq!(stored(app, id).name.fr, "Retours");

        // The log tells what was before and what is now, of what changed alone.
        let events = app.read(|db| {
            use diesel::prelude::*;
            use kafo::db::schema::audit_events::dsl as log;
            let of = log::audit_events.filter(log::object_id.eq(id)).order(log::seq);
            of.load::<kafo::db::audit_log::AuditEventRow>(db)
        });
        let last = events.last().unwrap();
        let changes: Vec<_> = last.changes.0.iter().map(|one| (one.field.as_str(), one.before.as_deref(), one.after.as_deref())).collect();
        assert_eq!(last.action, "programme.edit");
        assert_eq!(changes, [
            ("code", Some("MICRO-1"), Some("MICRO-2")), ("name.fr", Some("Retour et communautés"), Some("Retours")),
            ("planned_calls", Some("20"), Some("25")),
        ]);
        app.is_sound();
    }

    fn the_code_stays_once_there_is_a_call_and_the_plan_may_change(app) {
        let office = app.office();
        let id = office.programme.id;
        app.draft_call(&office, Country::Gw, "Jardins");
        let administrator = everywhere(app, "second-administrator", Role::Administrator);
        let browser = app.signed_in(&administrator);
        let page = format!("/office/programmes/{id}/edit");
        browser.get(&page).is(200).shows(&fr("programmes-code-fixed")).hides("type=\"text\" value=\"RMC\"");
        send(&browser, &page, &words(&[("code", "OTHER")])).is(422).shows(&about_code("unmet-code-fixed", "RMC"));
        send(&browser, &page, &words(&[("code", "RMC"), ("planned_calls", "30"), ("planned_beneficiaries", "9 000")])).is(303);
        let row = stored(app, id);
        assert_eq!((row.code.as_str(), row.planned_calls, row.planned_beneficiaries), ("RMC", 30, 9_000));

        // A draft is nobody else's business: the page counts published calls, and its link shows those of this programme.
        let other = found(app, &administrator, "AUTRE");
        let author = app.signed_in(&office.author);
        let zero = i18n::text("fr", "of-total", &[("part", Arg::from(0)), ("whole", Arg::from(30))]);
        author.get(&format!("/office/programmes/{id}")).is(200).shows(&zero).shows(&format!("/office/calls?programme={id}")).shows("/dashboard?programme=RMC");
        author.get(&format!("/office/calls?programme={id}")).is(200).shows("Jardins").shows(&format!("value=\"{id}\" selected"));
        author.get(&format!("/office/calls?programme={}", other.id)).is(200).hides("Jardins").shows(&fr("calls-none-found"));
        app.is_sound();
    }

    fn finance_enters_funds_after_a_second_look_and_once(app) {
        let administrator = everywhere(app, "administrator", Role::Administrator);
        let id = found(app, &administrator, "MICRO").id;
        let finance = app.signed_in(&app.person("finance", &[Grant::in_country(Role::FinanceOfficer, Country::Gw)]));
        let page = format!("/office/programmes/{id}/funds");
        finance.get(&format!("/office/programmes/{id}")).is(200).shows(&format!("href=\"{page}\"")).hides("/edit\"");

        let wrong = send(&finance, &page, &[("donor", " "), ("currency", "SOLES"), ("amount", "<tout>")]);
        wrong.is(422).shows("href=\"#donor\"").shows("href=\"#currency\"").shows("href=\"#amount\"").shows("value=\"&lt;tout&gt;\"");
        for (currency, amount, key) in [
            ("XOF", "0", "number-zero"), ("XOF", "-5", "number-negative"),
            ("XOF", "9223372036854775808", "number-too-large"),
        ] {
            send(&finance, &page, &[("donor", "Fonds"), ("currency", currency), ("amount", amount)])
                .is(422).shows(&fr(&format!("unmet-{key}")));
        }
        send(&finance, &page, &[("donor", "Fonds"), ("currency", "EUR"), ("amount", "1,250")])
            .is(422).shows("1\u{202f}250 ou 1,25");

        // Asked once more, with what it comes to; changed; asked again; written.
        let fields = [("donor", "Fonds <Exemple>"), ("currency", "EUR"), ("amount", "1 250 000,50")];
        let amount = i18n::money(125_000_050, "EUR", "fr");
        let asked = send(&finance, &page, &fields);
        asked.is(200).shows(&fr("programmes-confirm-title")).shows(&amount).shows("Fonds &lt;Exemple&gt;").shows(&fr("programmes-confirm-warning"));
        assert_eq!(given(app, id), []);
        send(&finance, &page, &[&fields[..], &[("act", "edit")]].concat()).is(200).shows("value=\"1 250 000,50\"").shows("value=\"EUR\" selected");
        let version = asked.value_of("version").unwrap();
        let confirmed = [&fields[..], &[("version", &version), ("act", "confirm")]].concat();
        let done = finance.post(&page, &confirmed);
        finance.follow(&done).is(200).shows(&fr("programmes-flash-funded")).shows(&amount).shows("Fonds &lt;Exemple&gt;");
        let fund = |donor: &str, minor, currency| Fund { donor: donor.into(), amount: Money::new(minor, currency) };
        assert_eq!(given(app, id), [fund("Fonds <Exemple>", 125_000_050, Currency::Eur)]);
        // The button pressed twice writes once.
        finance.post(&page, &confirmed).is(409);
        assert_eq!(given(app, id).len(), 1);

        // A second currency stands beside the first; a second amount adds to it.
        for (donor, currency, amount) in [("Autre fonds", "EUR", "0.50"), ("Autre fonds", "XOF", "5.000.000")] {
            send(&finance, &page, &[("donor", donor), ("currency", currency), ("amount", amount), ("act", "confirm")]).is(303);
        }
        let list = finance.get("/office/programmes");
        list.is(200).shows(&i18n::money(125_000_100, "EUR", "fr")).shows(&i18n::money(5_000_000, "XOF", "fr"));
        // What no payment could count is refused.
        send(&finance, &page, &[("donor", "Fonds"), ("currency", "XOF"), ("amount", "9223372036854775807"), ("act", "confirm")])
            .is(422).shows(&fr("unmet-number-too-large"));
        assert_eq!(given(app, id).len(), 3);
        app.is_sound();
    }

    fn finance_corrects_a_fund_by_an_entry_that_says_why(app) {
        let running = app.running_grant();
        app.pay(&running, 1);
        let id = app.agreement(&running).programme_id;
        let entered = app.read(|db| rows::list_funds(db, id)).remove(0);
        let finance = app.signed_in(&app.person("finance-of-funds", &[Grant::everywhere(Role::FinanceOfficer)]));
        let (show, page) = (format!("/office/programmes/{id}"), format!("/office/programmes/{id}/funds/{}", entered.id));
        finance.get(&show).is(200).shows(&format!("href=\"{page}\""));

        // Everything wrong at once, with what was typed; the payment made stays covered.
        let wrong = send(&finance, &page, &[("amount", "<rien>"), ("reason", " ")]);
        wrong.is(422).shows("href=\"#amount\"").shows("href=\"#reason\"").shows("value=\"&lt;rien&gt;\"");
        send(&finance, &page, &[("amount", "90 000 000"), ("reason", "x")]).is(422).shows(&fr("unmet-fund-unchanged"));
        let used = i18n::text("fr", "unmet-fund-below-payments", &[("used-money", Arg::from(i18n::money(1_400_000, "XOF", "fr")))]);
        send(&finance, &page, &[("amount", "1 399 999"), ("reason", "x"), ("act", "confirm")]).is(422).shows(&used);

        // Asked once more with what it comes to, then written once. Entries are listed as they came.
        app.clock.advance(TimeDelta::minutes(1));
        let fields = [("amount", "9 000 000"), ("reason", "Un zéro de <trop>")];
        let asked = send(&finance, &page, &fields);
        asked.is(200).shows(&fr("programmes-correct-confirm-title")).shows(&i18n::money(-81_000_000, "XOF", "fr"));
        asked.shows(&i18n::money(9_000_000, "XOF", "fr")).shows("Un zéro de &lt;trop&gt;");
        assert_eq!(given(app, id).len(), 1);
        send(&finance, &page, &[&fields[..], &[("act", "edit")]].concat()).is(200).shows("value=\"9 000 000\"");
        let version = asked.value_of("version").unwrap();
        let confirmed = [&fields[..], &[("version", &version), ("act", "confirm")]].concat();
        let done = finance.post(&page, &confirmed);
        let after = finance.follow(&done);
        after.is(200).shows(&fr("programmes-flash-corrected")).shows("Un zéro de &lt;trop&gt;").shows(&fr("programmes-correction"));
        after.shows(&i18n::money(90_000_000, "XOF", "fr")).shows(&i18n::money(9_000_000, "XOF", "fr"));
        finance.post(&page, &confirmed).is(409);
        let stored = app.read(|db| rows::list_funds(db, id));
        assert_eq!(stored.iter().map(|row| (row.amount, row.corrects_id)).collect::<Vec<_>>(), [(90_000_000, None), (-81_000_000, Some(entered.id))]);
        // The second correction starts from what the fund comes to now; a correction itself is none to correct.
        app.clock.advance(TimeDelta::minutes(1));
        send(&finance, &page, &[("amount", "9 000 001"), ("reason", "Arrondi"), ("act", "confirm")]).is(303);
        assert_eq!(given(app, id).last().map(|fund| fund.amount.minor()), Some(1));
        finance.get(&format!("{show}/funds/{}", stored[1].id)).is(404);
        // Nobody else may, and a fund is found under its programme only.
        let administrator = everywhere(app, "founder", Role::Administrator);
        let other = found(app, &administrator, "AUTRE").id;
        finance.get(&format!("/office/programmes/{other}/funds/{}", entered.id)).is(404);
        let officer = app.signed_in(&everywhere(app, "other-officer", Role::ProgrammeOfficer));
        officer.get(&page).is(403);
        officer.get(&show).is(200).hides(&page);
        officer.post(&page, &confirmed).is(403);
        let limited = Grant { programme: Some(other), ..Grant::everywhere(Role::FinanceOfficer) };
        app.signed_in(&app.person("limited-elsewhere", &[limited])).get(&page).is(404);
        app.is_sound();
        app.verifies();
    }

    fn finance_is_told_of_a_programme_that_has_calls_and_no_funds(app) {
        let mut office = app.office();
        let funded = office.programme.id;
        office.programme = found(app, &everywhere(app, "founder", Role::Administrator), "AUTRE");
        let (programme, told) = (office.programme.id, i18n::text("fr", "desk-fund", &[("count", Arg::from(1))]));
        let finance = app.person("finance-of-funds", &[Grant::in_country(Role::FinanceOfficer, Country::Gw)]);
        let limited = Grant { programme: Some(funded), ..Grant::everywhere(Role::FinanceOfficer) };
        let elsewhere = app.signed_in(&app.person("limited-elsewhere", &[limited]));
        let browser = app.signed_in(&finance);
        let call = app.draft_call(&office, Country::Gw, "Jardins");
        browser.get("/desk").is(200).hides(&told);
        app.publish_call(&office, &call);
        browser.get("/desk").is(200).shows(&told).shows("href=\"/office/programmes\"");
        elsewhere.get("/desk").is(200).hides(&told);
        app.signed_in(&everywhere(app, "auditor", Role::Auditor)).get("/desk").is(200).hides(&told);
        let version = stored(app, programme).version;
        let fund = Fund { donor: "Fonds".into(), amount: Money::new(1, Currency::Xof) };
        app.act(&finance, move |db, act| actions::add_funds(db, act, programme, version, fund)).unwrap();
        browser.get("/desk").is(200).hides(&told);
    }

    fn each_role_does_its_part_and_a_donor_sees_their_own_programme_alone(app) {
        let administrator = everywhere(app, "administrator", Role::Administrator);
        let (own, other) = (found(app, &administrator, "PROPRE"), found(app, &administrator, "AUTRE"));
        for row in [&own, &other] {
            let (id, donor) = (row.id, format!("Fonds {}", row.code));
            let treasurer = everywhere(app, &format!("treasurer-{}", row.code.to_lowercase()), Role::FinanceOfficer);
            let fund = Fund { donor, amount: Money::new(1_000_000, Currency::Xof) };
            app.act(&treasurer, move |db, act| actions::add_funds(db, act, id, 1, fund)).unwrap();
        }
        let pages = |row: &ProgrammeRow| ["", "/edit", "/funds"].map(|part| format!("/office/programmes/{}{part}", row.id));
        let new = "/office/programmes/new";

        // Who may read everything but neither edit nor fund; and the two who may.
        let limited = |role| Grant { programme: Some(own.id), ..Grant::everywhere(role) };
        for (name, grant, answers) in [
            ("officer", Grant::in_country(Role::ProgrammeOfficer, Country::Gw), [200, 403, 403, 403]),
            ("decider", Grant::everywhere(Role::DecisionMaker), [200, 403, 403, 403]),
            ("approver", Grant::everywhere(Role::FinanceApprover), [200, 403, 403, 403]),
            ("auditor", Grant::everywhere(Role::Auditor), [200, 403, 403, 403]),
            ("evaluator", Grant::everywhere(Role::Evaluator), [403, 403, 403, 403]),
            ("finance", Grant::in_country(Role::FinanceOfficer, Country::Ml), [200, 403, 200, 403]),
            ("second-administrator", Grant::everywhere(Role::Administrator), [200, 200, 403, 200]),
            ("own-administrator", limited(Role::Administrator), [200, 200, 403, 403]),
        ] {
            let browser = app.signed_in(&app.person(name, &[grant]));
            let [show, edit, funds] = pages(&own);
            assert_eq!([&show, &edit, &funds, new].map(|page| browser.get(page).status), answers, "{name}");
            // The token comes from a page that everybody has.
            browser.get("/account").is(200);
            let version = stored(app, own.id).version.to_string();
            let fields = words(&[("code", "PIRATE"), ("version", &version), ("donor", "Pirate"), ("currency", "XOF"), ("amount", "1"), ("act", "confirm")]);
            for (page, allowed) in [(edit.as_str(), answers[1]), (funds.as_str(), answers[2]), (new, answers[3])] {
                if allowed == 403 {
                    browser.post(page, &fields).is(403);
                }
            }
        }
        assert_eq!((stored(app, own.id).code.as_str(), given(app, own.id).len()), ("PROPRE", 1));

        // A role limited to a programme: the other one does not exist.
        for role in [Role::Donor, Role::FinanceOfficer] {
            let browser = app.signed_in(&app.person(&format!("limited-{role}"), &[limited(role)]));
            let list = browser.get("/office/programmes");
            list.is(200).shows("Programme PROPRE").hides("AUTRE").hides(&other.id.to_string());
            browser.get(&pages(&own)[0]).is(200).shows("Fonds PROPRE").hides("Fonds AUTRE");
            let [show, _, funds] = pages(&other);
            browser.get(&show).is(404);
            let funding = if role == Role::Donor { [404, 404] } else { [200, 404] };
            assert_eq!([&pages(&own)[2], &funds].map(|page| browser.get(page).status), funding, "{role}");
            browser.get("/account").is(200);
            let fields = [("version", "2"), ("donor", "Pirate"), ("currency", "XOF"), ("amount", "1"), ("act", "confirm")];
            browser.post(&funds, &fields).is(404);
        }
        let nobody = app.signed_in(&app.person("nobody", &[]));
        assert_eq!(["/office/programmes", new, &pages(&own)[0]].map(|page| nobody.get(page).status), [404; 3]);
        assert_eq!(given(app, other.id).len(), 1);
        app.is_sound();
    }
}
