//! Questions about a call: asked in private, answered in public without a name.

use diesel::prelude::*;
use kafo::adapters::i18n;
use kafo::db::questions::QuestionRow;
use kafo::db::schema::call_questions;
use kafo::domain::actor::{Actor, Grant, Role};
use kafo::domain::place::Country;
use kafo::domain::question::QuestionState;
use kafo::domain::state::Unmet;
use kafo::services::Refusal;

use crate::harness::app::{TestApp, on_both};
use crate::harness::client::{Answer, Client};
use crate::harness::filing::begin;

fn fr(key: &str) -> String {
    i18n::text("fr", key, &[]).replace('\'', "&#x27;")
}

fn sentence(code: &'static str) -> String {
    i18n::sentence(&Unmet::new(code), "fr")
}

fn questions(app: &TestApp) -> Vec<QuestionRow> {
    app.read(|db| call_questions::table.order(call_questions::id).load(db))
}

fn ask(browser: &Client, code: &str, text: &str) -> Answer {
    let path = format!("/calls/{code}/questions");
    browser.get(&path).is(200);
    browser.post(&path, &[("question", text)])
}

/// Opens the page of a question and posts what its form has.
fn answer(browser: &Client, row: &QuestionRow, step: &str, fields: &[(&str, &str)]) -> Answer {
    let page = browser.get(&format!("/office/questions/{}", row.id));
    let version = page.value_of("version").unwrap_or_else(|| row.version.to_string());
    let mut all = vec![("version", version.as_str())];
    all.extend_from_slice(fields);
    browser.post(&format!("/office/questions/{}{step}", row.id), &all)
}

const ANSWER: [(&str, &str); 6] = [
    ("question.fr", "Peut-on acheter un terrain ?"),
    ("question.en", "May land be bought?"),
    ("question.pt", "Pode comprar-se terreno?"),
    ("answer.fr", "Non, la terre est louée."),
    ("answer.en", "No, land is rented."),
    ("answer.pt", "Não, a terra é arrendada."),
];

on_both! {
    fn a_question_is_asked_in_private_and_answered_to_everybody_without_a_name(app) {
        let call = app.published_call();
        let code = call.row.code.clone();
        let (kora, balafon) = (app.organisation("kora"), app.organisation("balafon"));
        begin(&app.signed_in(&balafon.editor), &code);
        app.letters();
        let page = app.browser().get(&format!("/calls/{code}"));
        page.is(200).shows(&fr("questions-none")).shows("/sign-in?next=%2Fcalls%2F").hides("Association kora");

        // Whoever writes for an organisation asks; whoever only reads for it does not.
        app.signed_in(&kora.reader).get(&format!("/calls/{code}/questions")).is(404);
        let editor = app.signed_in(&kora.editor);
        editor.get(&format!("/calls/{code}")).shows(&format!("/calls/{code}/questions"));
        ask(&editor, &code, " ").is(422).shows("href=\"#question\"");
        ask(&editor, &code, "Nous, Association kora,\nvoulons acheter un terrain.").is(303);
        editor.get(&format!("/calls/{code}/questions")).is(200).shows("Nous, Association kora,");
        // It stays between them and the office.
        let other = app.signed_in(&balafon.signatory);
        other.get(&format!("/calls/{code}/questions")).is(200).hides("kora");
        other.get(&format!("/calls/{code}")).hides("terrain");
        app.browser().get(&format!("/calls/{code}")).hides("terrain");
        let elsewhere = app.signed_in(&app.person("mali", &[Grant::in_country(Role::ProgrammeOfficer, Country::Ml)]));
        elsewhere.get("/office/questions").is(200).hides("kora");
        let row = questions(app).remove(0);
        elsewhere.get(&format!("/office/questions/{}", row.id)).is(404);
        elsewhere.get("/desk");
        answer(&elsewhere, &row, "", &ANSWER).is(404);
        let auditor = app.signed_in(&app.person("auditor", &[Grant::everywhere(Role::Auditor)]));
        auditor.get(&format!("/office/questions/{}", row.id)).is(200).shows("Association kora").hides("name=\"answer.fr\"");
        answer(&auditor, &row, "", &ANSWER).is(403);
        other.get(&format!("/office/questions/{}", row.id)).is(404);

        // The office sees it on its desk, and publishes it in other words: every language, no name.
        let officer = app.signed_in(&call.author);
        officer.get("/desk").is(200).shows("/office/questions");
        officer.get(&format!("/office/calls/{}", call.row.id)).shows(&i18n::text("fr", "questions-waiting", &[("count", 1.into())]));
        officer.get("/office/questions").is(200).shows("Nous, Association kora");
        let as_asked = [&ANSWER[1..], &[("question.fr", row.asked.as_str())]].concat();
        answer(&officer, &row, "", &as_asked).is(422).shows(&sentence("question-names-asker"));
        answer(&officer, &row, "", &ANSWER[..5]).is(422).shows("id=\"answer.pt-error\"");
        assert_eq!(app.letters(), Vec::new());
        answer(&officer, &row, "", &ANSWER).is(303);
        answer(&officer, &row, "", &ANSWER).is(409);
        let row = questions(app).remove(0);
        assert_eq!((row.state, row.number), (QuestionState::Published, Some(1)));
        for (lang, text) in [("fr", "Non, la terre est louée."), ("en", "No, land is rented."), ("pt", "Não, a terra é arrendada.")] {
            app.browser().get_with(&format!("/calls/{code}"), "accept-language", lang).shows(text).hides("kora");
        }
        officer.get("/desk").hides("/office/questions");

        // Who asked and everybody with a draft are told, once; nobody learns who asked.
        let letters = app.letters();
        let mut to: Vec<&str> = letters.iter().map(|mail| mail.to.email.as_str()).collect();
        to.sort_unstable();
        let balafon = ["editor", "reader", "signatory"].map(|role| format!("balafon-{role}@kafo.example"));
        assert_eq!(to, [&balafon[..], &["kora-editor@kafo.example".to_owned()]].concat());
        for mail in &letters {
            assert!(mail.text.contains("Non, la terre est louée."), "{}", mail.text);
            assert!(!mail.text.contains("Association kora"), "{}", mail.text);
        }
        assert_eq!(app.letters(), Vec::new());
        app.is_sound();
    }

    fn a_published_answer_is_corrected_in_the_open_and_what_it_said_stays(app) {
        let call = app.published_call();
        let (code, kora) = (call.row.code.clone(), app.organisation("kora"));
        begin(&app.signed_in(&app.organisation("balafon").editor), &code);
        ask(&app.signed_in(&kora.editor), &code, "Peut-on acheter un terrain ?").is(303);
        let officer = app.signed_in(&call.author);
        let row = questions(app).remove(0);
        answer(&officer, &row, "/correct", &ANSWER).is(409);
        answer(&officer, &row, "", &ANSWER).is(303);
        app.letters();
        let row = questions(app).remove(0);
        let auditor = app.signed_in(&app.person("auditor", &[Grant::everywhere(Role::Auditor)]));
        auditor.get(&format!("/office/questions/{}", row.id)).is(200).hides("name=\"answer.fr\"");
        answer(&auditor, &row, "/correct", &ANSWER).is(403);
        // The form begins with what was published; nothing changed is nothing to publish.
        officer.get(&format!("/office/questions/{}", row.id)).shows("Não, a terra é arrendada.");
        answer(&officer, &row, "/correct", &ANSWER).is(422).shows(&sentence("answer-unchanged"));
        let named = [&ANSWER[..5], &[("answer.pt", "Sim, Association kora.")]].concat();
        answer(&officer, &row, "/correct", &named).is(422).shows(&sentence("question-names-asker"));
        assert_eq!(app.letters(), Vec::new());
        let right = [&ANSWER[..3], &[
            ("answer.fr", "Oui, jusqu’à un hectare."), ("answer.en", "Yes, up to one hectare."), ("answer.pt", "Sim, até um hectare."),
        ]].concat();
        answer(&officer, &row, "/correct", &right).is(303);
        answer(&officer, &row, "/correct", &right).is(422);

        // Everybody reads what it says now and what it said; the number stays.
        let page = app.browser().get(&format!("/calls/{code}"));
        page.is(200).shows("Oui, jusqu’à un hectare.").shows("Non, la terre est louée.").shows(&fr("questions-before"));
        officer.get(&format!("/office/questions/{}", row.id)).shows("Non, la terre est louée.");
        let after = questions(app).remove(0);
        assert_eq!((after.state, after.number, after.version), (QuestionState::Published, Some(1), row.version + 1));
        let letters = app.letters();
        assert_eq!(letters.len(), 4, "the three of balafon and who asked, once each");
        for mail in &letters {
            assert!(mail.text.contains("Oui, jusqu’à un hectare.") && !mail.text.contains("louée"), "{}", mail.text);
        }
        let changed = app.act(&Actor::system(), |db, _| -> Result<(), Refusal> {
            diesel::sql_query("UPDATE call_answer_corrections SET number = 7").execute(db)?;
            Ok(())
        });
        assert!(changed.unwrap_err().to_string().contains("kafo:append_only"));
        app.is_sound();
    }

    fn a_question_that_the_call_answers_is_set_aside_with_a_reply_to_whoever_asked(app) {
        let call = app.published_call();
        let (code, kora) = (call.row.code.clone(), app.organisation("kora"));
        let editor = app.signed_in(&kora.editor);
        begin(&app.signed_in(&app.organisation("balafon").editor), &code);
        ask(&editor, &code, "Quelle est la date limite ?").is(303);
        app.letters();
        let officer = app.signed_in(&call.author);
        let row = questions(app).remove(0);
        answer(&officer, &row, "/set-aside", &[("reply", "")]).is(422).shows("href=\"#reply\"");
        answer(&officer, &row, "/set-aside", &[("reply", "Elle est en haut de la page.")]).is(303);
        assert_eq!(questions(app)[0].state, QuestionState::SetAside);
        let letters = app.letters();
        assert_eq!(letters.iter().map(|mail| mail.to.email.as_str()).collect::<Vec<_>>(), ["kora-editor@kafo.example"]);
        assert!(letters[0].text.contains("Elle est en haut de la page."), "{}", letters[0].text);
        editor.get(&format!("/calls/{code}/questions")).is(200).shows("Elle est en haut de la page.");
        app.browser().get(&format!("/calls/{code}")).hides("Quelle est la date limite");
        app.is_sound();
    }

    fn questions_end_at_their_date_to_the_second(app) {
        let call = app.published_call();
        let (code, kora) = (call.row.code.clone(), app.organisation("kora"));
        let last = call.row.questions_until.unwrap().utc();
        app.clock.set(last);
        let editor = app.signed_in(&kora.editor);
        ask(&editor, &code, "Encore à temps ?").is(303);
        app.clock.set(last + chrono::TimeDelta::seconds(1));
        ask(&editor, &code, "Trop tard ?").is(422).shows(&sentence("questions-closed"));
        assert_eq!(questions(app).iter().map(|row| row.asked.as_str()).collect::<Vec<_>>(), ["Encore à temps ?"]);
        app.browser().get(&format!("/calls/{code}")).is(200).shows(&fr("questions-ended"));
        editor.get("/calls/GW-2026-99/questions").is(404);
        let nobody = app.signed_in(&app.person("visiteur", &[]));
        nobody.get(&format!("/calls/{code}/questions")).is(404);
    }
}
