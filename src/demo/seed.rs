//! Loads the demo: the founding programme lived through the portal's own services, each step on its
//! day by the right person. The same seed gives the same data, dated relative to today.
//!
//! Each call is a story told from its first day to today. Stories are futures only to be played side
//! by side: each step waits for its turn in time, so that the numbers of receipts, events and entries of
//! the ledger follow their days, as they would in life.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use anyhow::{Context as _, anyhow};
use chrono::{Days, NaiveDate, TimeDelta};
use indicatif::ProgressBar;
use sha2::{Digest, Sha256};

use super::calls::STAGES;
use super::content::{self, PROGRAMME, PROGRAMME_SUMMARY, SECTORS, texts};
use super::people::{self, PARTNERS, PASSWORD, STAFF};
use crate::adapters::password;
use crate::adapters::secrets::Secrets;
use crate::db::Db;
use crate::db::partners::PartnerRow;
use crate::db::pool::Pool;
use crate::db::users;
use crate::domain::act::Act;
use crate::domain::actor::{Actor, MemberRole};
use crate::domain::bank;
use crate::domain::document::DocumentOwner;
use crate::domain::id::Id;
use crate::domain::money::{Currency, Money};
use crate::domain::partner::{PaperDraft, PaperKind, Verification};
use crate::domain::programme::Fund;
use crate::domain::state::Instant;
use crate::domain::text::Lang;
use crate::jobs::Worker;
use crate::services::partners::{NewAccount, NewPartner};
use crate::services::programmes::NewProgramme;
use crate::services::users::NewUser;
use crate::services::{
    Refusal, documents as document_service, partners as partner_service, programmes as programme_service,
    users as user_service,
};

/// An organisation with its people.
pub(super) struct Organisation {
    pub(super) id: Id,
    pub(super) lang: Lang,
    pub(super) signatory: Actor,
    pub(super) editor: Actor,
}

/// The organisation whose registration ends soon.
const ENDING: usize = 4;

/// The demo in the making.
pub(super) struct Seeder<'a> {
    pub(super) pool: &'a Pool,
    pub(super) secrets: &'a Secrets,
    pub(super) worker: &'a Worker,
    pub(super) now: Instant,
    pub(super) staff: BTreeMap<&'static str, Actor>,
    pub(super) organisations: Vec<Organisation>,
    steps: Cell<u64>,
    /// When the story that is being played goes on.
    next: Cell<Option<Instant>>,
    bar: ProgressBar,
}

/// What happens to one call or one organisation, from its first day to today.
type Story<'a> = Pin<Box<dyn Future<Output = anyhow::Result<()>> + 'a>>;

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
        steps: Cell::new(0),
        next: Cell::new(None),
        bar: crate::progress::bar(PARTNERS.len() + 2 + STAGES.len() * SECTORS.len()),
    };
    seeder.staff = seeder.alone(seeder.people())?;
    let programme = seeder.alone(seeder.programme())?;
    for partner in 0..PARTNERS.len() {
        let organisation = seeder.alone(seeder.organisation(partner))?;
        seeder.organisations.push(organisation);
        seeder.bar.inc(1);
    }
    let calls = STAGES
        .iter()
        .enumerate()
        .flat_map(|(country, stages)| stages.iter().enumerate().map(move |(sector, stage)| (country, sector, *stage)));
    let told = &seeder;
    let mut stories: Vec<Story<'_>> = vec![Box::pin(told.newcomer()), Box::pin(told.twin())];
    for (country, sector, stage) in calls {
        stories.push(Box::pin(async move {
            let told = told.call(programme, country, sector, stage).await;
            told.with_context(|| format!("call {country}/{sector}"))
        }));
    }
    seeder.play(stories)?;
    seeder.bar.finish_and_clear();
    Ok(())
}

impl Seeder<'_> {
    /// Plays stories side by side: of all of them the step that comes first in time is always taken next.
    ///
    /// # Errors
    /// The first step that the portal refuses, or a story that goes back in time.
    fn play(&self, stories: Vec<Story<'_>>) -> anyhow::Result<()> {
        let mut waiting: BTreeMap<(Option<Instant>, usize), Story<'_>> =
            stories.into_iter().enumerate().map(|(place, story)| ((None, place), story)).collect();
        while let Some(((now, place), mut story)) = waiting.pop_first() {
            match story.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
                Poll::Ready(outcome) => {
                    outcome?;
                    self.bar.inc(1);
                }
                Poll::Pending => {
                    let next = self.next.take();
                    anyhow::ensure!(next.is_some() && now <= next, "story {place} goes from {now:?} to {next:?}");
                    waiting.insert((next, place), story);
                }
            }
        }
        Ok(())
    }

    /// Tells one story to its end.
    fn alone<T>(&self, story: impl Future<Output = T>) -> T {
        let mut story = pin!(story);
        loop {
            if let Poll::Ready(outcome) = story.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
                return outcome;
            }
        }
    }

    /// Waits until nothing earlier is left to do in any story.
    async fn turn(&self, at: Instant) {
        let mut has_asked = false;
        poll_fn(|_| {
            if std::mem::replace(&mut has_asked, true) {
                return Poll::Ready(());
            }
            self.next.set(Some(at));
            Poll::Pending
        })
        .await;
    }

    /// The instant at this hour, so many days before today.
    pub(super) fn days_ago(&self, days: i64, hour: u32) -> Instant {
        let day = (self.now.date_naive() - TimeDelta::days(days)).and_hms_opt(hour, 0, 0).unwrap_or_default();
        Instant::from(day.and_utc())
    }

    pub(super) fn day(&self, days_ago: i64) -> NaiveDate {
        self.now.date_naive() - TimeDelta::days(days_ago)
    }

    /// One action, on its day, by its person.
    pub(super) async fn does<T: Send + 'static>(
        &self,
        actor: &Actor,
        at: Instant,
        work: impl FnOnce(&mut Db, &Act) -> Result<T, Refusal> + Send + 'static,
    ) -> anyhow::Result<T> {
        self.turn(at).await;
        let step = self.steps.get() + 1;
        self.steps.set(step);
        let seed = Sha256::new().chain_update(b"kafo demo").chain_update(step.to_be_bytes()).finalize().into();
        // A little later each time, so that the order of the steps is the order of their instants.
        let at = at + TimeDelta::milliseconds(i64::try_from(step % 60_000).unwrap_or(0));
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

    async fn people(&self) -> anyhow::Result<BTreeMap<&'static str, Actor>> {
        let hash = password::hash(PASSWORD, b"kafo demo salt 1").map_err(|error| anyhow!(error.to_string()))?;
        let mut staff = BTreeMap::new();
        for words in &STAFF {
            let id = self.account(&words.email(), words.name, words.lang, &hash, words.grants()).await?;
            let actor = self.read(|db| users::find_actor(db, id))?.context("the account just made")?;
            staff.insert(words.login, actor);
        }
        Ok(staff)
    }

    async fn account(
        &self,
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
        Ok(self.does(&Actor::system(), at, move |db, act| user_service::create(db, act, new, &grants)).await?.id)
    }

    async fn programme(&self) -> anyhow::Result<Id> {
        let new = NewProgramme {
            code: "MICRO".into(),
            name: texts(PROGRAMME),
            summary: texts(PROGRAMME_SUMMARY),
            planned_calls: 20,
            planned_beneficiaries: 6_000,
        };
        let administrator = self.staff("administration")?;
        let at = self.days_ago(410, 9);
        let programme = self.does(&administrator, at, move |db, act| programme_service::create(db, act, new)).await?.id;
        let finance = self.staff("finance")?;
        let given = [(Currency::Xof, 900_000_000), (Currency::Xaf, 400_000_000), (Currency::Gnf, 5_000_000_000)];
        for (version, (currency, amount)) in (1..).zip(given) {
            let fund = Fund { donor: "Fonds exemple pour les retours".into(), amount: Money::new(amount, currency) };
            let at = self.days_ago(405, 9);
            self.does(&finance, at, move |db, act| programme_service::add_funds(db, act, programme, version, fund))
                .await?;
        }
        Ok(programme)
    }

    /// An organisation: sent, verified, its account confirmed by two.
    async fn organisation(&self, index: usize) -> anyhow::Result<Organisation> {
        let (organisation, version) = self.enrol(index, 400).await?;
        let id = organisation.id;
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
        self.does(&officer, at, move |db, act| partner_service::verify(db, act, id, version, answers)).await?;
        let account = self.declare_account(index, &organisation, 390).await?;
        for (login, note) in [("finance", ""), ("approbation", "Rappel au contact connu, numéro lu en entier.")] {
            let person = self.staff(login)?;
            let at = self.days_ago(389, 10);
            self.does(&person, at, move |db, act| partner_service::confirm_account(db, act, id, account, note)).await?;
        }
        Ok(organisation)
    }

    /// An organisation that came last week: its profile waits for its verification, its account to be confirmed.
    async fn newcomer(&self) -> anyhow::Result<()> {
        let index = PARTNERS.len();
        let (organisation, _) = self.enrol(index, 6).await?;
        self.declare_account(index, &organisation, 5).await.map(drop)
    }

    /// Somebody of an organisation registered it a second time, and wrote its name otherwise.
    async fn twin(&self) -> anyhow::Result<()> {
        let words = &people::TWIN;
        let hash = password::hash(PASSWORD, b"kafo demo salt 2").map_err(|error| anyhow!(error.to_string()))?;
        let email = format!("signataire@{}.example", words.login);
        let signatory = self.account(&email, words.signatory, words.lang, &hash, Vec::new()).await?;
        let new = NewPartner {
            kind: words.kind,
            name: words.name.into(),
            country: words.country,
            region: content::region_of(words.region).into(),
            registration_number: String::new(),
            phone: people::phone(people::TWIN_OF),
            email,
            lang: words.lang,
        };
        let at = self.days_ago(3, 15);
        self.does(&Actor::system(), at, move |db, act| partner_service::create(db, act, new, signatory)).await.map(drop)
    }

    /// Registers an organisation with two members and sends its profile. Returns it with its version.
    async fn enrol(&self, index: usize, days: i64) -> anyhow::Result<(Organisation, i32)> {
        let words = people::partner_words(index);
        let hash = password::hash(PASSWORD, b"kafo demo salt 2").map_err(|error| anyhow!(error.to_string()))?;
        let email = |role: &str| format!("{role}@{}.example", words.login);
        let first = self.days_ago(days, 9);
        let signatory = self.account(&email("signataire"), words.signatory, words.lang, &hash, Vec::new()).await?;
        let editor = self.account(&email("redaction"), words.editor, words.lang, &hash, Vec::new()).await?;
        let new = NewPartner {
            kind: words.kind,
            name: words.name.into(),
            country: words.country,
            region: content::region_of(words.region).into(),
            registration_number: format!("EX-{:04}", 1_000 + index),
            phone: people::phone(index),
            email: email("contact"),
            lang: words.lang,
        };
        let partner =
            self.does(&Actor::system(), first, move |db, act| partner_service::create(db, act, new, signatory)).await?;
        let id = partner.id;
        let actor = |seeder: &Self, user| -> anyhow::Result<Actor> {
            seeder.read(|db| users::find_actor(db, user))?.context("a member of the demo")
        };
        let signatory = actor(self, signatory)?;
        self.does(&signatory, first, move |db, act| {
            partner_service::add_member(db, act, id, editor, MemberRole::Editor)
        })
        .await?;
        let editor = actor(self, editor)?;
        let representative = words.signatory;
        let kind = words.kind;
        self.does(&signatory, first, move |db, act| {
            partner_service::edit(db, act, id, partner.version, |row| {
                row.address = "Quartier Exemple, rue 1".into();
                row.founded_year = Some(2009);
                row.representative = representative.into();
                row.representative_role = "Présidence".into();
                row.description = "Organisation inventée pour la démonstration.".into();
                row.details = people::details(index);
                row.verification.declared = kind.declarations().into_iter().collect();
            })
        })
        .await?;
        self.papers(index, &signatory, first, id).await?;
        let version = self.read(|db| PartnerRow::find(db, id))?.context("the organisation just made")?.version;
        let partner =
            self.does(&signatory, first, move |db, act| partner_service::submit(db, act, id, version)).await?;
        Ok((Organisation { id, lang: words.lang, signatory, editor }, partner.version))
    }

    /// The papers of an organisation. One registration ends in three weeks.
    async fn papers(&self, index: usize, signatory: &Actor, at: Instant, id: Id) -> anyhow::Result<()> {
        let words = people::partner_words(index);
        for kind in words.kind.papers() {
            let days_left = if index == ENDING { 21 } else { 500 + 40 * i64::try_from(index)? };
            let ends = *kind == PaperKind::Registration || kind.always_expires();
            let draft = PaperDraft {
                kind: *kind,
                number: if kind.is_numbered() { format!("EX-{:04}", 1_000 + index) } else { String::new() },
                issued_on: self.day(900).to_string(),
                expires_on: if ends { self.day(-days_left).to_string() } else { String::new() },
            };
            let file = self.paper(DocumentOwner::Partner, id, kind.as_str())?;
            self.does(signatory, at, move |db, act| document_service::record_paper(db, act, id, &draft, file)).await?;
        }
        Ok(())
    }

    /// An organisation says where to pay it.
    async fn declare_account(&self, index: usize, organisation: &Organisation, days: i64) -> anyhow::Result<Id> {
        let (words, partner) = (people::partner_words(index), organisation.id);
        let number = format!("EX00 0000 0000 {:04}", 4_200 + index);
        let new = NewAccount {
            holder: words.name.into(),
            bank: "Banque Exemple".into(),
            number_sealed: self.secrets.seal(&format!("bank:{partner}"), number.as_bytes()),
            number_last4: bank::last4(&number),
            number_hash: hex::encode(self.secrets.digest(bank::HASH_PURPOSE, &bank::compact(&number))),
            currency: words.country.currency(),
        };
        let at = self.days_ago(days, 9);
        let signatory = organisation.signatory.clone();
        Ok(self.does(&signatory, at, move |db, act| partner_service::declare_account(db, act, partner, new)).await?.id)
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
