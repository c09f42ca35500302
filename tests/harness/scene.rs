//! Grants at a given stage, for tests that are about a later one. What another slice does is planted
//! here as rows; what is done from a scene on goes through the services.

use chrono::TimeDelta;
use kafo::db::calls::{CallRow, LotRow};
use kafo::db::partners::{MemberRow, PartnerRow};
use kafo::db::programmes::ProgrammeRow;
use kafo::db::proposals::{ProposalRow, ProposalVersionRow};
use kafo::db::types::List;
use kafo::domain::actor::{Actor, Grant, MemberRole, Role};
use kafo::domain::budget::LineDraft;
use kafo::domain::call::{CallRules, CallState};
use kafo::domain::grid::Grid;
use kafo::domain::id::Id;
use kafo::domain::money::Currency;
use kafo::domain::partner::{Details, Diligence, PartnerKind, PartnerState};
use kafo::domain::place::{Country, Sector};
use kafo::domain::proposal::frozen::Identity;
use kafo::domain::proposal::{Content, Frozen, ProposalState, Totals};
use kafo::domain::state::Instant;
use kafo::domain::text::{Lang, Texts};
use kafo::services::Refusal;
use sha2::{Digest, Sha256};

use super::app::TestApp;
use super::filing::papers;

/// A call of Guinea-Bissau whose deadline has passed, with the people around it.
pub struct Scene {
    /// The call, published.
    pub call: CallRow,
    /// Its only lot.
    pub lot: LotRow,
    /// An officer of the country.
    pub officer: Actor,
    /// Two evaluators of the country.
    pub evaluators: [Actor; 2],
    /// The chair of the committee.
    pub chair: Actor,
    /// A decision maker of the country.
    pub decider: Actor,
}

/// A closed call with an envelope of `envelope` francs.
pub fn closed_call(app: &TestApp, envelope: i64, rules: CallRules) -> Scene {
    let in_gw = |name: &str, role| app.person(name, &[Grant::in_country(role, Country::Gw)]);
    let officer = in_gw("officer", Role::ProgrammeOfficer);
    let author = officer.user().unwrap();
    let publisher = in_gw("publisher", Role::ProgrammeOfficer).user().unwrap();
    let now = Instant::from(app.clock.now());
    let (call, lot) = app
        .act(&Actor::system(), move |db, act| {
            let programme = ProgrammeRow {
                id: act.id(),
                code: "RMC".into(),
                name: Texts::new("Retours", "Returns", "Regressos"),
                summary: Texts::default(),
                planned_calls: 20,
                planned_beneficiaries: 6000,
                version: 1,
                created_at: act.at,
            };
            programme.insert(db)?;
            let call = CallRow {
                id: act.id(),
                code: "GW-2026-03".into(),
                programme_id: programme.id,
                state: CallState::Published,
                country: Country::Gw,
                sector: Sector::Agriculture,
                currency: Currency::Xof,
                title: Texts::new("Jardins de Bafatá", "Gardens of Bafatá", "Hortas de Bafatá"),
                summary: Texts::default(),
                description: Texts::default(),
                eligibility: Texts::default(),
                opens_at: Some(now - TimeDelta::days(60)),
                questions_until: Some(now - TimeDelta::days(20)),
                closes_at: Some(now - TimeDelta::days(1)),
                rules,
                grid: Grid::community_default(),
                author_id: author,
                submitted_by: Some(author),
                published_by: Some(publisher),
                published_at: Some(now - TimeDelta::days(60)),
                opened_at: None,
                decided_at: None,
                cancel_reason: None,
                search_text: String::new(),
                version: 1,
                created_at: now - TimeDelta::days(70),
                updated_at: now - TimeDelta::days(60),
            };
            call.insert(db)?;
            let lot = LotRow {
                id: act.id(),
                call_id: call.id,
                position: 1,
                name: Texts::new("Bafatá", "Bafatá", "Bafatá"),
                place: Texts::new("Bafatá", "Bafatá", "Bafatá"),
                envelope,
                target_beneficiaries: 300,
            };
            lot.insert(db)?;
            Ok((call, lot))
        })
        .unwrap();
    Scene {
        call,
        lot,
        officer,
        evaluators: [in_gw("evaluator1", Role::Evaluator), in_gw("evaluator2", Role::Evaluator)],
        chair: in_gw("chair", Role::CommitteeChair),
        decider: in_gw("decider", Role::DecisionMaker),
    }
}

impl Scene {
    /// A submitted proposal named `title` of an organisation named after it, asking for `requested`
    /// francs; and the organisation's signatory.
    pub fn submitted(&self, app: &TestApp, title: &str, requested: i64) -> (ProposalRow, Actor) {
        let signatory = app.person(&format!("signatory-{}", title.to_lowercase().replace(' ', "-")), &[]);
        let (call, lot, person, title) = (self.call.clone(), self.lot.clone(), signatory.clone(), title.to_owned());
        let proposal = app
            .act(&Actor::system(), move |db, act| {
                let partner = partner(act.id(), &title, act.at);
                partner.insert(db)?;
                let user = person.user().unwrap();
                let (partner_id, joined_at) = (partner.id, act.at);
                let role = MemberRole::Signatory;
                MemberRow { id: act.id(), partner_id, user_id: user, role, joined_at, left_at: None }.insert(db)?;
                let content = content(&title, requested);
                let totals = Totals::of(&content, call.currency);
                let id = act.id();
                let identity = Identity {
                    proposal: id,
                    number: format!("{}-{title}", call.code),
                    version: 1,
                    lang: Lang::Pt,
                    call: call.id,
                    call_code: call.code.clone(),
                    lot: lot.id,
                    partner: partner.id,
                    partner_name: partner.name.clone(),
                    partner_registration: String::new(),
                    submitted_by: user,
                    submitted_by_name: person.name.clone(),
                    submitted_at: act.at,
                };
                let frozen = Frozen::new(identity, content.clone(), call.currency, &[]);
                let canonical = frozen.to_canonical().map_err(|error| Refusal::Broken(error.to_string()))?;
                let proposal = ProposalRow {
                    id,
                    number: frozen.identity.number.clone(),
                    call_id: call.id,
                    lot_id: lot.id,
                    partner_id: partner.id,
                    state: ProposalState::Submitted,
                    lang: Lang::Pt,
                    title: title.clone(),
                    content,
                    requested: totals.grant,
                    total: totals.total,
                    beneficiaries: i32::try_from(totals.beneficiaries).unwrap(),
                    women: i32::try_from(totals.women).unwrap(),
                    finished: List(Vec::new()),
                    receipt_number: Some(format!("R-{title}")),
                    submitted_at: Some(act.at),
                    withdrawn_reason: String::new(),
                    version: 1,
                    created_by: user,
                    created_at: act.at,
                    updated_at: act.at,
                    updated_by: user,
                };
                proposal.insert(db)?;
                let version = ProposalVersionRow {
                    id: act.id(),
                    proposal_id: id,
                    number: 1,
                    receipt_number: format!("R-{title}"),
                    sha256: hex::encode(Sha256::digest(canonical.as_bytes())),
                    canonical,
                    submitted_by: user,
                    submitted_at: act.at,
                };
                version.insert(db)?;
                Ok(proposal)
            })
            .unwrap();
        (proposal, app.actor(signatory.user().unwrap()))
    }
}

fn partner(id: Id, title: &str, at: Instant) -> PartnerRow {
    PartnerRow {
        id,
        kind: PartnerKind::Ngo,
        state: PartnerState::Verified,
        name: format!("Association {title}"),
        short_name: title.to_owned(),
        country: Country::Gw,
        region: "GW-BA".into(),
        address: String::new(),
        registration_number: String::new(),
        founded_year: None,
        email: "contact@example.org".into(),
        phone: String::new(),
        website: String::new(),
        representative: "Nino Exemplo".into(),
        representative_role: String::new(),
        description: String::new(),
        lang: Lang::Pt,
        verification: Diligence::default(),
        verified_by: None,
        verified_at: None,
        expires_at: None,
        state_reason: String::new(),
        version: 1,
        created_at: at,
        updated_at: at,
        details: Details::default(),
        papers: papers(PartnerKind::Ngo),
        papers_until: None,
        second_look_by: None,
        second_look_at: None,
        merged_into: None,
    }
}

/// A proposal in which each section says its name and its title, so that leaks are seen.
fn content(title: &str, requested: i64) -> Content {
    let mut content = Content::default();
    content.project.title = title.to_owned();
    content.project.problem = format!("Problem of {title}");
    content.project.solution = format!("Solution of {title}");
    content.project.months = "9".into();
    content.project.starts_on = "2027-03-01".into();
    content.place.region = "GW-BA".into();
    content.place.locality = "Bafatá".into();
    content.beneficiaries.cells.insert("female.18-35.returnee".into(), "210".into());
    content.beneficiaries.cells.insert("male.36+.community".into(), "90".into());
    content.budget.lines.push(LineDraft {
        id: "b1".into(),
        heading: "equipment".into(),
        description: "Bomba solar".into(),
        unit: "unidade".into(),
        quantity: "1".into(),
        unit_cost: requested.to_string(),
        own_share: String::new(),
    });
    content
}
