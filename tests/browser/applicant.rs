//! What an organisation does: from the public home to the receipt.

use super::{Page, in_every_view, sign_in};
use crate::harness::app::{Engine, TestApp};
use crate::harness::filing::{PAPER, SECTIONS};
use crate::harness::folder::TestFolder;

in_every_view! {
    fn an_organisation_finds_a_call_writes_its_proposal_and_holds_a_receipt(chromium, view) {
        let folder = TestFolder::new("to-attach");
        let paper = folder.path().join("estatutos.pdf");
        std::fs::write(&paper, PAPER).unwrap();
        let app = TestApp::start(Engine::Sqlite).unwrap();
        let call = app.published_call().row.code;
        let person = app.organisation("kora").signatory;
        let mut page = Page::new(chromium, &app.url, view);

        page.open("/");
        page.press(&format!("a[href='/calls/{call}']"));
        page.press("main a[href^='/sign-in?next=']:not([href$=questions])");
        sign_in(&mut page, &person.email);
        assert_eq!(page.path(), format!("/calls/{call}"), "the sign-in leads back to the call");
        page.press("form[action$='/apply'] button");
        let tasks = page.path();
        assert!(tasks.starts_with("/proposals/"), "{tasks}");

        for (section, fields) in SECTIONS {
            page.press(&format!("main a[href='{tasks}/{section}']"));
            match *section {
                "budget" => page.press("button[name=act][value='add:equipment']"),
                _ if page.count(&format!("[name='{}']", fields[0].0)) == 0 => page.press("button[name=act][value=add]"),
                _ => {}
            }
            for (name, value) in *fields {
                page.put(name, value);
            }
            if *section == "budget" {
                // Before anything is sent, scripts already count; without them the server does at the next save.
                let total = if view.script { "3300000" } else { "0" };
                assert_eq!(page.text("[data-sum=total]").replace(['.', ',', ' '], ""), total);
                page.look();
            }
            page.press("button[name=act][value=finish]");
            assert_eq!(page.path(), tasks, "{section} is finished");
        }

        page.press(&format!("main a[href='{tasks}/documents']"));
        page.attach("#file-statutes", &paper);
        page.press("form:has(#file-statutes) button");
        assert_eq!(page.count("main a[href^='/documents/']"), 1);
        page.look();
        page.press("button[name=act][value=finish]");
        page.look();

        page.press(&format!("main a[href='{tasks}/check']"));
        page.tick("[name=declaration]");
        page.press("form[action$='/submit'] button");
        assert_eq!(page.path(), format!("{tasks}/submitted"));
        page.press("main a[href^='/receipts/']");
        assert_eq!(page.count("main code.p-hash"), 1);
        page.open(&tasks);
        page.look();
        page.open("/proposals");
        page.finish();
    }
}
