//! The results frame of a proposal: what it leaves, and what each indicator measures. And the record of the consultation.

use crate::harness::app::on_both;
use crate::harness::filing::{PAPER, PLACE, begin, fill, post, send};

/// Two outputs, and an indicator of the second.
const FRAME: &[(&str, &str)] = &[
    ("outcome", "As famílias vendem legumes todo o ano."),
    ("outputs.0.id", "p1"),
    ("outputs.0.name", "Pessoas formadas"),
    ("outputs.1.id", "p2"),
    ("outputs.1.name", "Dez hortas com rega"),
    ("items.0.id", "r1"),
    ("items.0.of", "p2"),
    ("items.0.name", "Hortas em produção"),
    ("items.0.unit", "horta"),
    ("items.0.baseline", "0"),
    ("items.0.target", "10"),
    ("items.0.verification", "Visita e fotografias"),
];

on_both! {
    fn an_indicator_measures_an_output_and_the_outcome_when_the_output_is_gone(app) {
        let call = app.published_call();
        let organisation = app.organisation("kora");
        let editor = app.signed_in(&organisation.editor);
        let (path, id) = begin(&editor, &call.row.code);
        let results = || app.proposal(id).content.results;

        // The first form has a row of each, and the choice between them.
        let form = editor.get(&format!("{path}/results"));
        form.is(200).shows("name=\"outputs.0.name\"").shows("<option value=\"p1\">Produit 1</option>");
        let added = post(&editor, &path, "results", FRAME, "outputs.add");
        assert_eq!(added.is(303).location, format!("{path}/results#outputs.2.name"));
        assert_eq!(results().outputs.iter().map(|output| output.id.as_str()).collect::<Vec<_>>(), ["p1", "p2", "p3"]);
        let form = editor.get(&format!("{path}/results"));
        form.is(200).shows("<option value=\"p2\" selected>Produit 2\u{a0}: Dez hortas com rega</option>");

        // Up and down: the indicator follows its output.
        post(&editor, &path, "results", FRAME, "outputs.up:1").is(303);
        assert_eq!(results().outputs[0].id, "p2");
        assert_eq!(results().items[0].of, "p2");
        let removed = post(&editor, &path, "results", FRAME, "outputs.remove:1");
        assert_eq!(removed.is(303).location, format!("{path}/results#outputs"));
        assert_eq!((results().outputs.len(), results().items[0].of.as_str()), (1, ""));

        // Without any output the section is not complete.
        let without: Vec<(&str, &str)> = FRAME.iter().filter(|(name, _)| !name.starts_with("outputs.")).copied().collect();
        let told = post(&editor, &path, "results", &without, "finish");
        told.is(422).shows("Ajoutez au moins un produit").shows("Dites ce que cet indicateur mesure");
        post(&editor, &path, "results", FRAME, "finish").is(303);
        editor.get(&format!("{path}/check")).is(200).shows("Dez hortas com rega").shows("Produit 2");
    }

    fn the_record_of_the_consultation_is_attached_from_its_section_and_read_by_staff(app) {
        let call = app.published_call();
        let organisation = app.organisation("kora");
        let signatory = app.signed_in(&organisation.signatory);
        let (path, id) = begin(&signatory, &call.row.code);
        fill(&signatory, &path);
        // What is wrong does not keep anybody from the files: it is saved as it is.
        let men = |(name, value): &(&'static str, &'static str)| (*name, if *name == "consultation.men" { "muitos" } else { value });
        let wrong: Vec<(&str, &str)> = PLACE.iter().map(men).collect();
        let attach = post(&signatory, &path, "place", &wrong, "files");
        assert_eq!(attach.is(303).location, format!("{path}/documents#d-consultation"));
        signatory.get(&format!("{path}/documents")).is(200).shows("id=\"d-consultation\"").shows("Compte rendu de la consultation");
        let add = format!("{path}/documents/add");
        signatory.upload(&add, &[("code", "consultation")], "file-consultation", "ata.pdf", PAPER.to_vec()).is(303);
        post(&signatory, &path, "place", PLACE, "finish").is(303);
        send(&signatory, &path).is(303);
        assert_eq!(app.proposal(id).state.as_str(), "submitted");
        let own = signatory.get(&format!("{path}/submitted"));
        own.is(200);
        let officer = app.signed_in(&call.author);
        officer.get(&format!("/office/proposals/{id}")).is(200).shows("ata.pdf").shows("Compte rendu de la consultation");
    }
}
