//! What happens to a call of the demo after its publication: drafts, submissions, scorecards,
//! decisions, and projects at different depths.

use anyhow::Context;
use chrono::TimeDelta;

use super::calls::{Awaited, Published, STARTED};
use super::content::{PLACES, REASONS};
use super::people::STAFF;
use super::proposal::{self, Variant};
use super::seed::{Seeder, after, pairs, words_in};
use crate::adapters::i18n;
use crate::adapters::object_storage::ObjectKind;
use crate::db::agreements::AgreementRow;
use crate::db::calls::CallRow;
use crate::db::evaluations::EvaluationRow;
use crate::db::proposals::ProposalRow;
use crate::db::rankings;
use crate::domain::actor::{Actor, Role};
use crate::domain::agreement::CodeVerdict;
use crate::domain::decision::DecisionDraft;
use crate::domain::document::{DocumentOwner, FileType, Purpose, ScanState};
use crate::domain::eligibility::{Answer, Answers};
use crate::domain::evaluation::{Declaration, ScoreDraft};
use crate::domain::event::Event;
use crate::domain::id::Id;
use crate::domain::payment::PaymentState;
use crate::domain::proposal::Written;
use crate::domain::state::Instant;
use crate::domain::text::Lang;
use crate::domain::tranche::Risk;
use crate::jobs::documents;
use crate::services::agreements::{Preparation, SignInput};
use crate::services::documents::{Place, StoredFile};
use crate::services::{
    agreements as agreement_service, decisions as decision_service, documents as document_service,
    eligibility as eligibility_service, evaluations as evaluation_service, proposals as proposal_service,
};

/// The one-page paper that demo organisations attach as their registration.
const PAPER: &[u8] = include_bytes!("paper.pdf");

impl Seeder<'_> {
    /// The registration paper, attached to an organisation or a proposal.
    pub(super) async fn attach(
        &self,
        actor: &Actor,
        at: Instant,
        owner: DocumentOwner,
        owner_id: Id,
    ) -> anyhow::Result<()> {
        let file = self.paper(owner, owner_id, "registration")?;
        let place = Place { owner, owner_id, purpose: Purpose::Registration, code: "registration".into() };
        self.does(actor, at, move |db, act| document_service::record(db, act, place, file)).await?;
        Ok(())
    }

    /// The sheet that stands for every paper of the demo, in the storage.
    pub(super) fn paper(&self, owner: DocumentOwner, owner_id: Id, name: &str) -> anyhow::Result<StoredFile> {
        let hash = hex::encode(<sha2::Sha256 as sha2::Digest>::digest(PAPER));
        let key = format!("demo/{owner}/{owner_id}/{name}.pdf");
        let kind = ObjectKind::new("application/pdf", "exemple.pdf");
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(self.worker.storage.put(&key, PAPER.into(), &kind))?;
        Ok(StoredFile {
            name: format!("{} (exemple).pdf", i18n::named("fr", "purpose", name)),
            file_type: FileType::Pdf,
            size: i64::try_from(PAPER.len())?,
            sha256: hash,
            storage_key: key,
            scan: ScanState::NotScanned,
            upload: None,
        })
    }

    /// Proposals begun by two organisations, one further than the other.
    pub(super) async fn drafts(&self, published: &Published) -> anyhow::Result<()> {
        for (applicant, partner) in self.answering(published).into_iter().take(2).enumerate() {
            let at = self.days_ago(4, 10);
            let finished = if applicant == 0 { 6 } else { 2 };
            self.write(published, applicant, partner, at, finished).await?;
        }
        Ok(())
    }

    /// A proposal with its first `finished` sections written and finished; of the next, the beginning.
    async fn write(
        &self,
        published: &Published,
        applicant: usize,
        partner: usize,
        at: Instant,
        finished: usize,
    ) -> anyhow::Result<Id> {
        let (country, places) = PLACES[published.country];
        let (editor, lang, partner_id) = {
            let organisation = &self.organisations[partner];
            (organisation.editor.clone(), organisation.lang, organisation.id)
        };
        // The call says in which languages one may write.
        let lang = if country.languages().contains(&lang) { lang } else { country.languages()[0] };
        let code = published.call.code.clone();
        let started = self
            .does(&editor, at, move |db, act| proposal_service::start(db, act, &code, None, Some(partner_id)))
            .await?;
        let variant = Variant {
            applicant,
            price: i64::try_from((applicant * 3 + published.sector * 2 + published.country) % 7)?,
            currency: country.currency(),
            lang,
            place: places[published.sector],
            dates: (at.date_naive() - TimeDelta::days(20), after(published.closes_at.date_naive(), 110)),
        };
        let id = started.proposal;
        let sections = proposal::sections(words_in(published.sector, lang), &variant).into_iter();
        for (index, mut written) in sections.take(finished + 1).enumerate() {
            let finish = index < finished;
            if !finish {
                proposal::halve(&mut written);
            }
            let saved = self.save_section(&editor, at, id, written, Some(lang), finish).await?;
            anyhow::ensure!(saved.unmet.is_empty() || !finish, "a section of the demo lacks {:?}", saved.unmet);
        }
        Ok(id)
    }

    async fn save_section(
        &self,
        editor: &Actor,
        at: Instant,
        id: Id,
        written: Written,
        lang: Option<Lang>,
        finish: bool,
    ) -> anyhow::Result<proposal_service::Saved> {
        let row = self.read(|db| ProposalRow::find(db, id))?.context("the proposal just begun")?;
        let edit = proposal_service::Edit { seen: row.content.fingerprint(written.section()), written, lang, finish };
        self.does(editor, at, move |db, act| proposal_service::save(db, act, id, edit)).await
    }

    /// Every organisation that answers writes its proposal and submits it. Returns them, the winner's first.
    async fn submit_all(&self, published: &Published, closed: i64) -> anyhow::Result<Vec<Id>> {
        let mut proposals = Vec::new();
        for (applicant, partner) in self.answering(published).into_iter().enumerate() {
            let at = self.days_ago(closed + 12, 10);
            let id = self.write(published, applicant, partner, at, 6).await?;
            let editor = self.organisations[partner].editor.clone();
            self.attach(&editor, at, DocumentOwner::Proposal, id).await?;
            self.save_section(&editor, at, id, Written::Documents, None, true).await?;
            proposals.push((id, partner));
        }
        for (applicant, (id, partner)) in proposals.iter().copied().enumerate() {
            let (signatory, version) = (self.organisations[partner].signatory.clone(), self.version_of(id)?);
            let at = self.days_ago(closed + 3, 9 + u32::try_from(applicant)?);
            self.does(&signatory, at, move |db, act| proposal_service::submit(db, act, id, version, true)).await?;
        }
        Ok(proposals.into_iter().map(|(id, _)| id).collect())
    }

    fn version_of(&self, proposal: Id) -> anyhow::Result<i32> {
        Ok(self.read(|db| ProposalRow::find(db, proposal))?.context("a proposal of the demo")?.version)
    }

    /// Organisations submit; the check has begun: of four proposals one was withdrawn, one refused, and two wait.
    pub(super) async fn check(&self, published: &Published, closed: i64) -> anyhow::Result<()> {
        let proposals = self.submit_all(published, closed).await?;
        let [_, _, refused, withdrawn] = proposals[..] else { anyhow::bail!("four organisations answer this call") };
        let partner = self.answering(published)[3];
        let signatory = self.organisations[partner].signatory.clone();
        let (version, reason) = (self.version_of(withdrawn)?, "Le même projet vient d'être financé par la commune.");
        let at = self.days_ago(closed + 1, 10);
        self.does(&signatory, at, move |db, act| proposal_service::withdraw(db, act, withdrawn, version, reason))
            .await?;
        let mut answers = all_met(published);
        let note = "Le récépissé joint est celui d'une autre organisation.".to_owned();
        answers.insert("registration_valid".to_owned(), Answer { met: Some(false), note });
        self.decide_eligibility(refused, closed, answers, "Dossier non recevable : enregistrement à produire.").await
    }

    /// Organisations submit; eligibility is checked; three evaluators score, or are still about it.
    pub(super) async fn evaluate(&self, published: &Published, closed: i64, to_the_end: bool) -> anyhow::Result<()> {
        let proposals = self.submit_all(published, closed).await?;
        for id in &proposals {
            self.decide_eligibility(*id, closed, all_met(published), "").await?;
        }
        self.score(published, closed, &proposals, to_the_end).await
    }

    async fn decide_eligibility(
        &self,
        id: Id,
        closed: i64,
        answers: Answers,
        note: &'static str,
    ) -> anyhow::Result<()> {
        let officer = self.staff("programme")?;
        let version = self.version_of(id)?;
        let at = self.days_ago(closed - 3, 10);
        self.does(&officer, at, move |db, act| eligibility_service::decide(db, act, id, version, &answers, note))
            .await?;
        Ok(())
    }

    async fn score(
        &self,
        published: &Published,
        closed: i64,
        proposals: &[Id],
        to_the_end: bool,
    ) -> anyhow::Result<()> {
        let officer = self.staff("programme2")?;
        let evaluators: Vec<Actor> = STAFF
            .iter()
            .filter(|words| words.role == Role::Evaluator)
            .map(|words| self.staff(words.login))
            .collect::<Result<_, _>>()?;
        let ids: Vec<Id> = evaluators.iter().filter_map(Actor::user).collect();
        let wanted = pairs(proposals, &ids);
        let call = published.call.id;
        let at = self.days_ago(closed - 5, 10);
        self.does(&officer, at, move |db, act| evaluation_service::assign(db, act, call, &wanted)).await?;
        let cards = self.read(|db| crate::db::evaluations::list_of_call(db, call))?;
        for (card, _) in cards {
            let evaluator = evaluators.iter().position(|actor| actor.is(card.evaluator_id)).context("an evaluator")?;
            let applicant = proposals.iter().position(|id| *id == card.proposal_id).context("a proposal")?;
            let at = self.days_ago(closed - 9, 11);
            // In a running evaluation the first is at the second file, the second has one left, the third has not begun.
            let done = if to_the_end { proposals.len() } else { [1, 2, 0][evaluator] };
            let begun = if to_the_end { done } else { [2, 2, 0][evaluator] };
            if applicant < begun {
                let hand_in = applicant < done;
                self.score_one(published, &evaluators[evaluator], &card, at, (evaluator, applicant), hand_in).await?;
            }
        }
        Ok(())
    }

    async fn score_one(
        &self,
        published: &Published,
        evaluator: &Actor,
        card: &EvaluationRow,
        at: Instant,
        (seat, applicant): (usize, usize),
        hand_in: bool,
    ) -> anyhow::Result<()> {
        let (id, version) = (card.id, card.version);
        let none = Declaration { interest: false, reason: String::new() };
        self.does(evaluator, at, move |db, act| evaluation_service::declare(db, act, id, version, &none)).await?;
        let mut scores: Vec<ScoreDraft> = published
            .call
            .grid
            .sections
            .iter()
            .flat_map(|section| &section.criteria)
            .enumerate()
            .map(|(index, criterion)| {
                // The first applicant is the best; evaluators differ by a point here and there.
                let base = 5 - applicant.min(2);
                let lower = usize::from((index + seat + published.sector).is_multiple_of(3));
                let score = base.saturating_sub(lower).clamp(2, 5);
                let grade = usize::from(score >= 3) + usize::from(score >= 4);
                ScoreDraft {
                    criterion: criterion.code.clone(),
                    score: Some(score.to_string()),
                    not_applicable: false,
                    reason: REASONS[index % REASONS.len()][grade].into(),
                }
            })
            .collect();
        let version = self.read(|db| EvaluationRow::find(db, id))?.context("a scorecard")?.version;
        if hand_in {
            self.does(evaluator, at, move |db, act| evaluation_service::hand_in(db, act, id, version, scores, ""))
                .await?;
        } else {
            scores.truncate(scores.len() / 2);
            self.does(evaluator, at, move |db, act| evaluation_service::save(db, act, id, version, scores, "")).await?;
        }
        Ok(())
    }

    /// Establishes the ranking and takes the decisions as proposed. Returns the winner.
    pub(super) async fn decide(&self, published: &Published, closed: i64) -> anyhow::Result<Id> {
        let chair = self.staff("presidence")?;
        let call = published.call.id;
        let at = self.days_ago(closed - 30, 10);
        self.does(&chair, at, move |db, act| decision_service::establish(db, act, call)).await?;
        let decider = self.staff("decision")?;
        let row = self.read(|db| CallRow::find(db, call))?.context("the call")?;
        let standing = self.read(|db| rankings::of_call(db, &row))?;
        let mut ranked: Vec<_> = standing.lots.iter().flat_map(|lot| &lot.ranking.ranked).collect();
        ranked.sort_by_key(|ranked| ranked.place);
        let winner = ranked.first().context("a ranked proposal")?.proposal;
        // As the ranking proposes.
        let drafts: Vec<DecisionDraft> = ranked
            .iter()
            .map(|ranked| DecisionDraft {
                proposal: ranked.proposal,
                outcome: ranked.outcome.to_string(),
                amount: String::new(),
                reason: "Décision conforme au classement du comité.".into(),
                conditions: String::new(),
                spread_note: "Écart discuté entre les évaluateurs.".into(),
            })
            .collect();
        let version = row.version;
        let at = self.days_ago(closed - 34, 10);
        self.does(&decider, at, move |db, act| decision_service::take(db, act, call, version, &drafts)).await?;
        Ok(winner)
    }

    /// The winner's project, as far as the organisation's number says.
    pub(super) async fn run_project(&self, proposal: Id, partner: usize) -> anyhow::Result<()> {
        let started = STARTED[partner];
        let agreement = self.contract(proposal, started, None).await?;
        let first = started + PAID_BEFORE;
        use PaymentState::{Approved, Confirmed, Prepared, Released};
        match partner {
            // Its second tranche was paid and has not been confirmed.
            0 => {
                self.pay(&agreement, 1, first, Confirmed, partner).await?;
                self.report(&agreement, partner, Some(true)).await?;
                self.pay(&agreement, 2, started - 185, Released, partner).await
            }
            // Its second tranche can be prepared.
            1 => {
                self.pay(&agreement, 1, first, Confirmed, partner).await?;
                self.report(&agreement, partner, Some(true)).await
            }
            // Its report waits to be read, or was sent back.
            2 | 4 => {
                self.pay(&agreement, 1, first, Confirmed, partner).await?;
                self.report(&agreement, partner, (partner == 4).then_some(false)).await
            }
            // Its report is late.
            3 => self.pay(&agreement, 1, first, Confirmed, partner).await,
            // The first payments wait: for the partner's word, for their release, for their approval.
            5 => self.pay(&agreement, 1, first, Released, partner).await,
            6 => self.pay(&agreement, 1, 3, Approved, partner).await,
            7 => self.pay(&agreement, 1, 1, Prepared, partner).await,
            // Two tranches paid, and all said.
            _ => {
                self.pay(&agreement, 1, first, Confirmed, partner).await?;
                self.report(&agreement, partner, Some(true)).await?;
                self.pay(&agreement, 2, started - 185, Confirmed, partner).await
            }
        }
    }

    /// From the award to an agreement in force, or as far as the signature it waits for.
    pub(super) async fn contract(
        &self,
        proposal: Id,
        started: i64,
        awaited: Option<Awaited>,
    ) -> anyhow::Result<AgreementRow> {
        let winner = self.read(|db| ProposalRow::find(db, proposal))?.context("the winner")?;
        let partner =
            self.organisations.iter().position(|known| known.id == winner.partner_id).context("its partner")?;
        let (signatory, version) = (self.organisations[partner].signatory.clone(), winner.version);
        let at = self.days_ago(started + 55, 10);
        self.does(&signatory, at, move |db, act| agreement_service::answer_award(db, act, proposal, version, true))
            .await?;
        let officer = self.staff("programme2")?;
        let risk = [Risk::Medium, Risk::Low, Risk::Medium][partner % 3];
        let input = Preparation { proposal, risk, starts_on: self.day(started) };
        let at = self.days_ago(started + 45, 10);
        let agreement = self.does(&officer, at, move |db, act| agreement_service::prepare(db, act, &input)).await?;
        let (id, version) = (agreement.id, agreement.version);
        let approver = self.staff("decision")?;
        let at = self.days_ago(started + 42, 10);
        self.does(&approver, at, move |db, act| agreement_service::approve(db, act, id, version)).await?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(documents::react(self.worker, &Event::AgreementApproved { agreement: id }))?;
        if awaited != Some(Awaited::Partner) {
            let at = self.days_ago(started + 38, 10);
            self.sign(id, &signatory, at, true).await?;
        }
        if awaited.is_none() {
            let at = self.days_ago(started + 36, 10);
            self.sign(id, &approver, at, false).await?;
        }
        self.read(|db| AgreementRow::find(db, id))?.context("the agreement")
    }

    async fn sign(&self, id: Id, signer: &Actor, at: Instant, partner: bool) -> anyhow::Result<()> {
        self.does(signer, at, move |db, act| agreement_service::ask_code(db, act, id)).await?;
        let agreement = self.read(|db| AgreementRow::find(db, id))?.context("the agreement")?;
        let text = agreement.text_document_id.context("the text of the agreement")?;
        let text =
            self.read(|db| crate::db::documents::DocumentRow::find(db, text))?.context("the text of the agreement")?;
        let input = SignInput {
            agreement: id,
            version: agreement.version,
            typed_name: signer.name.clone(),
            consents: true,
            consent_text: "Démonstration.".into(),
            shown_hash: text.sha256,
            verdict: CodeVerdict::Good,
            tries_left: 5,
            ip: "127.0.0.1".into(),
            user_agent: "kafo demo".into(),
        };
        let at = at + TimeDelta::minutes(4);
        if partner {
            self.does(signer, at, move |db, act| agreement_service::sign_as_partner(db, act, &input)).await?;
        } else {
            self.does(signer, at, move |db, act| agreement_service::sign_as_organisation(db, act, &input)).await?;
        }
        Ok(())
    }
}

/// How many days before a project begins its first tranche is paid.
const PAID_BEFORE: i64 = 7;

/// A yes to every question of the check.
fn all_met(published: &Published) -> Answers {
    let rules = &published.call.rules.administrative_rules;
    rules.iter().map(|rule| (rule.code.clone(), Answer { met: Some(true), note: String::new() })).collect()
}
