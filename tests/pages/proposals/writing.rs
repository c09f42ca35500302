//! Writing in sections: what is kept, rows, and two people at once.

use super::fr;
use crate::harness::app::on_both;
use crate::harness::filing::{BUDGET, PLACE, PROJECT, begin, post};

on_both! {
    fn what_was_typed_is_kept_right_or_wrong(app) {
        let call = app.published_call();
        let organisation = app.organisation("kalimba");
        let editor = app.signed_in(&organisation.editor);
        let (path, id) = begin(&editor, &call.row.code);
        let wrong = [("title", "Hortas"), ("months", "neuf"), ("starts_on", "amanhã")];
        assert_eq!(post(&editor, &path, "project", &wrong, "save").is(303).location, format!("{path}/project"));
        let page = editor.get(&format!("{path}/project"));
        page.is(200).shows(&fr("unmet-number-unreadable")).shows(&fr("unmet-date-unreadable"));
        assert_eq!(page.value_of("months").as_deref(), Some("neuf"));
        assert_eq!(page.value_of("starts_on").as_deref(), Some("amanhã"));
        page.hides(&fr("unmet-missing-project-summary"));

        let refused = post(&editor, &path, "project", &wrong, "finish");
        refused.is(422).shows(&fr("error-prefix")).shows(&fr("unmet-missing-project-summary")).shows("href=\"#summary\"");
        assert_eq!(refused.value_of("months").as_deref(), Some("neuf"));
        assert_eq!(app.proposal(id).content.project.months, "neuf");

        // A budget with a price that is none: the line is named, the others are added up.
        let mut lines = BUDGET.to_vec();
        lines.extend([
            ("lines.1.id", "b2"),
            ("lines.1.heading", "travel"),
            ("lines.1.description", "Carburante"),
            ("lines.1.unit", "mês"),
            ("lines.1.quantity", "9"),
            ("lines.1.unit_cost", "vinte"),
        ]);
        let refused = post(&editor, &path, "budget", &lines, "finish");
        // Lines are numbered by heading: travel comes before equipment.
        refused.is(422).shows("Ligne 1, Carburante").shows("href=\"#lines.0.unit_cost\"").shows("value=\"vinte\"");
        assert_eq!(refused.value_of("lines.1.unit_cost").as_deref(), Some("1 650 000"));
        assert_eq!(app.proposal(id).requested, 3_000_000);
        let people = [("cells.female.18-35.returnee", "doze"), ("cells.male.36+.community", "12")];
        let refused = post(&editor, &path, "beneficiaries", &people, "finish");
        refused.is(422).shows("value=\"doze\"").shows("href=\"#cells.female.18-35.returnee\"");
        assert_eq!(app.proposal(id).beneficiaries, 12);
        editor.get(&path).is(200).shows(&fr("state-task-to-correct"));
        editor.get(&format!("{path}/check")).is(200).shows("Carburante").shows(&fr("proposals-check-unfinished"));
    }

    fn rows_are_added_copied_and_removed_without_a_script(app) {
        let call = app.published_call();
        let organisation = app.organisation("flauta");
        let editor = app.signed_in(&organisation.editor);
        let (path, id) = begin(&editor, &call.row.code);
        let added = post(&editor, &path, "budget", &[], "add:travel");
        assert_eq!(added.is(303).location, format!("{path}/budget#lines.0.description"));
        let mut typed = vec![("lines.0.id", "b1"), ("lines.0.heading", "travel"), ("lines.0.description", "Barco")];
        let copied = post(&editor, &path, "budget", &typed, "copy:0");
        assert_eq!(copied.is(303).location, format!("{path}/budget#lines.1.description"));
        typed.extend([("lines.1.id", "b2"), ("lines.1.heading", "travel"), ("lines.1.description", "Barco")]);
        post(&editor, &path, "budget", &typed, "remove:0").is(303);
        let lines = app.proposal(id).content.budget.lines;
        let kept: Vec<_> = lines.iter().map(|line| (line.id.as_str(), line.description.as_str())).collect();
        assert_eq!(kept, [("b2", "Barco")]);
        post(&editor, &path, "activities", &[("items.0.id", "a1"), ("items.0.name", "Cavar")], "add").is(303);
        assert_eq!(app.proposal(id).content.activities.items.len(), 2);
        let page = editor.get(&format!("{path}/activities"));
        assert_eq!(page.value_of("items.1.id").as_deref(), Some("a2"));
        app.verifies();
    }

    fn a_stale_form_is_told_so_and_loses_nothing(app) {
        let call = app.published_call();
        let organisation = app.organisation("gumbe");
        let (editor, signatory) = (app.signed_in(&organisation.editor), app.signed_in(&organisation.signatory));
        let (path, id) = begin(&editor, &call.row.code);
        post(&editor, &path, "project", PROJECT, "save").is(303);
        let here = format!("{path}/project");
        let page = signatory.get(&here);
        let (old, seen) = (page.value_of("version").unwrap(), page.value_of("seen").unwrap());
        post(&editor, &path, "project", &[("title", "Hortas novas")], "save").is(303);

        let mine = [
            ("title", "Hortas minhas"),
            ("summary", "Cem hortas."),
            ("version", old.as_str()),
            ("seen", seen.as_str()),
            ("act", "save"),
        ];
        let told = signatory.post(&here, &mine);
        told.is(409).shows(&fr("proposals-stale-title")).shows("gumbe-editor").shows("Hortas novas").shows("Cem hortas.");
        assert_eq!(told.value_of("title").as_deref(), Some("Hortas minhas"));
        assert_eq!(app.proposal(id).title, "Hortas novas");
        // Whoever chooses the saved title gets it, and keeps the rest of what they typed.
        let ticket = told.body.rsplit("name=\"choose.title\" value=\"").next().unwrap().split('"').next().unwrap();
        let (now, seen) = (told.value_of("version").unwrap(), told.value_of("seen").unwrap());
        let chosen = [
            ("title", "Hortas minhas"),
            ("summary", "Cem hortas."),
            ("choose.title", ticket),
            ("version", &now),
            ("seen", &seen),
            ("act", "save"),
        ];
        signatory.post(&here, &chosen).is(303);
        let content = app.proposal(id).content.project;
        assert_eq!((content.title.as_str(), content.summary.as_str()), ("Hortas novas", "Cem hortas."));
        post(&editor, &path, "project", &[("title", "Hortas novas"), ("summary", "")], "save").is(303);
        let told = signatory.post(&here, &mine);
        // In the background: a short answer, nothing is saved.
        signatory.post_with(&here, &mine, &[("x-autosave", "1")]).is(409);
        assert_eq!(app.proposal(id).title, "Hortas novas");
        // Saving from the page that showed both keeps one's own.
        let now = told.value_of("version").unwrap();
        let again = [("title", "Hortas minhas"), ("summary", "Cem hortas."), ("version", &now), ("act", "save")];
        signatory.post(&here, &again).is(303);
        assert_eq!(app.proposal(id).title, "Hortas minhas");
        // The same form sent twice is no conflict, and neither is another section.
        signatory.post(&here, &again).is(303);
        post(&editor, &path, "place", PLACE, "finish").is(303);

        // A draft saved in the background brings the next version.
        let version = signatory.get(&here).value_of("version").unwrap();
        let typed = [("title", "Hortas de todos"), ("version", version.as_str())];
        let saved = signatory.post_with(&here, &typed, &[("x-autosave", "1")]);
        let next = saved.is(204).header("x-version").to_owned();
        assert_eq!(app.proposal(id).title, "Hortas de todos");
        signatory.post(&here, &[("title", "Hortas"), ("version", &next), ("act", "save")]).is(303);
        app.verifies();
    }

    fn two_people_who_change_different_answers_of_a_section_both_keep_theirs(app) {
        let call = app.published_call();
        let organisation = app.organisation("balafon");
        let (editor, signatory) = (app.signed_in(&organisation.editor), app.signed_in(&organisation.signatory));
        let (path, id) = begin(&editor, &call.row.code);
        post(&editor, &path, "project", PROJECT, "save").is(303);
        let with = |other: &[(&'static str, &'static str)]| {
            let kept = PROJECT.iter().filter(|(name, _)| !other.iter().any(|(changed, _)| changed == name));
            kept.chain(other).copied().collect::<Vec<_>>()
        };
        let here = format!("{path}/project");
        let page = signatory.get(&here);
        let (version, seen) = (page.value_of("version").unwrap(), page.value_of("seen").unwrap());
        post(&editor, &path, "project", &with(&[("title", "Hortas de Gabú")]), "save").is(303);
        let mut mine: Vec<(&str, &str)> = with(&[("months", "12")]);
        mine.extend([("version", version.as_str()), ("seen", seen.as_str()), ("act", "save")]);
        assert_eq!(signatory.post(&here, &mine).is(303).location, here);
        signatory.get(&here).shows(&fr("proposals-flash-merged"));
        let project = app.proposal(id).content.project;
        assert_eq!((project.title.as_str(), project.months.as_str()), ("Hortas de Gabú", "12"));

        // Lines that each of them added stand beside each other.
        let lines = format!("{path}/budget");
        let page = signatory.get(&lines);
        let (version, seen) = (page.value_of("version").unwrap(), page.value_of("seen").unwrap_or_default());
        let line = |text: &'static str| [("lines.0.id", "b1"), ("lines.0.heading", "travel"), ("lines.0.description", text)];
        post(&editor, &path, "budget", &line("Barco"), "save").is(303);
        let mut mine: Vec<(&str, &str)> = line("Bicicletas").to_vec();
        mine.extend([("version", version.as_str()), ("seen", seen.as_str()), ("act", "save")]);
        signatory.post(&lines, &mine).is(303);
        let budget = app.proposal(id).content.budget.lines;
        let kept: Vec<_> = budget.iter().map(|line| (line.id.as_str(), line.description.as_str())).collect();
        assert_eq!(kept, [("b1", "Barco"), ("b2", "Bicicletas")]);
        app.verifies();
    }
}
