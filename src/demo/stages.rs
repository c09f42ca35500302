//! What happens to a call of the demo after its publication: drafts, submissions, scorecards,
//! decisions, and projects at different depths.

use anyhow::Context;
use chrono::TimeDelta;

use super::content::{PLACES, REASONS};
use super::people::STAFF;
use super::proposal::{self, Variant};
use super::seed::{Published, STARTED, Seeder, after, pairs, words_in};
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
use crate::domain::state::Instant;
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
    pub(super) fn attach(
        &mut self,
        actor: &Actor,
        at: Instant,
        owner: DocumentOwner,
        owner_id: Id,
    ) -> anyhow::Result<()> {
        let hash = hex::encode(<sha2::Sha256 as sha2::Digest>::digest(PAPER));
        let key = format!("demo/{}/{hash}.pdf", owner_id);
        let kind = ObjectKind::new("application/pdf", "exemple.pdf");
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(self.worker.storage.put(&key, PAPER.into(), &kind))?;
        let file = StoredFile {
            name: "Récépissé (exemple).pdf".into(),
            file_type: FileType::Pdf,
            size: i64::try_from(PAPER.len())?,
            sha256: hash,
            storage_key: key,
            scan: ScanState::NotScanned,
        };
        let place = Place { owner, owner_id, purpose: Purpose::Registration, code: "registration".into() };
        self.does(actor, at, move |db, act| document_service::record(db, act, place, file))?;
        Ok(())
    }

    /// The registration paper of an organisation.
    pub(super) fn paper(&mut self, actor: &Actor, partner: Id) -> anyhow::Result<()> {
        let at = self.days_ago(400, 9);
        self.attach(actor, at, DocumentOwner::Partner, partner)
    }

    /// Proposals begun by two organisations, one further than the other.
    pub(super) fn drafts(&mut self, published: &Published) -> anyhow::Result<()> {
        for (applicant, partner) in self.answering(published).into_iter().take(2).enumerate() {
            let at = self.days_ago(4, 10);
            let sections = if applicant == 0 { 6 } else { 2 };
            self.write(published, applicant, partner, at, sections)?;
        }
        Ok(())
    }

    /// A proposal with its first `sections` sections written and finished.
    fn write(
        &mut self,
        published: &Published,
        applicant: usize,
        partner: usize,
        at: Instant,
        sections: usize,
    ) -> anyhow::Result<Id> {
        let (country, places) = PLACES[published.country];
        let (editor, lang, partner_id) = {
            let organisation = &self.organisations[partner];
            (organisation.editor.clone(), organisation.lang, organisation.id)
        };
        // The call says in which languages one may write.
        let lang = if country.languages().contains(&lang) { lang } else { country.languages()[0] };
        let code = published.call.code.clone();
        let started =
            self.does(&editor, at, move |db, act| proposal_service::start(db, act, &code, None, Some(partner_id)))?;
        let variant = Variant {
            applicant,
            price: i64::try_from((applicant * 3 + published.sector * 2 + published.country) % 7)?,
            currency: country.currency(),
            lang,
            place: places[published.sector],
            dates: (at.date_naive() - TimeDelta::days(20), after(published.closes_at.date_naive(), 110)),
        };
        let id = started.proposal;
        for written in proposal::sections(words_in(published.sector, lang), &variant).into_iter().take(sections) {
            let row = self.read(|db| ProposalRow::find(db, id))?.context("the proposal just begun")?;
            let seen = row.content.fingerprint(written.section());
            let edit = proposal_service::Edit { seen, written, lang: Some(lang), finish: true };
            let saved = self.does(&editor, at, move |db, act| proposal_service::save(db, act, id, edit))?;
            anyhow::ensure!(saved.unmet.is_empty(), "a section of the demo lacks {:?}", saved.unmet);
        }
        Ok(id)
    }

    /// Three organisations submit; eligibility is checked; three evaluators score, or two of them so far.
    pub(super) fn evaluate(&mut self, published: &Published, closed: i64, to_the_end: bool) -> anyhow::Result<()> {
        let mut proposals = Vec::new();
        for (applicant, partner) in self.answering(published).into_iter().enumerate() {
            let at = self.days_ago(closed + 12, 10);
            let id = self.write(published, applicant, partner, at, 6)?;
            let (editor, signatory) =
                (self.organisations[partner].editor.clone(), self.organisations[partner].signatory.clone());
            self.attach(&editor, at, DocumentOwner::Proposal, id)?;
            let edit = proposal_service::Edit {
                seen: 0,
                written: crate::domain::proposal::Written::Documents,
                lang: None,
                finish: true,
            };
            let row = self.read(|db| ProposalRow::find(db, id))?.context("the proposal")?;
            let edit = proposal_service::Edit { seen: row.content.fingerprint(edit.written.section()), ..edit };
            self.does(&editor, at, move |db, act| proposal_service::save(db, act, id, edit))?;
            let row = self.read(|db| ProposalRow::find(db, id))?.context("the proposal")?;
            let at = self.days_ago(closed + 3, 9 + u32::try_from(applicant)?);
            let version = row.version;
            self.does(&signatory, at, move |db, act| proposal_service::submit(db, act, id, version, true))?;
            proposals.push(id);
        }
        self.check_eligibility(published, closed, &proposals)?;
        self.score(published, closed, &proposals, to_the_end)
    }

    fn check_eligibility(&mut self, published: &Published, closed: i64, proposals: &[Id]) -> anyhow::Result<()> {
        let officer = self.staff("programme")?;
        let answers: Answers = published
            .call
            .rules
            .administrative_rules
            .iter()
            .map(|rule| (rule.code.clone(), Answer { met: Some(true), note: String::new() }))
            .collect();
        for id in proposals {
            let (id, answers) = (*id, answers.clone());
            let version = self.read(|db| ProposalRow::find(db, id))?.context("a proposal")?.version;
            let at = self.days_ago(closed - 3, 10);
            self.does(&officer, at, move |db, act| eligibility_service::decide(db, act, id, version, &answers, ""))?;
        }
        Ok(())
    }

    fn score(&mut self, published: &Published, closed: i64, proposals: &[Id], to_the_end: bool) -> anyhow::Result<()> {
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
        self.does(&officer, at, move |db, act| evaluation_service::assign(db, act, call, &wanted))?;
        let cards = self.read(|db| crate::db::evaluations::list_of_call(db, call))?;
        for (card, _) in cards {
            let evaluator = evaluators.iter().position(|actor| actor.is(card.evaluator_id)).context("an evaluator")?;
            let applicant = proposals.iter().position(|id| *id == card.proposal_id).context("a proposal")?;
            // In a running evaluation the third evaluator has not begun.
            if !to_the_end && evaluator == 2 {
                continue;
            }
            let at = self.days_ago(closed - 9, 11);
            self.score_one(published, &evaluators[evaluator], &card, at, evaluator, applicant)?;
        }
        Ok(())
    }

    fn score_one(
        &mut self,
        published: &Published,
        evaluator: &Actor,
        card: &EvaluationRow,
        at: Instant,
        seat: usize,
        applicant: usize,
    ) -> anyhow::Result<()> {
        let (id, version) = (card.id, card.version);
        let none = Declaration { interest: false, reason: String::new() };
        self.does(evaluator, at, move |db, act| evaluation_service::declare(db, act, id, version, &none))?;
        let scores: Vec<ScoreDraft> = published
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
        self.does(evaluator, at, move |db, act| evaluation_service::hand_in(db, act, id, version, scores, ""))?;
        Ok(())
    }

    /// Establishes the ranking and takes the decisions as proposed. Returns the winner.
    pub(super) fn decide(&mut self, published: &Published, closed: i64) -> anyhow::Result<Id> {
        let chair = self.staff("presidence")?;
        let call = published.call.id;
        let at = self.days_ago(closed - 30, 10);
        self.does(&chair, at, move |db, act| decision_service::establish(db, act, call))?;
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
        self.does(&decider, at, move |db, act| decision_service::take(db, act, call, version, &drafts))?;
        Ok(winner)
    }

    /// The winner's project, as far as the organisation's number says.
    pub(super) fn run_project(&mut self, proposal: Id, partner: usize) -> anyhow::Result<()> {
        let started = STARTED[partner];
        let agreement = self.contract(proposal, partner, started)?;
        // 7: in force, nothing paid yet.
        if partner == 7 {
            return Ok(());
        }
        let first = payments_day(started);
        // 6: the first payment waits for its release.
        self.pay(&agreement, 1, first, partner != 6, partner.is_multiple_of(2), partner)?;
        match partner {
            0 | 8 => {
                self.report(&agreement, partner, Some(true))?;
                self.pay(&agreement, 2, started - 185, true, partner == 8, partner)
            }
            1 => self.report(&agreement, partner, Some(true)),
            2 => self.report(&agreement, partner, None),
            4 => self.report(&agreement, partner, Some(false)),
            // 3: late. 5, 6: their time has not come.
            _ => Ok(()),
        }
    }

    /// From the award to an agreement in force.
    fn contract(&mut self, proposal: Id, partner: usize, started: i64) -> anyhow::Result<AgreementRow> {
        let signatory = self.organisations[partner].signatory.clone();
        let version = self.read(|db| ProposalRow::find(db, proposal))?.context("the winner")?.version;
        let at = self.days_ago(started + 55, 10);
        self.does(&signatory, at, move |db, act| agreement_service::answer_award(db, act, proposal, version, true))?;
        let officer = self.staff("programme2")?;
        let risk = [Risk::Medium, Risk::Low, Risk::Medium][partner % 3];
        let input = Preparation { proposal, risk, starts_on: self.day(started) };
        let at = self.days_ago(started + 45, 10);
        let agreement = self.does(&officer, at, move |db, act| agreement_service::prepare(db, act, &input))?;
        let (id, version) = (agreement.id, agreement.version);
        let approver = self.staff("decision")?;
        let at = self.days_ago(started + 42, 10);
        self.does(&approver, at, move |db, act| agreement_service::approve(db, act, id, version))?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(documents::react(self.worker, &Event::AgreementApproved { agreement: id }))?;
        let at = self.days_ago(started + 38, 10);
        self.sign(id, &signatory, at, true)?;
        let at = self.days_ago(started + 36, 10);
        self.sign(id, &approver, at, false)?;
        self.read(|db| AgreementRow::find(db, id))?.context("the agreement in force")
    }

    fn sign(&mut self, id: Id, signer: &Actor, at: Instant, partner: bool) -> anyhow::Result<()> {
        self.does(signer, at, move |db, act| agreement_service::ask_code(db, act, id))?;
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
            self.does(signer, at, move |db, act| agreement_service::sign_as_partner(db, act, &input))?;
        } else {
            self.does(signer, at, move |db, act| agreement_service::sign_as_organisation(db, act, &input))?;
        }
        Ok(())
    }
}

/// When the first tranche is paid: a week before the project begins.
fn payments_day(started: i64) -> i64 {
    started + 7
}
