//! Loads the demo: the founding programme lived through the portal's own services, each step on its
//! day by the right person. The same seed gives the same data, dated relative to today.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, anyhow};
use chrono::{Days, NaiveDate, TimeDelta};
use indicatif::ProgressBar;
use sha2::{Digest, Sha256};

use super::content::{self, ELIGIBILITY, PLACES, PROGRAMME, PROGRAMME_SUMMARY, SECTORS, texts, texts_at};
use super::people::{self, PARTNERS, PASSWORD, STAFF};
use super::proposal;
use crate::adapters::password;
use crate::adapters::secrets::Secrets;
use crate::db::Db;
use crate::db::calls::{self, CallRow};
use crate::db::pool::Pool;
use crate::db::users;
use crate::domain::act::Act;
use crate::domain::actor::{Actor, MemberRole};
use crate::domain::bank;
use crate::domain::call::{CallRules, RequiredDocument};
use crate::domain::grid::Grid;
use crate::domain::id::Id;
use crate::domain::money::{Currency, Money};
use crate::domain::partner::Verification;
use crate::domain::programme::Fund;
use crate::domain::state::Instant;
use crate::domain::text::{Lang, Texts};
use crate::jobs::Worker;
use crate::services::calls::{Edit, LotDraft, NewCall, Terms};
use crate::services::partners::{NewAccount, NewPartner};
use crate::services::programmes::NewProgramme;
use crate::services::users::NewUser;
use crate::services::{
    Refusal, calls as call_service, partners as partner_service, programmes as programme_service, users as user_service,
};

/// How far a call has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    Draft,
    InReview,
    Open,
    ClosingSoon,
    InEvaluation,
    Decided,
    /// Its project runs, carried by the organisation of this number.
    Running(usize),
}

/// The stage of each call, country by country, sector by sector.
const STAGES: [[Stage; 4]; 5] = {
    use Stage::{ClosingSoon, Decided, Draft, InEvaluation, InReview, Open, Running};
    [
        [Running(0), Decided, Open, Running(1)],
        [Running(3), InEvaluation, Running(2), Open],
        [InEvaluation, Running(5), Draft, Running(4)],
        [Running(6), InEvaluation, Running(7), ClosingSoon],
        [Running(8), Decided, Open, InReview],
    ]
};

/// How many days ago the project of each organisation began; below zero, it is about to begin.
pub(super) const STARTED: [i64; 9] = [215, 205, 185, 195, 190, 95, 18, -6, 225];

/// An organisation with its people.
pub(super) struct Organisation {
    pub(super) id: Id,
    pub(super) lang: Lang,
    pub(super) signatory: Actor,
    pub(super) editor: Actor,
}

/// The demo in the making.
pub(super) struct Seeder<'a> {
    pub(super) pool: &'a Pool,
    pub(super) secrets: &'a Secrets,
    pub(super) worker: &'a Worker,
    pub(super) now: Instant,
    pub(super) staff: BTreeMap<&'static str, Actor>,
    pub(super) organisations: Vec<Organisation>,
    steps: u64,
    bar: ProgressBar,
}

/// A call that was published.
pub(super) struct Published {
    pub(super) call: CallRow,
    pub(super) closes_at: Instant,
    pub(super) country: usize,
    pub(super) sector: usize,
}

/// Loads everything.
///
/// # Errors
/// The first step that the portal refuses: a fault of the demo or of the portal.
pub fn seed(pool: &Pool, secrets: &Secrets, worker: &Worker, now: Instant) -> anyhow::Result<()> {
    let mut seeder = Seeder {
        pool,
        secrets,
        worker,
        now,
        staff: BTreeMap::new(),
        organisations: Vec::new(),
        steps: 0,
        bar: crate::progress::bar(20 + 9 + 9),
    };
    seeder.people()?;
    let programme = seeder.programme()?;
    for partner in 0..PARTNERS.len() {
        seeder.organisation(partner)?;
        seeder.bar.inc(1);
    }
    for (country, stages) in STAGES.iter().enumerate() {
        for (sector, stage) in stages.iter().enumerate() {
            seeder.call(programme, country, sector, *stage).with_context(|| format!("call {country}/{sector}"))?;
            seeder.bar.inc(1);
        }
    }
    seeder.bar.finish_and_clear();
    Ok(())
}

impl Seeder<'_> {
    /// The instant at this hour, so many days before today.
    pub(super) fn days_ago(&self, days: i64, hour: u32) -> Instant {
        let day = (self.now.date_naive() - TimeDelta::days(days)).and_hms_opt(hour, 0, 0).unwrap_or_default();
        Instant::from(day.and_utc())
    }

    pub(super) fn day(&self, days_ago: i64) -> NaiveDate {
        self.now.date_naive() - TimeDelta::days(days_ago)
    }

    /// One action, on its day, by its person.
    pub(super) fn does<T: Send + 'static>(
        &mut self,
        actor: &Actor,
        at: Instant,
        work: impl FnOnce(&mut Db, &Act) -> Result<T, Refusal> + Send + 'static,
    ) -> anyhow::Result<T> {
        self.steps += 1;
        let seed = Sha256::new().chain_update(b"kafo demo").chain_update(self.steps.to_be_bytes()).finalize().into();
        // A little later each time, so that the order of the steps is the order of their instants.
        let at = at + TimeDelta::milliseconds(i64::try_from(self.steps % 60_000).unwrap_or(0));
        let act = Act::new(actor.clone(), at, "demo", seed);
        let outcome: Result<T, Refusal> = self.pool.write(move |db| work(db, &act));
        outcome.map_err(|refusal| match refusal {
            Refusal::Unmet(unmet) => anyhow!("not met: {unmet:?}"),
            other => anyhow!(other),
        })
    }

    pub(super) fn read<T>(&self, work: impl FnOnce(&mut Db) -> diesel::QueryResult<T>) -> anyhow::Result<T> {
        Ok(self.pool.read(|db| work(db).map_err(Refusal::from))?)
    }

    /// The member of staff with this login.
    pub(super) fn staff(&self, login: &str) -> anyhow::Result<Actor> {
        self.staff.get(login).cloned().with_context(|| format!("no {login} in the demo"))
    }

    fn people(&mut self) -> anyhow::Result<()> {
        let hash = password::hash(PASSWORD, b"kafo demo salt 1").map_err(|error| anyhow!(error.to_string()))?;
        for words in &STAFF {
            let id = self.account(&words.email(), words.name, words.lang, &hash, words.grants())?;
            let actor = self.read(|db| users::find_actor(db, id))?.context("the account just made")?;
            self.staff.insert(words.login, actor);
        }
        Ok(())
    }

    fn account(
        &mut self,
        email: &str,
        name: &str,
        lang: Lang,
        hash: &str,
        grants: Vec<crate::domain::actor::Grant>,
    ) -> anyhow::Result<Id> {
        let new = NewUser {
            email: email.to_owned(),
            name: name.to_owned(),
            lang,
            phone: String::new(),
            password_hash: Some(hash.to_owned()),
            confirmed: true,
        };
        let at = self.days_ago(420, 8);
        Ok(self.does(&Actor::system(), at, move |db, act| user_service::create(db, act, new, &grants))?.id)
    }

    fn programme(&mut self) -> anyhow::Result<Id> {
        let new = NewProgramme {
            code: "MICRO".into(),
            name: texts(PROGRAMME),
            summary: texts(PROGRAMME_SUMMARY),
            planned_calls: 20,
            planned_beneficiaries: 6_000,
        };
        let administrator = self.staff("administration")?;
        let at = self.days_ago(410, 9);
        let programme = self.does(&administrator, at, move |db, act| programme_service::create(db, act, new))?.id;
        let finance = self.staff("finance")?;
        for (currency, amount) in
            [(Currency::Xof, 900_000_000), (Currency::Xaf, 400_000_000), (Currency::Gnf, 5_000_000_000)]
        {
            let fund = Fund { donor: "Fonds exemple pour les retours".into(), amount: Money::new(amount, currency) };
            let at = self.days_ago(405, 9);
            self.does(&finance, at, move |db, act| programme_service::add_funds(db, act, programme, fund))?;
        }
        Ok(programme)
    }

    /// An organisation: registered, with two members, sent, verified, its account confirmed by two.
    fn organisation(&mut self, index: usize) -> anyhow::Result<()> {
        let words = &PARTNERS[index];
        let hash = password::hash(PASSWORD, b"kafo demo salt 2").map_err(|error| anyhow!(error.to_string()))?;
        let email = |role: &str| format!("{role}@{}.example", words.login);
        let signatory = self.account(&email("signataire"), words.signatory, words.lang, &hash, Vec::new())?;
        let editor = self.account(&email("redaction"), words.editor, words.lang, &hash, Vec::new())?;
        let new = NewPartner {
            kind: words.kind,
            name: words.name.into(),
            country: words.country,
            region: content::region_of(words.region).into(),
            registration_number: format!("EX-{:04}", 1_000 + index),
            phone: format!("+000 00 00 {index:02} 00"),
            email: email("contact"),
            lang: words.lang,
        };
        let first = self.days_ago(400, 9);
        let partner =
            self.does(&Actor::system(), first, move |db, act| partner_service::create(db, act, new, signatory))?;
        let id = partner.id;
        let actor = |seeder: &Self, user| -> anyhow::Result<Actor> {
            seeder.read(|db| users::find_actor(db, user))?.context("a member of the demo")
        };
        let signatory = actor(self, signatory)?;
        self.does(&signatory, first, move |db, act| {
            partner_service::add_member(db, act, id, editor, MemberRole::Editor)
        })?;
        let editor = actor(self, editor)?;
        let representative = words.signatory;
        let kind = words.kind;
        let partner = self.does(&signatory, first, move |db, act| {
            partner_service::edit(db, act, id, partner.version, |row| {
                row.address = "Quartier Exemple, rue 1".into();
                row.founded_year = Some(2009);
                row.representative = representative.into();
                row.representative_role = "Présidence".into();
                row.description = "Organisation inventée pour la démonstration.".into();
                row.verification.declared = kind.declarations().into_iter().collect();
            })
        })?;
        self.paper(&signatory, id)?;
        let partner =
            self.does(&signatory, first, move |db, act| partner_service::submit(db, act, id, partner.version))?;
        let answers = Verification {
            registration_valid: Some(true),
            mandate_consistent: Some(true),
            safeguards: Some(true),
            other_risks: Some(false),
            risk_unacceptable: Some(false),
            note: String::new(),
        };
        let officer = self.staff("programme")?;
        let at = self.days_ago(395, 10);
        self.does(&officer, at, move |db, act| partner_service::verify(db, act, id, partner.version, answers))?;
        self.bank_account(index, id, &signatory)?;
        self.organisations.push(Organisation { id, lang: words.lang, signatory, editor });
        Ok(())
    }

    fn bank_account(&mut self, index: usize, partner: Id, signatory: &Actor) -> anyhow::Result<()> {
        let number = format!("EX00 0000 0000 {:04}", 4_200 + index);
        let new = NewAccount {
            holder: PARTNERS[index].name.into(),
            bank: "Banque Exemple".into(),
            number_sealed: self.secrets.seal(&format!("bank:{partner}"), number.as_bytes()),
            number_last4: bank::last4(&number),
            currency: PARTNERS[index].country.currency(),
        };
        let at = self.days_ago(390, 9);
        let account =
            self.does(signatory, at, move |db, act| partner_service::declare_account(db, act, partner, new))?.id;
        for (login, note) in [("finance", ""), ("approbation", "Rappel au contact connu, numéro lu en entier.")] {
            let person = self.staff(login)?;
            self.does(&person, at, move |db, act| partner_service::confirm_account(db, act, partner, account, note))?;
        }
        Ok(())
    }

    fn call(&mut self, programme: Id, country: usize, sector: usize, stage: Stage) -> anyhow::Result<()> {
        // The day on which the call closes, in days before today.
        let closed = match stage {
            Stage::Running(partner) => STARTED[partner] + 105,
            Stage::Decided => 75,
            Stage::InEvaluation => 28,
            Stage::Open => -(30 + i64::try_from(country).unwrap_or(0) * 9),
            Stage::ClosingSoon => -6,
            Stage::Draft | Stage::InReview => -60,
        };
        let Some(published) = self.publish(programme, country, sector, stage, closed)? else { return Ok(()) };
        match stage {
            Stage::Draft | Stage::InReview => Ok(()),
            Stage::Open | Stage::ClosingSoon => self.drafts(&published),
            Stage::InEvaluation => self.evaluate(&published, closed, false),
            Stage::Decided => {
                self.evaluate(&published, closed, true)?;
                self.decide(&published, closed).map(|_| ())
            }
            Stage::Running(partner) => {
                self.evaluate(&published, closed, true)?;
                let winner = self.decide(&published, closed)?;
                self.run_project(winner, partner)
            }
        }
    }

    /// Writes the call and brings it to publication, if its stage goes that far.
    fn publish(
        &mut self,
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
        let call = self.does(&author, begun, move |db, act| call_service::create(db, act, new))?;
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
            version = self.does(&author, begun, move |db, act| call_service::edit(db, act, id, version, edit))?.version;
        }
        if stage == Stage::Draft {
            return Ok(None);
        }
        let reviewed = begun + TimeDelta::hours(3);
        self.does(&author, reviewed, move |db, act| call_service::send_for_review(db, act, id, version))?;
        if stage == Stage::InReview {
            return Ok(None);
        }
        let version = self.version(id)?;
        let day = begun + TimeDelta::days(1);
        self.does(&publisher, day, move |db, act| call_service::publish(db, act, id, version))?;
        let call = self.read(|db| CallRow::find(db, id))?.context("the call just made")?;
        Ok(Some(Published { call, closes_at, country, sector }))
    }

    pub(super) fn version(&self, call: Id) -> anyhow::Result<i32> {
        Ok(self.read(|db| CallRow::find(db, call))?.context("a call of the demo")?.version)
    }

    /// The organisations that answer a call: the one that will win first.
    pub(super) fn answering(&self, published: &Published) -> Vec<usize> {
        let (country, _) = PLACES[published.country];
        let mut all = people::applicants(country).to_vec();
        if let Stage::Running(winner) = STAGES[published.country][published.sector] {
            all.retain(|partner| *partner != winner);
            all.insert(0, winner);
        }
        all
    }
}

/// Something to say of each pair of proposal and evaluator.
pub(super) fn pairs(proposals: &[Id], evaluators: &[Id]) -> BTreeSet<(Id, Id)> {
    proposals.iter().flat_map(|proposal| evaluators.iter().map(move |evaluator| (*proposal, *evaluator))).collect()
}

/// So many days after a date.
pub(super) fn after(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}

/// The words of a sector's proposal in a language.
pub(super) fn words_in(sector: usize, lang: Lang) -> &'static content::ProposalWords {
    match lang {
        Lang::Pt => &SECTORS[sector].pt,
        Lang::Fr | Lang::En => &SECTORS[sector].fr,
    }
}
