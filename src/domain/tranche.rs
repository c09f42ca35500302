//! The tranche plan: in how many parts a grant is paid, when, and after which report.

use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::money::{Currency, Money};
use super::state::{Unmet, WrongState};

super::state::text_enum! {
    /// Where a planned tranche stands.
    TrancheState {
        /// Planned; its condition is still to come.
        Planned = "planned",
        /// Its condition is met: a payment may be prepared.
        Due = "due",
        /// A payment is on its way.
        InPayment = "in_payment",
        /// Paid as planned.
        Paid = "paid",
        /// Paid with less than planned, for good.
        Reduced = "reduced",
        /// Not paid and never to be.
        Cancelled = "cancelled",
    }
}

super::state::text_enum! {
    /// What can happen to a tranche.
    TrancheAction {
        /// Its condition is met: the signature, or the acceptance of a report.
        FallDue = "fall_due",
        /// Its condition no longer holds (an agreement suspended).
        FallBack = "fall_back",
        /// A payment is prepared.
        PreparePayment = "prepare_payment",
        /// The payment failed or was cancelled.
        GiveBack = "give_back",
        /// The whole amount was released.
        Pay = "pay",
        /// Less than planned was released, for good.
        PayReduced = "pay_reduced",
        /// It will not be paid.
        Cancel = "cancel",
    }
}

impl TrancheState {
    /// The state after this action.
    ///
    /// # Errors
    /// The action is not possible in this state.
    pub fn after(self, action: TrancheAction) -> Result<Self, WrongState> {
        use TrancheAction as A;
        use TrancheState as S;
        match (self, action) {
            (S::Planned, A::FallDue) => Ok(S::Due),
            (S::Due, A::FallBack) => Ok(S::Planned),
            (S::Due, A::PreparePayment) => Ok(S::InPayment),
            // A payment can also come back from the bank after its release.
            (S::InPayment | S::Paid | S::Reduced, A::GiveBack) => Ok(S::Due),
            (S::InPayment, A::Pay) => Ok(S::Paid),
            (S::InPayment, A::PayReduced) => Ok(S::Reduced),
            (S::Planned | S::Due, A::Cancel) => Ok(S::Cancelled),
            _ => Err(WrongState { noun: "tranche", state: self.as_str(), action: action.as_str() }),
        }
    }

    /// Whether nothing more will be paid for it.
    pub const fn is_settled(self) -> bool {
        matches!(self, TrancheState::Paid | TrancheState::Reduced | TrancheState::Cancelled)
    }
}
super::state::state_lists!(TrancheState, TrancheAction);

super::state::text_enum! {
    /// How much care a partner's past and papers ask for. Low, medium, high as in HACT, without its
    /// fourth step.
    Risk { Low = "low", Medium = "medium", High = "high" }
}

super::state::text_enum! {
    /// How large a grant is, by the bands of its currency.
    AmountBand { Small = "small", Medium = "medium", Large = "large" }
}

super::state::text_enum! {
    /// How long a project lasts: up to 6 months, up to 12, or longer.
    DurationBand { Short = "short", Medium = "medium", Long = "long" }
}

/// Up to where a grant is small and medium, in minor units. A setting of the programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AmountBands {
    /// The largest small grant.
    pub small_up_to: i64,
    /// The largest medium grant.
    pub medium_up_to: i64,
}

impl AmountBands {
    /// Round figures of about 8 000 and 30 000 euros, the first being the ceiling of the 2020 call
    /// for small organisations of the EU-IOM Joint Initiative.
    pub const fn default_for(currency: Currency) -> Self {
        let (small_up_to, medium_up_to) = match currency {
            Currency::Xof | Currency::Xaf => (5_000_000, 20_000_000),
            Currency::Gnf => (80_000_000, 300_000_000),
            Currency::Eur | Currency::Usd => (800_000, 3_000_000),
            Currency::Gmd => (60_000_000, 220_000_000),
            Currency::Ngn => (1_300_000_000, 5_000_000_000),
        };
        AmountBands { small_up_to, medium_up_to }
    }

    /// The band of a grant.
    pub const fn band(self, grant: Money) -> AmountBand {
        if grant.minor() <= self.small_up_to {
            AmountBand::Small
        } else if grant.minor() <= self.medium_up_to {
            AmountBand::Medium
        } else {
            AmountBand::Large
        }
    }
}

impl DurationBand {
    /// The band of a project of these dates, both included.
    pub fn of(starts_on: NaiveDate, ends_on: NaiveDate) -> Self {
        let reaches = |months| starts_on.checked_add_months(Months::new(months)).is_some_and(|after| ends_on < after);
        if reaches(6) {
            DurationBand::Short
        } else if reaches(12) {
            DurationBand::Medium
        } else {
            DurationBand::Long
        }
    }
}

/// The default shares of the tranches in hundredths of the grant (domain rule 19). The more risk,
/// money and time, the less is paid at once and the more reports stand between. The last tranche
/// follows the final report and is never under a tenth (EU: balance of 10 to 20 %).
pub const SHARES: [(Risk, AmountBand, DurationBand, &[u64]); 27] = {
    use AmountBand as A;
    use DurationBand as D;
    use Risk as R;
    [
        (R::Low, A::Small, D::Short, &[80, 20]),
        (R::Low, A::Small, D::Medium, &[70, 30]),
        (R::Low, A::Small, D::Long, &[60, 30, 10]),
        (R::Low, A::Medium, D::Short, &[70, 30]),
        (R::Low, A::Medium, D::Medium, &[60, 30, 10]),
        (R::Low, A::Medium, D::Long, &[50, 40, 10]),
        (R::Low, A::Large, D::Short, &[60, 30, 10]),
        (R::Low, A::Large, D::Medium, &[50, 40, 10]),
        (R::Low, A::Large, D::Long, &[40, 30, 20, 10]),
        (R::Medium, A::Small, D::Short, &[60, 40]),
        (R::Medium, A::Small, D::Medium, &[50, 40, 10]),
        (R::Medium, A::Small, D::Long, &[40, 40, 20]),
        (R::Medium, A::Medium, D::Short, &[50, 40, 10]),
        (R::Medium, A::Medium, D::Medium, &[40, 40, 20]),
        (R::Medium, A::Medium, D::Long, &[40, 30, 20, 10]),
        (R::Medium, A::Large, D::Short, &[40, 40, 20]),
        (R::Medium, A::Large, D::Medium, &[40, 30, 20, 10]),
        (R::Medium, A::Large, D::Long, &[30, 30, 30, 10]),
        (R::High, A::Small, D::Short, &[50, 40, 10]),
        (R::High, A::Small, D::Medium, &[40, 40, 20]),
        (R::High, A::Small, D::Long, &[30, 30, 30, 10]),
        (R::High, A::Medium, D::Short, &[40, 40, 20]),
        (R::High, A::Medium, D::Medium, &[30, 40, 20, 10]),
        (R::High, A::Medium, D::Long, &[30, 30, 30, 10]),
        (R::High, A::Large, D::Short, &[30, 40, 20, 10]),
        (R::High, A::Large, D::Medium, &[30, 30, 30, 10]),
        (R::High, A::Large, D::Long, &[25, 25, 20, 20, 10]),
    ]
};

/// The default shares of this case, in hundredths of the grant.
pub fn shares(risk: Risk, amount: AmountBand, duration: DurationBand) -> &'static [u64] {
    SHARES
        .iter()
        .find(|(r, a, d, _)| (*r, *a, *d) == (risk, amount, duration))
        .map(|(.., shares)| *shares)
        .expect("the table has every case; a test counts them")
}

/// What a tranche waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "after", content = "report")]
pub enum Condition {
    /// The agreement is in force.
    Signature,
    /// The report of this number, from 1, is accepted.
    ReportAccepted(usize),
}

impl Condition {
    /// Whether it is met. `accepted` tells of each report by its number whether it is accepted.
    pub fn is_met(self, in_force: bool, accepted: impl Fn(usize) -> bool) -> bool {
        match self {
            Condition::Signature => in_force,
            Condition::ReportAccepted(report) => in_force && accepted(report),
        }
    }
}

/// One tranche of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedTranche {
    /// Its number, from 1.
    pub position: usize,
    /// How much.
    pub amount: Money,
    /// When it should be paid if its condition is met by then.
    pub due_on: NaiveDate,
    /// What it waits for.
    pub condition: Condition,
}

/// The dates by which a plan is made. Both day counts are settings of the programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlanDates {
    /// The first day of the project.
    pub starts_on: NaiveDate,
    /// Its last day.
    pub ends_on: NaiveDate,
    /// Days after the end of a period within which its report is due.
    pub report_days: u64,
    /// Days within which a report is read and the next tranche paid.
    pub review_days: u64,
}

impl PlanDates {
    /// With the defaults: a report after 30 days, read within 15.
    pub const fn new(starts_on: NaiveDate, ends_on: NaiveDate) -> Self {
        PlanDates { starts_on, ends_on, report_days: 30, review_days: 15 }
    }

    /// When the report on the period that ends on `period_end` is due.
    pub fn report_due_on(&self, period_end: NaiveDate) -> NaiveDate {
        period_end.checked_add_days(Days::new(self.report_days)).unwrap_or(NaiveDate::MAX)
    }

    /// Splits the project into `count` periods without gaps, by whole months where there are enough
    /// of them and by days otherwise. Fewer come back when there are fewer days than periods.
    pub fn periods(&self, count: usize) -> Vec<(NaiveDate, NaiveDate)> {
        let Some(after) = self.ends_on.succ_opt().filter(|after| *after > self.starts_on) else { return Vec::new() };
        let months = (1..1200u32).take_while(|months| self.months_on(*months) <= after).count();
        let days = usize::try_from((after - self.starts_on).num_days()).unwrap_or(0);
        let boundary = |index: usize| -> NaiveDate {
            if index >= count {
                after
            } else if months >= count {
                self.months_on(u32::try_from((months * index * 2 + count) / (count * 2)).unwrap_or(u32::MAX))
            } else {
                let offset = u64::try_from(days * index / count).unwrap_or(u64::MAX);
                self.starts_on.checked_add_days(Days::new(offset)).unwrap_or(NaiveDate::MAX)
            }
        };
        (0..count)
            .map(|index| (boundary(index), boundary(index + 1)))
            .filter(|(from, until)| from < until)
            .map(|(from, until)| (from, until.pred_opt().unwrap_or(from)))
            .collect()
    }

    fn months_on(&self, months: u32) -> NaiveDate {
        self.starts_on.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
    }
}

/// The default plan of a grant: the shares of its case, split so that no unit is lost. The first
/// tranche waits for the signature, each other one for the report on the period before it; the last
/// one therefore waits for the final report.
pub fn plan(grant: Money, risk: Risk, bands: AmountBands, dates: &PlanDates) -> Vec<PlannedTranche> {
    let shares = shares(risk, bands.band(grant), DurationBand::of(dates.starts_on, dates.ends_on));
    let periods = dates.periods(shares.len() - 1);
    let due_on = |index: usize| match index.checked_sub(1) {
        None => dates.starts_on,
        Some(report) => {
            let period_end = periods.get(report).or(periods.last()).map_or(dates.ends_on, |(_, end)| *end);
            let reported = dates.report_due_on(period_end);
            reported.checked_add_days(Days::new(dates.review_days)).unwrap_or(NaiveDate::MAX)
        }
    };
    amounts(grant, shares)
        .into_iter()
        .enumerate()
        .map(|(index, amount)| PlannedTranche {
            position: index + 1,
            amount,
            due_on: due_on(index),
            condition: if index == 0 { Condition::Signature } else { Condition::ReportAccepted(index) },
        })
        .collect()
}

/// The parts of the grant. What rounding leaves over goes to the last tranche, which must keep its
/// tenth to the unit.
fn amounts(grant: Money, shares: &[u64]) -> Vec<Money> {
    let mut from_last: Vec<u64> = shares.to_vec();
    from_last.reverse();
    let mut parts = grant.allocate(&from_last);
    parts.reverse();
    let kept = parts.last().map_or(0, |last| last.minor());
    let needed = least_last(grant, LAST_SHARE_BP);
    // `allocate` gives the units left over to the largest remainders, which may not be the last.
    if let [first, .., last] = parts.as_mut_slice()
        && kept < needed
    {
        *first = Money::new(first.minor() - (needed - kept), grant.currency());
        *last = Money::new(needed, grant.currency());
    }
    parts
}

/// The least share of the last tranche, in basis points. A setting of the programme; domain rule 19.
pub const LAST_SHARE_BP: i64 = 1_000;

/// The least amount of the last tranche: the share, rounded up to the unit.
fn least_last(grant: Money, last_share_bp: i64) -> i64 {
    let product = i128::from(grant.minor()) * i128::from(last_share_bp);
    i64::try_from((product + 9_999).div_euclid(10_000)).unwrap_or(i64::MAX)
}

/// Everything that keeps an edited plan from being used: the sum, the order, the dates, the
/// conditions, the last tranche. `reports` is the number of reports of the agreement. Fields are
/// `tranches` and `tranches.{position}.{part}`.
pub fn check_plan(grant: Money, tranches: &[PlannedTranche], reports: usize, last_share_bp: i64) -> Vec<Unmet> {
    let mut unmet = Vec::new();
    if tranches.len() < 2 {
        unmet.push(Unmet::new("plan-too-few-tranches").on("tranches"));
    }
    match Money::sum(grant.currency(), tranches.iter().map(|tranche| tranche.amount)) {
        Ok(sum) if sum == grant => {}
        Ok(sum) => unmet.push(
            Unmet::new("plan-sum").on("tranches").with("sum_money", sum.tagged()).with("grant_money", grant.tagged()),
        ),
        Err(_) => unmet.push(Unmet::new("plan-currencies").on("tranches")),
    }
    let mut last_report = 0;
    let mut last_date = None;
    for (index, tranche) in tranches.iter().enumerate() {
        let position = index + 1;
        let on = |code: &'static str, part: &str| {
            Unmet::new(code).on(format!("tranches.{position}.{part}")).with("position", position)
        };
        if tranche.position != position {
            unmet.push(on("plan-position", "position"));
        }
        if tranche.amount.minor() <= 0 {
            unmet.push(on("plan-amount", "amount"));
        }
        if last_date.is_some_and(|before| tranche.due_on < before) {
            unmet.push(on("plan-dates", "due_on"));
        }
        last_date = Some(tranche.due_on);
        match tranche.condition {
            Condition::Signature if index == 0 => {}
            Condition::ReportAccepted(report) if index > 0 && report > last_report && report <= reports => {
                last_report = report;
            }
            Condition::Signature | Condition::ReportAccepted(_) => unmet.push(on("plan-condition", "condition")),
        }
    }
    if let Some(last) = tranches.last() {
        if last_report != reports {
            unmet
                .push(Unmet::new("plan-last-before-final-report").on(format!("tranches.{}.condition", tranches.len())));
        }
        let least = least_last(grant, last_share_bp);
        if last.amount.minor() < least {
            unmet.push(
                Unmet::new("plan-last-too-small")
                    .on(format!("tranches.{}.amount", tranches.len()))
                    .with("least_money", Money::new(least, grant.currency()).tagged())
                    .with("share_bp", last_share_bp),
            );
        }
    }
    unmet
}

#[cfg(test)]
mod tests;
