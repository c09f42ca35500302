//! Payments: the page of finance, the preparation of a payment, its sheet with its steps, and the
//! partner's confirmation.

mod confirm;
mod index;
mod prepare;
mod sheet;
mod step;

use crate::adapters::i18n;
use crate::db::agreements::AgreementRow;
use crate::db::partners::BankAccountRow;
use crate::domain::actor::At;
use crate::domain::payment::{GateFacts, gates};
use crate::domain::text::Lang;
use crate::web::routes::Routes;

pub use confirm::Confirm;
pub use index::Index;
pub use prepare::Prepare;
pub use sheet::Sheet;
pub use step::Step;

/// The routes of this noun.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/office/payments", index::index)
        .get("/office/tranches/{id}/pay", prepare::show)
        .post("/office/tranches/{id}/pay", prepare::prepare)
        .get("/office/payments/{id}", sheet::show)
        .get("/office/payments/{id}/approve", step::ask_approve)
        .post("/office/payments/{id}/approve", step::approve)
        .get("/office/payments/{id}/release", step::ask_release)
        .post("/office/payments/{id}/release", step::release)
        .get("/office/payments/{id}/cancel", step::ask_cancel)
        .post("/office/payments/{id}/cancel", step::cancel)
        .get("/office/payments/{id}/fail", step::ask_fail)
        .post("/office/payments/{id}/fail", step::fail)
        .get("/payments/{id}/confirm", confirm::show)
        .post("/payments/{id}/confirm", confirm::confirm);
}

/// Where an agreement is, for questions of permission.
fn place(agreement: &AgreementRow) -> At {
    At::country(agreement.country).of_programme(agreement.programme_id).of_call(agreement.call_id)
}

/// An account as pages show it: never its whole number.
#[derive(Debug, Clone, serde::Serialize)]
pub struct AccountView {
    holder: String,
    bank: String,
    last4: String,
}

impl AccountView {
    fn of(account: &BankAccountRow) -> Self {
        AccountView { holder: account.holder.clone(), bank: account.bank.clone(), last4: account.number_last4.clone() }
    }

    fn sample() -> Self {
        AccountView { holder: "Association Exemple".into(), bank: "Banque Exemple".into(), last4: "4821".into() }
    }
}

/// A condition of a payment, open or closed, in words.
#[derive(Debug, Clone, serde::Serialize)]
pub struct GateView {
    ok: bool,
    text: String,
}

/// The conditions of a payment in groups: one sentence for each group that is open, every sentence
/// of those that are not.
fn gate_views(facts: &GateFacts, lang: Lang) -> Vec<GateView> {
    let unmet = gates(facts);
    let mut views = Vec::new();
    let groups: [(&str, &[&str]); 7] = [
        ("agreement", &["gate-agreement", "gate-amendment"]),
        ("partner", &["partner-"]),
        ("bank", &["gate-bank-"]),
        ("tranche", &["gate-tranche-", "gate-earlier-tranche"]),
        ("report", &["gate-report"]),
        ("spending", &["gate-spending-", "gate-advance-too-old", "gate-findings"]),
        ("balance", &["gate-balance", "gate-currency", "gate-amount-"]),
    ];
    for (group, codes) in groups {
        let closed: Vec<_> =
            unmet.iter().filter(|problem| codes.iter().any(|code| problem.code.starts_with(code))).collect();
        if closed.is_empty() {
            let text = i18n::text(lang.as_str(), &format!("payments-gate-{group}"), &[]);
            views.push(GateView { ok: true, text });
        }
        views.extend(closed.iter().map(|problem| GateView { ok: false, text: i18n::sentence(problem, lang.as_str()) }));
    }
    views
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::agreement::AgreementState;
    use crate::domain::ledger::AdvanceAge;
    use crate::domain::money::{Currency, Money};
    use crate::domain::partner::{PartnerState, Standing};
    use crate::domain::state::Instant;
    use crate::domain::tranche::TrancheState;

    #[test]
    fn every_closed_gate_is_shown_in_some_group() {
        let money = |minor| Money::new(minor, Currency::Xof);
        let facts = GateFacts {
            now: Instant::from(chrono::DateTime::UNIX_EPOCH),
            amount: money(2_000),
            agreement: AgreementState::Suspended,
            open_money_amendment: true,
            partner: Standing {
                state: PartnerState::Suspended,
                expires_at: None,
                stopped: false,
                merged: false,
                papers: Vec::new(),
            },
            bank: None,
            tranche: TrancheState::Planned,
            tranche_amount: money(1_000),
            holds_tranche: false,
            earlier_unsettled: 1,
            report: Some((1, false)),
            previous_paid: money(1_000),
            earlier_paid: money(0),
            accepted: money(0),
            previous_bp: 7_000,
            earlier_bp: 10_000,
            advance: AdvanceAge::Blocking,
            open_high_findings: 1,
            balance: money(10),
        };
        let shown = gate_views(&facts, Lang::Fr);
        assert_eq!(shown.iter().filter(|view| !view.ok).count(), gates(&facts).len());
        assert!(gates(&facts).len() >= 11);
    }
}
