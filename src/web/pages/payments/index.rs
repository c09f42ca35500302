//! The page of finance: what can be paid now, what is on its way, the money by country, and what
//! waits for something.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::place;
use crate::adapters::i18n;
use crate::db::Db;
use crate::db::ledger::{self, LedgerSum};
use crate::db::payments::{self, Grounds, MovingPaymentRow, OpenTrancheRow};
use crate::domain::actor::Actor;
use crate::domain::id::Id;
use crate::domain::ledger::balances;
use crate::domain::money::{Currency, Money};
use crate::domain::payment::{PaymentAction, PaymentState, gates};
use crate::domain::permission::Permission;
use crate::domain::place::Country;
use crate::domain::report::ReportState;
use crate::domain::state::Instant;
use crate::domain::text::Lang;
use crate::services::Refusal;
use crate::web::error::Answer;
use crate::web::guard::{May, may};
use crate::web::view::Page;

/// How many days before its day a planned tranche shows among those that wait.
const AHEAD: u64 = 30;

/// The page of finance.
#[derive(Serialize)]
pub struct Index {
    today: NaiveDate,
    figures: Vec<Figure>,
    to_pay: Vec<TrancheLine>,
    totals: Vec<Money>,
    moving: Vec<MovingLine>,
    countries: Vec<CountryLine>,
    blocked: Vec<TrancheLine>,
    late: Vec<LateLine>,
}

#[derive(Serialize)]
struct Figure {
    label: String,
    value: String,
    note: String,
}

/// A tranche that is open, or would be.
#[derive(Serialize)]
struct TrancheLine {
    id: Id,
    agreement: Id,
    title: String,
    partner: String,
    country: Country,
    position: i32,
    of: usize,
    report: Option<ReportBrief>,
    due_on: NaiveDate,
    amount: Money,
    dots: Vec<Dot>,
    reasons: Vec<String>,
    may_prepare: bool,
}

#[derive(Serialize)]
struct ReportBrief {
    position: i32,
    state: String,
}

#[derive(Serialize)]
struct Dot {
    state: String,
}

#[derive(Serialize)]
struct MovingLine {
    id: Id,
    reference: String,
    title: String,
    partner: String,
    country: Country,
    position: i32,
    state: &'static str,
    next: &'static str,
    mine: bool,
    amount: Money,
}

#[derive(Serialize)]
struct CountryLine {
    country: Country,
    currency: Currency,
    committed: i64,
    disbursed: i64,
    justified: i64,
    left: i64,
}

#[derive(Serialize)]
struct LateLine {
    id: Id,
    title: String,
    partner: String,
    country: Country,
    position: i32,
    due_on: NaiveDate,
    state: String,
    waiting: Option<Money>,
}

impl Page for Index {
    const TEMPLATE: &'static str = "pages/payments/index.html";
    const WIDE: bool = true;

    fn samples() -> Vec<Self> {
        let day = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap_or_default();
        let id = Id(uuid::Uuid::from_u128(1));
        let line = |reasons: Vec<String>| TrancheLine {
            id,
            agreement: id,
            title: "Jardins maraîchers".into(),
            partner: "Association Exemple".into(),
            country: Country::Gw,
            position: 2,
            of: 3,
            report: Some(ReportBrief { position: 1, state: "returned".into() }),
            due_on: day,
            amount: Money::new(4_992_000, Currency::Xof),
            dots: ["paid", "blocked", "planned"].map(|state| Dot { state: state.into() }).into(),
            reasons,
            may_prepare: true,
        };
        let empty = Index {
            today: day,
            figures: Vec::new(),
            to_pay: Vec::new(),
            totals: Vec::new(),
            moving: Vec::new(),
            countries: Vec::new(),
            blocked: Vec::new(),
            late: Vec::new(),
        };
        let full = Index {
            figures: vec![Figure { label: "…".into(), value: "4".into(), note: "…".into() }],
            to_pay: vec![line(Vec::new()), TrancheLine { report: None, may_prepare: false, ..line(Vec::new()) }],
            totals: vec![Money::new(9_984_000, Currency::Xof)],
            moving: ["approve", "approve_again", "release", "confirm"]
                .into_iter()
                .map(|next| MovingLine {
                    id,
                    reference: "C-2026-001-T1".into(),
                    title: "Jardins".into(),
                    partner: "Association Exemple".into(),
                    country: Country::Gn,
                    position: 1,
                    state: "approved_once",
                    next,
                    mine: next == "release",
                    amount: Money::new(1, Currency::Gnf),
                })
                .collect(),
            countries: vec![CountryLine {
                country: Country::Cm,
                currency: Currency::Xaf,
                committed: 100,
                disbursed: 60,
                justified: 40,
                left: 40,
            }],
            blocked: vec![line(vec!["Le rapport 1 doit d'abord être validé.".into()])],
            late: vec![LateLine {
                id,
                title: "Moulin".into(),
                partner: "Union Exemple".into(),
                country: Country::Ml,
                position: 1,
                due_on: day,
                state: "overdue".into(),
                waiting: Some(Money::new(5, Currency::Xof)),
            }],
            today: day,
        };
        vec![empty, full]
    }
}

pub(super) async fn index(caller: May<may::PaymentRead>) -> Answer {
    let (actor, now, lang) = (caller.actor.clone(), caller.now(), caller.lang);
    let page = caller.read(move |db| gather(db, &actor, now, lang)).await?;
    caller.page(&page)
}

fn gather(db: &mut Db, actor: &Actor, now: Instant, lang: Lang) -> Result<Index, Refusal> {
    let today = now.date_naive();
    let until = today.checked_add_days(Days::new(AHEAD)).unwrap_or(today);
    let open = payments::list_open_tranches(db, actor, until)?;
    let of: Vec<_> = open.iter().map(|row| &row.agreement).collect();
    let grounds = Grounds::of(db, &of)?;
    let moving = payments::list_in_progress(db, actor)?;
    let (sums, accepted) = ledger::by_country(db, actor)?;

    let (mut to_pay, mut blocked) = (Vec::new(), Vec::new());
    for row in &open {
        let line = tranche_line(row, &grounds, actor, now, today, lang);
        if line.reasons.is_empty() { to_pay.push(line) } else { blocked.push(line) }
    }
    let totals = sum_by_currency(to_pay.iter().map(|line| line.amount));
    let moving: Vec<MovingLine> = moving.iter().map(|row| moving_line(row, actor)).collect();
    let countries = country_lines(&sums, &accepted);
    let mut late: Vec<LateLine> = open.iter().filter_map(|row| late_line(row, &grounds, today)).collect();
    late.sort_by_key(|line| line.due_on);
    let figures = figures(&totals, to_pay.len(), &moving, &countries, &late, lang);
    Ok(Index { today, figures, to_pay, totals, moving, countries, blocked, late })
}

fn tranche_line(
    row: &OpenTrancheRow,
    grounds: &Grounds,
    actor: &Actor,
    now: Instant,
    today: NaiveDate,
    lang: Lang,
) -> TrancheLine {
    let OpenTrancheRow { tranche, agreement, partner } = row;
    let amount = Money::new(tranche.amount, agreement.currency);
    let closed = gates(&grounds.facts(now, agreement, tranche, amount, false));
    let plan = grounds.tranches(agreement.id);
    let dots = plan.iter().map(|other| Dot {
        state: if other.id == tranche.id && !closed.is_empty() { "blocked".into() } else { other.state.to_string() },
    });
    TrancheLine {
        id: tranche.id,
        agreement: agreement.id,
        title: agreement.title.clone(),
        partner: partner.clone(),
        country: agreement.country,
        position: tranche.position,
        of: plan.len(),
        report: grounds.report(tranche).map(|(position, state, due_on)| ReportBrief {
            position,
            state: if state.is_open() && due_on < today { "overdue".into() } else { state.to_string() },
        }),
        due_on: tranche.due_on,
        amount,
        dots: dots.collect(),
        // That a tranche is not due follows from the other reasons, unless it is the only one.
        reasons: closed
            .iter()
            .filter(|problem| closed.len() == 1 || problem.code != "gate-tranche-not-due")
            .map(|problem| i18n::sentence(problem, lang.as_str()))
            .collect(),
        may_prepare: actor.may_at(Permission::PaymentPrepare, place(agreement)),
    }
}

fn moving_line(row: &MovingPaymentRow, actor: &Actor) -> MovingLine {
    let MovingPaymentRow { payment, agreement, position, partner } = row;
    let people = payment.people();
    let next = match payment.state {
        PaymentState::Released => PaymentAction::Confirm,
        _ => people.next_approval().unwrap_or(PaymentAction::Release),
    };
    let mine = next != PaymentAction::Confirm
        && actor.may_at(next.permission(), place(agreement))
        && actor.user().is_some_and(|user| people.check(next, user).is_empty());
    MovingLine {
        id: payment.id,
        reference: payment.reference.clone(),
        title: agreement.title.clone(),
        partner: partner.clone(),
        country: agreement.country,
        position: *position,
        state: payment.standing(),
        next: next.as_str(),
        mine,
        amount: payment.money(),
    }
}

fn country_lines(sums: &[LedgerSum], accepted: &[(Country, Currency, i64)]) -> Vec<CountryLine> {
    let mut lines = Vec::new();
    for country in Country::ALL {
        for currency in Currency::ALL {
            let here = sums.iter().filter(|sum| sum.country == *country && sum.currency == *currency);
            let entries: Vec<_> = here.map(LedgerSum::moved).collect();
            let justified: i64 =
                accepted.iter().filter(|(at, of, _)| at == country && of == currency).map(|(.., minor)| minor).sum();
            if entries.is_empty() {
                continue;
            }
            if let Ok(found) = balances(*currency, entries, Money::new(justified, *currency)) {
                lines.push(CountryLine {
                    country: *country,
                    currency: *currency,
                    committed: found.committed.minor(),
                    disbursed: found.disbursed.minor(),
                    justified: found.justified.minor(),
                    left: found.left.minor(),
                });
            }
        }
    }
    lines
}

/// The late report for which a tranche waits. A tranche is planned a fortnight after its report is
/// due, so that of a late report is always among those that wait.
fn late_line(row: &OpenTrancheRow, grounds: &Grounds, today: NaiveDate) -> Option<LateLine> {
    let OpenTrancheRow { tranche, agreement, partner } = row;
    let (position, state, due_on) = grounds.report(tranche)?;
    let id = tranche.report_id.filter(|_| state.is_open() && due_on < today)?;
    Some(LateLine {
        id,
        title: agreement.title.clone(),
        partner: partner.clone(),
        country: agreement.country,
        position,
        due_on,
        state: if state == ReportState::Returned { "returned".into() } else { "overdue".into() },
        waiting: Some(Money::new(tranche.amount, agreement.currency)),
    })
}

/// One sum for each currency: francs of two banks are never added.
fn sum_by_currency(amounts: impl Iterator<Item = Money>) -> Vec<Money> {
    let mut totals: Vec<Money> = Vec::new();
    for amount in amounts {
        match totals.iter_mut().find(|total| total.currency() == amount.currency()) {
            Some(total) => *total = total.plus(amount).unwrap_or(*total),
            None => totals.push(amount),
        }
    }
    totals
}

fn figures(
    totals: &[Money],
    to_pay: usize,
    moving: &[MovingLine],
    countries: &[CountryLine],
    late: &[LateLine],
    lang: Lang,
) -> Vec<Figure> {
    let lang = lang.as_str();
    let word = |key: &str| i18n::text(lang, key, &[]);
    let listed = |amounts: &[Money]| {
        let texts: Vec<String> =
            amounts.iter().map(|amount| i18n::money(amount.minor(), amount.currency().as_str(), lang)).collect();
        texts.join(" · ")
    };
    let count = |number: usize| i18n::number(i64::try_from(number).unwrap_or(i64::MAX), lang);
    let by_currency = |pick: &dyn Fn(&CountryLine) -> i64| {
        sum_by_currency(countries.iter().map(|line| Money::new(pick(line), line.currency)))
    };
    let waiting: Vec<Money> = sum_by_currency(late.iter().filter_map(|line| line.waiting));
    let mine = moving.iter().filter(|line| line.mine).count();
    vec![
        Figure { label: word("payments-now"), value: count(to_pay), note: listed(totals) },
        Figure {
            label: word("payments-moving"),
            value: count(moving.len()),
            note: i18n::text(lang, "payments-mine", &[("count", i64::try_from(mine).unwrap_or(0).into())]),
        },
        Figure {
            label: word("payments-paid"),
            value: listed(&by_currency(&|line| line.disbursed)),
            note: i18n::text(
                lang,
                "payments-of-committed",
                &[("amount", listed(&by_currency(&|line| line.committed)).into())],
            ),
        },
        Figure {
            label: word("payments-late-reports"),
            value: count(late.len()),
            note: if waiting.is_empty() {
                String::new()
            } else {
                i18n::text(lang, "payments-blocking", &[("amount", listed(&waiting).into())])
            },
        },
    ]
}
