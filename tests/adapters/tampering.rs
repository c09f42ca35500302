//! Somebody changes the database behind the portal's back: `verify` names the first row that differs. Every change is
//! made in a transaction that is undone.

use diesel::sql_types::{BigInt, Text};
use diesel::{QueryableByName, RunQueryDsl, sql_query};
use kafo::db::payments::TrancheRow;
use kafo::db::verify::{self, Finding};
use kafo::db::{Db, Kind};
use kafo::domain::actor::Actor;
use kafo::domain::id::Id;
use kafo::domain::tranche::TrancheState;
use kafo::services::Refusal;

use crate::harness::app::{TestApp, on_both};

/// What `verify` finds after `change`, which is then undone.
fn found(
    app: &TestApp,
    change: impl FnOnce(&mut Db, &kafo::domain::act::Act) -> diesel::QueryResult<()> + Send + 'static,
) -> Option<Finding> {
    let (sender, receiver) = std::sync::mpsc::channel();
    let undone = app.act(&Actor::system(), move |db, act| -> Result<(), Refusal> {
        change(db, act)?;
        sender.send(verify::verify(db)?.err()).unwrap();
        Err(Refusal::Broken("undo".into()))
    });
    assert!(matches!(&undone, Err(Refusal::Broken(_))), "{undone:?}");
    receiver.recv().unwrap()
}

fn run(db: &mut Db, statement: &str) -> diesel::QueryResult<()> {
    sql_query(statement).execute(db).map(|_| ())
}

/// Takes the guard of an append-only table away, as who owns the database can.
fn unguard(db: &mut Db, table: &str) -> diesel::QueryResult<()> {
    match db.kind() {
        Kind::Sqlite => {
            run(db, &format!("DROP TRIGGER {table}_no_update"))?;
            run(db, &format!("DROP TRIGGER {table}_no_delete"))
        }
        Kind::Pg => run(db, &format!("ALTER TABLE {table} DISABLE TRIGGER USER")),
    }
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

#[derive(QueryableByName)]
struct Hash {
    #[diesel(sql_type = Text)]
    hash: String,
}

fn changed(table: &'static str, row: Id) -> Option<Finding> {
    Some(Finding::Row { table, row, why: "it was changed" })
}

on_both! {
    fn verify_names_the_first_row_that_was_changed_deleted_or_added(app) {
        let running = app.running_grant();
        let paid = app.pay(&running, 1);
        app.verifies();
        assert_eq!(found(app, |_, _| Ok(())), None);
        let first = app.tranches(&running).remove(0);

        // Changed: an amount, a name, an account, a state that no action left.
        let payment = "UPDATE payments SET received_amount = 1";
        assert_eq!(found(app, move |db, _| run(db, payment)), changed("payments", paid.id));
        let proposal = running.award.proposal;
        assert_eq!(found(app, |db, _| run(db, "UPDATE proposals SET requested = requested + 1")), changed("proposals", proposal));
        assert_eq!(found(app, |db, _| run(db, "UPDATE agreements SET ends_on = '2030-01-01'")), changed("agreements", running.agreement));
        let tranche = "UPDATE tranches SET state = 'due' WHERE position = 1";
        assert_eq!(found(app, move |db, _| run(db, tranche)), changed("tranches", first.id));
        // Two rows changed: the first of them, in the order of the tables, is named.
        let both = found(app, move |db, _| { run(db, payment)?; run(db, tranche) });
        assert_eq!(both, changed("tranches", first.id));

        // Deleted, and added.
        let indicator = app.read(|db| kafo::db::agreements::list_indicators(db, running.agreement)).remove(0).id;
        assert_eq!(
            found(app, |db, _| run(db, "DELETE FROM agreement_indicators")),
            Some(Finding::Row { table: "agreement_indicators", row: indicator, why: "it was deleted" })
        );
        let (sender, receiver) = std::sync::mpsc::channel();
        let agreement = running.agreement;
        let added = found(app, move |db, act| {
            let row = TrancheRow {
                id: act.id(), agreement_id: agreement, position: 9, amount: 5, due_on: first.due_on, report_id: None, state: TrancheState::Planned,
            };
            sender.send(row.id).unwrap();
            row.insert(db)
        });
        let id = receiver.recv().unwrap();
        assert_eq!(added, Some(Finding::Row { table: "tranches", row: id, why: "no action of the portal wrote it" }));

        // The ledger without its guard.
        let booked = found(app, |db, _| { unguard(db, "ledger_entries")?; run(db, "UPDATE ledger_entries SET amount = amount - 1 WHERE kind = 'disbursement'") });
        assert!(matches!(booked, Some(Finding::Row { table: "ledger_entries", why: "it was changed", .. })), "{booked:?}");
        // The sums that are kept of it, which no seal covers.
        for statement in [
            "UPDATE ledger_totals SET amount = amount + 1 WHERE kind = 'commitment'", "UPDATE ledger_totals SET entries = 2",
            "DELETE FROM ledger_totals WHERE kind = 'disbursement'", "UPDATE ledger_totals SET country = 'ML'",
        ] {
            assert_eq!(found(app, move |db, _| run(db, statement)), Some(Finding::Sums { agreement: running.agreement }), "{statement}");
        }
        app.verifies();
    }

    fn verify_names_the_first_event_of_the_chain_that_does_not_fit(app) {
        let running = app.running_grant();
        app.pay(&running, 1);
        let last = app.read(|db| sql_query("SELECT COUNT(*) AS count FROM audit_events").get_result::<Count>(db)).count;
        assert!(last > 5);
        let chain = |seq, why| Some(Finding::Chain { seq, why });
        let tampered = |statement: &'static str| found(app, move |db, _| { unguard(db, "audit_events")?; run(db, statement) });
        assert_eq!(tampered("UPDATE audit_events SET actor_name = 'Somebody else' WHERE seq = 3"), chain(3, "it was changed"));
        assert_eq!(tampered("UPDATE audit_events SET actor_name = 'x' WHERE seq >= 3"), chain(3, "it was changed"));
        assert_eq!(tampered("DELETE FROM audit_events WHERE seq = 4"), chain(4, "this event is missing"));
        assert_eq!(
            tampered("DELETE FROM audit_events WHERE seq = (SELECT MAX(seq) FROM audit_events)"),
            chain(last, "the last events are missing")
        );
        // An event with the hash of another one: what follows it does not fit.
        let copied = found(app, |db, _| {
            unguard(db, "audit_events")?;
            let first: Hash = sql_query("SELECT hash FROM audit_events WHERE seq = 1").get_result(db)?;
            run(db, &format!("UPDATE audit_events SET prev_hash = '{}' WHERE seq = 5", first.hash))
        });
        assert_eq!(copied, chain(5, "it does not follow the event before it"));
        // The head of the chain wound back hides nothing.
        let head = found(app, |db, _| run(db, "UPDATE chain_heads SET seq = seq - 1 WHERE name = 'audit'"));
        assert_eq!(head, chain(last + 1, "the last events are missing"));
        app.verifies();
    }

    fn verify_compares_receipts_with_their_texts(app) {
        let running = app.running_grant();
        let first = app.reports(&running).remove(0);
        app.go_to(first.period_end, 5);
        app.accept_report(&running, 1, 10_000);
        let version = app.read(|db| kafo::db::reports::find_last_version(db, first.id)).unwrap();
        let text = found(app, |db, _| { unguard(db, "report_versions")?; run(db, "UPDATE report_versions SET canonical = '{}'") });
        assert_eq!(text, changed("report_versions", version.id));
        assert_eq!(found(app, |db, _| run(db, "UPDATE expenditures SET amount = amount + 1")).map(|finding| finding.to_string().contains("expenditures")), Some(true));
        app.verifies();
    }
}
