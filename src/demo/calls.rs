//! The calls of the demo: how far each has come, its texts and rules, and who answers it.

use anyhow::Context;
use chrono::TimeDelta;

use super::content::{ELIGIBILITY, PLACES, SECTORS, texts, texts_at};
use super::people;
use super::proposal;
use super::seed::Seeder;
use crate::db::calls::{self, CallRow};
use crate::domain::call::{CallRules, RequiredDocument};
use crate::domain::grid::Grid;
use crate::domain::id::Id;
use crate::domain::state::Instant;
use crate::domain::text::Texts;
use crate::services::calls as call_service;
use crate::services::calls::{Edit, LotDraft, NewCall, Terms};

/// How far a call has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    Draft,
    InReview,
    Open,
    ClosingSoon,
    /// Closed: proposals wait for the check of their eligibility; one was refused by it, one withdrawn.
    InCheck,
    InEvaluation,
    /// Every scorecard is handed in: the ranking can be established.
    Scored,
    /// The winner is told, and has not answered.
    Awarded,
    /// The winner's agreement waits for a signature.
    Decided(Awaited),
    /// Its project runs, carried by the organisation of this number.
    Running(usize),
}

/// Whose signature an agreement waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Awaited {
    Partner,
    Organisation,
}

/// The stage of each call, country by country, sector by sector.
pub(super) const STAGES: [[Stage; 4]; 5] = {
    use Awaited::{Organisation, Partner};
    use Stage::{Awarded, ClosingSoon, Decided, Draft, InCheck, InEvaluation, InReview, Open, Running, Scored};
    [
        [Running(0), Decided(Partner), Open, Running(1)],
        [Running(3), InEvaluation, Running(2), Open],
        [Scored, Running(5), Draft, Running(4)],
        [Running(6), InCheck, Running(7), ClosingSoon],
        [Running(8), Decided(Organisation), Awarded, InReview],
    ]
};

/// How many days ago the project of each organisation began; below zero, it is about to begin.
pub(super) const STARTED: [i64; 9] = [215, 205, 185, 195, 190, 95, 18, -6, 225];

/// A call that was published.
pub(super) struct Published {
    pub(super) call: CallRow,
    pub(super) closes_at: Instant,
    pub(super) country: usize,
    pub(super) sector: usize,
}

impl Seeder<'_> {
    pub(super) async fn call(&self, programme: Id, country: usize, sector: usize, stage: Stage) -> anyhow::Result<()> {
        // The day on which the call closes, in days before today.
        let closed = match stage {
            Stage::Running(partner) => STARTED[partner] + 105,
            Stage::Decided(_) => 75,
            Stage::Awarded => 38,
            Stage::Scored => 33,
            Stage::InEvaluation => 28,
            Stage::InCheck => 5,
            Stage::Open => -(30 + i64::try_from(country).unwrap_or(0) * 9),
            Stage::ClosingSoon => -6,
            Stage::Draft | Stage::InReview => -60,
        };
        let Some(published) = self.publish(programme, country, sector, stage, closed).await? else { return Ok(()) };
        match stage {
            Stage::Draft | Stage::InReview => Ok(()),
            Stage::Open | Stage::ClosingSoon => {
                self.drafts(&published).await?;
                self.exchange(&published).await
            }
            Stage::InCheck => self.check(&published, closed).await,
            Stage::InEvaluation => self.evaluate(&published, closed, false).await,
            Stage::Scored => self.evaluate(&published, closed, true).await,
            Stage::Awarded => {
                self.evaluate(&published, closed, true).await?;
                self.decide(&published, closed).await.map(drop)
            }
            Stage::Decided(awaited) => {
                self.evaluate(&published, closed, true).await?;
                let winner = self.decide(&published, closed).await?;
                self.contract(winner, -20, Some(awaited)).await.map(drop)
            }
            Stage::Running(partner) => {
                self.evaluate(&published, closed, true).await?;
                let winner = self.decide(&published, closed).await?;
                self.run_project(winner, partner).await
            }
        }
    }

    /// Writes the call and brings it to publication, if its stage goes that far.
    async fn publish(
        &self,
        programme: Id,
        country: usize,
        sector: usize,
        stage: Stage,
        closed: i64,
    ) -> anyhow::Result<Option<Published>> {
        let (place, places) = PLACES[country];
        let words = &SECTORS[sector];
        let author = self.staff(if country.is_multiple_of(2) { "programme" } else { "programme2" })?;
        let publisher = self.staff(if country.is_multiple_of(2) { "programme2" } else { "programme" })?;
        let begun = self.days_ago((closed + 70).max(12), 9);
        let new = NewCall {
            programme,
            country: place,
            sector: words.sector,
            title: texts_at(words.title, places[sector]),
            summary: texts(words.summary),
        };
        let call = self.does(&author, begun, move |db, act| call_service::create(db, act, new)).await?;
        let closes_at = {
            let local = self.day(closed).and_hms_opt(17, 0, 0).unwrap_or_default();
            let zone = place.time_zone();
            Instant::from(local.and_local_timezone(zone).earliest().map_or_else(|| local.and_utc(), |at| at.to_utc()))
        };
        let opens_at = self.days_ago((closed + 50).max(8), 8);
        let factor = proposal::factor(place.currency());
        let lots = self.read(|db| calls::list_lots(db, call.id))?;
        let (id, currency) = (call.id, place.currency());
        let terms = Terms {
            currency,
            lots: vec![LotDraft {
                id: lots.first().map(|lot| lot.id),
                name: Texts::default(),
                place: Texts::new(places[sector], places[sector], places[sector]),
                envelope: 15_000_000 * factor,
                target: 300,
            }],
            min_grant: 5_000_000 * factor,
            max_grant: 15_000_000 * factor,
            min_own_share_bp: 500,
            indirect_cap_bp: 700,
            contingency_cap_bp: 500,
            staff_cap_bp: 3_000,
            months_min: 6,
            months_max: 12,
            second_approval_above: None,
        };
        let rules = CallRules {
            required_documents: vec![RequiredDocument {
                code: "registration".into(),
                label: Texts::new(
                    "Récépissé ou statuts de l'organisation",
                    "Registration or statutes of the organisation",
                    "Registo ou estatutos da organização",
                ),
                required: true,
            }],
            accepted_languages: place.languages().to_vec(),
            ..CallRules::default()
        };
        let edits = [
            Edit::Texts { description: texts(words.description), eligibility: texts(ELIGIBILITY) },
            Edit::Dates {
                opens_at: Some(opens_at),
                questions_until: Some(closes_at - TimeDelta::days(7)),
                closes_at: Some(closes_at),
            },
            Edit::Terms(terms),
            Edit::Rules(Box::new(rules)),
            Edit::Grid(Grid::community_default()),
        ];
        let mut version = call.version;
        for edit in edits {
            version =
                self.does(&author, begun, move |db, act| call_service::edit(db, act, id, version, edit)).await?.version;
        }
        if stage == Stage::Draft {
            return Ok(None);
        }
        let reviewed = begun + TimeDelta::hours(3);
        self.does(&author, reviewed, move |db, act| call_service::send_for_review(db, act, id, version)).await?;
        if stage == Stage::InReview {
            return Ok(None);
        }
        let version = self.version(id)?;
        let day = begun + TimeDelta::days(1);
        self.does(&publisher, day, move |db, act| call_service::publish(db, act, id, version)).await?;
        let call = self.read(|db| CallRow::find(db, id))?.context("the call just made")?;
        Ok(Some(Published { call, closes_at, country, sector }))
    }

    fn version(&self, call: Id) -> anyhow::Result<i32> {
        Ok(self.read(|db| CallRow::find(db, call))?.context("a call of the demo")?.version)
    }

    /// The organisations that answer a call: the one that will win first.
    pub(super) fn answering(&self, published: &Published) -> Vec<usize> {
        let (country, _) = PLACES[published.country];
        let mut all = people::applicants(country).to_vec();
        match STAGES[published.country][published.sector] {
            Stage::Running(winner) => {
                all.retain(|partner| *partner != winner);
                all.insert(0, winner);
            }
            // The one that will withdraw.
            Stage::InCheck => all.push(8),
            _ => {}
        }
        all
    }
}
