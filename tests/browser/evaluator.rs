//! What an evaluator does: from the list of files to the scorecard that only reads.

use kafo::domain::call::CallRules;
use kafo::domain::evaluation::EvaluationState;

use super::{Page, in_every_view, sign_in};
use crate::harness::app::{Engine, TestApp};
use crate::harness::scene::closed_call;
use crate::pages::evaluations::{assign_all, evaluation, find_eligible};

in_every_view! {
    fn an_evaluator_declares_scores_beside_the_file_and_hands_in(chromium, view) {
        let app = TestApp::start(Engine::Sqlite).unwrap();
        let scene = closed_call(&app, 10_000_000, CallRules::default());
        let (proposal, _) = scene.submitted(&app, "Hortas", 3_000_000);
        let (second, _) = scene.submitted(&app, "Poços", 3_000_000);
        for proposal in [&proposal, &second] {
            find_eligible(&app, &scene, proposal);
        }
        assign_all(&app, &scene, &[&proposal, &second]);
        let person = &scene.evaluators[0];
        let mut page = Page::new(chromium, &app.url, view);

        page.open("/sign-in");
        sign_in(&mut page, &person.email);
        assert_eq!(page.path(), "/desk");
        page.press("main a[href='/evaluations']");
        // The one that was sent first stands first.
        page.press("main a[href^='/evaluations/']");
        page.put("interest", "no");
        page.press("form[action$='/declare'] button");
        let file = page.path();
        page.look();
        // The file and the scorecard side by side; on a phone one below the other.
        let sides =
            page.value("['dossier', 'notation'].map(id => document.getElementById(id).getBoundingClientRect().left)");
        let beside = sides[1].as_f64().unwrap() > sides[0].as_f64().unwrap() + 300.0;
        assert_eq!(beside, view.width > 600, "{sides}");

        for criterion in scene.call.grid.criteria() {
            page.put(&format!("score.{}", criterion.code), "4");
            page.put(&format!("reason.{}", criterion.code), "As famílias pediram água, e a assembleia decidiu.");
        }
        // Scripts keep the running total; without them it comes with the next save.
        let total = page.text("[data-score-total] span");
        assert_eq!(total, if view.script { "80" } else { "0" });
        page.look();
        page.press("button[value=hand-in]");
        assert_eq!(page.path(), file);
        assert_eq!(page.count("input[type=radio]"), 0, "what was handed in is only read");
        let stored = evaluation(&app, proposal.id, person);
        assert_eq!((stored.state, stored.total), (EvaluationState::HandedIn, Some(8_000)));
        page.look();
        page.open("/evaluations");
        page.look();
        page.finish();
    }
}
